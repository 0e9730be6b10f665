//! Put four to seven events in order, earliest first.
//!
//! A pair that the dates leave open may be among them: it is right either way and not
//! scored. No event is in two such pairs, so that each is decided against all others but
//! one. The difficulty turns how many events there are, and how near they lie.

use super::lineup::{can_stand_together, option};
use super::sequence::{
    can_order, companions, days_between, decided, give_away, is_open, nearest, ordered,
};
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
        stem: if open.is_empty() {
            wording::ORDER.to_owned()
        } else {
            wording::ORDER_OPEN.to_owned()
        },
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
            named: None,
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
    // Two of one year cannot be far apart.
    let apart = match company.most_open {
        0 => nearest(dial.difficulty) / 2,
        _ => 0,
    };
    // At first only those that lie apart and do not give each other away; then whoever
    // fits.
    for is_choosy in [true, false] {
        for other in &stock {
            let suits = |with: &EventIx| {
                days_between(bank, *with, *other) >= apart && !give_away(bank, *with, *other)
            };
            let is_welcome = !is_choosy || asked == Some(*other);
            if company.events.len() < wanted
                && (is_welcome || company.events.iter().all(suits))
                && !company.events.contains(other)
            {
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
pub(super) fn shuffled(len: usize, open: &[(usize, usize)], chance: &mut Chance) -> Vec<usize> {
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

#[cfg(test)]
mod tests {
    use super::super::sequence::tests::{bank_of, dial, drawn, long_bank};
    use super::*;
    use crate::bank::{Form, Question, Response, Verdict, grade};
    use crate::date::Order;

    fn parts(question: &Question) -> (Vec<EventIx>, &[usize], &[(usize, usize)]) {
        let Body::Order { items, key, open } = &question.body else {
            panic!("an order");
        };
        let event = |id: &str| EventIx(id[1..].parse().unwrap());
        (items.iter().map(|o| event(&o.id)).collect(), key, open)
    }

    #[test]
    fn every_pair_is_decided_but_those_said_to_be_open() {
        let years = [
            "1938",
            "1939",
            "1939",
            "1940",
            "1941-06",
            "1941",
            "1942",
            "1943",
            "1943",
            "1945",
            "1946/1948",
            "1947",
        ];
        let bank = bank_of(&years);
        let mut opened = 0;
        for permille in [100, 500, 900] {
            for ix in 0..12 {
                let questions = drawn(&bank, Form::Order, ix, dial(permille));
                for question in questions.take(100) {
                    let (items, key, open) = parts(&question);
                    assert!((4..=7).contains(&items.len()));
                    opened += open.len();
                    let mut seen: Vec<usize> = open.iter().flat_map(|(a, b)| [*a, *b]).collect();
                    seen.sort_unstable();
                    seen.dedup();
                    assert_eq!(seen.len(), open.len() * 2, "one event in two open pairs");
                    for (at, a) in key.iter().enumerate() {
                        for b in &key[at + 1..] {
                            let is_open = open.contains(&(*a, *b)) || open.contains(&(*b, *a));
                            let decided = bank.order(items[*a], items[*b]) == Order::Before;
                            assert_eq!(decided, !is_open, "{items:?}");
                        }
                    }
                }
            }
        }
        assert!(opened > 100, "{opened}");
    }

    #[test]
    fn an_open_pair_is_accepted_either_way_and_never_shown_in_right_order() {
        let bank = bank_of(&["1938", "1939", "1939", "1940", "1941", "1943"]);
        let mut met = 0;
        for question in drawn(&bank, Form::Order, 1, dial(900)) {
            let Body::Order { items, key, open } = &question.body else {
                panic!("an order");
            };
            let graded = |order: &[usize]| {
                let ids = order.iter().map(|at| items[*at].id.clone()).collect();
                grade(&bank, &question, &Response::Ordered(ids)).verdict
            };
            let as_shown: Vec<usize> = (0..items.len()).collect();
            assert_ne!(graded(&as_shown), Verdict::Right);
            assert_eq!(graded(key), Verdict::Right);
            if let [(a, b)] = open[..] {
                met += 1;
                let swap = |at: usize| match at {
                    _ if at == a => b,
                    _ if at == b => a,
                    _ => at,
                };
                let swapped: Vec<usize> = key.iter().map(|at| swap(*at)).collect();
                assert_eq!(graded(&swapped), Verdict::Right);
            }
        }
        assert!(met > 50, "{met}");
    }

    #[test]
    fn a_hard_order_is_longer_and_nearer() {
        let bank = long_bank();
        for (permille, sizes, reach) in [(0, 4..=5, 120), (500, 4..=5, 40), (1000, 5..=7, 24)] {
            for question in drawn(&bank, Form::Order, 50, dial(permille)) {
                let (items, key, _) = parts(&question);
                assert!(sizes.contains(&items.len()), "{permille}: {}", items.len());
                let years = 2 * (items[key[key.len() - 1]].0 - items[key[0]].0);
                assert!(years <= reach, "{permille}: {years}");
            }
        }
    }
}
