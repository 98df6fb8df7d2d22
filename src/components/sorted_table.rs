//! A table that a reader can put in another order, and back into that of the print.
//!
//! On a narrow screen its rows are stacked, each cell behind the name of its column. A stylesheet that stacks them makes
//! browsers forget that it is a table, so that the roles are written out.

use std::cmp::Ordering;

use yew::prelude::*;

use crate::{
    browser,
    messages::{self, Message},
    state::{App, use_app},
};

/// What a cell shows, and what it is sorted by.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell {
    pub(crate) key: String,
    pub(crate) shown: Html,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// Where it stands in its document, for links that lead to it; empty where none does.
    pub(crate) place: String,
    /// Whether a link led to it.
    pub(crate) chosen: bool,
    /// The cell that it shares with its neighbours in the print; empty where there is none.
    pub(crate) group: String,
    pub(crate) cells: Vec<Cell>,
}

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct SortedTableProps {
    /// What the table is called; its heading stands above it.
    pub(crate) name: AttrValue,
    /// How much it holds, and what else a reader should know of it.
    pub(crate) caption: AttrValue,
    pub(crate) columns: Vec<AttrValue>,
    pub(crate) rows: Vec<Row>,
    /// How the order is called in which the rows come.
    #[prop_or(messages::TABLE_PRINTED)]
    pub(crate) unsorted: Message,
}

/// As many rows as are drawn at a time.
const PART: usize = 200;

/// The column by which a reader sorts, and whether from the last to the first.
type By = Option<(usize, bool)>;

#[component]
pub(crate) fn SortedTable(props: &SortedTableProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let SortedTableProps { columns, rows, .. } = props;
    let by: UseStateHandle<By> = use_state(|| None);
    let parts = use_state_eq(|| 1_usize);
    let unsorted = messages.get(props.unsorted);
    let told = match *by {
        None => messages.fill(messages::TABLE_UNSORTED, &[("order", unsorted)]),
        Some((column, down)) => {
            let message = if down {
                messages::TABLE_DOWN
            } else {
                messages::TABLE_UP
            };
            messages.fill(message, &[("column", &columns[column])])
        }
    };
    let header = |(index, name): (usize, &AttrValue)| {
        let own = by.filter(|(column, _)| *column == index);
        let (sort, sign) = match own {
            None => (None, ""),
            Some((_, false)) => (Some("ascending"), " ↑"),
            Some((_, true)) => (Some("descending"), " ↓"),
        };
        let next = match own {
            None => Some((index, false)),
            Some((_, false)) => Some((index, true)),
            Some((_, true)) => None,
        };
        let setter = by.setter();
        let onclick = Callback::from(move |_: MouseEvent| setter.set(next));
        html! {
            <th key={index} scope="col" role="columnheader" aria-sort={sort}>
                if app.is_still() {
                    { name }
                } else {
                    <button type="button" class="sort" {onclick}>{ name }<span aria-hidden="true">{ sign }</span></button>
                }
            </th>
        }
    };
    let grouped = by.is_none() && rows.iter().any(|row| !row.group.is_empty());
    let mut bodies: Vec<Html> = Vec::new();
    let mut open: Vec<Html> = Vec::new();
    let order = order(rows, *by);
    let drawn = if app.is_still() {
        order.len()
    } else {
        order.len().min(PART * *parts)
    };
    for (at, index) in order[..drawn].iter().enumerate() {
        let row = &rows[*index];
        let begins = at == 0 || (grouped && rows[order[at - 1]].group != row.group);
        if begins && at > 0 {
            bodies.push(html! { <tbody key={at} role="rowgroup">{ for open.drain(..) }</tbody> });
        }
        if begins && grouped {
            let name = match row.group.as_str() {
                "" => messages.get(messages::TABLE_NO_GROUP),
                name => name,
            };
            open.push(html! {
                <tr key="group" role="row" class="table-group"><th scope="rowgroup" role="rowheader" colspan={columns.len().to_string()}>{ name }</th></tr>
            });
        }
        open.push(draw(&app, *index, row, columns, !grouped));
    }
    bodies.push(html! { <tbody key={rows.len()} role="rowgroup">{ for open }</tbody> });
    let more = {
        let parts = parts.clone();
        Callback::from(move |_: MouseEvent| parts.set(*parts + 1))
    };
    let left = PART.min(order.len() - drawn).to_string();
    // All of them have keys: the number of bodies changes, and the pressed button must stay the one it was.
    html! {
        <>
            if !app.is_still() {
                <p class="table-order" role="status">{ told }</p>
            }
            <table role="table" aria-label={&props.name}>
                <caption key="caption">
                    { &props.caption }
                    if !app.is_still() {
                        <span class="on-screen">{ messages.fill(messages::TABLE_HINT, &[("order", unsorted)]) }</span>
                    }
                </caption>
                <thead key="head" role="rowgroup" class={app.is_still().then_some("still")}><tr role="row">{ for columns.iter().enumerate().map(header) }</tr></thead>
                { for bodies }
            </table>
            if drawn < order.len() {
                <p class="quiet">{ messages.fill(messages::TABLE_PARTLY, &[("drawn", &drawn.to_string()), ("count", &order.len().to_string())]) }</p>
                <p class="more"><button type="button" class="button" onclick={more}>
                    { messages.fill(messages::TABLE_MORE, &[("count", &left)]) }
                </button></p>
            }
        </>
    }
}

/// `with_group`: the row stands apart from its neighbours of the print, and tells by itself what it shared with them.
fn draw(app: &App, key: usize, row: &Row, columns: &[AttrValue], with_group: bool) -> Html {
    let cell = |(index, (cell, column)): (usize, (&Cell, &AttrValue))| {
        html! {
            <td key={index} role="cell" data-label={column}>
                if index == 0 && with_group && !row.group.is_empty() {
                    <p class="quiet">{ &row.group }</p>
                }
                { cell.shown.clone() }
            </td>
        }
    };
    let place = (!row.place.is_empty()).then(|| row.place.clone());
    let id = place.as_deref().and_then(|place| app.anchor(place));
    html! {
        <tr {key} role="row" tabindex={place.is_some().then_some("-1")} {id} data-place={place} class={row.chosen.then_some("chosen")}>
            { for row.cells.iter().zip(columns).enumerate().map(cell) }
        </tr>
    }
}

/// The places of the rows in the order in which they are shown. Rows with the same words keep that of the print.
fn order(rows: &[Row], by: By) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(rows.len());
    for index in 0..rows.len() {
        let at = by.map_or(index, |(column, down)| {
            let key = |row: usize| rows[row].cells.get(column).map_or("", |cell| &cell.key);
            let after = if down {
                Ordering::Less
            } else {
                Ordering::Greater
            };
            order.partition_point(|other| browser::compare(key(*other), key(index)) != after)
        });
        order.insert(at, index);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_both_ways_and_equal_ones_keep_the_order_of_the_print() {
        let row = |key: &str| Row {
            place: String::new(),
            chosen: false,
            group: String::new(),
            cells: vec![Cell {
                key: key.into(),
                shown: Html::default(),
            }],
        };
        let rows = ["b", "a", "c", "a", "b"].map(row);
        assert_eq!(order(&rows, None), [0, 1, 2, 3, 4]);
        assert_eq!(order(&rows, Some((0, false))), [1, 3, 0, 4, 2]);
        assert_eq!(order(&rows, Some((0, true))), [2, 0, 4, 1, 3]);
    }
}
