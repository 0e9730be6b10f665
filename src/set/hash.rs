//! By what a content is known to be the same.

use sha2::{Digest, Sha256};

/// The hash of a text, such as the file of a set, by which two are known to be the same: the first
/// 80 bits of its SHA-256 (FIPS 180-4), in hexadecimal.
#[must_use]
pub fn content_hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let first = digest.iter().take(10);
    first.map(|byte| format!("{byte:02x}")).collect()
}
