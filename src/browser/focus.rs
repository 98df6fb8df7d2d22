//! The focus: where it is, where it is put, and where the arrow keys lead it.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, SvgElement};

use super::{closest, find, find_all, may_move, target, window};

/// Whether the focus is nowhere, as when what had it is gone.
pub(crate) fn nothing_has_focus() -> bool {
    let active = window().and_then(|window| window.document()?.active_element());
    active.is_none_or(|active| active.tag_name() == "BODY")
}

/// Whether the browser shows that an element has the focus, as it does for who uses a keyboard.
pub(crate) fn shows_focus(event: &Event) -> bool {
    target(event).is_some_and(|target| target.matches(":focus-visible") == Ok(true))
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

/// Puts the focus on what a selector finds in the element, of another selector, around where an event happened.
pub(crate) fn focus_around(event: &Event, around: &str, selector: &str) {
    let around = target(event).and_then(|target| target.closest(around).ok().flatten());
    if let Some(found) = around.and_then(|around| find(&around, selector)) {
        focus(&found);
    }
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

/// Presses a link, as a click does.
pub(crate) fn press(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.click();
    }
}

/// Puts the focus on the next element, or the one before, of all that a selector finds below another and has the focus
/// in it. Says whether there was one.
pub(crate) fn step(root: &Element, selector: &str, forward: bool) -> bool {
    let all = find_all(root, selector);
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

/// Moves the focus within what `[data-row]` holds by arrow keys, Home and End. All of it is one stop of the tab key: where
/// the focus was last.
pub(crate) fn rove(event: &KeyboardEvent) {
    // Alt and the left arrow lead back in the history.
    if event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
        return;
    }
    let target = target(event);
    let row = target.as_ref().and_then(|own| closest(own, "[data-row]"));
    let (Some(target), Some(row)) = (target, row) else {
        return;
    };
    let all = find_all(&row, "[tabindex]");
    let (Some(at), Some(last)) = (
        all.iter().position(|own| *own == target),
        all.len().checked_sub(1),
    ) else {
        return;
    };
    let to = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => last.min(at + 1),
        "ArrowLeft" | "ArrowUp" => at.saturating_sub(1),
        "Home" => 0,
        "End" => last,
        _ => return,
    };
    event.prevent_default();
    for own in &all {
        let stop = if *own == all[to] { "0" } else { "-1" };
        // An attribute can always be set.
        let _ = own.set_attribute("tabindex", stop);
    }
    focus(&all[to]);
}
