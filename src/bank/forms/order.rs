//! Put four or five events in order, earliest first; every pair of them is decided.

use super::lineup::{can_stand_together, option};
use super::which_first::{companion, decided, ordered};
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Body, Dial, Fact, Proof};
use crate::bank::{proof, wording};
use crate::set::EventIx;

pub(super) const FORM: Spec = Spec {
    name: "order",
    family: "order",
    asks: &[Class::Times],
    tests: Tests::Recognition,
    needs: &[Need::Events(4)],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "orderInteraction",
    moodle: "ordering",
    xapi: "sequencing",
};

const FEWEST: usize = 4;
const MOST: usize = 5;

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    ordered(bank, fact).is_some_and(|ix| bank.everyone(ix).0.events.len() >= FEWEST)
}

fn draw(bank: &Bank, fact: Fact, _: Dial, chance: &mut Chance) -> Option<Drawn> {
    let ix = ordered(bank, fact)?;
    let wanted = FEWEST + chance.index(MOST - FEWEST + 1);
    let mut chosen = vec![ix];
    // The search goes through the kind first and then through all: what it returns is
    // only the last one wanted, and on the way it gathers the others.
    companion(bank, ix, chance, |other| {
        let fits =
            |with: &EventIx| decided(bank, *with, other) && can_stand_together(bank, *with, other);
        if chosen.iter().all(fits) {
            chosen.push(other);
        }
        chosen.len() == wanted
    });
    if chosen.len() < FEWEST {
        return None;
    }
    let chosen = in_order(bank, &chosen);
    let shown = shuffled(chosen.len(), chance);
    // Where each place of the right order is shown.
    let place = |rank: usize| shown.iter().position(|shown| *shown == rank);
    let key: Vec<usize> = (0..shown.len()).filter_map(place).collect();
    Some(Drawn {
        stem: wording::ORDER.to_owned(),
        body: Body::Order {
            items: shown.iter().map(|at| option(bank, chosen[*at])).collect(),
            key,
            open: Vec::new(),
        },
        proof: Proof {
            key: chosen.iter().map(|ix| proof::row(bank, *ix)).collect(),
            distractors: Vec::new(),
        },
    })
}

fn in_order(bank: &Bank, chosen: &[EventIx]) -> Vec<EventIx> {
    let mut ordered: Vec<EventIx> = Vec::new();
    for ix in chosen {
        let at = ordered.partition_point(|before| bank.bounds(*before) < bank.bounds(*ix));
        ordered.insert(at, *ix);
    }
    ordered
}

/// An order of so many that is not the right one already, nor its reverse.
pub(super) fn shuffled(len: usize, chance: &mut Chance) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    loop {
        chance.shuffle(&mut order);
        let steps = || order.windows(2).map(|pair| pair[0] < pair[1]);
        if steps().any(|up| up) && steps().any(|up| !up) {
            return order;
        }
    }
}
