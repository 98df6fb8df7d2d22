//! A document: what it is, its contents, its clauses, each with its own address.

use gazette::{Clause, Document, StatusState};
use yew::prelude::*;

use crate::{
    browser,
    components::{Look, agencies, deadline_item, link, plain_link},
    corpus,
    messages::{self, Messages},
    queries::documents::short_title,
    route::{DocumentFilter, Route},
    state::{App, use_app},
};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct ReaderProps {
    pub(crate) id: AttrValue,
    /// The place of the clause to begin with: `1.3`.
    pub(crate) clause: Option<AttrValue>,
}

#[component]
pub(crate) fn Reader(props: &ReaderProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let corpus = corpus();
    let article = use_node_ref();
    {
        let article = article.clone();
        use_effect_with(
            (props.id.clone(), props.clause.clone()),
            move |(_, clause)| {
                let place = clause.as_ref().map(|place| place.replace(['"', '\\'], ""));
                let heading = place.and_then(|place| {
                    browser::find(&article.cast()?, &format!("[data-place=\"{place}\"]"))
                });
                if let Some(heading) = heading {
                    browser::read_from(&heading);
                }
            },
        );
    }
    // Beside the text there is room for the contents; above it they would push it away.
    let beside = use_state(|| false);
    {
        let beside = beside.setter();
        use_effect_with((), move |()| beside.set(browser::is_wide()));
    }
    let Some(document) = corpus.document(&props.id) else {
        return html! {
            <div class="prose">
                <h1 tabindex="-1">{ messages.get(messages::READER_MISSING_TITLE) }</h1>
                <p>{ messages.get(messages::READER_MISSING) }</p>
                <p>{ plain_link(&app, Route::Documents(DocumentFilter::default()), messages.get(messages::READER_BACK)) }</p>
            </div>
        };
    };
    let clauses: Vec<&Clause> = corpus.clauses_of(&document.id).collect();
    let missing = props.clause.as_ref().is_some_and(|place| {
        clauses
            .iter()
            .all(|clause| self::place(clause) != place.as_str())
    });
    html! {
        <div class="reader" ref={article}>
            <div class="reader-head">
                <p>{ plain_link(&app, Route::Documents(DocumentFilter::default()), messages.get(messages::READER_BACK)) }</p>
                <h1 tabindex="-1">{ short_title(document) }</h1>
                { particulars(messages, document) }
                if missing {
                    <p class="notice" role="status">{ messages.get(messages::READER_MISSING_CLAUSE) }</p>
                }
            </div>
            { contents(&app, &clauses, *beside) }
            <article aria-label={document.title.clone()}>
                { for clauses.iter().map(|clause| self::clause(&app, clause, props.clause.as_deref() == Some(place(clause)))) }
                if !document.attachments.is_empty() {
                    <p class="notice">{ messages.get(messages::READER_ATTACHMENT_OMITTED) }</p>
                }
            </article>
        </div>
    }
}

/// Number, issuer, date, addressees: what stands at the head of an official document.
fn particulars(messages: Messages, document: &Document) -> Html {
    let date = document.date.map_or_else(
        || messages.get(messages::READER_NO_DATE).into(),
        |date| messages::day(messages, date),
    );
    let state = messages.get(match document.status.state {
        StatusState::NotChecked => messages::READER_STATUS_NOT_CHECKED,
        StatusState::InForce => messages::READER_STATUS_IN_FORCE,
        StatusState::Amended => messages::READER_STATUS_AMENDED,
        StatusState::Repealed => messages::READER_STATUS_REPEALED,
    });
    let checked = document.status.checked_on.map(|date| {
        messages.fill(
            messages::READER_CHECKED_ON,
            &[("date", &messages::day(messages, date))],
        )
    });
    let rows = [
        (messages::READER_NUMBER, document.number.clone()),
        (messages::READER_ISSUER, document.issuer.clone()),
        (messages::READER_DATE, date),
        (messages::READER_ADDRESSEES, document.addressees.clone()),
        (
            messages::READER_ATTACHMENTS,
            document.attachments.join("；"),
        ),
        (
            messages::READER_STATUS,
            format!("{state}{}", checked.unwrap_or_default()),
        ),
    ];
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
    html! {
        <dl class="particulars">
            { for rows.map(|(name, value)| html! { <div><dt>{ messages.get(name) }</dt><dd>{ value }</dd></div> }) }
        </dl>
    }
}

fn contents(app: &App, clauses: &[&Clause], open: bool) -> Html {
    let messages = app.messages();
    let titled: Vec<&&Clause> = clauses
        .iter()
        .filter(|clause| !clause.label.is_empty() && !clause.title.is_empty())
        .collect();
    if titled.is_empty() {
        return Html::default();
    }
    html! {
        <nav class="contents" aria-label={messages.get(messages::READER_CONTENTS)}>
            <details {open}>
                <summary>{ messages.get(messages::READER_CONTENTS) }</summary>
                <ol>
                    { for titled.into_iter().map(|clause| html! {
                        <li key={clause.id.clone()} class={level(clause)}>
                            { plain_link(app, Route::clause(&clause.id), &format!("{}{}", clause.label, clause.title)) }
                        </li>
                    }) }
                </ol>
            </details>
        </nav>
    }
}

fn clause(app: &App, clause: &Clause, chosen: bool) -> Html {
    let messages = app.messages();
    let corpus = corpus();
    let citation = corpus.citation(&clause.id);
    let name = messages.fill(
        messages::READER_LINK_NAME,
        &[("place", &place_name(messages, clause, &citation))],
    );
    let deadlines = corpus
        .deadlines
        .iter()
        .filter(|deadline| deadline.clause.as_ref() == Some(&clause.id));
    let benefits = corpus
        .benefits
        .iter()
        .filter(|benefit| benefit.clause == clause.id);
    let look = Look {
        class: classes!("anchor"),
        label: Some(name),
        current: false,
    };
    let anchor = link(
        app,
        Route::clause(&clause.id),
        look,
        html! { messages.get(messages::READER_LINK_TO) },
    );
    let heading = html! { <>{ &clause.label }{ &clause.title }</> };
    let place = place(clause).to_owned();
    let paragraph = html! { <p>{ &clause.text }</p> };
    let (heading, text) = match clause.level {
        // A paragraph without a heading is itself what a link leads to.
        _ if clause.label.is_empty() => (
            html! { <p tabindex="-1" data-place={place}>{ &clause.text }</p> },
            Html::default(),
        ),
        1 => (
            html! { <h2 tabindex="-1" data-place={place}>{ heading }</h2> },
            paragraph,
        ),
        2 => (
            html! { <h3 tabindex="-1" data-place={place}>{ heading }</h3> },
            paragraph,
        ),
        _ => (
            html! { <h4 tabindex="-1" data-place={place}>{ heading }</h4> },
            paragraph,
        ),
    };
    html! {
        <section key={clause.id.clone()} class={classes!("clause", level(clause), chosen.then_some("chosen"))}>
            { heading }
            if !clause.text.is_empty() {
                { text }
            }
            if !clause.agencies.is_empty() {
                <p class="aside">{ messages.get(messages::READER_AGENCIES) }{ "：" }{ agencies(messages, &clause.agencies) }</p>
            }
            if benefits.clone().next().is_some() {
                <p class="aside">
                    { messages.get(messages::READER_BENEFITS) }{ "：" }
                    { plain_link(app, Route::Benefits, &benefits.map(|benefit| benefit.title.as_str()).collect::<Vec<_>>().join("；")) }
                </p>
            }
            if deadlines.clone().next().is_some() {
                <div class="aside">
                    <p>{ messages.get(messages::READER_DEADLINES) }</p>
                    <ul class="plain">
                        { for deadlines.map(|deadline| html! { <li key={deadline.id.clone()}>{ deadline_item(app, deadline, true) }</li> }) }
                    </ul>
                </div>
            }
            <p class="clause-foot">{ anchor }</p>
        </section>
    }
}

/// What a clause is called in a link's name: its citation, or which paragraph it is.
fn place_name(messages: Messages, clause: &Clause, citation: &str) -> String {
    match place(clause).strip_prefix('p') {
        Some(n) => messages.fill(messages::READER_PARAGRAPH, &[("n", n)]),
        None => format!("{citation} {}", clause.title),
    }
}

fn level(clause: &Clause) -> &'static str {
    match clause.level {
        1 => "level-1",
        2 => "level-2",
        _ => "level-3",
    }
}

/// The place of a clause in its document: `1.3`.
fn place(clause: &Clause) -> &str {
    clause.id.rsplit_once('/').map_or("", |(_, place)| place)
}
