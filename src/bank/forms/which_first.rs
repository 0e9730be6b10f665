//! Which of two came first, where their dates decide it.

use super::lineup::{can_show, can_stand_together, option};
use super::{Drawn, Spec};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Body, Fact, Proof};
use crate::bank::{proof, wording};
use crate::date::Order;
use crate::set::{Aspect, EventIx};

pub(super) const FORM: Spec = Spec {
    name: "which-first",
    family: "which-first",
    can_ask,
    draw,
};

/// The event of a fact that can be put in order with others.
pub(super) fn ordered(bank: &Bank, fact: Fact) -> Option<EventIx> {
    match fact {
        Fact::Date(ix) => can_show(bank, ix).then_some(ix),
        Fact::Start(_)
        | Fact::End(_)
        | Fact::Identity(_)
        | Fact::Actor(..)
        | Fact::Place(_)
        | Fact::Card(_)
        | Fact::Written(_) => None,
    }
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    ordered(bank, fact).is_some_and(|ix| bank.everyone(ix).0.len() > 1)
}

fn draw(bank: &Bank, fact: Fact, chance: &mut Chance) -> Option<Drawn> {
    let ix = ordered(bank, fact)?;
    let other = companions(bank, ix, chance)
        .into_iter()
        .find(|other| decided(bank, ix, *other))?;
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

/// Events to stand beside this one: of its kind first, then of any.
pub(super) fn companions(bank: &Bank, ix: EventIx, chance: &mut Chance) -> Vec<EventIx> {
    let mut found = bank.neighbours(bank.peers(ix), chance);
    let others = bank.neighbours(bank.everyone(ix), chance);
    found.extend(others);
    found.retain(|other| {
        bank.set().event(*other).asks(Aspect::Date) && can_stand_together(bank, ix, *other)
    });
    found
}

pub(super) fn decided(bank: &Bank, a: EventIx, b: EventIx) -> bool {
    match bank.order(a, b) {
        Order::Before | Order::After => true,
        Order::Same | Order::Undecidable => false,
    }
}
