//! Choose where an event was.
//!
//! One event has one place; another of the same sort, which neither holds it nor lies in
//! it, is false.

use super::rivals::{self, Sought};
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::wording;
use crate::bank::{Bank, Dial, Fact};

pub(super) const FORM: Spec = Spec {
    name: "choice-place",
    family: "choice",
    asks: &[Class::Places],
    tests: Tests::Recognition,
    needs: &[Need::Places],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "choiceInteraction",
    moodle: "multichoice",
    xapi: "choice",
};

/// The place that is sought, unless the stem names it.
fn asked(bank: &Bank, fact: Fact) -> Option<Sought> {
    let Fact::Place(ix) = fact else {
        return None;
    };
    let set = bank.set();
    let event = set.event(ix);
    let entity = event.place?;
    let noun = set.entity(entity).noun.as_deref()?;
    if !bank.is_alone(ix) || !rivals::may_have_some(bank, entity) {
        return None;
    }
    let stem = match &event.did {
        Some((subject, verb)) => wording::place_stem(noun, subject, verb),
        None => wording::place_stem_of_title(noun, &event.title)?,
    };
    let given_away = set.entity(entity).named_in(&stem).is_some();
    (!given_away).then_some(Sought { ix, entity, stem })
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    asked(bank, fact).is_some()
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let sought = asked(bank, fact)?;
    let rivals = rivals::rivals(bank, &sought, dial, chance).into_iter();
    let proved = rivals
        .filter_map(|other| Some((other, bank.was_not_in(sought.ix, other)?)))
        .collect();
    rivals::assemble(bank, sought, proved, dial, chance)
}
