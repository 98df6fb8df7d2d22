//! What the picture says: names of columns, lanes and bars, and what each mark holds.

use gazette::Date;

use crate::{
    components::when,
    messages::{self, Messages},
    queries::{
        board::Look,
        deadlines::{self, day, recurrence_name},
        timeline::{BarKind, Column, LONGEST_NAME, LaneName, Unit, cut, held},
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

pub(super) fn bar_name(messages: Messages, kind: BarKind) -> String {
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
pub(super) fn distinct(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for words in words {
        if !distinct.contains(&words) {
            distinct.push(words);
        }
    }
    distinct
}
