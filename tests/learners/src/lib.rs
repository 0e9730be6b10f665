//! Learners whose memory is known, and three years of theirs with a schedule.
//!
//! [`Learner`] has a memory that nobody sees, a calendar, and errs. [`live`] lets it answer what
//! a [`Plan`] brings, day by day, and counts. [`Ours`] is the plan of Annals, [`Ladder`] the
//! older ones it is held against, [`Stretches`] finds the intervals at which one of those
//! keeps as much.

mod course;
mod fit;
mod ladder;
mod learner;
mod luck;
mod nature;
mod ours;
mod stretch;
mod trial;

pub use course::{Course, Outcome, Plan, Standing, WEAK, live};
pub use fit::fitted;
pub use ladder::{Ladder, Rule, Scale};
pub use learner::{Errs, Keeps, Learner};
pub use nature::{Nature, Trace};
pub use ours::{Days, Differs, Ours, Source};
pub use stretch::{Equal, Stretches};
pub use trial::{OTHERWISE, SOURCES, Trial};
