//! One day of the proleptic Gregorian calendar, and the arithmetic on it.

use std::fmt;

/// A day, as a count of days since 1970-01-01 in the proleptic Gregorian
/// calendar with a year zero (1 BCE is 0). Years within ±10¹² can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i64);

/// Far beyond the ten digits that a date may have, and far from `i64`'s end.
const LAST_YEAR: i64 = 1_000_000_000_000;
/// No year is longer than 366 days.
const LAST_COUNT: i64 = 366 * LAST_YEAR;

impl Day {
    /// The day of that year, month and day of the month; `None` where the
    /// calendar has no such day or the year lies outside ±10¹².
    pub fn from_ymd(year: i64, month: u8, day: u8) -> Option<Day> {
        let fits = Day::has_year(year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        fits.then(|| Day(days_from_civil(year, i64::from(month), i64::from(day))))
    }

    /// Whether the days of a year are reckoned with.
    pub(super) fn has_year(year: i64) -> bool {
        year.unsigned_abs() <= LAST_YEAR.unsigned_abs()
    }

    /// The day that many days after 1970-01-01; `None` beyond the years that
    /// a day can have.
    pub fn from_count(days: i64) -> Option<Day> {
        (-LAST_COUNT..=LAST_COUNT)
            .contains(&days)
            .then_some(Day(days))
    }

    /// Days since 1970-01-01.
    pub fn count(self) -> i64 {
        self.0
    }

    /// The day that many days later (earlier where negative), stopping at the
    /// ends of what a day can be.
    pub fn plus(self, days: i64) -> Day {
        Day(self.0.saturating_add(days).clamp(-LAST_COUNT, LAST_COUNT))
    }

    /// Year, month 1–12, day of the month 1–31.
    ///
    /// After Howard Hinnant's `civil_from_days`, "chrono-Compatible Low-Level
    /// Date Algorithms", in the public domain.
    pub fn to_ymd(self) -> (i64, u8, u8) {
        let shifted = self.0 + 719_468; // days since 0000-03-01
        let era = shifted.div_euclid(146_097);
        // From here on the numbers are small, and short ones are divided sooner.
        let of_era = (shifted - era * 146_097) as u32;
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 {
            from_march + 3
        } else {
            from_march - 9
        };
        let year = era * 400 + i64::from(year_of_era) + i64::from(month <= 2);
        (year, month as u8, day as u8)
    }

    /// The first day of a month counted from January of year 0.
    pub(super) fn month_start(months: i64) -> Day {
        let year = months.div_euclid(12);
        Day(days_from_civil(year, months - year * 12 + 1, 1)).plus(0)
    }

    /// The last day of a month counted from January of year 0.
    pub(super) fn month_end(months: i64) -> Day {
        Day::month_start(months + 1).plus(-1)
    }

    /// The months from January of year 0 to this day's month.
    pub(super) fn months(self) -> i64 {
        let (year, month, _) = self.to_ymd();
        year * 12 + i64::from(month) - 1
    }

    /// The same day of the month, that many months earlier, or the last day
    /// of that month where it is shorter.
    pub(super) fn months_earlier(self, months: i64) -> Day {
        self.in_month(self.months() - months)
    }

    /// As [`Day::months_earlier`], later; the last day of a month goes to the
    /// last day of a month, so that April moves to the whole of May.
    pub(super) fn months_later(self, months: i64) -> Day {
        let here = self.months();
        if self == Day::month_end(here) {
            Day::month_end(here + months)
        } else {
            self.in_month(here + months)
        }
    }

    fn in_month(self, months: i64) -> Day {
        let (_, _, day) = self.to_ymd();
        Day::month_start(months)
            .plus(i64::from(day) - 1)
            .min(Day::month_end(months))
    }
}

/// How many days that month has, 0 for a month that does not exist.
pub(super) fn days_in_month(year: i64, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

/// After Howard Hinnant's `days_from_civil`, as [`Day::to_ymd`].
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    // The year runs from March, so that the leap day is its last.
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = (year - era * 400) as u32;
    let from_march = (month as u32 + 9) % 12;
    let of_year = (153 * from_march + 2) / 5 + day as u32 - 1;
    let of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
    era * 146_097 + i64::from(of_era) - 719_468
}

/// `1956-10-19`, `-0489-09-07`; beyond four digits as ISO 8601 expands years,
/// `+12345-01-01`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.to_ymd();
        match year {
            0..=9999 => write!(f, "{year:04}")?,
            -9999..0 => write!(f, "{year:05}")?,
            _ => write!(f, "{year:+}")?,
        }
        write!(f, "-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_day_is_written_as_iso_8601_writes_it() {
        let cases = [
            ((1956, 10, 19), "1956-10-19"),
            ((-489, 9, 7), "-0489-09-07"),
            ((0, 1, 1), "0000-01-01"),
            ((12_345, 1, 1), "+12345-01-01"),
            ((-12_345, 1, 1), "-12345-01-01"),
        ];
        for ((year, month, day), written) in cases {
            let day = Day::from_ymd(year, month, day).expect(written);
            assert_eq!(day.to_string(), written);
        }
    }

    #[test]
    fn a_day_that_the_calendar_lacks_is_none() {
        let lacking = [
            (1939, 2, 29),
            (1900, 2, 29),
            (1956, 4, 31),
            (1956, 13, 1),
            (1956, 0, 1),
            (1956, 1, 0),
            (i64::MAX, 1, 1),
            (i64::MIN, 1, 1),
        ];
        for (year, month, day) in lacking {
            assert_eq!(
                Day::from_ymd(year, month, day),
                None,
                "{year}-{month}-{day}"
            );
        }
        assert_eq!(Day::from_count(i64::MAX), None);
    }

    #[test]
    fn every_day_of_every_year_of_four_digits_agrees_with_jiff() {
        let mut theirs = jiff::civil::Date::MIN;
        let mut ours = Day::from_ymd(-9999, 1, 1).expect("jiff's first day");
        loop {
            let ymd = (
                i64::from(theirs.year()),
                theirs.month() as u8,
                theirs.day() as u8,
            );
            assert_eq!(ours.to_ymd(), ymd);
            assert_eq!(Day::from_ymd(ymd.0, ymd.1, ymd.2), Some(ours));
            let Ok(next) = theirs.tomorrow() else { break };
            (theirs, ours) = (next, ours.plus(1));
        }
        assert_eq!(ours.to_string(), "9999-12-31");
        assert_eq!(Day::from_ymd(1970, 1, 1).map(Day::count), Some(0));
    }

    #[test]
    fn months_move_whole_months_to_whole_months() {
        let day = |month, day| Day::from_ymd(1945, month, day).expect("a day of 1945");
        assert_eq!(day(4, 30).months_later(1), day(5, 31));
        assert_eq!(day(1, 31).months_later(1), day(2, 28));
        assert_eq!(day(5, 30).months_later(1), day(6, 30));
        assert_eq!(day(3, 31).months_earlier(1), day(2, 28));
        assert_eq!(day(5, 1).months_earlier(1), day(4, 1));
    }

    proptest! {
        #[test]
        fn a_day_comes_back_from_its_year_month_and_day(count in -LAST_COUNT / 2..LAST_COUNT / 2) {
            let day = Day::from_count(count).expect("within the range");
            let (year, month, of_month) = day.to_ymd();
            prop_assert_eq!(Day::from_ymd(year, month, of_month), Some(day));
        }

        #[test]
        fn no_move_overflows(count: i64, by: i64) {
            if let Some(day) = Day::from_count(count) {
                let _moved = day.plus(by).to_ymd();
            }
        }
    }
}
