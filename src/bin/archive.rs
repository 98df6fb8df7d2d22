//! The archive as a WebAssembly module: every view of what the gazettes say. It carries no text: `bring` takes the whole
//! corpus in, and then `mount` draws.

#[cfg(target_arch = "wasm32")]
mod exports {
    use policy_explorer::Archive;
    use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

    /// See `policy_explorer::bring`.
    #[wasm_bindgen]
    pub fn bring(bytes: &[u8]) -> bool {
        policy_explorer::bring(bytes)
    }

    /// See `policy_explorer::join`.
    #[wasm_bindgen]
    pub fn join(mark: &str, piece: &[u8], last: bool) -> bool {
        policy_explorer::join(mark, piece, last)
    }

    /// See `policy_explorer::mount`.
    #[wasm_bindgen]
    pub fn mount(root: web_sys::Element, options: &JsValue) -> Result<(), JsValue> {
        policy_explorer::mount::<Archive>(root, options)
    }

    /// See `policy_explorer::beside`.
    #[wasm_bindgen]
    pub fn beside(here: Option<bool>) {
        policy_explorer::beside(here);
    }
}

// A page has one thread, and gives no memory back before it closes.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}
