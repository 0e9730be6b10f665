//! The journal's pieces: local storage, and a second copy.

use yew::Callback;

use super::storage;
use crate::app::{Msg, Opened};
use crate::memory::journal::PREFIX;

/// Reads the journal, and becomes the writer of a stream.
#[inline(never)]
pub(super) fn open(fresh: u32, later: Callback<Msg>) {
    let mut pieces = storage::read_all();
    if let Ok(pieces) = &mut pieces {
        pieces.retain(|(key, _)| key.starts_with(PREFIX));
    }
    later.emit(Msg::JournalOpened(Opened {
        pieces,
        copies: Vec::new(),
        writer: fresh,
    }));
}

/// Writes a piece.
#[inline(never)]
pub(super) fn write(key: String, text: String, _: Callback<Msg>) -> Option<Msg> {
    let result = storage::write(&key, &text);
    Some(Msg::PieceWritten { key, result })
}
