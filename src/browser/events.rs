//! Events: what listens to them, and what the parts of the app tell each other and the page around them.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, Event, EventTarget};

use super::window;

/// A callback that listens as long as it lives.
pub(crate) struct Listener {
    target: EventTarget,
    kind: &'static str,
    early: bool,
    callback: Closure<dyn Fn(Event)>,
}

impl Listener {
    pub(super) fn new(
        target: EventTarget,
        kind: &'static str,
        callback: impl Fn(Event) + 'static,
    ) -> Self {
        Self::listen(target, kind, false, Closure::new(callback))
    }

    /// What is `early` is called before what is not, whoever came first: it belongs to the capture.
    pub(super) fn listen(
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

/// Tells every app on the page that something of this kind has happened.
pub(crate) fn announce(kind: &str) {
    dispatch(Event::new(kind));
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

const BESIDE: &str = "policy-explorer:beside";

/// Tells the page around the app that a view waits for a part.
pub(crate) fn want(part: &str) {
    dispatch(custom("policy-explorer:wanted", part));
}

/// An event that says more.
pub(super) fn custom(kind: &str, more: &str) -> Result<web_sys::CustomEvent, JsValue> {
    let detail = web_sys::CustomEventInit::new();
    detail.set_detail(&JsValue::from_str(more));
    web_sys::CustomEvent::new_with_event_init_dict(kind, &detail)
}

pub(super) fn dispatch<E: AsRef<Event>>(event: Result<E, JsValue>) {
    if let (Some(window), Ok(event)) = (window(), event) {
        let _ = window.dispatch_event(event.as_ref());
    }
}

pub(super) fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
