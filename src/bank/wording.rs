//! The sentences of questions and proofs, in English. A set in another language gets
//! them too, until its own come.

use crate::date::{Period, Unit};
use crate::set::Event;
use crate::set::letters::{lower as lower_letter, upper};

/// Which of the dates of an event is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// When it happened.
    Point,
    /// When it began.
    Start,
    /// When it ended.
    End,
}

/// The stem of a question of two events.
pub const WHICH_FIRST: &str = "Which came first?";

/// The stem of a question of order.
pub const ORDER: &str = "Put these in order, earliest first.";

/// "In which year did Japan recognise the Soviet Union?"; of a month, its year is said.
#[must_use]
pub fn date_stem(event: &Event, asked: Asked, unit: Unit, within: Option<Period>) -> String {
    let when = match within {
        Some(period) => format!("{} of {}", in_which(unit), period.text()),
        None => in_which(unit).to_owned(),
    };
    match (asked, &event.did) {
        (Asked::Point, Some((subject, verb))) => format!("{when} did {subject} {verb}?"),
        (Asked::Point, None) if is_noun_phrase(&event.title) => {
            let which = when.trim_start_matches("In ").to_owned();
            format!("{} saw {}?", capitalised(&which), event.title)
        }
        (Asked::Point, None) => format!("“{}”: {}?", capitalised(&event.title), lower(&when)),
        (Asked::Start, _) => ended(event, &when, "begin"),
        (Asked::End, _) => ended(event, &when, "end"),
    }
}

fn ended(event: &Event, when: &str, verb: &str) -> String {
    if is_noun_phrase(&event.title) {
        format!("{when} did {} {verb}?", event.title)
    } else {
        let title = capitalised(&event.title);
        format!("“{title}”: {} did it {verb}?", lower(when))
    }
}

/// The front of a card that asks for a date.
#[must_use]
pub fn card_stem(event: &Event, asked: Asked) -> String {
    match (asked, &event.did) {
        (Asked::Point, Some((subject, verb))) => format!("When did {subject} {verb}?"),
        (Asked::Point, None) => format!("When was this: {}?", event.title),
        (Asked::Start, _) => ended(event, "When", "begin"),
        (Asked::End, _) => ended(event, "When", "end"),
    }
}

/// "Which of these happened in 1946?"
#[must_use]
pub fn event_stem(period: Period) -> String {
    format!("Which of these happened in {}?", period.text())
}

/// "In which city did Tanaka and Brezhnev meet?"
#[must_use]
pub fn place_stem(noun: &str, subject: &str, verb: &str) -> String {
    let preposition = if noun == "island" || noun == "lake" || noun == "river" {
        "On"
    } else {
        "In"
    };
    format!("{preposition} which {noun} did {subject} {verb}?")
}

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

/// "What sort of event was the Peace of Nicias?"
#[must_use]
pub fn kind_stem(title: &str) -> String {
    if is_noun_phrase(title) {
        return ["What sort of event was ", title, "?"].concat();
    }
    ["What sort of event was “", &capitalised(title), "”?"].concat()
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
pub fn number(value: &str) -> String {
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

/// An event of another kind than the one asked for.
#[must_use]
pub fn other_kind(one: &str, title: &str, when: &str) -> String {
    let title = within(title);
    [
        &capitalised(one),
        " was, for example, ",
        &title,
        " (",
        when,
        ").",
    ]
    .concat()
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

/// A number that stands for nothing, beside the right one, as thousandths of it.
#[must_use]
pub fn multiple(permille: i64) -> String {
    let share = match permille {
        ..=225 => "a fifth of",
        226..=290 => "a quarter of",
        291..=415 => "a third of",
        416..=585 => "half",
        586..=800 => "two thirds of",
        801..=1700 => "one and a half times",
        1701..=2500 => "twice",
        2501..=3500 => "three times",
        3501..=4500 => "four times",
        4501.. => "five times",
    };
    ["That is about ", share, " the true number."].concat()
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

/// "15 years earlier", "2 months later"; empty for no distance.
#[must_use]
pub fn gap(units: i64, unit: Unit) -> String {
    let (one, many) = match unit {
        Unit::Day => ("day", "days"),
        Unit::Month => ("month", "months"),
        Unit::Year => ("year", "years"),
        Unit::Decade => ("decade", "decades"),
        Unit::Century => ("century", "centuries"),
    };
    let name = if units.abs() == 1 { one } else { many };
    match units {
        0 => String::new(),
        _ if units < 0 => format!("{} {name} earlier", -units),
        _ => format!("{units} {name} later"),
    }
}

/// Why a period without an event is false.
#[must_use]
pub fn nothing_then(gap: &str) -> String {
    format!("{}; nothing in this set falls then.", capitalised(gap))
}

/// Why a period with another event is false.
#[must_use]
pub fn other_event_then(gap: &str, telling: &str) -> String {
    format!("{}. {}", capitalised(gap), sentence(telling))
}

/// Why an event is not the one asked for: how far off it was, or when, and what it was.
#[must_use]
pub fn event_elsewhere(gap: &str, when: &str, telling: &str) -> String {
    if gap.is_empty() {
        return format!("{}: {}", capitalised(when), sentence(telling));
    }
    other_event_then(gap, telling)
}

/// The first letter in upper case.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => with_first(upper(first), chars.as_str()),
        None => String::new(),
    }
}

/// A text as a sentence: capital first, a full stop last.
#[must_use]
pub fn sentence(text: &str) -> String {
    let mut text = capitalised(text);
    if !text.ends_with(['.', '?', '!', '。', '…', '"', '”']) {
        text.push('.');
    }
    text
}

fn with_first(first: char, rest: &str) -> String {
    let mut text = String::with_capacity(rest.len() + 4);
    text.push(first);
    text.push_str(rest);
    text
}

fn lower(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => with_first(lower_letter(first), chars.as_str()),
        None => String::new(),
    }
}

fn in_which(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "On which day",
        Unit::Month => "In which month",
        Unit::Year => "In which year",
        Unit::Decade => "In which decade",
        Unit::Century => "In which century",
    }
}

/// Whether a title reads as a noun phrase within a sentence.
fn is_noun_phrase(title: &str) -> bool {
    ["the ", "a ", "an "]
        .iter()
        .any(|article| title.starts_with(article))
}
