//! What is searched for in everything that the page holds: how much there is of each kind, filters with counts, the best
//! of it first.

use std::rc::Rc;

use gazette::search::Match;
use yew::prelude::*;

use super::{
    facets::{Counted, Facets},
    hit::hit,
    late::use_rested,
    refine::{Narrows, Refine, use_refine},
    search_field::SEARCH_FIELD,
};
use crate::{
    browser,
    components::{Chip, Way, chips, plain_link, ways_out},
    filter::Keys,
    messages::{self, Message, Messages},
    queries::{
        Facet,
        search::{Found, shelf},
    },
    route::Route,
    search_filter::{SearchFilter, SearchKey},
    state::{App, use_app},
};

/// As many as are drawn, and as follow at a time.
const PART: usize = 30;
/// As many as are drawn at each key, while somebody writes: more than are seen before one scrolls.
const FIRST: usize = 6;

/// What is chosen from lists; the kind has buttons of its own.
const LISTS: [SearchKey; 7] = [
    SearchKey::Document,
    SearchKey::Unit,
    SearchKey::Period,
    SearchKey::Topic,
    SearchKey::ForWhom,
    SearchKey::Type,
    SearchKey::Strength,
];

/// What a search shows, found once for all that draw it.
#[derive(Debug, Clone)]
struct Shown(SearchFilter, Rc<Found>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.1, &other.1)
    }
}

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct SearchProps {
    pub(crate) filter: SearchFilter,
}

#[component]
pub(crate) fn Search(props: &SearchProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let filter = &props.filter;
    let found = use_memo(filter.clone(), |filter| shelf().find(filter));
    let refine = use_refine(&app, filter);
    let now = Shown(filter.clone(), found.clone());
    let rested = use_rested(now.clone());
    // What is pressed is answered whole, and what is written in two steps.
    let rests = rested.0.get(SearchKey::Query) == filter.get(SearchKey::Query);
    let counted = if rests { now } else { rested };
    let unfolded =
        use_state(|| app.is_wide() || LISTS.iter().any(|key| !filter.get(*key).is_empty()));
    // How many are drawn, and of what.
    let drawn = use_state_eq(|| (filter.clone(), PART));
    let most = if drawn.0 == *filter { drawn.1 } else { PART };
    let more = {
        let (drawn, now) = (drawn.setter(), (filter.clone(), most + PART));
        Callback::from(move |_: MouseEvent| drawn.set(now.clone()))
    };
    let list = use_node_ref();
    let onkeydown = {
        let list = list.clone();
        Callback::from(move |event: KeyboardEvent| {
            let forward = match browser::key(&event).as_deref() {
                Some("ArrowDown") => true,
                Some("ArrowUp") => false,
                Some("Escape") => return to_field(&list),
                _ => return,
            };
            event.prevent_default();
            let stepped = list
                .cast()
                .is_some_and(|list| browser::step(&list, "a", forward));
            if !stepped && !forward {
                to_field(&list);
            }
        })
    };
    let query = filter.get(SearchKey::Query).trim();
    let shown = found.shown.len();
    let at_once = if rests { most } else { FIRST.min(most) };
    let select = |key: &SearchKey| {
        html! { <Facets<SearchKey, Shown> key={key.name()} refine={refine.clone()} facet={*key} counted={counted.clone()} value={filter.get(*key).to_owned()} /> }
    };
    html! {
        <>
            <h1 tabindex="-1">{ messages.get(messages::SEARCH_TITLE) }</h1>
            <div>
                if query.is_empty() {
                    <p class="intro">{ messages.get(messages::SEARCH_INTRO) }</p>
                }
            </div>
            <div role="status" tabindex="-1" data-told="">
                <p class="search-count">{ count(&app, query, &found) }</p>
                { nearest(&app, filter, &found) }
            </div>
            { kinds(messages, &refine, &found, filter.get(SearchKey::Kind)) }
            // Where nothing is found there is nothing to narrow.
            <details class="more-filters" open={*unfolded} hidden={shown == 0 && filter.set().next().is_none()}>
                <summary>{ messages.get(messages::FILTER_TITLE) }</summary>
                <div class="filters">{ for LISTS.iter().map(select) }</div>
            </details>
            <div>{ chosen(messages, &refine, filter) }</div>
            <div>
                if shown == 0 && filter.set().next().is_some() {
                    { without(&app, filter, &found) }
                }
            </div>
            <ol class="hits plain" hidden={shown == 0} ref={list} {onkeydown} aria-busy={(!rests).to_string()}>
                { for found.shown.iter().take(at_once).map(|own| entry(&app, *own)) }
            </ol>
            <div>
                if most < shown {
                    <p class="quiet">{ messages.fill(messages::SEARCH_PARTLY, &[("shown", &most.to_string()), ("count", &shown.to_string())]) }</p>
                    <p class="more"><button type="button" class="button" onclick={more}>
                        { messages.fill(messages::SEARCH_MORE, &[("count", &PART.min(shown - most).to_string())]) }
                    </button></p>
                }
            </div>
        </>
    }
}

/// Back to where one writes.
fn to_field(list: &NodeRef) {
    let field = list
        .cast()
        .and_then(|list| browser::find_on_page(&list, SEARCH_FIELD));
    if let Some(field) = field {
        browser::focus(&field);
    }
}

fn entry(app: &App, own: Match) -> Html {
    html! { <li key={own.item}>{ hit(app, shelf().engine(), own) }</li> }
}

/// “养老”在原文里有 57 处，共 34 项。 Quotation marks within quotation marks are single.
fn count(app: &App, query: &str, found: &Found) -> String {
    let (total, shown) = (found.total.to_string(), found.shown.len().to_string());
    let inner = query.replace('“', "‘").replace('”', "’");
    let values = [
        ("query", inner.as_str()),
        ("total", total.as_str()),
        ("count", &shown),
    ];
    let message = match (query, found.total, found.shown.len()) {
        ("", ..) => messages::SEARCH_EVERYTHING,
        (_, _, 0) => messages::SEARCH_NOTHING,
        (_, 0, _) => messages::SEARCH_FOUND_NAMES,
        _ => messages::SEARCH_FOUND,
    };
    app.messages().fill(message, &values)
}

/// 您是不是要找; where nothing is near either, what else one can do.
fn nearest(app: &App, filter: &SearchFilter, found: &Found) -> Html {
    let messages = app.messages();
    if let Some(nearest) = &found.nearest {
        let to = Route::Search(filter.without_filters().with(SearchKey::Query, nearest));
        html! { <p class="nearest">{ messages.get(messages::SEARCH_NEAREST) }{ plain_link(app, to, nearest) }</p> }
    } else if found.shown.is_empty() && filter.set().next().is_none() {
        let all = Route::Search(SearchFilter::default());
        html! {
            <>
                <p>{ messages.get(messages::SEARCH_ADVICE) }</p>
                <p class="nearest">{ plain_link(app, all, messages.get(messages::SEARCH_ALL)) }</p>
            </>
        }
    } else {
        Html::default()
    }
}

/// How much there is of each kind, each to be shown alone; pressed once more, all are.
fn kinds(messages: Messages, refine: &Refine<SearchKey>, found: &Found, chosen: &str) -> Html {
    let facets = shelf().facets(messages, found, SearchKey::Kind, chosen);
    let toggle = |facet: Facet| {
        let pressed = chosen == facet.value;
        let onclick = refine.on_press(SearchKey::Kind, if pressed { "" } else { &facet.value });
        html! {
            <button key={facet.value} type="button" class="choice" aria-pressed={pressed.to_string()} {onclick}>
                { facet.label }{ " " }<span class="number">{ facet.count }</span>
            </button>
        }
    };
    html! {
        <div class="choices" role="group" aria-label={messages.get(messages::SEARCH_KINDS)} hidden={facets.is_empty()}>
            { for facets.into_iter().map(toggle) }
        </div>
    }
}

impl Narrows for SearchKey {
    fn route(filter: SearchFilter) -> Route {
        Route::Search(filter)
    }

    fn label(self) -> Message {
        name(self)
    }
}

impl Counted<SearchKey> for Shown {
    fn choices(&self, messages: Messages, key: SearchKey, chosen: &str) -> Vec<Facet> {
        shelf().facets(messages, &self.1, key, chosen)
    }
}

fn chosen(messages: Messages, refine: &Refine<SearchKey>, filter: &SearchFilter) -> Html {
    let chip = |key: SearchKey| Chip {
        key: key.name(),
        name: messages.get(name(key)),
        value: shelf().label(messages, key, filter.get(key)),
        onclick: refine.on_press(key, ""),
    };
    chips(messages, filter.set().map(chip).collect())
}

fn without(app: &App, filter: &SearchFilter, found: &Found) -> Html {
    let messages = app.messages();
    let way = |(key, count): (SearchKey, usize)| Way {
        filters: vec![(
            messages.get(name(key)),
            shelf().label(messages, key, filter.get(key)),
        )],
        count,
        to: Route::Search(filter.with(key, "")),
    };
    ways_out(app, found.ways_out(filter).into_iter().map(way).collect())
}

/// What a reader is shown of a key.
fn name(key: SearchKey) -> Message {
    match key {
        SearchKey::Kind | SearchKey::Query => messages::SEARCH_KINDS,
        SearchKey::Document => messages::FILTER_DOCUMENT,
        SearchKey::Type => messages::SEARCH_TYPE,
        SearchKey::Unit => messages::FILTER_UNIT,
        SearchKey::Topic => messages::FILTER_TOPIC,
        SearchKey::ForWhom => messages::FILTER_FOR_WHOM,
        SearchKey::Period => messages::FILTER_PERIOD,
        SearchKey::Strength => messages::SEARCH_STRENGTH,
    }
}
