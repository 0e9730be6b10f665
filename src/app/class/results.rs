//! What came back: taken in from files and texts, kept in the record of its quiz, and marked.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::hand_out::{add, store};
use super::shelf::{Listed, RECORD};
use super::{Request, request};
use crate::app::desk::shared::Shared;
use crate::app::desk::{self};
use crate::app::route::{self, Handed};
use crate::app::{Effect, Env, FocusOn, Library, Model as App, Route, open};
use crate::bank::Bank;
use crate::class::table::{self, Sheet};
use crate::class::{
    Analysis, Confused, Fault, Found, Gradebook, Record, Submission, Taken, confusions, gather,
    read_all,
};
use crate::desk::code;
use crate::desk::order::Order;
use crate::set;

/// Under this key lie results of quizzes that were not handed out here.
const ASIDE: &str = "class:aside";

/// What came back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// The record on screen.
    pub open: Option<Open>,
    /// What became of what was taken in last.
    pub told: Vec<Told>,
    /// How many results wait for their quiz.
    pub aside: usize,
    /// Whether something could not be kept.
    pub is_lost: bool,
    /// Whether QR codes are read.
    pub camera: Camera,
    /// What was read last: a code stays before the camera for a while.
    read: Vec<String>,
}

/// The camera that reads QR codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Camera {
    /// Not in use.
    #[default]
    Off,
    /// In use.
    On,
    /// It cannot be had.
    Failed,
}

/// The record of a quiz.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// Its key.
    pub key: String,
    /// Its record; `None` until it is here.
    pub record: Option<Record>,
    /// The quiz.
    pub handed: Option<Handed>,
    /// Its link.
    pub link: String,
    /// The QR code of the link: squares on a side, and the path of the dark ones.
    pub code: Option<(u32, String)>,
    /// What was marked; `None` until the set is here.
    pub marked: Option<Rc<Marked>>,
    /// Why it cannot be marked.
    pub trouble: Option<Trouble>,
}

/// The marks of a class.
#[derive(Clone, Debug, PartialEq)]
pub struct Marked {
    /// What they were marked by.
    pub bank: Rc<Bank>,
    /// The marks.
    pub book: Gradebook,
    /// What they say of the questions.
    pub analysis: Analysis,
    /// What the class takes for one another.
    pub confused: Vec<Confused>,
}

/// Why a record cannot be shown or marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is none, or it cannot be read.
    Unread,
    /// Its set is not to be had.
    NoSet,
    /// Its set is another than it was.
    OtherSet,
}

/// What became of results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// So many new ones of a quiz, by its key, and so many that were here.
    Taken(String, usize, usize),
    /// So many are of quizzes that were not handed out here.
    Unknown(usize),
    /// So many have a fault.
    Faulty(Fault, usize),
    /// There were none.
    Nothing,
    /// A quiz was added by its link, by its key.
    Added(String),
}

pub(super) fn enter_list(app: &mut App) -> Vec<Effect> {
    app.class.back.told.clear();
    app.class.back.open = None;
    vec![read(ASIDE), Effect::Focus(FocusOn::Heading)]
}

fn read(key: &str) -> Effect {
    request(Request::Gather {
        key: key.to_owned(),
        texts: Vec::new(),
    })
}

/// Opens the record under a key.
pub(super) fn enter(app: &mut App, key: &str, _: Env) -> Vec<Effect> {
    let is_open = app
        .class
        .back
        .open
        .as_ref()
        .is_some_and(|open| open.key == key);
    if !is_open {
        app.class.back.open = Some(Open {
            key: key.to_owned(),
            record: None,
            handed: None,
            link: String::new(),
            code: None,
            marked: None,
            trouble: None,
        });
    }
    vec![
        read(&[RECORD, key].concat()),
        Effect::Focus(FocusOn::Heading),
    ]
}

/// Takes in whatever results and links of quizzes stand in some texts.
pub(in crate::app) fn take(app: &mut App, texts: &[String]) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut told = Vec::new();
    let found: Vec<Found> = texts.iter().flat_map(|text| gather(text)).collect();
    for link in found.iter().filter_map(link) {
        let id = link.assignment.id();
        if app
            .class
            .listed
            .iter()
            .any(|one| one.assignment == id && one.gone == 0)
        {
            continue;
        }
        let env = Env {
            now: app.now,
            time_zone_offset: app.time_zone_offset,
            // Links of one text are told apart by their number.
            seed: app.class.listed.len() as u64,
        };
        let (key, added) = add(app, &link, env);
        effects.extend(added);
        // What waited for it.
        effects.push(read(ASIDE));
        told.push(Told::Added(key));
    }
    let mut results = Vec::new();
    let mut faults: Vec<(Fault, usize)> = Vec::new();
    for one in found {
        match one {
            Found::Result { text, at } => results.push(Taken {
                text,
                at: at.unwrap_or(app.now),
            }),
            Found::Broken(fault) => match faults.iter_mut().find(|(other, _)| *other == fault) {
                Some((_, count)) => *count += 1,
                None => faults.push((fault, 1)),
            },
            Found::Assignment(_) => {}
        }
    }
    let by_key = by_key(app, results);
    let unknown = by_key.get(ASIDE).map_or(0, Vec::len);
    if unknown > 0 {
        told.push(Told::Unknown(unknown));
    }
    told.extend(
        faults
            .into_iter()
            .map(|(fault, count)| Told::Faulty(fault, count)),
    );
    if by_key.is_empty() && told.is_empty() {
        told.push(Told::Nothing);
    }
    app.class.back.told = told;
    for (key, texts) in by_key {
        effects.push(request(Request::Gather { key, texts }));
    }
    effects.push(Effect::Focus(FocusOn::Section("told")));
    effects
}

/// Results by the key of the record that each belongs to, each once.
fn by_key(app: &App, results: Vec<Taken>) -> BTreeMap<String, Vec<Taken>> {
    let mut by_key: BTreeMap<String, Vec<Taken>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for one in results {
        let read = read_all(&one.text).into_iter().next();
        if let Some(Ok(submission)) = read
            && seen.insert(one.text.clone())
        {
            let key = key_of(app, &submission);
            by_key.entry(key).or_default().push(one);
        }
    }
    by_key
}

/// The key of the record that a result belongs to.
fn key_of(app: &App, submission: &Submission) -> String {
    let mut listed = app.class.listed.iter();
    let own = listed.find(|one| one.assignment == submission.assignment && one.gone == 0);
    own.map_or(ASIDE.to_owned(), |one| [RECORD, &one.key].concat())
}

/// The link of a quiz that was found, where it is whole.
fn link(found: &Found) -> Option<Handed> {
    match found {
        Found::Assignment(query) => Handed::read(query).filter(|handed| handed.fault().is_none()),
        Found::Result { .. } | Found::Broken(_) => None,
    }
}

/// A record as it stands now. It may have been read while results were on their way to it, so what
/// it was given comes with it.
pub(super) fn gathered(
    app: &mut App,
    key: &str,
    text: Option<String>,
    given: usize,
) -> Vec<Effect> {
    let record = text.as_deref().map(Record::read);
    let record = record.and_then(Result::ok);
    let back = &mut app.class.back;
    let handed_in = (given > 0).then_some(given);
    if key == ASIDE {
        let Some(record) = record else {
            // None ever waited; or nothing can be kept.
            back.is_lost |= handed_in.is_some();
            return Vec::new();
        };
        return match handed_in {
            Some(_) => {
                back.aside = record.taken.len();
                Vec::new()
            }
            None => match_aside(app, &record),
        };
    }
    let own = key.strip_prefix(RECORD).unwrap_or_default().to_owned();
    let Some(record) = record else {
        back.is_lost |= handed_in.is_some();
        if let Some(open) = back.open.as_mut().filter(|open| open.key == own) {
            open.trouble = Some(Trouble::Unread);
        }
        return Vec::new();
    };
    let mut effects = count(app, &own, record.taken.len(), handed_in);
    // A link of a result leads on to its quiz.
    let is_list = matches!(app.route, Route::HandIn(_) | Route::Class(None));
    if handed_in.is_some() && is_list && app.class.back.camera != Camera::On {
        effects.push(Effect::Replace(Route::Class(Some(own.clone())).address()));
    }
    let site = app.site.clone();
    let Some(open) = app.class.back.open.as_mut().filter(|open| open.key == own) else {
        return effects;
    };
    open.link = [&site, "#/a?", &record.assignment].concat();
    open.code = code::draw(&open.link);
    let is_same = open.record.as_ref() == Some(&record);
    open.handed = Handed::read(&record.assignment);
    open.record = Some(record);
    if !is_same || open.marked.is_none() {
        effects.extend(fetch_set(app));
    }
    effects
}

/// What waited for a quiz that is here now goes into its record.
fn match_aside(app: &mut App, record: &Record) -> Vec<Effect> {
    let mut by_key = by_key(app, record.taken.clone());
    let left = by_key.remove(ASIDE).unwrap_or_default();
    app.class.back.aside = left.len();
    if by_key.is_empty() {
        return Vec::new();
    }
    let rest = Record {
        taken: left,
        ..record.clone()
    };
    let mut effects = Vec::new();
    for (key, texts) in by_key {
        effects.push(request(Request::Gather { key, texts }));
    }
    // Written last: what is in two records for a moment is lost in neither.
    effects.push(request(Request::Write {
        key: ASIDE.to_owned(),
        text: rest.write(),
    }));
    effects
}

/// How many results a quiz has now; and what of those that were handed in is new.
fn count(app: &mut App, key: &str, results: usize, handed_in: Option<usize>) -> Vec<Effect> {
    let now = app.now;
    let mut listed = app.class.listed.iter_mut();
    let Some(listed) = listed.find(|one| one.key == key) else {
        return Vec::new();
    };
    let before = listed.results as usize;
    if let Some(handed_in) = handed_in {
        let new = results.saturating_sub(before);
        let here = handed_in.saturating_sub(new);
        let told = Told::Taken(key.to_owned(), new, here);
        app.class.back.told.insert(0, told);
    }
    if before == results {
        return Vec::new();
    }
    listed.results = results as u32;
    listed.changed = now;
    vec![store(app)]
}

/// The set of the quiz on screen is in its link, or one of the site's.
fn fetch_set(app: &mut App) -> Vec<Effect> {
    let open = app.class.back.open.as_ref();
    let Some(handed) = open.and_then(|open| open.handed.clone()) else {
        return trouble(app, Trouble::Unread);
    };
    if let Some(packed) = handed.packed {
        let link = route::Shared {
            hash: handed.assignment.hash,
            packed: Some(packed),
            from: None,
        };
        let effects = desk::shared::open(app, link);
        // It may be here from before.
        return match effects.is_empty() {
            true => mark(app),
            false => effects,
        };
    }
    let id = super::assigned::local(app, &handed).unwrap_or(handed.assignment.set);
    if app.bank().is_some_and(|bank| bank.set().id == id) {
        return mark(app);
    }
    match open::load(app, &id) {
        effects if effects.is_empty() && matches!(app.library, Library::Failed { .. }) => {
            trouble(app, Trouble::NoSet)
        }
        effects => effects,
    }
}

fn trouble(app: &mut App, trouble: Trouble) -> Vec<Effect> {
    if let Some(open) = &mut app.class.back.open {
        open.trouble = Some(trouble);
    }
    Vec::new()
}

/// The set that the record on screen is marked by; `None` where it is in its link.
pub(super) fn wanted_set(app: &App, key: &str) -> Option<String> {
    let open = app
        .class
        .back
        .open
        .as_ref()
        .filter(|open| open.key == key)?;
    let handed = open
        .handed
        .as_ref()
        .filter(|handed| handed.packed.is_none())?;
    super::assigned::local(app, handed).or_else(|| Some(handed.assignment.set.clone()))
}

/// Marks what came back, when the set is here.
#[inline(never)]
pub(in crate::app) fn mark(app: &mut App) -> Vec<Effect> {
    let Some((record, handed)) = app.class.back.open.as_ref().and_then(|open| {
        let record = open.record.clone()?;
        Some((record, open.handed.clone()?))
    }) else {
        return Vec::new();
    };
    let hash = &handed.assignment.hash;
    let bank = match &handed.packed {
        Some(_) => match &app.desk.shared {
            Shared::Here(held) if held.hash == *hash => set::read(&held.text)
                .ok()
                .map(|reading| Rc::new(Bank::compile(Rc::new(reading.set)))),
            Shared::Here(_) | Shared::Broken(_) => return trouble(app, Trouble::NoSet),
            Shared::None | Shared::Opening(_) => return Vec::new(),
        },
        None => app.bank().cloned(),
    };
    let Some(bank) = bank else {
        return trouble(app, Trouble::NoSet);
    };
    let is_other = handed.packed.is_none() && super::hash_here(app).as_ref() != Some(hash);
    let book = Gradebook::mark(&handed.assignment, &bank, record.submissions());
    let analysis = book.analysis();
    let confused = confusions(&book, &bank);
    if let Some(open) = &mut app.class.back.open {
        open.trouble = is_other.then_some(Trouble::OtherSet);
        open.marked = Some(Rc::new(Marked {
            bank,
            book,
            analysis,
            confused,
        }));
    }
    Vec::new()
}

/// Deletes what was handed out; for a while it can be had back.
pub(super) fn delete(app: &mut App, key: &str, env: Env) -> Vec<Effect> {
    set_gone(app, key, env.now);
    vec![store(app), Effect::Go(Route::Class(None).address())]
}

/// Has it back.
pub(super) fn restore(app: &mut App, key: &str) -> Vec<Effect> {
    set_gone(app, key, 0);
    vec![store(app), Effect::Focus(FocusOn::Heading)]
}

fn set_gone(app: &mut App, key: &str, gone: i64) {
    let now = app.now;
    let mut listed = app.class.listed.iter_mut();
    if let Some(listed) = listed.find(|one| one.key == key) {
        listed.gone = gone;
        listed.changed = now;
    }
}

/// The record on screen as a file.
pub(super) fn back_up(app: &App) -> Vec<Effect> {
    let open = app.class.back.open.as_ref();
    let record = open.and_then(|open| open.record.as_ref());
    let saved = record.map(|record| Effect::Download {
        name: [&*file_name(app), ".txt"].concat(),
        text: record.write(),
    });
    saved.into_iter().collect()
}

/// Begins to read QR codes, or ends it.
pub(super) fn toggle_camera(app: &mut App) -> Vec<Effect> {
    if app.class.back.camera == Camera::On {
        return give_camera_back(app);
    }
    app.class.back.camera = Camera::On;
    app.class.back.read.clear();
    vec![request(Request::Watch)]
}

/// Whoever leaves the page needs the camera no more.
pub(in crate::app) fn give_camera_back(app: &mut App) -> Vec<Effect> {
    match std::mem::take(&mut app.class.back.camera) {
        Camera::On => vec![request(Request::WatchNoMore)],
        Camera::Off | Camera::Failed => Vec::new(),
    }
}

/// What was read from a frame of the camera.
pub(in crate::app) fn seen(app: &mut App, texts: Vec<String>) -> Vec<Effect> {
    if app.class.back.camera != Camera::On {
        return Vec::new();
    }
    let mut effects = Vec::new();
    if !texts.is_empty() && texts != app.class.back.read {
        effects = take(app, &texts);
        // The camera goes on; the focus stays where it is.
        effects.retain(|effect| !matches!(effect, Effect::Focus(_)));
        app.class.back.read = texts;
    }
    effects.push(request(Request::WatchOn));
    effects
}

/// The gradebook as sheets.
fn sheets(app: &App) -> Option<Vec<Sheet>> {
    let marked = app.class.back.open.as_ref()?.marked.as_ref()?;
    let zone = app.time_zone_offset;
    Some(table::sheets(&marked.book, &marked.bank, zone))
}

/// All of it as a workbook; the worker makes it.
pub(super) fn workbook(app: &App) -> Vec<Effect> {
    let order = sheets(app).map(|sheets| desk::say(Order::Workbook(sheets)));
    order.into_iter().collect()
}

/// The workbook is made.
pub(in crate::app) fn save_workbook(app: &App, bytes: Vec<u8>) -> Vec<Effect> {
    let name = [&*file_name(app), ".xlsx"].concat();
    vec![request(Request::Save { name, bytes })]
}

/// One of the sheets as a table of text.
pub(super) fn table(app: &App, at: usize) -> Vec<Effect> {
    let sheets = sheets(app).unwrap_or_default();
    let sheet = sheets.get(at).map(|sheet| Effect::Download {
        name: [
            &*file_name(app),
            "-",
            &sheet.name.to_ascii_lowercase().replace(' ', "-"),
            ".csv",
        ]
        .concat(),
        text: table::csv(sheet),
    });
    sheet.into_iter().collect()
}

/// The name of a file of the record on screen, without its ending.
fn file_name(app: &App) -> String {
    let open = app.class.back.open.as_ref();
    let mut listed = app.class.listed.iter();
    let listed = listed.find(|one| open.is_some_and(|open| open.key == one.key));
    let title = listed.map_or("", |one| &one.title);
    let plain = title.chars().map(|sign| match sign.is_alphanumeric() {
        true => sign,
        false => '-',
    });
    ["annals-", &plain.take(60).collect::<String>()].concat()
}

/// What was handed out and not deleted.
#[must_use]
pub fn listed(app: &App) -> Vec<&Listed> {
    app.class
        .listed
        .iter()
        .filter(|one| one.gone == 0)
        .collect()
}
