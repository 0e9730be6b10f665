//! What several pages share.

pub mod axis;
pub mod button;
pub mod element;
pub mod frame;
pub mod help;
pub mod icon;
pub mod picture;
pub mod proof;
mod proof_order;
pub mod text;

pub use axis::{Mark, axis};
pub use button::{button, square};
pub use element::{Element, el, group};
pub use frame::{notices, place, waiting};
pub use help::help;
pub use picture::picture;
pub use proof::{proof, verdict_name, whole};
pub use text::{amiss, complaint, heading, paragraph, stem, title};

/// The name of a key, where there are keys.
pub fn key(name: &str) -> Element {
    el("kbd aria-hidden='true'").text(name)
}
