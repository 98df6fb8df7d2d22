//! What is filtered by: each as a chip that takes it off, and the way out where nothing is shown.

use yew::prelude::*;

use super::{plain_link, to_told};
use crate::{
    messages::{self, Messages},
    route::Route,
    state::App,
};

/// A filter that is set.
pub(crate) struct Chip {
    /// As it stands in the address.
    pub(crate) key: &'static str,
    pub(crate) name: &'static str,
    pub(crate) value: String,
    /// Takes it off.
    pub(crate) onclick: Callback<MouseEvent>,
}

/// What is chosen, each to be taken off by itself.
pub(crate) fn chips(messages: Messages, chosen: Vec<Chip>) -> Html {
    if chosen.is_empty() {
        return Html::default();
    }
    let chip = |chip: Chip| {
        let values = [("name", chip.name), ("value", &chip.value)];
        html! {
            <li key={chip.key} onclick={to_told()}>
                <button type="button" class="chip" onclick={chip.onclick} aria-label={messages.fill(messages::FILTER_DROP, &values)}>
                    { messages.fill(messages::FILTER_CHIP, &values) }<span aria-hidden="true">{ " ✕" }</span>
                </button>
            </li>
        }
    };
    html! { <ul class="chips plain" aria-label={messages.get(messages::FILTER_CHOSEN)}>{ for chosen.into_iter().map(chip) }</ul> }
}

/// Filters without which something would be shown.
pub(crate) struct Way {
    /// What they are called, each with its value; one, or as few as help.
    pub(crate) filters: Vec<(&'static str, String)>,
    /// How many would be shown.
    pub(crate) count: usize,
    /// Where they are off.
    pub(crate) to: Route,
}

/// Where nothing is shown: what each filter hides, or what several hide together where no single one is enough.
pub(crate) fn ways_out(app: &App, ways: Vec<Way>) -> Html {
    let messages = app.messages();
    let message = match ways.first() {
        None => {
            return html! { <p class="notice">{ messages.get(messages::FILTER_NOTHING) }</p> };
        }
        Some(way) if way.filters.len() > 1 => messages::FILTER_WAYS_OUT_SEVERAL,
        Some(_) => messages::FILTER_WAYS_OUT,
    };
    let way = |way: Way| {
        let named = |(name, value): &(&str, String)| {
            messages.fill(messages::FILTER_NAMED, &[("name", name), ("value", value)])
        };
        let filters: Vec<String> = way.filters.iter().map(named).collect();
        let filters = filters.join(messages.get(messages::FILTER_AND));
        let values = [
            ("filters", filters.as_str()),
            ("count", &way.count.to_string()),
        ];
        let words = messages.fill(messages::FILTER_WAY_OUT, &values);
        html! { <li key={filters} onclick={to_told()}>{ plain_link(app, way.to, &words) }</li> }
    };
    html! {
        <div class="notice">
            <p>{ messages.get(message) }</p>
            <ul class="plain ways-out">{ for ways.into_iter().map(way) }</ul>
        </div>
    }
}
