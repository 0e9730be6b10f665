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

    pub fn finish() {}
}

#[cfg(target_arch = "wasm32")]
mod here {
    use std::cell::OnceCell;

    use web_sys::{Document, Element, Performance};

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

    pub fn finish() {
        output().set_class_name("done");
    }
}

pub use here::{TARGET, finish, now};

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
