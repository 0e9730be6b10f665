//! The program of a worker: it is given the pieces of a journal and an errand, and tells.

use std::cell::RefCell;

use gloo::events::EventListener;
use js_sys::{Array, global};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::memory::Journal;
use crate::memory::errand::Errand;

/// Listens, and says so.
pub fn start() {
    let scope: DedicatedWorkerGlobalScope = global().unchecked_into();
    let pieces = RefCell::new(Vec::new());
    let told = scope.clone();
    EventListener::new(&scope, "message", move |event| {
        let event: &MessageEvent = event.unchecked_ref();
        let data = event.data();
        match data.as_string() {
            None if data.is_instance_of::<Array>() => {
                pieces.borrow_mut().extend(read(&data.unchecked_into()));
            }
            None => tell(&told, "?"),
            Some(text) => match Errand::decode(&text) {
                Some(errand) => {
                    let journal = Journal::read(&pieces.take());
                    errand.carry_out(&journal, |one| tell(&told, &one.encode()));
                }
                None => tell(&told, "?"),
            },
        }
    })
    .forget();
    tell(&scope, "here");
}

/// Keys and texts, by turns.
fn read(array: &Array) -> Vec<(String, String)> {
    let texts: Vec<String> = array.iter().filter_map(|text| text.as_string()).collect();
    let pairs = texts.chunks_exact(2);
    pairs
        .map(|pair| (pair[0].clone(), pair[1].clone()))
        .collect()
}

fn tell(scope: &DedicatedWorkerGlobalScope, text: &str) {
    scope
        .post_message(&JsValue::from_str(text))
        .expect("a text can always be posted");
}
