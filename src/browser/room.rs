//! Whether the browser will keep what is stored.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::StorageManager;
use yew::Callback;

use super::window;

fn manager() -> StorageManager {
    window().navigator().storage()
}

/// Asks the browser to keep what is stored until the learner deletes it, also where the disk
/// runs full. Tells whether it will; `None` where it does not say.
#[inline(never)]
pub(super) fn persist(told: Callback<Option<bool>>) {
    spawn_local(async move { told.emit(persisted().await.ok()) });
}

// A page that came over plain HTTP has no manager: then the call fails.
async fn persisted() -> Result<bool, JsValue> {
    let granted = JsFuture::from(manager().persist()?).await?;
    Ok(granted.is_truthy())
}
