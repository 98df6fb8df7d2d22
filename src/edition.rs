//! The edition without script (native): every document, the deadlines, the benefits and the bodies as plain pages, from
//! the same components. Nothing on them depends on a day, and nothing on them waits for anything.

mod addresses;
mod structured;
mod views;

use yew::prelude::*;

use crate::{
    ExplorerProps,
    app::known,
    corpus,
    messages::{self, Messages},
    queries::documents::short_title,
    state::State,
};

pub(crate) use addresses::address;
pub(crate) use structured::data;

/// A page of the edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sheet {
    /// The documents, and the ways to the others.
    Index,
    /// A document, by its id.
    Document(String),
    /// All deadlines.
    Deadlines,
    /// What one audience can have, by its key.
    Benefits(String),
    /// All bodies.
    Organizations,
    /// What this is.
    About,
}

impl Sheet {
    /// All of them.
    pub(crate) fn all() -> Vec<Self> {
        let audiences = corpus().audiences.iter();
        let documents = corpus().documents.iter();
        [Self::Index]
            .into_iter()
            .chain(audiences.map(|own| Self::Benefits(own.key.clone())))
            .chain([Self::Deadlines, Self::Organizations, Self::About])
            .chain(documents.map(|own| Self::Document(own.id.clone())))
            .collect()
    }

    /// Its file.
    pub(crate) fn file(&self) -> String {
        match self {
            Self::Index => "index.html".to_owned(),
            Self::Document(id) => format!("{}.html", addresses::document(id)),
            Self::Deadlines => "deadlines.html".to_owned(),
            Self::Benefits(key) => match corpus().audiences.first() {
                Some(first) if first.key == *key => "benefits.html".to_owned(),
                _ => format!("benefits-{}.html", addresses::spelt(key)),
            },
            Self::Organizations => "organizations.html".to_owned(),
            Self::About => "about.html".to_owned(),
        }
    }

    /// What it is called.
    pub(crate) fn title(&self, messages: Messages) -> String {
        let of = |message| messages.get(message).to_owned();
        match self {
            Self::Index => of(messages::DOCUMENTS_TITLE),
            Self::Document(id) => corpus().document(id).map_or_else(String::new, |document| {
                format!("{} {}", document.number, short_title(document))
            }),
            Self::Deadlines => of(messages::DEADLINES_TITLE),
            Self::Benefits(key) => {
                let mut audiences = corpus().audiences.iter();
                let own = audiences.find(|audience| audience.key == *key);
                own.map_or_else(String::new, |audience| audience.title.clone())
            }
            Self::Organizations => of(messages::ORGANIZATIONS_TITLE),
            Self::About => of(messages::ABOUT_TITLE),
        }
    }
}

/// How a page of the edition is drawn.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct EditionProps {
    /// Which one.
    pub(crate) sheet: Sheet,
    /// What all views know.
    pub(crate) opened: ExplorerProps,
}

/// A page of the edition, without the head of its file.
#[component]
pub(crate) fn Edition(props: &EditionProps) -> Html {
    let opened = props.opened.clone();
    let state = use_reducer(move || State::new::<crate::Whole>(&opened));
    known(
        state,
        html! { <views::Drawn sheet={props.sheet.clone()} /> },
    )
}

#[cfg(test)]
mod tests;
