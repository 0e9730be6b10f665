//! What is done for a class: records are read and written, files chosen and dropped, time passes.
//!
//! Late: nothing here may be reached before the first question (docs/decisions/0008-two-modules.md).

use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, File};
use yew::Callback;

use super::{camera, desk, files, lms, offer, records, sets};
use crate::app::Msg;
use crate::app::class::{Came, Msg as ClassMsg, Request};
use crate::class::{Record, Taken};

/// Carries out what is ordered for a class.
#[inline(never)]
pub(super) fn run(request: Request, later: Callback<Msg>) -> Option<Msg> {
    match request {
        Request::Lms(request) => return lms::run(request, later),
        Request::Wake(number, ms) => {
            Timeout::new(ms, move || later.emit(ClassMsg::Woken(number).into())).forget();
        }
        Request::Gather { key, texts } if texts.is_empty() => spawn_local(async move {
            let text = sets::read(&key).await;
            later.emit(ClassMsg::Gathered(key, text, Vec::new()).into());
        }),
        Request::Gather { key, texts } => spawn_local(async move {
            let text = gather(&key, &texts).await;
            later.emit(ClassMsg::Gathered(key, text, texts).into());
        }),
        Request::Move { from, to, texts } => spawn_local(async move {
            let text = gather(&to, &texts).await;
            let is_there = text.is_some();
            later.emit(ClassMsg::Gathered(to, text, texts.clone()).into());
            if is_there {
                let parted = |text: Option<String>| Record::parted(text.as_deref(), &texts);
                let text = sets::change(&from, |text| Some(parted(text)?.write())).await;
                later.emit(ClassMsg::Gathered(from, text, Vec::new()).into());
            }
        }),
        Request::Write { key, text } => spawn_local(async move {
            let is = sets::write(&key, &text).await;
            later.emit(ClassMsg::Gathered(key, is.then_some(text), Vec::new()).into());
        }),
        Request::Forget(key) => spawn_local(async move { sets::forget(&key).await }),
        Request::Watch => camera::watch(later),
        Request::WatchOn => camera::watch_on(later),
        Request::WatchNoMore => camera::end(),
        Request::Save { name, bytes } => save(&name, &bytes),
        Request::Records(order) => records::run(order, later),
        Request::Choose { folder } => {
            files::pick_many(folder, move |files| take(files, Vec::new(), false, &later));
        }
    }
    None
}

/// Adds results to the record under a key; its text now, or `None` where it cannot be changed.
async fn gather(key: &str, texts: &[Taken]) -> Option<String> {
    let gathered = |text: Option<String>| Record::gathered(text.as_deref(), texts);
    sets::change(key, |text| Some(gathered(text)?.write())).await
}

/// Offers bytes as a file to save.
fn save(name: &str, bytes: &[u8]) {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence(&parts).expect("bytes make a blob");
    offer(name, &blob);
}

/// Hands files that may hold results to the worker, one by one.
pub(super) fn take(files: Vec<File>, unread: Vec<String>, is_cut: bool, later: &Callback<Msg>) {
    let names = files.iter().map(File::name).collect();
    let came = Came {
        names,
        unread,
        is_cut,
    };
    later.emit(ClassMsg::FilesCame(came).into());
    for file in files {
        desk::hand_sent(file, later);
    }
}
