//! What is kept of a learner's answers: attempts at quizzes, each under a key of
//! its own in the browser's storage.
//!
//! Invariant: nothing here writes. [`Attempt::encode`] gives the text to store,
//! [`Ledger::load`] reads what was stored and keeps aside what it cannot read.

mod attempt;
mod codec;
mod confusions;
pub mod journal;
mod ledger;

pub use attempt::{Answer, Attempt, AttemptId};
pub use codec::Unreadable;
pub use confusions::{confusions, fitting};
pub use journal::{Journal, Rating};
pub use ledger::{Ledger, Unread};
