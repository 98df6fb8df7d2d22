//! An answer about benefits, to take along: a printed sheet, the same as text, a link with the answers, and its QR code.

use qrcodegen::{QrCode, QrCodeEcc};
use yew::prelude::*;

use crate::{
    browser, corpus,
    inquiry::{Inquiry, Tell},
    messages,
    queries::{benefits::Answer, sheet::Sheet},
    route::with_answers,
    state::App,
};

pub(super) fn take_answer(app: &App, answer: &Answer<'_>) -> Html {
    let messages = app.messages();
    let inquiry = &app.state().inquiry;
    let sheet = Sheet::new(corpus(), messages, answer, inquiry);
    let print = Callback::from(|_: MouseEvent| browser::print());
    let copy = {
        let (app, text) = (app.clone(), sheet.text());
        Callback::from(move |_: MouseEvent| {
            let app = app.clone();
            browser::copy(&text, move |done| app.tell(Tell::Copied(done)));
        })
    };
    let share = app.telling(|_: MouseEvent| Tell::Share);
    let told = inquiry.copied.map(|done| {
        messages.get(if done {
            messages::SHEET_COPIED
        } else {
            messages::SHEET_NOT_COPIED
        })
    });
    html! {
        <>
            <section class="take-along" aria-labelledby="take-along">
                <h2 id="take-along">{ messages.get(messages::SHEET_TITLE) }</h2>
                <div class="choices">
                    <button type="button" class="choice" onclick={print}>{ messages.get(messages::SHEET_PRINT) }</button>
                    <button type="button" class="choice" onclick={copy}>{ messages.get(messages::SHEET_COPY) }</button>
                    <button type="button" class="choice" onclick={share} aria-expanded={if inquiry.shared { "true" } else { "false" }}>
                        { messages.get(messages::SHEET_SHARE) }
                    </button>
                </div>
                <p role="status" class="copied">{ for told }</p>
                if inquiry.copied == Some(false) {
                    <label for="sheet-text">{ messages.get(messages::SHEET_TEXT) }</label>
                    <textarea id="sheet-text" readonly=true rows="8" value={sheet.text()} />
                }
                if inquiry.shared {
                    { link(app, inquiry) }
                }
            </section>
            { printed(&sheet) }
        </>
    }
}

/// The link with the answers, which was asked for.
fn link(app: &App, inquiry: &Inquiry) -> Html {
    let messages = app.messages();
    let link = format!(
        "{}{}",
        browser::page(),
        with_answers(&app.state().route, &inquiry.to_link())
    );
    html! {
        <div class="shared">
            <p>{ messages.get(messages::SHEET_LINK_NOTE) }</p>
            <label for="link">{ messages.get(messages::SHEET_LINK) }</label>
            <input id="link" type="text" readonly=true value={link.clone()} />
            { code(&link, messages.get(messages::SHEET_CODE)) }
        </div>
    }
}

/// The QR code of a link; nothing where the link is too long for one.
fn code(link: &str, name: &'static str) -> Html {
    let Ok(code) = QrCode::encode_text(link, QrCodeEcc::Low) else {
        return Html::default();
    };
    // A border of four modules, without which cameras do not find it.
    const BORDER: i32 = 4;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{} {}h1v1h-1z", x + BORDER, y + BORDER));
        }
    }
    let whole = size + 2 * BORDER;
    html! {
        <svg class="code" role="img" aria-label={name} viewBox={format!("0 0 {whole} {whole}")} shape-rendering="crispEdges">
            <path class="code-paper" d={format!("M0 0h{whole}v{whole}h-{whole}z")} />
            <path class="code-ink" d={path} />
        </svg>
    }
}

/// The sheet as it is printed; on the screen it is not seen, since the page says the same.
fn printed(sheet: &Sheet) -> Html {
    html! {
        <section class="sheet" aria-hidden="true">
            <p class="sheet-title">{ &sheet.title }</p>
            { for sheet.about.iter().map(|line| html! { <p>{ line }</p> }) }
            { for sheet.parts.iter().map(|part| html! {
                <>
                    <p class="sheet-heading">{ &part.heading }</p>
                    if let Some(titles) = part.titles() {
                        <p>{ titles }</p>
                    } else {
                        <ul>{ for part.entries.iter().map(|(title, lines)| html! {
                            <li><strong>{ title }</strong>{ for lines.iter().map(|line| labelled(line)) }</li>
                        }) }</ul>
                    }
                </>
            }) }
            { for sheet.foot.iter().map(|line| html! { <p>{ line }</p> }) }
        </section>
    }
}

/// A line of an entry, with what it is about in bold: several stand one behind the other.
fn labelled(line: &str) -> Html {
    let (label, words) = line.split_at(line.find('：').map_or(0, |at| at + '：'.len_utf8()));
    html! { <p><b>{ label }</b>{ words }</p> }
}
