//! The sentences of choices: of names, places, kinds and numbers.

use super::{capitalised, is_noun_phrase, sentence};
use crate::date;
use crate::set::Event;

/// The place of an event that has no wording with a verb: "Which town was the scene of
/// the meeting of two emperors?"
#[must_use]
pub fn place_stem_of_title(noun: &str, title: &str) -> Option<String> {
    is_noun_phrase(title).then(|| ["Which ", noun, " was the scene of ", title, "?"].concat())
}

/// "From when to when did the Japanese occupation of Vladivostok last?"
#[must_use]
pub fn span_stem(event: &Event) -> String {
    if is_noun_phrase(&event.title) {
        return ["From when to when did ", &event.title, " last?"].concat();
    }
    let title = capitalised(&event.title);
    ["“", &title, "”: from when to when did it last?"].concat()
}

/// "Which of these states took part in the Munich Agreement as a signatory?"; only of a
/// role that is one plain word, which the title does not say, and of kinds that can take
/// part.
#[must_use]
pub fn actor_stem(kind: &str, role: &str, title: &str) -> Option<String> {
    let these = match kind {
        "person" => "Which of these people",
        "state" => "Which of these states",
        "organisation" => "Which of these organisations",
        _ => return None,
    };
    let plain = role.bytes().all(|byte| byte.is_ascii_lowercase()) && !role.ends_with('s');
    if !plain || role.len() < 3 || !is_noun_phrase(title) || title.contains(role) {
        return None;
    }
    let article = if role.starts_with(['a', 'e', 'i', 'o']) {
        "an "
    } else {
        "a "
    };
    Some([these, " took part in ", title, " as ", article, role, "?"].concat())
}

/// "What sort of event was the Peace of Nicias (421 BCE)?"; of a bare name, "What sort of
/// event is meant by “Austerlitz” (1805)?" Much happened in one place: the date says which.
#[must_use]
pub fn kind_stem(title: &str, when: &str) -> String {
    let when = match when.is_empty() {
        true => String::new(),
        false => [" (", when, ")"].concat(),
    };
    if is_noun_phrase(title) {
        return ["What sort of event was ", title, &when, "?"].concat();
    }
    let title = capitalised(title);
    ["What sort of event is meant by “", &title, "”", &when, "?"].concat()
}

/// A quantity without a question of its own: "Grain bought (the wheat deal): how many
/// million tons?"
#[must_use]
pub fn quantity_stem(of: &str, title: &str, unit: &str) -> String {
    let many = if unit.is_empty() {
        "how many"
    } else {
        "how many "
    };
    [&capitalised(of), " (", title, "): ", many, unit, "?"].concat()
}

/// A number with its thousands parted, as it is read: 70,000; a sign and a fraction
/// stay as they are.
#[must_use]
pub fn grouped(value: &str) -> String {
    let whole = value.find('.').unwrap_or(value.len());
    let plain = value
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    if whole < 4 || !plain {
        return value.to_owned();
    }
    let mut text = String::with_capacity(value.len() + whole / 3);
    for (at, digit) in value.chars().enumerate() {
        if at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Where somebody or something else that was offered really belongs: "Okinawa: the Soviet
/// offer of two islands (1964)."
#[must_use]
pub fn belongs_to(name: &str, title: &str, when: &str) -> String {
    [&capitalised(name), ": ", &within(title), " (", when, ")."].concat()
}

/// An event of another kind than the one asked for, and what makes it one: "A siege was
/// “Ostend” (1601–1604): The Spanish surrounded the port."
#[must_use]
pub fn other_kind(one: &str, example: &Event) -> String {
    let (one, title) = (capitalised(one), within(&example.title));
    let named = [&one, " was ", &title, " (", &date::text(&example.date), ")"].concat();
    match &example.summary {
        Some(summary) => [&named, ": ", &sentence(summary)].concat(),
        None => [&named, "."].concat(),
    }
}

/// A title as it stands within a sentence.
fn within(title: &str) -> String {
    if is_noun_phrase(title) {
        return title.to_owned();
    }
    ["“", &capitalised(title), "”"].concat()
}

/// A number that the set has for something else; `when` is empty where its wording says it.
#[must_use]
pub fn other_quantity(of: &str, when: &str) -> String {
    let stands = ["That number stands for ", of].concat();
    if when.is_empty() {
        return [&stands, "."].concat();
    }
    [&stands, " (", when, ")."].concat()
}

/// Shares and multiples that have a short name, in thousandths.
const SHARES: [(i64, &str); 22] = [
    (100, "a tenth of"),
    (200, "a fifth of"),
    (250, "a quarter of"),
    (333, "a third of"),
    (400, "two fifths of"),
    (500, "half"),
    (600, "three fifths of"),
    (667, "two thirds of"),
    (750, "three quarters of"),
    (800, "four fifths of"),
    (1250, "one and a quarter times"),
    (1333, "one and a third times"),
    (1500, "one and a half times"),
    (1667, "one and two thirds times"),
    (1750, "one and three quarters times"),
    (2000, "twice"),
    (2250, "two and a quarter times"),
    (2500, "two and a half times"),
    (3000, "three times"),
    (3500, "three and a half times"),
    (4000, "four times"),
    (5000, "five times"),
];

/// A number that stands for nothing, beside the right one; both in ten-thousandths. Small
/// counts are counted off, others weighed.
#[must_use]
pub fn beside_the_number(other: i64, own: i64, unit: &str) -> String {
    const ONE: i64 = 10_000;
    const COUNTED: i64 = 20;
    let off = other - own;
    if own <= COUNTED * ONE && own % ONE == 0 && off % ONE == 0 {
        let side = if off < 0 { "below" } else { "above" };
        let gap = if unit.is_empty() { "" } else { " " };
        let off = (off / ONE).abs().to_string();
        return ["That is ", &off, gap, unit, " ", side, " the true number."].concat();
    }
    let permille = other.saturating_mul(1000) / own.max(1);
    let mut nearest = SHARES[0];
    for share in SHARES {
        if (share.0 - permille).abs() < (nearest.0 - permille).abs() {
            nearest = share;
        }
    }
    ["That is about ", nearest.1, " the true number."].concat()
}

/// A span that stands for nothing, by how many years its ends lie after the true ones.
#[must_use]
pub fn span_off(begins: i64, ends: i64) -> String {
    if begins == ends {
        return ["It begins and ends ", &too(begins), "."].concat();
    }
    ["It begins ", &too(begins), " and ends ", &too(ends), "."].concat()
}

/// "4 years too late"
fn too(years: i64) -> String {
    let name = if years.abs() == 1 { " year" } else { " years" };
    let side = if years < 0 { " too early" } else { " too late" };
    [&years.unsigned_abs().to_string(), name, side].concat()
}
