//! The part of the program that comes after the first question.

use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use super::{fetch, window};
use crate::app::{FetchError, Msg};

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
        let (here, whole) = fetched().await;
        match whole.transpose() {
            Ok(whole) if here => told.emit(Msg::RestArrived { whole }),
            Ok(_) | Err(_) => {
                told.emit(Msg::RestFailed);
                Timeout::new(AGAIN, || fetch_rest(told)).forget();
            }
        }
    });
}

/// Whether the rest is here, after it was asked for; and what came of the whole of a set whose
/// outline was fetched before.
pub(super) async fn fetched() -> (bool, Option<Result<String, FetchError>>) {
    let whole = fetch::ask_for_whole();
    let here = program().await;
    let whole = match whole {
        Some(asked) => Some(fetch::told_of(asked).await),
        None => None,
    };
    (here, whole)
}

async fn program() -> bool {
    let Some(way) = way() else {
        return true;
    };
    let Ok(promise) = way.call0(&JsValue::NULL) else {
        return false;
    };
    let promise: Promise = promise.unchecked_into();
    JsFuture::from(promise).await.is_ok()
}
