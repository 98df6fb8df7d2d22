//! A table of responsibilities: what, by whom, by when, and which clause says the same.

use gazette::{Deadline, Due, Responsibility};
use yew::prelude::*;

use crate::{
    components::{
        Cell, Row, SortKey, SortedTable, conflict, correction, plain_link, units_in, when,
    },
    corpus, messages,
    queries::places::{place, short_citation, table_of},
    route::Route,
    state::App,
};

pub(crate) fn responsibilities(
    app: &App,
    title: &str,
    rows: &[&Responsibility],
    chosen: &str,
) -> Html {
    let messages = app.messages();
    let columns = [
        messages::TABLE_TASK,
        messages::TABLE_UNITS,
        messages::TABLE_TIME,
    ];
    let columns: Vec<AttrValue> = columns
        .iter()
        .map(|name| messages.get(*name).into())
        .collect();
    let caption = messages.fill(messages::TABLE_NOTE, &[("count", &rows.len().to_string())]);
    let table = rows.first().map_or("", |row| table_of(&row.id));
    let key = table.to_owned();
    let rows: Vec<Row> = rows
        .iter()
        .map(|row| Row {
            place: place(&row.id).into(),
            chosen: place(&row.id) == chosen,
            group: row.category.clone(),
            ..Row::plain(vec![task(app, row), units(app, row), time(app, row)])
        })
        .collect();
    html! { <SortedTable {key} name={title.to_owned()} {caption} {columns} {rows} /> }
}

fn task(app: &App, row: &Responsibility) -> Cell {
    let messages = app.messages();
    let clause = |clause: &String| {
        let place = short_citation(corpus(), messages, clause);
        let words = messages.fill(messages::TABLE_CLAUSE, &[("place", &place)]);
        html! { <p class="cell-link">{ plain_link(app, Route::fact(clause), &words) }</p> }
    };
    Cell {
        key: SortKey::Words(row.task.clone()),
        shown: html! {
            <>
                if row.truncated {
                    <p class="correction">{ messages.get(messages::TABLE_TRUNCATED) }</p>
                }
                <p>{ &row.task }</p>
                { for row.body_clauses.iter().map(clause) }
                { for correction(app, &row.id, None).map(|link| html! { <p class="cell-link">{ link }</p> }) }
            </>
        },
    }
}

fn units(app: &App, row: &Responsibility) -> Cell {
    Cell {
        key: SortKey::Words(row.units.clone()),
        shown: html! { <p>{ units_in(app, &row.document, &row.units, &row.responsible) }</p> },
    }
}

/// The words of the print, what they mean as days, and where the text gives another day.
fn time(app: &App, row: &Responsibility) -> Cell {
    let messages = app.messages();
    let deadlines: Vec<&Deadline> = corpus()
        .deadlines
        .iter()
        .filter(|deadline| deadline.row.as_ref() == Some(&row.id))
        .collect();
    let first = row
        .dues
        .iter()
        .filter_map(|due| due.due.or(due.start))
        .min();
    let day = |(due, deadline): (&Due, &&Deadline)| {
        let when = when(messages, deadline);
        let words = if due.who.is_empty() {
            when
        } else {
            format!("{}：{when}", due.who)
        };
        // 全年工作 says all there is to say.
        html! {
            <>
                if !due.all_year {
                    <p class="deadline-when">{ words }</p>
                }
                { conflict(app, deadline) }
            </>
        }
    };
    Cell {
        // What has no day stands last.
        key: SortKey::Words(first.map_or_else(|| "9999".into(), |day| day.to_string())),
        shown: html! {
            <>
                <p>{ &row.time }</p>
                { for row.dues.iter().zip(&deadlines).map(day) }
            </>
        },
    }
}
