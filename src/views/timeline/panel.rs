//! What a pressed mark holds, below the picture.

use yew::prelude::*;

use crate::{
    browser, messages,
    queries::{board::Look, timeline::held},
    state::App,
    views::deadline_list::entries,
};

/// What the pressed mark holds.
pub(super) fn panel(
    app: &App,
    look: &Look,
    items: &[usize],
    at: usize,
    root: &NodeRef,
    opened: &UseStateHandle<Option<usize>>,
    detail: &UseStateHandle<Option<String>>,
) -> Html {
    let messages = app.messages();
    let close = {
        let (opened, root) = (opened.clone(), root.clone());
        Callback::from(move |()| {
            opened.set(None);
            if let Some(root) = root.cast()
                && let Some(mark) = browser::find(&root, &format!("[data-mark=\"{at}\"]"))
            {
                browser::focus(&mark);
            }
        })
    };
    let turn = {
        let detail = detail.setter();
        Callback::from(move |open: Option<String>| detail.set(open))
    };
    let onclick = close.reform(|_: MouseEvent| ());
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close.emit(());
        }
    });
    let held: Vec<_> = held(look, items)
        .map(|(item, standing)| (item.deadline, *standing))
        .collect();
    html! {
        <section class="timeline-panel" aria-labelledby="timeline-opened" {onkeydown}>
            <Heading key={at} words={messages.fill(messages::TIMELINE_OPENED, &[("count", &items.len().to_string())])} />
            { entries(app, detail.as_deref().unwrap_or_default(), &turn, &held) }
            <p><button type="button" class="plain-button" {onclick}>{ messages.get(messages::TIMELINE_CLOSE) }</button></p>
        </section>
    }
}

#[derive(Debug, Properties, PartialEq)]
pub(super) struct HeadingProps {
    words: String,
}

/// The heading of what was pressed, which takes the focus when it comes.
#[component]
pub(super) fn Heading(props: &HeadingProps) -> Html {
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        use_effect_with((), move |()| {
            if let Some(heading) = heading.cast() {
                browser::focus(&heading);
            }
        });
    }
    html! { <h3 id="timeline-opened" tabindex="-1" ref={heading}>{ &props.words }</h3> }
}
