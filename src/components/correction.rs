//! A link to whoever takes in mistakes, about one fact; nothing where the site names nobody.

use yew::prelude::*;

use crate::{browser, corpus, messages, queries::places::citation, route::Route, state::App};

/// `stop` is the link's `tabindex`, where it stands in a row that is one stop.
pub(crate) fn correction(app: &App, fact: &str, stop: Option<&'static str>) -> Option<Html> {
    let messages = app.messages();
    let site = &app.state().site;
    if !site.takes_corrections() {
        return None;
    }
    let citation = citation(corpus(), messages, fact);
    let address = format!("{}{}", browser::page(), Route::fact(fact));
    let values = [
        ("citation", citation.as_str()),
        ("fact", fact),
        ("address", &address),
    ];
    let subject = messages.fill(messages::CORRECTION_SUBJECT, &values);
    let text = messages.fill(messages::CORRECTION_TEXT, &values);
    let to = site.correction(fact, &subject, &text)?;
    // What opens beside the page is told nothing of it but the fact.
    let (target, rel) = if to.page {
        (Some("_blank"), Some("noreferrer noopener"))
    } else {
        (None, None)
    };
    Some(html! {
        <a href={to.address} {target} {rel} tabindex={stop} aria-label={subject}>{ messages.get(messages::CORRECTION_LINK) }</a>
    })
}
