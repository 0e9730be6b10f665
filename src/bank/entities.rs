//! Which entities may stand beside which: look-alikes, and what proves one false.

use super::chance::Chance;
use super::{Bank, Falsity};
use crate::date::Day;
use crate::set::fold::{are_alike, fold};
use crate::set::names::{Names, sort};
use crate::set::{Entity, EntityIx, EventIx, Hints};

/// The entities of a set, sorted for drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Cast {
    /// Entities of one kind and sort, by the middle of the time they appear in.
    sorts: Vec<Vec<(i64, EntityIx)>>,
    /// For each entity, its line of `sorts`, and its place there.
    places: Vec<(u32, u32)>,
    /// The lines of each kind, by its name.
    kinds: Names,
}

/// How many sorts of a kind are looked at, and how many of each on either side.
const SORTS: usize = 12;
const OF_EACH: usize = 2;
/// How many look-alikes are looked at on either side.
const REACH: usize = 8;
/// How far their order may be from that of their distances, in thousandths.
const BLUR: u32 = 600;

impl Cast {
    pub fn of(bank: &Bank) -> Cast {
        let set = bank.set();
        // Where no event names it, an entity is nothing that a learner has met.
        let mut seen: Vec<Option<(i64, i64)>> = vec![None; set.entities.len()];
        for (ix, event) in set.indexed_events() {
            let Some((first, last)) = bank.bounds(ix) else {
                continue;
            };
            let named = event.actors.iter().map(|actor| actor.entity);
            for entity in named.chain(event.place) {
                let seen = &mut seen[entity.0 as usize];
                let (from, to) = seen.unwrap_or((first.count(), last.count()));
                *seen = Some((from.min(first.count()), to.max(last.count())));
            }
        }
        let mut names = Names::default();
        for (at, entity) in (0..).zip(&set.entities) {
            names.add(&sort_of(entity), at);
        }
        names.sort();
        let mut cast = Cast {
            sorts: Vec::new(),
            places: vec![(u32::MAX, 0); set.entities.len()],
            kinds: Names::default(),
        };
        for group in names.groups() {
            let met = group.iter().filter_map(|(_, at)| {
                let (from, to) = seen[*at as usize]?;
                Some((i64::midpoint(from, to), *at))
            });
            let mut line: Vec<(i64, u32)> = met.collect();
            sort(&mut line);
            let number = cast.sorts.len() as u32;
            for (place, (_, at)) in (0..).zip(&line) {
                cast.places[*at as usize] = (number, place);
            }
            if let Some((_, at)) = line.first() {
                cast.kinds.add(&set.entities[*at as usize].kind, number);
            }
            let line = line.into_iter().map(|(day, at)| (day, EntityIx(at)));
            cast.sorts.push(line.collect());
        }
        cast.kinds.sort();
        cast
    }

    /// How many entities of its kind and sort there are, itself among them.
    pub fn crowd(&self, ix: EntityIx) -> usize {
        let line = self.places[ix.0 as usize].0;
        self.sorts.get(line as usize).map_or(0, Vec::len)
    }

    /// Entities of the same kind but another sort, those of the same time tending to come
    /// first.
    fn distant_likes(&self, ix: EntityIx, kind: &str, chance: &mut Chance) -> Vec<EntityIx> {
        let (own, place) = self.places[ix.0 as usize];
        let Some((here, _)) = self
            .sorts
            .get(own as usize)
            .and_then(|line| line.get(place as usize))
        else {
            return Vec::new();
        };
        let mut found: Vec<(i64, EntityIx)> = Vec::new();
        let sorts = self.kinds.candidates(kind);
        for number in sorts.filter(|number| *number != own).take(SORTS) {
            let line = &self.sorts[number as usize];
            let at = line.partition_point(|(day, _)| day < here);
            let near = at.saturating_sub(OF_EACH)..line.len().min(at + OF_EACH);
            found.extend(&line[near]);
        }
        let order = (0..).zip(&found).map(|(at, _)| at).collect();
        let order = chance.nearest_first(order, BLUR, |at| {
            (found[at as usize].0 - here).unsigned_abs() + 30
        });
        order.into_iter().map(|at| found[at as usize].1).collect()
    }

    /// Entities of the same kind and sort, those of the same time tending to come first.
    fn look_alikes(&self, ix: EntityIx, chance: &mut Chance) -> Vec<EntityIx> {
        let (line, place) = self.places[ix.0 as usize];
        let Some(line) = self.sorts.get(line as usize) else {
            return Vec::new();
        };
        let place = place as usize;
        let around = place.saturating_sub(REACH)..line.len().min(place + REACH + 1);
        let around = around.filter(|at| *at != place).map(|at| at as u32);
        let here = line[place].0;
        let found = chance.nearest_first(around.collect(), BLUR, |at| {
            (line[at as usize].0 - here).unsigned_abs() + 365
        });
        found.into_iter().map(|at| line[at as usize].1).collect()
    }
}

/// Kind and noun: an ambassador is no look-alike of a city, nor a lake of an island.
fn sort_of(entity: &Entity) -> String {
    [
        &entity.kind,
        "/",
        entity.noun.as_deref().unwrap_or_default(),
    ]
    .concat()
}

impl Cast {
    /// Entities of the same kind and sort, of about the same time, as they come.
    fn company(&self, ix: EntityIx) -> impl Iterator<Item = EntityIx> {
        let (line, place) = self.places[ix.0 as usize];
        let line = self.sorts.get(line as usize).map_or(&[][..], Vec::as_slice);
        let place = place as usize;
        let from = place.saturating_sub(REACH).min(line.len());
        let around = &line[from..line.len().min(place + REACH + 1)];
        around
            .iter()
            .map(|(_, other)| *other)
            .filter(move |o| *o != ix)
    }
}

/// What an event says of itself: its title, its summary, who did what; folded once, for
/// several names are looked for in it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Words {
    ix: EventIx,
    folded: String,
}

impl Words {
    /// Whether they hold what hints at an entity.
    pub fn hold(&self, hints: &Hints) -> bool {
        hints.stand_in(&self.folded)
    }
}

impl Bank {
    /// Those of whom [`Bank::look_alikes`] are chosen.
    pub(super) fn company(&self, ix: EntityIx) -> impl Iterator<Item = EntityIx> {
        self.cast().company(ix)
    }

    /// Up to sixteen entities of the same kind and sort that events of the set name, those
    /// of the same time tending to come first; related ones among them, for whoever needs
    /// only the first few takes those out as they come.
    pub(super) fn look_alikes(&self, ix: EntityIx, chance: &mut Chance) -> Vec<EntityIx> {
        self.cast().look_alikes(ix, chance)
    }

    /// The same of entities of the same kind but another sort.
    pub(super) fn same_kind(&self, ix: EntityIx, chance: &mut Chance) -> Vec<EntityIx> {
        let kind = &self.set().entity(ix).kind;
        let mut found = self.cast().distant_likes(ix, kind, chance);
        found.retain(|other| self.set().entity(*other).kind == *kind);
        found
    }

    /// Whether one may be meant by the other's name, or lies within it.
    pub(super) fn are_related(&self, a: EntityIx, b: EntityIx) -> bool {
        a == b || self.lies_within(a, b) || self.lies_within(b, a) || self.share_a_name(a, b)
    }

    fn lies_within(&self, inner: EntityIx, outer: EntityIx) -> bool {
        let mut at = self.set().entity(inner).within;
        // A set that puts two places into each other must not hold the page up.
        for _ in 0..16 {
            match at {
                Some(place) if place == outer => return true,
                Some(place) => at = self.set().entity(place).within,
                None => return false,
            }
        }
        false
    }

    fn share_a_name(&self, a: EntityIx, b: EntityIx) -> bool {
        let (a, b) = (self.set().entity(a), self.set().entity(b));
        a.spellings().any(|name| {
            let mut others = b.spellings();
            others.any(|other| are_alike(name, other))
        })
    }

    /// The words of an event, to look for names in.
    pub(super) fn words(&self, ix: EventIx) -> Words {
        let event = self.set().event(ix);
        let (subject, verb) = event.did.as_ref().map_or(("", ""), |(s, v)| (s, v));
        let summary = event.summary.as_deref().unwrap_or_default();
        let texts = [&event.title, summary, &[subject, " ", verb].concat()];
        Words {
            ix,
            // No name reaches from one into the next.
            folded: texts.map(fold).join(" | "),
        }
    }

    /// Whether an event names an entity: as an actor, as its place, or in its wording.
    pub(super) fn names(&self, words: &Words, entity: EntityIx) -> bool {
        let event = self.set().event(words.ix);
        let mut known = event.actors.iter().map(|actor| actor.entity);
        known.any(|named| self.are_related(named, entity))
            || event
                .place
                .is_some_and(|named| self.are_related(named, entity))
            || self
                .set()
                .entity(entity)
                .named_in_folded(&words.folded)
                .is_some()
    }

    /// The proof that an entity had no part in an event, where there is one: its time lies
    /// apart, or the set or the event states that it tells of everyone.
    pub(super) fn had_no_part(&self, words: &Words, entity: EntityIx) -> Option<Falsity> {
        let ix = words.ix;
        if self.names(words, entity) {
            return None;
        }
        if let Some(apart) = self.was_gone(ix, entity) {
            return Some(apart);
        }
        let kind = &self.set().entity(entity).kind;
        if self.tells_everyone(ix, kind) && !self.may_be_an_actor(ix, entity) {
            let (slot, holds) = self.everyone_of(ix, kind);
            return Some(Falsity::Slot {
                event: self.set().event(ix).id.clone(),
                slot,
                holds,
            });
        }
        None
    }

    /// The proof that an entity did not act at the time of an event. The years of a state are
    /// those of its name: they prove nothing of the country, which had another name before.
    pub(super) fn was_gone(&self, ix: EventIx, entity: EntityIx) -> Option<Falsity> {
        let is_state = self.set().entity(entity).kind == "state";
        self.did_not_exist(ix, entity).filter(|_| !is_state)
    }

    /// Whether an entity, or its name, belongs to another time than an event, and the years
    /// that say so.
    pub(super) fn did_not_exist(&self, ix: EventIx, entity: EntityIx) -> Option<Falsity> {
        let event = self.set().event(ix).date.margin_extent();
        let entity = self.set().entity(entity);
        // Without a date it is apart from nothing.
        if !entity.lived().is_apart_from(event) {
            return None;
        }
        let text = |date: &Option<crate::date::Date>| {
            date.as_ref()
                .map_or_else(|| "..".to_owned(), ToString::to_string)
        };
        Some(Falsity::Apart {
            date: [text(&entity.valid_from), text(&entity.valid_until)].join("/"),
            from: self.set().event(ix).date.to_string(),
        })
    }

    /// Whether an entity can have been thought of at the time of an event: its years, or
    /// else an event that names it, lie within fifteen years. Nobody takes Stalin for a guest
    /// of 1992.
    pub(super) fn is_of_the_time(&self, ix: EventIx, entity: EntityIx) -> bool {
        const NEAR: i64 = 15 * 366;
        let Some((first, last)) = self.bounds(ix) else {
            return true;
        };
        let lived = self.set().entity(entity).lived();
        if lived.earliest.is_some() || lived.latest.is_some() {
            let begins = lived.earliest.map_or(i64::MIN, Day::count);
            let ends = lived.latest.map_or(i64::MAX, Day::count);
            return begins <= last.count() + NEAR && ends >= first.count() - NEAR;
        }
        // A city is there before and after.
        if self.set().entity(entity).kind == "place" {
            return true;
        }
        let near = self.appearances_near(entity, ix, 2);
        near.filter_map(|event| self.bounds(event))
            .any(|(begins, ends)| {
                begins.count() <= last.count() + NEAR && ends.count() >= first.count() - NEAR
            })
    }

    /// The proof that an event was not in a place: it has one place, and this one lies
    /// apart from it and is of the same sort, so that the two are no other grain of one.
    pub(super) fn was_not_in(&self, words: &Words, place: EntityIx) -> Option<Falsity> {
        let set = self.set();
        let event = set.event(words.ix);
        let own = event.place?;
        let noun = |ix: EntityIx| set.entity(ix).noun.as_deref();
        if noun(own).is_none() || noun(own) != noun(place) || self.names(words, place) {
            return None;
        }
        Some(Falsity::Slot {
            event: event.id.clone(),
            slot: "place".to_owned(),
            holds: set.entity(own).id.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_years_of_a_state_are_no_proof_that_it_had_no_part() {
        let bank = crate::bank::forms::fixture::bank();
        let set = bank.set();
        let at = set.entities.iter().position(|e| e.id == "holland").unwrap();
        let holland = EntityIx(at as u32);
        let waterloo = bank.event_of("waterloo").unwrap();
        assert!(bank.did_not_exist(waterloo, holland).is_some());
        assert_eq!(set.entity(holland).kind, "state");
        // The set tells of everyone; without that there would be no proof.
        let proof = bank.had_no_part(&bank.words(waterloo), holland);
        assert!(matches!(proof, Some(Falsity::Slot { .. })), "{proof:?}");
        assert_eq!(bank.was_gone(waterloo, holland), None);
    }
}
