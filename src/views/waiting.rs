//! What stands in the place of a view until the part of the app that draws it is there, or where it could not be got.

use yew::prelude::*;

use crate::{
    beside::Fate,
    components::plain_link,
    corpus, messages,
    part::PartName,
    queries::{benefits::audience, documents::short_title, organizations::find},
    route::Route,
    state::{Address, App},
};

/// `here` is the part that says so.
pub(crate) fn waiting(app: &App, here: PartName) -> Html {
    let messages = app.messages();
    let again = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| app.fetch_again())
    };
    let (way, name) = here.home();
    let name = messages.get(name);
    html! {
        <div class="prose waiting">
            <h1 tabindex="-1">{ heading(app) }</h1>
            if app.state().owner() == Fate::Failed {
                <p role="alert">{ messages.fill(messages::WAITING_FAILED, &[("name", name)]) }</p>
                <p><button type="button" class="button" onclick={again}>{ messages.get(messages::WAITING_AGAIN) }</button></p>
                <p>{ plain_link(app, way, name) }</p>
                if app.state().address == Address::Hash {
                    <p><a href="text/index.html">{ messages.get(messages::SITE_TEXT) }</a></p>
                }
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
        Route::Search(_) => title(messages::SEARCH_TITLE),
        Route::About => title(messages::ABOUT_TITLE),
        Route::Documents(_) => title(messages::DOCUMENTS_TITLE),
        Route::Home => title(messages::HOME_QUESTION),
        Route::Benefits(filter) => {
            audience(corpus(), filter).map_or_else(String::new, |audience| audience.title.clone())
        }
        Route::NotFound => title(messages::NOT_FOUND_TITLE),
    }
}
