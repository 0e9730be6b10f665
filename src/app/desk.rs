//! The desk: a teacher's sets. A file is brought in, told of, changed, kept and given away; a
//! worker does the work (`crate::desk`), and this says what it is asked and what is shown.
//!
//! Late: nothing here may be reached before the first question (docs/decisions/0008-two-modules.md).

pub mod grid;
mod sets;
pub mod shared;
pub mod shelf;

use std::rc::Rc;

use self::shelf::Kept;
use super::route::Part;
use super::{Effect, Env, FetchError, FocusOn, Library, Model as App, Route, keeping, open, print};
use crate::desk::order::{
    Change, Chosen, Columns, Head, Linked, Order, Overview, Table, Told, Yielded,
};
use crate::exchange::{Column, DateOrder, Format};

pub(super) use sets::{choose, load, take_list, take_texts, texts_wanted};

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

/// What happened at the desk.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// A file was dropped, chosen or pasted: its name. The browser holds what is in it.
    Offered(String),
    /// A text was pasted by a button.
    Pasted(String),
    /// A text was pasted, wherever the reader is, but for fields.
    PasteSeen(String),
    /// "Choose a file" was pressed.
    ChoosePressed,
    /// "Paste" was pressed.
    PastePressed,
    /// "Use the example" was pressed.
    ExamplePressed,
    /// "Begin with an empty table" was pressed.
    EmptyPressed,
    /// An address to fetch a set from was given.
    LinkGiven(String),
    /// A set at an address was fetched, and the browser holds it; or why not.
    Fetched(String, Result<(), String>),
    /// The reading is to be ended.
    CancelPressed,
    /// The worker told something; `None`: it could not be had, or stopped.
    Told(Option<Told>),
    /// A column is to hold this.
    ColumnPicked(usize, Column),
    /// Dates are to be read in this order.
    OrderPicked(DateOrder),
    /// This stands between cells.
    SeparatorPicked(char),
    /// The bytes mean signs in this way.
    EncodingPicked(String),
    /// Whether the first row says what the columns hold.
    HeaderPicked(bool),
    /// This sheet is to be read.
    SheetPicked(u32),
    /// The set is to be offered to be played.
    UsePressed,
    /// It is to take the place of the other of its id.
    ReplacePressed,
    /// It is to have an id of its own.
    BothPressed,
    /// The row of a finding is to be shown.
    ShowPressed(Table, u32, u32),
    /// "I know", or no longer.
    KnowPressed {
        /// The code of the rule.
        code: String,
        /// The item; none: all.
        item: Option<String>,
        /// Whether it is known.
        is: bool,
    },
    /// A question is to be struck out, or asked again.
    StrikePressed {
        /// Its fact.
        fact: String,
        /// Its form.
        form: Option<String>,
        /// Whether it is to be struck out.
        is: bool,
    },
    /// Something that the set says of itself was written.
    HeadWritten(Field, String),
    /// A form is to be asked, or not.
    FormToggled(String),
    /// A file is to be made of the open set.
    ExportPressed(Format),
    /// A file is to be made of so many questions drawn from it.
    DrawnPressed(Format, u32),
    /// The file that is ready is to be saved.
    SavePressed,
    /// A link is to be put into the clipboard.
    LinkCopied(String),
    /// A set is to be opened for playing.
    PlayPressed(String),
    /// A set is to be deleted, by its key.
    DeletePressed(String),
    /// A deleted set is to be had back.
    RestorePressed(String),
    /// A set is to be copied.
    DuplicatePressed(String),
    /// A set is to be fetched anew.
    UpdatePressed(String),
    /// Something in the table.
    Grid(grid::Msg),
    /// The texts of sets were read, by key; those that could not be are missing.
    TextsRead(Vec<(String, String)>),
    /// What a link holds was expanded, or could not be.
    Inflated(Option<String>),
    /// The set of a link is to be kept and played.
    TakePressed,
    /// It is to have an id of its own.
    TakeBothPressed,
    /// A text was written under a key, or could not be.
    Stored(String, bool),
    /// Another tab changed the list of sets.
    ListSeen(String),
}

/// What a set says of itself, field by field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// What it is called.
    Title,
    /// Its id.
    Id,
    /// Its language.
    Language,
    /// Its licence.
    License,
    /// Whom to credit.
    Attribution,
    /// The address for reports.
    ReportTo,
    /// Its version.
    Version,
}

/// What the browser is ordered to do for the desk.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Pass an order to the worker; answered by `Told`, as often as it tells something.
    Say(Order),
    /// Hand the worker the file that was offered; and this order after it.
    Hand(Order),
    /// Hand the worker a text as if it were a file; and this order after it.
    HandText(String, Order),
    /// Let the reader choose a file; answered by `Offered`.
    Choose,
    /// Read the clipboard; answered by `Pasted`.
    Paste,
    /// Fetch a file; answered by `Fetched`.
    Fetch(String),
    /// End the worker.
    End,
    /// Delete the text under a key.
    Forget(String),
    /// Copy the text under a key to another.
    Copy(String, String),
    /// Read the texts under these keys; answered by `TextsRead`.
    ReadAll(Vec<String>),
    /// Fetch a file of the site that is no set of Annals, and make one of it; answered by `Told`.
    Convert {
        /// The id that the set is listed under.
        id: String,
        /// The file, within `questions/`.
        file: String,
    },
    /// Write a text under a key; answered by `Stored`.
    Store(String, String),
    /// Expand the bytes of a link; answered by `Inflated`.
    Inflate(Vec<u8>),
    /// Put cells on the clipboard: as what is being copied just now, or else as it can.
    Copied(String),
    /// Bring something of the table into sight, once it is drawn.
    See(grid::See),
}

/// An example for who has no file at hand: what it is called, and a table.
const EXAMPLE: (&str, &str) = (
    "Inventions",
    "date\ttitle\tplace\tactors\n1876-03-10\tthe first telephone call\tBoston\tAlexander Graham Bell\n1877\tthe invention of the phonograph\tMenlo Park\tThomas Edison\n1879\tthe first lasting light bulb\tMenlo Park\tThomas Edison\n1895-11-08\tthe discovery of X-rays\tWürzburg\tWilhelm Röntgen\n1903-12-17\tthe first powered flight\tKitty Hawk\tOrville Wright; Wilbur Wright\n1928-09\tthe discovery of penicillin\tLondon\tAlexander Fleming\n1947-12\tthe first transistor\tMurray Hill\t\n1957-10-04\tthe launch of Sputnik\tBaikonur\t\n1969-07-20\tthe first landing on the Moon\t\tNeil Armstrong; Buzz Aldrin\n1991\tthe first page of the World Wide Web\tGeneva\tTim Berners-Lee\n",
);

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
            let sets = sets::copies(app, &texts);
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

/// An address of the web, where the text is one and nothing else.
fn address(text: &str) -> Option<String> {
    let text = text.trim();
    let is = text.starts_with("https://") || text.starts_with("http://");
    (is && !text.contains(char::is_whitespace)).then(|| text.to_owned())
}

fn fetch(app: &mut App, url: String) -> Effect {
    app.desk.reading = Reading::Going(url.clone(), 0, 0);
    request(Request::Fetch(url))
}

/// Whether this address is what is waited for.
fn is_fetched(app: &App, url: &str) -> bool {
    matches!(&app.desk.reading, Reading::Going(name, ..) if name == url)
}

/// Begins to read a file that the browser holds.
fn begin(app: &mut App, name: String, hand: impl FnOnce(Order) -> Request) -> Vec<Effect> {
    let chosen = Chosen {
        name: name.clone(),
        ..Chosen::default()
    };
    app.desk.from.clear();
    app.desk.open = None;
    app.desk.asked = None;
    app.desk.chosen = chosen.clone();
    app.desk.reading = Reading::Going(name, 0, 0);
    let mut effects = vec![request(hand(Order::Read(chosen)))];
    if app.route != Route::Desk {
        effects.push(Effect::Go(Route::Desk.address()));
    }
    effects
}

/// Reads the same file in another way.
fn read_again(app: &mut App, choose: impl FnOnce(&mut Chosen, &Columns)) -> Vec<Effect> {
    let open = app.desk.open.as_ref();
    let Some(columns) = open.and_then(|open| open.overview.columns.clone()) else {
        return Vec::new();
    };
    let chosen = &mut app.desk.chosen;
    choose(chosen, &columns);
    if !chosen.columns.is_empty() && chosen.columns.len() != columns.columns.len() {
        chosen.columns.clear();
    }
    app.desk.reading = Reading::Going(chosen.name.clone(), 0, 0);
    vec![say(Order::ReadAgain(chosen.clone()))]
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

fn write_head(app: &mut App, field: Field, text: String) -> Vec<Effect> {
    if field == Field::Id {
        return sets::rename(app, &text);
    }
    let Some(open) = &mut app.desk.open else {
        return Vec::new();
    };
    let head = &mut open.overview.head;
    let place = match field {
        Field::Title => &mut head.title,
        Field::Id => &mut head.id,
        Field::Language => &mut head.language,
        Field::License => &mut head.license,
        Field::Attribution => &mut head.attribution,
        Field::ReportTo => &mut head.report_to,
        Field::Version => &mut head.version,
    };
    *place = text;
    let head: Head = head.clone();
    change(app, Change::Head(head))
}

/// None ticked stands for all of them, so the first that is unticked leaves the others.
fn toggle_form(app: &mut App, form: String) -> Vec<Effect> {
    let Some(open) = &mut app.desk.open else {
        return Vec::new();
    };
    let forms = &mut open.overview.head.forms;
    if forms.is_empty() {
        let all = crate::bank::Form::ALL.iter();
        *forms = all.map(|form| form.name().to_owned()).collect();
    }
    match forms.iter().position(|one| *one == form) {
        Some(at) => {
            forms.remove(at);
        }
        None => forms.push(form),
    }
    if forms.len() == crate::bank::Form::ALL.len() {
        forms.clear();
    }
    let head = open.overview.head.clone();
    change(app, Change::Head(head))
}

fn save(app: &mut App) -> Vec<Effect> {
    let made = app.desk.open.as_mut().and_then(|open| open.made.take());
    match made {
        Some(Made { name, text, .. }) => vec![Effect::Download { name, text }],
        None => Vec::new(),
    }
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

/// A table of the site was to become a set, and the worker is gone.
fn not_converted(app: &mut App, env: Env) -> Vec<Effect> {
    let id = match &app.library {
        Library::Loading { id, file } if open::is_converted(file) => id.clone(),
        Library::Loading { .. }
        | Library::Empty
        | Library::Ready { .. }
        | Library::Failed { .. } => return Vec::new(),
    };
    open::take_set(app, &id, Err(FetchError::Unreachable), env)
}

fn heard(app: &mut App, told: Option<Told>, env: Env) -> Vec<Effect> {
    let Some(told) = told else {
        app.desk.open = None;
        app.desk.reading = Reading::Failed;
        let mut effects = vec![request(Request::End)];
        effects.extend(not_converted(app, env));
        return effects;
    };
    match told {
        Told::Progress(done, all) => {
            if let Reading::Going(_, now, of) = &mut app.desk.reading {
                (*now, *of) = (done, all);
            }
            Vec::new()
        }
        Told::Unread(says) => {
            // A set that lies here and cannot be read is told as a file is.
            let was_asked = app.desk.asked.take().is_some();
            if was_asked || matches!(app.desk.reading, Reading::Going(..)) {
                let name = app.desk.chosen.name.clone();
                app.desk.reading = Reading::Unread(name, says);
            }
            Vec::new()
        }
        Told::Overview(overview) => overview_told(app, *overview, env),
        Told::Rows(rows) => {
            let open = app.desk.open.as_mut();
            open.map(|open| open.grid.take(rows)).unwrap_or_default()
        }
        Told::Found(hit) => grid::found(app, hit),
        Told::Copied(text) => vec![Effect::Copy(text)],
        Told::Preview {
            table,
            row,
            questions,
        } => {
            let Some(open) = &mut app.desk.open else {
                return Vec::new();
            };
            open.take_yield(table, row, questions);
            grid::yielded(open)
        }
        Told::File { name, text, lost } => {
            let Some(open) = &mut app.desk.open else {
                return Vec::new();
            };
            open.made = Some(Made { name, text, lost });
            // What nothing is lost of is saved without a question.
            let whole = open.made.as_ref().is_some_and(|made| made.lost.is_empty());
            if whole { save(app) } else { Vec::new() }
        }
        Told::Packed { whole, pointing } => {
            if let Some(open) = &mut app.desk.open {
                open.packed = Some((whole, pointing));
            }
            Vec::new()
        }
        Told::Kept(_) => {
            let mut effects = sets::kept(app);
            let open = app.desk.open.as_ref();
            let open = open.map(|open| (open.key.clone(), open.overview.head.id.clone()));
            if let Some((key, id)) = open {
                effects.extend(print::kept(app, &key, &id));
            }
            effects
        }
        Told::NotKept => {
            app.desk.to_play = None;
            app.desk.is_lost = true;
            Vec::new()
        }
        Told::Converted { id, text } => {
            let result = text.ok_or(FetchError::Unreadable);
            open::take_set(app, &id, result, env)
        }
        Told::Missing => {
            app.desk.asked = None;
            app.desk.reading = Reading::Missing;
            Vec::new()
        }
    }
}

/// The worker has read a set, opened one, or found out about one that was changed.
fn overview_told(app: &mut App, overview: Overview, env: Env) -> Vec<Effect> {
    let was_reading = matches!(app.desk.reading, Reading::Going(..));
    app.desk.reading = Reading::Idle;
    if let Some(open) = &mut app.desk.open {
        let head = std::mem::replace(&mut open.overview, overview).head;
        // What is being written there may be later than what is told.
        if matches!(app.route, Route::Set(_, Part::About)) && !was_reading {
            open.overview.head = head;
        }
        if was_reading {
            open.grid = grid::Grid::default();
        }
        let mut effects = sets::note(app, env);
        if let Route::Set(_, Part::Table) = app.route {
            let open = app.desk.open.as_mut();
            effects.extend(open.map(grid::again).unwrap_or_default());
        }
        return effects;
    }
    let asked = app.desk.asked.take();
    let is_new = asked.is_none();
    let key = asked.unwrap_or_else(|| shelf::fresh_key(env));
    app.desk.open = Some(Open {
        key: key.clone(),
        chosen: is_new.then(|| app.desk.chosen.clone()),
        overview,
        ..Open::default()
    });
    let mut effects = Vec::new();
    if is_new {
        effects.push(say(Order::Keep { key: key.clone() }));
        effects.extend(sets::add(app, env));
        effects.push(Effect::Go(Route::Set(key, Part::Check).address()));
    } else {
        effects.extend(sets::note(app, env));
        if let Route::Set(_, part) = app.route {
            effects.extend(entered(app, part));
        }
    }
    effects
}
