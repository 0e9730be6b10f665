//! What is done for a class: records are read and written, files chosen and dropped, time passes.
//!
//! Late: nothing here may be reached before the first question (docs/decisions/0008-two-modules.md).

use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, File};
use yew::Callback;

use super::{camera, desk, files, lms, offer, records, sets};
use crate::app::Msg;
use crate::app::class::{Msg as ClassMsg, Request};
use crate::class::{Record, Taken};

/// The largest file that may hold results, in bytes; a zip may be as large as a table.
const LARGEST: f64 = 4e6;

/// Carries out what is ordered for a class.
#[inline(never)]
pub(super) fn run(request: Request, later: Callback<Msg>) -> Option<Msg> {
    match request {
        Request::Lms(request) => return lms::run(request, later),
        Request::Wake(ms) => {
            Timeout::new(ms, move || later.emit(ClassMsg::Woken.into())).forget();
        }
        Request::Gather { key, texts } if texts.is_empty() => spawn_local(async move {
            let text = sets::read(&key).await;
            later.emit(ClassMsg::Gathered(key, text, 0).into());
        }),
        Request::Gather { key, texts } => spawn_local(async move {
            let text = sets::change(&key, |text| gathered(text, &texts)).await;
            later.emit(ClassMsg::Gathered(key, text, texts.len()).into());
        }),
        Request::Write { key, text } => spawn_local(async move {
            let is = sets::write(&key, &text).await;
            later.emit(ClassMsg::Gathered(key, is.then_some(text), 0).into());
        }),
        Request::Forget(key) => spawn_local(async move { sets::forget(&key).await }),
        Request::Watch => camera::watch(later),
        Request::WatchOn => camera::watch_on(later),
        Request::WatchNoMore => camera::end(),
        Request::Save { name, bytes } => save(&name, &bytes),
        Request::Records(order) => records::run(order, later),
        Request::Choose { folder } => {
            files::pick_many(folder, move |files| take(files, later));
        }
    }
    None
}

/// A record with what is in these texts; what cannot be read is left as it is.
fn gathered(text: Option<String>, texts: &[Taken]) -> Option<String> {
    let mut record = match text {
        Some(text) => Record::read(&text).ok()?,
        None => Record::of("none"),
    };
    record.merge(texts);
    Some(record.write())
}

/// Offers bytes as a file to save.
fn save(name: &str, bytes: &[u8]) {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence(&parts).expect("bytes make a blob");
    offer(name, &blob);
}

/// Reads files that may hold results, and tells what is in them; a zip goes to the worker first.
pub(super) fn take(files: Vec<File>, later: Callback<Msg>) {
    spawn_local(async move {
        let mut texts = Vec::new();
        let mut zips = 0;
        for file in files {
            if is_zip(&file).await {
                desk::unzip(&file, &later);
                zips += 1;
            } else if file.size() <= LARGEST {
                let text = JsFuture::from(file.text()).await.ok();
                texts.extend(text.and_then(|text| text.as_string()));
            }
        }
        if zips == 0 || !texts.is_empty() {
            later.emit(ClassMsg::TextsOffered(texts).into());
        }
    });
}

/// Whether a file begins as a zip does.
async fn is_zip(file: &File) -> bool {
    let start: Result<Blob, _> = file.slice_with_i32_and_i32(0, 4);
    let Ok(start) = start else {
        return false;
    };
    let text = JsFuture::from(start.text()).await.ok();
    text.and_then(|text| text.as_string())
        .is_some_and(|text| text == "PK\u{3}\u{4}")
}
