//! The intervals at which an older plan keeps as much as another plan.

use std::collections::BTreeMap;

use crate::course::{Course, Outcome, live};
use crate::ladder::{Ladder, Rule, Scale};
use crate::learner::Learner;

/// Factors tried: powers of two, so many steps to a doubling, so many either way.
const fn lattice(scale: Scale) -> (f64, i32) {
    match scale {
        Scale::Intervals => (8.0, 48),
        Scale::Growth => (32.0, 48),
    }
}

/// What is to be equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Equal {
    /// The mean chance of recall of all facts, on a day.
    Held,
    /// The share not forgotten when it comes back.
    Retained,
}

impl Equal {
    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Equal::Held => "held",
            Equal::Retained => "retained",
        }
    }

    /// What it is in an outcome.
    #[must_use]
    pub fn of(self, outcome: &Outcome) -> f64 {
        match self {
            Equal::Held => outcome.held,
            Equal::Retained => outcome.retained,
        }
    }
}

/// A rule's outcomes for a learner, at the factors that were asked for.
pub struct Stretches {
    learner: Learner,
    rule: Rule,
    scale: Scale,
    course: Course,
    tried: BTreeMap<i32, Outcome>,
}

impl Stretches {
    /// None as yet.
    #[must_use]
    pub fn new(learner: Learner, rule: Rule, scale: Scale, course: Course) -> Stretches {
        Stretches {
            learner,
            rule,
            scale,
            course,
            tried: BTreeMap::new(),
        }
    }

    /// The factor at which the rule reaches the target, and its outcome there, between those of
    /// the two factors that were tried around it; `None` where no factor does.
    pub fn equal(&mut self, what: Equal, target: f64) -> Option<(f64, Outcome)> {
        let (_, end) = lattice(self.scale);
        let (mut low, mut high) = (-end, end);
        // The longer the intervals, the less is kept.
        let mut middle = 0;
        while high - low > 1 {
            match what.of(&self.at(middle)) >= target {
                true => low = middle,
                false => high = middle,
            }
            middle = low.midpoint(high);
        }
        let (above, below) = (self.at(low), self.at(high));
        let (most, least) = (what.of(&above), what.of(&below));
        if !(least..=most).contains(&target) {
            return None;
        }
        let part = (most - target) / (most - least).max(1e-9);
        let factor = self.factor(f64::from(low) + part);
        Some((factor, between(&above, &below, part)))
    }

    /// The outcome of the rule as it is.
    pub fn unscaled(&mut self) -> Outcome {
        self.at(0)
    }

    fn at(&mut self, step: i32) -> Outcome {
        if let Some(outcome) = self.tried.get(&step) {
            return *outcome;
        }
        let factor = self.factor(f64::from(step));
        let facts = self.course.facts;
        let mut plan = Ladder::new(self.rule, (self.scale, factor), facts, self.learner.seed);
        let outcome = live(&self.learner, &mut plan, self.course);
        self.tried.insert(step, outcome);
        outcome
    }

    fn factor(&self, step: f64) -> f64 {
        let (parts, _) = lattice(self.scale);
        (step / parts).exp2()
    }
}

fn between(from: &Outcome, to: &Outcome, part: f64) -> Outcome {
    let mix = |of: fn(&Outcome) -> f64| of(from) + (of(to) - of(from)) * part;
    Outcome {
        answers: mix(|o| o.answers),
        counted: mix(|o| o.counted),
        reviews: mix(|o| o.reviews),
        reviews_counted: mix(|o| o.reviews_counted),
        retained: mix(|o| o.retained),
        remembered: mix(|o| o.remembered),
        chance: mix(|o| o.chance),
        held: mix(|o| o.held),
        weak: mix(|o| o.weak),
        most: mix(|o| o.most),
    }
}
