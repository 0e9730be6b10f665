//! Beginning attempts, and taking them up: what a page shows once its set is here.

use super::route::Run;
use super::{Effect, Env, FocusOn, Model, Notice, Page, Rest, Route, practise, run};
use crate::bank::{Bank, Pick, Question, Selection};
use crate::memory::{Attempt, AttemptId, confusions};
use crate::session::Quiz;

/// Opens the quiz or the attempt that the page was waiting to show.
pub(super) fn open_waiting(model: &mut Model, env: Env) -> Vec<Effect> {
    let Some(bank) = model.bank().cloned() else {
        return Vec::new();
    };
    match model.route.clone() {
        Route::Run(Run::Selection { set, selection }) if set == bank.set().id => {
            // What the learner confuses is in the journal.
            if selection.own && !model.study.is_open() {
                return Vec::new();
            }
            match model.ledger.resumable(&set, &selection).cloned() {
                // What was answered may be of any form.
                Some(_) if model.rest != Rest::Here => Vec::new(),
                Some(attempt) => run_attempt(model, attempt, &bank, env),
                None if model.rest != Rest::Here => begin_early(model, selection, &bank, env),
                None => {
                    let planned = plan(model, &selection, &bank);
                    begin(model, selection, planned, &bank, env)
                }
            }
        }
        Route::Run(Run::Question { set, pick }) if set == bank.set().id => {
            open_question(model, pick, &bank, env)
        }
        Route::Run(Run::Attempt(id)) => match model.ledger.get(&id).cloned() {
            Some(attempt) => run_attempt(model, attempt, &bank, env),
            None => Vec::new(),
        },
        Route::Done(id) => open_done(model, &id, &bank, env),
        Route::Practise if model.rest == Rest::Here => {
            practise::look_back(model);
            vec![Effect::Focus(FocusOn::Heading)]
        }
        Route::Review(_) => super::review::begin_waiting(model, env),
        Route::Map => super::map::begin_waiting(model, env),
        Route::Print(_) => super::print::begin_waiting(model),
        Route::Desk | Route::Set(..) | Route::Shared(_) => Vec::new(),
        Route::Assignment(_)
        | Route::HandOut(_)
        | Route::Class(_)
        | Route::Live(_)
        | Route::HandIn(_) => super::class::set_here(model, env),
        Route::Run(Run::Selection { .. } | Run::Question { .. })
        | Route::Today
        | Route::Practise
        | Route::Changes
        | Route::Settings
        | Route::About
        | Route::Unknown(_) => vec![Effect::Focus(FocusOn::Heading)],
    }
}

#[inline(never)]
fn open_done(model: &mut Model, id: &AttemptId, bank: &Bank, env: Env) -> Vec<Effect> {
    let mut effects = vec![Effect::Focus(FocusOn::Heading)];
    if let Some(attempt) = model.ledger.get(id).cloned() {
        let quiz = Quiz::open(attempt, bank, env.now);
        model.page = Page::Done(Some(Box::new(quiz)));
        super::class::hand_in::prepare(model, bank);
        effects.extend(super::class::hooks::shown(model, env));
    }
    effects
}

#[inline(never)]
fn run_attempt(model: &mut Model, attempt: Attempt, bank: &Bank, env: Env) -> Vec<Effect> {
    let quiz = Quiz::open(attempt, bank, env.now);
    if quiz.attempt().is_finished() {
        return end(model, quiz, env);
    }
    show_late(model, quiz, env)
}

/// The tab was closed while the last answer was being written: the quiz is over, and who is told of
/// it has not heard that.
#[inline(never)]
fn end(model: &mut Model, quiz: Quiz, env: Env) -> Vec<Effect> {
    let done = Route::Done(quiz.attempt().id.clone());
    let saved = run::save(&quiz);
    model.ledger.put(quiz.attempt().clone());
    model.page = Page::Run(Some(Box::new(quiz)));
    let mut effects = Vec::new();
    if model.is_assigned() {
        effects.extend(super::class::hooks::opened(model, env));
        effects.extend(super::class::hooks::finished(model, env));
    }
    effects.push(saved);
    effects.push(Effect::Replace(done.address()));
    effects
}

/// A quiz of one question, named in full; taken up where it was left.
#[inline(never)]
fn open_question(model: &mut Model, pick: Pick, bank: &Bank, env: Env) -> Vec<Effect> {
    let selection = Selection {
        seed: pick.seed,
        count: 1,
        forms: vec![pick.form],
        from: None,
        to: None,
        difficulty: pick.difficulty,
        own: false,
    };
    let begun = model.ledger.resumable(&bank.set().id, &selection);
    if let Some(begun) = begun
        .filter(|attempt| attempt.picks == [pick.clone()])
        .cloned()
    {
        return run_attempt(model, begun, bank, env);
    }
    let question = bank.redraw(&pick);
    let planned = question
        .map(|question| (pick, question))
        .into_iter()
        .collect();
    begin(model, selection, planned, bank, env)
}

#[inline(never)]
fn begin(
    model: &mut Model,
    selection: Selection,
    planned: Vec<(Pick, Question)>,
    bank: &Bank,
    env: Env,
) -> Vec<Effect> {
    if planned.is_empty() {
        model.tell(Notice::NoQuestions);
        return vec![Effect::Replace(Route::Practise.address())];
    }
    let attempt = new_attempt(bank, selection, env);
    show_late(model, Quiz::begin(attempt, planned, bank, env.now), env)
}

/// A quiz begun with its first question; the others are planned when the rest is here.
fn begin_early(model: &mut Model, selection: Selection, bank: &Bank, env: Env) -> Vec<Effect> {
    let Some(first) = bank.opening(&selection) else {
        return Vec::new();
    };
    let attempt = new_attempt(bank, selection, env);
    show(model, Quiz::begin_with(attempt, first, bank, env.now), env)
}

/// The questions of a quiz, with what this learner confuses where the quiz is their own.
#[inline(never)]
fn plan(model: &Model, selection: &Selection, bank: &Bank) -> Vec<(Pick, Question)> {
    let contrasts = if selection.own {
        confusions(model.study.journal(), bank)
    } else {
        Vec::new()
    };
    bank.plan(selection, &contrasts)
}

pub(super) fn new_attempt(bank: &Bank, selection: Selection, env: Env) -> Attempt {
    Attempt {
        id: AttemptId::new(env.now, env.seed),
        set: bank.set().id.clone(),
        version: bank.set().version.clone(),
        selection,
        retry_of: None,
        assigned: None,
        started: env.now,
        picks: Vec::new(),
        answers: Vec::new(),
        at: 0,
    }
}

fn show(model: &mut Model, quiz: Quiz, env: Env) -> Vec<Effect> {
    let mut effects = vec![place(model, quiz)];
    effects.extend(told(model, env));
    effects
}

/// The same when the journal may be here: answers that it has and the attempt has not come first.
#[inline(never)]
fn show_late(model: &mut Model, quiz: Quiz, env: Env) -> Vec<Effect> {
    let mut effects = vec![place(model, quiz)];
    if model.study.is_open() {
        super::study::take_up_answer(model);
    }
    effects.extend(told(model, env));
    effects
}

fn place(model: &mut Model, quiz: Quiz) -> Effect {
    let focus = run::focus(&quiz);
    model.page = Page::Run(Some(Box::new(quiz)));
    focus
}

/// Whoever is told of a quiz that was handed out hears that it is on screen.
fn told(model: &mut Model, env: Env) -> Vec<Effect> {
    if !model.is_assigned() {
        return Vec::new();
    }
    let mut effects = super::class::hooks::opened(model, env);
    effects.extend(super::class::clock::begin(model, env));
    effects
}

#[inline(never)]
pub(super) fn retry_missed(model: &mut Model, env: Env) -> Vec<Effect> {
    let (Some(quiz), Some(bank)) = (model.quiz(), model.bank()) else {
        return Vec::new();
    };
    let seed = practise::fresh_seed(env);
    let picks = bank.ask_again(quiz.attempt().missed(), seed);
    if picks.is_empty() {
        return Vec::new();
    }
    let again = Attempt {
        id: AttemptId::new(env.now, env.seed),
        retry_of: Some(quiz.attempt().id.clone()),
        assigned: None,
        started: env.now,
        picks,
        answers: Vec::new(),
        at: 0,
        ..quiz.attempt().clone()
    };
    let (key, text) = (again.key(), again.encode());
    let route = Route::Run(Run::Attempt(again.id.clone()));
    model.ledger.put(again);
    vec![Effect::Save { key, text }, Effect::Go(route.address())]
}
