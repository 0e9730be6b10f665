//! What may be done while the rest of the program is on its way: draw the first question
//! of a linked quiz and choose an option. All else waits.
//!
//! A release is parted in two (`xtask/src/split.rs`), and what is entered before it is
//! there stops the page. So these rules name what is safe, not what is not.

use super::keys::meaning;
use super::route::{Route, Run};
use super::{
    Effect, Env, Library, Model, Msg, Notice, Page, Rest, attempts, class, desk, open, run,
};
use crate::bank::Form;
use crate::memory::AttemptId;
use crate::session::Stage;

/// Whether the quiz at an address can begin before the rest is here.
#[must_use]
pub fn begins_early(hash: &str) -> bool {
    match Route::quiz(hash) {
        Some(Run::Selection { selection, .. }) => {
            let forms = &selection.forms;
            !selection.own && (forms.is_empty() || Form::FIRST.iter().any(|f| forms.contains(f)))
        }
        _ => false,
    }
}

/// Whether a message can be dealt with before the rest is here; else it waits.
#[must_use]
pub fn passes_early(model: &Model, msg: &Msg) -> bool {
    match msg {
        Msg::Started { .. }
        | Msg::SetFetched { .. }
        | Msg::RestArrived { .. }
        | Msg::RestFailed => true,
        Msg::Run(msg) => matches!(msg, run::Msg::OptionChosen(_)),
        Msg::KeyPressed { key, focused } => match meaning(model, *key, *focused) {
            Some(Msg::Run(msg)) => matches!(msg, run::Msg::OptionChosen(_)),
            Some(_) => false,
            None => true,
        },
        _ => false,
    }
}

/// Whether the page as it stands can be drawn before the rest is here.
#[must_use]
pub fn is_drawn_early(model: &Model) -> bool {
    let asking = match &model.page {
        Page::Run(Some(quiz)) => matches!(quiz.stage(), Stage::Asking { .. }),
        _ => false,
    };
    asking && model.notices.is_empty() && !model.help
}

/// What of all that waited for the rest is still meant, where the attempt on screen was `before`.
///
/// What was pressed below a question is not for another that stands in its place.
#[must_use]
#[inline(never)]
pub fn still_meant(mut waiting: Vec<Msg>, before: Option<&AttemptId>, model: &Model) -> Vec<Msg> {
    let now = model.quiz().map(|quiz| &quiz.attempt().id);
    if before.is_some() && before != now {
        waiting.retain(|msg| !matches!(msg, Msg::Run(_) | Msg::KeyPressed { .. }));
    }
    waiting
}

/// Goes on with what the rest was wanted for: the quiz as the whole set draws it.
#[inline(never)]
pub(super) fn arrived(model: &mut Model, whole: Option<String>, env: Env) -> Vec<Effect> {
    let was_drawn = is_drawn_early(model);
    model.rest = Rest::Here;
    let mut effects: Vec<Effect> = model.study.open(env).into_iter().collect();
    let listed = std::mem::take(&mut model.desk.listed);
    effects.extend(desk::take_list(model, &listed, env));
    effects.push(class::take_list(model, &listed));
    let early = match &mut model.page {
        Page::Run(quiz) => quiz.take(),
        _ => None,
    };
    let opened = match whole {
        Some(text) => take_whole(model, text, env),
        None => attempts::open_waiting(model, env),
    };
    let goes_on = match (&mut model.page, early) {
        (Page::Run(Some(quiz)), Some(early)) => quiz.take_over(*early),
        _ => false,
    };
    // What is on screen already keeps the focus; where nothing was drawn until now, nothing has it.
    if !(goes_on && was_drawn) {
        effects.extend(opened);
    }
    effects
}

/// Takes the whole of the set that the page waits for in place of its outline.
fn take_whole(model: &mut Model, text: String, env: Env) -> Vec<Effect> {
    let Some(id) = open::wanted_set(model) else {
        return Vec::new();
    };
    // The whole says itself what was refused.
    model
        .notices
        .retain(|notice| !matches!(notice, Notice::ItemsRefused(_)));
    let file = [id.as_str(), ".json"].concat();
    model.library = Library::Loading {
        id: id.clone(),
        file,
    };
    open::take_set(model, &id, Ok(text), env)
}
