//! Fields of filters: a line of text, and a choice with counts.

use yew::prelude::*;

use crate::{browser, messages, queries::Facet, state::use_app};

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

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct SelectProps {
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    /// The chosen value; empty for all.
    pub(crate) value: AttrValue,
    pub(crate) choices: Vec<Facet>,
    pub(crate) onchange: Callback<String>,
}

/// A choice, each with the number of items that it would show.
#[component]
pub(crate) fn Select(props: &SelectProps) -> Html {
    let messages = use_app().messages();
    let SelectProps { value, choices, .. } = props;
    let changed = props.onchange.clone();
    let onchange = Callback::from(move |event: Event| changed.emit(browser::value(&event)));
    let field = use_node_ref();
    {
        // Once a person has chosen, the browser no longer heeds which option is marked as selected.
        let field = field.clone();
        use_effect_with(value.clone(), move |value| {
            if let Some(field) = field.cast() {
                browser::choose(&field, value);
            }
        });
    }
    let choice = |facet: &Facet| {
        html! {
            <option key={facet.value.clone()} value={facet.value.clone()} selected={*value == facet.value}>
                { format!("{}{}", facet.label, messages.fill(messages::SITE_BRACKETS, &[("words", &facet.count.to_string())])) }
            </option>
        }
    };
    // A value from the address that no choice has: shown as it is, so that the reader sees why nothing is found.
    let unknown = !value.is_empty() && choices.iter().all(|facet| *value != facet.value);
    html! {
        <div class="field">
            <label for={&props.id}>{ &props.label }</label>
            <select ref={field} id={&props.id} {onchange}>
                <option value="" selected={value.is_empty()}>{ messages.get(messages::FILTER_ALL) }</option>
                if unknown {
                    <option value={value} selected=true>{ value }</option>
                }
                { for choices.iter().map(choice) }
            </select>
        </div>
    }
}
