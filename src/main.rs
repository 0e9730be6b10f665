//! Starts the page; all it does is in the library.

/// Smaller than the standard one, and quicker.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static TALC: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    #[cfg(target_arch = "wasm32")]
    annals::ui::root::start();
}
