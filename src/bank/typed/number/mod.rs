//! Reading a number with its scale and unit, and holding it against the key.

mod decimal;
mod words;

use self::decimal::{Decimal, Value};
pub use self::words::NUMBER_WORDS;
use super::{parts, plain};
use crate::bank::Amount;

/// A number as typed.
#[derive(Debug)]
struct Typed {
    number: Decimal,
    /// The power of ten of its scale words: 9 for "billion"; `None` without any.
    scale: Option<i32>,
    /// Whether it is told in a unit that is not the key's.
    other_unit: bool,
}

/// How a typed number stands to the key.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::bank) enum AmountMatch {
    /// As near as the key allows.
    Within,
    /// Too high or too low, by so much in the scale of the key: `0.5 billion`.
    Off {
        /// Too high.
        over: bool,
        /// How much.
        by: String,
    },
    /// No number, or one of something else.
    Other,
}

/// Whether a typed text is one number: `4.4`, `4,4 billion`, `70 000`, `70k`, `four`,
/// `US$4.4 billion`, `nearly 6 billion US dollars`, `７０万`.
///
/// The marks of a number are read by this rule. Two kinds of marks: the last is the
/// decimal mark. One kind, more than once: thousands. One mark with three digits after
/// it, and one to three before, no zero first: thousands, unless the key itself has
/// three decimals. Any other single mark: the decimal mark. A space or an apostrophe
/// always parts thousands.
#[must_use]
pub fn is_amount(text: &str, key: &Amount) -> bool {
    read(text, key).is_some()
}

/// Holds a typed number against the key. A scale word is taken with that of the key's
/// unit: of 4.4 billion, "4.4", "4.4 billion", "4,400 million" and "4400000000" are right.
pub(in crate::bank) fn match_amount(text: &str, key: &Amount) -> AmountMatch {
    let (Some(right), Some(typed)) = (Decimal::of_json(&key.value), read(text, key)) else {
        return AmountMatch::Other;
    };
    if typed.other_unit {
        return AmountMatch::Other;
    }
    let own_scale = words::scale_of(&key.unit);
    let shifts = match typed.scale {
        Some(scale) => [scale - own_scale; 2],
        // Without a scale word: in the key's scale, or in ones.
        None => [0, -own_scale],
    };
    let Some(right) = right.amount(0) else {
        return AmountMatch::Other;
    };
    let mut nearest = None;
    for shift in shifts {
        let Some(typed) = typed.number.amount(shift) else {
            continue;
        };
        let off = typed.apart_from(right);
        if is_near(off, key, right) {
            return AmountMatch::Within;
        }
        if nearest.is_none_or(|(_, nearest)| off < nearest) {
            nearest = Some((typed > right, off));
        }
    }
    match nearest {
        Some((over, off)) => AmountMatch::Off {
            over,
            by: words::with_scale(&off.text(), &key.unit),
        },
        None => AmountMatch::Other,
    }
}

/// Whether what is so far off counts as right.
fn is_near(off: Value, key: &Amount, right: Value) -> bool {
    let Some(by) = &key.by else {
        return off.is_within(key.tolerance, right);
    };
    let by = Decimal::of_json(by).and_then(|by| by.amount(0));
    by.is_some_and(|by| off <= by)
}

fn read(text: &str, key: &Amount) -> Option<Typed> {
    let text = plain(text);
    let unit = words::unit_words(&key.unit);
    let (number, around) = match Decimal::find(&text, decimals(&key.value)) {
        Some((number, before, after)) => (number?, [before, after]),
        None => words::number_word(&text)?,
    };
    let mut typed = Typed {
        number,
        scale: None,
        other_unit: false,
    };
    let hedge = key.hedge.as_deref().map(plain).unwrap_or_default();
    let hedge = parts(&hedge);
    for part in around.into_iter().flat_map(parts) {
        if part.starts_with(|char: char| char.is_ascii_digit()) {
            // A second number.
            return None;
        }
        if words::is_of(&unit, part) || words::is_hedge(part) || hedge.contains(&part) {
            continue;
        }
        match words::scale(part) {
            Some(power) => typed.scale = Some(typed.scale.unwrap_or(0) + power),
            None if unit.is_empty() || !words::is_word(part) => {}
            None => typed.other_unit = true,
        }
    }
    Some(typed)
}

/// How many digits stand after the point of the key.
fn decimals(value: &str) -> usize {
    value
        .split_once('.')
        .map_or(0, |(_, fraction)| fraction.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn key(value: &str, unit: &str) -> Amount {
        Amount {
            value: value.to_owned(),
            unit: unit.to_owned(),
            hedge: None,
            tolerance: 0,
            by: None,
        }
    }

    #[test]
    fn a_number_is_right_in_every_way_to_write_it() {
        for (value, unit, typed) in [
            ("4.4", "billion US$", "4.4"),
            ("4.4", "billion US$", "4,4"),
            ("4.4", "billion US$", "4.4 bn"),
            ("4.4", "billion US$", "4,4 billion"),
            ("4.4", "billion US$", "US$4.4 billion"),
            ("4.4", "billion US$", "$4.4bn"),
            ("4.4", "billion US$", "about 4.4"),
            ("4.4", "billion US$", "4,400 million"),
            ("4.4", "billion US$", "4.400 million"),
            ("4.4", "billion US$", "4400000000"),
            ("4.4", "billion US$", "$4,400,000,000"),
            ("4.4", "billion US$", "4.4 billion U.S. dollars"),
            ("4.4", "billion US$", "4,4 млрд долларов"),
            ("4.4", "billion US$", "44億ドル"),
            ("4.4", "billion US$", "٤٫٤"),
            ("4.4", "billion US$", "４．４"),
            ("4.4", "billion US$", "4.4."),
            ("4.4", "billion US$", "≈ 4.4"),
            ("4.4", "billion US$", "4.4 thousand million"),
            ("6", "billion US$", "nearly 6 billion US dollars"),
            ("6", "billion US$", "six billion dollars"),
            ("70000", "troops", "70 000"),
            ("70000", "troops", "70\u{202f}000"),
            ("70000", "troops", "70,000"),
            ("70000", "troops", "70.000"),
            ("70000", "troops", "70'000"),
            ("70000", "troops", "70k"),
            ("70000", "troops", "70 thousand troops"),
            ("70000", "troops", "70 тыс."),
            ("70000", "troops", "約７万"),
            ("70000", "troops", "7e4"),
            ("1234567.8", "", "1,234,567.8"),
            ("1234567.8", "", "1.234.567,8"),
            ("1234567.8", "", "1 234 567,8"),
            ("1.234", "", "1.234"),
            ("1.234", "", "1,234"),
            ("0.125", "", "0.125"),
            ("0.5", "", ".5"),
            ("0.5", "", ",5"),
            ("5", "years", "five years"),
            ("1", "year", "1"),
            ("5", "years", "5 year"),
            ("5", "years", "05"),
            ("5", "m", "5 m"),
            ("4", "million tons", "4 million tonnes"),
            ("25", "%", "25 percent"),
            ("56", "", "56 islands"),
            ("-40", "degrees", "−40"),
            ("7e4", "troops", "70,000"),
        ] {
            if typed == "7e4" {
                // A power is nothing that a learner means.
                assert!(!is_amount(typed, &key(value, unit)));
                continue;
            }
            assert_eq!(
                match_amount(typed, &key(value, unit)),
                AmountMatch::Within,
                "{typed} for {value} {unit}"
            );
        }
    }

    #[test]
    fn a_wrong_number_is_told_how_far_off_it_is() {
        for (value, unit, typed, over, by) in [
            ("4.4", "billion US$", "4.9", true, "0.5 billion"),
            ("4.4", "billion US$", "4,900 million", true, "0.5 billion"),
            ("4.4", "billion US$", "4900000000", true, "0.5 billion"),
            ("4.4", "billion US$", "4.4 million", false, "4.3956 billion"),
            ("4.4", "billion US$", "4.4000001", true, "0.0000001 billion"),
            ("70000", "troops", "7000", false, "63,000"),
            ("70000", "troops", "700000", true, "630,000"),
            ("56", "islands", "-56", false, "112"),
            // Three digits after the mark are thousands.
            ("1.2", "", "1.234", true, "1,232.8"),
        ] {
            let by = by.to_owned();
            assert_eq!(
                match_amount(typed, &key(value, unit)),
                AmountMatch::Off { over, by },
                "{typed}"
            );
        }
    }

    #[test]
    fn a_number_of_something_else_is_wrong_and_no_number_is_none() {
        for (typed, is_number) in [
            ("56 years", true),
            ("56 Kuril rocks", true),
            ("$56", true),
            ("99999999999999999999999", true),
            ("5.0000000000001", true),
            ("", false),
            ("many", false),
            ("50-60", false),
            ("5 6", false),
            ("1,23,4", false),
            ("1,234.567.890", false),
            ("1.2.3", false),
            ("-", false),
        ] {
            let key = key("56", "islands");
            assert_eq!(is_amount(typed, &key), is_number, "{typed}");
            assert_eq!(match_amount(typed, &key), AmountMatch::Other, "{typed}");
        }
    }

    #[test]
    fn a_tolerance_is_kept_to_the_last_digit() {
        let key = Amount {
            tolerance: 50,
            ..key("70000", "troops")
        };
        for (typed, right) in [
            ("66500", true),
            ("73,500", true),
            ("66,499", false),
            ("73500.1", false),
        ] {
            let within = match_amount(typed, &key) == AmountMatch::Within;
            assert_eq!(within, right, "{typed}");
        }
    }
}
