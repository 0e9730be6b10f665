//! The sentence of an event and what it mentions of its own facts: who, where, how many;
//! each with its place in the text, so that it can be left out or put otherwise.

mod lead;
mod mention;

use std::cell::OnceCell;
use std::ops::Range;

use super::entities::Words;
use super::{Bank, Fact};
use crate::set::fold::{behind_folded, fold, parts};
use crate::set::letters::lower;
use crate::set::{Entity, EntityIx, Event, EventIx};

pub(super) use lead::exact_period;

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

impl Lead {
    /// What stands before and after the date, where it follows the sentence: in one of its
    /// own, for in brackets it seems to be the date of the last thing named.
    pub fn trailing(&self) -> (&'static str, &'static str) {
        match self.before {
            "On " => (". That was on ", "."),
            "In " => (". That was in ", "."),
            _ => (" (", ")."),
        }
    }
}

/// The summary of an event with its date and its mentions, in the order of the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sentence<'a> {
    pub ix: EventIx,
    pub event: &'a Event,
    pub text: &'a str,
    pub mentions: Vec<Mention>,
    pub lead: Lead,
    /// What its event says of itself; folded when a name is first held against it.
    words: OnceCell<Words>,
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
        | Fact::Known(_)
        | Fact::Card(_)
        | Fact::Written(_) => None,
    }
}

impl<'a> Sentence<'a> {
    /// The sentence of an event, when it has one.
    pub fn of(bank: &'a Bank, ix: EventIx) -> Option<Sentence<'a>> {
        let event = bank.set().event(ix);
        let text = event.summary.as_deref()?.trim();
        let mentions = mention::mentions(bank, event, text);
        let lead = lead::lead(bank.set(), event, text, &mentions);
        Some(Sentence {
            ix,
            event,
            text,
            mentions,
            lead,
            words: OnceCell::new(),
        })
    }

    /// What its event says of itself, to look for names in.
    pub fn said(&self, bank: &Bank) -> &Words {
        self.words.get_or_init(|| bank.words(self.ix))
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
        self.beside(mention).contains(&fold(words))
    }

    /// The sentence without a mention, folded.
    pub fn beside(&self, mention: &Mention) -> String {
        let before = &self.text[..mention.core.start];
        fold(&[before, " ", &self.text[mention.core.end..]].concat())
    }

    /// Whether the rest of the sentence tells the name that is left out.
    pub fn gives_back(&self, mention: &Mention, entity: &Entity) -> bool {
        let rest = self.beside(mention);
        [entity.name.as_str(), self.core(mention)]
            .into_iter()
            .any(|name| tells(&rest, name, entity))
    }
}

/// Whether the rest of a sentence, folded, speaks of what another name is made of: then that
/// name would not read there. "The pact of Japan and Germany was the Japanese–Soviet one."
pub(super) fn speaks_of(rest: &str, other: &Entity) -> bool {
    tells(rest, &other.name, other)
}

/// Whether one of the words of a name begins a word of a folded text, as Japan begins
/// Japanese. What sort of thing it is may be said.
fn tells(text: &str, name: &str, entity: &Entity) -> bool {
    let name = fold(name);
    let single = !name.contains(' ');
    name.split(' ').any(|word| {
        let stem = stem_of(word);
        if is_joined(stem) {
            return text.contains(stem);
        }
        if stem.chars().count() < STEM {
            let mut behind = behind_folded(text, stem);
            return single && behind.any(|after| parts(after.chars().next()));
        }
        let holds = |text: &str| behind_folded(text, stem).next().is_some();
        holds(text) && !holds(&sort_of(entity))
    })
}

/// What sort of thing an entity is, folded.
fn sort_of(entity: &Entity) -> String {
    let noun = entity.noun.as_deref().unwrap_or_default();
    fold(&[noun, " ", &entity.kind].concat())
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

/// A name without an article of its own, for a place behind one: "the Realm of Ost".
pub(super) fn bare(name: &str) -> &str {
    let marked = name.strip_prefix("the ").or(name.strip_prefix("The "));
    marked.unwrap_or(name)
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

#[cfg(test)]
mod tests;
