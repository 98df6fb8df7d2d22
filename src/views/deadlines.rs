//! The deadlines: on which day one looks, filters, the picture, the list or the table.

use gazette::Origin;
use yew::prelude::*;

use super::{
    as_of::as_of_field,
    deadline_filters::{Unfolded, chosen, filters, without},
    deadline_list::DeadlineList,
    deadline_table::DeadlineTable,
    late::use_late,
    refine::use_refine,
    take_deadlines::TakeDeadlines,
    timeline::{Shown, Timeline},
};
use crate::{
    components::result_line,
    corpus,
    deadline_filter::{DeadlineFilter, Key},
    messages::{self, Message},
    queries::{board::board, deadlines::as_of, filter_words::in_words},
    route::Route,
    state::use_app,
};

/// The value of [`Key::Form`] that asks for the table.
const TABLE: &str = "table";

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct DeadlinesProps {
    pub(crate) filter: DeadlineFilter,
}

#[component]
pub(crate) fn Deadlines(props: &DeadlinesProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let corpus = corpus();
    let filter = &props.filter;
    let as_of = as_of(corpus, filter.get(Key::AsOf), app.state().today);
    // What is shown depends on the filters and the day alone, not on what is opened or how it is drawn.
    let narrowed = [
        Key::Open,
        Key::Sort,
        Key::Form,
        Key::Lanes,
        Key::Rows,
        Key::AsOf,
    ]
    .iter()
    .fold(filter.clone(), |filter, key| filter.with(*key, ""));
    let look = use_memo((narrowed, as_of.day()), |(filter, day)| {
        board().look(filter, *day)
    });
    let unfolded = use_state(|| Unfolded::new(&app, filter));
    let refine = use_refine(&app, filter);
    let shown = Shown(look.clone());
    // The picture fills a wide screen: what lies below it, and what lies in folded lists, may come after it.
    let late = use_late(shown.clone());
    let listed = if app.shows_picture() {
        late.clone()
    } else {
        shown.clone()
    };
    let busy = late != shown;
    let from_tables = corpus
        .deadlines
        .iter()
        .filter(|deadline| deadline.origin == Origin::Table)
        .count();
    let is_table = filter.get(Key::Form) == TABLE;
    let form = |value: &str, name: Message| {
        let onclick = refine.on_press(Key::Form, value);
        let pressed = (is_table == (value == TABLE)).to_string();
        html! { <button type="button" class="choice" aria-pressed={pressed} {onclick}>{ messages.get(name) }</button> }
    };
    let count = look.shown.len().to_string();
    let told = messages.fill(messages::FILTER_SHOWN_DEADLINES, &[("count", &count)]);
    let clear = filter.set().next().is_some();
    let clear = clear.then(|| Route::Deadlines(filter.without_filters().with(Key::Open, "")));
    let day = as_of_field(&app, &refine, filter, as_of);
    let picture = html! { <Timeline refine={refine.clone()} shown={shown.clone()} filter={filter.clone()} /> };
    // A list that changes stands in an element of its own, so that what is before it keeps its place and the focus.
    html! {
        <>
            <h1 tabindex="-1">{ messages.get(messages::DEADLINES_TITLE) }</h1>
            <p class="intro">{ messages.fill(messages::DEADLINES_INTRO, &[("count", &corpus.deadlines.len().to_string()), ("table", &from_tables.to_string())]) }</p>
            // Where there is little room the list leads, and each of the rest is a line to unfold.
            if unfolded.wide {
                { day }
            } else {
                <details class="more-filters" open={unfolded.day}>
                    <summary>{ messages.fill(messages::EXPORT_STANDS_ON, &[("date", &messages::day(messages, as_of.day()))]) }</summary>
                    { day }
                </details>
            }
            { filters(messages, &refine, &look, &late, filter, *unfolded) }
            <div>{ chosen(messages, &refine, board(), filter) }</div>
            { result_line(&app, &told, clear) }
            <div>
                if look.shown.is_empty() {
                    { without(&app, &look, filter) }
                }
            </div>
            if unfolded.picture {
                { picture }
            } else {
                <details class="timeline-folded" hidden={look.shown.is_empty()}>
                    <summary>{ messages.get(messages::TIMELINE_FOLDED) }</summary>
                    { picture }
                </details>
            }
            <TakeDeadlines shown={shown.clone()} about={in_words(messages, board(), filter, as_of.day())} />
            <div class="choices deadline-form" role="group" aria-label={messages.get(messages::DEADLINES_FORM)}>
                { form("", messages::DEADLINES_LIST) }
                { form(TABLE, messages::DEADLINES_AS_TABLE) }
            </div>
            if is_table {
                <DeadlineTable {refine} shown={listed} {busy} open={filter.get(Key::Open).to_owned()} sort={filter.get(Key::Sort).to_owned()} />
            } else {
                <DeadlineList {refine} shown={listed} {busy} open={filter.get(Key::Open).to_owned()} />
            }
        </>
    }
}
