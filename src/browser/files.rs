//! A file that the reader chooses.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, HtmlInputElement};
use yew::Callback;

use super::document;
use crate::app::Msg;

/// Opens the browser's own choice of a file, and tells what is in the chosen one.
#[inline(never)]
pub(super) fn choose(later: Callback<Msg>) {
    pick(move |file| {
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await;
            let text = text.ok().and_then(|text| text.as_string());
            later.emit(Msg::FileChosen(text));
        });
    });
}

/// Lets the reader choose files, or a folder with all that is in it.
#[inline(never)]
pub(super) fn pick_many(folder: bool, chosen: impl FnOnce(Vec<File>) + 'static) {
    let field = document()
        .create_element("input")
        .expect("input is an element");
    for name in ["multiple", "webkitdirectory"] {
        if (folder || name == "multiple") && field.set_attribute(name, "").is_err() {}
    }
    let field: HtmlInputElement = field.unchecked_into();
    field.set_type("file");
    let own = field.clone();
    let listener = EventListener::once(&field, "change", move |_| {
        let files = own.files();
        let all = files.map(|files| (0..files.length()).filter_map(|at| files.get(at)).collect());
        chosen(all.unwrap_or_default());
    });
    // It must outlive this call, and is heard once at most.
    listener.forget();
    field.click();
}

/// Lets the reader choose a file. Who chooses none is not troubled.
#[inline(never)]
pub(super) fn pick(chosen: impl FnOnce(File) + 'static) {
    let field = document()
        .create_element("input")
        .expect("input is an element");
    let field: HtmlInputElement = field.unchecked_into();
    field.set_type("file");
    let own = field.clone();
    let listener = EventListener::once(&field, "change", move |_| {
        if let Some(file) = own.files().and_then(|files| files.get(0)) {
            chosen(file);
        }
    });
    // It must outlive this call, and is heard once at most.
    listener.forget();
    field.click();
}
