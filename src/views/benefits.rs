//! Which benefits fit at an age, why, and what else they depend on.

use gazette::{
    eligibility::{Benefit, Finding, Person},
    input::Age,
};
use yew::prelude::*;

use super::benefit_card::benefit_card;
use crate::{
    components::AgeForm,
    corpus,
    messages::{self, Message, Messages},
    queries::benefits::{Group, findings},
    state::App,
    views::about::years,
};

pub(crate) fn benefits(app: &App) -> Html {
    let messages = app.messages();
    let corpus = corpus();
    let today = app.state().today;
    let age = app.state().age.and_then(Result::ok);
    let person = Person {
        age,
        ..Person::default()
    };
    let groups = findings(corpus, &person, today);
    let count = |group: Group| {
        groups
            .iter()
            .find(|(other, _)| *other == group)
            .map_or(0, |(_, found)| found.len())
            .to_string()
    };
    let mut numbers: Vec<&str> = corpus
        .benefits
        .iter()
        .filter_map(|benefit| {
            corpus
                .clause(&benefit.clause)
                .and_then(|clause| corpus.document(&clause.document))
        })
        .map(|document| document.number.as_str())
        .collect();
    numbers.dedup();
    html! {
        <>
            <h1 id="benefits" tabindex="-1" aria-describedby="summary">{ messages.get(messages::BENEFITS_TITLE) }</h1>
            <p>{ messages.fill(messages::BENEFITS_INTRO, &[("document", &numbers.join("、"))]) }</p>
            <AgeForm labelled_by="benefits" />
            <div role="status" id="summary" class="summary">
                if let Some(age) = age {
                    <p class="number">{ describe(messages, age, age.on(today)) }</p>
                    <p>{ messages.fill(messages::BENEFITS_SUMMARY, &[
                        ("count", &count(Group::Eligible)),
                        ("undetermined", &count(Group::Undetermined)),
                        ("discretionary", &count(Group::Discretionary)),
                        ("later", &count(Group::NotEligible)),
                        ("service", &count(Group::Service)),
                        ("encouraged", &count(Group::Encouraged)),
                    ]) }</p>
                } else {
                    <p>{ messages.fill(messages::BENEFITS_NO_AGE, &[("count", &corpus.benefits.len().to_string())]) }</p>
                }
            </div>
            <p class="notice">{ messages.fill(messages::BENEFITS_STANDING, &[("year", &years(corpus))]) }</p>
            <div>{ for groups.iter().map(|(group, found)| self::group(app, *group, found, age.and_then(|age| age.on(today)))) }</div>
            { places(messages) }
        </>
    }
}

/// Where one usually applies. No gazette says so, and the page says that.
fn places(messages: Messages) -> Html {
    let places = &corpus().places;
    let Some(first) = places.first() else {
        return html! {};
    };
    let day = messages::day(messages, first.checked_on);
    html! {
        <section class="places">
            <h2>{ messages.get(messages::BENEFITS_PLACES) }</h2>
            <p class="quiet">{ messages.fill(messages::BENEFITS_PLACES_NOTE, &[("date", &day)]) }</p>
            <dl>{ for places.iter().map(|place| html! {
                <><dt>{ &place.name }</dt><dd>{ &place.note }</dd></>
            }) }</dl>
        </section>
    }
}

fn describe(messages: Messages, age: Age, years: Option<u8>) -> String {
    let years = years.map(|years| years.to_string()).unwrap_or_default();
    match age {
        Age::Years(_) => messages.fill(messages::BENEFITS_FOR_AGE, &[("age", &years)]),
        Age::Born(date) => messages.fill(
            messages::BENEFITS_BORN,
            &[("date", &messages::day(messages, date)), ("age", &years)],
        ),
    }
}

/// A group; those that decide something stand open, what is general or merely encouraged is folded.
fn group(app: &App, group: Group, found: &[(&Benefit, Finding<'_>)], years: Option<u8>) -> Html {
    let (messages, aged) = (app.messages(), years.is_some());
    let (title, note) = words(group);
    let note = if aged || group != Group::Undetermined {
        messages.get(note)
    } else {
        ""
    };
    let count = found.len().to_string();
    let heading = messages.fill(
        messages::BENEFITS_GROUP,
        &[("name", messages.get(title)), ("count", &count)],
    );
    let cards = html! {
        <>
            if !note.is_empty() {
                <p class="quiet">{ note }</p>
            }
            <ul class="plain">{ for found.iter().map(|(benefit, finding)| html! {
                <li key={benefit.id.clone()}>{ benefit_card(app, benefit, finding, years) }</li>
            }) }</ul>
        </>
    };
    let folded = aged
        && matches!(
            group,
            Group::Service | Group::Encouraged | Group::NotEligible
        );
    if folded {
        html! { <details key={heading.clone()} class="group"><summary><h2>{ heading }</h2></summary>{ cards }</details> }
    } else {
        html! { <section key={heading.clone()} class="group"><h2>{ heading }</h2>{ cards }</section> }
    }
}

fn words(group: Group) -> (Message, Message) {
    match group {
        Group::Eligible => (
            messages::BENEFITS_ELIGIBLE,
            messages::BENEFITS_ELIGIBLE_NOTE,
        ),
        Group::Future => (messages::BENEFITS_FUTURE, messages::BENEFITS_FUTURE_NOTE),
        Group::Undetermined => (
            messages::BENEFITS_UNDETERMINED,
            messages::BENEFITS_UNDETERMINED_NOTE,
        ),
        Group::Discretionary => (
            messages::BENEFITS_DISCRETIONARY,
            messages::BENEFITS_DISCRETIONARY_NOTE,
        ),
        Group::NotEligible => (
            messages::BENEFITS_NOT_ELIGIBLE,
            messages::BENEFITS_NOT_ELIGIBLE_NOTE,
        ),
        Group::Service => (messages::BENEFITS_SERVICE, messages::BENEFITS_SERVICE_NOTE),
        Group::Encouraged => (
            messages::BENEFITS_ENCOURAGED,
            messages::BENEFITS_ENCOURAGED_NOTE,
        ),
    }
}
