//! A quiz on paper: which questions, in which of the parallel forms, laid out how.
//!
//! Everything that makes the paper stands in its address; a change of it is a change of the address.

pub mod code;
pub mod draw;

use std::rc::Rc;

pub use self::draw::{Asked, Card, Sheet};
use super::route::print::{Layout, Of, Paper, Print, SIZES, Version, What};
use super::{Effect, Env, FetchError, FocusOn, Model as App, Page, Route, desk, open, practise};
use crate::bank::{Bank, MOST_QUESTIONS, Pick, Selection, USUAL_COUNT};
use crate::memory::Attempt;
use crate::set;

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// What is printed, as the address says it.
    pub print: Print,
    /// The set that it is drawn from.
    pub bank: Rc<Bank>,
    /// What is drawn.
    pub sheet: Sheet,
    /// The sheet that is being printed.
    pub printed: Option<What>,
    /// Whether what was given as the code of a paper is none.
    pub is_no_code: bool,
    /// Of an attempt, its questions.
    picks: Option<Vec<Pick>>,
}

/// What happened on the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// "Print these" was pressed on the page where a quiz is chosen.
    ChoicesPressed,
    /// "Print this quiz" was pressed at its end.
    QuizPressed,
    /// A number of questions was chosen.
    CountChosen(u32),
    /// A version was chosen.
    VersionChosen(Version),
    /// A sheet was chosen to be looked at.
    WhatChosen(What),
    /// A format of paper was chosen.
    PaperChosen(Paper),
    /// A number of columns was chosen.
    ColumnsChosen(u8),
    /// A size of text was chosen.
    SizeChosen(u8),
    /// The code of a paper was given.
    CodeGiven(String),
    /// Other questions are to be drawn.
    OthersPressed,
    /// A sheet is to be printed.
    PrintPressed(What),
    /// It was printed, or not; the browser is done with it.
    Printed,
}

/// The page of a print is opened where one of the same is open: only how it is laid out, or which
/// questions, has changed.
#[inline(never)]
pub(super) fn again(app: &mut App, print: &Print) -> bool {
    let Page::Print(Some(page)) = &app.page else {
        return false;
    };
    if page.print.of != print.of {
        return false;
    }
    let (bank, picks) = (Rc::clone(&page.bank), page.picks.clone());
    show(app, print, bank, picks);
    true
}

/// Orders the text of a draft: it is no set that can be played, and so none that is in use.
#[inline(never)]
pub(super) fn fetch_draft(key: &str) -> Effect {
    Effect::FetchSet {
        id: [DRAFT, key].concat(),
        file: ["kept:", key].concat(),
    }
}

/// Before the key of a draft, where a set has its id.
pub(super) const DRAFT: &str = "draft:";

/// Takes the text of a draft in.
#[inline(never)]
pub(super) fn take_draft(
    app: &mut App,
    key: &str,
    result: &Result<String, FetchError>,
) -> Vec<Effect> {
    let print = match &app.route {
        Route::Print(print) if print.of == Of::Draft(key.to_owned()) => print.clone(),
        _ => return Vec::new(),
    };
    let reading = result.as_ref().ok().and_then(|text| set::read(text).ok());
    let Some(reading) = reading else {
        // There it is told that there is no such set.
        let check = Route::Set(key.to_owned(), super::route::Part::Check);
        return vec![Effect::Replace(check.address())];
    };
    let bank = Rc::new(Bank::compile(Rc::new(reading.set)));
    show(app, &print, bank, None)
}

/// Draws what waited for its set.
#[inline(never)]
pub(super) fn begin_waiting(app: &mut App) -> Vec<Effect> {
    let (Route::Print(print), Some(bank)) = (app.route.clone(), app.bank().cloned()) else {
        return Vec::new();
    };
    let id = &bank.set().id;
    match &print.of {
        Of::Set(set) if set == id => show(app, &print, bank, None),
        Of::Attempt(attempt) => match app.ledger.get(attempt).cloned() {
            Some(attempt) if attempt.set == *id => {
                let print = Print {
                    selection: attempt.selection,
                    ..*print
                };
                show(app, &print, bank, Some(attempt.picks))
            }
            Some(_) | None => Vec::new(),
        },
        Of::Set(_) | Of::Draft(_) => Vec::new(),
    }
}

/// A page that is not open yet takes the focus.
fn show(app: &mut App, print: &Print, bank: Rc<Bank>, picks: Option<Vec<Pick>>) -> Vec<Effect> {
    let is_open = matches!(app.page, Page::Print(Some(_)));
    let mut print = print.clone();
    if let (Page::Print(Some(page)), true) = (&app.page, picks.is_some()) {
        print.selection = page.print.selection.clone();
    }
    let sheet = Sheet::draw(&bank, &print, picks.as_deref());
    app.page = Page::Print(Some(Box::new(Model {
        print,
        bank,
        sheet,
        printed: None,
        is_no_code: false,
        picks,
    })));
    match is_open {
        true => Vec::new(),
        false => vec![Effect::Focus(FocusOn::Heading)],
    }
}

/// Another set was chosen at the top: its paper is shown.
#[inline(never)]
pub(super) fn change_set(app: &App, id: &str) -> Option<Effect> {
    let Route::Print(print) = &app.route else {
        return None;
    };
    let print = Print {
        of: Of::Set(id.to_owned()),
        ..(**print).clone()
    };
    Some(Effect::Replace(Route::Print(Box::new(print)).address()))
}

/// A set of one's own was stored anew: what is printed of it is drawn anew.
#[inline(never)]
pub(super) fn kept(app: &mut App, key: &str, id: &str) -> Vec<Effect> {
    let Route::Print(print) = &app.route else {
        return Vec::new();
    };
    match &print.of {
        Of::Draft(draft) if draft == key => vec![fetch_draft(key)],
        Of::Set(set) if set == id && app.bank().is_none() => open::load(app, id),
        Of::Draft(_) | Of::Set(_) | Of::Attempt(_) => Vec::new(),
    }
}

/// The paper of a set at the desk; `None` where there is no such set.
#[inline(never)]
pub(super) fn of_kept(app: &App, key: &str, env: Env) -> Option<Vec<Effect>> {
    let mut kept = app.desk.kept.iter();
    let kept = kept.find(|kept| kept.key == key && kept.gone == 0)?;
    let of = match kept.is_offered() {
        true => Of::Set(kept.id.clone()),
        false => Of::Draft(kept.key.clone()),
    };
    let print = Print::new(of, usual(env));
    let is_open = app.desk.open.as_ref().is_some_and(|open| open.key == key);
    // What was changed a moment ago is to be on the paper.
    let settle = is_open.then(|| desk::say(crate::desk::order::Order::Settle));
    let to = Effect::Replace(Route::Print(Box::new(print)).address());
    Some(settle.into_iter().chain([to]).collect())
}

fn usual(env: Env) -> Selection {
    Selection::usual(practise::fresh_seed(env), USUAL_COUNT)
}

/// Deals with what happened.
#[inline(never)]
pub(super) fn update(app: &mut App, msg: Msg, env: Env) -> Vec<Effect> {
    match msg {
        Msg::ChoicesPressed => from_choices(app, env),
        Msg::QuizPressed => from_quiz(app),
        Msg::PrintPressed(what) => {
            if let Page::Print(Some(page)) = &mut app.page {
                page.printed = Some(what);
                return vec![Effect::Print];
            }
            Vec::new()
        }
        Msg::Printed => {
            if let Page::Print(Some(page)) = &mut app.page {
                page.printed = None;
            }
            Vec::new()
        }
        Msg::CodeGiven(code) => take_code(app, &code),
        Msg::OthersPressed => change(app, |print| {
            print.selection.seed = practise::fresh_seed(env);
        }),
        Msg::CountChosen(count) => change(app, |print| {
            print.selection.count = count.clamp(1, MOST_QUESTIONS);
        }),
        Msg::VersionChosen(version) => change(app, |print| print.version = version),
        Msg::WhatChosen(what) => change(app, |print| print.what = what),
        Msg::PaperChosen(paper) => change(app, |print| print.layout.paper = paper),
        Msg::ColumnsChosen(columns) => change(app, |print| {
            print.layout.columns = columns.clamp(1, 2);
        }),
        Msg::SizeChosen(size) => change(app, |print| {
            if SIZES.contains(&size) {
                print.layout.size = size;
            }
        }),
    }
}

/// Changes the address, and with it the paper.
fn change(app: &App, change: impl FnOnce(&mut Print)) -> Vec<Effect> {
    let Page::Print(Some(page)) = &app.page else {
        return Vec::new();
    };
    let mut print = page.print.clone();
    change(&mut print);
    vec![Effect::Replace(Route::Print(Box::new(print)).address())]
}

/// The paper of a code, laid out as this one is.
fn take_code(app: &mut App, code: &str) -> Vec<Effect> {
    let Page::Print(Some(page)) = &mut app.page else {
        return Vec::new();
    };
    let print = code::read(code, &page.print);
    page.is_no_code = print.is_none() && !code.trim().is_empty();
    let address = print.map(|print| Route::Print(Box::new(print)).address());
    address.map(Effect::Replace).into_iter().collect()
}

/// The quiz that is chosen on the page for it.
fn from_choices(app: &mut App, env: Env) -> Vec<Effect> {
    let bank = app.bank().cloned();
    let (Page::Practise(choices), Some(bank)) = (&mut app.page, bank) else {
        return Vec::new();
    };
    match choices.selection(&bank, practise::fresh_seed(env)) {
        Ok(selection) => go(Print::new(Of::Set(bank.set().id.clone()), selection)),
        Err(complaint) => {
            choices.complaint = Some(complaint);
            Vec::new()
        }
    }
}

/// The quiz that was played. One with what the learner confuses mixed in, or of what was missed
/// before, is not what its selection says; its paper is that of the attempt.
fn from_quiz(app: &App) -> Vec<Effect> {
    let (Some(quiz), Some(bank)) = (app.quiz(), app.bank()) else {
        return Vec::new();
    };
    let attempt: &Attempt = quiz.attempt();
    let planned = bank.plan(&attempt.selection, &[]);
    let is_plain = planned.iter().map(|(pick, _)| pick).eq(&attempt.picks);
    let of = match is_plain {
        true => Of::Set(attempt.set.clone()),
        false => Of::Attempt(attempt.id.clone()),
    };
    go(Print::new(of, attempt.selection.clone()))
}

fn go(print: Print) -> Vec<Effect> {
    vec![Effect::Go(Route::Print(Box::new(print)).address())]
}

impl Model {
    /// How it is laid out.
    #[must_use]
    pub fn layout(&self) -> Layout {
        self.print.layout
    }

    /// The marks of all questions together.
    #[must_use]
    pub fn marks(&self) -> u32 {
        self.sheet.asked.iter().map(|asked| asked.marks).sum()
    }
}
