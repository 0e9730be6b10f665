//! What it costs to fit the parameters of FSRS to a learner's answers.

use annals::memory::fitting::{Fitting, Going, Outcome, Progress};
use annals::memory::journal::Journal;
use annals::memory::schedule::Options;
use serde_json::json;

use crate::figures::tenths;
use crate::learner::{Learner, Names};
use crate::outside;

/// Facts, and answers to them.
const SIZES: [(usize, usize); 3] = [(1_000, 10_000), (5_000, 100_000), (10_000, 500_000)];

pub fn run() {
    for (facts, reviews) in SIZES {
        measure(facts, reviews);
    }
}

fn measure(facts: usize, reviews: usize) {
    let names = Names::of(facts);
    let mut journal = Journal::default();
    assert!(journal.take_up(1, &[]));
    for given in Learner::new(&names, reviews).take(reviews) {
        let seed = journal.next_seed();
        journal.answer(&given.answered(&names, seed), given.at);
    }
    let before = outside::memory();
    outside::most_memory();
    let began = outside::now();
    let begun = Fitting::new(&journal, &Options::default(), &Progress::default());
    let mut stages = vec![tenths(outside::now() - began)];
    let mut going = match begun {
        Ok(fitting) => Going::On(fitting, 0.0),
        Err(outcome) => Going::Done(outcome),
    };
    let outcome = loop {
        match going {
            Going::On(fitting, _) => {
                let began = outside::now();
                going = fitting.go_on();
                stages.push(tenths(outside::now() - began));
            }
            Going::Done(outcome) => break outcome,
        }
    };
    let all = outside::now() - began;
    let (is_better, losses) = match &outcome {
        Outcome::Fitted { losses, .. } => (true, losses),
        Outcome::NotBetter(losses) => (false, losses),
        other => panic!("{other:?}"),
    };
    let peak = outside::most_memory().saturating_sub(before);
    outside::say(&json!({
        "bench": "fitting",
        "target": outside::TARGET,
        "reviews": reviews,
        "items": losses.items,
        "held_out": losses.held_out,
        "is_better": is_better,
        "log_loss_usual": to_four_places(losses.usual),
        "log_loss_fitted": to_four_places(losses.after),
        "items_earlier_compare_all_ms": stages,
        "ms": tenths(all),
        "peak_megabytes": tenths(peak as f64 / 1e6),
    }));
}

fn to_four_places(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}
