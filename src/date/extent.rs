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

    /// From the start of this to the end of the other, which does not end
    /// before this begins. An end may be vaguer than the start, as in
    /// 1945/19XX, and still lies after it.
    fn until(self, end: Extent) -> Extent {
        Extent {
            earliest: self.earliest,
            latest: end.latest,
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
            Form::Span(Span::Closed(start, end)) => of(start).until(of(end)),
            Form::Span(Span::NoStart(_, end)) => of(end).without_start(),
            Form::Span(Span::NoEnd(start, _)) => of(start).without_end(),
            Form::Between(choices) => choices
                .iter()
                .map(|choice| match choice {
                    Choice::One(date) => of(date),
                    Choice::Range(from, to) => of(from).until(of(to)),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_decided_only_where_every_day_agrees() {
        use Order::{After, Before, Same, Undecidable};
        let cases = [
            ("1939-09-01", "1941-12-07", Before),
            ("1941-12-07", "1939-09-01", After),
            ("1941-12-07", "1941-12-07", Same),
            ("1941-12-07?", "1941-12-07", Undecidable),
            ("1941", "1941", Undecidable),
            ("1941", "1941-12-07", Undecidable),
            ("1941", "1942-01-01", Before),
            ("1941~", "1942-01-01", Undecidable),
            ("1941~", "1943", Before),
            ("1941~", "1943~", Undecidable),
            ("1941?-12-07", "1942-11-01", Undecidable),
            ("1941-12-07?", "1941-12-09", Before),
            ("1941-12?", "1942-01", Undecidable),
            ("1941-12?", "1942-02", Before),
            ("156X~", "1575", Undecidable),
            ("156X~", "1580", Before),
            ("1918~/1922", "1923", Before),
            ("1918/1922~", "1923", Undecidable),
            ("1918/..", "1917", After),
            ("1918/..", "1930", Undecidable),
            ("/1931", "1932", Before),
            ("[1978-05..1978-08]", "1978-09-01", Before),
            ("[1667,1668]", "1667", Undecidable),
            ("1945-21", "1945-06", Undecidable),
            ("1945-25", "1945-06", Before),
            ("-0489", "0079", Before),
        ];
        for (a, b, order) in cases {
            let (first, second) = (Date::parse(a).expect(a), Date::parse(b).expect(b));
            assert_eq!(compare(&first, &second), order, "{a} against {b}");
        }
    }

    #[test]
    fn a_margin_is_one_unit_of_what_is_in_doubt() {
        let cases = [
            ("1920~", "1919-01-01", "1921-12-31"),
            ("1920-04?", "1920-03-01", "1920-05-31"),
            ("1945-08-06?", "1945-08-05", "1945-08-07"),
            ("2004?-06-11", "2003-06-11", "2005-06-11"),
            ("2004-~02-29", "2004-01-29", "2004-03-31"),
            ("2004?-XX", "2003-01-01", "2005-12-31"),
            ("156X~", "1550-01-01", "1579-12-31"),
            ("1945-25?", "1944-12-01", "1945-08-31"),
            ("1950S2~", "1800-01-01", "2099-12-31"),
            ("1918~/1922", "1917-01-01", "1922-12-31"),
            ("[1918,1922~]", "1918-01-01", "1923-12-31"),
        ];
        for (edtf, earliest, latest) in cases {
            let extent = Date::parse(edtf).expect(edtf).margin_extent();
            let days = [extent.earliest, extent.latest].map(|day| day.map(|day| day.to_string()));
            assert_eq!(
                days,
                [Some(earliest.to_owned()), Some(latest.to_owned())],
                "{edtf}"
            );
        }
    }
}
