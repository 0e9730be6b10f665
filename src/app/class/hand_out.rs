//! Handing a quiz out: what is chosen stands in the address, as it will stand in the link.

use std::collections::BTreeMap;

use super::assigned::fresh_seed;
use super::shelf::{self, Listed, RECORD};
use super::{Request, hash_here, live, own, request};
use crate::app::desk::{self, shelf::fresh_key};
use crate::app::route::Handed;
use crate::app::{Effect, Env, FocusOn, Model as App, Page, Route, open};
use crate::bank::{Bank, Selection};
use crate::class::live::SECONDS;
use crate::class::{self, Assignment, Feedback, Live, Questions, Record};
use crate::desk::order::Order;

/// The most signs of a set in a link: what browsers and mail programs still pass on.
pub const LONGEST: usize = 30_000;

/// A quiz that is being handed out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// The key of the set that is being packed.
    packing: Option<String>,
    /// Whether the class reports to the store of the settings.
    pub reports: bool,
    /// Why it cannot be handed out.
    pub complaint: Option<Complaint>,
    /// In how many minutes a round of the whole class begins.
    pub lead: u16,
    /// What stands in fields and is no number that may stand there.
    pub wrong: BTreeMap<Field, String>,
    /// What is asked for, and how many questions there are of it.
    there: Option<(Selection, usize)>,
    /// The addresses that were written while something was chosen. The browser tells of each a
    /// moment later, when more may have been typed.
    written: Vec<String>,
}

impl Model {
    /// How many questions there are of what is asked for.
    #[must_use]
    pub fn there(&self, bank: &Bank, wanted: &Selection) -> usize {
        let counted = self.there.as_ref().filter(|(asked, _)| asked == wanted);
        counted.map_or_else(|| bank.plan(wanted, &[]).len(), |(_, count)| *count)
    }
}

/// A field for a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// How many questions.
    Count,
    /// How many minutes.
    Minutes,
    /// How many attempts.
    Attempts,
    /// How many seconds each question of a round stands.
    Each,
    /// In how many minutes it begins.
    Lead,
}

/// Why a quiz cannot be handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complaint {
    /// In a field stands what is no number that may stand there.
    Number(Field),
    /// Its set is too large for a link, and has no address of its own.
    TooLarge,
    /// Its set cannot be read.
    Unread,
    /// The class has no key to the store of its own.
    NoKey,
}

/// What is chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// What it is called.
    Title(String),
    /// How many questions.
    Count(u32),
    /// Other questions.
    Others,
    /// Who is asked the same.
    Questions(Questions),
    /// In which order.
    Order(class::Order),
    /// When what was right is told.
    Feedback(Feedback),
    /// How many minutes there are; none: as many as are wanted.
    Minutes(Option<u16>),
    /// How often it may be done; none: as often as is wanted.
    Attempts(Option<u16>),
    /// Whether the whole class does it at once.
    Live(bool),
    /// How many seconds each question of a round stands.
    Each(u16),
    /// In how many minutes it begins.
    Lead(u16),
    /// In a field stands what is no number that may stand there.
    Wrong(Field, String),
}

impl Change {
    /// The field for a number that it was written in.
    fn field(&self) -> Option<Field> {
        match self {
            Change::Count(_) => Some(Field::Count),
            Change::Minutes(_) => Some(Field::Minutes),
            Change::Attempts(_) => Some(Field::Attempts),
            Change::Each(_) => Some(Field::Each),
            Change::Lead(_) => Some(Field::Lead),
            Change::Wrong(field, _) => Some(*field),
            Change::Title(_)
            | Change::Others
            | Change::Questions(_)
            | Change::Order(_)
            | Change::Feedback(_)
            | Change::Live(_) => None,
        }
    }
}

/// "Hand these out": what was chosen for practising, or the usual.
pub(super) fn wanted(app: &mut App, env: Env) -> Vec<Effect> {
    let Some(bank) = app.bank().cloned() else {
        return Vec::new();
    };
    let seed = fresh_seed(env);
    let mut assignment = Assignment::of(&bank.set().id, "", seed);
    if let Page::Practise(choices) = &mut app.page {
        match choices.selection(&bank, seed) {
            Ok(selection) => assignment.selection = selection,
            Err(complaint) => {
                choices.complaint = Some(complaint);
                return Vec::new();
            }
        }
    }
    vec![Effect::Go(Route::HandOut(Box::new(assignment)).address())]
}

pub(super) fn enter(app: &mut App, assignment: &Assignment, env: Env) -> Vec<Effect> {
    app.class.out = Model {
        lead: live::LEAD,
        ..Model::default()
    };
    let mut effects = open::open_with(app, &assignment.set, env);
    if effects.is_empty() {
        effects.push(Effect::Focus(FocusOn::Heading));
    }
    effects
}

/// Counts the questions of what is asked for, when that is something else.
fn count(app: &mut App) {
    let Route::HandOut(assignment) = &app.route else {
        return;
    };
    let wanted = &assignment.selection;
    let is_counted = { &app.class.out.there }
        .as_ref()
        .is_some_and(|(asked, _)| asked == wanted);
    let bank = { app.bank() }.filter(|bank| bank.set().id == assignment.set);
    if let Some(bank) = bank.filter(|_| !is_counted) {
        let there = bank.plan(wanted, &[]).len();
        app.class.out.there = Some((Selection::clone(wanted), there));
    }
}

pub(super) fn set_here(app: &mut App) -> Vec<Effect> {
    count(app);
    vec![Effect::Focus(FocusOn::Heading)]
}

/// The page is opened where the same is open: something of it was chosen otherwise.
#[inline(never)]
pub(in crate::app) fn again(app: &mut App, assignment: &Assignment) -> bool {
    let is_open = matches!(&app.route, Route::HandOut(before) if before.set == assignment.set);
    let route = Route::HandOut(Box::new(assignment.clone()));
    // What comes back of one's own is no news, and may be older than what stands in the fields.
    if is_open && !app.class.out.written.contains(&route.address()) {
        app.route = route;
        count(app);
    }
    is_open
}

pub(super) fn change(app: &mut App, change: Change, env: Env) -> Vec<Effect> {
    let Route::HandOut(assignment) = &mut app.route else {
        return Vec::new();
    };
    let out = &mut app.class.out;
    if let Some(field) = change.field() {
        out.wrong.remove(&field);
    }
    match change {
        Change::Live(is) => {
            // The fields of the other way are gone.
            out.wrong.clear();
            out.lead = live::LEAD;
            assignment.live = is.then_some(Live {
                at: 0,
                each: SECONDS.1,
            });
        }
        Change::Each(each) => assignment.live = Some(Live { at: 0, each }),
        Change::Lead(minutes) => out.lead = minutes,
        Change::Wrong(field, text) => drop(out.wrong.insert(field, text)),
        Change::Title(title) => assignment.title = title,
        Change::Count(count) => assignment.selection.count = count,
        Change::Others => assignment.selection.seed = fresh_seed(env),
        Change::Questions(questions) => assignment.questions = questions,
        Change::Order(order) => assignment.order = order,
        Change::Feedback(feedback) => assignment.feedback = feedback,
        Change::Minutes(minutes) => assignment.minutes = minutes,
        Change::Attempts(attempts) => assignment.attempts = attempts,
    }
    out.complaint = { out.wrong.keys().next() }.map(|field| Complaint::Number(*field));
    count(app);
    // What is being typed stays as it is until the link is made.
    let address = app.route.address();
    if app.class.out.written.last() != Some(&address) {
        app.class.out.written.push(address.clone());
    }
    vec![Effect::Replace(address)]
}

/// "Hand it out": a set of one's own goes into the link.
pub(super) fn hand_out(app: &mut App, env: Env) -> Vec<Effect> {
    let Route::HandOut(assignment) = &app.route else {
        return Vec::new();
    };
    if let Some(field) = app.class.out.wrong.keys().next() {
        let field = *field;
        return complain(app, Complaint::Number(field));
    }
    match own(app, &assignment.set).map(|kept| kept.key.clone()) {
        Some(key) => {
            app.class.out.packing = Some(key.clone());
            vec![desk::say(Order::PackKept { key })]
        }
        None => match hash_here(app) {
            Some(hash) => finish(app, hash, None, env),
            None => complain(app, Complaint::Unread),
        },
    }
}

/// The set was packed, or could not be.
pub(in crate::app) fn packed(
    app: &mut App,
    key: &str,
    packed: Option<(String, String)>,
    env: Env,
) -> Vec<Effect> {
    if app
        .class
        .out
        .packing
        .take_if(|packing| packing == key)
        .is_none()
    {
        return Vec::new();
    }
    match packed {
        Some((hash, packed)) => finish(app, hash, Some(packed), env),
        None => complain(app, Complaint::Unread),
    }
}

fn complain(app: &mut App, complaint: Complaint) -> Vec<Effect> {
    app.class.out.complaint = Some(complaint);
    Vec::new()
}

/// The link is made, and its record begun.
fn finish(app: &mut App, hash: String, packed: Option<String>, env: Env) -> Vec<Effect> {
    let Route::HandOut(assignment) = app.route.clone() else {
        return Vec::new();
    };
    let (lead, now) = (app.class.out.lead, live::now(app));
    let live = assignment.live.map(|live| live::starting(live, lead, now));
    let mut handed = Handed::new(Assignment {
        hash,
        live,
        ..*assignment
    });
    let mut kept = None;
    if app.class.out.reports {
        match app.class.records.named.for_class() {
            Ok((store, save)) => {
                handed = handed.reporting_to(&store);
                kept = Some(save);
            }
            Err(_) => return complain(app, Complaint::NoKey),
        }
    }
    match packed {
        Some(packed) if packed.len() > LONGEST => {
            let kept = own(app, &handed.assignment.set);
            let from = kept.map(|kept| kept.from.clone());
            match from.filter(|from| !from.is_empty()) {
                Some(from) => handed.file = Some(from),
                None => return complain(app, Complaint::TooLarge),
            }
        }
        packed => handed.packed = packed,
    }
    let (key, mut effects) = add(app, &handed, env);
    effects.extend(kept);
    let page = match live {
        Some(_) => Route::Live(key),
        None => Route::Class(Some(key)),
    };
    effects.push(Effect::Go(page.address()));
    effects
}

/// Adds what a link says to what was handed out here.
pub(super) fn add(app: &mut App, handed: &Handed, env: Env) -> (String, Vec<Effect>) {
    let key = fresh_key(env);
    let address = Route::Assignment(Box::new(handed.clone())).address();
    let record = Record::of(address.trim_start_matches("#/a?"));
    let assignment = &handed.assignment;
    let title = match assignment.title.is_empty() {
        true => app.set_title(&assignment.set).to_owned(),
        false => assignment.title.clone(),
    };
    app.class.listed.insert(
        0,
        Listed {
            key: key.clone(),
            assignment: assignment.id(),
            title,
            says: handed.says(),
            made: env.now,
            results: 0,
            changed: env.now,
            gone: 0,
        },
    );
    let effects = vec![
        store(app),
        request(Request::Write {
            key: [RECORD, &key].concat(),
            text: record.write(),
        }),
    ];
    (key, effects)
}

/// The order to store the list.
pub(super) fn store(app: &App) -> Effect {
    Effect::Save {
        key: shelf::KEY.to_owned(),
        text: shelf::encode(&app.class.listed),
    }
}
