//! Numbers, times and names as the data models write them. All is worked out from integers.

use super::Edition;
use crate::date::Day;
use crate::set::content_hash;

/// The latest second that a time of SCORM 2004 can have: the end of 2037.
const LAST_SECOND: i64 = 2_145_916_799;
/// The longest time of SCORM 1.2: 9999:59:59.99, in hundredths of a second.
const LONGEST: u64 = 9_999 * 360_000 + 359_999;

/// A number of thousandths, ten-thousandths and so on, without noughts at its end: of 4 places,
/// 6650 is "0.665".
pub(super) fn decimal(number: u64, places: u32) -> String {
    let unit = 10_u64.pow(places);
    let (whole, rest) = (number / unit, number % unit);
    if rest == 0 {
        return whole.to_string();
    }
    let mut digits = rest.to_string();
    while digits.len() < places as usize {
        digits.insert(0, '0');
    }
    let kept = digits.trim_end_matches('0');
    [&whole.to_string(), ".", kept].concat()
}

/// Two digits.
fn two(number: u64) -> String {
    let digits = number.to_string();
    match digits.len() {
        1 => ["0", &digits].concat(),
        _ => digits,
    }
}

/// How long something took. SCORM 1.2 has HHHH:MM:SS.SS, SCORM 2004 an ISO 8601 duration with
/// hundredths of a second.
pub(super) fn span(edition: Edition, milliseconds: u64) -> String {
    let hundredths = (milliseconds / 10).min(LONGEST);
    let (seconds, rest) = (hundredths / 100, hundredths % 100);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match edition {
        Edition::V12 => {
            let mut long = hours.to_string();
            while long.len() < 4 {
                long.insert(0, '0');
            }
            [
                &long,
                ":",
                &two(minutes),
                ":",
                &two(seconds),
                ".",
                &two(rest),
            ]
            .concat()
        }
        Edition::V2004 => {
            let seconds = decimal(seconds * 100 + rest, 2);
            let parts = [(hours, "H"), (minutes, "M")];
            let mut text = "PT".to_owned();
            for (number, unit) in parts {
                if number > 0 {
                    text.push_str(&number.to_string());
                    text.push_str(unit);
                }
            }
            if seconds != "0" || text == "PT" {
                text.push_str(&seconds);
                text.push('S');
            }
            text
        }
    }
}

/// When something happened, from milliseconds since 1970. SCORM 1.2 has the time of day alone, where
/// the learner is; SCORM 2004 the day too, here by universal time.
pub(super) fn time(edition: Edition, at: i64, zone_minutes: i32) -> String {
    let local = match edition {
        Edition::V12 => at.saturating_add(i64::from(zone_minutes) * 60_000),
        Edition::V2004 => at,
    };
    let hundredths = (local.div_euclid(10)).clamp(0, LAST_SECOND * 100 + 99);
    let (all, rest) = (hundredths / 100, hundredths % 100);
    let part = |number: i64| two(number.unsigned_abs());
    let clock = [
        &part(all / 3600 % 24),
        ":",
        &part(all / 60 % 60),
        ":",
        &part(all % 60),
        ".",
        &part(rest),
    ]
    .concat();
    match edition {
        Edition::V12 => clock,
        Edition::V2004 => {
            let day = Day::from_count(all / 86_400).map_or((1970, 1, 1), Day::to_ymd);
            let (year, month, day) = day;
            [
                &year.to_string(),
                "-",
                &two(u64::from(month)),
                "-",
                &two(u64::from(day)),
                "T",
                &clock,
                "Z",
            ]
            .concat()
        }
    }
}

/// A name that every LMS takes: ASCII letters, digits, "-" and "_", at most so many. Where anything
/// else was in it than a "/", or it is too long, a hash at its end keeps it apart from the
/// others.
pub(super) fn identifier(name: &str, most: usize) -> String {
    plainly(name, most, |sign| match sign {
        '-' => Some('-'),
        '/' => Some('_'),
        _ => None,
    })
}

/// The name of an option as every LMS of 2004 takes it: the same without "-". The document has any
/// reference; Moodle takes ASCII letters, digits, "_" and "." alone.
pub(super) fn option(id: &str, most: usize) -> String {
    plainly(id, most, |sign| (sign == '-').then_some('_'))
}

/// A name in ASCII letters, digits, "_" and what stands for another sign. A hash at its end keeps
/// names apart that would be the same.
fn plainly(name: &str, most: usize, stands_for: impl Fn(char) -> Option<char>) -> String {
    let mut is_same = name.len() <= most && !name.is_empty();
    let signs = name.chars().map(|sign| {
        if sign.is_ascii_alphanumeric() {
            return sign;
        }
        // A "_" of a name is told from that in the place of another sign.
        let stands = stands_for(sign);
        is_same &= stands.is_some();
        stands.unwrap_or('_')
    });
    let plain: String = signs.take(most).collect();
    if is_same {
        return plain;
    }
    let hash = content_hash(name);
    let kept = &plain[..plain.len().min(most.saturating_sub(hash.len() + 1))];
    [kept, "_", &hash].concat()
}

/// A text of at most so many letters, counted as JavaScript counts them, on one line and without
/// letters that cannot be seen.
pub(super) fn short(text: &str, most: usize) -> String {
    let mut kept = String::new();
    let mut length = 0;
    for sign in text.trim().chars() {
        length += sign.len_utf16();
        if length > most {
            break;
        }
        kept.push(if sign.is_control() { ' ' } else { sign });
    }
    // What is cut may end in a space.
    kept.truncate(kept.trim_end().len());
    kept
}

/// A text as SCORM 2004 takes it where a list or a language may stand: nothing in it is taken for
/// what parts a list, or for a mark at its beginning.
pub(super) fn plain(text: &str, most: usize) -> String {
    let text = text.replace('[', "(").replace(']', ")");
    let text = match text.trim_start().strip_prefix('{') {
        Some(rest) => ["(", rest].concat(),
        None => text,
    };
    short(&text, most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_noughts_at_their_end() {
        for (number, places, text) in [
            (0, 2, "0"),
            (10_000, 2, "100"),
            (6666, 2, "66.66"),
            (6005, 2, "60.05"),
            (6650, 4, "0.665"),
            (10_000, 4, "1"),
            (5, 4, "0.0005"),
        ] {
            assert_eq!(decimal(number, places), text);
        }
    }

    #[test]
    fn a_span_is_written_as_its_edition_does() {
        for (milliseconds, old, new) in [
            (0, "0000:00:00.00", "PT0S"),
            (9, "0000:00:00.00", "PT0S"),
            (1_250, "0000:00:01.25", "PT1.25S"),
            (60_000, "0000:01:00.00", "PT1M"),
            (3_723_450, "0001:02:03.45", "PT1H2M3.45S"),
            (u64::MAX, "9999:59:59.99", "PT9999H59M59.99S"),
        ] {
            assert_eq!(span(Edition::V12, milliseconds), old);
            assert_eq!(span(Edition::V2004, milliseconds), new);
        }
    }

    #[test]
    fn a_time_is_local_in_the_one_and_universal_in_the_other() {
        let at = 1_700_000_000_123;
        assert_eq!(time(Edition::V12, at, 0), "22:13:20.12");
        assert_eq!(time(Edition::V12, at, 120), "00:13:20.12");
        assert_eq!(time(Edition::V2004, at, 120), "2023-11-14T22:13:20.12Z");
        assert_eq!(time(Edition::V2004, -5, 0), "1970-01-01T00:00:00.00Z");
        assert_eq!(time(Edition::V2004, i64::MAX, 0), "2037-12-31T23:59:59.99Z");
        assert_eq!(time(Edition::V12, i64::MIN, -600), "00:00:00.00");
    }

    #[test]
    fn names_that_differ_stay_apart() {
        assert_eq!(identifier("yalta/actor/stalin", 255), "yalta_actor_stalin");
        assert_eq!(option("yalta-1945", 255), "yalta_1945");
        let names = [
            "a b",
            "a_b",
            "a-b",
            "a.b",
            "a é",
            "a ü",
            "",
            &"a".repeat(300),
            &"a".repeat(301),
            "a/b",
        ];
        type Write = fn(&str, usize) -> String;
        let ways: [(Write, &str); 2] = [(identifier, "-_"), (option, "_")];
        for (write, signs) in ways {
            let mut written: Vec<String> = names.iter().map(|name| write(name, 250)).collect();
            assert!(written.iter().all(|name| {
                (1..=250).contains(&name.len())
                    && name
                        .chars()
                        .all(|sign| sign.is_ascii_alphanumeric() || signs.contains(sign))
            }));
            written.sort();
            written.dedup();
            assert_eq!(written.len(), names.len());
        }
    }

    #[test]
    fn a_text_is_cut_by_the_letters_of_javascript() {
        assert_eq!(short(" a\nb\u{7} ", 9), "a b");
        assert_eq!(short("ab cd", 3), "ab");
        assert_eq!(short("🐱🐱🐱", 5), "🐱🐱");
        assert_eq!(plain("{lang=en}a[,]b", 99), "(lang=en}a(,)b");
    }
}
