//! The sentence of an event and what it mentions of its own facts: who, where, how many;
//! each with its place in the text, so that it can be left out or put otherwise.

use std::ops::Range;

use super::{Bank, Fact};
use crate::date::{self, Date, Period, Shape, Unit};
use crate::set::fold::{fold, fold_with_places, shares_script, without_article};
use crate::set::letters::{lower, upper};
use crate::set::{Entity, EntityIx, Event, EventIx, Quantity, Set};

/// What is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Somebody or something that took part, or the place.
    Entity(EntityIx),
    /// A number, by its position among the quantities of the event.
    Quantity(u16),
}

/// A mention, by the bytes of the sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mention {
    pub part: Part,
    /// The name, or the bare number.
    pub core: Range<usize>,
    /// Of a number, its hedge and its unit too: "as many as 70,000 troops".
    pub whole: Range<usize>,
}

/// The word before a mention that a name must go with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Article {
    None,
    The,
    /// It tells the first letter of what follows.
    Indefinite,
}

/// The date before the sentence: "In " "April 1941" ", ".
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lead {
    pub before: &'static str,
    pub date: String,
    pub after: &'static str,
    /// The sentence goes on in lower case.
    lowers: bool,
}

/// The summary of an event with its date and its mentions, in the order of the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sentence<'a> {
    pub ix: EventIx,
    pub event: &'a Event,
    pub text: &'a str,
    pub mentions: Vec<Mention>,
    pub lead: Lead,
}

/// What a fact is about, where it can stand in a sentence.
pub(super) fn part(bank: &Bank, fact: Fact) -> Option<Part> {
    match fact {
        Fact::Actor(ix, at) => {
            let actor = bank.set().event(ix).actors.get(usize::from(at))?;
            Some(Part::Entity(actor.entity))
        }
        Fact::Place(ix) => bank.set().event(ix).place.map(Part::Entity),
        Fact::Quantity(_, at) => Some(Part::Quantity(at)),
        Fact::Date(_)
        | Fact::Start(_)
        | Fact::End(_)
        | Fact::Identity(_)
        | Fact::Kind(_)
        | Fact::Card(_)
        | Fact::Written(_) => None,
    }
}

impl<'a> Sentence<'a> {
    /// The sentence of an event, when it has one.
    pub fn of(bank: &'a Bank, ix: EventIx) -> Option<Sentence<'a>> {
        let event = bank.set().event(ix);
        let text = event.summary.as_deref()?.trim();
        let mentions = mentions(bank, event, text);
        let lead = lead(bank.set(), event, text, &mentions);
        Some(Sentence {
            ix,
            event,
            text,
            mentions,
            lead,
        })
    }

    /// The one mention of a part; `None` where there is none, or a second one.
    pub fn only(&self, part: Part) -> Option<&Mention> {
        let mut found = self.mentions.iter().filter(|m| m.part == part);
        let first = found.next();
        if found.next().is_some() { None } else { first }
    }

    /// The part of the text that a mention takes up.
    pub fn words(&self, mention: &Mention) -> &'a str {
        &self.text[mention.whole.clone()]
    }

    /// The bare name or number of a mention.
    pub fn core(&self, mention: &Mention) -> &'a str {
        &self.text[mention.core.clone()]
    }

    /// The mention with another name or number in it.
    pub fn words_with(&self, mention: &Mention, core: &str) -> String {
        let before = &self.text[mention.whole.start..mention.core.start];
        let after = &self.text[mention.core.end..mention.whole.end];
        [before, core, after].concat()
    }

    /// The sentence with its date, something else in the place of a mention.
    pub fn with(&self, mention: &Mention, core: &str) -> String {
        let before = self.up_to(mention.core.start);
        self.led(&[&before, core, &self.text[mention.core.end..]].concat())
    }

    /// The sentence with its date, or with another.
    pub fn dated(&self, date: Option<&str>) -> String {
        let date = date.unwrap_or(&self.lead.date);
        let rest = self.up_to(self.text.len());
        [self.lead.before, date, self.lead.after, &rest].concat()
    }

    /// The text up to a byte, its first letter as it stands behind the date.
    pub fn up_to(&self, end: usize) -> String {
        let text = &self.text[..end];
        let mut chars = text.chars();
        match chars.next() {
            Some(first) if self.lead.lowers => {
                [lower(first).to_string().as_str(), chars.as_str()].concat()
            }
            Some(_) | None => text.to_owned(),
        }
    }

    /// The text between two bytes, its first letter as it stands behind the date.
    pub fn between(&self, start: usize, end: usize) -> String {
        if start == 0 {
            return self.up_to(end);
        }
        self.text[start..end].to_owned()
    }

    fn led(&self, rest: &str) -> String {
        [self.lead.before, &self.lead.date, self.lead.after, rest].concat()
    }

    /// The article before a mention.
    pub fn article(&self, mention: &Mention) -> Article {
        let before = self.text[..mention.core.start].trim_end();
        match before.rsplit(' ').next().unwrap_or_default() {
            "the" | "The" => Article::The,
            "a" | "an" | "A" | "An" => Article::Indefinite,
            _ => Article::None,
        }
    }

    /// Whether the rest of the sentence holds some words.
    pub fn holds_beside(&self, mention: &Mention, words: &str) -> bool {
        fold(&self.beside(mention)).contains(&fold(words))
    }

    /// The sentence without a mention.
    fn beside(&self, mention: &Mention) -> String {
        let before = &self.text[..mention.core.start];
        [before, " ", &self.text[mention.core.end..]].concat()
    }

    /// Whether the rest of the sentence tells the name that is left out.
    pub fn gives_back(&self, mention: &Mention, entity: &Entity) -> bool {
        let rest = fold(&self.beside(mention));
        [entity.name.as_str(), self.core(mention)]
            .into_iter()
            .any(|name| tells(&rest, name, entity))
    }

    /// Whether the rest of the sentence speaks of what another name is made of: then that
    /// name would not read there. "The pact of Japan and Germany was the Japanese–Soviet one."
    pub fn speaks_of(&self, mention: &Mention, other: &Entity) -> bool {
        tells(&fold(&self.beside(mention)), &other.name, other)
    }
}

/// Whether one of the words of a name begins a word of a folded text, as Japan begins
/// Japanese. What sort of thing it is may be said.
fn tells(text: &str, name: &str, entity: &Entity) -> bool {
    let sort = [
        entity.noun.as_deref().unwrap_or_default(),
        " ",
        &entity.kind,
    ];
    let sort = fold(&sort.concat());
    let name = fold(name);
    let single = !name.contains(' ');
    name.split(' ').any(|word| {
        let stem = stem_of(word);
        if is_joined(stem) {
            return text.contains(stem);
        }
        if stem.chars().count() < STEM {
            return single && text.split(' ').any(|other| other == stem);
        }
        let holds = |text: &str| text.split(' ').any(|other| other.starts_with(stem));
        holds(text) && !holds(&sort)
    })
}

/// Letters of a word that tell it again in another.
const STEM: usize = 4;

/// The beginning of a word by which others of its family are known: four letters, or two
/// signs of a script without spaces.
fn stem_of(word: &str) -> &str {
    let length = if is_joined(word) { 2 } else { STEM };
    let end = word.char_indices().nth(length);
    end.map_or(word, |(at, _)| &word[..at])
}

/// Whether it is written in a script that puts no spaces between words.
fn is_joined(word: &str) -> bool {
    word.chars().next().is_some_and(|char| char >= '\u{2e80}')
}

/// Whether a name stands with "the" in a sentence.
pub(super) fn takes_article(entity: &Entity) -> bool {
    if entity.kind == "person" {
        return false;
    }
    let marked = |name: &str| name.starts_with("the ") || name.starts_with("The ");
    if entity.spellings().any(marked) || entity.name.contains(" of ") {
        return true;
    }
    let last = entity.name.rsplit(' ').next().unwrap_or_default();
    let several = entity.name.contains(' ');
    several && (COMMON.contains(&last) || entity.noun.as_deref().is_some_and(|n| is_last(n, last)))
}

/// Whether a name ends in its sort: "Amur River", "Neutrality Pact".
fn is_last(noun: &str, last: &str) -> bool {
    noun.rsplit(' ').next().map(fold) == Some(fold(last))
}

/// Last words of names that stand with an article.
const COMMON: [&str; 14] = [
    "Army",
    "Empire",
    "Islands",
    "Kingdom",
    "Nations",
    "Party",
    "Powers",
    "powers",
    "Republic",
    "States",
    "Territories",
    "Treaty",
    "Union",
    "League",
];

/// Everything of an event that its sentence mentions; what lies within a longer name is
/// none: the Sakhalin of "southern Sakhalin".
fn mentions(bank: &Bank, event: &Event, text: &str) -> Vec<Mention> {
    let folded = fold_with_places(text);
    let mut found: Vec<Mention> = Vec::new();
    for (at, quantity) in (0..).zip(&event.quantities) {
        if let Some((core, whole)) = number_in(text, quantity) {
            let part = Part::Quantity(at);
            insert(&mut found, Mention { part, core, whole });
        }
    }
    let mut entities: Vec<EntityIx> = Vec::new();
    let actors = event.actors.iter().map(|actor| actor.entity);
    for ix in actors.chain(event.place) {
        if !entities.contains(&ix) {
            entities.push(ix);
        }
    }
    let mut named: Vec<Mention> = Vec::new();
    for ix in entities {
        let entity = bank.set().entity(ix);
        let family = entity.family_name();
        let family = family.filter(|family| !bank.is_shared_family(&fold(family)));
        let names = entity.spellings().chain(family);
        for name in names.filter(|name| shares_script(text, name)) {
            let places = places_of(&folded, text, name).into_iter();
            named.extend(places.map(|place| Mention {
                part: Part::Entity(ix),
                core: place.clone(),
                whole: place,
            }));
        }
    }
    // The longest first; there are few.
    while let Some(longest) = (0..named.len()).max_by_key(|at| named[*at].core.len()) {
        insert(&mut found, named.swap_remove(longest));
    }
    found
}

/// Puts a mention in its place, unless an earlier one holds it.
fn insert(found: &mut Vec<Mention>, mention: Mention) {
    let at = found.partition_point(|other| other.whole.end <= mention.whole.start);
    let next = found.get(at);
    if next.is_none_or(|other| mention.whole.end <= other.whole.start) {
        found.insert(at, mention);
    }
}

/// Where a name stands in a text as whole words, possessives included.
fn places_of((folded, places): &(String, Vec<usize>), text: &str, name: &str) -> Vec<Range<usize>> {
    let plain = without_article(&fold(name));
    if plain.is_empty() {
        return Vec::new();
    }
    let found = folded.match_indices(&plain).filter_map(|(at, _)| {
        let start = places.get(at).copied()?;
        let last = places.get(at + plain.len() - 1).copied()?;
        let range = start..end_of_letter(text, last);
        let before = folded[..at].chars().next_back();
        let after = folded[at + plain.len()..].chars().next();
        // Scripts without spaces have no whole words.
        let apart = |char: Option<char>| char.is_none_or(|c| c == ' ' || c >= '\u{2e80}');
        let possessive = text[range.end..].starts_with(['’', '\'']);
        // "us" is no state.
        let exact = plain.len() > 3 || text.get(range.clone()) == Some(name);
        (apart(before) && (apart(after) || possessive) && exact).then_some(range)
    });
    found.collect()
}

/// The end of the letter at a byte, with the marks written after it.
fn end_of_letter(text: &str, at: usize) -> usize {
    let mut chars = text[at..].char_indices().skip(1);
    let end = chars.find(|(_, char)| !matches!(char, '\u{300}'..='\u{36f}'));
    end.map_or(text.len(), |(length, _)| at + length)
}

/// The one place of a number: bare, and with its hedge and unit.
fn number_in(text: &str, quantity: &Quantity) -> Option<(Range<usize>, Range<usize>)> {
    let mut numbers = numbers(text).into_iter();
    let is_it = |range: &Range<usize>| same_number(&text[range.clone()], &quantity.value);
    let core = numbers.by_ref().find(is_it)?;
    if numbers.any(|range| is_it(&range)) {
        return None;
    }
    let before = text[..core.start].trim_end();
    let hedge = quantity.hedge.as_deref().unwrap_or_default();
    let cut = before.len().saturating_sub(hedge.len());
    let hedged = before.get(cut..) == Some(hedge) && !hedge.is_empty();
    let start = if hedged { cut } else { core.start };
    let unit = quantity.unit.replace('$', " dollars");
    let after = &text[core.end..];
    let gap = after.len() - after.trim_start().len();
    let unit_follows = after[gap..].starts_with(unit.as_str()) && !unit.is_empty();
    let end = core.end + if unit_follows { gap + unit.len() } else { 0 };
    Some((core, start..end))
}

/// The numbers of a text: digits, with points and commas between them.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        match found.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            Some(last) if last.end + 1 == at && text[last.end..].starts_with(['.', ',']) => {
                last.end = at + 1;
            }
            Some(_) | None => found.push(at..at + 1),
        }
    }
    found
}

/// Whether a written number is the value: "70,000" is 70000.
fn same_number(written: &str, value: &str) -> bool {
    written == value || written.replace(',', "") == value
}

/// The date before the sentence, as English says it where it is sure that the sentence
/// can go on behind it; else "1941: ".
fn lead(set: &Set, event: &Event, text: &str, mentions: &[Mention]) -> Lead {
    let date = date::text(&event.date);
    let before = match exact_period(&event.date).map(Period::unit) {
        Some(Unit::Day) => Some("On "),
        Some(Unit::Month | Unit::Year | Unit::Decade) => Some("In "),
        Some(Unit::Century) | None => None,
    };
    let lowers = lowers_first(event, text, mentions);
    match (before, lowers) {
        (Some(before), Some(lowers)) if set.language.starts_with("en") => Lead {
            before,
            date,
            after: ", ",
            lowers,
        },
        (_, _) => Lead {
            before: "",
            date: super::wording::capitalised(&date),
            after: ": ",
            lowers: false,
        },
    }
}

/// Whether the first word loses its capital within a sentence; `None` where that is not
/// known.
fn lowers_first(event: &Event, text: &str, mentions: &[Mention]) -> Option<bool> {
    let word = text.split([' ', ',', '’', '\'']).next()?;
    if OPENING.contains(&word) {
        return Some(true);
    }
    // A name, or an office before a name: "Prime Minister Tanaka".
    if let Some(first) = mentions.first() {
        let before = text[..first.whole.start].split_whitespace();
        let mut small = before.filter(|word| word.chars().all(|c| lower(c) == c));
        if small.next().is_none() && matches!(first.part, Part::Entity(_)) {
            return Some(false);
        }
    }
    let did = event.did.as_ref().map(|(subject, _)| subject.as_str());
    let wordings = [Some(event.title.as_str()), did];
    let holds = |word: &str| {
        wordings
            .into_iter()
            .flatten()
            .any(|text| text.contains(word))
    };
    if holds(word) {
        return Some(false);
    }
    let mut letters = word.chars();
    let first = letters.next().filter(|c| upper(*c) == *c)?;
    holds(&[lower(first).to_string().as_str(), letters.as_str()].concat()).then_some(true)
}

/// Words that begin a sentence and are no names.
const OPENING: [&str; 16] = [
    "A", "After", "An", "As", "At", "Because", "Before", "By", "During", "For", "In", "On", "The",
    "Under", "When", "With",
];

/// The day, month, year or decade that a date names, neither more nor less.
pub(super) fn exact_period(date: &Date) -> Option<Period> {
    if date.is_qualified() || date.shape() != Shape::Point {
        return None;
    }
    let units = [Unit::Day, Unit::Month, Unit::Year, Unit::Decade];
    let mut periods = units
        .into_iter()
        .filter_map(|unit| Period::around(date, unit));
    periods.next().filter(|period| {
        let days = period.extent();
        let extent = date.extent();
        extent.earliest == Some(days.first) && extent.latest == Some(days.last)
    })
}

#[cfg(test)]
mod tests;
