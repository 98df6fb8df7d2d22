//! What the page knows at a moment, and the one way to change it.

use std::rc::Rc;

use gazette::{
    Date,
    input::{self, Age, AgeProblem},
};
use yew::prelude::*;

use crate::{ExplorerProps, browser, messages::Messages, route::Route};

/// Where the route stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Address {
    /// Behind `#` in the address of the page.
    Hash,
    /// Nowhere but here: the page belongs to somebody else.
    #[default]
    Memory,
}

/// Everything that the views are drawn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct State {
    pub(crate) route: Route,
    pub(crate) address: Address,
    /// The reader's day, passed in: nothing here looks at a clock.
    pub(crate) today: Date,
    pub(crate) messages: Messages,
    /// What stands in the age field.
    pub(crate) written_age: String,
    /// What stood there when 查一查 was last pressed, and what it was read as; `None` before that.
    pub(crate) asked_age: String,
    pub(crate) age: Option<Result<Age, AgeProblem>>,
    /// How often 查一查 was pressed, so that the same mistake twice is told twice.
    pub(crate) asked: u32,
}

/// What can happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Action {
    /// Another view, or another filter.
    Go(Route),
    /// A sign in the age field.
    WriteAge(String),
    /// 查一查
    AskAge,
}

impl State {
    /// The page as it is when it opens. An age that somebody handed in is read at once.
    pub(crate) fn new(opened: &ExplorerProps) -> Self {
        let age = opened.age.as_deref();
        let written = age.or(opened.written.as_deref()).unwrap_or_default();
        Self {
            route: opened.route.clone(),
            address: opened.address,
            today: opened.today,
            messages: Messages::default(),
            written_age: written.to_owned(),
            asked_age: age.unwrap_or_default().to_owned(),
            age: age.map(|written| input::age(written, opened.today)),
            asked: 0,
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = (*self).clone();
        match action {
            Action::Go(route) => {
                // A mistake belongs to the page on which it was made.
                if !state.route.same_page(&route) && matches!(state.age, Some(Err(_))) {
                    state.age = None;
                }
                state.route = route;
            }
            Action::WriteAge(written) => state.written_age = written,
            Action::AskAge => {
                state.asked_age.clone_from(&state.written_age);
                state.age = Some(input::age(&state.written_age, state.today));
                state.asked += 1;
            }
        }
        Rc::new(state)
    }
}

/// The state and the verbs of the page, for components.
#[derive(Clone, PartialEq)]
pub(crate) struct App(UseReducerHandle<State>);

/// The state and the verbs of the page.
#[hook]
pub(crate) fn use_app() -> App {
    App(use_context().expect("every component stands below <Explorer>"))
}

impl App {
    pub(crate) fn state(&self) -> &State {
        &self.0
    }

    pub(crate) fn messages(&self) -> Messages {
        self.0.messages
    }

    /// Goes to another view, as a click on a link does.
    pub(crate) fn go(&self, route: Route) {
        match self.0.address {
            Address::Hash => browser::push_hash(&route.to_string()),
            Address::Memory => self.0.dispatch(Action::Go(route)),
        }
    }

    /// Changes the filter of the view that is shown, without a new step in the history for each key.
    pub(crate) fn refine(&self, route: Route) {
        if self.0.address == Address::Hash {
            browser::replace_hash(&route.to_string());
        }
        self.0.dispatch(Action::Go(route));
    }

    pub(crate) fn write_age(&self, written: String) {
        self.0.dispatch(Action::WriteAge(written));
    }

    pub(crate) fn ask_age(&self) {
        self.0.dispatch(Action::AskAge);
    }

    /// Whether what stands in the age field can be read.
    pub(crate) fn reads_age(&self) -> bool {
        input::age(&self.0.written_age, self.0.today).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_read_only_when_it_is_asked_for_and_nothing_written_is_lost() {
        let today = Date::new(2026, 11, 23).expect("a day");
        let opened = ExplorerProps {
            route: Route::Home,
            address: Address::Memory,
            today,
            age: None,
            written: None,
        };
        let state = Rc::new(State::new(&opened));
        let state = state.reduce(Action::WriteAge("八十".into()));
        assert_eq!(state.age, None);
        let state = state.reduce(Action::AskAge);
        assert_eq!(state.age, Some(Ok(Age::Years(80))));
        let state = state
            .reduce(Action::WriteAge("八十x".into()))
            .reduce(Action::AskAge);
        assert_eq!(state.age, Some(Err(AgeProblem::NotUnderstood)));
        assert_eq!(state.written_age, "八十x");
    }
}
