//! A question with its proof, as it is asked, answered and explained.

use super::Response;
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
    /// One or more options are right.
    Several {
        /// What can be marked, as shown.
        options: Vec<Choice>,
        /// Positions of the right ones, rising.
        keys: Vec<usize>,
    },
    /// Items to put in order, earliest first.
    Order {
        /// The items, as first shown.
        items: Vec<Choice>,
        /// Positions of the items in the right order.
        key: Vec<usize>,
        /// Pairs of items that the data leave undecided: right either way, and not scored.
        open: Vec<(usize, usize)>,
    },
    /// Items to be given a place each.
    Match {
        /// What is placed, as shown.
        items: Vec<Choice>,
        /// Where to; as many as there are items when each is used once.
        places: Vec<Choice>,
        /// For each item the position of its place.
        key: Vec<usize>,
        /// Whether each place takes one item (match), or any number (sort).
        once: bool,
    },
    /// An event to put into a gap between events that lie on the line already.
    Timeline {
        /// The event to be placed, as an option.
        item: Choice,
        /// What lies there, earliest first. Its year is shown beside it; a date that is more
        /// or less than a year is in the text.
        lying: Vec<Choice>,
        /// The gaps, one more than events lying: before the first, between, after the last.
        gaps: Vec<Choice>,
        /// Position of the right gap.
        key: usize,
    },
    /// A passage of which one part is to be pointed at.
    Passage {
        /// The passage, in order: plain text, and parts that can be chosen.
        pieces: Vec<Piece>,
        /// The parts that can be chosen.
        options: Vec<Choice>,
        /// Position of the right one among the options.
        key: usize,
    },
    /// A year to type.
    Year {
        /// The right year; astronomical, so that 1 BCE is 0.
        key: i64,
        /// So many years off, and nothing is left of the credit.
        scale: u32,
    },
    /// A number to type.
    Quantity {
        /// The right number.
        key: Amount,
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

/// A part of a passage.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Text that is only read.
    Text(String),
    /// The option at this position.
    Option(usize),
}

/// A number with its unit, and how far a typed one may be off.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// The number as the set writes it: `4.4`.
    pub value: String,
    /// What it counts: `billion US$`; may be empty.
    pub unit: String,
    /// The word it is told with: `nearly`.
    pub hedge: Option<String>,
    /// How far off still counts as right, in thousandths of the value.
    pub tolerance: u32,
    /// How far off still counts as right, as a number; where there is one, the share does not
    /// count.
    pub by: Option<String>,
}

impl Amount {
    /// "nearly 4.4 billion US$"
    #[must_use]
    pub fn text(&self) -> String {
        let hedge = self.hedge.as_deref().unwrap_or_default();
        let value = super::wording::grouped(&self.value);
        let words = [hedge, value.as_str(), self.unit.as_str()];
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        words.join(" ")
    }
}

/// In a stem, where something is left out.
pub const GAP: &str = "____";

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
    /// The event that the stem names, where the options are held against it: without its date
    /// the others tell nothing.
    pub named: Option<Row>,
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
    /// A row has room for one value, and holds another: the place of a battle, the kind
    /// of an event, a number.
    Slot {
        /// Id of the event.
        event: String,
        /// Which part of the row: `date`, `place`, `kind`, `quantity`, `actor`, `actors`; of
        /// the actors of one kind `actors/state`.
        slot: String,
        /// What the row holds there, as the set writes it: an id, a number, an EDTF date.
        holds: String,
    },
    /// The option is what the stem says the others are: it has the property that the odd
    /// one lacks, or it is the detail that was not changed.
    Agrees {
        /// Id of the event whose row says so.
        event: String,
    },
    /// The author of the set says so.
    Stated,
}

impl Question {
    /// The entity whose name is to be typed.
    #[must_use]
    pub fn entity_asked(&self) -> Option<EntityIx> {
        if let Body::Name {
            key: NameKey::Entity(ix),
            ..
        } = &self.body
        {
            return Some(*ix);
        }
        None
    }

    /// The response that is right.
    #[must_use]
    #[inline(never)]
    pub fn key_response(&self) -> Response {
        let id = |choices: &[Choice], at: usize| choices[at].id.clone();
        let ids = |choices: &[Choice], at: &[usize]| at.iter().map(|at| id(choices, *at)).collect();
        match &self.body {
            Body::Choice { options, key }
            | Body::Passage { options, key, .. }
            | Body::Timeline {
                gaps: options, key, ..
            } => Response::Chosen(id(options, *key)),
            Body::Several { options, keys } => Response::Marked(ids(options, keys)),
            Body::Order { items, key, .. } => Response::Ordered(ids(items, key)),
            Body::Match {
                items, places, key, ..
            } => {
                let pair = |(item, place): (usize, &usize)| (id(items, item), id(places, *place));
                Response::Matched(key.iter().enumerate().map(pair).collect())
            }
            Body::Year { key, .. } => Response::Typed(key.to_string()),
            Body::Quantity { key } => Response::Typed(key.value.clone()),
            Body::Name { answer, .. } => Response::Typed(answer.clone()),
            Body::Card { .. } => Response::Rated(true),
        }
    }

    /// The key as a reader would write it.
    #[must_use]
    pub fn key_text(&self) -> String {
        let texts = |choices: &[Choice], at: &[usize]| {
            let texts: Vec<&str> = at.iter().map(|at| choices[*at].text.as_str()).collect();
            texts.join(" · ")
        };
        match &self.body {
            Body::Choice { options, key }
            | Body::Passage { options, key, .. }
            | Body::Timeline {
                gaps: options, key, ..
            } => options[*key].text.clone(),
            Body::Several { options, keys } => texts(options, keys),
            Body::Order { items, key, .. } => texts(items, key),
            Body::Match { places, key, .. } => texts(places, key),
            Body::Year { key, .. } => {
                Period::year_of(*key).map_or_else(|| key.to_string(), Period::text)
            }
            Body::Quantity { key } => key.text(),
            Body::Name { answer, .. } => answer.clone(),
            Body::Card { back } => back.clone(),
        }
    }
}

impl Body {
    /// What is chosen from, and the position of the key, where one thing is chosen.
    #[must_use]
    pub fn single(&self) -> Option<(&[Choice], usize)> {
        match self {
            Body::Choice { options, key }
            | Body::Passage { options, key, .. }
            | Body::Timeline {
                gaps: options, key, ..
            } => Some((options, *key)),
            Body::Several { .. }
            | Body::Order { .. }
            | Body::Match { .. }
            | Body::Year { .. }
            | Body::Quantity { .. }
            | Body::Name { .. }
            | Body::Card { .. } => None,
        }
    }

    /// Everything that is offered to be chosen, marked, moved or placed.
    #[must_use]
    pub fn offered(&self) -> &[Choice] {
        match self {
            Body::Choice { options, .. }
            | Body::Several { options, .. }
            | Body::Passage { options, .. }
            | Body::Order { items: options, .. }
            | Body::Match { items: options, .. }
            | Body::Timeline { gaps: options, .. } => options,
            Body::Year { .. } | Body::Quantity { .. } | Body::Name { .. } | Body::Card { .. } => {
                &[]
            }
        }
    }

    /// Whether it is a card to turn.
    #[must_use]
    pub fn is_card(&self) -> bool {
        matches!(self, Body::Card { .. })
    }

    /// Whether the answer is typed.
    #[must_use]
    pub fn is_typed(&self) -> bool {
        match self {
            Body::Year { .. } | Body::Quantity { .. } | Body::Name { .. } => true,
            Body::Choice { .. }
            | Body::Several { .. }
            | Body::Order { .. }
            | Body::Match { .. }
            | Body::Timeline { .. }
            | Body::Passage { .. }
            | Body::Card { .. } => false,
        }
    }
}
