//! One body: its names, what it must do and by when, what it got, who keeps contact with it, where else it is named.

use gazette::{Duty, MentionRole, Organization};
use yew::prelude::*;

use super::organization_work::{about_the_day, undated, work_in_role};
use crate::{
    components::{plain_link, quote},
    corpus,
    messages::{self, Message, Messages},
    queries::{
        board::board,
        days::{document_month, written_day},
        deadlines::as_of,
        levels_in_words,
        organizations::{answers, duties, find, mentions},
        work::{named, work},
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
    let as_of = as_of(corpus(), "", app.state().today);
    let other: Vec<Html> = named(board(), body)
        .iter()
        .map(|place| undated(app, place))
        .collect();
    html! {
        <div class="body">
            { back }
            <h1 tabindex="-1">{ &body.name }</h1>
            { names(messages, body) }
            { about_the_day(app, body, as_of) }
            { for work(board(), body).iter().map(|work| work_in_role(app, work, as_of.day())) }
            { benefits(app, body) }
            { awards(app, body) }
            { people(app, body, MentionRole::Liaison) }
            { people(app, body, MentionRole::Directed) }
            { part(counted(messages, messages::ORGANIZATIONS_OTHER, &other), None, other) }
        </div>
    }
}

pub(crate) fn names(messages: Messages, body: &Organization) -> Html {
    let row = |name: Message, value: Html| html! { <div><dt>{ messages.get(name) }</dt><dd>{ value }</dd></div> };
    let today = body.current_name.as_ref().map(|today| {
        let day = messages::day(messages, today.checked_on);
        let since = written_day(messages, &today.since);
        let values = [
            ("since", since.as_str()),
            ("note", messages.curated(&today.note)),
            ("date", &day),
        ];
        html! {
            <>
                <strong>{ messages.curated(&today.name) }</strong><br />
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
                if !body.levels.is_empty() {
                    { row(messages::ORGANIZATIONS_LEVEL, html! { levels_in_words(messages, &body.levels) }) }
                }
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

fn benefits(app: &App, body: &Organization) -> Html {
    let items: Vec<Html> = corpus()
        .benefits
        .iter()
        .filter(|benefit| answers(corpus(), body, benefit))
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
    let duties = duties(corpus(), body, role);
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
