//! What a learner answered, and what it is worth.

use crate::set::EntityIx;

/// An answer, as it is stored: option ids and typed text, never positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// The option of this id.
    Chosen(String),
    /// The ids of the options that were marked.
    Marked(Vec<String>),
    /// The ids of items, each with the id of the place it was given.
    Matched(Vec<(String, String)>),
    /// The ids of the items, earliest first.
    Ordered(Vec<String>),
    /// What was typed.
    Typed(String),
    /// After turning a card: whether it was known.
    Rated(bool),
    /// "I don't know."
    Unknown,
}

/// What a response is worth, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Grade {
    /// In thousandths: 1000 is wholly right.
    pub permille: u16,
    /// In words that a page can show.
    pub verdict: Verdict,
}

/// The ways an answer can stand to the key.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Right.
    Right,
    /// Right, but for the spelling; this is how it is written.
    Misspelt(String),
    /// An order with some pairs right: how many of how many.
    PartlyOrdered {
        /// Pairs in the right order.
        right: usize,
        /// Pairs in all.
        pairs: usize,
        /// The longest part of the learner's order that was right, as laid: positions of
        /// the items in the question.
        longest: Vec<usize>,
    },
    /// Put into a gap of the line so many off: negative is too early.
    GapsOff(i64),
    /// So many of so many parts are right: options marked or left, items placed.
    PartlyRight {
        /// Parts that are right.
        right: usize,
        /// Parts in all.
        all: usize,
    },
    /// Refused at first; the learner counted it as right.
    Claimed,
    /// A year that is so many years off: negative is early.
    YearsOff(i64),
    /// A number that is off.
    AmountOff {
        /// Too high.
        over: bool,
        /// By how much, in the scale of the key: `0.5 billion`.
        by: String,
    },
    /// The name of another entity of the set.
    Another(EntityIx),
    /// Wrong, with nothing to measure it by.
    Wrong,
    /// The learner did not know.
    Unknown,
}

impl Verdict {
    /// Whether nothing is left to mend.
    #[must_use]
    pub fn is_right(&self) -> bool {
        match self {
            Verdict::Right | Verdict::Misspelt(_) | Verdict::Claimed => true,
            Verdict::PartlyOrdered { .. }
            | Verdict::PartlyRight { .. }
            | Verdict::GapsOff(_)
            | Verdict::YearsOff(_)
            | Verdict::AmountOff { .. }
            | Verdict::Another(_)
            | Verdict::Wrong
            | Verdict::Unknown => false,
        }
    }
}
