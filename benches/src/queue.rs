//! What it costs to find what is to be asked next.

use std::rc::Rc;

use annals::bank::{Bank, Difficulty, Form};
use annals::memory::journal::{Answered, Detail, Journal, Moment, Rating, Told};
use annals::memory::queue::{Limits, Order, Queue, Scope, Source};
use annals::memory::schedule::{Options, Scheduler};
use annals::memory::{Memories, Roster};
use annals::set;
use serde_json::json;

use crate::figures::{quantile, tenths};
use crate::learner::Dice;
use crate::{outside, synthetic};

/// Events of the sets: of one there are six facts.
const SIZES: [u32; 2] = [1_667, 16_667];
const DAY: i64 = 86_400;
const NOW: i64 = 20_700 * DAY + 43_200;
/// How often the memories are derived.
const DERIVINGS: usize = 5;
/// How often a queue is made.
const ROUNDS: usize = 15;

pub fn run() {
    for events in SIZES {
        measure(events);
    }
}

fn measure(events: u32) {
    let text = synthetic::set(events);
    let set = match set::read(&text) {
        Ok(reading) => Rc::new(reading.set),
        Err(error) => panic!("the synthetic set cannot be read: {error}"),
    };
    let bank = Bank::compile(set);
    let mut journal = Journal::default();
    assert!(journal.take_up(1, &[]));
    let began = outside::now();
    let roster = Roster::of(&bank, &mut journal);
    let rostered = outside::now() - began;
    learn(&bank, &roster, &mut journal);
    let scheduler = Scheduler::new(Options::default()).expect("the usual options are good");
    let at = Moment { when: NOW, zone: 0 };
    let mut memories = Memories::default();
    let mut derivings = Vec::new();
    for _ in 0..DERIVINGS {
        let began = outside::now();
        memories = Memories::derive(&journal, &bank.set().id, &scheduler, at);
        derivings.push(outside::now() - began);
    }
    outside::say(&json!({
        "bench": "roster",
        "target": outside::TARGET,
        "facts": roster.len(),
        "answers": journal.reviews().len(),
        "roster_ms": tenths(rostered),
        "derive_ms": tenths(quantile(&mut derivings, 0.5)),
    }));
    let asked: Vec<_> = roster
        .facts()
        .iter()
        .step_by(roster.len() / 20)
        .copied()
        .collect();
    let drilled: Vec<_> = roster
        .facts()
        .iter()
        .step_by(2)
        .map(|fact| fact.name)
        .collect();
    for order in Order::ALL {
        for (limit, scope) in [
            (u32::MAX, Scope::Due),
            (200, Scope::Due),
            (u32::MAX, Scope::Ahead(7)),
            (u32::MAX, Scope::Drill(drilled.clone())),
        ] {
            let source = Source {
                roster: &roster,
                memories: &memories,
                scheduler: &scheduler,
                limits: Limits {
                    new: 10,
                    reviews: limit,
                    order,
                },
            };
            let mut times = Vec::new();
            let mut counts = None;
            for _ in 0..ROUNDS {
                let began = outside::now();
                let queue = Queue::new(source, &scope, &asked, at);
                times.push(outside::now() - began);
                counts = Some(queue.counts);
            }
            let counts = counts.expect("there are rounds");
            outside::say(&json!({
                "bench": "queue",
                "target": outside::TARGET,
                "facts": roster.len(),
                "order": order.name(),
                "scope": match scope {
                    Scope::Due => "due",
                    Scope::Ahead(_) => "a week ahead",
                    Scope::Drill(_) => "drill of half",
                },
                "to_review": counts.review,
                "beyond_the_limit": counts.beyond,
                "median_ms": quantile(&mut times, 0.5),
                "worst_ms": quantile(&mut times, 1.0),
            }));
        }
    }
}

/// Nine of ten facts were learned through two years; of these half are due.
fn learn(bank: &Bank, roster: &Roster, journal: &mut Journal) {
    let mut dice = Dice::new(3);
    let set = &bank.set().id;
    for fact in roster.facts() {
        if dice.below(10) == 0 {
            continue;
        }
        let name = fact.fact.name(bank.set());
        let mut when = NOW - DAY * (20 + dice.below(700) as i64);
        for rating in [Rating::Good, Rating::Good, Rating::Good] {
            let seed = journal.next_seed();
            let answered = Answered {
                set,
                fact: &name,
                form: Form::Flashcard,
                detail: Detail {
                    seed,
                    difficulty: Difficulty::MIDDLE,
                    beside: None,
                    told: Told::Key,
                    claimed: false,
                },
                permille: 1000,
                rating,
                took: 5_000,
            };
            journal.answer(&answered, Moment { when, zone: 0 });
            when += 700 + DAY * dice.below(9) as i64;
        }
    }
}
