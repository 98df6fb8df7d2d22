//! The gazette's own words, always set apart in the same way, with the place they come from.

use yew::prelude::*;

use super::plain_link;
use crate::{corpus, route::Route, state::App};

/// `clause` is the id of the clause in which the words stand.
pub(crate) fn quote(app: &App, words: &str, clause: &str) -> Html {
    html! {
        <blockquote class="quote">
            <p>{ words }</p>
            <footer>{ plain_link(app, Route::clause(clause), &corpus().citation(clause)) }</footer>
        </blockquote>
    }
}
