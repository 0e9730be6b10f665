//! The clock of a quiz that was handed out: quiet, told by the minute, and nothing is cut off.

use super::{Request, live, request};
use crate::app::{Effect, Env, Model as App, Page};
use crate::memory::Attempt;
use crate::session::Quiz;

/// A minute, in milliseconds.
const MINUTE: i64 = 60_000;

/// What the clock of a quiz says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// So many minutes are left, the one that has begun counted whole.
    Left(u16),
    /// The time is up.
    Over,
}

/// What the clock of an attempt says at a moment, in milliseconds since 1970; `None`: it has none.
#[must_use]
pub fn clock(attempt: &Attempt, now: i64) -> Option<Clock> {
    let left = left(attempt, now)?;
    Some(
        match u16::try_from((left + MINUTE - 1).div_euclid(MINUTE)) {
            Ok(minutes) if minutes > 0 => Clock::Left(minutes),
            Ok(_) | Err(_) => Clock::Over,
        },
    )
}

/// Milliseconds that are left.
fn left(attempt: &Attempt, now: i64) -> Option<i64> {
    let minutes = i64::from(attempt.assigned.as_deref()?.minutes?);
    Some(attempt.started + minutes * MINUTE - now)
}

/// The quiz on screen was opened: its clock is told of from now on.
#[inline(never)]
pub(in crate::app) fn begin(app: &mut App, env: Env) -> Vec<Effect> {
    let mut effects = live::follow(app, env);
    effects.extend(live::focus(app));
    let Some(ms) = next(app) else {
        return effects;
    };
    // What was asked for before may come later than is wanted now: then it is one too many.
    let at = env.now.saturating_add(i64::from(ms));
    let wake = &mut app.class.wake;
    if wake.at == 0 || at < wake.at {
        *wake = Wake {
            number: wake.number.wrapping_add(1),
            at,
        };
        effects.push(request(Request::Wake(wake.number, ms)));
    }
    effects
}

/// The wake that was asked for last: for when, in milliseconds since 1970; 0: it came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wake {
    number: u32,
    at: i64,
}

/// When the clock says something else: at the next whole minute that is left.
fn next(app: &App) -> Option<u32> {
    if let Some(ms) = live::next(app) {
        return Some(ms);
    }
    let Page::Run(Some(quiz)) = &app.page else {
        return None;
    };
    let left = left(Quiz::attempt(quiz), app.now).filter(|left| *left > 0)?;
    let until = (left - 1).rem_euclid(MINUTE) + 1;
    // A little late rather than early: else the same minute is told once more.
    Some(until as u32 + 20)
}

/// It is time, if this is the wake that was asked for last.
pub(super) fn woken(app: &mut App, number: u32, env: Env) -> Vec<Effect> {
    if number != app.class.wake.number {
        return Vec::new();
    }
    app.class.wake.at = 0;
    begin(app, env)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::Selection;
    use crate::memory::{Assigned, AttemptId};

    fn attempt(minutes: Option<u16>) -> Attempt {
        Attempt {
            id: AttemptId("1".to_owned()),
            set: "x".to_owned(),
            version: String::new(),
            selection: Selection::usual(0, 10),
            retry_of: None,
            assigned: Some(Box::new(Assigned {
                says: String::new(),
                learner: "Ada".to_owned(),
                number: 1,
                minutes,
                tells_at_end: false,
            })),
            started: 1_000,
            picks: Vec::new(),
            answers: Vec::new(),
            at: 0,
        }
    }

    #[test]
    fn a_minute_that_has_begun_counts_whole() {
        let twenty = attempt(Some(20));
        for (passed, says) in [
            (0, Clock::Left(20)),
            (1, Clock::Left(20)),
            (MINUTE, Clock::Left(19)),
            (20 * MINUTE - 1, Clock::Left(1)),
            (20 * MINUTE, Clock::Over),
            (500 * MINUTE, Clock::Over),
        ] {
            assert_eq!(clock(&twenty, 1_000 + passed), Some(says), "{passed}");
        }
        assert_eq!(clock(&attempt(None), 1_000), None);
    }
}
