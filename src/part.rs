//! The parts of the app: each a WebAssembly module of its own with views of its own, so that a visit loads what it
//! needs. On a page both live on beside each other; a part draws nothing while the view is the other's.

use yew::prelude::*;

use crate::{
    route::Route,
    state::App,
    views::{
        about::about, benefits::Benefits, deadlines::Deadlines, documents::documents, home::home,
        not_found::not_found, organization::organization, organizations::organizations,
        reader::Reader,
    },
};

/// Which views are linked into a module, and drawn by it.
pub trait Part: 'static {
    /// What the page around the app calls it.
    const NAME: &'static str;

    /// Whether it is what one tells about a person.
    const HEARS: bool;

    /// Whether a view is its own.
    fn owns(route: &Route) -> bool;

    /// Draws one of its own views.
    fn view(app: &App) -> Html;
}

/// What a first visit loads: the first page and the benefits, with the near corpus.
#[derive(Debug)]
pub struct Front;

impl Part for Front {
    const NAME: &'static str = "front";
    const HEARS: bool = true;

    fn owns(route: &Route) -> bool {
        !route.needs_texts()
    }

    fn view(app: &App) -> Html {
        match &app.state().route {
            Route::Home => home(app),
            Route::Benefits(filter) => html! { <Benefits filter={filter.clone()} /> },
            _ => not_found(app),
        }
    }
}

/// What is drawn from the texts of the gazettes, which come beside the module.
#[derive(Debug)]
pub struct Archive;

impl Part for Archive {
    const NAME: &'static str = "archive";
    const HEARS: bool = false;

    fn owns(route: &Route) -> bool {
        route.needs_texts()
    }

    fn view(app: &App) -> Html {
        match &app.state().route {
            Route::Documents(filter) => documents(app, filter),
            Route::Document { id, place, mark } => {
                html! { <Reader key={id.clone()} id={id.clone()} place={place.clone().map(AttrValue::from)} mark={mark.clone()} /> }
            }
            Route::Deadlines(filter) => html! { <Deadlines filter={filter.clone()} /> },
            Route::Organizations(filter) => organizations(app, filter),
            Route::Organization { id } => organization(app, id),
            Route::About => about(app),
            Route::Home | Route::Benefits(_) | Route::NotFound => Html::default(),
        }
    }
}

/// Both in one, for what is drawn natively.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug)]
pub struct Whole;

#[cfg(not(target_arch = "wasm32"))]
impl Part for Whole {
    const NAME: &'static str = "whole";
    const HEARS: bool = true;

    fn owns(_: &Route) -> bool {
        true
    }

    fn view(app: &App) -> Html {
        if Front::owns(&app.state().route) {
            Front::view(app)
        } else {
            Archive::view(app)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_boot_script_knows_by_the_address_which_views_are_the_archives() {
        let (_, rest) = include_str!("../boot.js")
            .split_once(r"/^#\/(")
            .expect("what the address of such a view begins with");
        let (names, _) = rest.split_once(')').expect("where their names end");
        let names: Vec<&str> = names.split('|').collect();
        for name in &names {
            let route = Route::read(&format!("#/{name}")).expect("a route");
            assert!(Archive::owns(&route), "{name}");
        }
        for hash in ["#/documents", "#/deadlines", "#/organizations", "#/about"] {
            assert!(names.contains(&&hash[2..]), "{hash}");
        }
    }
}
