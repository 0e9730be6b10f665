//! Which of two came first, where their dates decide it.

use super::lineup::{can_stand_together, option};
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

/// The event of a fact that can be put in order with others.
pub(super) fn ordered(bank: &Bank, fact: Fact) -> Option<EventIx> {
    match fact {
        Fact::Date(ix) => bank.is_ordered(ix).then_some(ix),
        Fact::Start(_)
        | Fact::End(_)
        | Fact::Identity(_)
        | Fact::Actor(..)
        | Fact::Place(_)
        | Fact::Kind(_)
        | Fact::Quantity(..)
        | Fact::Card(_)
        | Fact::Written(_) => None,
    }
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    ordered(bank, fact).is_some_and(|ix| bank.everyone(ix).0.events.len() > 1)
}

fn draw(bank: &Bank, fact: Fact, _: Dial, chance: &mut Chance) -> Option<Drawn> {
    let ix = ordered(bank, fact)?;
    // Cause and effect, the two ends of one matter: the titles alone would settle it.
    let is_fit = |other| decided(bank, ix, other) && !bank.set().are_linked(ix, other);
    let other = companion(bank, ix, chance, is_fit)?;
    let (first, second) = match bank.order(ix, other) {
        Order::Before => (ix, other),
        Order::After => (other, ix),
        Order::Same | Order::Undecidable => return None,
    };
    let at = chance.index(2);
    let mut shown = vec![second];
    shown.insert(at, first);
    Some(Drawn {
        stem: wording::WHICH_FIRST.to_owned(),
        body: Body::Choice {
            options: shown.into_iter().map(|ix| option(bank, ix)).collect(),
            key: at,
        },
        proof: Proof {
            key: vec![proof::row(bank, first)],
            distractors: vec![proof::later_event(bank, second, first)],
        },
    })
}

/// In one draw of so many, companions are looked for in all kinds at once, so that a
/// small kind does not show the same pair for ever.
const MIXED: u32 = 4;

/// An event to stand beside this one that is fit: of its kind where there is one, else
/// of any.
pub(super) fn companion(
    bank: &Bank,
    ix: EventIx,
    chance: &mut Chance,
    mut is_fit: impl FnMut(EventIx) -> bool,
) -> Option<EventIx> {
    let lines = [bank.peers(ix), bank.everyone(ix)];
    let mixed = usize::from(chance.below(MIXED) == 0);
    for line in lines.into_iter().skip(mixed) {
        let found = bank.neighbours(line, chance).into_iter().find(|other| {
            bank.is_ordered(*other) && can_stand_together(bank, ix, *other) && is_fit(*other)
        });
        if found.is_some() {
            return found;
        }
    }
    None
}

pub(super) fn decided(bank: &Bank, a: EventIx, b: EventIx) -> bool {
    match bank.order(a, b) {
        Order::Before | Order::After => true,
        Order::Same | Order::Undecidable => false,
    }
}
