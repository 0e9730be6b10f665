//! Annals turns a set of dated events into questions, keeps what was answered, and
//! shows the proof of every answer, all inside the learner's browser.
//!
//! Where to start reading: [`set`] says what a teacher loads, [`bank`] turns it into
//! questions with their proofs, [`session`] is a quiz as a state machine, [`app`]
//! decides what happens on every message. `ui` draws, `browser` does.
//!
//! A room imports only rooms above it in this list; `tests/architecture.rs` holds that.

pub mod date;
pub mod set;

pub mod bank;

pub mod exchange;

pub mod desk;

pub mod memory;

pub mod session;

pub mod class;

pub mod app;

#[cfg(feature = "ui")]
pub mod ui;

#[cfg(all(feature = "ui", target_arch = "wasm32"))]
pub mod browser;

#[cfg(not(target_arch = "wasm32"))]
pub mod command_line;
