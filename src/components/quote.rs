//! The gazette's own words, always set apart in the same way, with the place they come from.

use std::ops::Range;

use gazette::Clause;
use yew::prelude::*;

use super::plain_link;
use crate::{
    corpus,
    messages::{self, Message},
    queries::{passages::sentences, places::citation},
    route::Route,
    state::App,
};

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

/// More characters than these before or behind the sentences that one looks for are folded.
const NEAR: usize = 60;

/// The words of a clause with some of them marked, which come in their order and apart: the sentences that hold them, and
/// what stands around these, folded where it is long.
pub(crate) fn passage(app: &App, clause: &Clause, marks: &[Range<usize>]) -> Html {
    let text = clause.text.as_str();
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else {
        return quote(
            app,
            if text.is_empty() { &clause.title } else { text },
            &clause.id,
        );
    };
    let seen = sentences(text, &(first.start..last.end));
    let (before, behind) = (&text[..seen.start], &text[seen.end..]);
    let is_near = |words: &str| words.chars().nth(NEAR).is_none();
    let near = |words: &str| is_near(words).then(|| words.to_owned());
    let far = |words: &str, message: Message| {
        let count = words.chars().count().to_string();
        let summary = app.messages().fill(message, &[("count", &count)]);
        (!is_near(words))
            .then(|| html! { <details><summary>{ summary }</summary><p>{ words }</p></details> })
    };
    let mut parts: Vec<Html> = Vec::new();
    let mut at = seen.start;
    for mark in marks {
        parts.push(html! { &text[at..mark.start] });
        parts.push(html! { <mark>{ &text[mark.clone()] }</mark> });
        at = mark.end;
    }
    parts.push(html! { &text[at..seen.end] });
    let source = Route::words(&clause.id, &text[first.clone()]);
    html! {
        <blockquote class="quote">
            { for far(before, messages::DETAIL_BEFORE) }
            <p>{ for near(before) }{ for parts }{ for near(behind) }</p>
            { for far(behind, messages::DETAIL_BEHIND) }
            <footer>{ plain_link(app, source, &citation(corpus(), app.messages(), &clause.id)) }</footer>
        </blockquote>
    }
}
