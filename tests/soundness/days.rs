//! The checker's own reading of EDTF: first and last day as sortable numbers.

/// First and last day, each as year × 10000 + month × 100 + day; an open end lies
/// beyond everything.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Days {
    pub first: i64,
    pub last: i64,
}

impl Days {
    pub fn read(edtf: &str) -> Days {
        let text: String = edtf.chars().filter(|c| !"~?%[]".contains(*c)).collect();
        let (first, last) = match text.split_once('/').or_else(|| text.split_once("..")) {
            Some(("", last)) => (i64::MIN, Self::bounds(last).1),
            Some((first, "" | "..")) => (Self::bounds(first).0, i64::MAX),
            Some(("..", last)) => (i64::MIN, Self::bounds(last).1),
            Some((first, last)) => {
                let first = if first.is_empty() {
                    i64::MIN
                } else {
                    Self::bounds(first).0
                };
                (first, Self::bounds(last.trim_start_matches('.')).1)
            }
            None => Self::bounds(&text),
        };
        Days { first, last }
    }

    /// A year, month or day; `X` stands for any digit.
    fn bounds(text: &str) -> (i64, i64) {
        let negative = text.starts_with('-');
        let mut parts = text.trim_start_matches('-').split('-');
        let year = parts.next().unwrap();
        let (low, high) = (year.replace('X', "0"), year.replace('X', "9"));
        let (low, high): (i64, i64) = (low.parse().unwrap(), high.parse().unwrap());
        let (low, high) = if negative { (-high, -low) } else { (low, high) };
        let month: Option<i64> = parts.next().map(|m| m.parse().unwrap());
        let day: Option<i64> = parts.next().map(|d| d.parse().unwrap());
        let at = |year: i64, month: i64, day: i64| year * 10_000 + month * 100 + day;
        match (month, day) {
            (None, _) => (at(low, 1, 1), at(high, 12, 31)),
            (Some(m), None) => (at(low, m, 1), at(high, m, 31)),
            (Some(m), Some(d)) => (at(low, m, d), at(high, m, d)),
        }
    }

    pub fn is_apart_from(self, other: Days) -> bool {
        self.last < other.first || other.last < self.first
    }

    pub fn is_within(self, outer: Days) -> bool {
        outer.first <= self.first && self.last <= outer.last
    }
}
