//! What lasts, as bars: spans, whole years, rhythms.

use gazette::{Date, Deadline, Recurrence};

use super::columns::{COLUMN, Column, Unit, position, thousands};
use crate::queries::board::{Item, Look};

/// What lasts: a span, the whole year, a rhythm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bar {
    /// In thousandths of a column.
    pub(crate) from: i32,
    pub(crate) to: i32,
    /// Whether it goes on beyond the picture, or has no end.
    pub(crate) open: bool,
    pub(crate) kind: BarKind,
    /// Where a rhythm returns, in thousandths of a column.
    pub(crate) beats: Vec<i32>,
    /// The places of the deadlines in what is shown.
    pub(crate) items: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BarKind {
    /// From a day to a day, or from a day on.
    Span(Option<Date>, Option<Date>),
    AllYear,
    Rhythm(Recurrence),
}

/// More bars than these in a lane are drawn as one of a kind.
pub(super) const MOST_BARS: usize = 4;

/// Whether it is a bar: from a day on, or without a day.
pub(super) fn lasts(deadline: &Deadline) -> bool {
    deadline.start.is_some() || deadline.due.is_none()
}

/// What lasts: alike in one bar; of each kind one where there are too many.
pub(super) fn bars(columns: &[Column], look: &Look, items: &[usize]) -> Vec<Bar> {
    let mut bars: Vec<Bar> = Vec::new();
    for place in items {
        let item = look.shown[*place].0;
        if !lasts(item.deadline) {
            continue;
        }
        let bar = bar(columns, item, *place);
        match bars
            .iter_mut()
            .find(|other| other.kind == bar.kind && (other.from, other.to) == (bar.from, bar.to))
        {
            Some(same) => same.items.push(*place),
            None => bars.push(bar),
        }
    }
    if bars.len() > MOST_BARS {
        bars = bars
            .into_iter()
            .fold(Vec::new(), |mut kinds: Vec<Bar>, bar| {
                let alike = |other: &&mut Bar| {
                    std::mem::discriminant(&other.kind) == std::mem::discriminant(&bar.kind)
                };
                match kinds.iter_mut().find(alike) {
                    Some(same) => {
                        same.from = same.from.min(bar.from);
                        same.to = same.to.max(bar.to);
                        same.open |= bar.open;
                        if same.kind != bar.kind {
                            same.kind = match bar.kind {
                                BarKind::Span(..) => BarKind::Span(None, None),
                                BarKind::Rhythm(_) => BarKind::Rhythm(Recurrence::Periodic),
                                BarKind::AllYear => BarKind::AllYear,
                            };
                        }
                        same.beats.clear();
                        same.items.extend(bar.items);
                    }
                    None => kinds.push(bar),
                }
                kinds
            });
    }
    bars
}

fn bar(columns: &[Column], item: &Item, place: usize) -> Bar {
    let deadline = item.deadline;
    let kind = match (deadline.recurrence, deadline.start) {
        (Some(rhythm), _) => BarKind::Rhythm(rhythm),
        (None, Some(start)) => BarKind::Span(Some(start), deadline.due),
        (None, None) => BarKind::AllYear,
    };
    let end = thousands(columns.len());
    let after = |day: Date| day.plus_days(1).map_or(end, |next| position(columns, next));
    let last = columns.last().map(|column| column.to);
    let from = item.runs.from.map_or(0, |from| position(columns, from));
    let to = item.runs.to.map_or(end, after);
    // A year that the picture does not show is no place for a bar.
    let (from, to) = if from < to { (from, to) } else { (0, end) };
    let beats = deadline.start.map_or_else(Vec::new, |start| {
        beats(columns, start, deadline.due, deadline.recurrence)
    });
    Bar {
        from,
        to,
        open: item
            .runs
            .to
            .is_none_or(|to| last.is_some_and(|last| to > last)),
        kind,
        beats,
        items: vec![place],
    }
}

/// Where a rhythm returns within the picture, if its step is told.
pub(super) fn beats(
    columns: &[Column],
    start: Date,
    due: Option<Date>,
    rhythm: Option<Recurrence>,
) -> Vec<i32> {
    let step = match rhythm {
        Some(Recurrence::Monthly) => 1,
        Some(Recurrence::Quarterly) => 3,
        Some(Recurrence::Semiannual) => 6,
        Some(Recurrence::Annual) => 12,
        Some(Recurrence::Periodic) | None => return Vec::new(),
    };
    let Some(last) = columns
        .last()
        .map(|column| due.map_or(column.to, |due| due.min(column.to)))
    else {
        return Vec::new();
    };
    let days = (0..)
        .map_while(|beat| start.plus_months(beat * step))
        .take_while(|day| *day <= last);
    let mut beats: Vec<i32> = Vec::new();
    for day in days {
        // Twelve beats in the column of a year would be one, and look as if it returned once.
        let column = columns.partition_point(|column| column.to < day);
        let at = thousands(column) + COLUMN / 2;
        let own = columns.get(column);
        let own = own.filter(|column| column.from <= day && column.unit != Unit::Year);
        if own.is_some() && beats.last() != Some(&at) {
            beats.push(at);
        }
    }
    beats
}
