//! The page: its frame, and which view stands in it.

use gazette::Date;
use yew::prelude::*;

use crate::{
    beside::{Beside, Fate, beside},
    browser,
    components::{Look, link},
    corpus,
    deadline_filter::DeadlineFilter,
    inquiry::{Tell, inbound},
    messages, own,
    part::{Part, PartName},
    queries::{
        benefits::audience, documents::short_title, gazettes::gazettes, organizations::find,
    },
    route::{BenefitFilter, DocumentFilter, OrganizationFilter, Route},
    search_filter::SearchKey,
    site::Site,
    state::{Action, Address, App, Shows, State, use_app},
    views::{
        search_field::{SEARCH_FIELD, SearchField},
        waiting::waiting,
    },
};

/// How the page opens.
#[derive(Debug, Clone, Properties, PartialEq)]
pub struct ExplorerProps {
    /// The view to begin with.
    pub route: Route,
    /// Where the route stands.
    #[prop_or_default]
    pub address: Address,
    /// The reader's day.
    pub today: Date,
    /// An age or a birth date that somebody handed in.
    #[prop_or_default]
    pub age: Option<AttrValue>,
    /// What a link told about a person.
    #[prop_or_default]
    pub answers: Option<AttrValue>,
    /// Whether the screen is shared by many: what was told is cleared when nobody touches it for two minutes.
    #[prop_or_default]
    pub kiosk: bool,
    /// What whoever publishes the page has set.
    #[prop_or_default]
    pub site: Site,
    /// What a reader had begun to write in the age field.
    #[prop_or_default]
    pub written: Option<AttrValue>,
}

/// The page with all its views.
#[cfg(not(target_arch = "wasm32"))]
pub type Explorer = Page<crate::Whole>;

/// The page, as a part of the app draws it: nothing where the view is the other's.
#[component]
pub fn Page<P: Part>(props: &ExplorerProps) -> Html {
    let opened = props.clone();
    let state = use_reducer(move || State::new::<P>(&opened));
    use_address::<P>(props.address, &state);
    use_kiosk::<P>(props.kiosk, props.address, &state);
    use_beside::<P>(&state);
    use_texts(&state);
    html! {
        <ContextProvider<UseReducerHandle<State>> context={state}>
            <Frame<P> />
        </ContextProvider<UseReducerHandle<State>>>
    }
}

/// Follows the address. The part that the reader leaves is called first, so that the other draws, and moves focus and
/// page, where nothing else stands.
#[hook]
fn use_address<P: Part>(address: Address, state: &UseReducerHandle<State>) {
    let state = state.clone();
    use_effect_with(address, move |address| {
        let follow = |leaving: bool| {
            let (state, today) = (state.dispatcher(), state.today);
            browser::on_hash_change(leaving, move |hash| {
                // What is no route (#main) is a place on this page.
                let route = Route::read(&hash).filter(|route| P::owns(route) != leaving);
                let Some(route) = route else {
                    return;
                };
                if P::HEARS
                    && let Some(inquiry) = inbound(&hash, today)
                {
                    // What a link told does not stay in the address.
                    browser::replace_hash(&route.to_string());
                    state.dispatch(Action::tell(Tell::Open(Box::new(inquiry))));
                }
                state.dispatch(Action::Go(route));
            })
        };
        let listeners = (*address == Address::Hash).then(|| [follow(true), follow(false)]);
        move || drop(listeners)
    });
}

/// Whatever becomes of the other parts is taken in; where a view waits for one, the page around the app is told.
#[hook]
fn use_beside<P: Part>(state: &UseReducerHandle<State>) {
    let (known, app) = (state.beside, state.dispatcher());
    use_effect_with((), move |()| {
        let take_in = move || app.dispatch(Action::Beside(beside()));
        // One may have come after the first drawing and before this.
        if beside() != known {
            take_in();
        }
        let listener = browser::on_beside(take_in);
        move || drop(listener)
    });
    let waits = state.shows::<P>() == Shows::Waiting && state.owner() == Fate::Coming;
    let wanted = waits.then(|| PartName::of(&state.route));
    use_effect_with(wanted, |wanted| {
        if let Some(part) = wanted {
            browser::want(part.name());
        }
    });
}

/// When the texts have changed, everything is drawn from those that there are.
#[hook]
fn use_texts(state: &UseReducerHandle<State>) {
    let app = state.dispatcher();
    use_effect_with((), move |()| {
        let changed = move || app.dispatch(Action::Texts(own::generation()));
        let listener = browser::on_texts(browser::OWN_CHANGED, changed);
        move || drop(listener)
    });
}

/// On a screen that many use, what one told is gone when nobody has touched it for two minutes.
#[hook]
fn use_kiosk<P: Part>(kiosk: bool, address: Address, state: &UseReducerHandle<State>) {
    let state = state.dispatcher();
    use_effect_with(kiosk, move |kiosk| {
        let idle = kiosk.then(|| {
            browser::when_idle(IDLE, move || {
                if P::HEARS {
                    state.dispatch(Action::tell(Tell::Clear));
                }
                if !corpus().own.is_empty() {
                    browser::forget_texts();
                }
                match address {
                    // The other parts follow it too.
                    Address::Hash => browser::replace_page(&Route::Home.to_string()),
                    Address::Memory => state.dispatch(Action::Go(Route::Home)),
                }
            })
        });
        move || drop(idle)
    });
}

/// Two minutes, in milliseconds.
const IDLE: i32 = 120_000;

#[component]
fn Frame<P: Part>() -> Html {
    let app = use_app();
    let main = use_node_ref();
    use_arrival::<P>(&app, &main);
    let view = match app.state().shows::<P>() {
        Shows::View => P::view(&app),
        Shows::Waiting => waiting(&app, P::NAME),
        Shows::Nothing => return Html::default(),
    };
    let messages = app.messages();
    let route = app.state().route.clone();
    let to_main = {
        let main = main.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            if let Some(main) = main.cast() {
                browser::read_from(&main);
            }
        })
    };
    let here = |to: &Route| route.same_page(to);
    let named = |to: Route, name| {
        let look = Look {
            current: here(&to),
            ..Look::default()
        };
        link(&app, to, look, html! { messages.get(name) })
    };
    let item = |to: Route, name| html! { <li>{ named(to, name) }</li> };
    html! {
        <div class="page">
            <a class="skip" href="#main" onclick={to_main}>{ messages.get(messages::SITE_SKIP) }</a>
            <header class="site-header">
                <p class="brand">
                    { named(Route::Home, messages::SITE_NAME) }
                    <span>{ gazettes(corpus(), messages) }</span>
                </p>
                <nav aria-label={messages.get(messages::SITE_MENU)}>
                    <ul>
                        { item(Route::Benefits(BenefitFilter::default()), messages::NAV_BENEFITS) }
                        { item(Route::Deadlines(DeadlineFilter::default()), messages::NAV_DEADLINES) }
                        { item(Route::Documents(DocumentFilter::default()), messages::NAV_DOCUMENTS) }
                        { item(Route::Organizations(OrganizationFilter::default()), messages::NAV_ORGANIZATIONS) }
                    </ul>
                </nav>
                <SearchField<P> />
            </header>
            <main id="main" tabindex="-1" ref={main}>{ of_texts(app.state(), view) }</main>
            <footer class="site-footer">
                <p>{ messages.fill(messages::SITE_SOURCE, &[("gazettes", &gazettes(corpus(), messages))]) }</p>
                <p>{ messages.get(messages::SITE_PRIVACY) }</p>
                <p>{ named(Route::About, messages::NAV_ABOUT) }</p>
            </footer>
        </div>
    }
}

/// A view that is drawn anew when the texts have changed, since it may have kept something of those before; but not the
/// one in which they change, whose buttons and sentences stay.
fn of_texts(state: &State, view: Html) -> Html {
    let key = match state.route {
        Route::Documents(_) => 0,
        _ => state.texts,
    };
    // In a list of its own, where keys count.
    html! { <>{ html! { <key={key}>{ view }</> } }</> }
}

/// The title of a view, as the window shows it. Where it `waits`, it may not yet know the name.
fn title(state: &State, waits: bool) -> String {
    let messages = state.messages;
    let site = messages.get(messages::SITE_NAME);
    let missing = |missing, known| messages.get(if waits { known } else { missing });
    let page = match &state.route {
        Route::Home => return site.into(),
        Route::Documents(_) => messages.get(messages::DOCUMENTS_TITLE).to_owned(),
        Route::Document { id, .. } => corpus().document(id).map_or_else(
            || missing(messages::READER_MISSING_TITLE, messages::DOCUMENTS_TITLE).to_owned(),
            |document| format!("{} {}", document.number, short_title(document)),
        ),
        Route::Deadlines(_) => messages.get(messages::DEADLINES_TITLE).to_owned(),
        Route::Organizations(_) => messages.get(messages::ORGANIZATIONS_TITLE).to_owned(),
        Route::Organization { id } => find(corpus(), id).map_or_else(
            || {
                let known = messages::ORGANIZATIONS_TITLE;
                missing(messages::ORGANIZATIONS_MISSING_TITLE, known).to_owned()
            },
            |organization| organization.name.clone(),
        ),
        Route::Benefits(filter) => {
            audience(corpus(), filter).map_or_else(String::new, |audience| audience.title.clone())
        }
        Route::Search(filter) => match filter.get(SearchKey::Query).trim() {
            "" => messages.get(messages::SEARCH_TITLE).to_owned(),
            query => messages.fill(messages::SEARCH_WINDOW, &[("query", query)]),
        },
        Route::About => messages.get(messages::ABOUT_TITLE).to_owned(),
        Route::NotFound => messages.get(messages::NOT_FOUND_TITLE).to_owned(),
    };
    messages.fill(messages::SITE_TITLE, &[("page", &page), ("site", site)])
}

/// After another page was gone to: the title follows, and the focus goes to its heading. Never when the page opens,
/// and not when only a filter changed; a place within a document takes the focus itself. A view that had to wait for its
/// part of the app comes with a heading of its own, which takes the focus of the one that is gone.
#[hook]
fn use_arrival<P: Part>(app: &App, main: &NodeRef) {
    let before = use_mut_ref(|| None::<(Route, Beside)>);
    // Whether something of the view has had the focus. Beside another part this one comes to go on with a page.
    let begun = {
        let beside = app.state().beside;
        let here = move |part: PartName| part != P::NAME && beside.of(part) == Fate::Here;
        use_mut_ref(move || PartName::ALL.into_iter().any(here))
    };
    let (app, main) = (app.clone(), main.clone());
    let now = (app.state().route.clone(), app.state().beside);
    use_effect_with(now, move |now| {
        let (route, beside) = now;
        let before = before.borrow_mut().replace(now.clone());
        let shows = app.state().shows::<P>();
        if shows == Shows::Nothing {
            return;
        }
        let waits = shows == Shows::Waiting;
        if app.state().address == Address::Hash {
            browser::set_title(&title(app.state(), waits));
        }
        let arrived = before
            .as_ref()
            .is_some_and(|(before, _)| !before.same_page(route));
        // Who asks once more has pressed a button that is gone as well.
        *begun.borrow_mut() |= arrived || waits && app.state().owner() == Fate::Failed;
        let replaced = before.is_none_or(|(_, before)| before != *beside)
            && *begun.borrow()
            && browser::nothing_has_focus();
        if matches!(route, Route::Document { place: Some(_), .. }) || !(arrived || replaced) {
            return;
        }
        if arrived {
            browser::scroll_to_top();
        }
        let Some(main) = main.cast() else {
            return;
        };
        if matches!(route, Route::Search(_)) {
            // Whoever searches goes on writing.
            if let Some(field) = browser::find_on_page(&main, SEARCH_FIELD) {
                browser::focus(&field);
            }
        } else if let Some(heading) = browser::find(&main, "h1") {
            browser::read_from(&heading);
        }
    });
}
