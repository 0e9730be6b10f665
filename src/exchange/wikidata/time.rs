//! Times of Wikidata as dates: years are astronomical, days of the proleptic Gregorian calendar.

use crate::exchange::calendar;

/// A time, parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Time {
    year: i64,
    month: u8,
    day: u8,
}

/// Beyond what Wikidata reckons with.
const LAST_YEAR: i64 = 1_000_000_000_000;

/// `wikibase:timePrecision` of a day.
const OF_DAY: u8 = 11;

impl Time {
    pub(super) fn of(text: &str) -> Option<Time> {
        let date = text.split('T').next()?;
        let (sign, digits) = match date.strip_prefix('-') {
            Some(digits) => (-1, digits),
            None => (1, date.strip_prefix('+').unwrap_or(date)),
        };
        let mut parts = digits.split('-');
        let year = parts.next()?.parse::<i64>().ok()?;
        (year <= LAST_YEAR).then_some(())?;
        let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        parts.next().is_none().then_some(Time {
            year: year * sign,
            month,
            day,
        })
    }

    /// Whether it is the day that a lost precision leaves.
    pub(super) fn is_first_of_january(self) -> bool {
        (self.month, self.day) == (1, 1)
    }

    /// As EDTF writes it, as precise as it is: 11 a day, 10 a month, 9 a year, 8 a decade, 7 a
    /// century, 6 a millennium; not known, a day.
    pub(super) fn edtf(self, precision: Option<u8>) -> String {
        let part = |part: u8| Some(part).filter(|part| *part > 0);
        let (month, day) = (part(self.month), part(self.day));
        match precision.unwrap_or(OF_DAY) {
            OF_DAY.. => calendar::edtf(self.year, month, day),
            10 => calendar::edtf(self.year, month, None),
            9 => calendar::edtf(self.year, None, None),
            8 if (0..=9999).contains(&self.year) => format!("{:03}X", self.year / 10),
            8 => self.within(10, 0),
            // The 19th century is of 1801 to 1900.
            7 => self.within(100, 1),
            6 => self.within(1000, 1),
            _ => format!("{}~", calendar::edtf(self.year, None, None)),
        }
    }

    /// Once in the stretch of so many years that it lies in, the first of which begins with
    /// the year of this number.
    fn within(self, years: i64, first: i64) -> String {
        let before = self.year <= 0;
        // Before our era stretches count backwards, from 1 BCE on.
        let count = if before { 1 - self.year } else { self.year };
        let from = (count - first).div_euclid(years) * years + first;
        let (from, until) = (from.max(1), from + years - 1);
        let (from, until) = if before {
            (1 - until, 1 - from)
        } else {
            (from, until)
        };
        let year = |year| calendar::edtf(year, None, None);
        format!("[{}..{}]", year(from), year(until))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Date;

    #[test]
    fn a_time_is_a_date_as_precise_as_it_is() {
        for (text, precision, edtf) in [
            ("-0489-09-07T00:00:00Z", None, "-0489-09-07"),
            ("+1956-10-19T00:00:00Z", Some(11), "1956-10-19"),
            ("1956-10-19T12:30:00Z", Some(14), "1956-10-19"),
            ("1956-10-01T00:00:00Z", Some(10), "1956-10"),
            ("1956-01-01T00:00:00Z", Some(9), "1956"),
            ("1956-00-00T00:00:00Z", None, "1956"),
            ("0000-01-01T00:00:00Z", Some(9), "0000"),
            ("1940-01-01T00:00:00Z", Some(8), "194X"),
            ("-0439-01-01T00:00:00Z", Some(8), "[-0448..-0439]"),
            ("1801-01-01T00:00:00Z", Some(7), "[1801..1900]"),
            ("1900-01-01T00:00:00Z", Some(7), "[1801..1900]"),
            ("-0489-01-01T00:00:00Z", Some(7), "[-0499..-0400]"),
            ("1500-01-01T00:00:00Z", Some(6), "[1001..2000]"),
            ("-13798000000-00-00T00:00:00Z", None, "Y-13798000000"),
            ("-12000-00-00T00:00:00Z", Some(3), "Y-12000~"),
        ] {
            let time = Time::of(text).unwrap();
            assert_eq!(time.edtf(precision), edtf, "{text}");
            if edtf != "Y-13798000000" && edtf != "Y-12000~" {
                assert!(Date::parse(edtf).is_ok(), "{edtf}");
            }
        }
        for text in [
            "",
            "T",
            "1956",
            "1956-10",
            "-9223372036854775809-01-01T",
            "1956-1-2-3T",
        ] {
            assert_eq!(Time::of(text), None, "{text}");
        }
        for text in ["1000000000000-01-01T", "-1000000000000-01-01T"] {
            for precision in 0..=14 {
                assert!(!Time::of(text).unwrap().edtf(Some(precision)).is_empty());
            }
        }
        assert_eq!(Time::of("9223372036854775807-01-01T"), None);
    }
}
