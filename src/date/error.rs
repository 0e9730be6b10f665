//! Why a text is no EDTF date, in facts; the words for each are here alone.

use super::day::days_in_month;
use super::words::{MONTHS, year as year_words};
use std::fmt;

/// What is wrong with a text that should be a date, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    /// The character (not the byte) at which it went wrong, from 0.
    pub at: usize,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong with a text that should be a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no text.
    Empty,
    /// A space, where a date has none.
    Space,
    /// A character that looks like one of EDTF's and is not.
    Lookalike {
        /// The character in the text.
        found: char,
        /// The one to write.
        write: char,
    },
    /// Another notation, such as 19/10/1956 or 490 BC.
    OtherNotation {
        /// The text.
        found: String,
        /// The dates it may mean, in EDTF; none where the calendar has none.
        meant: Vec<String>,
    },
    /// Not four digits of a year.
    ExpectedYear,
    /// `-0000`.
    NegativeZero,
    /// Not two digits of a month or a season.
    ExpectedMonth,
    /// Not two digits of a day.
    ExpectedDay,
    /// A number that is neither a month nor a season.
    NoSuchMonth(String),
    /// A number that is no day of any month.
    NoSuchDay(String),
    /// A day that this month is too short for.
    MonthTooShort {
        /// Astronomical year.
        year: i64,
        /// 1–12.
        month: u8,
        /// The day that it has not.
        day: u8,
    },
    /// A day with unspecified digits that fits no month it may be in.
    NeverOccurs,
    /// `Y` without a year of five digits or with a power of ten.
    ExpectedLongYear,
    /// A year of more than ten digits.
    YearTooBig,
    /// More significant digits than the year has, or none.
    BadSignificance,
    /// A time of day.
    TimeOfDay,
    /// `{…}`, all of several dates.
    AllOfSet,
    /// `[` without `]`.
    UnclosedSet,
    /// A span or a range that ends before it starts.
    EndBeforeStart,
    /// A second `/`.
    SpanInSpan,
    /// A span with neither a start nor an end.
    NoEnds,
    /// Something after the end of a date.
    Unexpected(char),
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problem.fmt(f)
    }
}

impl std::error::Error for DateError {}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Problem::Lookalike { found, write } => {
                return write!(f, "‘{found}’ only looks like ‘{write}’: write the plain ‘{write}’");
            }
            Problem::OtherNotation { found, meant } => return other_notation(f, found, meant),
            Problem::NoSuchMonth(found) => {
                return write!(f, "there is no month {found}: months are 01 to 12, parts of a year 21 to 41");
            }
            Problem::NoSuchDay(found) => return write!(f, "there is no day {found}: days are 01 to 31"),
            Problem::MonthTooShort { year, month, day } => return month_too_short(f, *year, *month, *day),
            Problem::Unexpected(found) => {
                return write!(f, "‘{found}’ has no place here: a date ends before it, as in 1956-10-19");
            }
            Problem::Empty => "expected a date, as in 1956-10-19, 1956-10 or 1956",
            Problem::Space => "a date is written without spaces: remove the space, or write it as 1956-10-19",
            Problem::ExpectedYear => "expected four digits of a year, as in 1956 or 0490",
            Problem::NegativeZero => "the year 0 has no sign: write 0000 for 1 BCE",
            Problem::ExpectedMonth => "expected two digits of a month, 01 to 12",
            Problem::ExpectedDay => "expected two digits of a day, 01 to 31",
            Problem::NeverOccurs => "no day fits these digits: correct the day, the month or the year",
            Problem::ExpectedLongYear => "after Y, expected a year of five digits or more, as in Y12345 or Y-17E7; write a shorter one without Y",
            Problem::YearTooBig => "a year has ten digits at most: write a nearer one",
            Problem::BadSignificance => "after S, expected how many digits of the year count, from 1 to as many as it has",
            Problem::TimeOfDay => "a date has no time of day here: remove it, from the T on",
            Problem::AllOfSet => "several dates in { } cannot be one event: give each an event of its own",
            Problem::UnclosedSet => "expected ‘]’ at the end of the dates that ‘[’ began",
            Problem::EndBeforeStart => "the end lies before the start: exchange the two, or correct one",
            Problem::SpanInSpan => "a span has one ‘/’ between its start and its end: remove the other",
            Problem::NoEnds => "a span needs a start or an end: write a date before or after the ‘/’",
        })
    }
}

fn month_too_short(f: &mut fmt::Formatter<'_>, year: i64, month: u8, day: u8) -> fmt::Result {
    let name = MONTHS[usize::from(month.clamp(1, 12)) - 1];
    let (days, year) = (days_in_month(year, month), year_words(year).join(" "));
    write!(
        f,
        "{name} has {days} days in {year}, not {day}: correct the day or the month"
    )
}

fn other_notation(f: &mut fmt::Formatter<'_>, found: &str, meant: &[String]) -> fmt::Result {
    match meant {
        [] => write!(
            f,
            "‘{found}’ is not a day of the calendar: write year, month and day, as in 1956-10-19"
        ),
        [one] => write!(
            f,
            "‘{found}’ is not how a date is written here: write {one}"
        ),
        [one, others @ ..] => {
            write!(
                f,
                "‘{found}’ is not how a date is written here: write {one}"
            )?;
            others
                .iter()
                .try_for_each(|other| write!(f, " or {other}"))?;
            f.write_str(", whichever is meant")
        }
    }
}
