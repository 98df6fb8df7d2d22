//! The contents of a document: beside the text where there is room, and following the reader through it.

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
    let beside = use_state(|| false);
    {
        let beside = beside.setter();
        use_effect_with((), move |()| beside.set(browser::is_wide()));
    }
    {
        let (reader, current) = (props.reader.clone(), current.setter());
        use_effect_with(props.entries.clone(), move |entries| {
            let sections: Option<Vec<_>> = reader.cast().and_then(|reader| {
                let places = entries.iter().map(|entry| &entry.place);
                places
                    .map(|place| browser::section(&reader, place))
                    .collect()
            });
            let follow = sections.map(|sections| {
                let sections = std::rc::Rc::new(sections);
                move || current.set(browser::read(&sections))
            });
            let listeners = follow.and_then(|follow| {
                follow();
                browser::on_scroll(follow)
            });
            move || drop(listeners)
        });
    }
    {
        let list = list.clone();
        use_effect_with(*current, move |_| {
            if let Some(list) = list.cast()
                && let Some(entry) = browser::find(&list, "[aria-current]")
            {
                browser::show_entry(&list, &entry);
            }
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
