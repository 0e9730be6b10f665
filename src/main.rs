//! Starts the page; all it does is in the library.

/// 1,400 bytes less than the standard one: docs/decisions/0003-a-small-page.md.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static TALC: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    #[cfg(target_arch = "wasm32")]
    annals::ui::root::start();
}
