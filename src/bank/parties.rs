//! Who had a part in an event: of whom the set tells everyone, and who may be one and the
//! same under another name.

use super::Bank;
use crate::set::fold::fold;
use crate::set::{Aspect, EntityIx, EventIx, hints_at};

/// Days for which two states must have been there at one time to be two: a year. A state
/// that begins when another ends may be the same country.
const BESIDE: i64 = 366;
/// Fewer events than these that tell everyone of a kind are too few to ask by.
const FEW: usize = 3;

impl Bank {
    /// Whether the actors of an event are all of this kind that had a part in it: the set
    /// says so of everyone, or the event of this kind.
    pub(super) fn tells_everyone(&self, ix: EventIx, kind: &str) -> bool {
        let set = self.set();
        let event = set.event(ix);
        if set.complete.contains(&Aspect::Actors) && !event.actors.is_empty() {
            return true;
        }
        event.complete.iter().any(|complete| complete == kind) && {
            let mut actors = event.actors.iter();
            actors.any(|actor| set.entity(actor.entity).kind == kind)
        }
    }

    /// Whether it can be proved at all of events of the set that an entity had no part in
    /// them; what no text is read for.
    pub(super) fn may_be_absent(&self, entity: EntityIx) -> bool {
        let entity = self.set().entity(entity);
        let lived = entity.lived();
        let dated = entity.kind != "state" && (lived.earliest.is_some() || lived.latest.is_some());
        let mut told = self.complete_kinds().iter();
        dated
            || self.set().complete.contains(&Aspect::Actors)
            || told.any(|(kind, count)| *kind == entity.kind && *count >= FEW)
    }

    /// What proves that nobody else had a part: the actors, or those of one kind.
    pub(super) fn everyone_of(&self, ix: EventIx, kind: &str) -> (String, String) {
        let set = self.set();
        let all = set.complete.contains(&Aspect::Actors);
        let actors = set.event(ix).actors.iter();
        let entities = actors.map(|actor| set.entity(actor.entity));
        let ids = entities.filter(|entity| all || entity.kind == kind);
        let ids: Vec<&str> = ids.map(|entity| entity.id.as_str()).collect();
        let slot = if all {
            "actors".to_owned()
        } else {
            ["actors/", kind].concat()
        };
        (slot, ids.join(" "))
    }

    /// Whether an actor of an event may be this state under another name.
    pub(super) fn may_be_an_actor(&self, ix: EventIx, state: EntityIx) -> bool {
        let mut actors = self.set().event(ix).actors.iter();
        self.set().entity(state).kind == "state"
            && actors.any(|actor| self.may_be_one_state(actor.entity, state))
    }

    /// Whether two states may be one: they share a telling word of their names, as China and
    /// the Republic of China, or one was there only when the other was not, as the Russian
    /// Empire and the Soviet Union.
    fn may_be_one_state(&self, a: EntityIx, b: EntityIx) -> bool {
        let (first, second) = (self.set().entity(a), self.set().entity(b));
        if first.kind != "state" || second.kind != "state" {
            return false;
        }
        let (own, other) = (first.lived(), second.lived());
        let begin = own.earliest.max(other.earliest).map(|day| day.count());
        let ends = [own.latest, other.latest].into_iter().flatten();
        let end = ends.min().map(|day| day.count());
        let apart = begin.zip(end).is_some_and(|(b, e)| e < b + BESIDE);
        apart || second.spellings().any(|name| hints_at(&fold(name), first))
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::bank::Falsity;

    fn bank(states: &str) -> Bank {
        let text = format!(
            r#"{{"format":"annals-set/1","id":"t","title":"T","entities":[{states},
            {{"id":"ann","kind":"person","name":"Ann Lee"}}],
            "events":[{{"id":"e","date":"1940","title":"the accord","complete":["state"],
            "actors":[{{"entity":"a","role":"party"}},{{"entity":"ann","role":"guest"}}]}}]}}"#
        );
        Bank::compile(Rc::new(crate::set::read(&text).unwrap().set))
    }

    #[test]
    fn a_state_that_may_be_another_is_never_proved_to_have_had_no_part() {
        for (a, b, proved) in [
            (("Arden", "", ""), ("Borland", "", ""), true),
            (("Arden", "1900", "1950"), ("Borland", "1940", "1960"), true),
            // The one follows the other.
            (
                ("the Empire of Ost", "1900", "1941"),
                ("the Veld Union", "1941", "1990"),
                false,
            ),
            // One country by two names.
            (("the Empire of Ost", "", ""), ("Ost", "", ""), false),
            (("the Ardenian Empire", "", ""), ("Ardenia", "", ""), false),
            (
                ("the Union of Ost", "1900", "1990"),
                ("the Union of Veld", "1900", "1990"),
                true,
            ),
        ] {
            let state = |id: &str, (name, from, until): (&str, &str, &str)| {
                let mut text = format!(r#"{{"id":"{id}","kind":"state","name":"{name}""#);
                if !from.is_empty() {
                    text += &format!(r#","valid_from":"{from}","valid_until":"{until}""#);
                }
                text + "}"
            };
            let bank = bank(&[state("a", a), state("b", b)].join(","));
            let proof = bank.had_no_part(&bank.words(EventIx(0)), EntityIx(1));
            let slot = Falsity::Slot {
                event: "e".to_owned(),
                slot: "actors/state".to_owned(),
                holds: "a".to_owned(),
            };
            assert_eq!(proof, proved.then_some(slot), "{} {}", a.0, b.0);
        }
    }

    #[test]
    fn an_event_tells_everyone_of_a_kind_that_it_names_somebody_of() {
        let bank = bank(r#"{"id":"a","kind":"state","name":"Arden"}"#);
        let told = ["state", "person", "organisation"];
        let told = told.map(|kind| bank.tells_everyone(EventIx(0), kind));
        assert_eq!(told, [true, false, false]);
    }
}
