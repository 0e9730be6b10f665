//! One date without `/` or `[…]`: a year, perhaps a part of it, a month, a day,
//! each with its marks of doubt.

use super::day::{Day, days_in_month};
use super::digits::Digits;
use super::season::Season;
use super::year::Year;
use std::fmt;

/// What EDTF says of a component with `?`, `~` or `%`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Doubt {
    /// `?`
    Uncertain,
    /// `~`
    Approximate,
    /// `%`
    Both,
}

/// A component with the doubt written before it, which is about this
/// component alone, and after it, which is about all to its left as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Part<T> {
    pub(super) before: Option<Doubt>,
    pub(super) value: T,
    pub(super) after: Option<Doubt>,
}

/// What follows the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Rest {
    Nothing,
    Season(Part<Season>),
    Month(Part<Digits>),
    Day(Part<Digits>, Part<Digits>),
}

/// A single date. Made by [`Simple::new`] alone, so that its days exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Simple {
    year: Part<Year>,
    rest: Rest,
    first: Day,
    last: Day,
}

/// A stretch by which a doubtful bound is moved; by size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Day,
    Months(i64),
}

impl Simple {
    /// `None` where no day of the calendar fits, as for 30 February.
    pub(super) fn new(year: Part<Year>, rest: Rest) -> Option<Simple> {
        let (first, last) = days(year.value, &rest)?;
        Some(Simple {
            year,
            rest,
            first,
            last,
        })
    }

    /// The year and its doubt.
    pub(super) fn year(&self) -> Part<Year> {
        self.year
    }

    /// What follows the year.
    pub(super) fn rest(&self) -> Rest {
        self.rest
    }

    /// The first and the last day that may be meant, as written.
    pub(super) fn days(&self) -> (Day, Day) {
        (self.first, self.last)
    }

    /// As [`Simple::days`], each moved outward by the margin of its doubt.
    pub(super) fn days_with_margin(&self) -> (Day, Day) {
        match self.margin() {
            None => self.days(),
            Some(Step::Day) => (self.first.plus(-1), self.last.plus(1)),
            Some(Step::Months(n)) => (self.first.months_earlier(n), self.last.months_later(n)),
        }
    }

    /// Whether any component is in doubt.
    pub(super) fn is_qualified(&self) -> bool {
        self.margin().is_some()
    }

    /// The size of the smallest unit that the date pins down.
    fn precision(&self) -> Step {
        let years = self.year.value.grain();
        let in_year = match self.rest {
            Rest::Nothing => Step::Months(12),
            Rest::Season(season) => Step::Months(season.value.length()),
            Rest::Month(month) | Rest::Day(month, _) if month.value.exact().is_none() => {
                Step::Months(12)
            }
            Rest::Month(_) => Step::Months(1),
            Rest::Day(_, day) if day.value.exact().is_none() => Step::Months(1),
            Rest::Day(..) => Step::Day,
        };
        if years > 1 {
            Step::Months(12 * years)
        } else {
            in_year
        }
    }

    /// One unit of the widest component that carries a doubt, and no less
    /// than the precision of the whole: 2004-06-11? may be off by a day,
    /// 2004?-06-11 by a year.
    fn margin(&self) -> Option<Step> {
        let year = self.year.step(Step::Months(12 * self.year.value.grain()));
        let rest = match self.rest {
            Rest::Nothing => None,
            Rest::Season(season) => season.step(Step::Months(season.value.length())),
            Rest::Month(month) => month.step(Step::Months(1)),
            Rest::Day(month, day) => month.step(Step::Months(1)).max(day.step(Step::Day)),
        };
        Some(year.max(rest)?.max(self.precision()))
    }
}

impl<T> Part<T> {
    fn step(&self, unit: Step) -> Option<Step> {
        (self.before.is_some() || self.after.is_some()).then_some(unit)
    }
}

fn days(year: Year, rest: &Rest) -> Option<(Day, Day)> {
    let (first, last) = year.bounds();
    match rest {
        Rest::Nothing => Some((Day::from_ymd(first, 1, 1)?, Day::from_ymd(last, 12, 31)?)),
        Rest::Season(season) => Some(season.value.days((first, last))),
        Rest::Month(month) => {
            let from = (1..=12u16).find(|&m| month.value.allow(m))?;
            let to = (1..=12u16).rfind(|&m| month.value.allow(m))?;
            Some((
                Day::month_start(first * 12 + i64::from(from) - 1),
                Day::month_end(last * 12 + i64::from(to) - 1),
            ))
        }
        Rest::Day(month, day) => {
            let fits = |y, m| in_month(y, m, month.value, day.value);
            let years = (first..=last).filter(|&y| year.allows(y));
            let from = years
                .clone()
                .find_map(|y| (1..=12).find_map(|m| fits(y, m)))?
                .0;
            let to = years
                .rev()
                .find_map(|y| (1..=12).rev().find_map(|m| fits(y, m)))?
                .1;
            Some((from, to))
        }
    }
}

/// The first and the last day that fit in that month of that year.
fn in_month(year: i64, month: u8, months: Digits, days: Digits) -> Option<(Day, Day)> {
    if !months.allow(u16::from(month)) {
        return None;
    }
    let mut fitting = (1..=days_in_month(year, month)).filter(|&day| days.allow(u16::from(day)));
    let first = fitting.next()?;
    let last = fitting.next_back().unwrap_or(first);
    Some((
        Day::from_ymd(year, month, first)?,
        Day::from_ymd(year, month, last)?,
    ))
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Doubt::Uncertain => "?",
            Doubt::Approximate => "~",
            Doubt::Both => "%",
        })
    }
}

impl<T: fmt::Display> fmt::Display for Part<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.before.iter().try_for_each(|doubt| doubt.fmt(f))?;
        self.value.fmt(f)?;
        self.after.iter().try_for_each(|doubt| doubt.fmt(f))
    }
}

impl fmt::Display for Simple {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.year.fmt(f)?;
        match self.rest {
            Rest::Nothing => Ok(()),
            Rest::Season(season) => write!(f, "-{season}"),
            Rest::Month(month) => write!(f, "-{month}"),
            Rest::Day(month, day) => write!(f, "-{month}-{day}"),
        }
    }
}
