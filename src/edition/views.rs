//! The pages of the edition: what stands around each, and those views that the page itself has only behind filters.

use gazette::{
    Deadline, Organization,
    eligibility::{Benefit, Finding, Strength},
};
use yew::prelude::*;

use super::Sheet;
use crate::{
    app::paper_foot,
    components::{
        Cell, Row, SortKey, SortedTable, agencies, caveats, deadline_words, role_name, when,
    },
    corpus,
    inquiry::Inquiry,
    messages::{self, Message},
    queries::{
        benefits::answer,
        board::board,
        deadlines::by_slot,
        gazettes::{gazettes, years},
        organizations::groups,
        wording::strength_name,
        work::{Work, named, work},
    },
    route::OrganizationFilter,
    state::{App, use_app},
    views::{
        about::about,
        benefit_card::benefit_card,
        benefits::{documents_of, places},
        documents::card,
        figures::figures,
        life::life,
        organization::names,
        organization_work::{dated, undated},
        reader::Reader,
    },
};

#[derive(Debug, PartialEq, Properties)]
pub(super) struct DrawnProps {
    pub(super) sheet: Sheet,
}

#[component]
pub(super) fn Drawn(props: &DrawnProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let sheet = &props.sheet;
    let view = match sheet {
        Sheet::Index => index(&app),
        Sheet::Document(id) => {
            html! { <Reader id={id.clone()} place={None::<AttrValue>} mark="" /> }
        }
        Sheet::Deadlines => deadlines(&app),
        Sheet::Benefits(key) => benefits(&app, key),
        Sheet::Organizations => organizations(&app),
        Sheet::About => about(&app),
    };
    let way = |to: Sheet| {
        let current = (to == *sheet).then_some("page");
        html! { <li><a href={to.file()} aria-current={current}>{ to.title(messages) }</a></li> }
    };
    let benefits = corpus().audiences.iter();
    let benefits = benefits.map(|audience| Sheet::Benefits(audience.key.clone()));
    html! {
        <div class="page">
            <a class="skip" href="#main">{ messages.get(messages::SITE_SKIP) }</a>
            <header class="site-header">
                <p class="brand">
                    <a href={Sheet::Index.file()}>{ messages.get(messages::SITE_NAME) }</a>
                    <span>{ messages.get(messages::EDITION_NAME) }</span>
                </p>
                <nav aria-label={messages.get(messages::SITE_MENU)}>
                    <ul>
                        { for benefits.map(way) }
                        { for [Sheet::Deadlines, Sheet::Index, Sheet::Organizations].map(way) }
                    </ul>
                </nav>
            </header>
            <main id="main"><div class="view">{ view }{ paper_foot(&app) }</div></main>
            <footer class="site-footer">
                <p>{ messages.fill(messages::SITE_SOURCE, &[("gazettes", &gazettes(corpus(), messages))]) }</p>
                <p>{ messages.get(messages::EDITION_NOTE) }{ " " }<a href="../index.html">{ messages.get(messages::EDITION_FULL) }</a></p>
                <p><a href={Sheet::About.file()}>{ messages.get(messages::NAV_ABOUT) }</a></p>
            </footer>
        </div>
    }
}

fn index(app: &App) -> Html {
    let messages = app.messages();
    let count = corpus().documents.len().to_string();
    let values = [("gazettes", gazettes(corpus(), messages)), ("count", count)];
    let values = values
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let file = |name: &str, words| html! { <li><a href={format!("../data/{name}")}>{ messages.get(words) }</a></li> };
    html! {
        <>
            <h1>{ Sheet::Index.title(messages) }</h1>
            <p>{ messages.fill(messages::DOCUMENTS_INTRO, &values) }</p>
            <ul class="cards">{ for corpus().documents.iter().map(|document| card(app, document)) }</ul>
            <h2>{ messages.get(messages::EDITION_FILES) }</h2>
            <ul>
                { file("deadlines.ics", messages::EDITION_CALENDAR) }
                { file("deadlines.csv", messages::EDITION_SHEET) }
                { file("index.json", messages::EDITION_DATA) }
            </ul>
        </>
    }
}

/// Every deadline in the order of the days, with the words that say so.
fn deadlines(app: &App) -> Html {
    let messages = app.messages();
    let columns = [
        messages::TABLE_WHEN,
        messages::TABLE_TASK,
        messages::TABLE_UNITS,
        messages::EDITION_WORDS,
    ];
    let columns: Vec<AttrValue> = columns.map(|name| messages.get(name).into()).to_vec();
    let cell = |shown: Html| Cell {
        key: SortKey::Words(String::new()),
        shown,
    };
    let row = |deadline: &&Deadline| Row {
        place: deadline.id.clone(),
        ..Row::plain(vec![
            cell(html! { <p>{ when(messages, deadline) }</p> }),
            cell(html! { <><p>{ &deadline.task }</p>{ caveats(app, deadline) }</> }),
            cell(html! { <p>{ agencies(app, &deadline.document, &deadline.responsible) }</p> }),
            cell(deadline_words(app, deadline)),
        ])
    };
    let all: Vec<&Deadline> = corpus().deadlines.iter().collect();
    let caption = |own: &[&Deadline]| {
        messages.fill(
            messages::TABLE_CAPTION,
            &[("count", &own.len().to_string())],
        )
    };
    html! {
        <>
            <h1>{ Sheet::Deadlines.title(messages) }</h1>
            { for by_slot(&all).into_iter().map(|(slot, own)| {
                let name = slot.label(messages);
                html! {
                    <section class="month">
                        <h2>{ &name }</h2>
                        <SortedTable name={name.clone()} caption={caption(&own)} columns={columns.clone()} rows={own.iter().map(row).collect::<Vec<_>>()} />
                    </section>
                }
            }) }
            <h2>{ messages.get(messages::FIGURES_TITLE) }</h2>
            { figures(app, None) }
        </>
    }
}

/// What an audience can have: by age, and then each with its conditions.
fn benefits(app: &App, key: &str) -> Html {
    let messages = app.messages();
    let mut audiences = corpus().audiences.iter();
    let Some(audience) = audiences.find(|audience| audience.key == key) else {
        return Html::default();
    };
    let answer = answer(corpus(), audience, &Inquiry::default(), app.state().today);
    let of = |strength: Strength| -> Vec<&Finding<'_>> {
        let findings = answer.report.findings.iter();
        let own = |benefit: &Benefit| benefit.strength == strength;
        findings.filter(|finding| own(finding.benefit)).collect()
    };
    let year = years(corpus());
    html! {
        <div>
            <h1>{ &audience.title }</h1>
            <p>{ messages.fill(if answer.asks_age { messages::EDITION_BENEFITS_BY_AGE } else { messages::EDITION_BENEFITS }, &[("document", &documents_of(corpus(), &answer))]) }</p>
            <p class="notice">
                { messages.fill(messages::BENEFITS_STANDING, &[("year", &year)]) }
                if answer.asks_age {
                    { messages.get(messages::BENEFITS_STANDING_AGE) }
                }
            </p>
            { life(app, &answer) }
            { for [Strength::Entitlement, Strength::Service, Strength::Encouraged].into_iter().map(|strength| {
                let own = of(strength);
                let values = [("name", strength_name(messages, &answer, strength)), ("count", &own.len().to_string())];
                html! {
                    if !own.is_empty() {
                        <section class="group">
                            <h2>{ messages.fill(messages::BENEFITS_GROUP, &values) }</h2>
                            { for own.into_iter().map(|finding| benefit_card(app, &answer, finding)) }
                        </section>
                    }
                }
            }) }
            { places(messages, &answer) }
        </div>
    }
}

/// Every body with its names, and every place where it must do something or is named.
fn organizations(app: &App) -> Html {
    let messages = app.messages();
    let groups = groups(board(), &OrganizationFilter::default());
    html! {
        <>
            <h1>{ Sheet::Organizations.title(messages) }</h1>
            { for groups.into_iter().map(|(group, own)| {
                let values = [("name", messages.get(group.name())), ("count", &own.len().to_string())];
                html! {
                    <section class="month">
                        <h2>{ messages.fill(messages::ORGANIZATIONS_GROUP, &values) }</h2>
                        { for own.into_iter().map(|(own, _)| body(app, own)) }
                    </section>
                }
            }) }
        </>
    }
}

fn body(app: &App, body: &Organization) -> Html {
    let messages = app.messages();
    let part = |name: Message, items: Vec<Html>| {
        html! {
            if !items.is_empty() {
                <p class="list-label">{ messages.get(name) }</p>
                <ul class="plain">{ for items }</ul>
            }
        }
    };
    let in_role = |work: &Work| {
        let all = work.dated.iter().map(|own| dated(app, own, None));
        let all = all.chain(work.undated.iter().map(|own| undated(app, own)));
        part(role_name(work.role), all.collect())
    };
    let other = named(board(), body);
    html! {
        <section class="body" id={body.id.clone()}>
            <h3>{ &body.name }</h3>
            { names(messages, body) }
            { for work(board(), body).iter().map(in_role) }
            { part(messages::EDITION_NAMED, other.iter().map(|own| undated(app, own)).collect()) }
        </section>
    }
}
