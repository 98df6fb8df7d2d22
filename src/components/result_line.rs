//! What is found, told whenever it changes, and beside it the way to everything while something is filtered.

use yew::prelude::*;

use super::plain_link;
use crate::{browser, messages, route::Route, state::App};

/// For a press on what goes away by it: the focus comes to what is told then, and is not lost.
pub(crate) fn to_told() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        if !browser::asks_for_another_tab(&event) {
            browser::focus_around(&event, ".view", "[data-told]");
        }
    })
}

/// `clear` is the view with everything shown, where something is filtered.
pub(crate) fn result_line(app: &App, told: &str, clear: Option<Route>) -> Html {
    let clear = clear.map(|to| plain_link(app, to, app.messages().get(messages::FILTER_CLEAR)));
    // In an element of its own, so that what is told before it keeps its place and the focus.
    html! {
        <div class="result-line">
            <p role="status" tabindex="-1" data-told="">{ told }</p>
            <span onclick={to_told()}>{ for clear }</span>
        </div>
    }
}
