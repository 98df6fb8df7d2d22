//! What stands in the place of a view until the part of the app that draws it is there, or where it could not be got.

use yew::prelude::*;

use crate::{
    components::plain_link,
    corpus, messages,
    other::Other,
    queries::{benefits::audience, documents::short_title, organizations::find},
    route::{DocumentFilter, Route},
    state::App,
};

pub(crate) fn waiting(app: &App) -> Html {
    let messages = app.messages();
    let again = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| app.fetch_again())
    };
    // What goes on to work is what the part that draws this has.
    let (failed, way, name) = if app.state().route.needs_texts() {
        (messages::WAITING_FAILED, Route::Home, messages::NAV_HOME)
    } else {
        let documents = Route::Documents(DocumentFilter::default());
        (
            messages::WAITING_FAILED_FRONT,
            documents,
            messages::NAV_DOCUMENTS,
        )
    };
    html! {
        <div class="prose waiting">
            <h1 tabindex="-1">{ heading(app) }</h1>
            if app.state().other == Other::Failed {
                <p role="alert">{ messages.get(failed) }</p>
                <p><button type="button" class="button" onclick={again}>{ messages.get(messages::WAITING_AGAIN) }</button></p>
                <p>{ plain_link(app, way, messages.get(name)) }</p>
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
        Route::Documents(_) => title(messages::DOCUMENTS_TITLE),
        Route::Home => title(messages::HOME_QUESTION),
        Route::Benefits(filter) => {
            audience(corpus(), filter).map_or_else(String::new, |audience| audience.title.clone())
        }
        Route::NotFound => title(messages::NOT_FOUND_TITLE),
    }
}
