//! The platform (LMS) around the page, where the page stands in a package: what it says of the
//! learner, what it has kept, and what it is told. Nothing here holds a quiz up.

mod kept;
mod telling;

use std::collections::BTreeMap;

use super::{Request as ClassRequest, assigned, request};
use crate::app::route::Handed;
use crate::app::{Effect, Env, Model as App, Route};
use crate::class::scorm::{
    Answer, Connection, Edition, Line, Mode, Order, Told, pass_of, read_mark,
};
use crate::memory::{Attempt, AttemptId};
use crate::session::Quiz;

/// The package that the page stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Package {
    edition: Edition,
    /// What it asks.
    handed: Handed,
    /// The same, as attempts hold it.
    says: String,
    /// From which score on it is passed, in thousandths.
    pass_permille: Option<u16>,
    line: Line,
    /// What the LMS said; `None` until it has.
    told: Option<Told>,
    /// When the visit began, in milliseconds since 1970.
    since: i64,
    /// Whether what the LMS has kept was looked at.
    is_looked_at: bool,
    /// The attempt that the LMS is told of.
    playing: Option<Playing>,
    /// How many answers of each attempt it was told of.
    said: BTreeMap<AttemptId, usize>,
    /// The number of the next answer.
    next: Option<u32>,
    /// The text of the attempt that it was given last.
    text: String,
    /// Whether time is waited for.
    is_awake: bool,
}

/// An attempt that the LMS is told of.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Playing {
    id: AttemptId,
    /// So many answers were told before it was taken up.
    resumed: usize,
    /// The number of the first that was not.
    first: u32,
    /// Whether it was told that it is over.
    is_over: bool,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The page bears the mark of a package, which says this.
    Found(String),
    /// What came of an order.
    Answered(Answer),
    /// Time has passed.
    Due,
    /// The page is being left.
    Left,
}

/// What the browser is ordered to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Look for the mark of a package; answered by `Found`, at once, where there is one.
    Look,
    /// Carry out what the LMS is asked; answered by `Answered`, at once.
    Say(Edition, Order),
    /// Wait so many milliseconds; answered by `Due`.
    Wake(u32),
}

/// How it stands with the LMS, for the learner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is none.
    Absent,
    /// It was told all that there is to tell.
    Told,
    /// It does not answer; what it is to be told is kept, and sent again.
    Failing,
    /// It has ended the visit before it was told all.
    Ended,
    /// It had ended the visit before the page could begin with it.
    Over,
    /// It lets the quiz be looked at, and takes nothing.
    Untold,
}

/// Looks whether the page stands in a package.
pub(super) fn look() -> Effect {
    asked(Request::Look)
}

fn asked(order: Request) -> Effect {
    request(ClassRequest::Lms(order))
}

/// Deals with what happened.
pub(super) fn update(app: &mut App, msg: Msg, env: Env) -> Vec<Effect> {
    match msg {
        Msg::Found(mark) => found(app, &mark, env),
        Msg::Answered(answer) => heard(app, &answer, env),
        Msg::Due => with(app, |_, package| {
            package.is_awake = false;
            let is_due = package.line.due().is_some_and(|due| due <= env.now);
            let order = if is_due { package.line.again() } else { None };
            package.send(order, env)
        }),
        Msg::Left => with(app, |_, package| {
            let pairs = package.parting(env);
            let order = package.line.close(pairs);
            package.send(order, env)
        }),
    }
}

/// Does something with the package, where there is one.
fn with(app: &mut App, what: impl FnOnce(&App, &mut Package) -> Vec<Effect>) -> Vec<Effect> {
    let Some(mut package) = app.class.lms.take() else {
        return Vec::new();
    };
    let effects = what(app, &mut package);
    app.class.lms = Some(package);
    effects
}

fn found(app: &mut App, mark: &str, env: Env) -> Vec<Effect> {
    let read = read_mark(mark).and_then(|(edition, query)| {
        let handed = Handed::read(query).filter(|handed| handed.fault().is_none())?;
        Some((edition, handed, pass_of(query)))
    });
    // What cannot be read is told where it is opened.
    let Some((edition, handed, pass_permille)) = read else {
        return Vec::new();
    };
    let mut package = Box::new(Package {
        edition,
        says: handed.says(),
        handed,
        pass_permille,
        line: Line::new(edition),
        told: None,
        since: env.now,
        is_looked_at: false,
        playing: None,
        said: BTreeMap::new(),
        next: None,
        text: String::new(),
        is_awake: false,
    });
    let order = package.line.open();
    let mut effects = vec![Effect::HearLeaving];
    effects.extend(package.send(order, env));
    app.class.lms = Some(package);
    // It may stand there by now, with an address that is the platform's.
    if let Some(ready) = &mut app.class.result {
        (ready.link, ready.code) = (None, None);
    }
    effects
}

fn heard(app: &mut App, answer: &Answer, env: Env) -> Vec<Effect> {
    let mut effects = with(app, |_, package| {
        if let (Answer::Opened(values), None) = (answer, &package.told) {
            let told = Told::read(package.edition, values);
            package.text.clone_from(&told.suspend);
            package.told = Some(told);
            let pairs = package.arrival(env);
            package.line.add(pairs);
        }
        let order = package.line.take(answer, env.now);
        package.send(order, env)
    });
    if let Answer::Opened(_) = answer {
        effects.extend(match app.route {
            Route::Assignment(_) => at_door(app, env),
            _ => opened(app, env),
        });
    }
    effects
}

/// The page of the assignment is open and its set is here: who the learner is, and what the LMS
/// has kept.
pub(super) fn at_door(app: &mut App, env: Env) -> Vec<Effect> {
    let (Route::Assignment(handed), Some(bank)) = (app.route.clone(), app.bank().cloned()) else {
        return Vec::new();
    };
    if !is_packed(app, &handed) || assigned::set_at(app, &handed) != assigned::SetAt::Here {
        return Vec::new();
    }
    let Some(package) = &mut app.class.lms else {
        return Vec::new();
    };
    let Some(told) = package.told.clone() else {
        return Vec::new();
    };
    if !told.learner().is_empty() {
        told.learner().clone_into(&mut app.class.begin.name);
    }
    if std::mem::replace(&mut package.is_looked_at, true) {
        return Vec::new();
    }
    let Some((attempt, is_new)) = kept::taken_up(app, &handed, &told, &bank, env) else {
        return Vec::new();
    };
    if let Some(assigned) = &attempt.assigned {
        app.class.begin.name.clone_from(&assigned.learner);
    }
    let mut effects = Vec::new();
    if is_new {
        let (key, text) = (attempt.key(), attempt.encode());
        app.ledger.put(attempt.clone());
        effects.push(Effect::Save { key, text });
    }
    // Where this browser has more, the LMS failed half-way.
    let quiz = Quiz::open(attempt, &bank, env.now);
    effects.extend(with(app, |_, package| package.take_up(&quiz, &bank, env)));
    effects
}

/// An attempt is on screen.
pub(super) fn opened(app: &mut App, env: Env) -> Vec<Effect> {
    with(app, |app, package| {
        let found = app.quiz().zip(app.bank());
        found.map_or_else(Vec::new, |(quiz, bank)| package.take_up(quiz, bank, env))
    })
}

/// The latest answer is stored.
pub(super) fn answered(app: &mut App, env: Env) -> Vec<Effect> {
    opened(app, env)
}

/// The quiz is over.
pub(super) fn finished(app: &mut App, env: Env) -> Vec<Effect> {
    opened(app, env)
}

/// Whether an assignment is that of the package.
#[must_use]
pub fn is_packed(app: &App, handed: &Handed) -> bool {
    let package = app.class.lms.as_ref();
    package.is_some_and(|package| package.says == handed.says())
}

/// Whether an attempt may be of the learner at whom the page looks: anybody's is where no LMS knows who
/// that is.
#[must_use]
pub fn is_theirs(app: &App, attempt: &Attempt) -> bool {
    let package = app.class.lms.as_ref();
    package.is_none_or(|package| package.is_theirs(attempt))
}

/// What the LMS calls the learner of an assignment, where it is the one of the package.
#[must_use]
pub fn learner<'a>(app: &'a App, handed: &Handed) -> Option<&'a str> {
    let package = app.class.lms.as_ref();
    let package = package.filter(|_| is_packed(app, handed))?;
    let learner = package.told.as_ref()?.learner();
    (!learner.is_empty()).then_some(learner)
}

/// How it stands with the LMS; `None` where the page is in no package.
#[must_use]
pub fn standing(app: &App) -> Option<Standing> {
    let package = app.class.lms.as_ref()?;
    let mode = package.told.as_ref().map(|told| told.mode);
    let is_behind = package.line.is_behind();
    match (package.line.connection(), mode) {
        (Connection::NotLooked, _) => None,
        (Connection::Absent, _) => Some(Standing::Absent),
        (Connection::Failing { .. }, _) => Some(Standing::Failing),
        (Connection::Closed, None) => Some(Standing::Over),
        (Connection::Closed, Some(_)) if is_behind => Some(Standing::Ended),
        (_, Some(Mode::Browse | Mode::Review)) => Some(Standing::Untold),
        (Connection::Open | Connection::Closed, _) => Some(Standing::Told),
    }
}

/// Whether the LMS is told of an attempt.
#[must_use]
pub fn is_told_of(app: &App, attempt: &Attempt) -> bool {
    let package = app.class.lms.as_ref();
    package.is_some_and(|package| package.said.contains_key(&attempt.id))
}

/// Whether the LMS has all of an attempt.
#[must_use]
pub fn has_all(app: &App, attempt: &Attempt) -> bool {
    standing(app) == Some(Standing::Told) && is_told_of(app, attempt)
}
