//! Printing, once all is drawn that belongs on paper.

use super::{AfterPaint, Listener, after_paint, announce, window};

/// Opens the browser's own dialog for printing.
pub(crate) fn print() {
    if let Some(window) = window() {
        // A frame that may not print does nothing.
        let _ = window.print();
    }
}

/// The same once all is drawn that belongs on paper; then calls back, unless the returned value is dropped before.
pub(crate) fn print_whole(printed: impl FnOnce() + 'static) -> Option<AfterPaint> {
    announce(PRINTS);
    after_paint(move || {
        print();
        printed();
    })
}

/// Calls back before the page is printed, by whatever button, until the returned value is dropped.
pub(crate) fn on_print(prints: impl Fn() + Clone + 'static) -> Option<[Listener; 2]> {
    let window = window()?;
    // What a button starts is told earlier: while a script asks for printing nothing can be drawn.
    Some([PRINTS, "beforeprint"].map(|kind| {
        let prints = prints.clone();
        Listener::new(window.clone().into(), kind, move |_| prints())
    }))
}

const PRINTS: &str = "policy-explorer:prints";
