//! A link to another view. A real one: it can be copied, opened in a new tab, and found by everybody.

use yew::prelude::*;

use crate::{
    route::Route,
    state::{Address, use_app},
};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct LinkProps {
    pub(crate) to: Route,
    #[prop_or_default]
    pub(crate) class: Classes,
    /// What a screen reader says, where the words alone do not tell where the link leads.
    #[prop_or_default]
    pub(crate) label: Option<AttrValue>,
    /// Whether it leads to the page that is shown.
    #[prop_or_default]
    pub(crate) current: bool,
    pub(crate) children: Html,
}

#[component]
pub(crate) fn Link(props: &LinkProps) -> Html {
    let app = use_app();
    let to = props.to.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        // Behind the hash the browser goes by itself, with its own history.
        if app.state().address == Address::Memory {
            event.prevent_default();
            app.go(to.clone());
        }
    });
    html! {
        <a href={props.to.to_string()} class={props.class.clone()} aria-label={props.label.clone()}
            aria-current={props.current.then_some("page")} {onclick}>
            { props.children.clone() }
        </a>
    }
}
