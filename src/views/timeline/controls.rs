//! How one looks at the picture: what the lanes are, how much time is seen; on a narrow screen a list in its place.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    Shown,
    said::{column_name, year_name},
};
use crate::{
    components::{Look as LinkLook, link, to_told},
    deadline_filter::{DeadlineFilter, Key},
    messages::{self, Message, Messages},
    queries::{
        board::{Look, board},
        days::written_day,
        timeline::{Column, Picture, Unit, lanes_of},
        zoom::{Zoom, beside, zoomed},
    },
    route::Route,
    views::refine::Refine,
};

/// What the lanes are, and how much time is seen.
pub(super) fn controls(
    messages: Messages,
    refine: &Refine<Key>,
    filter: &DeadlineFilter,
    look: &Look,
) -> Html {
    let button = |key: Key, to: Option<&str>, name: Message, pressed: Option<bool>| {
        let disabled = to.is_none();
        let onclick = to.map(|value| refine.on_press(key, value));
        html! {
            <button type="button" class="choice" aria-pressed={pressed.map(|pressed| pressed.to_string())} {disabled} {onclick}>{ messages.get(name) }</button>
        }
    };
    let lane = |value: &str, key: Key, name| {
        button(Key::Lanes, Some(value), name, Some(lanes_of(filter) == key))
    };
    let seen = board()
        .choices(Key::Period)
        .iter()
        .find(|choice| choice.value == filter.get(Key::Period));
    let seen = seen.map(|choice| Zoom::of(&choice.name));
    let zoom = |zoom: Zoom, name| {
        let to = zoomed(board(), filter, zoom, look.as_of);
        button(Key::Period, to.as_deref(), name, Some(seen == Some(zoom)))
    };
    let step = |forward: bool, name| {
        let to = beside(board(), filter, forward);
        button(Key::Period, to.as_deref(), name, None)
    };
    html! {
        <div class="timeline-controls">
            <div class="choices" role="group" aria-label={messages.get(messages::TIMELINE_ZOOM)}>
                { button(Key::Period, Some(""), messages::TIMELINE_ALL, Some(seen.is_none())) }
                { zoom(Zoom::Year, messages::TIMELINE_YEAR) }
                { zoom(Zoom::Quarter, messages::TIMELINE_QUARTER) }
                { zoom(Zoom::Month, messages::TIMELINE_MONTH) }
                if seen.is_some() {
                    { step(false, messages::TIMELINE_BEFORE) }
                    { step(true, messages::TIMELINE_AFTER) }
                }
            </div>
            <div class="choices timeline-lanes" role="group" aria-label={messages.get(messages::TIMELINE_LANES)}>
                { lane("", Key::Document, messages::TIMELINE_BY_DOCUMENT) }
                { lane("unit", Key::Unit, messages::TIMELINE_BY_UNIT) }
                { lane("level", Key::Level, messages::TIMELINE_BY_LEVEL) }
                { lane("topic", Key::Topic, messages::TIMELINE_BY_TOPIC) }
            </div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct NarrowProps {
    pub(super) refine: Refine<Key>,
    pub(super) shown: Shown,
    pub(super) picture: Rc<Option<Picture>>,
    pub(super) filter: DeadlineFilter,
}

/// On a narrow screen: how much is due in each month or year, as a way to it.
#[component]
pub(super) fn Narrow(props: &NarrowProps) -> Html {
    let NarrowProps { shown, filter, .. } = props;
    let app = &props.refine.app();
    let messages = app.messages();
    let Some(picture) = &*props.picture else {
        return Html::default();
    };
    // What its link will show.
    let count = |due: u16| {
        let shown = shown.0.shown.iter();
        let own = shown.filter(|(item, _)| item.own_places(Key::Due).contains(&due));
        own.count()
    };
    let rows: Vec<(String, &Column, usize)> = picture
        .columns
        .iter()
        .filter_map(|column| {
            let value = value(column)?;
            let due = board().place(Key::Due, &value)?;
            Some((value, column, count(due)))
        })
        .filter(|(.., count)| *count > 0)
        .collect();
    let most = rows.iter().map(|(.., count)| *count).max().unwrap_or(1);
    let row = |(at, (value, column, count)): (usize, &(String, &Column, usize))| {
        let before = at.checked_sub(1).map(|before| *rows[before].1);
        // Its year is seen once and said in each: a link is heard alone.
        let said = written_day(messages, value);
        let name = match year_name(messages, **column, before) {
            Some(_) => said.clone(),
            None => column_name(messages, **column),
        };
        let values = [("column", said.as_str()), ("count", &count.to_string())];
        let look = LinkLook {
            class: classes!("timeline-row"),
            label: Some(messages.fill(messages::TIMELINE_ROW_MARK, &values)),
            ..LinkLook::default()
        };
        let width = (100 * count / most).max(2).to_string();
        let drawn = html! {
            <>
                <span>{ name }</span>{ " " }
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect {width} height="10" /></svg>
                <span class="number">{ count }</span>
            </>
        };
        let to = Route::Deadlines(filter.with(Key::Due, value));
        html! { <li key={value.clone()} onclick={to_told()}>{ link(app, to, look, drawn) }</li> }
    };
    html! { <ul class="timeline-narrow plain">{ for rows.iter().enumerate().map(row) }</ul> }
}

/// A month or a year, as it stands in the address.
fn value(column: &Column) -> Option<String> {
    match column.unit {
        Unit::Month => Some(format!(
            "{:04}-{:02}",
            column.from.year(),
            column.from.month()
        )),
        Unit::Year => Some(format!("{:04}", column.from.year())),
        Unit::Day | Unit::Third(_) => None,
    }
}
