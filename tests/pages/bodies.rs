//! Who must do what: the page of each body, and the bodies by months.

use std::collections::BTreeSet;

use crate::drawn::{draw, words};
use gazette::{Deadline, MentionRole, Organization, Role};
use policy_explorer::{DeadlineFilter, Key, OrganizationFilter, Route, corpus};

/// The roles, with what the heading of each begins with.
const ROLES: [(Role, MentionRole, &str); 3] = [
    (Role::Lead, MentionRole::Lead, "牵头（"),
    (Role::Joint, MentionRole::Joint, "负责或共同负责（"),
    (Role::Support, MentionRole::Support, "配合（"),
];

fn page(body: &Organization) -> String {
    let id = body.id.clone();
    draw(Route::Organization { id }, None)
}

fn view(view: &str) -> String {
    let filter = OrganizationFilter {
        view: view.into(),
        ..OrganizationFilter::default()
    };
    draw(Route::Organizations(filter), None)
}

/// The section of a page under a heading that begins so; empty where there is none.
fn section<'a>(html: &'a str, title: &str) -> &'a str {
    let mut sections = html.split("<section").skip(1);
    let own = sections.find(|own| own.contains(&format!("<h2>{title}")));
    own.map_or("", |own| {
        &own[..own.find("</section>").unwrap_or(own.len())]
    })
}

/// The headings of a section, each with what stands under it.
fn headings(section: &str) -> Vec<(String, &str)> {
    let parts = section.split("<h3>").skip(1);
    parts
        .filter_map(|part| part.split_once("</h3>"))
        .map(|(heading, rest)| (heading.to_owned(), rest))
        .collect()
}

/// What is listed of a body's work.
fn items(html: &str) -> Vec<&str> {
    html.split("<li class=").skip(1).collect()
}

/// The places to which the quotes of a part of a page lead.
fn quoted(html: &str) -> Vec<String> {
    let links = html.split("<footer><a href=\"").skip(1);
    let places = links.filter_map(|link| match Route::read(link.split('"').next()?)? {
        Route::Document { id, place, .. } => Some(format!("{id}/{}", place?)),
        _ => None,
    });
    places.collect()
}

/// The deadlines that name a body by any of its names, in a role or in any.
fn deadlines(body: &Organization, role: Option<Role>) -> Vec<&'static Deadline> {
    let named = |name: &String| *name == body.name || body.aliases.contains(name);
    let all = corpus().deadlines.iter();
    all.filter(|deadline| {
        let mut agencies = deadline.responsible.iter();
        agencies.any(|own| named(&own.name) && role.is_none_or(|role| role == own.role))
    })
    .collect()
}

#[test]
fn the_page_of_a_body_holds_each_of_its_deadlines_once_by_date_and_each_place_in_its_role() {
    for body in &corpus().organizations {
        let html = page(body);
        for (role, mentioned, title) in ROLES {
            let section = section(&html, title);
            let own = deadlines(body, Some(role));
            let mentions = body.mentions.iter();
            let mentions: Vec<&String> = mentions
                .filter(|mention| mention.role == mentioned)
                .filter_map(|mention| mention.clause.as_ref().or(mention.row.as_ref()))
                .collect();
            if own.is_empty() && mentions.is_empty() {
                assert!(section.is_empty(), "{} {title}", body.id);
                continue;
            }
            let parts = headings(section);
            let all: usize = parts.iter().map(|(_, part)| items(part).len()).sum();
            assert!(
                section.contains(&format!("<h2>{title}{all} 项）")),
                "{} {title}{all}",
                body.id
            );
            let undated = parts.iter().find(|(name, _)| name == "没有写明日期的");
            let undated = undated.map_or("", |(_, part)| part);
            assert_eq!(all, own.len() + items(undated).len(), "{} {title}", body.id);
            for deadline in &own {
                let task = format!("<p class=\"deadline-task\">{}</p>", deadline.task);
                let same = own.iter().filter(|other| other.task == deadline.task);
                assert_eq!(section.matches(&task).count(), same.count(), "{task}");
                let said = section.contains(&deadline.quote) || deadline.row.is_some();
                assert!(said, "{} {}", body.id, deadline.quote);
                assert!(!undated.contains(&format!("<p>{}</p>", deadline.quote)));
            }
            let places = quoted(section);
            for place in &mentions {
                assert!(places.contains(place), "{} {title} {place}", body.id);
            }
            let lists = items(undated).into_iter().map(quoted);
            let once: Vec<String> = lists
                .filter_map(|places| places.into_iter().next())
                .collect();
            let distinct: BTreeSet<&String> = once.iter().collect();
            assert_eq!(once.len(), distinct.len(), "{} {title}", body.id);
        }
    }
}

#[test]
fn the_months_of_a_body_come_in_their_order_and_what_has_no_day_last() {
    for body in &corpus().organizations {
        let html = page(body);
        for (.., title) in ROLES {
            let keys: Vec<(u32, u32)> = headings(section(&html, title))
                .iter()
                .map(|(name, _)| match name.as_str() {
                    "定期进行" => (9000, 0),
                    "全年工作" => (9001, 0),
                    "没有写明日期的" => (9002, 0),
                    name => {
                        let mut numbers =
                            name.split(' ').filter_map(|word| word.parse::<u32>().ok());
                        let mut number = || numbers.next().expect("year and month");
                        (number(), number())
                    }
                })
                .collect();
            assert!(
                keys.is_sorted_by(|one, other| one < other),
                "{} {keys:?}",
                body.id
            );
        }
    }
}

#[test]
fn the_day_on_which_one_looks_is_said_once_and_only_where_something_is_due() {
    for body in &corpus().organizations {
        let html = page(body);
        let words = words(&html);
        let count = deadlines(body, None).len();
        let said = format!("有期限的 {count} 项。");
        assert_eq!(words.contains(&said), count > 0, "{}", body.id);
        let days = words.matches("2018年4月14日）算").count();
        assert_eq!(days, usize::from(count > 0), "{}", body.id);
        let picture = Route::Deadlines(DeadlineFilter::default().with(Key::Unit, &body.id));
        let link = format!("<a href=\"{picture}\">在期限图里看</a>");
        assert_eq!(html.contains(&link), count > 0, "{link}");
    }
}

#[test]
fn a_name_for_many_bodies_says_so_with_its_levels_and_no_single_body_does() {
    let note = "指许多单位";
    for body in &corpus().organizations {
        let words = words(&page(body));
        assert_eq!(words.contains(note), body.collective, "{}", body.id);
        assert_eq!(
            words.contains("级别"),
            !body.levels.is_empty(),
            "{}",
            body.id
        );
    }
    let all = corpus().organizations.iter();
    let governments = all.clone().find(|body| body.id == "各市、县（市、区）政府");
    let words = words(&page(governments.expect("it is in this gazette")));
    assert!(words.contains("级别设区市、县（市、区）"), "{words}");
}

/// The numbers of the table, each with the words of its link and what it opens.
fn cells(html: &str) -> Vec<(String, DeadlineFilter)> {
    let links = html.split("<td><a ").skip(1);
    let cell = |link: &str| {
        let value = |name: &str| {
            let (_, rest) = link.split_once(&format!("{name}=\"")).expect(name);
            rest.split('"').next().expect(name).replace("&amp;", "&")
        };
        match Route::read(&value("href")) {
            Some(Route::Deadlines(filter)) => (value("aria-label"), filter),
            other => panic!("{other:?}"),
        }
    };
    links.map(cell).collect()
}

#[test]
fn each_number_of_the_table_is_what_its_link_shows() {
    let cells = cells(&view("months"));
    let bodies = corpus().organizations.iter();
    let due: usize = bodies.map(|body| deadlines(body, None).len()).sum();
    let number = |label: &str| -> usize {
        let (_, rest) = label.split_once('：').expect("a count");
        rest.trim_end_matches(" 项").parse().expect("a number")
    };
    let totals = cells.iter().filter(|(label, _)| label.contains("，合计："));
    assert_eq!(totals.map(|(label, _)| number(label)).sum::<usize>(), due);
    let parts = cells
        .iter()
        .filter(|(label, _)| !label.contains("，合计："));
    assert_eq!(parts.map(|(label, _)| number(label)).sum::<usize>(), due);
    // All are looked at on the board itself (`queries::workload`); here a few as a reader sees them.
    for (label, filter) in cells.iter().step_by(25) {
        let shown = words(&draw(Route::Deadlines(filter.clone()), None));
        assert!(
            shown.contains(&format!("共 {} 项", number(label))),
            "{label}"
        );
    }
    let months = cells.iter().filter(|(label, _)| label.contains("月："));
    for (label, filter) in months {
        let (unit, rest) = label.split_once('，').expect("a unit");
        let month: i8 = rest
            .split('月')
            .next()
            .and_then(|month| month.parse().ok())
            .expect("a month");
        assert_eq!(filter.get(Key::Unit), unit);
        assert_eq!(filter.get(Key::Due), format!("2018-{month:02}"));
    }
}

#[test]
fn the_table_is_one_for_a_screen_reader_too() {
    let html = view("months");
    assert_eq!(html.matches("<table").count(), 1);
    assert_eq!(html.matches("<caption>").count(), 1);
    assert!(html.contains("role=\"region\" aria-labelledby=\"workload\" tabindex=\"0\""));
    let groups = html.matches("scope=\"rowgroup\"").count();
    let rows = html.matches("scope=\"row\"").count();
    let units: BTreeSet<&str> = corpus()
        .organizations
        .iter()
        .filter(|body| !deadlines(body, None).is_empty())
        .map(|body| body.id.as_str())
        .collect();
    assert_eq!(rows, units.len());
    assert_eq!(html.matches("<tbody>").count(), groups);
    let words = words(&html);
    assert!(
        words.contains("看不出级别（") && words.contains("合计4月5月"),
        "{words}"
    );
}

#[test]
fn the_figures_of_all_documents_stand_in_one_table() {
    let html = view("figures");
    let words = words(&html);
    assert!(words.contains(&format!("共 {} 个。", corpus().figures.len())));
    for figure in &corpus().figures {
        assert!(words.contains(&figure.quote), "{}", figure.id);
        let document = corpus().document(&figure.document).expect("its document");
        assert!(words.contains(&document.number), "{}", figure.id);
        if let Some(note) = &figure.correction {
            assert!(words.contains(note), "{note}");
        }
    }
    assert_eq!(html.matches("scope=\"col\"").count(), 5);
}

#[test]
fn the_index_tells_the_same_number_as_the_pages_and_a_way_that_there_is_not_is_the_list() {
    let html = view("nonsense");
    assert_eq!(words(&html), words(&view("")));
    for body in &corpus().organizations {
        let page = page(body);
        let titles = ROLES.iter().map(|(.., title)| section(&page, title));
        let all: usize = titles
            .flat_map(headings)
            .map(|(_, part)| items(part).len())
            .sum();
        let link = format!(
            "<a href=\"{}\">",
            Route::Organization {
                id: body.id.clone()
            }
        );
        let (_, entry) = html.split_once(&link).expect("it is listed");
        let entry = words(&entry[..entry.find("</li>").expect("its end")]);
        assert_eq!(entry.contains("项任务"), all > 0, "{entry}");
        assert!(
            all == 0 || entry.contains(&format!("{all} 项任务，")),
            "{entry} {all}"
        );
    }
}
