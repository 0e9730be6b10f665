//! Who had a part in which events, and what took place where.

use super::known::hints_at;
use super::{Case, Defect, Judgement, defect, ensure};
use crate::fold::fold;
use crate::set::{Entity, Event};

/// Days for which two states must have been there at one time to be two.
const BESIDE: i64 = 366;

impl<'a> Case<'a> {
    /// The entity that a text calls by its name.
    pub(super) fn entity_called(&self, text: &str) -> Option<&'a Entity> {
        let name = fold(text);
        let name = name.strip_prefix("the ").unwrap_or(&name);
        let mut entities = self.set.entities.iter();
        entities.find(|entity| entity.spellings.first().is_some_and(|own| own == name))
    }

    /// Whether an event involved somebody: surely, surely not, or the rows do not say.
    pub(super) fn involved(&self, event: &Event, entity: &Entity) -> Option<bool> {
        if event.actors.iter().any(|(id, _)| *id == entity.id) {
            return Some(true);
        }
        if self.set.names(event, entity) || is_hinted(event, entity) {
            return None;
        }
        let gone = entity.valid.as_ref();
        let gone = gone.is_some_and(|(days, _)| days.is_apart_from(event.days));
        let gone = gone && entity.kind != "state";
        let told = self.tells_everyone(event, entity);
        (gone || told).then_some(false)
    }

    /// Whether an event was in a place, surely or surely not.
    pub(super) fn took_place_in(&self, event: &Event, place: &Entity) -> Option<bool> {
        let own = self.set.entity(event.place.as_deref()?)?;
        if own.id == place.id {
            return Some(true);
        }
        let of_one_sort = !own.noun.is_empty() && own.noun == place.noun;
        let apart = of_one_sort && !self.set.names(event, place) && !is_hinted(event, place);
        apart.then_some(false)
    }

    /// Whether all that had a part are named, of the kind of an entity, and none of them may
    /// be that entity under another name.
    pub(super) fn tells_everyone(&self, event: &Event, entity: &Entity) -> bool {
        let actors = event
            .actors
            .iter()
            .filter_map(|(id, _)| self.set.entity(id));
        let of_kind: Vec<&Entity> = actors.filter(|actor| actor.kind == entity.kind).collect();
        let complete = event.complete.contains(&entity.kind) && !of_kind.is_empty();
        (complete || self.tells_every_actor(event))
            && !of_kind.iter().any(|actor| may_be_one_state(actor, entity))
    }

    /// What fits may be asked so, the fact is of the one that the stem names, and no title
    /// gives it away.
    pub(super) fn judge_sought(&self, entity: &Entity, aspect: &str) -> Judgement {
        let own = match self.question.aspect.split_once('/') {
            Some(("actor", id)) => aspect == "actors" && id == entity.id,
            _ => {
                let place = self.event()?.place.as_deref();
                aspect == "place" && self.question.aspect == "place" && place == Some(&entity.id)
            }
        };
        ensure(own, "key-wrong", || {
            format!("the fact is not of {}", entity.id)
        })?;
        for option in &self.question.options {
            let event = self.event_named(&option.id)?;
            self.judge_no_hint(&option.text, entity)?;
            if self.question.is_key(option) {
                ensure(event.asks(aspect), "not-to-be-asked", || {
                    format!("{aspect} of {}", event.id)
                })?;
            } else {
                self.judge_of_itself(&event.id)?;
                // Who reads that it was elsewhere need know nothing.
                let own = event.place.as_deref().filter(|_| aspect == "place");
                if let Some(own) = own {
                    self.judge_no_hint(&option.text, self.entity_named(own)?)?;
                }
            }
        }
        Ok(())
    }

    /// A row that proves an option false is its own.
    fn judge_of_itself(&self, id: &str) -> Judgement {
        match self.question.refutations.get(id) {
            Some(claim) if claim.because == "slot" => {
                ensure(claim.event == id, "proof-wrong", || {
                    format!("{id} is refuted by {}", claim.event)
                })
            }
            _ => Ok(()),
        }
    }

    /// The actors that a proof lists: all, or all of a kind.
    pub(super) fn judge_everyone(
        &self,
        event: &Event,
        slot: &str,
        holds: &str,
    ) -> Result<(), Defect> {
        let kind = slot.split_once('/').map(|(_, kind)| kind);
        let of_kind = |id: &str| {
            let entity = self.set.entity(id);
            kind.is_none_or(|kind| entity.is_some_and(|entity| entity.kind == kind))
        };
        let ids = event.actors.iter().map(|(id, _)| id.as_str());
        let all: Vec<&str> = ids.filter(|id| of_kind(id)).collect();
        let told = kind.is_none_or(|kind| event.complete.iter().any(|one| one == kind));
        if told && holds.split(' ').collect::<Vec<_>>() == all {
            return Ok(());
        }
        defect("proof-wrong", format!("{slot} of {} are {all:?}", event.id))
    }
}

/// Whether what an event says of itself hints at an entity.
fn is_hinted(event: &Event, entity: &Entity) -> bool {
    let mut texts = event.wordings();
    texts.push(fold(&event.summary));
    texts.iter().any(|text| hints_at(text, entity))
}

/// Whether two states may be one: a telling word in common, or no year in which both were there.
fn may_be_one_state(a: &Entity, b: &Entity) -> bool {
    if a.kind != "state" || b.kind != "state" {
        return false;
    }
    let beside = match (&a.valid, &b.valid) {
        (Some((a, _)), Some((b, _))) => a.last.min(b.last) - a.first.max(b.first) >= BESIDE,
        _ => true,
    };
    let mut names = b.spellings.iter();
    !beside || a.id == b.id || names.any(|name| hints_at(name, a))
}
