//! Annals.
pub mod date;
