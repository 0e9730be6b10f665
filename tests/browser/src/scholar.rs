//! Somebody who has answered for a long time: the pieces of a journal, made without a page.

use std::collections::BTreeMap;

use annals::bank::{Difficulty, Form, seed_of};
use annals::memory::journal::{Answered, Detail, Journal, Moment, Told};
use annals::memory::schedule::{Options, Phase, Step};
use annals::memory::{Memory, Rating, Scheduler};

const DAY: i64 = 86_400;

/// So many answers, the last of them a day before `now` (in seconds since 1970), to facts of a set of which so many are
/// begun each day. One who forgets faster than the average learner.
#[must_use]
pub fn scholar(set: &str, answers: usize, new_a_day: usize, now: i64) -> Vec<(String, String)> {
    let scheduler = Scheduler::new(Options::default()).expect("the usual options are sound");
    // Days are lived through from the first, so they are counted first.
    let (mut days, mut given) = (0, usize::MAX);
    let mut pieces = BTreeMap::new();
    while given != 0 {
        days = if days == 0 { 30 } else { days * 5 / 4 };
        (pieces, given) = live(set, answers, new_a_day, now - days * DAY, &scheduler, days);
    }
    pieces.into_iter().collect()
}

/// The pieces of the first so many answers within some days, and how many are missing.
fn live(
    set: &str,
    answers: usize,
    new_a_day: usize,
    begin: i64,
    scheduler: &Scheduler,
    days: i64,
) -> (BTreeMap<String, String>, usize) {
    let mut journal = Journal::default();
    journal.take_up(1, &[]);
    let mut known: Vec<Memory> = Vec::new();
    let mut left = answers;
    for day in 0..days {
        known.resize(known.len() + new_a_day, Memory::New);
        for (fact, memory) in known.iter_mut().enumerate() {
            let at = Moment {
                when: begin + day * DAY + (fact % 50_000) as i64,
                zone: 0,
            };
            let today = scheduler.day(at);
            let is_due = match memory {
                Memory::New => true,
                Memory::Learned(learned) => match learned.phase {
                    Phase::Review(due) => due <= today,
                    Phase::Learning(_, due) | Phase::Relearning(_, due) => due <= at.when,
                },
            };
            if !is_due || left == 0 {
                continue;
            }
            left -= 1;
            let chance = f64::from(scheduler.retrievability(*memory, today)).powi(3);
            let dice = seed_of(7, left as u64) as f64 / f64::from(u32::MAX);
            let rating = if dice < chance.max(0.5) {
                Rating::Good
            } else {
                Rating::Again
            };
            let fact = format!("e{fact}/date");
            let answered = Answered {
                set,
                fact: &fact,
                form: Form::Flashcard,
                detail: Detail {
                    seed: journal.next_seed(),
                    difficulty: Difficulty::MIDDLE,
                    beside: None,
                    told: Told::Key,
                    claimed: false,
                },
                permille: if rating == Rating::Again { 0 } else { 1000 },
                rating,
                took: 6_000,
            };
            journal.answer(&answered, at);
            *memory = Memory::Learned(scheduler.answer(*memory, Step { rating, at }, 0));
        }
    }
    (journal.pieces().clone(), left)
}
