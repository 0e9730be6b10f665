//! Put four to seven events in order, earliest first.
//!
//! A pair that the dates leave open may be among them: it is right either way and not
//! scored. No event is in two such pairs, so that each is decided against all others but
//! one. The difficulty turns how many events there are, and how near they lie.

use super::lineup::{can_stand_together, option};
use super::sequence::{can_order, companions, days_between, decided, is_open, nearest, ordered};
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::{Bank, Body, Dial, Difficulty, Fact, Proof};
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
/// In one draw of so many a pair may be left open; in a long one, two.
const OPEN: u32 = 3;
const LONG: usize = 6;

/// The events of a question, and which of them are left open against each other.
#[derive(Default)]
struct Company {
    events: Vec<EventIx>,
    open: Vec<(EventIx, EventIx)>,
    /// How many pairs may be left open.
    most_open: usize,
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    can_order(bank, fact, FEWEST)
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    let ix = ordered(bank, fact)?;
    let company = company(bank, ix, dial, chance)?;
    let events = in_order(bank, &company.events);
    let rank = |ix: &EventIx| events.iter().position(|event| event == ix);
    let pairs = company.open.iter();
    let open: Vec<(usize, usize)> = pairs.filter_map(|(a, b)| rank(a).zip(rank(b))).collect();
    let shown = shuffled(events.len(), &open, chance);
    // Where each place of the right order is shown.
    let place = |rank: usize| shown.iter().position(|shown| *shown == rank);
    let pairs = open.iter();
    Some(Drawn {
        stem: wording::ORDER.to_owned(),
        body: Body::Order {
            items: shown.iter().map(|at| option(bank, events[*at])).collect(),
            key: (0..shown.len()).filter_map(place).collect(),
            open: pairs
                .filter_map(|(a, b)| place(*a).zip(place(*b)))
                .collect(),
        },
        proof: Proof {
            key: events.iter().map(|ix| proof::row(bank, *ix)).collect(),
            distractors: Vec::new(),
        },
    })
}

/// How many events: four or five, and up to seven in a hard question.
fn size(difficulty: Difficulty, chance: &mut Chance) -> usize {
    let (fewest, most) = match difficulty.permille() {
        0..=599 => (4, 5),
        600..=799 => (5, 6),
        _ => (5, 7),
    };
    fewest + chance.index(most - fewest + 1)
}

fn company(bank: &Bank, ix: EventIx, dial: Dial, chance: &mut Chance) -> Option<Company> {
    let wanted = size(dial.difficulty, chance);
    let mut company = Company {
        events: vec![ix],
        open: Vec::new(),
        most_open: match chance.below(OPEN) {
            0 if wanted >= LONG => 2,
            0 => 1,
            _ => 0,
        },
    };
    let stock = companions(bank, ix, dial, chance);
    let asked = dial.event();
    // At first only those that are not too near each other; then whoever fits.
    for apart in [nearest(dial.difficulty) / 2, 0] {
        for other in &stock {
            let far = |with: &EventIx| days_between(bank, *with, *other) >= apart;
            let is_far = asked == Some(*other) || company.events.iter().all(far);
            if company.events.len() < wanted && is_far {
                company.admit(bank, *other);
            }
        }
    }
    (company.events.len() >= FEWEST).then_some(company)
}

impl Company {
    /// Takes an event in, where the dates decide it against all others, or all but one.
    fn admit(&mut self, bank: &Bank, other: EventIx) {
        let mut partner = None;
        for with in &self.events {
            if !can_stand_together(bank, *with, other) {
                return;
            }
            if decided(bank, *with, other) {
                continue;
            }
            let taken = self.open.iter().any(|(a, b)| a == with || b == with);
            let full = self.open.len() == self.most_open;
            if partner.is_some() || taken || full || !is_open(bank, *with, other) {
                return;
            }
            partner = Some(*with);
        }
        self.open.extend(partner.map(|with| (with, other)));
        self.events.push(other);
    }
}

fn in_order(bank: &Bank, chosen: &[EventIx]) -> Vec<EventIx> {
    let mut ordered: Vec<EventIx> = Vec::new();
    for ix in chosen {
        let at = ordered.partition_point(|before| bank.bounds(*before) < bank.bounds(*ix));
        ordered.insert(at, *ix);
    }
    ordered
}

/// An order of so many that is not right already, nor the reverse of the right one.
fn shuffled(len: usize, open: &[(usize, usize)], chance: &mut Chance) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    let is_open = |a: usize, b: usize| open.contains(&(a, b)) || open.contains(&(b, a));
    loop {
        chance.shuffle(&mut order);
        // A step down counts as wrong only where it is not right either way.
        let mut steps = order.windows(2);
        let wrong = steps.any(|pair| pair[0] > pair[1] && !is_open(pair[0], pair[1]));
        let mut steps = order.windows(2);
        if wrong && steps.any(|pair| pair[0] < pair[1]) {
            return order;
        }
    }
}
