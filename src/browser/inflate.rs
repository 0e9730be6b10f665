//! Expanding what a link holds, by the browser's own means.
//!
//! Late: nothing here may be reached before the first question (docs/decisions/0008-two-modules.md).

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableStreamDefaultReader};

use crate::exchange::link::LARGEST;

#[wasm_bindgen]
extern "C" {
    // web-sys knows no "deflate-raw".
    type DecompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;

    #[wasm_bindgen(extends = ReadableStream)]
    type Stream;

    #[wasm_bindgen(method, catch, js_name = pipeThrough)]
    fn pipe_through(this: &Stream, through: &JsValue) -> Result<ReadableStream, JsValue>;
}

/// The text that raw DEFLATE made these bytes of; `None` where it is broken, no UTF-8, or larger
/// than a link may be.
#[inline(never)]
pub(super) async fn expand(bytes: &[u8]) -> Option<String> {
    let parts = js_sys::Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence(&parts).ok()?;
    let through = DecompressionStream::new("deflate-raw").ok()?;
    let stream: Stream = blob.stream().unchecked_into();
    let expanded = stream.pipe_through(&through).ok()?;
    let reader: ReadableStreamDefaultReader = expanded.get_reader().unchecked_into();
    let mut all = Vec::new();
    loop {
        // A broken stream fails here.
        let read = JsFuture::from(reader.read()).await.ok()?;
        let done = Reflect::get(&read, &JsValue::from_str("done")).ok()?;
        if done.is_truthy() {
            break;
        }
        let value = Reflect::get(&read, &JsValue::from_str("value")).ok()?;
        all.extend(Uint8Array::new(&value).to_vec());
        if all.len() > LARGEST {
            return None;
        }
    }
    String::from_utf8(all).ok()
}
