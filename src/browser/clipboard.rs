//! The words that a reader has selected, and the clipboard.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, Event, Node, Selection};

use super::{closest, piece, target, window};

/// The words that a reader has selected, if all of them stand within one `[data-words]` of the section in which an event
/// happened.
pub(crate) fn selected(event: &Event) -> Option<String> {
    let section = closest(target(event)?.as_ref(), "section")?;
    let selection = selection(&section)?;
    let around = |node: Option<Node>| closest(&node?, "[data-words]");
    let words = around(selection.anchor_node())?;
    let inside = around(selection.focus_node()).as_ref() == Some(&words)
        && section.contains(Some(words.as_ref()));
    let selected = String::from(selection.to_string());
    (inside && !selected.trim().is_empty()).then_some(selected)
}

/// What is selected, as a part of the page sees it: some browsers keep what is selected in a piece of a page for that piece.
fn selection(part: &Element) -> Option<Selection> {
    if let Some(piece) = piece(part)
        && let Ok(own) = js_sys::Reflect::get(&piece, &"getSelection".into())
        && let Some(own) = own.dyn_ref::<js_sys::Function>()
    {
        return own.call0(&piece).ok()?.dyn_into().ok();
    }
    window()?.get_selection().ok()?
}

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
