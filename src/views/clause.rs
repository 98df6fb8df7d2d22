//! A clause: its words with what they lead to, who answers for it, what follows from it, and the ways on.

mod foot;
mod panel;
mod words;

use std::ops::Range;

use gazette::{Clause, Deadline, Figure};
use yew::prelude::*;

use super::gaps::gaps_at;
use crate::{
    components::{agencies, deadline_item, plain_link},
    corpus,
    messages::{self, Message, Messages},
    queries::{
        gaps::Gap,
        marks::Mark,
        places::{place, short_citation},
    },
    route::Route,
    state::App,
};

/// A clause as it is read.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    pub(crate) clause: &'a Clause,
    /// Its place among the clauses that are drawn.
    pub(crate) index: usize,
    /// Whether a link leads to it.
    pub(crate) chosen: bool,
    /// What is then shown as marked in it.
    pub(crate) shown: &'a str,
    /// All marks of the document, and which of them are its own.
    pub(crate) marks: &'a [Mark<'static>],
    pub(crate) own: Range<usize>,
    /// The mark that is opened.
    pub(crate) opened: Option<usize>,
    /// What became of the wish to copy from it.
    pub(crate) copied: Option<&'a Copied>,
    /// What the text of the document does not tell.
    pub(crate) gaps: &'a [Gap<'static>],
}

/// What became of a wish to copy.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Copied {
    /// From which of the clauses.
    pub(crate) clause: usize,
    pub(crate) said: Message,
    /// What is left to copy by hand.
    pub(crate) left: Option<String>,
}

/// What is pressed in it says so by `data-mark`, `data-close`, `data-copy-link` and `data-copy-words`; whoever draws the
/// clauses listens for all of them.
pub(crate) fn clause(app: &App, reading: &Reading) -> Html {
    let messages = app.messages();
    let own = reading.clause;
    let opened = reading.opened.filter(|opened| reading.own.contains(opened));
    // One node, there or not: Yew pairs what has no key from the end, and would make the words anew, focus and all.
    let panel = opened.map(|opened| panel::panel(app, own, &reading.marks[opened], opened));
    let words = words::words(app, reading, opened);
    let left = reading.copied.and_then(|copied| copied.left.clone());
    html! {
        <section key={own.id.clone()} class={classes!("clause", level(own), reading.chosen.then_some("chosen"))} data-spoken="">
            { text(app, own, words) }
            { panel.unwrap_or_default() }
            { gaps_at(reading.gaps, &own.id) }
            { follows(app, own) }
            if !app.is_still() {
                { foot::foot(app, own, reading.index) }
                <p class="told" role="status" data-unspoken="">{ for reading.copied.map(|copied| messages.get(copied.said)) }</p>
            }
            if let Some(left) = left {
                <textarea id="to-copy" readonly=true rows="4" aria-label={messages.get(messages::READER_TO_COPY)} value={left} />
            }
        </section>
    }
}

/// Heading and words. A paragraph without a heading is itself what a link leads to.
fn text(app: &App, clause: &Clause, words: Html) -> Html {
    let place = place(&clause.id).to_owned();
    let id = app.anchor(&place);
    if clause.label.is_empty() {
        return html! { <p tabindex="-1" {id} data-place={place} data-words="" data-row="">{ words }</p> };
    }
    let heading = match clause.level {
        1 => "h2",
        2 => "h3",
        _ => "h4",
    };
    html! {
        <>
            <@{heading} tabindex="-1" {id} data-place={place} data-words="">{ &clause.label }{ &clause.title }</@>
            if !clause.text.is_empty() {
                <p data-words="" data-row="">{ words }</p>
            }
        </>
    }
}

/// What follows from a clause: what was put right in it, who answers, benefits, rows of a table, deadlines.
fn follows(app: &App, clause: &Clause) -> Html {
    let messages = app.messages();
    let corpus = corpus();
    let deadlines: Vec<&Deadline> = corpus
        .deadlines
        .iter()
        .filter(|deadline| deadline.clause.as_ref() == Some(&clause.id))
        .collect();
    let rows = corpus.responsibilities.iter();
    let rows = rows.filter(|row| row.body_clauses.contains(&clause.id));
    let rows = rows.map(|row| {
        let words = short_citation(corpus, messages, &row.id);
        plain_link(app, Route::fact(&row.id), &words)
    });
    let benefits = corpus.benefits.iter();
    let benefits = benefits.filter(|benefit| benefit.clause == clause.id);
    let benefits =
        benefits.map(|benefit| plain_link(app, Route::benefit(&benefit.id), &benefit.title));
    let (rows, benefits): (Vec<Html>, Vec<Html>) = (rows.collect(), benefits.collect());
    let ways = |name: Message, ways: Vec<Html>| {
        html! {
            if !ways.is_empty() {
                <div class="aside rows" data-unspoken="">
                    <p>{ messages.get(name) }</p>
                    <ul>{ for ways.into_iter().map(|way| html! { <li>{ way }</li> }) }</ul>
                </div>
            }
        }
    };
    html! {
        <>
            { for corrections(messages, &clause.id) }
            if !clause.agencies.is_empty() {
                <p class="aside" data-unspoken="">{ messages.get(messages::READER_AGENCIES) }{ messages.get(messages::SITE_COLON) }{ agencies(app, &clause.document, &clause.agencies) }</p>
            }
            { ways(messages::READER_BENEFITS, benefits) }
            { ways(messages::READER_ROWS, rows) }
            if !deadlines.is_empty() {
                <div class="aside" data-unspoken="">
                    <p>{ messages.get(messages::READER_DEADLINES) }</p>
                    <ul class="plain">
                        { for deadlines.into_iter().map(|deadline| html! { <li key={deadline.id.clone()}>{ deadline_item(app, deadline) }</li> }) }
                    </ul>
                </div>
            }
        </>
    }
}

/// What the print lost in the figures of a clause, and how it was repaired.
fn corrections(messages: Messages, clause: &str) -> impl Iterator<Item = Html> {
    let own = corpus()
        .figures
        .iter()
        .filter(move |figure| figure.clause == clause);
    own.filter_map(move |figure: &Figure| correction(messages, figure))
}

/// See [`corrections`]; also where the figure itself stands.
pub(crate) fn correction(messages: Messages, figure: &Figure) -> Option<Html> {
    let note = figure.correction.as_ref()?;
    let label = messages.get(messages::READER_CORRECTION);
    Some(html! { <p class="correction"><strong>{ label }</strong>{ note }</p> })
}

pub(crate) fn level(clause: &Clause) -> &'static str {
    match clause.level {
        1 => "level-1",
        2 => "level-2",
        _ => "level-3",
    }
}
