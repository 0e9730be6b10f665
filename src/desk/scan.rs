//! QR codes in pictures, read by the crate rqrr.

use rqrr::PreparedImage;

/// What the QR codes of a picture say: of each code that can be read whole, its text. The picture
/// is given by its width and how bright each point is, row by row.
#[must_use]
pub(super) fn read(width: u32, grey: &[u8]) -> Vec<String> {
    let width = width as usize;
    let height = grey.len().checked_div(width).unwrap_or(0);
    if height == 0 {
        return Vec::new();
    }
    let at = |x: usize, y: usize| grey.get(y * width + x).copied().unwrap_or(0);
    let mut picture = PreparedImage::prepare_from_greyscale(width, height, at);
    let grids = picture.detect_grids();
    let read = grids.iter().filter_map(|grid| grid.decode().ok());
    read.map(|(_, text)| text).collect()
}

#[cfg(test)]
mod tests {
    use qrcodegen::{QrCode, QrCodeEcc};

    use super::*;

    /// A code drawn with so many points for each square, and white around it.
    fn drawn(text: &str, scale: usize) -> (u32, Vec<u8>) {
        let code = QrCode::encode_text(text, QrCodeEcc::Low).unwrap();
        let side = (code.size() as usize + 8) * scale;
        let dark = |at: usize| {
            let square = |of: usize| (of / scale) as i32 - 4;
            code.get_module(square(at % side), square(at / side))
        };
        let grey = (0..side * side).map(|at| if dark(at) { 20 } else { 235 });
        (side as u32, grey.collect())
    }

    #[test]
    fn a_code_is_read_from_a_picture() {
        let long = [
            "https://example.org/annals/#/in?r=annals-result:1:",
            &"aB3-_".repeat(150),
        ]
        .concat();
        for text in ["annals-result:1:abc.", &long] {
            let (width, grey) = drawn(text, 4);
            assert_eq!(read(width, &grey), [text]);
        }
    }

    #[test]
    fn what_is_no_code_is_none() {
        assert!(read(0, &[]).is_empty());
        assert!(read(10, &[0; 5]).is_empty());
        assert!(read(100, &[128; 10_000]).is_empty());
        let noise: Vec<u8> = (0..40_000_u32)
            .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
            .collect();
        assert!(read(200, &noise).is_empty());
        // Half of one.
        let (width, grey) = drawn("annals-result:1:abc.", 4);
        assert!(read(width, &grey[..grey.len() / 2]).is_empty());
    }
}
