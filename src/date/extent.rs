//! A date as an interval of days, and what two intervals decide.

use super::Day;
use super::form::{Choice, Date, Form, Span};
use super::simple::Simple;

/// The days between which a date lies, both included. `None` where that end
/// is open or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Extent {
    /// The first day that may be meant.
    pub earliest: Option<Day>,
    /// The last day that may be meant.
    pub latest: Option<Day>,
}

/// How two dates lie to each other, as far as they decide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// All of the first lies before all of the second.
    Before,
    /// All of the first lies after all of the second.
    After,
    /// Both are one and the same day.
    Same,
    /// The dates do not say.
    Undecidable,
}

/// Which comes first, `a` or `b`, with the margin of doubtful dates.
///
/// `Same` is for one single day on both sides: 1941 against 1941 is
/// undecidable, for either may have been first.
pub fn compare(a: &Date, b: &Date) -> Order {
    let (a, b) = (a.margin_extent(), b.margin_extent());
    if a.ends_before(b) {
        Order::Before
    } else if b.ends_before(a) {
        Order::After
    } else if a == b && a.is_one_day() {
        Order::Same
    } else {
        Order::Undecidable
    }
}

impl Extent {
    /// Whether it is over, for certain, before the other begins.
    pub fn ends_before(self, other: Extent) -> bool {
        matches!((self.latest, other.earliest), (Some(end), Some(start)) if end < start)
    }

    /// Whether the two have, for certain, no day in common.
    pub fn is_apart_from(self, other: Extent) -> bool {
        self.ends_before(other) || other.ends_before(self)
    }

    fn is_one_day(self) -> bool {
        self.earliest.is_some() && self.earliest == self.latest
    }

    fn between((first, last): (Day, Day)) -> Extent {
        Extent {
            earliest: Some(first),
            latest: Some(last),
        }
    }

    /// The least interval that holds both.
    fn with(self, other: Extent) -> Extent {
        Extent {
            earliest: self.earliest.zip(other.earliest).map(|(a, b)| a.min(b)),
            latest: self.latest.zip(other.latest).map(|(a, b)| a.max(b)),
        }
    }

    fn without_start(self) -> Extent {
        Extent {
            earliest: None,
            ..self
        }
    }

    fn without_end(self) -> Extent {
        Extent {
            latest: None,
            ..self
        }
    }
}

impl Date {
    /// The days between which the date lies as it is written, whatever its
    /// `?` and `~`; of a set or of unspecified digits, the hull.
    pub fn extent(&self) -> Extent {
        self.hull(Simple::days)
    }

    /// As [`Date::extent`], each doubtful end moved outward by one unit: the
    /// year of 1920~ by a year, the day of 1945-08-06? by a day.
    pub fn margin_extent(&self) -> Extent {
        self.hull(Simple::days_with_margin)
    }

    fn hull(&self, days: fn(&Simple) -> (Day, Day)) -> Extent {
        let of = |date: &Simple| Extent::between(days(date));
        match &self.form {
            Form::Point(date) => of(date),
            Form::Span(Span::Closed(start, end)) => of(start).with(of(end)),
            Form::Span(Span::NoStart(_, end)) => of(end).without_start(),
            Form::Span(Span::NoEnd(start, _)) => of(start).without_end(),
            Form::Between(choices) => choices
                .iter()
                .map(|choice| match choice {
                    Choice::One(date) => of(date),
                    Choice::Range(from, to) => of(from).with(of(to)),
                    Choice::Until(date) => of(date).without_start(),
                    Choice::From(date) => of(date).without_end(),
                })
                .reduce(Extent::with)
                // Never: a set has a member. Without one it would say nothing.
                .unwrap_or(Extent {
                    earliest: None,
                    latest: None,
                }),
        }
    }
}
