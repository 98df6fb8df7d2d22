//! What a mark opens, below its paragraph: who a body is and what it does here, which day words mean and how it stands,
//! or that a document is not here.

use gazette::{Clause, Deadline, MentionRole, Organization};
use yew::prelude::*;

use crate::{
    components::{plain_link, stands, when},
    corpus,
    deadline_filter::{DeadlineFilter, Key},
    messages::{self, Message},
    queries::{
        deadlines::{as_of, standing_on},
        marks::{Mark, Target},
    },
    route::Route,
    state::App,
};

/// Only one is open at a time.
pub(super) const ID: &str = "told";

pub(super) fn panel(app: &App, clause: &Clause, mark: &Mark, index: usize) -> Html {
    let messages = app.messages();
    let words = &clause.text[mark.range.clone()];
    let (told, way) = match mark.to {
        Target::Body(body) => about_body(app, clause, body, words),
        Target::Deadline(deadline) => about_deadline(app, deadline),
        _ => {
            let sentence = messages.fill(messages::READER_OUTSIDE, &[("number", words)]);
            (html! { <p>{ sentence }</p> }, Html::default())
        }
    };
    html! {
        <div class="told-below" id={ID} data-told={index.to_string()}>
            { told }
            <p class="told-ways">
                { way }
                <button type="button" class="plain-button" data-close="">{ messages.get(messages::READER_CLOSE) }</button>
            </p>
        </div>
    }
}

/// 省工商局 · 牵头 · 现在是 浙江省市场监督管理局
fn about_body(app: &App, clause: &Clause, body: &Organization, words: &str) -> (Html, Html) {
    let messages = app.messages();
    let own = body.mentions.iter();
    let mut own = own.filter(|mention| mention.clause.as_ref() == Some(&clause.id));
    let role = own.next().map_or(MentionRole::Named, |own| own.role);
    let role = messages.get(role_here(role));
    let today = body.current_name.as_ref();
    let told = html! {
        <>
            <p><strong>{ words }</strong>{ " " }{ role }</p>
            if let Some(today) = today {
                <p>{ messages.fill(messages::DETAIL_TODAY, &[("name", &today.name)]) }</p>
            }
            if body.collective {
                <p>{ messages.get(messages::ORGANIZATIONS_IS_COLLECTIVE) }</p>
            }
        </>
    };
    let to = Route::Organization {
        id: body.id.clone(),
    };
    let way = messages.fill(messages::READER_TO_BODY, &[("name", &body.name)]);
    (told, plain_link(app, to, &way))
}

fn role_here(role: MentionRole) -> Message {
    match role {
        MentionRole::Lead => messages::READER_LEADS,
        MentionRole::Joint => messages::READER_ANSWERS,
        MentionRole::Support => messages::READER_SUPPORTS,
        _ => messages::READER_NAMED,
    }
}

/// 文中表述：2018年10月底前 → 最晚2018年10月31日；还有 40 天
fn about_deadline(app: &App, deadline: &Deadline) -> (Html, Html) {
    let messages = app.messages();
    let day = when(messages, deadline);
    let values = [("phrase", deadline.phrase.as_str()), ("day", &day)];
    let as_of = as_of(corpus(), "", app.state().today).day();
    let on = messages::day(messages, as_of);
    let told = html! {
        <>
            <p><strong>{ messages.fill(messages::DETAIL_PHRASE, &values) }</strong></p>
            <p>
                { stands(messages, standing_on(corpus(), deadline, as_of)) }{ " " }
                <span class="quiet">{ messages.fill(messages::EXPORT_STANDS_ON, &[("date", &on)]) }</span>
            </p>
        </>
    };
    let filter = DeadlineFilter::default()
        .with(Key::Document, &deadline.document)
        .with(Key::Open, &deadline.id);
    let way = messages.get(messages::READER_TO_DEADLINE);
    (told, plain_link(app, Route::Deadlines(filter), way))
}
