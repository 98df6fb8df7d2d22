//! Names of bodies, as links where a body has a page of its own.

use gazette::{Agency, Role};
use yew::prelude::*;

use super::{Look, link};
use crate::{
    corpus,
    messages::{self, Message},
    route::Route,
    state::App,
};

/// A name as a document prints it.
pub(crate) fn unit(app: &App, document: &str, name: &str) -> Html {
    let Some(body) = corpus().body(document, name) else {
        return html! { name };
    };
    let look = Look {
        class: classes!("unit"),
        ..Look::default()
    };
    let to = Route::Organization {
        id: body.id.clone(),
    };
    link(app, to, look, html! { name })
}

/// 省民政厅、省财政厅
pub(crate) fn units<'a>(app: &App, document: &str, names: impl Iterator<Item = &'a str>) -> Html {
    let messages = app.messages();
    let mut parts: Vec<Html> = Vec::new();
    for name in names {
        if !parts.is_empty() {
            parts.push(html! { messages.get(messages::SITE_AND) });
        }
        parts.push(unit(app, document, name));
    }
    html! { <>{ for parts }</> }
}

/// 牵头
pub(crate) fn role_name(role: Role) -> Message {
    match role {
        Role::Lead => messages::ROLE_LEAD,
        Role::Joint => messages::ROLE_JOINT,
        Role::Support => messages::ROLE_SUPPORT,
    }
}

/// 省民政厅（牵头）、省财政厅、省数据管理中心（配合）
pub(crate) fn agencies(app: &App, document: &str, agencies: &[Agency]) -> Html {
    let messages = app.messages();
    let mut parts: Vec<Html> = Vec::new();
    for agency in agencies {
        if !parts.is_empty() {
            parts.push(html! { messages.get(messages::SITE_AND) });
        }
        parts.push(unit(app, document, &agency.name));
        // Most are; only another part need be told.
        if agency.role != Role::Joint {
            parts.push(html! { messages.fill(messages::SITE_BRACKETS, &[("words", messages.get(role_name(agency.role)))]) });
        }
    }
    html! { <>{ for parts }</> }
}

/// The words of the print, with the names in them as links.
pub(crate) fn units_in(app: &App, document: &str, words: &str, agencies: &[Agency]) -> Html {
    let mut parts: Vec<Html> = Vec::new();
    let mut rest = words;
    for agency in agencies {
        if let Some((before, after)) = rest.split_once(agency.name.as_str()) {
            parts.push(html! { before });
            parts.push(unit(app, document, &agency.name));
            rest = after;
        }
    }
    html! { <>{ for parts }{ rest }</> }
}
