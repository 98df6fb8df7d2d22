//! Handing a text to the reader as a file.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

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

/// In milliseconds. As long as the address holds, so long may somebody take to answer where the file shall go: iPhones
/// ask before they fetch it.
const MINUTE: i32 = 60_000;
