//! What may be done while the rest of the program is on its way: draw the first question
//! of a linked quiz and choose an option. All else waits.
//!
//! A release is parted in two (`xtask/src/split.rs`), and what is entered before it is
//! there stops the page. So these rules name what is safe, not what is not.

use super::keys::meaning;
use super::route::{Route, Run};
use super::{Effect, Env, Model, Msg, Page, Rest, attempts, desk, run};
use crate::bank::Form;
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
        Msg::Started { .. } | Msg::SetFetched { .. } | Msg::RestArrived(_) => true,
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

/// Goes on with what the rest was wanted for.
pub(super) fn arrived(model: &mut Model, here: bool, env: Env) -> Vec<Effect> {
    if !here {
        model.rest = Rest::Failed;
        return Vec::new();
    }
    let focused = is_drawn_early(model);
    model.rest = Rest::Here;
    let mut effects: Vec<Effect> = model.study.open(env).into_iter().collect();
    let listed = std::mem::take(&mut model.desk.listed);
    effects.extend(desk::take_list(model, &listed, env));
    effects.extend(go_on(model, focused, env));
    effects
}

fn go_on(model: &mut Model, focused: bool, env: Env) -> Vec<Effect> {
    let Some(bank) = model.bank().cloned() else {
        return Vec::new();
    };
    if let Page::Run(Some(quiz)) = &mut model.page {
        let selection = quiz.attempt().selection.clone();
        quiz.extend(bank.plan(&selection, &[]));
        // Where nothing was drawn until now, nothing has the focus either.
        return if focused {
            Vec::new()
        } else {
            vec![run::focus(quiz)]
        };
    }
    attempts::open_waiting(model, env)
}
