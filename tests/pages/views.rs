//! The views, drawn natively: what a reader sees without a browser having to start.

use std::collections::BTreeMap;

use crate::drawn::{draw, words};
use policy_explorer::{
    BenefitFilter, DeadlineFilter, DocumentFilter, Key, OrganizationFilter, Route, corpus,
};

fn all_routes() -> Vec<Route> {
    let documents = corpus().documents.iter();
    let documents = documents.map(|document| Route::document(&document.id));
    // One of each kind: all three hundred would say nothing more.
    let bodies = [
        "省民政厅",
        "省数据管理中心",
        "各市、县（市、区）政府",
        "温州市政府",
    ];
    let bodies = bodies.map(|id| Route::Organization { id: id.into() });
    let index = ["", "months", "figures"].map(|view| {
        Route::Organizations(OrganizationFilter {
            view: view.into(),
            ..OrganizationFilter::default()
        })
    });
    [
        Route::Home,
        Route::Documents(DocumentFilter::default()),
        Route::Deadlines(DeadlineFilter::default()),
    ]
    .into_iter()
    .chain(index)
    .chain([
        Route::Benefits(BenefitFilter::default()),
        Route::About,
        Route::NotFound,
    ])
    .chain(documents)
    .chain(bodies)
    .collect()
}

#[test]
fn every_page_has_one_heading_one_main_part_and_no_inline_style() {
    for route in all_routes() {
        let html = draw(route.clone(), Some("82"));
        assert_eq!(html.matches("<h1").count(), 1, "{route}");
        assert_eq!(html.matches("<main").count(), 1, "{route}");
        assert!(
            !html.contains("style=") && !html.contains("<script"),
            "{route}"
        );
        let ids: Vec<&str> = html
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        let mut unique = ids.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(
            unique.len(),
            ids.len(),
            "{route}: an id stands twice in {ids:?}"
        );
    }
}

#[test]
fn every_link_within_the_page_leads_to_a_view_that_exists() {
    let mut documents: BTreeMap<String, String> = BTreeMap::new();
    for route in all_routes() {
        let html = draw(route.clone(), Some("82"));
        for href in html
            .split("href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            let href = href.replace("&amp;", "&");
            let exists = match Route::read(&href) {
                None => href == "#main",
                Some(Route::NotFound) => false,
                Some(Route::Document { id, place, .. }) => {
                    let target = documents
                        .entry(id.clone())
                        .or_insert_with(|| draw(Route::document(&id), None));
                    corpus().document(&id).is_some()
                        && place
                            .is_none_or(|place| target.contains(&format!("data-place=\"{place}\"")))
                }
                Some(Route::Organization { id }) => {
                    let mut bodies = corpus().organizations.iter();
                    bodies.any(|body| body.id == id)
                }
                Some(_) => true,
            };
            assert!(exists, "{route} links to {href}");
        }
    }
}

#[test]
fn a_document_is_shown_whole_and_every_clause_has_its_own_link() {
    for document in &corpus().documents {
        let html = draw(
            Route::Document {
                id: document.id.clone(),
                place: None,
                mark: String::new(),
            },
            None,
        );
        let words = words(&html);
        for clause in corpus().clauses_of(&document.id) {
            let text = clause
                .text
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('"', "&quot;")
                .replace('\'', "&#x27;");
            assert!(
                words.contains(&clause.text) || words.contains(&text),
                "{}",
                clause.id
            );
            assert!(
                html.contains(&format!("href=\"{}\"", Route::fact(&clause.id))),
                "{}",
                clause.id
            );
        }
    }
}

#[test]
fn the_list_of_deadlines_shows_each_with_its_day_and_its_words() {
    let words = words(&draw(Route::Deadlines(DeadlineFilter::default()), None));
    for deadline in &corpus().deadlines {
        assert!(words.contains(&deadline.task), "{}", deadline.id);
    }
    assert!(words.contains("最晚2018年10月31日"));
    assert!(words.contains("2018年4月1日起，每月"));
}

#[test]
fn a_deadline_that_is_opened_shows_the_words_and_the_day_side_by_side() {
    for deadline in &corpus().deadlines {
        let only = DeadlineFilter::default().with(Key::Document, &deadline.document);
        let opened = only.with(Key::Open, &deadline.id);
        let words = words(&draw(Route::Deadlines(opened), None));
        assert!(
            words.contains(&format!("文中表述：{}", deadline.phrase)),
            "{}",
            deadline.id
        );
        for agency in &deadline.responsible {
            assert!(words.contains(&agency.name), "{}", deadline.id);
        }
        if deadline.row.is_none() {
            assert!(words.contains(&deadline.quote), "{}", deadline.id);
        }
    }
}

#[test]
fn an_age_is_answered_with_reasons_and_the_sentence_of_the_gazette() {
    let words = words(&draw(
        Route::Benefits(BenefitFilter::default()),
        Some("八十"),
    ));
    assert!(words.contains("80 周岁，已满 70 周岁"), "why it fits");
    assert!(
        words.contains("对70周岁及以上老年人不设法律援助事项范围限制"),
        "the sentence that says so"
    );
    assert!(
        words.contains("还要看：领城乡居民养老金"),
        "what else it depends on"
    );
    let younger = self::words(&draw(Route::Benefits(BenefitFilter::default()), Some("78")));
    assert!(
        younger.contains("78 周岁，需满 80 周岁，还差 2 年"),
        "why not, and how long"
    );
}

#[test]
fn where_one_applies_is_told_as_a_note_and_not_as_the_gazette() {
    let text = words(&draw(Route::Benefits(BenefitFilter::default()), Some("82")));
    let at = text
        .rfind("这不是公报原文")
        .expect("what kind of words these are");
    assert!(!corpus().places.is_empty());
    let own = corpus().benefits.iter();
    let own = own.filter(|benefit| benefit.audience == corpus().audiences[0].key);
    let named: Vec<&String> = own.flat_map(|benefit| &benefit.places).collect();
    for place in &corpus().places {
        if !named.contains(&&place.key) {
            assert!(!text.contains(&place.note), "{} is for others", place.name);
            continue;
        }
        let found = text
            .rfind(&place.name)
            .unwrap_or_else(|| panic!("{}", place.name));
        assert!(found > at && text.contains(&place.note), "{}", place.name);
    }
}

#[test]
fn what_cannot_be_read_is_answered_beside_the_field_and_nothing_is_lost() {
    let html = draw(Route::Home, Some("131"));
    assert!(html.contains("年龄请填 0 到 130 之间的数字，例如 82。"));
    assert!(html.contains("value=\"131\""));
}

#[test]
fn what_a_link_says_is_shown_as_text_and_never_as_markup() {
    let hostile = "<img src=x onerror=alert(1)>".to_owned();
    let filter = DocumentFilter {
        text: hostile.clone(),
        kind: hostile.clone(),
        for_whom: hostile.clone(),
    };
    let routes = [
        Route::Documents(filter),
        Route::Document {
            id: hostile.clone(),
            place: None,
            mark: hostile,
        },
    ];
    for route in routes {
        assert!(
            !draw(route.clone(), Some("<b>80</b>")).contains("<img"),
            "{route}"
        );
        assert!(!draw(route, Some("<b>80</b>")).contains("<b>"));
    }
}

#[test]
fn an_unknown_document_or_clause_says_so_and_leads_on() {
    let missing = draw(
        Route::Document {
            id: "没有-2018-1".into(),
            place: None,
            mark: String::new(),
        },
        None,
    );
    assert!(words(&missing).contains("没有找到这份文件"));
    let clause = Route::Document {
        id: "浙政办发-2018-32".into(),
        place: Some("9.9".into()),
        mark: String::new(),
    };
    assert!(words(&draw(clause, None)).contains("没有找到链接所指的地方"));
}
