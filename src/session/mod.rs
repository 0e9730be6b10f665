//! A quiz as a state machine: what is asked now, what has been answered, what follows.
//!
//! Invariant: a [`Quiz`] moves only by its own methods; each returns what must be
//! stored before the learner sees the consequence.

mod draft;
mod quiz;
mod sitting;

pub use draft::{Complaint, Draft, Lift};
pub use quiz::{Quiz, Slot, Stage};
pub use sitting::Sitting;
