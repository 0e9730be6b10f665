//! The texts of sets of one's own, in a database of IndexedDB. Page and worker both use it.
//!
//! Late: nothing here may be reached before the first question (docs/decisions/0008-two-modules.md).

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, TransactionMode};
use wasm_bindgen::JsValue;

const NAME: &str = "annals-sets";
const STORE: &str = "texts";

async fn open() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(NAME, Some(1))?;
    request.on_upgrade_needed(|event| {
        // Without the store no transaction can be begun, and that is told.
        let made = event
            .database()
            .and_then(|database| database.create_object_store(STORE, ObjectStoreParams::new()));
        if made.is_err() {}
    });
    request.await
}

/// The text under a key; `None` where there is none, or the database cannot be read.
#[inline(never)]
pub(super) async fn read(key: &str) -> Option<String> {
    let found = async {
        let database = open().await?;
        let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
        let store = transaction.object_store(STORE)?;
        let found = store.get(JsValue::from_str(key))?.await?;
        transaction.await?;
        database.close();
        Ok::<_, Error>(found)
    };
    found.await.ok()??.as_string()
}

/// Writes a text under a key; whether that went well.
#[inline(never)]
pub(super) async fn write(key: &str, text: &str) -> bool {
    let written = async {
        let database = open().await?;
        let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(STORE)?;
        let key = JsValue::from_str(key);
        store.put(&JsValue::from_str(text), Some(&key))?.await?;
        transaction.commit()?.await?;
        database.close();
        Ok::<_, Error>(())
    };
    written.await.is_ok()
}

/// Changes the text under a key in one step, so that no other tab's change is lost; the new text,
/// or `None` where nothing was changed.
#[inline(never)]
pub(super) async fn change(
    key: &str,
    change: impl FnOnce(Option<String>) -> Option<String>,
) -> Option<String> {
    let changed = async {
        let database = open().await?;
        let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(STORE)?;
        let name = JsValue::from_str(key);
        let before = store.get(name.clone())?.await?;
        let after = change(before.and_then(|text| text.as_string()));
        if let Some(text) = &after {
            store.put(&JsValue::from_str(text), Some(&name))?.await?;
        }
        transaction.commit()?.await?;
        database.close();
        Ok::<_, Error>(after)
    };
    changed.await.ok().flatten()
}

/// Deletes the text under a key.
#[inline(never)]
pub(super) async fn forget(key: &str) {
    let forgotten = async {
        let database = open().await?;
        let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
        transaction
            .object_store(STORE)?
            .delete(JsValue::from_str(key))?
            .await?;
        transaction.commit()?.await?;
        database.close();
        Ok::<_, Error>(())
    };
    // What is left takes room and nothing else.
    if forgotten.await.is_err() {}
}
