//! What the app decides. A browser tells it what happened ([`Msg`]), it changes its
//! [`Model`] and orders what is to be done ([`Effect`]); nothing here does anything.
//!
//! Invariant: no clock, no chance, no browser: they come in with [`Env`].
//! A page is one file: its part of the model, its messages, its decisions.

pub mod aside;
mod attempts;
pub mod changes;
pub mod class;
pub mod desk;
pub mod effect;
pub mod errands;
pub mod keeping;
pub mod key;
pub mod keys;
pub mod map;
pub mod model;
pub mod msg;
mod open;
pub mod practise;
pub mod print;
mod report;
mod rest;
pub mod review;
pub mod route;
pub mod run;
pub mod study;
pub mod update;
pub mod upkeep;

pub use effect::{Effect, FocusOn};
pub use key::Key;
pub use keys::uses_key;
pub use model::{Library, Listed, Model, Notice, Page, Rest, Shelf};
pub use msg::{Env, FetchError, Msg, Opened, SaveError};
pub use open::first_file;
pub use rest::{begins_early, is_drawn_early, passes_early, still_meant};
pub use route::Route;
pub use update::update;
