//! Which file was chosen. A handle cannot be written as text, but IndexedDB takes it: a database of
//! its own, so that the journal's need not change for it. It is open only while it is used, and
//! stands in no tab's way.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

use super::handle::Handle;
use crate::app::upkeep::Trouble;
use crate::browser::database::{self, ENDS};
use crate::browser::settled::end_of;

const NAME: &str = "annals-file";
const STORE: &str = "file";
const KEY: &str = "chosen";
/// Milliseconds to wait for the database.
const PATIENCE: u32 = 5000;

/// The file that was chosen last.
pub(super) async fn get() -> Result<Handle, Trouble> {
    let all = within("readonly", None).await?;
    let handle = Array::from(&all).get(0);
    match handle.is_object() {
        true => Ok(Handle(handle)),
        false => Err(Trouble::Forgotten),
    }
}

/// Remembers a file, in place of any other.
pub(super) async fn put(handle: &Handle) -> Result<(), Trouble> {
    within("readwrite", Some(&handle.0)).await.map(drop)
}

/// Remembers none.
pub(super) async fn forget() {
    // Where it cannot be forgotten, its record is gone, and nobody asks for it.
    if within("readwrite", Some(&JsValue::NULL)).await.is_err() {}
}

/// Puts something in, where that is given, and gives all that is there then.
async fn within(mode: &str, put: Option<&JsValue>) -> Result<JsValue, Trouble> {
    let opened = database::open(NAME, STORE, PATIENCE).await;
    let database = opened.and_then(Result::ok).ok_or(Trouble::Failed)?;
    let answer = ask(&database, mode, put).await;
    database.close();
    answer.map_err(|_| Trouble::Failed)
}

async fn ask(
    database: &IdbDatabase,
    mode: &str,
    put: Option<&JsValue>,
) -> Result<JsValue, JsValue> {
    let transaction = database::begin(database, STORE, mode)?;
    let store = transaction.object_store(STORE)?;
    if let Some(handle) = put {
        store.put_with_key(handle, &JsValue::from_str(KEY))?;
    }
    let all = store.get_all()?;
    end_of(PATIENCE, &all, ENDS).await?;
    all.result()
}
