use std::collections::{BTreeMap, BTreeSet};

use gazette::Date;

use super::*;
use crate::{Address, Route};

fn draw(sheet: &Sheet, day: (i16, i8, i8)) -> String {
    let props = EditionProps {
        sheet: sheet.clone(),
        opened: ExplorerProps::new(
            Route::Home,
            Address::Still,
            Date::new(day.0, day.1, day.2).expect("a day"),
        ),
    };
    let page = yew::LocalServerRenderer::<Edition>::with_props(props).hydratable(false);
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("a runtime");
    tokio::task::LocalSet::new().block_on(&runtime, page.render())
}

/// All pages by their files.
fn all() -> BTreeMap<String, String> {
    let sheets = Sheet::all();
    let drawn = sheets
        .iter()
        .map(|sheet| (sheet.file(), draw(sheet, (2026, 11, 23))));
    drawn.collect()
}

/// What an attribute says, wherever it stands, as a browser reads it.
fn values<'a>(html: &'a str, attribute: &str) -> impl Iterator<Item = String> + 'a {
    let begin = format!(" {attribute}=\"");
    let rest: Vec<&str> = html.split(&begin[..]).skip(1).collect();
    rest.into_iter().filter_map(|rest| {
        let (value, _) = rest.split_once('"')?;
        Some(
            value
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&amp;", "&"),
        )
    })
}

#[test]
fn every_link_leads_to_a_place_that_is_there() {
    let pages = all();
    let places: BTreeMap<&str, BTreeSet<String>> = pages
        .iter()
        .map(|(file, html)| (file.as_str(), values(html, "id").collect()))
        .collect();
    for (file, html) in &pages {
        for href in values(html, "href") {
            if href.starts_with("../") {
                continue;
            }
            let (to, place) = href.split_once('#').unwrap_or((&href, ""));
            let to = if to.is_empty() { file } else { to };
            let places = places.get(to).unwrap_or_else(|| panic!("{file}: {href}"));
            assert!(place.is_empty() || places.contains(place), "{file}: {href}");
        }
    }
}

#[test]
fn nothing_needs_a_script_and_every_page_is_sound() {
    for (file, html) in all() {
        for needs in [
            "<button",
            "role=\"button\"",
            "<form",
            "<input",
            "<select",
            "role=\"status\"",
            "\"#/",
        ] {
            assert!(!html.contains(needs), "{file}: {needs}");
        }
        assert_eq!(html.matches("<h1").count(), 1, "{file}");
        assert_eq!(html.matches("<main").count(), 1, "{file}");
        let ids: Vec<String> = values(&html, "id").collect();
        let different: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(
            ids.len(),
            different.len(),
            "{file}: an id stands there twice"
        );
        assert!(!html.contains("style="), "{file}");
    }
}

#[test]
fn everything_the_gazettes_say_is_there() {
    let pages = all();
    let text = |html: &str| -> String {
        let words = html.split('<').filter_map(|part| part.split_once('>'));
        let words: String = words.map(|(_, words)| words).collect();
        words
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&")
    };
    let texts: BTreeMap<&str, String> = pages
        .iter()
        .map(|(file, html)| (file.as_str(), text(html)))
        .collect();
    let of = |sheet: Sheet| &texts[sheet.file().as_str()];
    let corpus = corpus();
    for clause in &corpus.clauses {
        let page = of(Sheet::Document(clause.document.clone()));
        assert!(
            page.contains(&clause.title) && page.contains(&clause.text),
            "{}",
            clause.id
        );
    }
    for row in &corpus.responsibilities {
        let page = of(Sheet::Document(row.document.clone()));
        for words in [&row.task, &row.units, &row.time] {
            assert!(page.contains(words.as_str()), "{}", row.id);
        }
    }
    for award in &corpus.awards {
        assert!(
            of(Sheet::Document(award.document.clone())).contains(&award.name),
            "{}",
            award.id
        );
    }
    for deadline in &corpus.deadlines {
        assert!(
            of(Sheet::Deadlines).contains(&deadline.task),
            "{}",
            deadline.id
        );
    }
    for benefit in &corpus.benefits {
        let page = of(Sheet::Benefits(benefit.audience.clone()));
        assert!(
            page.contains(&benefit.title) && page.contains(&benefit.quote),
            "{}",
            benefit.id
        );
    }
    for body in &corpus.organizations {
        assert!(of(Sheet::Organizations).contains(&body.name), "{}", body.id);
    }
}

#[test]
fn the_names_of_the_files_are_plain_and_all_different() {
    let sheets = Sheet::all();
    let names: BTreeSet<String> = sheets.iter().map(Sheet::file).collect();
    assert_eq!(names.len(), sheets.len());
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
    for name in &names {
        assert!(name.chars().all(plain), "{name}");
    }
    assert!(names.contains("zhezhengbanfa-2018-32.html"), "{names:?}");
}

#[test]
fn no_page_depends_on_the_day_on_which_it_is_made() {
    for sheet in Sheet::all() {
        assert!(
            draw(&sheet, (2018, 4, 1)) == draw(&sheet, (2031, 12, 31)),
            "{sheet:?}"
        );
    }
}

#[test]
fn machines_are_told_what_each_page_is() {
    let told = |sheet: Sheet| data(&sheet).expect("something to tell");
    let care = told(Sheet::Document("浙政办发-2018-32".into()));
    assert_eq!(care["@type"], "Legislation");
    assert_eq!(care["legislationIdentifier"], "浙政办发〔2018〕32号");
    assert_eq!(care["legislationDate"], "2018-03-30");
    let elder = told(Sheet::Benefits("older_person".into()));
    let services = elder["@graph"].as_array().expect("a list");
    let own = corpus()
        .benefits
        .iter()
        .filter(|own| own.audience == "older_person");
    assert_eq!(services.len(), own.count());
    assert_eq!(services.len(), 75);
    // What the owner of a building must do is nothing that a government provides.
    assert_eq!(data(&Sheet::Benefits("building".into())), None);
    assert!(
        services
            .iter()
            .all(|service| service["@type"] == "GovernmentService")
    );
}
