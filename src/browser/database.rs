//! Databases of IndexedDB, of one store each.

use gloo::events::EventListener;
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, IdbDatabase, IdbRequest, IdbTransaction};

use super::settled::end_of;
use super::window;

/// How a request ends.
pub(super) const ENDS: [&str; 2] = ["onsuccess", "onerror"];

// In web-sys the options of a transaction are behind a flag for the whole build, and `commit`
// is called deprecated, which it is not.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = IdbDatabase)]
    type Database;

    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &Database,
        store: &str,
        mode: &str,
        options: &JsValue,
    ) -> Result<Transaction, JsValue>;

    #[wasm_bindgen(extends = IdbTransaction)]
    pub(super) type Transaction;

    #[wasm_bindgen(method, catch)]
    pub(super) fn commit(this: &Transaction) -> Result<(), JsValue>;
}

/// Opens a database of version 1, within so many milliseconds; a new one gets its store. `None`
/// where this browser has none.
pub(super) async fn open(
    name: &str,
    store: &'static str,
    patience: u32,
) -> Option<Result<IdbDatabase, JsValue>> {
    let factory = window().indexed_db().ok()??;
    let request = factory.open_with_u32(name, 1).ok()?;
    let making = EventListener::once(&request, "upgradeneeded", move |event| make(event, store));
    let opened = end_of(patience, &request, ENDS).await;
    drop(making);
    let database = opened.and_then(|_| request.result());
    Some(database.map(JsCast::unchecked_into))
}

/// Puts a store into a database that is new.
fn make(event: &Event, store: &str) {
    let Some(request) = event.target() else {
        return;
    };
    let request: &IdbRequest = request.unchecked_ref();
    let Ok(database) = request.result() else {
        return;
    };
    let database: IdbDatabase = database.unchecked_into();
    // Without the store no transaction can be begun; then it is done without the database.
    if database.create_object_store(store).is_err() {}
}

/// Begins a transaction that is complete when it is on disk.
pub(super) fn begin(
    database: &IdbDatabase,
    store: &str,
    mode: &str,
) -> Result<Transaction, JsValue> {
    let options = Object::new();
    let durability = JsValue::from_str("durability");
    Reflect::set(&options, &durability, &JsValue::from_str("strict"))?;
    let database: &Database = database.unchecked_ref();
    database.transaction(store, mode, &options)
}
