//! Fields of filters: a line of text, and a choice with counts.

use yew::prelude::*;

use crate::{
    browser,
    messages::{self, Messages},
    queries::Facet,
};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct TextFieldProps {
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    pub(crate) hint: AttrValue,
    pub(crate) value: AttrValue,
    pub(crate) onchange: Callback<String>,
}

/// A line of text that filters while it is written, but not in the middle of an input method's composition.
#[component]
pub(crate) fn TextField(props: &TextFieldProps) -> Html {
    let field = use_node_ref();
    let oninput = {
        let changed = props.onchange.clone();
        Callback::from(move |event: InputEvent| {
            if !browser::is_composing(&event) {
                changed.emit(browser::value(&event));
            }
        })
    };
    {
        let field = field.clone();
        use_effect_with(props.onchange.clone(), move |changed| {
            let changed = changed.clone();
            let listener = field
                .cast()
                .map(|field| browser::on_composed(&field, move |value| changed.emit(value)));
            move || drop(listener)
        });
    }
    html! {
        <div class="field">
            <label for={&props.id}>{ &props.label }</label>
            <input ref={field} id={&props.id} type="search" autocomplete="off" placeholder={&props.hint}
                value={&props.value} {oninput} />
        </div>
    }
}

/// A choice, each with the number of items that it would show. `value` is the chosen one, empty for all.
pub(crate) fn select(
    messages: Messages,
    (id, label): (&'static str, messages::Message),
    value: &str,
    choices: &[Facet],
    changed: Callback<String>,
) -> Html {
    let onchange = Callback::from(move |event: Event| changed.emit(browser::value(&event)));
    let choice = |facet: &Facet| {
        html! {
            <option key={facet.value.clone()} value={facet.value.clone()} selected={value == facet.value}>
                { format!("{}（{}）", facet.label, facet.count) }
            </option>
        }
    };
    // A value from the address that no choice has: shown as it is, so that the reader sees why nothing is found.
    let unknown = !value.is_empty() && choices.iter().all(|facet| value != facet.value);
    html! {
        <div class="field">
            <label for={id}>{ messages.get(label) }</label>
            <select {id} {onchange}>
                <option value="" selected={value.is_empty()}>{ messages.get(messages::FILTER_ALL) }</option>
                if unknown {
                    <option value={value.to_owned()} selected=true>{ value }</option>
                }
                { for choices.iter().map(choice) }
            </select>
        </div>
    }
}
