//! What stands below a clause: the ways to the one before and behind, its address and its words to copy, and whom to tell
//! of a mistake. All of it is one stop of the tab key.

use gazette::Clause;
use yew::prelude::*;

use crate::{
    components::{Look, correction, link},
    corpus,
    messages::{self, Message},
    queries::places::{clause_name, neighbours},
    route::Route,
    state::App,
};

/// `copy_link` and `copy_words` are what the two buttons do.
pub(super) fn foot(
    app: &App,
    clause: &Clause,
    copy_link: Callback<MouseEvent>,
    copy_words: Callback<MouseEvent>,
) -> Html {
    let messages = app.messages();
    let corpus = corpus();
    let name = clause_name(corpus, messages, clause);
    let [before, behind] = neighbours(corpus, clause);
    // Who reads on by keyboard finds the next clause first.
    let first = if behind.is_some() { "-1" } else { "0" };
    let way = |to: Option<&Clause>, message: Message, stop| {
        let to = to?;
        let words = messages.fill(message, &[("place", &clause_name(corpus, messages, to))]);
        let look = Look {
            label: Some(format!("{words} {}", to.title).trim_end().to_owned()),
            stop: Some(stop),
            ..Look::default()
        };
        Some(link(app, Route::fact(&to.id), look, html! { words }))
    };
    // A press must not take the selection away, which is what is copied.
    let stay = Callback::from(|event: MouseEvent| event.prevent_default());
    let button = |message, stop, onclick| {
        html! {
            <button type="button" tabindex={stop} onmousedown={stay.clone()} {onclick}>{ messages.get(message) }</button>
        }
    };
    let label = messages.fill(messages::READER_TOOLS, &[("place", &name)]);
    html! {
        <div class="clause-foot" role="toolbar" aria-label={label} data-row="">
            { for way(before, messages::READER_BEFORE, "-1") }
            { for way(behind, messages::READER_BEHIND, "0") }
            { button(messages::READER_COPY_LINK, first, copy_link) }
            { button(messages::READER_COPY_WORDS, "-1", copy_words) }
            { for correction(app, &clause.id, Some("-1")) }
        </div>
    }
}
