//! Times and durations as xAPI and HTTP write them.

use crate::date::Day;

const DAY: i64 = 86_400_000;
/// Three letters each, as HTTP writes them (RFC 9110, 5.6.7).
const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";

/// A moment in UTC to the millisecond, `2026-03-01T09:05:00.250Z`, from milliseconds since 1970.
/// What lies outside the years 1 to 9999 is written as the nearest that does not: a clock so wrong
/// says nothing, and a store would refuse the record.
#[must_use]
pub fn timestamp(ms: i64) -> String {
    let ms = ms.clamp(-62_135_596_800_000, 253_402_300_799_999);
    let day = Day::from_count(ms.div_euclid(DAY)).map_or_else(String::new, |day| day.to_string());
    let of_day = ms.rem_euclid(DAY);
    let (seconds, rest) = (of_day / 1000, of_day % 1000);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{day}T{hour:02}:{minute:02}:{second:02}.{rest:03}Z")
}

/// How long something took, to the hundredth of a second, `PT75.25S`. xAPI compares durations to
/// that precision.
#[must_use]
pub fn duration(ms: u64) -> String {
    let hundredths = ms / 10;
    format!("PT{}.{:02}S", hundredths / 100, hundredths % 100)
}

/// When a `Retry-After` allows the next request, in milliseconds since 1970: so many seconds, or a
/// date. `None` for what is neither.
#[must_use]
pub fn retry_after(header: &str, now: i64) -> Option<i64> {
    let header = header.trim();
    if !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit()) {
        let seconds: i64 = header.parse().unwrap_or(i64::MAX);
        return Some(now.saturating_add(seconds.saturating_mul(1000)));
    }
    // "Wed, 21 Oct 2015 07:28:00 GMT"
    let (_, rest) = header.split_once(", ")?;
    let mut words = rest.split(' ');
    let day: u8 = words.next()?.parse().ok()?;
    let month = words.next().filter(|word| word.len() == 3)?;
    let month = MONTHS.find(month).filter(|at| at % 3 == 0)? / 3 + 1;
    let year: i64 = words.next()?.parse().ok()?;
    let mut parts = words.next()?.split(':').map(str::parse::<i64>);
    let mut part = |below: i64| parts.next()?.ok().filter(|part| (0..below).contains(part));
    let (hour, minute, second) = (part(24)?, part(60)?, part(61)?);
    let day = Day::from_ymd(year, u8::try_from(month).ok()?, day)?;
    let seconds = (hour * 60 + minute) * 60 + second;
    day.count().checked_mul(DAY)?.checked_add(seconds * 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_in_utc_to_the_millisecond() {
        for (ms, written) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (1_700_000_000_001, "2023-11-14T22:13:20.001Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (i64::MAX, "9999-12-31T23:59:59.999Z"),
            (i64::MIN, "0001-01-01T00:00:00.000Z"),
        ] {
            assert_eq!(timestamp(ms), written, "{ms}");
        }
    }

    #[test]
    fn a_duration_has_hundredths_of_seconds() {
        assert_eq!(duration(0), "PT0.00S");
        assert_eq!(duration(75_259), "PT75.25S");
        assert_eq!(duration(3_600_000), "PT3600.00S");
    }

    #[test]
    fn a_pause_is_read_in_seconds_or_as_a_date() {
        assert_eq!(retry_after("120", 5), Some(120_005));
        assert_eq!(
            retry_after("Wed, 21 Oct 2015 07:28:00 GMT", 5),
            Some(1_445_412_480_000)
        );
        assert_eq!(retry_after("99999999999999999999", 5), Some(i64::MAX));
        for none in [
            "",
            "-1",
            "soon",
            "Wed, 21 Okt 2015 07:28:00 GMT",
            "Wed, 31 Feb 2015 07:28:00 GMT",
        ] {
            assert_eq!(retry_after(none, 5), None, "{none}");
        }
    }
}
