//! The browser: the only module that touches web-sys and js-sys. Everything here does nothing where there is no browser
//! to do it, and nothing here decides anything.

mod address;
mod moments;
mod picture;
mod piece;
mod reading;
mod save;
mod texts;

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    Element, EventTarget, HtmlElement, HtmlInputElement, HtmlSelectElement, SvgElement, Window,
};
use yew::{Event, InputEvent, KeyboardEvent, PointerEvent};

#[cfg(target_arch = "wasm32")]
pub(crate) use address::hash;
pub(crate) use address::{
    on_hash_change, on_language, on_refined, push_hash, replace_hash, replace_hash_soon,
    replace_page, tell_refined,
};
pub(crate) use moments::{AfterPaint, DRAWS_LATER, after, after_paint, when_idle};
pub(crate) use picture::{Picture, picture};
#[cfg(target_arch = "wasm32")]
pub(crate) use piece::is_elsewhere;
use piece::{PAGE, may_move, piece};
pub(crate) use piece::{address, asks_for_another_tab, scroll_to_begin, tell_around};
pub(crate) use reading::{
    on_scroll, place_in, read, read_place, rove, section, select_all, selected, show_entry,
    shows_focus,
};
pub(crate) use save::{deadline_file, save};
pub(crate) use texts::{
    OWN_CHANGED, OWN_TOLD, clear, forget_texts, on_dropped_files, on_texts, open_chosen,
    open_pasted, remove_text, stop_reading, written,
};

#[cfg(target_arch = "wasm32")]
fn window() -> Option<Window> {
    web_sys::window()
}

/// Natively there is none.
#[cfg(not(target_arch = "wasm32"))]
fn window() -> Option<Window> {
    None
}

#[cfg(target_arch = "wasm32")]
/// The reader's day, by the reader's own clock and time zone.
pub(crate) fn today() -> Option<gazette::Date> {
    let now = js_sys::Date::new_0();
    let year = i16::try_from(now.get_full_year()).ok()?;
    gazette::Date::new(
        year,
        i8::try_from(now.get_month() + 1).ok()?,
        i8::try_from(now.get_date()).ok()?,
    )
}

#[cfg(target_arch = "wasm32")]
/// A text that a JavaScript object holds under a name; `None` where it holds nothing there, or where there is no object.
///
/// # Errors
/// If it holds something else.
pub(crate) fn text(object: &JsValue, name: &str) -> Result<Option<String>, JsValue> {
    if object.is_undefined() || object.is_null() {
        return Ok(None);
    }
    let value = js_sys::Reflect::get(object, &JsValue::from_str(name))?;
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    match value.as_string() {
        Some(text) => Ok(Some(text)),
        None => Err(JsValue::from_str("an option of mount is not a text")),
    }
}

/// Calls back with what stands in a field when an input method has ended its composition: before that the letters of
/// an unfinished word would be searched, and some browsers send no further input event after it.
pub(crate) fn on_composed(field: &Element, composed: impl Fn(String) + 'static) -> Listener {
    Listener::new(field.clone().into(), "compositionend", move |event| {
        composed(value(&event));
    })
}

/// Whether an input event belongs to a word that an input method has not finished.
pub(crate) fn is_composing(event: &InputEvent) -> bool {
    event.is_composing()
}

/// Which key was pressed, unless it was pressed for an input method (where Safari tells so only by a number).
pub(crate) fn key(event: &KeyboardEvent) -> Option<String> {
    const PROCESSED: u32 = 229;
    let composing = event.is_composing() || event.key_code() == PROCESSED;
    (!composing).then(|| event.key())
}

/// Calls back when a key is pressed alone where nobody writes, until the returned value is dropped.
pub(crate) fn on_key(wanted: &'static str, pressed: impl Fn() + 'static) -> Option<Listener> {
    let listen = move |event: Event| {
        let Some(keyboard) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let held = keyboard.ctrl_key() || keyboard.meta_key() || keyboard.alt_key();
        let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        let writes = target.is_some_and(|target| {
            let field = target.closest("input, textarea, select, [contenteditable]");
            field.is_ok_and(|field| field.is_some())
        });
        if keyboard.key() == wanted && !held && !writes {
            event.prevent_default();
            pressed();
        }
    };
    Some(Listener::new(window()?.into(), "keydown", listen))
}

/// Calls back when `tell_beside` was called, until the returned value is dropped.
pub(crate) fn on_beside(told: impl Fn() + 'static) -> Option<Listener> {
    Some(Listener::new(window()?.into(), BESIDE, move |_| told()))
}

/// Tells every part on the page that something is known of another.
#[cfg(target_arch = "wasm32")]
pub(crate) fn tell_beside() {
    dispatch(Event::new(BESIDE));
}

/// Tells the page around the app that a view waits for a part.
pub(crate) fn want(part: &str) {
    dispatch(custom("policy-explorer:wanted", part));
}

/// An event that says more.
fn custom(kind: &str, more: &str) -> Result<web_sys::CustomEvent, JsValue> {
    let detail = web_sys::CustomEventInit::new();
    detail.set_detail(&JsValue::from_str(more));
    web_sys::CustomEvent::new_with_event_init_dict(kind, &detail)
}

const BESIDE: &str = "policy-explorer:beside";

/// Tells every app on the page that something of this kind has happened.
pub(crate) fn announce(kind: &str) {
    dispatch(Event::new(kind));
}

fn dispatch<E: AsRef<Event>>(event: Result<E, JsValue>) {
    if let (Some(window), Ok(event)) = (window(), event) {
        let _ = window.dispatch_event(event.as_ref());
    }
}

/// A callback that listens as long as it lives.
pub(crate) struct Listener {
    target: EventTarget,
    kind: &'static str,
    early: bool,
    callback: Closure<dyn Fn(Event)>,
}

impl Listener {
    fn new(target: EventTarget, kind: &'static str, callback: impl Fn(Event) + 'static) -> Self {
        Self::listen(target, kind, false, Closure::new(callback))
    }

    /// What is `early` is called before what is not, whoever came first: it belongs to the capture.
    fn listen(
        target: EventTarget,
        kind: &'static str,
        early: bool,
        callback: Closure<dyn Fn(Event)>,
    ) -> Self {
        let function = callback.as_ref().unchecked_ref();
        // Only a detached window refuses, and then there is nobody to listen for.
        let _ = target.add_event_listener_with_callback_and_bool(kind, function, early);
        Self {
            target,
            kind,
            early,
            callback,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback_and_bool(
            self.kind,
            self.callback.as_ref().unchecked_ref(),
            self.early,
        );
    }
}

/// The title of the window.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Whether the focus is nowhere, as when what had it is gone.
pub(crate) fn nothing_has_focus() -> bool {
    let active = window().and_then(|window| window.document()?.active_element());
    active.is_none_or(|active| active.tag_name() == "BODY")
}

/// Puts the focus on an element; what stands around it stays in sight.
pub(crate) fn focus(element: &Element) {
    if !may_move(element) {
        return;
    }
    let _ = match element.dyn_ref::<SvgElement>() {
        Some(drawn) => drawn.focus(),
        None => element.unchecked_ref::<HtmlElement>().focus(),
    };
}

/// What a pointer does from now on belongs to the element on which it was pressed, until it is let go.
pub(crate) fn capture(event: &PointerEvent) {
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    if let Some(target) = target {
        // A pointer that is gone already moves nothing.
        let _ = target.set_pointer_capture(event.pointer_id());
    }
}

/// Where a pointer is on an element, from 0 at its left edge to 1 at its right; beyond them less or more.
pub(crate) fn share_of_width(event: &PointerEvent, element: &Element) -> f64 {
    let area = element.get_bounding_client_rect();
    (f64::from(event.client_x()) - area.left()) / area.width().max(1.0)
}

/// Puts the focus on an element from which one is to read on: it comes to the top.
pub(crate) fn read_from(element: &Element) {
    focus(element);
    show(element);
}

/// Brings an element to the top, wherever the focus is.
pub(crate) fn show(element: &Element) {
    if may_move(element) {
        element.scroll_into_view();
    }
}

/// The first element below another that a selector finds.
pub(crate) fn find(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// The first element that a selector finds on the page of which an element is a part.
pub(crate) fn find_on_page(part: &Element, selector: &str) -> Option<Element> {
    find(&part.closest(".page").ok()??, selector)
}

/// Puts the focus on what a selector finds in the element, of another selector, around where an event happened.
pub(crate) fn focus_around(event: &Event, around: &str, selector: &str) {
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let around = target.and_then(|target| target.closest(around).ok().flatten());
    if let Some(found) = around.and_then(|around| find(&around, selector)) {
        focus(&found);
    }
}

/// Presses a link, as a click does.
pub(crate) fn press(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.click();
    }
}

/// Puts the focus on the next element, or the one before, of all that a selector finds below another and has the focus
/// in it. Says whether there was one.
pub(crate) fn step(root: &Element, selector: &str, forward: bool) -> bool {
    let Ok(all) = root.query_selector_all(selector) else {
        return false;
    };
    let all: Vec<Element> = (0..all.length())
        .filter_map(|at| all.get(at)?.dyn_into().ok())
        .collect();
    let holds_focus = |element: &Element| element.matches(":focus").unwrap_or(false);
    let next = match all.iter().position(holds_focus) {
        Some(at) if forward => at.checked_add(1),
        Some(at) => at.checked_sub(1),
        None => None,
    };
    let next = next.and_then(|at| all.get(at));
    if let Some(next) = next {
        focus(next);
    }
    next.is_some()
}

/// What an attribute says of where an event happened: of the nearest element around it that has the attribute.
pub(crate) fn nearest(event: &Event, attribute: &str) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let around = target.closest(&format!("[{attribute}]")).ok()??;
    around.get_attribute(attribute)
}

/// Whether what told of being folded or unfolded (`toggle`) is unfolded.
pub(crate) fn is_unfolded(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into().ok());
    target.is_some_and(|details: Element| details.has_attribute("open"))
}

/// Whether a place of so many pixels, or else the window, has at least that width.
pub(crate) fn has_width(place: Option<u32>, least: u32) -> bool {
    let window = || window()?.inner_width().ok()?.as_f64();
    place
        .map(f64::from)
        .or_else(window)
        .is_some_and(|width| width >= f64::from(least))
}

/// The top of the page.
pub(crate) fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// The address of the page, without what stands behind `#`; empty where nothing is known of it.
pub(crate) fn page() -> String {
    if let Some(page) = PAGE.with_borrow(Clone::clone) {
        return page;
    }
    let location = window().and_then(|window| window.location().href().ok());
    let location = location.unwrap_or_default();
    location.split('#').next().unwrap_or_default().to_owned()
}

/// Whether the page came from a server, and is no frame of another: it may then be kept for visits without a network.
pub(crate) fn may_be_kept() -> bool {
    window().is_some_and(|window| {
        let scheme = window.location().protocol();
        scheme.is_ok_and(|scheme| scheme != "file:")
            && window.top().is_ok_and(|top| top.as_ref() == Some(&window))
    })
}

/// Opens the browser's own dialog for printing.
pub(crate) fn print() {
    if let Some(window) = window() {
        // A frame that may not print does nothing.
        let _ = window.print();
    }
}

/// The same once all is drawn that belongs on paper; then calls back, unless the returned value is dropped before.
pub(crate) fn print_whole(printed: impl FnOnce() + 'static) -> Option<AfterPaint> {
    announce(PRINTS);
    after_paint(move || {
        print();
        printed();
    })
}

/// Calls back before the page is printed, by whatever button, until the returned value is dropped.
pub(crate) fn on_print(prints: impl Fn() + Clone + 'static) -> Option<[Listener; 2]> {
    let window = window()?;
    // What a button starts is told earlier: while a script asks for printing nothing can be drawn.
    Some([PRINTS, "beforeprint"].map(|kind| {
        let prints = prints.clone();
        Listener::new(window.clone().into(), kind, move |_| prints())
    }))
}

const PRINTS: &str = "policy-explorer:prints";

/// Puts a text into the clipboard, and says whether that worked: a page without a secure address has no clipboard, and
/// a frame may be refused it.
pub(crate) fn copy(text: &str, told: impl Fn(bool) + Clone + 'static) {
    let Some(navigator) = window().map(|window| window.navigator()) else {
        return;
    };
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"));
    if clipboard.is_ok_and(|clipboard| clipboard.is_undefined()) {
        return told(false);
    }
    let say = |done: bool| {
        let told = told.clone();
        Closure::once_into_js(move |_: JsValue| told(done))
    };
    let (done, refused) = (say(true), say(false));
    let promise = navigator.clipboard().write_text(text);
    let then = js_sys::Reflect::get(&promise, &JsValue::from_str("then"));
    if let Some(then) = then
        .ok()
        .and_then(|then| then.dyn_into::<js_sys::Function>().ok())
    {
        let _ = then.call2(&promise, &done, &refused);
    }
}

/// What stands in the field that an event comes from.
pub(crate) fn value(event: &Event) -> String {
    let target: Option<EventTarget> = event.target();
    let field = |target: EventTarget| match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => Some(input.value()),
        Err(target) => target
            .dyn_into::<HtmlSelectElement>()
            .ok()
            .map(|select| select.value()),
    };
    target.and_then(field).unwrap_or_default()
}

/// Which of two texts stands first: Chinese by its sound, digits by their number.
#[cfg(target_arch = "wasm32")]
pub(crate) fn compare(one: &str, other: &str) -> std::cmp::Ordering {
    let chinese = js_sys::Array::of1(&JsValue::from_str("zh-u-kn-true"));
    js_sys::JsString::from(one)
        .locale_compare(other, &chinese, &js_sys::Object::new())
        .cmp(&0)
}

/// Which of two texts stands first, by their signs: only a browser knows how Chinese sounds.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn compare(one: &str, other: &str) -> std::cmp::Ordering {
    one.cmp(other)
}

/// Shows one of the choices of a select element as the chosen one.
pub(crate) fn choose(field: &Element, value: &str) {
    if let Some(select) = field.dyn_ref::<HtmlSelectElement>() {
        select.set_value(value);
    }
}

#[cfg(target_arch = "wasm32")]
/// Tells whoever looks after the page of something that is wrong with it, but that it can do without.
pub(crate) fn warn(message: &str) {
    web_sys::console::warn_1(&JsValue::from_str(message));
}

#[cfg(target_arch = "wasm32")]
/// Tells the page around the app which part has panicked: `boot.js` starts it once more, or shows what is left. Only the
/// first time: what still listens for a dead app must not stop the one that took its place.
pub(crate) fn report_panic(part: &str, message: &str) {
    static REPORTED: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);
    if REPORTED.swap(true, std::sync::atomic::Ordering::Relaxed) {
        return;
    }
    web_sys::console::error_1(&JsValue::from_str(message));
    let told = web_sys::CustomEventInit::new();
    told.set_detail(&JsValue::from_str(part));
    dispatch(web_sys::CustomEvent::new_with_event_init_dict(
        "policy-explorer:panic",
        &told,
    ));
}
