//! What a pointer does on an element.

use web_sys::{Element, PointerEvent};

use super::target;

/// What a pointer does from now on belongs to the element on which it was pressed, until it is let go.
pub(crate) fn capture(event: &PointerEvent) {
    if let Some(target) = target(event) {
        // A pointer that is gone already moves nothing.
        let _ = target.set_pointer_capture(event.pointer_id());
    }
}

/// Where a pointer is on an element, from 0 at its left edge to 1 at its right; beyond them less or more.
pub(crate) fn share_of_width(event: &PointerEvent, element: &Element) -> f64 {
    let area = element.get_bounding_client_rect();
    (f64::from(event.client_x()) - area.left()) / area.width().max(1.0)
}
