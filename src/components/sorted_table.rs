//! A table that a reader can put in another order, and back into that of the print.
//!
//! On a narrow screen its rows are stacked, each cell behind the name of its column. A stylesheet that stacks them makes
//! browsers forget that it is a table, so that the roles are written out.

use std::cmp::Ordering;

use gazette::Decimal;
use yew::prelude::*;

use crate::{
    browser,
    messages::{self, Message},
    state::{App, use_app},
};

/// What a cell shows, and what it is sorted by.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell {
    pub(crate) key: SortKey,
    pub(crate) shown: Html,
}

/// What a cell is sorted by. The cells of a column are of one kind.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum SortKey {
    /// By the sound of words, and by the number of digits.
    Words(String),
    /// By a place: which document, and where in it.
    Place([usize; 2]),
    /// By a number, times ten to a power, of one unit; the units by their sound.
    Amount(String, Decimal, u8),
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
    /// What stands beneath it over all columns: it is opened.
    pub(crate) below: Option<Html>,
}

impl Row {
    /// A row that nothing leads to and that shares nothing.
    pub(crate) fn plain(cells: Vec<Cell>) -> Self {
        Self {
            place: String::new(),
            chosen: false,
            group: String::new(),
            cells,
            below: None,
        }
    }
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
    /// The order as it is kept elsewhere; else the table keeps it.
    #[prop_or_default]
    pub(crate) kept: Option<Kept>,
}

/// An order that somebody else keeps, and what tells of another.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Kept {
    pub(crate) by: By,
    pub(crate) onsort: Callback<By>,
}

/// As many rows as are drawn at a time.
const PART: usize = 200;

/// The column by which a reader sorts, and whether from the last to the first.
pub(crate) type By = Option<(usize, bool)>;

#[component]
pub(crate) fn SortedTable(props: &SortedTableProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let SortedTableProps { columns, rows, .. } = props;
    let own: UseStateHandle<By> = use_state(|| None);
    let (by, onsort) = match &props.kept {
        Some(kept) => (kept.by, kept.onsort.clone()),
        None => {
            let setter = own.setter();
            (*own, Callback::from(move |by: By| setter.set(by)))
        }
    };
    // A column that there is not is none.
    let by = by.filter(|(column, _)| *column < columns.len());
    let parts = use_state_eq(|| 1_usize);
    {
        let parts = parts.setter();
        use_effect_with((), move |()| {
            // On paper nothing is left out.
            let prints = browser::on_print(move || parts.set(usize::MAX));
            move || drop(prints)
        });
    }
    let unsorted = messages.get(props.unsorted);
    let told = match by {
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
        let onclick = onsort.reform(move |_: MouseEvent| next);
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
    let order = order(rows, by);
    // What is opened is drawn in any case.
    let opened = order.iter().rposition(|index| rows[*index].below.is_some());
    let opened = opened.map_or(0, |at| at + 1);
    let drawn = if app.is_still() {
        order.len()
    } else {
        order.len().min(PART.saturating_mul(*parts).max(opened))
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
        open.extend(row.below.iter().map(|own| below(*index, own, columns)));
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
    let open = row.below.is_some();
    let led_to = (place.is_some() || open).then_some("-1");
    html! {
        <tr {key} role="row" tabindex={led_to} {id} data-place={place} data-open={open.then_some("")} class={row.chosen.then_some("chosen")}>
            { for row.cells.iter().zip(columns).enumerate().map(cell) }
        </tr>
    }
}

/// What a row has opened.
fn below(key: usize, below: &Html, columns: &[AttrValue]) -> Html {
    html! {
        <tr key={format!("below {key}")} role="row" class="table-below"><td role="cell" colspan={columns.len().to_string()}>{ below.clone() }</td></tr>
    }
}

/// The places of the rows in the order in which they are shown. Rows with the same key keep that of the print.
fn order(rows: &[Row], by: By) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(rows.len());
    for index in 0..rows.len() {
        let at = by.map_or(index, |(column, down)| {
            let key = |row: usize| rows[row].cells.get(column).map(|cell| &cell.key);
            let after = if down {
                Ordering::Less
            } else {
                Ordering::Greater
            };
            order.partition_point(|other| compare(key(*other), key(index)) != after)
        });
        order.insert(at, index);
    }
    order
}

/// Which of two keys of a column stands first.
fn compare(one: Option<&SortKey>, other: Option<&SortKey>) -> Ordering {
    match (one, other) {
        (Some(SortKey::Words(one)), Some(SortKey::Words(other))) => browser::compare(one, other),
        (Some(SortKey::Place(one)), Some(SortKey::Place(other))) => one.cmp(other),
        (
            Some(SortKey::Amount(unit, one, tens)),
            Some(SortKey::Amount(other_unit, other, other_tens)),
        ) => {
            browser::compare(unit, other_unit).then_with(|| one.compare(*tens, *other, *other_tens))
        }
        _ => one.is_some().cmp(&other.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(key: SortKey) -> Row {
        Row::plain(vec![Cell {
            key,
            shown: Html::default(),
        }])
    }

    #[test]
    fn rows_are_sorted_both_ways_and_equal_ones_keep_the_order_of_the_print() {
        let rows = ["b", "a", "c", "a", "b"].map(|key| row(SortKey::Words(key.into())));
        assert_eq!(order(&rows, None), [0, 1, 2, 3, 4]);
        assert_eq!(order(&rows, Some((0, false))), [1, 3, 0, 4, 2]);
        assert_eq!(order(&rows, Some((0, true))), [2, 0, 4, 1, 3]);
    }

    #[test]
    fn places_are_sorted_by_document_and_amounts_within_their_unit_by_their_value() {
        let rows = [[1, 7], [0, 90], [0, 100], [0, 9]].map(|place| row(SortKey::Place(place)));
        assert_eq!(order(&rows, Some((0, false))), [3, 1, 2, 0]);
        // 10000家, 6%, 2.5%, 5万家, 15%
        let amounts = [
            ("家", "10000", 0),
            ("%", "6", 0),
            ("%", "2.5", 0),
            ("家", "5", 4),
            ("%", "15", 0),
        ];
        let rows = amounts.map(|(unit, value, tens)| {
            let value = Decimal::read(value).expect("a number of the test");
            row(SortKey::Amount(unit.into(), value, tens))
        });
        assert_eq!(order(&rows, Some((0, false))), [2, 1, 4, 0, 3]);
        assert_eq!(order(&rows, Some((0, true))), [3, 0, 4, 1, 2]);
    }
}
