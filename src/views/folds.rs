//! What is folded is drawn when it is unfolded, since most of it never is; on paper all of it is there.

use yew::prelude::*;

use crate::browser;

/// What of a view has been unfolded so far, so that it is drawn.
#[derive(Clone)]
pub(crate) struct Folds {
    unfolded: UseStateHandle<Vec<String>>,
    all: bool,
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
        unfolded: use_state(Vec::new),
        all: *all,
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
        let drawn = open || self.all || self.unfolded.contains(&key);
        // However it is unfolded: by a press, or by the browser that found a place in it.
        let ontoggle = (!drawn).then(|| {
            let (unfolded, key) = (self.unfolded.clone(), key.clone());
            Callback::from(move |_: Event| {
                unfolded.set([unfolded.as_slice(), std::slice::from_ref(&key)].concat());
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
