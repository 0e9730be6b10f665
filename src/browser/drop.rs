//! What was dropped: files, and folders with all that is in them.
//!
//! Late: nothing here may be reached before the first question (docs/decisions/0008-two-modules.md).

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DragEvent, File};
use yew::Callback;

use super::class;
use crate::app::Msg;

/// The most files of a drop, with those of its folders.
const MOST: usize = 10_000;

#[wasm_bindgen]
extern "C" {
    // Of the API of entries web-sys has only a part.
    type Entry;

    #[wasm_bindgen(method, getter, js_name = isFile)]
    fn is_file(this: &Entry) -> bool;

    #[wasm_bindgen(method, getter)]
    fn name(this: &Entry) -> String;

    #[wasm_bindgen(method)]
    fn file(this: &Entry, well: &Function, ill: &Function);

    #[wasm_bindgen(method, js_name = createReader)]
    fn create_reader(this: &Entry) -> Reader;

    type Reader;

    #[wasm_bindgen(method, js_name = readEntries)]
    fn read_entries(this: &Reader, well: &Function, ill: &Function);

    type Item;

    #[wasm_bindgen(method, js_name = webkitGetAsEntry)]
    fn entry(this: &Item) -> Option<Entry>;
}

/// Reads all that was dropped, and tells what is in it.
pub(super) fn take(event: &DragEvent, later: Callback<Msg>) {
    let Some(carried) = event.data_transfer() else {
        return;
    };
    let items = Array::from(&carried.items());
    // They are gone when this call is over.
    let mut entries: Vec<Entry> = items
        .iter()
        .filter_map(|item| item.unchecked_into::<Item>().entry())
        .collect();
    spawn_local(async move {
        let mut files = Vec::new();
        let mut unread = Vec::new();
        let mut is_cut = false;
        while let Some(entry) = entries.pop() {
            if files.len() >= MOST {
                is_cut = true;
                break;
            }
            if entry.is_file() {
                match promised(|well, ill| entry.file(well, ill)).await {
                    Some(file) => files.push(file.unchecked_into::<File>()),
                    None => unread.push(entry.name()),
                }
                continue;
            }
            let reader = entry.create_reader();
            // It tells a hundred at a time, and none when there are no more.
            while let Some(some) = promised(|well, ill| reader.read_entries(well, ill)).await {
                let some: Array = some.unchecked_into();
                if some.length() == 0 {
                    break;
                }
                entries.extend(some.iter().map(JsCast::unchecked_into::<Entry>));
            }
        }
        files.reverse();
        class::take(files, unread, is_cut, &later);
    });
}

/// What a call with two ways out tells; `None` where it fails.
async fn promised(mut call: impl FnMut(&Function, &Function)) -> Option<JsValue> {
    let promise = Promise::new(&mut |well, ill| call(&well, &ill));
    JsFuture::from(promise).await.ok()
}
