//! A calendar unit at its place: the year 1956, October 1956, the 1950s.

use super::day::Day;
use super::extent::Extent;
use super::form::Date;

/// A unit of the calendar, by size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// One day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
    /// Ten years that share their first digits: 1950–1959.
    Decade,
    /// A hundred years that share their first digits: 1900–1999, not 1901–2000.
    Century,
}

impl Unit {
    /// Every unit, the smallest first.
    pub const ALL: [Unit; 5] = [
        Unit::Day,
        Unit::Month,
        Unit::Year,
        Unit::Decade,
        Unit::Century,
    ];

    /// Its length in months; `None` for a day.
    fn months(self) -> Option<i64> {
        match self {
            Unit::Day => None,
            Unit::Month => Some(1),
            Unit::Year => Some(12),
            Unit::Decade => Some(120),
            Unit::Century => Some(1200),
        }
    }
}

/// One unit of the calendar at its place. Ordered by unit, then by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    unit: Unit,
    /// The first of its days.
    first: Day,
    /// The months from January of year 0 to its first one; of a day 0. To find them out from
    /// a day takes longest of all that is reckoned here.
    months: i64,
}

/// A first and a last day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Days {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

impl From<Days> for Extent {
    fn from(days: Days) -> Extent {
        Extent {
            earliest: Some(days.first),
            latest: Some(days.last),
        }
    }
}

impl Period {
    /// The period of that unit in which the whole of the date lies, with the
    /// margin of its doubt; `None` where it may lie outside of any one.
    pub fn around(date: &Date, unit: Unit) -> Option<Period> {
        Period::of_extent(date.margin_extent(), unit)
    }

    /// The period of that unit in which all these days lie.
    pub fn of_extent(extent: Extent, unit: Unit) -> Option<Period> {
        let period = Period::of(unit, extent.earliest?);
        period.holds(extent).then_some(period)
    }

    /// The period of that unit in which the day lies.
    pub fn of(unit: Unit, day: Day) -> Period {
        match unit.months() {
            Some(length) => {
                let months = day.months();
                Period::from_month(unit, months - months.rem_euclid(length))
            }
            None => Period {
                unit,
                first: day,
                months: 0,
            },
        }
    }

    /// The period of a unit that begins with this month, counted from January of year 0.
    fn from_month(unit: Unit, months: i64) -> Period {
        Period {
            unit,
            first: Day::month_start(months),
            months,
        }
    }

    /// The year of this number; astronomical, so that 0 is 1 BCE. `None` where no day is
    /// reckoned with.
    #[must_use]
    pub fn year_of(year: i64) -> Option<Period> {
        Day::has_year(year).then(|| Period::from_month(Unit::Year, year * 12))
    }

    /// The period of the same unit so many later, or earlier where negative.
    pub fn shifted(self, by: i32) -> Period {
        let by = i64::from(by);
        match self.unit.months() {
            Some(length) => Period::from_month(self.unit, self.months + by * length),
            None => Period::of(self.unit, self.first.plus(by)),
        }
    }

    /// Its unit.
    pub fn unit(self) -> Unit {
        self.unit
    }

    /// How many units it lies after another period of its unit; less than 0 where before.
    pub fn units_after(self, other: Period) -> i64 {
        match self.unit.months() {
            Some(length) => (self.months - other.months) / length,
            None => self.first.count() - other.first.count(),
        }
    }

    /// Its first day.
    pub fn first(self) -> Day {
        self.first
    }

    /// Its first and its last day.
    pub fn extent(self) -> Days {
        let last = self.unit.months().map_or(self.first, |length| {
            Day::month_end(self.months + length - 1)
        });
        Days {
            first: self.first,
            last,
        }
    }

    /// The year in which it begins; astronomical, so that 0 is 1 BCE.
    pub fn year(self) -> i64 {
        match self.unit {
            Unit::Day => self.first.to_ymd().0,
            Unit::Month | Unit::Year | Unit::Decade | Unit::Century => self.months.div_euclid(12),
        }
    }

    /// Whether all of the date lies inside, the margin of its doubt included.
    pub fn contains(self, date: &Date) -> bool {
        self.holds(date.margin_extent())
    }

    /// Whether all these days lie inside.
    pub fn holds(self, extent: Extent) -> bool {
        let days = self.extent();
        extent
            .earliest
            .is_some_and(|earliest| days.first <= earliest)
            && extent.latest.is_some_and(|latest| latest <= days.last)
    }

    /// Whether none of the date can lie inside, the margin of its doubt included.
    pub fn is_apart_from(self, date: &Date) -> bool {
        Extent::from(self.extent()).is_apart_from(date.margin_extent())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_around_a_date_only_when_all_of_it_lies_inside() {
        let cases = [
            ("1956-10-19", Some(Unit::Day)),
            ("1956-10-19?", Some(Unit::Month)),
            ("1956-10-01?", Some(Unit::Year)),
            ("1956-10", Some(Unit::Month)),
            ("1956-10~", Some(Unit::Year)),
            ("1956-21", Some(Unit::Year)),
            ("1956-24", Some(Unit::Decade)),
            ("1956", Some(Unit::Year)),
            ("1956~", Some(Unit::Decade)),
            ("1950~", Some(Unit::Century)),
            ("1900~", None),
            ("195X", Some(Unit::Decade)),
            ("1900/1999", Some(Unit::Century)),
            ("1900/2000", None),
            ("1956/..", None),
            ("[1978-05..1978-08]", Some(Unit::Year)),
            ("-0489-09-07", Some(Unit::Day)),
        ];
        for (edtf, smallest) in cases {
            let date = Date::parse(edtf).expect(edtf);
            let found = Unit::ALL
                .into_iter()
                .find(|unit| Period::around(&date, *unit).is_some());
            assert_eq!(found, smallest, "{edtf}");
        }
    }

    #[test]
    fn a_period_lies_apart_only_from_dates_that_cannot_reach_it() {
        let year = Period::of(Unit::Year, Day::from_ymd(1956, 1, 1).expect("a day"));
        let cases = [
            ("1955", true),
            ("1955~", false),
            ("1954~", true),
            ("195X", false),
            ("1957/..", true),
            ("/1957", false),
        ];
        for (edtf, apart) in cases {
            assert_eq!(
                year.is_apart_from(&Date::parse(edtf).expect(edtf)),
                apart,
                "{edtf}"
            );
        }
        assert_eq!(year.shifted(-1957).year(), -1);
        for unit in Unit::ALL {
            let period = Period::of(unit, year.first());
            for by in [-30, -1, 0, 1, 30] {
                assert_eq!(period.shifted(by).units_after(period), i64::from(by));
            }
        }
    }
}
