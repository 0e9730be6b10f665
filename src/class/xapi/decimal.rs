//! Decimal numbers as whole numbers, for a page that carries no code for fractions.

/// A number: so many tenths, hundredths and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    units: i128,
    places: u32,
}

/// More digits than any number of a set has.
const MOST_PLACES: u32 = 30;

impl Decimal {
    /// Reads `-4.40`, `8e-1`; `None` for what is no number, or has too many digits.
    pub fn read(text: &str) -> Option<Decimal> {
        let (digits, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let power: i32 = power.parse().ok()?;
        let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
        let unsigned = whole.strip_prefix('-').unwrap_or(whole);
        let all = [unsigned, rest].concat();
        let is_number = !unsigned.is_empty() && all.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number || digits.ends_with('.') {
            return None;
        }
        let units: i128 = all.parse().ok()?;
        let units = if whole.starts_with('-') {
            -units
        } else {
            units
        };
        let places = i32::try_from(rest.len()).ok()?.checked_sub(power)?;
        let read = match u32::try_from(places) {
            Ok(places) => Decimal { units, places },
            Err(_) => Decimal {
                units: units.checked_mul(ten(places.unsigned_abs())?)?,
                places: 0,
            },
        };
        (read.places <= MOST_PLACES).then_some(read)
    }

    /// So many thousandths.
    pub fn permille(thousandths: i128) -> Decimal {
        Decimal {
            units: thousandths,
            places: 3,
        }
    }

    /// The product.
    pub fn times(self, other: Decimal) -> Option<Decimal> {
        Some(Decimal {
            units: self.units.checked_mul(other.units)?,
            places: self.places + other.places,
        })
    }

    /// The sum.
    pub fn plus(self, other: Decimal) -> Option<Decimal> {
        let places = self.places.max(other.places);
        let units = self.at(places)?.checked_add(other.at(places)?)?;
        Some(Decimal { units, places })
    }

    /// The same below nothing.
    pub fn negative(self) -> Decimal {
        Decimal {
            units: -self.units,
            ..self
        }
    }

    /// How far from nothing.
    pub fn size(self) -> Decimal {
        Decimal {
            units: self.units.abs(),
            ..self
        }
    }

    /// In thousandths, rounded up.
    pub fn thousandths_up(self) -> Option<i128> {
        if self.places <= 3 {
            return self.at(3);
        }
        let by = ten(self.places - 3)?;
        let down = self.units.div_euclid(by);
        Some(down + i128::from(self.units.rem_euclid(by) > 0))
    }

    /// In so many places, as many as it has or more.
    fn at(self, places: u32) -> Option<i128> {
        self.units.checked_mul(ten(places - self.places)?)
    }

    /// Without needless zeros: `0.75`, `1`.
    pub fn write(self) -> String {
        let Decimal {
            mut units,
            mut places,
        } = self;
        while places > 0 && units % 10 == 0 {
            units /= 10;
            places -= 1;
        }
        let sign = if units < 0 { "-" } else { "" };
        let mut digits = units.unsigned_abs().to_string();
        let places = places as usize;
        if places == 0 {
            return [sign, &digits].concat();
        }
        if digits.len() <= places {
            digits = ["0".repeat(places + 1 - digits.len()), digits].concat();
        }
        let (whole, rest) = digits.split_at(digits.len() - places);
        [sign, whole, ".", rest].concat()
    }
}

fn ten(power: u32) -> Option<i128> {
    10_i128.checked_pow(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_short_as_it_can_be() {
        for (read, written) in [
            ("0", "0"),
            ("1.0", "1"),
            ("-0.050", "-0.05"),
            ("4400000000", "4400000000"),
            ("8e-1", "0.8"),
            ("8.0E-1", "0.8"),
            ("1.5e3", "1500"),
            ("-12.3", "-12.3"),
        ] {
            let number = Decimal::read(read).map(Decimal::write);
            assert_eq!(number.as_deref(), Some(written), "{read}");
        }
        for none in [
            "", "-", "x", "1.", ".5", "1,5", "1e", "1e99999", "--1", "+1", "1.-5",
        ] {
            assert_eq!(Decimal::read(none), None, "{none}");
        }
    }

    #[test]
    fn sums_and_products_are_exact() {
        let number = |text| Decimal::read(text).expect("a number");
        let share = number("4.4").times(Decimal::permille(50)).expect("small");
        let both = [share.negative(), share].map(|off| number("4.4").plus(off));
        assert_eq!(
            both.map(|sum| sum.expect("small").write()),
            ["4.18", "4.62"]
        );
        assert_eq!(number("0.6667").thousandths_up(), Some(667));
        assert_eq!(number("0.66").thousandths_up(), Some(660));
        assert_eq!(number("0.6660").thousandths_up(), Some(666));
    }
}
