//! What came back: taken in from files and texts, kept in the record of its quiz, and marked.

mod camera;
mod files;
mod marking;
mod taking;

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

pub use self::camera::Camera;
pub(super) use self::camera::toggle_camera;
pub(in crate::app) use self::camera::{give_camera_back, seen};
pub(in crate::app) use self::files::save_workbook;
pub(super) use self::files::{back_up, save_unkept, table, workbook};
pub(in crate::app) use self::marking::mark;
pub(super) use self::marking::wanted_set;
pub(super) use self::taking::ASIDE;
use self::taking::read;
pub(super) use self::taking::{came, gathered};
pub(in crate::app) use self::taking::{lost, sent, take};
use super::hand_out::store;
use super::shelf::{Listed, RECORD};
use crate::app::route::Handed;
use crate::app::{Effect, Env, FocusOn, Model as App, Route};
use crate::bank::Bank;
use crate::class::{Analysis, Confused, Counted, Fault, Gradebook, Record, Taken};
use crate::exchange::sent::Named;

/// What came back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// The record on screen.
    pub open: Option<Open>,
    /// What became of what was taken in last.
    pub told: Vec<Told>,
    /// The names of the files that the worker reads.
    pub coming: VecDeque<String>,
    /// What it told of those before them.
    here: Vec<Named>,
    /// Whether there were more files than are read at once.
    is_cut: bool,
    /// How many results wait for their quiz.
    pub aside: usize,
    /// What could not be kept, by the key of its record: it is shown until the page is closed.
    pub unkept: BTreeMap<String, Vec<Taken>>,
    /// Whether QR codes are read.
    pub camera: Camera,
    /// What was read last: a code stays before the camera for a while.
    read: Vec<String>,
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
    /// Of each question what was answered.
    pub answers: Vec<Vec<Counted>>,
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
    /// So many have a fault; the files in which they stand.
    Faulty(Fault, usize, Vec<String>),
    /// The link of a quiz is cut short, or was changed.
    BadLink,
    /// The files in which there are none.
    Without(Vec<String>),
    /// There were more files than are read at once.
    TooMany,
    /// There were none.
    Nothing,
    /// A quiz was added by its link, by its key.
    Added(String),
    /// It is here already, by its key.
    Known(String),
}

pub(super) fn enter_list(app: &mut App) -> Vec<Effect> {
    app.class.back.told.clear();
    app.class.back.open = None;
    vec![read(ASIDE), Effect::Focus(FocusOn::Heading)]
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

/// Deletes what was handed out; for a while it can be had back.
pub(super) fn delete(app: &mut App, key: &str, env: Env) -> Vec<Effect> {
    set_gone(app, key, env.now);
    vec![store(app), Effect::Go(Route::Class(None).address())]
}

/// Has it back.
pub(super) fn restore(app: &mut App, key: &str) -> Vec<Effect> {
    set_gone(app, key, 0);
    // Results may have come meanwhile.
    vec![store(app), read(ASIDE), Effect::Focus(FocusOn::Heading)]
}

fn set_gone(app: &mut App, key: &str, gone: i64) {
    let now = app.now;
    let mut listed = app.class.listed.iter_mut();
    if let Some(listed) = listed.find(|one| one.key == key) {
        listed.gone = gone;
        listed.changed = now;
    }
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
