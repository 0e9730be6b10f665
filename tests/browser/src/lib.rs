//! The page in a real browser: what the journeys in `tests/` and the `load` program stand on.
//!
//! [`play`] is where to start: it serves the built site, opens a fresh Chromium on it, and fails at the first
//! error of a journey or the first warning in the browser's console. All that it starts ends with it.

mod browser;
mod chromium;
mod console;
mod journey;
mod screen;
mod site;
mod touch;

pub use browser::Browser;
pub use chromium::{Options, Profile, View};
pub use console::Line;
pub use journey::{FIRST_QUESTION, dist, play};
pub use site::{Served, Site};
pub use thirtyfour::Key;
