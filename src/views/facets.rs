//! A list of choices with counts, by which a view is narrowed.

use yew::prelude::*;

use super::refine::{Narrows, Refine};
use crate::{components::Select, messages::Messages, queries::Facet};

/// What a view shows, with what every choice of its keys would show.
pub(crate) trait Counted<K>: Clone + PartialEq + 'static {
    /// The choices of a key; what is chosen is one of them in any case.
    fn choices(&self, messages: Messages, key: K, chosen: &str) -> Vec<Facet>;
}

#[derive(Properties, PartialEq)]
pub(crate) struct FacetsProps<K: Narrows, C: Counted<K>> {
    pub(crate) refine: Refine<K>,
    pub(crate) facet: K,
    pub(crate) counted: C,
    pub(crate) value: AttrValue,
}

/// The choices of a key with their counts; drawn anew when they, or what is chosen, change.
#[component]
pub(crate) fn Facets<K: Narrows, C: Counted<K>>(props: &FacetsProps<K, C>) -> Html {
    let messages = props.refine.app().messages();
    let (refine, facet) = (props.refine.clone(), props.facet);
    let choices = props.counted.choices(messages, facet, &props.value);
    let onchange = Callback::from(move |value: String| refine.set(facet, &value));
    html! {
        <Select id={facet.name()} label={messages.get(facet.label())} value={props.value.to_string()} {choices} {onchange} />
    }
}
