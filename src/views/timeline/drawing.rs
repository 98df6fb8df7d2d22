//! The picture as one drives it. The whole of it is one tab stop: arrow keys go from mark to mark, and each says what it
//! holds. What a mark holds is listed below the picture when it is pressed.

use std::rc::Rc;

use gazette::Date;
use yew::prelude::*;

use super::{
    Shown,
    drawn::{ALL, HEAD, LABEL, Lanes, Legend, Line, PLOT, grid, heads, height, rest},
    panel::panel,
};
use crate::{
    browser,
    deadline_filter::Key,
    queries::timeline::{Bar, Mark, Picture, day_at},
    views::refine::Refine,
};

/// Something in the picture that can be pressed.
enum Thing<'p> {
    Mark(&'p Mark),
    Bar(&'p Bar),
}

impl Thing<'_> {
    fn items(&self) -> &[usize] {
        match self {
            Self::Mark(mark) => &mark.items,
            Self::Bar(bar) => &bar.items,
        }
    }

    /// Where the eye finds it, in thousandths of a column.
    fn at(&self) -> i32 {
        match self {
            Self::Mark(mark) => mark.at,
            Self::Bar(bar) => bar.from,
        }
    }
}

/// All that can be pressed, lane by lane, each with its lane.
fn things(picture: &Picture) -> Vec<(usize, Thing<'_>)> {
    let lanes = picture.lanes.iter().enumerate();
    lanes
        .flat_map(|(lane, own)| {
            let marks = own.marks.iter().map(Thing::Mark);
            marks
                .chain(own.bars.iter().map(Thing::Bar))
                .map(move |thing| (lane, thing))
        })
        .collect()
}

#[derive(Properties, PartialEq)]
pub(super) struct DrawingProps {
    pub(super) refine: Refine<Key>,
    pub(super) shown: Shown,
    /// Nothing is drawn where there is none.
    pub(super) picture: Rc<Option<Picture>>,
}

#[component]
pub(super) fn Drawing(props: &DrawingProps) -> Html {
    let app = props.refine.app();
    let messages = app.messages();
    let look = &*props.shown.0;
    let root = use_node_ref();
    // Which of the things has the tab stop, and which is open.
    let active = use_state_eq(|| 0_usize);
    let opened = use_state_eq(|| None::<usize>);
    // Which of the deadlines below the picture is open.
    let detail = use_state_eq(|| None::<String>);
    // Where the line is being moved to.
    let moved = use_state_eq(|| None::<Date>);
    {
        let (active, opened) = (active.setter(), opened.setter());
        use_effect_with(props.picture.clone(), move |_| {
            active.set(0);
            opened.set(None);
        });
    }
    let Some(picture) = &*props.picture else {
        return Html::default();
    };
    let things = things(picture);
    let active_now = (*active).min(things.len().saturating_sub(1));
    let press = {
        let (active, opened, detail) = (active.setter(), opened.clone(), detail.setter());
        // One alone is opened at once.
        let alone: Vec<Option<String>> = things
            .iter()
            .map(|(_, thing)| match thing.items() {
                [item] => look
                    .shown
                    .get(*item)
                    .map(|(item, _)| item.deadline.id.clone()),
                _ => None,
            })
            .collect();
        Callback::from(move |at: usize| {
            active.set(at);
            opened.set((*opened != Some(at)).then_some(at));
            detail.set(alone.get(at).cloned().flatten());
        })
    };
    let onkeydown = {
        let (active, opened, press, root) = (
            active.setter(),
            opened.setter(),
            press.clone(),
            root.clone(),
        );
        let places: Vec<(usize, i32)> = things
            .iter()
            .map(|(lane, thing)| (*lane, thing.at()))
            .collect();
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "Enter" | " " => {
                    event.prevent_default();
                    return press.emit(active_now);
                }
                "Escape" => return opened.set(None),
                key => next(&places, active_now, key),
            };
            if let Some(to) = to {
                event.prevent_default();
                active.set(to);
                if let Some(root) = root.cast()
                    && let Some(mark) = browser::find(&root, &format!("[data-mark=\"{to}\"]"))
                {
                    browser::focus(&mark);
                }
            }
        })
    };
    let (onpointermove, onpointerup, onended) = moving(&props.refine, picture, &root, &moved);
    let height = HEAD + picture.lanes.iter().map(height).sum::<i32>();
    let legend = Legend::new(messages);
    let whole = height + legend.height();
    let onpointerdown = {
        let (moved, day) = (moved.setter(), look.as_of);
        Callback::from(move |event: PointerEvent| {
            browser::capture(&event);
            moved.set(Some(day));
        })
    };
    let line = Line::new(messages, picture, moved.unwrap_or(look.as_of));
    // One for all that can be pressed.
    let onclick = Callback::from(move |event: MouseEvent| {
        let at = browser::nearest(&event, "data-mark").and_then(|at| at.parse().ok());
        if let Some(at) = at {
            press.emit(at);
        }
    });
    html! {
        <>
            // Wider than the screen it is moved sideways, by itself and not with the page.
            <div class="timeline-frame">
            <svg ref={root.clone()} class="timeline-picture" viewBox={format!("0 0 {ALL} {whole}")} role="group" aria-labelledby="timeline"
                aria-describedby="timeline-hint" {onclick} {onkeydown} {onpointermove} {onpointerup}
                onpointercancel={onended.clone()} onlostpointercapture={onended}>
                { line.draw(height) }
                { grid(picture.columns.len(), height) }
                { heads(messages, &picture.columns) }
                <Lanes refine={props.refine.clone()} shown={props.shown.clone()} picture={props.picture.clone()} active={active_now} opened={*opened} />
                { legend.draw(height) }
                { line.handle(onpointerdown) }
            </svg>
            </div>
            { rest(messages, &props.refine, picture) }
            if let Some((at, (_, thing))) = opened.and_then(|at| things.get(at).map(|thing| (at, thing))) {
                { panel(&app, look, thing.items(), at, &root, &opened, &detail) }
            }
        </>
    }
}

/// Where a key leads from one thing to another.
fn next(places: &[(usize, i32)], from: usize, key: &str) -> Option<usize> {
    let (lane, at) = *places.get(from)?;
    // The nearest thing of another lane; of equals the first.
    let nearest = |wanted: usize| {
        let own = places
            .iter()
            .enumerate()
            .filter(|(_, (lane, _))| *lane == wanted);
        own.min_by_key(|(_, (_, other))| (other - at).abs())
            .map(|(place, _)| place)
    };
    match key {
        "ArrowRight" => (from + 1 < places.len()).then_some(from + 1),
        "ArrowLeft" => from.checked_sub(1),
        "ArrowDown" => nearest(lane + 1),
        "ArrowUp" => lane.checked_sub(1).and_then(nearest),
        "Home" => Some(0),
        "End" => Some(places.len() - 1),
        _ => None,
    }
}

/// The line of the day follows the pointer, and the day is chosen where it is let go. Where the browser takes the pointer
/// away (`pointercancel`), or gives it to something else, the line is back where it was.
fn moving(
    refine: &Refine<Key>,
    picture: &Picture,
    root: &NodeRef,
    moved: &UseStateHandle<Option<Date>>,
) -> (
    Callback<PointerEvent>,
    Callback<PointerEvent>,
    Callback<PointerEvent>,
) {
    let onmove = {
        let (columns, root, moved) = (picture.columns.clone(), root.clone(), moved.clone());
        Callback::from(move |event: PointerEvent| {
            if moved.is_none() {
                return;
            }
            let share = root
                .cast()
                .map(|root| browser::share_of_width(&event, &root));
            if let Some(share) = share {
                let x = share * f64::from(ALL) - f64::from(LABEL);
                let columns_wide = f64::from(i32::try_from(columns.len()).unwrap_or(i32::MAX));
                // Beyond the picture the nearest of its days is chosen.
                let position = (x / f64::from(PLOT)).clamp(0.0, 1.0) * columns_wide * 1000.0;
                moved.set(day_at(&columns, position as i32));
            }
        })
    };
    let onup = {
        let (refine, moved) = (refine.clone(), moved.clone());
        Callback::from(move |_: PointerEvent| {
            if let Some(day) = *moved {
                moved.set(None);
                refine.set(Key::AsOf, &day.to_string());
            }
        })
    };
    // After `pointerup` too, when the day is chosen already.
    let onended = {
        let moved = moved.setter();
        Callback::from(move |_: PointerEvent| moved.set(None))
    };
    (onmove, onup, onended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrow_keys_go_through_the_lanes_and_stop_at_the_ends() {
        // Two lanes: three marks and one, the latter below the second.
        let places = [(0, 500), (0, 2500), (0, 6500), (1, 3000)];
        for (from, key, to) in [
            (0, "ArrowRight", Some(1)),
            (2, "ArrowRight", Some(3)),
            (3, "ArrowRight", None),
            (0, "ArrowLeft", None),
            (0, "ArrowDown", Some(3)),
            (3, "ArrowUp", Some(1)),
            (0, "ArrowUp", None),
            (3, "ArrowDown", None),
            (1, "Home", Some(0)),
            (1, "End", Some(3)),
            (1, "a", None),
        ] {
            assert_eq!(next(&places, from, key), to, "{from} {key}");
        }
        assert_eq!(next(&[], 0, "End"), None);
    }
}
