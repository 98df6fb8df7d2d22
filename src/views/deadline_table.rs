//! What is shown, beneath the picture, as a table: it can be sorted, and each of its rows opens as in the list.

use gazette::{Deadline, Standing};
use yew::prelude::*;

use super::{deadline_list::use_way_to_open, refine::Refine, timeline::Shown};
use crate::{
    components::{
        By, Cell, Kept, Row, SortKey, SortedTable, agencies, caveats, deadline_detail, place,
        plain_link, when,
    },
    corpus,
    deadline_filter::Key,
    messages::{self, Message},
    queries::{
        board::state,
        deadlines::{Slot, day, standing},
        places::{citation, document_place},
    },
    route::Route,
    state::App,
};

/// The columns, each with its name in the address.
const COLUMNS: [(&str, Message); 5] = [
    ("when", messages::TABLE_WHEN),
    ("state", messages::TABLE_STATE),
    ("task", messages::TABLE_TASK),
    ("unit", messages::TABLE_UNITS),
    ("place", messages::TABLE_PLACE),
];

/// What stands behind a column in the address where it is sorted from the last to the first.
const DOWN: &str = "-down";

/// The order that a value of [`Key::Sort`] asks for; none where it asks for nothing that there is.
fn order(value: &str) -> By {
    let (name, down) = match value.strip_suffix(DOWN) {
        Some(name) => (name, true),
        None => (value, false),
    };
    let column = COLUMNS.iter().position(|(own, _)| *own == name)?;
    Some((column, down))
}

/// The value that asks for an order.
fn value(by: By) -> String {
    let value = |(column, down): (usize, bool)| {
        let (name, _) = COLUMNS[column];
        format!("{name}{}", if down { DOWN } else { "" })
    };
    by.map(value).unwrap_or_default()
}

#[derive(Properties, PartialEq)]
pub(crate) struct DeadlineTableProps {
    pub(crate) refine: Refine<Key>,
    pub(crate) shown: Shown,
    /// Whether something else is to be shown soon.
    pub(crate) busy: bool,
    /// The id of the one that is open; else empty.
    pub(crate) open: AttrValue,
    /// The order, as it stands in the address; else empty.
    pub(crate) sort: AttrValue,
}

/// The table of what is shown.
#[component]
pub(crate) fn DeadlineTable(props: &DeadlineTableProps) -> Html {
    let app = &props.refine.app();
    let messages = app.messages();
    let table = use_node_ref();
    use_way_to_open(&table);
    let shown = props.shown.0.shown.iter();
    let row = |deadline, standing| row(app, &props.refine, deadline, standing, &props.open);
    let rows: Vec<Row> = shown
        .map(|(item, standing)| row(item.deadline, *standing))
        .collect();
    let columns: Vec<AttrValue> = COLUMNS
        .iter()
        .map(|(_, name)| messages.get(*name).into())
        .collect();
    let count = rows.len().to_string();
    let caption = messages.fill(messages::TABLE_CAPTION, &[("count", &count)]);
    let name = messages.get(messages::DEADLINES_TITLE);
    let onsort = {
        let refine = props.refine.clone();
        Callback::from(move |by: By| refine.set(Key::Sort, &value(by)))
    };
    let by = order(&props.sort);
    html! {
        <div class="deadline-table" ref={table} aria-busy={props.busy.then_some("true")}>
            <SortedTable {name} {caption} {columns} {rows} unsorted={messages::TABLE_LISTED} kept={Kept { by, onsort }} />
        </div>
    }
}

/// A deadline, whose task opens what stands behind it.
fn row(
    app: &App,
    refine: &Refine<Key>,
    deadline: &Deadline,
    standing_now: Standing,
    open: &str,
) -> Row {
    let messages = app.messages();
    let cell = |key: SortKey, shown: Html| Cell { key, shown };
    let words = |key: String| SortKey::Words(key);
    let units: Vec<&str> = deadline
        .responsible
        .iter()
        .map(|agency| agency.name.as_str())
        .collect();
    let written = place(deadline).map(|place| {
        let words = citation(corpus(), messages, place);
        html! { <p class="cell-link">{ plain_link(app, Route::fact(place), &words) }</p> }
    });
    let stands_at = [
        document_place(corpus(), &deadline.document),
        deadline.source.start as usize,
    ];
    // What has no day stands behind all that has one, as in the list.
    let days = match (day(deadline), Slot::of(deadline)) {
        (Some(day), _) => day.to_string(),
        (None, Slot::AllYear) => "9999-2".to_owned(),
        (None, _) => "9999-1".to_owned(),
    };
    let is_open = open == deadline.id;
    // In the address, so that a link opens the same.
    let onclick = refine.on_press(Key::Open, if is_open { "" } else { &deadline.id });
    let task = html! {
        <>
            <button type="button" class="plain-button task" aria-expanded={is_open.to_string()} {onclick}>{ &deadline.task }</button>
            if !is_open {
                { caveats(app, deadline) }
            }
        </>
    };
    Row {
        below: is_open.then(|| deadline_detail(app, deadline)),
        ..Row::plain(vec![
            cell(
                words(days.clone()),
                html! { <p>{ when(messages, deadline) }</p> },
            ),
            cell(
                words(format!("{}{days}", state(standing_now))),
                html! { <p>{ standing(messages, standing_now) }</p> },
            ),
            cell(words(deadline.task.clone()), task),
            cell(
                words(units.join("、")),
                html! { <p>{ agencies(app, &deadline.document, &deadline.responsible) }</p> },
            ),
            cell(SortKey::Place(stands_at), html! { { for written } }),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_is_read_back_from_the_address_and_what_is_none_is_ignored() {
        for column in 0..COLUMNS.len() {
            for down in [false, true] {
                let by = Some((column, down));
                assert_eq!(order(&value(by)), by);
            }
        }
        assert_eq!(value(None), "");
        for nothing in ["", "nothing", "-down", "when-up", "when-down-down", "5"] {
            assert_eq!(order(nothing), None, "{nothing}");
        }
    }
}
