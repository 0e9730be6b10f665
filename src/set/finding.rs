//! What is wrong with a set or weak in it, told by item and field.

use std::fmt;

use crate::date::DateError;

/// How much a finding weighs.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Severity {
    /// The item, or the field, was not taken.
    Error,
    /// It was taken, and a learner may suffer for it.
    Warning,
    /// Worth a look.
    Note,
}

/// The list of the file that an item stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// The file itself.
    File,
    /// `sources`
    Sources,
    /// `kinds`
    Kinds,
    /// `eras`
    Eras,
    /// `entities`
    Entities,
    /// `events`
    Events,
    /// `cards`
    Cards,
    /// `questions`
    Questions,
}

impl List {
    /// The name of the list in the file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            List::File => "file",
            List::Sources => "sources",
            List::Kinds => "kinds",
            List::Eras => "eras",
            List::Entities => "entities",
            List::Events => "events",
            List::Cards => "cards",
            List::Questions => "questions",
        }
    }
}

/// One thing to mend, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The list it stands in.
    pub list: List,
    /// Its place in that list, from 1; 0 for the file itself.
    pub row: u32,
    /// The id of the item, as far as it could be read.
    pub item: String,
    /// The field.
    pub field: String,
    /// What is the matter.
    pub problem: Problem,
}

/// What can be the matter, with the facts of the case.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// The item does not have the shape of its kind.
    Malformed(String),
    /// A date that cannot be read.
    BadDate(String, DateError),
    /// An id that an earlier item has; the row of that item.
    DuplicateId(u32),
    /// A name of an entity, event or source that the set does not have.
    Dangling {
        /// What was looked for: `entity`, `event`, `source`.
        wanted: &'static str,
        /// The name that was not found.
        id: String,
    },
    /// A required text that is empty.
    Empty,
    /// The key of a written question is not among its options.
    KeyNotAmongOptions(String),
    /// A choice with more than one key.
    SeveralKeys,
    /// A choice that offers one text twice.
    SameOptionTwice(String),
    /// A choice with a single option.
    OneOption,
    /// Feedback on a text that is no option.
    FeedbackOnNoOption(String),
    /// An id that cannot stand in a link or in the name of a fact.
    BadId(String),
    /// An address that is none of the web.
    BadUrl(String),
    /// A picture that cannot be shown.
    BadImage(String),
    /// A number that is none.
    BadNumber(String),
    /// A match with one pair, or with one item twice.
    UnfitPairs,
    /// What should be an e-mail address and is none.
    BadAddress(String),
    /// A question that names its own answer.
    NamesItsAnswer(String),
    /// A written question of a form that Annals does not have.
    UnknownForm(String),
    /// The title or wording holds the year that a question would ask.
    DateInTitle(String),
    /// Two events at one date: no order can be asked of them. Row of the other.
    SharedDate(u32),
    /// Two events with one title: neither can be asked by it. Row of the other.
    SharedTitle(u32),
    /// No source says so.
    NoSource,
    /// An entity that no event uses.
    UnusedEntity,
    /// An era that shares days with another: the two are never offered together. Row of
    /// the other.
    OverlappingEras(u32),
    /// An era that no event falls in.
    EmptyEra,
    /// Two entities that are known for the same: row of the other.
    SharedPhrase(u32),
    /// An event that states to name everyone of a kind, and names nobody of it.
    CompleteOfNone(String),
    /// A kind that has no name while others have.
    UnnamedKind(String),
}

impl Problem {
    /// The name of the rule, for scripts and for the documentation.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Problem::Malformed(_) => "malformed",
            Problem::BadDate(..) => "bad-date",
            Problem::DuplicateId(_) => "duplicate-id",
            Problem::Dangling { .. } => "dangling-reference",
            Problem::Empty => "empty",
            Problem::KeyNotAmongOptions(_) => "key-not-among-options",
            Problem::SeveralKeys => "several-keys",
            Problem::SameOptionTwice(_) => "same-option-twice",
            Problem::OneOption => "one-option",
            Problem::FeedbackOnNoOption(_) => "feedback-on-no-option",
            Problem::BadId(_) => "bad-id",
            Problem::BadUrl(_) => "bad-url",
            Problem::BadAddress(_) => "bad-address",
            Problem::BadImage(_) => "bad-image",
            Problem::BadNumber(_) => "bad-number",
            Problem::UnfitPairs => "unfit-pairs",
            Problem::NamesItsAnswer(_) => "names-its-answer",
            Problem::UnknownForm(_) => "unknown-form",
            Problem::DateInTitle(_) => "date-in-title",
            Problem::SharedDate(_) => "shared-date",
            Problem::SharedTitle(_) => "shared-title",
            Problem::NoSource => "no-source",
            Problem::UnusedEntity => "unused-entity",
            Problem::OverlappingEras(_) => "overlapping-eras",
            Problem::EmptyEra => "empty-era",
            Problem::SharedPhrase(_) => "shared-phrase",
            Problem::CompleteOfNone(_) => "complete-of-none",
            Problem::UnnamedKind(_) => "unnamed-kind",
        }
    }

    /// How much it weighs.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Problem::Malformed(_)
            | Problem::BadDate(..)
            | Problem::DuplicateId(_)
            | Problem::Dangling { .. }
            | Problem::Empty
            | Problem::KeyNotAmongOptions(_)
            | Problem::SeveralKeys
            | Problem::SameOptionTwice(_)
            | Problem::OneOption
            | Problem::FeedbackOnNoOption(_)
            | Problem::BadId(_)
            | Problem::BadUrl(_)
            | Problem::BadAddress(_)
            | Problem::BadImage(_)
            | Problem::BadNumber(_)
            | Problem::UnfitPairs
            | Problem::UnknownForm(_) => Severity::Error,
            Problem::DateInTitle(_)
            | Problem::SharedTitle(_)
            | Problem::NamesItsAnswer(_)
            | Problem::NoSource
            | Problem::SharedPhrase(_)
            | Problem::CompleteOfNone(_)
            | Problem::OverlappingEras(_) => Severity::Warning,
            Problem::SharedDate(_)
            | Problem::UnusedEntity
            | Problem::EmptyEra
            | Problem::UnnamedKind(_) => Severity::Note,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Malformed(why) => write!(f, "not the shape of its kind: {why}"),
            Problem::BadDate(text, error) => {
                write!(f, "‘{text}’, at character {}: {error}", error.at + 1)
            }
            Problem::DuplicateId(row) => {
                write!(f, "row {row} has this id already; give this one another")
            }
            Problem::Dangling { wanted, id } => write!(
                f,
                "the set has no {wanted} ‘{id}’; add it or correct the name. The item is kept without it"
            ),
            Problem::Empty => write!(f, "empty; write something here"),
            Problem::KeyNotAmongOptions(key) => {
                write!(f, "the key ‘{key}’ is not one of the options")
            }
            Problem::SeveralKeys => write!(f, "a choice has one key; leave one"),
            Problem::SameOptionTwice(option) => {
                write!(f, "‘{option}’ is offered twice; leave one out")
            }
            Problem::OneOption => write!(f, "a choice needs two options, or more"),
            Problem::FeedbackOnNoOption(option) => {
                write!(
                    f,
                    "‘{option}’ is not one of the options; write it as it stands there"
                )
            }
            Problem::BadId(id) => write!(
                f,
                "‘{id}’ cannot stand in a link; use letters, digits and hyphens"
            ),
            Problem::BadUrl(url) => write!(
                f,
                "‘{url}’ is no address of the web, so it is left out; begin with https://"
            ),
            Problem::BadAddress(text) => write!(
                f,
                "‘{text}’ is no e-mail address, so it is left out; write one such as desk@school.example"
            ),
            Problem::BadImage(url) => write!(
                f,
                "‘{url}’ is no picture that can be shown, so it is left out; use an address that begins with https://, or a PNG, JPEG, GIF or WebP as a data link"
            ),
            Problem::BadNumber(text) => {
                write!(f, "‘{text}’ is no number; write one such as 4.4")
            }
            Problem::UnfitPairs => write!(
                f,
                "a match needs two pairs or more, and each item once; add a pair, or make the items differ"
            ),
            Problem::NamesItsAnswer(name) => write!(
                f,
                "‘{name}’ is the answer, and the question says it; it will not be asked"
            ),
            Problem::UnknownForm(form) => {
                write!(
                    f,
                    "‘{form}’ is not a form: use choice, multiple-response, short-answer, number or match"
                )
            }
            Problem::DateInTitle(found) => write!(
                f,
                "‘{found}’ gives the date away; word it without, or it will not be asked for its date"
            ),
            Problem::SharedDate(row) => write!(
                f,
                "the event in row {row} has the same date; which came first will not be asked of the two"
            ),
            Problem::SharedTitle(row) => write!(
                f,
                "row {row} is called the same; neither can be asked until they differ"
            ),
            Problem::NoSource => write!(f, "no source; a learner cannot check it"),
            Problem::UnusedEntity => write!(f, "no event uses it; a misspelling, perhaps"),
            Problem::OverlappingEras(row) => write!(
                f,
                "the era in row {row} shares days with it; end one before the other begins, or events are never sorted into the two"
            ),
            Problem::EmptyEra => write!(
                f,
                "no event lies within it; events will never be sorted into it"
            ),
            Problem::SharedPhrase(row) => write!(
                f,
                "row {row} is known for the same; say what this one alone did, or neither is asked by it"
            ),
            Problem::CompleteOfNone(kind) => write!(
                f,
                "no actor is a {kind}, so it proves nothing; name those who took part, or leave it out"
            ),
            Problem::UnnamedKind(kind) => write!(
                f,
                "`kinds` does not name ‘{kind}’; name it, or no question will ask what sort of event it was"
            ),
        }
    }
}
