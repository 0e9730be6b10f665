//! A question with its proof, as it is asked, answered and explained.

use super::{Fact, Form};
use crate::date::Period;
use crate::set::{EntityIx, EventIx};

/// A question drawn from a fact: the same bank, fact, form and seed give the same one.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What is being remembered.
    pub fact: Fact,
    /// How it is asked.
    pub form: Form,
    /// What it was drawn with.
    pub seed: u64,
    /// The question, as a sentence.
    pub stem: String,
    /// What is answered, and the key.
    pub body: Body,
    /// Why the key is right and everything else on offer is false.
    pub proof: Proof,
}

/// The ways to answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// One option is right.
    Choice {
        /// What can be chosen, as shown.
        options: Vec<Choice>,
        /// Position of the right one.
        key: usize,
    },
    /// Items to put in order, earliest first.
    Order {
        /// The items, as first shown.
        items: Vec<Choice>,
        /// Positions of the items in the right order.
        key: Vec<usize>,
    },
    /// A year to type.
    Year {
        /// The right year; astronomical, so that 1 BCE is 0.
        key: i64,
    },
    /// A name to type.
    Name {
        /// Whose name.
        key: NameKey,
        /// The name as it is shown after.
        answer: String,
    },
    /// A card to turn over; the learner says whether they knew.
    Card {
        /// The other side.
        back: String,
    },
}

/// What a typed name is held against.
#[derive(Clone, Debug, PartialEq)]
pub enum NameKey {
    /// An entity of the set, with all its spellings.
    Entity(EntityIx),
    /// The answers that a written question lists; the first is shown.
    Listed(Vec<String>),
}

/// Something that can be chosen or moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Stable within the question, and the same on every device: `1956`, or an event's id.
    pub id: String,
    /// As shown.
    pub text: String,
    /// Where it lies on the axis; shown before the answer only when it is the option itself.
    pub period: Option<Period>,
}

/// The rows of the set that decide the question.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// Why the key is right; at least one row.
    pub key: Vec<Row>,
    /// Why each other option is false, in the order of the options.
    pub distractors: Vec<Refutation>,
}

/// A row of the set, as cited in a proof.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The event it speaks of; `None` for a card or a written question.
    pub event: Option<EventIx>,
    /// Its date in EDTF, as the set has it.
    pub edtf: String,
    /// Its date, for a reader.
    pub when: String,
    /// The event's title, capitalised; of a card or written question, its answer.
    pub title: String,
    /// What the set says of it.
    pub says: String,
}

/// Why one option is false.
#[derive(Clone, Debug, PartialEq)]
pub struct Refutation {
    /// Which option.
    pub option: String,
    /// By which of the accepted proofs.
    pub because: Falsity,
    /// What the option really is, where the set knows.
    pub instead: Option<Row>,
    /// How far it lies from the truth: "15 years earlier".
    pub gap: String,
    /// One sentence for the learner.
    pub says: String,
}

/// The proofs of falsity that count; what the set does not say proves nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Falsity {
    /// The option's own date lies apart from what the stem asks for.
    Apart {
        /// Date of the option, EDTF.
        date: String,
        /// The period or date that the stem asks for, EDTF.
        from: String,
    },
    /// The author of the set says so.
    Stated,
}

impl Question {
    /// The entity whose name is to be typed.
    #[must_use]
    pub fn entity_asked(&self) -> Option<EntityIx> {
        match &self.body {
            Body::Name {
                key: NameKey::Entity(ix),
                ..
            } => Some(*ix),
            Body::Name {
                key: NameKey::Listed(_),
                ..
            }
            | Body::Choice { .. }
            | Body::Order { .. }
            | Body::Year { .. }
            | Body::Card { .. } => None,
        }
    }

    /// The key as a reader would write it.
    #[must_use]
    pub fn key_text(&self) -> String {
        match &self.body {
            Body::Choice { options, key } => options[*key].text.clone(),
            Body::Order { items, key } => {
                let texts: Vec<&str> = key.iter().map(|at| items[*at].text.as_str()).collect();
                texts.join(" · ")
            }
            Body::Year { key } => {
                Period::year_of(*key).map_or_else(|| key.to_string(), Period::text)
            }
            Body::Name { answer, .. } => answer.clone(),
            Body::Card { back } => back.clone(),
        }
    }
}
