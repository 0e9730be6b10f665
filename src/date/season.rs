//! The parts of a year that EDTF numbers 21 to 41: seasons, quarters, thirds, halves.

use super::day::Day;
use std::fmt;
use std::ops::RangeInclusive;

/// A part of a year by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Season(u8);

/// One kind of part: its name for a reader, the months it may take in
/// (0 is January of its year, -1 the December before), its length in months.
struct Kind {
    name: &'static str,
    months: RangeInclusive<i64>,
    length: i64,
}

/// A winter "of 1945" may have begun in December 1944 or end in February
/// 1946; so may a season that crosses the new year in the other hemisphere.
const ACROSS: RangeInclusive<i64> = -1..=13;

const fn kind(name: &'static str, months: RangeInclusive<i64>, length: i64) -> Kind {
    Kind {
        name,
        months,
        length,
    }
}

/// By number, from 21. Seasons are meteorological. Of 21–24 the hemisphere is
/// unknown, so each takes in both readings and all that lies between.
static KINDS: [Kind; 21] = [
    kind("spring", 2..=10, 3),
    kind("summer", ACROSS, 3),
    kind("autumn", 2..=10, 3),
    kind("winter", ACROSS, 3),
    kind("spring", 2..=4, 3), // northern
    kind("summer", 5..=7, 3),
    kind("autumn", 8..=10, 3),
    kind("winter", ACROSS, 3),
    kind("southern spring", 8..=10, 3),
    kind("southern summer", ACROSS, 3),
    kind("southern autumn", 2..=4, 3),
    kind("southern winter", 5..=7, 3),
    kind("first quarter of", 0..=2, 3),
    kind("second quarter of", 3..=5, 3),
    kind("third quarter of", 6..=8, 3),
    kind("last quarter of", 9..=11, 3),
    kind("first third of", 0..=3, 4),
    kind("second third of", 4..=7, 4),
    kind("last third of", 8..=11, 4),
    kind("first half of", 0..=5, 6),
    kind("second half of", 6..=11, 6),
];

impl Season {
    /// The part of that number; `None` outside 21–41.
    pub(super) fn new(number: u8) -> Option<Season> {
        (21..=41).contains(&number).then_some(Season(number))
    }

    /// Its name in English; ends in "of" where the year needs it.
    pub(super) fn name(self) -> &'static str {
        self.kind().name
    }

    /// Its length in months.
    pub(super) fn length(self) -> i64 {
        self.kind().length
    }

    /// The first day in the first and the last day in the last of these years.
    pub(super) fn days(self, (first, last): (i64, i64)) -> (Day, Day) {
        let months = &self.kind().months;
        (
            Day::month_start(first * 12 + months.start()),
            Day::month_end(last * 12 + months.end()),
        )
    }

    fn kind(self) -> &'static Kind {
        // In bounds: 21–41 by construction.
        &KINDS[usize::from(self.0) - 21]
    }
}

impl fmt::Display for Season {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_season_takes_in_every_reading_of_itself() {
        let cases = [
            (21, "1945-03-01", "1945-11-30"),
            (24, "1944-12-01", "1946-02-28"),
            (26, "1945-06-01", "1945-08-31"),
            (30, "1944-12-01", "1946-02-28"),
            (33, "1945-01-01", "1945-03-31"),
            (38, "1945-05-01", "1945-08-31"),
            (41, "1945-07-01", "1945-12-31"),
        ];
        for (number, first, last) in cases {
            let (from, to) = Season::new(number).expect(first).days((1945, 1945));
            assert_eq!(
                (from.to_string(), to.to_string()),
                (first.to_owned(), last.to_owned()),
                "{number}"
            );
        }
        assert_eq!((Season::new(20), Season::new(42)), (None, None));
    }
}
