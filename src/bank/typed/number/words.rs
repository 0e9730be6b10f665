//! The words around a number: scale, unit, hedge; and small numbers that are words.

use super::super::parts;
use super::super::plain;
use super::decimal::Decimal;
use crate::set::fold::fold;

/// Small numbers in English; the first is that of a count.
pub const NUMBER_WORDS: [&str; 21] = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// Scale words, each with its power of ten. Of the longer ones what follows is their
/// ending: "millions", "миллионов".
const SCALES: [(&str, i32); 28] = [
    ("k", 3),
    ("thousand", 3),
    ("тыс", 3),
    ("тысяч", 3),
    ("千", 3),
    ("万", 4),
    ("萬", 4),
    ("m", 6),
    ("mn", 6),
    ("mio", 6),
    ("million", 6),
    ("млн", 6),
    ("миллион", 6),
    ("億", 8),
    ("亿", 8),
    ("b", 9),
    ("bn", 9),
    ("billion", 9),
    ("млрд", 9),
    ("миллиард", 9),
    ("tn", 12),
    ("trn", 12),
    ("trillion", 12),
    ("трлн", 12),
    ("триллион", 12),
    ("兆", 12),
    ("百", 2),
    ("hundred", 2),
];

/// Words that say no more than that a number is round.
const HEDGES: [&str; 20] = [
    "about",
    "around",
    "nearly",
    "almost",
    "some",
    "roughly",
    "approximately",
    "approx",
    "circa",
    "ca",
    "c",
    "over",
    "of",
    "the",
    "около",
    "почти",
    "примерно",
    "約",
    "约",
    "ほぼ",
];

/// Signs and codes of money, each with the word it stands for.
const MONEY: [(&str, &str); 16] = [
    ("$", "dollar"),
    ("usd", "dollar"),
    ("ドル", "dollar"),
    ("доллар", "dollar"),
    ("долл", "dollar"),
    ("£", "pound"),
    ("gbp", "pound"),
    ("€", "euro"),
    ("eur", "euro"),
    ("¥", "yen"),
    ("円", "yen"),
    ("jpy", "yen"),
    ("₽", "rouble"),
    ("rub", "rouble"),
    ("ruble", "rouble"),
    ("%", "percent"),
];

/// The number of a text that is written as a word, and what stands around it.
pub(super) fn number_word(text: &str) -> Option<(Decimal, [&str; 2])> {
    let mut found = None;
    for part in parts(text) {
        let number = NUMBER_WORDS.iter().skip(1).position(|word| *word == part);
        let number = number.map(|at| at + 1);
        if let Some(number) = number.or((part == "zero").then_some(0)) {
            if found.is_some() {
                return None;
            }
            found = Some((part, number));
        }
    }
    let (word, number) = found?;
    // As a word of its own: "one" stands in "someone" too.
    let starts = text.match_indices(word).map(|(at, _)| at);
    let mut around = starts.map(|at| (text.get(..at), text.get(at + word.len()..)));
    let apart = |before: &str, after: &str| {
        !before.ends_with(char::is_alphabetic) && !after.starts_with(char::is_alphabetic)
    };
    around.find_map(|(before, after)| {
        let (before, after) = (before?, after?);
        apart(before, after).then_some((Decimal::small(number)?, [before, after]))
    })
}

/// The power of ten of a scale word.
pub(super) fn scale(word: &str) -> Option<i32> {
    let means = |scale: &str| {
        let ending = word.strip_prefix(scale);
        ending.is_some_and(|ending| ending.is_empty() || (scale.len() > 6 && ending.len() <= 6))
    };
    let found = SCALES.iter().find(|(scale, _)| means(scale));
    found.map(|(_, power)| *power)
}

/// A word of a unit that is a scale and nothing else: not the "m" of metres.
fn scale_in_unit(word: &str) -> Option<i32> {
    scale(word).filter(|_| word.len() > 1)
}

/// The power of ten that a unit bears: 9 for "billion US$".
pub(super) fn scale_of(unit: &str) -> i32 {
    let unit = plain(unit);
    parts(&unit).into_iter().filter_map(scale_in_unit).sum()
}

/// A number with the scale words of a unit: "0.5 billion".
pub(super) fn with_scale(number: &str, unit: &str) -> String {
    let mut text = number.to_owned();
    for word in unit.split(' ') {
        if scale_in_unit(&plain(word)).is_some() {
            text.push(' ');
            text.push_str(word);
        }
    }
    text
}

/// The words of a unit but its scale, each in its simplest form.
pub(super) fn unit_words(unit: &str) -> Vec<String> {
    let unit = plain(unit);
    let words = parts(&unit).into_iter();
    let words = words.filter(|word| scale_in_unit(word).is_none() && is_word(word));
    words.map(simple).collect()
}

/// Whether a part says anything: a word, or a sign of money.
pub(super) fn is_word(part: &str) -> bool {
    part.starts_with(char::is_alphabetic) || MONEY.iter().any(|(sign, _)| *sign == part)
}

/// Whether a word is one of a unit's, in singular or plural.
pub(super) fn is_of(unit: &[String], word: &str) -> bool {
    let word = simple(word);
    unit.iter().any(|own| is_same(own, &word))
}

/// "ton", "tons" and "tonnes" are the same.
fn is_same(a: &str, b: &str) -> bool {
    let [a, b] = [a, b].map(|word| word.strip_suffix('s').unwrap_or(word));
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let ending = long.strip_prefix(short);
    ending.is_some_and(|ending| ending.is_empty() || (short.len() >= 3 && ending.len() <= 2))
}

fn simple(word: &str) -> String {
    let stands_for =
        |(sign, _): &&(&str, &str)| word == *sign || (sign.len() > 4 && word.starts_with(*sign));
    match MONEY.iter().find(stands_for) {
        Some((_, name)) => (*name).to_owned(),
        None => fold(word),
    }
}

/// Whether a word only says that the number is round.
pub(super) fn is_hedge(word: &str) -> bool {
    HEDGES.contains(&word)
}
