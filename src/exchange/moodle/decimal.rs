//! Numbers as question files write them, reckoned with in tens, so that 0.1 stays 0.1.

/// The most digits of a number that is reckoned with.
const MOST_DIGITS: usize = 30;
/// The highest power of ten that a number may be written with.
const HIGHEST_POWER: i32 = 30;

/// A number without rounding: `units` divided by ten, so many times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    units: i128,
    places: u32,
}

impl Decimal {
    /// Reads what PHP takes for a number: `5`, `-.5`, `+5.`, `1e3`. `None` for anything else, and
    /// for one of more digits than are reckoned with.
    #[must_use]
    pub fn read(text: &str) -> Option<Decimal> {
        let text = text.trim();
        let (mantissa, power) = match text.split_once(['e', 'E']) {
            Some((mantissa, power)) => (mantissa, power.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (negative, digits) = match mantissa.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let count = whole.len() + part.len();
        if count == 0 || count > MOST_DIGITS || !(-HIGHEST_POWER..=HIGHEST_POWER).contains(&power) {
            return None;
        }
        let mut units: i128 = 0;
        for digit in whole.bytes().chain(part.bytes()) {
            if !digit.is_ascii_digit() {
                return None;
            }
            units = units * 10 + i128::from(digit - b'0');
        }
        let mut places = i32::try_from(part.len()).ok()?.checked_sub(power)?;
        while places < 0 {
            units = units.checked_mul(10)?;
            places += 1;
        }
        let units = if negative { -units } else { units };
        let places = u32::try_from(places).ok()?;
        Some(Decimal { units, places })
    }

    /// The number in the middle of two, and how far either is from it; whichever comes first.
    #[must_use]
    pub fn around(from: Decimal, to: Decimal) -> Option<(Decimal, Decimal)> {
        let places = from.places.max(to.places);
        let (from, to) = (from.with_places(places)?, to.with_places(places)?);
        // Half of a number is five times its tenth.
        let half = |units: i128| {
            Some(Decimal {
                units: units.checked_mul(5)?,
                places: places + 1,
            })
        };
        Some((
            half(from.checked_add(to)?)?,
            half(to.checked_sub(from)?.checked_abs()?)?,
        ))
    }

    /// So many thousandths of it, never below zero.
    #[must_use]
    pub fn share(self, permille: u32) -> Option<Decimal> {
        Some(Decimal {
            units: self.units.checked_abs()?.checked_mul(permille.into())?,
            places: self.places + 3,
        })
    }

    fn with_places(self, places: u32) -> Option<i128> {
        let by = 10_i128.checked_pow(places.checked_sub(self.places)?)?;
        self.units.checked_mul(by)
    }

    /// As JSON writes it, without zeros at the end.
    #[must_use]
    pub fn text(self) -> String {
        let (mut units, mut places) = (self.units, self.places);
        while places > 0 && units % 10 == 0 {
            units /= 10;
            places -= 1;
        }
        let digits = units.unsigned_abs().to_string();
        let places = places as usize;
        let zeros = "0".repeat((places + 1).saturating_sub(digits.len()));
        let digits = [zeros.as_str(), &digits].concat();
        let (whole, part) = digits.split_at(digits.len() - places);
        let sign = if units < 0 { "-" } else { "" };
        match part.is_empty() {
            true => [sign, whole].concat(),
            false => [sign, whole, ".", part].concat(),
        }
    }
}

/// A number as a set may write it: as it stands there where JSON knows it so. What is no number
/// stays as it is, for its author to mend.
#[must_use]
pub fn number(text: &str) -> String {
    let text = text.trim();
    if is_json(text) {
        return text.to_owned();
    }
    Decimal::read(text).map_or_else(|| text.to_owned(), Decimal::text)
}

/// Whether JSON writes a number so.
pub(super) fn is_json(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, power) = match text.split_once(['e', 'E']) {
        Some((mantissa, power)) => (mantissa, power.strip_prefix(['+', '-']).unwrap_or(power)),
        None => (text, "0"),
    };
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let leads = whole == "0" || !whole.starts_with('0');
    leads && digits(whole) && digits(part) && digits(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_json_writes_it_and_what_is_none_is_left() {
        for (text, written) in [
            ("3.1400", "3.1400"),
            ("-0.5", "-0.5"),
            ("1e3", "1e3"),
            (".5", "0.5"),
            ("-.5", "-0.5"),
            ("+5.", "5"),
            ("007", "7"),
            ("+1.5e2", "150"),
            ("01e-3", "0.001"),
            ("3,14", "3,14"),
            ("", ""),
            ("1e", "1e"),
            ("1e999999999", "1e999999999"),
            ("+1e999999999", "+1e999999999"),
            ("-", "-"),
        ] {
            assert_eq!(number(text), written, "{text}");
        }
    }

    #[test]
    fn the_middle_of_a_range_is_exact() {
        for (from, to, middle, width) in [
            ("1", "5", "3", "2"),
            ("-5", "5", "0", "5"),
            ("3.141", "3.142", "3.1415", "0.0005"),
            ("-3.142", "-3.141", "-3.1415", "0.0005"),
            ("0.1", "0.3", "0.2", "0.1"),
            ("1900", "1913", "1906.5", "6.5"),
        ] {
            let [a, b] = [from, to].map(|text| Decimal::read(text).unwrap());
            let (found, off) = Decimal::around(a, b).unwrap();
            assert_eq!(
                (found.text().as_str(), off.text().as_str()),
                (middle, width)
            );
        }
        let share = Decimal::read("-4.4").unwrap().share(50).unwrap();
        assert_eq!(share.text(), "0.22");
    }
}
