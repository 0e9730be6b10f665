//! The facts of one class, in little memory: there may be hundreds of thousands.

use super::Fact;
use super::forms::Class;
use crate::set::{EntityIx, EventIx};

/// A list of facts of one class, each as one number where its event says it all.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Facts {
    class: Class,
    /// The number of the event, the entity, the card or the question; of a time, four times that and
    /// which of its times.
    numbers: Vec<u32>,
    /// Of actors and quantities, which of the event's.
    parts: Vec<u16>,
}

impl Facts {
    /// The list of these facts, all of this class.
    pub fn of(class: Class, facts: impl Iterator<Item = Fact>) -> Facts {
        let mut list = Facts {
            class,
            numbers: Vec::new(),
            parts: Vec::new(),
        };
        for fact in facts {
            let (number, part) = match fact {
                Fact::Date(ix) => (ix.0 * 4, None),
                Fact::Start(ix) => (ix.0 * 4 + 1, None),
                Fact::End(ix) => (ix.0 * 4 + 2, None),
                Fact::Identity(ix) | Fact::Place(ix) | Fact::Kind(ix) => (ix.0, None),
                Fact::Actor(ix, at) | Fact::Quantity(ix, at) => (ix.0, Some(at)),
                Fact::Known(ix) => (ix.0, None),
                Fact::Card(at) | Fact::Written(at) => (at, None),
            };
            list.numbers.push(number);
            list.parts.extend(part);
        }
        list.numbers.shrink_to_fit();
        list.parts.shrink_to_fit();
        list
    }

    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The fact at a position.
    pub fn get(&self, at: usize) -> Option<Fact> {
        let number = *self.numbers.get(at)?;
        let part = || self.parts.get(at).copied();
        Some(match self.class {
            Class::Times => {
                let ix = EventIx(number / 4);
                match number % 4 {
                    0 => Fact::Date(ix),
                    1 => Fact::Start(ix),
                    _ => Fact::End(ix),
                }
            }
            Class::Identities => Fact::Identity(EventIx(number)),
            Class::Places => Fact::Place(EventIx(number)),
            Class::Kinds => Fact::Kind(EventIx(number)),
            Class::Actors => Fact::Actor(EventIx(number), part()?),
            Class::Quantities => Fact::Quantity(EventIx(number), part()?),
            Class::Known => Fact::Known(EntityIx(number)),
            Class::Cards => Fact::Card(number),
            Class::Written => Fact::Written(number),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_gives_back_the_facts_it_was_made_of() {
        let ix = EventIx(70_000);
        for facts in [
            vec![Fact::Date(ix), Fact::Start(ix), Fact::End(ix)],
            vec![Fact::Identity(ix), Fact::Identity(EventIx(0))],
            vec![Fact::Actor(ix, 0), Fact::Actor(ix, 9)],
            vec![Fact::Place(ix)],
            vec![Fact::Kind(ix)],
            vec![Fact::Quantity(ix, 3)],
            vec![Fact::Known(EntityIx(7))],
            vec![Fact::Card(5), Fact::Card(0)],
            vec![Fact::Written(5)],
        ] {
            let list = Facts::of(Class::of(facts[0]), facts.iter().copied());
            let back: Vec<Fact> = (0..list.len()).filter_map(|at| list.get(at)).collect();
            assert_eq!(back, facts);
            assert_eq!(list.get(facts.len()), None);
        }
    }
}
