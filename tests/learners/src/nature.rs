//! What is really remembered: FSRS-6, written anew in 64 bits and in fractions of a day.
//!
//! The formulas are those of the crate `fsrs` 6.6.2; a test holds them against it. The
//! schedule sees whole days and answers only, never this.

use annals::memory::Rating;

use crate::luck::Luck;

/// The lowest and the highest of each parameter, as the crate keeps them.
const BOUNDS: [(f64, f64); 21] = [
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
    (0.01, 0.8),
    (0.1, 0.8),
];
const STABILITY: (f64, f64) = (0.001, 36_500.0);
const DIFFICULTY: (f64, f64) = (1.0, 10.0);

/// The law by which a learner forgets.
#[derive(Clone, Debug)]
pub struct Nature {
    w: [f64; 21],
    /// Makes the chance of recall 0.9 when as many days have passed as the stability says.
    factor: f64,
}

/// What is left in memory of a fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trace {
    /// Days until the chance of recall has fallen to 0.9.
    pub stability: f64,
    /// From 1, easy, to 10.
    pub difficulty: f64,
    /// By how much this fact keeps better than FSRS knows; 1 where it knows all.
    pub keen: f64,
}

impl Nature {
    fn new(mut w: [f64; 21]) -> Nature {
        // Who knew it better keeps it longer.
        w[..4].sort_by(f64::total_cmp);
        for (w, (low, high)) in w.iter_mut().zip(BOUNDS) {
            *w = w.clamp(low, high);
        }
        let factor = 0.9f64.powf(-1.0 / w[20]) - 1.0;
        Nature { w, factor }
    }

    /// The average learner, as the crate knows it.
    #[must_use]
    pub fn usual() -> Nature {
        Nature::new(fsrs::DEFAULT_PARAMETERS.map(f64::from))
    }

    /// Somebody else: each parameter is off by 10 to 25 per cent, log-normally.
    pub(crate) fn other(luck: &mut Luck) -> Nature {
        let spread = luck.between(0.10, 0.25);
        Nature::new(fsrs::DEFAULT_PARAMETERS.map(|w| f64::from(w) * (spread * luck.normal()).exp()))
    }

    /// Its parameters, as a scheduler takes them.
    #[must_use]
    pub fn parameters(&self) -> Vec<f32> {
        self.w.iter().map(|w| *w as f32).collect()
    }

    /// The trace of a first answer to a fact that keeps so much better than others.
    #[must_use]
    pub fn first(&self, rating: Rating, keen: f64) -> Trace {
        let number = usize::from(rating.number());
        let difficulty = self.difficulty_at_first(number as f64);
        held(self.w[number - 1] * keen, difficulty, keen)
    }

    /// The chance of recall after so many days.
    #[must_use]
    pub fn recall(&self, trace: Trace, days: f64) -> f64 {
        (1.0 + self.factor * days / trace.stability).powf(-self.w[20])
    }

    /// The trace after an answer on the same day.
    #[must_use]
    pub fn within_day(&self, trace: Trace, rating: Rating) -> Trace {
        let w = &self.w;
        let number = f64::from(rating.number());
        let grows = (w[17] * (number - 3.0 + w[18])).exp() * trace.stability.powf(-w[19]);
        let grows = match rating {
            Rating::Again => grows,
            _ => grows.max(1.0),
        };
        held(
            trace.stability * grows,
            self.harder(trace, number),
            trace.keen,
        )
    }

    /// The trace after an answer on another day.
    #[must_use]
    pub fn after(&self, trace: Trace, rating: Rating, days: f64) -> Trace {
        let w = &self.w;
        let Trace {
            stability,
            difficulty,
            keen,
        } = trace;
        let lost = 1.0 - self.recall(trace, days);
        let stability = match rating {
            Rating::Again => {
                let anew = w[11]
                    * difficulty.powf(-w[12])
                    * ((stability + 1.0).powf(w[13]) - 1.0)
                    * (lost * w[14]).exp();
                anew.min(stability / (w[17] * w[18]).exp())
            }
            _ => {
                let bonus = match rating {
                    Rating::Hard => w[15],
                    Rating::Easy => w[16],
                    _ => 1.0,
                };
                let grows = w[8].exp()
                    * (11.0 - difficulty)
                    * stability.powf(-w[9])
                    * (lost * w[10]).exp_m1()
                    * bonus
                    * keen;
                stability * (1.0 + grows)
            }
        };
        let number = f64::from(rating.number());
        held(stability, self.harder(trace, number), keen)
    }

    fn difficulty_at_first(&self, number: f64) -> f64 {
        self.w[4] - (self.w[5] * (number - 1.0)).exp() + 1.0
    }

    fn harder(&self, trace: Trace, number: f64) -> f64 {
        let by = -self.w[6] * (number - 3.0) * (10.0 - trace.difficulty) / 9.0;
        let harder = trace.difficulty + by;
        harder + self.w[7] * (self.difficulty_at_first(4.0) - harder)
    }
}

fn held(stability: f64, difficulty: f64, keen: f64) -> Trace {
    Trace {
        stability: stability.clamp(STABILITY.0, STABILITY.1),
        difficulty: difficulty.clamp(DIFFICULTY.0, DIFFICULTY.1),
        keen,
    }
}

#[cfg(test)]
mod tests {
    use fsrs::{FSRS, MemoryState};

    use super::*;

    #[test]
    fn whole_days_are_those_of_the_crate() {
        for number in 0..10 {
            let mut luck = Luck::new(number);
            let nature = match number {
                0 => Nature::usual(),
                _ => Nature::other(&mut luck),
            };
            let crates = FSRS::new(&nature.parameters()).unwrap();
            let next = |state, rating: Rating, days| {
                let states = crates.next_states(state, 0.9, days).unwrap();
                match rating {
                    Rating::Again => states.again.memory,
                    Rating::Hard => states.hard.memory,
                    Rating::Good => states.good.memory,
                    Rating::Easy => states.easy.memory,
                }
            };
            let mut any = || Rating::ALL[luck.which(&[1.0; 4])];
            let first = any();
            let mut trace = nature.first(first, 1.0);
            let mut state: MemoryState = next(None, first, 0);
            for days in [0, 1, 0, 3, 8, 0, 0, 21, 60, 1, 400, 0, 2] {
                let rating = any();
                trace = match days {
                    0 => nature.within_day(trace, rating),
                    _ => nature.after(trace, rating, f64::from(days)),
                };
                state = next(Some(state), rating, days);
                let near = |ours: f64, its: f32| (ours / f64::from(its) - 1.0).abs() < 1e-3;
                assert!(
                    near(trace.stability, state.stability),
                    "{trace:?} {state:?}"
                );
                assert!(
                    near(trace.difficulty, state.difficulty),
                    "{trace:?} {state:?}"
                );
            }
            let chance = fsrs::current_retrievability(state, 30.0, nature.parameters()[20]);
            assert!((nature.recall(trace, 30.0) - f64::from(chance)).abs() < 1e-4);
        }
    }
}
