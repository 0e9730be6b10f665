//! A whole EDTF date: one date, a span, or one of a set; and how it is written.

use super::simple::Simple;
use std::fmt;

/// A parsed EDTF date, as it was written.
///
/// Two dates are equal when they are written alike; whether they may be the
/// same day is what [`compare`](super::compare) answers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    pub(super) form: Form,
}

/// What kind of statement a date makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A date of some precision: `1956`, `1956-10-19`.
    Point,
    /// Something that lasted: `1918/1922`, `1975/..`.
    Span,
    /// Once, at some time between: `[1978-05..1978-08]`.
    Between,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Form {
    Point(Simple),
    Span(Span),
    /// Never empty.
    Between(Vec<Choice>),
}

/// At least one end is a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Span {
    Closed(Simple, Simple),
    NoStart(NoEnd, Simple),
    NoEnd(Simple, NoEnd),
}

/// An end of a span that is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum NoEnd {
    /// `..`: there is none.
    Open,
    /// Nothing written: there is one, but nobody knows when.
    Unknown,
}

/// A member of a one-of set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Choice {
    One(Simple),
    Range(Simple, Simple),
    Until(Simple),
    From(Simple),
}

impl Date {
    /// What kind of statement this date makes.
    pub fn shape(&self) -> Shape {
        match self.form {
            Form::Point(_) => Shape::Point,
            Form::Span(_) => Shape::Span,
            Form::Between(_) => Shape::Between,
        }
    }

    /// When a span began; the date itself where it is none. Of a span without
    /// a start: once at or before its end, `[..1931]`.
    pub fn start(&self) -> Date {
        match self.form {
            Form::Span(Span::Closed(start, _) | Span::NoEnd(start, _)) => Date::point(start),
            Form::Span(Span::NoStart(_, end)) => Date {
                form: Form::Between(vec![Choice::Until(end)]),
            },
            Form::Point(_) | Form::Between(_) => self.clone(),
        }
    }

    /// When a span ended; the date itself where it is none. Of a span without
    /// an end: once at or after its start, `[1975..]`.
    pub fn end(&self) -> Date {
        match self.form {
            Form::Span(Span::Closed(_, end) | Span::NoStart(_, end)) => Date::point(end),
            Form::Span(Span::NoEnd(start, _)) => Date {
                form: Form::Between(vec![Choice::From(start)]),
            },
            Form::Point(_) | Form::Between(_) => self.clone(),
        }
    }

    /// Whether any part of it is marked `?`, `~` or `%`.
    pub fn is_qualified(&self) -> bool {
        match &self.form {
            Form::Point(date) => date.is_qualified(),
            Form::Span(Span::Closed(start, end)) => start.is_qualified() || end.is_qualified(),
            Form::Span(Span::NoStart(_, date) | Span::NoEnd(date, _)) => date.is_qualified(),
            Form::Between(choices) => choices.iter().any(|choice| match choice {
                Choice::One(date) | Choice::Until(date) | Choice::From(date) => date.is_qualified(),
                Choice::Range(from, to) => from.is_qualified() || to.is_qualified(),
            }),
        }
    }

    fn point(date: Simple) -> Date {
        Date {
            form: Form::Point(date),
        }
    }
}

/// The EDTF that [`Date::parse`] reads back to the same date.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.form {
            Form::Point(date) => date.fmt(f),
            Form::Span(Span::Closed(start, end)) => write!(f, "{start}/{end}"),
            Form::Span(Span::NoStart(none, end)) => write!(f, "{none}/{end}"),
            Form::Span(Span::NoEnd(start, none)) => write!(f, "{start}/{none}"),
            Form::Between(choices) => {
                for (index, choice) in choices.iter().enumerate() {
                    f.write_str(if index == 0 { "[" } else { "," })?;
                    choice.fmt(f)?;
                }
                f.write_str("]")
            }
        }
    }
}

impl fmt::Display for NoEnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NoEnd::Open => "..",
            NoEnd::Unknown => "",
        })
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Choice::One(date) => date.fmt(f),
            Choice::Range(from, to) => write!(f, "{from}..{to}"),
            Choice::Until(date) => write!(f, "..{date}"),
            Choice::From(date) => write!(f, "{date}.."),
        }
    }
}
