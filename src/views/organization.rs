//! One body: its names, what it must do and by when, what it got, who keeps contact with it, where else it is named.

use gazette::{Clause, Deadline, Duty, Mention, MentionRole, Organization};
use yew::prelude::*;

use crate::{
    components::{deadline_item, plain_link, quote},
    corpus,
    messages::{self, Message, Messages},
    queries::{
        deadlines::by_slot,
        organizations::{answers, document_month, find, mentions, sentence, written_day},
        places::citation,
    },
    route::{OrganizationFilter, Route},
    state::App,
};

pub(crate) fn organization(app: &App, id: &str) -> Html {
    let messages = app.messages();
    let index = Route::Organizations(OrganizationFilter::default());
    let back = html! { <p class="back">{ plain_link(app, index, messages.get(messages::ORGANIZATIONS_BACK)) }</p> };
    let Some(body) = find(corpus(), id) else {
        return html! {
            <div class="prose">
                <h1 tabindex="-1">{ messages.get(messages::ORGANIZATIONS_MISSING_TITLE) }</h1>
                <p>{ messages.get(messages::ORGANIZATIONS_MISSING) }</p>
                { back }
            </div>
        };
    };
    html! {
        <div class="body">
            { back }
            <h1 tabindex="-1">{ &body.name }</h1>
            { names(messages, body) }
            { tasks(app, body, MentionRole::Lead, messages::ORGANIZATIONS_LEAD) }
            { tasks(app, body, MentionRole::Joint, messages::ORGANIZATIONS_JOINT) }
            { tasks(app, body, MentionRole::Support, messages::ORGANIZATIONS_SUPPORT) }
            { deadlines(app, body) }
            { benefits(app, body) }
            { awards(app, body) }
            { people(app, body, MentionRole::Liaison) }
            { people(app, body, MentionRole::Directed) }
            { tasks(app, body, MentionRole::Named, messages::ORGANIZATIONS_OTHER) }
        </div>
    }
}

fn names(messages: Messages, body: &Organization) -> Html {
    let row = |name: Message, value: Html| html! { <div><dt>{ messages.get(name) }</dt><dd>{ value }</dd></div> };
    let today = body.current_name.as_ref().map(|today| {
        let day = messages::day(messages, today.checked_on);
        let since = written_day(messages, &today.since);
        let values = [
            ("since", since.as_str()),
            ("note", &today.note),
            ("date", &day),
        ];
        html! {
            <>
                <strong>{ &today.name }</strong><br />
                <span class="quiet">{ messages.fill(messages::ORGANIZATIONS_TODAY_NOTE, &values) }</span>
            </>
        }
    });
    html! {
        <>
            if body.collective {
                <p>{ messages.get(messages::ORGANIZATIONS_IS_COLLECTIVE) }</p>
            }
            <dl class="particulars">
                if !body.aliases.is_empty() {
                    { row(messages::ORGANIZATIONS_ALIASES, html! { body.aliases.join("、") }) }
                }
                { for today.map(|today| row(messages::ORGANIZATIONS_TODAY_LABEL, today)) }
            </dl>
        </>
    }
}

/// A part of the page with a heading; nothing where the list is empty.
fn part(title: String, note: Option<&str>, items: Vec<Html>) -> Html {
    html! {
        if !items.is_empty() {
            <section class="month">
                <h2>{ title }</h2>
                { for note.map(|note| html! { <p class="quiet">{ note }</p> }) }
                <ul class="plain">{ for items }</ul>
            </section>
        }
    }
}

fn counted(messages: Messages, title: Message, items: &[Html]) -> String {
    messages.fill(title, &[("count", &items.len().to_string())])
}

/// The clauses and rows that name the body as one thing.
fn tasks(app: &App, body: &Organization, role: MentionRole, title: Message) -> Html {
    let items: Vec<Html> = mentions(body, role)
        .filter_map(|mention| task(app, body, mention))
        .collect();
    part(counted(app.messages(), title, &items), None, items)
}

/// What is to be done, by when, and where it stands.
fn task(app: &App, body: &Organization, mention: &Mention) -> Option<Html> {
    let corpus = corpus();
    let place = mention.clause.as_ref().or(mention.row.as_ref())?;
    let row = corpus.responsibilities.iter().find(|row| row.id == *place);
    let (title, said, time) = match (row, corpus.clause(place)) {
        (Some(row), _) => (row.task.as_str(), "", row.time.clone()),
        (None, Some(clause)) => (
            clause.title.as_str(),
            sentence(body, &clause.text),
            phrases(body, clause),
        ),
        (None, None) => return None,
    };
    let citation = citation(corpus, app.messages(), place);
    Some(html! {
        <li key={place.clone()} class="body-task">
            if !title.is_empty() {
                <p>{ title }</p>
            }
            if !said.is_empty() {
                <blockquote class="quote"><p>{ said }</p></blockquote>
            }
            if !time.is_empty() {
                <p class="deadline-when">{ time }</p>
            }
            <p class="cell-link">{ plain_link(app, Route::fact(place), &citation) }</p>
        </li>
    })
}

/// The words that tell the times of what the body must do in a clause.
fn phrases(body: &Organization, clause: &Clause) -> String {
    let own = corpus().deadlines.iter().filter(|deadline| {
        deadline.clause.as_ref() == Some(&clause.id) && answers(body, &deadline.responsible)
    });
    own.map(|deadline| deadline.phrase.as_str())
        .collect::<Vec<_>>()
        .join("；")
}

fn deadlines(app: &App, body: &Organization) -> Html {
    let messages = app.messages();
    let own: Vec<&Deadline> = corpus()
        .deadlines
        .iter()
        .filter(|deadline| answers(body, &deadline.responsible))
        .collect();
    let items: Vec<Html> = by_slot(&own)
        .into_iter()
        .flat_map(|(_, deadlines)| deadlines)
        .map(|deadline| html! { <li key={deadline.id.clone()}>{ deadline_item(app, deadline, false) }</li> })
        .collect();
    part(
        counted(messages, messages::ORGANIZATIONS_DEADLINES, &items),
        None,
        items,
    )
}

fn benefits(app: &App, body: &Organization) -> Html {
    let items: Vec<Html> = corpus()
        .benefits
        .iter()
        .filter(|benefit| answers(body, &benefit.agencies))
        .map(|benefit| {
            html! {
                <li key={benefit.id.clone()}>
                    <p>{ &benefit.title }</p>
                    { quote(app, &benefit.quote, &benefit.clause) }
                </li>
            }
        })
        .collect();
    part(
        counted(app.messages(), messages::ORGANIZATIONS_BENEFITS, &items),
        None,
        items,
    )
}

fn awards(app: &App, body: &Organization) -> Html {
    let messages = app.messages();
    let items: Vec<Html> = mentions(body, MentionRole::Awarded)
        .filter_map(|mention| {
            let id = mention.award.as_ref()?;
            let award = corpus().awards.iter().find(|award| award.id == *id)?;
            let words = if award.grade.is_empty() {
                award.list.clone()
            } else {
                let values = [("list", award.list.as_str()), ("grade", &award.grade)];
                messages.fill(messages::ORGANIZATIONS_AWARD, &values)
            };
            let number = number(&award.document);
            Some(html! {
                <li key={id.clone()} class="body-task">
                    <p>{ words }</p>
                    <p class="cell-link">{ plain_link(app, Route::fact(id), number) }</p>
                </li>
            })
        })
        .collect();
    part(
        counted(messages, messages::ORGANIZATIONS_AWARDS, &items),
        None,
        items,
    )
}

/// Who keeps contact with the body, or directs it; each document of such duties with its month.
fn people(app: &App, body: &Organization, role: MentionRole) -> Html {
    let messages = app.messages();
    let (title, note) = match role {
        MentionRole::Liaison => (
            messages::ORGANIZATIONS_LIAISON,
            Some(messages.get(messages::ORGANIZATIONS_LIAISON_NOTE)),
        ),
        _ => (messages::ORGANIZATIONS_DIRECTED, None),
    };
    let duties: Vec<&Duty> = mentions(body, role)
        .filter_map(|mention| {
            let id = mention.duty.as_ref()?;
            corpus().duties.iter().find(|duty| duty.id == *id)
        })
        .collect();
    let person = |duty: &&Duty| {
        let values = [("person", duty.person.as_str()), ("post", &duty.post)];
        let words = messages.fill(messages::ORGANIZATIONS_PERSON, &values);
        html! { <li key={duty.id.clone()} class="cell-link">{ plain_link(app, Route::fact(&duty.id), &words) }</li> }
    };
    let of_document = |duties: &[&Duty]| {
        let month = document_month(messages, corpus().document(&duties[0].document));
        let title = messages.fill(title, &[("month", &month)]);
        part(title, note, duties.iter().map(person).collect())
    };
    html! { <>{ for duties.chunk_by(|one, other| one.document == other.document).map(of_document) }</> }
}

fn number(document: &str) -> &str {
    corpus()
        .document(document)
        .map_or(document, |document| &document.number)
}
