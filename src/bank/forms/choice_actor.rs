//! Choose who took part in an event.
//!
//! The stem is the question that the author wrote for this actor: by writing it they state
//! that nobody else is right. Where the set tells of everyone who took part, a stem is made
//! of the actor's role.

use super::rivals::{self, Sought};
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::wording;
use crate::bank::{Bank, Dial, Fact, Falsity};
use crate::set::{Aspect, EntityIx};

pub(super) const FORM: Spec = Spec {
    name: "choice-actor",
    family: "choice",
    asks: &[Class::Actors],
    tests: Tests::Recognition,
    needs: &[Need::Actors],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "choiceInteraction",
    moodle: "multichoice",
    xapi: "choice",
};

/// Who is sought, and whether the author states that only they are right.
fn asked(bank: &Bank, fact: Fact) -> Option<(Sought, bool)> {
    let Fact::Actor(ix, at) = fact else {
        return None;
    };
    let set = bank.set();
    let event = set.event(ix);
    let actor = event.actors.get(usize::from(at))?;
    let entity = set.entity(actor.entity);
    let stem = match &actor.asked {
        Some(asked) => asked.clone(),
        None if set.complete.contains(&Aspect::Actors) && bank.is_alone(ix) => {
            wording::actor_stem(&entity.kind, &actor.role, &event.title)?
        }
        None => return None,
    };
    if !rivals::may_have_some(bank, actor.entity) || entity.named_in(&stem).is_some() {
        return None;
    }
    let sought = Sought {
        ix,
        entity: actor.entity,
        stem,
    };
    Some((sought, actor.asked.is_some()))
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    asked(bank, fact).is_some()
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let (sought, stated) = asked(bank, fact)?;
    let rivals = rivals::rivals(bank, &sought, dial, chance).into_iter();
    let proved = rivals
        .filter_map(|other| Some((other, is_false(bank, &sought, stated, other)?)))
        .collect();
    rivals::assemble(bank, sought, proved, dial, chance)
}

/// The proof that a rival is no answer. One whom the event names in any way could be
/// meant, whatever the stem says.
fn is_false(bank: &Bank, sought: &Sought, stated: bool, other: EntityIx) -> Option<Falsity> {
    let proof = bank.had_no_part(sought.ix, other);
    if proof.is_none() && stated && !bank.names(sought.ix, other) {
        return Some(Falsity::Stated);
    }
    proof
}
