//! What GIFT and Moodle XML have in common: questions with answers of so many per cent, and texts
//! that are marked up in one of four ways.

mod answers;
pub mod decimal;
mod gathered;
mod whole;

pub use answers::{Answer, with_tolerance};
pub use gathered::{Asked, Gathered};
pub use whole::{Body, body_of, said};
