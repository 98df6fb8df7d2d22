//! Who has how much to do when, as a table: each number is a link to just these deadlines.

use yew::prelude::*;

use crate::{
    components::{Look, link, plain_link},
    messages::{self, Messages},
    queries::{
        board::board,
        choice::Name,
        levels_in_words,
        workload::{Column, Group, Row, Workload, workload},
    },
    route::Route,
    state::App,
};

pub(crate) fn workload_table(app: &App) -> Html {
    let messages = app.messages();
    let workload = workload(board());
    // A page that is narrower than the table scrolls within, by keyboard too.
    html! {
        <>
            <h2 id="workload">{ messages.get(messages::WORKLOAD_TITLE) }</h2>
            <div class="wide" role="region" aria-labelledby="workload" tabindex="0">
                <table class="workload">
                    <caption><p>{ caption(messages, &workload) }</p></caption>
                    { head(messages, &workload) }
                    { for workload.groups.iter().map(|group| body(app, group, &workload.columns)) }
                </table>
            </div>
        </>
    }
}

fn caption(messages: Messages, workload: &Workload) -> String {
    let mut caption = messages.get(messages::WORKLOAD_CAPTION).to_owned();
    if workload.nobody > 0 {
        let count = workload.nobody.to_string();
        caption.push_str(&messages.fill(messages::WORKLOAD_NOBODY, &[("count", &count)]));
    }
    caption
}

/// The months stand together under their year.
fn head(messages: Messages, workload: &Workload) -> Html {
    let columns = &workload.columns;
    let is_month = |column: &&Column| matches!(column.name, Name::Month(..));
    let months = columns.iter().filter(is_month).count();
    let before = columns.iter().position(|column| is_month(&column));
    let (before, after) = columns.split_at(before.unwrap_or_default());
    let (months, after) = after.split_at(months);
    // What stands beside the months is as high as they are with their year.
    let rows = if months.is_empty() { "1" } else { "2" };
    let alone = |column: &Column| {
        html! { <th scope="col" rowspan={rows}>{ short(messages, &column.name) }</th> }
    };
    let year = workload.year.unwrap_or_default().to_string();
    html! {
        <>
            <colgroup span={(1 + before.len()).to_string()} />
            if !months.is_empty() {
                <colgroup span={months.len().to_string()} />
            }
            <colgroup span={after.len().to_string()} />
            <thead>
                <tr>
                    <th scope="col" rowspan={rows}>{ messages.get(messages::FILTER_UNIT) }</th>
                    { for before.iter().map(alone) }
                    if !months.is_empty() {
                        <th scope="colgroup" colspan={months.len().to_string()}>
                            <span>{ messages.fill(messages::ORGANIZATIONS_YEAR, &[("year", &year)]) }</span>
                        </th>
                    }
                    { for after.iter().map(alone) }
                </tr>
                if !months.is_empty() {
                    <tr>{ for months.iter().map(|column| html! { <th scope="col">{ short(messages, &column.name) }</th> }) }</tr>
                }
            </thead>
        </>
    }
}

/// A column's name as short as can be: 5月 · 2019年 · 全年
fn short(messages: Messages, name: &Name) -> String {
    match name {
        Name::Month(_, month) => messages.fill(
            messages::TIMELINE_MONTH_SHORT,
            &[("month", &month.to_string())],
        ),
        Name::Year(year) => {
            messages.fill(messages::ORGANIZATIONS_YEAR, &[("year", &year.to_string())])
        }
        name => name.label(messages),
    }
}

fn body(app: &App, group: &Group, columns: &[Column]) -> Html {
    let messages = app.messages();
    let name = if group.levels.is_empty() {
        messages.get(messages::WORKLOAD_NO_LEVEL).to_owned()
    } else {
        levels_in_words(messages, &group.levels)
    };
    let count = group.rows.len().to_string();
    let values = [("name", name.as_str()), ("count", &count)];
    html! {
        <tbody key={name.clone()}>
            <tr class="table-group">
                <th scope="rowgroup" colspan={(1 + columns.len()).to_string()}>
                    <span>{ messages.fill(messages::ORGANIZATIONS_GROUP, &values) }</span>
                </th>
            </tr>
            { for group.rows.iter().map(|own| row(app, own, columns)) }
        </tbody>
    }
}

fn row(app: &App, row: &Row, columns: &[Column]) -> Html {
    let messages = app.messages();
    let unit = row.name.label(messages);
    let cell = |(column, count): (&Column, &usize)| {
        let column_name = short(messages, &column.name);
        let number = count.to_string();
        let values = [
            ("unit", unit.as_str()),
            ("column", &column_name),
            ("count", &number),
        ];
        let look = Look {
            label: Some(messages.fill(messages::WORKLOAD_CELL, &values)),
            ..Look::default()
        };
        let to = Route::Deadlines(column.of(row));
        html! {
            <td>
                if *count > 0 {
                    { link(app, to, look, html! { &number }) }
                }
            </td>
        }
    };
    let to = Route::Organization { id: row.id.clone() };
    html! {
        <tr key={row.id.clone()}>
            <th scope="row">{ plain_link(app, to, &unit) }</th>
            { for columns.iter().zip(&row.counts).map(cell) }
        </tr>
    }
}
