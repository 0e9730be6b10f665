//! The only code that touches the browser: it carries orders out, and tells what happened.
//!
//! Invariant: nothing is decided here. An order that can fail is answered with a message.

mod camera;
mod carry;
mod class;
mod clipboard;
mod database;
mod desk;
mod drop;
mod fetch;
mod files;

mod focus;
mod inflate;
mod journal;
mod keys;
mod lms;
mod locks;
mod records;
mod rest;
mod room;
mod sets;
mod settled;
mod storage;
mod upkeep;
mod width;
mod worker;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, Document, Element, HtmlAnchorElement, HtmlInputElement, Url, Window};
use yew::Callback;

pub use carry::{Drag, may_carry};
pub use focus::{Focus, focus, focus_again, focused, follow_choice, keep_row_in_sight};
pub use lms::{hear_leaving, left};
pub use rest::{awaits_rest, fetch_rest};
pub use worker::desk::start as work_at_desk;
pub use worker::inside::start as work;

use crate::app::key::Focused;
use crate::app::{Effect, Env, Key, Msg, begins_early, first_file, print};
use crate::set::{FOLDER, INDEX};

/// Listens for as long as it is kept.
pub struct Listeners {
    _kept: [EventListener; 2],
}

fn window() -> Window {
    web_sys::window().expect("the app runs in a window")
}

fn document() -> Document {
    window().document().expect("a window has a document")
}

/// Where the app is drawn.
#[must_use]
pub fn place() -> Element {
    document()
        .get_element_by_id("app")
        .expect("index.html has an element named app")
}

/// The time and the chance for a message.
#[must_use]
pub fn env() -> Env {
    let date = js_sys::Date::new_0();
    Env {
        now: date.get_time() as i64,
        // The browser counts minutes that UTC is ahead of local time.
        time_zone_offset: -(date.get_timezone_offset() as i32),
        seed: seed(),
    }
}

fn seed() -> u64 {
    let mut bytes = [0; 8];
    let crypto = window()
        .crypto()
        .expect("every browser that runs WebAssembly has crypto");
    crypto
        .get_random_values_with_u8_array(&mut bytes)
        .expect("eight bytes are below its limit");
    u64::from_le_bytes(bytes)
}

/// The address behind `#`. A link may also name a set's file before it: `?set=https://…`; a package
/// opens its quiz.
fn hash() -> String {
    let location = window().location();
    let hash = location.hash().unwrap_or_default();
    if hash.is_empty()
        && !awaits_rest()
        && let Some(address) = lms::address()
    {
        return address;
    }
    match location.search() {
        Ok(search) if hash.is_empty() => match search.strip_prefix("?set=") {
            Some(from) => ["#/s?from=", from].concat(),
            None => hash,
        },
        Ok(_) | Err(_) => hash,
    }
}

/// Where the site is: the address of the page up to the `?` or `#`.
#[must_use]
pub fn site() -> String {
    let href = window().location().href().unwrap_or_default();
    let site = href.split(['?', '#']).next().unwrap_or_default();
    site.to_owned()
}

/// The first message: the address, and what is stored.
#[must_use]
pub fn started() -> Msg {
    Msg::Started {
        hash: hash(),
        stored: storage::read_all(),
    }
}

/// Fetches the file that the first page cannot do without, and goes on when it is here,
/// or cannot be had; the order to fetch it is then answered at once. Until then the page
/// shows what stands in it.
pub fn ahead(go_on: impl FnOnce() + 'static) {
    spawn_local(async move {
        let hash = hash();
        let has_set = match first_file(&hash) {
            Some(file) => fetch::ahead(file).await,
            None => false,
        };
        // What does not begin with a first question waits for the rest of the program.
        let early = has_set && begins_early(&hash);
        if !early {
            let (here, whole) = rest::fetched().await;
            if !here {
                // Nobody takes this up but the page's own script, which then says what to do.
                let _ = Promise::reject(&JsValue::NULL);
                return;
            }
            if let Some(whole) = whole {
                fetch::replace_ahead(whole);
            }
        }
        go_on();
    });
}

/// Listens for the address and for keys. `used` says whether the app has a use for a key.
#[must_use]
pub fn listen(told: &Callback<Msg>, used: impl Fn(Key, Focused) -> bool + 'static) -> Listeners {
    let moved = told.clone();
    Listeners {
        _kept: [
            EventListener::new(&window(), "hashchange", move |_| {
                moved.emit(Msg::HashChanged(hash()))
            }),
            keys::listen(told.clone(), used),
        ],
    }
}

/// Carries an order out. What is known at once is returned; what is known later goes to `later`.
pub fn run(effect: Effect, later: Callback<Msg>) -> Option<Msg> {
    match effect {
        Effect::FetchIndex => {
            let answer = Box::new(Msg::IndexFetched);
            fetch::text(INDEX.to_owned(), answer, later);
        }
        Effect::FetchSet { id, file } => {
            if let Some(key) = file.strip_prefix("kept:") {
                desk::read_set(id, key.to_owned(), later);
                return None;
            }
            if let Some(result) = fetch::fetched_ahead(&file) {
                return Some(Msg::SetFetched { id, result });
            }
            let answer = Box::new(move |result| Msg::SetFetched { id, result });
            fetch::text([FOLDER, &file].concat(), answer, later);
        }
        Effect::Save { key, text } => {
            let result = storage::write(&key, &text);
            return Some(Msg::Saved { key, result });
        }
        Effect::OpenJournal { fresh } => {
            desk::listen_for_drops(&later);
            journal::open(fresh, later);
        }
        Effect::WritePiece { key, text } => return journal::write(key, text, later),
        Effect::WatchWidth => return width::watch(later),
        Effect::Go(address) => go(&address),
        Effect::Replace(address) => replace(&address),
        Effect::Focus(on) => focus(on),
        Effect::Copy(text) => return clipboard::copy(&text, later),
        Effect::Mail(letter) => write_letter(&letter),
        Effect::Persist => room::persist(later.reform(Msg::PersistAnswered)),
        Effect::Upkeep(order) => return upkeep::run(*order, later),
        Effect::ChooseFile => files::choose(later),
        Effect::SendErrand { errand, pieces } => worker::send(&errand, pieces, later),
        Effect::EndErrand(kind) => worker::end(kind),
        Effect::Pause => worker::pause(later),
        Effect::Desk(request) => desk::run(*request, later),
        Effect::Class(request) => return class::run(*request, later),
        // The page hears that itself: there is no time for a message.
        Effect::HearLeaving => {}
        Effect::Print => print(later),
        Effect::Download { name, text } => download(&name, &text),
    }
    None
}

fn go(address: &str) {
    window()
        .location()
        .set_hash(address)
        .expect("a fragment is always allowed");
}

/// The page stays; the system asks its mail program.
fn write_letter(address: &str) {
    // Where a browser refuses, nothing happens; the report is on the page too.
    if window().location().set_href(address).is_err() {}
}

fn replace(address: &str) {
    window()
        .location()
        .replace(address)
        .expect("a fragment is always allowed");
}

/// Writes the title of the window.
pub fn entitle(title: &str) {
    let document = document();
    if document.title() != title {
        document.set_title(title);
    }
}

/// What a field holds after it changed.
#[must_use]
pub fn value(event: &yew::Event) -> Option<String> {
    // A list to choose from tells its value by the same name.
    let field: HtmlInputElement = event.target()?.unchecked_into();
    Some(field.value())
}

/// The page is drawn before a timer is over. Some browsers wait until all is printed, others go on
/// at once; all tell when it is over.
#[inline(never)]
fn print(later: Callback<Msg>) {
    let over = EventListener::once(&window(), "afterprint", move |_| {
        later.emit(print::Msg::Printed.into());
    });
    over.forget();
    Timeout::new(0, || {
        // Where a browser prints nothing, nothing happens.
        if window().print().is_err() {}
    })
    .forget();
}

fn download(name: &str, text: &str) {
    let parts = js_sys::Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence(&parts).expect("a text makes a blob");
    offer(name, &blob);
}

/// Offers a file to save.
#[inline(never)]
fn offer(name: &str, blob: &Blob) {
    let url = Url::create_object_url_with_blob(blob).expect("a blob has an address");
    let link = document().create_element("a").expect("a is an element");
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The click has taken hold of the blob; its address alone is given back.
    Url::revoke_object_url(&url).expect("the address was made above");
}
