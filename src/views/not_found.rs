//! An address that leads nowhere.

use yew::prelude::*;

use crate::{components::plain_link, messages, route::Route, state::App};

pub(crate) fn not_found(app: &App) -> Html {
    let messages = app.messages();
    html! {
        <div class="prose">
            <h1 tabindex="-1">{ messages.get(messages::NOT_FOUND_TITLE) }</h1>
            <p>{ messages.get(messages::NOT_FOUND_TEXT) }</p>
            <p>{ plain_link(app, Route::Home, messages.get(messages::NAV_HOME)) }</p>
        </div>
    }
}
