//! Lists of honour: by list and grade, each with its number.

use gazette::{Award, Document};
use yew::prelude::*;

use crate::{
    components::unit,
    corpus,
    messages::{self, Message},
    queries::places::place,
    state::App,
};

pub(crate) fn awards(app: &App, document: &Document, chosen: &str) -> Html {
    let messages = app.messages();
    let own: Vec<&Award> = corpus()
        .awards
        .iter()
        .filter(|award| award.document == document.id)
        .collect();
    let counted = |name: &str, count: usize, message: Message| {
        messages.fill(message, &[("name", name), ("count", &count.to_string())])
    };
    let names = |own: &[&Award]| {
        let name = |award: &&Award| {
            let place = place(&award.id);
            html! {
                <li key={award.id.clone()} tabindex="-1" id={app.anchor(place)} data-place={place.to_owned()} class={(place == chosen).then_some("chosen")}>
                    { unit(app, &award.document, &award.name) }
                </li>
            }
        };
        html! { <ul class="names">{ for own.iter().map(name) }</ul> }
    };
    let grade = |own: &[&Award]| {
        html! {
            <>
                if !own[0].grade.is_empty() {
                    <h4>{ counted(&own[0].grade, own.len(), messages::READER_GRADE) }</h4>
                }
                { names(own) }
            </>
        }
    };
    let list = |own: &[&Award]| {
        html! {
            <section class="list">
                <h3>{ counted(&own[0].list, own.len(), messages::READER_LIST) }</h3>
                { for own.chunk_by(|one, other| one.grade == other.grade).map(grade) }
            </section>
        }
    };
    html! { <>{ for own.chunk_by(|one, other| one.list == other.list).map(list) }</> }
}
