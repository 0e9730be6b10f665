//! Type a name: of somebody who took part, where the set has a question that only
//! they answer; or of the place, where its sort is known and so the grain of the answer.

use super::involved::row_with_place;
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Body, Dial, Fact, NameKey, Proof};
use crate::bank::{proof, wording};
use crate::set::{EntityIx, EventIx};

pub(super) const FORM: Spec = Spec {
    name: "short-answer-name",
    family: "short-answer",
    asks: &[Class::Actors, Class::Places, Class::Known],
    tests: Tests::Recall,
    needs: &[Need::Actors],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "textEntryInteraction",
    moodle: "shortanswer",
    xapi: "fill-in",
};

/// The event, the entity to be named and the stem, unless the stem names it.
fn asked(bank: &Bank, fact: Fact) -> Option<(EventIx, EntityIx, String)> {
    let set = bank.set();
    let (ix, entity, stem) = match fact {
        Fact::Actor(ix, at) => {
            let actor = set.event(ix).actors.get(usize::from(at))?;
            (ix, actor.entity, actor.asked.clone()?)
        }
        Fact::Place(ix) => {
            let event = set.event(ix);
            let place = event.place?;
            let noun = set.entity(place).noun.as_deref()?;
            let (subject, verb) = event.did.as_ref()?;
            if !bank.is_alone(ix) {
                return None;
            }
            (ix, place, wording::place_stem(noun, subject, verb))
        }
        Fact::Known(ix) => {
            let known = bank.known(ix)?;
            (known.shown_by, ix, bank.known_stem(known))
        }
        Fact::Date(_)
        | Fact::Start(_)
        | Fact::End(_)
        | Fact::Identity(_)
        | Fact::Kind(_)
        | Fact::Quantity(..)
        | Fact::Card(_)
        | Fact::Written(_) => return None,
    };
    let given_away = set.entity(entity).named_in(&stem).is_some();
    (!given_away).then_some((ix, entity, stem))
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    asked(bank, fact).is_some()
}

fn draw(bank: &Bank, fact: Fact, _: Dial, _: &mut Chance) -> Option<Drawn> {
    let (ix, entity, stem) = asked(bank, fact)?;
    Some(Drawn {
        stem,
        body: Body::Name {
            key: NameKey::Entity(entity),
            answer: bank.set().entity(entity).name.clone(),
        },
        proof: Proof {
            key: vec![match fact {
                Fact::Place(_) => row_with_place(bank, ix),
                _ => proof::row(bank, ix),
            }],
            distractors: Vec::new(),
            named: None,
        },
    })
}
