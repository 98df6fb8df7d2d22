//! One deadline: by when, how it stands, what, by whom, where it is written; opened, in whose words.

use gazette::{Deadline, Responsibility, Standing};
use yew::prelude::*;

use super::{agencies, caveats, deadline_detail};
use crate::{
    corpus,
    messages::{self, Messages},
    queries::{
        deadlines::{self, recurrence_name},
        places::citation,
    },
    state::App,
};

/// How a deadline stands among others, and what pressing its button does.
pub(crate) struct Listed {
    /// How it stands on the day on which one looks.
    pub(crate) standing: Standing,
    /// Whether what the gazette says is shown.
    pub(crate) open: bool,
    /// Shows it, or puts it away.
    pub(crate) onopen: Callback<MouseEvent>,
}

/// A deadline in a list, with a button for its details.
pub(crate) fn listed_deadline(app: &App, deadline: &Deadline, listed: &Listed) -> Html {
    let messages = app.messages();
    let say = if listed.open {
        messages::DEADLINES_CLOSE
    } else {
        messages::DEADLINES_DETAIL
    };
    html! {
        <div class="deadline">
            <p class="deadline-when">{ when_it_stands(messages, deadline, Some(listed.standing)) }</p>
            <p class="deadline-task">{ &deadline.task }</p>
            <p class="deadline-who">{ agencies(app, &deadline.document, &deadline.responsible) }</p>
            if !listed.open {
                { caveats(app, deadline) }
            }
            <p class="deadline-more">
                <button type="button" class="plain-button" aria-expanded={listed.open.to_string()} aria-label={
                    format!("{}：{}", messages.get(say), deadline.task)
                } onclick={listed.onopen.clone()}>{ messages.get(say) }</button>
                { place(deadline).map(|place| citation(corpus(), messages, place)).map(|place| html! { <span class="quiet">{ place }</span> }) }
            </p>
            if listed.open {
                { deadline_detail(app, deadline) }
            }
        </div>
    }
}

/// By when, and how that stands, if one looks on some day: but not where both say the same, 定期 and 定期.
pub(crate) fn when_it_stands(
    messages: Messages,
    deadline: &Deadline,
    standing: Option<Standing>,
) -> Html {
    let when = when(messages, deadline);
    let standing = standing.filter(|own| deadlines::standing(messages, *own) != when);
    html! { <>{ when }{ for standing.map(|own| html! { <>{ " " }{ stands(messages, own) }</> }) }</> }
}

/// How a deadline stands, framed: 已到期（过 12 天）
pub(crate) fn stands(messages: Messages, standing: Standing) -> Html {
    let tone = match standing {
        Standing::Over { .. } => "standing-over",
        Standing::ThisMonth { .. } => "standing-now",
        _ => "standing-ahead",
    };
    html! { <span class={classes!("standing", tone)}>{ deadlines::standing(messages, standing) }</span> }
}

/// Where a deadline is written: its clause, else its row.
pub(crate) fn place(deadline: &Deadline) -> Option<&String> {
    deadline.clause.as_ref().or(deadline.row.as_ref())
}

/// The row of a deadline of a table.
pub(crate) fn row_of(deadline: &Deadline) -> Option<&'static Responsibility> {
    corpus().row(deadline.row.as_ref()?)
}

/// A deadline beside its own clause, where no day is chosen.
pub(crate) fn deadline_item(app: &App, deadline: &Deadline) -> Html {
    let messages = app.messages();
    let phrase = match deadline_day(messages, deadline) {
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
            if !said_by_clause(deadline) {
                <p class="deadline-who">{ agencies(app, &deadline.document, &deadline.responsible) }</p>
            }
            <p class="quiet">{ phrase }</p>
            { caveats(app, deadline) }
        </div>
    }
}

/// Whether the words hold the year of the day, so that the day is theirs and not worked out from what stands around.
pub(crate) fn names_its_year(deadline: &Deadline) -> bool {
    let day = deadlines::day(deadline);
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
    let day = deadline_day(messages, deadline);
    let all_year = deadline
        .all_year
        .then(|| messages.get(messages::DEADLINES_ALL_YEAR).to_owned());
    day.into_iter()
        .chain(all_year)
        .chain(rhythm.map(Into::into))
        .collect::<Vec<_>>()
        .join(messages.get(messages::SITE_COMMA))
}

/// The days of a deadline in words.
pub(crate) fn deadline_day(messages: Messages, deadline: &Deadline) -> Option<String> {
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
