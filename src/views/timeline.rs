//! The picture of the year: on a wide screen months as columns and documents as lanes, on a narrow one months as rows.
//!
//! Every mark is a link to what it counts. Both pictures say the same; the stylesheet shows one.

use yew::prelude::*;

use crate::{
    components::{Look, link},
    messages::{self, Messages},
    queries::deadlines::{Column, Lane, Timeline},
    route::{DeadlineFilter, Route},
    state::App,
};

/// `filter` is what a mark narrows further.
pub(crate) fn picture(app: &App, timeline: &Timeline, filter: &DeadlineFilter) -> Html {
    let messages = app.messages();
    let year = timeline.year.to_string();
    html! {
        <section class="timeline" aria-labelledby="timeline">
            <h2 id="timeline">{ messages.fill(messages::DEADLINES_TIMELINE, &[("year", &year)]) }</h2>
            <p class="quiet">{ messages.get(messages::DEADLINES_TIMELINE_HINT) }</p>
            { wide(app, timeline, filter) }
            { narrow(app, timeline, filter) }
        </section>
    }
}

// The measures of the wide picture, in its own units: at full width one unit is about one pixel.
const LABEL: usize = 190;
const COLUMN: usize = 60;
const LANE: usize = 54;
const HEAD: usize = 36;

fn wide(app: &App, timeline: &Timeline, filter: &DeadlineFilter) -> Html {
    let messages = app.messages();
    let Timeline {
        columns,
        lanes,
        year,
    } = timeline;
    let (width, height) = (LABEL + COLUMN * columns.len(), HEAD + LANE * lanes.len());
    let column_line = |index: usize| {
        let x = (LABEL + COLUMN * index).to_string();
        html! { <line x1={x.clone()} x2={x} y1="0" y2={height.to_string()} class="grid" /> }
    };
    let head = |(index, column): (usize, &Column)| {
        let x = LABEL + COLUMN * index + COLUMN / 2;
        html! { <text x={x.to_string()} y="22" text-anchor="middle" class="timeline-head">{ column_name(messages, *column) }</text> }
    };
    let lane = |(index, lane): (usize, &Lane)| {
        let y = HEAD + LANE * index;
        html! {
            <g key={lane.document.clone()}>
                <line x1="0" x2={width.to_string()} y1={y.to_string()} y2={y.to_string()} class="grid" />
                <text x="0" y={(y + 24).to_string()} class="timeline-lane">{ &lane.topic }</text>
                <text x="0" y={(y + 45).to_string()} class="timeline-lane quiet">{ &lane.number }</text>
                <g>{ for lane.counts.iter().zip(columns).enumerate().filter(|(_, (count, _))| **count > 0).map(|(at, (count, column))| {
                    let month = column_value(*year, *column);
                    let to = DeadlineFilter { document: lane.document.clone(), month: month.clone(), ..filter.clone() };
                    let place = (LABEL + COLUMN * at + COLUMN / 2, y + LANE / 2);
                    html! { <g key={month}>{ mark(app, filter, to, (&lane.number, &column_name(messages, *column)), *count, place) }</g> }
                }) }</g>
            </g>
        }
    };
    html! {
        <svg class="timeline-wide timeline-picture" viewBox={format!("0 0 {width} {height}")} role="group" aria-labelledby="timeline">
            <g>{ for (0..columns.len()).map(column_line) }</g>
            <g>{ for columns.iter().enumerate().map(head) }</g>
            <g>{ for lanes.iter().enumerate().map(lane) }</g>
        </svg>
    }
}

/// A circle with a number in it, at a place of the picture, that leads to what it counts.
fn mark(
    app: &App,
    filter: &DeadlineFilter,
    to: DeadlineFilter,
    (number, month): (&str, &str),
    count: usize,
    (x, y): (usize, usize),
) -> Html {
    let chosen = *filter == to;
    let values = [
        ("document", number),
        ("month", month),
        ("count", &count.to_string()),
    ];
    let label = app.messages().fill(messages::DEADLINES_MARK, &values);
    let look = Look {
        class: classes!("timeline-mark", chosen.then_some("chosen")),
        label: Some(label),
        current: chosen,
    };
    let drawn = html! {
        <>
            <circle cx={x.to_string()} cy={y.to_string()} r="22" />
            <text x={x.to_string()} y={(y + 6).to_string()} text-anchor="middle">{ count }</text>
        </>
    };
    link(app, Route::Deadlines(to), look, drawn)
}

fn narrow(app: &App, timeline: &Timeline, filter: &DeadlineFilter) -> Html {
    let messages = app.messages();
    let Timeline {
        columns,
        lanes,
        year,
    } = timeline;
    let sums: Vec<usize> = (0..columns.len())
        .map(|at| lanes.iter().map(|lane| lane.counts[at]).sum())
        .collect();
    let most = sums.iter().copied().max().unwrap_or(1).max(1);
    let row = |(column, sum): (&Column, &usize)| {
        let to = DeadlineFilter {
            month: column_value(*year, *column),
            ..filter.clone()
        };
        let name = column_name(messages, *column);
        let label = messages.fill(
            messages::DEADLINES_ROW_MARK,
            &[("month", &name), ("count", &sum.to_string())],
        );
        let chosen = filter.month == to.month;
        let width = (100 * sum / most).max(2).to_string();
        let look = Look {
            class: classes!("timeline-row", chosen.then_some("chosen")),
            label: Some(label),
            current: chosen,
        };
        let drawn = html! {
            <>
                <span>{ name }</span>
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect {width} height="10" /></svg>
                <span class="number">{ sum }</span>
            </>
        };
        html! { <li key={to.month.clone()}>{ link(app, Route::Deadlines(to), look, drawn) }</li> }
    };
    html! {
        <ul class="timeline-narrow plain">
            { for columns.iter().zip(&sums).filter(|(_, sum)| **sum > 0).map(row) }
        </ul>
    }
}

/// 5月 · 2019 年
fn column_name(messages: Messages, column: Column) -> String {
    match column {
        Column::Month(month) => messages.fill(
            messages::DEADLINES_MONTH_SHORT,
            &[("month", &month.to_string())],
        ),
        Column::Year(year) => messages.fill(
            messages::DEADLINES_YEAR_SHORT,
            &[("year", &year.to_string())],
        ),
    }
}

/// What stands for a column in the address: `2018-05`, `2019`
fn column_value(year: i16, column: Column) -> String {
    match column {
        Column::Month(month) => format!("{year:04}-{month:02}"),
        Column::Year(year) => year.to_string(),
    }
}
