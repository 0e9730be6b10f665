//! A number in a cell, with its unit and the word that it may not lose.

use crate::set::format::QuantityShape;

/// Words before a number that it may not lose.
const HEDGES: [&str; 24] = [
    "approximately",
    "more than",
    "less than",
    "fewer than",
    "at least",
    "at most",
    "up to",
    "nearly",
    "almost",
    "about",
    "around",
    "roughly",
    "over",
    "under",
    "circa",
    "ca.",
    "ca",
    "c.",
    "some",
    "etwa",
    "rund",
    "fast",
    "über",
    "mindestens",
];

/// Reads a quantity, of which it is not said what it counts.
pub(super) fn quantity(text: &str) -> Option<QuantityShape> {
    let text = text.trim();
    let (hedge, rest) = hedge(text);
    let rest = rest.trim_start();
    let sign = usize::from(rest.starts_with(['-', '−']));
    let (sign, rest) = rest.split_at_checked(rest.chars().take(sign).map(char::len_utf8).sum())?;
    let end = rest.find(|sign: char| !(sign.is_ascii_digit() || ".,'’ \u{202f}".contains(sign)));
    let (number, unit) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
    let number = digits(number.trim_end_matches(['.', ',', '\'', '’', ' ', '\u{202f}']))?;
    let sign = if sign.is_empty() { "" } else { "-" };
    Some(QuantityShape {
        value: [sign, &number].concat(),
        unit: unit.trim().to_owned(),
        hedge,
        ..QuantityShape::default()
    })
}

fn hedge(text: &str) -> (Option<String>, &str) {
    if text.starts_with(|sign: char| sign.is_ascii_digit()) {
        return (None, text);
    }
    for hedge in HEDGES {
        let Some((head, rest)) = text.split_at_checked(hedge.len()) else {
            continue;
        };
        let is_apart = rest.starts_with(|sign: char| sign == ' ' || sign.is_ascii_digit());
        if head.to_lowercase() == hedge && is_apart {
            return (Some(head.to_owned()), rest);
        }
    }
    (None, text)
}

/// A number as JSON has it: thousands are not parted, and a point stands before the rest.
/// Three digits behind a comma are thousands, behind a point they are not unless there are
/// several points.
fn digits(number: &str) -> Option<String> {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let joined: String = number.split(['\'', '’', ' ', '\u{202f}']).collect();
    if joined.len() > 30 {
        return None;
    }
    let last = joined.rfind(['.', ',']);
    let Some((whole, rest)) = last.map(|at| joined.split_at(at)) else {
        return is_digits(&joined).then(|| trimmed(&joined, ""));
    };
    let mark = rest.chars().next()?;
    let rest = rest.get(1..)?;
    let same = whole.contains(mark);
    let are_thousands = rest.len() == 3 && (mark == ',' || same) && whole != "0";
    let groups = whole.split(['.', ',']).skip(1);
    if groups.clone().any(|group| group.len() != 3) {
        return None;
    }
    let whole: String = whole.split(['.', ',']).collect();
    if !is_digits(&whole) || !is_digits(rest) {
        return None;
    }
    match are_thousands {
        true => Some(trimmed(&[&whole, rest].concat(), "")),
        false if same => None,
        false => Some(trimmed(&whole, rest)),
    }
}

fn trimmed(whole: &str, rest: &str) -> String {
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    match rest {
        "" => whole.to_owned(),
        rest => [whole, ".", rest].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_unit_and_hedge() {
        for (text, value, unit, hedge) in [
            ("4.4 billion US$", "4.4", "billion US$", None),
            ("70,000", "70000", "", None),
            ("70 000 men", "70000", "men", None),
            ("about 5 islands", "5", "islands", Some("about")),
            (
                "More than 1,234,567 people",
                "1234567",
                "people",
                Some("More than"),
            ),
            ("4,4 Mio.", "4.4", "Mio.", None),
            ("1.234.567", "1234567", "", None),
            ("1.5", "1.5", "", None),
            ("0,125", "0.125", "", None),
            ("12%", "12", "%", None),
            ("-3 °C", "-3", "°C", None),
            ("007", "7", "", None),
        ] {
            let quantity = quantity(text).expect(text);
            assert_eq!(
                (
                    quantity.value.as_str(),
                    quantity.unit.as_str(),
                    quantity.hedge.as_deref()
                ),
                (value, unit, hedge),
                "{text}"
            );
        }
        for text in ["", "many", "about", ".", "1.2.3,4", "1,,2", "$5"] {
            assert_eq!(quantity(text), None, "{text}");
        }
    }
}
