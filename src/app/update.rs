//! The one place where a message meets the model.

use std::rc::Rc;

use super::keys::meaning;
use super::{
    Effect, Env, FocusOn, Model, Msg, Notice, Page, Rest, Route, SaveError, aside, attempts,
    changes, class, desk, errands, keeping, map, open, practise, print, rest, review, run, study,
    upkeep,
};
use crate::bank::{Selection, USUAL_COUNT};
use crate::memory::{Ledger, fitting};
use crate::session::{Quiz, Stage};

// What the first question does not need is never inlined: see `ui::pages`.

/// Changes the model by what happened and returns what is to be done, in order.
pub fn update(model: &mut Model, msg: Msg, env: Env) -> Vec<Effect> {
    model.now = env.now;
    model.time_zone_offset = env.time_zone_offset;
    match msg {
        Msg::Started { hash, stored } => start(model, &hash, stored, env),
        Msg::RestArrived { whole } => rest::arrived(model, whole, env),
        Msg::RestFailed => {
            model.rest = Rest::Failed;
            Vec::new()
        }
        Msg::HashChanged(hash) => open::enter(model, Route::parse(&hash), env),
        Msg::IndexFetched(result) => open::take_index(model, result),
        Msg::SetFetched { id, result } => open::take_set(model, &id, result, env),
        Msg::Saved { key, result } => saved(model, &key, result, env),
        Msg::JournalOpened(opened) => study::opened(model, opened, env),
        Msg::PieceWritten { result, .. } => written(model, result, env),
        Msg::PieceSeen { key, text } => study::seen(model, &key, &text, env),
        Msg::KeyPressed { key, focused } => match meaning(model, key, focused) {
            Some(msg) => update(model, msg, env),
            None => Vec::new(),
        },
        Msg::LinkFollowed(route) => follow(model, &route),
        Msg::SetChosen(id) => {
            let mut effects = desk::choose(model, &id);
            effects.extend(print::change_set(model, &id));
            effects
        }
        Msg::RetryPressed => open::retry_loading(model),
        Msg::NoticeDismissed(at) => dismiss(model, at),
        Msg::CopyWanted => keeping::copy(model),
        Msg::ThinWanted => keeping::thin(model, env),
        Msg::RestoreWanted => vec![Effect::ChooseFile],
        Msg::FileChosen(text) => keeping::take_in(model, text.as_deref(), env),
        Msg::Upkeep(msg) => upkeep::update(model, msg, env),
        Msg::Desk(msg) => desk::update(model, msg, env),
        Msg::Class(msg) => class::update(model, Rc::unwrap_or_clone(msg), env),
        Msg::PersistAnswered(is) => keeping::answered(model, is),
        Msg::Copied(is) => aside::copied(model, is),
        Msg::HelpToggled => toggle_help(model),
        Msg::BeginPressed => begin(model, env),
        Msg::Practise(msg) => in_practise(model, msg, env),
        Msg::Print(msg) => print::update(model, (*msg).clone(), env),
        Msg::Run(run::Msg::OptionChosen(at)) => choose(model, at),
        Msg::Run(msg) if model.is_assigned() && class::live::holds(model, &msg) => Vec::new(),
        Msg::Run(msg) => in_run(model, msg, env),
        Msg::Review(msg) => review::update(model, msg, env),
        Msg::Changes(msg) => changes::update(model, msg, env),
        Msg::Map(msg) => map::update(model, msg, env),
        Msg::SettingChanged(setting) => errands::set(model, &setting, env),
        Msg::DaysMoved => study::move_days(model, env),
        Msg::PauseOver => study::go_on(model, env),
        Msg::Errands(msg) => errands::update(model, msg, env),
        Msg::WorkerTold(kind, told) => errands::told(model, kind, told, env),
        Msg::MissedRetried => attempts::retry_missed(model, env),
    }
}

fn start(
    model: &mut Model,
    hash: &str,
    stored: Result<Vec<(String, String)>, SaveError>,
    env: Env,
) -> Vec<Effect> {
    let mut over = Vec::new();
    match stored {
        Ok(stored) => {
            model.ledger = Ledger::load(&stored);
            model.keeps = keeping::Keeps::load(&stored);
            model.copied = keeping::last_copy(&stored);
            let current = stored.iter().find(|(key, _)| key == desk::shelf::CURRENT);
            model.current = current.map(|(_, id)| id.clone()).unwrap_or_default();
            match model.rest {
                Rest::Here => {
                    over = desk::take_list(model, &stored, env);
                    over.extend(class::take_list(model, &stored, env));
                }
                // The desk is late; its list is read when it is here.
                Rest::Coming | Rest::Failed => {
                    let is_list = |key: &str| key == desk::shelf::KEY || class::is_read(key);
                    let listed = stored.into_iter().filter(|(key, _)| is_list(key));
                    model.desk.listed = listed.collect();
                }
            }
            let unread = model.ledger.unread().len();
            if unread > 0 {
                model.tell(Notice::Unread(unread));
            }
        }
        Err(error) => {
            model.tell(Notice::NotSaved(error));
            // Nothing is kept here: a platform is told all the same.
            if model.rest == Rest::Here {
                over = class::take_list(model, &[], env);
            }
        }
    }
    let mut effects = open::enter(model, Route::parse(hash), env);
    if model.rest == Rest::Here {
        effects.extend(model.study.open(env));
    }
    effects.extend(over);
    effects
}

#[inline(never)]
fn follow(model: &mut Model, route: &Route) -> Vec<Effect> {
    model.notices.retain(Notice::lasts);
    vec![Effect::Go(route.address())]
}

/// Today's "Begin": the usual number of questions, of all forms.
#[inline(never)]
fn begin(model: &mut Model, env: Env) -> Vec<Effect> {
    let Some(bank) = model.bank() else {
        return Vec::new();
    };
    let selection = Selection {
        difficulty: fitting(model.study.journal(), &bank.set().id),
        own: true,
        ..Selection::usual(practise::fresh_seed(env), USUAL_COUNT)
    };
    vec![practise::go_to_quiz(&bank.set().id, selection)]
}

#[inline(never)]
fn in_practise(model: &mut Model, msg: practise::Msg, env: Env) -> Vec<Effect> {
    let bank = model.bank().cloned();
    match (&mut model.page, bank) {
        (Page::Practise(page), Some(bank)) => practise::update(page, &bank, msg, env),
        (
            Page::Practise(_)
            | Page::Plain
            | Page::Run(_)
            | Page::Done(_)
            | Page::Changes(_)
            | Page::Map(_)
            | Page::Review(_)
            | Page::Print(_),
            _,
        ) => Vec::new(),
    }
}

fn choose(model: &mut Model, at: usize) -> Vec<Effect> {
    match &mut model.page {
        Page::Run(Some(quiz)) => run::choose(quiz, at),
        Page::Review(Some(sitting)) => run::choose(sitting.quiz_mut(), at),
        _ => {}
    }
    Vec::new()
}

/// What else may happen in a quiz.
#[inline(never)]
pub(super) fn in_run(model: &mut Model, msg: run::Msg, env: Env) -> Vec<Effect> {
    if model.is_answered() {
        match msg {
            run::Msg::ProofToggled => return aside::toggle(model),
            run::Msg::ReportPressed => return aside::write(model),
            run::Msg::ReportCopied => return aside::copy(model),
            run::Msg::NextPressed => model.aside = aside::Aside::default(),
            _ => {}
        }
    }
    if matches!(model.page, Page::Review(_)) {
        return review::in_quiz(model, msg, env);
    }
    let bank = model.bank().cloned();
    let (Page::Run(Some(quiz)), Some(bank)) = (&mut model.page, bank) else {
        return match msg {
            run::Msg::LeavePressed => vec![Effect::Go(Route::Today.address())],
            _ => Vec::new(),
        };
    };
    let answered = quiz.attempt().answers.len();
    let is_next = matches!(msg, run::Msg::NextPressed);
    let mut effects = run::update(quiz, &bank, msg, env);
    let is_new = quiz.attempt().answers.len() > answered;
    let is_saving = matches!(quiz.stage(), Stage::Saving { .. });
    // The ledger keeps step, so that going back to a list shows what was done,
    // even where storage refuses to.
    if effects.iter().any(|e| matches!(e, Effect::Save { .. })) {
        let attempt = quiz.attempt().clone();
        model.ledger.put(attempt);
        // Into the journal first: it alone says what was answered.
        let first = match (is_saving, is_new) {
            (true, true) => study::record(model, None, env),
            (true, false) => study::correct(model, env),
            (false, _) => Vec::new(),
        };
        effects.splice(0..0, first);
    }
    if is_next {
        study::next_asked(model);
        let quiz = model.quiz();
        if quiz.is_some_and(|quiz| quiz.attempt().is_finished()) && model.is_assigned() {
            // Kept before the end of the quiz is: killed between the two, it is ended once more.
            effects.splice(0..0, class::hooks::finished(model, env));
        }
    }
    effects
}

/// A place in a quiz is stored, or cannot be.
#[inline(never)]
fn saved(model: &mut Model, key: &str, result: Result<(), SaveError>, env: Env) -> Vec<Effect> {
    if key.starts_with(class::records::KEYS) {
        if result.is_err() {
            class::records::not_kept(model);
        }
        return Vec::new();
    }
    match result {
        Ok(()) => model.notices.retain(|n| !matches!(n, Notice::NotSaved(_))),
        Err(error) => model.tell(Notice::NotSaved(error)),
    }
    let is_place = key != upkeep::RECORD;
    let changed = is_place.then(|| upkeep::changed(model, env));
    changed.flatten().into_iter().collect()
}

/// The answer is stored, or cannot be: in both cases the quiz goes on.
#[inline(never)]
fn written(model: &mut Model, result: Result<(), SaveError>, env: Env) -> Vec<Effect> {
    let effects = study::written(model, result);
    let mut effects = match model.page {
        Page::Review(_) => review::written(model, effects, env),
        _ => effects,
    };
    if model.is_assigned() && model.is_answered() {
        effects.extend(class::hooks::answered(model, env));
        effects.extend(class::live::follow(model, env));
    }
    // Where nothing is told before the end, the next question stands there at once.
    if model.quiz().is_some_and(Quiz::is_silent) && model.is_answered() {
        effects.extend(in_run(model, run::Msg::NextPressed, env));
    }
    effects.extend(upkeep::changed(model, env));
    effects
}

/// Whether a key means something to the app here, so that the browser must leave it alone.
#[must_use]
#[inline(never)]
fn dismiss(model: &mut Model, at: usize) -> Vec<Effect> {
    if at < model.notices.len() {
        model.notices.remove(at);
    }
    // The button that had the focus is gone.
    match &model.page {
        Page::Run(Some(quiz)) => vec![run::focus(quiz)],
        Page::Review(Some(sitting)) => vec![run::focus(sitting.quiz())],
        Page::Plain
        | Page::Practise(_)
        | Page::Run(None)
        | Page::Done(_)
        | Page::Changes(_)
        | Page::Map(_)
        | Page::Print(_)
        | Page::Review(None) => {
            vec![Effect::Focus(FocusOn::Heading)]
        }
    }
}

#[inline(never)]
fn toggle_help(model: &mut Model) -> Vec<Effect> {
    model.help = !model.help;
    let focus = if model.help {
        FocusOn::Help
    } else {
        FocusOn::Heading
    };
    vec![Effect::Focus(focus)]
}
