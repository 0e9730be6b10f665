//! Numbers as SCORM 2004 has them, `real(10,7)`: ten digits, seven of them behind the point. Before it
//! they have five at most, for Moodle takes no more. They are counted in ten-millionths.

use crate::bank::Amount;

/// So many ten-millionths are one.
const ONE: i64 = 10_000_000;
/// The most digits.
const DIGITS: usize = 10;
/// The most before the point, and behind it.
const WHOLE: usize = 5;
const PLACES: usize = 7;

/// A number that is written plainly, "-4.40"; `None` for anything else and for what has too many
/// digits.
pub(super) fn read(text: &str) -> Option<i64> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let (whole, part) = match digits.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (digits, ""),
    };
    let all = [whole, part].concat();
    let is_plain = all.bytes().all(|byte| byte.is_ascii_digit());
    let is_short = all.len() <= DIGITS && whole.len() <= WHOLE && part.len() <= PLACES;
    if whole.is_empty() || !is_plain || !is_short {
        return None;
    }
    let mut part: i64 = [part, "0000000"].concat()[..PLACES].parse().ok()?;
    part += whole.parse::<i64>().ok()? * ONE;
    Some(sign * part)
}

/// A number as it is written there, without noughts at its end.
pub(super) fn write(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    [sign, &super::words::decimal(number.unsigned_abs(), 7)].concat()
}

/// A year as a number; `None` where it has too many digits.
pub(super) fn year(year: i64) -> Option<i64> {
    let number = year.checked_mul(ONE)?;
    read(&write(number))
}

/// From where to where a number counts as right; `None` where the key cannot be written so.
pub(super) fn range(key: &Amount) -> Option<(i64, i64)> {
    let value = read(&key.value)?;
    let off = match &key.by {
        Some(by) => read(by)?,
        None => {
            let off = i128::from(value.abs()) * i128::from(key.tolerance) / 1000;
            i64::try_from(off).ok()?
        }
    };
    let ends = (value.checked_sub(off)?, value.checked_add(off)?);
    let is_short = |end: i64| read(&write(end)).is_some();
    (is_short(ends.0) && is_short(ends.1)).then_some(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_number_comes_back_and_nothing_else_is_one() {
        for (text, written) in [
            ("4.40", "4.4"),
            ("-489", "-489"),
            (" 1956 ", "1956"),
            ("0.0000001", "0.0000001"),
            ("-99999.99999", "-99999.99999"),
        ] {
            assert_eq!(read(text).map(write).as_deref(), Some(written), "{text}");
        }
        for text in [
            "",
            "-",
            ".",
            "4.",
            ".4",
            "4,4",
            "1e3",
            "+1",
            "100000",
            "12345.123456",
            "0.12345678",
            "four",
            "4.4 billion",
            "--1",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(year(i64::MAX), None);
        assert_eq!(year(-489).map(write).as_deref(), Some("-489"));
        assert_eq!((year(99_999).is_some(), year(-100_000)), (true, None));
    }

    #[test]
    fn what_still_counts_as_right_is_a_range() {
        let amount = |value: &str, tolerance: u32, by: Option<&str>| Amount {
            value: value.to_owned(),
            unit: String::new(),
            hedge: None,
            tolerance,
            by: by.map(str::to_owned),
        };
        for (amount, ends) in [
            (amount("4.4", 50, None), Some(("4.18", "4.62"))),
            (amount("-10", 100, None), Some(("-11", "-9"))),
            (amount("100", 0, Some("2.5")), Some(("97.5", "102.5"))),
            (amount("95000", 50, None), Some(("90250", "99750"))),
            // One of its ends has six digits before the point.
            (amount("98000", 50, None), None),
            (amount("1e9", 50, None), None),
        ] {
            let found = range(&amount).map(|(low, high)| (write(low), write(high)));
            let ends = ends.map(|(low, high)| (low.to_owned(), high.to_owned()));
            assert_eq!(found, ends, "{amount:?}");
        }
    }
}
