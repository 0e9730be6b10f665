//! The judge's own reading of EDTF: first and last day, counted from the year 1.
//!
//! Written from the standard and from `docs/decisions/0001-dates.md`, not from
//! `src/date`: where the two differ, a question is told as unsound.

/// First and last day as numbers; an open end lies beyond everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first day that may be meant.
    pub first: i64,
    /// The last day that may be meant.
    pub last: i64,
}

/// How a date reaches over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It happened once, on a day or some time between two.
    Once,
    /// It lasted.
    Lasted,
}

const BEGINNING: i64 = i64::MIN / 1000;
const END: i64 = i64::MAX / 1000;

impl Days {
    /// The days of an EDTF date, each doubtful end moved outward by its margin.
    #[must_use]
    pub fn read(edtf: &str) -> Option<Days> {
        read(edtf, true)
    }

    /// The days as they are written, whatever the marks of doubt.
    #[must_use]
    pub fn as_written(edtf: &str) -> Option<Days> {
        read(edtf, false)
    }

    /// Whether the two have no day in common.
    #[must_use]
    pub fn is_apart_from(self, other: Days) -> bool {
        self.is_before(other) || other.is_before(self)
    }

    /// Whether it is over before the other begins.
    #[must_use]
    pub fn is_before(self, other: Days) -> bool {
        self.last < other.first
    }

    /// Whether all of it lies in the other.
    #[must_use]
    pub fn is_within(self, outer: Days) -> bool {
        outer.first <= self.first && self.last <= outer.last
    }

    /// Whether both ends are known.
    #[must_use]
    pub fn is_bounded(self) -> bool {
        self.first > BEGINNING && self.last < END
    }

    /// From the first day of either to the last.
    #[must_use]
    pub fn with(self, other: Days) -> Days {
        Days {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
        }
    }

    /// The days of the years from one to the other.
    #[must_use]
    pub fn of_years(first: i64, last: i64) -> Days {
        Days {
            first: day(first, 1, 1),
            last: day(last, 12, 31),
        }
    }

    /// The years of its first and its last day.
    #[must_use]
    pub fn years(self) -> (i64, i64) {
        (year_of(self.first), year_of(self.last))
    }
}

/// Whether a date is a span, or a point some time between two days.
#[must_use]
pub fn reach(edtf: &str) -> Reach {
    if edtf.contains('/') {
        Reach::Lasted
    } else {
        Reach::Once
    }
}

/// The two ends of a span, as EDTF.
#[must_use]
pub fn ends(edtf: &str) -> Option<(&str, &str)> {
    edtf.split_once('/')
}

fn read(edtf: &str, margin: bool) -> Option<Days> {
    let text = edtf.trim();
    if let Some(inner) = text.strip_prefix('[') {
        let members = inner.strip_suffix(']')?.split(',');
        let members: Option<Vec<Days>> = members.map(|m| range(m.trim(), "..", margin)).collect();
        return members?.into_iter().reduce(Days::with);
    }
    range(text, "/", margin)
}

/// A span, or one date; an end that is open or unknown lies beyond everything.
fn range(text: &str, mark: &str, margin: bool) -> Option<Days> {
    let Some((start, end)) = text.split_once(mark) else {
        return one(text, margin);
    };
    let first = match start {
        "" | ".." => BEGINNING,
        _ => one(start, margin)?.first,
    };
    let last = match end {
        "" | ".." => END,
        _ => one(end, margin)?.last,
    };
    Some(Days { first, last })
}

/// A part of a date without its marks, and whether it bore one.
fn unmarked(part: &str) -> (String, bool) {
    let clean: String = part.chars().filter(|c| !"~?%".contains(*c)).collect();
    let marked = clean.len() < part.len();
    (clean, marked)
}

/// How far a doubt moves an end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Margin {
    Day,
    Months(i64),
}

fn one(text: &str, margin: bool) -> Option<Days> {
    // A minus sign, which a mark of doubt may stand before.
    let sign_at = text.find(|c: char| !"~?%Y".contains(c))?;
    let negative = text[sign_at..].starts_with('-');
    let (lead, rest) = text.split_at(sign_at);
    let rest = if negative { &rest[1..] } else { rest };
    let mut parts = rest.split('-');
    let (year, mut year_marked) = unmarked(parts.next()?);
    year_marked |= lead.chars().any(|c| "~?%".contains(c));
    let (low, high) = years(&year)?;
    let (low, high) = if negative { (-high, -low) } else { (low, high) };
    // As many years as the digits left open: 195X is read to ten years.
    let grain = 10_i64.pow(u32::try_from(year.matches('X').count()).ok()?);
    let year_unit = Margin::Months(12 * grain);
    let month = parts.next().map(unmarked);
    let day_of_month = parts.next().map(unmarked);
    let (days, precision, mut widest) = match (&month, &day_of_month) {
        (None, _) => (Days::of_years(low, high), year_unit, None),
        (Some((month, marked)), None) => {
            let number: Option<i64> = month.parse().ok();
            match number {
                Some(season) if season > 12 => {
                    let (first, months) = season_months(season)?;
                    let days = months_from(low, first, high, months);
                    let unit = Margin::Months(months);
                    (days, unit, marked.then_some(unit))
                }
                _ => {
                    let (from, to) = digits(month, 1, 12)?;
                    let days = Days {
                        first: day(low, from, 1),
                        last: day(high, to, length(high, to)),
                    };
                    let unit = Margin::Months(if from == to { 1 } else { 12 });
                    (days, unit, marked.then_some(Margin::Months(1)))
                }
            }
        }
        (Some((month, month_marked)), Some((number, marked))) => {
            let (from, to) = digits(month, 1, 12)?;
            let (first, last) = digits(number, 1, 31)?;
            let days = Days {
                first: day(low, from, first),
                last: day(high, to, last.min(length(high, to))),
            };
            let unit = match (from == to, first == last) {
                (false, _) => Margin::Months(12),
                (true, false) => Margin::Months(1),
                (true, true) => Margin::Day,
            };
            let widest = month_marked
                .then_some(Margin::Months(1))
                .or(marked.then_some(Margin::Day));
            (days, unit, widest)
        }
    };
    if year_marked {
        widest = Some(year_unit);
    }
    let precision = if grain > 1 { year_unit } else { precision };
    match widest {
        Some(widest) if margin => Some(moved_out(days, widest.max(precision))),
        _ => Some(days),
    }
}

fn moved_out(days: Days, margin: Margin) -> Days {
    match margin {
        Margin::Day => Days {
            first: days.first - 1,
            last: days.last + 1,
        },
        Margin::Months(by) => Days {
            first: shifted(days.first, -by),
            last: shifted_end(days.last, by),
        },
    }
}

/// The years that digits leave open: `195X`, `1950S2`, `17E7`.
fn years(text: &str) -> Option<(i64, i64)> {
    if let Some((number, digits)) = text.split_once('S') {
        let (number, digits) = (number.parse::<i64>().ok()?, digits.parse::<usize>().ok()?);
        let open = number.to_string().len().saturating_sub(digits);
        let unit = 10_i64.pow(u32::try_from(open).ok()?);
        let low = number / unit * unit;
        return Some((low, low + unit - 1));
    }
    if let Some((number, zeros)) = text.split_once('E') {
        let year = number.parse::<i64>().ok()? * 10_i64.pow(zeros.parse().ok()?);
        return Some((year, year));
    }
    let low = text.replace('X', "0").parse().ok()?;
    let high = text.replace('X', "9").parse().ok()?;
    Some((low, high))
}

/// The least and the greatest number that digits with `X` allow within bounds.
fn digits(text: &str, least: i64, most: i64) -> Option<(i64, i64)> {
    let low: i64 = text.replace('X', "0").parse().ok()?;
    let high: i64 = text.replace('X', "9").parse().ok()?;
    Some((low.max(least), high.min(most)))
}

/// The first month of a season, counted from January as 1, and how many it has; a
/// season that may cross the new year begins in the December before.
fn season_months(season: i64) -> Option<(i64, i64)> {
    Some(match season {
        21 | 23 => (3, 9),
        22 | 24 => (0, 15),
        25 | 31 => (3, 3),
        26 | 32 => (6, 3),
        27 | 29 => (9, 3),
        28 | 30 => (0, 15),
        33..=36 => ((season - 33) * 3 + 1, 3),
        37..=39 => ((season - 37) * 4 + 1, 4),
        40 | 41 => ((season - 40) * 6 + 1, 6),
        _ => return None,
    })
}

fn months_from(low: i64, first: i64, high: i64, months: i64) -> Days {
    let begin = (low * 12 + first - 1).div_euclid(12);
    let begin_month = (low * 12 + first - 1).rem_euclid(12) + 1;
    let end = high * 12 + first - 1 + months - 1;
    let (year, month) = (end.div_euclid(12), end.rem_euclid(12) + 1);
    Days {
        first: day(begin, begin_month, 1),
        last: day(year, month, length(year, month)),
    }
}

fn is_leap(year: i64) -> bool {
    year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0)
}

fn length(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days before a year of the proleptic Gregorian calendar, by counting leap days.
fn days_before(year: i64) -> i64 {
    let past = year - 1;
    past * 365 + past.div_euclid(4) - past.div_euclid(100) + past.div_euclid(400)
}

fn day(year: i64, month: i64, day: i64) -> i64 {
    let months: i64 = (1..month).map(|month| length(year, month)).sum();
    days_before(year) + months + day
}

fn year_of(day: i64) -> i64 {
    // 400 years have 146,097 days; the estimate is off by one at most.
    let mut year = (day * 400).div_euclid(146_097) + 1;
    while days_before(year) >= day {
        year -= 1;
    }
    while days_before(year + 1) < day {
        year += 1;
    }
    year
}

/// Year, month and day of a day.
fn parted(at: i64) -> (i64, i64, i64) {
    let year = year_of(at);
    let mut rest = at - days_before(year);
    let mut month = 1;
    while rest > length(year, month) {
        rest -= length(year, month);
        month += 1;
    }
    (year, month, rest)
}

fn moved(at: i64, by: i64) -> (i64, i64, i64) {
    let (year, month, day) = parted(at);
    let months = year * 12 + month - 1 + by;
    (months.div_euclid(12), months.rem_euclid(12) + 1, day)
}

fn shifted(at: i64, by: i64) -> i64 {
    let (year, month, date) = moved(at, by);
    day(year, month, date.min(length(year, month)))
}

/// The last day of a month stays the last.
fn shifted_end(at: i64, by: i64) -> i64 {
    let (old_year, old_month, old) = parted(at);
    let (year, month, date) = moved(at, by);
    let last = length(year, month);
    let was_last = old == length(old_year, old_month);
    day(year, month, if was_last { last } else { date.min(last) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_one_another() {
        assert_eq!(day(1, 1, 1), 1);
        assert_eq!(day(1970, 1, 1), 719_163);
        for at in (-800_000..800_000).step_by(37) {
            let (year, month, number) = parted(at);
            assert_eq!(day(year, month, number), at);
            assert!((1..=12).contains(&month) && (1..=31).contains(&number));
        }
    }

    #[test]
    fn a_date_is_the_days_that_it_may_mean() {
        for (edtf, from, to) in [
            ("1956", (1956, 1, 1), (1956, 12, 31)),
            ("1956-02", (1956, 2, 1), (1956, 2, 29)),
            ("1920~", (1919, 1, 1), (1921, 12, 31)),
            ("1945-08-06?", (1945, 8, 5), (1945, 8, 7)),
            ("156X~", (1550, 1, 1), (1579, 12, 31)),
            ("2004?-06-11", (2003, 6, 11), (2005, 6, 11)),
            ("[1978-05..1978-08]", (1978, 5, 1), (1978, 8, 31)),
            ("[1941,1943]", (1941, 1, 1), (1943, 12, 31)),
            ("1918~/1922", (1917, 1, 1), (1922, 12, 31)),
            ("-0489", (-489, 1, 1), (-489, 12, 31)),
            ("-048X", (-489, 1, 1), (-480, 12, 31)),
            ("Y-20000", (-20_000, 1, 1), (-20_000, 12, 31)),
            ("1914-26", (1914, 6, 1), (1914, 8, 31)),
            ("1941-22", (1940, 12, 1), (1942, 2, 28)),
            ("1945-33", (1945, 1, 1), (1945, 3, 31)),
        ] {
            let expected = Days {
                first: day(from.0, from.1, from.2),
                last: day(to.0, to.1, to.2),
            };
            assert_eq!(Days::read(edtf), Some(expected), "{edtf}");
        }
        for edtf in ["", "19/10/1956 BC", "once", "1956-42"] {
            assert_eq!(Days::read(edtf), None, "{edtf}");
        }
    }
}
