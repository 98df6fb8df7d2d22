//! What is shown, beneath the picture, by month. A long list is drawn in parts.

use std::{ops::Range, rc::Rc};

use gazette::{Deadline, Standing};
use yew::prelude::*;

use super::{refine::Refine, timeline::Shown};
use crate::{
    browser,
    components::{Listed, listed_deadline},
    deadline_filter::Key,
    messages,
    queries::deadlines::Slot,
    state::App,
};

/// As many as are drawn in the end: what one reads at a sitting. More on asking.
const PART: usize = 150;
/// As many as are drawn at once: more than a screen holds.
const FIRST: usize = 10;
/// As many as follow at a time, so that a press in between is heard.
const NEXT: usize = 20;
/// More parts than any list has.
const WHOLE: usize = usize::MAX;

#[derive(Properties, PartialEq)]
pub(crate) struct DeadlineListProps {
    pub(crate) refine: Refine<Key>,
    pub(crate) shown: Shown,
    /// Whether something else is to be shown soon.
    pub(crate) busy: bool,
    /// The id of the one that is open; else empty.
    pub(crate) open: AttrValue,
}

/// How far a list is drawn.
#[derive(Clone, PartialEq)]
struct Progress {
    of: Shown,
    drawn: usize,
    parts: usize,
}

/// How many of `all` are drawn in the end: so many parts, and what is `opened` in any case.
fn reach(parts: usize, all: usize, opened: usize) -> usize {
    all.min(PART.saturating_mul(parts).max(opened))
}

/// A link that opens one of them leads to it. Who has pressed something else keeps the focus there.
#[hook]
pub(crate) fn use_way_to_open(root: &NodeRef) {
    let root = root.clone();
    use_effect_with((), move |()| {
        let open = root
            .cast()
            .and_then(|root| browser::find(&root, "[data-open]"));
        if let Some(open) = open.filter(|_| browser::nothing_has_focus()) {
            browser::read_from(&open);
        }
    });
}

/// The list by month. The first of it is there at once; the rest follows after the browser has painted, and until then
/// the list says that it is busy.
#[component]
pub(crate) fn DeadlineList(props: &DeadlineListProps) -> Html {
    let app = props.refine.app();
    let messages = app.messages();
    let list = use_node_ref();
    let shown = &props.shown.0.shown;
    let begun = || Progress {
        of: props.shown.clone(),
        drawn: FIRST,
        parts: 1,
    };
    let progress = use_state_eq(begun);
    let now = if progress.of == props.shown {
        (*progress).clone()
    } else {
        begun()
    };
    // What a link opens is drawn in any case.
    let open = props.open.as_str();
    let opened = shown
        .iter()
        .position(|(item, _)| item.deadline.id == open)
        .map_or(0, |at| at + 1);
    let whole = reach(now.parts, shown.len(), opened);
    let drawn = if browser::DRAWS_LATER {
        whole.min(now.drawn.max(opened))
    } else {
        whole
    };
    {
        let (progress, now) = (progress.setter(), now.clone());
        use_effect_with((props.shown.clone(), drawn, whole), move |_| {
            let later = (drawn < whole).then(|| {
                browser::after_paint(move || {
                    progress.set(Progress {
                        drawn: drawn + NEXT,
                        ..now
                    });
                })
            });
            move || drop(later)
        });
    }
    {
        let progress = progress.setter();
        use_effect_with(props.shown.clone(), move |shown| {
            let of = shown.clone();
            let prints = browser::on_print(move || {
                progress.set(Progress {
                    of: of.clone(),
                    drawn: WHOLE,
                    parts: WHOLE,
                });
            });
            move || drop(prints)
        });
    }
    use_way_to_open(&list);
    let more = {
        let (progress, now) = (progress.setter(), now.clone());
        Callback::from(move |_: MouseEvent| {
            progress.set(Progress {
                parts: now.parts + 1,
                ..now.clone()
            });
        })
    };
    // Each month with the places of its own.
    let mut months: Vec<(Slot, Range<usize>)> = Vec::new();
    for (at, (item, _)) in shown[..drawn].iter().enumerate() {
        let slot = props.shown.0.slot(item.deadline);
        match months.last_mut().filter(|(last, _)| *last == slot) {
            Some((_, own)) => own.end = at + 1,
            None => months.push((slot, at..at + 1)),
        }
    }
    let month = |(slot, own): (Slot, Range<usize>)| {
        let open = if own.contains(&opened.wrapping_sub(1)) {
            props.open.clone()
        } else {
            AttrValue::default()
        };
        html! { <Month key={slot.label(messages)} refine={props.refine.clone()} shown={props.shown.clone()} {slot} {own} {open} /> }
    };
    let counts = [
        ("drawn", whole.to_string()),
        ("count", shown.len().to_string()),
    ];
    let counts = counts
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    // Another list is drawn anew: to take the old one away as a whole is cheaper than to change it.
    let key = Rc::as_ptr(&props.shown.0) as usize;
    html! {
        <div {key} ref={list} aria-busy={(props.busy || drawn < whole).then_some("true")}>
            // A list of its own, so that its keys count: what stands beside it has none.
            <>{ for months.into_iter().map(month) }</>
            if drawn == whole && whole < shown.len() {
                <p class="quiet">{ messages.fill(messages::DEADLINES_PARTLY, &counts) }</p>
                <p class="more"><button type="button" class="button" onclick={more}>
                    { messages.fill(messages::DEADLINES_MORE, &[("count", &PART.min(shown.len() - whole).to_string())]) }
                </button></p>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct MonthProps {
    refine: Refine<Key>,
    shown: Shown,
    slot: Slot,
    /// The places of its deadlines in what is shown.
    own: Range<usize>,
    /// The id of the one of them that is open; else empty.
    open: AttrValue,
}

/// A month of the list. Only the one in which something is opened or put away is drawn anew.
#[component]
fn Month(props: &MonthProps) -> Html {
    let app = props.refine.app();
    // In the address, so that a link opens the same.
    let turn = {
        let refine = props.refine.clone();
        Callback::from(move |open: Option<String>| {
            refine.set(Key::Open, open.as_deref().unwrap_or_default());
        })
    };
    let held: Vec<(&Deadline, Standing)> = props.shown.0.shown[props.own.clone()]
        .iter()
        .map(|(item, standing)| (item.deadline, *standing))
        .collect();
    html! {
        <section class="month">
            <h2>{ props.slot.label(app.messages()) }</h2>
            { entries(&app, &props.open, &turn, &held) }
        </section>
    }
}

/// Deadlines one below the other, each with a button that opens what stands behind it, or puts it away. `open` is the id
/// of the one that is open; `turn` is told which one is to be open from now on, if any.
pub(crate) fn entries(
    app: &App,
    open: &str,
    turn: &Callback<Option<String>>,
    held: &[(&Deadline, Standing)],
) -> Html {
    let entry = |(deadline, standing): &(&Deadline, Standing)| {
        let open = open == deadline.id;
        let next = (!open).then(|| deadline.id.clone());
        let listed = Listed {
            standing: *standing,
            open,
            onopen: turn.reform(move |_: MouseEvent| next.clone()),
        };
        html! { <li key={deadline.id.clone()} tabindex="-1" data-open={open.then_some("")}>{ listed_deadline(app, deadline, &listed) }</li> }
    };
    html! { <ul class="plain">{ for held.iter().map(entry) }</ul> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_drawn_as_far_as_it_is_asked_for_and_as_what_is_opened_and_on_paper_whole() {
        for (parts, all, opened, whole) in [
            (1, 10, 0, 10),
            (1, 400, 0, PART),
            (1, 400, 390, 390),
            (2, 400, 0, 2 * PART),
            (3, 400, 0, 400),
            (WHOLE, 40_000, 0, 40_000),
        ] {
            assert_eq!(reach(parts, all, opened), whole, "{parts} {all} {opened}");
        }
    }
}
