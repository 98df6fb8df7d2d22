//! The targets and thresholds of a document: the number as it is meant, its words, who leads, where it stands.

use gazette::{Comparator, Document, Figure};
use yew::prelude::*;

use super::clause::correction;
use crate::{
    components::{Cell, Row, SortedTable, plain_link, units},
    corpus,
    messages::{self, Messages},
    queries::places::{place, short_citation},
    route::Route,
    state::App,
};

pub(crate) fn figures(app: &App, document: &Document) -> Html {
    let messages = app.messages();
    let columns = [
        messages::FIGURES_VALUE,
        messages::FIGURES_WHAT,
        messages::FIGURES_LEAD,
        messages::FIGURES_CLAUSE,
    ];
    let columns: Vec<AttrValue> = columns
        .iter()
        .map(|name| messages.get(*name).into())
        .collect();
    let own = corpus()
        .figures
        .iter()
        .filter(|figure| figure.document == document.id);
    let rows: Vec<Row> = own.map(|figure| row(app, figure)).collect();
    let caption = messages.fill(
        messages::FIGURES_CAPTION,
        &[("count", &rows.len().to_string())],
    );
    let name = messages.get(messages::FIGURES_TITLE);
    html! { <div class="figures"><SortedTable key={document.id.clone()} {name} {caption} {columns} {rows} /></div> }
}

fn row(app: &App, figure: &Figure) -> Row {
    let messages = app.messages();
    let clause = short_citation(corpus(), messages, &figure.clause);
    let cell = |key: &str, shown: Html| Cell {
        key: key.into(),
        shown,
    };
    Row {
        place: String::new(),
        chosen: false,
        group: String::new(),
        cells: vec![
            cell(
                &figure.value.to_string(),
                html! {
                    <>
                        <p class="number">{ meant(messages, figure) }</p>
                        { correction(messages, figure) }
                    </>
                },
            ),
            cell(&figure.quote, html! { <p>{ &figure.quote }</p> }),
            cell(
                &figure.lead,
                html! { <p>{ units(app, figure.lead.split('、')) }</p> },
            ),
            // By its numbers: 二 sounds as if it stood before 一.
            cell(
                place(&figure.clause),
                html! { <p class="cell-link">{ plain_link(app, Route::fact(&figure.clause), &clause) }</p> },
            ),
        ],
    }
}

/// 不低于2.5%
fn meant(messages: Messages, figure: &Figure) -> String {
    let message = match figure.comparator {
        Comparator::AtLeast => messages::FIGURES_AT_LEAST,
        Comparator::AtMost => messages::FIGURES_AT_MOST,
        Comparator::Exactly => messages::FIGURES_EXACTLY,
        Comparator::About => messages::FIGURES_ABOUT,
    };
    let value = figure.value.to_string();
    messages.fill(message, &[("value", &value), ("unit", &figure.unit)])
}
