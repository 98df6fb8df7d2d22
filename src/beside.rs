//! What a part of the app knows of the parts beside it, each a module of its own, maybe on its way.

use crate::part::PartName;

/// What has become of a part, with all that it needs.
#[cfg_attr(
    not(any(test, target_arch = "wasm32")),
    allow(dead_code, reason = "natively all are one")
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// On its way, or not yet asked for.
    Coming,
    /// There: it draws its own views.
    Here,
    /// It could not be got.
    Failed,
}

/// What has become of every part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Beside([Fate; PartName::ALL.len()]);

impl Beside {
    pub(crate) fn of(self, part: PartName) -> Fate {
        self.0[part as usize]
    }

    /// The same, but for one part.
    pub(crate) fn with(mut self, part: PartName, fate: Fate) -> Self {
        self.0[part as usize] = fate;
        self
    }

    /// The same of all parts.
    pub(crate) const fn all(fate: Fate) -> Self {
        Self([fate; PartName::ALL.len()])
    }
}

#[cfg(target_arch = "wasm32")]
mod told {
    use std::cell::Cell;

    use super::{Beside, Fate};
    use crate::{browser, part::PartName};

    thread_local! {
        static TOLD: Cell<Beside> = const { Cell::new(Beside::all(Fate::Coming)) };
    }

    /// What is known of the other parts.
    pub(crate) fn beside() -> Beside {
        TOLD.get()
    }

    /// Whether another part of the app is there, by its name; nothing where it is on its way, false where it could not
    /// be got.
    ///
    /// Before or after `mount`. Whoever mounts a part should listen for the event `policy-explorer:wanted` of the window,
    /// whose detail is the name of a part: a view of it is asked for, maybe for the second time.
    pub fn tell(part: &str, here: Option<bool>) {
        let Some(part) = PartName::read(part) else {
            return;
        };
        let fate = match here {
            None => Fate::Coming,
            Some(true) => Fate::Here,
            Some(false) => Fate::Failed,
        };
        TOLD.set(TOLD.get().with(part, fate));
        browser::tell_beside();
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod told {
    use super::{Beside, Fate};

    /// Always there: the part that is drawn natively has all views.
    #[cfg(not(test))]
    pub(crate) fn beside() -> Beside {
        Beside::all(Fate::Here)
    }

    /// What a test on this thread makes of it.
    #[cfg(test)]
    pub(crate) fn beside() -> Beside {
        TOLD.get()
    }

    #[cfg(test)]
    thread_local! {
        pub(crate) static TOLD: std::cell::Cell<Beside> = const { std::cell::Cell::new(Beside::all(Fate::Here)) };
    }
}

#[cfg(test)]
pub(crate) use told::TOLD;
pub(crate) use told::beside;
#[cfg(target_arch = "wasm32")]
pub use told::tell;
