//! The front as a WebAssembly module: the first page and the benefits. It mounts nothing by itself: importing it into a
//! portal is harmless, and `boot.js` (or a host page) calls `mount` when it wants the page.

#[cfg(target_arch = "wasm32")]
mod exports {
    use policy_explorer::Front;
    use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

    /// See `policy_explorer::mount`.
    #[wasm_bindgen]
    pub fn mount(root: web_sys::Element, options: &JsValue) -> Result<(), JsValue> {
        policy_explorer::carry();
        policy_explorer::mount::<Front>(root, options)
    }

    /// See `policy_explorer::frame`.
    #[wasm_bindgen]
    pub fn frame(
        head: web_sys::Element,
        foot: web_sys::Element,
        options: &JsValue,
    ) -> Result<(), JsValue> {
        policy_explorer::frame::<Front>(head, foot, options)
    }

    /// See `policy_explorer::tell`.
    #[wasm_bindgen]
    pub fn tell(part: &str, here: Option<bool>) {
        policy_explorer::tell(part, here);
    }
}

// A page has one thread, and gives no memory back before it closes.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}
