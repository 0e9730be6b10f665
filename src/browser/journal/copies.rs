//! The second copy of each piece, in IndexedDB: there a transaction is complete when it is on
//! disk, if it was asked to be strict.

use std::cell::RefCell;

use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::IdbDatabase;

use super::Pieces;
use crate::browser::database::{self, Transaction, begin};
use crate::browser::settled::end_of;

const NAME: &str = "annals";
const STORE: &str = "pieces";
/// How a transaction ends.
const ENDS: [&str; 2] = ["oncomplete", "onabort"];
/// Milliseconds to wait for the database.
const PATIENCE: u32 = 2000;
/// Milliseconds to wait until a piece is on disk: an answer must not wait for ever.
const WRITING: u32 = 1000;

/// Where the second copies are.
pub(super) enum Copies {
    /// This browser keeps none.
    None,
    /// They are here.
    Here(IdbDatabase),
    /// There may be some, but they do not come.
    Unknown,
}

thread_local! {
    /// What is written to.
    static DATABASE: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

impl Copies {
    pub(super) async fn open() -> Copies {
        match database::open(NAME, STORE, PATIENCE).await {
            None => Copies::None,
            Some(Ok(database)) => {
                make_way(&database);
                Copies::Here(database)
            }
            Some(Err(_)) => Copies::Unknown,
        }
    }

    /// All of them; `None` where they cannot be read.
    pub(super) async fn read(&self) -> Option<Pieces> {
        match self {
            Copies::None => Some(Vec::new()),
            Copies::Here(database) => read(database).await,
            Copies::Unknown => None,
        }
    }

    /// From now on pieces are written here too.
    pub(super) fn keep(self) {
        if let Copies::Here(database) = self {
            DATABASE.set(Some(database));
        }
    }
}

/// Lets a later release, in another tab, change the database.
fn make_way(database: &IdbDatabase) {
    let closed = database.clone();
    EventListener::new(database, "versionchange", move |_| closed.close()).forget();
}

async fn read(database: &IdbDatabase) -> Option<Pieces> {
    let transaction = begin(database, STORE, "readonly").ok()?;
    let store = transaction.object_store(STORE).ok()?;
    let keys = store.get_all_keys().ok()?;
    let texts = store.get_all().ok()?;
    end_of(PATIENCE, &transaction, ENDS).await.ok()?;
    let keys = Array::from(&keys.result().ok()?);
    let texts = Array::from(&texts.result().ok()?);
    let pieces = keys.iter().zip(texts.iter());
    let texts = |(key, text): (JsValue, JsValue)| Some((key.as_string()?, text.as_string()?));
    Some(pieces.filter_map(texts).collect())
}

/// Begins to write a copy, after those begun before. `None` where there is no place for it.
pub(super) fn write(key: &str, text: &str) -> Option<JsFuture> {
    let database = DATABASE.with_borrow(Option::clone)?;
    let Ok(transaction) = begun(&database, key, text) else {
        reopen();
        return None;
    };
    Some(end_of(WRITING, &transaction, ENDS))
}

fn begun(database: &IdbDatabase, key: &str, text: &str) -> Result<Transaction, JsValue> {
    let transaction = begin(database, STORE, "readwrite")?;
    let store = transaction.object_store(STORE)?;
    store.put_with_key(&JsValue::from_str(text), &JsValue::from_str(key))?;
    // At once: else it waits for the page, which may be killed, to say that this was all. An
    // old browser knows no other way.
    transaction.commit().unwrap_or_default();
    Ok(transaction)
}

/// Begins to delete copies, after what was begun before. One that stays does no harm.
pub(super) fn forget(keys: &[String]) {
    let Some(database) = DATABASE.with_borrow(Option::clone) else {
        return;
    };
    let deleted = || {
        let transaction = begin(&database, STORE, "readwrite")?;
        let store = transaction.object_store(STORE)?;
        for key in keys {
            store.delete(&JsValue::from_str(key))?;
        }
        transaction.commit()
    };
    if deleted().is_err() {
        reopen();
    }
}

/// Opens the database again: some browsers lose it when they have slept for long. What was begun
/// before is still written, and first.
pub(super) fn reopen() {
    if let Some(database) = DATABASE.take() {
        database.close();
    }
    spawn_local(async { Copies::open().await.keep() });
}
