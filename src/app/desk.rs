//! The desk: a teacher's sets. A file is brought in, told of, changed, kept and given away; a
//! worker does the work (`crate::desk`), and this says what it is asked and what is shown.
//!
//! Late: nothing here may be reached before the first question (docs/decisions/0008-two-modules.md).

mod copied;
pub mod grid;
mod head;
mod msg;
mod open;
mod reading;
pub mod report;
mod sets;
pub mod shared;
pub mod shelf;
mod told;

use std::rc::Rc;

pub use self::msg::{Field, Msg, Request};
pub use self::open::{Made, Open, Reading};

use self::head::{toggle_form, write_head};
use self::reading::{EXAMPLE, address, begin, fetch, is_fetched, read_again};
use self::shelf::Kept;
use self::told::{heard, not_converted, save};
use super::route::Part;
use super::{Effect, Env, FocusOn, Model as App, Route, class, keeping};
use crate::desk::order::{Change, Chosen, Order, Table};

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

/// An order to the browser.
pub(super) fn request(request: Request) -> Effect {
    Effect::Desk(Box::new(request))
}

/// Adds a set beside the others, and stays where the reader is.
pub(super) fn add_quietly(app: &mut App, kept: Kept) -> Effect {
    app.desk.kept.insert(0, kept);
    sets::store(app)
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
    let mut effects = deal_with(app, Rc::unwrap_or_clone(msg), env);
    if effects.iter().any(is_change)
        && let Some(open) = &mut app.desk.open
    {
        // To read the file again would throw the change away.
        open.chosen = None;
    }
    effects.extend(report::go_on(app));
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
            Route::Class(_) | Route::HandIn(_) if !text.trim().is_empty() => {
                class::results::take(app, &[text])
            }
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
                report::show_more(open);
            }
            Vec::new()
        }
        Msg::FrameDrawn => {
            if let Some(open) = &mut app.desk.open {
                report::drawn(open);
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
            if let Some(open) = &mut app.desk.open {
                open.strike(&fact, form.as_deref(), is);
            }
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
        Msg::Inflated(text) => {
            let mut effects = shared::expanded(app, text);
            if let Route::Class(_) | Route::Live(_) = app.route {
                effects = class::set_here(app, env);
            }
            effects
        }
        Msg::TakePressed => shared::take(app, false, env),
        Msg::TakeBothPressed => shared::take(app, true, env),
        Msg::Stored(key, is) => match class::assigned::stored(app, &key, is, env) {
            Some(effects) => effects,
            None => shared::stored(app, &key, is),
        },
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
        Part::Check => {
            report::show(open);
            let mut effects = vec![Effect::Focus(FocusOn::Heading)];
            effects.extend(report::go_on(app));
            effects
        }
        Part::About | Part::Print => Vec::new(),
    }
}
