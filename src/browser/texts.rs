//! Texts that a reader hands over: files that are chosen or dropped, and what is pasted. They are passed on as they are, by
//! an event of the window, and never come in here.
//!
//! Whoever mounts the app should listen for the event `policy-explorer:texts` of the window and say by `preventDefault` that
//! it does. Its detail has what is asked for (`open`: a list of files, or of objects with `name` and `text`; `remove`: an
//! id; `forget`: all; else to stop) and `tell`, which is to be called with how it goes: see `own.js`.

use std::rc::Rc;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{CustomEvent, CustomEventInit, Element, Event, EventTarget};

use super::{Listener, window};
use crate::own::{Told, Why, tell};

/// What is told about texts: [`crate::own::told`] has changed.
pub(crate) const OWN_TOLD: &str = "policy-explorer:told";
/// What there is has changed: [`crate::own::generation`] is another.
pub(crate) const OWN_CHANGED: &str = "policy-explorer:changed";

/// Opens the files that were chosen in a field, and makes it ready for others.
pub(crate) fn open_chosen(event: &Event) {
    let Some(field) = event.target() else {
        return;
    };
    if let Some(files) = get(&field, "files").and_then(|files| list(&files)) {
        ask([("open", files.into())]);
    }
    // The same file may be chosen once more.
    let _ = Reflect::set(&field, &"value".into(), &"".into());
}

/// Opens what stands in a field as a text of that name.
pub(crate) fn open_pasted(field: &Element, name: &str) {
    let text = get(field, "value").unwrap_or_default();
    let pasted = object([("name", name.into()), ("text", text)]);
    ask([("open", Array::of1(&pasted).into())]);
}

/// What a reader has written in a field.
pub(crate) fn written(field: &Element) -> String {
    let written = get(field, "value").and_then(|value| value.as_string());
    written.unwrap_or_default()
}

/// Takes out of a field what was written.
pub(crate) fn clear(field: &Element) {
    let _ = Reflect::set(field, &"value".into(), &"".into());
}

/// Puts a text away, which is called so.
pub(crate) fn remove_text(id: &str, file: &str) {
    let file = Rc::from(file);
    ask_and_tell([("remove", id.into())], move |told| match told {
        Told::Done { .. } => Told::Removed(Rc::clone(&file)),
        other => other,
    });
}

/// Puts all texts away, and says nothing of it.
pub(crate) fn forget_texts() {
    ask_and_tell([("forget", true.into())], |_| Told::Nothing);
}

/// Stops what is being done.
pub(crate) fn stop_reading() {
    ask([("stop", true.into())]);
}

/// Opens files that are dropped anywhere on the page of which an element is a part, until the returned value is dropped:
/// beside a place for them the browser would leave the page to show them. What is dropped around a piece of somebody else's
/// page is theirs.
pub(crate) fn on_dropped_files(part: &Element) -> Option<[Listener; 2]> {
    let page: EventTarget = match super::piece(part) {
        Some(piece) => piece.into(),
        None => window()?.into(),
    };
    let listen = |kind| {
        Listener::new(page.clone(), kind, move |event: Event| {
            if event.default_prevented() {
                return;
            }
            let dragged = get(&event, "dataTransfer");
            let kinds = dragged.as_ref().and_then(|dragged| get(dragged, "types"));
            // Words that are dragged into a field go their own way.
            if !kinds.is_some_and(|kinds| Array::from(&kinds).includes(&"Files".into(), 0)) {
                return;
            }
            event.prevent_default();
            let files = dragged.and_then(|dragged| get(&dragged, "files"));
            if kind == DROP
                && let Some(files) = files.and_then(|files| list(&files))
            {
                ask([("open", files.into())]);
            }
        })
    };
    Some([listen("dragover"), listen(DROP)])
}

const DROP: &str = "drop";

/// Calls back when something is told, or when the texts have changed, until the returned value is dropped.
pub(crate) fn on_texts(kind: &'static str, told: impl Fn() + 'static) -> Option<Listener> {
    Some(Listener::new(window()?.into(), kind, move |_| told()))
}

fn ask<const N: usize>(asked: [(&str, JsValue); N]) {
    ask_and_tell(asked, |told| told);
}

/// Asks for something, and makes of what is told what is passed on.
fn ask_and_tell<const N: usize>(
    asked: [(&str, JsValue); N],
    make: impl Fn(Told) -> Told + 'static,
) {
    let told = Closure::<dyn Fn(JsValue)>::new(move |told: JsValue| tell(make(read(&told))));
    let told = told.into_js_value();
    let detail = object(asked);
    let _ = Reflect::set(&detail, &"tell".into(), &told);
    let options = CustomEventInit::new();
    options.set_detail(&detail);
    options.set_cancelable(true);
    let event = CustomEvent::new_with_event_init_dict("policy-explorer:texts", &options);
    let taken = window()
        .zip(event.ok())
        .is_some_and(|(window, event)| window.dispatch_event(&event) == Ok(false));
    if !taken {
        tell(Told::Failed(Why::NotFetched));
    }
}

/// What is told, as `own.js` does it.
fn read(told: &JsValue) -> Told {
    let text = |of: &JsValue, key| get(of, key).and_then(|text| text.as_string());
    let text = |of: &JsValue, key| text(of, key).unwrap_or_default();
    let number = |key| get(told, key).and_then(|number| number.as_f64());
    let percent = || (number("share").unwrap_or_default() * 100.0) as u8;
    match text(told, "at").as_str() {
        "reading" => Told::Reading {
            file: text(told, "file").into(),
            percent: percent(),
        },
        "joining" => Told::Joining { percent: percent() },
        "done" => {
            let refused = get(told, "refused").map(|all| Array::from(&all));
            let one = |one: JsValue| (Rc::from(text(&one, "file")), Why::read(&text(&one, "why")));
            Told::Done {
                read: number("read").unwrap_or_default() as usize,
                pasted: get(told, "pasted").is_some(),
                refused: refused.unwrap_or_default().iter().map(one).collect(),
            }
        }
        "stopped" => Told::Stopped,
        _ => Told::Failed(Why::read(&text(told, "why"))),
    }
}

/// What an object holds under a name, if anything.
fn get(object: &JsValue, key: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &key.into()).ok();
    value.filter(|value| !value.is_undefined() && !value.is_null())
}

/// Files in an array, if there are any.
fn list(files: &JsValue) -> Option<Array> {
    let files = Array::from(files);
    (files.length() > 0).then_some(files)
}

fn object<const N: usize>(values: [(&str, JsValue); N]) -> JsValue {
    let object = Object::new();
    for (key, value) in values {
        let _ = Reflect::set(&object, &key.into(), &value);
    }
    object.unchecked_into()
}
