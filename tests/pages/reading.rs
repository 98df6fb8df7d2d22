//! The reader view: what a clause leads to, what is offered below it, what its text does not tell.

use crate::drawn::{draw, draw_for, words};
use policy_explorer::{Route, Site, corpus};

fn documents() -> impl Iterator<Item = (&'static str, String)> {
    let documents = corpus().documents.iter();
    documents.map(|own| (own.id.as_str(), draw(Route::document(&own.id), None)))
}

/// What stands between each beginning and the next end.
fn parts<'a>(html: &'a str, from: &'a str, to: &'a str) -> impl Iterator<Item = &'a str> {
    let rest = html.split(from).skip(1);
    rest.map(move |rest| rest.split(to).next().unwrap_or_default())
}

/// Whether an opening tag has an attribute with just that value.
fn has(tag: &str, name: &str, value: &str) -> bool {
    tag.contains(&format!(" {name}=\"{value}\""))
}

#[test]
fn marks_leave_the_words_of_a_clause_one_run_without_blocks_or_boxes() {
    for (id, html) in documents() {
        for words in parts(&html, "data-words=\"\" data-row=\"\">", "</p>") {
            for tag in parts(words, "<", ">") {
                let name = tag.trim_start_matches('/').split(' ').next();
                assert!(
                    matches!(name, Some("span" | "a" | "mark")),
                    "{id}: <{tag}> in the words"
                );
            }
        }
    }
}

#[test]
fn the_marks_of_a_paragraph_are_one_stop_of_the_tab_key() {
    let mut marks = 0;
    for (id, html) in documents() {
        for words in parts(&html, "data-row=\"\">", "</p>") {
            let stops: Vec<&str> = parts(words, " tabindex=\"", "\"").collect();
            marks += stops.len();
            let first = stops.iter().filter(|stop| **stop == "0").count();
            assert_eq!(first, usize::from(!stops.is_empty()), "{id}: {words}");
        }
    }
    assert!(marks > 100, "{marks}");
}

#[test]
fn what_is_offered_below_a_clause_is_one_stop_and_named_after_it() {
    for (id, html) in documents() {
        let feet: Vec<&str> = parts(&html, "role=\"toolbar\"", "</div>").collect();
        assert_eq!(feet.len(), corpus().clauses_of(id).count(), "{id}");
        for (at, foot) in feet.iter().enumerate() {
            assert_eq!(foot.matches("tabindex=\"0\"").count(), 1, "{id}");
            let text = words(&format!("<x{foot}"));
            assert!(
                text.contains("复制链接") && text.contains("复制引文"),
                "{text}"
            );
            assert_eq!(text.contains("上一条"), at > 0, "{id}");
            assert_eq!(text.contains("下一条"), at + 1 < feet.len(), "{id}");
            assert!(!text.contains("纠错"), "no address is set");
        }
    }
}

#[test]
fn the_next_clause_of_each_is_the_one_before_of_the_other() {
    for (id, html) in documents() {
        let feet: Vec<&str> = parts(&html, "role=\"toolbar\"", "</div>").collect();
        let clauses: Vec<_> = corpus().clauses_of(id).collect();
        for (at, pair) in clauses.windows(2).enumerate() {
            let link = |id: &str| format!("href=\"{}\"", Route::fact(id));
            assert!(feet[at].contains(&link(&pair[1].id)), "{}", pair[0].id);
            assert!(feet[at + 1].contains(&link(&pair[0].id)), "{}", pair[1].id);
        }
    }
}

#[test]
fn a_number_that_is_not_here_is_a_mark_and_no_link() {
    let html = draw(Route::document("浙政办发-2018-32"), None);
    let number = "国办发〔2017〕52号";
    let before = html.split(&format!(">{number}</")).next();
    let tag = before.and_then(|before| before.rsplit('<').next());
    let tag = tag.expect("its tag");
    assert!(
        tag.starts_with("span") && has(tag, "role", "button") && has(tag, "aria-expanded", "false"),
        "{tag}"
    );
}

#[test]
fn every_deadline_of_the_text_is_marked_in_its_clause() {
    for (id, html) in documents() {
        let own = corpus().deadlines.iter();
        let own = own.filter(|own| own.document == id && own.clause.is_some());
        for deadline in own {
            let marked = parts(&html, "class=\"noted\"", "</span>")
                .any(|mark| mark.ends_with(&format!(">{}", deadline.phrase)));
            assert!(marked, "{}", deadline.id);
        }
    }
}

#[test]
fn a_document_with_gaps_says_so_at_its_head_and_leads_to_each() {
    let html = draw(Route::document("浙政办发-2018-30"), None);
    let note = parts(&html, "<h2 id=\"gaps\">", "</section>").next();
    let note = note.expect("the note");
    assert!(words(note).contains("缺页"), "{note}");
    assert!(note.contains(&format!(
        "href=\"{}\"",
        Route::fact("浙政办发-2018-30/table/1/1")
    )));
    let html = draw(Route::document("浙政办发-2018-34"), None);
    let note = parts(&html, "<h2 id=\"gaps\">", "</section>").next();
    assert!(words(note.expect("the note")).contains("应为2.5%"));
    // Nothing is missing, and nothing is said.
    let html = draw(Route::document("浙政办发-2018-32"), None);
    assert!(!html.contains("id=\"gaps\""));
}

#[test]
fn every_gap_of_the_gazettes_is_told_in_some_document() {
    let drawn: String = documents().map(|(_, html)| html).collect();
    for (_, diagnostic) in &corpus().diagnostics {
        // A row and a number say it in words of their own.
        let told = drawn.contains(&diagnostic.message)
            || corpus().responsibilities.iter().any(|row| row.truncated)
            || corpus().figures.iter().any(|own| own.correction.is_some());
        assert!(told, "{}", diagnostic.message);
    }
}

#[test]
fn with_an_address_every_clause_row_and_person_can_be_corrected() {
    let site = Site::new("https://site.example/tell?kind=gazette").expect("an address");
    for document in &corpus().documents {
        let html = draw_for(Route::document(&document.id), site.clone());
        let links: Vec<&str> = parts(&html, "<a href=\"https://site.example/", ">").collect();
        let own = |other: &str| other == document.id;
        let clauses = corpus().clauses_of(&document.id).count();
        let rows = corpus().responsibilities.iter();
        let rows = rows.filter(|row| own(&row.document)).count();
        let duties = corpus().duties.iter();
        let duties = duties.filter(|duty| own(&duty.document)).count();
        assert_eq!(links.len(), clauses + rows + duties, "{}", document.id);
        for link in links {
            assert!(link.starts_with("tell?kind=gazette&amp;fact=%E6"), "{link}");
            assert!(has(link, "target", "_blank") && has(link, "rel", "noreferrer noopener"));
        }
    }
}

#[test]
fn a_letter_about_a_mistake_opens_in_no_new_window_and_tells_where() {
    let site = Site::new("mailto:office@site.example").expect("an address");
    let html = draw_for(Route::document("浙政办发-2018-32"), site);
    let link = parts(&html, "<a href=\"mailto:", ">").last();
    let link = link.expect("a link");
    assert!(link.starts_with("office@site.example?subject=%E7%BA%A0%E9%94%99"));
    assert!(link.contains("&amp;body=") && link.contains("%0D%0A"));
    assert!(!link.contains("target="));
    let id = &corpus()
        .clauses_of("浙政办发-2018-32")
        .last()
        .expect("a clause")
        .id;
    let last = id.rsplit('/').next().expect("a place");
    assert!(link.contains(&format!("2018-32%2F{last}")), "{link}");
}

#[test]
fn on_paper_a_document_says_where_it_comes_from_and_when_it_was_printed() {
    for (id, html) in documents() {
        let head = parts(&html, "class=\"paper-head\"", "</div>").next();
        let head = words(head.expect("a head for paper"));
        assert!(head.contains("公报 2018 年第 12 期"), "{id}: {head}");
        assert!(head.contains("2026年11月23日打印"), "{id}: {head}");
    }
}
