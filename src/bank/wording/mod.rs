//! The sentences of questions and proofs, in English. A set in another language gets
//! them too, until its own come.

mod choices;

pub use choices::*;

use crate::date::{self, Period, Unit};
use crate::set::letters::{lower as lower_letter, upper};
use crate::set::{Event, Kind};

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

/// The same, where the dates do not say which of two was first.
pub const ORDER_OPEN: &str =
    "Put these in order, earliest first. Two of them may stand in either order.";

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

/// "The Cold War: what happened on 19 October 1956?"; with a kind, "The Cold War: which
/// treaty dates from 1956?" Without what it is about, which may be empty, the question alone.
#[must_use]
pub fn what_happened(about: &str, period: Period, kind: Option<&Kind>) -> String {
    let when = period.text();
    let asked = match (kind, period.unit()) {
        (Some(kind), _) => [
            "Which ",
            without_article(&kind.one),
            " dates from ",
            &when,
            "?",
        ]
        .concat(),
        (None, Unit::Day) => ["What happened on ", &when, "?"].concat(),
        (None, Unit::Month | Unit::Year | Unit::Decade | Unit::Century) => {
            ["What happened in ", &when, "?"].concat()
        }
    };
    if about.is_empty() {
        return asked;
    }
    [about, ": ", &lower(&asked)].concat()
}

fn without_article(noun: &str) -> &str {
    let article = ["a ", "an ", "the "];
    let mut bare = article
        .iter()
        .filter_map(|article| noun.strip_prefix(article));
    bare.next().unwrap_or(noun)
}

/// "Where on the line would you put the Battle of Lake Khasan?"
#[must_use]
pub fn timeline_stem(event: &Event) -> String {
    ["Where on the line would you put ", &named(event), "?"].concat()
}

/// A gap on the line of years, by the events on its two sides, each with its date.
#[must_use]
pub fn gap_on_line(before: Option<&str>, after: Option<&str>) -> String {
    match (before, after) {
        (Some(before), Some(after)) => ["between ", before, " and ", after].concat(),
        (None, Some(after)) => ["before ", after].concat(),
        (Some(before), None) => ["after ", before].concat(),
        (None, None) => String::new(),
    }
}

/// "It came after the Battle of Khalkhin Gol (1939)."
#[must_use]
pub fn came(after: bool, dated: &str) -> String {
    let side = if after { "after " } else { "before " };
    ["It came ", side, dated, "."].concat()
}

/// An event with its date, as it stands in a sentence.
#[must_use]
pub fn dated(event: &Event) -> String {
    [&named(event), " (", &date::text(&event.date), ")"].concat()
}

/// An event by its title, as it stands in a sentence: in quotes where it is no noun
/// phrase with an article or an owner.
fn named(event: &Event) -> String {
    let title = &event.title;
    if is_noun_phrase(title) || title.contains("’s ") || title.contains("'s ") {
        title.clone()
    } else {
        ["“", &capitalised(title), "”"].concat()
    }
}

/// "Which of these happened in 1946?"
#[must_use]
pub fn event_stem(period: Period) -> String {
    format!("Which of these happened in {}?", period.text())
}

/// "happened before the signing of the neutrality pact"
#[must_use]
pub fn happened(side: &str, event: &Event) -> String {
    ["happened ", side, " ", &within(&event.title)].concat()
}

/// "happened while the intervention lasted"
#[must_use]
pub fn happened_during(event: &Event) -> String {
    ["happened while ", &within(&event.title), " lasted"].concat()
}

/// "happened in the 1930s"
#[must_use]
pub fn happened_in(period: Period) -> String {
    let text = period.text();
    // "the 1930s", but "1900–1909".
    let years = period.unit() > Unit::Year && !text.starts_with("the ");
    let lead = if years {
        "happened in the years "
    } else {
        "happened in "
    };
    [lead, &text].concat()
}

/// "Which of these happened in the 1930s? Mark all that fit."
#[must_use]
pub fn mark_all(happened: &str) -> String {
    ["Which of these ", happened, "? Mark all that fit."].concat()
}

/// "Three of these happened in the 1930s. Which did NOT?"
#[must_use]
pub fn odd_one_out(others: usize, happened: &str) -> String {
    [number(others), " of these ", happened, ". Which did NOT?"].concat()
}

/// "Three of these are treaties. Which is NOT?"
#[must_use]
pub fn odd_kind_out(others: usize, many: &str) -> String {
    [number(others), " of these are ", many, ". Which is NOT?"].concat()
}

/// The stem of questions to be matched with their answers.
pub const MATCH_ANSWERS: &str = "Match each question with its answer.";

/// "Match each treaty with what fits it."
#[must_use]
pub fn match_known(kind: &str) -> String {
    if kind == "person" {
        return "Match each person with what they did.".to_owned();
    }
    ["Match each ", kind, " with what fits it."].concat()
}

/// "Who spied for Moscow?", "Which treaty ended the war?"
#[must_use]
pub fn known_stem(kind: &str, phrase: &str) -> String {
    if kind == "person" {
        return ["Who ", phrase, "?"].concat();
    }
    ["Which ", kind, " ", phrase, "?"].concat()
}

/// "Match each event with its year."
#[must_use]
pub fn match_dates(unit: Unit) -> String {
    ["Match each event with its ", unit_name(unit), "."].concat()
}

/// The stem of a sorting into eras.
pub const SORT_BY_ERA: &str = "Sort these into their eras.";

/// The stem of a sorting by kind.
pub const SORT_BY_KIND: &str = "Sort these by what they were.";

/// "Sort these into their decades."
#[must_use]
pub fn sort_by_unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Day | Unit::Month | Unit::Year => "Sort these into their years.",
        Unit::Decade => "Sort these into their decades.",
        Unit::Century => "Sort these into their centuries.",
    }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "day",
        Unit::Month => "month",
        Unit::Year => "year",
        Unit::Decade => "decade",
        Unit::Century => "century",
    }
}

fn number(count: usize) -> &'static str {
    if count == 2 { "Two" } else { "Three" }
}

/// A title within a sentence: in quotation marks, unless it reads as a noun phrase.
fn within(title: &str) -> String {
    let mut first_words = title.split(' ').take(3);
    if is_noun_phrase(title) || first_words.any(|word| word.ends_with("’s")) {
        return title.to_owned();
    }
    ["“", &capitalised(title), "”"].concat()
}

/// "In which city did Tanaka and Brezhnev meet?"
#[must_use]
pub fn place_stem(noun: &str, subject: &str, verb: &str) -> String {
    let preposition = if is_on(noun) { "On" } else { "In" };
    format!("{preposition} which {noun} did {subject} {verb}?")
}

/// Whether one is on such a place, and not in it.
fn is_on(noun: &str) -> bool {
    noun == "island" || noun == "lake" || noun == "river"
}

/// "took place in Moscow"
#[must_use]
pub fn took_place(noun: &str, name: &str) -> String {
    let preposition = if is_on(noun) { "on " } else { "in " };
    ["took place ", preposition, name].concat()
}

/// "The set names the United States as opponent."
#[must_use]
pub fn named_as(name: &str, role: &str) -> String {
    ["The set names ", name, " as ", role, "."].concat()
}

/// "involved the United States"
#[must_use]
pub fn involved(name: &str) -> String {
    ["involved ", name].concat()
}

/// The stem above a sentence with a changed detail.
pub const WRONG_DETAIL: &str = "One detail of this sentence has been changed. Which?";

/// The two answers to a statement.
pub const TRUE: &str = "True";
/// The other of the two.
pub const FALSE: &str = "False";

/// Why a detail is not the changed one.
#[must_use]
pub fn detail_stands(text: &str) -> String {
    ["“", text, "” is as it should be."].concat()
}

/// Why a statement is not false.
#[must_use]
pub fn statement_stands(when: &str) -> String {
    ["Every detail is true; the date is ", when, "."].concat()
}

/// "an island"
#[must_use]
pub fn one(noun: &str) -> String {
    let article = if noun.starts_with("half ") {
        ""
    } else if noun.starts_with(['a', 'e', 'i', 'o']) {
        "an "
    } else {
        "a "
    };
    [article, noun].concat()
}

/// "15 years earlier", "2 months later"; empty for no distance.
#[must_use]
pub fn gap(units: i64, unit: Unit) -> String {
    match units {
        0 => String::new(),
        _ if units < 0 => [&gap_of(-units, unit), " earlier"].concat(),
        _ => [&gap_of(units, unit), " later"].concat(),
    }
}

/// The same of months, in years from a year on: "over 9 years later", "nearly 4 years later".
#[must_use]
pub fn gap_in_months(months: i64) -> String {
    let (years, over) = (months.abs() / 12, months.abs() % 12);
    let (hedge, years) = match over {
        _ if years == 0 => return gap(months, Unit::Month),
        0 | 1 => ("", years),
        10 | 11 => ("nearly ", years + 1),
        _ => ("over ", years),
    };
    [hedge, &gap(years * months.signum(), Unit::Year)].concat()
}

/// "15 years".
fn gap_of(units: i64, unit: Unit) -> String {
    let (one, many) = match unit {
        Unit::Day => ("day", "days"),
        Unit::Month => ("month", "months"),
        Unit::Year => ("year", "years"),
        Unit::Decade => ("decade", "decades"),
        Unit::Century => ("century", "centuries"),
    };
    let name = if units == 1 { one } else { many };
    [&units.to_string(), " ", name].concat()
}

/// Why a period without an event is false: how far it lies off, and from what else.
#[must_use]
pub fn nothing_then(gap: &str, nearest: Option<(i64, &Event)>) -> String {
    let Some((years, event)) = nearest else {
        return format!("{}; nothing in this set falls then.", capitalised(gap));
    };
    let side = if years < 0 { "before" } else { "after" };
    let years = gap_of(years.abs(), Unit::Year);
    format!("{}: {years} {side} {}.", capitalised(gap), named(event))
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
