//! One benefit: the verdict, why, from when, the sentence that says so, and where to go with it.

use gazette::eligibility::Finding;
use yew::prelude::*;

use super::reasons::Reasons;
use crate::{
    components::{agencies, quote},
    messages::{self, Message, Messages},
    queries::{benefits::Answer, wording},
    state::App,
};

pub(crate) fn benefit_card(app: &App, answer: &Answer<'_>, finding: &Finding<'_>) -> Html {
    let messages = app.messages();
    let benefit = finding.benefit;
    let (class, sign, verdict) = wording::verdict(messages, answer, finding);
    html! {
        <article class={classes!("benefit", class)} aria-label={benefit.title.clone()}>
            <h3 id={format!("benefit-{}", benefit.id)} tabindex="-1">{ &benefit.title }</h3>
            if !app.is_still() {
                <p class="verdict"><span class="sign" aria-hidden="true">{ sign }</span>{ verdict }</p>
            }
            { for benefit.amount.iter().map(|amount| html! { <p class="amount">{ amount }</p> }) }
            { for wording::days(messages, answer, finding).into_iter().map(|sentence| html! { <p class="when">{ sentence }</p> }) }
            { for benefit.region.iter().map(|region| html! { <p>{ labelled(messages, messages::BENEFITS_REGION, region) }</p> }) }
            if app.is_still() {
                <p class="list-label">{ messages.get(messages::BENEFITS_CONDITIONS) }</p>
            }
            <ul class="criteria">{ Reasons::new(app, answer, finding).of(&benefit.condition) }</ul>
            { for wording::by_choice(messages, finding).into_iter().map(|hint| html! { <p class="by-choice">{ hint }</p> }) }
            { quote(app, &benefit.quote, &benefit.clause) }
            <details class="source" open={app.is_still()}>
                <summary>{ messages.get(messages::BENEFITS_DETAILS) }</summary>
                if !benefit.agencies.is_empty() {
                    <p>{ messages.get(messages::BENEFITS_AGENCIES) }{ "：" }{ agencies(app, benefit.document(), &benefit.agencies) }</p>
                }
                { for wording::today(messages, finding).map(|today| html! { <p class="quiet">{ today }</p> }) }
                { list(messages, messages::BENEFITS_WHERE, wording::places(finding)) }
                { list(messages, messages::BENEFITS_BRING, benefit.bring.iter().map(String::as_str)) }
                { list(messages, messages::BENEFITS_ASK, benefit.ask.iter().map(String::as_str)) }
                { for benefit.assumptions.iter().map(|assumption| {
                    let dated = messages::day(messages, assumption.dated);
                    let values = [("text", assumption.text.as_str()), ("basis", &assumption.basis), ("dated", &dated)];
                    html! { <p>{ messages.get(messages::BENEFITS_ASSUMPTION) }{ "：" }{ messages.fill(messages::BENEFITS_ASSUMPTION_BASIS, &values) }</p> }
                }) }
            </details>
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
            <ul>{ for items.into_iter().map(|item| html! { <li>{ item }</li> }) }</ul>
        </>
    }
}

fn labelled(messages: Messages, label: Message, words: &str) -> String {
    format!("{}：{words}", messages.get(label))
}
