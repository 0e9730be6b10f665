//! The desk: a teacher's sets. A file is brought in, told of, changed, kept and given away; a
//! worker does the work (`crate::desk`), and this says what it is asked and what is shown.
//!
//! Late: nothing here may be reached before the first question (docs/decisions/0008-two-modules.md).

mod copied;
pub mod grid;
mod head;
mod msg;
mod reading;
mod sets;
pub mod shared;
pub mod shelf;
mod told;

use std::rc::Rc;

pub use self::msg::{Field, Msg, Request};

use self::head::{toggle_form, write_head};
use self::reading::{EXAMPLE, address, begin, fetch, is_fetched, read_again};
use self::shelf::Kept;
use self::told::{heard, not_converted, save};
use super::route::Part;
use super::{Effect, Env, FocusOn, Model as App, Route, keeping};
use crate::desk::order::{Change, Chosen, Linked, Order, Overview, Table, Yielded};

pub(super) use copied::{take_texts, texts_wanted};
pub(super) use sets::{choose, load, take_list};

/// The desk.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// The sets that lie in this browser.
    pub kept: Vec<Kept>,
    /// What is being read.
    pub reading: Reading,
    /// The open set.
    pub open: Option<Open>,
    /// The list of sets as it is stored, until it can be read.
    pub(super) listed: Vec<(String, String)>,
    /// The key of the set that was asked for.
    asked: Option<String>,
    /// How the file at hand is read.
    chosen: Chosen,
    /// Where it was fetched from; empty: it was not.
    from: String,
    /// What the link that was opened holds.
    pub shared: shared::Shared,
    /// The id of the set that is to be played as soon as it is kept.
    to_play: Option<String>,
    /// Whether a set cannot be kept.
    pub is_lost: bool,
}

/// How the reading of a file stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Reading {
    /// None is read.
    #[default]
    Idle,
    /// One is read: its name, rows read, rows in all (0: not known).
    Going(String, u32, u32),
    /// It cannot be read: its name, and why.
    Unread(String, String),
    /// The address that a link names is to be fetched, if the reader says so.
    Asked(String),
    /// The worker could not be had, or stopped.
    Failed,
    /// There is no such set.
    Missing,
}

/// The open set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Open {
    /// Under which key it is kept.
    pub key: String,
    /// What there is to say of it.
    pub overview: Overview,
    /// How its file was read; `None` when the file is not here any more.
    pub chosen: Option<Chosen>,
    /// The table that is shown.
    pub grid: grid::Grid,
    /// What a row yields.
    pub preview: Option<(Table, u32, Vec<Yielded>)>,
    /// So many findings of each weight are shown beyond the first ones.
    pub further: usize,
    /// Whether another tab has changed it since it was opened here.
    pub is_changed_elsewhere: bool,
    /// A file that is ready: its name, text, and what it could not hold.
    pub made: Option<Made>,
    /// Another set of the same id, by its title.
    pub rival: Option<String>,
    /// Links to the set: one that holds it, one that points at its file.
    pub packed: Option<(Linked, Option<Linked>)>,
}

/// A file that is ready to be saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// What it may be called.
    pub name: String,
    /// What is in it.
    pub text: String,
    /// What it could not hold.
    pub lost: Vec<String>,
}

/// An order to the browser.
pub(super) fn request(request: Request) -> Effect {
    Effect::Desk(Box::new(request))
}

/// Makes a set of a file of the site.
#[inline(never)]
pub(super) fn convert(id: String, file: String) -> Effect {
    request(Request::Convert { id, file })
}

/// An order to the worker.
pub(super) fn say(order: Order) -> Effect {
    request(Request::Say(order))
}

/// Deals with what happened.
#[inline(never)]
pub(super) fn update(app: &mut App, msg: Rc<Msg>, env: Env) -> Vec<Effect> {
    let effects = deal_with(app, Rc::unwrap_or_clone(msg), env);
    if effects.iter().any(is_change)
        && let Some(open) = &mut app.desk.open
    {
        // To read the file again would throw the change away.
        open.chosen = None;
    }
    effects
}

fn is_change(effect: &Effect) -> bool {
    let Effect::Desk(request) = effect else {
        return false;
    };
    matches!(**request, Request::Say(Order::Change(_)))
}

fn deal_with(app: &mut App, msg: Msg, env: Env) -> Vec<Effect> {
    match msg {
        Msg::Offered(name) => begin(app, name, Request::Hand),
        Msg::Pasted(text) if text.trim().is_empty() => {
            let says = "The clipboard holds no text, or the browser does not let it be read. Copy the rows of a table, then press Ctrl+V (⌘V) on this page.".to_owned();
            app.desk.reading = Reading::Unread("the clipboard".to_owned(), says);
            Vec::new()
        }
        Msg::Pasted(text) => match address(&text) {
            Some(url) => vec![fetch(app, url)],
            None => begin(app, String::new(), |order| Request::HandText(text, order)),
        },
        Msg::PasteSeen(text) => match app.route {
            Route::Desk if !text.trim().is_empty() => deal_with(app, Msg::Pasted(text), env),
            _ => Vec::new(),
        },
        Msg::ChoosePressed => vec![request(Request::Choose)],
        Msg::PastePressed => vec![request(Request::Paste)],
        Msg::ExamplePressed => {
            let (name, table) = EXAMPLE;
            begin(app, name.to_owned(), |order| {
                Request::HandText(table.to_owned(), order)
            })
        }
        Msg::EmptyPressed => {
            app.desk.reading = Reading::Going(String::new(), 0, 0);
            app.desk.open = None;
            app.desk.asked = None;
            app.desk.from.clear();
            app.desk.chosen = Chosen::default();
            let title = "A new set".to_owned();
            vec![say(Order::Begin { title })]
        }
        Msg::LinkGiven(url) => match address(&url) {
            Some(url) => vec![fetch(app, url)],
            None => {
                let says = "That is no address of a file. It begins with https://.".to_owned();
                app.desk.reading = Reading::Unread(url, says);
                Vec::new()
            }
        },
        // It was given up, or another file is being read.
        Msg::Fetched(url, _) if !is_fetched(app, &url) => Vec::new(),
        Msg::Fetched(url, Ok(())) => {
            let name = url.rsplit('/').next().unwrap_or_default().to_owned();
            let effects = begin(app, name, Request::Hand);
            app.desk.from = url;
            effects
        }
        Msg::Fetched(url, Err(says)) => {
            app.desk.reading = Reading::Unread(url, says);
            Vec::new()
        }
        Msg::CancelPressed => {
            app.desk.reading = Reading::Idle;
            app.desk.open = None;
            let mut effects = vec![request(Request::End), Effect::Focus(FocusOn::Heading)];
            effects.extend(not_converted(app, env));
            // A set that was to be read in another way stays as it was.
            if let Route::Set(..) = app.route {
                effects.extend(enter(app));
            }
            effects
        }
        Msg::Told(told) => heard(app, told, env),
        Msg::ColumnPicked(at, column) => read_again(app, |chosen, columns| {
            chosen.columns.clone_from(&columns.columns);
            if let Some(one) = chosen.columns.get_mut(at) {
                *one = column;
            }
        }),
        Msg::OrderPicked(order) => read_again(app, |chosen, _| chosen.order = Some(order)),
        Msg::SeparatorPicked(separator) => read_again(app, |chosen, _| {
            chosen.separator = Some(separator);
            chosen.columns.clear();
        }),
        Msg::EncodingPicked(name) => read_again(app, |chosen, _| {
            chosen.encoding = Some(name);
            chosen.columns.clear();
        }),
        Msg::HeaderPicked(is) => read_again(app, |chosen, _| chosen.header = Some(is)),
        Msg::SheetPicked(sheet) => read_again(app, |chosen, _| {
            chosen.sheet = Some(sheet);
            chosen.columns.clear();
        }),
        Msg::MorePressed => {
            if let Some(open) = &mut app.desk.open {
                open.further += 100;
            }
            Vec::new()
        }
        Msg::AnewPressed => {
            let key = app.desk.open.take().map(|open| open.key);
            app.desk.asked.clone_from(&key);
            let opened = key.map(|key| say(Order::Open { key }));
            opened
                .into_iter()
                .chain([Effect::Focus(FocusOn::Heading)])
                .collect()
        }
        Msg::UsePressed => sets::offer(app, env),
        Msg::ReplacePressed => sets::replace(app, env),
        Msg::BothPressed => sets::keep_both(app, env),
        Msg::ShowPressed(table, row, column) => show(app, table, row, column),
        Msg::KnowPressed { code, item, is } => change(app, Change::Know { code, item, is }),
        Msg::StrikePressed { fact, form, is } => {
            strike(app, &fact, form.as_deref(), is);
            change(app, Change::Strike { fact, form, is })
        }
        Msg::HeadWritten(field, text) => write_head(app, field, text),
        Msg::FormToggled(form) => toggle_form(app, form),
        Msg::ExportPressed(format) => vec![say(Order::Export(format))],
        Msg::DrawnPressed(format, count) => vec![say(Order::ExportDrawn {
            format,
            count,
            seed: env.seed % 1_000_000,
        })],
        Msg::SavePressed => save(app),
        Msg::LinkCopied(link) => vec![Effect::Copy(link)],
        Msg::PlayPressed(id) => sets::play(app, &id),
        Msg::DeletePressed(key) => sets::delete(app, &key, env),
        Msg::RestorePressed(key) => sets::restore(app, &key),
        Msg::DuplicatePressed(key) => sets::duplicate(app, &key, env),
        Msg::UpdatePressed(key) => sets::fetch_anew(app, &key),
        Msg::Grid(msg) => grid::update(app, msg),
        Msg::TextsRead(texts) => {
            let sets = copied::copies(app, &texts);
            keeping::copy_with(app, sets)
        }
        Msg::Inflated(text) => shared::expanded(app, text),
        Msg::TakePressed => shared::take(app, false, env),
        Msg::TakeBothPressed => shared::take(app, true, env),
        Msg::Stored(key, is) => shared::stored(app, &key, is),
        Msg::ListSeen(text) => {
            sets::merge(app, &text);
            Vec::new()
        }
    }
}

/// Changes the open set.
pub(super) fn change(app: &mut App, change: Change) -> Vec<Effect> {
    match app.desk.open {
        Some(_) => vec![say(Order::Change(change))],
        None => Vec::new(),
    }
}

/// A question that was struck out, or is asked again, is shown so at once.
fn strike(app: &mut App, fact: &str, form: Option<&str>, is: bool) {
    let preview = app
        .desk
        .open
        .as_mut()
        .and_then(|open| open.preview.as_mut());
    let questions = preview.map(|(_, _, questions)| questions.iter_mut());
    for one in questions.into_iter().flatten() {
        if one.fact == fact && form.is_none_or(|form| one.form == form) {
            one.struck = is;
        }
    }
}

impl Open {
    /// Takes what a row yields. A question that is struck out is told by name alone; what was
    /// seen of it before stays.
    fn take_yield(&mut self, table: Table, row: u32, mut questions: Vec<Yielded>) {
        let before = self.preview.take();
        let before = before.filter(|(of, at, _)| (*of, *at) == (table, row));
        let before = before.map(|(_, _, before)| before).unwrap_or_default();
        for one in questions.iter_mut().filter(|one| one.struck) {
            let is_same = |old: &&Yielded| old.fact == one.fact && old.form == one.form;
            if let Some(old) = before.iter().find(is_same) {
                *one = Yielded {
                    struck: true,
                    ..old.clone()
                };
            }
        }
        self.preview = Some((table, row, questions));
    }
}

/// Goes to the row of a finding in the table.
fn show(app: &mut App, table: Table, row: u32, column: u32) -> Vec<Effect> {
    let Some(open) = &mut app.desk.open else {
        return Vec::new();
    };
    open.grid.go_to(table, row, column);
    let key = open.key.clone();
    vec![Effect::Go(Route::Set(key, Part::Table).address())]
}

/// A page of the desk was come to: the set that it is of is opened.
#[inline(never)]
pub(super) fn enter(app: &mut App) -> Vec<Effect> {
    if let Route::Shared(link) = &app.route {
        let link = link.clone();
        return shared::open(app, link);
    }
    let Route::Set(key, part) = &app.route else {
        return Vec::new();
    };
    let (key, part) = (key.clone(), *part);
    let is_open = app.desk.open.as_ref().is_some_and(|open| open.key == key);
    if is_open {
        return entered(app, part);
    }
    if matches!(app.desk.reading, Reading::Going(..)) {
        return Vec::new();
    }
    app.desk.open = None;
    app.desk.asked = Some(key.clone());
    app.desk.reading = Reading::Idle;
    vec![say(Order::Open { key })]
}

/// What a page needs when its set is open.
fn entered(app: &mut App, part: Part) -> Vec<Effect> {
    let Some(open) = &mut app.desk.open else {
        return Vec::new();
    };
    match part {
        Part::Table => grid::show(open),
        Part::Share => {
            open.packed = None;
            let mut kept = app.desk.kept.iter();
            let from = kept.find(|kept| kept.key == open.key);
            let from = from.map(|kept| kept.from.clone()).unwrap_or_default();
            let site = app.site.clone();
            vec![say(Order::Pack { site, from })]
        }
        Part::Check | Part::About | Part::Print => Vec::new(),
    }
}
