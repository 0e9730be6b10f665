//! The year of a date, in each of the ways EDTF can write one.

use super::digits::Digits;
use std::fmt;

/// The greatest year, and with a minus the least, that a date may name.
pub(super) const LAST_YEAR: i64 = 9_999_999_999;

/// A year as written; astronomical, so that 0 is 1 BCE.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Year {
    /// Four digits, any of them `X`: `1956`, `-0489`, `156X`.
    Four { negative: bool, digits: Digits },
    /// Behind a `Y`: `Y12345`, `Y-17E7`.
    Long(Long),
    /// Of which only the first digits count: `1950S2`.
    Rounded(Rounded),
}

/// A year behind a `Y`, a number times a power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Long {
    /// Not 0.
    mantissa: i64,
    exponent: u8,
}

/// A year given to so many significant digits. An estimate: any year that
/// shares those digits may be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Rounded {
    base: Base,
    significant: u8,
}

/// What can be rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Base {
    /// Four known digits, with their sign.
    Four(i16),
    /// A long year.
    Long(Long),
}

impl Long {
    /// `None` where the year would lie beyond [`LAST_YEAR`].
    pub(super) fn new(mantissa: i64, exponent: u8) -> Option<Long> {
        let value = 10i64
            .checked_pow(u32::from(exponent))?
            .checked_mul(mantissa)?;
        (value.unsigned_abs() <= LAST_YEAR.unsigned_abs()).then_some(Long { mantissa, exponent })
    }

    fn value(self) -> i64 {
        self.mantissa * 10i64.pow(u32::from(self.exponent))
    }
}

impl Base {
    fn value(self) -> i64 {
        match self {
            Base::Four(year) => i64::from(year),
            Base::Long(long) => long.value(),
        }
    }

    /// The written digits. Leading zeros of four count as digits, which can
    /// only widen what `0050S2` stands for.
    fn width(self) -> u32 {
        match self {
            Base::Four(_) => 4,
            Base::Long(long) => long.value().unsigned_abs().max(1).ilog10() + 1,
        }
    }
}

impl Rounded {
    /// `None` where the year has not that many digits, or none is significant.
    pub(super) fn new(base: Base, significant: u8) -> Option<Rounded> {
        (1..=base.width())
            .contains(&u32::from(significant))
            .then_some(Rounded { base, significant })
    }

    /// The year of the estimate.
    pub(super) fn estimate(self) -> i64 {
        self.base.value()
    }

    fn grain(self) -> i64 {
        10i64.pow(self.base.width() - u32::from(self.significant))
    }

    fn bounds(self) -> (i64, i64) {
        let (value, grain) = (self.base.value(), self.grain());
        // Digits count away from zero: -1950S2 is -1999 … -1900.
        let near = value / grain * grain;
        if value < 0 {
            (near - (grain - 1), near)
        } else {
            (near, near + (grain - 1))
        }
    }
}

impl Year {
    /// The first and the last year that may be meant.
    pub(super) fn bounds(self) -> (i64, i64) {
        match self {
            Year::Four {
                negative: false,
                digits,
            } => (i64::from(digits.lowest()), i64::from(digits.highest())),
            Year::Four {
                negative: true,
                digits,
            } => (-i64::from(digits.highest()), -i64::from(digits.lowest())),
            Year::Long(long) => (long.value(), long.value()),
            Year::Rounded(rounded) => rounded.bounds(),
        }
    }

    /// Whether that year, one within the bounds, may be meant.
    pub(super) fn allows(self, year: i64) -> bool {
        match self {
            // Within the bounds, so of four digits and of the right sign.
            Year::Four { digits, .. } => {
                u16::try_from(year.unsigned_abs()).is_ok_and(|year| digits.allow(year))
            }
            Year::Long(_) | Year::Rounded(_) => true,
        }
    }

    /// The unit of its precision, in years.
    pub(super) fn grain(self) -> i64 {
        match self {
            Year::Four { digits, .. } => digits.grain(),
            Year::Long(_) => 1,
            Year::Rounded(rounded) => rounded.grain(),
        }
    }
}

impl fmt::Display for Long {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Y{}", self.mantissa)?;
        if self.exponent > 0 {
            write!(f, "E{}", self.exponent)
        } else {
            Ok(())
        }
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Year::Four { negative, digits } => {
                f.write_str(if *negative { "-" } else { "" })?;
                digits.fmt(f)
            }
            Year::Long(long) => long.fmt(f),
            Year::Rounded(Rounded { base, significant }) => {
                match base {
                    Base::Four(year) if *year < 0 => write!(f, "{year:05}")?,
                    Base::Four(year) => write!(f, "{year:04}")?,
                    Base::Long(long) => long.fmt(f)?,
                }
                write!(f, "S{significant}")
            }
        }
    }
}
