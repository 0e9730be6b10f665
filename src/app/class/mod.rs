//! A class without a server: a quiz is handed out, done, handed in, and marked, each in the browser
//! of whoever does it.
//!
//! Late: nothing here may be reached before the first question (docs/decisions/0008-two-modules.md).

pub mod assigned;
pub mod clock;
pub(super) mod copied;
pub mod hand_in;
pub mod hand_out;
pub mod hooks;
pub mod live;
pub mod lms;
mod msg;
pub mod package;
pub mod records;
pub mod results;
pub mod shelf;

pub use self::msg::{Came, Msg, Request};

use self::shelf::Listed;
use super::desk::shelf::Kept;
use super::{Effect, Env, Library, Model as App, Route};
use crate::set;

/// All that is known of it in this browser.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// What was handed out here, the latest first.
    pub listed: Vec<Listed>,
    /// What is being chosen on the page of an assignment.
    pub begin: assigned::Choices,
    /// The result of the finished attempt on screen.
    pub result: Option<hand_in::Ready>,
    /// The quiz that is being handed out.
    pub out: hand_out::Model,
    /// What came back.
    pub back: results::Model,
    /// What is told of it to a store of records.
    pub records: records::Model,
    /// The package that the page stands in.
    pub lms: Option<Box<lms::Package>>,
    /// The package that is being made.
    pub package: package::Model,
    /// Rounds that a class plays at once.
    pub live: live::Model,
    /// When the clock of what is on screen is to be told of.
    wake: clock::Wake,
}

/// An order to the browser.
fn request(request: Request) -> Effect {
    Effect::Class(Box::new(request))
}

/// The hash of a set's file.
#[inline(never)]
pub(super) fn hash_of(text: &str) -> String {
    set::content_hash(text)
}

/// The hash of the set in use, as links to it name it.
fn hash_here(app: &App) -> Option<String> {
    let Library::Ready { bank, hash, .. } = &app.library else {
        return None;
    };
    let own = app
        .desk
        .kept
        .iter()
        .find(|kept| is_at(kept, &bank.set().id));
    Some(own.map_or(hash, |kept| &kept.hash).clone())
}

fn is_at(kept: &Kept, id: &str) -> bool {
    kept.is_offered() && kept.id == id
}

/// The set of one's own in use under an id.
fn own<'a>(app: &'a App, id: &str) -> Option<&'a Kept> {
    app.desk.kept.iter().find(|kept| is_at(kept, id))
}

/// Deals with what happened.
#[inline(never)]
pub(super) fn update(app: &mut App, msg: Msg, env: Env) -> Vec<Effect> {
    match msg {
        Msg::NameTyped(name) => {
            app.class.begin.name = name;
            app.class.begin.complaint = None;
            Vec::new()
        }
        Msg::TimeChosen(time) => {
            app.class.begin.time = time;
            Vec::new()
        }
        Msg::BeginPressed => assigned::begin(app, env),
        Msg::Woken(number) => clock::woken(app, number, env),
        Msg::AttemptSeen(key, text) => live::seen(app, &key, &text, env),
        Msg::ClockMoved(by) => live::move_clock(app, by, env),
        Msg::AgainPressed => live::again(app, env),
        Msg::EndPressed => hand_in::end(app, env),
        Msg::TextCopied(text) => vec![Effect::Copy(text)],
        Msg::ResultSaved => hand_in::save(app),
        Msg::HandOutWanted => hand_out::wanted(app, env),
        Msg::Changed(change) => hand_out::change(app, change, env),
        Msg::HandOutPressed => hand_out::hand_out(app, env),
        Msg::FilesPressed => vec![request(Request::Choose { folder: false })],
        Msg::FolderPressed => vec![request(Request::Choose { folder: true })],
        Msg::FilesCame(came) => results::came(app, came),
        Msg::TextsOffered(texts) => results::take(app, &texts),
        Msg::CameraPressed => results::toggle_camera(app),
        Msg::CameraFailed => {
            app.class.back.camera = results::Camera::Failed;
            Vec::new()
        }
        Msg::Gathered(key, text, given) => {
            let mut effects = results::gathered(app, &key, text, given);
            // A round may be on the screen now.
            effects.extend(clock::begin(app, env));
            effects
        }
        Msg::UnkeptSaved => results::save_unkept(app),
        Msg::DeletePressed(key) => results::delete(app, &key, env),
        Msg::RestorePressed(key) => results::restore(app, &key),
        Msg::BackupPressed => results::back_up(app),
        Msg::WorkbookPressed => results::workbook(app),
        Msg::TablePressed(at) => results::table(app, at),
        Msg::Records(msg) => records::update(app, msg, env),
        Msg::Lms(msg) => lms::update(app, msg, env),
        Msg::Package(msg) => package::update(app, msg),
        Msg::ListSeen(text) => {
            shelf::merge(&mut app.class.listed, &text);
            Vec::new()
        }
    }
}

/// Whether what stands under a key in local storage is read here when the app starts.
pub(super) fn is_read(key: &str) -> bool {
    [shelf::KEY, live::KEY].contains(&key) || key.starts_with(records::KEYS)
}

/// Reads the list of what was handed out, and what was not sent yet, when the app starts, and asks
/// whether that is in a package; what was deleted long ago goes for good.
#[inline(never)]
pub(super) fn take_list(app: &mut App, stored: &[(String, String)], env: Env) -> Vec<Effect> {
    let list = stored.iter().find(|(key, _)| key == shelf::KEY);
    app.class.live.offset = live::read(stored);
    app.class.listed = list
        .map(|(_, text)| shelf::decode(text))
        .unwrap_or_default();
    let is_over = |one: &Listed| one.gone > 0 && env.now - one.gone > shelf::KEPT_FOR;
    let over: Vec<Listed> = { &mut app.class.listed }
        .extract_if(.., |one| is_over(one))
        .collect();
    let forget = { &over }
        .iter()
        .map(|one| request(Request::Forget([shelf::RECORD, &one.key].concat())));
    let mut effects: Vec<Effect> = forget.collect();
    if !over.is_empty() {
        effects.push(hand_out::store(app));
    }
    effects.extend(records::start(app, stored, env));
    effects.push(lms::look());
    effects
}

/// Opens a page.
#[inline(never)]
pub(super) fn enter(app: &mut App, env: Env) -> Vec<Effect> {
    app.class.begin.complaint = None;
    live::enter(app);
    let mut effects = results::give_camera_back(app);
    effects.extend(match app.route.clone() {
        Route::Assignment(handed) => assigned::enter(app, &handed, env),
        Route::HandOut(assignment) => hand_out::enter(app, &assignment, env),
        Route::Class(None) => results::enter_list(app),
        Route::Class(Some(key)) => {
            package::enter(app, &key);
            results::enter(app, &key, env)
        }
        Route::Live(key) => results::enter(app, &key, env),
        Route::HandIn(text) => results::take(app, &[text]),
        _ => Vec::new(),
    });
    effects.extend(clock::begin(app, env));
    effects
}

/// The set that the open page waits for is here.
#[inline(never)]
pub(super) fn set_here(app: &mut App, env: Env) -> Vec<Effect> {
    match app.route.clone() {
        Route::Assignment(handed) => assigned::set_here(app, &handed, env),
        Route::Class(Some(_)) | Route::Live(_) => {
            let mut effects = results::mark(app);
            effects.extend(clock::begin(app, env));
            effects
        }
        Route::HandOut(_) => hand_out::set_here(app),
        _ => Vec::new(),
    }
}

/// The set that the open page cannot do without.
#[inline(never)]
pub(super) fn wanted_set(app: &App) -> Option<String> {
    match &app.route {
        Route::Assignment(handed) => assigned::local(app, handed),
        Route::HandOut(assignment) => Some(assignment.set.clone()),
        Route::Class(Some(key)) | Route::Live(key) => results::wanted_set(app, key),
        _ => None,
    }
}
