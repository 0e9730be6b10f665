//! What is kept of a learner's answers: attempts at quizzes, each under a key of
//! its own in the browser's storage.
//!
//! Invariant: nothing here writes. [`Attempt::encode`] gives the text to store,
//! [`Ledger::load`] reads what was stored and keeps aside what it cannot read.

mod attempt;
pub mod backup;
mod changes;
pub mod climb;
mod codec;
mod confusions;
mod day;
pub mod fitting;
pub mod journal;
mod ledger;
mod memories;
pub mod queue;
mod rating;
mod roster;
pub mod schedule;
mod settings;
pub mod statistics;
pub mod thinning;

pub use attempt::{Answer, Attempt, AttemptId};
pub use changes::{Changes, meaning};
pub use codec::Unreadable;
pub use confusions::{confusions, fitting};
pub use day::StudyDay;
pub use journal::{Journal, Rating};
pub use ledger::{Ledger, Unread};
pub use memories::{Done, Memories, seed as spread_seed};
pub use queue::{Queue, Scope};
pub use rating::rate;
pub use roster::{Roster, Rostered};
pub use schedule::{Memory, Scheduler};
pub use settings::{Asking, RETENTION, Setting, Settings};
