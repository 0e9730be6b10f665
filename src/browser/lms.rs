//! The platform (LMS) around the page: where its interface is, and what it is asked. All of it is
//! at once, and whatever an interface throws or gives is an answer.
//!
//! Late: nothing here may be reached before the first question (docs/decisions/0008-two-modules.md).

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlMetaElement, PageTransitionEvent};
use yew::Callback;

use super::{document, window};
use crate::app::Msg;
use crate::app::class::Msg as ClassMsg;
use crate::app::class::lms::{Msg as LmsMsg, Request};
use crate::class::scorm::{Answer, Edition, Failure, MARK, Order, Pair, Refused, read_mark};

/// So many windows are looked into, each around the one before.
const FARTHEST: usize = 50;

thread_local! {
    /// The interface that was found, of which everything is asked.
    static FOUND: RefCell<Option<JsValue>> = const { RefCell::new(None) };
    /// Hears that the page is left, and that it is shown again.
    static HEARD: RefCell<Option<[EventListener; 2]>> = const { RefCell::new(None) };
}

/// What the mark of a package says, where the page bears one.
fn mark() -> Option<String> {
    let selector = ["meta[name=", MARK, "]"].concat();
    let mark = document().query_selector(&selector).ok()??;
    Some(mark.dyn_into::<HtmlMetaElement>().ok()?.content())
}

/// The address that a package opens.
#[inline(never)]
pub(super) fn address() -> Option<String> {
    let mark = mark()?;
    let (_, query) = read_mark(&mark)?;
    Some(["#/a?", query].concat())
}

/// Tells, while the page is being left, that it is; what is to be done then is done at once.
#[inline(never)]
pub fn hear_leaving(left: impl Fn() + 'static) {
    let listeners = [
        EventListener::new(&window(), "pagehide", move |_| left()),
        EventListener::new(&window(), "pageshow", |event| {
            let event: &PageTransitionEvent = event.unchecked_ref();
            // The platform has ended the visit; a new one begins as every visit does.
            if event.persisted() && window().location().reload().is_err() {}
        }),
    ];
    HEARD.set(Some(listeners));
}

/// The message that the page is left.
#[must_use]
pub fn left() -> Msg {
    ClassMsg::Lms(LmsMsg::Left).into()
}

/// Carries out what is ordered.
pub(super) fn run(request: Request, later: Callback<Msg>) -> Option<Msg> {
    match request {
        Request::Look => mark().map(|mark| told(LmsMsg::Found(mark))),
        Request::Say(edition, order) => Some(told(LmsMsg::Answered(say(edition, &order)))),
        Request::Wake(ms) => {
            Timeout::new(ms, move || later.emit(told(LmsMsg::Due))).forget();
            None
        }
    }
}

fn told(msg: LmsMsg) -> Msg {
    ClassMsg::Lms(msg).into()
}

fn say(edition: Edition, order: &Order) -> Answer {
    match order {
        Order::Open(names) => open(edition, names),
        Order::Tell(pairs) => match interface() {
            None => Answer::Absent,
            Some(api) => Answer::Told {
                refused: set(&api, edition, pairs),
                committed: does(&api, edition, edition.functions().commit),
            },
        },
        Order::Close(pairs) => match interface() {
            None => Answer::Absent,
            Some(api) => Answer::Closed {
                refused: set(&api, edition, pairs),
                committed: does(&api, edition, edition.functions().commit),
                ended: does(&api, edition, edition.functions().terminate),
            },
        },
    }
}

fn interface() -> Option<JsValue> {
    FOUND.with_borrow(Clone::clone)
}

fn open(edition: Edition, names: &[&'static str]) -> Answer {
    let Some(api) = find(edition.interface()) else {
        return Answer::Absent;
    };
    FOUND.set(Some(api.clone()));
    let functions = edition.functions();
    if let Err(code) = does(&api, edition, functions.initialize)
        && !has_begun(&api, edition, &code, names)
    {
        return Answer::Unopened(code);
    }
    let value = |name: &&'static str| -> Pair {
        let value = call(&api, functions.get_value, &[name]);
        ((*name).to_owned(), text(&value.unwrap_or_default()))
    };
    Answer::Opened(names.iter().map(value).collect())
}

/// Whether an LMS that did not begin has begun already: its code says so, or it tells a value.
fn has_begun(api: &JsValue, edition: Edition, said: &str, names: &[&'static str]) -> bool {
    let failure = Failure::read(edition, said);
    if !failure.is_unclear() {
        return failure.is_begun();
    }
    let told = names
        .first()
        .and_then(|name| call(api, edition.functions().get_value, &[name]));
    told.is_some() && code(api, edition) == "0"
}

/// Sets all of these; what was refused.
fn set(api: &JsValue, edition: Edition, pairs: &[Pair]) -> Vec<Refused> {
    let functions = edition.functions();
    let refused = pairs.iter().filter_map(|(name, value)| {
        let said = call(api, functions.set_value, &[name, value]);
        (!is_true(said)).then(|| Refused {
            name: name.clone(),
            code: code(api, edition),
        })
    });
    refused.collect()
}

/// Calls a function with an empty text; a code where it does not do it.
fn does(api: &JsValue, edition: Edition, function: &str) -> Result<(), String> {
    match is_true(call(api, function, &[""])) {
        true => Ok(()),
        false => Err(code(api, edition)),
    }
}

fn code(api: &JsValue, edition: Edition) -> String {
    let code = call(api, edition.functions().last_error, &[]);
    text(&code.unwrap_or_default())
}

/// What a function of the interface gives; `None`: there is none, or it threw.
fn call(api: &JsValue, function: &str, with: &[&str]) -> Option<JsValue> {
    let function: Function = Reflect::get(api, &JsValue::from_str(function))
        .ok()?
        .dyn_into()
        .ok()?;
    let with: Array = with.iter().map(|one| JsValue::from_str(one)).collect();
    Reflect::apply(&function, api, &with).ok()
}

/// Some platforms give a truth in place of its name.
fn is_true(said: Option<JsValue>) -> bool {
    said.is_some_and(|said| {
        said.as_bool() == Some(true) || said.as_string().as_deref() == Some("true")
    })
}

/// A value as a text; a number may be one of its own.
fn text(value: &JsValue) -> String {
    if let Some(text) = value.as_string() {
        return text;
    }
    match value.as_f64() {
        // Codes and counts are whole.
        Some(number) => (number as i64).to_string(),
        None => String::new(),
    }
}

/// The interface: in a window around this one, or around the one that opened it.
fn find(name: &str) -> Option<JsValue> {
    let own: JsValue = window().into();
    let around = among(&own, name);
    around.or_else(|| {
        let top = property(&own, "top")?;
        let opener = property(&top, "opener").or_else(|| property(&own, "opener"))?;
        among(&opener, name)
    })
}

/// In a window, or in one around it.
fn among(first: &JsValue, name: &str) -> Option<JsValue> {
    let mut at = first.clone();
    for _ in 0..FARTHEST {
        if let Some(found) = property(&at, name) {
            return Some(found);
        }
        let parent = property(&at, "parent")?;
        // A window with none around it is its own.
        if Object::is(&parent, &at) {
            return None;
        }
        at = parent;
    }
    None
}

/// What stands under a name. A window of another site throws.
fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    let found = Reflect::get(of, &JsValue::from_str(name)).ok()?;
    (found.is_object() || found.is_function()).then_some(found)
}
