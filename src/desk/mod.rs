//! The open set of a teacher: a [`Document`] that is changed cell by cell and can be taken back
//! step by step, and what is told of it. All of it runs in a worker; the page shows what the
//! worker tells, in the words of [`order`].

mod cells;
mod change;
pub mod code;
mod document;
pub mod order;
mod preview;
pub mod range;
mod report;
mod scan;
mod work;

pub use cells::{columns, heading};
pub use document::Document;
pub use work::Desk;
