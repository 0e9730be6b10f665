//! Clock and output, of a process or of a page.

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

    use web_sys::{Document, Element, Performance, Storage};

    pub const TARGET: &str = "wasm";

    fn document() -> Document {
        let document = web_sys::window().and_then(|window| window.document());
        document.expect("the benchmark runs in a page")
    }

    fn output() -> Element {
        let output = document().get_element_by_id("lines");
        output.expect("the page has an element for the lines")
    }

    thread_local! {
        /// Looked up once: it is asked after every draw.
        static CLOCK: OnceCell<Performance> = const { OnceCell::new() };
    }

    pub fn now() -> f64 {
        CLOCK.with(|clock| {
            let found = || {
                let clock = web_sys::window().and_then(|window| window.performance());
                clock.expect("the page has a clock")
            };
            clock.get_or_init(found).now()
        })
    }

    pub fn print(line: &str) {
        let before = output().text_content().unwrap_or_default();
        output().set_text_content(Some(&format!("{before}{line}\n")));
    }

    /// The page's title.
    pub fn wanted() -> String {
        document().title()
    }

    pub fn finish() {
        output().set_class_name("done");
    }

    fn storage() -> Storage {
        let window = web_sys::window().expect("the benchmark runs in a page");
        let storage = window.local_storage().ok().flatten();
        storage.expect("the page may store")
    }

    /// Puts a text into local storage; false where it is full.
    pub fn store(key: &str, text: &str) -> bool {
        storage().set_item(key, text).is_ok()
    }

    /// Everything in local storage, read as the page does.
    pub fn stored() -> Option<Vec<(String, String)>> {
        let storage = storage();
        let length = storage.length().ok()?;
        let all = (0..length).filter_map(|at| {
            let key = storage.key(at).ok()??;
            let text = storage.get_item(&key).ok()??;
            Some((key, text))
        });
        Some(all.collect())
    }

    pub fn clear_store() {
        let _ = storage().clear();
    }
}

pub use here::{TARGET, clear_store, finish, now, store, stored, wanted};

#[global_allocator]
static MEMORY: peak_alloc::PeakAlloc = peak_alloc::PeakAlloc;

/// Bytes in use.
pub fn memory() -> usize {
    MEMORY.current_usage()
}

/// Prints a line of JSON.
pub fn say(line: &Value) {
    here::print(&line.to_string());
}
