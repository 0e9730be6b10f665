//! How ids, times and languages are spelt.

/// RFC 4122: of the versions 1 to 5. A store may know no other.
pub(super) fn is_uuid(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
    lengths == [8, 4, 4, 4, 12]
        && parts.iter().all(digits)
        && parts[2].starts_with(['1', '2', '3', '4', '5'])
        && parts[3].starts_with(['8', '9', 'a', 'b', 'A', 'B'])
}

pub(super) fn is_iri(text: &str) -> bool {
    let never =
        |sign: char| sign.is_whitespace() || sign.is_control() || "<>\"{}|\\^`".contains(sign);
    let (scheme, rest) = text.split_once(':').unwrap_or_default();
    scheme.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && !rest.is_empty()
        && !text.contains(never)
}

pub(super) fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let fits = |part: &str, least| {
        (least..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    fits(first, 2) && parts.all(|part| fits(part, 1))
}

/// `2026-03-01T09:05:00.250Z`, digit by digit.
pub(super) fn is_timestamp(text: &str) -> bool {
    let pattern = "dddd-dd-ddTdd:dd:dd.dddZ";
    let fits = |(sign, wanted): (char, char)| match wanted {
        'd' => sign.is_ascii_digit(),
        other => sign == other,
    };
    text.len() == pattern.len() && text.chars().zip(pattern.chars()).all(fits)
}

/// `PT75.25S`, as a page of ours writes it.
pub(super) fn is_duration(text: &str) -> bool {
    let seconds = text
        .strip_prefix("PT")
        .and_then(|rest| rest.strip_suffix('S'));
    let (whole, rest) = seconds
        .and_then(|seconds| seconds.split_once('.'))
        .unwrap_or_default();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(rest) && rest.len() == 2
}
