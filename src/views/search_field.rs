//! The field in the head of every page: what is written in it is searched for at once, on the page of the search.

use yew::prelude::*;

use crate::{
    browser, messages,
    part::{Part, PartName},
    route::Route,
    search_filter::{SearchFilter, SearchKey},
    state::{Address, use_app},
};

/// What finds the field on its page.
pub(crate) const SEARCH_FIELD: &str = "#search";
/// What finds a hit on the page of the search.
pub(crate) const HIT: &str = ".hits a";

/// What is written further than the address tells: what an input method has not finished, of which nothing else knows,
/// and what the address is about to tell.
#[derive(Default)]
struct Ahead {
    written: String,
    /// What the address told when this began, and what it has been asked to tell since: any of it may come late, and is
    /// no reason to take back what is written.
    sent: Vec<String>,
}

#[component]
pub(crate) fn SearchField<P: Part>() -> Html {
    let app = use_app();
    let messages = app.messages();
    let route = app.state().route.clone();
    let field = use_node_ref();
    let ahead = use_mut_ref(|| None::<Ahead>);
    // Whether the way to the page of the search is being gone: the address tells a moment later.
    let leaves = use_mut_ref(|| false);
    {
        let leaves = leaves.clone();
        use_effect_with(route.clone(), move |_| *leaves.borrow_mut() = false);
    }
    let asked = match &route {
        Route::Search(filter) => filter.get(SearchKey::Query).to_owned(),
        _ => String::new(),
    };
    {
        let ahead = ahead.clone();
        use_effect_with(asked.clone(), move |asked| {
            ahead.borrow_mut().take_if(|ahead| ahead.written == *asked);
        });
    }
    let write = {
        let (ahead, asked) = (ahead.clone(), asked.clone());
        move |written: String, asks: bool| {
            let mut ahead = ahead.borrow_mut();
            let ahead = ahead.get_or_insert_default();
            if !ahead.sent.contains(&asked) {
                ahead.sent = vec![asked.clone()];
            }
            if asks {
                ahead.sent.push(written.clone());
            }
            ahead.written = written;
        }
    };
    let searches = matches!(route, Route::Search(_));
    let go = {
        let (app, write) = (app.clone(), write.clone());
        Callback::from(move |query: String| {
            write(query.clone(), true);
            let route = &app.state().route;
            match route {
                Route::Search(filter) => {
                    let to = Route::Search(filter.with(SearchKey::Query, &query));
                    // One that is on its way will read the address.
                    if app.state().has::<P>(PartName::Finder) {
                        app.refine(to);
                    } else {
                        app.replace(to);
                    }
                }
                // What was written is taken back before the address has told it.
                _ if query.trim().is_empty() => {
                    if *leaves.borrow() {
                        app.replace(Route::Search(SearchFilter::default()));
                    }
                }
                _ => {
                    let asked = SearchFilter::default().with(SearchKey::Query, &query);
                    if leaves.replace(true) {
                        app.replace(Route::Search(asked));
                    } else {
                        app.go(Route::Search(asked));
                    }
                }
            }
        })
    };
    let oninput = {
        let go = go.clone();
        Callback::from(move |event: InputEvent| {
            let written = browser::value(&event);
            if browser::is_composing(&event) {
                write(written, false);
            } else {
                go.emit(written);
            }
        })
    };
    {
        let field = field.clone();
        use_effect_with(go, move |go| {
            let go = go.clone();
            let listener = field
                .cast()
                .map(|field| browser::on_composed(&field, move |written| go.emit(written)));
            move || drop(listener)
        });
    }
    // A page within another's leaves that one its keys.
    let alone = app.state().address == Address::Hash;
    {
        let field = field.clone();
        use_effect_with(alone, move |alone| {
            let focus = move || {
                if let Some(field) = field.cast() {
                    browser::focus(&field);
                }
            };
            let listener = alone.then(|| browser::on_key("/", focus));
            move || drop(listener)
        });
    }
    let onkeydown = {
        let (app, field) = (app.clone(), field.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(field) = field.cast() else { return };
            let first = || browser::find_on_page(&field, HIT);
            match browser::key(&event).as_deref() {
                Some("Enter") => {
                    // The form shall not be sent as well.
                    event.prevent_default();
                    if !searches {
                        app.go(Route::Search(SearchFilter::default()));
                    } else if let Some(first) = first() {
                        browser::press(&first);
                    }
                }
                Some("ArrowDown") => {
                    if let Some(first) = first() {
                        event.prevent_default();
                        browser::focus(&first);
                    }
                }
                Some("Escape") if searches => {
                    event.prevent_default();
                    match &app.state().before {
                        Some(route) => app.go(route.clone()),
                        None => app.refine(Route::Search(SearchFilter::default())),
                    }
                }
                _ => {}
            }
        })
    };
    let onsubmit = {
        let (app, field) = (app.clone(), field.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let heading = field
                .cast()
                .and_then(|field| browser::find_on_page(&field, "#main h1"));
            match heading {
                Some(heading) if searches => browser::read_from(&heading),
                _ => app.go(Route::Search(SearchFilter::default())),
            }
        })
    };
    let value = match &*ahead.borrow() {
        Some(ahead) if ahead.sent.contains(&asked) => ahead.written.clone(),
        _ => asked,
    };
    html! {
        <form class="site-search" role="search" aria-label={messages.get(messages::SEARCH_LABEL)} {onsubmit}>
            <input ref={field} id="search" type="search" autocomplete="off" enterkeyhint="search" maxlength="200"
                aria-label={messages.get(messages::SEARCH_LABEL)} placeholder={messages.get(messages::SEARCH_HINT)}
                aria-keyshortcuts={alone.then_some("/")} {value} {oninput} {onkeydown} />
            <button type="submit" class="button">{ messages.get(messages::SEARCH_BUTTON) }</button>
        </form>
    }
}
