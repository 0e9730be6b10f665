//! Clock and output, of a process, of a page or of Node.js.

use serde_json::Value;

#[cfg(not(target_arch = "wasm32"))]
mod here {
    use std::sync::OnceLock;
    use std::time::Instant;

    pub const TARGET: &str = "native";

    static BEGAN: OnceLock<Instant> = OnceLock::new();

    pub fn now() -> f64 {
        BEGAN.get_or_init(Instant::now).elapsed().as_secs_f64() * 1000.0
    }

    pub fn print(line: &str) {
        println!("{line}");
    }

    /// The first word after the program's name.
    pub fn wanted() -> String {
        std::env::args().nth(1).unwrap_or_default()
    }

    pub fn finish() {}

    /// There is no storage of a browser.
    pub fn store(_: &str, _: &str) -> bool {
        false
    }

    pub fn stored() -> Option<Vec<(String, String)>> {
        None
    }

    pub fn clear_store() {}
}

#[cfg(target_arch = "wasm32")]
mod here {
    use std::cell::OnceCell;

    use js_sys::Reflect;
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{Element, Performance, Storage, console};

    pub const TARGET: &str = "wasm";

    fn global(name: &str) -> JsValue {
        Reflect::get(&js_sys::global(), &name.into()).unwrap_or_default()
    }

    /// Where the lines go; nowhere but to the console outside of a page.
    fn output() -> Option<Element> {
        web_sys::window()?.document()?.get_element_by_id("lines")
    }

    thread_local! {
        /// Looked up once: it is asked after every draw.
        static CLOCK: OnceCell<Performance> = const { OnceCell::new() };
    }

    pub fn now() -> f64 {
        CLOCK.with(|clock| {
            let found = || global("performance").unchecked_into();
            clock.get_or_init(found).now()
        })
    }

    pub fn print(line: &str) {
        match output() {
            Some(output) => {
                let before = output.text_content().unwrap_or_default();
                output.set_text_content(Some(&format!("{before}{line}\n")));
            }
            None => console::log_1(&line.into()),
        }
    }

    /// What the script said that starts it.
    pub fn wanted() -> String {
        global("wanted").as_string().unwrap_or_default()
    }

    pub fn finish() {
        if let Some(output) = output() {
            output.set_class_name("done");
        }
    }

    fn storage() -> Option<Storage> {
        web_sys::window()?.local_storage().ok()?
    }

    /// Puts a text into local storage; false where it is full, or there is none.
    pub fn store(key: &str, text: &str) -> bool {
        storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
    }

    /// Everything in local storage, read as the page does.
    pub fn stored() -> Option<Vec<(String, String)>> {
        let storage = storage()?;
        let length = storage.length().ok()?;
        let all = (0..length).filter_map(|at| {
            let key = storage.key(at).ok()??;
            let text = storage.get_item(&key).ok()??;
            Some((key, text))
        });
        Some(all.collect())
    }

    pub fn clear_store() {
        if let Some(storage) = storage() {
            let _ = storage.clear();
        }
    }
}

pub use here::{TARGET, clear_store, finish, now, store, stored, wanted};

#[global_allocator]
static MEMORY: peak_alloc::PeakAlloc = peak_alloc::PeakAlloc;

/// Bytes in use.
pub fn memory() -> usize {
    MEMORY.current_usage()
}

/// The most that was in use since this was asked last.
pub fn most_memory() -> usize {
    let most = MEMORY.peak_usage();
    MEMORY.reset_peak_usage();
    most
}

/// Prints a line of JSON.
/// Writes a text as it is.
pub fn print(text: &str) {
    here::print(text);
}

pub fn say(line: &Value) {
    here::print(&line.to_string());
}
