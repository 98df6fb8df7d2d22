//! The one field with which a reader begins: an age, or a birth date, as people write them.

use gazette::input::AgeProblem;
use yew::prelude::*;

use crate::{
    browser,
    messages::{self, Message, Messages},
    route::Route,
    state::use_app,
};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct AgeFormProps {
    /// The heading that names the form, by its id.
    pub(crate) labelled_by: AttrValue,
}

#[component]
pub(crate) fn AgeForm(props: &AgeFormProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let field = use_node_ref();
    let problem = app.state().age.and_then(Result::err);
    {
        // A wrong answer brings the reader back to the field; its sentence is read with it.
        let (field, asked) = (field.clone(), app.state().asked);
        use_effect_with(asked, move |_| {
            if let Some(field) = field.cast().filter(|_| problem.is_some()) {
                browser::focus(&field);
            }
        });
    }
    let oninput = {
        let app = app.clone();
        Callback::from(move |event: InputEvent| app.write_age(browser::value(&event)))
    };
    let onsubmit = {
        let app = app.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            app.ask_age();
            if app.reads_age() {
                app.go(Route::Benefits);
            }
        })
    };
    let error = problem.map(|problem| sentence(messages, problem, &app.state().asked_age));
    html! {
        <form class="age-form" aria-labelledby={&props.labelled_by} novalidate=true {onsubmit}>
            <div class="field">
                <label for="age">{ messages.get(messages::AGE_LABEL) }</label>
                <p class="hint" id="age-hint">{ messages.get(messages::AGE_HINT) }</p>
                if let Some(error) = &error {
                    <p key={app.state().asked} class="error" id="age-error" role="alert">{ error }</p>
                }
                <div class="age-row">
                    <input ref={field} id="age" type="text" inputmode="text" autocomplete="off" maxlength="40"
                        value={app.state().written_age.clone()} {oninput}
                        aria-describedby={if error.is_some() { "age-error age-hint" } else { "age-hint" }}
                        aria-invalid={error.is_some().then_some("true")} />
                    <button type="submit" class="button">{ messages.get(messages::AGE_SUBMIT) }</button>
                </div>
            </div>
        </form>
    }
}

/// What is wrong, in one plain sentence.
fn sentence(messages: Messages, problem: AgeProblem, written: &str) -> String {
    let message: Message = match problem {
        AgeProblem::Empty => messages::AGE_EMPTY,
        AgeProblem::NotUnderstood => messages::AGE_NOT_UNDERSTOOD,
        AgeProblem::OutOfRange => messages::AGE_OUT_OF_RANGE,
        AgeProblem::NotYetBorn => messages::AGE_NOT_YET_BORN,
        AgeProblem::NoSuchDay => messages::AGE_NO_SUCH_DAY,
        AgeProblem::YearAlone => messages::AGE_YEAR_ALONE,
        AgeProblem::DayMissing => messages::AGE_DAY_MISSING,
    };
    messages.fill(message, &[("written", written)])
}
