//! A class without a server: a quiz that is handed out, what comes back, and what that says of the
//! learners and of the questions.

pub mod analysis;
pub mod assignment;
pub mod gradebook;
pub mod submission;
pub mod xapi;

pub use analysis::{Analysis, Item, analyse};
pub use assignment::{Assignment, Feedback, Order, Questions};
pub use gradebook::{Cell, Column, Gradebook, Learner, Marked, Unmarked};
pub use submission::{Answered, Fault, Given, Submission, fingerprint, read_all};
