//! What stands below the clauses of a document: its tables, its lists of honour, who is in charge of what, its figures.

use gazette::{Document, Responsibility, Table};
use yew::prelude::*;

use super::{awards::awards, duties::duties, figures::figures, responsibilities::responsibilities};
use crate::{
    components::{Cell, Row, SortKey, SortedTable},
    corpus,
    messages::{self, Messages},
    queries::places::{DUTIES, FIGURES, LISTS, place, table_of},
    state::App,
};

/// A part with a heading and an address of its own.
pub(crate) struct Part {
    pub(crate) place: String,
    pub(crate) title: String,
    pub(crate) body: Html,
}

/// `chosen` is the place to which a link led.
pub(crate) fn attached(app: &App, document: &Document, chosen: &str) -> Vec<Part> {
    let messages = app.messages();
    let corpus = corpus();
    let named = attachments(messages, document);
    let mut parts: Vec<Part> = Vec::new();
    let mut part = |place: &str, title: String, body: Html| {
        parts.push(Part {
            place: place.into(),
            title,
            body,
        });
    };
    let own = |other: &str| other == document.id;
    let rows: Vec<&Responsibility> = corpus
        .responsibilities
        .iter()
        .filter(|row| own(&row.document))
        .collect();
    for rows in rows.chunk_by(|one, other| table_of(&one.id) == table_of(&other.id)) {
        let title = named.clone().unwrap_or_else(|| table_name(messages, ""));
        let body = responsibilities(app, &title, rows, chosen);
        part(place(table_of(&rows[0].id)), title, body);
    }
    for table in corpus.tables.iter().filter(|table| own(&table.document)) {
        let title = table_name(messages, &table.title);
        part(
            place(&table.id),
            title.clone(),
            other(messages, title, table, chosen),
        );
    }
    if corpus.awards.iter().any(|award| own(&award.document)) {
        let title = named.unwrap_or_else(|| messages.get(messages::READER_LISTS).into());
        part(LISTS, title, awards(app, document, chosen));
    }
    if corpus.duties.iter().any(|duty| own(&duty.document)) {
        let title = messages.get(messages::DUTIES_TITLE).into();
        part(DUTIES, title, duties(app, document, chosen));
    }
    if corpus.figures.iter().any(|figure| own(&figure.document)) {
        let title = messages.get(messages::FIGURES_TITLE).into();
        part(FIGURES, title, figures(app, Some(document)));
    }
    parts
}

/// 附件：主要任务责任分工
fn attachments(messages: Messages, document: &Document) -> Option<String> {
    let names = document.attachments.join("；");
    let values = [("names", names.as_str())];
    (!names.is_empty()).then(|| messages.fill(messages::READER_ATTACHED, &values))
}

fn table_name(messages: Messages, title: &str) -> String {
    match title {
        "" => messages.get(messages::DEADLINES_TABLE).into(),
        title => title.into(),
    }
}

/// A table of another kind, as it is printed.
fn other(messages: Messages, name: String, table: &Table, chosen: &str) -> Html {
    let cell = |cell: &String| Cell {
        key: SortKey::Words(cell.clone()),
        shown: html! { <p>{ cell }</p> },
    };
    let rows = table.rows.iter().map(|row| Row {
        place: place(&row.id).into(),
        chosen: place(&row.id) == chosen,
        ..Row::plain(row.cells.iter().map(cell).collect())
    });
    let columns: Vec<AttrValue> = table.columns.iter().cloned().map(Into::into).collect();
    let caption = messages.fill(
        messages::TABLE_CAPTION,
        &[("count", &table.rows.len().to_string())],
    );
    html! { <SortedTable key={table.id.clone()} {name} {caption} {columns} rows={rows.collect::<Vec<_>>()} /> }
}
