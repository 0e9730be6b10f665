//! Figures as texts, made from whole numbers: fractions are not formatted by the standard library,
//! whose tables weigh more than all of this.

/// The most that is written of a figure either way: a billion.
const MOST: f64 = 1e9;

/// A figure in ten-thousandths, half away from nought. What is no number is nought.
#[must_use]
pub fn ten_thousandths(value: f64) -> i64 {
    (value.clamp(-MOST, MOST) * 10_000.0).round() as i64
}

/// A figure with four decimals: `-0.2100`.
#[must_use]
pub fn four_decimals(value: f64) -> String {
    fixed(ten_thousandths(value).into(), 4)
}

/// A figure with all the decimals that a double of its size can be trusted in, twelve, without
/// noughts at the end: `-0.21`.
#[must_use]
pub fn precise(value: f64) -> String {
    short((value.clamp(-MOST, MOST) * 1e12).round() as i128, 12)
}

/// A figure of so many parts of ten to the power of `places`: 1234 of 3 places is `1.234`.
#[must_use]
pub fn fixed(parts: i128, places: u32) -> String {
    let one = 10_u128.pow(places);
    let (whole, rest) = (parts.unsigned_abs() / one, parts.unsigned_abs() % one);
    let sign = if parts < 0 { "-" } else { "" };
    if places == 0 {
        return format!("{sign}{whole}");
    }
    // The one in front keeps the noughts behind the point.
    let rest = (one + rest).to_string();
    [sign, &whole.to_string(), ".", &rest[1..]].concat()
}

/// The same without noughts at the end: `0.5`, `1`.
#[must_use]
pub fn short(parts: i128, places: u32) -> String {
    let text = fixed(parts, places);
    match places {
        0 => text,
        _ => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
    }
}

/// Whole hundredths, half away from nought.
#[must_use]
pub fn hundredths(value: f64) -> i64 {
    (value.clamp(-MOST, MOST) * 100.0).round() as i64
}

/// A figure for a reader, with two decimals and a true minus: `−0.21`.
#[must_use]
pub fn read_out(value: f64) -> String {
    fixed(hundredths(value).into(), 2).replace('-', "\u{2212}")
}

/// A share for a reader: `97%`.
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{}%", hundredths(share))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_from_whole_numbers() {
        for (value, text) in [
            (0.0, "0.0000"),
            (-0.0, "0.0000"),
            (0.00005, "0.0001"),
            (-0.00005, "-0.0001"),
            (-0.21, "-0.2100"),
            (12.5, "12.5000"),
            (f64::NAN, "0.0000"),
            (f64::INFINITY, "1000000000.0000"),
            (f64::NEG_INFINITY, "-1000000000.0000"),
        ] {
            assert_eq!(four_decimals(value), text, "{value}");
        }
        assert_eq!(
            (fixed(-5, 0), fixed(1234, 3)),
            ("-5".to_owned(), "1.234".to_owned())
        );
        for (parts, places, text) in [
            (1000, 3, "1"),
            (500, 3, "0.5"),
            (0, 3, "0"),
            (100, 0, "100"),
        ] {
            assert_eq!(short(parts, places), text);
        }
        assert_eq!(
            (read_out(-0.209), percent(0.965)),
            ("\u{2212}0.21".to_owned(), "97%".to_owned())
        );
    }

    #[test]
    fn a_precise_figure_is_read_back_as_it_was() {
        for step in -3_000_i32..3_000 {
            let value = f64::from(step) / 7.0;
            let read: f64 = precise(value).parse().unwrap();
            assert!((read - value).abs() < 1e-12, "{value}");
        }
        assert_eq!((&*precise(0.5), &*precise(f64::NAN)), ("0.5", "0"));
    }

    #[test]
    fn four_decimals_are_what_the_standard_library_rounds_to() {
        // None of these lies halfway.
        for step in -3_000_i32..3_000 {
            let value = f64::from(step) / 7.0;
            let text = format!("{value:.4}");
            let text = if text == "-0.0000" { "0.0000" } else { &text };
            assert_eq!(four_decimals(value), text);
        }
    }
}
