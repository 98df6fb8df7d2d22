//! How a page takes a part of the app in: `mount(element, options)`. Importing the module does nothing by itself.

use gazette::input;
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::{
    Address, AddressRefused, BenefitFilter, ExplorerProps, Foot, Head, Inset, InsetProps, Page,
    Part, PartName, Route, Site, Whole,
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
    /// The code of the language that is spoken, of those that were brought.
    language: Option<String>,
    /// What the page is called, and lines of its foot, parted by line ends, of `site.json`.
    name: Option<String>,
    footer: Option<String>,
    /// Where mistakes are told, of `site.json`.
    correction: Option<String>,
    /// What a reader had begun to write in the age field before the app was there.
    written: Option<String>,
    /// Where the whole page is, for a part of somebody else's page.
    page: Option<String>,
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
            language: text("language")?,
            name: text("name")?,
            footer: text("footer")?,
            correction: text("correction")?,
            written: text("written")?,
            page: text("page")?,
        })
    }
}

/// The address, the view to begin with, and the reader's day.
fn begin(options: &Options) -> Result<ExplorerProps, JsValue> {
    let address = match options.address.as_deref() {
        Some("hash") => Address::Hash,
        _ => Address::Memory,
    };
    let today =
        browser::today().ok_or_else(|| JsValue::from_str("this device has no usable date"))?;
    let route = Route::read(&hash(address, options)).unwrap_or_default();
    Ok(ExplorerProps {
        site: Site {
            name: options.name.clone().unwrap_or_default(),
            footer: options
                .footer
                .iter()
                .flat_map(|lines| lines.lines().map(ToOwned::to_owned))
                .collect(),
            ..Site::default()
        },
        language: options.language.clone().unwrap_or_default().into(),
        ..ExplorerProps::new(route, address, today)
    })
}

fn hash(address: Address, options: &Options) -> String {
    match address {
        Address::Hash => browser::hash(),
        _ => options.route.clone().unwrap_or_default(),
    }
}

/// Before anything of a part is drawn.
fn prepare<P: Part>() {
    P::prepare();
    // Yew would otherwise put its own hook in place, which tells the console and nobody else.
    yew::set_custom_panic_hook(Box::new(|panic| {
        browser::report_panic(P::NAME.name(), &panic.to_string());
    }));
}

/// Draws a part of the app into an element and keeps it there. `options` is an object with `address` (`"hash"` or `"memory"`),
/// `route`, `age`, `kiosk`, `language`, `name`, `footer`, `correction` and `written`, each of them optional.
///
/// # Errors
/// If `options` is something else.
pub fn mount<P: Part>(root: Element, options: &JsValue) -> Result<(), JsValue> {
    let options = Options::read(options)?;
    prepare::<P>();
    let mut props = begin(&options)?;
    // Asked on the first page before the app was there: what can be answered leads to the answer, as it does later.
    let (answers, age) = if P::HEARS {
        let (answers, age) = told(&hash(props.address, &options));
        (answers, options.age.or(age))
    } else {
        (None, None)
    };
    if (answers.is_some() || age.is_some()) && props.address == Address::Hash {
        // What a link told does not stay in the address.
        browser::replace_hash(&props.route.to_string());
    }
    let asked = age
        .as_ref()
        .is_some_and(|age| input::age(age, props.today).is_ok());
    if asked && props.address == Address::Hash && props.route == Route::Home {
        props.route = Route::Benefits(BenefitFilter::default());
        browser::push_hash(&props.route.to_string());
    }
    if let Some(correction) = &options.correction
        // Only what the gazettes say can be wrong.
        && P::TEXTS
    {
        let own = Site::new(correction).unwrap_or_else(|AddressRefused| {
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
        });
        props.site.correction = own.correction;
    }
    props.age = age.map(Into::into);
    props.answers = answers.map(Into::into);
    props.kiosk = options.kiosk.is_some();
    props.written = options.written.map(Into::into);
    yew::Renderer::<Page<P>>::with_root_and_props(root, props).render();
    Ok(())
}

/// Draws what stands above and below all views, once for all parts, and keeps it there. `options` as those of `mount`.
///
/// # Errors
/// If `options` is something else.
pub fn frame<P: Part>(head: Element, foot: Element, options: &JsValue) -> Result<(), JsValue> {
    let props = begin(&Options::read(options)?)?;
    prepare::<P>();
    yew::Renderer::<Head<P>>::with_root_and_props(head, props.clone()).render();
    yew::Renderer::<Foot<P>>::with_root_and_props(foot, props).render();
    Ok(())
}

/// The app as a piece of somebody else's page, for as long as it stands there.
#[allow(missing_debug_implementations, reason = "the handle of Yew has none")]
pub struct Piece {
    drawn: yew::AppHandle<Inset>,
    props: InsetProps,
}

impl Piece {
    /// Draws it. `options` as those of `mount`, with `page` too.
    ///
    /// # Errors
    /// If `options` is something else.
    pub fn new(root: Element, options: &JsValue) -> Result<Self, JsValue> {
        let options = Options::read(options)?;
        prepare::<Whole>();
        let mut opened = begin(&options)?;
        let (answers, age) = told(options.route.as_deref().unwrap_or_default());
        opened.answers = answers.filter(|_| options.age.is_none()).map(Into::into);
        opened.age = options.age.or(age).map(Into::into);
        opened.kiosk = options.kiosk.is_some();
        opened.width = u32::try_from(root.client_width())
            .ok()
            .filter(|width| *width > 0);
        if let Some(page) = options.page {
            browser::is_elsewhere(page);
        }
        let props = InsetProps {
            opened,
            views: 0,
            ages: 0,
        };
        let drawn = yew::Renderer::<Inset>::with_root_and_props(root, props.clone()).render();
        Ok(Self { drawn, props })
    }

    /// Shows another view, as it would stand in the address.
    pub fn set_view(&mut self, route: &str) {
        self.props.opened.route = Route::read(route).unwrap_or_default();
        self.props.views += 1;
        self.drawn.update(self.props.clone());
    }

    /// Answers for another age; `None` forgets what was told.
    pub fn set_age(&mut self, age: Option<String>) {
        self.props.opened.age = age.map(Into::into);
        self.props.ages += 1;
        self.drawn.update(self.props.clone());
    }

    /// Speaks another language, of those that were brought.
    pub fn set_language(&mut self, code: String) {
        self.props.opened.language = code.into();
        self.drawn.update(self.props.clone());
    }

    /// Takes it away, with all that listens.
    pub fn remove(self) {
        self.drawn.destroy();
    }
}

/// The memory of a module: a page has one thread, and gives none back before it closes.
#[macro_export]
macro_rules! memory {
    () => {
        #[global_allocator]
        static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
    };
}

/// What the module of a part exports. Behind `with_texts`, for one that draws from the texts of the
/// gazettes, also how it gets them.
#[macro_export]
macro_rules! part {
    ($part:ty $(, $with_texts:ident)?) => {
        mod exports {
            use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

            /// See `policy_explorer::mount`.
            #[wasm_bindgen]
            pub fn mount(root: web_sys::Element, options: &JsValue) -> Result<(), JsValue> {
                $crate::mount::<$part>(root, options)
            }

            /// See `policy_explorer::frame`.
            #[wasm_bindgen]
            pub fn frame(
                head: web_sys::Element,
                foot: web_sys::Element,
                options: &JsValue,
            ) -> Result<(), JsValue> {
                $crate::frame::<$part>(head, foot, options)
            }

            /// See `policy_explorer::say`.
            #[wasm_bindgen]
            pub fn say(language: &str, words: &str) -> bool {
                $crate::say(language, words)
            }

            /// See `policy_explorer::tell`.
            #[wasm_bindgen]
            pub fn tell(part: &str, here: Option<bool>) {
                $crate::tell(part, here);
            }

            $($crate::part!(@$with_texts);)?
        }

    };
    (@with_texts) => {
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
    };
}
