//! An address that leads nowhere.

use yew::prelude::*;

use crate::{components::Link, messages, route::Route, state::use_app};

#[component]
pub(crate) fn NotFound() -> Html {
    let messages = use_app().messages();
    html! {
        <div class="prose">
            <h1 tabindex="-1">{ messages.get(messages::NOT_FOUND_TITLE) }</h1>
            <p>{ messages.get(messages::NOT_FOUND_TEXT) }</p>
            <p><Link to={Route::Home}>{ messages.get(messages::NAV_HOME) }</Link></p>
        </div>
    }
}
