//! What is said of a deadline beside its own words: that their beginning is lost, and where the gazette dates it otherwise
//! in another place both dates, with a way to each.

use gazette::{Deadline, Origin};
use yew::prelude::*;

use super::{deadline_item::row_of, plain_link};
use crate::{corpus, messages, queries::board::origin_name, route::Route, state::App};

/// All that a reader is to know before relying on it.
pub(crate) fn caveats(app: &App, deadline: &Deadline) -> Html {
    html! {
        <>
            if row_of(deadline).is_some_and(|row| row.truncated) {
                <p class="correction">{ app.messages().get(messages::TABLE_TRUNCATED) }</p>
            }
            { conflict(app, deadline) }
        </>
    }
}

/// Nothing where no other place gives another day.
pub(crate) fn conflict(app: &App, deadline: &Deadline) -> Html {
    if deadline.conflicts_with.is_empty() {
        return Html::default();
    }
    let messages = app.messages();
    let others = corpus()
        .deadlines
        .iter()
        .filter(|other| deadline.conflicts_with.contains(&other.id));
    let mut sides: Vec<&Deadline> = others.collect();
    // The text stands before its tables.
    let at = match deadline.origin {
        Origin::Body => 0,
        Origin::Table => sides.len(),
    };
    sides.insert(at, deadline);
    let side = |side: &&Deadline| {
        let words = format!("{} {}", messages.get(origin_name(side.origin)), side.phrase);
        let place = side.clause.as_ref().or(side.row.as_ref());
        html! { <li>{ plain_link(app, Route::fact(place.unwrap_or(&side.document)), &words) }</li> }
    };
    html! {
        <div class="conflict">
            <p>{ messages.get(messages::DEADLINES_CONFLICT) }</p>
            <ul>{ for sides.iter().map(side) }</ul>
        </div>
    }
}
