//! What a reader does with the clauses of a document: opens marks, copies, goes through them by keyboard. The article
//! listens once for all of its clauses, of which there may be hundreds with hundreds of marks.

use yew::prelude::*;

use super::clause::Copied;
use crate::{
    browser, corpus,
    messages::{self, Messages},
    queries::citing::{quotation, words_of},
    route::Route,
};

/// What is to be seen of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Touched {
    /// The mark that is opened.
    pub(crate) opened: Option<usize>,
    /// Whether by a press: what the focus alone has opened a press leaves open.
    pressed: bool,
    pub(crate) copied: Option<Copied>,
}

/// What the article listens with.
#[derive(Clone)]
pub(crate) struct Touch {
    pub(crate) now: UseStateHandle<Touched>,
    messages: Messages,
    document: AttrValue,
    /// What holds the article.
    reader: NodeRef,
}

#[hook]
pub(crate) fn use_touch(messages: Messages, document: &AttrValue, reader: &NodeRef) -> Touch {
    let now = use_state_eq(Touched::default);
    {
        let reader = reader.clone();
        let refused = now.copied.as_ref().is_some_and(|own| own.left.is_some());
        use_effect_with(refused, move |refused| {
            if *refused
                && let Some(reader) = reader.cast()
                && let Some(field) = browser::find(&reader, "#to-copy")
            {
                browser::select_all(&field);
            }
        });
    }
    Touch {
        now,
        messages,
        document: document.clone(),
        reader: reader.clone(),
    }
}

impl Touch {
    pub(crate) fn click(&self, event: &Event) {
        if let Some(mark) = number(event, "data-mark") {
            self.press(mark);
        } else if browser::nearest(event, "data-close").is_some() {
            self.close(event);
        } else if let Some(clause) = number(event, "data-copy-link") {
            self.copy(event, clause, false);
        } else if let Some(clause) = number(event, "data-copy-words") {
            self.copy(event, clause, true);
        }
    }

    pub(crate) fn key(&self, event: &KeyboardEvent) {
        let mark = number(event, "data-mark");
        match (event.key().as_str(), mark) {
            ("Escape", _) if self.now.opened.is_some() => self.close(event),
            ("Enter" | " ", Some(mark)) => {
                event.prevent_default();
                self.press(mark);
            }
            _ => browser::rove(event),
        }
    }

    pub(crate) fn focus(&self, event: &Event) {
        let mark = number(event, "data-mark").filter(|_| browser::shows_focus(event));
        if mark.is_some() && mark != self.now.opened {
            self.open(mark, false);
        }
    }

    fn open(&self, opened: Option<usize>, pressed: bool) {
        self.now.set(Touched {
            opened,
            pressed,
            copied: None,
        });
    }

    fn press(&self, mark: usize) {
        let again = self.now.opened == Some(mark) && self.now.pressed;
        self.open(Some(mark).filter(|_| !again), true);
    }

    /// Who read what was opened goes on from its mark. (Which the focus opens, and is closed then.)
    fn close(&self, event: &Event) {
        if let Some(mark) = browser::nearest(event, "data-told")
            && let Some(reader) = self.reader.cast()
            && let Some(mark) = browser::find(&reader, &format!("[data-mark=\"{mark}\"]"))
        {
            browser::focus(&mark);
        }
        self.open(None, false);
    }

    /// The address of a clause; or its words, of which a reader may have selected some.
    fn copy(&self, event: &Event, index: usize, words: bool) {
        let Some(clause) = corpus().clauses_of(&self.document).nth(index) else {
            return;
        };
        let (text, done) = if words {
            let selected = browser::selected(event);
            let words = selected.as_deref().unwrap_or(words_of(clause));
            let text = quotation(corpus(), self.messages, clause, words);
            (text, messages::READER_WORDS_COPIED)
        } else {
            let text = format!("{}{}", browser::page(), Route::fact(&clause.id));
            (text, messages::READER_LINK_COPIED)
        };
        let (now, left) = (self.now.setter(), text.clone());
        self.open(None, false);
        browser::copy(&text, move |taken| {
            let copied = Copied {
                clause: index,
                said: if taken {
                    done
                } else {
                    messages::READER_NOT_COPIED
                },
                left: (!taken).then(|| left.clone()),
            };
            now.set(Touched {
                copied: Some(copied),
                ..Touched::default()
            });
        });
    }
}

/// The number that an attribute around an event holds.
fn number(event: &Event, attribute: &str) -> Option<usize> {
    browser::nearest(event, attribute)?.parse().ok()
}
