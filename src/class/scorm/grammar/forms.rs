//! The forms of values, by the documents.

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// "An alphanumeric group of characters with no white space", which all take; many no more signs.
pub(super) fn is_identifier(value: &str, most: usize) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (1..=most).contains(&value.len()) && value.bytes().all(fits)
}

/// A number that may have a point and a sign.
pub(super) fn is_decimal(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value);
    match digits.split_once('.') {
        Some((whole, part)) => all_digits(whole) && all_digits(part),
        None => all_digits(digits),
    }
}

/// HH:MM:SS.SS, with hours of so many digits and below this.
fn is_hours(value: &str, digits: std::ops::RangeInclusive<usize>, below: u32) -> bool {
    let parts: Vec<&str> = value.split(':').collect();
    let [hours, minutes, seconds] = parts.as_slice() else {
        return false;
    };
    let (seconds, part) = match seconds.split_once('.') {
        Some((seconds, part)) => (seconds, Some(part)),
        None => (*seconds, None),
    };
    let sixty = |text: &str| text.len() == 2 && all_digits(text) && text < "60";
    let small = hours.parse::<u32>().is_ok_and(|hours| hours < below);
    digits.contains(&hours.len())
        && all_digits(hours)
        && small
        && sixty(minutes)
        && sixty(seconds)
        && part.is_none_or(|part| (1..=2).contains(&part.len()) && all_digits(part))
}

pub(super) fn is_clock(value: &str) -> bool {
    is_hours(value, 2..=2, 24)
}

pub(super) fn is_timespan(value: &str) -> bool {
    is_hours(value, 2..=4, 10_000)
}

/// By the type of the question, 1.2.
pub(super) fn is_feedback(kind: &str, value: &str) -> bool {
    let sign = |text: &str| {
        let mut bytes = text.bytes();
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        bytes.next().is_some_and(fits) && bytes.next().is_none()
    };
    match kind {
        "true-false" => ["0", "1", "t", "f"].contains(&value),
        "choice" | "sequencing" => {
            let all: Vec<&str> = value.split(',').collect();
            let mut once = all.clone();
            once.sort_unstable();
            once.dedup();
            all.iter().all(|one| sign(one)) && once.len() == all.len()
        }
        "matching" => value.split(',').all(|pair| {
            pair.split_once('.')
                .is_some_and(|(source, target)| sign(source) && sign(target))
        }),
        "numeric" => is_decimal(value),
        "fill-in" => !value.is_empty() && !value.chars().any(char::is_control),
        _ => false,
    }
}

/// A number of ten digits at most, five before the point and seven behind it.
pub(super) fn is_real(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    is_decimal(value)
        && part.len() <= 7
        && whole.len() <= 5
        && digits.bytes().filter(u8::is_ascii_digit).count() <= 10
        && all_digits(whole)
}

/// A reference by RFC 3986, of plain letters: no part of it needs an escape.
pub(super) fn is_uri(value: &str, most: usize) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    (1..=most).contains(&value.len()) && value.bytes().all(fits)
}

/// A name of an option: letters, digits, "_" and ".".
fn is_option(value: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"_.".contains(&byte);
    (1..=250).contains(&value.len()) && value.bytes().all(fits)
}

/// YYYY-MM-DDThh:mm:ss.ssZ, 1970 to 2038.
pub(super) fn is_time(value: &str) -> bool {
    let Some((day, clock)) = value.split_once('T') else {
        return false;
    };
    let Some(clock) = clock.strip_suffix('Z') else {
        return false;
    };
    let parts: Vec<&str> = day.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    let within = |text: &str, digits: usize, low: u32, high: u32| {
        text.len() == digits
            && all_digits(text)
            && text.parse::<u32>().is_ok_and(|n| (low..=high).contains(&n))
    };
    // A time zone may stand behind parts of a second alone.
    within(year, 4, 1970, 2038)
        && within(month, 2, 1, 12)
        && within(day, 2, 1, 31)
        && is_clock(clock)
        && clock.contains('.')
}

/// P…T…H…M…S with hundredths at most, and something in it.
pub(super) fn is_interval(value: &str) -> bool {
    let Some(mut rest) = value.strip_prefix("PT") else {
        return false;
    };
    if rest.is_empty() {
        return false;
    }
    for unit in ['H', 'M', 'S'] {
        let Some((number, behind)) = rest.split_once(unit) else {
            continue;
        };
        let (whole, part) = match number.split_once('.') {
            Some((whole, part)) if unit == 'S' => (whole, Some(part)),
            Some(_) => return false,
            None => (number, None),
        };
        let is_short = part.is_none_or(|part| (1..=2).contains(&part.len()) && all_digits(part));
        if !all_digits(whole) || !is_short {
            return false;
        }
        rest = behind;
    }
    rest.is_empty()
}

/// A text without a mark of its language, which stands for English.
pub(super) fn is_localized(value: &str, most: usize) -> bool {
    value.encode_utf16().count() <= most
        && !value.starts_with('{')
        && !value.chars().any(char::is_control)
}

/// By the type of the question, 2004.
pub(super) fn is_response(kind: &str, value: &str) -> bool {
    let names = |text: &str| -> Option<Vec<String>> {
        let all: Vec<String> = text.split("[,]").map(str::to_owned).collect();
        (all.len() <= 36 && all.iter().all(|name| is_option(name))).then_some(all)
    };
    match kind {
        "true-false" => ["true", "false"].contains(&value),
        "choice" => names(value).is_some_and(|mut names| {
            let all = names.len();
            names.sort();
            names.dedup();
            names.len() == all
        }),
        "sequencing" => names(value).is_some(),
        "matching" => {
            let pairs: Vec<&str> = value.split("[,]").collect();
            pairs.len() <= 36
                && pairs.iter().all(|pair| {
                    pair.split_once("[.]")
                        .is_some_and(|(source, target)| is_option(source) && is_option(target))
                })
        }
        "numeric" => is_real(value),
        "fill-in" => {
            let texts: Vec<&str> = value.split("[,]").collect();
            texts.len() <= 10 && texts.iter().all(|text| is_localized(text, 250))
        }
        _ => false,
    }
}

pub(super) fn is_pattern(kind: &str, value: &str) -> bool {
    match kind {
        "numeric" => value.split_once("[:]").is_some_and(|(low, high)| {
            let number = |text: &str| text.parse::<f64>().ok().filter(|_| is_real(text));
            match (number(low), number(high)) {
                (Some(low), Some(high)) => low <= high,
                _ => low.is_empty() || high.is_empty(),
            }
        }),
        _ => is_response(kind, value),
    }
}
