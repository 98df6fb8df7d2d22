//! The WebAssembly module. It mounts nothing by itself: importing it into a portal is harmless, and `boot.js` (or a
//! host page) calls `mount` when it wants the page.

#[cfg(target_arch = "wasm32")]
pub use policy_explorer::{bring, mount};

// A page has one thread, and gives no memory back before it closes.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}
