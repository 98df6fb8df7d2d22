//! What a body must do in one role: by month what has a day, and how that stands; then what has none.

use gazette::{Date, Deadline, Organization, Role};
use yew::prelude::*;

use crate::{
    components::{
        agencies, caveats, deadline_words, names_its_year, plain_link, quote, row_words,
        when_it_stands,
    },
    corpus,
    deadline_filter::{DeadlineFilter, Key},
    messages,
    queries::{
        board::board,
        deadlines::{AsOf, by_slot, standing_on},
        places::citation,
        work::{Undated, Work},
    },
    route::Route,
    state::App,
};

/// How much has a day, on which day one looks, and the way to the picture. Nothing for a body without deadlines.
pub(crate) fn about_the_day(app: &App, body: &Organization, as_of: AsOf) -> Html {
    let messages = app.messages();
    let picture = DeadlineFilter::default().with(Key::Unit, &body.id);
    let count = board().look(&picture, as_of.day()).shown.len();
    if count == 0 {
        return Html::default();
    }
    let message = match as_of {
        AsOf::Gazette(_) => messages::ORGANIZATIONS_AS_OF_GAZETTE,
        AsOf::Today(_) | AsOf::Chosen(_) => messages::ORGANIZATIONS_AS_OF,
    };
    let values = [
        ("count", count.to_string()),
        ("day", messages::day(messages, as_of.day())),
        ("today", messages::day(messages, app.state().today)),
    ];
    let values = values
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    html! {
        <>
            <p class="intro">{ messages.fill(message, &values) }</p>
            <p class="cell-link">{ plain_link(app, Route::Deadlines(picture), messages.get(messages::ORGANIZATIONS_IN_PICTURE)) }</p>
        </>
    }
}

/// Everything in one role.
pub(crate) fn work_in_role(app: &App, work: &Work, day: Date) -> Html {
    let messages = app.messages();
    let title = match work.role {
        Role::Lead => messages::ORGANIZATIONS_LEAD,
        Role::Joint => messages::ORGANIZATIONS_JOINT,
        Role::Support => messages::ORGANIZATIONS_SUPPORT,
    };
    let title = messages.fill(title, &[("count", &work.count().to_string())]);
    html! {
        <section key={title.clone()} class="work">
            <h2>{ &title }</h2>
            { for by_slot(&work.dated).into_iter().map(|(slot, own)| html! {
                <>
                    <h3>{ slot.label(messages) }</h3>
                    <ul class="plain">{ for own.into_iter().map(|deadline| dated(app, deadline, Some(day))) }</ul>
                </>
            }) }
            if !work.undated.is_empty() {
                <h3>{ messages.get(messages::ORGANIZATIONS_UNDATED) }</h3>
                <ul class="plain">{ for work.undated.iter().map(|place| undated(app, place)) }</ul>
            }
        </section>
    }
}

/// A deadline: its day, how it stands on the day on which one looks, if on any, what is to be done, with whom, and in whose
/// words.
pub(crate) fn dated(app: &App, deadline: &Deadline, day: Option<Date>) -> Html {
    let messages = app.messages();
    // Words without a year have got it from elsewhere.
    let derived = deadline.due.or(deadline.start).is_some() && !names_its_year(deadline);
    html! {
        <li key={deadline.id.clone()} class="deadline">
            <p class="deadline-when">{ when_it_stands(messages, deadline, day.map(|day| standing_on(corpus(), deadline, day))) }</p>
            <p class="deadline-task">{ &deadline.task }</p>
            // A row names all of them in its own words.
            if deadline.row.is_none() && deadline.responsible.len() > 1 {
                <p class="deadline-who">{ agencies(app, &deadline.document, &deadline.responsible) }</p>
            }
            if derived {
                <p class="quiet">{ messages.get(messages::DETAIL_DERIVED) }</p>
            }
            { caveats(app, deadline) }
            { deadline_words(app, deadline) }
        </li>
    }
}

/// A clause or a row without a day, in its words.
pub(crate) fn undated(app: &App, place: &Undated) -> Html {
    match place {
        Undated::Row(row) => html! {
            <li key={row.id.clone()} class="body-task">{ row_words(app, row) }</li>
        },
        Undated::Clause(clause, passages) => {
            let citation = citation(corpus(), app.messages(), &clause.id);
            html! {
                <li key={clause.id.clone()} class="body-task">
                    if !clause.title.is_empty() {
                        <p>{ &clause.title }</p>
                    }
                    { for passages.iter().map(|passage| quote(app, passage, &clause.id)) }
                    if passages.is_empty() {
                        <p class="cell-link">{ plain_link(app, Route::fact(&clause.id), &citation) }</p>
                    }
                </li>
            }
        }
    }
}
