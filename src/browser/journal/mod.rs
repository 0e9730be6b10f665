//! The journal's pieces: in local storage, and a second copy that is sooner on disk.
//!
//! Late: nothing here may be reached before the first question (docs/decisions/0008-two-modules.md).

mod claim;
mod copies;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::StorageEvent;
use yew::Callback;

use self::copies::Copies;
use super::{storage, window};
use crate::app::{Msg, Opened, SaveError};
use crate::memory::journal::{PREFIX, of_key};

/// Keys with their texts.
type Pieces = Vec<(String, String)>;

/// Reads the journal, and becomes the writer of a stream.
#[inline(never)]
pub(super) fn open(fresh: u32, later: Callback<Msg>) {
    spawn_local(async move {
        let copies = Copies::open().await;
        let known = writers(&copies).await.unwrap_or_default();
        let claimed = claim::one_of(&known, fresh).await;
        // Only now: until its lock was ours, another tab may have written to the stream.
        let copied = copies.read().await;
        // In one go with the reading, so that no piece falls between.
        listen(later.clone());
        let pieces = pieces();
        // A stream goes on after its last entry. Where that may lie in what cannot be read, two
        // entries would get one number, and one of them be lost.
        let goes_on = pieces.is_ok() && copied.is_some();
        copies.keep();
        later.emit(Msg::JournalOpened(Opened {
            pieces,
            copies: copied.unwrap_or_default(),
            writer: if goes_on { claimed } else { fresh },
        }));
    });
}

/// Writes a piece: to local storage before this returns, then its copy.
#[inline(never)]
pub(super) fn write(key: String, text: String, later: Callback<Msg>) -> Option<Msg> {
    let result = storage::write(&key, &text);
    let Some(copied) = copies::write(&key, &text) else {
        return Some(Msg::PieceWritten { key, result });
    };
    spawn_local(async move {
        // One of the two is enough: both are read.
        let result = match copied.await {
            Ok(_) => Ok(()),
            Err(_) => {
                copies::reopen();
                result
            }
        };
        later.emit(Msg::PieceWritten { key, result });
    });
    None
}

/// Writes second copies of what is no piece of the journal, and waits for none of them; they are
/// told with the journal when it is opened.
pub(super) fn write_copies(kept: &[(String, String)]) {
    for (key, text) in kept {
        if let Some(written) = copies::write(key, text) {
            spawn_local(async { drop(written.await) });
        }
    }
}

/// Deletes second copies.
pub(super) fn forget_copies(keys: &[String]) {
    copies::forget(keys);
}

/// Tells what other tabs write, for the life of the page.
fn listen(later: Callback<Msg>) {
    EventListener::new(&window(), "storage", move |event| {
        let event: &StorageEvent = event.unchecked_ref();
        if let (Some(key), Some(text)) = (event.key(), event.new_value())
            && key.starts_with(PREFIX)
        {
            later.emit(Msg::PieceSeen { key, text });
        }
    })
    .forget();
}

/// The pieces in local storage.
fn pieces() -> Result<Pieces, SaveError> {
    let mut pieces = storage::read_all()?;
    pieces.retain(|(key, _)| key.starts_with(PREFIX));
    Ok(pieces)
}

/// All streams that there are, in order; `None` where one of the two places cannot be read.
async fn writers(copies: &Copies) -> Option<Vec<u32>> {
    let copied = copies.read().await?;
    let mut writers = Vec::new();
    for (key, _) in pieces().ok()?.iter().chain(&copied) {
        if let Some((writer, _)) = of_key(key)
            && let Err(at) = writers.binary_search(&writer)
        {
            writers.insert(at, writer);
        }
    }
    Some(writers)
}
