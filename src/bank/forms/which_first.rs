//! Which of two or three came first, where their dates decide it.
//!
//! Only the first need be decided against each of the others. The difficulty turns how
//! near the others lie in time, and how often there are two of them.

use super::lineup::{can_stand_together, option};
use super::sequence::{can_order, companions, hang_together, ordered, speak_of_one};
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
    let stock = companions(bank, ix, dial, chance);
    let asked = dial.event();
    gather(bank, &mut shown, &stock, wanted, |a, b| {
        let is_asked = Some(a) == asked || Some(b) == asked;
        !hang_together(bank, a, b)
            && (is_asked || !(speak_of_one(bank, a, b) || bank.are_of_two_times(a, b)))
    });
    // In a set whose titles are all of one cut, all speak of one matter; and what nobody is
    // beside in time may have a name that tells its own.
    if shown.len() < 2 {
        gather(bank, &mut shown, &stock, wanted, |a, b| {
            !hang_together(bank, a, b)
        });
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
            named: None,
        },
        body: Body::Choice {
            options: shown.iter().map(|ix| option(bank, *ix)).collect(),
            key,
        },
    })
}

/// Adds those of the stock that fit with all, as long as one of them was the first.
fn gather(
    bank: &Bank,
    shown: &mut Vec<EventIx>,
    stock: &[EventIx],
    wanted: usize,
    fit: impl Fn(EventIx, EventIx) -> bool,
) {
    for other in stock {
        if shown.len() == wanted {
            return;
        }
        let fits = |with: &EventIx| can_stand_together(bank, *with, *other) && fit(*with, *other);
        if shown.iter().all(fits) {
            shown.push(*other);
            if first_of(bank, shown).is_none() {
                shown.pop();
            }
        }
    }
}

/// The place of the event that was before each of the others, where the dates say so.
fn first_of(bank: &Bank, events: &[EventIx]) -> Option<usize> {
    let is_first = |first: &EventIx| {
        let mut others = events.iter().filter(|ix| *ix != first);
        others.all(|other| bank.order(*first, *other) == Order::Before)
    };
    events.iter().position(is_first)
}

#[cfg(test)]
mod tests {
    use super::super::sequence::tests::{bank_of, dial, drawn, is_even, long_bank};
    use super::*;
    use crate::bank::{Beside, Form, Question};

    fn shown(question: &Question) -> (Vec<u32>, usize) {
        let Some((options, key)) = question.body.single() else {
            panic!("a choice");
        };
        let number = |id: &str| id[1..].parse().unwrap();
        (options.iter().map(|o| number(&o.id)).collect(), key)
    }

    #[test]
    fn the_first_stands_in_every_place_equally_often() {
        for (permille, events) in [(500, 2), (1000, 3)] {
            let bank = long_bank();
            let questions = drawn(&bank, Form::WhichFirst, 50, dial(permille));
            let keys = questions.map(|question| shown(&question));
            let keys = keys.filter(|(shown, _)| shown.len() == events);
            let keys: Vec<usize> = keys.map(|(_, key)| key).collect();
            assert!(keys.len() > 200 && is_even(&keys, events), "{}", keys.len());
        }
    }

    #[test]
    fn the_first_is_decided_against_each_other_one() {
        // The last two are of one year: neither may be first, both may be later.
        let bank = bank_of(&["1938", "1941-06", "1941", "1943", "1943"]);
        let mut undecided = 0;
        for ix in 0..5 {
            for question in drawn(&bank, Form::WhichFirst, ix, dial(900)).take(200) {
                let (shown, key) = shown(&question);
                for other in shown.iter().filter(|ix| **ix != shown[key]) {
                    let order = bank.order(EventIx(shown[key]), EventIx(*other));
                    assert_eq!(order, Order::Before, "{shown:?}");
                }
                undecided += usize::from(shown.contains(&3) && shown.contains(&4));
            }
        }
        assert!(undecided > 0);
    }

    #[test]
    fn companions_are_far_when_easy_and_near_when_hard() {
        let bank = long_bank();
        for (permille, least, most) in [(0, 10, 60), (1000, 2, 10)] {
            for question in drawn(&bank, Form::WhichFirst, 50, dial(permille)) {
                for other in shown(&question).0.iter().filter(|ix| **ix != 50) {
                    let years = 2 * other.abs_diff(50);
                    assert!((least..=most).contains(&years), "{permille}: {years}");
                }
            }
        }
    }

    #[test]
    fn what_was_taken_for_it_stands_beside_it_where_the_dates_decide() {
        let bank = bank_of(&["1938", "1941", "1941", "1943", "1950", "1960"]);
        for (beside, stands) in [(2, false), (5, true)] {
            let beside_it = Dial {
                beside: Some(Beside::Event(EventIx(beside))),
                ..dial(900)
            };
            for question in drawn(&bank, Form::WhichFirst, 1, beside_it) {
                assert_eq!(shown(&question).0.contains(&beside), stands);
            }
        }
    }
}
