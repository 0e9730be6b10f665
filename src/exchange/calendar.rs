//! Dates of other programs, given as numbers, as EDTF writes them.

/// The date of a year, astronomical, with its month and day where they are known.
pub(super) fn edtf(year: i64, month: Option<u8>, day: Option<u8>) -> String {
    let mut text = match year {
        0..=9999 => format!("{year:04}"),
        -9999..=-1 => format!("-{:04}", year.unsigned_abs()),
        _ => format!("Y{year}"),
    };
    for part in [month, day.filter(|_| month.is_some())]
        .into_iter()
        .flatten()
    {
        text.push_str(&format!("-{part:02}"));
    }
    text
}

/// Year, astronomical, month and day of a date that has no more than these; the inverse.
pub(super) fn parts(edtf: &str) -> Option<(i64, Option<u8>, Option<u8>)> {
    let (year, rest) = match edtf.strip_prefix('Y') {
        Some(long) => (long.parse().ok()?, ""),
        None => {
            let digits = edtf.strip_prefix('-').unwrap_or(edtf);
            let end = edtf.len() - digits.len() + 4;
            let (year, rest) = edtf.split_at_checked(end)?;
            (year.parse().ok()?, rest)
        }
    };
    let mut numbers = rest.split('-');
    if !numbers.next()?.is_empty() {
        return None;
    }
    let numbers: Result<Vec<u8>, _> = numbers.map(str::parse).collect();
    match &*numbers.ok()? {
        [] => Some((year, None, None)),
        [month] => Some((year, Some(*month), None)),
        [month, day] => Some((year, Some(*month), Some(*day))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Date;

    #[test]
    fn numbers_become_dates_and_dates_numbers() {
        for (year, month, day, text) in [
            (1956, Some(10), Some(19), "1956-10-19"),
            (1956, Some(2), None, "1956-02"),
            (1956, None, Some(3), "1956"),
            (0, None, None, "0000"),
            (-489, Some(9), Some(7), "-0489-09-07"),
            (-12_000, None, None, "Y-12000"),
            (12_000, None, None, "Y12000"),
        ] {
            assert_eq!(edtf(year, month, day), text);
            assert!(Date::parse(text).is_ok(), "{text}");
            assert_eq!(parts(text), Some((year, month, month.and(day))), "{text}");
        }
        for text in [
            "",
            "19",
            "194X",
            "1941~",
            "1941/1942",
            "1941-",
            "é941",
            "1941-10-19-1",
            "Y",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
