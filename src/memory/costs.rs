//! What a desired retention costs: a year of reviews, lived through in advance by the simulator
//! of the crate `fsrs`.
//!
//! The learner in it answers as this one has answered: so often each rating, taking so long. Of
//! whom little is known answers are taken, in part, from the average learner of the crate.

use std::sync::Arc;

use fsrs::{Card, RevlogEntry, RevlogReviewKind, SimulatorConfig};

use super::day::StudyDay;
use super::journal::{Journal, Moment, Review};
use super::memories::{Memories, each_history};
use super::queue::Limits;
use super::schedule::{Learned, Memory, Phase, Scheduler, Step};
use super::settings::Settings;

/// Days that are lived through.
const YEAR: usize = 365;
/// Days of the nearer future.
const MONTH: usize = 30;
/// Of small sets several years are lived through and the mean is taken: about so many facts.
const ENOUGH: usize = 2_000;
/// Whoever answers for longer, in seconds, has left the desk.
const LONGEST: u32 = 60;
/// Seconds for the reading of a proof, which no answer counts.
pub const READING: u32 = 4;

/// What a retention costs, and what it brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// The chance of recall at which facts come back, in thousandths.
    pub retention: u16,
    /// Seconds a day, in the next thirty days.
    pub month: u32,
    /// Seconds a day, over the next year.
    pub year: u32,
    /// Answers in the year, of facts due.
    pub reviews: u32,
    /// How many facts would be recalled at the end of it.
    pub known: u32,
}

/// A learner's way of answering, and what is known of a set.
#[derive(Debug)]
pub struct Simulation {
    config: SimulatorConfig,
    parameters: Vec<f32>,
    cards: Vec<Learned>,
    today: StudyDay,
}

impl Simulation {
    /// Gets one ready for a set with so many facts.
    #[must_use]
    pub fn new(journal: &Journal, set: &str, facts: usize, now: Moment) -> Option<Simulation> {
        let settings = Settings::read(journal, set);
        let scheduler = Scheduler::new(settings.options.clone()).ok()?;
        let memories = Memories::derive(journal, set, &scheduler, now);
        let cards: Vec<Learned> = memories
            .all()
            .filter_map(|(_, memory)| match memory {
                Memory::Learned(learned) => Some(learned),
                Memory::New => None,
            })
            .collect();
        let deck = facts.max(cards.len());
        if deck == 0 {
            return None;
        }
        let Limits { new, reviews, .. } = settings.limits;
        let options = &settings.options;
        let config = SimulatorConfig {
            deck_size: deck,
            learn_span: YEAR,
            max_cost_perday: f32::MAX,
            max_ivl: options.longest as f32,
            learn_limit: new as usize,
            review_limit: reviews as usize,
            learning_step_count: options.learning.len(),
            relearning_step_count: options.relearning.len(),
            ..habits(journal, &scheduler, now)
        };
        Some(Simulation {
            config,
            parameters: options.parameters.clone(),
            cards,
            today: scheduler.day(now),
        })
    }

    /// Lives through the next year with a desired retention, in thousandths.
    #[must_use]
    pub fn cost(&self, retention: u16) -> Option<Cost> {
        let desired = f32::from(retention) / 1000.0;
        let parameters: Vec<f32> = match self.parameters.as_slice() {
            [] => fsrs::DEFAULT_PARAMETERS.to_vec(),
            given => given.to_vec(),
        };
        let shared = Arc::new(parameters.clone());
        let card = |learned: &Learned| card(learned, self.today, desired, &shared);
        let cards: Vec<Card> = self.cards.iter().map(card).collect();
        let times = (ENOUGH / self.config.deck_size).clamp(1, 8);
        let (mut month, mut year, mut reviews, mut known) = (0.0, 0.0, 0, 0.0);
        for seed in 0..times as u64 {
            let cards = Some(cards.clone());
            let lived =
                fsrs::simulate(&self.config, &parameters, desired, Some(seed), cards).ok()?;
            month += lived.cost_per_day[..MONTH].iter().sum::<f32>();
            year += lived.cost_per_day.iter().sum::<f32>();
            reviews += lived.review_cnt_per_day.iter().sum::<usize>();
            known += lived.memorized_cnt_per_day.last().copied().unwrap_or(0.0);
        }
        let mean = |sum: f32, of: usize| (sum / (of * times) as f32).round() as u32;
        Some(Cost {
            retention,
            month: mean(month, MONTH),
            year: mean(year, YEAR),
            reviews: u32::try_from(reviews / times).unwrap_or(u32::MAX),
            known: mean(known, 1),
        })
    }
}

/// A fact as the simulator takes it: days count from today.
fn card(learned: &Learned, today: StudyDay, desired: f32, parameters: &Arc<Vec<f32>>) -> Card {
    let since = today.since(learned.last_day);
    let due = match learned.phase {
        Phase::Review(due) => due.since(today),
        Phase::Learning(..) | Phase::Relearning(..) => 0,
    };
    Card {
        id: 1,
        difficulty: learned.difficulty,
        stability: learned.stability,
        last_date: -(since as f32),
        due: due as f32,
        interval: (since + due) as f32,
        lapses: u32::from(learned.lapses),
        desired_retention: desired,
        parameters: Arc::clone(parameters),
    }
}

/// How this learner answers, in all sets: how often each rating is given, and how long it takes.
fn habits(journal: &Journal, scheduler: &Scheduler, now: Moment) -> SimulatorConfig {
    let mut entries = Vec::with_capacity(journal.reviews().len());
    let (mut fact, mut steps) = (0, Vec::new());
    each_history(journal, |_, start, reviews| {
        fact += 1;
        steps.clear();
        steps.extend(reviews.iter().map(|review| Step::of(review)));
        scheduler.walk(start, &steps, |at, memory, _| {
            entries.push(entry(fact, reviews[at], memory));
        });
    });
    // The crate tells days apart by the end of one of them, in whole days before and after it.
    let rollover = scheduler.options().rollover;
    let cutoff = StudyDay::default().end(now.zone, rollover);
    fsrs::extract_simulator_config(entries, cutoff, true)
}

fn entry(fact: i64, review: &Review, before: Memory) -> RevlogEntry {
    let kind = match before {
        Memory::New => RevlogReviewKind::Learning,
        Memory::Learned(learned) => match learned.phase {
            Phase::Learning(..) => RevlogReviewKind::Learning,
            Phase::Relearning(..) => RevlogReviewKind::Relearning,
            Phase::Review(_) => RevlogReviewKind::Review,
        },
    };
    RevlogEntry {
        id: review.when.saturating_mul(1000),
        cid: fact,
        button_chosen: review.rating.number(),
        taken_millis: u32::from(review.took).min(LONGEST * 10) * 100 + READING * 1000,
        review_kind: kind,
        ..RevlogEntry::default()
    }
}

#[cfg(test)]
mod tests;
