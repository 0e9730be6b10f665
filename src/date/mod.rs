//! When things happened: EDTF dates as intervals of days.
//!
//! A date is read once, with [`Date::parse`], and is from then on an interval:
//! [`Date::extent`] as written, [`Date::margin_extent`] with a margin where the
//! date is doubtful. Which of two came first is answered by [`compare`], in
//! which year (or other unit) something lies by [`Period::around`]; both say
//! so where the dates do not decide it. [`text`] writes a date for a reader.
//!
//! EDTF is the profile of ISO 8601-2:2019, Annex A: levels 0 and 1 without
//! times of day, and of level 2 what history needs. Years are astronomical
//! (1 BCE is 0) and days proleptic Gregorian, for whatever calendar the people
//! of the time used.
//!
//! From the text inward: `parse` (with `advice` for what is not EDTF and
//! `error` for the words, and `explain` for what was meant), `form` (a whole date), `simple` (one date of it),
//! `year`, `season`, `digits`, `day`. From the date outward: `extent`,
//! `period`, `text`.
//!
//! Architecture invariant: nothing here knows another room, a clock or serde.

mod advice;
mod day;
mod digits;
mod edtf;
mod error;
mod explain;
mod extent;
mod form;
mod parse;
mod period;
mod season;
mod simple;
mod text;
mod words;
mod year;

#[cfg(test)]
mod laws;

pub use day::Day;
pub use error::{DateError, Problem};
pub use explain::explain;
pub use extent::{Extent, Order, compare};
pub use form::{Date, Shape};
pub use period::{Days, Period, Unit};
pub use text::text;
pub use words::MONTHS;
