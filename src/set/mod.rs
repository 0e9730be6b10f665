//! What a teacher loads: dated events with the entities they involve, cards and
//! written questions. [`read`] turns a file into a [`Set`]; [`lint`] says what is
//! weak in it.
//!
//! Invariant: inside a [`Set`] every reference is resolved and every date is parsed.
//! Whatever could not be kept is in the findings that came with it.

mod entity;
mod event;
pub mod finding;
pub mod fold;
pub mod format;
pub mod formula;
mod hash;
pub mod json;
mod leak;
pub mod letters;
pub mod lint;
pub mod names;
mod place;
mod read;
#[cfg(feature = "schema")]
pub mod schema;
mod slips;
mod take;
pub mod write;

pub use entity::{Entity, EntityIx};
pub use event::{Actor, Aspect, Citation, Event, EventIx, Link, Quantity, Relation};
pub use finding::{Finding, List, Problem, Severity};
pub use hash::content_hash;
pub use leak::{Hints, folded_holds_name, hints_at, holds_date, holds_name};
pub use place::{FOLDER, INDEX, file_of};
pub use read::{Reading, Unreadable, is_id, read, read_shape, shape};
pub use slips::slips;

use crate::date::Date;

/// A flashcard written by hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Its place in the list of the file, from 1.
    pub row: u32,
    /// Stable name within the set.
    pub id: String,
    /// What is shown first.
    pub front: String,
    /// What is shown after.
    pub back: String,
    /// Words to sort cards by.
    pub tags: Vec<String>,
    /// Whether the back may be shown first as well.
    pub reversible: bool,
    /// A picture, shown with the front.
    pub image: Option<Image>,
    /// Which source says so.
    pub source: Option<Citation>,
}

/// A question written by hand, kept as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenQuestion {
    /// Its place in the list of the file, from 1.
    pub row: u32,
    /// Stable name within the set.
    pub id: String,
    /// The question.
    pub stem: String,
    /// Options and key.
    pub body: WrittenBody,
    /// Why the answer is right, whatever was answered.
    pub why: Option<String>,
    /// A picture, shown with the question.
    pub image: Option<Image>,
    /// Which source says so.
    pub source: Option<Citation>,
}

/// The shapes a written question can have.
#[derive(Clone, Debug, PartialEq)]
pub enum WrittenBody {
    /// One option is right.
    Choice {
        /// Text and feedback of each option.
        options: Vec<(String, Option<String>)>,
        /// Index of the right option.
        key: usize,
    },
    /// One or more options are right, and are to be marked.
    Several {
        /// Text and feedback of each option.
        options: Vec<(String, Option<String>)>,
        /// Indices of the right options, rising.
        keys: Vec<usize>,
    },
    /// The answer is typed.
    ShortAnswer {
        /// Every accepted answer; the first is shown.
        accept: Vec<String>,
    },
    /// A number is typed.
    Number {
        /// The right number, as it is written.
        value: String,
        /// How far off still counts as right; none: the number alone.
        tolerance: Option<String>,
    },
    /// Each item belongs to a place.
    Match {
        /// The items, each with its place.
        pairs: Vec<(String, String)>,
        /// Places that nothing belongs to.
        spare: Vec<String>,
    },
}

/// A picture.
pub type Image = format::ImageShape;

/// A kind of event, with the words that a question needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Kind {
    /// The word that events use in `kind`.
    pub id: String,
    /// One of them: "a treaty".
    pub one: String,
    /// Several of them: "treaties".
    pub many: String,
    /// Whether titles tell it, so that it is not asked.
    pub told: bool,
    /// Whether many a thing was one, so that with a year alone nobody knows which is meant.
    pub broad: bool,
}

/// A period that has a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Era {
    /// Its place in the list of the file, from 1.
    pub row: u32,
    /// Stable name within the set.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// How long it lasted.
    pub date: Date,
}

/// A work that items cite.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Stable name within the set.
    pub id: String,
    /// What the work is called.
    pub title: String,
    /// Where to read it.
    pub url: Option<String>,
}

/// A teacher's set, validated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Set {
    /// Stable name of the set.
    pub id: String,
    /// The author's version of the set.
    pub version: String,
    /// What the set is called.
    pub title: String,
    /// BCP 47 tag of its language.
    pub language: String,
    /// SPDX name of its licence.
    pub license: String,
    /// Whom to credit.
    pub attribution: String,
    /// The e-mail address for reports of a question; empty: none.
    pub report_to: String,
    /// Aspects of which the set tells everything: what it does not list was not so.
    pub complete: Vec<Aspect>,
    /// The forms and families of forms that may be asked; none: all.
    pub forms: Vec<String>,
    /// Questions that are never asked.
    pub struck: Vec<format::StruckShape>,
    /// Findings of the linter that the author knows of.
    pub known: Vec<format::KnownShape>,
    /// Works that the items cite.
    pub sources: Vec<Source>,
    /// What the kinds of events are called.
    pub kinds: Vec<Kind>,
    /// The periods that the set's time is divided into, in the order of the file.
    pub eras: Vec<Era>,
    /// People, states, places, treaties, organisations.
    pub entities: Vec<Entity>,
    /// The dated events, in the order of the file.
    pub events: Vec<Event>,
    /// Flashcards written by hand.
    pub cards: Vec<Card>,
    /// Questions written by hand.
    pub questions: Vec<WrittenQuestion>,
}

impl Set {
    /// The event at `ix`.
    #[must_use]
    pub fn event(&self, ix: EventIx) -> &Event {
        &self.events[ix.0 as usize]
    }

    /// The entity at `ix`.
    #[must_use]
    pub fn entity(&self, ix: EntityIx) -> &Entity {
        &self.entities[ix.0 as usize]
    }

    /// Whether one event is stated to be a part of the other, or both of a third.
    #[must_use]
    pub fn are_nested(&self, a: EventIx, b: EventIx) -> bool {
        let (first, second) = (self.event(a), self.event(b));
        first.is_part_of(b)
            || second.is_part_of(a)
            || first.wholes().any(|whole| second.is_part_of(whole))
    }

    /// Whether one event names the other among its links.
    #[must_use]
    pub fn are_linked(&self, a: EventIx, b: EventIx) -> bool {
        let names = |a: EventIx, b| self.event(a).links.iter().any(|link| link.event == b);
        names(a, b) || names(b, a)
    }

    /// Every event with its index.
    pub fn indexed_events(&self) -> impl Iterator<Item = (EventIx, &Event)> {
        (0..).map(EventIx).zip(&self.events)
    }

    /// The words for a kind of event, where the author gave them.
    #[must_use]
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id == id)
    }

    /// The source that `citation` points at.
    #[must_use]
    pub fn source(&self, citation: &Citation) -> Option<&Source> {
        self.sources.iter().find(|s| s.id == citation.source)
    }
}
