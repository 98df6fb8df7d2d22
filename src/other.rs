//! What a part of the app knows of the other, which is a module of its own, maybe on its way.

/// Whether the other part is there, with all that it needs.
#[cfg_attr(
    not(any(test, target_arch = "wasm32")),
    allow(dead_code, reason = "natively both are one")
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Other {
    /// On its way, or not yet asked for.
    Coming,
    /// There: it draws its own views.
    Here,
    /// It could not be got.
    Failed,
}

#[cfg(target_arch = "wasm32")]
mod known {
    use std::sync::atomic::{AtomicU8, Ordering};

    use super::Other;
    use crate::browser;

    /// What was told last; a page has one thread.
    static TOLD: AtomicU8 = AtomicU8::new(0);

    /// What is known of the other part.
    pub(crate) fn other() -> Other {
        match TOLD.load(Ordering::Relaxed) {
            0 => Other::Coming,
            1 => Other::Here,
            _ => Other::Failed,
        }
    }

    /// Whether the other part of the app is there; nothing where it is on its way, false where it could not be got.
    ///
    /// Before or after `mount`. Whoever mounts a part should listen for the event `policy-explorer:wanted` of the window:
    /// a view of the other is asked for, maybe for the second time.
    pub fn beside(here: Option<bool>) {
        let told = match here {
            None => 0,
            Some(true) => 1,
            Some(false) => 2,
        };
        TOLD.store(told, Ordering::Relaxed);
        browser::tell_other();
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod known {
    use super::Other;

    /// Always there: the part that is drawn natively has all views.
    #[cfg(not(test))]
    pub(crate) fn other() -> Other {
        Other::Here
    }

    /// What a test on this thread makes of it.
    #[cfg(test)]
    pub(crate) fn other() -> Other {
        TOLD.get()
    }

    #[cfg(test)]
    thread_local! {
        pub(crate) static TOLD: std::cell::Cell<Other> = const { std::cell::Cell::new(Other::Here) };
    }
}

#[cfg(test)]
pub(crate) use known::TOLD;
#[cfg(target_arch = "wasm32")]
pub use known::beside;
pub(crate) use known::other;
