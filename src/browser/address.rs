//! What stands behind `#` in the address of the page: read, written, and followed by every part of the app.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use yew::{Event, KeyboardEvent};

use super::{After, AfterPaint, Listener, REST, after, after_paint, custom, dispatch, window};

/// What stands behind `#`, or will in a moment: an event that is late must not lead back to what was there before.
pub(crate) fn hash() -> String {
    let written = written_hash();
    let soon = WRITTEN_SOON.with_borrow(|soon| {
        let soon = soon.as_ref().filter(|soon| soon.old == written);
        soon.map(|soon| soon.new.clone())
    });
    soon.unwrap_or(written)
}

fn written_hash() -> String {
    window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Goes to another hash, as a link does.
pub(crate) fn push_hash(hash: &str) {
    if let Some(window) = window() {
        // A page that may not change its address still works: the link simply does nothing.
        let _ = window.location().set_hash(hash);
    }
}

/// Changes the hash without a step in the history and without an event.
pub(crate) fn replace_hash(hash: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// A hash that is about to be written.
struct WrittenSoon {
    /// What stands there until then.
    old: String,
    new: String,
    /// What the window is called from then on, where that changes too.
    title: Option<String>,
    _painted: Option<AfterPaint>,
    _leaving: Option<[Listener; 2]>,
}

thread_local! {
    static WRITTEN_SOON: RefCell<Option<WrittenSoon>> = const { RefCell::new(None) };
    /// What waits until nothing has changed for a while; none where nothing has.
    static RESTS: RefCell<Option<After>> = const { RefCell::new(None) };
}

/// Changes the hash as `replace_hash` does, once the browser has painted what changes with it, and while one change follows
/// the other once they rest: writing an address was a quarter of what a key in the search cost (Chromium draws the page's
/// icon anew), and Safari lets a page write only a hundred in half a minute. Of several until then the last is written, and
/// none if the reader has gone elsewhere. Before a click or Escape leads away it is written at once, so that the way back
/// leads to it.
pub(crate) fn replace_hash_soon(new: String) {
    let old = written_hash();
    let title = WRITTEN_SOON.take().and_then(|soon| soon.title);
    let rested = after(REST, || {
        RESTS.set(None);
        write_now();
    });
    let hurries = RESTS.replace(rested).is_some();
    let soon = (old != new).then(|| WrittenSoon {
        old,
        new,
        title,
        _painted: if hurries {
            None
        } else {
            after_paint(write_now)
        },
        _leaving: window().map(|window| {
            ["click", "keydown"].map(|kind| {
                let leaves = Closure::new(|event: Event| {
                    let pressed = event.dyn_ref::<KeyboardEvent>();
                    if pressed.is_none_or(|event| event.key() == "Escape") {
                        write_now();
                    }
                });
                Listener::listen(window.clone().into(), kind, true, leaves)
            })
        }),
    });
    WRITTEN_SOON.set(soon);
}

/// Writes what is to be written soon.
fn write_now() {
    let Some(soon) = WRITTEN_SOON.take() else {
        return;
    };
    if soon.old == written_hash() {
        replace_hash(&soon.new);
    }
    if let Some(title) = soon.title {
        set_title(title);
    }
}

/// The title of the window; where an address is about to be written, together with it, for it was a tenth of a key.
pub(crate) fn set_title(title: String) {
    let now = WRITTEN_SOON.with_borrow_mut(|soon| match soon {
        Some(soon) => {
            soon.title = Some(title);
            None
        }
        None => Some(title),
    });
    if let Some((title, document)) = now.zip(window().and_then(|window| window.document())) {
        document.set_title(&title);
    }
}

/// Tells every app on the page of the hash that a filter leads to, which the part whose view it is then writes.
pub(crate) fn tell_refined(hash: &str) {
    dispatch(custom(REFINED, hash));
}

/// Calls back when `tell_refined` was called, until the returned value is dropped.
pub(crate) fn on_refined(refined: impl Fn(String) + 'static) -> Option<Listener> {
    on_told(REFINED, refined)
}

/// Calls back with the code of a language that the reader has chosen, until the returned value is dropped.
pub(crate) fn on_language(chosen: impl Fn(String) + 'static) -> Option<Listener> {
    on_told("policy-explorer:language", chosen)
}

/// Calls back with the text that an event of the window tells.
fn on_told(kind: &'static str, told: impl Fn(String) + 'static) -> Option<Listener> {
    let told = move |event: Event| {
        let event: Option<web_sys::CustomEvent> = event.dyn_into().ok();
        if let Some(detail) = event.and_then(|event| event.detail().as_string()) {
            told(detail);
        }
    };
    Some(Listener::new(window()?.into(), kind, told))
}

const REFINED: &str = "policy-explorer:refined";

/// Goes to another hash without a step in the history, but with the event that a link makes.
pub(crate) fn replace_page(hash: &str) {
    if let Some(window) = window() {
        let _ = window.location().replace(hash);
    }
}

/// Calls back whenever the hash changes, until the returned value is dropped; `early`, before all who are not.
pub(crate) fn on_hash_change(early: bool, changed: impl Fn(String) + 'static) -> Option<Listener> {
    let changed = Closure::new(move |_| changed(hash()));
    Some(Listener::listen(
        window()?.into(),
        "hashchange",
        early,
        changed,
    ))
}
