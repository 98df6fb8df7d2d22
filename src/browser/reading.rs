//! Following a reader through a long text: which section is read, which words are selected, where the arrow keys lead.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, FocusOptions, HtmlElement, HtmlTextAreaElement, KeyboardEvent, Node, Selection,
};

use super::{Listener, find, focus, window};

/// Calls back whenever another part of the page may be read: it scrolls, its window changes, or the focus goes to what is
/// in sight already; until the returned value is dropped.
pub(crate) fn on_scroll(scrolled: impl Fn() + Clone + 'static) -> Option<[Listener; 3]> {
    let window = window()?;
    Some(["scroll", "resize", "focusin"].map(|kind| {
        let scrolled = scrolled.clone();
        Listener::new(window.clone().into(), kind, move |_| scrolled())
    }))
}

/// The section around what a place names, to be asked for with [`read`].
pub(crate) fn section(root: &Element, place: &str) -> Option<Element> {
    place_in(root, place)?.closest("section").ok().flatten()
}

/// What a place in a document names: the heading of a clause, a row.
pub(crate) fn place_in(root: &Element, place: &str) -> Option<Element> {
    let place = place.replace(['"', '\\'], "");
    find(root, &format!("[data-place=\"{place}\"]"))
}

/// Which of the sections, in order, is read: the last that has reached the top of the window. At the end of the page the
/// last ones never reach it; there it is the one with the focus, which a link has led to, else the last in sight.
pub(crate) fn read(sections: &[Element]) -> Option<usize> {
    /// A little below the top, in pixels: what a link leads to stands there, what follows it does not yet.
    const LINE: f64 = 64.0;
    let window = window()?;
    let above =
        |line: f64| sections.partition_point(|own| own.get_bounding_client_rect().top() <= line);
    let reached = above(LINE).checked_sub(1);
    let document = window.document()?;
    let height = window.inner_height().ok()?.as_f64()?;
    let page = document.document_element()?;
    let left = f64::from(page.scroll_height()) - window.scroll_y().ok()? - height;
    if left > 1.0 || page.scroll_top() == 0 {
        return reached;
    }
    let in_sight = above(height).checked_sub(1)?;
    let active = match super::piece(sections.first()?) {
        Some(piece) => piece.active_element(),
        None => document.active_element(),
    }?;
    let first = reached.unwrap_or_default();
    let focused = (first..=in_sight).find(|at| sections[*at].contains(Some(&active)));
    focused.or(Some(in_sight))
}

/// Brings an entry of a list that scrolls by itself into sight, and leaves the page where it is. Not while somebody is
/// choosing in the list: nothing may move away from under a pointer.
pub(crate) fn show_entry(list: &Element, at: usize) {
    if list.matches(":hover, :focus-within") == Ok(true) {
        return;
    }
    let Some(entry) = find(list, &format!("li:nth-child({})", at + 1)) else {
        return;
    };
    let (around, own) = (
        list.get_bounding_client_rect(),
        entry.get_bounding_client_rect(),
    );
    if own.top() < around.top() || own.bottom() > around.bottom() {
        let middle = (own.top() + own.bottom() - around.top() - around.bottom()) / 2.0;
        list.set_scroll_top(list.scroll_top() + middle as i32);
    }
}

/// Puts the focus on what a place names and brings it to the top. A heading may be kept in sight far from where it
/// stands, so that its section is what scrolls.
pub(crate) fn read_place(target: &Element) {
    if !super::may_move(target) {
        return;
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = target
        .unchecked_ref::<HtmlElement>()
        .focus_with_options(&options);
    let section = target.parent_element();
    let begins = section.filter(|section| {
        section.tag_name() == "SECTION" && section.first_element_child().as_ref() == Some(target)
    });
    begins.as_ref().unwrap_or(target).scroll_into_view();
}

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
    if let Some(piece) = super::piece(part)
        && let Ok(own) = js_sys::Reflect::get(&piece, &"getSelection".into())
        && let Some(own) = own.dyn_ref::<js_sys::Function>()
    {
        return own.call0(&piece).ok()?.dyn_into().ok();
    }
    window()?.get_selection().ok()?
}

/// The nearest element that a selector finds around a node, or the node itself.
fn closest(node: &Node, selector: &str) -> Option<Element> {
    let element = node.dyn_ref::<Element>().cloned();
    let element = element.or_else(|| node.parent_element())?;
    element.closest(selector).ok().flatten()
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Puts the focus into a field and selects all of it, ready to be copied.
pub(crate) fn select_all(field: &Element) {
    focus(field);
    if let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() {
        field.select();
    }
}

/// Whether the browser shows that an element has the focus, as it does for who uses a keyboard.
pub(crate) fn shows_focus(event: &Event) -> bool {
    target(event).is_some_and(|target| target.matches(":focus-visible") == Ok(true))
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
    let all = row.and_then(|row| row.query_selector_all("[tabindex]").ok());
    let (Some(target), Some(all)) = (target, all) else {
        return;
    };
    let all: Vec<Element> = (0..all.length())
        .filter_map(|at| all.get(at)?.dyn_into().ok())
        .collect();
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
