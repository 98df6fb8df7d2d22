//! The deadlines: a timeline, filters, and the list by month.

use gazette::Origin;
use yew::prelude::*;

use super::{take_away::TakeAway, timeline::picture};
use crate::{
    components::{Select, TextField, deadline_item, plain_link},
    corpus, messages,
    queries::{
        deadlines::{by_slot, documents, for_whom, months, origins, shown, timeline},
        filter_words::in_words,
    },
    route::{DeadlineFilter, Route},
    state::App,
};

pub(crate) fn deadlines(app: &App, filter: &DeadlineFilter) -> Html {
    let messages = app.messages();
    let corpus = corpus();
    let shown = shown(corpus, filter);
    let refine = |change: fn(&mut DeadlineFilter, String)| {
        let (app, filter) = (app.clone(), filter.clone());
        Callback::from(move |value: String| {
            let mut filter = filter.clone();
            change(&mut filter, value);
            app.refine(Route::Deadlines(filter));
        })
    };
    let from_tables = corpus
        .deadlines
        .iter()
        .filter(|deadline| deadline.origin == Origin::Table)
        .count();
    // A list that changes stands in an element of its own, so that what is before it keeps its place and the focus.
    html! {
        <>
            <h1 tabindex="-1">{ messages.get(messages::DEADLINES_TITLE) }</h1>
            <p>{ messages.fill(messages::DEADLINES_INTRO, &[("count", &corpus.deadlines.len().to_string()), ("table", &from_tables.to_string())]) }</p>
            <form class="filters" role="search" aria-label={messages.get(messages::FILTER_TITLE)} onsubmit={|event: SubmitEvent| event.prevent_default()}>
                <Select id="document" label={messages.get(messages::FILTER_DOCUMENT)} value={filter.document.clone()}
                    choices={documents(corpus, filter)} onchange={refine(|filter, value| filter.document = value)} />
                <Select id="month" label={messages.get(messages::FILTER_MONTH)} value={filter.month.clone()}
                    choices={months(corpus, filter, messages)} onchange={refine(|filter, value| filter.month = value)} />
                <Select id="origin" label={messages.get(messages::FILTER_ORIGIN)} value={filter.origin.clone()}
                    choices={origins(corpus, filter, messages)} onchange={refine(|filter, value| filter.origin = value)} />
                <Select id="for" label={messages.get(messages::FILTER_FOR_WHOM)} value={filter.for_whom.clone()}
                    choices={for_whom(corpus, filter)} onchange={refine(|filter, value| filter.for_whom = value)} />
                <TextField id="text" label={messages.get(messages::FILTER_TEXT)} hint={messages.get(messages::FILTER_DEADLINE_TEXT_HINT)}
                    value={filter.text.clone()} onchange={refine(|filter, value| filter.text = value)} />
            </form>
            if let Some(timeline) = timeline(corpus, filter) {
                { picture(app, &timeline, filter) }
            }
            <div class="result-line">
                <p role="status">{ messages.fill(messages::FILTER_SHOWN_DEADLINES, &[("count", &shown.len().to_string())]) }</p>
                { plain_link(app, Route::Deadlines(DeadlineFilter::default()), messages.get(messages::FILTER_CLEAR)) }
            </div>
            <TakeAway deadlines={by_slot(&shown).into_iter().flat_map(|(_, own)| own).collect::<Vec<_>>()} drawn={shown.len()} about={in_words(corpus, filter, messages)} />
            if shown.is_empty() {
                <p class="notice">{ messages.get(messages::FILTER_NOTHING) }</p>
            }
            <div>
            { for by_slot(&shown).into_iter().map(|(slot, deadlines)| html! {
                <section key={slot.value()} class="month">
                    <h2>{ slot.label(messages) }</h2>
                    <ul class="plain">
                        { for deadlines.into_iter().map(|deadline| html! {
                            <li key={deadline.id.clone()}>{ deadline_item(app, deadline, false) }</li>
                        }) }
                    </ul>
                </section>
            }) }
            </div>
        </>
    }
}
