//! The deadlines that are shown, to take away: as files, and on paper.

use gazette::Deadline;
use yew::prelude::*;

use crate::{
    browser, corpus,
    export::{Kind, REMIND, heading, source, svg},
    messages::{self, Message},
    state::{App, use_app},
    views::timeline::Shown,
};

#[derive(Debug, Clone, Properties, PartialEq)]
pub(crate) struct TakeDeadlinesProps {
    pub(crate) shown: Shown,
    /// A sentence, without its stop, that says which these are: the filter in words.
    pub(crate) about: AttrValue,
}

impl TakeDeadlinesProps {
    /// What is shown, in the order in which it is.
    fn deadlines(&self) -> Vec<&'static Deadline> {
        self.shown.0.deadlines()
    }
}

/// What was done last, and with which deadlines: of others it says nothing.
#[derive(Clone, PartialEq)]
struct Told {
    about: AttrValue,
    count: usize,
    sentence: String,
}

/// What a press does.
#[derive(Clone, Copy)]
enum Act {
    File(Kind),
    Picture,
    Print,
}

/// Buttons behind one line, so that the list stays what the page is about; on paper instead which list this is.
#[component]
pub(crate) fn TakeDeadlines(props: &TakeDeadlinesProps) -> Html {
    let app = use_app();
    let messages = app.messages();
    let told = use_state(|| None::<Told>);
    let remind = use_state(|| false);
    // What is to be printed soon.
    let printing = use_mut_ref(|| None);
    let count = props.shown.0.shown.len();
    if count == 0 {
        return html! { <p class="take-away quiet">{ messages.get(messages::EXPORT_NOTHING) }</p> };
    }
    // What a press does, and what is told of it, maybe later.
    let press = |act: Act, name: Message| {
        let (app, props, told, remind) = (app.clone(), props.clone(), told.setter(), *remind);
        let printing = printing.clone();
        let tell = {
            let about = props.about.clone();
            Callback::from(move |sentence: String| {
                told.set(Some(Told {
                    about: about.clone(),
                    count,
                    sentence,
                }));
            })
        };
        let onclick = Callback::from(move |event: MouseEvent| match act {
            Act::File(kind) => take(&app, &props, kind, remind, tell.clone()),
            Act::Picture => tell.emit(take_picture(&app, &props, &event)),
            Act::Print => {
                let (app, tell) = (app.clone(), tell.clone());
                let printed = move || tell.emit(printed(&app, count));
                *printing.borrow_mut() = browser::print_whole(printed);
            }
        });
        html! { <button type="button" class="choice" {onclick}>{ messages.get(name) }</button> }
    };
    let turn = {
        let remind = remind.clone();
        Callback::from(move |_: Event| remind.set(!*remind))
    };
    let sentence = (*told).as_ref();
    let sentence = sentence.filter(|told| told.about == props.about && told.count == count);
    html! {
        <>
            <details class="take-away">
                <summary><h2>{ messages.get(messages::EXPORT_TITLE) }</h2></summary>
                <div class="choices">
                    { press(Act::File(Kind::Calendar), messages::EXPORT_CALENDAR) }
                    { press(Act::File(Kind::Table), messages::EXPORT_TABLE) }
                    { press(Act::File(Kind::Data), messages::EXPORT_DATA) }
                    { press(Act::Picture, messages::EXPORT_PICTURE) }
                    { press(Act::Print, messages::EXPORT_PRINT) }
                </div>
                <label class="remind"><input type="checkbox" checked={*remind} onchange={turn} />{ messages.get(messages::EXPORT_REMIND) }</label>
                <p role="status" class="told">{ for sentence.map(|told| &told.sentence) }</p>
                <p class="quiet">{ messages.get(messages::EXPORT_HINT) }</p>
            </details>
            <div class="paper-head">
                <p>{ heading(messages, &props.about, count) }</p>
                <p>{ source(corpus(), messages, &props.deadlines(), app.state().today) }</p>
                <p>{ messages.fill(messages::EXPORT_AS_OF, &[("date", &messages::day(messages, props.shown.0.as_of))]) }</p>
            </div>
        </>
    }
}

/// Has a file written, and offers it.
fn take(app: &App, props: &TakeDeadlinesProps, kind: Kind, remind: bool, tell: Callback<String>) {
    tell.emit(app.messages().get(messages::EXPORT_COMING).into());
    let deadlines = props.deadlines();
    let all = deadlines.len();
    let ids = deadlines.iter().map(|deadline| deadline.id.as_str());
    let app = app.clone();
    let remind = remind.then_some(REMIND);
    browser::deadline_file(kind.ending(), ids, &props.about, remind, move |file| {
        tell.emit(taken(&app, kind, all, file));
    });
}

/// What is told of a file that was asked for, with so many deadlines.
fn taken(app: &App, kind: Kind, all: usize, file: Option<(String, usize)>) -> String {
    let messages = app.messages();
    let Some((text, held)) = file else {
        return messages.get(messages::EXPORT_NOT_FETCHED).into();
    };
    let left = (all - held).to_string();
    let count = ("count", &*all.to_string());
    if held == 0 {
        // Calendars take an empty file for a broken one.
        return messages.fill(messages::EXPORT_NO_DAY, &[count]);
    }
    let message = if held == all {
        messages::EXPORT_TOLD
    } else {
        messages::EXPORT_TOLD_WITHOUT_DAY
    };
    save(app, kind, &text, message, &[count, ("left", &left)])
}

/// The timeline of the page, which somebody else draws; it has this class.
fn take_picture(app: &App, props: &TakeDeadlinesProps, pressed: &MouseEvent) -> String {
    let messages = app.messages();
    let Some(picture) = browser::picture(pressed, "svg.timeline-picture") else {
        return messages.get(messages::EXPORT_NO_PICTURE).into();
    };
    let deadlines = props.deadlines();
    let heading = heading(messages, &props.about, deadlines.len());
    let source = source(corpus(), messages, &deadlines, app.state().today);
    let file = svg(&picture, &heading, &source);
    save(
        app,
        Kind::Picture,
        &file,
        messages::EXPORT_TOLD_PICTURE,
        &[],
    )
}

fn printed(app: &App, count: usize) -> String {
    let count = count.to_string();
    app.messages()
        .fill(messages::EXPORT_PRINTING, &[("count", &count)])
}

/// Offers a file, and says so.
fn save(app: &App, kind: Kind, text: &str, told: Message, values: &[(&str, &str)]) -> String {
    let messages = app.messages();
    let file = kind.file(messages, app.state().today);
    if !browser::save(&file, kind.media_type(), text) {
        return messages.get(messages::EXPORT_REFUSED).into();
    }
    let values: Vec<(&str, &str)> = values.iter().copied().chain([("file", &*file)]).collect();
    messages.fill(told, &values)
}
