//! What the picture says: names of columns, lanes and bars, and what each mark holds.

use gazette::{Date, Standing};

use crate::{
    components::{deadline_day, when},
    messages::{self, Messages},
    queries::{
        board::Look,
        days::written_day,
        deadlines::{self, day, recurrence_name},
        timeline::{Bar, BarKind, Column, LONGEST_NAME, LaneName, Unit, cut, held},
    },
};

/// 5月 · 2019 · 5月上旬 · 17
pub(super) fn column_name(messages: Messages, column: Column) -> String {
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

/// What stands over the first column of a year, since months, thirds and days do not name theirs: 2018年 · 2018年4月
pub(super) fn year_name(
    messages: Messages,
    column: Column,
    before: Option<Column>,
) -> Option<String> {
    let year = column.from.year();
    if before.is_some_and(|before| before.from.year() == year) {
        return None;
    }
    let told = match column.unit {
        Unit::Year => return None,
        Unit::Month | Unit::Third(_) => "2018".len(),
        Unit::Day => "2018-04".len(),
    };
    Some(written_day(messages, &column.from.to_string()[..told]))
}

/// The name of a lane and what stands below it.
pub(super) fn lane_name(messages: Messages, name: &LaneName) -> (String, String) {
    match name {
        LaneName::Document {
            topic, own: true, ..
        } => (topic.clone(), messages.get(messages::OWN_TAG).into()),
        LaneName::Document { topic, number, .. } => (topic.clone(), number.clone()),
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

/// A lane as it is said: not cut.
pub(super) fn lane_said(messages: Messages, name: &LaneName) -> String {
    match (name, lane_name(messages, name)) {
        (LaneName::Choice(name), _) => name.label(messages),
        (_, (name, below)) if below.is_empty() => name,
        (_, (name, below)) => format!("{name} · {below}"),
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
pub(super) const SAID: usize = 2;

/// What a mark says: day, task, units and state; of several the days, how many, their states, the first tasks and units.
pub(super) fn label(messages: Messages, look: &Look, items: &[usize]) -> String {
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
    let states = states(messages, held().map(|(_, standing)| standing));
    let (tasks, units) = tasks_and_units(messages, look, items);
    let values = [
        ("when", when.as_str()),
        ("count", &items.len().to_string()),
        ("states", &states.join("、")),
        ("tasks", &tasks),
        ("units", &units),
    ];
    with_conflict(
        messages,
        look,
        items,
        messages.fill(messages::TIMELINE_MARK, &values),
    )
}

/// Whether all of it is over.
pub(super) fn is_over(look: &Look, items: &[usize]) -> bool {
    let over = |standing: &Standing| matches!(standing, Standing::Over { .. });
    held(look, items).all(|(_, standing)| over(standing))
}

/// How the deadlines of something stand, each state once.
fn states<'a>(messages: Messages, standings: impl Iterator<Item = &'a Standing>) -> Vec<String> {
    distinct(standings.map(|standing| deadlines::standing(messages, *standing)))
}

/// What is written on a bar: 全年 · 11项; where all of it is over, that too: 全年 · 11项 · 已到期（过 20 天）
pub(super) fn bar_words(messages: Messages, look: &Look, bar: &Bar) -> String {
    let name = bar_name(messages, bar.kind);
    let count = bar.items.len().to_string();
    let values = [("name", name.as_str()), ("count", &count)];
    if !is_over(look, &bar.items) {
        return messages.fill(messages::TIMELINE_BAR, &values);
    }
    let states = states(
        messages,
        held(look, &bar.items).map(|(_, standing)| standing),
    );
    let state = match states.as_slice() {
        [only] => only,
        _ => messages.get(messages::TIMELINE_LEGEND_OVER),
    };
    let [name, count] = values;
    messages.fill(
        messages::TIMELINE_BAR_OVER,
        &[name, count, ("state", state)],
    )
}

/// What a bar says: what is written on it, so that who speaks to the browser says what is seen; days and states as far as
/// that does not tell them; the tasks and units.
pub(super) fn bar_label(messages: Messages, look: &Look, bar: &Bar) -> String {
    let held = || held(look, &bar.items);
    let mut more = match bar.kind {
        BarKind::AllYear | BarKind::Span(Some(_), _) => Vec::new(),
        BarKind::Span(None, _) | BarKind::Rhythm(_) => {
            let days = held().filter_map(|(item, _)| deadline_day(messages, item.deadline));
            let days = distinct(days);
            let said = first(messages, &days, "、", bar.items.len() == 1);
            Some(said)
                .filter(|said| !said.is_empty())
                .into_iter()
                .collect()
        }
    };
    let told = |standing: &Standing| matches!(standing, Standing::AllYear | Standing::Rhythm);
    let standings = held().map(|(_, standing)| standing);
    let words = bar_words(messages, look, bar);
    let mut states = states(messages, standings.filter(|standing| !told(standing)));
    states.retain(|state| !words.ends_with(state));
    more.extend(states);
    let (tasks, units) = tasks_and_units(messages, look, &bar.items);
    let more = more.join("、");
    let values = [
        ("bar", words.as_str()),
        ("tasks", &tasks),
        ("units", &units),
        ("more", &more),
    ];
    let message = if more.is_empty() {
        messages::TIMELINE_BAR_SAID
    } else {
        messages::TIMELINE_BAR_SAID_MORE
    };
    with_conflict(messages, look, &bar.items, messages.fill(message, &values))
}

/// The first tasks and the first units; of one alone all.
fn tasks_and_units(messages: Messages, look: &Look, items: &[usize]) -> (String, String) {
    let held = || held(look, items);
    let tasks = distinct(held().map(|(item, _)| item.deadline.task.clone()));
    let units = held().flat_map(|(item, _)| &item.deadline.responsible);
    let mut units = distinct(units.map(|agency| agency.name.clone()));
    if units.is_empty() {
        units.push(messages.get(messages::TIMELINE_NO_UNITS).into());
    }
    let alone = items.len() == 1;
    (
        first(messages, &tasks, "；", alone),
        first(messages, &units, "、", alone),
    )
}

/// The first of several, all of them where just one thing is told of.
fn first(messages: Messages, all: &[String], sign: &str, alone: bool) -> String {
    if alone || all.len() <= SAID {
        return all.join(sign);
    }
    let said = all[..SAID].join(sign);
    messages.fill(messages::TIMELINE_AND_MORE, &[("said", &said)])
}

/// Whether text and table differ about any of these.
pub(super) fn has_conflict(look: &Look, items: &[usize]) -> bool {
    held(look, items).any(|(item, _)| !item.deadline.conflicts_with.is_empty())
}

/// What is said, with what the sign of a conflict shows.
fn with_conflict(messages: Messages, look: &Look, items: &[usize], said: String) -> String {
    if has_conflict(look, items) {
        messages.fill(messages::TIMELINE_WITH_CONFLICT, &[("said", &said)])
    } else {
        said
    }
}

/// Each once, in its order.
pub(super) fn distinct(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for words in words {
        if !distinct.contains(&words) {
            distinct.push(words);
        }
    }
    distinct
}
