use super::*;
use crate::bank::seed_of;
use crate::memory::journal::{Answered, Change, Moment, Notice};
use crate::memory::schedule::Phase;

const DAY: i64 = 86_400;
const NOON: i64 = 20_000 * DAY + 43_200;

/// Somebody whose memory follows other parameters than the usual: who forgets quickly at
/// first, and whose memory grows slowly.
fn other() -> Vec<f32> {
    let mut parameters = fsrs::DEFAULT_PARAMETERS.to_vec();
    for (at, value) in [(0, 0.1), (1, 0.3), (2, 0.7), (3, 2.0), (8, 1.2), (20, 0.35)] {
        parameters[at] = value;
    }
    parameters
}

fn with(parameters: &[f32]) -> Scheduler {
    let options = Options {
        parameters: parameters.to_vec(),
        ..Options::default()
    };
    Scheduler::new(options).unwrap()
}

fn answer(journal: &mut Journal, set: &str, fact: usize, rating: Rating, when: i64) {
    let fact = format!("e{fact}/date");
    let answered = Answered::card(set, &fact, journal.next_seed(), rating, 5_000);
    journal.answer(&answered, Moment { when, zone: 0 });
}

/// What somebody with this memory answers in so many days, scheduled as usual; each fact
/// begins on its own day.
fn learner(truth: &[f32], facts: usize, days: i64) -> Journal {
    let (usual, truth) = (with(&[]), with(truth));
    let mut journal = Journal::default();
    assert!(journal.take_up(1, &[]));
    let mut known = vec![(Memory::New, Memory::New); facts];
    let mut drawn = 0;
    for day in 0..days {
        for (fact, (seen, real)) in known.iter_mut().enumerate() {
            let at = Moment {
                when: NOON + day * DAY + fact as i64,
                zone: 0,
            };
            let today = usual.day(at);
            let is_due = match seen {
                Memory::New => fact as i64 % (days / 2).max(1) == day,
                Memory::Learned(learned) => match learned.phase {
                    Phase::Review(due) => due <= today,
                    Phase::Learning(_, due) | Phase::Relearning(_, due) => due <= at.when,
                },
            };
            if !is_due {
                continue;
            }
            drawn += 1;
            let dice = seed_of(11, drawn) as f32 / u32::MAX as f32;
            let chance = match real {
                Memory::New => 0.5,
                Memory::Learned(_) => truth.retrievability(*real, today),
            };
            let rating = match dice < chance {
                true => Rating::Good,
                false => Rating::Again,
            };
            answer(&mut journal, "s", fact, rating, at.when);
            let step = Step { rating, at };
            *seen = Memory::Learned(usual.answer(*seen, step, 0));
            *real = Memory::Learned(truth.answer(*real, step, 0));
        }
    }
    journal
}

#[test]
fn a_learner_unlike_the_average_is_fitted_better() {
    let journal = learner(&other(), 300, 250);
    let options = Options::default();
    let outcome = fit(&journal, &options, &Progress::default());
    let Outcome::Fitted { parameters, losses } = outcome.clone() else {
        panic!("{outcome:?}");
    };
    assert_eq!(losses.usual, losses.before);
    assert!(losses.after < losses.before - 0.01, "{losses:?}");
    assert!(losses.items > 3_000, "{losses:?}");
    assert!(
        losses.held_out.abs_diff(losses.items / 5) < 10,
        "{losses:?}"
    );
    // The same answers give the same parameters.
    assert_eq!(fit(&journal, &options, &Progress::default()), outcome);
    // What was fitted is not fitted much better again.
    let options = Options {
        parameters: parameters.clone(),
        ..options
    };
    let again = fit(&journal, &options, &Progress::default());
    assert!(matches!(again, Outcome::NotBetter(_)), "{again:?}");
    // It is near to the truth, and nearer than the usual.
    let truth = with(&other());
    let foretold = |parameters: &[f32]| {
        let scheduler = with(parameters);
        let mut off = 0.0;
        for days in [1, 3, 10, 30] {
            let at = Moment {
                when: NOON,
                zone: 0,
            };
            let step = Step {
                rating: Rating::Good,
                at,
            };
            let chance = |scheduler: &Scheduler| {
                let memory = Memory::Learned(scheduler.answer(Memory::New, step, 0));
                scheduler.retrievability(memory, scheduler.day(at).after(days))
            };
            off += (chance(&scheduler) - chance(&truth)).abs();
        }
        off
    };
    assert!(foretold(&parameters) < foretold(&[]) / 2.0);
}

#[test]
fn the_average_learner_is_fitted_no_better() {
    for facts in [60, 150] {
        let journal = learner(&[], facts, 200);
        let outcome = fit(&journal, &Options::default(), &Progress::default());
        assert!(matches!(outcome, Outcome::NotBetter(_)), "{outcome:?}");
    }
}

#[test]
fn few_answers_or_answers_by_chance_are_not_fitted_to() {
    let random = |facts: usize, days: i64, recalled: u64| {
        let mut journal = Journal::default();
        assert!(journal.take_up(1, &[]));
        for day in 0..days {
            for fact in 0..facts {
                let dice = seed_of(5, (day as usize * facts + fact) as u64) % 100;
                let rating = match dice < recalled {
                    true => Rating::ALL[1 + (dice % 3) as usize],
                    false => Rating::Again,
                };
                let when = NOON + (day * 7 + fact as i64 % 5) * DAY;
                answer(&mut journal, "s", fact, rating, when);
            }
        }
        fit(&journal, &Options::default(), &Progress::default())
    };
    assert_eq!(
        random(60, 5, 90),
        Outcome::TooFew {
            items: 240,
            needed: NEEDED
        }
    );
    let outcome = random(60, 9, 95);
    assert!(matches!(outcome, Outcome::NotBetter(_)), "{outcome:?}");
}

#[test]
fn what_was_taken_back_forgotten_or_given_on_the_same_day_is_not_fitted_to() {
    let mut journal = Journal::default();
    assert!(journal.take_up(1, &[]));
    for (set, fact, days) in [
        ("s", 0, 0),
        ("s", 0, 0),
        ("s", 0, 3),
        ("t", 0, 1),
        ("t", 0, 4),
    ] {
        answer(&mut journal, set, fact, Rating::Good, NOON + days * DAY);
    }
    let latest = *journal.reviews().last().unwrap();
    let count = |journal: &Journal| {
        let outcome = fit(journal, &Options::default(), &Progress::default());
        match outcome {
            Outcome::TooFew { items, .. } => items,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(count(&journal), 2);
    let id = journal.id(&latest);
    let at = |days: i64| Moment {
        when: NOON + days * DAY,
        zone: 0,
    };
    journal.undo(id, at(4)).unwrap();
    assert_eq!(count(&journal), 1);
    let notice = Notice {
        when: NOON + 5 * DAY,
        fact: latest.fact,
        what: Change::Forgotten,
    };
    journal.change(notice, 0).unwrap();
    answer(&mut journal, "t", 0, Rating::Good, NOON + 6 * DAY);
    assert_eq!(count(&journal), 1);
    answer(&mut journal, "t", 0, Rating::Good, NOON + 7 * DAY);
    assert_eq!(count(&journal), 2);
    // Summed up: what was answered before is lost.
    let step = Step {
        rating: Rating::Good,
        at: at(7),
    };
    let known = with(&[]).answer(Memory::New, step, 0);
    let notice = Notice {
        when: NOON + 8 * DAY,
        fact: latest.fact,
        what: Change::Known(known),
    };
    journal.change(notice, 0).unwrap();
    answer(&mut journal, "t", 0, Rating::Good, NOON + 9 * DAY);
    answer(&mut journal, "t", 0, Rating::Good, NOON + 12 * DAY);
    assert_eq!(count(&journal), 1);
}

#[test]
fn it_can_be_stopped_before_and_between_its_stages_and_within_them() {
    let journal = learner(&other(), 100, 150);
    let options = Options::default();
    let progress = Progress::default();
    let fitting = Fitting::new(&journal, &options, &progress).unwrap();
    let Going::On(fitting, share) = fitting.go_on() else {
        panic!("there is more to come");
    };
    assert!(share > 0.0 && progress.share() == 1.0);
    progress.cancel();
    assert!(matches!(fitting.go_on(), Going::Done(Outcome::Cancelled)));
    assert_eq!(fit(&journal, &options, &progress), Outcome::Cancelled);
    // Another thread sees it begin, and stops it.
    let progress = Progress::default();
    let seen = progress.clone();
    let watcher = std::thread::spawn(move || {
        while seen.share() == 0.0 {
            std::thread::yield_now();
        }
        seen.cancel();
    });
    let long = learner(&other(), 400, 250);
    assert_eq!(fit(&long, &options, &progress), Outcome::Cancelled);
    watcher.join().unwrap();
}
