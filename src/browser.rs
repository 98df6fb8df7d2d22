//! The browser: the only module that touches web-sys and js-sys. Everything here does nothing where there is no browser
//! to do it, and nothing here decides anything.

mod address;
mod clipboard;
mod elements;
mod events;
mod fields;
mod focus;
mod moments;
mod paper;
mod picture;
mod piece;
mod pointer;
mod save;
mod sections;
mod texts;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsValue;
use web_sys::Window;

#[cfg(target_arch = "wasm32")]
pub(crate) use address::hash;
pub(crate) use address::{
    on_hash_change, on_language, on_refined, push_hash, replace_hash, replace_hash_soon,
    replace_page, set_title, tell_refined,
};
pub(crate) use clipboard::{copy, selected};
use elements::{closest, find_all};
pub(crate) use elements::{find, find_on_page, has_width, is_unfolded, nearest};
#[cfg(target_arch = "wasm32")]
pub(crate) use events::tell_beside;
pub(crate) use events::{Listener, announce, on_beside, want};
use events::{custom, dispatch, target};
pub(crate) use fields::{choose, is_composing, key, on_composed, on_key, select_all, value};
pub(crate) use focus::{
    focus, focus_around, nothing_has_focus, press, read_from, rove, show, shows_focus, step,
};
pub(crate) use moments::{After, AfterPaint, DRAWS_LATER, REST, after, after_paint, when_idle};
pub(crate) use paper::{on_print, print, print_whole};
pub(crate) use picture::{Picture, picture};
#[cfg(target_arch = "wasm32")]
pub(crate) use piece::is_elsewhere;
pub(crate) use piece::{address, asks_for_another_tab, page, scroll_to_begin, tell_around};
use piece::{may_move, piece};
pub(crate) use pointer::{capture, share_of_width};
pub(crate) use save::{deadline_file, save};
pub(crate) use sections::{on_scroll, place_in, read, read_place, section, show_entry};
pub(crate) use texts::{
    OWN_CHANGED, OWN_TOLD, clear, forget_texts, on_dropped_files, on_texts, open_chosen,
    open_pasted, remove_text, stop_reading, written,
};

#[cfg(target_arch = "wasm32")]
fn window() -> Option<Window> {
    web_sys::window()
}

/// Natively there is none.
#[cfg(not(target_arch = "wasm32"))]
fn window() -> Option<Window> {
    None
}

#[cfg(target_arch = "wasm32")]
/// The reader's day, by the reader's own clock and time zone.
pub(crate) fn today() -> Option<gazette::Date> {
    let now = js_sys::Date::new_0();
    let year = i16::try_from(now.get_full_year()).ok()?;
    gazette::Date::new(
        year,
        i8::try_from(now.get_month() + 1).ok()?,
        i8::try_from(now.get_date()).ok()?,
    )
}

#[cfg(target_arch = "wasm32")]
/// A text that a JavaScript object holds under a name; `None` where it holds nothing there, or where there is no object.
///
/// # Errors
/// If it holds something else.
pub(crate) fn text(object: &JsValue, name: &str) -> Result<Option<String>, JsValue> {
    if object.is_undefined() || object.is_null() {
        return Ok(None);
    }
    let value = js_sys::Reflect::get(object, &JsValue::from_str(name))?;
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    match value.as_string() {
        Some(text) => Ok(Some(text)),
        None => Err(JsValue::from_str("an option of mount is not a text")),
    }
}

/// The top of the page.
pub(crate) fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Whether the page came from a server, and is no frame of another: it may then be kept for visits without a network.
pub(crate) fn may_be_kept() -> bool {
    window().is_some_and(|window| {
        let scheme = window.location().protocol();
        scheme.is_ok_and(|scheme| scheme != "file:")
            && window.top().is_ok_and(|top| top.as_ref() == Some(&window))
    })
}

/// Which of two texts stands first: Chinese by its sound, digits by their number.
#[cfg(target_arch = "wasm32")]
pub(crate) fn compare(one: &str, other: &str) -> std::cmp::Ordering {
    let chinese = js_sys::Array::of1(&JsValue::from_str("zh-u-kn-true"));
    js_sys::JsString::from(one)
        .locale_compare(other, &chinese, &js_sys::Object::new())
        .cmp(&0)
}

/// Which of two texts stands first, by their signs: only a browser knows how Chinese sounds.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn compare(one: &str, other: &str) -> std::cmp::Ordering {
    one.cmp(other)
}

#[cfg(target_arch = "wasm32")]
/// Tells whoever looks after the page of something that is wrong with it, but that it can do without.
pub(crate) fn warn(message: &str) {
    web_sys::console::warn_1(&JsValue::from_str(message));
}

#[cfg(target_arch = "wasm32")]
/// Tells the page around the app which part has panicked: `boot.js` starts it once more, or shows what is left. Only the
/// first time: what still listens for a dead app must not stop the one that took its place.
pub(crate) fn report_panic(part: &str, message: &str) {
    static REPORTED: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);
    if REPORTED.swap(true, std::sync::atomic::Ordering::Relaxed) {
        return;
    }
    web_sys::console::error_1(&JsValue::from_str(message));
    dispatch(custom("policy-explorer:panic", part));
}
