//! The page of a quiz that was handed out: the learner says who they are, and begins.

use super::lms;
use crate::app::desk::shared::{Held, Shared};
use crate::app::desk::{self, shelf as sets};
use crate::app::route::{self, Handed, Run};
use crate::app::{Effect, Env, FocusOn, Library, Model as App, Route, attempts, open, practise};
use crate::bank::Bank;
use crate::class::assignment::name;
use crate::class::{Assignment, Feedback, Moment};
use crate::memory::{Assigned, Attempt};

/// The longest name or code, in letters.
pub const LONGEST_NAME: usize = 80;

/// What a learner chooses before they begin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// The name or code they go by.
    pub name: String,
    /// How much time there is to be.
    pub time: Time,
    /// Why it cannot begin.
    pub complaint: Option<Complaint>,
    /// The set of the link that is being kept, and its file.
    taken: Option<(sets::Kept, String)>,
    /// Whether the quiz begins as soon as its set is here.
    begins: bool,
}

/// How much time there is to be, where the assignment has a clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Time {
    /// As it was given.
    #[default]
    Given,
    /// Half as much again.
    Longer,
    /// Twice as much.
    Twice,
    /// No clock.
    Open,
}

impl Time {
    /// Every choice.
    pub const ALL: [Time; 4] = [Time::Given, Time::Longer, Time::Twice, Time::Open];

    /// What becomes of the minutes that were given.
    #[must_use]
    pub fn minutes(self, given: u16) -> Option<u16> {
        match self {
            Time::Given => Some(given),
            Time::Longer => Some(given.saturating_add(given.div_ceil(2))),
            Time::Twice => Some(given.saturating_mul(2)),
            Time::Open => None,
        }
    }
}

/// Why a quiz cannot begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complaint {
    /// There is no name.
    NoName,
    /// It was done as often as it may be.
    UsedUp,
    /// The set yields none of its questions.
    NoQuestions,
    /// The round that the class played at once is over.
    Over,
}

/// Where the set of an assignment is.
#[derive(Clone, Debug, PartialEq)]
pub enum SetAt {
    /// In use.
    Here,
    /// In use, but another than it was when the quiz was handed out.
    Changed,
    /// In the link.
    InLink(Box<Held>),
    /// The link holds another set than it names.
    Forged,
    /// On its way.
    Coming,
    /// It cannot be read; a sentence says why.
    Broken(String),
    /// In a file at this address; it is fetched when the learner wants it.
    Elsewhere(String),
    /// It could not be had from the site.
    Missing,
}

/// Where the set of an assignment is.
#[must_use]
pub fn set_at(app: &App, handed: &Handed) -> SetAt {
    let Some(id) = local(app, handed) else {
        if let Some(url) = &handed.file
            && handed.packed.is_none()
        {
            return SetAt::Elsewhere(url.clone());
        }
        return match &app.desk.shared {
            Shared::Here(held) if held.hash == handed.assignment.hash => {
                SetAt::InLink(held.clone())
            }
            Shared::Here(_) => SetAt::Forged,
            Shared::Broken(why) => SetAt::Broken(why.clone()),
            Shared::None | Shared::Opening(_) => SetAt::Coming,
        };
    };
    match &app.library {
        Library::Ready { bank, .. } if bank.set().id == id => {
            let is_same = super::hash_here(app).is_some_and(|hash| hash == handed.assignment.hash);
            if is_same { SetAt::Here } else { SetAt::Changed }
        }
        Library::Failed { id: failed, .. } if *failed == id => SetAt::Missing,
        Library::Empty
        | Library::Loading { .. }
        | Library::Ready { .. }
        | Library::Failed { .. } => SetAt::Coming,
    }
}

/// The id under which the set of an assignment is known here: a set with its content, or one of
/// the site's; `None` where it has to be taken from the link first.
pub(super) fn local(app: &App, handed: &Handed) -> Option<String> {
    let hash = &handed.assignment.hash;
    let mut kept = app.desk.kept.iter();
    if let Some(kept) = kept.find(|kept| kept.is_offered() && kept.hash == *hash) {
        return Some(kept.id.clone());
    }
    let is_elsewhere = handed.packed.is_some() || handed.file.is_some();
    (!is_elsewhere).then(|| handed.assignment.set.clone())
}

pub(super) fn enter(app: &mut App, handed: &Handed, env: Env) -> Vec<Effect> {
    if handed.fault().is_some() {
        return vec![Effect::Focus(FocusOn::Heading)];
    }
    match (local(app, handed), &handed.packed) {
        (Some(id), _) => {
            let mut effects = open::open_with(app, &id, env);
            if effects.is_empty() {
                effects.push(Effect::Focus(FocusOn::Heading));
            }
            effects
        }
        (None, Some(packed)) => {
            let link = route::Shared {
                hash: handed.assignment.hash.clone(),
                packed: Some(packed.clone()),
                from: None,
            };
            desk::shared::open(app, link)
        }
        (None, None) => vec![Effect::Focus(FocusOn::Heading)],
    }
}

/// The set came: the page can be drawn, or the quiz can begin.
pub(super) fn set_here(app: &mut App, handed: &Handed, env: Env) -> Vec<Effect> {
    let bank = app.bank().cloned();
    let bank = bank.filter(|bank| Some(&bank.set().id) == local(app, handed).as_ref());
    match bank {
        Some(bank) if std::mem::take(&mut app.class.begin.begins) => {
            begin_with(app, handed, &bank, env)
        }
        Some(_) => {
            let mut effects = vec![Effect::Focus(FocusOn::Heading)];
            effects.extend(lms::at_door(app, env));
            effects
        }
        None => vec![Effect::Focus(FocusOn::Heading)],
    }
}

/// What of this assignment this browser has, under a name, in the order in which it was begun.
#[must_use]
pub fn attempts_of<'a>(app: &'a App, handed: &Handed, learner: Option<&str>) -> Vec<&'a Attempt> {
    let says = handed.says();
    let all = app.ledger.all().iter();
    let is_of = |attempt: &&Attempt| {
        attempt.assigned.as_deref().is_some_and(|assigned| {
            let is_theirs = learner.is_none_or(|learner| is_by(assigned, learner));
            assigned.says == says && is_theirs
        })
    };
    all.filter(is_of).collect()
}

/// What of it may be gone on with or looked at here: where a platform knows the learner, what is
/// theirs alone.
#[must_use]
pub fn offered<'a>(app: &'a App, handed: &Handed) -> Vec<&'a Attempt> {
    let mut all = attempts_of(app, handed, None);
    all.retain(|attempt| lms::is_theirs(app, attempt));
    all
}

/// Whether an attempt was made under a name.
pub(super) fn is_by(assigned: &Assigned, learner: &str) -> bool {
    name(&called(learner)) == name(&assigned.learner)
}

/// "Begin": the set of the link is kept first.
pub(super) fn begin(app: &mut App, env: Env) -> Vec<Effect> {
    let Route::Assignment(handed) = app.route.clone() else {
        return Vec::new();
    };
    if name(&app.class.begin.name).is_empty() {
        app.class.begin.complaint = Some(Complaint::NoName);
        return vec![Effect::Focus(FocusOn::Section("learner"))];
    }
    match set_at(app, &handed) {
        // The files of a package belong together.
        SetAt::Changed if lms::is_packed(app, &handed) => Vec::new(),
        SetAt::Here | SetAt::Changed => {
            let bank = app.bank().cloned();
            bank.map(|bank| begin_with(app, &handed, &bank, env))
                .unwrap_or_default()
        }
        SetAt::InLink(held) => keep(app, *held, env),
        SetAt::Forged | SetAt::Coming | SetAt::Broken(_) | SetAt::Elsewhere(_) | SetAt::Missing => {
            Vec::new()
        }
    }
}

/// Keeps the set of the link, so that the quiz can be taken up without it.
fn keep(app: &mut App, held: Held, env: Env) -> Vec<Effect> {
    let (kept, text) = desk::shared::kept_of(app, &held, env);
    let key = kept.key.clone();
    app.class.begin.taken = Some((kept, text.clone()));
    app.class.begin.begins = true;
    vec![desk::request(desk::Request::Store(key, text))]
}

/// The set of the link was kept; where the browser keeps nothing, it is used all the same.
pub(in crate::app) fn stored(app: &mut App, key: &str, is: bool, env: Env) -> Option<Vec<Effect>> {
    let (kept, text) = app.class.begin.taken.take_if(|(kept, _)| kept.key == key)?;
    let id = kept.id.clone();
    let listed = desk::add_quietly(app, kept);
    let mut effects = Vec::new();
    if is {
        effects.push(listed);
    } else {
        app.desk.is_lost = true;
    }
    let file = ["kept:", key].concat();
    app.library = Library::Loading {
        id: id.clone(),
        file,
    };
    effects.extend(open::take_set(app, &id, Ok(text), env));
    Some(effects)
}

fn begin_with(app: &mut App, handed: &Handed, bank: &Bank, env: Env) -> Vec<Effect> {
    let learner = called(&app.class.begin.name);
    let before = attempts_of(app, handed, Some(&learner));
    if let Some(open) = before.iter().find(|attempt| !attempt.is_finished()) {
        let route = Route::Run(Run::Attempt(open.id.clone()));
        return vec![Effect::Go(route.address())];
    }
    let number = u16::try_from(before.len() + 1).unwrap_or(u16::MAX);
    let assignment = &handed.assignment;
    if assignment.attempts.is_some_and(|most| number > most) {
        app.class.begin.complaint = Some(Complaint::UsedUp);
        return vec![Effect::Focus(FocusOn::Section("learner"))];
    }
    let picks = { assignment.draw(bank, &learner, number) }
        .into_iter()
        .map(|(pick, _)| pick)
        .collect::<Vec<_>>();
    if picks.is_empty() {
        app.class.begin.complaint = Some(Complaint::NoQuestions);
        return vec![Effect::Focus(FocusOn::Section("learner"))];
    }
    let round = super::live::of_link(app, handed);
    if round.is_some_and(|round| round.moment == Moment::Over) {
        app.class.begin.complaint = Some(Complaint::Over);
        return vec![Effect::Focus(FocusOn::Section("learner"))];
    }
    let assigned = Assigned {
        says: handed.says(),
        learner,
        number,
        minutes: minutes(assignment, app.class.begin.time),
        tells_at_end: assignment.feedback == Feedback::AtEnd,
    };
    let attempt = Attempt {
        picks,
        assigned: Some(Box::new(assigned)),
        ..attempts::new_attempt(bank, assignment.selection.clone(), env)
    };
    let (key, text) = (attempt.key(), attempt.encode());
    let route = Route::Run(Run::Attempt(attempt.id.clone()));
    app.ledger.put(attempt);
    app.class.begin = Choices::default();
    vec![Effect::Save { key, text }, Effect::Go(route.address())]
}

/// A name as it is written down: no spaces around it, not longer than it may be.
fn called(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").chars().take(LONGEST_NAME).collect()
}

fn minutes(assignment: &Assignment, time: Time) -> Option<u16> {
    assignment.minutes.and_then(|given| time.minutes(given))
}

/// A seed for other questions, as the page of practising makes one.
pub(super) fn fresh_seed(env: Env) -> u64 {
    practise::fresh_seed(env)
}
