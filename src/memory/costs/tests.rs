use super::*;
use crate::memory::Setting;
use crate::memory::journal::{Answered, Rating};

const DAY: i64 = 86_400;
const NOON: i64 = 20_000 * DAY + 43_200;

fn at(day: i64) -> Moment {
    Moment {
        when: NOON + day * DAY,
        zone: 0,
    }
}

/// Somebody who answered so many facts on each of ten days, each in so many tenths of a second.
fn journal(a_day: usize, tenths: u32) -> Journal {
    let mut journal = Journal::default();
    assert!(journal.take_up(1, &[]));
    for day in 0..10 {
        for fact in 0..a_day {
            let fact = format!("e{fact}/date");
            let answered =
                Answered::card("s", &fact, journal.next_seed(), Rating::Good, tenths * 100);
            journal.answer(&answered, at(day));
        }
    }
    journal
}

fn costs(journal: &Journal, facts: usize) -> Vec<Cost> {
    let simulation = Simulation::new(journal, "s", facts, at(10)).unwrap();
    [700, 800, 900, 950, 970]
        .into_iter()
        .map(|one| simulation.cost(one).unwrap())
        .collect()
}

#[test]
fn who_wants_to_know_more_pays_more() {
    let costs = costs(&Journal::default(), 300);
    for pair in costs.windows(2) {
        assert!(pair[0].year < pair[1].year, "{costs:?}");
        assert!(pair[0].reviews < pair[1].reviews, "{costs:?}");
        assert!(pair[0].known < pair[1].known, "{costs:?}");
    }
    // All 300 are learned within a month, and most are known after a year.
    assert!(costs[0].known > 200 && costs[4].known <= 300, "{costs:?}");
    assert!(costs[0].month > 2 * costs[0].year, "{costs:?}");
}

#[test]
fn who_answers_slowly_pays_more_for_the_same() {
    let (quick, slow) = (journal(40, 30), journal(40, 200));
    let (quick, slow) = (costs(&quick, 40), costs(&slow, 40));
    for (quick, slow) in quick.iter().zip(&slow) {
        assert!(slow.year > quick.year, "{quick:?} {slow:?}");
        assert_eq!(slow.reviews, quick.reviews);
        assert_eq!(slow.known, quick.known);
    }
}

#[test]
fn who_left_the_desk_did_not_answer_for_an_hour() {
    let (minute, hour) = (journal(40, 600), journal(40, 36_000));
    assert_eq!(costs(&minute, 40), costs(&hour, 40));
}

#[test]
fn what_is_known_already_is_not_learned_again() {
    let known = costs(&journal(40, 50), 40);
    let new = costs(&Journal::default(), 40);
    assert!(known[2].reviews < new[2].reviews, "{known:?} {new:?}");
    assert!(known[2].known <= 40);
}

#[test]
fn no_new_facts_a_day_leave_what_is_known() {
    let mut journal = journal(20, 50);
    let none = Setting::New(0);
    journal.set(&none.name("s"), &none.value(), at(10));
    let costs = costs(&journal, 300);
    assert!(costs.iter().all(|cost| cost.known <= 20), "{costs:?}");
}

#[test]
fn a_set_without_facts_costs_nothing() {
    assert!(Simulation::new(&Journal::default(), "s", 0, at(0)).is_none());
}

#[test]
fn the_same_is_told_each_time() {
    let journal = journal(30, 50);
    assert_eq!(costs(&journal, 100), costs(&journal, 100));
}
