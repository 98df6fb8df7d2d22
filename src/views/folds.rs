//! What is folded is drawn when it is unfolded, since most of it never is; on paper all of it is there.

use std::{cell::RefCell, rc::Rc};

use yew::prelude::*;

use crate::browser;

/// What of a view has been unfolded so far, so that it is drawn.
pub(crate) struct Folds {
    /// The keys, shared by all drawings: two folds may be unfolded before the next.
    unfolded: Rc<RefCell<Vec<String>>>,
    all: bool,
    redraw: UseForceUpdateHandle,
}

#[hook]
pub(crate) fn use_folds() -> Folds {
    // The page that is drawn at build time is read without a script.
    let all = use_state_eq(|| !browser::DRAWS_LATER);
    {
        let all = all.setter();
        use_effect_with((), move |()| {
            let prints = browser::on_print(move || all.set(true));
            move || drop(prints)
        });
    }
    Folds {
        unfolded: use_mut_ref(Vec::new),
        all: *all,
        redraw: use_force_update(),
    }
}

impl Folds {
    /// Something to unfold, which may stand `open` from the beginning. `key` tells it from the others of its view.
    pub(crate) fn fold(
        &self,
        key: String,
        class: &'static str,
        open: bool,
        summary: Html,
        inside: impl FnOnce() -> Html,
    ) -> Html {
        let drawn = open || self.all || self.unfolded.borrow().contains(&key);
        // However it is unfolded: by a press, or by the browser that found a place in it.
        let ontoggle = (!drawn).then(|| {
            let (unfolded, redraw, key) = (self.unfolded.clone(), self.redraw.clone(), key.clone());
            Callback::from(move |event: Event| {
                // It is told too when an answer folds what stood open.
                if browser::is_unfolded(&event) {
                    unfolded.borrow_mut().push(key.clone());
                    redraw.force_update();
                }
            })
        });
        html! {
            <details {key} {class} {open} {ontoggle}>
                <summary>{ summary }</summary>
                if drawn {
                    { inside() }
                }
            </details>
        }
    }
}
