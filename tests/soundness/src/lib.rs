//! Judges drawn questions from the outside. It reads a set's JSON and the lines that
//! `annals draw` prints, and shares no code with the bank, not even the calendar.
//!
//! [`Judge`] tells the first defect of a question, [`Tally`] the statistics of many,
//! [`Shares`] those of quizzes, [`run()`] draws and judges so many of a set.

pub mod days;
pub mod fold;
pub mod judge;
pub mod period;
pub mod question;
pub mod run;
pub mod set;
pub mod sets;
pub mod shares;
pub mod statistics;
pub mod tally;

pub use judge::Judge;
pub use run::{Report, Run, run};
pub use shares::Shares;
pub use tally::Tally;
