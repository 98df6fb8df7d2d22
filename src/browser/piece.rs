//! What is shown as a piece of somebody else's page, in a shadow of its own: what it may move, where it leads, what it tells.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Element, ShadowRoot};
use yew::MouseEvent;

use super::window;

/// Whether focus and page may be moved to an element. In a piece of somebody else's page only while a reader does something
/// in it (`element.js` marks it): what the page around sets moves nothing.
pub(super) fn may_move(element: &Element) -> bool {
    piece(element).is_none() || matches!(element.closest(".page[data-asked]"), Ok(Some(_)))
}

/// The piece of somebody else's page of which an element is a part.
pub(super) fn piece(element: &Element) -> Option<ShadowRoot> {
    element.get_root_node().dyn_into().ok()
}

/// The top of a view in somebody else's page, where it is not in sight.
pub(crate) fn scroll_to_begin(element: &Element) {
    if may_move(element) && element.get_bounding_client_rect().top() < 0.0 {
        element.scroll_into_view();
    }
}

thread_local! {
    /// Where the whole page is, for what is a piece of another page.
    static PAGE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// From now on what is shown here is a piece of somebody else's page, and the whole page is there.
#[cfg(target_arch = "wasm32")]
pub(crate) fn is_elsewhere(page: String) {
    PAGE.set(Some(page));
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

/// Where a link leads that is opened beside this page.
pub(crate) fn address(to: &impl ToString) -> String {
    let page = PAGE.with_borrow(|page| page.clone().unwrap_or_default());
    page + &to.to_string()
}

/// Whether a link is pressed to be opened in another tab or window.
pub(crate) fn asks_for_another_tab(event: &MouseEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.shift_key()
}

/// Tells the script that has put a piece of a page there, in words: what kind of thing has happened, and what more there is.
pub(crate) fn tell_around(piece: &Element, words: &[&str]) {
    let told = CustomEventInit::new();
    let words: js_sys::Array = words.iter().map(|word| JsValue::from_str(word)).collect();
    told.set_detail(&words);
    told.set_bubbles(true);
    let event = CustomEvent::new_with_event_init_dict("policy-explorer:told", &told);
    if let Ok(event) = event {
        let _ = piece.dispatch_event(&event);
    }
}
