//! Files of the site itself.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;
use yew::Callback;

use super::window;
use crate::app::{FetchError, Msg};

/// What was fetched, or why it was not, as a message.
type Answer = Box<dyn FnOnce(Result<String, FetchError>) -> Msg>;

/// Fetches a text and tells of it in the end.
pub(super) fn text(url: String, answer: Answer, told: Callback<Msg>) {
    spawn_local(async move { told.emit(answer(fetched(&url).await)) });
}

async fn fetched(url: &str) -> Result<String, FetchError> {
    let unreachable = |_: JsValue| FetchError::Unreachable;
    let response = JsFuture::from(window().fetch_with_str(url))
        .await
        .map_err(unreachable)?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let text = JsFuture::from(response.text().map_err(unreachable)?)
        .await
        .map_err(unreachable)?;
    text.as_string().ok_or(FetchError::Unreadable)
}
