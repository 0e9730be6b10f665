//! Room for what is stored, and whether the browser will keep it.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{StorageEstimate, StorageManager};
use yew::Callback;

use super::window;

/// Room in storage, in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// What is taken, of all kinds of storage together.
    pub used: f64,
    /// What there is.
    pub quota: f64,
}

fn manager() -> StorageManager {
    window().navigator().storage()
}

/// Asks the browser to keep what is stored until the learner deletes it, also where the disk
/// runs full. Tells whether it will; `None` where it does not say.
#[inline(never)]
pub fn persist(told: Callback<Option<bool>>) {
    spawn_local(async move { told.emit(persisted().await.ok()) });
}

// A page that came over plain HTTP has no manager: then the call fails.
async fn persisted() -> Result<bool, JsValue> {
    let granted = JsFuture::from(manager().persist()?).await?;
    Ok(granted.is_truthy())
}

/// Tells how much room there is; `None` where the browser does not say.
#[inline(never)]
pub fn estimate(told: Callback<Option<Room>>) {
    spawn_local(async move { told.emit(estimated().await.ok().flatten()) });
}

async fn estimated() -> Result<Option<Room>, JsValue> {
    let estimate = JsFuture::from(manager().estimate()?).await?;
    let estimate: StorageEstimate = estimate.unchecked_into();
    let both = estimate.get_usage().zip(estimate.get_quota());
    Ok(both.map(|(used, quota)| Room { used, quota }))
}
