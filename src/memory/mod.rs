//! What is kept of a learner's answers, and what it says of their memory.
//!
//! Where to start reading: [`journal`] holds every answer; [`schedule`] says what is known of a
//! fact by its answers, and when it comes back; `memories` does so for all facts of a set;
//! [`queue`] says what is asked next, [`climb`] in which form. [`statistics`] looks back.
//! [`Changes`] are what an update of a set means for what is known. Beside them lie the attempts
//! at quizzes, so that one can be taken up.
//!
//! Invariants: nothing here writes, reads a clock or draws by chance. What is stored comes in as
//! texts and goes out as texts; what cannot be read is kept aside.

mod attempt;
pub mod backup;
mod changes;
pub mod climb;
mod codec;
mod confusions;
pub mod costs;
mod day;
mod earlier;
pub mod errand;
pub mod fitting;
mod history;
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

pub use attempt::{Answer, Assigned, Attempt, AttemptId};
pub use changes::{Changes, meaning};
pub use codec::{PREFIX as ATTEMPTS, Unreadable};
pub use confusions::{confusions, fitting};
pub use day::StudyDay;
pub use earlier::moved_of;
pub use journal::{Journal, Rating};
pub use ledger::{Ledger, Unread};
pub use memories::{Derivation, Done, Memories, seed as spread_seed};
pub use queue::{Queue, Scope};
pub use rating::rate;
pub use roster::{Roster, Rostered};
pub use schedule::{Memory, Scheduler};
pub use settings::{Asking, RETENTION, Setting, Settings};
