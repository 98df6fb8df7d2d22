//! One benefit: the verdict, why, from when, the sentence that says so, and where to go with it.

use gazette::eligibility::Finding;
use yew::prelude::*;

use super::reasons::Reasons;
use crate::{
    components::{agencies, quote, speak},
    messages::{self, Message, Messages},
    queries::{benefits::Answer, wording},
    state::App,
};

pub(crate) fn benefit_card(app: &App, answer: &Answer<'_>, finding: &Finding<'_>) -> Html {
    let messages = app.messages();
    let benefit = finding.benefit;
    let title = messages.curated(&benefit.title).to_owned();
    let (class, sign, verdict) = wording::verdict(messages, answer, finding);
    html! {
        <article class={classes!("benefit", class)} aria-label={title.clone()} data-spoken="">
            <h3 id={format!("benefit-{}", benefit.id)} tabindex="-1">{ title }</h3>
            if !app.is_still() {
                <p class="verdict"><span class="sign" aria-hidden="true">{ sign }</span>{ verdict }</p>
            }
            { for benefit.amount.iter().map(|amount| html! { <p class="amount">{ amount }</p> }) }
            { for wording::days(messages, answer, finding).into_iter().map(|sentence| html! { <p class="when">{ sentence }</p> }) }
            { for benefit.region.iter().map(|region| html! { <p>{ labelled(messages, messages::BENEFITS_REGION, messages.curated(region)) }</p> }) }
            if app.is_still() {
                <p class="list-label">{ messages.get(messages::BENEFITS_CONDITIONS) }</p>
            }
            <ul class="criteria">{ Reasons::new(app, answer, finding).of(&benefit.condition) }</ul>
            { for wording::by_choice(messages, finding).into_iter().map(|hint| html! { <p class="by-choice">{ hint }</p> }) }
            { quote(app, &benefit.quote, &benefit.clause) }
            <details class="source" open={app.is_still()}>
                <summary data-unspoken="">{ messages.get(messages::BENEFITS_DETAILS) }</summary>
                if !benefit.agencies.is_empty() {
                    <p>{ messages.get(messages::BENEFITS_AGENCIES) }{ messages.get(messages::SITE_COLON) }{ agencies(app, benefit.document(), &benefit.agencies) }</p>
                }
                { for wording::today(messages, finding).map(|today| html! { <p class="quiet">{ today }</p> }) }
                { list(messages, messages::BENEFITS_WHERE, wording::places(messages, finding)) }
                { list(messages, messages::BENEFITS_BRING, benefit.bring.iter().map(String::as_str)) }
                { list(messages, messages::BENEFITS_ASK, benefit.ask.iter().map(String::as_str)) }
                { for benefit.assumptions.iter().map(|assumption| {
                    let dated = messages::day(messages, assumption.dated);
                    let values = [("text", messages.curated(&assumption.text)), ("basis", messages.curated(&assumption.basis)), ("dated", &dated)];
                    html! { <p>{ messages.get(messages::BENEFITS_ASSUMPTION) }{ messages.get(messages::SITE_COLON) }{ messages.fill(messages::BENEFITS_ASSUMPTION_BASIS, &values) }</p> }
                }) }
            </details>
            { speak(app, messages::SPEECH_READ, None) }
        </article>
    }
}

fn list<'a>(messages: Messages, label: Message, items: impl Iterator<Item = &'a str>) -> Html {
    let items: Vec<&str> = items.collect();
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <p class="list-label">{ messages.get(label) }</p>
            <ul>{ for items.into_iter().map(|item| html! { <li>{ messages.curated(item) }</li> }) }</ul>
        </>
    }
}

fn labelled(messages: Messages, label: Message, words: &str) -> String {
    let colon = messages.get(messages::SITE_COLON);
    format!("{}{colon}{words}", messages.get(label))
}
