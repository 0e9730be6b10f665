//! Mark all that fit: what happened before or after an event, while it lasted, or in the
//! year or decade of one.
//!
//! Every option is decided, and from one to all but one of them fit. The harder, the
//! nearer the options lie to the boundary.

use super::boundary::{Boundary, can_divide};
use super::company::{gather, stock};
use super::lineup::option;
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Body, Dial, Fact, Proof};
use crate::bank::{proof, wording};
use crate::date::{Period, Shape, Unit};
use crate::set::{Aspect, EventIx};

pub(super) const FORM: Spec = Spec {
    name: "multiple-response",
    family: "multiple-response",
    asks: &[Class::Times],
    tests: Tests::Recognition,
    needs: &[Need::Events(5)],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "choiceInteraction",
    moodle: "multichoice",
    xapi: "choice",
};

const FEWEST: usize = 4;
const USUAL: usize = 5;
const MOST: usize = 6;

/// The event of a fact that options can be held against.
fn asked(bank: &Bank, fact: Fact) -> Option<EventIx> {
    let Fact::Date(ix) = fact else { return None };
    let event = bank.set().event(ix);
    let asked = bank.is_shown(ix) && event.asks(Aspect::Date);
    (asked && (bank.is_ordered(ix) || event.date.shape() == Shape::Span)).then_some(ix)
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    asked(bank, fact).is_some_and(|ix| bank.everyone(ix).0.events.len() > FEWEST)
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let ix = asked(bank, fact)?;
    let stock = stock(bank, ix, dial, chance, &|other| bank.is_ordered(other));
    let boundaries = boundaries(bank, ix, chance);
    let mut drawn = boundaries.into_iter().filter_map(|boundary| {
        let (chosen, fitting) = choose(bank, ix, boundary, &stock, chance)?;
        Some(assemble(bank, boundary, &chosen, fitting, chance))
    });
    drawn.next()
}

/// What can be asked of an event, in the order in which it is tried.
fn boundaries(bank: &Bank, ix: EventIx, chance: &mut Chance) -> Vec<Boundary> {
    let date = &bank.set().event(ix).date;
    let mut found = Vec::new();
    if bank.is_ordered(ix) && can_divide(bank, ix) {
        found.extend([Boundary::Before(ix), Boundary::After(ix)]);
        chance.shuffle(&mut found);
    }
    if date.shape() == Shape::Span {
        found.insert(0, Boundary::During(ix));
        return found;
    }
    let years = [Unit::Year, Unit::Decade].map(|unit| Period::around(date, unit));
    let mut periods: Vec<Boundary> = years.into_iter().flatten().map(Boundary::In).collect();
    chance.shuffle(&mut periods);
    let at = if chance.below(3) == 0 { 0 } else { found.len() };
    found.splice(at..at, periods);
    found
}

/// Four to six events, the fitting ones first, and how many these are.
fn choose(
    bank: &Bank,
    ix: EventIx,
    boundary: Boundary,
    stock: &[EventIx],
    chance: &mut Chance,
) -> Option<(Vec<EventIx>, usize)> {
    let (fit, unfit) = boundary.divide(bank, stock);
    // In a period the event itself is one that fits; else it stands in the stem.
    let own = usize::from(boundary.event().is_none());
    if own == 1 && fit.is_empty() {
        return None;
    }
    let wanted = [FEWEST, USUAL, USUAL, USUAL, MOST][chance.index(5)];
    let fewest = wanted.saturating_sub(unfit.len()).max(1);
    let most = (wanted - 1).min(fit.len() + own);
    if fewest > most {
        return None;
    }
    let fitting = fewest + chance.index(most - fewest + 1);
    let mut chosen: Vec<EventIx> = Vec::with_capacity(MOST);
    if own == 1 {
        chosen.push(ix);
    }
    gather(bank, &mut chosen, &fit, fitting - own);
    let fitting = chosen.len();
    let others = gather(bank, &mut chosen, &unfit, wanted - fitting);
    (fitting > 0 && others > 0 && chosen.len() >= FEWEST).then_some((chosen, fitting))
}

fn assemble(
    bank: &Bank,
    boundary: Boundary,
    chosen: &[EventIx],
    fitting: usize,
    chance: &mut Chance,
) -> Drawn {
    let mut shown: Vec<usize> = (0..chosen.len()).collect();
    chance.shuffle(&mut shown);
    let mut proof = Proof {
        key: Vec::new(),
        distractors: Vec::new(),
    };
    let mut keys = Vec::new();
    let mut options = Vec::new();
    for (place, at) in shown.into_iter().enumerate() {
        let ix = chosen[at];
        options.push(option(bank, ix));
        if at < fitting {
            keys.push(place);
            proof.key.push(proof::row(bank, ix));
        } else {
            proof.distractors.push(boundary.refutes(bank, ix));
        }
    }
    Drawn {
        stem: wording::mark_all(&boundary.text(bank)),
        body: Body::Several { options, keys },
        proof,
    }
}
