//! The page: what stands above and below every view, and which view a part of the app draws between.

use gazette::Date;
use yew::prelude::*;

use crate::{
    beside::{Beside, Fate, beside},
    browser,
    components::{Look, link, speech_bar},
    corpus,
    deadline_filter::DeadlineFilter,
    inquiry::{Tell, inbound},
    messages::{self, LANGUAGES, Message, Messages},
    own,
    part::{Part, PartName},
    queries::{
        benefits::audience,
        documents::short_title,
        gazettes::{gazettes, name},
        organizations::find,
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
    /// The code of the language that is spoken, if it was brought; else Chinese.
    #[prop_or_default]
    pub language: AttrValue,
    /// How wide its place is, in pixels, where that is less than the window.
    #[prop_or_default]
    pub width: Option<u32>,
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

impl ExplorerProps {
    /// A page on which nobody has told anything yet.
    #[must_use]
    pub fn new(route: Route, address: Address, today: Date) -> Self {
        Self {
            route,
            address,
            language: AttrValue::default(),
            width: None,
            today,
            age: None,
            answers: None,
            kiosk: false,
            site: Site::default(),
            written: None,
        }
    }
}

/// The page with all its views, as `index.html` puts its pieces together.
#[cfg(not(target_arch = "wasm32"))]
#[component]
pub fn Explorer(props: &ExplorerProps) -> Html {
    html! {
        <div class="page">
            <Head<crate::Whole> ..props.clone() />
            <main id="main" tabindex="-1"><Page<crate::Whole> ..props.clone() /></main>
            <Foot<crate::Whole> ..props.clone() />
        </div>
    }
}

/// What a part of the app draws in the middle of the page: its view, and nothing where the view is another's.
#[component]
pub fn Page<P: Part>(props: &ExplorerProps) -> Html {
    let state = use_page::<P>(props);
    use_address::<P>(props.address, &state);
    use_kiosk::<P>(props, &state);
    use_wanting::<P>(&state);
    known(state, html! { <View<P> /> })
}

/// What stands above every view. The part of the app that comes first draws it for good, so that nobody who writes in it
/// is disturbed by the coming and going of views.
#[component]
pub fn Head<P: Part>(props: &ExplorerProps) -> Html {
    let state = use_page::<P>(props);
    use_all_addresses(props.address, &state);
    known(state, html! { <Header<P> /> })
}

/// What stands below every view, drawn by the same part as the head.
#[component]
pub fn Foot<P: Part>(props: &ExplorerProps) -> Html {
    let state = use_page::<P>(props);
    use_all_addresses(props.address, &state);
    known(state, html! { <Footer /> })
}

/// What is drawn with a state that everything in it knows.
pub(crate) fn known(state: UseReducerHandle<State>, drawn: Html) -> Html {
    html! {
        <ContextProvider<UseReducerHandle<State>> context={state}>{ drawn }</ContextProvider<UseReducerHandle<State>>>
    }
}

/// What a piece of the page knows, with what it hears of other parts and of texts that a reader opens.
#[hook]
pub(crate) fn use_page<P: Part>(props: &ExplorerProps) -> UseReducerHandle<State> {
    let opened = props.clone();
    let state = use_reducer(move || State::new::<P>(&opened));
    let app = state.dispatcher();
    use_listening((), move |()| {
        browser::on_beside(move || app.dispatch(Action::Beside(beside())))
    });
    // When the texts have changed, everything is drawn from those that there are.
    let app = state.dispatcher();
    use_listening((), move |()| {
        let changed = move || app.dispatch(Action::Texts(own::generation()));
        browser::on_texts(browser::OWN_CHANGED, changed)
    });
    let app = state.dispatcher();
    use_listening(props.address, move |address| {
        let chosen = move |code: String| app.dispatch(Action::Speak(Messages::of(&code)));
        // A piece of somebody else's page is told alone.
        (*address == Address::Hash).then(|| browser::on_language(chosen))
    });
    state
}

/// Listens from the first drawing on. An effect would begin a moment after it, and miss what happens between.
#[hook]
fn use_listening<T: PartialEq + 'static, L: 'static>(to: T, listen: impl FnOnce(&T) -> L) {
    let _ = use_memo(to, listen);
}

/// Follows the address. The part that the reader leaves is called first, so that the other draws, and moves focus and
/// page, where nothing else stands.
#[hook]
fn use_address<P: Part>(address: Address, state: &UseReducerHandle<State>) {
    let (app, today) = (state.dispatcher(), state.today);
    use_listening(address, move |address| {
        let follow = |leaving: bool| {
            let app = app.clone();
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
                    app.dispatch(Action::tell(Tell::Open(Box::new(inquiry))));
                }
                app.dispatch(Action::Go(route));
            })
        };
        let refined = || {
            let app = app.clone();
            browser::on_refined(move |hash| {
                browser::replace_hash_soon(hash.clone());
                let route = Route::read(&hash).filter(|route| P::owns(route));
                if let Some(route) = route {
                    app.dispatch(Action::Go(route));
                }
            })
        };
        (*address == Address::Hash).then(|| (follow(true), follow(false), refined()))
    });
}

/// Follows the address whosever the view is, also where only a filter is another.
#[hook]
fn use_all_addresses(address: Address, state: &UseReducerHandle<State>) {
    let app = state.dispatcher();
    use_listening(address, move |address| {
        let follow = move |hash: String| {
            if let Some(route) = Route::read(&hash) {
                app.dispatch(Action::Go(route));
            }
        };
        (*address == Address::Hash).then(|| {
            let changed = browser::on_hash_change(false, follow.clone());
            (changed, browser::on_refined(follow))
        })
    });
}

/// Where a view waits for a part, the page around the app is told.
#[hook]
fn use_wanting<P: Part>(state: &UseReducerHandle<State>) {
    let waits = state.shows::<P>() == Shows::Waiting && state.owner() == Fate::Coming;
    let wanted = waits.then(|| PartName::of(&state.route));
    use_effect_with(wanted, |wanted| {
        if let Some(part) = wanted {
            browser::want(part.name());
        }
    });
}

/// On a screen that many use, what one told is gone when nobody has touched it for two minutes.
#[hook]
pub(crate) fn use_kiosk<P: Part>(props: &ExplorerProps, state: &UseReducerHandle<State>) {
    let state = state.dispatcher();
    let (address, begin) = (props.address, props.route.clone());
    use_effect_with((props.kiosk, begin.clone()), move |(kiosk, _)| {
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
                    _ => state.dispatch(Action::Begin(begin.clone())),
                }
            })
        });
        move || drop(idle)
    });
}

/// Two minutes, in milliseconds.
const IDLE: i32 = 120_000;

#[component]
pub(crate) fn View<P: Part>() -> Html {
    let app = use_app();
    let root = use_node_ref();
    use_arrival::<P>(&app, &root);
    let view = match app.state().shows::<P>() {
        Shows::View => html! { <>{ P::view(&app) }{ speech_bar(&app) }</> },
        Shows::Waiting => waiting(&app, P::NAME),
        Shows::Nothing => return Html::default(),
    };
    html! { <div ref={root} class="view">{ of_texts(app.state(), view) }{ paper_foot(&app) }</div> }
}

/// At the foot of every sheet of paper: where the words come from, and when they were printed.
pub(crate) fn paper_foot(app: &App) -> Html {
    let messages = app.messages();
    let corpus = corpus();
    let document = match &app.state().route {
        Route::Document { id, .. } => corpus.document(id),
        _ => None,
    };
    let own = document.map(|document| &document.gazette);
    let mut all = corpus.gazettes.iter();
    let (message, names) = match all.find(|gazette| Some(&gazette.id) == own) {
        Some(gazette) => (messages::SITE_PAPER_SOURCE, name(messages, gazette)),
        None if corpus.own.is_empty() => (messages::SITE_PAPER_SOURCE, gazettes(corpus, messages)),
        None => (messages::SITE_PAPER_SOURCE_OWN, gazettes(corpus, messages)),
    };
    // Who draws a page as text knows no day on which it is printed.
    let day = browser::DRAWS_LATER.then(|| messages::day(messages, app.state().today));
    html! {
        <div class="paper-foot"><p>
            { messages.fill(message, &[("gazettes", &names)]) }
            { for day.map(|date| messages.fill(messages::SITE_PAPER_DAY, &[("date", &date)])) }
        </p></div>
    }
}

#[component]
pub(crate) fn Header<P: Part>() -> Html {
    let app = use_app();
    let messages = app.messages();
    let skip = use_node_ref();
    let to_main = {
        let skip = skip.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            let main = skip
                .cast()
                .and_then(|skip| browser::find_on_page(&skip, "#main"));
            if let Some(main) = main {
                browser::read_from(&main);
            }
        })
    };
    let item =
        |to: Route, name: Message| html! { <li>{ named(&app, to, messages.get(name)) }</li> };
    html! {
        <>
            <header class="site-header">
                <a ref={skip} class="skip" href="#main" onclick={to_main}>{ messages.get(messages::SITE_SKIP) }</a>
                <p class="brand">
                    { named(&app, Route::Home, app.state().site.name(messages)) }
                    <span>{ gazettes(corpus(), messages) }</span>
                </p>
                // Whoever starts the app answers it, also before the app is there.
                <button type="button" class="choice elder-switch" data-switch="elder">
                    <span class="to-elder">{ messages.get(messages::SITE_ELDER) }</span>
                    <span class="to-plain">{ messages.get(messages::SITE_PLAIN) }</span>
                </button>
                if !app.is_still() {
                    <p class="languages">{ for languages(messages) }</p>
                }
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
        </>
    }
}

#[component]
pub(crate) fn Footer() -> Html {
    let app = use_app();
    let messages = app.messages();
    html! {
        <footer class="site-footer">
            <p>{ messages.fill(messages::SITE_SOURCE, &[("gazettes", &gazettes(corpus(), messages))]) }</p>
            <p>{ messages.get(messages::SITE_PRIVACY) }</p>
            <p>{ named(&app, Route::About, messages.get(messages::NAV_ABOUT)) }</p>
            { for app.state().site.footer.iter().map(|line| html! { <p>{ line }</p> }) }
        </footer>
    }
}

/// The other languages, each by its own name. Whoever starts the app answers them.
fn languages(messages: Messages) -> impl Iterator<Item = Html> {
    let others = LANGUAGES
        .iter()
        .filter(move |(code, _)| *code != messages.code());
    others.map(move |(code, name)| {
        html! { <button key={*code} type="button" class="plain-button" lang={*code} data-language={*code} data-failed-words={messages.get(messages::SITE_LANGUAGE_FAILED)}>{ name }</button> }
    })
}

/// A link to a view, which says so where the reader is there.
fn named(app: &App, to: Route, name: &str) -> Html {
    let look = Look {
        current: app.state().route.same_page(&to),
        ..Look::default()
    };
    link(app, to, look, html! { name })
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
    let site = state.site.name(messages);
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
fn use_arrival<P: Part>(app: &App, root: &NodeRef) {
    let before = use_mut_ref(|| None::<(Route, Beside)>);
    // Whether something of the view has had the focus. Beside another part this one comes to go on with a page.
    let begun = {
        let beside = app.state().beside;
        let here = move |part: PartName| !P::holds(part) && beside.of(part) == Fate::Here;
        use_mut_ref(move || PartName::ALL.into_iter().any(here))
    };
    let (app, root) = (app.clone(), root.clone());
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
            browser::set_title(title(app.state(), waits));
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
        let Some(root) = root.cast() else {
            return;
        };
        if arrived {
            match app.state().address {
                Address::Memory => browser::scroll_to_begin(&root),
                _ => browser::scroll_to_top(),
            }
        }
        if matches!(route, Route::Search(_)) {
            // Whoever searches goes on writing.
            if let Some(field) = browser::find_on_page(&root, SEARCH_FIELD) {
                browser::focus(&field);
            }
        } else {
            // Who has asked about a person hears the answer.
            let answer = browser::find(&root, "#summary.answer");
            if let Some(target) = answer.or_else(|| browser::find(&root, "h1")) {
                browser::read_from(&target);
            }
        }
    });
}
