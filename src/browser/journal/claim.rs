//! Whose stream is whose: who holds the lock of a stream writes it, and nobody else does.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::super::window;
use super::settled::{call, within};
use crate::memory::journal::PREFIX;

/// Milliseconds to wait for an answer.
const PATIENCE: u32 = 2000;

// In web-sys it is behind a flag for the whole build.
#[wasm_bindgen]
extern "C" {
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &JsValue,
        granted: &JsValue,
    ) -> Result<Promise, JsValue>;
}

/// The first of these streams that nobody writes, or else the fresh one. It is ours as long as
/// the page lives; so is the fresh one in any case, should the end of the other be damaged.
pub(super) async fn one_of(writers: &[u32], fresh: u32) -> u32 {
    let Some(locks) = locks() else {
        return fresh;
    };
    // If nothing answers, it is still a name that nobody else has.
    let answers = take(&locks, fresh).await.is_some();
    for writer in writers {
        if answers && take(&locks, *writer).await == Some(true) {
            return *writer;
        }
    }
    fresh
}

/// Only a page that came over HTTPS, or from this very machine, has them.
fn locks() -> Option<LockManager> {
    let locks = Reflect::get(&window().navigator(), &JsValue::from_str("locks")).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}

/// Takes the lock of a stream; whether it was free, where there is an answer.
async fn take(locks: &LockManager, writer: u32) -> Option<bool> {
    let given_up = Rc::new(Cell::new(false));
    let answer = within(PATIENCE, |answered, failed| {
        let granted = granted(answered, Rc::clone(&given_up));
        let options = Object::new();
        let free = JsValue::from_str("ifAvailable");
        let set = Reflect::set(&options, &free, &JsValue::TRUE);
        let name = format!("{PREFIX}{writer:08x}");
        match set.and_then(|_| locks.request(&name, &options, &granted)) {
            // It ends only where the lock was not granted.
            Ok(request) => spawn_local(async move {
                if JsFuture::from(request).await.is_err() {
                    call(&failed, &JsValue::NULL);
                }
            }),
            Err(_) => call(&failed, &JsValue::NULL),
        }
    });
    let answer = answer.await;
    given_up.set(answer.is_err());
    Some(!answer.ok()?.is_null())
}

/// What the browser calls with the lock, or with null. The lock is held for as long as what
/// this returns is not settled.
fn granted(answered: Function, given_up: Rc<Cell<bool>>) -> JsValue {
    Closure::once_into_js(move |lock: JsValue| {
        call(&answered, &lock);
        if lock.is_null() || given_up.get() {
            JsValue::NULL
        } else {
            Promise::new(&mut |_, _| {}).into()
        }
    })
}
