//! The page in a real browser: what the journeys in `tests/` and the `load` program stand on.
//!
//! [`play`] is where to start: it serves the built site, opens a fresh Chromium on it, and fails at the first
//! error of a journey or the first warning in the browser's console. All that it starts ends with it. A [`Learner`]
//! knows the answer to every question on the page; [`Browser::is_sound`] is what holds of the page at any moment.

mod attended;
mod browser;
mod chromium;
pub mod class;
pub mod clock;
mod console;
pub mod engines;
mod enlarged;
mod firefox;
pub mod frames;
mod hand;
mod journey;
pub mod kills;
mod learner;
mod process;
pub mod records;
mod scholar;
mod screen;
mod site;
mod sound;
mod store;
mod stored;
mod touch;
mod witness;

pub use browser::Browser;
pub use chromium::{Engine, Options, Profile, View};
pub use console::Line;
pub use enlarged::Enlarged;
pub use hand::Hand;
pub use journey::{FIRST_QUESTION, dist, play};
pub use learner::{Learner, Played, Say};
pub use scholar::scholar;
pub use site::{Served, Site};
pub use store::{Asked, Faults, RecordStore};
pub use stored::{Agreement, Stored, agreement};
pub use thirtyfour::Key;
pub use witness::{Answered, Seen};
