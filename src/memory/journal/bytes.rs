//! Numbers and texts as few bytes.

/// Appends a number, seven bits to a byte, the low ones first (LEB128).
pub(super) fn put_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Appends a number that may be negative, small ones of either sign in few bytes.
pub(super) fn put_signed(out: &mut Vec<u8>, number: i64) {
    put_number(out, folded(number));
}

/// The same with two bits beside it: in one byte from -16 to 15.
pub(super) fn put_signed_beside(out: &mut Vec<u8>, number: i64, bits: u8) {
    let folded = folded(number);
    let first = (folded as u8 & 0x1f) << 2 | bits & 3;
    match folded >> 5 {
        0 => out.push(first),
        rest => {
            out.push(first | 0x80);
            put_number(out, rest);
        }
    }
}

/// Small numbers of either sign as small numbers.
fn folded(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

fn unfolded(folded: u64) -> i64 {
    (folded >> 1).cast_signed() ^ -(folded & 1).cast_signed()
}

/// Appends a text with its length.
pub(super) fn put_text(out: &mut Vec<u8>, text: &str) {
    put_number(out, text.len() as u64);
    out.extend(text.as_bytes());
}

/// Reads bytes in the order in which they were put. Everything is `None` beyond the end.
pub(super) struct Reader<'a> {
    left: &'a [u8],
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { left: bytes }
    }

    pub fn is_empty(&self) -> bool {
        self.left.is_empty()
    }

    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.left.split_first()?;
        self.left = rest;
        Some(*first)
    }

    pub fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.left.split_first_chunk()?;
        self.left = rest;
        Some(*first)
    }

    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let part = u64::from(byte & 0x7f);
            if part << shift >> shift != part {
                return None;
            }
            number |= part << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    pub fn number32(&mut self) -> Option<u32> {
        u32::try_from(self.number()?).ok()
    }

    pub fn signed(&mut self) -> Option<i64> {
        Some(unfolded(self.number()?))
    }

    /// A number that may be negative, and the two bits beside it.
    pub fn signed_beside(&mut self) -> Option<(i64, u8)> {
        let first = self.byte()?;
        let rest = match first & 0x80 {
            0 => 0,
            _ => self.number()?,
        };
        if rest << 5 >> 5 != rest {
            return None;
        }
        let folded = rest << 5 | u64::from(first >> 2 & 0x1f);
        Some((unfolded(folded), first & 3))
    }

    pub fn rest(self) -> &'a [u8] {
        self.left
    }

    pub fn text(&mut self) -> Option<&'a str> {
        let len = usize::try_from(self.number()?).ok()?;
        let (text, rest) = self.left.split_at_checked(len)?;
        self.left = rest;
        std::str::from_utf8(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_and_texts_come_back(
            number: u64,
            signed: i64,
            text in "\\PC{0,9}",
            bits in 0u8..4,
        ) {
            let mut bytes = Vec::new();
            put_number(&mut bytes, number);
            put_text(&mut bytes, &text);
            put_signed(&mut bytes, signed);
            put_signed_beside(&mut bytes, signed, bits);
            let mut reader = Reader::new(&bytes);
            prop_assert_eq!(reader.number(), Some(number));
            prop_assert_eq!(reader.text(), Some(text.as_str()));
            prop_assert_eq!(reader.signed(), Some(signed));
            prop_assert_eq!(reader.signed_beside(), Some((signed, bits)));
            prop_assert!(reader.is_empty());
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..30)) {
            let mut reader = Reader::new(&bytes);
            let mut more = true;
            while more {
                more = reader.text().is_some()
                    || reader.number().is_some()
                    || reader.signed_beside().is_some();
            }
        }
    }

    #[test]
    fn a_number_beyond_64_bits_is_refused() {
        let mut reader = Reader::new(&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2]);
        assert_eq!(reader.number(), None);
    }
}
