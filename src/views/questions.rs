//! The questions that still decide something, one at a time; and everything that was told, to be changed.

use gazette::eligibility::{AGE, NextQuestion, Question, UNKNOWN};
use yew::prelude::*;

use crate::{
    browser,
    components::{AgeForm, speak},
    inquiry::Tell,
    messages::{self, Messages},
    queries::{benefits::Answer, wording::asked},
    state::App,
};

/// The next question, or that there is none.
pub(super) fn next_question(app: &App, answer: &Answer<'_>) -> Html {
    let messages = app.messages();
    let Some(next) = answer.next.first() else {
        return nothing_left(app, answer);
    };
    let Some(question) = next.question else {
        return Html::default();
    };
    let choice = |value: &str, words: &str| {
        let (key, value) = (question.key.clone(), value.to_owned());
        let onclick = app.telling(move |_| Tell::Answer(key.clone(), value.clone()));
        html! { <button type="button" class="choice" data-said="" {onclick}>{ words }</button> }
    };
    let skip = {
        let key = question.key.clone();
        app.telling(move |_| Tell::Skip(key.clone()))
    };
    let results = app.telling(|_: MouseEvent| Tell::Results);
    html! {
        <section class="question" data-spoken="" data-unspoken="">
            <h2 id="question" tabindex="-1">{ asked(messages, question, answer.who) }</h2>
            <p class="quiet extra">{ why(messages, next, answer.next.len()) }</p>
            { hint(messages, question) }
            if question.number.is_some() {
                { number(app, question) }
            }
            <div class="choices" role="group" aria-labelledby="question">
                { for question.choices.iter().map(|own| choice(&own.value, messages.curated(&own.label))) }
                { choice(UNKNOWN, messages.get(messages::BENEFITS_DO_NOT_KNOW)) }
            </div>
            <div class="ways-on">
                <button type="button" class="plain-button" onclick={skip}>{ messages.get(messages::BENEFITS_SKIP) }</button>
                <button type="button" class="plain-button to-results" onclick={results}>{ messages.get(messages::BENEFITS_RESULTS) }</button>
                { speak(app, messages::SPEECH_READ_QUESTION, None) }
            </div>
        </section>
    }
}

/// How many benefits are named that a question can change.
const EXAMPLES: usize = 3;

/// 再答一题，会影响 2 项：高龄补贴、……。最多还有 6 题。
fn why(messages: Messages, next: &NextQuestion<'_>, left: usize) -> String {
    // Three examples are enough to see what it is about.
    let titles = next.benefits.iter().take(EXAMPLES);
    let titles: Vec<&str> = titles
        .map(|benefit| messages.curated(&benefit.title))
        .collect();
    let count = next.benefits.len();
    let message = if count > EXAMPLES {
        messages::BENEFITS_WHY_AMONG
    } else {
        messages::BENEFITS_WHY
    };
    messages.fill(
        message,
        &[
            ("count", &count.to_string()),
            ("titles", &titles.join("；")),
            ("left", &left.to_string()),
        ],
    )
}

fn nothing_left(app: &App, answer: &Answer<'_>) -> Html {
    let messages = app.messages();
    let again = app.telling(|_: MouseEvent| Tell::AskSkipped);
    let told = if answer.report.questions.is_empty()
        && !app
            .state()
            .inquiry
            .answers
            .iter()
            .any(|(_, told)| told == UNKNOWN)
    {
        messages::BENEFITS_NOTHING_LEFT
    } else {
        messages::BENEFITS_NOTHING_LEFT_TO_ASK
    };
    html! {
        <section class="question" data-unspoken="">
            <p id="question" tabindex="-1">{ messages.get(told) }</p>
            if answer.skipped > 0 {
                <button type="button" class="choice" onclick={again}>
                    { messages.fill(messages::BENEFITS_SKIPPED, &[("count", &answer.skipped.to_string())]) }
                </button>
            }
        </section>
    }
}

/// The age and all questions at once, each with what was answered.
pub(super) fn everything(app: &App, answer: &Answer<'_>) -> Html {
    let messages = app.messages();
    let as_of =
        app.telling(|event: Event| Tell::AsOf(gazette::Date::from_iso(&browser::value(&event))));
    html! {
        <div class="everything" id="everything">
            if answer.asks_age {
                { age_form() }
            }
            { for answer.questions.iter().map(|question| field(app, question, answer.who)) }
            <div class="field as-of">
                <label for="as-of">{ messages.get(messages::BENEFITS_AS_OF) }</label>
                <p class="hint" id="as-of-hint">{ messages.get(messages::BENEFITS_AS_OF_HINT) }</p>
                <input id="as-of" type="date" value={answer.as_of.to_string()} onchange={as_of} aria-describedby="as-of-hint" />
            </div>
        </div>
    }
}

pub(super) fn age_form() -> Html {
    html! { <AgeForm labelled_by="benefits" birth=true /> }
}

/// 我自己 / 家里老人, where there is a choice.
pub(super) fn persons(app: &App, answer: &Answer<'_>) -> Html {
    let persons = &answer.audience.persons;
    let chosen = app.state().inquiry.person;
    let person = |(index, label): (usize, &str)| {
        let onchange = app.telling(move |_: Event| Tell::For(index));
        html! {
            <label><input type="radio" name="person" checked={chosen == Some(index)} {onchange} />{ label }</label>
        }
    };
    html! {
        if persons.len() > 1 {
            <fieldset class="persons">
                <legend>{ app.messages().get(messages::BENEFITS_FOR_WHOM) }</legend>
                <div class="radios">{ for persons.iter().map(|person| app.messages().curated(&person.label)).enumerate().map(person) }</div>
            </fieldset>
        }
    }
}

/// One question with its answers as a list to choose from.
fn field(app: &App, question: &Question, who: &str) -> Html {
    let messages = app.messages();
    let chosen = app
        .state()
        .inquiry
        .answer_to(&question.key)
        .unwrap_or_default();
    let choice = |value: &str, words: &str| {
        let (key, own) = (question.key.clone(), value.to_owned());
        let onchange = app.telling(move |_: Event| Tell::Answer(key.clone(), own.clone()));
        html! {
            <label><input type="radio" name={question.key.clone()} checked={chosen == value} {onchange} />{ words }</label>
        }
    };
    html! {
        <fieldset key={question.key.clone()}>
            <legend>{ asked(messages, question, who) }</legend>
            { hint(messages, question) }
            if question.number.is_some() {
                { number(app, question) }
            }
            <div class="radios">
                { for question.choices.iter().map(|own| choice(&own.value, messages.curated(&own.label))) }
                { choice(UNKNOWN, messages.get(messages::BENEFITS_DO_NOT_KNOW)) }
            </div>
        </fieldset>
    }
}

/// A field for a number, with its own button.
fn number(app: &App, question: &Question) -> Html {
    let messages = app.messages();
    let Some(number) = &question.number else {
        return Html::default();
    };
    let inquiry = &app.state().inquiry;
    let mut numbers = inquiry.numbers.iter();
    let own = numbers.find(|number| number.key == question.key);
    let wrong = own.is_some_and(|own| own.wrong);
    let (id, error) = (
        format!("number-{}", question.key),
        format!("wrong-{}", question.key),
    );
    let most = number.most;
    let write = {
        let key = question.key.clone();
        app.telling(move |event: InputEvent| Tell::WriteNumber(key.clone(), browser::value(&event)))
    };
    let onsubmit = {
        let (app, key) = (app.clone(), question.key.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            app.tell(Tell::AskNumber(key.clone(), most));
        })
    };
    html! {
        <form class="number-form" novalidate=true {onsubmit}>
            if wrong {
                <p class="error" id={error.clone()} role="alert">
                    { messages.fill(messages::BENEFITS_WRONG_NUMBER, &[("most", &most.to_string())]) }
                </p>
            }
            <label for={id.clone()}>{ messages.fill(messages::BENEFITS_NUMBER, &[("unit", messages.curated(&number.unit))]) }</label>
            <div class="age-row">
                <input {id} type="text" inputmode="numeric" autocomplete="off" maxlength="12" oninput={write}
                    value={own.map(|own| own.written.clone())}
                    aria-invalid={wrong.then_some("true")} aria-describedby={wrong.then_some(error)} />
                <button type="submit" class="button">{ messages.get(messages::BENEFITS_CONFIRM) }</button>
            </div>
        </form>
    }
}

fn hint(messages: Messages, question: &Question) -> Html {
    html! { { for question.hint.iter().map(|hint| html! { <p class="hint">{ messages.curated(hint) }</p> }) } }
}

/// Not to tell the age and go on with the rest.
pub(super) fn without_age(app: &App) -> Html {
    let onclick = app.telling(|_: MouseEvent| Tell::Answer(AGE.into(), UNKNOWN.into()));
    html! {
        <button type="button" class="plain-button" {onclick}>{ app.messages().get(messages::BENEFITS_WITHOUT_AGE) }</button>
    }
}
