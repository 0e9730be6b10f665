//! Which of two or three came first, where their dates decide it.
//!
//! Only the first need be decided against each of the others. The difficulty turns how
//! near the others lie in time, and how often there are two of them.

use super::lineup::{can_stand_together, option};
use super::sequence::{can_order, companions, give_away, ordered};
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Body, Dial, Fact, Proof};
use crate::bank::{proof, wording};
use crate::date::Order;
use crate::set::EventIx;

pub(super) const FORM: Spec = Spec {
    name: "which-first",
    family: "which-first",
    asks: &[Class::Times],
    tests: Tests::Recognition,
    needs: &[Need::Events(2)],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "choiceInteraction",
    moodle: "multichoice",
    xapi: "choice",
};

/// How many draws of a thousand show three events, at the easiest and at the hardest.
const THREE: (i64, i64) = (150, 520);

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    can_order(bank, fact, 2)
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let ix = ordered(bank, fact)?;
    let three = dial.difficulty.between(THREE.0, THREE.1);
    let wanted = if i64::from(chance.below(1000)) < three {
        3
    } else {
        2
    };
    let mut shown = vec![ix];
    for other in companions(bank, ix, dial, chance) {
        let fits = |with: &EventIx| {
            can_stand_together(bank, *with, other) && !give_away(bank, *with, other)
        };
        if shown.len() < wanted && shown.iter().all(fits) {
            shown.push(other);
            if first_of(bank, &shown).is_none() {
                shown.pop();
            }
        }
    }
    if shown.len() < 2 {
        return None;
    }
    chance.shuffle(&mut shown);
    let key = first_of(bank, &shown)?;
    let first = shown[key];
    let others = shown.iter().filter(|ix| **ix != first);
    Some(Drawn {
        stem: wording::WHICH_FIRST.to_owned(),
        proof: Proof {
            key: vec![proof::row(bank, first)],
            distractors: others
                .map(|later| proof::later_event(bank, *later, first))
                .collect(),
        },
        body: Body::Choice {
            options: shown.iter().map(|ix| option(bank, *ix)).collect(),
            key,
        },
    })
}

/// The place of the event that was before each of the others, where the dates say so.
fn first_of(bank: &Bank, events: &[EventIx]) -> Option<usize> {
    let is_first = |first: &EventIx| {
        let mut others = events.iter().filter(|ix| *ix != first);
        others.all(|other| bank.order(*first, *other) == Order::Before)
    };
    events.iter().position(is_first)
}
