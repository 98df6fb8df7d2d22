//! The words of a clause, with quiet marks in them. They stay one run of text: whoever searches in the page or copies from
//! it finds nothing but the gazette's words.

use std::ops::Range;

use yew::prelude::*;

use super::{Reading, panel};
use crate::{
    components::{Look, link},
    queries::marks::{Mark, Target},
    route::{Route, marked},
    state::App,
};

/// The marks are one stop of the tab key; arrow keys go from one to the next.
pub(super) fn words(app: &App, reading: &Reading, opened: Option<usize>) -> Html {
    let text = reading.clause.text.as_str();
    let marks = &reading.marks[reading.own.clone()];
    let stretch = |stretch: Range<usize>| {
        let mut parts: Vec<Html> = Vec::new();
        let mut at = stretch.start;
        for (mark, index) in marks.iter().zip(reading.own.clone()) {
            if stretch.contains(&mark.range.start) {
                parts.push(html! { &text[at..mark.range.start] });
                let first = index == reading.own.start;
                let words = &text[mark.range.clone()];
                parts.push(draw(app, index, mark, words, first, opened == Some(index)));
                at = mark.range.end;
            }
        }
        parts.push(html! { &text[at..stretch.end] });
        html! { <>{ for parts }</> }
    };
    match marked(text, reading.shown) {
        None => stretch(0..text.len()),
        Some((start, end)) => {
            // A mark stays whole.
            let split = |at: usize| {
                let mut own = marks.iter().map(|mark| &mark.range);
                own.find(|range| range.start < at && at < range.end)
            };
            let start = split(start).map_or(start, |range| range.start);
            let end = split(end).map_or(end, |range| range.end);
            html! { <>{ stretch(0..start) }<mark>{ stretch(start..end) }</mark>{ stretch(end..text.len()) }</> }
        }
    }
}

/// A link, or a button that opens a few words below the paragraph. No `<button>`: browsers take that out of the line, and
/// what stands on either side of it would no longer be found as one.
fn draw(app: &App, index: usize, mark: &Mark, words: &str, first: bool, opened: bool) -> Html {
    let stop = if first { "0" } else { "-1" };
    let to = match &mark.to {
        Target::Document(id) => Some(Route::document(id)),
        Target::Place(id) => Some(Route::fact(id)),
        Target::Outside | Target::Body(_) | Target::Deadline(_) => None,
    };
    if let Some(to) = to {
        let look = Look {
            class: classes!("cited"),
            stop: Some(stop),
            ..Look::default()
        };
        return link(app, to, look, html! { words });
    }
    if app.is_still() {
        return html! { words };
    }
    html! {
        <span role="button" class="noted" tabindex={stop} data-mark={index.to_string()}
            aria-expanded={if opened { "true" } else { "false" }} aria-describedby={opened.then_some(panel::ID)}>{ words }</span>
    }
}
