//! The gazette's own words, always set apart in the same way, with the place they come from.

use yew::prelude::*;

use super::plain_link;
use crate::{corpus, queries::places::citation, route::Route, state::App};

/// `place` is the id of the clause or the row in which the words stand.
pub(crate) fn quote(app: &App, words: &str, place: &str) -> Html {
    let citation = citation(corpus(), app.messages(), place);
    // A row is short enough to be found without a mark.
    let source = if place.contains("/table/") {
        Route::fact(place)
    } else {
        Route::words(place, words)
    };
    html! {
        <blockquote class="quote">
            <p>{ words }</p>
            <footer>{ plain_link(app, source, &citation) }</footer>
        </blockquote>
    }
}
