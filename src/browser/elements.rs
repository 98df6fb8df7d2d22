//! Elements of the page: found by a selector, below or around another, and what is known of them.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Node};

use super::{target, window};

/// The first element below another that a selector finds.
pub(crate) fn find(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// All elements below another that a selector finds.
pub(super) fn find_all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(all) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..all.length())
        .filter_map(|at| all.get(at)?.dyn_into().ok())
        .collect()
}

/// The first element that a selector finds on the page of which an element is a part.
pub(crate) fn find_on_page(part: &Element, selector: &str) -> Option<Element> {
    find(&part.closest(".page").ok()??, selector)
}

/// The nearest element that a selector finds around a node, or the node itself.
pub(super) fn closest(node: &Node, selector: &str) -> Option<Element> {
    let element = node.dyn_ref::<Element>().cloned();
    let element = element.or_else(|| node.parent_element())?;
    element.closest(selector).ok().flatten()
}

/// What an attribute says of where an event happened: of the nearest element around it that has the attribute.
pub(crate) fn nearest(event: &Event, attribute: &str) -> Option<String> {
    let around = target(event)?.closest(&format!("[{attribute}]")).ok()??;
    around.get_attribute(attribute)
}

/// Whether what told of being folded or unfolded (`toggle`) is unfolded.
pub(crate) fn is_unfolded(event: &Event) -> bool {
    target(event).is_some_and(|details| details.has_attribute("open"))
}

/// Whether a place of so many pixels, or else the window, has at least that width.
pub(crate) fn has_width(place: Option<u32>, least: u32) -> bool {
    let window = || window()?.inner_width().ok()?.as_f64();
    place
        .map(f64::from)
        .or_else(window)
        .is_some_and(|width| width >= f64::from(least))
}
