//! What may follow later, so that what a reader looks at is painted first.

use yew::prelude::*;

use crate::browser;

/// A value as it was when the browser last painted: after a change the one before it, until the change is seen.
#[hook]
pub(crate) fn use_late<T: Clone + PartialEq + 'static>(now: T) -> T {
    use_behind(now, browser::after_paint)
}

/// A value as it was when it last rested: while it keeps changing, the one before all that.
#[hook]
pub(crate) fn use_rested<T: Clone + PartialEq + 'static>(now: T) -> T {
    use_behind(now, |then| browser::after(browser::REST, then))
}

/// A value as it was before the last change that something has not followed yet.
#[hook]
fn use_behind<T: Clone + PartialEq + 'static, W: 'static>(
    now: T,
    wait: fn(Box<dyn FnOnce()>) -> W,
) -> T {
    let behind = use_state_eq(|| now.clone());
    {
        let behind = behind.setter();
        use_effect_with(now.clone(), move |now| {
            let now = now.clone();
            let waits = wait(Box::new(move || behind.set(now)));
            move || drop(waits)
        });
    }
    if browser::DRAWS_LATER {
        (*behind).clone()
    } else {
        now
    }
}
