//! Who is in charge of what: a person's post, whom they assist, what they answer for, direct, and keep contact with.

use gazette::{Document, Duty};
use yew::prelude::*;

use crate::{
    components::{correction, units},
    corpus,
    messages::{self, Message},
    queries::places::place,
    state::App,
};

pub(crate) fn duties(app: &App, document: &Document, chosen: &str) -> Html {
    let own = corpus()
        .duties
        .iter()
        .filter(|duty| duty.document == document.id);
    html! {
        <>
            <p class="quiet">{ app.messages().get(messages::DUTIES_NOTE) }</p>
            { for own.map(|duty| person(app, duty, chosen)) }
        </>
    }
}

fn person(app: &App, duty: &Duty, chosen: &str) -> Html {
    let messages = app.messages();
    let place = place(&duty.id);
    let names = |names: &[String]| units(app, &duty.document, names.iter().map(String::as_str));
    let row = |name: Message, empty: bool, value: Html| {
        html! {
            if !empty {
                <div><dt>{ messages.get(name) }</dt><dd>{ value }</dd></div>
            }
        }
    };
    html! {
        <section key={duty.id.clone()} class={classes!("duty", (place == chosen).then_some("chosen"))}>
            <h3 tabindex="-1" id={app.anchor(place)} data-place={place.to_owned()}>{ &duty.person }{ " " }<span class="quiet">{ &duty.post }</span></h3>
            <dl class="particulars">
                { row(messages::DUTIES_ASSISTS, duty.assists.is_empty(), html! { &duty.assists }) }
                { row(messages::DUTIES_IN_CHARGE, duty.in_charge.is_empty(), html! { duty.in_charge.join("、") }) }
                { row(messages::DUTIES_LEADS, duty.leads.is_empty(), names(&duty.leads)) }
                { row(messages::DUTIES_CONTACTS, duty.contacts.is_empty(), names(&duty.contacts)) }
            </dl>
            <details class="source" open={app.is_still()}>
                <summary>{ messages.get(messages::DUTIES_QUOTE) }</summary>
                <blockquote class="quote"><p>{ &duty.quote }</p></blockquote>
            </details>
            { for correction(app, &duty.id, None).map(|link| html! { <p class="back">{ link }</p> }) }
        </section>
    }
}
