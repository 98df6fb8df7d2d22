//! The picture itself: columns, lanes, marks by shape and colour, bars, the line of the day.

use std::rc::Rc;

use gazette::Date;
use yew::prelude::*;

use super::{
    Shown,
    said::{
        bar_label, bar_words, column_name, has_conflict, is_over, label, lane_name, lane_said,
        year_name,
    },
};
use crate::{
    deadline_filter::Key,
    messages::{self, Messages},
    queries::{
        board::Look,
        timeline::{
            ALL_ROWS, Bar, BarKind, Column, Lane, LaneName, MOST_LANES, Mark, Picture, Place, Tone,
            WIDTH, place,
        },
    },
    views::refine::Refine,
};

// The measures of the picture, in its own units: at full width one unit is about one pixel.
pub(super) const LABEL: i32 = 190;

/// The day of the line, the year, the columns.
pub(super) const HEAD: i32 = 80;

/// The height of a lane's marks.
pub(super) const MARKS: i32 = 56;

/// The height of a bar with the room around it.
pub(super) const BAR: i32 = 48;

pub(super) const PLOT: i32 = WIDTH as i32;

/// Half a mark, at the right edge.
pub(super) const MARGIN: i32 = 26;

pub(super) const ALL: i32 = LABEL + PLOT + MARGIN;

pub(super) fn height(lane: &Lane) -> i32 {
    let bars = i32::try_from(lane.bars.len()).unwrap_or(0) * BAR;
    let marks = if lane.marks.is_empty() { 0 } else { MARKS };
    // A name takes two lines.
    (marks + bars).max(MARKS)
}

/// Where a position of the picture lies.
pub(super) fn x(position: i32, columns: usize) -> i32 {
    let columns = i32::try_from(columns).unwrap_or(1).max(1);
    LABEL + position * (PLOT / columns) / 1000 + position * (PLOT % columns) / columns / 1000
}

/// A line at the beginning of each column, all of them one shape: with each other height only one thing changes.
pub(super) fn grid(columns: usize, height: i32) -> Html {
    let lines: String = (0..columns)
        .map(|at| {
            let left = x(i32::try_from(at).unwrap_or(0) * 1000, columns);
            format!("M{left} 34V{height}")
        })
        .collect();
    html! { <path aria-hidden="true" d={lines} class="timeline-grid" /> }
}

/// What stands over the columns.
pub(super) fn heads(messages: Messages, columns: &[Column]) -> Html {
    let head = |(at, column): (usize, &Column)| {
        let left = x(i32::try_from(at).unwrap_or(0) * 1000, columns.len());
        let right = x(i32::try_from(at + 1).unwrap_or(0) * 1000, columns.len());
        html! {
            <g key={at}>
                if let Some(year) = year_name(messages, *column, at.checked_sub(1).map(|before| columns[before])) {
                    <text x={(left + 4).to_string()} y="50" class="timeline-year">{ year }</text>
                }
                <text x={((left + right) / 2).to_string()} y="70" text-anchor="middle" class="timeline-head">{ column_name(messages, *column) }</text>
            </g>
        }
    };
    html! { <g aria-hidden="true">{ for columns.iter().enumerate().map(head) }</g> }
}

#[derive(Properties, PartialEq)]
pub(super) struct LanesProps {
    pub(super) refine: Refine<Key>,
    pub(super) shown: Shown,
    pub(super) picture: Rc<Option<Picture>>,
    /// Which of the things has the tab stop.
    pub(super) active: usize,
    pub(super) opened: Option<usize>,
}

/// The lanes with their marks and bars, one below the other. The line of the day moves over them without touching them.
#[component]
pub(super) fn Lanes(props: &LanesProps) -> Html {
    let Some(picture) = &*props.picture else {
        return Html::default();
    };
    let drawn = Drawn {
        messages: props.refine.app().messages(),
        look: &props.shown.0,
        columns: picture.columns.len(),
        active: props.active,
        opened: props.opened,
    };
    let mut y = HEAD;
    let mut first = 0;
    let lanes = picture.lanes.iter().map(|lane| {
        let html = drawn.lane(lane, y, first);
        y += height(lane);
        first += lane.marks.len() + lane.bars.len();
        html
    });
    html! { <g>{ for lanes.collect::<Vec<_>>() }</g> }
}

/// What every part of a lane is drawn from.
struct Drawn<'p> {
    messages: Messages,
    look: &'p Look<'static, 'static>,
    columns: usize,
    active: usize,
    opened: Option<usize>,
}

impl Drawn<'_> {
    /// Whatever is in a lane is measured from its top, so that a lane can move as a whole. `first` is the place of its
    /// first thing among all.
    fn lane(&self, lane: &Lane, y: i32, first: usize) -> Html {
        let (name, below) = lane_name(self.messages, &lane.name);
        let marks = lane.marks.iter().zip(first..);
        let marks = marks.map(|(mark, at)| self.mark(mark, at));
        let below_marks = if lane.marks.is_empty() { 0 } else { MARKS };
        let bars = lane.bars.iter().zip(first + lane.marks.len()..).zip(0..);
        let bars = bars.map(|((bar, at), track)| self.bar(bar, below_marks + track * BAR, at));
        html! {
            <g transform={format!("translate(0 {y})")} role="group" aria-label={lane_said(self.messages, &lane.name)}>
                <line aria-hidden="true" x2={(LABEL + PLOT).to_string()} class="timeline-grid" />
                <text aria-hidden="true" y="24" class="timeline-lane">{ name }</text>
                <text aria-hidden="true" y="44" class="timeline-lane timeline-quiet">{ below }</text>
                // Lists of their own: drawn over from their beginning, whatever follows.
                <g>{ for marks }</g>
                <g>{ for bars }</g>
            </g>
        }
    }

    /// What can be pressed, with what it says, at a place of its lane.
    fn thing(&self, at: usize, place: String, class: Classes, label: String, drawn: Html) -> Html {
        let open = self.opened == Some(at);
        html! {
            <g transform={place} class={classes!(class, open.then_some("timeline-open"))} role="button" data-mark={at.to_string()}
                tabindex={if at == self.active { "0" } else { "-1" }} aria-expanded={open.to_string()} aria-label={label}>
                { drawn }
            </g>
        }
    }

    fn mark(&self, mark: &Mark, at: usize) -> Html {
        // A shape of its own for each, since colours are not seen by all.
        let (class, shape) = match mark.tone {
            Tone::Over => ("timeline-over", html! { <circle r="23" /> }),
            Tone::Now => (
                "timeline-now",
                html! { <rect x="-23" y="-23" width="46" height="46" /> },
            ),
            Tone::Ahead => ("timeline-ahead", html! { <circle r="24" /> }),
        };
        let drawn = html! {
            <>
                { shape }
                <text y="6" aria-hidden="true">{ mark.items.len() }</text>
                if has_conflict(self.look, &mark.items) {
                    <text aria-hidden="true" x="18" y="-12" class="timeline-conflict">{ "!" }</text>
                }
            </>
        };
        let label = label(self.messages, self.look, &mark.items);
        let place = format!("translate({} {})", x(mark.at, self.columns), MARKS / 2);
        self.thing(at, place, classes!("timeline-mark", class), label, drawn)
    }

    fn bar(&self, bar: &Bar, y: i32, at: usize) -> Html {
        let (left, right) = (x(bar.from, self.columns), x(bar.to, self.columns));
        let wide = right - left;
        let class = match bar.kind {
            BarKind::Span(..) => "timeline-span",
            BarKind::AllYear => "timeline-all-year",
            BarKind::Rhythm(_) => "timeline-rhythm",
        };
        let words = bar_words(self.messages, self.look, bar);
        // Words that would not fit stand before the bar, which is at the right edge then.
        let short = wide < 14 * i32::try_from(words.chars().count()).unwrap_or(0);
        let (at_x, anchor) = if short && left > LABEL + PLOT / 2 {
            ("-8", "end")
        } else {
            ("10", "start")
        };
        let points = format!("{wide},8 {},{} {wide},{}", wide + 10, BAR / 2, BAR - 8);
        let drawn = html! {
            <>
                <rect y="8" width={wide.max(12).to_string()} height={(BAR - 16).to_string()} />
                if bar.open {
                    <polygon {points} />
                }
                <>{ for bar.beats.iter().map(|beat| html! {
                    <circle cx={(x(*beat, self.columns) - left).to_string()} cy={(BAR - 8).to_string()} r="3" class="timeline-beat" />
                }) }</>
                <text aria-hidden="true" x={at_x} y={(BAR / 2 + 5).to_string()} text-anchor={anchor}>{ words }</text>
                if has_conflict(self.look, &bar.items) {
                    <text aria-hidden="true" x={(wide - 4).to_string()} y="18" class="timeline-conflict">{ "!" }</text>
                }
                // A finger needs more than what is seen.
                <rect width={wide.max(BAR).to_string()} height={BAR.to_string()} class="timeline-hit" />
            </>
        };
        let label = bar_label(self.messages, self.look, bar);
        let place = format!("translate({left} {y})");
        let over = is_over(self.look, &bar.items).then_some("timeline-over");
        self.thing(
            at,
            place,
            classes!("timeline-bar", class, over),
            label,
            drawn,
        )
    }
}

/// Where the line of the day stands, and what is said of it.
pub(super) struct Line {
    at: i32,
    words: String,
    anchor: &'static str,
}

impl Line {
    pub(super) fn new(messages: Messages, picture: &Picture, day: Date) -> Self {
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
    pub(super) fn draw(&self, height: i32) -> Html {
        let at = self.at.to_string();
        html! { <line class="timeline-line" aria-hidden="true" x1={at.clone()} x2={at} y1="30" y2={height.to_string()} /> }
    }

    /// Above them, so that it can be moved. By keyboard the field above the picture does the same.
    pub(super) fn handle(&self, onpointerdown: Callback<PointerEvent>) -> Html {
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

/// The way to a lane for each of what shares the last one, and back. Nothing where none is shared.
pub(super) fn rest(messages: Messages, refine: &Refine<Key>, picture: &Picture) -> Html {
    let (value, message, count) = match picture.lanes.last().map(|lane| &lane.name) {
        Some(LaneName::Rest(count)) => (ALL_ROWS, messages::TIMELINE_UNFOLD, *count),
        _ if picture.lanes.len() > MOST_LANES => ("", messages::TIMELINE_FOLD, MOST_LANES),
        _ => return Html::default(),
    };
    let onclick = refine.on_press(Key::Rows, value);
    let words = messages.fill(message, &[("count", &count.to_string())]);
    html! { <p class="timeline-rest"><button type="button" class="plain-button" {onclick}>{ words }</button></p> }
}

/// What the shapes mean, below the lanes: in the picture itself, so that a file of it says so too. Each mark says in words
/// how it stands, so that nobody who listens needs this.
pub(super) struct Legend {
    entries: Vec<(i32, i32, Html)>,
    height: i32,
}

/// The height of a line of the legend.
const LEGEND: i32 = 36;

impl Legend {
    pub(super) fn new(messages: Messages) -> Self {
        let mark = |class: &'static str, shape: Html| html! { <g class={classes!("timeline-mark", class)}>{ shape }</g> };
        let bar = |class: &'static str| {
            html! { <g class={classes!("timeline-bar", class)}><rect x="1" y="4" width="26" height="20" /></g> }
        };
        let circle = |r: &'static str| html! { <circle cx="14" cy="14" {r} /> };
        let square = html! { <rect x="3" y="3" width="22" height="22" /> };
        let sign = html! { <text x="14" y="22" class="timeline-conflict">{ "!" }</text> };
        let shapes = [
            (
                mark("timeline-over", circle("11")),
                messages::TIMELINE_LEGEND_OVER,
            ),
            (mark("timeline-now", square), messages::TIMELINE_LEGEND_NOW),
            (
                mark("timeline-ahead", circle("12")),
                messages::TIMELINE_LEGEND_AHEAD,
            ),
            (mark("", sign), messages::TIMELINE_LEGEND_CONFLICT),
            (bar("timeline-span"), messages::TIMELINE_LEGEND_SPAN),
            (bar("timeline-all-year"), messages::TIMELINE_LEGEND_ALL_YEAR),
            (bar("timeline-rhythm"), messages::TIMELINE_LEGEND_RHYTHM),
        ];
        let (mut x, mut y) = (0, LEGEND / 2);
        let mut entries = Vec::new();
        for (shape, words) in shapes {
            let words = messages.get(words);
            // A Chinese character is as wide as it is high, others about half of that.
            let signs = words
                .chars()
                .map(|sign| if sign.is_ascii() { 9 } else { 16 });
            let wide = LEGEND + signs.sum::<i32>() + LEGEND / 2;
            if x + wide > ALL {
                (x, y) = (0, y + LEGEND);
            }
            let drawn =
                html! { <>{ shape }<text x={LEGEND.to_string()} y="20">{ words }</text></> };
            entries.push((x, y, drawn));
            x += wide;
        }
        Self {
            entries,
            height: y + LEGEND,
        }
    }

    pub(super) fn height(&self) -> i32 {
        self.height
    }

    /// Below what is so high: moved as a whole.
    pub(super) fn draw(&self, top: i32) -> Html {
        let entry = |(x, y, drawn): &(i32, i32, Html)| html! { <g transform={format!("translate({x} {y})")}>{ drawn.clone() }</g> };
        html! {
            <g aria-hidden="true" class="timeline-legend" transform={format!("translate(0 {top})")}>
                { for self.entries.iter().map(entry) }
            </g>
        }
    }
}
