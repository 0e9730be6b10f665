//! The parameters that fit a learner's own answers.

use annals::memory::schedule::{Scheduler, Step};
use fsrs::{ComputeParametersInput, FSRSItem, FSRSReview, compute_parameters};

/// Fits parameters to the answers of each fact, given in the order of time; `None` when there are
/// too few of them.
#[must_use]
pub fn fitted(answers: &[Vec<Step>], scheduler: &Scheduler) -> Option<Vec<f32>> {
    // One item for each answer on another day than the one before, with all that came before.
    let mut items = Vec::new();
    for (fact, steps) in (0..).zip(answers) {
        let mut reviews = Vec::with_capacity(steps.len());
        let mut last = None;
        for step in steps {
            let day = scheduler.day(step.at);
            let delta_t = last.map_or(0, |last| day.since(last));
            last = Some(day);
            reviews.push(FSRSReview {
                rating: u32::from(step.rating.number()),
                delta_t,
            });
            if delta_t > 0 {
                let reviews = reviews.clone();
                items.push((step.at.when, fact, FSRSItem { reviews }));
            }
        }
    }
    // What is late counts more.
    items.sort_by_key(|(when, fact, _)| (*when, *fact));
    let card_ids = items.iter().map(|(_, fact, _)| *fact).collect();
    let train_set = items.into_iter().map(|(_, _, item)| item).collect();
    let relearning = scheduler.options().relearning.len();
    compute_parameters(ComputeParametersInput {
        train_set,
        card_ids: Some(card_ids),
        enable_short_term: true,
        num_relearning_steps: Some(relearning),
        ..ComputeParametersInput::default()
    })
    .ok()
}
