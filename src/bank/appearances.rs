//! In which events an entity appears: four bytes for each part and place, listed when a
//! question first wants it.

use super::Bank;
use crate::set::{EntityIx, EventIx, Set};

/// The dated events of each entity, as an actor or as the place, the earliest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Appearances {
    /// The events by their rank among all dated ones: to find a place in them no event is
    /// looked at.
    ranks: Vec<u32>,
    /// Where the events of an entity begin; one more than there are entities.
    starts: Vec<u32>,
}

impl Appearances {
    /// Counts, then fills: no list of its own for each entity.
    pub fn of(set: &Set, by_date: &[EventIx]) -> Appearances {
        let mut starts = vec![0_u32; set.entities.len() + 1];
        for ix in by_date {
            for entity in entities_of(set, *ix) {
                starts[entity.0 as usize + 1] += 1;
            }
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let total = starts.last().copied().unwrap_or(0);
        let mut ranks = vec![0; total as usize];
        let mut next = starts.clone();
        for (rank, ix) in (0..).zip(by_date) {
            for entity in entities_of(set, *ix) {
                let next = &mut next[entity.0 as usize];
                ranks[*next as usize] = rank;
                *next += 1;
            }
        }
        Appearances { ranks, starts }
    }

    fn of_entity(&self, entity: EntityIx) -> &[u32] {
        let at = entity.0 as usize;
        &self.ranks[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

fn entities_of(set: &Set, ix: EventIx) -> impl Iterator<Item = EntityIx> {
    let event = set.event(ix);
    let actors = event.actors.iter().map(|actor| actor.entity);
    actors.chain(event.place)
}

impl Bank {
    /// Up to so many events of an entity on either side of an event, in order of time.
    pub(super) fn appearances_near(
        &self,
        entity: EntityIx,
        ix: EventIx,
        reach: usize,
    ) -> impl Iterator<Item = EventIx> {
        let ranks = self.ranks_near(entity, ix, reach).iter();
        ranks.map(|rank| self.by_date()[*rank as usize])
    }

    /// The same by their ranks among all dated events.
    pub(super) fn ranks_near(&self, entity: EntityIx, ix: EventIx, reach: usize) -> &[u32] {
        let ranks = self.appearances().of_entity(entity);
        let rank = self.everyone(ix).1;
        let at = ranks.partition_point(|other| (*other as usize) < rank);
        &ranks[at.saturating_sub(reach)..ranks.len().min(at + reach)]
    }

    /// The first so many dated events of an entity.
    pub(super) fn first_appearances(
        &self,
        entity: EntityIx,
        most: usize,
    ) -> impl Iterator<Item = EventIx> {
        let ranks = self.appearances().of_entity(entity).iter().take(most);
        ranks.map(|rank| self.by_date()[*rank as usize])
    }

    /// In how many dated events an entity appears.
    pub(super) fn appearance_count(&self, entity: EntityIx) -> usize {
        self.appearances().of_entity(entity).len()
    }

    /// Whether two events have somebody who takes part, or the place, in common.
    pub(super) fn share_somebody(&self, a: EventIx, b: EventIx) -> bool {
        /// More actors than this of one event are not looked at.
        const MOST: usize = 8;
        let set = self.set();
        let first = || entities_of(set, a).take(MOST);
        entities_of(set, b)
            .take(MOST)
            .any(|entity| first().any(|other| other == entity))
    }
}
