//! What may follow a frame later, so that what a reader looks at is painted first.

use yew::prelude::*;

use crate::browser;

/// A value as it was when the browser last painted: after a change the one before it, until the change is seen.
#[hook]
pub(crate) fn use_late<T: Clone + PartialEq + 'static>(now: T) -> T {
    let late = use_state_eq(|| now.clone());
    {
        let late = late.setter();
        use_effect_with(now.clone(), move |now| {
            let now = now.clone();
            let waits = browser::after_paint(move || late.set(now));
            move || drop(waits)
        });
    }
    if browser::DRAWS_LATER {
        (*late).clone()
    } else {
        now
    }
}
