//! How a page takes a part of the app in: `mount(element, options)`. Importing the module does nothing by itself.

use gazette::input;
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::{
    Address, AddressRefused, BenefitFilter, ExplorerProps, Page, Part, PartName, Route, Site,
    beside::{Fate, beside},
    browser,
    route::told,
};

/// What whoever mounts the app may choose.
#[derive(Debug)]
struct Options {
    /// Where the route stands: `hash` (of this page's address), or `memory` for a part of somebody else's page.
    address: Option<String>,
    /// The view to begin with, as it would stand in the address: `#/benefits`.
    route: Option<String>,
    /// An age or a birth date, answered at once.
    age: Option<String>,
    /// Whether many people use this screen: `"1"`.
    kiosk: Option<String>,
    /// Where mistakes are told, of `site.json`.
    correction: Option<String>,
    /// What a reader had begun to write in the age field before the app was there.
    written: Option<String>,
}

impl Options {
    /// Texts, read one by one: serde would bring more code than all of `mount`.
    fn read(options: &JsValue) -> Result<Self, JsValue> {
        let text = |name| browser::text(options, name);
        Ok(Self {
            address: text("address")?,
            route: text("route")?,
            age: text("age")?,
            kiosk: text("kiosk")?,
            correction: text("correction")?,
            written: text("written")?,
        })
    }
}

/// Draws a part of the app into an element and keeps it there. `options` is an object with `address` (`"hash"` or `"memory"`),
/// `route`, `age`, `kiosk`, `correction` and `written`, each of them optional.
///
/// # Errors
/// If `options` is something else.
pub fn mount<P: Part>(root: Element, options: &JsValue) -> Result<(), JsValue> {
    let options = Options::read(options)?;
    // Yew would otherwise put its own hook in place, which tells the console and nobody else.
    yew::set_custom_panic_hook(Box::new(|panic| {
        browser::report_panic(P::NAME.name(), &panic.to_string());
    }));
    let address = match options.address.as_deref() {
        Some("hash") => Address::Hash,
        _ => Address::Memory,
    };
    let hash = if address == Address::Hash {
        browser::hash()
    } else {
        options.route.unwrap_or_default()
    };
    let today =
        browser::today().ok_or_else(|| JsValue::from_str("this device has no usable date"))?;
    let mut route = Route::read(&hash).unwrap_or_default();
    // Asked on the first page before the app was there: what can be answered leads to the answer, as it does later.
    let (answers, age) = if P::HEARS {
        let (answers, age) = told(&hash);
        (answers, options.age.or(age))
    } else {
        (None, None)
    };
    if (answers.is_some() || age.is_some()) && address == Address::Hash {
        // What a link told does not stay in the address.
        browser::replace_hash(&route.to_string());
    }
    let asked = age
        .as_ref()
        .is_some_and(|age| input::age(age, today).is_ok());
    if asked && address == Address::Hash && route == Route::Home {
        route = Route::Benefits(BenefitFilter::default());
        browser::push_hash(&route.to_string());
    }
    let site = match &options.correction {
        // Only what the gazettes say can be wrong.
        Some(correction) if !P::HEARS => Site::new(correction).unwrap_or_else(|AddressRefused| {
            // Once for all parts that would.
            let told = |part: &PartName| {
                *part != PartName::Front && *part != P::NAME && beside().of(*part) == Fate::Here
            };
            if !PartName::ALL.iter().any(told) {
                browser::warn(
                    "site.json: correction is no address that begins with https: or mailto:",
                );
            }
            Site::default()
        }),
        _ => Site::default(),
    };
    let props = ExplorerProps {
        route,
        address,
        today,
        age: age.map(Into::into),
        answers: answers.map(Into::into),
        kiosk: options.kiosk.is_some(),
        site,
        written: options.written.map(Into::into),
    };
    yew::Renderer::<Page<P>>::with_root_and_props(root, props).render();
    Ok(())
}

/// What the module of a part exports that draws from the texts of the gazettes, and its allocator.
#[macro_export]
macro_rules! part_with_texts {
    ($part:ty) => {
        mod exports {
            use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

            /// See `policy_explorer::bring`.
            #[wasm_bindgen]
            pub fn bring(bytes: &[u8]) -> bool {
                $crate::bring(bytes)
            }

            /// See `policy_explorer::join`.
            #[wasm_bindgen]
            pub fn join(mark: &str, piece: &[u8], last: bool) -> bool {
                $crate::join(mark, piece, last)
            }

            /// See `policy_explorer::mount`.
            #[wasm_bindgen]
            pub fn mount(root: web_sys::Element, options: &JsValue) -> Result<(), JsValue> {
                $crate::mount::<$part>(root, options)
            }

            /// See `policy_explorer::tell`.
            #[wasm_bindgen]
            pub fn tell(part: &str, here: Option<bool>) {
                $crate::tell(part, here);
            }
        }

        // A page has one thread, and gives no memory back before it closes.
        #[global_allocator]
        static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
    };
}
