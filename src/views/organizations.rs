//! The index of bodies, with a field that finds them by any of their names.

use gazette::Organization;
use yew::prelude::*;

use crate::{
    components::{TextField, plain_link},
    corpus, messages,
    queries::{
        gazettes::years,
        organizations::{groups, tasks},
    },
    route::{OrganizationFilter, Route},
    state::App,
};

pub(crate) fn organizations(app: &App, filter: &OrganizationFilter) -> Html {
    let messages = app.messages();
    let corpus = corpus();
    let groups = groups(corpus, filter);
    let shown: usize = groups.iter().map(|(_, own)| own.len()).sum();
    let onchange = {
        let app = app.clone();
        Callback::from(move |text: String| {
            app.refine(Route::Organizations(OrganizationFilter { text }));
        })
    };
    let count = |count: usize| count.to_string();
    html! {
        <>
            <h1 tabindex="-1">{ messages.get(messages::ORGANIZATIONS_TITLE) }</h1>
            <p class="intro">{ messages.fill(messages::ORGANIZATIONS_INTRO, &[
                ("count", &count(corpus.organizations.len())),
                ("year", &years(corpus)),
            ]) }</p>
            <form class="filters" role="search" aria-label={messages.get(messages::FILTER_TITLE)} onsubmit={|event: SubmitEvent| event.prevent_default()}>
                <TextField id="text" label={messages.get(messages::FILTER_NAME)} hint={messages.get(messages::FILTER_ORGANIZATION_TEXT_HINT)}
                    value={filter.text.clone()} {onchange} />
            </form>
            <div class="result-line">
                <p role="status">{ messages.fill(messages::FILTER_SHOWN_ORGANIZATIONS, &[("count", &count(shown))]) }</p>
                { plain_link(app, Route::Organizations(OrganizationFilter::default()), messages.get(messages::FILTER_CLEAR)) }
            </div>
            if shown == 0 {
                <p class="notice">{ messages.get(messages::FILTER_NOTHING) }</p>
            }
            <div>
                { for groups.into_iter().map(|(group, own)| {
                    let values = [("name", messages.get(group.name())), ("count", &count(own.len()))];
                    html! {
                        <section key={values[0].1} class="month">
                            <h2>{ messages.fill(messages::ORGANIZATIONS_GROUP, &values) }</h2>
                            <ul class="bodies">{ for own.into_iter().map(|body| entry(app, body)) }</ul>
                        </section>
                    }
                }) }
            </div>
        </>
    }
}

fn entry(app: &App, body: &Organization) -> Html {
    let messages = app.messages();
    let mentions = body.mentions.len().to_string();
    let counts = match tasks(body) {
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
