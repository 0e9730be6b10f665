//! Bytes as text that local storage keeps cheaply: fifteen bits in each UTF-16 unit.
//!
//! Browsers count what is stored by units of two bytes, whatever stands in them. The units
//! used here run from U+4E00 to U+CDFF: one run without surrogates, so that no browser, file
//! or clipboard takes any of it for broken text.

/// The unit that stands for fifteen noughts.
const FIRST: u32 = 0x4e00;
const BITS: u32 = 15;

/// Writes bytes as text. The last unit is filled up with noughts.
#[must_use]
pub fn pack(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 5 + 3);
    let (mut held, mut bits) = (0u32, 0);
    let mut put = |unit: u32| text.extend(char::from_u32(FIRST + unit));
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        if bits >= BITS {
            bits -= BITS;
            put(held >> bits);
            held &= (1 << bits) - 1;
        }
    }
    if bits > 0 {
        put(held << (BITS - bits));
    }
    text
}

/// Reads such text; `None` where it is not as [`pack`] writes it. There may
/// be a byte of noughts more than was packed.
#[must_use]
pub fn unpack(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 5 / 8 + 1);
    let (mut held, mut bits) = (0u32, 0);
    for unit in text.chars() {
        let unit = u32::from(unit).checked_sub(FIRST)?;
        if unit >= 1 << BITS {
            return None;
        }
        held = held << BITS | unit;
        bits += BITS;
        while bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
        held &= (1 << bits) - 1;
    }
    // What fills the last unit up is noughts.
    (held == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let text = pack(&bytes);
            let units = text.encode_utf16().count();
            prop_assert_eq!(units, (bytes.len() * 8).div_ceil(15));
            let back = unpack(&text).unwrap();
            prop_assert_eq!(&back[..bytes.len()], &bytes[..]);
            prop_assert!(back[bytes.len()..].iter().all(|byte| *byte == 0));
            prop_assert!(back.len() <= bytes.len() + 1);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,20}") {
            let _ = unpack(&text);
        }
    }

    #[test]
    fn signs_beyond_the_run_are_refused() {
        for text in ["a", "\u{4dff}", "\u{ce00}", "\u{10000}", "一\0", "丁"] {
            assert_eq!(unpack(text), None, "{text}");
        }
        assert!(unpack("\u{4e00}\u{cd80}").is_some());
    }
}
