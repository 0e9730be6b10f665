//! A class without a server: a quiz that is handed out, what comes back, and what that says of the
//! learners and of the questions.

pub mod analysis;
pub mod assignment;
pub mod confused;
pub mod figure;
pub mod gradebook;
pub mod live;
pub mod query;
pub mod record;
pub mod remarks;
pub mod scorm;
pub mod submission;
pub mod table;
pub mod told;
pub mod xapi;

pub use analysis::{Analysis, Item, analyse};
pub use assignment::{Assignment, Feedback, Order, Questions};
pub use confused::{Confused, confusions};
pub use gradebook::{Cell, Column, Counted, Gradebook, Learner, Marked, Unmarked};
pub use live::{Live, Moment};
pub use record::{Broken, Damage, Found, Merged, Record, Taken, gather};
pub use remarks::{Remark, TestRemark, remarks, test_remarks};
pub use submission::{Answered, Fault, Given, Submission, fingerprint, read_all};
pub use told::{key_told, told};
