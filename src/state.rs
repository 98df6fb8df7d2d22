//! What the page knows at a moment, and the one way to change it.

use std::rc::Rc;

use gazette::Date;
use yew::prelude::*;

use crate::{
    ExplorerProps,
    beside::{Beside, Fate, beside},
    browser,
    inquiry::{Inquiry, Tell},
    messages::Messages,
    own,
    part::{Part, PartName},
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
    /// Nowhere, and for good: the page is drawn once, for readers without scripts, among others like it.
    #[cfg(not(target_arch = "wasm32"))]
    Still,
}

impl Address {
    /// Whether nothing on the page will ever change.
    pub(crate) fn is_still(self) -> bool {
        #[cfg(not(target_arch = "wasm32"))]
        return self == Self::Still;
        #[cfg(target_arch = "wasm32")]
        false
    }
}

/// Everything that the views are drawn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct State {
    pub(crate) route: Route,
    /// Where the reader was before searching.
    pub(crate) before: Option<Route>,
    /// The way that the reader has come, where no history of the browser keeps it.
    pub(crate) trail: Vec<Route>,
    pub(crate) address: Address,
    /// How wide the place is that it has in somebody else's page, in pixels.
    pub(crate) width: Option<u32>,
    /// The reader's day, passed in: nothing here looks at a clock.
    pub(crate) today: Date,
    pub(crate) messages: Messages,
    /// What the reader has told about a person.
    pub(crate) inquiry: Inquiry,
    /// What has become of the other parts of the app.
    pub(crate) beside: Beside,
    /// What whoever publishes the page has set.
    pub(crate) site: Site,
    /// Which texts of a reader's own stand beside the gazettes: another number means others.
    pub(crate) texts: u32,
}

/// What a part of the app shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shows {
    /// The view, which is its own.
    View,
    /// That it waits for another, whose view it is.
    Waiting,
    /// Nothing: another shows its view, or says that it waits.
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
    /// The view before this one, where no history of the browser keeps it.
    Back,
    /// A view from which everything begins anew.
    Begin(Route),
    /// Something about a person. A function, so that the part of the app that hears nothing need not know what to do with
    /// it.
    Hear(Heard),
    /// Another part of the app has come, or could not be got, or is asked for once more.
    Beside(Beside),
    /// A reader has opened texts, or put one away.
    Texts(u32),
    /// A reader has chosen another language.
    Speak(Messages),
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
            before: None,
            trail: Vec::new(),
            width: opened.width,
            address: opened.address,
            today,
            messages: Messages::of(&opened.language),
            inquiry,
            beside: beside(),
            site: opened.site.clone(),
            texts: own::generation(),
        }
    }

    /// What a part of the app shows now.
    pub(crate) fn shows<P: Part>(&self) -> Shows {
        if P::owns(&self.route) {
            return Shows::View;
        }
        // One alone says that a view is waited for, though several may be there.
        let first = PartName::ALL.into_iter().find(|part| self.has::<P>(*part));
        if self.owner() == Fate::Here || first != Some(P::NAME) {
            Shows::Nothing
        } else {
            Shows::Waiting
        }
    }

    /// Whether a part is there, as this one knows.
    pub(crate) fn has<P: Part>(&self, part: PartName) -> bool {
        P::holds(part) || self.beside.of(part) == Fate::Here
    }

    /// What has become of the part whose view is asked for.
    pub(crate) fn owner(&self) -> Fate {
        self.beside.of(PartName::of(&self.route))
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
                let searches = |route: &Route| matches!(route, Route::Search(_));
                if searches(&route) && !searches(&state.route) {
                    state.before = Some(state.route.clone());
                }
                if state.address == Address::Memory && !state.route.same_page(&route) {
                    state.trail.push(state.route.clone());
                }
                state.route = route;
            }
            Action::Back => {
                if let Some(route) = state.trail.pop() {
                    state.route = route;
                }
            }
            Action::Begin(route) => {
                state.trail.clear();
                state.route = route;
            }
            Action::Hear(hear) => hear(&mut state.inquiry, state.today),
            Action::Beside(beside) => state.beside = beside,
            Action::Texts(texts) => state.texts = texts,
            Action::Speak(messages) => state.messages = messages,
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

    /// Whether nothing on the page will ever change: what only a script could do is left out.
    pub(crate) fn is_still(&self) -> bool {
        self.0.address.is_still()
    }

    /// Where a link to a view leads.
    pub(crate) fn href(&self, to: &Route) -> String {
        #[cfg(not(target_arch = "wasm32"))]
        if self.is_still() {
            return crate::edition::address(to);
        }
        match self.0.address {
            // For who opens it beside this page.
            Address::Memory => browser::address(to),
            _ => to.to_string(),
        }
    }

    /// Whether fields for filters lie open from the start.
    pub(crate) fn is_wide(&self) -> bool {
        browser::has_width(self.0.width, 1024)
    }

    /// Whether the picture of the deadlines is seen: the width at which `style/timeline.css` shows it.
    pub(crate) fn shows_picture(&self) -> bool {
        browser::has_width(self.0.width, 768)
    }

    /// The id of a place of a document, where links lead to it without the app.
    pub(crate) fn anchor(&self, place: &str) -> Option<String> {
        self.is_still().then(|| place.to_owned())
    }

    /// Goes back to the view before this one.
    pub(crate) fn back(&self) {
        self.0.dispatch(Action::Back);
    }

    /// Goes to another view, as a click on a link does.
    pub(crate) fn go(&self, route: Route) {
        match self.0.address {
            Address::Hash => browser::push_hash(&route.to_string()),
            _ => self.0.dispatch(Action::Go(route)),
        }
    }

    /// Changes the filter of the view that is shown, without a new step in the history for each key.
    pub(crate) fn refine(&self, route: Route) {
        match self.0.address {
            // Of which this part hears as well.
            Address::Hash => browser::tell_refined(&route.to_string()),
            _ => self.0.dispatch(Action::Go(route)),
        }
    }

    /// Goes to another view in the place of this one, of which every part of the app hears.
    pub(crate) fn replace(&self, route: Route) {
        match self.0.address {
            Address::Hash => browser::replace_page(&route.to_string()),
            _ => self.0.dispatch(Action::Go(route)),
        }
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

    /// Asks once more for the part of the app whose view this is.
    pub(crate) fn fetch_again(&self) {
        let part = PartName::of(&self.0.route);
        let beside = self.0.beside.with(part, Fate::Coming);
        self.0.dispatch(Action::Beside(beside));
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
