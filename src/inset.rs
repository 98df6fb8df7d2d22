//! The app as a piece of somebody else's page: one view and what it leads to, with a way back; the whole page with head and
//! foot where nobody asks for a view. The route stands nowhere but here, so the address around it stays its own.

use yew::prelude::*;

use crate::{
    BenefitFilter, ExplorerProps, Route, Whole,
    app::{Footer, Header, View, known, use_kiosk, use_page},
    browser, corpus,
    inquiry::Tell,
    messages::{self, Messages},
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
    let whole = opened.route == Route::Home;
    let (head, foot) = if whole {
        (html! { <Header<Whole> /> }, html! { <Footer /> })
    } else {
        (html! { <Bar /> }, Html::default())
    };
    let page = html! {
        <div ref={root} key={usize::from(whole)}>
            <div>{ head }</div>
            <div><Back /></div>
            <div id="main" tabindex="-1"><View<Whole> /></div>
            <div>{ foot }</div>
        </div>
    };
    known(state, page)
}

/// The way back, which no button of the browser knows here.
#[component]
fn Back() -> Html {
    let app = use_app();
    let onclick = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| app.back())
    };
    html! {
        if !app.state().trail.is_empty() {
            <p class="inset-back"><button type="button" class="choice" {onclick}>{ app.messages().get(messages::INSET_BACK) }</button></p>
        }
    }
}

/// Above a view that stands alone: the field of the search, where that is the view.
#[component]
fn Bar() -> Html {
    let app = use_app();
    html! {
        if matches!(app.state().route, Route::Search(_)) {
            <SearchField<Whole> />
        }
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
    let app = state.dispatcher();
    use_effect_with(props.opened.language.clone(), move |code| {
        app.dispatch(Action::Speak(Messages::of(code)));
    });
    let age = props.opened.age.clone();
    let app = state.dispatcher();
    use_effect_with(ages, move |ages| {
        if *ages == 0 {
            return;
        }
        // Whoever it was before is gone.
        app.dispatch(Action::tell(Tell::Clear));
        if let Some(age) = age {
            app.dispatch(Action::tell(Tell::Write(0, age.to_string())));
            app.dispatch(Action::tell(Tell::Ask));
        }
    });
}

/// Tells the page around which view is shown, without its filters and words, and what was found about a person; nothing where
/// all was cleared.
#[hook]
fn use_telling(root: &NodeRef, state: &UseReducerHandle<State>) {
    let route = state.route.to_string();
    let view = route.split('?').next().unwrap_or_default().to_owned();
    {
        let root = root.clone();
        use_effect_with(view, move |view| {
            if let Some(root) = root.cast() {
                browser::tell_around(&root, &["view", view]);
            }
        });
    }
    let (root, state) = (root.clone(), state.clone());
    let filter = match &state.route {
        Route::Benefits(filter) => filter.clone(),
        _ => BenefitFilter::default(),
    };
    let told = use_mut_ref(|| false);
    let asked = (state.inquiry.profile(), state.inquiry.as_of, filter);
    use_effect_with(asked, move |(profile, _, filter)| {
        let knows = profile.age.is_some() || !profile.answers.is_empty();
        let before = told.replace(knows);
        let Some(audience) = audience(corpus(), filter).filter(|_| knows || before) else {
            return;
        };
        let answer = answer(corpus(), audience, &state.inquiry, state.today);
        let as_of = answer.as_of.to_string();
        let mut told = vec!["result", &audience.key, &as_of];
        for finding in answer.report.findings.iter().filter(|_| knows) {
            told.extend([finding.benefit.id.as_str(), finding.verdict.name()]);
        }
        if let Some(root) = root.cast() {
            browser::tell_around(&root, &told);
        }
    });
}
