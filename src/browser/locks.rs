//! Locks that all tabs of the site share, by name. One is held until it is given back, or the page
//! goes; the browser then gives it back even where the tab was killed.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::settled::{call, within};
use super::window;

/// Milliseconds to wait for an answer.
const PATIENCE: u32 = 2000;

// In web-sys it is behind a flag for the whole build.
#[wasm_bindgen]
extern "C" {
    pub(super) type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &JsValue,
        granted: &JsValue,
    ) -> Result<Promise, JsValue>;
}

/// A lock that is held, also when this is dropped.
pub(super) struct Lock(Rc<RefCell<Option<Function>>>);

impl Lock {
    /// Gives it back.
    pub(super) fn release(self) {
        if let Some(release) = self.0.take() {
            call(&release, &JsValue::NULL);
        }
    }
}

/// Only a page that came over HTTPS, or from this very machine, has them.
pub(super) fn locks() -> Option<LockManager> {
    let locks = Reflect::get(&window().navigator(), &JsValue::from_str("locks")).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}

/// Takes a lock, if it is free; the outer `None` where there is no answer.
pub(super) async fn take(locks: &LockManager, name: &str) -> Option<Option<Lock>> {
    let given_up = Rc::new(Cell::new(false));
    let lock = Lock(Rc::default());
    let answer = within(PATIENCE, |answered, failed| {
        let granted = granted(answered, Rc::clone(&given_up), Rc::clone(&lock.0));
        let options = Object::new();
        let free = JsValue::from_str("ifAvailable");
        let set = Reflect::set(&options, &free, &JsValue::TRUE);
        match set.and_then(|_| locks.request(name, &options, &granted)) {
            // It ends only where the lock was not granted, or is given back.
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
    Some((!answer.ok()?.is_null()).then_some(lock))
}

/// What the browser calls with the lock, or with null. The lock is held for as long as what
/// this returns is not settled.
fn granted(
    answered: Function,
    given_up: Rc<Cell<bool>>,
    release: Rc<RefCell<Option<Function>>>,
) -> JsValue {
    Closure::once_into_js(move |lock: JsValue| {
        call(&answered, &lock);
        if lock.is_null() || given_up.get() {
            return JsValue::NULL;
        }
        let held = Promise::new(&mut |settle, _| {
            release.replace(Some(settle));
        });
        held.into()
    })
}
