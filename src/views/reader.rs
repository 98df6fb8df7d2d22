//! A document: what it is, its contents, its clauses, each with its own address.

use gazette::{Clause, Document, StatusState};
use yew::prelude::*;

use super::{
    attached::{Part, attached},
    clause::{Reading, clause, level},
    contents::{Contents, Entry},
    gaps::gaps_note,
    touch::use_touch,
};
use crate::{
    browser,
    components::plain_link,
    corpus,
    messages::{self, Messages},
    queries::{
        documents::short_title,
        gaps::gaps,
        gazettes::name,
        marks::{marks, names},
        own,
        places::{exists, place},
    },
    route::{DocumentFilter, Route},
    state::{App, use_app},
};

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct ReaderProps {
    pub(crate) id: AttrValue,
    /// The place to begin with: `1.3`, `table/1/12`.
    pub(crate) place: Option<AttrValue>,
    /// Words there to be shown.
    pub(crate) mark: AttrValue,
}

#[component]
pub(crate) fn Reader(props: &ReaderProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let corpus = corpus();
    let reader = use_node_ref();
    {
        let reader = reader.clone();
        use_effect_with(
            (props.id.clone(), props.place.clone(), props.mark.clone()),
            move |(_, place, _)| {
                if let Some(place) = place
                    && let Some(reader) = reader.cast()
                    && let Some(target) = browser::place_in(&reader, place)
                {
                    browser::read_place(&target);
                }
            },
        );
    }
    let touch = use_touch(messages, &props.id, &reader);
    // Found once, however often the document is drawn: marks in the order of the text, and how many each clause has.
    let document = corpus.document(&props.id);
    let found = use_memo((props.id.clone(), app.state().texts), |_| {
        let mut all = Vec::new();
        let mut counts = Vec::new();
        let Some(document) = document else {
            return (all, counts, Vec::new());
        };
        for clause in corpus.clauses_of(&document.id) {
            let own = marks(corpus, names(), clause);
            counts.push(own.len());
            all.extend(own);
        }
        (all, counts, gaps(corpus, document))
    });
    let Some(document) = document else {
        return html! {
            <div class="prose">
                <h1 tabindex="-1">{ messages.get(messages::READER_MISSING_TITLE) }</h1>
                <p>{ messages.get(messages::READER_MISSING) }</p>
                <p>{ plain_link(&app, Route::Documents(DocumentFilter::default()), messages.get(messages::READER_BACK)) }</p>
            </div>
        };
    };
    let clauses: Vec<&Clause> = corpus.clauses_of(&document.id).collect();
    let chosen = props.place.as_deref().unwrap_or_default();
    let missing = props.place.is_some() && !exists(corpus, &document.id, chosen);
    let parts = attached(&app, document, chosen);
    let entries = entries(&clauses, &parts);
    let (marks, counts, gaps) = &*found;
    let mut begun = 0;
    let draw = |(index, own): (usize, &&Clause)| {
        let chosen = place(&own.id) == chosen;
        let marked = begun..begun + counts[index];
        begun = marked.end;
        let copied = touch.now.copied.as_ref();
        let reading = Reading {
            clause: own,
            index,
            chosen,
            shown: if chosen { &props.mark } else { "" },
            marks,
            own: marked,
            opened: touch.now.opened,
            copied: copied.filter(|copied| copied.clause == index),
            gaps,
        };
        clause(&app, &reading)
    };
    let drawn: Vec<Html> = clauses.iter().enumerate().map(draw).collect();
    let [clicked, pressed, focused] = [0; 3].map(|_| touch.clone());
    let onclick = Callback::from(move |event: MouseEvent| clicked.click(&event));
    let onkeydown = Callback::from(move |event: KeyboardEvent| pressed.key(&event));
    let onfocusin = Callback::from(move |event: FocusEvent| focused.focus(&event));
    html! {
        <div class="reader" ref={&reader}>
            <div class="reader-head">
                <p class="back">{ plain_link(&app, Route::Documents(DocumentFilter::default()), messages.get(messages::READER_BACK)) }</p>
                <h1 tabindex="-1">{ short_title(document) }</h1>
                { particulars(messages, document) }
                if !app.is_still() {
                    { paper(&app, document) }
                }
                if missing {
                    <p class="notice" role="status">{ messages.get(messages::READER_MISSING_CLAUSE) }</p>
                }
                { gaps_note(&app, gaps) }
                if !app.is_still() {
                    <p class="hint">{ messages.get(messages::READER_HINT) }</p>
                }
            </div>
            if !entries.is_empty() {
                <Contents document={document.id.clone()} {entries} {reader} />
            }
            <article aria-label={document.title.clone()} {onclick} {onkeydown} {onfocusin}>
                { for drawn }
                { for parts.into_iter().map(|part| html! {
                    <section key={part.place.clone()} class="part">
                        <h2 tabindex="-1" id={app.anchor(&part.place)} data-place={part.place}>{ part.title }</h2>
                        { part.body }
                    </section>
                }) }
            </article>
        </div>
    }
}

/// The headings of a document: those of its clauses, and of what stands below them.
fn entries(clauses: &[&Clause], parts: &[Part]) -> Vec<Entry> {
    let titled = clauses
        .iter()
        .filter(|clause| !clause.label.is_empty() && !clause.title.is_empty());
    let titled = titled.map(|clause| Entry {
        place: place(&clause.id).into(),
        level: level(clause),
        words: format!("{}{}", clause.label, clause.title),
    });
    let parts = parts.iter().map(|part| Entry {
        place: part.place.clone(),
        level: "level-1",
        words: part.title.clone(),
    });
    titled.chain(parts).collect()
}

/// On paper: where the words come from, where the page stands, and when it was printed.
fn paper(app: &App, document: &Document) -> Html {
    let messages = app.messages();
    let today = messages::day(messages, app.state().today);
    let address = match browser::page() {
        page if page.is_empty() => page,
        page => page + &Route::document(&document.id).to_string(),
    };
    let gazettes = corpus().gazettes.iter();
    let mut own = gazettes.filter(|gazette| gazette.id == document.gazette);
    let gazette = own.next().map(|gazette| name(messages, gazette));
    html! {
        <div class="paper-head">
            <p>{ messages.fill(messages::READER_PAPER_SOURCE, &[("gazette", &gazette.unwrap_or_default()), ("date", &today)]) }</p>
            <p>{ address }</p>
        </div>
    }
}

/// Number, issuer, date, addressees: what stands at the head of an official document.
fn particulars(messages: Messages, document: &Document) -> Html {
    let date = document.date.map_or_else(
        || messages.get(messages::READER_NO_DATE).into(),
        |date| messages::day(messages, date),
    );
    let state = messages.get(match document.status.state {
        StatusState::NotChecked => messages::READER_STATUS_NOT_CHECKED,
        StatusState::InForce => messages::READER_STATUS_IN_FORCE,
        StatusState::Amended => messages::READER_STATUS_AMENDED,
        StatusState::Repealed => messages::READER_STATUS_REPEALED,
    });
    let checked = document.status.checked_on.map(|date| {
        messages.fill(
            messages::READER_CHECKED_ON,
            &[("date", &messages::day(messages, date))],
        )
    });
    let rows = [
        (messages::READER_NUMBER, document.number.clone()),
        (messages::READER_ISSUER, document.issuer.clone()),
        (messages::READER_DATE, date),
        (messages::READER_ADDRESSEES, document.addressees.clone()),
        (
            messages::READER_ATTACHMENTS,
            document.attachments.join("；"),
        ),
        (
            messages::READER_FROM,
            own::file(corpus(), document)
                .map(|file| messages.fill(messages::OWN_OF, &[("file", file)]))
                .unwrap_or_default(),
        ),
        (
            messages::READER_STATUS,
            format!("{state}{}", checked.unwrap_or_default()),
        ),
    ];
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
    html! {
        <dl class="particulars">
            { for rows.map(|(name, value)| html! { <div><dt>{ messages.get(name) }</dt><dd>{ value }</dd></div> }) }
        </dl>
    }
}
