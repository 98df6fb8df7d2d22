//! What stands below a clause: the ways to the one before and behind, its address and its words to copy, and whom to tell
//! of a mistake. All of it is one stop of the tab key.

use gazette::Clause;
use yew::prelude::*;

use crate::{
    components::{Look, correction, link, speak},
    corpus,
    messages::{self, Message},
    queries::places::{clause_name, neighbours},
    route::Route,
    state::App,
};

pub(super) fn foot(app: &App, clause: &Clause, index: usize) -> Html {
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
    let label = messages.fill(messages::READER_TOOLS, &[("place", &name)]);
    html! {
        <div class="clause-foot" role="toolbar" aria-label={label} data-row="">
            { for way(before, messages::READER_BEFORE, "-1") }
            { for way(behind, messages::READER_BEHIND, "0") }
            <button type="button" tabindex={first} data-copy-link={index.to_string()}>{ messages.get(messages::READER_COPY_LINK) }</button>
            <button type="button" tabindex="-1" data-copy-words={index.to_string()}>{ messages.get(messages::READER_COPY_WORDS) }</button>
            { speak(app, messages::SPEECH_READ, Some("-1")) }
            { for correction(app, &clause.id, Some("-1")) }
        </div>
    }
}
