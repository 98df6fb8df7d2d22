//! One deadline: by when, what, by whom, in whose words.

use std::borrow::Cow;

use gazette::{Deadline, Recurrence, Responsibility};
use yew::prelude::*;

use super::{agencies, conflict, plain_link, quote};
use crate::{
    corpus,
    messages::{self, Message, Messages},
    queries::{documents::short_title, places::citation},
    route::Route,
    state::App,
};

/// `in_clause`: it stands beside its own clause, which then need not be cited again.
pub(crate) fn deadline_item(app: &App, deadline: &Deadline, in_clause: bool) -> Html {
    let messages = app.messages();
    let corpus = corpus();
    let phrase = match day(messages, deadline) {
        Some(day) => {
            let message = if names_its_year(deadline) {
                messages::DEADLINES_COMPUTED
            } else {
                messages::DEADLINES_DERIVED
            };
            messages.fill(message, &[("phrase", &deadline.phrase), ("day", &day)])
        }
        None => messages.fill(messages::DEADLINES_PHRASE, &[("phrase", &deadline.phrase)]),
    };
    html! {
        <div class="deadline">
            <p class="deadline-when">{ when(messages, deadline) }</p>
            <p class="deadline-task">{ &deadline.task }</p>
            if !(in_clause && said_by_clause(deadline)) {
                <p class="deadline-who">{ agencies(app, &deadline.responsible) }</p>
            }
            <p class="quiet">{ phrase }</p>
            { conflict(app, deadline) }
            if let Some(place) = deadline.clause.as_ref().or(deadline.row.as_ref()).filter(|_| !in_clause) {
                <details class="source">
                    <summary>{ messages.get(messages::DEADLINES_SOURCE) }{ "：" }{ citation(corpus, messages, place) }</summary>
                    { quote(app, &words(deadline), place) }
                    if let Some(document) = corpus.document(&deadline.document) {
                        <p>{ plain_link(app, Route::document(&document.id), short_title(document)) }</p>
                    }
                </details>
            }
        </div>
    }
}

/// The gazette's words: a sentence; of a row its cells, parted as the columns part them.
fn words(deadline: &Deadline) -> Cow<'_, str> {
    let own = |row: &&Responsibility| deadline.row.as_ref() == Some(&row.id);
    match corpus().responsibilities.iter().find(own) {
        Some(row) => format!("{} ｜ {} ｜ {}", row.task, row.units, row.time).into(),
        None => (&deadline.quote).into(),
    }
}

/// Whether the words hold the year of the day, so that the day is theirs and not worked out from what stands around.
fn names_its_year(deadline: &Deadline) -> bool {
    let day = deadline.due.or(deadline.start);
    day.is_some_and(|day| deadline.phrase.contains(&day.year().to_string()))
}

/// Whether the clause names the same bodies, so that they need not be told again beside it.
fn said_by_clause(deadline: &Deadline) -> bool {
    let clause = deadline
        .clause
        .as_ref()
        .and_then(|clause| corpus().clause(clause));
    clause.is_some_and(|clause| clause.agencies == deadline.responsible)
}

/// 最晚 2018-10-31 · 2018-04-01 起，每月 · 每年
pub(crate) fn when(messages: Messages, deadline: &Deadline) -> String {
    let rhythm = deadline
        .recurrence
        .map(|recurrence| messages.get(recurrence_name(recurrence)));
    let day = day(messages, deadline);
    let all_year = deadline
        .all_year
        .then(|| messages.get(messages::DEADLINES_ALL_YEAR).to_owned());
    day.into_iter()
        .chain(all_year)
        .chain(rhythm.map(Into::into))
        .collect::<Vec<_>>()
        .join("，")
}

fn day(messages: Messages, deadline: &Deadline) -> Option<String> {
    let text = |date| messages::day(messages, date);
    match (deadline.start, deadline.due) {
        (Some(start), Some(due)) => Some(messages.fill(
            messages::DEADLINES_SPAN_IS,
            &[("start", &text(start)), ("due", &text(due))],
        )),
        (None, Some(due)) => {
            Some(messages.fill(messages::DEADLINES_DUE_IS, &[("date", &text(due))]))
        }
        (Some(start), None) => {
            Some(messages.fill(messages::DEADLINES_START_IS, &[("date", &text(start))]))
        }
        (None, None) => None,
    }
}

fn recurrence_name(recurrence: Recurrence) -> Message {
    match recurrence {
        Recurrence::Monthly => messages::DEADLINES_MONTHLY,
        Recurrence::Quarterly => messages::DEADLINES_QUARTERLY,
        Recurrence::Semiannual => messages::DEADLINES_SEMIANNUAL,
        Recurrence::Annual => messages::DEADLINES_ANNUAL,
        Recurrence::Periodic => messages::DEADLINES_PERIODIC,
    }
}
