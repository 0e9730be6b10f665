//! Choose the event of a date: one of them fell in that year, the others provably not.
//!
//! All are of one kind, where the set sorts them into kinds. The harder, the nearer they
//! lie to each other; at the hard end the stem may ask by the month.

use super::lineup::{can_stand_together, option, stands_out};
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Body, Dial, Fact, Proof};
use crate::bank::{proof, wording};
use crate::date::{Period, Shape, Unit};
use crate::set::{Event, EventIx, holds_name};

pub(super) const FORM: Spec = Spec {
    name: "choice-event",
    family: "choice",
    asks: &[Class::Identities],
    tests: Tests::Recognition,
    needs: &[Need::Events(3)],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "choiceInteraction",
    moodle: "multichoice",
    xapi: "choice",
};

/// Distractors wanted, and the fewest that make a question.
const WANTED: usize = 3;
const FEWEST: usize = 2;
/// How many of the nearest are looked at, and among how many of them the first try
/// chooses; those farther off give the key away.
const STOCK: usize = 12;
const NEAREST: usize = 4;
/// Draws of distractors before a key that stands out by its length is let go.
const TRIES: usize = 10;

/// The event and the period it is asked by.
fn asked(bank: &Bank, fact: Fact) -> Option<(EventIx, &Event, Period)> {
    let Fact::Identity(ix) = fact else {
        return None;
    };
    let event = bank.set().event(ix);
    if !happened_once(event) || !bank.is_shown(ix) {
        return None;
    }
    let period = Period::around(&event.date, Unit::Year)
        .or_else(|| Period::around(&event.date, Unit::Decade))?;
    Some((ix, event, period))
}

/// The month to ask by, at the hard end, unless the title tells it.
fn month(event: &Event, dial: Dial, chance: &mut Chance) -> Option<Period> {
    if !dial.difficulty.is_hard() || chance.below(2) == 0 {
        return None;
    }
    let month = Period::around(&event.date, Unit::Month)?;
    let text = month.text();
    let name = text.split(' ').next()?;
    (!holds_name(&event.title, name)).then_some(month)
}

/// "Happened in" suits a point, not something that lasted.
fn happened_once(event: &Event) -> bool {
    match event.date.shape() {
        Shape::Point | Shape::Between => true,
        Shape::Span => false,
    }
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    asked(bank, fact).is_some_and(|(ix, ..)| bank.peers(ix).0.events.len() > FEWEST)
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let (ix, event, year) = asked(bank, fact)?;
    let period = month(event, dial, chance).unwrap_or(year);
    let stock: Vec<EventIx> = bank
        .plausible(ix, dial, chance)
        .into_iter()
        .filter(|other| is_false(bank, *other, period) && can_stand_together(bank, ix, *other))
        .take(STOCK)
        .collect();
    let confused = stock
        .first()
        .copied()
        .filter(|first| dial.event() == Some(*first));
    let mut others = pick(bank, event, period, stock, confused, chance)?;
    let refutations = others
        .iter()
        .map(|other| proof::wrong_event(bank, *other, period))
        .collect();
    let at = chance.index(others.len() + 1);
    others.insert(at, ix);
    Some(Drawn {
        stem: wording::event_stem(period),
        body: Body::Choice {
            options: others.into_iter().map(|ix| option(bank, ix)).collect(),
            key: at,
        },
        proof: Proof {
            key: vec![proof::row(bank, ix)],
            distractors: refutations,
        },
    })
}

/// Provably not in the period: neither its own date nor that of any event like it.
fn is_false(bank: &Bank, ix: EventIx, period: Period) -> bool {
    bank.is_asked(ix) && bank.is_apart(ix, period) && happened_once(bank.set().event(ix))
}

/// The most plausible ones among which the key does not stand out by its length; what it
/// was confused with is always among them.
fn pick(
    bank: &Bank,
    key: &Event,
    period: Period,
    mut stock: Vec<EventIx>,
    confused: Option<EventIx>,
    chance: &mut Chance,
) -> Option<Vec<EventIx>> {
    let fixed = usize::from(confused.is_some());
    for attempt in 0..TRIES {
        // The circle widens by one at each try, and the last ones take what there is.
        let near = stock.len().min(NEAREST + attempt);
        let fewest = if attempt < TRIES - 2 { WANTED } else { FEWEST };
        chance.shuffle(&mut stock[fixed..near]);
        let mut chosen = of_different_dates(bank, &stock[..near], period.unit());
        if chosen.len() < fewest {
            continue;
        }
        let events: Vec<&Event> = chosen.iter().map(|ix| bank.set().event(*ix)).collect();
        let last = attempt + 1 == TRIES;
        if !stands_out(key, &events) || (confused.is_some() && last) {
            // Chosen first, but shown anywhere.
            chance.shuffle(&mut chosen);
            return Some(chosen);
        }
    }
    None
}

/// The first ones of which no two fell together, nor hang together: whoever knows that
/// two did would rule both out.
fn of_different_dates(bank: &Bank, stock: &[EventIx], unit: Unit) -> Vec<EventIx> {
    let when = |ix: &EventIx| Period::around(&bank.set().event(*ix).date, unit);
    let mut chosen: Vec<EventIx> = Vec::new();
    for ix in stock {
        let together = |other: &EventIx| when(other).is_some() && when(other) == when(ix);
        let linked =
            |other: &EventIx| bank.set().are_linked(*other, *ix) || bank.are_nested(*other, *ix);
        if chosen.len() < WANTED && !chosen.iter().any(|o| together(o) || linked(o)) {
            chosen.push(*ix);
        }
    }
    chosen
}
