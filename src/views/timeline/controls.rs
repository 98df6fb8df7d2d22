//! How one looks at the picture: what the lanes are, how much time is seen; on a narrow screen a list in its place.

use std::rc::Rc;

use yew::prelude::*;

use super::{Shown, said::column_name};
use crate::{
    components::{Look as LinkLook, link},
    deadline_filter::{DeadlineFilter, Key},
    messages::{self, Message, Messages},
    queries::{
        board::{Look, board},
        deadlines::day,
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

/// On a narrow screen: how much is due in each column, as a way to it.
#[component]
pub(super) fn Narrow(props: &NarrowProps) -> Html {
    let NarrowProps { shown, filter, .. } = props;
    let app = &props.refine.app();
    let messages = app.messages();
    let Some(picture) = &*props.picture else {
        return Html::default();
    };
    let count = |column: &Column| {
        let due = shown
            .0
            .shown
            .iter()
            .filter_map(|(item, _)| day(item.deadline));
        due.filter(|day| *day >= column.from && *day <= column.to)
            .count()
    };
    let columns: Vec<(&Column, usize)> = picture
        .columns
        .iter()
        .map(|column| (column, count(column)))
        .collect();
    let most = columns
        .iter()
        .map(|(_, count)| *count)
        .max()
        .unwrap_or(1)
        .max(1);
    let row = |(column, count): &(&Column, usize)| {
        let value = match column.unit {
            Unit::Month => format!("{:04}-{:02}", column.from.year(), column.from.month()),
            Unit::Year => format!("{:04}", column.from.year()),
            Unit::Day | Unit::Third(_) => return Html::default(),
        };
        let name = column_name(messages, **column);
        let values = [("column", name.as_str()), ("count", &count.to_string())];
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
        html! { <li key={value.clone()}>{ link(app, Route::Deadlines(filter.with(Key::Period, &value)), look, drawn) }</li> }
    };
    html! { <ul class="timeline-narrow plain">{ for columns.iter().filter(|(_, count)| *count > 0).map(row) }</ul> }
}
