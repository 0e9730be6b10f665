//! Numbers, days and what else is put into sentences.

use crate::bank::NUMBER_WORDS;
use crate::date::{Day, MONTHS, Period};
use crate::set::letters::{self, upper};

const PLACE: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];
const WEEKDAYS: [&str; 7] = [
    // 1 January 1970 was a Thursday.
    "Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed",
];

/// A number within a sentence: small ones as words.
#[must_use]
pub fn number(n: u64) -> String {
    match NUMBER_WORDS.get(usize::try_from(n).unwrap_or(usize::MAX)) {
        Some(word) => (*word).to_owned(),
        None => n.to_string(),
    }
}

pub(super) fn place(at: usize) -> String {
    match PLACE.get(at) {
        Some(word) => (*word).to_owned(),
        None => format!("number {}", at + 1),
    }
}

/// `1 event`, `80 events`.
#[must_use]
pub fn count(n: usize, noun: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    format!("{n} {noun}{s}")
}

/// The first letter in upper case.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let mut capital: String = chars.next().map(upper).into_iter().collect();
    capital.push_str(chars.as_str());
    capital
}

/// The first letter in lower case.
pub(super) fn lower(text: &str) -> String {
    let mut chars = text.chars();
    let mut lower: String = chars.next().map(letters::lower).into_iter().collect();
    lower.push_str(chars.as_str());
    lower
}

/// An answer as it stands within a sentence: no capital article, no full stop.
pub(super) fn within(text: &str) -> String {
    let text = text.strip_suffix('.').unwrap_or(text);
    let mut text = text.to_owned();
    if ["The ", "A ", "An "]
        .iter()
        .any(|article| text.starts_with(article))
    {
        text[..1].make_ascii_lowercase();
    }
    text
}

/// The day in words, for a margin: `Fri`, `20 Nov`.
#[must_use]
pub fn today(now: i64, offset: i32) -> (&'static str, String) {
    let days = local(now, offset).div_euclid(86_400_000);
    let weekday = WEEKDAYS[usize::try_from(days.rem_euclid(7)).unwrap_or(0)];
    let (day, month) = day_and_month(days);
    (weekday, format!("{day} {}", &month[..3]))
}

/// When an attempt was: `20 November, 14:05`.
#[must_use]
pub fn moment(when: i64, offset: i32) -> String {
    let local = local(when, offset);
    let minutes = local.rem_euclid(86_400_000) / 60_000;
    let (hour, minute) = (minutes / 60, minutes % 60);
    let (day, month) = day_and_month(local.div_euclid(86_400_000));
    format!("{day} {month}, {hour:02}:{minute:02}")
}

fn local(when: i64, offset: i32) -> i64 {
    when + i64::from(offset) * 60_000
}

fn day_and_month(days: i64) -> (u8, &'static str) {
    let (_, month, day) = Day::from_count(days).map_or((1970, 1, 1), Day::to_ymd);
    (day, MONTHS[usize::from(month - 1)])
}

/// A year on the axis or in a margin.
#[must_use]
pub fn year(year: i64) -> String {
    Period::year_of(year).map_or_else(|| year.to_string(), Period::text)
}
