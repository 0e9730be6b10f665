//! The program `annals-learners`: three years of learners with the schedule of Annals, and with
//! older ones at equal retention. JSON lines on standard output, tables on standard error.
//! Ends with 1 where the retention that was desired is missed by more than two points.

mod report;

use std::collections::BTreeMap;
use std::process::ExitCode;

use annals_learners::{
    Course, Equal, Learner, OTHERWISE, Outcome, Rule, SOURCES, Scale, Stretches, Trial,
};
use lexopt::prelude::*;
use serde_json::{Value, json};

/// The retentions that are desired.
const DESIRED: [f32; 4] = [0.80, 0.85, 0.90, 0.95];

struct Wanted {
    learners: u32,
    seed: u64,
}

/// What one learner went through.
struct Lived {
    number: u32,
    /// For each trial, an outcome for each desired retention.
    trials: Vec<[Outcome; DESIRED.len()]>,
    /// The older plans as they are, in the order of the rules.
    unscaled: Vec<Outcome>,
    rivals: Vec<Rival>,
}

/// An older plan that keeps as much as ours.
struct Rival {
    rule: Rule,
    scale: Scale,
    equal: Equal,
    /// The trial of ours that it is held against, and the desired retention of that.
    trial: usize,
    desired: usize,
    /// The factor at which it does, and what came of it.
    found: Option<(f64, Outcome)>,
}

/// What the older plans are held against: the trials of ours, by number, and what is equal.
const CONTESTS: [(usize, Equal); 4] = [
    (1, Equal::Held),
    (2, Equal::Held),
    (SOURCES.len() + OTHERWISE.len() - 1, Equal::Held),
    (2, Equal::Retained),
];

/// The trials, those of the three sources first.
fn trials() -> impl Iterator<Item = &'static Trial> {
    SOURCES.iter().chain(&OTHERWISE)
}

fn nth(trial: usize) -> &'static Trial {
    trials().nth(trial).expect("a trial of this number")
}

fn main() -> ExitCode {
    let wanted = match read_arguments() {
        Ok(wanted) => wanted,
        Err(error) => {
            eprintln!("annals-learners: {error}");
            return ExitCode::from(2);
        }
    };
    let lived = live_all(&wanted);
    for line in lived.iter().flat_map(lines) {
        println!("{line}");
    }
    let means = report::means(&lived);
    for line in &means {
        println!("{line}");
    }
    eprint!("{}", report::tables(&lived));
    match report::passes(&lived) {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(1),
    }
}

fn read_arguments() -> Result<Wanted, lexopt::Error> {
    let mut wanted = Wanted {
        learners: 20,
        seed: 1956,
    };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("learners") => wanted.learners = parser.value()?.parse()?,
            Long("seed") => wanted.seed = parser.value()?.parse()?,
            _ => return Err(argument.unexpected()),
        }
    }
    Ok(wanted)
}

/// All learners, by number; how many at a time changes nothing.
fn live_all(wanted: &Wanted) -> Vec<Lived> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut lived: Vec<Lived> = std::thread::scope(|scope| {
        let parts: Vec<_> = (0..threads)
            .map(|first| {
                let numbers = (0..wanted.learners).skip(first).step_by(threads);
                scope.spawn(|| {
                    numbers
                        .map(|n| live_one(n, wanted.seed))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        let of_part = |part: std::thread::ScopedJoinHandle<'_, _>| part.join().expect("no panic");
        parts.into_iter().flat_map(of_part).collect()
    });
    lived.sort_by_key(|lived| lived.number);
    lived
}

fn live_one(number: u32, seed: u64) -> Lived {
    let course = Course::USUAL;
    let learner = Learner::numbered(number, seed);
    let of_trial = |trial: &Trial| DESIRED.map(|desired| trial.run(&learner, desired, course));
    let outcomes: Vec<_> = trials().map(of_trial).collect();
    let (mut unscaled, mut rivals) = (Vec::new(), Vec::new());
    for rule in Rule::ALL {
        unscaled.push(Stretches::new(learner.clone(), rule, Scale::Intervals, course).unscaled());
        for scale in Scale::ALL {
            let mut of_learners = BTreeMap::new();
            for (trial, equal) in CONTESTS {
                let learner = nth(trial).learner(&learner);
                let stretches = of_learners
                    .entry(learner.facts_differ.to_bits())
                    .or_insert_with(|| Stretches::new(learner, rule, scale, course));
                for (desired, ours) in outcomes[trial].iter().enumerate() {
                    let found = stretches.equal(equal, equal.of(ours));
                    rivals.push(Rival {
                        rule,
                        scale,
                        equal,
                        trial,
                        desired,
                        found,
                    });
                }
            }
        }
    }
    Lived {
        number,
        trials: outcomes,
        unscaled,
        rivals,
    }
}

/// What one learner went through, a line for each course.
fn lines(lived: &Lived) -> Vec<Value> {
    let number = lived.number;
    let mut lines = Vec::new();
    for (trial, outcomes) in trials().zip(&lived.trials) {
        for (desired, outcome) in DESIRED.iter().zip(outcomes) {
            lines.push(json!({
                "learner": number, "plan": "annals", "trial": trial.name,
                "desired": hundredths(*desired), "outcome": told(outcome),
            }));
        }
    }
    for (rule, outcome) in Rule::ALL.iter().zip(&lived.unscaled) {
        lines.push(json!({
            "learner": number, "plan": rule.name(), "outcome": told(outcome),
        }));
    }
    for rival in &lived.rivals {
        lines.push(json!({
            "learner": number, "plan": rival.rule.name(), "scaled": rival.scale.name(),
            "equal": rival.equal.name(), "trial": nth(rival.trial).name,
            "desired": hundredths(DESIRED[rival.desired]),
            "factor": rival.found.map(|(factor, _)| factor),
            "outcome": rival.found.map(|(_, outcome)| told(&outcome)),
        }));
    }
    lines
}

fn told(outcome: &Outcome) -> Value {
    json!({
        "answers": outcome.answers, "answers_counted": outcome.counted,
        "reviews": outcome.reviews, "reviews_counted": outcome.reviews_counted,
        "retained": outcome.retained, "remembered": outcome.remembered,
        "chance": outcome.chance, "held": outcome.held,
        "weak": outcome.weak, "most_in_a_day": outcome.most,
    })
}

/// Without what 32 bits add to it.
fn hundredths(desired: f32) -> f64 {
    f64::from((desired * 100.0).round()) / 100.0
}
