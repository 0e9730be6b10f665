//! Files of the site itself.

use std::cell::RefCell;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;
use yew::Callback;

use super::window;
use crate::app::{FetchError, Msg};
use crate::set::FOLDER;

/// What was fetched, or why it was not, as a message.
type Answer = Box<dyn FnOnce(Result<String, FetchError>) -> Msg>;

/// Fetches a text and tells of it in the end.
pub(super) fn text(url: String, answer: Answer, told: Callback<Msg>) {
    spawn_local(async move { told.emit(answer(fetched(&url).await)) });
}

thread_local! {
    /// The file fetched before the app began, and what came of it.
    static AHEAD: RefCell<Option<(String, Result<String, FetchError>)>> = const { RefCell::new(None) };
}

/// Fetches a set's file before the app begins; whether it is here.
pub(super) async fn ahead(file: String) -> bool {
    let result = match asked_for() {
        Some(told) => told_of(JsFuture::from(told)).await,
        None => fetched(&[FOLDER, &file].concat()).await,
    };
    let is_here = result.is_ok();
    AHEAD.set(Some((file, result)));
    is_here
}

/// Puts what came of the whole of a set in place of its outline that was fetched ahead.
pub(super) fn replace_ahead(whole: Result<String, FetchError>) {
    let ahead = AHEAD.take();
    AHEAD.set(ahead.map(|(file, _)| (file, whole)));
}

/// What came of a file that was fetched ahead; once.
pub(super) fn fetched_ahead(file: &str) -> Option<Result<String, FetchError>> {
    let (ahead, result) = AHEAD.take()?;
    (ahead == file).then_some(result)
}

/// What the page's own script asked for while the app was still on its way: a text, or
/// the number that stands for why there is none.
fn asked_for() -> Option<Promise> {
    let asked = Reflect::get(&window(), &JsValue::from_str("ahead")).ok()?;
    asked.is_object().then(|| asked.unchecked_into())
}

/// Asks for the whole of the set, where the page's own script asked for its outline.
pub(super) fn ask_for_whole() -> Option<JsFuture> {
    let whole = Reflect::get(&window(), &JsValue::from_str("whole")).ok()?;
    let whole: Function = whole.dyn_into().ok()?;
    let asked = whole.call0(&JsValue::NULL).ok()?;
    Some(JsFuture::from(asked.unchecked_into::<Promise>()))
}

/// What came of what the page's own script asked for.
pub(super) async fn told_of(told: JsFuture) -> Result<String, FetchError> {
    let told = told.await.map_err(|_| FetchError::Unreachable)?;
    let status = told
        .as_f64()
        .map(|status| FetchError::Status(status as u16));
    let text = told.as_string();
    text.ok_or_else(|| status.unwrap_or(FetchError::Unreadable))
}

async fn fetched(url: &str) -> Result<String, FetchError> {
    let unreachable = |_: JsValue| FetchError::Unreachable;
    let asked = window().fetch_with_str(url);
    let response = JsFuture::from(asked).await.map_err(unreachable)?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let text = JsFuture::from(response.text().map_err(unreachable)?)
        .await
        .map_err(unreachable)?;
    text.as_string().ok_or(FetchError::Unreadable)
}
