//! Following a reader through a long text: which section is read, and how one comes to another.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

use super::{Listener, find, may_move, piece, window};

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
    let active = match piece(sections.first()?) {
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
    if !may_move(target) {
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
