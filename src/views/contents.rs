//! The contents of a document: beside the text where there is room, and following the reader through it.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    browser,
    components::{Look, link},
    messages,
    route::Route,
    state::use_app,
};

/// A heading of a document, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub(crate) place: String,
    pub(crate) level: &'static str,
    pub(crate) words: String,
}

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct ContentsProps {
    pub(crate) document: AttrValue,
    pub(crate) entries: Vec<Entry>,
    /// What holds the headings.
    pub(crate) reader: NodeRef,
}

/// A component, so that scrolling draws nothing else anew.
#[component]
pub(crate) fn Contents(props: &ContentsProps) -> Html {
    let app = use_app();
    let list = use_node_ref();
    let current = use_state_eq(|| None::<usize>);
    // Beside the text there is room for the contents; above it they would push it away.
    let beside = use_state(|| app.is_still() || app.is_wide());
    {
        let (reader, list, current) = (props.reader.clone(), list.clone(), current.setter());
        use_effect_with(props.entries.clone(), move |entries| {
            let sections = reader.cast().and_then(|reader| {
                let places = entries.iter().map(|entry| &entry.place);
                places
                    .map(|place| browser::section(&reader, place))
                    .collect::<Option<Rc<[_]>>>()
            });
            let listeners = sections.and_then(|sections| {
                let follow = move || {
                    let read = browser::read(&sections);
                    if let (Some(list), Some(at)) = (list.cast(), read) {
                        browser::show_entry(&list, at);
                    }
                    current.set(read);
                };
                follow();
                browser::on_scroll(follow)
            });
            move || drop(listeners)
        });
    }
    let name = app.messages().get(messages::READER_CONTENTS);
    let entry = |(at, entry): (usize, &Entry)| {
        let look = Look {
            current: *current == Some(at),
            ..Look::default()
        };
        let to = Route::fact(&format!("{}/{}", props.document, entry.place));
        html! {
            <li key={entry.place.clone()} class={entry.level}>{ link(&app, to, look, html! { &entry.words }) }</li>
        }
    };
    html! {
        <nav class="contents" aria-label={name} ref={list}>
            <details open={*beside}>
                <summary>{ name }</summary>
                <ol>{ for props.entries.iter().enumerate().map(entry) }</ol>
            </details>
        </nav>
    }
}
