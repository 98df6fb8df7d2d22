//! Handing a text to the reader as a file.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, BlobPropertyBag, CustomEvent, CustomEventInit, HtmlAnchorElement, Url};

use super::window;

/// Offers a text as a file of that name, and says whether the browser took it. Whether it was then kept nobody tells: in
/// a frame that may not download nothing happens, and the page is as it was.
///
/// The file is made here and asks nobody: a link to it is pressed by itself. Neither the policy of the page nor Trusted
/// Types has anything against that, since nothing of it is run.
pub(crate) fn save(name: &str, media_type: &str, text: &str) -> bool {
    offer(name, media_type, text).is_ok()
}

fn offer(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    let revoke = Closure::once_into_js(move || Url::revoke_object_url(&address));
    window.set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), MINUTE)?;
    Ok(())
}

/// Asks the page around the app for deadlines as a file; its JavaScript API writes it, which is a module of its own and
/// may have to be fetched. `done` is told the text, and how many of them stand in it; nothing if it could not be got.
///
/// Whoever mounts the app should listen for the event `policy-explorer:file` of the window, say by `preventDefault` that
/// it does, and call `done` of its detail.
pub(crate) fn deadline_file<'a>(
    form: &str,
    ids: impl Iterator<Item = &'a str>,
    title: &str,
    remind: Option<u16>,
    done: impl FnOnce(Option<(String, usize)>) + 'static,
) {
    let done = Closure::once_into_js(move |text: Option<String>, count: Option<f64>| {
        done(text.zip(count).map(|(text, count)| (text, count as usize)));
    });
    let object = |values: [(&str, JsValue); 3]| {
        let object = Object::new();
        for (key, value) in values {
            let _ = Reflect::set(&object, &key.into(), &value);
        }
        object
    };
    let ids: Array = ids.map(JsValue::from).collect();
    let options = object([
        ("deadlines", ids.into()),
        ("title", title.into()),
        ("remind_days", remind.into()),
    ]);
    let detail = object([
        ("form", form.into()),
        ("options", options.into()),
        ("done", done.clone()),
    ]);
    let event = CustomEventInit::new();
    event.set_detail(&detail);
    event.set_cancelable(true);
    let event = CustomEvent::new_with_event_init_dict("policy-explorer:file", &event);
    let taken = window()
        .zip(event.ok())
        .is_some_and(|(window, event)| window.dispatch_event(&event) == Ok(false));
    if !taken {
        let _ = done.unchecked_ref::<Function>().call0(&JsValue::NULL);
    }
}

/// In milliseconds. As long as the address holds, so long may somebody take to answer where the file shall go: iPhones
/// ask before they fetch it.
const MINUTE: i32 = 60_000;
