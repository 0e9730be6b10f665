//! The part of the program that comes after the first question.

use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use super::window;
use crate::app::Msg;

/// Milliseconds until it is asked for again.
const AGAIN: u32 = 3000;

/// How the page fetches the rest; `None` where nothing was parted, or it is here.
fn way() -> Option<Function> {
    let way = Reflect::get(&window(), &JsValue::from_str("rest")).ok()?;
    way.dyn_into().ok()
}

/// Whether part of the program is still to come.
#[must_use]
pub fn awaits_rest() -> bool {
    way().is_some()
}

/// Fetches the rest, as often as it takes, and tells of it.
pub fn fetch_rest(told: Callback<Msg>) {
    spawn_local(async move {
        let here = fetched().await;
        told.emit(Msg::RestArrived(here));
        if !here {
            Timeout::new(AGAIN, || fetch_rest(told)).forget();
        }
    });
}

/// Whether the rest is here, after it was asked for.
pub(super) async fn fetched() -> bool {
    let Some(way) = way() else {
        return true;
    };
    let Ok(promise) = way.call0(&JsValue::NULL) else {
        return false;
    };
    let promise: Promise = promise.unchecked_into();
    JsFuture::from(promise).await.is_ok()
}
