//! What is shown, beneath the picture: by month, or as a table that can be sorted. Long lists are drawn in parts.

use gazette::{Deadline, Standing};
use yew::prelude::*;

use super::timeline::Shown;
use crate::{
    browser,
    components::{
        Cell, Listed, Row, SortedTable, agencies, listed_deadline, place, plain_link, when,
    },
    corpus,
    deadline_filter::{DeadlineFilter, Key},
    messages,
    queries::{
        deadlines::{Slot, day, standing, state},
        places::citation,
    },
    route::Route,
    state::{App, use_app},
};

/// As many as are drawn at a time: what one reads at a sitting.
const PART: usize = 150;

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct DeadlineListProps {
    pub(crate) shown: Shown,
    pub(crate) filter: DeadlineFilter,
}

/// The list by month.
#[component]
pub(crate) fn DeadlineList(props: &DeadlineListProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let parts = use_state_eq(|| 1_usize);
    let list = use_node_ref();
    let shown = &props.shown.0.shown;
    // What a link opens is drawn in any case.
    let open = props.filter.get(Key::Open);
    let opened = shown
        .iter()
        .position(|(item, _)| item.deadline.id == open)
        .map_or(0, |at| at + 1);
    let drawn = shown.len().min((PART * *parts).max(opened));
    {
        let list = list.clone();
        use_effect_with((), move |()| {
            // A link that opens one of them leads to it.
            let open = list
                .cast()
                .and_then(|list| browser::find(&list, "[data-open]"));
            if let Some(open) = open {
                browser::read_from(&open);
            }
        });
    }
    let more = {
        let parts = parts.clone();
        Callback::from(move |_: MouseEvent| parts.set(*parts + 1))
    };
    // In the address, so that a link opens the same.
    let turn = {
        let (app, filter) = (app.clone(), props.filter.clone());
        Callback::from(move |open: Option<String>| {
            let open = filter.with(Key::Open, open.as_deref().unwrap_or_default());
            app.refine(Route::Deadlines(open));
        })
    };
    let mut months: Vec<(Slot, Vec<(&'static Deadline, Standing)>)> = Vec::new();
    for (item, standing) in &shown[..drawn] {
        let slot = Slot::of(item.deadline);
        match months.last_mut().filter(|(last, _)| *last == slot) {
            Some((_, own)) => own.push((item.deadline, *standing)),
            None => months.push((slot, vec![(item.deadline, *standing)])),
        }
    }
    let counts = [
        ("drawn", drawn.to_string()),
        ("count", shown.len().to_string()),
    ];
    let counts = counts
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    html! {
        <div ref={list}>
            { for months.iter().map(|(slot, own)| html! {
                <section key={slot.label(messages)} class="month">
                    <h2>{ slot.label(messages) }</h2>
                    { entries(&app, open, &turn, own) }
                </section>
            }) }
            if drawn < shown.len() {
                <p class="quiet">{ messages.fill(messages::DEADLINES_PARTLY, &counts) }</p>
                <p class="more"><button type="button" class="button" onclick={more}>
                    { messages.fill(messages::DEADLINES_MORE, &[("count", &PART.min(shown.len() - drawn).to_string())]) }
                </button></p>
            }
        </div>
    }
}

/// Deadlines one below the other, each with a button that opens what stands behind it, or puts it away. `open` is the id
/// of the one that is open; `turn` is told which one is to be open from now on, if any.
pub(crate) fn entries(
    app: &App,
    open: &str,
    turn: &Callback<Option<String>>,
    held: &[(&Deadline, Standing)],
) -> Html {
    let entry = |(deadline, standing): &(&Deadline, Standing)| {
        let open = open == deadline.id;
        let next = (!open).then(|| deadline.id.clone());
        let listed = Listed {
            standing: *standing,
            open,
            onopen: turn.reform(move |_: MouseEvent| next.clone()),
        };
        html! { <li key={deadline.id.clone()} tabindex="-1" data-open={open.then_some("")}>{ listed_deadline(app, deadline, &listed) }</li> }
    };
    html! { <ul class="plain">{ for held.iter().map(entry) }</ul> }
}

/// The table of what is shown.
pub(crate) fn table(app: &App, shown: &Shown) -> Html {
    let messages = app.messages();
    let columns = [
        messages::TABLE_WHEN,
        messages::TABLE_STATE,
        messages::TABLE_TASK,
        messages::TABLE_UNITS,
        messages::TABLE_PLACE,
    ];
    let columns: Vec<AttrValue> = columns
        .iter()
        .map(|name| messages.get(*name).into())
        .collect();
    let row = |(deadline, standing_now): (&'static Deadline, Standing)| {
        let cell = |key: String, shown: Html| Cell { key, shown };
        let units: Vec<&str> = deadline
            .responsible
            .iter()
            .map(|agency| agency.name.as_str())
            .collect();
        let written = place(deadline).map(|place| (place, citation(corpus(), messages, place)));
        // What has no day stands behind all that has one, as in the list.
        let days = match (day(deadline), Slot::of(deadline)) {
            (Some(day), _) => day.to_string(),
            (None, Slot::AllYear) => "9999-2".to_owned(),
            (None, _) => "9999-1".to_owned(),
        };
        Row {
            place: String::new(),
            chosen: false,
            group: String::new(),
            cells: vec![
                cell(days.clone(), html! { <p>{ when(messages, deadline) }</p> }),
                cell(
                    format!("{}{days}", state(standing_now)),
                    html! { <p>{ standing(messages, standing_now) }</p> },
                ),
                cell(deadline.task.clone(), html! { <p>{ &deadline.task }</p> }),
                cell(
                    units.join("、"),
                    html! { <p>{ agencies(app, &deadline.responsible) }</p> },
                ),
                cell(
                    written
                        .as_ref()
                        .map_or_else(String::new, |(_, words)| words.clone()),
                    html! { { for written.map(|(place, words)| html! { <p class="cell-link">{ plain_link(app, Route::fact(place), &words) }</p> }) } },
                ),
            ],
        }
    };
    let rows: Vec<Row> = shown
        .0
        .shown
        .iter()
        .map(|(item, standing)| row((item.deadline, *standing)))
        .collect();
    let caption = messages.fill(
        messages::TABLE_CAPTION,
        &[("count", &rows.len().to_string())],
    );
    let name = messages.get(messages::DEADLINES_TITLE);
    html! { <div class="deadline-table"><SortedTable {name} {caption} {columns} {rows} unsorted={messages::TABLE_LISTED} /></div> }
}
