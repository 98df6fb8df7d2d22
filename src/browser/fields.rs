//! Fields and keys: what stands in a field, and what is pressed, also where an input method stands between.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventTarget, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
    InputEvent, KeyboardEvent,
};

use super::{Listener, focus, target, window};

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

/// Shows one of the choices of a select element as the chosen one.
pub(crate) fn choose(field: &Element, value: &str) {
    if let Some(select) = field.dyn_ref::<HtmlSelectElement>() {
        select.set_value(value);
    }
}

/// Puts the focus into a field and selects all of it, ready to be copied.
pub(crate) fn select_all(field: &Element) {
    focus(field);
    if let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() {
        field.select();
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
        let writes = target(&event).is_some_and(|target| {
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
