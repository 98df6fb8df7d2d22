//! The list of documents, with filters.

use gazette::Document;
use yew::prelude::*;

use super::own_texts::OwnTexts;
use crate::{
    components::{Select, TextField, plain_link, result_line},
    corpus,
    messages::{self, Messages},
    queries::{
        documents::{for_whom, for_whom_in_words, kinds, purpose, short_title, shown},
        gazettes::gazettes,
        own,
    },
    route::{DocumentFilter, Route},
    state::{App, use_app},
};

pub(crate) fn documents(app: &App, filter: &DocumentFilter) -> Html {
    let messages = app.messages();
    let corpus = corpus();
    let shown = shown(corpus, filter);
    let refine = |change: fn(&mut DocumentFilter, String)| {
        let (app, filter) = (app.clone(), filter.clone());
        Callback::from(move |value: String| {
            let mut filter = filter.clone();
            change(&mut filter, value);
            app.refine(Route::Documents(filter));
        })
    };
    let built = corpus.documents.iter();
    let built = built.filter(|document| !corpus.is_own(&document.gazette));
    let total = built.count().to_string();
    let everything = DocumentFilter::default();
    let clear = (*filter != everything).then_some(Route::Documents(everything));
    html! {
        <>
            <h1 tabindex="-1">{ messages.get(messages::DOCUMENTS_TITLE) }</h1>
            <p>{ messages.fill(messages::DOCUMENTS_INTRO, &[("gazettes", &gazettes(corpus, messages)), ("count", &total)]) }</p>
            <form class="filters" role="search" aria-label={messages.get(messages::FILTER_TITLE)} onsubmit={|event: SubmitEvent| event.prevent_default()}>
                <Select id="kind" label={messages.get(messages::FILTER_KIND)} value={filter.kind.clone()}
                    choices={kinds(corpus, filter)} onchange={refine(|filter, value| filter.kind = value)} />
                <Select id="for" label={messages.get(messages::FILTER_FOR_WHOM)} value={filter.for_whom.clone()}
                    choices={for_whom(corpus, filter)} onchange={refine(|filter, value| filter.for_whom = value)} />
                <TextField id="text" label={messages.get(messages::FILTER_TEXT)} hint={messages.get(messages::FILTER_TEXT_HINT)}
                    value={filter.text.clone()} onchange={refine(|filter, value| filter.text = value)} />
            </form>
            { result_line(app, &messages.fill(messages::FILTER_SHOWN, &[("count", &shown.len().to_string())]), clear) }
            if shown.is_empty() {
                <p class="notice">{ messages.get(messages::FILTER_NOTHING) }</p>
            }
            <Cards filter={filter.clone()} />
            <OwnTexts />
        </>
    }
}

/// As many are drawn at first, and more on asking: a reader may have opened hundreds.
const PART: usize = 50;

#[derive(Properties, PartialEq)]
struct CardsProps {
    filter: DocumentFilter,
}

#[component]
fn Cards(props: &CardsProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let shown = shown(corpus(), &props.filter);
    // Of another filter, or of other texts, one sees the beginning.
    let of = (props.filter.clone(), app.state().texts);
    let asked = use_state(|| (of.clone(), PART));
    let most = if asked.0 == of { asked.1 } else { PART };
    let more = {
        let asked = asked.setter();
        Callback::from(move |_: MouseEvent| asked.set((of.clone(), most + PART)))
    };
    let count = |count: usize| count.to_string();
    let drawn = most.min(shown.len());
    html! {
        <>
            <ul class="cards">{ for shown.iter().take(most).map(|document| card(&app, document)) }</ul>
            <div>
                if drawn < shown.len() {
                    <p class="quiet">{ messages.fill(messages::DOCUMENTS_PARTLY, &[("shown", &count(drawn)), ("count", &count(shown.len()))]) }</p>
                    <p class="more"><button type="button" class="button" onclick={more}>
                        { messages.fill(messages::DOCUMENTS_MORE, &[("count", &count(PART.min(shown.len() - drawn)))]) }
                    </button></p>
                }
            </div>
        </>
    }
}

pub(crate) fn card(app: &App, document: &Document) -> Html {
    let corpus = corpus();
    let date = document
        .date
        .map(|date| messages::day(app.messages(), date))
        .unwrap_or_default();
    html! {
        <li key={document.id.clone()} class="card">
            <p class="card-head"><span class="tag">{ &document.kind }</span>{ " " }<span>{ &document.number }</span>{ " " }<span>{ date }</span>
                if own::file(corpus, document).is_some() {
                    { " " }<span class="tag tag-own">{ app.messages().get(messages::OWN_TAG) }</span>
                }
            </p>
            <h2>{ plain_link(app, Route::document(&document.id), short_title(document)) }</h2>
            <p class="card-purpose">{ purpose(corpus, document) }</p>
            if !document.for_whom.is_empty() {
                <p class="quiet">{ app.messages().fill(messages::DOCUMENTS_FOR_WHOM, &[("names", &for_whom_in_words(corpus, document))]) }</p>
            }
            <p class="quiet">{ holds(app.messages(), document) }</p>
        </li>
    }
}

/// 23 条 · 1 项期限
fn holds(messages: Messages, document: &Document) -> String {
    let corpus = corpus();
    let numbered = corpus
        .clauses_of(&document.id)
        .filter(|clause| !clause.label.is_empty())
        .count();
    let deadlines = corpus
        .deadlines
        .iter()
        .filter(|deadline| deadline.document == document.id)
        .count();
    let count = |count: usize| count.to_string();
    let attachments = document.attachments.join("、");
    match (numbered, deadlines) {
        (0, _) if !attachments.is_empty() => messages.fill(
            messages::DOCUMENTS_FACTS_PARAGRAPHS,
            &[
                ("paragraphs", &count(document.clauses.len())),
                ("attachments", &attachments),
            ],
        ),
        (0, _) => messages.fill(
            messages::DOCUMENTS_FACTS_NO_DEADLINES,
            &[("clauses", &count(document.clauses.len()))],
        ),
        (_, 0) => messages.fill(
            messages::DOCUMENTS_FACTS_NO_DEADLINES,
            &[("clauses", &count(numbered))],
        ),
        _ => messages.fill(
            messages::DOCUMENTS_FACTS,
            &[
                ("clauses", &count(numbered)),
                ("deadlines", &count(deadlines)),
            ],
        ),
    }
}
