//! Targets and thresholds, of a document or of all: the number as it is meant, its words, who leads, where it stands.

use gazette::{Comparator, Document, Figure};
use yew::prelude::*;

use super::clause::correction;
use crate::{
    components::{Cell, Row, SortKey, SortedTable, plain_link, units},
    corpus,
    messages::{self, Messages},
    queries::{
        deadlines::deadline_of,
        documents::short_title,
        places::{document_place, short_citation},
    },
    route::Route,
    state::App,
};

/// The table of a document's figures; where none is named of all, each with its document.
pub(crate) fn figures(app: &App, document: Option<&Document>) -> Html {
    let messages = app.messages();
    let mut columns = vec![
        messages::FIGURES_VALUE,
        messages::FIGURES_WHAT,
        messages::FIGURES_LEAD,
    ];
    if document.is_none() {
        columns.push(messages::FIGURES_DOCUMENT);
    }
    columns.push(messages::FIGURES_CLAUSE);
    let columns: Vec<AttrValue> = columns
        .iter()
        .map(|name| messages.get(*name).into())
        .collect();
    let own = corpus()
        .figures
        .iter()
        .filter(|figure| document.is_none_or(|document| figure.document == document.id));
    let rows: Vec<Row> = own
        .map(|figure| row(app, figure, document.is_none()))
        .collect();
    let caption = messages.fill(
        messages::FIGURES_CAPTION,
        &[("count", &rows.len().to_string())],
    );
    let name = messages.get(messages::FIGURES_TITLE);
    let key = document.map_or("", |document| &document.id);
    html! { <div class="figures"><SortedTable {key} {name} {caption} {columns} {rows} /></div> }
}

/// Who leads. Where the text names nobody that is said: an empty cell could mean anything.
fn lead(app: &App, figure: &Figure) -> Html {
    if figure.lead.is_empty() {
        return html! { <p class="quiet">{ app.messages().get(messages::FIGURES_NO_LEAD) }</p> };
    }
    html! { <p>{ units(app, &figure.document, figure.lead.split('、')) }</p> }
}

fn row(app: &App, figure: &Figure, with_document: bool) -> Row {
    let messages = app.messages();
    let cell = |key: SortKey, shown: Html| Cell { key, shown };
    let words = |key: &str| SortKey::Words(key.into());
    let link_cell = |key: SortKey, to: Route, words: &str| {
        cell(
            key,
            html! { <p class="cell-link">{ plain_link(app, to, words) }</p> },
        )
    };
    let mut cells = vec![
        cell(
            amount(figure),
            html! {
                <>
                    <p class="number">{ meant(messages, figure) }</p>
                    { correction(messages, figure) }
                </>
            },
        ),
        cell(
            words(&figure.quote),
            html! {
                <div>
                    <p>{ &figure.quote }</p>
                    { for deadline_of(corpus(), figure).map(|deadline| html! {
                        <p class="quiet">{ messages.fill(messages::FIGURES_BY, &[("phrase", &deadline.phrase)]) }</p>
                    }) }
                </div>
            },
        ),
        cell(words(&figure.lead), lead(app, figure)),
    ];
    let id = &figure.document;
    let place = document_place(corpus(), id);
    if with_document {
        let name =
            corpus()
                .document(id)
                .map_or(id.as_str(), |document| match document.number.as_str() {
                    "" => short_title(document),
                    number => number,
                });
        cells.push(link_cell(
            SortKey::Place([place, 0]),
            Route::document(id),
            name,
        ));
    }
    // As it follows in the text: 二 sounds as if it stood before 一.
    let clause = short_citation(corpus(), messages, &figure.clause);
    cells.push(link_cell(
        SortKey::Place([place, figure.source.start as usize]),
        Route::words(&figure.clause, &figure.quote),
        &clause,
    ));
    Row::plain(cells)
}

/// How much of what: 5万家 is 50000 of 家.
fn amount(figure: &Figure) -> SortKey {
    const COUNTS: [(&str, u8); 5] = [("亿", 8), ("千万", 7), ("百万", 6), ("十万", 5), ("万", 4)];
    let (mut unit, mut tens) = (figure.unit.as_str(), 0);
    while let Some((rest, more)) = COUNTS
        .iter()
        .find_map(|(count, tens)| Some((unit.strip_prefix(count)?, tens)))
    {
        unit = rest;
        tens += more;
    }
    SortKey::Amount(unit.into(), figure.value, tens)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_in_a_unit_belongs_to_the_number() {
        let figures = &corpus().figures;
        for (unit, bare, tens) in [("万家", "家", 4), ("亿元", "元", 8), ("%", "%", 0)] {
            let figure = figures.iter().find(|figure| figure.unit == unit);
            let figure = figure.expect("one of this gazette");
            let found = amount(figure);
            assert_eq!(
                found,
                SortKey::Amount(bare.into(), figure.value, tens),
                "{unit}"
            );
        }
    }
}
