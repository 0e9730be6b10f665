//! Waiting for what may never come.

use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Begins something now, and gives what it comes to: what its first function is called with, or
/// an error where its second is called first, or the time is over.
pub(super) fn within(milliseconds: u32, begin: impl FnOnce(Function, Function)) -> JsFuture {
    let mut begin = Some(begin);
    let promise = Promise::new(&mut |done, failed: Function| {
        let late = failed.clone();
        if let Some(begin) = begin.take() {
            begin(done, failed);
        }
        Timeout::new(milliseconds, move || call(&late, &JsValue::NULL)).forget();
    });
    JsFuture::from(promise)
}

/// What `target` comes to, by the names of its handlers for the good end and the bad.
pub(super) fn end_of(milliseconds: u32, target: &JsValue, [good, bad]: [&str; 2]) -> JsFuture {
    within(milliseconds, |done, failed| {
        for (name, settle) in [(good, done), (bad, failed)] {
            // A handler can always be set. In this way the page needs no function for each.
            Reflect::set(target, &JsValue::from_str(name), &settle).unwrap_or_default();
        }
    })
}

/// Calls a function that settles a promise; such a one does not throw.
pub(super) fn call(settle: &Function, with: &JsValue) {
    if settle.call1(&JsValue::NULL, with).is_err() {}
}
