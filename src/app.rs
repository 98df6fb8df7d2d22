//! The page: its frame, and which view stands in it.

use gazette::Date;
use yew::prelude::*;

use crate::{
    browser,
    components::{Look, link},
    corpus,
    corpus::{Texts, texts},
    deadline_filter::DeadlineFilter,
    inquiry::{Tell, inbound},
    messages,
    queries::{
        benefits::audience, documents::short_title, gazettes::gazettes, organizations::find,
    },
    route::{BenefitFilter, DocumentFilter, OrganizationFilter, Route},
    state::{Action, Address, App, State, use_app},
    views::{
        about::about, benefits::Benefits, deadlines::Deadlines, documents::documents, home::home,
        not_found::not_found, organization::organization, organizations::organizations,
        reader::Reader, waiting::waiting,
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
    /// What a reader had begun to write in the age field.
    #[prop_or_default]
    pub written: Option<AttrValue>,
}

/// The whole page.
#[component]
pub fn Explorer(props: &ExplorerProps) -> Html {
    let opened = props.clone();
    let state = use_reducer(move || State::new(&opened));
    use_kiosk(props.kiosk, props.address, &state);
    use_texts(&state);
    {
        let (state, today) = (state.dispatcher(), props.today);
        use_effect_with(props.address, move |address| {
            let listener = (*address == Address::Hash).then(|| {
                browser::on_hash_change(move |hash| {
                    // What is no route (#main) is a place on this page.
                    if let Some(route) = Route::read(&hash) {
                        if let Some(inquiry) = inbound(&hash, today) {
                            // What a link told does not stay in the address.
                            browser::replace_hash(&route.to_string());
                            state.dispatch(Action::Tell(Tell::Open(Box::new(inquiry))));
                        }
                        state.dispatch(Action::Go(route));
                    }
                })
            });
            move || drop(listener)
        });
    }
    html! {
        <ContextProvider<UseReducerHandle<State>> context={state}>
            <Frame />
        </ContextProvider<UseReducerHandle<State>>>
    }
}

/// Whatever becomes of the texts is taken in; where a view waits for them, the page around the app is told.
#[hook]
fn use_texts(state: &UseReducerHandle<State>) {
    let (known, app) = (state.texts, state.dispatcher());
    use_effect_with((), move |()| {
        let take_in = move || app.dispatch(Action::Texts(texts()));
        // They may have come after the first drawing and before this.
        if texts() != known {
            take_in();
        }
        let listener = browser::on_texts(take_in);
        move || drop(listener)
    });
    let wanted = state.waits() && state.texts == Texts::Coming;
    use_effect_with(wanted, |wanted| {
        if *wanted {
            browser::want_texts();
        }
    });
}

/// On a screen that many use, what one told is gone when nobody has touched it for two minutes.
#[hook]
fn use_kiosk(kiosk: bool, address: Address, state: &UseReducerHandle<State>) {
    let state = state.dispatcher();
    use_effect_with(kiosk, move |kiosk| {
        let idle = kiosk.then(|| {
            browser::when_idle(IDLE, move || {
                state.dispatch(Action::Tell(Tell::Clear));
                if address == Address::Hash {
                    browser::replace_hash(&Route::Home.to_string());
                }
                state.dispatch(Action::Go(Route::Home));
            })
        });
        move || drop(idle)
    });
}

/// Two minutes, in milliseconds.
const IDLE: i32 = 120_000;

#[component]
fn Frame() -> Html {
    let app = use_app();
    let messages = app.messages();
    let route = app.state().route.clone();
    let main = use_node_ref();
    use_arrival(&app, &main);
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
            </header>
            <main id="main" tabindex="-1" ref={main}>{ view(&app) }</main>
            <footer class="site-footer">
                <p>{ messages.fill(messages::SITE_SOURCE, &[("gazettes", &gazettes(corpus(), messages))]) }</p>
                <p>{ messages.get(messages::SITE_PRIVACY) }</p>
                <p>{ named(Route::About, messages::NAV_ABOUT) }</p>
            </footer>
        </div>
    }
}

fn view(app: &App) -> Html {
    if app.state().waits() {
        return waiting(app);
    }
    match &app.state().route {
        Route::Home => home(app),
        Route::Documents(filter) => documents(app, filter),
        Route::Document { id, place, mark } => {
            html! { <Reader id={id.clone()} place={place.clone().map(AttrValue::from)} mark={mark.clone()} /> }
        }
        Route::Deadlines(filter) => html! { <Deadlines filter={filter.clone()} /> },
        Route::Organizations(filter) => organizations(app, filter),
        Route::Organization { id } => organization(app, id),
        Route::Benefits(filter) => html! { <Benefits filter={filter.clone()} /> },
        Route::About => about(app),
        Route::NotFound => not_found(app),
    }
}

/// The title of a view, as the window shows it. Where it waits for the texts, it may not yet know the name.
pub(crate) fn title(state: &State) -> String {
    let messages = state.messages;
    let site = messages.get(messages::SITE_NAME);
    let missing = |missing, known| messages.get(if state.waits() { known } else { missing });
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
        Route::About => messages.get(messages::ABOUT_TITLE).to_owned(),
        Route::NotFound => messages.get(messages::NOT_FOUND_TITLE).to_owned(),
    };
    messages.fill(messages::SITE_TITLE, &[("page", &page), ("site", site)])
}

/// After another page was gone to: the title follows, and the focus goes to its heading. Never when the page opens,
/// and not when only a filter changed; a place within a document takes the focus itself. A view that had to wait for the
/// texts comes with a heading of its own, which takes the focus of the one that is gone.
#[hook]
fn use_arrival(app: &App, main: &NodeRef) {
    let before = use_mut_ref(|| None::<(Route, Texts)>);
    // Whether something of the view has had the focus.
    let begun = use_mut_ref(|| false);
    let (app, main) = (app.clone(), main.clone());
    let now = (app.state().route.clone(), app.state().texts);
    use_effect_with(now, move |now| {
        let (route, texts) = now;
        if app.state().address == Address::Hash {
            browser::set_title(&title(app.state()));
        }
        let before = before.borrow_mut().replace(now.clone());
        let arrived = before
            .as_ref()
            .is_some_and(|(before, _)| !before.same_page(route));
        // Who asks once more has pressed a button that is gone as well.
        *begun.borrow_mut() |= arrived || *texts == Texts::Failed;
        let replaced = before.is_some_and(|(_, before)| before != *texts)
            && route.needs_texts()
            && *begun.borrow()
            && browser::nothing_has_focus();
        let has_place = matches!(route, Route::Document { place: Some(_), .. });
        if arrived && !has_place {
            browser::scroll_to_top();
        }
        if (arrived || replaced)
            && !has_place
            && let Some(heading) = main.cast().and_then(|main| browser::find(&main, "h1"))
        {
            browser::read_from(&heading);
        }
    });
}
