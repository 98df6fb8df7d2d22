//! What stands behind a deadline: the words and the day side by side, who must do it, the sentence, and the row and the
//! clause that belong together.

use gazette::{Agency, Deadline, MentionRole, Responsibility};
use yew::prelude::*;

use super::{
    conflict,
    deadline_item::{names_its_year, place, when},
    plain_link, quote, role_name, unit,
};
use crate::{
    corpus,
    messages::{self, Message, Messages},
    queries::{
        documents::short_title,
        organizations::{document_month, mentions},
    },
    route::Route,
    state::App,
};

pub(crate) fn deadline_detail(app: &App, deadline: &Deadline) -> Html {
    let messages = app.messages();
    let corpus = corpus();
    let row = row_of(deadline);
    html! {
        <div class="deadline-detail">
            { phrase(messages, deadline) }
            { conflict(app, deadline) }
            <h4>{ messages.get(messages::DETAIL_UNITS) }</h4>
            if deadline.responsible.is_empty() {
                <p>{ messages.get(messages::DETAIL_NO_UNITS) }</p>
            } else {
                <ul class="plain">{ for deadline.responsible.iter().map(|agency| body(app, &deadline.document, agency)) }</ul>
            }
            <h4>{ messages.get(messages::DETAIL_WORDS) }</h4>
            { deadline_words(app, deadline) }
            { counterparts(app, deadline, row) }
            if let Some(document) = corpus.document(&deadline.document) {
                <p class="cell-link">{ plain_link(app, Route::document(&document.id), short_title(document)) }</p>
            }
        </div>
    }
}

/// 文中表述：2018年10月底前 → 最晚2018 年 10 月 31 日
fn phrase(messages: Messages, deadline: &Deadline) -> Html {
    let day = when(messages, deadline);
    let values = [("phrase", deadline.phrase.as_str()), ("day", &day)];
    let message = if day.is_empty() {
        messages::DETAIL_PHRASE_ONLY
    } else {
        messages::DETAIL_PHRASE
    };
    let dated = deadline.due.or(deadline.start).is_some();
    html! {
        <p class="deadline-phrase">
            <strong>{ messages.fill(message, &values) }</strong>
            if dated && !names_its_year(deadline) {
                <span class="quiet">{ " " }{ messages.get(messages::DETAIL_DERIVED) }</span>
            }
        </p>
    }
}

/// A body with its part, what it is called today, and who keeps contact with it.
fn body(app: &App, document: &str, agency: &Agency) -> Html {
    let messages = app.messages();
    let role = role_name(agency.role);
    let known = corpus().body(document, &agency.name);
    let today = known.and_then(|body| body.current_name.as_ref());
    let duties = known
        .into_iter()
        .flat_map(|body| mentions(body, MentionRole::Liaison))
        .filter_map(|mention| {
            let id = mention.duty.as_ref()?;
            corpus().duties.iter().find(|duty| duty.id == *id)
        });
    let duties: Vec<_> = duties.collect();
    let of_document = |duties: &[&gazette::Duty]| {
        let people = duties.iter().enumerate().map(|(at, duty)| {
            let values = [("person", duty.person.as_str()), ("post", &duty.post)];
            html! {
                <>
                    if at > 0 { { "、" } }
                    { plain_link(app, Route::fact(&duty.id), &messages.fill(messages::DETAIL_PERSON, &values)) }
                </>
            }
        });
        let month = document_month(messages, corpus().document(&duties[0].document));
        let (before, after) = around(messages, messages::DETAIL_LIAISON, &month);
        html! { <p class="quiet">{ before }{ for people }{ after }</p> }
    };
    html! {
        <li>
            { unit(app, document, &agency.name) }{ format!("（{}）", messages.get(role)) }
            if let Some(today) = today {
                <p class="quiet">{ messages.fill(messages::DETAIL_TODAY, &[("name", &today.name)]) }</p>
            }
            { for duties.chunk_by(|one, other| one.document == other.document).map(of_document) }
        </li>
    }
}

/// A message parted at the place of its people, who are links.
fn around(messages: Messages, message: Message, month: &str) -> (String, String) {
    const PEOPLE: &str = "\u{1}";
    let words = messages.fill(message, &[("people", PEOPLE), ("month", month)]);
    let (before, after) = words.split_once(PEOPLE).unwrap_or((&words, ""));
    (before.to_owned(), after.to_owned())
}

/// The words of a deadline: its sentence, or the cells of its row.
pub(crate) fn deadline_words(app: &App, deadline: &Deadline) -> Html {
    match (row_of(deadline), place(deadline)) {
        (Some(row), _) => row_words(app, row),
        (None, Some(place)) => quote(app, &deadline.quote, place),
        (None, None) => Html::default(),
    }
}

fn row_of(deadline: &Deadline) -> Option<&'static Responsibility> {
    let id = deadline.row.as_ref()?;
    corpus().responsibilities.iter().find(|row| row.id == *id)
}

/// The cells of a row, parted as the columns part them.
pub(crate) fn row_words(app: &App, row: &Responsibility) -> Html {
    quote(
        app,
        &format!("{} ｜ {} ｜ {}", row.task, row.units, row.time),
        &row.id,
    )
}

/// Of a row the clauses that it sums up; of a clause the rows that sum it up.
fn counterparts(app: &App, deadline: &Deadline, row: Option<&Responsibility>) -> Html {
    let messages = app.messages();
    let corpus = corpus();
    if let Some(row) = row {
        let clauses = row
            .body_clauses
            .iter()
            .filter_map(|clause| corpus.clause(clause));
        return html! {
            { for clauses.map(|clause| html! {
                <>
                    <h4>{ messages.get(messages::DETAIL_CLAUSE) }</h4>
                    { quote(app, if clause.text.is_empty() { &clause.title } else { &clause.text }, &clause.id) }
                </>
            }) }
        };
    }
    let rows = corpus.responsibilities.iter().filter(|row| {
        let clause = deadline.clause.as_ref();
        clause.is_some_and(|clause| row.body_clauses.contains(clause))
    });
    html! {
        { for rows.map(|row| html! {
            <>
                <h4>{ messages.get(messages::DETAIL_ROW) }</h4>
                { row_words(app, row) }
            </>
        }) }
    }
}
