//! Something that was found: what it is, where it stands, and the words around the place.

use gazette::search::{Engine, Fact, Hit, Match};
use yew::prelude::*;

use crate::{
    components::{Look, link},
    corpus,
    deadline_filter::{DeadlineFilter, Key},
    messages::{self, Messages},
    queries::{documents::short_title, places::citation, search::kind_name},
    route::Route,
    state::App,
};

pub(crate) fn hit(app: &App, engine: &Engine<'static>, own: Match) -> Html {
    let messages = app.messages();
    let (fact, hit) = (engine.fact(own), engine.hit(own));
    let name = name(messages, fact);
    let within = within_name(&name, &hit);
    let heading = match within {
        Some(at) => marked(&name[..at], hit.matched, &name[at + hit.matched.len()..]),
        None => html! { &name },
    };
    let place = place(messages, fact);
    html! {
        <>
            <p class="hit-name">{ link(app, route(fact, hit.matched), Look::default(), heading) }</p>
            if within.is_none() {
                <p class="hit-words">
                    if hit.cut[0] { { "……" } }
                    { marked(hit.before, hit.matched, hit.after) }
                    if hit.cut[1] { { "……" } }
                </p>
            }
            <p class="quiet">
                <span class="tag">{ messages.get(kind_name(fact.kind())) }</span>
                if !place.is_empty() {
                    { " " }{ place }
                }
                if hit.count > 1 {
                    { " · " }{ messages.fill(messages::SEARCH_TIMES, &[("count", &hit.count.to_string())]) }
                }
            </p>
        </>
    }
}

fn marked(before: &str, words: &str, after: &str) -> Html {
    html! {
        <>{ before }if !words.is_empty() { <mark>{ words }</mark> }{ after }</>
    }
}

/// Where the words stand in the name, if the name is the text in which they were found.
fn within_name(name: &str, hit: &Hit<'_>) -> Option<usize> {
    if hit.cut != [false, false] {
        return None;
    }
    let text = [hit.before, hit.matched, hit.after].concat();
    // 一、总体要求: behind the label stands the heading that was searched.
    let rest = name.strip_suffix(text.as_str())?;
    Some(rest.len() + hit.before.len())
}

/// What it is called.
fn name(messages: Messages, fact: Fact<'_>) -> String {
    let cited = || citation(corpus(), messages, fact.id());
    let or_cited = |name: &str| {
        if name.is_empty() {
            cited()
        } else {
            name.to_owned()
        }
    };
    match fact {
        Fact::Document(document) => short_title(document).to_owned(),
        Fact::Clause(clause) if clause.title.is_empty() => cited(),
        Fact::Clause(clause) => format!("{}{}", clause.label, clause.title),
        Fact::Responsibility(row) => or_cited(&row.task),
        Fact::Table(table) => or_cited(&table.title),
        Fact::TableRow(..) => cited(),
        Fact::Award(award) => award.name.clone(),
        Fact::Benefit(benefit) => benefit.title.clone(),
        Fact::Deadline(deadline) => deadline.task.clone(),
        Fact::Organization(body) => body.name.clone(),
        Fact::Person(duty) => messages.fill(
            messages::SEARCH_PERSON,
            &[("name", &duty.person), ("post", &duty.post)],
        ),
    }
}

/// Where it stands, or what else tells it from others.
fn place(messages: Messages, fact: Fact<'_>) -> String {
    let corpus = corpus();
    let cited = |id: &str| citation(corpus, messages, id);
    let number = || {
        let document = fact.document().and_then(|id| corpus.document(id));
        document.map_or_else(String::new, |document| document.number.clone())
    };
    match fact {
        Fact::Clause(_) | Fact::Responsibility(_) | Fact::Table(_) | Fact::TableRow(..) => {
            cited(fact.id())
        }
        Fact::Document(_) | Fact::Person(_) => number(),
        Fact::Award(award) => format!("{} {}", number(), award.list),
        Fact::Benefit(benefit) => cited(&benefit.clause),
        Fact::Deadline(deadline) => {
            let place = deadline.clause.as_ref().or(deadline.row.as_ref());
            let cited = place.map_or_else(number, |place| cited(place));
            format!("{} · {cited}", deadline.phrase)
        }
        Fact::Organization(body) => {
            let today = body.current_name.as_ref();
            today.map_or_else(String::new, |today| {
                messages.fill(messages::SEARCH_TODAY, &[("name", &today.name)])
            })
        }
    }
}

/// Where one reads it: in a clause at the words themselves.
fn route(fact: Fact<'_>, words: &str) -> Route {
    match fact {
        Fact::Document(document) => Route::document(&document.id),
        Fact::Clause(clause) => Route::words(&clause.id, words),
        Fact::Responsibility(_)
        | Fact::Table(_)
        | Fact::TableRow(..)
        | Fact::Award(_)
        | Fact::Person(_) => Route::fact(fact.id()),
        Fact::Benefit(benefit) => Route::benefit(&benefit.id),
        Fact::Deadline(deadline) => {
            Route::Deadlines(DeadlineFilter::default().with(Key::Open, &deadline.id))
        }
        Fact::Organization(body) => Route::Organization {
            id: body.id.clone(),
        },
    }
}
