//! Digits of which some may be unspecified: the `201X` of a year, the `1X` of a month.

use std::fmt::{self, Write};

/// Up to four decimal digits, each either known or `X`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Digits {
    /// The number with every `X` read as 0.
    lowest: u16,
    /// Bit k is set where the digit of 10ᵏ is `X`.
    unknown: u8,
    width: u8,
}

impl Digits {
    /// Reads ASCII digits and `X`; `None` at any other byte, or beyond four.
    pub(super) fn read(text: &[u8]) -> Option<Digits> {
        if text.len() > 4 {
            return None;
        }
        let mut digits = Digits {
            lowest: 0,
            unknown: 0,
            width: text.len() as u8,
        };
        for &byte in text {
            digits.lowest *= 10;
            digits.unknown <<= 1;
            match byte {
                b'0'..=b'9' => digits.lowest += u16::from(byte - b'0'),
                b'X' => digits.unknown |= 1,
                _ => return None,
            }
        }
        Some(digits)
    }

    /// The least number that these digits may stand for.
    pub(super) fn lowest(self) -> u16 {
        self.lowest
    }

    /// The greatest number that these digits may stand for.
    pub(super) fn highest(self) -> u16 {
        (0..self.width)
            .filter(|&place| self.is_unknown_at(place))
            .map(|place| 9 * power(place))
            .sum::<u16>()
            + self.lowest
    }

    /// The number, where every digit is known.
    pub(super) fn exact(self) -> Option<u16> {
        (self.unknown == 0).then_some(self.lowest)
    }

    /// Whether no digit at all is known.
    pub(super) fn is_blank(self) -> bool {
        self.unknown.count_ones() == u32::from(self.width)
    }

    /// Whether these digits may stand for that number.
    pub(super) fn allow(self, number: u16) -> bool {
        (0..self.width).all(|place| {
            self.is_unknown_at(place)
                || number / power(place) % 10 == self.lowest / power(place) % 10
        })
    }

    /// 1 where every digit is known, else ten times the place of the first `X`.
    pub(super) fn grain(self) -> i64 {
        (0..self.width)
            .rev()
            .find(|&place| self.is_unknown_at(place))
            .map_or(1, |place| 10 * i64::from(power(place)))
    }

    fn is_unknown_at(self, place: u8) -> bool {
        self.unknown >> place & 1 == 1
    }
}

fn power(place: u8) -> u16 {
    10u16.pow(u32::from(place))
}

impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for place in (0..self.width).rev() {
            f.write_char(if self.is_unknown_at(place) {
                'X'
            } else {
                char::from(b'0' + (self.lowest / power(place) % 10) as u8)
            })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_digits_span_from_all_zeros_to_all_nines() {
        let cases = [
            ("1956", 1956, 1956, 1),
            ("195X", 1950, 1959, 10),
            ("19XX", 1900, 1999, 100),
            ("1X5X", 1050, 1959, 1000),
            ("XXXX", 0, 9999, 10_000),
            ("0X", 0, 9, 10),
            ("X2", 2, 92, 100),
        ];
        for (text, lowest, highest, grain) in cases {
            let digits = Digits::read(text.as_bytes()).expect(text);
            assert_eq!(
                (digits.lowest(), digits.highest(), digits.grain()),
                (lowest, highest, grain),
                "{text}"
            );
            assert!(digits.allow(lowest) && digits.allow(highest), "{text}");
            assert_eq!(digits.to_string(), text);
        }
        assert!(!Digits::read(b"X2").expect("two digits").allow(13));
        assert_eq!(Digits::read(b"19x6"), None);
    }
}
