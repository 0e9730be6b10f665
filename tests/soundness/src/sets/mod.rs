//! Sets of our own invention, to draw from: what no author would write, and what many do.

mod battles;
mod chance;
mod columns;
mod invented;

pub use battles::battles;
pub use columns::{Tongue, columns};
pub use invented::invented;
