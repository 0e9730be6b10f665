//! Bytes as text: marks of order, UTF-16 without one, UTF-8, and a guess at what older programs
//! wrote.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};

/// How much of a text a guess is made from.
const SAMPLE: usize = 256 << 10;

/// A text that was read from bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without a mark of order.
    pub text: Cow<'a, str>,
    /// How its bytes mean signs.
    pub encoding: Encoding,
    /// How many places of it mean no sign; each stands as `\u{fffd}` in the text.
    pub faults: usize,
}

/// How the bytes of a text mean signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, lower byte first.
    Utf16Le,
    /// UTF-16, higher byte first.
    Utf16Be,
    /// Any other, by its name in the Encoding Standard: `windows-1252`, `Shift_JIS`.
    Other(&'static str),
}

impl Encoding {
    /// What a teacher may choose from.
    pub const OFFERED: [Encoding; 17] = [
        Encoding::Utf8,
        Encoding::Other("windows-1252"),
        Encoding::Utf16Le,
        Encoding::Utf16Be,
        Encoding::Other("windows-1250"),
        Encoding::Other("windows-1251"),
        Encoding::Other("windows-1253"),
        Encoding::Other("windows-1254"),
        Encoding::Other("windows-1255"),
        Encoding::Other("windows-1256"),
        Encoding::Other("windows-1257"),
        Encoding::Other("KOI8-R"),
        Encoding::Other("Shift_JIS"),
        Encoding::Other("EUC-JP"),
        Encoding::Other("GBK"),
        Encoding::Other("Big5"),
        Encoding::Other("EUC-KR"),
    ];

    /// Its name in the Encoding Standard.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Other(name) => name,
        }
    }

    /// The encoding that goes by this name or label.
    #[must_use]
    pub fn named(name: &str) -> Option<Encoding> {
        encoding_rs::Encoding::for_label(name.as_bytes()).map(Encoding::of)
    }

    fn of(standard: &'static encoding_rs::Encoding) -> Encoding {
        if standard == UTF_8 {
            Encoding::Utf8
        } else if standard == UTF_16LE {
            Encoding::Utf16Le
        } else if standard == UTF_16BE {
            Encoding::Utf16Be
        } else {
            Encoding::Other(standard.name())
        }
    }

    fn standard(self) -> &'static encoding_rs::Encoding {
        match self {
            Encoding::Utf8 => UTF_8,
            Encoding::Utf16Le => UTF_16LE,
            Encoding::Utf16Be => UTF_16BE,
            Encoding::Other(name) => {
                encoding_rs::Encoding::for_label(name.as_bytes()).unwrap_or(UTF_8)
            }
        }
    }
}

/// Whether a file says itself which encoding it is in, by a mark of order.
#[must_use]
pub fn is_marked(bytes: &[u8]) -> bool {
    encoding_rs::Encoding::for_bom(bytes).is_some()
}

/// Reads bytes as text, in the chosen encoding or in what they look like.
#[must_use]
pub fn decode(bytes: &[u8], chosen: Option<Encoding>) -> Decoded<'_> {
    let marked = encoding_rs::Encoding::for_bom(bytes);
    let encoding = chosen
        .or_else(|| marked.map(|(standard, _)| Encoding::of(standard)))
        .unwrap_or_else(|| guess(bytes));
    let standard = encoding.standard();
    let mark = marked.filter(|(of, _)| *of == standard);
    let bytes = bytes.get(mark.map_or(0, |(_, length)| length)..);
    let (text, has_faults) = standard.decode_without_bom_handling(bytes.unwrap_or_default());
    let faults = if has_faults {
        text.matches('\u{fffd}').count()
    } else {
        0
    };
    Decoded {
        text,
        encoding,
        faults,
    }
}

fn guess(bytes: &[u8]) -> Encoding {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let utf_8 = std::str::from_utf8(bytes);
    if let Some(encoding) = utf_16(sample, utf_8.is_ok()) {
        return encoding;
    }
    if utf_8.is_ok() && !has_escapes(sample) {
        return Encoding::Utf8;
    }
    let foreign = bytes
        .iter()
        .position(|byte| !byte.is_ascii() || *byte == 0x1b);
    let sample = bytes.get(foreign.unwrap_or(0)..).unwrap_or_default();
    let sample = sample.get(..SAMPLE).unwrap_or(sample);
    if utf_8.is_err() && is_nearly_utf_8(sample) {
        return Encoding::Utf8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, true);
    Encoding::of(detector.guess(None, Utf8Detection::Allow))
}

/// ISO-2022-JP changes its letters with escapes, and is ASCII to the eye.
fn has_escapes(sample: &[u8]) -> bool {
    let mut pairs = sample.windows(2);
    pairs.any(|pair| matches!(pair, [0x1b, b'$' | b'(']))
}

/// UTF-16 without a mark of order: the higher bytes of most letters are zero, or a small
/// number, and so stand at every other place.
fn utf_16(sample: &[u8], is_utf_8: bool) -> Option<Encoding> {
    let is_small = |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
    let (mut zeros, mut small, mut units) = ([0_usize; 2], [0_usize; 2], 0);
    for pair in sample.chunks_exact(2) {
        for (place, byte) in pair.iter().enumerate() {
            zeros[place] += usize::from(*byte == 0);
            small[place] += usize::from(is_small(*byte));
        }
        units += 1;
    }
    let higher = usize::from(zeros[1] > zeros[0]);
    let lower = 1 - higher;
    // Japanese has zeros only where it has spaces and ends of lines, but is no UTF-8 then.
    let least = if is_utf_8 { units * 3 / 4 } else { units / 50 };
    let is_wide = zeros[higher] > 0 && zeros[higher] > 8 * zeros[lower] && small[higher] >= least;
    let encoding = [Encoding::Utf16Be, Encoding::Utf16Le][higher];
    let whole = sample.get(..units * 2).unwrap_or(sample);
    let reads = || !encoding.standard().decode_without_bom_handling(whole).1;
    (is_wide && units > 0 && reads()).then_some(encoding)
}

/// Whether all but a few of the letters beyond ASCII are UTF-8: a text with a torn place.
fn is_nearly_utf_8(sample: &[u8]) -> bool {
    let (mut whole, mut torn) = (0_usize, 0_usize);
    for chunk in sample.utf8_chunks() {
        let valid = chunk.valid();
        whole += valid.chars().filter(|sign| !sign.is_ascii()).count();
        torn += usize::from(!chunk.invalid().is_empty());
    }
    whole > 20 * torn
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ENGLISH: &str = "date;title\n1956;the “Declaration” of Moscow\n";
    const GERMAN: &str = "Datum;Ereignis\n1871;die Gründung des Reiches\n1918;Rückkehr nach Österreich, für Änderungen\n";
    const RUSSIAN: &str =
        "дата;событие\n1956;подписание совместной декларации СССР и Японии\n1905;заключение мира\n";
    const JAPANESE: &str =
        "年月日,出来事\n1956年,日ソ共同宣言の調印\n1905年,ポーツマス条約の締結\n";

    fn wide(text: &str, is_little: bool) -> Vec<u8> {
        let order = |unit: u16| match is_little {
            true => unit.to_le_bytes(),
            false => unit.to_be_bytes(),
        };
        text.encode_utf16().flat_map(order).collect()
    }

    fn old(text: &str, label: &str) -> Vec<u8> {
        let encoding = Encoding::named(label).expect("a label");
        encoding.standard().encode(text).0.into_owned()
    }

    #[test]
    fn an_encoding_is_found_from_the_bytes_alone() {
        let marked = |mark: &[u8], text: Vec<u8>| [mark, &text].concat();
        let utf_8 = |text: &str| text.as_bytes().to_vec();
        for (bytes, text, encoding) in [
            (utf_8(ENGLISH), ENGLISH, "UTF-8"),
            (utf_8(JAPANESE), JAPANESE, "UTF-8"),
            (marked(&[0xef, 0xbb, 0xbf], utf_8(GERMAN)), GERMAN, "UTF-8"),
            (
                marked(&[0xff, 0xfe], wide(ENGLISH, true)),
                ENGLISH,
                "UTF-16LE",
            ),
            (
                marked(&[0xfe, 0xff], wide(ENGLISH, false)),
                ENGLISH,
                "UTF-16BE",
            ),
            (wide(ENGLISH, true), ENGLISH, "UTF-16LE"),
            (wide(ENGLISH, false), ENGLISH, "UTF-16BE"),
            (wide(RUSSIAN, true), RUSSIAN, "UTF-16LE"),
            (wide(JAPANESE, false), JAPANESE, "UTF-16BE"),
            (wide(JAPANESE, true), JAPANESE, "UTF-16LE"),
            (old(ENGLISH, "windows-1252"), ENGLISH, "windows-1252"),
            (old(GERMAN, "windows-1252"), GERMAN, "windows-1252"),
            (old(RUSSIAN, "windows-1251"), RUSSIAN, "windows-1251"),
            (old(RUSSIAN, "koi8-r"), RUSSIAN, "KOI8-U"),
            (old(JAPANESE, "shift_jis"), JAPANESE, "Shift_JIS"),
            (old(JAPANESE, "euc-jp"), JAPANESE, "EUC-JP"),
            (old(JAPANESE, "iso-2022-jp"), JAPANESE, "ISO-2022-JP"),
        ] {
            let decoded = decode(&bytes, None);
            assert_eq!(decoded.encoding.name(), encoding, "{text}");
            assert_eq!((decoded.text.as_ref(), decoded.faults), (text, 0));
        }
    }

    #[test]
    fn a_text_with_one_torn_place_stays_utf_8() {
        let mut bytes = RUSSIAN.as_bytes().to_vec();
        bytes.truncate(bytes.len() - 2);
        bytes.push(b'\n');
        let decoded = decode(&bytes, None);
        assert_eq!((decoded.encoding, decoded.faults), (Encoding::Utf8, 1));
        assert!(decoded.text.starts_with("дата"));
    }

    #[test]
    fn a_nul_in_a_text_does_not_make_it_wide() {
        for text in ["a\0b,1\n", "date,title\n1956,the tre\0aty\n", "\0", "\0\0a"] {
            assert_eq!(decode(text.as_bytes(), None).text, text);
        }
    }

    #[test]
    fn what_was_chosen_is_obeyed() {
        let bytes = old(RUSSIAN, "koi8-r");
        let koi = Encoding::named("koi8-r");
        assert_eq!(decode(&bytes, koi).text, RUSSIAN);
        let wrong = decode(&bytes, Some(Encoding::Utf8));
        assert!(wrong.faults > 0 && wrong.encoding == Encoding::Utf8);
        for encoding in Encoding::OFFERED {
            assert_eq!(Encoding::named(encoding.name()), Some(encoding));
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_some_text(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let decoded = decode(&bytes, None);
            prop_assert!(decoded.text.len() <= 3 * bytes.len());
            for encoding in Encoding::OFFERED {
                prop_assert_eq!(decode(&bytes, Some(encoding)).encoding, encoding);
            }
        }

        #[test]
        fn utf_8_is_read_as_it_stands(text in "\\PC*") {
            prop_assert_eq!(decode(text.as_bytes(), None).text, text.as_str());
        }
    }
}
