//! Means over learners, and tables of them.

use std::fmt::Write as _;

use annals_learners::{Course, Equal, Outcome, Rule, Scale, WEAK};
use serde_json::{Value, json};

use crate::{CONTESTS, DESIRED, Lived, hundredths, nth, trials};

/// By so much a mean may be off what was desired.
const NEAR: f64 = 0.02;

/// A line for each mean over learners.
pub fn means(lived: &[Lived]) -> Vec<Value> {
    let mut lines = Vec::new();
    for (at, trial) in trials().enumerate() {
        for (which, desired) in DESIRED.iter().enumerate() {
            let of = |number: fn(&Outcome) -> f64| mean(lived, at, which, number);
            let (lowest, highest) = ends(lived, at, which);
            lines.push(json!({
                "mean_of": lived.len(), "plan": "annals", "trial": trial.name,
                "desired": hundredths(*desired),
                "retained": of(|o| o.retained), "lowest": lowest, "highest": highest,
                "remembered": of(|o| o.remembered), "chance": of(|o| o.chance),
                "held": of(|o| o.held), "weak": of(|o| o.weak), "answers": of(|o| o.answers),
                "answers_counted": of(|o| o.counted), "reviews": of(|o| o.reviews),
                "reviews_counted": of(|o| o.reviews_counted),
                "most_in_a_day": median_of_most(lived, at, which),
            }));
        }
    }
    for (equal, trial, rule, scale) in contests() {
        for (which, desired) in DESIRED.iter().enumerate() {
            let contest = Contest::of(lived, (equal, trial, rule, scale), which);
            lines.push(json!({
                "plan": rule.name(), "scaled": scale.name(), "equal": equal.name(),
                "trial": nth(trial).name, "desired": hundredths(*desired),
                "reached": contest.reached, "factor": contest.factor,
                "answers": contest.answers, "answers_counted": contest.counted,
                "ratio": contest.ratio, "ratio_counted": contest.ratio_counted,
                "ratio_of_reviews": contest.ratio_of_reviews,
                "more_held": contest.more_held, "weak": contest.weak,
            }));
        }
    }
    lines
}

/// Whether the desired retention is reached: by who knows the parameters, in what was remembered,
/// for of slips and guesses they say nothing; by who fitted them, in what was answered.
pub fn passes(lived: &[Lived]) -> bool {
    let remembered = furthest(lived, 0, |o| o.remembered);
    let answered = furthest(lived, 2, |o| o.retained);
    remembered.abs() <= NEAR && answered.abs() <= NEAR
}

/// The mean that is furthest off what was desired.
fn furthest(lived: &[Lived], trial: usize, of: fn(&Outcome) -> f64) -> f64 {
    let off = |which| mean(lived, trial, which, of) - f64::from(DESIRED[which]);
    let furthest = (0..DESIRED.len()).map(off);
    furthest.fold(
        0.0,
        |most: f64, off| if off.abs() > most.abs() { off } else { most },
    )
}

/// The tables, for people.
pub fn tables(lived: &[Lived]) -> String {
    let mut text = String::new();
    reached(&mut text, lived);
    kept(&mut text, lived);
    unscaled(&mut text, lived);
    for (trial, equal) in CONTESTS {
        rivals(&mut text, lived, equal, trial);
    }
    let verdict = match passes(lived) {
        true => "reached, to two points.",
        false => "missed by more than two points.",
    };
    let points = |trial, of| furthest(lived, trial, of) * 100.0;
    line(
        &mut text,
        format_args!(
            "\nFurthest off, points: true parameters {:+.1} answered, {:+.1} remembered; fitted \
             {:+.1} answered, {:+.1} remembered.\nBy what is remembered with true parameters, and \
             answered with fitted ones: {verdict}",
            points(0, |o| o.retained),
            points(0, |o| o.remembered),
            points(2, |o| o.retained),
            points(2, |o| o.remembered),
        ),
    );
    text
}

fn reached(text: &mut String, lived: &[Lived]) {
    let learners = lived.len();
    line(
        text,
        format_args!(
            "\nRetention in reviews of the last two of three years, points off what was desired; \
             {learners} learners.\nanswered | remembered, whatever was answered | lowest and \
             highest learner, answered"
        ),
    );
    heading(text);
    for (at, trial) in trials().enumerate() {
        row(text, trial.name, |which| {
            let desired = f64::from(DESIRED[which]);
            let points = |share: f64| (share - desired) * 100.0;
            let answered = points(mean(lived, at, which, |o| o.retained));
            let remembered = points(mean(lived, at, which, |o| o.remembered));
            let (lowest, highest) = ends(lived, at, which);
            let (lowest, highest) = (points(lowest), points(highest));
            format!("{answered:+.1} {remembered:+.1} {lowest:+.1}…{highest:+.1}")
        });
    }
}

fn kept(text: &mut String, lived: &[Lived]) {
    line(
        text,
        format_args!(
            "\nheld in memory, per cent | weak, chance below {WEAK}, per cent | answers a fact, three \
             years | answers a day, last two | most reviews on a day, median learner"
        ),
    );
    heading(text);
    for (at, trial) in trials().enumerate() {
        row(text, trial.name, |which| {
            let held = mean(lived, at, which, |o| o.held) * 100.0;
            let weak = mean(lived, at, which, |o| o.weak) * 100.0;
            let answers = a_fact(mean(lived, at, which, |o| o.answers));
            let a_day = a_day(mean(lived, at, which, |o| o.counted));
            let most = median_of_most(lived, at, which);
            format!("{held:.1} {weak:.1} {answers:4.1} {a_day:4.1} {most:3.0}")
        });
    }
}

fn unscaled(text: &mut String, lived: &[Lived]) {
    line(
        text,
        format_args!(
            "\nThe older plans as they are: not forgotten in reviews, lowest and highest learner \
             | held | weak | answers a fact | a day"
        ),
    );
    for (at, rule) in Rule::ALL.iter().enumerate() {
        let mean = |of: fn(&Outcome) -> f64| mean_of(lived.iter().map(|l| of(&l.unscaled[at])));
        let all = lived.iter().map(|lived| lived.unscaled[at].retained);
        let (low, high) = ends_of(all);
        line(
            text,
            format_args!(
                "{:20} {:.1} {:.1}…{:.1} | {:.1} | {:.1} | {:.1} | {:.1}",
                rule.name(),
                mean(|o| o.retained) * 100.0,
                low * 100.0,
                high * 100.0,
                mean(|o| o.held) * 100.0,
                mean(|o| o.weak) * 100.0,
                a_fact(mean(|o| o.answers)),
                a_day(mean(|o| o.counted)),
            ),
        );
    }
}

fn rivals(text: &mut String, lived: &[Lived], equal: Equal, trial: usize) {
    let what = match equal {
        Equal::Held => "as much held in memory",
        Equal::Retained => "as many reviews not forgotten",
    };
    line(
        text,
        format_args!(
            "\nFor {what} as Annals, {}: answers a fact, three years | a day, last two \
             | times Annals, three years | last two | held, points more | weak, per cent | \
             learners that reach it",
            nth(trial).name
        ),
    );
    heading(text);
    for rule in Rule::ALL {
        for scale in Scale::ALL {
            row(
                text,
                &format!("{}, {}", rule.name(), scale.name()),
                |which| {
                    let contest = Contest::of(lived, (equal, trial, rule, scale), which);
                    if contest.reached == 0 {
                        return "none".to_owned();
                    }
                    format!(
                        "{:4.1} {:4.1} {:.2} {:.2} {:+.1} {:.1} {:2}",
                        a_fact(contest.answers),
                        a_day(contest.counted),
                        contest.ratio,
                        contest.ratio_counted,
                        contest.more_held * 100.0,
                        contest.weak * 100.0,
                        contest.reached
                    )
                },
            );
        }
    }
}

fn a_fact(answers: f64) -> f64 {
    answers / Course::USUAL.facts as f64
}

fn a_day(answers: f64) -> f64 {
    answers / f64::from(Course::USUAL.days - Course::USUAL.from)
}

fn heading(text: &mut String) {
    row(text, "", |which| format!("{:.2}", DESIRED[which]));
}

fn row(text: &mut String, name: &str, cell: impl Fn(usize) -> String) {
    let cells: Vec<String> = (0..DESIRED.len())
        .map(|which| format!("{:>31}", cell(which)))
        .collect();
    line(text, format_args!("{name:20}{}", cells.join(" |")));
}

fn line(text: &mut String, what: std::fmt::Arguments<'_>) {
    writeln!(text, "{what}").expect("a text takes what is written");
}

fn mean(lived: &[Lived], trial: usize, desired: usize, of: fn(&Outcome) -> f64) -> f64 {
    mean_of(lived.iter().map(|lived| of(&lived.trials[trial][desired])))
}

fn mean_of(all: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = all.len().max(1) as f64;
    all.sum::<f64>() / count
}

/// The learners whose retention is lowest and highest.
fn ends(lived: &[Lived], trial: usize, desired: usize) -> (f64, f64) {
    ends_of(
        lived
            .iter()
            .map(|lived| lived.trials[trial][desired].retained),
    )
}

fn ends_of(all: impl Iterator<Item = f64>) -> (f64, f64) {
    all.fold((1.0, 0.0), |(low, high), share| {
        (f64::min(low, share), f64::max(high, share))
    })
}

fn median_of_most(lived: &[Lived], trial: usize, desired: usize) -> f64 {
    let most = |lived: &Lived| lived.trials[trial][desired].most;
    let mut all: Vec<f64> = lived.iter().map(most).collect();
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(0.0)
}

type Kind = (Equal, usize, Rule, Scale);

fn contests() -> Vec<Kind> {
    let mut all = Vec::new();
    for (trial, equal) in CONTESTS {
        for rule in Rule::ALL {
            all.extend(Scale::ALL.map(|scale| (equal, trial, rule, scale)));
        }
    }
    all
}

/// A rule against ours, over the learners with whom it reaches as much.
struct Contest {
    reached: usize,
    /// The mean factor (geometric).
    factor: f64,
    /// Means of its answers.
    answers: f64,
    counted: f64,
    /// All of its answers to all of ours, and so with reviews alone.
    ratio: f64,
    ratio_counted: f64,
    ratio_of_reviews: f64,
    /// What it holds more than ours, and what of it is weak.
    more_held: f64,
    weak: f64,
}

impl Contest {
    fn of(lived: &[Lived], (equal, trial, rule, scale): Kind, which: usize) -> Contest {
        let mut pairs = Vec::new();
        for lived in lived {
            let found = lived.rivals.iter().find(|rival| {
                rival.rule == rule
                    && rival.scale == scale
                    && rival.equal == equal
                    && rival.trial == trial
                    && rival.desired == which
            });
            if let Some((factor, its)) = found.and_then(|rival| rival.found) {
                pairs.push((factor, its, lived.trials[trial][which]));
            }
        }
        let its = |of: fn(&Outcome) -> f64| mean_of(pairs.iter().map(|(_, its, _)| of(its)));
        let ours = |of: fn(&Outcome) -> f64| mean_of(pairs.iter().map(|(_, _, ours)| of(ours)));
        let ratio = |of: fn(&Outcome) -> f64| its(of) / ours(of).max(1.0);
        Contest {
            reached: pairs.len(),
            factor: mean_of(pairs.iter().map(|(factor, ..)| factor.ln())).exp(),
            answers: its(|o| o.answers),
            counted: its(|o| o.counted),
            ratio: ratio(|o| o.answers),
            ratio_counted: ratio(|o| o.counted),
            ratio_of_reviews: ratio(|o| o.reviews),
            more_held: its(|o| o.held) - ours(|o| o.held),
            weak: its(|o| o.weak),
        }
    }
}
