//! `&eacute;`, `&#233;` and `&#xE9;` as the signs they stand for.

use std::borrow::Cow;

use quick_xml::escape::resolve_html5_entity;

/// The longest name of an entity in HTML: `CounterClockwiseContourIntegral`.
const LONGEST_NAME: usize = 32;

/// What browsers show for `&#128;` to `&#159;`, which old editors wrote for the signs of
/// Windows-1252.
const OF_WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// A text with every entity of HTML replaced by what it stands for; one that HTML does not know
/// stays as it is.
#[must_use]
pub fn decoded(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut at = first;
    loop {
        let (before, entity) = rest.split_at(at);
        out.push_str(before);
        rest = match one(entity) {
            Some((length, signs)) => {
                out.push_str(&signs);
                entity.get(length..).unwrap_or_default()
            }
            None => {
                out.push('&');
                entity.get(1..).unwrap_or_default()
            }
        };
        match rest.find('&') {
            Some(next) => at = next,
            None => break,
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The entity at the beginning of a text: its length, and what it stands for.
fn one(text: &str) -> Option<(usize, Cow<'static, str>)> {
    let name = text.get(1..)?;
    let fits = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let length = name.bytes().take(LONGEST_NAME + 1);
    let length = length.take_while(fits).count();
    if name.as_bytes().get(length) != Some(&b';') {
        return None;
    }
    let name = name.get(..length)?;
    let signs = match name.strip_prefix('#') {
        Some(number) => Cow::Owned(numbered(number)?.to_string()),
        None => Cow::Borrowed(resolve_html5_entity(name)?),
    };
    Some((length + 2, signs))
}

/// The sign of a number, decimal or `x` and hexadecimal.
fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
        None => number.parse::<u32>(),
    };
    let code = code.ok()?;
    let of_windows = code.checked_sub(128).filter(|at| *at < 32);
    let sign = match of_windows {
        Some(at) => OF_WINDOWS.chars().nth(at as usize),
        None => char::from_u32(code).filter(|sign| *sign != '\0'),
    };
    Some(sign.unwrap_or('\u{fffd}'))
}
