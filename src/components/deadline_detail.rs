//! What stands behind a deadline: the words and the day side by side, who must do it, the sentence in its clause, and the
//! row and the clause that belong together.

use std::ops::Range;

use gazette::{
    Agency, Clause, Deadline, Document, Duty, MentionRole, Organization, Responsibility,
};
use yew::prelude::*;

use super::{
    caveats,
    deadline_item::row_of,
    deadline_item::{names_its_year, place, when},
    passage, plain_link, quote, role_name, unit,
};
use crate::{
    corpus,
    messages::{self, Message, Messages},
    queries::{
        days::document_month,
        documents::short_title,
        organizations::{duties, silent},
        passages::quoted,
        same_task::{Rows, clauses, rows},
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
            { caveats(app, deadline) }
            <h3>{ messages.get(messages::DETAIL_UNITS) }</h3>
            if deadline.responsible.is_empty() {
                <p>{ messages.get(messages::DETAIL_NO_UNITS) }</p>
            } else {
                <ul class="plain">{ for deadline.responsible.iter().map(|agency| body(app, &deadline.document, agency)) }</ul>
                { nobody(messages, deadline) }
            }
            <h3>{ messages.get(messages::DETAIL_WORDS) }</h3>
            { words_in_clause(app, deadline) }
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

/// A body with its part, what it is called today, who keeps contact with it and who directs it.
fn body(app: &App, document: &str, agency: &Agency) -> Html {
    let messages = app.messages();
    let role = role_name(agency.role);
    let known = corpus().body(document, &agency.name);
    let today = known.and_then(|body| body.current_name.as_ref());
    html! {
        <li>
            { unit(app, document, &agency.name) }{ messages.fill(messages::SITE_BRACKETS, &[("words", messages.get(role))]) }
            if let Some(today) = today {
                <p class="quiet">{ messages.fill(messages::DETAIL_TODAY, &[("name", &today.name)]) }</p>
            }
            { for known.map(|body| people(app, body, MentionRole::Liaison, messages::DETAIL_LIAISON)) }
            { for known.map(|body| people(app, body, MentionRole::Directed, messages::DETAIL_DIRECTED)) }
        </li>
    }
}

/// Who keeps contact with a body, or directs it; each document of such duties with its month.
fn people(app: &App, body: &Organization, role: MentionRole, message: Message) -> Html {
    let messages = app.messages();
    let of_document = |duties: &[&Duty]| {
        let people = duties.iter().enumerate().map(|(at, duty)| {
            let values = [("person", duty.person.as_str()), ("post", &duty.post)];
            html! {
                <>
                    if at > 0 { { messages.get(messages::SITE_AND) } }
                    { plain_link(app, Route::fact(&duty.id), &messages.fill(messages::DETAIL_PERSON, &values)) }
                </>
            }
        });
        let month = document_month(messages, corpus().document(&duties[0].document));
        let (before, after) = around(messages, message, &month);
        html! { <p class="quiet">{ before }{ for people }{ after }</p> }
    };
    let duties = duties(corpus(), body, role);
    html! { <>{ for duties.chunk_by(|one, other| one.document == other.document).map(of_document) }</> }
}

/// Of which of the bodies a document that tells such things does not tell who keeps contact with them: once for all of
/// them. A name for many bodies is nobody that one keeps contact with.
fn nobody(messages: Messages, deadline: &Deadline) -> Html {
    let known = deadline.responsible.iter().filter_map(|agency| {
        let body = corpus().body(&deadline.document, &agency.name)?;
        (!body.collective).then(|| {
            (
                agency.name.as_str(),
                silent(corpus(), body, &deadline.document),
            )
        })
    });
    let mut told: Vec<(&Document, Vec<&str>)> = Vec::new();
    for (name, documents) in known {
        for document in documents {
            match told.iter_mut().find(|(own, _)| own.id == document.id) {
                Some((_, names)) => names.push(name),
                None => told.push((document, vec![name])),
            }
        }
    }
    let sentence = |(document, names): (&Document, Vec<&str>)| {
        let number = match document.number.as_str() {
            "" => short_title(document),
            number => number,
        };
        let values = [
            ("document", number),
            ("units", &names.join(messages.get(messages::SITE_AND))),
        ];
        html! { <p class="quiet">{ messages.fill(messages::DETAIL_NOBODY, &values) }</p> }
    };
    html! { <>{ for told.into_iter().map(sentence) }</> }
}

/// A message parted at the place of its people, who are links.
fn around(messages: Messages, message: Message, month: &str) -> (String, String) {
    const PEOPLE: &str = "\u{1}";
    let words = messages.fill(message, &[("people", PEOPLE), ("month", month)]);
    let (before, after) = words.split_once(PEOPLE).unwrap_or((&words, ""));
    (before.to_owned(), after.to_owned())
}

/// The words of a deadline where they stand: its sentence among those of its clause, or the cells of its row.
fn words_in_clause(app: &App, deadline: &Deadline) -> Html {
    let clause = deadline.clause.as_ref();
    let clause = clause.and_then(|clause| corpus().clause(clause));
    let found = clause.and_then(|clause| Some((clause, quoted(corpus(), clause, deadline)?)));
    match found {
        Some((clause, range)) => passage(app, clause, &[range]),
        None => deadline_words(app, deadline),
    }
}

/// The words of a deadline: its sentence, or the cells of its row.
pub(crate) fn deadline_words(app: &App, deadline: &Deadline) -> Html {
    match (row_of(deadline), place(deadline)) {
        (Some(row), _) => row_words(app, row),
        (None, Some(place)) => quote(app, &deadline.quote, place),
        (None, None) => Html::default(),
    }
}

/// The cells of a row, parted as the columns part them.
pub(crate) fn row_words(app: &App, row: &Responsibility) -> Html {
    quote(
        app,
        &format!("{} ｜ {} ｜ {}", row.task, row.units, row.time),
        &row.id,
    )
}

/// Of a row the clauses that it sums up; of a sentence the row that names the same task, else the rows of its clause.
fn counterparts(app: &App, deadline: &Deadline, row: Option<&Responsibility>) -> Html {
    let messages = app.messages();
    let corpus = corpus();
    if let Some(row) = row {
        let clauses = clauses(corpus, row, deadline).into_iter();
        return html! {
            { for clauses.map(|(clause, same)| html! {
                <>
                    <h3>{ messages.get(messages::DETAIL_CLAUSE) }</h3>
                    { passage(app, clause, &marks(clause, &same)) }
                </>
            }) }
        };
    }
    let (title, rows) = match rows(corpus, deadline) {
        Rows::Same(rows) => (messages::DETAIL_ROW, rows),
        Rows::OfClause(rows) => (messages::DETAIL_ROWS, rows),
    };
    html! {
        if !rows.is_empty() {
            <h3>{ messages.get(title) }</h3>
            { for rows.into_iter().map(|row| row_words(app, row)) }
        }
    }
}

/// Where the words of deadlines stand in their clause, in its order and apart.
fn marks(clause: &Clause, deadlines: &[&Deadline]) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> = Vec::new();
    for deadline in deadlines {
        let Some(range) = quoted(corpus(), clause, deadline) else {
            continue;
        };
        let at = marks.partition_point(|other| other.end <= range.start);
        if marks.get(at).is_none_or(|next| range.end <= next.start) {
            marks.insert(at, range);
        }
    }
    marks
}
