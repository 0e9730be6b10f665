//! What is done for records: a store is called, what was sent is forgotten, a launch is read and
//! taken out of the address.
//!
//! Late: nothing here may be reached before the first question (docs/decisions/0008-two-modules.md).

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{RequestInit, Response, Storage};
use yew::Callback;

use super::{journal, storage, window};
use crate::app::Msg;
use crate::app::class::records::{Call, Msg as RecordsMsg, Order, Purpose, Reply};

/// Under this key of the tab's own storage a launch is kept.
const LAUNCH: &str = "annals/launch";
/// The longest body that a browser sends though the page is closed, in bytes: it allows 64 KiB for
/// all that are under way.
const KEPT_ALIVE: usize = 60_000;
/// So much of a body is told, where it is no page of a class, in UTF-16 units.
const BEGINNING: u32 = 20_000;

/// Carries out what is ordered for records.
#[inline(never)]
pub(super) fn run(order: Order, later: Callback<Msg>) {
    match order {
        Order::Begin => begin(later),
        Order::Call(call) => spawn_local(async move {
            let reply = called(&call).await;
            later.emit(RecordsMsg::Called(call.purpose, reply).into());
        }),
        Order::Copy(kept) => journal::write_copies(&kept),
        Order::Move { from, to, text } => {
            // The copies go one after the other, so that one of the two is always on disk.
            journal::write_copies(&[(to.clone(), text.clone())]);
            match storage::write(&to, &text) {
                Ok(()) => {
                    storage::forget(&from);
                    journal::forget_copies(&[from]);
                }
                Err(why) => {
                    let result = Err(why);
                    later.emit(Msg::Saved { key: to, result });
                }
            }
        }
        Order::Forget { keys, store } => {
            keys.iter().for_each(|key| storage::forget(key));
            journal::forget_copies(&keys);
            if let Some((folder, key)) = store
                && storage::read_all()
                    .is_ok_and(|all| !all.iter().any(|(key, _)| key.starts_with(&folder)))
            {
                storage::forget(&key);
                journal::forget_copies(&[key]);
            }
        }
        Order::Wake { ms, at } => {
            Timeout::new(ms, move || later.emit(RecordsMsg::Woken(at).into())).forget();
        }
        Order::KeepLaunch(text) => {
            // Where the tab keeps nothing, the launch lasts until it is loaded again.
            if let Some(storage) = of_tab()
                && storage.set_item(LAUNCH, &text).is_err()
            {}
            hide();
        }
        Order::Leave(to) => {
            if let Some(storage) = of_tab()
                && storage.remove_item(LAUNCH).is_err()
            {}
            if let Some(to) = to
                && window().location().set_href(&to).is_err()
            {}
        }
    }
}

/// Tells how this tab was opened, and when the network is there again.
fn begin(later: Callback<Msg>) {
    let query = window().location().search().ok();
    let query = query.filter(|query| query.contains("endpoint="));
    let kept = of_tab().and_then(|storage| storage.get_item(LAUNCH).ok()?);
    if query.is_some() || kept.is_some() {
        let later = later.clone();
        let msg = RecordsMsg::LaunchSeen { query, kept };
        // After all that the start ordered.
        Timeout::new(0, move || later.emit(msg.into())).forget();
    }
    EventListener::new(&window(), "online", move |_| {
        later.emit(RecordsMsg::CameOnline.into());
    })
    .forget();
}

/// The storage that ends with the tab.
fn of_tab() -> Option<Storage> {
    window().session_storage().ok()?
}

/// Takes all between `?` and `#` out of the address, and out of the history.
fn hide() {
    let location = window().location();
    let (Ok(path), Ok(hash)) = (location.pathname(), location.hash()) else {
        return;
    };
    let address = [path, hash].concat();
    if let Ok(history) = window().history()
        && history
            .replace_state_with_url(&JsValue::NULL, "", Some(&address))
            .is_err()
    {
        // The address stays as it is.
    }
}

/// Calls a store; `None` where no answer came.
async fn called(call: &Call) -> Option<Reply> {
    let headers = Object::new();
    let set = |object: &Object, name: &str, value: &JsValue| {
        Reflect::set(object, &JsValue::from_str(name), value).is_ok()
    };
    for (name, value) in &call.headers {
        set(&headers, name, &JsValue::from_str(value));
    }
    let init = Object::new();
    if let Some(body) = &call.body {
        set(&init, "method", &JsValue::from_str("POST"));
        if !body.is_empty() {
            let json = JsValue::from_str("application/json");
            set(&headers, "Content-Type", &json);
            set(&init, "body", &JsValue::from_str(body));
        }
        let is_short = body.len() < KEPT_ALIVE;
        set(&init, "keepalive", &JsValue::from_bool(is_short));
    }
    set(&init, "headers", &headers);
    for (name, value) in [
        ("credentials", "omit"),
        ("referrerPolicy", "no-referrer"),
        ("cache", "no-store"),
    ] {
        set(&init, name, &JsValue::from_str(value));
    }
    let init: &RequestInit = init.unchecked_ref();
    let asked = window().fetch_with_str_and_init(&call.address, init);
    let response: Response = JsFuture::from(asked).await.ok()?.unchecked_into();
    let retry_after = response.headers().get("Retry-After").ok().flatten();
    let body = JsFuture::from(response.text().ok()?).await.ok()?;
    let body: js_sys::JsString = body.dyn_into().ok()?;
    let body = match call.purpose {
        Purpose::Page(_) => body,
        _ => body.slice(0, BEGINNING),
    };
    Some(Reply {
        status: response.status(),
        retry_after,
        body: body.into(),
    })
}
