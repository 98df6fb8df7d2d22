//! What the text of a document does not tell: at its head all of it, and where it belongs each.

use gazette::Diagnostic;
use yew::prelude::*;

use crate::{
    components::plain_link,
    corpus,
    messages::{self, Messages},
    queries::{
        gaps::{Gap, What, met_at},
        places::{LISTS, place, short_citation},
    },
    route::Route,
    state::App,
};

/// The note at the head of a document; nothing where nothing is missing.
pub(crate) fn gaps_note(app: &App, gaps: &[Gap]) -> Html {
    let messages = app.messages();
    if gaps.is_empty() {
        return Html::default();
    }
    let item = |gap: &Gap| {
        let words = match gap.what {
            What::Met(diagnostic) => sentence(diagnostic),
            What::Cut => messages.get(messages::TABLE_TRUNCATED).to_owned(),
            What::Corrected(note) => {
                format!("{}{note}", messages.get(messages::READER_CORRECTION))
            }
        };
        let way = gap.place.as_deref().map(|id| {
            let to = messages.fill(messages::READER_GAP_AT, &[("place", &name(messages, id))]);
            html! { <>{ " " }{ plain_link(app, Route::fact(id), &to) }</> }
        });
        html! { <li>{ words }{ for way }</li> }
    };
    html! {
        <section class="notice gaps" aria-labelledby="gaps">
            <h2 id="gaps">{ messages.fill(messages::READER_GAPS, &[("count", &gaps.len().to_string())]) }</h2>
            <ul>{ for gaps.iter().map(item) }</ul>
        </section>
    }
}

/// The same at one place, as far as nothing else there tells it.
pub(crate) fn gaps_at(gaps: &[Gap], id: &str) -> Html {
    let own = gaps.iter().filter_map(|gap| met_at(gap, id));
    let note = |diagnostic| html! { <p class="correction">{ sentence(diagnostic) }</p> };
    own.map(note).collect()
}

fn sentence(diagnostic: &Diagnostic) -> String {
    format!("{}{}", diagnostic.message, diagnostic.hint)
}

/// 附表第1行, 一（四）, 名单
fn name(messages: Messages, id: &str) -> String {
    match place(id) {
        LISTS => messages.get(messages::READER_LISTS).into(),
        _ => short_citation(corpus(), messages, id),
    }
}
