//! The way from a control to the address, for what outlives a drawing.

use std::{cell::RefCell, rc::Rc};

use yew::prelude::*;

use crate::{
    deadline_filter::{DeadlineFilter, Key},
    route::Route,
    state::App,
};

/// Changes the filter as it stands when something happens. Always equal to itself: what is drawn with it is not drawn anew
/// because the filter has changed.
#[derive(Clone)]
pub(crate) struct Refine(Rc<RefCell<(App, DeadlineFilter)>>);

impl PartialEq for Refine {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The way to the filter of the view that is shown.
#[hook]
pub(crate) fn use_refine(app: &App, filter: &DeadlineFilter) -> Refine {
    let now = (app.clone(), filter.clone());
    let latest = use_mut_ref(|| now.clone());
    *latest.borrow_mut() = now;
    Refine(latest)
}

impl Refine {
    pub(crate) fn app(&self) -> App {
        self.0.borrow().0.clone()
    }

    /// Another value of one key; the rest stays.
    pub(crate) fn set(&self, key: Key, value: &str) {
        let (app, filter) = self.0.borrow().clone();
        app.refine(Route::Deadlines(filter.with(key, value)));
    }

    /// What a press sets.
    pub(crate) fn on_press(&self, key: Key, value: &str) -> Callback<MouseEvent> {
        let (refine, value) = (self.clone(), value.to_owned());
        Callback::from(move |_: MouseEvent| refine.set(key, &value))
    }
}
