//! A line of life: what begins at which age, and where the person stands on it.

use gazette::eligibility::{Benefit, Strength};
use yew::prelude::*;

use crate::{
    components::plain_link, messages, queries::benefits::Answer, route::Route, state::App,
};

pub(crate) fn life(app: &App, answer: &Answer<'_>) -> Html {
    let messages = app.messages();
    let ages = answer.life();
    if ages.is_empty() {
        return Html::default();
    }
    let here = |years: u32| {
        let values = [
            ("who", messages.curated(answer.who)),
            ("age", &years.to_string()),
        ];
        html! { <li key="here" class="here">{ messages.fill(messages::BENEFITS_LIFE_HERE, &values) }</li> }
    };
    let age = |age: u32, begins: &[&Benefit]| {
        // Where nothing can be opened, everything is told.
        let is_firm =
            |benefit: &&&Benefit| app.is_still() || benefit.strength == Strength::Entitlement;
        let firm = begins.iter().filter(is_firm);
        let general = begins.len() - firm.clone().count();
        html! {
            <li key={age} class={if answer.years.is_some_and(|years| years >= age) { "reached" } else { "ahead" }}>
                <strong>{ messages.fill(messages::BENEFITS_LIFE_AGE, &[("age", &age.to_string())]) }</strong>
                <ul>
                    { for firm.map(|benefit| html! { <li>{ plain_link(app, Route::benefit(&benefit.id), messages.curated(&benefit.title)) }</li> }) }
                    if general > 0 {
                        <li class="quiet">{ messages.fill(messages::BENEFITS_LIFE_GENERAL, &[("count", &general.to_string())]) }</li>
                    }
                </ul>
            </li>
        }
    };
    let mut items = Vec::new();
    let mut told = answer.years.is_none();
    for (from, begins) in &ages {
        if let Some(years) = answer.years.filter(|years| !told && years < from) {
            items.push(here(years));
            told = true;
        }
        items.push(age(*from, begins));
    }
    if let Some(years) = answer.years.filter(|_| !told) {
        items.push(here(years));
    }
    html! {
        <section class="life">
            <h2>{ messages.get(messages::BENEFITS_LIFE) }</h2>
            <ol>{ for items }</ol>
        </section>
    }
}
