//! What is told to others of a quiz that was handed out, where there is anybody to tell: the LMS
//! that a package plays in, a store of learning records.

use super::{lms, records};
use crate::app::{Effect, Env, Model as App, Page};

/// An attempt was begun, or is taken up again; it is on screen, or about to be.
#[inline(never)]
pub(in crate::app) fn opened(app: &mut App, env: Env) -> Vec<Effect> {
    let mut effects = lms::opened(app, env);
    effects.extend(records::opened(app, env));
    effects
}

/// Answers of the attempt on screen were found in the journal.
#[inline(never)]
pub(in crate::app) fn caught_up(app: &mut App, env: Env) -> Vec<Effect> {
    match matches!(app.page, Page::Run(Some(_))) && app.is_assigned() {
        true => opened(app, env),
        false => Vec::new(),
    }
}

/// A finished attempt is on screen.
#[inline(never)]
pub(in crate::app) fn shown(app: &mut App, env: Env) -> Vec<Effect> {
    let mut effects = lms::opened(app, env);
    effects.extend(records::shown(app, env));
    effects
}

/// The latest answer of the quiz on screen is stored.
#[inline(never)]
pub(in crate::app) fn answered(app: &mut App, env: Env) -> Vec<Effect> {
    let mut effects = lms::answered(app, env);
    effects.extend(records::answered(app, env));
    effects
}

/// The quiz on screen is over: its last answer is stored, or it was ended.
#[inline(never)]
pub(in crate::app) fn finished(app: &mut App, env: Env) -> Vec<Effect> {
    let mut effects = lms::finished(app, env);
    effects.extend(records::finished(app, env));
    effects
}
