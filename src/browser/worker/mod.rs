//! Workers: programs beside the page, which may take as long as they need.
//!
//! Late: nothing here may be reached before the first question (docs/decisions/0008-two-modules.md).

pub mod desk;
pub mod inside;
mod package;

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Worker};
use yew::Callback;

use super::window;
use crate::app::Msg;
use crate::memory::errand::{Errand, Kind, Told};

/// How many pieces go to a worker at once; between them the page draws.
const AT_ONCE: usize = 50;
/// The worker's program where the page does not say what it is called: in a build for trying out.
const USUAL: &str = "./annals-worker_loader.js";

/// A worker on its errand; it ends when this is dropped.
struct Hired {
    kind: Kind,
    worker: Worker,
    _heard: [EventListener; 2],
}

impl Drop for Hired {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

thread_local! {
    static HIRED: RefCell<Vec<Hired>> = const { RefCell::new(Vec::new()) };
}

/// Sends a worker on an errand, in place of the one that was on an errand of this kind.
#[inline(never)]
pub(super) fn send(errand: &Errand, pieces: Vec<(String, String)>, later: Callback<Msg>) {
    let kind = errand.kind();
    end(kind);
    let Ok(worker) = Worker::new(&program("worker", USUAL)) else {
        return later.emit(Msg::WorkerTold(kind, None));
    };
    let failed = later.clone();
    let heard = [
        {
            let (worker, text) = (worker.clone(), errand.encode());
            let mut load = Some((pieces, text));
            EventListener::new(&worker.clone(), "message", move |event| {
                let event: &MessageEvent = event.unchecked_ref();
                // The first thing it says is that it listens.
                match (load.take(), event.data().as_string()) {
                    (Some((pieces, text)), _) => {
                        spawn_local(hand_over(worker.clone(), pieces, text))
                    }
                    (None, text) => {
                        let told = text.and_then(|text| Told::decode(&text));
                        later.emit(Msg::WorkerTold(kind, told));
                    }
                }
            })
        },
        EventListener::new(&worker, "error", move |_| {
            failed.emit(Msg::WorkerTold(kind, None));
        }),
    ];
    let hired = Hired {
        kind,
        worker,
        _heard: heard,
    };
    HIRED.with_borrow_mut(|all| all.push(hired));
}

/// Ends an errand.
#[inline(never)]
pub(super) fn end(kind: Kind) {
    let ended: Vec<Hired> =
        HIRED.with_borrow_mut(|all| all.extract_if(.., |hired| hired.kind == kind).collect());
    drop(ended);
}

/// Goes on when the page had time to be drawn.
#[inline(never)]
pub(super) fn pause(later: Callback<Msg>) {
    Timeout::new(0, move || later.emit(Msg::PauseOver)).forget();
}

/// A few pieces at a time, then what is to be done with them.
async fn hand_over(worker: Worker, pieces: Vec<(String, String)>, errand: String) {
    for some in pieces.chunks(AT_ONCE) {
        let array = Array::new();
        for (key, text) in some {
            array.push(&JsValue::from_str(key));
            array.push(&JsValue::from_str(text));
        }
        // A worker that was ended hears nothing.
        if worker.post_message(&array).is_err() {
            return;
        }
        TimeoutFuture::new(0).await;
    }
    if worker.post_message(&JsValue::from_str(&errand)).is_err() {}
}

/// Where a worker's program is: what the page calls it, and what a build for trying out does.
pub(super) fn program(name: &str, usual: &str) -> String {
    let named = Reflect::get(&window(), &JsValue::from_str(name));
    let named = named.ok().and_then(|name| name.as_string());
    named.unwrap_or_else(|| usual.to_owned())
}
