//! The beginning or the end of a slide: a year with its month, day and time, or one text.

use crate::date::Date;
use crate::exchange::DateOrder;
use crate::exchange::calendar;

/// As it stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) year: String,
    pub(super) month: String,
    pub(super) day: String,
    pub(super) time: String,
}

impl Moment {
    /// As EDTF writes it; empty where there is none, and as it stands there where it is none.
    pub(super) fn edtf(&self) -> String {
        let read = self.read().filter(|edtf| Date::parse(edtf).is_ok());
        read.unwrap_or_else(|| self.as_it_stands())
    }

    fn as_it_stands(&self) -> String {
        let parts = [&self.year, &self.month, &self.day].map(|part| part.trim());
        let given: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        given.join("-")
    }

    fn read(&self) -> Option<String> {
        let year: String = self
            .year
            .chars()
            .filter(|sign| !matches!(sign, ' ' | ','))
            .collect();
        // −490 is 490 BCE there, so that no year is 0; taken for 1 BCE it is off by one at most.
        let year = match whole(&year)? {
            year @ ..0 => year.checked_add(1)?,
            year => year,
        };
        let month = part(&self.month, 12)?;
        let day = part(&self.day, 31)?;
        if day.is_some() && month.is_none() {
            return None;
        }
        Some(calendar::edtf(year, month, day))
    }

    /// A date in one cell, as sheets of old have it: 10/19/1956, 10/1956, 1956, 1956-10-19, −490.
    pub(super) fn of_text(text: &str, order: Option<DateOrder>) -> Moment {
        let text = text.trim();
        let (text, time) = match text.split_once([' ', 'T']) {
            Some((date, time)) if time.contains(':') => (date, time),
            Some(_) | None => (text, ""),
        };
        let by = |sign: char| -> Vec<&str> { text.split(sign).collect() };
        let (year, month, day) = match (&*by('/'), &*by('-')) {
            ([year, month, day], _) if year.len() == 4 => (*year, *month, *day),
            ([day, month, year], _) if order == Some(DateOrder::DayMonthYear) => {
                (*year, *month, *day)
            }
            ([month, day, year], _) => (*year, *month, *day),
            ([month, year], _) => (*year, *month, ""),
            (_, [year, month, day]) => (*year, *month, *day),
            (_, [year, month]) if !year.is_empty() => (*year, *month, ""),
            _ => (text, "", ""),
        };
        Moment {
            year: year.to_owned(),
            month: month.to_owned(),
            day: day.to_owned(),
            time: time.to_owned(),
        }
    }
}

/// A whole number; one with `.0` behind it counts.
fn whole(text: &str) -> Option<i64> {
    let text = text.trim();
    let text = text.strip_suffix(".0").unwrap_or(text);
    text.replace('−', "-").parse().ok()
}

/// A part of a date, where it is given.
fn part(text: &str, most: i64) -> Option<Option<u8>> {
    if text.trim().is_empty() {
        return Some(None);
    }
    let number = whole(text).filter(|number| (1..=most).contains(number))?;
    Some(u8::try_from(number).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_date_or_stands_as_it_is() {
        for (year, month, day, edtf) in [
            ("1815", "12", "10", "1815-12-10"),
            ("1943", "7", "", "1943-07"),
            ("1943", "", "", "1943"),
            ("1,943", " 7 ", "05", "1943-07-05"),
            ("1943.0", "7.0", "", "1943-07"),
            ("-490", "9", "12", "-0489-09-12"),
            ("−490", "", "", "-0489"),
            ("-1", "", "", "0000"),
            ("0", "", "", "0000"),
            ("-13800000000", "", "", "-13800000000"),
            ("-50000", "", "", "Y-49999"),
            ("-480", "9", "31", "-480-9-31"),
            ("", "", "", ""),
            ("1943", "13", "", "1943-13"),
            ("1943", "", "5", "1943-5"),
            ("c. 1943", "", "", "c. 1943"),
            ("", "July", "4", "July-4"),
            ("-9223372036854775809", "", "", "-9223372036854775809"),
        ] {
            let moment = Moment {
                year: year.to_owned(),
                month: month.to_owned(),
                day: day.to_owned(),
                time: String::new(),
            };
            assert_eq!(moment.edtf(), edtf, "{year} {month} {day}");
        }
    }

    #[test]
    fn a_date_in_one_cell_is_parted() {
        let day_first = Some(DateOrder::DayMonthYear);
        for (text, order, edtf) in [
            ("10/19/1956", None, "1956-10-19"),
            ("19/10/1956", day_first, "1956-10-19"),
            ("10/1956", None, "1956-10"),
            ("1956", None, "1956"),
            ("-490", None, "-0489"),
            ("1956-10-19", None, "1956-10-19"),
            ("1956-10", None, "1956-10"),
            ("1956/10/19", None, "1956-10-19"),
            ("10/19/1956 12:30", None, "1956-10-19"),
            ("1956-10-19T12:30:00Z", None, "1956-10-19"),
            ("19/10/1956", None, "1956-19-10"),
            ("in spring", None, "in spring"),
            ("", None, ""),
        ] {
            assert_eq!(Moment::of_text(text, order).edtf(), edtf, "{text}");
        }
    }
}
