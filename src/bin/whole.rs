//! Everything in one WebAssembly module, the JavaScript API too: for a piece of somebody else's page (`element.js`), and for
//! the edition in one file (`file.js`). Its memory is the API's.

#[cfg(target_arch = "wasm32")]
policy_explorer::part!(policy_explorer::Whole, with_texts);

#[cfg(target_arch = "wasm32")]
mod piece {
    use policy_api as _;
    use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

    /// See `policy_explorer::Piece`.
    #[wasm_bindgen]
    pub struct Piece(policy_explorer::Piece);

    #[wasm_bindgen]
    impl Piece {
        /// See `policy_explorer::Piece::new`.
        #[wasm_bindgen(constructor)]
        pub fn new(root: web_sys::Element, options: &JsValue) -> Result<Self, JsValue> {
            policy_explorer::Piece::new(root, options).map(Self)
        }

        /// See `policy_explorer::Piece::set_view`.
        #[wasm_bindgen(js_name = setView)]
        pub fn set_view(&mut self, route: &str) {
            self.0.set_view(route);
        }

        /// See `policy_explorer::Piece::set_age`.
        #[wasm_bindgen(js_name = setAge)]
        pub fn set_age(&mut self, age: Option<String>) {
            self.0.set_age(age);
        }

        /// See `policy_explorer::Piece::set_language`.
        #[wasm_bindgen(js_name = setLanguage)]
        pub fn set_language(&mut self, code: String) {
            self.0.set_language(code);
        }

        /// See `policy_explorer::Piece::remove`.
        pub fn remove(self) {
            self.0.remove();
        }
    }
}

fn main() {}
