//! The gazette's own words, always set apart in the same way, with the place they come from.

use yew::prelude::*;

use super::Link;
use crate::{corpus, route::Route};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct QuoteProps {
    /// The words.
    pub(crate) text: AttrValue,
    /// The id of the clause they stand in.
    pub(crate) clause: AttrValue,
}

#[component]
pub(crate) fn Quote(props: &QuoteProps) -> Html {
    html! {
        <blockquote class="quote">
            <p>{ &props.text }</p>
            <footer><Link to={Route::clause(&props.clause)}>{ corpus().citation(&props.clause) }</Link></footer>
        </blockquote>
    }
}
