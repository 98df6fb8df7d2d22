//! The picture of what is shown: columns of time, lanes, marks and bars; on a narrow screen a list of columns.
//!
//! The whole picture is one tab stop: arrow keys go from mark to mark, and each says what it holds. What a mark holds is
//! listed below the picture when it is pressed.

use std::rc::Rc;

use gazette::Date;
use yew::prelude::*;

use super::deadline_list::entries;
use crate::{
    browser,
    components::{Look as LinkLook, link, when},
    deadline_filter::{DeadlineFilter, Key},
    messages::{self, Message, Messages},
    queries::{
        deadlines::{self, Look, board, day, recurrence_name},
        timeline::{
            Bar, BarKind, Column, LONGEST_NAME, Lane, LaneName, Mark, Picture, Place, Tone, Unit,
            WIDTH, cut, day_at, held, lanes_of, picture, place,
        },
        zoom::{Zoom, beside, zoomed},
    },
    route::Route,
    state::{App, use_app},
};

/// What a filter shows, found once for all that draw it.
#[derive(Debug, Clone)]
pub(crate) struct Shown(pub(crate) Rc<Look<'static, 'static>>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct TimelineProps {
    pub(crate) shown: Shown,
    pub(crate) filter: DeadlineFilter,
}

// The measures of the picture, in its own units: at full width one unit is about one pixel.
const LABEL: i32 = 190;
const HEAD: i32 = 64;
/// The height of a lane's marks.
const MARKS: i32 = 56;
/// The height of a bar with the room around it.
const BAR: i32 = 48;
const PLOT: i32 = WIDTH as i32;
/// Half a mark, at the right edge.
const MARGIN: i32 = 26;
const ALL: i32 = LABEL + PLOT + MARGIN;

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

#[component]
pub(crate) fn Timeline(props: &TimelineProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let look = &*props.shown.0;
    let filter = &props.filter;
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
        use_effect_with((props.shown.clone(), lanes_of(filter)), move |_| {
            active.set(0);
            opened.set(None);
        });
    }
    let Some(picture) = picture(board(), look, filter) else {
        return Html::default();
    };
    let things = things(&picture);
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
    let (onpointermove, onpointerup) = moving(&app, filter, &picture, &root, &moved);
    let drawn = Drawn {
        messages,
        look,
        picture: &picture,
        active: active_now,
        opened: *opened,
        press: &press,
    };
    let height = HEAD + picture.lanes.iter().map(height).sum::<i32>();
    let onpointerdown = {
        let (moved, day) = (moved.setter(), look.as_of);
        Callback::from(move |event: PointerEvent| {
            browser::capture(&event);
            moved.set(Some(day));
        })
    };
    let line = Line::new(messages, &picture, moved.unwrap_or(look.as_of));
    let mut y = HEAD;
    let mut first = 0;
    let lanes = picture.lanes.iter().map(|lane| {
        let html = drawn.lane(lane, y, first);
        y += self::height(lane);
        first += lane.marks.len() + lane.bars.len();
        html
    });
    let lanes: Vec<Html> = lanes.collect();
    html! {
        <section class="timeline" aria-labelledby="timeline">
            <h2 id="timeline">{ messages.get(messages::TIMELINE_TITLE) }</h2>
            <p class="quiet timeline-hint" id="timeline-hint">{ messages.get(messages::TIMELINE_HINT) }</p>
            { controls(&app, filter, look) }
            <svg ref={root.clone()} class="timeline-picture" viewBox={format!("0 0 {ALL} {height}")} role="group" aria-labelledby="timeline"
                aria-describedby="timeline-hint" {onkeydown} {onpointermove} {onpointerup}>
                { line.draw(height) }
                { heads(messages, &picture.columns, height) }
                <g>{ for lanes }</g>
                { line.handle(onpointerdown) }
            </svg>
            { legend(messages) }
            { narrow(&app, look, &picture, filter) }
            if let Some((at, (_, thing))) = opened.and_then(|at| things.get(at).map(|thing| (at, thing))) {
                { panel(&app, look, thing.items(), at, &root, &opened, &detail) }
            }
        </section>
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

/// The line of the day follows the pointer, and the day is chosen where it is let go.
fn moving(
    app: &App,
    filter: &DeadlineFilter,
    picture: &Picture,
    root: &NodeRef,
    moved: &UseStateHandle<Option<Date>>,
) -> (Callback<PointerEvent>, Callback<PointerEvent>) {
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
        let (app, filter, moved) = (app.clone(), filter.clone(), moved.clone());
        Callback::from(move |_: PointerEvent| {
            if let Some(day) = *moved {
                moved.set(None);
                app.refine(Route::Deadlines(filter.with(Key::AsOf, &day.to_string())));
            }
        })
    };
    (onmove, onup)
}

fn height(lane: &Lane) -> i32 {
    let bars = i32::try_from(lane.bars.len()).unwrap_or(0) * BAR;
    let marks = if lane.marks.is_empty() { 0 } else { MARKS };
    // A name takes two lines.
    (marks + bars).max(MARKS)
}

/// Where a position of the picture lies.
fn x(position: i32, columns: usize) -> i32 {
    let columns = i32::try_from(columns).unwrap_or(1).max(1);
    LABEL + position * (PLOT / columns) / 1000 + position * (PLOT % columns) / columns / 1000
}

fn heads(messages: Messages, columns: &[Column], height: i32) -> Html {
    let head = |(at, column): (usize, &Column)| {
        let left = x(i32::try_from(at).unwrap_or(0) * 1000, columns.len());
        let right = x(i32::try_from(at + 1).unwrap_or(0) * 1000, columns.len());
        html! {
            <g key={at}>
                <line x1={left.to_string()} x2={left.to_string()} y1="34" y2={height.to_string()} class="timeline-grid" />
                <text x={((left + right) / 2).to_string()} y="54" text-anchor="middle" class="timeline-head">{ column_name(messages, *column) }</text>
            </g>
        }
    };
    html! { <g aria-hidden="true">{ for columns.iter().enumerate().map(head) }</g> }
}

/// 5月 · 2019 · 5月上旬 · 17
fn column_name(messages: Messages, column: Column) -> String {
    let month = column.from.month().to_string();
    let of_month = |message| messages.fill(message, &[("month", &month)]);
    match column.unit {
        Unit::Day => column.from.day().to_string(),
        Unit::Third(0) => of_month(messages::TIMELINE_THIRD_FIRST),
        Unit::Third(1) => of_month(messages::TIMELINE_THIRD_SECOND),
        Unit::Third(_) => of_month(messages::TIMELINE_THIRD_LAST),
        Unit::Month => of_month(messages::TIMELINE_MONTH_SHORT),
        Unit::Year => messages.fill(
            messages::TIMELINE_YEAR_SHORT,
            &[("year", &column.from.year().to_string())],
        ),
    }
}

/// What every part of the picture is drawn from.
struct Drawn<'p> {
    messages: Messages,
    look: &'p Look<'static, 'static>,
    picture: &'p Picture,
    active: usize,
    opened: Option<usize>,
    press: &'p Callback<usize>,
}

impl Drawn<'_> {
    /// `first` is the place of the lane's first thing among all.
    fn lane(&self, lane: &Lane, y: i32, first: usize) -> Html {
        let (name, below) = lane_name(self.messages, &lane.name);
        let marks = lane
            .marks
            .iter()
            .zip(first..)
            .map(|(mark, at)| self.mark(mark, y, at));
        let below_marks = if lane.marks.is_empty() { y } else { y + MARKS };
        let bars = lane.bars.iter().zip(first + lane.marks.len()..).zip(0..);
        let bars = bars.map(|((bar, at), track)| self.bar(bar, below_marks + track * BAR, at));
        html! {
            <g key={first}>
                <g aria-hidden="true">
                    <line x1="0" x2={(LABEL + PLOT).to_string()} y1={y.to_string()} y2={y.to_string()} class="timeline-grid" />
                    <text x="0" y={(y + 24).to_string()} class="timeline-lane">{ name }</text>
                    <text x="0" y={(y + 44).to_string()} class="timeline-lane timeline-quiet">{ below }</text>
                </g>
                { for marks }
                { for bars }
            </g>
        }
    }

    /// What can be pressed, with what it says.
    fn thing(&self, at: usize, class: Classes, label: String, drawn: Html) -> Html {
        let press = self.press.clone();
        let onclick = Callback::from(move |_: MouseEvent| press.emit(at));
        let open = self.opened == Some(at);
        html! {
            <g key={at} class={classes!(class, open.then_some("timeline-open"))} role="button" data-mark={at.to_string()}
                tabindex={if at == self.active { "0" } else { "-1" }} aria-expanded={open.to_string()} aria-label={label} {onclick}>
                { drawn }
            </g>
        }
    }

    fn mark(&self, mark: &Mark, y: i32, at: usize) -> Html {
        let (x, y) = (x(mark.at, self.picture.columns.len()), y + MARKS / 2);
        // A shape of its own for each, since colours are not seen by all.
        let (class, shape) = match mark.tone {
            Tone::Over => (
                "timeline-over",
                html! { <circle cx={x.to_string()} cy={y.to_string()} r="23" /> },
            ),
            Tone::Now => (
                "timeline-now",
                html! { <rect x={(x - 23).to_string()} y={(y - 23).to_string()} width="46" height="46" /> },
            ),
            Tone::Ahead => (
                "timeline-ahead",
                html! { <circle cx={x.to_string()} cy={y.to_string()} r="24" /> },
            ),
        };
        let conflict =
            held(self.look, &mark.items).any(|(item, _)| !item.deadline.conflicts_with.is_empty());
        let drawn = html! {
            <>
                { shape }
                <text x={x.to_string()} y={(y + 6).to_string()} text-anchor="middle">{ mark.items.len() }</text>
                if conflict {
                    <text x={(x + 18).to_string()} y={(y - 12).to_string()} class="timeline-conflict">{ "!" }</text>
                }
            </>
        };
        let label = label(self.messages, self.look, &mark.items);
        self.thing(at, classes!("timeline-mark", class), label, drawn)
    }

    fn bar(&self, bar: &Bar, y: i32, at: usize) -> Html {
        let columns = self.picture.columns.len();
        let (left, right) = (x(bar.from, columns), x(bar.to, columns));
        let (top, middle) = (y + 8, y + BAR / 2);
        let class = match bar.kind {
            BarKind::Span(..) => "timeline-span",
            BarKind::AllYear => "timeline-all-year",
            BarKind::Rhythm(_) => "timeline-rhythm",
        };
        let name = bar_name(self.messages, bar.kind);
        let words = self.messages.fill(
            messages::TIMELINE_BAR,
            &[("name", &name), ("count", &bar.items.len().to_string())],
        );
        // Words that would not fit stand before the bar, which is at the right edge then.
        let short = right - left < 14 * i32::try_from(words.chars().count()).unwrap_or(0);
        let (at_x, anchor) = if short && left > LABEL + PLOT / 2 {
            (left - 8, "end")
        } else {
            (left + 10, "start")
        };
        let points = format!(
            "{right},{top} {},{middle} {right},{}",
            right + 10,
            y + BAR - 8
        );
        let drawn = html! {
            <>
                <rect x={left.to_string()} y={top.to_string()} width={(right - left).max(12).to_string()} height={(BAR - 16).to_string()} />
                if bar.open {
                    <polygon {points} />
                }
                { for bar.beats.iter().map(|beat| html! {
                    <circle cx={x(*beat, columns).to_string()} cy={(y + BAR - 8).to_string()} r="3" class="timeline-beat" />
                }) }
                <text x={at_x.to_string()} y={(middle + 5).to_string()} text-anchor={anchor}>{ words }</text>
                // A finger needs more than what is seen.
                <rect x={left.to_string()} y={y.to_string()} width={(right - left).max(BAR).to_string()} height={BAR.to_string()} class="timeline-hit" />
            </>
        };
        let label = label(self.messages, self.look, &bar.items);
        self.thing(at, classes!("timeline-bar", class), label, drawn)
    }
}

/// The name of a lane and what stands below it.
fn lane_name(messages: Messages, name: &LaneName) -> (String, String) {
    match name {
        LaneName::Document { topic, number } => (topic.clone(), number.clone()),
        LaneName::Choice(name) => {
            let name = name.label(messages);
            let rest: String = name.chars().skip(LONGEST_NAME).collect();
            if rest.chars().count() <= 2 {
                return (cut(&name, LONGEST_NAME + 1), String::new());
            }
            (
                name.chars().take(LONGEST_NAME).collect(),
                cut(&rest, LONGEST_NAME),
            )
        }
        LaneName::Unstated => (
            messages.get(messages::TIMELINE_UNSTATED).into(),
            String::new(),
        ),
        LaneName::Rest(count) => {
            let words = messages.fill(messages::TIMELINE_REST, &[("count", &count.to_string())]);
            (words, String::new())
        }
    }
}

fn bar_name(messages: Messages, kind: BarKind) -> String {
    let short = |day: Date| messages::day(messages, day);
    match kind {
        BarKind::Span(Some(from), Some(to)) => messages.fill(
            messages::TIMELINE_SPAN,
            &[("from", &short(from)), ("to", &short(to))],
        ),
        BarKind::Span(Some(from), None) => {
            messages.fill(messages::TIMELINE_FROM, &[("from", &short(from))])
        }
        BarKind::Span(None, _) => messages.get(messages::TIMELINE_SEVERAL).into(),
        BarKind::AllYear => messages.get(messages::DEADLINES_ALL_YEAR).into(),
        BarKind::Rhythm(rhythm) => messages.get(recurrence_name(rhythm)).into(),
    }
}

/// How many tasks, and how many units, a mark says before it stops.
const SAID: usize = 2;

/// What a mark says: day, task, units and state; of several the days, how many, their states, the first tasks and units.
fn label(messages: Messages, look: &Look, items: &[usize]) -> String {
    let held = || held(look, items);
    let Some((first, _)) = held().next() else {
        return String::new();
    };
    let days: Vec<Date> = held().filter_map(|(item, _)| day(item.deadline)).collect();
    let when = match (days.iter().min(), days.iter().max()) {
        (Some(from), Some(to)) if from < to => {
            let (from, to) = (messages::day(messages, *from), messages::day(messages, *to));
            messages.fill(messages::TIMELINE_FROM_TO, &[("from", &from), ("to", &to)])
        }
        _ => when(messages, first.deadline),
    };
    let states = distinct(held().map(|(_, standing)| deadlines::standing(messages, *standing)));
    let tasks = distinct(held().map(|(item, _)| item.deadline.task.clone()));
    let units = held().flat_map(|(item, _)| &item.deadline.responsible);
    let mut units = distinct(units.map(|agency| agency.name.clone()));
    if units.is_empty() {
        units.push(messages.get(messages::TIMELINE_NO_UNITS).into());
    }
    // Of one alone everything is said.
    let alone = items.len() == 1;
    let first = |all: &[String], sign: &str| {
        if alone || all.len() <= SAID {
            return all.join(sign);
        }
        let said = all[..SAID].join(sign);
        messages.fill(messages::TIMELINE_AND_MORE, &[("said", &said)])
    };
    let values = [
        ("when", when.as_str()),
        ("count", &items.len().to_string()),
        ("states", &states.join("、")),
        ("tasks", &first(&tasks, "；")),
        ("units", &first(&units, "、")),
    ];
    let message = if alone {
        messages::TIMELINE_ONE
    } else {
        messages::TIMELINE_MARK
    };
    messages.fill(message, &values)
}

/// Each once, in its order.
fn distinct(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for words in words {
        if !distinct.contains(&words) {
            distinct.push(words);
        }
    }
    distinct
}

/// Where the line of the day stands, and what is said of it.
struct Line {
    at: i32,
    words: String,
    anchor: &'static str,
}

impl Line {
    fn new(messages: Messages, picture: &Picture, day: Date) -> Self {
        let date = messages::day(messages, day);
        let (at, message, anchor) = match place(&picture.columns, day) {
            Place::At(position) => (
                x(position, picture.columns.len()),
                messages::TIMELINE_LINE,
                "middle",
            ),
            Place::Before => (LABEL, messages::TIMELINE_LINE_BEFORE, "start"),
            Place::After => (LABEL + PLOT, messages::TIMELINE_LINE_AFTER, "end"),
        };
        Self {
            at,
            words: messages.fill(message, &[("date", &date)]),
            anchor,
        }
    }

    /// Behind the marks.
    fn draw(&self, height: i32) -> Html {
        let at = self.at.to_string();
        html! { <line class="timeline-line" aria-hidden="true" x1={at.clone()} x2={at} y1="30" y2={height.to_string()} /> }
    }

    /// Above them, so that it can be moved. By keyboard the field above the picture does the same.
    fn handle(&self, onpointerdown: Callback<PointerEvent>) -> Html {
        let at = self.at;
        // The words stay within the picture.
        let text = if self.anchor == "middle" {
            at.clamp(LABEL, LABEL + PLOT - 70)
        } else {
            at
        };
        html! {
            <g class="timeline-handle" aria-hidden="true" {onpointerdown}>
                <rect x={(at - 22).to_string()} y="0" width="44" height="44" />
                <polygon points={format!("{},23 {},23 {at},35", at - 9, at + 9)} />
                <text x={text.to_string()} y="17" text-anchor={self.anchor}>{ &self.words }</text>
            </g>
        }
    }
}

fn legend(messages: Messages) -> Html {
    let entry = |class: &'static str, shape: Html, words: Message| {
        html! {
            <li>
                <svg viewBox="0 0 20 20" aria-hidden="true" class={classes!("timeline-key", "timeline-mark", class)}>{ shape }</svg>
                { messages.get(words) }
            </li>
        }
    };
    html! {
        <ul class="timeline-legend plain">
            { entry("timeline-over", html! { <circle cx="10" cy="10" r="8" /> }, messages::TIMELINE_LEGEND_OVER) }
            { entry("timeline-now", html! { <rect x="2" y="2" width="16" height="16" /> }, messages::TIMELINE_LEGEND_NOW) }
            { entry("timeline-ahead", html! { <circle cx="10" cy="10" r="9" /> }, messages::TIMELINE_LEGEND_AHEAD) }
            { entry("", html! { <text x="10" y="17" text-anchor="middle" class="timeline-conflict">{ "!" }</text> }, messages::TIMELINE_LEGEND_CONFLICT) }
        </ul>
    }
}

/// What the lanes are, and how much time is seen.
fn controls(app: &App, filter: &DeadlineFilter, look: &Look) -> Html {
    let messages = app.messages();
    let button = |to: Option<DeadlineFilter>, name: Message, pressed: Option<bool>| {
        let app = app.clone();
        let disabled = to.is_none();
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(to) = &to {
                app.refine(Route::Deadlines(to.clone()));
            }
        });
        html! {
            <button type="button" class="choice" aria-pressed={pressed.map(|pressed| pressed.to_string())} {disabled} {onclick}>{ messages.get(name) }</button>
        }
    };
    let lane = |value: &str, key: Key, name| {
        button(
            Some(filter.with(Key::Lanes, value)),
            name,
            Some(lanes_of(filter) == key),
        )
    };
    let seen = board()
        .choices(Key::Period)
        .iter()
        .find(|choice| choice.value == filter.get(Key::Period));
    let seen = seen.map(|choice| Zoom::of(&choice.name));
    let zoom = |zoom: Zoom, name| {
        let to =
            zoomed(board(), filter, zoom, look.as_of).map(|value| filter.with(Key::Period, &value));
        button(to, name, Some(seen == Some(zoom)))
    };
    let step = |forward: bool, name| {
        let to = beside(board(), filter, forward).map(|value| filter.with(Key::Period, &value));
        button(to, name, None)
    };
    html! {
        <div class="timeline-controls">
            <div class="choices" role="group" aria-label={messages.get(messages::TIMELINE_ZOOM)}>
                { button(Some(filter.with(Key::Period, "")), messages::TIMELINE_ALL, Some(seen.is_none())) }
                { zoom(Zoom::Year, messages::TIMELINE_YEAR) }
                { zoom(Zoom::Quarter, messages::TIMELINE_QUARTER) }
                { zoom(Zoom::Month, messages::TIMELINE_MONTH) }
                if seen.is_some() {
                    { step(false, messages::TIMELINE_BEFORE) }
                    { step(true, messages::TIMELINE_AFTER) }
                }
            </div>
            <div class="choices timeline-lanes" role="group" aria-label={messages.get(messages::TIMELINE_LANES)}>
                { lane("", Key::Document, messages::TIMELINE_BY_DOCUMENT) }
                { lane("unit", Key::Unit, messages::TIMELINE_BY_UNIT) }
                { lane("level", Key::Level, messages::TIMELINE_BY_LEVEL) }
                { lane("topic", Key::Topic, messages::TIMELINE_BY_TOPIC) }
            </div>
        </div>
    }
}

/// On a narrow screen: how much is due in each column, as a way to it.
fn narrow(app: &App, look: &Look, picture: &Picture, filter: &DeadlineFilter) -> Html {
    let messages = app.messages();
    let count = |column: &Column| {
        let due = look.shown.iter().filter_map(|(item, _)| day(item.deadline));
        due.filter(|day| *day >= column.from && *day <= column.to)
            .count()
    };
    let columns: Vec<(&Column, usize)> = picture
        .columns
        .iter()
        .map(|column| (column, count(column)))
        .collect();
    let most = columns
        .iter()
        .map(|(_, count)| *count)
        .max()
        .unwrap_or(1)
        .max(1);
    let row = |(column, count): &(&Column, usize)| {
        let value = match column.unit {
            Unit::Month => format!("{:04}-{:02}", column.from.year(), column.from.month()),
            Unit::Year => format!("{:04}", column.from.year()),
            Unit::Day | Unit::Third(_) => return Html::default(),
        };
        let name = column_name(messages, **column);
        let values = [("column", name.as_str()), ("count", &count.to_string())];
        let look = LinkLook {
            class: classes!("timeline-row"),
            label: Some(messages.fill(messages::TIMELINE_ROW_MARK, &values)),
            current: false,
        };
        let width = (100 * count / most).max(2).to_string();
        let drawn = html! {
            <>
                <span>{ name }</span>
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect {width} height="10" /></svg>
                <span class="number">{ count }</span>
            </>
        };
        html! { <li key={value.clone()}>{ link(app, Route::Deadlines(filter.with(Key::Period, &value)), look, drawn) }</li> }
    };
    html! { <ul class="timeline-narrow plain">{ for columns.iter().filter(|(_, count)| *count > 0).map(row) }</ul> }
}

/// What the pressed mark holds.
fn panel(
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
struct HeadingProps {
    words: String,
}

/// The heading of what was pressed, which takes the focus when it comes.
#[component]
fn Heading(props: &HeadingProps) -> Html {
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
