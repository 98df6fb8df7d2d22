//! The app as a piece of somebody else's page: one view and what it leads to, with a way back; the whole page with head and
//! foot where nobody asks for a view. The route stands nowhere but here, so the address around it stays its own.

use yew::prelude::*;

use crate::{
    ExplorerProps, Route, Whole,
    app::{Footer, Header, View, known, use_kiosk, use_page},
    browser, corpus,
    inquiry::Tell,
    messages,
    queries::benefits::{answer, audience},
    state::{Action, State, use_app},
    views::search_field::SearchField,
};

/// What the page around may set, and set anew.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct InsetProps {
    /// How it opens.
    pub opened: ExplorerProps,
    /// How many times another view was set, the same once more among them.
    pub views: u32,
    /// How many times another age was set.
    pub ages: u32,
}

/// What a piece of a page draws; what happens in it is told to the page around.
#[component]
pub fn Inset(props: &InsetProps) -> Html {
    let opened = &props.opened;
    let state = use_page::<Whole>(opened);
    use_kiosk::<Whole>(opened, &state);
    let root = use_node_ref();
    use_settings(props, &state);
    use_telling(&root, &state);
    // Who asks for no view gets the page with all that leads through it.
    let page = if opened.route == Route::Home {
        html! {
            <>
                <Header<Whole> />
                <div id="main" tabindex="-1"><View<Whole> /></div>
                <Footer />
            </>
        }
    } else {
        html! {
            <>
                <div><Bar /></div>
                <div id="main" tabindex="-1"><View<Whole> /></div>
            </>
        }
    };
    known(state, html! { <div ref={root}>{ page }</div> })
}

/// Above a view that stands alone: the way back, and the field of the search where that is the view.
#[component]
fn Bar() -> Html {
    let app = use_app();
    let onclick = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| app.back())
    };
    html! {
        <>
            <div>
                if !app.state().trail.is_empty() {
                    <p class="inset-back"><button type="button" class="choice" {onclick}>{ app.messages().get(messages::INSET_BACK) }</button></p>
                }
            </div>
            if matches!(app.state().route, Route::Search(_)) {
                <SearchField<Whole> />
            }
        </>
    }
}

/// Follows what the page around sets after the app was there.
#[hook]
fn use_settings(props: &InsetProps, state: &UseReducerHandle<State>) {
    let (views, ages) = (props.views, props.ages);
    let opened = props.opened.clone();
    let app = state.dispatcher();
    use_effect_with(views, move |views| {
        if *views > 0 {
            app.dispatch(Action::Begin(opened.route));
        }
    });
    let age = props.opened.age.clone();
    let app = state.dispatcher();
    use_effect_with(ages, move |ages| {
        if *ages == 0 {
            return;
        }
        match age {
            Some(age) => {
                app.dispatch(Action::tell(Tell::Write(0, age.to_string())));
                app.dispatch(Action::tell(Tell::Ask));
            }
            None => app.dispatch(Action::tell(Tell::Clear)),
        }
    });
}

/// Tells the page around which view is shown, and what was found about a person.
#[hook]
fn use_telling(root: &NodeRef, state: &UseReducerHandle<State>) {
    {
        let root = root.clone();
        use_effect_with(state.route.clone(), move |route| {
            if let Some(root) = root.cast() {
                browser::tell_around(&root, &["view", &route.to_string()]);
            }
        });
    }
    let (root, state) = (root.clone(), state.clone());
    let filter = match &state.route {
        Route::Benefits(filter) => filter.clone(),
        _ => crate::BenefitFilter::default(),
    };
    let asked = (state.inquiry.profile(), state.inquiry.as_of, filter);
    use_effect_with(asked, move |(.., filter)| {
        let Some(audience) = audience(corpus(), filter).filter(|_| state.inquiry.is_begun()) else {
            return;
        };
        let answer = answer(corpus(), audience, &state.inquiry, state.today);
        let as_of = answer.as_of.to_string();
        let mut told = vec!["result", &audience.key, &as_of];
        for finding in &answer.report.findings {
            told.extend([finding.benefit.id.as_str(), finding.verdict.name()]);
        }
        if let Some(root) = root.cast() {
            browser::tell_around(&root, &told);
        }
    });
}
