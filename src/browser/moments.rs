//! What is called later: after the next painting, after a moment, when nobody has touched the page for a while; each until
//! what stands for it is dropped.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::Window;

use super::{Listener, window};

/// Whether what is not seen at once can follow later: not where a page is written as text.
pub(crate) const DRAWS_LATER: bool = cfg!(target_arch = "wasm32");

/// How long nothing changes before what only then follows does, in milliseconds: longer than between two keys of somebody
/// who writes on.
pub(crate) const REST: i32 = 200;

/// Calls back once the browser has painted what is drawn now, unless the returned value is dropped before.
pub(crate) fn after_paint(then: impl FnOnce() + 'static) -> Option<AfterPaint> {
    let window = window()?;
    let timer = Rc::new(Cell::new(None));
    let task = Closure::once(then);
    // A task behind the next frame, not one in it.
    let in_frame = {
        let (window, timer) = (window.clone(), timer.clone());
        let task: js_sys::Function = task.as_ref().clone().unchecked_into();
        Closure::once(move || timer.set(window.set_timeout_with_callback(&task).ok()))
    };
    let frame = window.request_animation_frame(in_frame.as_ref().unchecked_ref());
    Some(AfterPaint {
        frame: frame.ok()?,
        timer,
        window,
        _callbacks: [in_frame, task],
    })
}

/// Calls back after so many milliseconds, unless the returned value is dropped before.
pub(crate) fn after(milliseconds: i32, then: impl FnOnce() + 'static) -> Option<After> {
    let window = window()?;
    let callback = Closure::once(then);
    let timer = window
        .set_timeout_with_callback_and_timeout_and_arguments_0(
            callback.as_ref().unchecked_ref(),
            milliseconds,
        )
        .ok()?;
    Some(After {
        timer,
        window,
        _callback: callback,
    })
}

/// What waits for a moment.
pub(crate) struct After {
    timer: i32,
    window: Window,
    _callback: Closure<dyn FnMut()>,
}

impl Drop for After {
    fn drop(&mut self) {
        self.window.clear_timeout_with_handle(self.timer);
    }
}

/// What waits for the browser's next painting.
pub(crate) struct AfterPaint {
    frame: i32,
    timer: Rc<Cell<Option<i32>>>,
    window: Window,
    _callbacks: [Closure<dyn FnMut()>; 2],
}

impl Drop for AfterPaint {
    fn drop(&mut self) {
        let _ = self.window.cancel_animation_frame(self.frame);
        if let Some(timer) = self.timer.take() {
            self.window.clear_timeout_with_handle(timer);
        }
    }
}

/// What watches whether the page is touched, as long as it lives.
pub(crate) struct Idle {
    timer: Rc<Cell<Option<i32>>>,
    window: Window,
    _listeners: [Listener; 4],
    _callback: Closure<dyn Fn()>,
}

impl Drop for Idle {
    fn drop(&mut self) {
        if let Some(timer) = self.timer.take() {
            self.window.clear_timeout_with_handle(timer);
        }
    }
}

/// Calls back when nobody has touched the page for so many milliseconds, until the returned value is dropped.
pub(crate) fn when_idle(milliseconds: i32, idle: impl Fn() + 'static) -> Option<Idle> {
    let window = window()?;
    let idle = Closure::<dyn Fn()>::new(idle);
    let timer = Rc::new(Cell::new(None));
    let start = {
        let (window, timer) = (window.clone(), timer.clone());
        let idle = idle.as_ref().clone();
        move || {
            if let Some(timer) = timer.take() {
                window.clear_timeout_with_handle(timer);
            }
            let begun = window.set_timeout_with_callback_and_timeout_and_arguments_0(
                idle.unchecked_ref(),
                milliseconds,
            );
            timer.set(begun.ok());
        }
    };
    start();
    let listen = |kind| {
        let start = start.clone();
        Listener::new(window.clone().into(), kind, move |_| start())
    };
    Some(Idle {
        timer,
        window: window.clone(),
        _listeners: ["pointerdown", "keydown", "input", "scroll"].map(listen),
        _callback: idle,
    })
}
