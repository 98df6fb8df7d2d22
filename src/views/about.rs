//! What this is, where it comes from, what it does not know.

use gazette::Gazette;
use yew::prelude::*;

use crate::{
    browser, corpus,
    messages::{self, Message},
    state::{Address, App},
};

/// What helps whom.
const ACCESS: [Message; 4] = [
    messages::ABOUT_ACCESS_ELDER,
    messages::ABOUT_ACCESS_SPEECH,
    messages::ABOUT_ACCESS_KEYBOARD,
    messages::ABOUT_ACCESS_PAPER,
];

pub(crate) fn about(app: &App) -> Html {
    let messages = app.messages();
    let corpus = corpus();
    let count = |count: usize| count.to_string();
    let source = |gazette: &Gazette| {
        let values = [
            ("title", gazette.title.clone()),
            (
                "year",
                gazette
                    .year
                    .map(|year| year.to_string())
                    .unwrap_or_default(),
            ),
            (
                "issue",
                gazette
                    .issue
                    .map(|issue| issue.to_string())
                    .unwrap_or_default(),
            ),
            ("file", gazette.file.clone()),
            ("hash", gazette.sha256.clone()),
        ];
        let values: Vec<(&str, &str)> = values
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let words = if corpus.is_own(&gazette.id) {
            messages.fill(messages::OWN_OF, &[("file", &gazette.file)])
        } else {
            messages.fill(messages::ABOUT_SOURCES_TEXT, &values)
        };
        html! { <li key={gazette.id.clone()}>{ words }</li> }
    };
    let read = [
        ("documents", count(corpus.documents.len())),
        ("clauses", count(corpus.clauses.len())),
        ("deadlines", count(corpus.deadlines.len())),
        ("benefits", count(corpus.benefits.len())),
        ("rows", count(corpus.responsibilities.len())),
        ("awards", count(corpus.awards.len())),
        ("duties", count(corpus.duties.len())),
        ("figures", count(corpus.figures.len())),
        ("organizations", count(corpus.organizations.len())),
    ];
    let read: Vec<(&str, &str)> = read
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    // Those of a reader's own texts stand beside these.
    let notes = corpus.diagnostics.iter();
    let notes: Vec<_> = notes
        .filter(|(gazette, _)| !corpus.is_own(gazette))
        .collect();
    html! {
        <div class="prose">
            <h1 tabindex="-1">{ messages.get(messages::ABOUT_TITLE) }</h1>
            <p>{ messages.get(messages::ABOUT_WHAT) }</p>
            <h2>{ messages.get(messages::ABOUT_SOURCES) }</h2>
            <ul>{ for corpus.gazettes.iter().map(source) }</ul>
            <h2>{ messages.get(messages::ABOUT_READ) }</h2>
            <p>{ messages.fill(messages::ABOUT_READ_TEXT, &read) }</p>
            if !notes.is_empty() {
                <h2>{ messages.get(messages::ABOUT_NOTES) }</h2>
                <ul>
                    { for notes.into_iter().enumerate().map(|(index, (_, diagnostic))| {
                        let line = diagnostic.line.to_string();
                        let values = [("line", line.as_str()), ("message", &diagnostic.message), ("hint", &diagnostic.hint)];
                        html! { <li key={index}>{ messages.fill(messages::ABOUT_NOTE, &values) }</li> }
                    }) }
                </ul>
            }
            <h2>{ messages.get(messages::ABOUT_LIMITS) }</h2>
            <p>{ messages.get(messages::ABOUT_LIMITS_TEXT) }</p>
            <h2>{ messages.get(messages::ABOUT_PRIVACY) }</h2>
            <p>{ messages.get(messages::ABOUT_PRIVACY_TEXT) }</p>
            <h2>{ messages.get(messages::ABOUT_ACCESS) }</h2>
            <p>{ messages.get(messages::ABOUT_ACCESS_AIM) }</p>
            <ul>{ for ACCESS.iter().map(|words| html! { <li>{ messages.get(*words) }</li> }) }</ul>
            <p>{ messages.get(messages::ABOUT_ACCESS_TESTED) }</p>
            <p>{ messages.get(messages::ABOUT_ACCESS_KNOWN) }</p>
            if app.state().address == Address::Hash && browser::may_be_kept() {
                <h2>{ messages.get(messages::ABOUT_OFFLINE) }</h2>
                <p>{ messages.get(messages::ABOUT_OFFLINE_TEXT) }</p>
                <p class="alone"><a href="policy-explorer.html" download="">{ messages.get(messages::ABOUT_OFFLINE_FILE) }</a></p>
            }
        </div>
    }
}
