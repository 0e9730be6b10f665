//! QR codes (ISO/IEC 18004) of links, by the crate qrcodegen.

use qrcodegen::{QrCode, QrCodeEcc};

/// The longest link that gets a code, in bytes: what a phone still reads off a screen at arm's
/// length, some hundred squares on a side.
const LONGEST: usize = 1_000;

/// The code of a link: how many squares it is wide, and the path of the dark ones; `None` for a
/// link that is too long.
#[must_use]
pub fn draw(link: &str) -> Option<(u32, String)> {
    if link.len() > LONGEST {
        return None;
    }
    let code = QrCode::encode_text(link, QrCodeEcc::Low).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let from = x;
            while x < size && code.get_module(x, y) {
                x += 1;
            }
            if x > from {
                let wide = x - from;
                path.push_str(&format!("M{from} {y}h{wide}v1h-{wide}z"));
            }
            x += 1;
        }
    }
    Some((size as u32, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_link_has_a_code_and_a_long_one_has_none() {
        let (size, path) = draw("https://example.org/#/s?h=00&z=abc").unwrap();
        // Version 3 or 4; the finder's upper edge is seven dark squares.
        assert!((25..=33).contains(&size), "{size}");
        assert!(path.starts_with("M0 0h7v1h-7z"), "{path}");
        assert_eq!(draw(&"x".repeat(LONGEST + 1)), None);
        assert!(draw(&"x".repeat(LONGEST)).is_some());
    }
}
