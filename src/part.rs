//! The parts of the app: each a WebAssembly module of its own with views of its own, so that a visit loads what it
//! needs. On a page all live on beside each other; a part draws nothing while the view is another's.

use yew::prelude::*;

use crate::{
    deadline_filter::DeadlineFilter,
    messages::{self, Message},
    route::{BenefitFilter, DocumentFilter, Route},
    search_filter::SearchFilter,
    state::App,
    views::{
        about::about, benefits::Benefits, deadlines::Deadlines, documents::documents, home::home,
        not_found::not_found, organization::organization, organizations::organizations,
        reader::Reader, search::Search,
    },
};

/// A part, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartName {
    /// [`Front`]
    Front,
    /// [`Archive`]
    Archive,
    /// [`Agenda`]
    Agenda,
    /// [`Finder`]
    Finder,
}

impl PartName {
    /// All parts. Of those that are there, the first draws what another waits for.
    pub const ALL: [Self; 4] = [Self::Front, Self::Archive, Self::Agenda, Self::Finder];

    /// What the page around the app calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Archive => "archive",
            Self::Agenda => "agenda",
            Self::Finder => "finder",
        }
    }

    /// The part of that name.
    #[must_use]
    pub fn read(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    /// The part that has a view.
    #[must_use]
    pub fn of(route: &Route) -> Self {
        match route {
            Route::Home | Route::Benefits(_) | Route::NotFound => Self::Front,
            Route::Deadlines(_) => Self::Agenda,
            Route::Search(_) => Self::Finder,
            Route::Documents(_)
            | Route::Document { .. }
            | Route::Organizations(_)
            | Route::Organization { .. }
            | Route::About => Self::Archive,
        }
    }

    /// A view that works where the part is there, and what it is called.
    pub(crate) fn home(self) -> (Route, Message) {
        match self {
            Self::Front => (
                Route::Benefits(BenefitFilter::default()),
                messages::NAV_BENEFITS,
            ),
            Self::Archive => (
                Route::Documents(DocumentFilter::default()),
                messages::NAV_DOCUMENTS,
            ),
            Self::Agenda => (
                Route::Deadlines(DeadlineFilter::default()),
                messages::NAV_DEADLINES,
            ),
            Self::Finder => (
                Route::Search(SearchFilter::default()),
                messages::SEARCH_TITLE,
            ),
        }
    }
}

/// Which views are linked into a module, and drawn by it.
pub trait Part: 'static {
    /// Which one it is.
    const NAME: PartName;

    /// Whether it is what one tells about a person.
    const HEARS: bool;

    /// Whether it draws from the texts of the gazettes.
    const TEXTS: bool = !Self::HEARS;

    /// Whether it has what a part has: itself, and every other where it is the whole.
    fn holds(part: PartName) -> bool {
        part == Self::NAME
    }

    /// Whether a view is its own.
    fn owns(route: &Route) -> bool {
        Self::holds(PartName::of(route))
    }

    /// Takes in what its module carries.
    fn prepare() {}

    /// Draws one of its own views.
    fn view(app: &App) -> Html;
}

/// What a first visit loads: the first page and the benefits, with the near corpus.
#[derive(Debug)]
pub struct Front;

impl Part for Front {
    const NAME: PartName = PartName::Front;
    const HEARS: bool = true;

    #[cfg(target_arch = "wasm32")]
    fn prepare() {
        crate::corpus::carry();
    }

    fn view(app: &App) -> Html {
        match &app.state().route {
            Route::Home => home(app),
            Route::Benefits(filter) => html! { <Benefits filter={filter.clone()} /> },
            _ => not_found(app),
        }
    }
}

/// What is read and looked up, drawn from the texts of the gazettes, which come beside the module.
#[derive(Debug)]
pub struct Archive;

impl Part for Archive {
    const NAME: PartName = PartName::Archive;
    const HEARS: bool = false;

    fn view(app: &App) -> Html {
        match &app.state().route {
            Route::Documents(filter) => documents(app, filter),
            Route::Document { id, place, mark } => {
                html! { <Reader key={id.clone()} id={id.clone()} place={place.clone().map(AttrValue::from)} mark={mark.clone()} /> }
            }
            Route::Organizations(filter) => organizations(app, filter),
            Route::Organization { id } => organization(app, id),
            Route::About => about(app),
            _ => Html::default(),
        }
    }
}

/// What is due, with the same texts.
#[derive(Debug)]
pub struct Agenda;

impl Part for Agenda {
    const NAME: PartName = PartName::Agenda;
    const HEARS: bool = false;

    fn view(app: &App) -> Html {
        match &app.state().route {
            Route::Deadlines(filter) => html! { <Deadlines filter={filter.clone()} /> },
            _ => Html::default(),
        }
    }
}

/// What is searched for, in the same texts.
#[derive(Debug)]
pub struct Finder;

impl Part for Finder {
    const NAME: PartName = PartName::Finder;
    const HEARS: bool = false;

    fn view(app: &App) -> Html {
        match &app.state().route {
            Route::Search(filter) => html! { <Search filter={filter.clone()} /> },
            _ => Html::default(),
        }
    }
}

/// All in one: for somebody else's page, for the edition in one file, and for what is drawn natively.
#[derive(Debug)]
pub struct Whole;

impl Part for Whole {
    const NAME: PartName = PartName::Front;
    const HEARS: bool = true;
    const TEXTS: bool = true;

    fn holds(_: PartName) -> bool {
        true
    }

    fn view(app: &App) -> Html {
        match PartName::of(&app.state().route) {
            PartName::Front => Front::view(app),
            PartName::Archive => Archive::view(app),
            PartName::Agenda => Agenda::view(app),
            PartName::Finder => Finder::view(app),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_boot_script_knows_by_the_address_which_views_are_whose() {
        let boot = include_str!("../page/boot.js");
        for (part, hashes) in [
            (
                PartName::Archive,
                &["documents", "organizations", "about"][..],
            ),
            (PartName::Agenda, &["deadlines"]),
            (PartName::Finder, &["search"]),
        ] {
            let begin = format!("part(\"{}\", /^#\\/(", part.name());
            let (_, rest) = boot
                .split_once(&begin)
                .expect("what such an address begins with");
            let (names, _) = rest.split_once(')').expect("where the names end");
            let names: Vec<&str> = names.split('|').collect();
            for name in &names {
                let route = Route::read(&format!("#/{name}")).expect("a route");
                assert_eq!(PartName::of(&route), part, "{name}");
            }
            assert_eq!(names, hashes);
        }
    }
}
