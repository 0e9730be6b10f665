//! What the program costs; natively, and in a page where it is built for WebAssembly. One JSON
//! object a line.

mod draw;
mod exchange;
mod exchange_memory;
mod figures;
mod fitting;
mod learner;
mod lint;
mod memory;
mod outside;
mod queue;
#[cfg(target_arch = "wasm32")]
mod states;
mod synthetic;

fn main() {
    match outside::wanted().as_str() {
        "draw" => draw::run(),
        "lint" => lint::run(),
        "exchange" => exchange::run(),
        "exchange-memory" => exchange_memory::run(),
        "anki" => exchange::notes(),
        "anki-file" => outside::print(&exchange::anki()),
        "memory" => {
            memory::run();
            queue::run();
        }
        "fitting" => fitting::run(),
        #[cfg(target_arch = "wasm32")]
        "fsrs" => states::run(),
        other => panic!("there is no benchmark {other:?}"),
    }
    outside::finish();
}
