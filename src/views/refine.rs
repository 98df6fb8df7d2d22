//! The way from a control to the address, for what outlives a drawing.

use std::{cell::RefCell, rc::Rc};

use yew::prelude::*;

use crate::{
    filter::{Filter, Keys},
    messages::Message,
    route::Route,
    state::App,
};

/// Keys by which one view is narrowed.
pub(crate) trait Narrows: Keys {
    /// The view with a filter.
    fn route(filter: Filter<Self>) -> Route;

    /// What a reader is shown of a key.
    fn label(self) -> Message;
}

/// Changes the filter as it stands when something happens. Always equal to itself: what is drawn with it is not drawn anew
/// because the filter has changed.
pub(crate) struct Refine<K>(Rc<RefCell<(App, Filter<K>)>>);

impl<K> Clone for Refine<K> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<K> PartialEq for Refine<K> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The way to the filter of the view that is shown.
#[hook]
pub(crate) fn use_refine<K: Narrows>(app: &App, filter: &Filter<K>) -> Refine<K> {
    let now = (app.clone(), filter.clone());
    let latest = use_mut_ref(|| now.clone());
    *latest.borrow_mut() = now;
    Refine(latest)
}

impl<K: Narrows> Refine<K> {
    pub(crate) fn app(&self) -> App {
        self.0.borrow().0.clone()
    }

    /// Another value of one key; the rest stays.
    pub(crate) fn set(&self, key: K, value: &str) {
        let (app, filter) = self.0.borrow().clone();
        app.refine(K::route(filter.with(key, value)));
    }

    /// What a press sets.
    pub(crate) fn on_press(&self, key: K, value: &str) -> Callback<MouseEvent> {
        let (refine, value) = (self.clone(), value.to_owned());
        Callback::from(move |_: MouseEvent| refine.set(key, &value))
    }
}
