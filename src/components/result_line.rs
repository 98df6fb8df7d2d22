//! What is found, told whenever it changes, and beside it the way to everything while something is filtered.

use yew::prelude::*;

use super::plain_link;
use crate::{browser, messages, route::Route, state::App};

/// `clear` is the view with everything shown, where something is filtered.
pub(crate) fn result_line(app: &App, told: &str, clear: Option<Route>) -> Html {
    // The link goes with what it clears; the focus stays here, and is not lost with it.
    let onclick = Callback::from(|event: MouseEvent| {
        if !browser::asks_for_another_tab(&event) {
            browser::focus_around(&event, ".result-line", "[role=status]");
        }
    });
    let clear = clear.map(|to| plain_link(app, to, app.messages().get(messages::FILTER_CLEAR)));
    // In an element of its own, so that what is told before it keeps its place and the focus.
    html! {
        <div class="result-line">
            <p role="status" tabindex="-1">{ told }</p>
            <span {onclick}>{ for clear }</span>
        </div>
    }
}
