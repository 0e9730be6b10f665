//! Fitting the parameters of FSRS to one's own answers, by the crate `fsrs`.
//!
//! What is fitted to answers fits those answers; the question is whether it foretells others.
//! So it is fitted to the earlier ones first, and its forecasts of the later ones are held
//! against those of the parameters in force and of the usual ones. Only what is better than both
//! beyond chance is offered, fitted to everything.

use std::sync::{Arc, Mutex, PoisonError};

use fsrs::{
    CombinedProgressState, ComputeParametersInput, FSRSItem, FSRSReview, compute_parameters,
};

use super::journal::{Journal, Rating};
use super::memories::each_history;
use super::schedule::{Memory, Options, Scheduler, Step};

/// Fewer answers on another day tell too little.
pub const NEEDED: usize = 400;
/// Of more, every second, third … fact is taken, with all its answers: the fitting must not
/// fill the memory of a phone.
const MOST: usize = 100_000;
/// The later part, which is not fitted to: one of so many.
const HELD_OUT: usize = 5;
/// By so many standard errors a forecast must be better. One of twenty fittings that are no
/// better is taken for better by chance.
const BEYOND_CHANCE: f64 = 1.645;

/// What came of it. Losses are the mean log loss of the forecasts of what was held out: the less,
/// the better.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Better than what is in force, and than the usual.
    Fitted {
        /// Fitted to everything.
        parameters: Vec<f32>,
        /// What was fitted to, and what was held out.
        losses: Losses,
    },
    /// No better.
    NotBetter(Losses),
    /// Too few answers to tell.
    TooFew {
        /// Answers on another day than the first.
        items: usize,
        /// How many there must be.
        needed: usize,
    },
    /// It was stopped.
    Cancelled,
}

/// How well the answers that were held out were foretold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Losses {
    /// By the parameters that fit the average learner.
    pub usual: f64,
    /// By those in force.
    pub before: f64,
    /// By those fitted to the earlier answers.
    pub after: f64,
    /// How many answers there are.
    pub items: usize,
    /// How many of them were held out.
    pub held_out: usize,
}

/// How far a fitting has come, and a way to stop it, for another thread.
#[derive(Clone, Debug, Default)]
pub struct Progress(Arc<Mutex<CombinedProgressState>>);

impl Progress {
    /// The part of the present stage that is done, from 0 to 1.
    #[must_use]
    pub fn share(&self) -> f32 {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match state.total() {
            0 => 0.0,
            total => state.current() as f32 / total as f32,
        }
    }

    /// Stops it after the answers that it is at.
    pub fn cancel(&self) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.want_abort = true;
    }

    fn is_cancelled(&self) -> bool {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.want_abort
    }
}

/// A fitting under way. It goes in stages, so that a worker without threads can tell how far it
/// has come between them.
#[derive(Debug)]
pub struct Fitting {
    histories: Vec<Vec<Step>>,
    options: Options,
    items: Vec<Item>,
    progress: Progress,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    Earlier,
    Compare(Vec<f32>),
    All(Losses),
}

/// Where a fitting stands.
#[derive(Debug)]
pub enum Going {
    /// Another stage is to be gone through; so much of the whole is done, from 0 to 1.
    On(Fitting, f32),
    /// It is over.
    Done(Outcome),
}

/// An answer on another day than the one before: what there is to foretell.
#[derive(Clone, Copy, Debug)]
struct Item {
    when: i64,
    history: usize,
    /// Of the answer in the history.
    at: usize,
}

impl Fitting {
    /// Begins one, of all answers in a journal: of all sets, as long as one memory learns them.
    /// `options` are those in force.
    ///
    /// # Errors
    /// With the outcome where there are too few.
    pub fn new(
        journal: &Journal,
        options: &Options,
        progress: &Progress,
    ) -> Result<Fitting, Outcome> {
        let mut histories: Vec<Vec<Step>> = Vec::new();
        each_history(journal, |_, start, reviews| {
            // A history whose beginning was summed up fits nothing.
            if start == Memory::New {
                histories.push(reviews.iter().map(|review| Step::of(review)).collect());
            }
        });
        let scheduler = Scheduler::new(options.clone()).ok();
        let Some(scheduler) = scheduler else {
            return Err(too_few(0));
        };
        let mut items = items(&histories, &scheduler);
        if items.len() > MOST {
            let every = items.len().div_ceil(MOST);
            items.retain(|item| item.history % every == 0);
        }
        if items.len() < NEEDED {
            return Err(too_few(items.len()));
        }
        Ok(Fitting {
            histories,
            options: options.clone(),
            items,
            progress: progress.clone(),
            stage: Stage::Earlier,
        })
    }

    /// Goes through the next stage.
    #[must_use]
    pub fn go_on(mut self) -> Going {
        if self.progress.is_cancelled() {
            return Going::Done(Outcome::Cancelled);
        }
        let held_out = self.items.len() / HELD_OUT;
        let earlier = self.items.len() - held_out;
        match std::mem::replace(&mut self.stage, Stage::Earlier) {
            Stage::Earlier => match self.fit(&self.items[..earlier]) {
                Some(parameters) => {
                    self.stage = Stage::Compare(parameters);
                    Going::On(self, 0.4)
                }
                None => Going::Done(Outcome::Cancelled),
            },
            Stage::Compare(parameters) => {
                let (losses, is_better) = self.compare(&parameters, earlier);
                if !is_better {
                    return Going::Done(Outcome::NotBetter(losses));
                }
                self.stage = Stage::All(losses);
                Going::On(self, 0.5)
            }
            Stage::All(losses) => Going::Done(match self.fit(&self.items) {
                Some(parameters) => Outcome::Fitted { parameters, losses },
                None => Outcome::Cancelled,
            }),
        }
    }

    /// The parameters that fit these answers; `None` where it was stopped.
    fn fit(&self, items: &[Item]) -> Option<Vec<f32>> {
        let scheduler = self.scheduler(&self.options.parameters)?;
        let mut train_set = Vec::with_capacity(items.len());
        let mut card_ids = Vec::with_capacity(items.len());
        for item in items {
            let history = &self.histories[item.history][..=item.at];
            train_set.push(FSRSItem {
                reviews: reviews(history, &scheduler),
            });
            card_ids.push(i64::try_from(item.history).unwrap_or(i64::MAX));
        }
        let fitted = compute_parameters(ComputeParametersInput {
            train_set,
            card_ids: Some(card_ids),
            progress: Some(self.progress.0.clone()),
            enable_short_term: true,
            num_relearning_steps: Some(self.options.relearning.len()),
            training_config: None,
        });
        match fitted {
            Ok(parameters) => Some(parameters),
            Err(_) if self.progress.is_cancelled() => None,
            // What cannot be fitted is as usual.
            Err(_) => Some(fsrs::DEFAULT_PARAMETERS.to_vec()),
        }
    }

    /// How well the later answers are foretold, and whether that is better than before.
    fn compare(&self, parameters: &[f32], earlier: usize) -> (Losses, bool) {
        let mut later = self.items[earlier..].to_vec();
        later.sort_unstable_by_key(|item| (item.history, item.at));
        let usual = self.losses(&[], &later);
        let before = self.losses(&self.options.parameters, &later);
        let after = self.losses(parameters, &later);
        let losses = Losses {
            usual: mean(&usual),
            before: mean(&before),
            after: mean(&after),
            items: self.items.len(),
            held_out: after.len(),
        };
        let is_better = is_less(&after, &usual) && is_less(&after, &before);
        (losses, is_better)
    }

    /// The log loss of each forecast of these answers, which lie together by history.
    fn losses(&self, parameters: &[f32], items: &[Item]) -> Vec<f64> {
        let Some(scheduler) = self.scheduler(parameters) else {
            return Vec::new();
        };
        let mut losses = Vec::with_capacity(items.len());
        for of_history in items.chunk_by(|a, b| a.history == b.history) {
            let last = of_history.last().map_or(0, |item| item.at);
            let steps = &self.histories[of_history[0].history][..=last];
            let mut items = of_history.iter().peekable();
            scheduler.walk(Memory::New, steps, |at, memory, day| {
                if items.next_if(|item| item.at == at).is_some() {
                    let chance = scheduler.retrievability(memory, day);
                    losses.push(loss(f64::from(chance), steps[at].rating));
                }
            });
        }
        losses
    }

    fn scheduler(&self, parameters: &[f32]) -> Option<Scheduler> {
        let options = Options {
            parameters: parameters.to_vec(),
            ..self.options.clone()
        };
        Scheduler::new(options).ok()
    }
}

fn too_few(items: usize) -> Outcome {
    Outcome::TooFew {
        items,
        needed: NEEDED,
    }
}

/// Fits parameters to everything in a journal, in one go.
#[must_use]
pub fn fit(journal: &Journal, options: &Options, progress: &Progress) -> Outcome {
    let mut going = match Fitting::new(journal, options, progress) {
        Ok(fitting) => Going::On(fitting, 0.0),
        Err(outcome) => Going::Done(outcome),
    };
    loop {
        match going {
            Going::On(fitting, _) => going = fitting.go_on(),
            Going::Done(outcome) => return outcome,
        }
    }
}

/// What there is to foretell, in the order of time.
fn items(histories: &[Vec<Step>], scheduler: &Scheduler) -> Vec<Item> {
    let mut items = Vec::new();
    for (history, steps) in histories.iter().enumerate() {
        for (at, pair) in (1..).zip(steps.windows(2)) {
            let (before, now) = (scheduler.day(pair[0].at), scheduler.day(pair[1].at));
            if now.since(before) > 0 {
                let when = pair[1].at.when;
                items.push(Item { when, history, at });
            }
        }
    }
    items.sort_unstable_by_key(|item| (item.when, item.history, item.at));
    items
}

/// A history as the crate takes it: ratings with the days since the one before.
fn reviews(steps: &[Step], scheduler: &Scheduler) -> Vec<FSRSReview> {
    let mut before = None;
    let review = |step: &Step| {
        let today = scheduler.day(step.at);
        let days = before.replace(today).map_or(0, |day| today.since(day));
        FSRSReview {
            rating: u32::from(step.rating.number()),
            delta_t: days,
        }
    };
    steps.iter().map(review).collect()
}

/// How wrong a forecast was: nothing where it was certain and right, the more the more certain
/// it was and wrong.
fn loss(chance: f64, rating: Rating) -> f64 {
    let chance = chance.clamp(1e-6, 1.0 - 1e-6);
    match rating {
        Rating::Again => -(1.0 - chance).ln(),
        Rating::Hard | Rating::Good | Rating::Easy => -chance.ln(),
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// Whether values are less than others beyond chance, each held against its counterpart.
fn is_less(values: &[f64], others: &[f64]) -> bool {
    let gains: Vec<f64> = values.iter().zip(others).map(|(a, b)| b - a).collect();
    let count = gains.len() as f64;
    let gain = mean(&gains);
    let squares = gains.iter().map(|one| (one - gain) * (one - gain));
    let error = (squares.sum::<f64>() / (count - 1.0).max(1.0) / count.max(1.0)).sqrt();
    gain > BEYOND_CHANCE * error
}

#[cfg(test)]
mod tests;
