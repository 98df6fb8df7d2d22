//! The picture itself: columns, lanes, marks by shape and colour, bars, the line of the day.

use gazette::Date;
use yew::prelude::*;

use super::said::{bar_name, column_name, label, lane_name};
use crate::{
    messages::{self, Message, Messages},
    queries::{
        deadlines::Look,
        timeline::{Bar, BarKind, Column, Lane, Mark, Picture, Place, Tone, WIDTH, held, place},
    },
};

// The measures of the picture, in its own units: at full width one unit is about one pixel.
pub(super) const LABEL: i32 = 190;

pub(super) const HEAD: i32 = 64;

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

pub(super) fn heads(messages: Messages, columns: &[Column], height: i32) -> Html {
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

/// What every part of the picture is drawn from.
pub(super) struct Drawn<'p> {
    pub(super) messages: Messages,
    pub(super) look: &'p Look<'static, 'static>,
    pub(super) picture: &'p Picture,
    pub(super) active: usize,
    pub(super) opened: Option<usize>,
    pub(super) press: &'p Callback<usize>,
}

impl Drawn<'_> {
    /// `first` is the place of the lane's first thing among all.
    pub(super) fn lane(&self, lane: &Lane, y: i32, first: usize) -> Html {
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
            <g>
                <g aria-hidden="true">
                    <line x1="0" x2={(LABEL + PLOT).to_string()} y1={y.to_string()} y2={y.to_string()} class="timeline-grid" />
                    <text x="0" y={(y + 24).to_string()} class="timeline-lane">{ name }</text>
                    <text x="0" y={(y + 44).to_string()} class="timeline-lane timeline-quiet">{ below }</text>
                </g>
                <>{ for marks }</>
                <>{ for bars }</>
            </g>
        }
    }

    /// What can be pressed, with what it says.
    fn thing(&self, at: usize, class: Classes, label: String, drawn: Html) -> Html {
        let press = self.press.clone();
        let onclick = Callback::from(move |_: MouseEvent| press.emit(at));
        let open = self.opened == Some(at);
        html! {
            <g class={classes!(class, open.then_some("timeline-open"))} role="button" data-mark={at.to_string()}
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
                <>{ for bar.beats.iter().map(|beat| html! {
                    <circle cx={x(*beat, columns).to_string()} cy={(y + BAR - 8).to_string()} r="3" class="timeline-beat" />
                }) }</>
                <text x={at_x.to_string()} y={(middle + 5).to_string()} text-anchor={anchor}>{ words }</text>
                // A finger needs more than what is seen.
                <rect x={left.to_string()} y={y.to_string()} width={(right - left).max(BAR).to_string()} height={BAR.to_string()} class="timeline-hit" />
            </>
        };
        let label = label(self.messages, self.look, &bar.items);
        self.thing(at, classes!("timeline-bar", class), label, drawn)
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

pub(super) fn legend(messages: Messages) -> Html {
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
