//! Starts the page; all it does is in the library.

fn main() {
    #[cfg(target_arch = "wasm32")]
    annals::ui::root::start();
}
