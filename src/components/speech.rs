//! Reading aloud: what is pressed for it. `speech.js` listens, and shows it only where the device has a voice for Chinese.

use yew::prelude::*;

use crate::{
    messages::{self, Message},
    state::App,
};

/// Reads what stands around it, up to the next element with `data-spoken`, without what has `data-unspoken`. `stop` is its place
/// for the tab key.
pub(crate) fn speak(app: &App, name: Message, stop: Option<&'static str>) -> Html {
    html! {
        if !app.is_still() {
            <button type="button" class="speak" data-speak="" tabindex={stop} aria-pressed="false">{ app.messages().get(name) }</button>
        }
    }
}

/// While something is read: how to end it, and to have it slower.
pub(crate) fn speech_bar(app: &App) -> Html {
    let messages = app.messages();
    html! {
        if !app.is_still() {
            <div class="speech" role="group" aria-label={messages.get(messages::SPEECH_BAR)}>
                <span>{ messages.get(messages::SPEECH_BAR) }</span>
                <button type="button" class="choice" data-speech="stop">{ messages.get(messages::SPEECH_STOP) }</button>
                <button type="button" class="choice" data-speech="slower" aria-pressed="false">{ messages.get(messages::SPEECH_SLOWER) }</button>
            </div>
        }
    }
}
