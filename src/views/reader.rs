//! A document: what it is, its contents, its clauses, each with its own address.

use gazette::{Clause, Document, StatusState};
use yew::prelude::*;

use super::{
    attached::{Part, attached},
    clause::{clause, level},
};
use crate::{
    browser,
    components::plain_link,
    corpus,
    messages::{self, Messages},
    queries::{
        documents::short_title,
        own,
        places::{exists, place},
    },
    route::{DocumentFilter, Route},
    state::{App, use_app},
};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct ReaderProps {
    pub(crate) id: AttrValue,
    /// The place to begin with: `1.3`, `table/1/12`.
    pub(crate) place: Option<AttrValue>,
    /// Words there to be shown.
    pub(crate) mark: AttrValue,
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
            (props.id.clone(), props.place.clone(), props.mark.clone()),
            move |(_, place, _)| {
                let place = place.as_ref().map(|place| place.replace(['"', '\\'], ""));
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
    let chosen = props.place.as_deref().unwrap_or_default();
    let missing = props.place.is_some() && !exists(corpus, &document.id, chosen);
    let parts = attached(&app, document, chosen);
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
            { contents(&app, document, &clauses, &parts, *beside) }
            <article aria-label={document.title.clone()}>
                { for clauses.iter().map(|own| clause(&app, own, place(&own.id) == chosen, &props.mark)) }
                { for parts.into_iter().map(|part| html! {
                    <section key={part.place.clone()} class="part">
                        <h2 tabindex="-1" data-place={part.place}>{ part.title }</h2>
                        { part.body }
                    </section>
                }) }
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
            messages::READER_FROM,
            own::file(corpus(), document)
                .map(|file| messages.fill(messages::OWN_OF, &[("file", file)]))
                .unwrap_or_default(),
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

fn contents(
    app: &App,
    document: &Document,
    clauses: &[&Clause],
    parts: &[Part],
    open: bool,
) -> Html {
    let messages = app.messages();
    let titled = clauses
        .iter()
        .filter(|clause| !clause.label.is_empty() && !clause.title.is_empty());
    let titled: Vec<Html> = titled
        .map(|clause| html! {
            <li key={clause.id.clone()} class={level(clause)}>
                { plain_link(app, Route::fact(&clause.id), &format!("{}{}", clause.label, clause.title)) }
            </li>
        })
        .collect();
    if titled.is_empty() && parts.is_empty() {
        return Html::default();
    }
    let part = |part: &Part| {
        let to = Route::fact(&format!("{}/{}", document.id, part.place));
        html! { <li key={part.place.clone()} class="level-1">{ plain_link(app, to, &part.title) }</li> }
    };
    html! {
        <nav class="contents" aria-label={messages.get(messages::READER_CONTENTS)}>
            <details {open}>
                <summary>{ messages.get(messages::READER_CONTENTS) }</summary>
                <ol>
                    { for titled }
                    { for parts.iter().map(part) }
                </ol>
            </details>
        </nav>
    }
}
