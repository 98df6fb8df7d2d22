//! The picture of what is shown: columns of time, lanes, marks and bars; on a narrow screen a list of columns.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    deadline_filter::{DeadlineFilter, Key},
    messages,
    queries::{
        board::{Look, board},
        timeline::{lanes_of, picture, shows_all_rows},
    },
    state::use_app,
    views::{late::use_late, refine::Refine},
};
use controls::{Narrow, controls};
use drawing::Drawing;

mod controls;
mod drawing;
mod drawn;
mod panel;
mod said;

/// What a filter shows, found once for all that draw it.
#[derive(Debug, Clone)]
pub(crate) struct Shown(pub(crate) Rc<Look<'static, 'static>>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct TimelineProps {
    pub(crate) refine: Refine<Key>,
    pub(crate) shown: Shown,
    pub(crate) filter: DeadlineFilter,
}

#[component]
pub(crate) fn Timeline(props: &TimelineProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let look = &*props.shown.0;
    let filter = &props.filter;
    // What is opened in the list, and how the list looks, is nothing to the picture.
    let period = filter.get(Key::Period).to_owned();
    let lanes = (lanes_of(filter), shows_all_rows(filter));
    let picture = use_memo((props.shown.clone(), lanes, period), |_| {
        picture(board(), look, filter)
    });
    // Where there is room for the picture, the list in its place is not seen.
    let now = (props.shown.clone(), picture.clone(), filter.clone());
    let late = use_late(now.clone());
    let (shown, pictured, filtered) = if app.shows_picture() { late } else { now };
    if picture.is_none() {
        return Html::default();
    }
    html! {
        <section class="timeline" aria-labelledby="timeline">
            <h2 id="timeline">{ messages.get(messages::TIMELINE_TITLE) }</h2>
            <p class="quiet timeline-hint" id="timeline-hint">{ messages.get(messages::TIMELINE_HINT) }</p>
            { controls(messages, &props.refine, filter, look) }
            <Narrow refine={props.refine.clone()} {shown} picture={pictured} filter={filtered} />
            <Drawing refine={props.refine.clone()} shown={props.shown.clone()} {picture} />
        </section>
    }
}
