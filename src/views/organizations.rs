//! The index of bodies, in three ways: a list with a field that finds them by any of their names, who has how much to do
//! when, and the figures of all documents.

use gazette::Organization;
use yew::prelude::*;

use super::{figures::figures, workload::workload_table};
use crate::{
    components::{Look, TextField, link, plain_link, result_line},
    corpus, messages,
    queries::{board::board, gazettes::years, organizations::groups},
    route::{OrganizationFilter, Route},
    state::App,
};

// The ways to look, as they stand in the address; the list is what there is without any.
const MONTHS: &str = "months";
const FIGURES: &str = "figures";

pub(crate) fn organizations(app: &App, filter: &OrganizationFilter) -> Html {
    let messages = app.messages();
    let corpus = corpus();
    let view = match filter.view.as_str() {
        MONTHS => workload_table(app),
        FIGURES => html! {
            <>
                <h2>{ messages.get(messages::ORGANIZATIONS_FIGURES) }</h2>
                { figures(app, None) }
            </>
        },
        _ => list(app, filter),
    };
    html! {
        <>
            <h1 tabindex="-1">{ messages.get(messages::ORGANIZATIONS_TITLE) }</h1>
            <p class="intro">{ messages.fill(messages::ORGANIZATIONS_INTRO, &[
                ("count", &corpus.organizations.len().to_string()),
                ("year", &years(corpus)),
            ]) }</p>
            { ways(app, filter) }
            <div key={filter.view.clone()}>{ view }</div>
        </>
    }
}

/// Links to the three ways to look.
fn ways(app: &App, filter: &OrganizationFilter) -> Html {
    let messages = app.messages();
    let is_list = ![MONTHS, FIGURES].contains(&filter.view.as_str());
    let way = |view: &str, name, current| {
        let look = Look {
            class: classes!("choice"),
            current,
            ..Look::default()
        };
        let to = Route::Organizations(OrganizationFilter {
            view: view.into(),
            ..OrganizationFilter::default()
        });
        html! { <li key={view}>{ link(app, to, look, html! { messages.get(name) }) }</li> }
    };
    html! {
        <nav class="looks" aria-label={messages.get(messages::ORGANIZATIONS_WAYS)}>
            <ul class="plain choices">
                { way("", messages::ORGANIZATIONS_LIST, is_list) }
                { way(MONTHS, messages::WORKLOAD_TITLE, filter.view == MONTHS) }
                { way(FIGURES, messages::ORGANIZATIONS_FIGURES, filter.view == FIGURES) }
            </ul>
        </nav>
    }
}

fn list(app: &App, filter: &OrganizationFilter) -> Html {
    let messages = app.messages();
    let groups = groups(board(), filter);
    let shown: usize = groups.iter().map(|(_, own)| own.len()).sum();
    let onchange = {
        let (app, view) = (app.clone(), filter.view.clone());
        Callback::from(move |text: String| {
            let view = view.clone();
            app.refine(Route::Organizations(OrganizationFilter { view, text }));
        })
    };
    let count = |count: usize| count.to_string();
    let clear = !filter.text.is_empty();
    let clear = clear.then(|| Route::Organizations(OrganizationFilter::default()));
    html! {
        <>
            <form class="filters" role="search" aria-label={messages.get(messages::FILTER_TITLE)} onsubmit={|event: SubmitEvent| event.prevent_default()}>
                <TextField id="text" label={messages.get(messages::FILTER_NAME)} hint={messages.get(messages::FILTER_ORGANIZATION_TEXT_HINT)}
                    value={filter.text.clone()} {onchange} />
            </form>
            { result_line(app, &messages.fill(messages::FILTER_SHOWN_ORGANIZATIONS, &[("count", &count(shown))]), clear) }
            if shown == 0 {
                <p class="notice">{ messages.get(messages::FILTER_NOTHING) }</p>
            }
            <div>
                { for groups.into_iter().map(|(group, own)| {
                    let values = [("name", messages.get(group.name())), ("count", &count(own.len()))];
                    html! {
                        <section key={values[0].1} class="month">
                            <h2>{ messages.fill(messages::ORGANIZATIONS_GROUP, &values) }</h2>
                            <ul class="bodies">{ for own.into_iter().map(|(body, tasks)| entry(app, body, tasks)) }</ul>
                        </section>
                    }
                }) }
            </div>
        </>
    }
}

fn entry(app: &App, body: &Organization, tasks: usize) -> Html {
    let messages = app.messages();
    let mentions = body.mentions.len().to_string();
    let counts = match tasks {
        0 => messages.fill(messages::ORGANIZATIONS_MENTIONS, &[("mentions", &mentions)]),
        tasks => messages.fill(
            messages::ORGANIZATIONS_TASKS,
            &[("tasks", &tasks.to_string()), ("mentions", &mentions)],
        ),
    };
    let to = Route::Organization {
        id: body.id.clone(),
    };
    html! {
        <li key={body.id.clone()}>
            { plain_link(app, to, &body.name) }
            if let Some(today) = &body.current_name {
                <p class="quiet">{ messages.fill(messages::ORGANIZATIONS_TODAY, &[("name", &today.name)]) }</p>
            }
            <p class="quiet">{ counts }</p>
        </li>
    }
}
