//! A view as a reader gets it, drawn natively.

use gazette::Date;
use policy_explorer::{Address, Explorer, ExplorerProps, Route, Site};

/// The whole page as HTML, for an age that was told.
pub fn draw(route: Route, age: Option<&str>) -> String {
    drawn(route, age, None, Site::default(), None)
}

/// The whole page as HTML, opened by a link with answers.
pub fn draw_answers(route: Route, answers: &str) -> String {
    drawn(route, None, Some(answers), Site::default(), None)
}

/// The whole page as HTML, as a site publishes it.
pub fn draw_for(route: Route, site: Site) -> String {
    drawn(route, None, None, site, None)
}

/// The whole page as HTML, in a place of so many pixels.
pub fn draw_at(route: Route, width: u32) -> String {
    drawn(route, None, None, Site::default(), Some(width))
}

fn drawn(
    route: Route,
    age: Option<&str>,
    answers: Option<&str>,
    site: Site,
    width: Option<u32>,
) -> String {
    let age = age.map(ToOwned::to_owned);
    let answers = answers.map(ToOwned::to_owned);
    let today = Date::new(2026, 11, 23).expect("a day");
    let props = move || ExplorerProps {
        age: age.map(Into::into),
        answers: answers.map(Into::into),
        site,
        width,
        ..ExplorerProps::new(route, Address::Memory, today)
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    runtime.block_on(
        yew::ServerRenderer::<Explorer>::with_props(props)
            .hydratable(false)
            .render(),
    )
}

/// The words of a page, without its tags.
pub fn words(html: &str) -> String {
    html.split('<')
        .filter_map(|part| part.split_once('>').map(|(_, words)| words))
        .collect()
}
