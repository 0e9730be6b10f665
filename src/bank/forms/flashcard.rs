//! A card to turn: when something happened, what happened on a date, or a card of the
//! teacher's own, which may be asked from its back where the teacher says so.

use super::date_stem::dated;
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Body, Dial, Fact, Proof, Row};
use crate::bank::{proof, wording};
use crate::date::{self, Period, Shape, Unit};
use crate::set::{EventIx, Kind, Set};

pub(super) const FORM: Spec = Spec {
    name: "flashcard",
    family: "flashcard",
    asks: &[Class::Times, Class::Identities, Class::Cards],
    tests: Tests::Recall,
    needs: &[Need::Events(1)],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "",
    moodle: "",
    xapi: "other",
};

/// The two sides of a card, and the row that it tells of.
struct Sides {
    front: String,
    back: String,
    row: Row,
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    match fact {
        Fact::Card(at) => bank.set().cards.get(at as usize).is_some(),
        Fact::Identity(ix) => marked(bank, ix).is_some(),
        Fact::Date(_)
        | Fact::Start(_)
        | Fact::End(_)
        | Fact::Actor(..)
        | Fact::Place(_)
        | Fact::Kind(_)
        | Fact::Quantity(..)
        | Fact::Written(_) => front_of_event(bank, fact).is_some(),
    }
}

fn draw(bank: &Bank, fact: Fact, _: Dial, chance: &mut Chance) -> Option<Drawn> {
    let sides = match fact {
        Fact::Card(at) => written(bank.set(), at, chance)?,
        Fact::Identity(ix) => date_first(bank, ix)?,
        Fact::Date(_)
        | Fact::Start(_)
        | Fact::End(_)
        | Fact::Actor(..)
        | Fact::Place(_)
        | Fact::Kind(_)
        | Fact::Quantity(..)
        | Fact::Written(_) => event_first(bank, fact)?,
    };
    Some(Drawn {
        stem: sides.front,
        body: Body::Card { back: sides.back },
        proof: Proof {
            key: vec![sides.row],
            distractors: Vec::new(),
        },
    })
}

/// A card written by hand; one that may be turned round is, half of the time.
fn written(set: &Set, at: u32, chance: &mut Chance) -> Option<Sides> {
    let card = set.cards.get(at as usize)?;
    let turned = card.reversible && chance.below(2) == 0;
    let (front, back) = if turned {
        (&card.back, &card.front)
    } else {
        (&card.front, &card.back)
    };
    Some(Sides {
        front: front.clone(),
        back: back.clone(),
        row: Row::written(back),
    })
}

/// The event in front, its date behind: with the "about" that the set has there.
fn event_first(bank: &Bank, fact: Fact) -> Option<Sides> {
    let dated = dated(bank, fact)?;
    Some(Sides {
        front: front_of_event(bank, fact)?,
        back: date::text(&dated.date),
        row: proof::row(bank, dated.ix),
    })
}

fn front_of_event(bank: &Bank, fact: Fact) -> Option<String> {
    let dated = dated(bank, fact)?;
    let extent = dated.date.extent();
    // With an end open there is no date to turn up.
    extent.earliest.and(extent.latest)?;
    let stem = wording::card_stem(dated.event, dated.asked);
    (!crate::set::holds_date(&stem, &dated.date)).then_some(stem)
}

/// The date in front, the event behind.
fn date_first(bank: &Bank, ix: EventIx) -> Option<Sides> {
    let (period, kind) = marked(bank, ix)?;
    Some(Sides {
        front: wording::what_happened(period, kind),
        back: proof::title(bank.set().event(ix)),
        row: proof::row(bank, ix),
    })
}

/// The period that means this event and no other of the set, nor one like any of them;
/// with the kind of the event where only that makes it so.
fn marked(bank: &Bank, ix: EventIx) -> Option<(Period, Option<&Kind>)> {
    let event = bank.set().event(ix);
    // "What happened then" suits a point, not something that lasted.
    if event.date.shape() == Shape::Span {
        return None;
    }
    let units = [Unit::Day, Unit::Month, Unit::Year, Unit::Decade];
    let mut periods = units.into_iter();
    let period = periods.find_map(|unit| Period::around(&event.date, unit))?;
    if bank.claims().is_alone(ix, period.extent()) {
        return Some((period, None));
    }
    let kind = bank.set().kind(&event.kind)?;
    let claims = bank.claims();
    claims
        .is_alone_in_kind(ix, bank.kind_of(ix), period.extent())
        .then_some((period, Some(kind)))
}
