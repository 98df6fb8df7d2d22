//! A clause: its words with what they lead to, who answers for it, what follows from it, and the ways on.

mod foot;
mod panel;
mod words;

use gazette::{Clause, Deadline, Figure};
use yew::prelude::*;

use super::gaps::gaps_at;
use crate::{
    browser,
    components::{agencies, deadline_item, plain_link},
    corpus,
    messages::{self, Message, Messages},
    queries::{
        citing::{quotation, words_of},
        gaps::gaps,
        marks::{marks, names},
        places::{place, short_citation},
    },
    route::Route,
    state::{App, use_app},
};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct ClauseViewProps {
    pub(crate) id: AttrValue,
    /// Whether a link leads to it.
    pub(crate) chosen: bool,
    /// What is then shown as marked in it.
    pub(crate) mark: AttrValue,
}

/// A mark that is opened. What a press has opened stays until another one; what the focus has opened goes with it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Opened {
    mark: usize,
    pressed: bool,
}

/// What became of a wish to copy.
#[derive(Debug, Clone, PartialEq)]
struct Copied {
    said: Message,
    /// What is left to copy by hand.
    left: Option<String>,
}

/// A component, so that opening a mark draws this clause anew and no other.
#[component]
pub(crate) fn ClauseView(props: &ClauseViewProps) -> Html {
    let app = use_app();
    let section = use_node_ref();
    let field = use_node_ref();
    let opened = use_state_eq(|| None::<Opened>);
    let copied = use_state_eq(|| None::<Copied>);
    // Whether the focus is being moved by the tab key: only then what it leaves may change its height, since nothing is
    // about to be pressed.
    let tabbing = use_mut_ref(|| false);
    let found = use_memo(props.id.clone(), |id| {
        let clause = corpus().clause(id)?;
        let document = corpus().document(&clause.document)?;
        let marks = marks(corpus(), names(), clause);
        Some((clause, marks, gaps(corpus(), document)))
    });
    {
        let field = field.clone();
        use_effect_with(copied.clone(), move |copied| {
            let refused = copied.as_ref().is_some_and(|copied| copied.left.is_some());
            if let Some(field) = field.cast().filter(|_| refused) {
                browser::select_all(&field);
            }
        });
    }
    let Some((clause, marks, gaps)) = found.as_ref() else {
        return Html::default();
    };
    let onclick = {
        let opened = opened.clone();
        Callback::from(move |event: MouseEvent| press(&opened, pressed(&event)))
    };
    let close = {
        let (opened, section) = (opened.clone(), section.clone());
        move || {
            // The focus opens what it comes to, and is to close it now.
            if let Some(mark) = *opened
                && let Some(section) = section.cast()
                && let Some(mark) =
                    browser::find(&section, &format!("[data-mark=\"{}\"]", mark.mark))
            {
                browser::focus(&mark);
            }
            opened.set(None);
        }
    };
    let onkeydown = {
        let (opened, tabbing, close) = (opened.clone(), tabbing.clone(), close.clone());
        Callback::from(move |event: KeyboardEvent| {
            let key = event.key();
            *tabbing.borrow_mut() = key == "Tab";
            match key.as_str() {
                "Escape" if opened.is_some() => close(),
                "Enter" | " " => {
                    if let Some(mark) = pressed(&event) {
                        event.prevent_default();
                        press(&opened, Some(mark));
                    }
                }
                _ => browser::rove(&event),
            }
        })
    };
    let onfocusin = {
        let (opened, tabbing) = (opened.clone(), tabbing.clone());
        Callback::from(move |event: FocusEvent| {
            *tabbing.borrow_mut() = false;
            let Some(mark) = pressed(&event).filter(|_| browser::shows_focus(&event)) else {
                return;
            };
            if opened.is_none_or(|opened| opened.mark != mark) {
                opened.set(Some(Opened {
                    mark,
                    pressed: false,
                }));
            }
        })
    };
    let onfocusout = {
        let (opened, section) = (opened.clone(), section.clone());
        Callback::from(move |event: FocusEvent| {
            let leaves = section
                .cast()
                .is_some_and(|own| browser::leaves(&event, &own));
            if *tabbing.borrow() && leaves && opened.is_some_and(|opened| !opened.pressed) {
                opened.set(None);
            }
        })
    };
    let copy = |text: Box<dyn Fn() -> String>, done: Message| {
        let copied = copied.setter();
        Callback::from(move |_: MouseEvent| {
            let text = text();
            let (copied, left) = (copied.clone(), text.clone());
            copied.set(None);
            browser::copy(&text, move |taken| {
                copied.set(Some(if taken {
                    Copied {
                        said: done,
                        left: None,
                    }
                } else {
                    Copied {
                        said: messages::READER_NOT_COPIED,
                        left: Some(left.clone()),
                    }
                }));
            });
        })
    };
    let (own, messages) = (*clause, app.messages());
    let copy_link = copy(
        Box::new(move || format!("{}{}", browser::page(), Route::fact(&own.id))),
        messages::READER_LINK_COPIED,
    );
    let copy_words = {
        let section = section.clone();
        let quote = move || {
            let selected = section
                .cast()
                .and_then(|own| browser::selected(&own, "[data-words]"));
            let words = selected.unwrap_or_else(|| words_of(own).to_owned());
            quotation(corpus(), messages, own, &words)
        };
        copy(Box::new(quote), messages::READER_WORDS_COPIED)
    };
    let panel_id = format!("told-{}", place(&own.id));
    let told = opened.map(|opened| (opened.mark, panel_id.as_str()));
    let panel = opened.and_then(|opened| {
        let mark = marks.get(opened.mark)?;
        let onclose = Callback::from(move |_: MouseEvent| close());
        Some(panel::panel(&app, own, mark, &panel_id, onclose))
    });
    let shown = if props.chosen { &*props.mark } else { "" };
    let words = words::words(&app, &own.text, marks, shown, told);
    html! {
        <section ref={section} class={classes!("clause", level(own), props.chosen.then_some("chosen"))}
            {onclick} {onkeydown} {onfocusin} {onfocusout}>
            { text(own, words) }
            { for panel }
            { gaps_at(gaps, &own.id) }
            { follows(&app, own) }
            { foot::foot(&app, own, copy_link, copy_words) }
            <p class="told" role="status">{ for copied.as_ref().map(|copied| messages.get(copied.said)) }</p>
            if let Some(left) = copied.as_ref().and_then(|copied| copied.left.clone()) {
                <textarea ref={field} readonly=true rows="4" aria-label={messages.get(messages::READER_TO_COPY)} value={left} />
            }
        </section>
    }
}

/// Which mark an event happened on.
fn pressed(event: &Event) -> Option<usize> {
    browser::nearest(event, "data-mark")?.parse().ok()
}

/// A press opens a mark, and closes the one that a press has opened; the focus alone has but shown it.
fn press(opened: &UseStateHandle<Option<Opened>>, mark: Option<usize>) {
    let Some(mark) = mark else {
        return;
    };
    let open = Opened {
        mark,
        pressed: true,
    };
    opened.set((**opened != Some(open)).then_some(open));
}

/// Heading and words. A paragraph without a heading is itself what a link leads to.
fn text(clause: &Clause, words: Html) -> Html {
    let place = place(&clause.id).to_owned();
    if clause.label.is_empty() {
        return html! { <p tabindex="-1" data-place={place} data-words="" data-row="">{ words }</p> };
    }
    let heading = html! { <>{ &clause.label }{ &clause.title }</> };
    html! {
        <>
            if clause.level == 1 {
                <h2 tabindex="-1" data-place={place} data-words="">{ heading }</h2>
            } else if clause.level == 2 {
                <h3 tabindex="-1" data-place={place} data-words="">{ heading }</h3>
            } else {
                <h4 tabindex="-1" data-place={place} data-words="">{ heading }</h4>
            }
            if !clause.text.is_empty() {
                <p data-words="" data-row="">{ words }</p>
            }
        </>
    }
}

/// What follows from a clause: what was put right in it, who answers, benefits, rows of a table, deadlines.
fn follows(app: &App, clause: &Clause) -> Html {
    let messages = app.messages();
    let corpus = corpus();
    let deadlines: Vec<&Deadline> = corpus
        .deadlines
        .iter()
        .filter(|deadline| deadline.clause.as_ref() == Some(&clause.id))
        .collect();
    let rows: Vec<Html> = corpus
        .responsibilities
        .iter()
        .filter(|row| row.body_clauses.contains(&clause.id))
        .map(|row| {
            let words = short_citation(corpus, messages, &row.id);
            html! { <li key={row.id.clone()}>{ plain_link(app, Route::fact(&row.id), &words) }</li> }
        })
        .collect();
    let benefits = corpus
        .benefits
        .iter()
        .filter(|benefit| benefit.clause == clause.id);
    html! {
        <>
            { for corrections(messages, &clause.id) }
            if !clause.agencies.is_empty() {
                <p class="aside">{ messages.get(messages::READER_AGENCIES) }{ "：" }{ agencies(app, &clause.agencies) }</p>
            }
            if benefits.clone().next().is_some() {
                <div class="aside rows">
                    <p>{ messages.get(messages::READER_BENEFITS) }</p>
                    <ul>{ for benefits.map(|benefit| html! { <li>{ plain_link(app, Route::benefit(&benefit.id), &benefit.title) }</li> }) }</ul>
                </div>
            }
            if !rows.is_empty() {
                <div class="aside rows">
                    <p>{ messages.get(messages::READER_ROWS) }</p>
                    <ul>{ for rows }</ul>
                </div>
            }
            if !deadlines.is_empty() {
                <div class="aside">
                    <p>{ messages.get(messages::READER_DEADLINES) }</p>
                    <ul class="plain">
                        { for deadlines.into_iter().map(|deadline| html! { <li key={deadline.id.clone()}>{ deadline_item(app, deadline) }</li> }) }
                    </ul>
                </div>
            }
        </>
    }
}

/// What the print lost in the figures of a clause, and how it was repaired.
fn corrections(messages: Messages, clause: &str) -> impl Iterator<Item = Html> {
    let own = corpus()
        .figures
        .iter()
        .filter(move |figure| figure.clause == clause);
    own.filter_map(move |figure: &Figure| correction(messages, figure))
}

/// See [`corrections`]; also where the figure itself stands.
pub(crate) fn correction(messages: Messages, figure: &Figure) -> Option<Html> {
    let note = figure.correction.as_ref()?;
    let label = messages.get(messages::READER_CORRECTION);
    Some(html! { <p class="correction"><strong>{ label }</strong>{ note }</p> })
}

pub(crate) fn level(clause: &Clause) -> &'static str {
    match clause.level {
        1 => "level-1",
        2 => "level-2",
        _ => "level-3",
    }
}
