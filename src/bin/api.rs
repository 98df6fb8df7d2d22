//! The JavaScript API as a WebAssembly module: `crates/api` alone, without any view. It is built from this package, so that
//! every module is made of the very same libraries, each compiled once.

#[cfg(target_arch = "wasm32")]
mod asked {
    use policy_api::Api;
    use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

    /// See `Api::check_eligibility`.
    #[wasm_bindgen(js_name = checkEligibility)]
    pub fn check_eligibility(
        api: &Api,
        profile: &JsValue,
        options: &JsValue,
        today: &str,
    ) -> Result<JsValue, JsValue> {
        api.check_eligibility(profile, options, today)
    }

    /// See `Api::search`.
    #[wasm_bindgen]
    pub fn search(api: &Api, query: &str, options: &JsValue) -> Result<JsValue, JsValue> {
        api.search(query, options)
    }

    /// See `Api::documents`.
    #[wasm_bindgen]
    pub fn documents(api: &Api) -> JsValue {
        api.documents()
    }

    /// See `Api::deadlines`.
    #[wasm_bindgen]
    pub fn deadlines(api: &Api, filter: &JsValue) -> Result<JsValue, JsValue> {
        api.deadlines(filter)
    }

    /// See `Api::parse`.
    #[wasm_bindgen]
    pub fn parse(text: &JsValue) -> Result<JsValue, JsValue> {
        Api::parse(text)
    }
}

fn main() {}
