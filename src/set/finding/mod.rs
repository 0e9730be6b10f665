//! What is wrong with a set or weak in it, told by item and field.

mod words;

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
        /// One of the set that it may be a misspelling of, as far as it was looked for:
        /// see `lint::suggest`.
        meant: Option<String>,
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
    /// So many options, keys, pairs or feedbacks of one question, which is too many.
    TooManyOptions(usize),
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
    /// An event called as another, at a date that the other cannot have.
    Contradiction {
        /// The other's row.
        row: u32,
        /// The other's date.
        date: String,
    },
    /// An event of the same title and date as another: row of the other.
    Duplicate(u32),
    /// An event called nearly as another, whose date may be the same.
    NearDuplicate {
        /// The other's row.
        row: u32,
        /// The other's title.
        title: String,
    },
    /// So many exact days are a 1 January that most of them cannot be meant.
    FalsePrecision {
        /// How many are.
        firsts: usize,
        /// How many days are exact.
        days: usize,
    },
    /// One of those 1 Januaries: its year.
    FirstOfJanuary(i64),
    /// An event whose date lies far from all others.
    OutlierDate {
        /// Its date.
        date: String,
        /// Years to the next event.
        years: i64,
        /// The row of that event.
        nearest: u32,
    },
    /// An entity used once at most, spelt nearly as another.
    MisspeltEntity {
        /// How it is spelt.
        name: String,
        /// The other's row.
        row: u32,
        /// How the other is spelt.
        other: String,
    },
    /// A text that stands out among options by its length.
    LongOption {
        /// Its characters.
        chars: usize,
        /// What the others have.
        others: usize,
    },
    /// A picture that says nothing to those who cannot see it.
    NoAlt,
    /// The alternative text of a picture holds the answer.
    AltGivesAway(String),
    /// A name that no form and no family of forms has.
    UnknownFormName(String),
    /// A question struck out that the set does not have.
    StruckNothing(String),
    /// A finding that is known, and that the linter does not find.
    KnownNothing {
        /// The code.
        code: String,
        /// The item.
        item: Option<String>,
    },
}

/// Every rule: its code, and what it weighs.
pub const RULES: [(&str, Severity); 41] = [
    ("malformed", Severity::Error),
    ("bad-date", Severity::Error),
    ("duplicate-id", Severity::Error),
    ("dangling-reference", Severity::Error),
    ("empty", Severity::Error),
    ("key-not-among-options", Severity::Error),
    ("several-keys", Severity::Error),
    ("same-option-twice", Severity::Error),
    ("one-option", Severity::Error),
    ("too-many-options", Severity::Error),
    ("feedback-on-no-option", Severity::Error),
    ("bad-id", Severity::Error),
    ("bad-url", Severity::Error),
    ("bad-address", Severity::Error),
    ("bad-image", Severity::Error),
    ("bad-number", Severity::Error),
    ("unfit-pairs", Severity::Error),
    ("names-its-answer", Severity::Warning),
    ("unknown-form", Severity::Error),
    ("date-in-title", Severity::Warning),
    ("shared-date", Severity::Note),
    ("shared-title", Severity::Warning),
    ("no-source", Severity::Warning),
    ("unused-entity", Severity::Note),
    ("overlapping-eras", Severity::Warning),
    ("empty-era", Severity::Note),
    ("shared-phrase", Severity::Warning),
    ("complete-of-none", Severity::Warning),
    ("unnamed-kind", Severity::Note),
    ("contradiction", Severity::Warning),
    ("duplicate", Severity::Warning),
    ("near-duplicate", Severity::Warning),
    ("false-precision", Severity::Warning),
    ("outlier-date", Severity::Warning),
    ("misspelt-entity", Severity::Warning),
    ("long-option", Severity::Note),
    ("no-alt", Severity::Warning),
    ("alt-gives-away", Severity::Warning),
    ("unknown-form-name", Severity::Warning),
    ("struck-nothing", Severity::Note),
    ("known-nothing", Severity::Note),
];

impl Problem {
    /// The name of the rule, for scripts and for `docs/LINT.md`, where it heads a section.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.rule().0
    }

    /// How much it weighs.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.rule().1
    }

    fn rule(&self) -> (&'static str, Severity) {
        match self {
            Problem::Malformed(_) => ("malformed", Severity::Error),
            Problem::BadDate(..) => ("bad-date", Severity::Error),
            Problem::DuplicateId(_) => ("duplicate-id", Severity::Error),
            Problem::Dangling { .. } => ("dangling-reference", Severity::Error),
            Problem::Empty => ("empty", Severity::Error),
            Problem::KeyNotAmongOptions(_) => ("key-not-among-options", Severity::Error),
            Problem::SeveralKeys => ("several-keys", Severity::Error),
            Problem::SameOptionTwice(_) => ("same-option-twice", Severity::Error),
            Problem::TooManyOptions(_) => ("too-many-options", Severity::Error),
            Problem::OneOption => ("one-option", Severity::Error),
            Problem::FeedbackOnNoOption(_) => ("feedback-on-no-option", Severity::Error),
            Problem::BadId(_) => ("bad-id", Severity::Error),
            Problem::BadUrl(_) => ("bad-url", Severity::Error),
            Problem::BadAddress(_) => ("bad-address", Severity::Error),
            Problem::BadImage(_) => ("bad-image", Severity::Error),
            Problem::BadNumber(_) => ("bad-number", Severity::Error),
            Problem::UnfitPairs => ("unfit-pairs", Severity::Error),
            Problem::NamesItsAnswer(_) => ("names-its-answer", Severity::Warning),
            Problem::UnknownForm(_) => ("unknown-form", Severity::Error),
            Problem::DateInTitle(_) => ("date-in-title", Severity::Warning),
            Problem::SharedDate(_) => ("shared-date", Severity::Note),
            Problem::SharedTitle(_) => ("shared-title", Severity::Warning),
            Problem::NoSource => ("no-source", Severity::Warning),
            Problem::UnusedEntity => ("unused-entity", Severity::Note),
            Problem::OverlappingEras(_) => ("overlapping-eras", Severity::Warning),
            Problem::EmptyEra => ("empty-era", Severity::Note),
            Problem::SharedPhrase(_) => ("shared-phrase", Severity::Warning),
            Problem::CompleteOfNone(_) => ("complete-of-none", Severity::Warning),
            Problem::UnnamedKind(_) => ("unnamed-kind", Severity::Note),
            Problem::Contradiction { .. } => ("contradiction", Severity::Warning),
            Problem::Duplicate(_) => ("duplicate", Severity::Warning),
            Problem::NearDuplicate { .. } => ("near-duplicate", Severity::Warning),
            Problem::FalsePrecision { .. } => ("false-precision", Severity::Warning),
            Problem::FirstOfJanuary(_) => ("false-precision", Severity::Note),
            Problem::OutlierDate { .. } => ("outlier-date", Severity::Warning),
            Problem::MisspeltEntity { .. } => ("misspelt-entity", Severity::Warning),
            Problem::LongOption { .. } => ("long-option", Severity::Note),
            Problem::NoAlt => ("no-alt", Severity::Warning),
            Problem::AltGivesAway(_) => ("alt-gives-away", Severity::Warning),
            Problem::UnknownFormName(_) => ("unknown-form-name", Severity::Warning),
            Problem::StruckNothing(_) => ("struck-nothing", Severity::Note),
            Problem::KnownNothing { .. } => ("known-nothing", Severity::Note),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The arms of `rule`, read from this very file: no list of them can be asked for.
    #[test]
    fn the_table_of_rules_holds_every_rule() {
        let source = include_str!("mod.rs");
        let (_, source) = source.split_once("fn rule(").unwrap();
        let (source, _) = source.split_once("#[cfg(test)]").unwrap();
        let arms = source.lines().filter_map(|line| {
            let (_, arm) = line.split_once("=> (\"")?;
            let (code, weight) = arm.split_once("\", Severity::")?;
            Some((code, weight.trim_end_matches([')', ','])))
        });
        let arms: Vec<(&str, &str)> = arms.collect();
        for (code, _) in &arms {
            assert!(RULES.iter().any(|(name, _)| name == code), "{code}");
        }
        for (code, severity) in RULES {
            let weight = format!("{severity:?}");
            assert!(arms.contains(&(code, &weight)), "{code}");
        }
    }
}
