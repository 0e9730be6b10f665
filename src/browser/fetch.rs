//! Files of the site itself.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;

use super::window;
use crate::app::FetchError;

/// Fetches a text and hands it, or why not, to `then`.
pub(super) fn text(url: String, then: impl FnOnce(Result<String, FetchError>) + 'static) {
    spawn_local(async move { then(fetched(&url).await) });
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
