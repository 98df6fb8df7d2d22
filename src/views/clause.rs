//! A clause: its words, who answers for it, what follows from it, and its own address.

use gazette::{Clause, Deadline, Figure};
use yew::prelude::*;

use crate::{
    components::{Look, agencies, deadline_item, link, plain_link},
    corpus,
    messages::{self, Messages},
    queries::places::{place, short_citation},
    route::{Route, marked},
    state::App,
};

/// `mark` is what is to be shown as marked in it, if it is what a link leads to.
pub(crate) fn clause(app: &App, clause: &Clause, chosen: bool, mark: &str) -> Html {
    let messages = app.messages();
    let corpus = corpus();
    let citation = corpus.citation(&clause.id);
    let name = messages.fill(
        messages::READER_LINK_NAME,
        &[("place", &place_name(messages, clause, &citation))],
    );
    let deadlines: Vec<&Deadline> = corpus
        .deadlines
        .iter()
        .filter(|deadline| deadline.clause.as_ref() == Some(&clause.id))
        .collect();
    let rows: Vec<Html> = corpus
        .responsibilities
        .iter()
        .filter(|row| row.body_clauses.contains(&clause.id))
        .map(|row| {
            let words = short_citation(corpus, messages, &row.id);
            html! { <li key={row.id.clone()}>{ plain_link(app, Route::fact(&row.id), &words) }</li> }
        })
        .collect();
    let benefits = corpus
        .benefits
        .iter()
        .filter(|benefit| benefit.clause == clause.id);
    let look = Look {
        class: classes!("anchor"),
        label: Some(name),
        current: false,
    };
    let anchor = link(
        app,
        Route::fact(&clause.id),
        look,
        html! { messages.get(messages::READER_LINK_TO) },
    );
    let heading = html! { <>{ &clause.label }{ &clause.title }</> };
    let place = place(&clause.id).to_owned();
    let words = words(&clause.text, if chosen { mark } else { "" });
    let paragraph = html! { <p>{ words.clone() }</p> };
    let (heading, text) = match clause.level {
        // A paragraph without a heading is itself what a link leads to.
        _ if clause.label.is_empty() => (
            html! { <p tabindex="-1" data-place={place}>{ words }</p> },
            Html::default(),
        ),
        1 => (
            html! { <h2 tabindex="-1" data-place={place}>{ heading }</h2> },
            paragraph,
        ),
        2 => (
            html! { <h3 tabindex="-1" data-place={place}>{ heading }</h3> },
            paragraph,
        ),
        _ => (
            html! { <h4 tabindex="-1" data-place={place}>{ heading }</h4> },
            paragraph,
        ),
    };
    html! {
        <section key={clause.id.clone()} class={classes!("clause", level(clause), chosen.then_some("chosen"))}>
            { heading }
            if !clause.text.is_empty() {
                { text }
            }
            { for corrections(messages, &clause.id) }
            if !clause.agencies.is_empty() {
                <p class="aside">{ messages.get(messages::READER_AGENCIES) }{ "：" }{ agencies(app, &clause.agencies) }</p>
            }
            if benefits.clone().next().is_some() {
                <div class="aside rows">
                    <p>{ messages.get(messages::READER_BENEFITS) }</p>
                    <ul>{ for benefits.map(|benefit| html! { <li>{ plain_link(app, Route::benefit(&benefit.id), &benefit.title) }</li> }) }</ul>
                </div>
            }
            if !rows.is_empty() {
                <div class="aside rows">
                    <p>{ messages.get(messages::READER_ROWS) }</p>
                    <ul>{ for rows }</ul>
                </div>
            }
            if !deadlines.is_empty() {
                <div class="aside">
                    <p>{ messages.get(messages::READER_DEADLINES) }</p>
                    <ul class="plain">
                        { for deadlines.into_iter().map(|deadline| html! { <li key={deadline.id.clone()}>{ deadline_item(app, deadline) }</li> }) }
                    </ul>
                </div>
            }
            <p class="clause-foot">{ anchor }</p>
        </section>
    }
}

/// The words of a clause; those of the mark stand out.
fn words(text: &str, mark: &str) -> Html {
    match marked(text, mark) {
        Some((start, end)) => html! {
            <>{ &text[..start] }<mark>{ &text[start..end] }</mark>{ &text[end..] }</>
        },
        None => html! { text },
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

/// What a clause is called in a link's name: its citation, or which paragraph it is.
fn place_name(messages: Messages, clause: &Clause, citation: &str) -> String {
    match place(&clause.id).strip_prefix('p') {
        Some(n) => messages.fill(messages::READER_PARAGRAPH, &[("n", n)]),
        None => format!("{citation} {}", clause.title),
    }
}

pub(crate) fn level(clause: &Clause) -> &'static str {
    match clause.level {
        1 => "level-1",
        2 => "level-2",
        _ => "level-3",
    }
}
