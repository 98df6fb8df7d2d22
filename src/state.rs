//! What the page knows at a moment, and the one way to change it.

use std::rc::Rc;

use gazette::Date;
use yew::prelude::*;

use crate::{
    ExplorerProps, browser,
    inquiry::{Inquiry, Tell},
    messages::Messages,
    other::{Other, other},
    part::Part,
    route::{BenefitFilter, Route},
    site::Site,
};

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
    /// What the reader has told about a person.
    pub(crate) inquiry: Inquiry,
    /// Whether the other part of the app is there.
    pub(crate) other: Other,
    /// What whoever publishes the page has set.
    pub(crate) site: Site,
}

/// What a part of the app shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shows {
    /// The view, which is its own.
    View,
    /// That it waits for the other, whose view it is.
    Waiting,
    /// Nothing: the other shows its view.
    Nothing,
}

/// What becomes of what is told, on the reader's day.
type Heard = Box<dyn FnOnce(&mut Inquiry, Date)>;

/// What can happen.
#[allow(
    clippy::large_enum_variant,
    reason = "a page holds one of them, and hands it on seldom"
)]
pub(crate) enum Action {
    /// Another view, or another filter.
    Go(Route),
    /// Something about a person. A function, so that the part of the app that hears nothing need not know what to do with
    /// it.
    Hear(Heard),
    /// The other part of the app has come, or could not be got, or is asked for once more.
    Other(Other),
}

impl Action {
    pub(crate) fn tell(tell: Tell) -> Self {
        Self::Hear(Box::new(move |inquiry, today| inquiry.tell(tell, today)))
    }
}

impl State {
    /// The page as it is when it opens. What somebody handed in is answered at once.
    pub(crate) fn new<P: Part>(opened: &ExplorerProps) -> Self {
        let today = opened.today;
        let inquiry = match (&opened.answers, &opened.age, &opened.written) {
            _ if !P::HEARS => Inquiry::default(),
            (Some(link), ..) => Inquiry::from_link(link, &crate::corpus().questions, today),
            (None, Some(age), _) => Inquiry::with_age(age, today),
            (None, None, written) => {
                let mut inquiry = Inquiry::default();
                inquiry.written[0] = written.as_deref().unwrap_or_default().to_owned();
                inquiry
            }
        };
        Self {
            route: opened.route.clone(),
            address: opened.address,
            today,
            messages: Messages::default(),
            inquiry,
            other: other(),
            site: opened.site.clone(),
        }
    }

    /// What a part of the app shows now.
    pub(crate) fn shows<P: Part>(&self) -> Shows {
        match self.other {
            _ if P::owns(&self.route) => Shows::View,
            Other::Here => Shows::Nothing,
            Other::Coming | Other::Failed => Shows::Waiting,
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
                if !state.route.same_page(&route) && matches!(state.inquiry.age, Some(Err(_))) {
                    state.inquiry.age = None;
                }
                state.route = route;
            }
            Action::Hear(hear) => hear(&mut state.inquiry, state.today),
            Action::Other(other) => state.other = other,
        }
        Rc::new(state)
    }
}

/// The state and the verbs of the page, for components.
#[derive(Clone, PartialEq)]
pub struct App(UseReducerHandle<State>);

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
            browser::replace_hash_soon(route.to_string());
        }
        self.0.dispatch(Action::Go(route));
    }

    /// Asks about what stands in the fields for the age, and goes to the answer if there is one.
    pub(crate) fn ask(&self) {
        let mut next = self.0.inquiry.clone();
        next.tell(Tell::Ask, self.0.today);
        self.tell(Tell::Ask);
        let there = matches!(self.0.route, Route::Benefits(_));
        if matches!(next.age, Some(Ok(_))) && !there {
            self.go(Route::Benefits(BenefitFilter::default()));
        }
    }

    /// Asks once more for the other part of the app.
    pub(crate) fn fetch_again(&self) {
        self.0.dispatch(Action::Other(Other::Coming));
    }

    /// What an event tells about a person.
    pub(crate) fn telling<E: 'static>(&self, tell: impl Fn(E) -> Tell + 'static) -> Callback<E> {
        let app = self.clone();
        Callback::from(move |event| app.tell(tell(event)))
    }

    /// Takes in something about a person.
    pub(crate) fn tell(&self, tell: Tell) {
        self.0.dispatch(Action::tell(tell));
    }
}
