//! On which day one looks: a field, and two days that people ask for.

use gazette::Date;
use yew::prelude::*;

use crate::{
    browser, corpus,
    deadline_filter::{DeadlineFilter, Key},
    messages,
    queries::deadlines::{AsOf, GAZETTE, TODAY, gazette_day},
    state::App,
    views::refine::Refine,
};

pub(crate) fn as_of_field(
    app: &App,
    refine: &Refine<Key>,
    filter: &DeadlineFilter,
    as_of: AsOf,
) -> Html {
    let messages = app.messages();
    let onchange = {
        let refine = refine.clone();
        Callback::from(move |event: Event| refine.set(Key::AsOf, &browser::value(&event)))
    };
    let today = messages::day(messages, app.state().today);
    let written = filter.get(Key::AsOf);
    let unread = !matches!(written, "" | TODAY | GAZETTE) && Date::from_iso(written).is_none();
    let choice = |value, name, pressed: bool| {
        html! { <button type="button" class="choice" aria-pressed={pressed.to_string()} onclick={refine.on_press(Key::AsOf, value)}>{ messages.get(name) }</button> }
    };
    let gazette = gazette_day(corpus());
    html! {
        <div class="day-field">
            <div class="field">
                <label for="as-of">{ messages.get(messages::DEADLINES_AS_OF) }</label>
                if unread {
                    <p class="error" id="as-of-error">{ messages.fill(messages::DEADLINES_AS_OF_UNREAD, &[("written", written)]) }</p>
                }
                <input id="as-of" type="date" min="1900-01-01" max="2999-12-31" value={as_of.day().to_string()} {onchange}
                    aria-describedby={unread.then_some("as-of-error")} />
            </div>
            <div class="choices">
                { choice(TODAY, messages::DEADLINES_AS_OF_TODAY, as_of.day() == app.state().today) }
                if gazette.is_some() {
                    { choice(GAZETTE, messages::DEADLINES_AS_OF_GAZETTE, gazette == Some(as_of.day())) }
                }
            </div>
            if matches!(as_of, AsOf::Gazette(_)) && written != GAZETTE {
                <p class="quiet">{ messages.fill(messages::DEADLINES_AS_OF_PAST, &[("today", &today)]) }</p>
            }
        </div>
    }
}
