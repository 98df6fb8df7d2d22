//! Which benefits fit, why, and what else they depend on; for every audience that the rules know.

use gazette::{
    corpus::{Corpus, Place},
    eligibility::{AGE, Finding, UNKNOWN, Verdict},
};
use yew::prelude::*;

use super::{
    benefit_card::benefit_card,
    folds::{Folds, use_folds},
    life::life,
    questions::{age_form, everything, next_question, persons, without_age},
    take_answer::take_answer,
};
use crate::{
    browser,
    components::{plain_link, speak},
    corpus,
    inquiry::{LinkProblem, Tell},
    messages::{self, Message, Messages},
    queries::{
        benefits::{Answer, Group, answer, audience},
        gazettes::years,
        sheet::person,
        wording::{examples, group_name},
    },
    route::{BenefitFilter, Route},
    state::{App, use_app},
};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct BenefitsProps {
    pub(crate) filter: BenefitFilter,
}

#[component]
pub(crate) fn Benefits(props: &BenefitsProps) -> Html {
    let app = use_app();
    let corpus = corpus();
    let state = app.state();
    let answer = audience(corpus, &props.filter)
        .map(|audience| answer(corpus, audience, &state.inquiry, state.today));
    let view = use_node_ref();
    let folds = use_folds();
    use_guidance(&view, &app, answer.as_ref(), &props.filter);
    let Some(answer) = answer else {
        return html! { <h1 tabindex="-1">{ app.messages().get(messages::BENEFITS_TITLE) }</h1> };
    };
    // Large type has one thing on the screen: a question, until the reader wants the results or nothing is left to ask.
    let asks = !state.inquiry.results && !state.inquiry.all && state.inquiry.is_begun();
    let asking = (asks && !answer.next.is_empty()).then_some("asking");
    html! { <div ref={view} class={classes!("benefits", asking)}>{ view_of(&app, &answer, &folds, &props.filter) }</div> }
}

/// Leads the focus on: to the answer when it was asked for, to the next question when one was answered, to the benefit
/// that a link names, and back to the beginning when everything was cleared.
#[hook]
fn use_guidance(view: &NodeRef, app: &App, answer: Option<&Answer<'_>>, filter: &BenefitFilter) {
    let inquiry = &app.state().inquiry;
    let question = answer.filter(|_| !inquiry.all).map(|answer| {
        let next = answer.next.first();
        next.map_or(String::new(), |next| next.key.to_owned())
    });
    let answered = matches!(inquiry.age, Some(Ok(_)));
    let now = (
        (inquiry.asked, inquiry.results),
        inquiry.cleared,
        question,
        filter.benefit.clone(),
    );
    let before = use_mut_ref(|| None);
    let view = view.clone();
    use_effect_with((now, answered), move |(now, answered)| {
        let before = before.borrow_mut().replace(now.clone());
        let target = match before {
            _ if before.as_ref().map(|before| &before.3) != Some(&now.3) && !now.3.is_empty() => {
                format!("#benefit-{}", now.3.replace(['"', '\\', ' '], ""))
            }
            Some(before) if before.1 != now.1 => "h1".into(),
            Some(before) if before.0 != now.0 && *answered => "#summary".into(),
            Some(before)
                if before.0 == now.0
                    && before.2 != now.2
                    && before.2.is_some()
                    && now.2.is_some() =>
            {
                "#question".into()
            }
            _ => return,
        };
        let Some(view) = view.cast() else { return };
        if let Some(found) = browser::find(&view, &target) {
            browser::read_from(&found);
        }
        // What the answer has made due is told above the next question, and is to be seen with it.
        if target == "#question"
            && let Some(news) = browser::find(&view, ".news")
        {
            browser::show(&news);
        }
    });
}

fn view_of(app: &App, answer: &Answer<'_>, folds: &Folds, filter: &BenefitFilter) -> Html {
    let messages = app.messages();
    let corpus = corpus();
    let inquiry = &app.state().inquiry;
    let begun =
        answer.years.is_some() || inquiry.answer_to(AGE) == Some(UNKNOWN) || !answer.asks_age;
    let link = inquiry.link.map(|problem| match problem {
        LinkProblem::Damaged => messages::BENEFITS_LINK_DAMAGED,
        LinkProblem::OtherVersion => messages::BENEFITS_LINK_VERSION,
    });
    html! {
        <>
            <h1 id="benefits" tabindex="-1">{ messages.curated(&answer.audience.title) }</h1>
            <p class="extra">{ messages.fill(if answer.asks_age { messages::BENEFITS_INTRO } else { messages::BENEFITS_INTRO_QUESTIONS }, &[("document", &documents_of(corpus, answer))]) }</p>
            { for link.map(|link| html! { <p class="notice" role="alert">{ messages.get(link) }</p> }) }
            { persons(app, answer) }
            if !begun {
                { age_form() }
                { without_age(app) }
            }
            <div data-spoken="">
                { summary(app, answer) }
                if begun {
                    { told(app, answer) }
                    if !inquiry.all {
                        { next_question(app, answer) }
                    }
                    { speak(app, messages::SPEECH_READ_RESULTS, None) }
                }
                <p class="notice">
                    { messages.fill(messages::BENEFITS_STANDING, &[("year", &years(corpus))]) }
                    if answer.asks_age {
                        { messages.get(messages::BENEFITS_STANDING_AGE) }
                    }
                </p>
                <div class="results">{ results(app, answer, folds, begun, &filter.benefit) }</div>
            </div>
            if begun {
                { take_answer(app, answer) }
            }
            { life(app, answer) }
            { places(messages, answer) }
            { others(app, answer) }
        </>
    }
}

/// The documents that the benefits come from.
pub(crate) fn documents_of(corpus: &Corpus, answer: &Answer<'_>) -> String {
    let mut numbers: Vec<&str> = Vec::new();
    for finding in &answer.report.findings {
        let clause = corpus.clause(&finding.benefit.clause);
        let document = clause.and_then(|clause| corpus.document(&clause.document));
        if let Some(document) = document
            && !numbers.contains(&document.number.as_str())
        {
            numbers.push(&document.number);
        }
    }
    numbers.join("、")
}

/// Whom it is about, and how many of each kind there are. A screen reader is told when it changes.
fn summary(app: &App, answer: &Answer<'_>) -> Html {
    let messages = app.messages();
    let count = |group: Group| answer.count(group);
    let counted = |message: Message, count: usize| {
        (count > 0).then(|| messages.fill(message, &[("count", &count.to_string())]))
    };
    let general = answer.report.findings.iter().filter(|finding| {
        answer.group(finding) == Group::Service && finding.verdict != Verdict::NotEligible
    });
    let parts = [
        Group::Eligible,
        Group::Undetermined,
        Group::Future,
        Group::Discretionary,
        Group::NotEligible,
    ];
    let mut parts: Vec<String> = parts
        .into_iter()
        .filter(|group| count(*group) > 0)
        .map(|group| {
            let values = [
                ("count", count(group).to_string()),
                ("name", group_name(messages, answer, group)),
            ];
            let values = values
                .each_ref()
                .map(|(name, value)| (*name, value.as_str()));
            messages.fill(messages::BENEFITS_COUNT, &values)
        })
        .collect();
    parts.extend(counted(messages::BENEFITS_COUNT_SERVICES, general.count()));
    let told = app.state().inquiry.is_begun();
    let newly = answer.newly(corpus(), &app.state().inquiry, app.state().today);
    let due = group_name(messages, answer, Group::Eligible);
    html! {
        <div role="status" id="summary" class={classes!("summary", told.then_some("answer"))} tabindex="-1">
            if told {
                <p class="number">{ person(messages, answer, &app.state().inquiry) }</p>
                <p>{ parts.join(" · ") }</p>
                if !newly.is_empty() {
                    <p class="news">{ examples(messages, [messages::BENEFITS_NEWLY, messages::BENEFITS_NEWLY_AMONG], &newly, ("name", &due)) }</p>
                }
            } else {
                <p>{ messages.fill(if answer.asks_age { messages::BENEFITS_NO_AGE } else { messages::BENEFITS_NOTHING_TOLD }, &[("count", &answer.report.findings.len().to_string())]) }</p>
            }
        </div>
    }
}

/// What was told, to be changed or cleared.
fn told(app: &App, answer: &Answer<'_>) -> Html {
    let messages = app.messages();
    let all = app.state().inquiry.all;
    let change = app.telling(move |_: MouseEvent| Tell::All(!all));
    let clear = app.telling(|_: MouseEvent| Tell::Clear);
    html! {
        <div class="told" data-unspoken="">
            <div class="choices">
                <button type="button" class="choice" onclick={change} aria-controls="everything" aria-expanded={if all { "true" } else { "false" }}>
                    { messages.get(if all { messages::BENEFITS_FOLD } else if answer.asks_age { messages::BENEFITS_CHANGE } else { messages::BENEFITS_ALL_QUESTIONS }) }
                </button>
                if app.state().inquiry.is_begun() {
                    <button type="button" class="choice" onclick={clear}>{ messages.get(messages::BENEFITS_CLEAR) }</button>
                }
            </div>
            if all {
                { everything(app, answer) }
            }
        </div>
    }
}

/// Where one usually applies, of the places that the benefits name. No gazette says so, and the page says that.
pub(crate) fn places(messages: Messages, answer: &Answer<'_>) -> Html {
    let findings = &answer.report.findings;
    let named = |place: &&Place| {
        let names = |finding: &Finding<'_>| finding.benefit.places.contains(&place.key);
        findings.iter().any(names)
    };
    let places: Vec<&Place> = corpus().places.iter().filter(named).collect();
    let Some(first) = places.first() else {
        return Html::default();
    };
    let day = messages::day(messages, first.checked_on);
    html! {
        <section class="places">
            <h2>{ messages.get(messages::BENEFITS_PLACES) }</h2>
            <p class="quiet">{ messages.fill(messages::BENEFITS_PLACES_NOTE, &[("date", &day)]) }</p>
            <dl>{ for places.iter().map(|place| html! {
                <><dt>{ messages.curated(&place.name) }</dt><dd>{ messages.curated(&place.note) }</dd></>
            }) }</dl>
        </section>
    }
}

/// For whom else the gazette holds something.
fn others(app: &App, answer: &Answer<'_>) -> Html {
    let audiences = &corpus().audiences;
    let others = audiences
        .iter()
        .filter(|other| other.key != answer.audience.key);
    let first = audiences.first().map(|first| &first.key);
    let link = |key: &String, name: &str| {
        let audience = if Some(key) == first {
            String::new()
        } else {
            key.clone()
        };
        let to = Route::Benefits(BenefitFilter {
            audience,
            benefit: String::new(),
        });
        plain_link(app, to, name)
    };
    html! {
        if audiences.len() > 1 {
            <p class="others">
                { app.messages().get(messages::BENEFITS_OTHERS) }
                { for others.map(|other| link(&other.key, app.messages().curated(&other.name))) }
            </p>
        }
    }
}

/// How many results stand open at most.
const OPEN: usize = 12;

/// The groups. Of those that decide something the first dozen of results stand open, and the rest of each can be
/// unfolded; what is general or merely encouraged is folded, and everything while nothing is known.
fn results(app: &App, answer: &Answer<'_>, folds: &Folds, begun: bool, chosen: &str) -> Html {
    let mut left = OPEN;
    let mut groups = Vec::new();
    for (group, found) in answer.grouped() {
        let is_chosen = |found: &[&Finding<'_>]| found.iter().any(|own| own.benefit.id == chosen);
        let open = begun && group.is_decisive() && left > 0;
        let shown = if open {
            left.min(found.len())
        } else {
            found.len()
        };
        left -= if open { shown } else { 0 };
        let values = [
            ("name", group_name(app.messages(), answer, group)),
            ("count", found.len().to_string()),
        ];
        let heading = filled(app, messages::BENEFITS_GROUP, &values);
        let (first, rest) = found.split_at(shown);
        let more = filled(
            app,
            messages::BENEFITS_MORE,
            &[("count", rest.len().to_string())],
        );
        let others = || {
            let key = format!("{}-rest", group.key());
            let summary = html! { { more } };
            folds.fold(key, "more", is_chosen(rest), summary, || {
                cards(app, answer, rest)
            })
        };
        let inside = || {
            html! {
                <>
                    <p class="quiet extra">{ app.messages().get(note(group)) }</p>
                    { cards(app, answer, first) }
                    if !rest.is_empty() {
                        { others() }
                    }
                </>
            }
        };
        groups.push(folds.fold(
            group.key().to_owned(),
            "group",
            open || is_chosen(&found),
            html! { <h2>{ heading }</h2> },
            inside,
        ));
    }
    html! { { for groups } }
}

fn cards(app: &App, answer: &Answer<'_>, found: &[&Finding<'_>]) -> Html {
    let card = |finding: &&Finding<'_>| {
        let key = finding.benefit.id.clone();
        html! { <li {key}>{ benefit_card(app, answer, finding) }</li> }
    };
    html! { <ul class="plain">{ for found.iter().map(card) }</ul> }
}

/// A message with words that were made for it.
fn filled(app: &App, message: Message, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    app.messages().fill(message, &values)
}

fn note(group: Group) -> Message {
    match group {
        Group::Eligible => messages::BENEFITS_ELIGIBLE_NOTE,
        Group::Future => messages::BENEFITS_FUTURE_NOTE,
        Group::Undetermined => messages::BENEFITS_UNDETERMINED_NOTE,
        Group::Discretionary => messages::BENEFITS_DISCRETIONARY_NOTE,
        Group::NotEligible => messages::BENEFITS_NOT_ELIGIBLE_NOTE,
        Group::Service => messages::BENEFITS_SERVICE_NOTE,
        Group::Encouraged => messages::BENEFITS_ENCOURAGED_NOTE,
    }
}
