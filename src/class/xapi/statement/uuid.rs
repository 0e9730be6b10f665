//! Names that are worked out from what they name.

use sha2::{Digest, Sha256};

/// A UUID (RFC 9562) worked out from texts: the first 16 bytes of their SHA-256. It is marked as
/// version 4, of bits that are as good as random, and not as 8, which says what it is: stores that
/// keep to RFC 4122, as xAPI does, know the versions 1 to 5 alone, and some refuse every other.
pub(super) fn uuid(parts: &[&str]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.as_bytes());
        digest.update([0]);
    }
    let digest = digest.finalize();
    let mut out = String::new();
    for (at, byte) in digest.iter().take(16).enumerate() {
        let byte = match at {
            6 => byte & 0x0f | 0x40,
            8 => byte & 0x3f | 0x80,
            _ => *byte,
        };
        if [4, 6, 8, 10].contains(&at) {
            out.push('-');
        }
        for nibble in [byte / 16, byte % 16] {
            out.extend(char::from_digit(u32::from(nibble), 16));
        }
    }
    out
}
