//! What the reader sees: the model, drawn.
//!
//! Invariant: a view holds no rules. What is right, how far off, and why, comes from the
//! model; a view chooses the element and takes the words from [`wording`].
//!
//! Start at `root`, the one struct component and the only file that knows the browser;
//! `pages` has a file for each place, `components` what several of them share.

pub mod components;
pub mod event;
pub mod pages;
#[cfg(target_arch = "wasm32")]
pub mod root;
pub mod wording;

pub use event::{Event, Link};

#[cfg(test)]
mod tests;
