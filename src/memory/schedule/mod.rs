//! When a fact comes back: FSRS-6, as the crate `fsrs` works it out, with steps within the day
//! before it.
//!
//! A memory is derived from its answers alone, and from the options as they stand now. (The day
//! that a fact was given before they changed stands all the same: `memory/earlier.rs`.) The rules by which
//! days come of FSRS's fractions are Anki's, held against fixtures of it in
//! `schedule/tests.rs`.

mod formulas;
mod fuzz;
mod options;

pub use options::{Options, PARAMETERS};

use self::formulas::{Formulas, State};
use super::day::StudyDay;
use super::journal::{Moment, Rating, Review};
use crate::bank::seed_of;

/// What is known of a fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Memory {
    /// Never answered, or to be learned anew.
    New,
    /// Answered at least once.
    Learned(Learned),
}

impl Memory {
    /// The same, with the days that another schedule gave.
    #[must_use]
    pub fn with_given(self, other: Memory) -> Memory {
        match (self, other) {
            (Memory::Learned(own), Memory::Learned(Learned { given, .. })) => {
                Memory::Learned(Learned { given, ..own })
            }
            (own, _) => own,
        }
    }
}

/// A fact that was answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Learned {
    /// Days until the chance of recall has fallen to 0.9.
    pub stability: f32,
    /// From 1, easy, to 10.
    pub difficulty: f32,
    /// When it was answered last, in seconds since 1970.
    pub last: i64,
    /// The day of that.
    pub last_day: StudyDay,
    /// When it comes back.
    pub phase: Phase,
    /// The days that it was given, before they were held to those it had been given before.
    pub given: u32,
    /// How often it was answered.
    pub reviews: u32,
    /// How often it was forgotten after it had been learned.
    pub lapses: u16,
}

impl Learned {
    /// How firmly it is remembered on a day, from 1 down to 0. It rises and falls with the
    /// chance of recall, and takes no powers: a queue asks it of every fact.
    #[must_use]
    pub fn firmness(&self, day: StudyDay) -> f64 {
        let days = f64::from(day.since(self.last_day));
        1.0 / (1.0 + days / f64::from(self.stability))
    }

    fn state(self) -> State {
        State {
            stability: self.stability,
            difficulty: self.difficulty,
        }
    }
}

/// Where a fact stands on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// In the first steps: which one, and when it comes back, in seconds since 1970.
    Learning(u8, i64),
    /// Comes back on a day.
    Review(StudyDay),
    /// In the steps after a lapse.
    Relearning(u8, i64),
}

/// When a fact comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delay {
    /// In so many seconds, within the day.
    Seconds(u32),
    /// In so many days.
    Days(u32),
}

/// An answer, as the schedule sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// How well it was remembered.
    pub rating: Rating,
    /// When.
    pub at: Moment,
}

impl Step {
    /// An answer that is in the journal.
    #[must_use]
    pub fn of(review: &Review) -> Step {
        Step {
            rating: review.rating,
            at: Moment {
                when: review.when,
                zone: review.zone,
            },
        }
    }
}

/// Gives memories and days.
#[derive(Clone, Debug)]
pub struct Scheduler {
    formulas: Formulas,
    options: Options,
}

/// The parameters of the scheduler are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadParameters;

impl Scheduler {
    /// A scheduler of these options.
    ///
    /// # Errors
    /// When there are not 21 finite parameters, or none.
    pub fn new(options: Options) -> Result<Scheduler, BadParameters> {
        let parameters = match options.parameters.as_slice() {
            [] => fsrs::DEFAULT_PARAMETERS,
            given => given.try_into().map_err(|_| BadParameters)?,
        };
        if parameters.iter().any(|parameter| !parameter.is_finite()) {
            return Err(BadParameters);
        }
        Ok(Scheduler {
            formulas: Formulas::new(parameters, options.retention),
            options,
        })
    }

    /// What it was made with.
    #[must_use]
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The day of a moment.
    #[must_use]
    pub fn day(&self, at: Moment) -> StudyDay {
        StudyDay::of(at.when, at.zone, self.options.rollover)
    }

    /// The memory that answers in the order of time have left. `seed` is the fact's,
    /// and spreads its intervals.
    #[must_use]
    pub fn derive(&self, steps: &[Step], seed: u64) -> Memory {
        self.derive_from(Memory::New, steps, seed)
    }

    /// The same of answers that came after something was known already.
    #[must_use]
    pub fn derive_from(&self, start: Memory, steps: &[Step], seed: u64) -> Memory {
        // The days of an answer look back at those of the one before, and no further.
        let (before, latest) = steps.split_at(steps.len().saturating_sub(2));
        let known = before.iter().fold(start, |memory, step| {
            Memory::Learned(self.after_one(memory, step, self.day(step.at)))
        });
        latest.iter().fold(known, |memory, step| {
            Memory::Learned(self.answer(memory, *step, seed))
        })
    }

    /// Walks through answers in the order of time, and tells of each the memory before it, and
    /// its day. Days of coming back are left open.
    pub fn walk(
        &self,
        start: Memory,
        steps: &[Step],
        mut tell: impl FnMut(usize, Memory, StudyDay),
    ) {
        let mut memory = start;
        for (at, step) in steps.iter().enumerate() {
            let today = self.day(step.at);
            tell(at, memory, today);
            memory = Memory::Learned(self.after_one(memory, step, today));
        }
    }

    /// The memory after one more answer; the day of coming back is left open.
    fn after_one(&self, memory: Memory, step: &Step, today: StudyDay) -> Learned {
        let phase = phase_of(memory);
        let (state, reviews, lapses) = match memory {
            Memory::New => (self.formulas.first(step.rating), 0, 0),
            Memory::Learned(before) => {
                let days = today.since(before.last_day);
                let next = self.formulas.next(before.state(), days);
                (next.after(step.rating), before.reviews, before.lapses)
            }
        };
        Learned {
            stability: state.stability,
            difficulty: state.difficulty,
            last: step.at.when,
            last_day: today,
            phase: self.phase_after(phase, step.rating),
            given: 0,
            reviews: reviews.saturating_add(1),
            lapses: lapses.saturating_add(u16::from(is_lapse(phase, step.rating))),
        }
    }

    /// The memory after one more answer.
    #[must_use]
    pub fn answer(&self, memory: Memory, step: Step, seed: u64) -> Learned {
        let today = self.day(step.at);
        let seed = seed_after(memory, seed);
        let seconds = self.seconds(memory, step.rating);
        // Days hang on those of the ratings below too, but never on that of Again.
        let states = self.states(memory, today, |rating| {
            let counts = seconds.is_none() && rating != Rating::Again;
            rating == step.rating || counts && rating < step.rating
        });
        let state = states[usize::from(step.rating.number()) - 1];
        let before = match memory {
            Memory::Learned(learned) => learned.given,
            Memory::New => 0,
        };
        let (phase, given) = match seconds {
            Some(seconds) => {
                let due = step.at.when.saturating_add(i64::from(seconds));
                let phase = match self.phase_after(phase_of(memory), step.rating) {
                    Phase::Learning(at, _) => Phase::Learning(at, due),
                    Phase::Relearning(at, _) => Phase::Relearning(at, due),
                    Phase::Review(_) => Phase::Review(today),
                };
                (phase, 0)
            }
            None => {
                let days = |last| self.days(memory, &states, step.rating, last, today, seed);
                // Only in review can it make a difference what was given before.
                let given = days(0);
                let held = match phase_of(memory) {
                    Phase::Review(_) if before > 0 => days(before),
                    _ => given,
                };
                (Phase::Review(today.after(held)), given)
            }
        };
        let (reviews, lapses) = match memory {
            Memory::New => (0, 0),
            Memory::Learned(learned) => (learned.reviews, learned.lapses),
        };
        let lapsed = is_lapse(phase_of(memory), step.rating);
        Learned {
            stability: state.stability,
            difficulty: state.difficulty,
            last: step.at.when,
            last_day: today,
            phase,
            given,
            reviews: reviews.saturating_add(1),
            lapses: lapses.saturating_add(u16::from(lapsed)),
        }
    }

    /// When the fact would come back, for each of the four ratings.
    #[must_use]
    pub fn delays(&self, memory: Memory, at: Moment, seed: u64) -> [Delay; 4] {
        let today = self.day(at);
        let seed = seed_after(memory, seed);
        let last = match memory {
            Memory::Learned(learned) => learned.given,
            Memory::New => 0,
        };
        let states = self.states(memory, today, |_| true);
        Rating::ALL.map(|rating| match self.seconds(memory, rating) {
            Some(seconds) => Delay::Seconds(seconds),
            None => Delay::Days(self.days(memory, &states, rating, last, today, seed)),
        })
    }

    /// The chance that it would be recalled on a day; 0 of what is new.
    #[must_use]
    pub fn retrievability(&self, memory: Memory, day: StudyDay) -> f32 {
        match memory {
            Memory::New => 0.0,
            Memory::Learned(learned) => {
                let days = day.since(learned.last_day) as f32;
                self.formulas.recall(learned.stability, days)
            }
        }
    }

    /// The [firmness](Learned::firmness) of what would be recalled with this chance.
    #[must_use]
    pub fn firmness_at(&self, chance: f32) -> f64 {
        1.0 / (1.0 + f64::from(self.formulas.share_at(chance)))
    }

    /// Days after which the chance of recall has fallen to the desired one.
    #[must_use]
    pub fn interval(&self, stability: f32) -> f32 {
        self.formulas.interval(stability)
    }

    /// What answers on a day would leave: those wanted, and nought of the others.
    fn states(
        &self,
        memory: Memory,
        today: StudyDay,
        wanted: impl Fn(Rating) -> bool,
    ) -> [State; 4] {
        let next = match memory {
            Memory::New => None,
            Memory::Learned(before) => {
                let days = today.since(before.last_day);
                Some(self.formulas.next(before.state(), days))
            }
        };
        Rating::ALL.map(|rating| match &next {
            _ if !wanted(rating) => State::default(),
            None => self.formulas.first(rating),
            Some(next) => next.after(rating),
        })
    }

    /// Seconds until it comes back within the day; `None`: it comes back on a day.
    fn seconds(&self, memory: Memory, rating: Rating) -> Option<u32> {
        match phase_of(memory) {
            Phase::Learning(at, _) => delay_of_step(&self.options.learning, at.into(), rating),
            Phase::Relearning(at, _) => delay_of_step(&self.options.relearning, at.into(), rating),
            Phase::Review(_) => {
                let first = self.options.relearning.first().copied();
                first.filter(|_| rating == Rating::Again)
            }
        }
    }

    /// Whole days: each rating at least one more than the one below it. In review, what comes
    /// out a little shorter than the last time stays as long as it was.
    fn days(
        &self,
        memory: Memory,
        states: &[State; 4],
        rating: Rating,
        last: u32,
        today: StudyDay,
        seed: u64,
    ) -> u32 {
        let in_review = matches!(phase_of(memory), Phase::Review(_));
        let longest = self.options.longest.max(1);
        let days = |interval: f32, least: u32| {
            let held = in_review && last <= fuzz::bounds(interval, 1, longest).1;
            let least = if held { least.max(last) } else { least }.clamp(1, longest);
            match self.options.fuzz {
                true => {
                    let bounds = fuzz::bounds(interval, least, longest);
                    fuzz::draw(bounds, today, &self.options.load, seed)
                }
                false => (interval.round() as u32).clamp(least, longest),
            }
        };
        let [again, hard, good, easy] = states;
        let days = |state: &State, least| days(self.interval(state.stability), least);
        let hard = |least| days(hard, least);
        let good = |least| days(good, least);
        match rating {
            // Only without steps.
            Rating::Again => days(again, 1),
            Rating::Hard => hard(1),
            Rating::Good if in_review => good(hard(1) + 1),
            Rating::Good => good(1),
            Rating::Easy if in_review => days(easy, good(hard(1) + 1) + 1),
            Rating::Easy => days(easy, good(1) + 1),
        }
    }

    /// Which phase a rating leads to; times are left open.
    fn phase_after(&self, phase: Phase, rating: Rating) -> Phase {
        let review = Phase::Review(StudyDay(0));
        let to = |steps: &[u32], at: u8, phase: fn(u8, i64) -> Phase| match step_after(
            steps,
            usize::from(at),
            rating,
        ) {
            Some(at) => phase(u8::try_from(at).unwrap_or(u8::MAX), 0),
            None => review,
        };
        match phase {
            Phase::Learning(at, _) => to(&self.options.learning, at, Phase::Learning),
            Phase::Relearning(at, _) => to(&self.options.relearning, at, Phase::Relearning),
            Phase::Review(_) if rating == Rating::Again => {
                match self.options.relearning.is_empty() {
                    true => review,
                    false => Phase::Relearning(0, 0),
                }
            }
            Phase::Review(_) => review,
        }
    }
}

/// Each interval of a fact is spread by a seed of its own.
fn seed_after(memory: Memory, seed: u64) -> u64 {
    match memory {
        Memory::New => seed_of(seed, 0),
        Memory::Learned(learned) => seed_of(seed, u64::from(learned.reviews)),
    }
}

fn phase_of(memory: Memory) -> Phase {
    match memory {
        Memory::New => Phase::Learning(0, 0),
        Memory::Learned(learned) => learned.phase,
    }
}

fn is_lapse(phase: Phase, rating: Rating) -> bool {
    matches!(phase, Phase::Review(_)) && rating == Rating::Again
}

/// The step that a rating leads to; `None`: out of the steps.
fn step_after(steps: &[u32], at: usize, rating: Rating) -> Option<usize> {
    match rating {
        _ if steps.is_empty() => None,
        Rating::Again => Some(0),
        Rating::Hard => Some(at.min(steps.len() - 1)),
        Rating::Good => Some(at + 1).filter(|at| *at < steps.len()),
        Rating::Easy => None,
    }
}

/// Seconds until a fact in its steps comes back; `None`: it comes back on a day.
fn delay_of_step(steps: &[u32], at: usize, rating: Rating) -> Option<u32> {
    let to = step_after(steps, at, rating)?;
    if rating != Rating::Hard || to > 0 {
        return Some(steps[to]);
    }
    // Hard at the first step: half way to the second, or half as much again.
    let first = steps[0];
    Some(match steps.get(1) {
        Some(second) => (first + second) / 2,
        None => (first + first / 2).min(first.saturating_add(86_400)),
    })
}

#[cfg(test)]
mod tests;
