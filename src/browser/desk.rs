//! What the browser does for the desk: its worker, files that are dropped, chosen, pasted or
//! fetched, and the texts of sets.
//!
//! Late: nothing here may be reached before the first question (docs/decisions/0008-two-modules.md).

mod table;

use std::cell::RefCell;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, ClipboardEvent, DragEvent, File, MessageEvent, Response, StorageEvent, Worker,
};
use yew::Callback;

use super::{document, drop, files, inflate, sets, window, worker};
use crate::app::class::{Msg as ClassMsg, shelf as of_class};
use crate::app::desk::{Msg as DeskMsg, Request, shelf};
use crate::app::{FetchError, Msg};
use crate::desk::order::{Order, Told, decode, encode};
use crate::exchange::LARGEST_FILE;
use crate::memory::ATTEMPTS;
use crate::set::FOLDER;

/// The worker's program where the page does not say what it is called.
const USUAL: &str = "./annals-desk_loader.js";

/// A frame, in milliseconds, and a little more.
const A_FRAME: u32 = 20;

/// The worker, and what waits until it listens.
struct Hired {
    worker: Worker,
    waiting: Option<Vec<JsValue>>,
    /// How many orders it was given that put another set in the place of the open one.
    opened: u32,
    _heard: [EventListener; 2],
}

impl Drop for Hired {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

thread_local! {
    static HIRED: RefCell<Option<Hired>> = const { RefCell::new(None) };
    /// The file that was offered last.
    static OFFERED: RefCell<Option<Blob>> = const { RefCell::new(None) };
    static DROPS: RefCell<Option<[EventListener; 4]>> = const { RefCell::new(None) };
    static TABLE: RefCell<Option<[EventListener; 15]>> = const { RefCell::new(None) };
}

/// Carries out what the desk orders.
#[inline(never)]
pub(super) fn run(request: Request, later: Callback<Msg>) {
    match request {
        Request::Say(order) => say(&order, &later),
        Request::Hand(order) => {
            // Else it was handed over already.
            if let Some(file) = OFFERED.take() {
                post(file.into(), &later);
            }
            say(&order, &later);
        }
        Request::HandText(text, order) => {
            let parts = Array::of1(&JsValue::from_str(&text));
            let blob = Blob::new_with_str_sequence(&parts).expect("a text makes a blob");
            post(blob.into(), &later);
            say(&order, &later);
        }
        Request::Choose => files::pick(move |file| offer(file, &later)),
        Request::Paste => paste(later),
        Request::Fetch(url) => spawn_local(async move {
            let result = fetched(&url).await;
            later.emit(DeskMsg::Fetched(url, result).into());
        }),
        Request::Copied(text) => table::put_copied(&text, later),
        Request::Breathe => {
            Timeout::new(A_FRAME, move || later.emit(DeskMsg::FrameDrawn.into())).forget();
        }
        Request::See(see) => table::see(see, later),
        Request::End => HIRED.set(None),
        Request::Forget(key) => spawn_local(async move { sets::forget(&key).await }),
        Request::ReadAll(keys) => spawn_local(async move {
            let mut texts = Vec::new();
            for key in keys {
                if let Some(text) = sets::read(&key).await {
                    texts.push((key, text));
                }
            }
            later.emit(DeskMsg::TextsRead(texts).into());
        }),
        Request::Convert { id, file } => spawn_local(convert(id, file, later)),
        Request::Store(key, text) => spawn_local(async move {
            let is = sets::write(&key, &text).await;
            later.emit(DeskMsg::Stored(key, is).into());
        }),
        Request::Inflate(bytes) => spawn_local(async move {
            let text = inflate::expand(&bytes).await;
            later.emit(DeskMsg::Inflated(text).into());
        }),
        Request::Copy(from, to) => spawn_local(async move {
            if let Some(text) = sets::read(&from).await
                && !sets::write(&to, &text).await
            {
                later.emit(DeskMsg::Told(Some(Told::NotKept)).into());
            }
        }),
    }
}

/// Fetches a file of the site and hands it to the worker, to make a set of it.
async fn convert(id: String, file: String, later: Callback<Msg>) {
    let url = [FOLDER, &file].concat();
    let asked = JsFuture::from(window().fetch_with_str(&url)).await;
    let response = asked.ok().map(JsCast::unchecked_into::<Response>);
    let blob = match response
        .filter(Response::ok)
        .map(|response| response.blob())
    {
        Some(Ok(blob)) => JsFuture::from(blob).await.ok(),
        Some(Err(_)) | None => None,
    };
    match blob {
        Some(blob) => {
            post(blob, &later);
            say(&Order::Convert { id, name: file }, &later);
        }
        None => {
            let result = Err(FetchError::Unreachable);
            later.emit(Msg::SetFetched { id, result });
        }
    }
}

/// Gives the text of a set of one's own, as if it had been fetched.
#[inline(never)]
pub(super) fn read_set(id: String, key: String, later: Callback<Msg>) {
    spawn_local(async move {
        let text = sets::read(&key).await;
        let result = text.ok_or(FetchError::Unreadable);
        later.emit(Msg::SetFetched { id, result });
    });
}

fn say(order: &Order, later: &Callback<Msg>) {
    let bytes = encode(order);
    post(Uint8Array::from(bytes.as_slice()).into(), later);
    if order.opens() {
        HIRED.with_borrow_mut(|hired| {
            if let Some(hired) = hired {
                hired.opened += 1;
            }
        });
    }
}

/// What the worker tells, unless it is of a set that is not the open one any more: an answer may
/// be on its way when the next set is opened. `None` where the bytes say nothing.
fn heard(bytes: &[u8]) -> Option<Option<Told>> {
    let Some((opened, told)) = decode::<(u32, Told)>(bytes) else {
        return Some(None);
    };
    let now = HIRED.with_borrow(|hired| hired.as_ref().map_or(0, |hired| hired.opened));
    (opened == now || !told.is_of_the_open()).then_some(Some(told))
}

/// Posts to the worker; one that does not listen yet gets it later.
fn post(message: JsValue, later: &Callback<Msg>) {
    let failed = HIRED.with_borrow_mut(|hired| {
        if hired.is_none() {
            *hired = hire(later);
        }
        match hired {
            Some(Hired {
                waiting: Some(waiting),
                ..
            }) => {
                waiting.push(message);
                false
            }
            Some(Hired { worker, .. }) => worker.post_message(&message).is_err(),
            None => true,
        }
    });
    if failed {
        later.emit(DeskMsg::Told(None).into());
    }
}

fn hire(later: &Callback<Msg>) -> Option<Hired> {
    let worker = Worker::new(&worker::program("desk", USUAL)).ok()?;
    let (told, failed) = (later.clone(), later.clone());
    let heard = [
        EventListener::new(&worker, "message", move |event| {
            let event: &MessageEvent = event.unchecked_ref();
            // The first thing it says is that it listens.
            if event.data().is_string() {
                return begin();
            }
            let bytes = Uint8Array::new(&event.data()).to_vec();
            if let Some(one) = heard(&bytes) {
                told.emit(DeskMsg::Told(one).into());
            }
        }),
        EventListener::new(&worker, "error", move |_| {
            failed.emit(DeskMsg::Told(None).into());
        }),
    ];
    Some(Hired {
        worker,
        waiting: Some(Vec::new()),
        opened: 0,
        _heard: heard,
    })
}

fn begin() {
    HIRED.with_borrow_mut(|hired| {
        let Some(hired) = hired else {
            return;
        };
        for message in hired.waiting.take().into_iter().flatten() {
            // What it was sent can always be posted: bytes and files.
            if hired.worker.post_message(&message).is_err() {}
        }
    });
}

/// Listens for files that are dropped anywhere on the page, and in the table, as long as the page
/// lives.
#[inline(never)]
pub(super) fn listen_for_drops(later: &Callback<Msg>) {
    if DROPS.with_borrow(Option::is_some) {
        return;
    }
    let (pasted, seen) = (later.clone(), later.clone());
    let options = EventListenerOptions::enable_prevent_default();
    let (listens, later) = (later.clone(), later.clone());
    let over = EventListener::new_with_options(&document(), "dragover", options, |event| {
        let event: &DragEvent = event.unchecked_ref();
        let carried = event.data_transfer().map(|carried| carried.types());
        let has_files = carried.is_some_and(|types| types.includes(&"Files".into(), 0));
        if has_files {
            event.prevent_default();
        }
    });
    let drop = EventListener::new_with_options(&document(), "drop", options, move |event| {
        let event: &DragEvent = event.unchecked_ref();
        let files = event.data_transfer().and_then(|carried| carried.files());
        let Some(files) = files.filter(|files| files.length() > 0) else {
            return;
        };
        event.prevent_default();
        // Of results there are many at once.
        if takes_many() {
            drop::take(event, later.clone());
        } else if let Some(file) = files.get(0) {
            offer(file, &later);
        }
    });
    let options = EventListenerOptions::enable_prevent_default();
    let paste = EventListener::new_with_options(&document(), "paste", options, move |event| {
        let event: &ClipboardEvent = event.unchecked_ref();
        let field = document().active_element().filter(|element| {
            matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
        });
        // What is pasted into the field for results is taken in at once.
        let is_for_results = field.as_ref().is_some_and(|field| field.id() == "pasted");
        let held = event.clipboard_data();
        let held = held.filter(|_| field.is_none() || is_for_results);
        let text = held.and_then(|held| held.get_data("text/plain").ok());
        if let Some(text) = text {
            if is_for_results {
                event.prevent_default();
            }
            pasted.emit(DeskMsg::PasteSeen(text).into());
        }
    });
    let list = EventListener::new(&window(), "storage", move |event| {
        let event: &StorageEvent = event.unchecked_ref();
        if let (Some(key), Some(text)) = (event.key(), event.new_value()) {
            match key.as_str() {
                shelf::KEY => seen.emit(DeskMsg::ListSeen(text).into()),
                of_class::KEY => seen.emit(ClassMsg::ListSeen(text).into()),
                _ if key.starts_with(ATTEMPTS) => {
                    seen.emit(ClassMsg::AttemptSeen(key, text).into());
                }
                _ => {}
            }
        }
    });
    DROPS.set(Some([over, drop, paste, list]));
    TABLE.set(Some(table::listen(&listens)));
}

/// Whether the page on screen takes results in.
fn takes_many() -> bool {
    let place = document().query_selector("main[data-drop]");
    place.is_ok_and(|place| place.is_some())
}

/// Passes an order to the worker.
pub(super) fn order(order: &Order, later: &Callback<Msg>) {
    say(order, later);
}

/// Hands a file that a class sent to the worker, to tell the texts in it.
pub(super) fn hand_sent(file: File, later: &Callback<Msg>) {
    let name = file.name();
    post(file.into(), later);
    say(&Order::Texts { name }, later);
}

fn offer(file: File, later: &Callback<Msg>) {
    let name = file.name();
    OFFERED.set(Some(file.into()));
    later.emit(DeskMsg::Offered(name).into());
}

fn paste(later: Callback<Msg>) {
    let asked = window().navigator().clipboard().read_text();
    spawn_local(async move {
        let text = JsFuture::from(asked).await.ok();
        let text = text.and_then(|text| text.as_string()).unwrap_or_default();
        later.emit(DeskMsg::Pasted(text).into());
    });
}

/// Fetches a file from anywhere; a sentence says why it cannot be had.
async fn fetched(url: &str) -> Result<(), String> {
    let unreachable = |_: JsValue| {
        "No answer came. The address may be wrong, or its server does not let other sites read its files (CORS): put the file where it does, or save it and choose it here.".to_owned()
    };
    let asked = window().fetch_with_str(url);
    let response = JsFuture::from(asked).await.map_err(unreachable)?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        let status = response.status();
        return Err(format!(
            "Its server answered with {status}. Look at the address, and whether the file is still there."
        ));
    }
    let blob = response.blob().map_err(unreachable)?;
    let blob: Blob = JsFuture::from(blob)
        .await
        .map_err(unreachable)?
        .unchecked_into();
    if blob.size() > LARGEST_FILE as f64 {
        return Err("It is too large. Part it into several.".to_owned());
    }
    OFFERED.set(Some(blob));
    Ok(())
}
