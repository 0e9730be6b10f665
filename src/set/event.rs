//! Something dated, and what can be asked of it.

use super::EntityIx;
use super::fold::fold;
use crate::date::Date;

pub use super::format::{AspectShape as Aspect, RelationShape as Relation};

/// Position of an event in its set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventIx(pub u32);

/// An event, with every reference resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its place in the list of the file, from 1.
    pub row: u32,
    /// Stable name within the set.
    pub id: String,
    /// When it was.
    pub date: Date,
    /// What sort of event; empty when the set does not sort them.
    pub kind: String,
    /// A noun phrase without dates.
    pub title: String,
    /// A subject and a bare infinitive.
    pub did: Option<(String, String)>,
    /// One sentence in the past tense.
    pub summary: Option<String>,
    /// Who took part.
    pub actors: Vec<Actor>,
    /// Kinds of entities of which the actors are all that had a part.
    pub complete: Vec<String>,
    /// Where it happened.
    pub place: Option<EntityIx>,
    /// Numbers that belong to it.
    pub quantities: Vec<Quantity>,
    /// How it hangs together with other events.
    pub links: Vec<Link>,
    /// Dates of like events, which may not be offered as false.
    pub also: Vec<Date>,
    /// What may be asked; `None`: everything.
    pub ask: Option<Vec<Aspect>>,
    /// A picture of it.
    pub image: Option<super::Image>,
    /// Which source says so.
    pub source: Option<Citation>,
}

impl Event {
    /// Whether the author lets `aspect` be asked.
    #[must_use]
    pub fn asks(&self, aspect: Aspect) -> bool {
        self.ask.as_ref().is_none_or(|list| list.contains(&aspect))
    }

    /// The ways it is called in a stem, folded, so that twins are seen.
    #[must_use]
    pub fn wordings(&self) -> Vec<String> {
        let mut wordings = vec![fold(&self.title)];
        if let Some((subject, verb)) = &self.did {
            let mut did = subject.clone();
            did.push(' ');
            did.push_str(verb);
            wordings.push(fold(&did));
        }
        wordings
    }

    /// What a reader is told of the event: its summary, else its title.
    #[must_use]
    pub fn telling(&self) -> &str {
        self.summary.as_deref().unwrap_or(&self.title)
    }

    /// The events that it is stated to be a part of.
    pub fn wholes(&self) -> impl Iterator<Item = EventIx> {
        let parts = self.links.iter();
        let parts = parts.filter(|link| link.relation == Relation::PartOf);
        parts.map(|link| link.event)
    }

    /// Whether it is stated to be a part of the other.
    #[must_use]
    pub fn is_part_of(&self, other: EventIx) -> bool {
        self.wholes().any(|whole| whole == other)
    }
}

/// An entity with its part in an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// Who.
    pub entity: EntityIx,
    /// As what.
    pub role: String,
    /// The question that this entity alone answers.
    pub asked: Option<String>,
}

/// A number with its unit and its hedge.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// What is counted or measured.
    pub of: String,
    /// The number, as it is written: the digits say how exact it is.
    pub value: String,
    /// What it counts in.
    pub unit: String,
    /// The word it may not lose.
    pub hedge: Option<String>,
    /// The question that it answers.
    pub asked: Option<String>,
}

/// A relation to another event.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The other event.
    pub event: EventIx,
    /// What this event is to it.
    pub relation: Relation,
}

/// Where a source says something.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// Id of the source.
    pub source: String,
    /// Heading, chapter or page.
    pub section: Option<String>,
    /// A remark for whoever edits the set.
    pub note: Option<String>,
}
