//! The unit of memory: one aspect of one event, or one card.

use crate::set::{EntityIx, EventIx, Set};

/// What a learner remembers or not. Forms ask it in different ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// When something happened.
    Date(EventIx),
    /// When something that lasted began.
    Start(EventIx),
    /// When something that lasted ended.
    End(EventIx),
    /// Which event belongs to a date.
    Identity(EventIx),
    /// Who took part: position among the actors of the event.
    Actor(EventIx, u16),
    /// Where it happened.
    Place(EventIx),
    /// What sort of event it was.
    Kind(EventIx),
    /// How many or how much: position among the quantities of the event.
    Quantity(EventIx, u16),
    /// What somebody or something did that no other did.
    Known(EntityIx),
    /// A card written by hand: position in the set.
    Card(u32),
    /// A question written by hand: position in the set.
    Written(u32),
}

impl Fact {
    /// The event it belongs to.
    #[must_use]
    pub fn event(self) -> Option<EventIx> {
        match self {
            Fact::Date(ix)
            | Fact::Start(ix)
            | Fact::End(ix)
            | Fact::Identity(ix)
            | Fact::Actor(ix, _)
            | Fact::Place(ix)
            | Fact::Kind(ix)
            | Fact::Quantity(ix, _) => Some(ix),
            Fact::Known(_) | Fact::Card(_) | Fact::Written(_) => None,
        }
    }

    /// What it is about, in a list: the title of its event, a name, the front of a card, a
    /// question.
    #[must_use]
    pub fn subject(self, set: &Set) -> &str {
        match self {
            Fact::Date(ix)
            | Fact::Start(ix)
            | Fact::End(ix)
            | Fact::Identity(ix)
            | Fact::Actor(ix, _)
            | Fact::Place(ix)
            | Fact::Kind(ix)
            | Fact::Quantity(ix, _) => &set.event(ix).title,
            Fact::Known(ix) => &set.entity(ix).name,
            Fact::Card(at) => &set.cards[at as usize].front,
            Fact::Written(at) => &set.questions[at as usize].stem,
        }
    }

    /// The name of the fact in links and storage: it survives edits of the set as
    /// long as the ids do. `neutrality-pact-1941/date`, `yalta/actor/stalin`, `card/why`.
    #[must_use]
    pub fn name(self, set: &Set) -> String {
        match self {
            Fact::Date(ix) => format!("{}/date", set.event(ix).id),
            Fact::Start(ix) => format!("{}/start", set.event(ix).id),
            Fact::End(ix) => format!("{}/end", set.event(ix).id),
            Fact::Identity(ix) => format!("{}/event", set.event(ix).id),
            Fact::Actor(ix, at) => {
                let event = set.event(ix);
                let entity = set.entity(event.actors[usize::from(at)].entity);
                format!("{}/actor/{}", event.id, entity.id)
            }
            Fact::Place(ix) => format!("{}/place", set.event(ix).id),
            Fact::Kind(ix) => format!("{}/kind", set.event(ix).id),
            Fact::Quantity(ix, at) => format!("{}/quantity/{}", set.event(ix).id, at + 1),
            Fact::Known(ix) => ["entity/", &set.entity(ix).id].concat(),
            Fact::Card(at) => format!("card/{}", set.cards[at as usize].id),
            Fact::Written(at) => format!("question/{}", set.questions[at as usize].id),
        }
    }
}
