//! What the LMS has kept of an attempt, beside what this browser has.

use crate::app::class::assigned::attempts_of;
use crate::app::route::Handed;
use crate::app::{Env, Model as App};
use crate::bank::{Bank, grade};
use crate::class::scorm::{Told, resume};
use crate::class::{Feedback, Submission, fingerprint};
use crate::memory::{Answer, Assigned, Attempt, AttemptId};

/// The attempt whose text the LMS has kept, of this assignment.
fn kept(told: &Told, handed: &Handed) -> Option<Submission> {
    let kept = resume(&told.suspend).ok()?;
    (kept.assignment == handed.assignment.id()).then_some(kept)
}

/// Under which name the attempt was made that the LMS has kept.
pub(super) fn learner(told: &Told, handed: &Handed) -> Option<String> {
    kept(told, handed).map(|kept| kept.learner)
}

/// Whether a text is that of an attempt, as far as it goes.
fn is_of(kept: &Submission, attempt: &Attempt) -> bool {
    let number = attempt.assigned.as_deref().map(|assigned| assigned.number);
    number == Some(kept.attempt) && kept.started == attempt.started
}

/// How many answers of an attempt the LMS was told of in an earlier visit; `None` where it never
/// heard of it.
pub(super) fn known(told: &Told, handed: &Handed, attempt: &Attempt) -> Option<usize> {
    let kept = kept(told, handed);
    let all = attempt.answers.len();
    let is_same = kept.as_ref().map(|kept| is_of(kept, attempt));
    let in_text = match (&kept, is_same) {
        (Some(kept), Some(true)) => Some(kept.answers.len().min(all)),
        (Some(_) | None, _) => None,
    };
    // Where the LMS has heard of one attempt alone, all the answers that it counts are of that one:
    // more than its text, where that had no room.
    let is_first = attempt
        .assigned
        .as_deref()
        .is_some_and(|one| one.number == 1);
    let counted = told.interactions.unwrap_or(0) as usize;
    match is_first && is_same != Some(false) && counted > 0 {
        true => Some(counted.min(all).max(in_text.unwrap_or(0))),
        false => in_text,
    }
}

/// The attempt that the LMS has kept, and whether it has more of it than this browser. `None` where
/// it has kept none.
pub(super) fn taken_up(
    app: &App,
    handed: &Handed,
    told: &Told,
    bank: &Bank,
    env: Env,
) -> Option<(Attempt, bool)> {
    let kept = kept(told, handed)?;
    let own = attempts_of(app, handed, Some(&kept.learner));
    let own = own.into_iter().find(|attempt| is_of(&kept, attempt));
    match own {
        Some(own) if own.answers.len() >= kept.answers.len() => Some((own.clone(), false)),
        Some(own) => {
            let id = own.id.clone();
            Some((rebuilt(handed, &kept, told, bank, id)?, true))
        }
        None => {
            let id = AttemptId::new(kept.started, env.seed);
            Some((rebuilt(handed, &kept, told, bank, id)?, true))
        }
    }
}

/// The attempt of a text. `None` where the set no longer asks the same.
fn rebuilt(
    handed: &Handed,
    kept: &Submission,
    told: &Told,
    bank: &Bank,
    id: AttemptId,
) -> Option<Attempt> {
    let assignment = &handed.assignment;
    let drawn = assignment.draw(bank, &kept.learner, kept.attempt);
    if fingerprint(drawn.iter().map(|(_, question)| question)) != kept.asked {
        return None;
    }
    let mut when = kept.started;
    let answers = kept
        .answers
        .iter()
        .zip(&drawn)
        .map(|(answered, (_, question))| {
            let response = answered.given.response(question)?;
            when += i64::from(answered.took);
            Some(Answer {
                permille: grade(bank, question, &response).permille,
                response,
                when,
                took: answered.took,
                claimed: false,
            })
        });
    let mut answers: Vec<Answer> = answers.collect::<Option<_>>()?;
    if let Some(last) = answers.last_mut() {
        last.when = kept.started + i64::try_from(kept.took).unwrap_or(0);
    }
    let mut picks: Vec<_> = drawn.into_iter().map(|(pick, _)| pick).collect();
    // It was ended before its last question.
    if told.is_over && kept.attempt == 1 {
        picks.truncate(answers.len());
    }
    Some(Attempt {
        id,
        set: bank.set().id.clone(),
        version: bank.set().version.clone(),
        selection: assignment.selection.clone(),
        retry_of: None,
        assigned: Some(Box::new(Assigned {
            says: handed.says(),
            learner: kept.learner.clone(),
            number: kept.attempt,
            minutes: assignment.minutes,
            tells_at_end: assignment.feedback == Feedback::AtEnd,
        })),
        started: kept.started,
        at: answers.len(),
        picks,
        answers,
    })
}
