//! One benefit: what it is, why it fits or does not, what else it depends on, and the sentence that says so.

use gazette::eligibility::{Benefit, Finding};
use yew::prelude::*;

use super::reasons::Reasons;
use crate::{
    components::{agencies, quote},
    messages,
    state::App,
};

/// `years` is the person's age today, where it is known.
pub(crate) fn benefit_card(
    app: &App,
    benefit: &Benefit,
    finding: &Finding<'_>,
    years: Option<u8>,
) -> Html {
    let messages = app.messages();
    html! {
        <article class="benefit" aria-label={benefit.title.clone()}>
            <h3>{ &benefit.title }</h3>
            if let Some(amount) = &benefit.amount {
                <p class="amount">{ amount }</p>
            }
            { for benefit.region.iter().map(|region| html! { <p>{ messages.get(messages::BENEFITS_REGION) }{ "：" }{ region }</p> }) }
            <ul class="criteria">{ Reasons::new(messages, finding, years).of(&benefit.condition) }</ul>
            { quote(app, &benefit.quote, &benefit.clause) }
            <details class="source">
                <summary>{ messages.get(messages::BENEFITS_DETAILS) }</summary>
                if !benefit.agencies.is_empty() {
                    <p>{ messages.get(messages::BENEFITS_AGENCIES) }{ "：" }{ agencies(app, &benefit.agencies) }</p>
                }
                if let Some(day) = benefit.effective_from {
                    <p>{ messages.fill(messages::BENEFITS_EFFECTIVE, &[("date", &messages::day(messages, day))]) }</p>
                }
                if !benefit.bring.is_empty() {
                    <p>{ messages.get(messages::BENEFITS_BRING) }{ "：" }{ benefit.bring.join("、") }</p>
                }
                { for benefit.assumptions.iter().map(|assumption| {
                    let dated = messages::day(messages, assumption.dated);
                    let values = [("text", assumption.text.as_str()), ("basis", &assumption.basis), ("dated", &dated)];
                    html! { <p>{ messages.get(messages::BENEFITS_ASSUMPTION) }{ "：" }{ messages.fill(messages::BENEFITS_ASSUMPTION_BASIS, &values) }</p> }
                }) }
            </details>
        </article>
    }
}
