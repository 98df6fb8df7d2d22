//! What stands in the place of a view until the texts of the gazettes are there, or where they could not be got.

use yew::prelude::*;

use crate::{
    components::plain_link,
    corpus,
    corpus::Texts,
    messages,
    queries::{documents::short_title, organizations::find},
    route::Route,
    state::App,
};

pub(crate) fn waiting(app: &App) -> Html {
    let messages = app.messages();
    let again = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| app.fetch_again())
    };
    html! {
        <div class="prose waiting">
            <h1 tabindex="-1">{ heading(app) }</h1>
            if app.state().texts == Texts::Failed {
                <p role="alert">{ messages.get(messages::WAITING_FAILED) }</p>
                <p><button type="button" class="button" onclick={again}>{ messages.get(messages::WAITING_AGAIN) }</button></p>
                <p>{ plain_link(app, Route::Home, messages.get(messages::NAV_HOME)) }</p>
            } else {
                <p role="status" class="quiet">{ messages.get(messages::WAITING_OPENING) }</p>
            }
        </div>
    }
}

/// What the view itself will be headed by, as far as it is known.
fn heading(app: &App) -> String {
    let title = |message| app.messages().get(message).to_owned();
    match &app.state().route {
        Route::Document { id, .. } => corpus().document(id).map_or_else(
            || title(messages::DOCUMENTS_TITLE),
            |document| short_title(document).to_owned(),
        ),
        Route::Organization { id } => find(corpus(), id).map_or_else(
            || title(messages::ORGANIZATIONS_TITLE),
            |body| body.name.clone(),
        ),
        Route::Deadlines(_) => title(messages::DEADLINES_TITLE),
        Route::Organizations(_) => title(messages::ORGANIZATIONS_TITLE),
        Route::About => title(messages::ABOUT_TITLE),
        _ => title(messages::DOCUMENTS_TITLE),
    }
}
