//! By what the deadlines are narrowed: states and fields with counts, what is chosen as chips, and a way out of nothing.

use yew::prelude::*;

use crate::{
    browser,
    components::{Chip, TextField, Way, chips, ways_out},
    deadline_filter::{DeadlineFilter, Key},
    filter::Keys,
    messages::{self, Message, Messages},
    queries::{
        Facet,
        board::{Board, Look, board},
    },
    route::Route,
    state::App,
    views::{
        facets::{Counted, Facets},
        refine::{Narrows, Refine},
        timeline::Shown,
    },
};

/// What a reader is shown of a key.
pub(crate) fn name(key: Key) -> Message {
    match key {
        Key::Document => messages::FILTER_DOCUMENT,
        Key::Unit => messages::FILTER_UNIT,
        Key::Role => messages::FILTER_ROLE,
        Key::Level => messages::FILTER_LEVEL,
        Key::Topic => messages::FILTER_TOPIC,
        Key::ForWhom => messages::FILTER_FOR_WHOM,
        Key::Period => messages::FILTER_PERIOD,
        Key::Due => messages::FILTER_DUE,
        Key::Origin => messages::FILTER_ORIGIN,
        Key::State => messages::FILTER_STATE,
        Key::Conflict => messages::FILTER_CONFLICT,
        Key::Periodic => messages::FILTER_PERIODIC,
        Key::From => messages::FILTER_FROM,
        Key::To => messages::FILTER_TO,
        _ => messages::FILTER_TEXT,
    }
}

/// What lies open.
const FIRST: [Key; 3] = [Key::Document, Key::Unit, Key::Period];
/// What is asked for less often.
const MORE: [Key; 6] = [
    Key::Due,
    Key::Role,
    Key::Level,
    Key::Topic,
    Key::ForWhom,
    Key::Origin,
];
/// Yes or nothing.
const ONLY: [Key; 2] = [Key::Conflict, Key::Periodic];
const SPAN: [Key; 2] = [Key::From, Key::To];

/// Which of the fields lie open when the view comes. What a reader folds or unfolds then stays so, whatever is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unfolded {
    /// Whether there is room for the states and the day without anything to unfold.
    pub(crate) wide: bool,
    /// Whether there is room for the picture.
    pub(crate) picture: bool,
    /// Whether the field for the day lies open all the same.
    pub(crate) day: bool,
    first: bool,
    more: bool,
}

impl Unfolded {
    /// What is filtered by is seen; on a phone the list leads, and everything else is folded.
    pub(crate) fn new(app: &App, filter: &DeadlineFilter) -> Self {
        let any = |keys: &[Key]| keys.iter().any(|key| !filter.get(*key).is_empty());
        let wide = app.is_wide();
        Self {
            wide,
            picture: app.shows_picture(),
            day: any(&[Key::AsOf]),
            first: wide || any(&FIRST) || any(&[Key::Text]),
            more: any(&MORE) || any(&SPAN),
        }
    }
}

/// `look` is what is shown, `counted` what the choices of the lists count, which may follow it.
pub(crate) fn filters(
    messages: Messages,
    refine: &Refine<Key>,
    look: &Look,
    counted: &Shown,
    filter: &DeadlineFilter,
    unfolded: Unfolded,
) -> Html {
    let changed = |key: Key| {
        let refine = refine.clone();
        Callback::from(move |value: String| refine.set(key, &value))
    };
    let select = |facet: &Key| {
        html! { <Facets<Key, Shown> key={facet.name()} refine={refine.clone()} facet={*facet} counted={counted.clone()} value={filter.get(*facet).to_owned()} /> }
    };
    let date = |key: &Key| {
        let changed = changed(*key);
        let onchange = Callback::from(move |event: Event| changed.emit(browser::value(&event)));
        html! {
            <div class="field" key={key.name()}>
                <label for={key.name()}>{ messages.get(name(*key)) }</label>
                <input id={key.name()} type="date" min="1900-01-01" max="2999-12-31" value={filter.get(*key).to_owned()} {onchange} />
            </div>
        }
    };
    let toggles = toggles(messages, refine, board(), look, filter);
    let (above, within) = if unfolded.wide {
        (toggles, Html::default())
    } else {
        (Html::default(), toggles)
    };
    html! {
        <form class="deadline-filters" role="search" aria-label={messages.get(messages::FILTER_TITLE)} onsubmit={|event: SubmitEvent| event.prevent_default()}>
            { above }
            <details class="more-filters" open={unfolded.first}>
                <summary>{ messages.get(messages::FILTER_TITLE) }</summary>
                { within }
                <div class="filters">
                    { for FIRST.iter().map(select) }
                    <TextField id="text" label={messages.get(messages::FILTER_TEXT)} hint={messages.get(messages::FILTER_DEADLINE_TEXT_HINT)}
                        value={filter.get(Key::Text).to_owned()} onchange={changed(Key::Text)} />
                </div>
            </details>
            <details class="more-filters" open={unfolded.more}>
                <summary>{ messages.get(messages::FILTER_MORE) }</summary>
                <div class="filters">
                    { for MORE.iter().map(select) }
                    { for SPAN.iter().map(date) }
                </div>
            </details>
        </form>
    }
}

impl Narrows for Key {
    fn route(filter: DeadlineFilter) -> Route {
        Route::Deadlines(filter)
    }

    fn label(self) -> Message {
        name(self)
    }
}

impl Counted<Key> for Shown {
    fn choices(&self, messages: Messages, key: Key, _: &str) -> Vec<Facet> {
        board().facets(&self.0, key, messages)
    }
}

/// The states, and what is shown alone, each with its count: pressed once it is chosen, once more it is not.
fn toggles(
    messages: Messages,
    refine: &Refine<Key>,
    board: &Board,
    look: &Look,
    filter: &DeadlineFilter,
) -> Html {
    let toggle = |key: Key| {
        let facets = board.facets(look, key, messages);
        facets.into_iter().filter_map(move |facet| {
            let pressed = filter.get(key) == facet.value;
            let value = if pressed { "" } else { &facet.value };
            let onclick = refine.on_press(key, value);
            (facet.count > 0 || pressed).then(|| html! {
                <button key={format!("{}{}", key.name(), facet.value)} type="button" class="choice" aria-pressed={pressed.to_string()} {onclick}>
                    { facet.label }{ " " }<span class="number">{ facet.count }</span>
                </button>
            })
        })
    };
    html! {
        <div class="choices" role="group" aria-label={messages.get(messages::DEADLINES_STATES)}>
            { for std::iter::once(Key::State).chain(ONLY).flat_map(toggle) }
        </div>
    }
}

/// What is chosen, each to be taken off by itself.
pub(crate) fn chosen(
    messages: Messages,
    refine: &Refine<Key>,
    board: &Board,
    filter: &DeadlineFilter,
) -> Html {
    let chip = |key: Key| Chip {
        key: key.name(),
        name: messages.get(name(key)),
        value: board.label(messages, key, filter.get(key)),
        onclick: refine.on_press(key, ""),
    };
    chips(messages, filter.set().map(chip).collect())
}

/// Where nothing is shown: what each filter hides, or what several hide together.
pub(crate) fn without(app: &App, look: &Look, filter: &DeadlineFilter) -> Html {
    let messages = app.messages();
    let way = |(keys, count): (Vec<Key>, usize)| Way {
        filters: keys
            .iter()
            .map(|key| {
                let value = board().label(messages, *key, filter.get(*key));
                (messages.get(name(*key)), value)
            })
            .collect(),
        count,
        to: Route::Deadlines(
            keys.iter()
                .fold(filter.clone(), |filter, key| filter.with(*key, "")),
        ),
    };
    ways_out(app, look.ways_out().into_iter().map(way).collect())
}
