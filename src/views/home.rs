//! The first page: what this is, one field to begin with, three ways in.

use yew::prelude::*;

use crate::{
    components::{AgeForm, Look, link},
    corpus,
    deadline_filter::DeadlineFilter,
    messages,
    queries::gazettes::years,
    route::{BenefitFilter, DocumentFilter, Route},
    state::App,
};

pub(crate) fn home(app: &App) -> Html {
    let messages = app.messages();
    let way = |to: Route, name: &str, line: String| {
        let look = Look {
            class: classes!("way"),
            ..Look::default()
        };
        html! { <li>{ link(app, to, look, html! { <><strong>{ name }</strong><span>{ line }</span></> }) }</li> }
    };
    html! {
        <>
            <section class="hero">
                <p class="quiet">{ messages.get(messages::HOME_WHAT) }</p>
                <h1 id="question" tabindex="-1">{ messages.get(messages::HOME_QUESTION) }</h1>
                <AgeForm labelled_by="question" />
                <p class="quiet">{ messages.get(messages::SITE_PRIVACY) }</p>
            </section>
            <ul class="ways">
                { way(Route::Benefits(BenefitFilter::default()), messages.get(messages::NAV_BENEFITS), messages.get(messages::HOME_BENEFITS_LINE).into()) }
                { way(Route::Deadlines(DeadlineFilter::default()), messages.get(messages::NAV_DEADLINES),
                    messages.fill(messages::HOME_DEADLINES_LINE, &[("count", &corpus::DEADLINES.to_string())])) }
                { way(Route::Documents(DocumentFilter::default()), messages.get(messages::NAV_DOCUMENTS),
                    messages.fill(messages::HOME_DOCUMENTS_LINE, &[("count", &corpus::DOCUMENTS.to_string())])) }
            </ul>
            <p class="notice">{ messages.fill(messages::SITE_TEXT_OF_YEAR, &[("year", &years(corpus()))]) }</p>
        </>
    }
}
