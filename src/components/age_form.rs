//! The one field with which a reader begins: an age, or a birth date, as people write them. Among the benefits it
//! also has three plain fields for the birth date.

use gazette::input::AgeProblem;
use yew::prelude::*;

use crate::{
    browser,
    inquiry::Tell,
    messages::{self, Message, Messages},
    state::{App, use_app},
};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct AgeFormProps {
    /// The heading that names the form, by its id.
    pub(crate) labelled_by: AttrValue,
    /// Whether there are three fields for the birth date too.
    #[prop_or_default]
    pub(crate) birth: bool,
}

#[component]
pub(crate) fn AgeForm(props: &AgeFormProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let inquiry = &app.state().inquiry;
    let form = use_node_ref();
    let problem = inquiry.age.and_then(Result::err);
    {
        // A wrong answer brings the reader back to the field; its sentence is read with it.
        let form = form.clone();
        use_effect_with(inquiry.asked, move |_| {
            let field = form.cast().filter(|_| problem.is_some());
            if let Some(field) = field.and_then(|form| browser::find(&form, "[aria-invalid]")) {
                browser::focus(&field);
            }
        });
    }
    let onsubmit = {
        let app = app.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            app.ask();
        })
    };
    let of_birth = props.birth && inquiry.told[1..].iter().any(|part| !part.is_empty());
    let error = problem.map(|problem| {
        let sentence = sentence(messages, problem, &inquiry.told);
        html! { <p key={inquiry.asked} class="error" id="age-error" role="alert">{ sentence }</p> }
    });
    let described = if error.is_some() {
        "age-error age-hint"
    } else {
        "age-hint"
    };
    let is_wrong = problem.is_some();
    let wrong = |field| (is_wrong && of_birth == field).then_some("true");
    html! {
        <form ref={form} class="age-form" aria-labelledby={&props.labelled_by} novalidate=true {onsubmit}>
            <div class="field">
                <label for="age">{ messages.get(if props.birth { messages::AGE_LABEL_ALONE } else { messages::AGE_LABEL }) }</label>
                <p class="hint" id="age-hint">{ messages.get(if props.birth { messages::AGE_HINT_ALONE } else { messages::AGE_HINT }) }</p>
                if !of_birth {
                    { for error.clone() }
                }
                <div class="age-row">
                    <input id="age" type="text" inputmode="text" autocomplete="off" maxlength="40"
                        value={inquiry.written[0].clone()} oninput={writes(&app, 0)}
                        aria-describedby={described} aria-invalid={wrong(false)} />
                    if !props.birth {
                        <button type="submit" class="button">{ messages.get(messages::AGE_SUBMIT) }</button>
                    }
                </div>
            </div>
            if props.birth {
                <fieldset class="birth">
                    <legend>{ messages.get(messages::AGE_BIRTH) }</legend>
                    <p class="hint" id="birth-hint">{ messages.get(messages::AGE_BIRTH_HINT) }</p>
                    if of_birth {
                        { for error }
                    }
                    <div class="birth-row">
                        { for [("year", messages::AGE_YEAR), ("month", messages::AGE_MONTH), ("day", messages::AGE_DAY)]
                            .into_iter().enumerate().map(|(part, (id, label))| html! {
                                <div class={id}>
                                    <label for={id}>{ messages.get(label) }</label>
                                    <input {id} type="text" inputmode="numeric" autocomplete="off" maxlength="12"
                                        value={inquiry.written[part + 1].clone()} oninput={writes(&app, part + 1)}
                                        aria-describedby={if wrong(true).is_some() { "age-error birth-hint" } else { "birth-hint" }}
                                        aria-invalid={wrong(true)} />
                                </div>
                            }) }
                    </div>
                </fieldset>
                <button type="submit" class="button">{ messages.get(messages::AGE_SUBMIT) }</button>
            }
        </form>
    }
}

/// What stands in a field is kept as it is.
fn writes(app: &App, field: usize) -> Callback<InputEvent> {
    app.telling(move |event: InputEvent| Tell::Write(field, browser::value(&event)))
}

/// What is wrong, in one plain sentence.
fn sentence(messages: Messages, problem: AgeProblem, told: &[String; 4]) -> String {
    let message: Message = match problem {
        AgeProblem::Empty => messages::AGE_EMPTY,
        AgeProblem::NotUnderstood => messages::AGE_NOT_UNDERSTOOD,
        AgeProblem::OutOfRange => messages::AGE_OUT_OF_RANGE,
        AgeProblem::NotYetBorn => messages::AGE_NOT_YET_BORN,
        AgeProblem::NoSuchDay => messages::AGE_NO_SUCH_DAY,
        AgeProblem::YearAlone => messages::AGE_YEAR_ALONE,
        AgeProblem::DayMissing => messages::AGE_DAY_MISSING,
        AgeProblem::Incomplete => messages::AGE_INCOMPLETE,
        AgeProblem::ShortYear => messages::AGE_SHORT_YEAR,
        AgeProblem::Lunar => messages::AGE_LUNAR,
        AgeProblem::Contradiction(_) => messages::AGE_CONTRADICTION,
    };
    let reached = match problem {
        AgeProblem::Contradiction(years) => years.to_string(),
        _ => String::new(),
    };
    let written = told.iter().filter(|part| !part.is_empty());
    let written: Vec<&str> = written.map(String::as_str).collect();
    messages.fill(
        message,
        &[
            ("written", &written.join(" ")),
            ("age", &told[0]),
            ("reached", &reached),
        ],
    )
}
