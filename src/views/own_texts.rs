//! Texts of the reader's own: opened from files or pasted, what was understood of each, and how to put it away again.

use gazette::Diagnostic;
use yew::prelude::*;

use crate::{
    browser,
    components::plain_link,
    corpus,
    messages::{self, Message, Messages},
    own::{self, Told, Why},
    queries::{
        documents::short_title,
        own::{Report, reports},
    },
    route::Route,
    state::{App, use_app},
};

/// As many documents of a text are linked here; the list above has all of them.
const DOCUMENTS: usize = 5;
/// As many places are listed at which a reader should look: nobody reads more.
const DIAGNOSTICS: usize = 50;

#[component]
pub(crate) fn OwnTexts() -> Html {
    let app = use_app();
    let messages = app.messages();
    let told = use_told();
    let (section, text, name) = (use_node_ref(), use_node_ref(), use_node_ref());
    // What had the focus may be gone once it is through.
    let pressed = use_mut_ref(|| false);
    {
        let (section, pressed) = (section.clone(), pressed.clone());
        let busy = told.percent().is_some();
        use_effect_with((app.state().texts, busy), move |(_, busy)| {
            if !busy && pressed.take() && browser::nothing_has_focus() {
                let told = section.cast();
                if let Some(told) = told.and_then(|section| browser::find(&section, ".own-told")) {
                    browser::focus(&told);
                }
            }
        });
    }
    {
        // What was pasted stays until it is opened.
        let fields = [text.clone(), name.clone()];
        use_effect_with(told.clone(), move |told| {
            if matches!(told, Told::Done { pasted: true, .. }) {
                for field in fields.iter().filter_map(NodeRef::cast) {
                    browser::clear(&field);
                }
            }
        });
    }
    {
        let text = text.clone();
        use_effect_with((), move |()| {
            let listeners = text
                .cast()
                .and_then(|part| browser::on_dropped_files(&part));
            move || drop(listeners)
        });
    }
    let onsubmit = {
        let (text, name) = (text.clone(), name.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let written = name.cast().map(|name| browser::written(&name));
            let written = written.unwrap_or_default();
            let named = match written.trim() {
                "" => messages.get(messages::OWN_PASTE_UNNAMED),
                named => named,
            };
            if let Some(text) = text.cast() {
                browser::open_pasted(&text, named);
            }
        })
    };
    let press = move |act: fn()| {
        let pressed = pressed.clone();
        Callback::from(move |_: MouseEvent| {
            *pressed.borrow_mut() = true;
            act();
        })
    };
    let stop = press(browser::stop_reading);
    let reports = reports(corpus());
    let onchange = Callback::from(|event: Event| browser::open_chosen(&event));
    html! {
        <section class="own" aria-labelledby="own-title" ref={section}>
            <details>
                <summary><h2 id="own-title">{ messages.get(messages::OWN_TITLE) }</h2></summary>
                <p class="own-intro">{ messages.get(messages::OWN_INTRO) }</p>
                <div class="own-ways">
                    <div>
                        <label class="button file">
                            <input type="file" multiple=true accept=".txt,text/plain" aria-describedby="own-hint" {onchange} />
                            { messages.get(messages::OWN_OPEN) }
                        </label>
                        <p class="hint" id="own-hint">{ messages.get(messages::OWN_OPEN_HINT) }</p>
                    </div>
                    <form {onsubmit}>
                        <div class="field">
                            <label for="own-text">{ messages.get(messages::OWN_PASTE) }</label>
                            <textarea ref={text} id="own-text" rows="4" autocomplete="off" spellcheck="false"
                                placeholder={messages.get(messages::OWN_PASTE_HINT)} />
                        </div>
                        <div class="field">
                            <label for="own-name">{ messages.get(messages::OWN_PASTE_NAME) }</label>
                            <input ref={name} id="own-name" type="text" autocomplete="off" maxlength="60" />
                        </div>
                        <button class="button">{ messages.get(messages::OWN_PASTE_SUBMIT) }</button>
                    </form>
                </div>
            </details>
            <div class="own-told" tabindex="-1">
                // It is there from the start, so that what comes into it is read out.
                <div class="own-said" aria-live="polite">{ for sentences(messages, &told).into_iter().map(|sentence| html! { <p>{ sentence }</p> }) }</div>
                if let Some(percent) = told.percent() {
                    <p class="own-progress">
                        <label for="own-progress">{ progress(messages, &told) }</label>
                        <progress id="own-progress" max="100" value={percent.to_string()}></progress>
                        <button type="button" class="choice" onclick={stop}>{ messages.get(messages::OWN_STOP) }</button>
                    </p>
                }
            </div>
            if !reports.is_empty() {
                <h3>{ messages.get(messages::OWN_OPENED) }</h3>
            }
            <ul class="own-texts">{ for reports.iter().map(|report| opened(&app, report, &press)) }</ul>
        </section>
    }
}

/// What was told last, and what is told from now on.
#[hook]
fn use_told() -> Told {
    let told = use_state_eq(own::told);
    {
        let told = told.setter();
        use_effect_with((), move |()| {
            let listener = browser::on_texts(browser::OWN_TOLD, move || told.set(own::told()));
            move || drop(listener)
        });
    }
    (*told).clone()
}

/// What is said once something is through.
fn sentences(messages: Messages, told: &Told) -> Vec<String> {
    match told {
        Told::Nothing | Told::Reading { .. } | Told::Joining { .. } => Vec::new(),
        Told::Done { read, refused, .. } => {
            let done = messages.fill(messages::OWN_DONE, &[("count", &read.to_string())]);
            let done = (*read > 0).then_some(done);
            let refused = refused.iter();
            let refused =
                refused.map(|(file, why)| messages.fill(sentence(*why), &[("file", file)]));
            refused.chain(done).collect()
        }
        Told::Removed(file) => vec![messages.fill(messages::OWN_REMOVED, &[("file", file)])],
        Told::Stopped => vec![messages.get(messages::OWN_STOPPED).into()],
        Told::Failed(why) => vec![messages.get(sentence(*why)).into()],
    }
}

fn sentence(why: Why) -> Message {
    match why {
        Why::Pdf => messages::OWN_PDF,
        Why::Picture => messages::OWN_PICTURE,
        Why::Word => messages::OWN_WORD,
        Why::Zip => messages::OWN_ZIP,
        Why::Binary => messages::OWN_BINARY,
        Why::Empty => messages::OWN_EMPTY,
        Why::TooLarge => messages::OWN_TOO_LARGE,
        Why::Unreadable => messages::OWN_UNREADABLE,
        Why::NotRead => messages::OWN_NOT_READ,
        Why::NotFetched => messages::OWN_NOT_FETCHED,
        Why::OtherBuild => messages::OWN_OTHER_BUILD,
    }
}

fn progress(messages: Messages, told: &Told) -> String {
    let percent = told.percent().unwrap_or_default().to_string();
    match told {
        Told::Reading { file, .. } => messages.fill(
            messages::OWN_READING,
            &[("file", file), ("percent", &percent)],
        ),
        _ => messages.fill(messages::OWN_JOINING, &[("percent", &percent)]),
    }
}

/// A text that is open: what was understood of it, where to look, and the button that puts it away.
fn opened(app: &App, report: &Report<'_>, press: &impl Fn(fn()) -> Callback<MouseEvent>) -> Html {
    let messages = app.messages();
    let (id, file) = (report.gazette.id.clone(), report.gazette.file.clone());
    let name = messages.fill(messages::OWN_REMOVE_NAME, &[("file", &file)]);
    let noted = press(|| {});
    let onclick = {
        let file = file.clone();
        Callback::from(move |event: MouseEvent| {
            noted.emit(event);
            browser::remove_text(&id, &file);
        })
    };
    let documents = report.documents.iter().take(DOCUMENTS);
    let documents = documents.map(|document| {
        html! { <li>{ plain_link(app, Route::document(&document.id), short_title(document)) }</li> }
    });
    let more = report.documents.len().saturating_sub(DOCUMENTS);
    html! {
        <li key={report.gazette.id.clone()}>
            <h4>{ &file }</h4>
            <p>{ report.in_words(messages) }</p>
            <ul class="own-documents">
                { for documents }
                if more > 0 {
                    <li class="quiet">{ messages.fill(messages::OWN_DOCUMENTS_MORE, &[("count", &more.to_string())]) }</li>
                }
            </ul>
            { notes(messages, &report.diagnostics) }
            <button type="button" class="choice" aria-label={name} {onclick}>{ messages.get(messages::OWN_REMOVE) }</button>
        </li>
    }
}

/// Where a reader of the text should look, line by line.
fn notes(messages: Messages, diagnostics: &[&Diagnostic]) -> Html {
    if diagnostics.is_empty() {
        return Html::default();
    }
    let count = |count: usize| count.to_string();
    let note = |diagnostic: &&Diagnostic| {
        let line = diagnostic.line.to_string();
        let values = [
            ("line", line.as_str()),
            ("message", &diagnostic.message),
            ("hint", &diagnostic.hint),
        ];
        html! { <li>{ messages.fill(messages::ABOUT_NOTE, &values) }</li> }
    };
    let more = diagnostics.len().saturating_sub(DIAGNOSTICS);
    html! {
        <details>
            <summary>{ messages.fill(messages::OWN_NOTES, &[("count", &count(diagnostics.len()))]) }</summary>
            <ul>{ for diagnostics.iter().take(DIAGNOSTICS).map(note) }</ul>
            if more > 0 {
                <p class="quiet">{ messages.fill(messages::OWN_NOTES_MORE, &[("count", &count(more))]) }</p>
            }
        </details>
    }
}
