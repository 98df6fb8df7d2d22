//! A link to another view. A real one: it can be copied, opened in a new tab, and found by everybody.

use yew::prelude::*;

use crate::{
    browser,
    route::Route,
    state::{Address, App},
};

/// How a link looks and is read.
#[derive(Debug, Default)]
pub(crate) struct Look {
    pub(crate) class: Classes,
    /// What a screen reader says, where the words alone do not tell where the link leads.
    pub(crate) label: Option<String>,
    /// Whether it leads to what is shown.
    pub(crate) current: bool,
    /// Its `tabindex`, where it stands among others that are one stop of the tab key together.
    pub(crate) stop: Option<&'static str>,
}

pub(crate) fn link(app: &App, to: Route, look: Look, words: Html) -> Html {
    let href = app.href(&to);
    // Behind the hash the browser goes by itself, with its own history.
    let onclick = (app.state().address == Address::Memory).then(|| {
        let app = app.clone();
        Callback::from(move |event: MouseEvent| {
            // With a key it opens beside this page.
            if !browser::asks_for_another_tab(&event) {
                event.prevent_default();
                app.go(to.clone());
            }
        })
    });
    let stop = look.stop.filter(|_| !app.is_still());
    html! {
        <a {href} class={look.class} tabindex={stop} aria-label={look.label} aria-current={look.current.then_some("page")} {onclick}>{ words }</a>
    }
}

/// A link that looks like a link.
pub(crate) fn plain_link(app: &App, to: Route, words: &str) -> Html {
    link(app, to, Look::default(), html! { words })
}
