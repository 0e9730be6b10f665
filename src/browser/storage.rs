//! Local storage: a key and a text for each attempt.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

use super::window;
use crate::app::SaveError;

fn storage() -> Result<Storage, SaveError> {
    match window().local_storage() {
        Ok(Some(storage)) => Ok(storage),
        Ok(None) | Err(_) => Err(SaveError::Forbidden),
    }
}

/// Every key with its text.
pub(super) fn read_all() -> Result<Vec<(String, String)>, SaveError> {
    let storage = storage()?;
    let length = storage.length().map_err(|error| why(&error))?;
    let mut all = Vec::new();
    for at in 0..length {
        let Some(key) = storage.key(at).map_err(|error| why(&error))? else {
            continue;
        };
        if let Some(text) = storage.get_item(&key).map_err(|error| why(&error))? {
            all.push((key, text));
        }
    }
    Ok(all)
}

/// The text of a key.
pub(super) fn read(key: &str) -> Option<String> {
    storage().ok()?.get_item(key).ok()?
}

/// Writes a text; it is stored when this returns.
pub(super) fn write(key: &str, text: &str) -> Result<(), SaveError> {
    storage()?.set_item(key, text).map_err(|error| why(&error))
}

/// Deletes a key; without storage there is none.
pub(super) fn forget(key: &str) {
    if let Ok(storage) = storage()
        && storage.remove_item(key).is_err()
    {
        // What stays is sent once more, and stored once.
    }
}

fn why(error: &JsValue) -> SaveError {
    // Storage throws nothing else.
    let error: &DomException = error.unchecked_ref();
    match error.name().as_str() {
        "QuotaExceededError" => SaveError::Full,
        _ => SaveError::Forbidden,
    }
}
