//! The formulas of FSRS-6, each worked out only where it counts.
//!
//! They are those of the crate `fsrs`, operation by operation, and the tests hold them against
//! it to the last bit. The crate works out for every answer what a success, a failure and a
//! review on the same day would each have left. Most of the cost is powers, and three of its
//! five are thrown away.

use super::PARAMETERS;
use crate::memory::journal::Rating;

/// The bounds of stability, in days, and of difficulty.
const STABILITY: (f32, f32) = (0.001, 36_500.0);
const DIFFICULTY: (f32, f32) = (1.0, 10.0);

/// The bounds that parameters are kept within.
const BOUNDS: [(f32, f32); PARAMETERS] = [
    (0.001, 100.0),
    (0.001, 100.0),
    (0.001, 100.0),
    (0.001, 100.0),
    (1.0, 10.0),
    (0.001, 4.0),
    (0.001, 4.0),
    (0.001, 0.75),
    (0.0, 4.5),
    (0.0, 0.8),
    (0.001, 3.5),
    (0.001, 5.0),
    (0.001, 0.25),
    (0.001, 0.9),
    (0.0, 4.0),
    (0.0, 1.0),
    (1.0, 6.0),
    (0.0, 2.0),
    (0.0, 2.0),
    (0.0, 0.8),
    (0.1, 0.8),
];

/// What an answer leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct State {
    /// Days until the chance of recall has fallen to 0.9.
    pub stability: f32,
    /// From 1, easy, to 10.
    pub difficulty: f32,
}

/// The formulas with their parameters.
#[derive(Clone, Debug)]
pub(super) struct Formulas {
    w: [f32; PARAMETERS],
    /// What of the formulas hangs on parameters alone.
    factor: f32,
    growth: f32,
    easiest: f32,
    /// Days of interval for a day of stability, by the desired retention.
    stretch: f32,
}

impl Formulas {
    /// Of these parameters, and for a desired retention.
    pub fn new(parameters: [f32; PARAMETERS], retention: f32) -> Formulas {
        let mut w = parameters;
        for (w, (low, high)) in w.iter_mut().zip(BOUNDS) {
            *w = w.clamp(low, high);
        }
        let decay = -w[20];
        let mut formulas = Formulas {
            w,
            factor: (0.9f32.ln() / decay).exp() - 1.0,
            growth: w[8].exp(),
            easiest: 0.0,
            stretch: retention.powf(1.0 / decay) - 1.0,
        };
        formulas.easiest = formulas.first_difficulty(Rating::Easy);
        formulas
    }

    /// The chance of recall after so many days.
    pub fn recall(&self, stability: f32, days: f32) -> f32 {
        (days / stability * self.factor + 1.0).powf(-self.w[20])
    }

    /// The stability, in shares of the days gone by, at which the chance of recall is this.
    pub fn share_at(&self, chance: f32) -> f32 {
        (chance.powf(1.0 / -self.w[20]) - 1.0) / self.factor
    }

    /// Days until the chance of recall has fallen to the desired one.
    pub fn interval(&self, stability: f32) -> f32 {
        stability / self.factor * self.stretch
    }

    /// What the first answer leaves.
    pub fn first(&self, rating: Rating) -> State {
        State {
            stability: within(self.w[usize::from(rating.number()) - 1], STABILITY),
            difficulty: within(self.first_difficulty(rating), DIFFICULTY),
        }
    }

    /// What answers so many days after the one before would leave.
    pub fn next(&self, before: State, days: u32) -> Next<'_> {
        let stability = within(before.stability, STABILITY);
        let slows = if days == 0 { self.w[19] } else { self.w[9] };
        Next {
            formulas: self,
            stability,
            difficulty: within(before.difficulty, DIFFICULTY),
            recall: (days > 0).then(|| self.recall(stability, days as f32)),
            slowed: stability.powf(-slows),
        }
    }

    fn first_difficulty(&self, rating: Rating) -> f32 {
        let number = f32::from(rating.number() - 1);
        self.w[4] - (self.w[5] * number).exp() + 1.0
    }

    fn next_difficulty(&self, difficulty: f32, rating: Rating) -> f32 {
        let w = &self.w;
        let change = -w[6] * (f32::from(rating.number()) - 3.0);
        let next = difficulty + (10.0 - difficulty) * change / 9.0;
        within(w[7] * (self.easiest - next) + next, DIFFICULTY)
    }
}

/// What an answer can leave: what all four ratings have in common.
pub(super) struct Next<'a> {
    formulas: &'a Formulas,
    stability: f32,
    difficulty: f32,
    /// The chance that it is recalled; `None`: it was answered on the same day.
    recall: Option<f32>,
    /// What grows already slowly, grows the more slowly.
    slowed: f32,
}

impl Next<'_> {
    /// What an answer of this rating leaves.
    pub fn after(&self, rating: Rating) -> State {
        let stability = match (self.recall, rating) {
            (None, _) => self.on_the_same_day(rating),
            (Some(recall), Rating::Again) => self.forgotten(recall),
            (Some(recall), _) => self.remembered(recall, rating),
        };
        State {
            stability: within(stability, STABILITY),
            difficulty: self.formulas.next_difficulty(self.difficulty, rating),
        }
    }

    fn remembered(&self, recall: f32, rating: Rating) -> f32 {
        let Formulas { w, growth, .. } = self.formulas;
        let hard = if rating == Rating::Hard { w[15] } else { 1.0 };
        let easy = if rating == Rating::Easy { w[16] } else { 1.0 };
        self.stability
            * (growth
                * (11.0 - self.difficulty)
                * self.slowed
                * (((1.0 - recall) * w[10]).exp() - 1.0)
                * hard
                * easy
                + 1.0)
    }

    fn forgotten(&self, recall: f32) -> f32 {
        let Formulas { w, .. } = self.formulas;
        let after = w[11]
            * self.difficulty.powf(-w[12])
            * ((self.stability + 1.0).powf(w[13]) - 1.0)
            * ((1.0 - recall) * w[14]).exp();
        after.min(self.stability / (w[17] * w[18]).exp())
    }

    fn on_the_same_day(&self, rating: Rating) -> f32 {
        let Formulas { w, .. } = self.formulas;
        let number = f32::from(rating.number());
        let growth = (w[17] * (number - 3.0 + w[18])).exp() * self.slowed;
        match rating {
            Rating::Again => self.stability * growth,
            _ => self.stability * growth.max(1.0),
        }
    }
}

fn within(value: f32, (low, high): (f32, f32)) -> f32 {
    value.clamp(low, high)
}

#[cfg(test)]
mod tests {
    use fsrs::{FSRS, FSRSItem, FSRSReview, MemoryState};
    use proptest::prelude::*;

    use super::*;

    fn usual() -> impl Strategy<Value = [f32; PARAMETERS]> {
        prop::array::uniform21(0.5f32..1.5).prop_map(|by| {
            let mut parameters = fsrs::DEFAULT_PARAMETERS;
            parameters.iter_mut().zip(by).for_each(|(w, by)| *w *= by);
            parameters
        })
    }

    fn parameters() -> impl Strategy<Value = [f32; PARAMETERS]> {
        prop_oneof![
            3 => usual(),
            1 => prop::array::uniform21(-1.0f32..200.0),
            1 => Just(fsrs::DEFAULT_PARAMETERS),
        ]
    }

    proptest! {
        #[test]
        fn histories_come_out_as_by_the_crate(
            parameters in parameters(),
            answers in prop::collection::vec((1u32..=4, prop_oneof![0u32..3, 0u32..4_000]), 1..40),
            (retention, chance) in (0.7f32..0.99, 0.1f32..0.99),
        ) {
            let formulas = Formulas::new(parameters, retention);
            let crates = FSRS::new(&parameters).unwrap();
            let mut reviews = Vec::new();
            let mut state: Option<State> = None;
            for (rating, mut delta_t) in answers {
                let known = state.map(|state| MemoryState {
                    stability: state.stability,
                    difficulty: state.difficulty,
                });
                if reviews.is_empty() {
                    delta_t = 0;
                }
                let all = crates.next_states(known, retention, delta_t).unwrap();
                for (rating, expected) in Rating::ALL.into_iter().zip([
                    all.again, all.hard, all.good, all.easy,
                ]) {
                    let next = match state {
                        None => formulas.first(rating),
                        Some(state) => formulas.next(state, delta_t).after(rating),
                    };
                    prop_assert_eq!(next.stability, expected.memory.stability);
                    prop_assert_eq!(next.difficulty, expected.memory.difficulty);
                    prop_assert_eq!(formulas.interval(next.stability), expected.interval);
                }
                reviews.push(FSRSReview { rating, delta_t });
                let item = FSRSItem { reviews: reviews.clone() };
                let after = crates.memory_state(item, None).unwrap();
                let rating = Rating::numbered(rating as u8).unwrap();
                let next = match state {
                    None => formulas.first(rating),
                    Some(state) => formulas.next(state, delta_t).after(rating),
                };
                prop_assert_eq!(next.stability, after.stability);
                prop_assert_eq!(next.difficulty, after.difficulty);
                state = Some(next);
            }
            let back = formulas.recall(1.0, formulas.share_at(chance));
            prop_assert!((back - chance).abs() < 1e-3);
        }
    }
}
