//! The list of deadlines, its table, and what stands behind each of them, as the page draws them.

use crate::drawn::{draw, draw_at, words};
use gazette::{Deadline, MentionRole, Organization};
use policy_explorer::{DeadlineFilter, Key, Route, corpus};

const NO_30: &str = "浙政办发-2018-30";
const NO_35: &str = "浙政办发-2018-35";

fn filter(set: &[(Key, &str)]) -> DeadlineFilter {
    let none = DeadlineFilter::default();
    set.iter()
        .fold(none, |filter, (key, value)| filter.with(*key, value))
}

fn page(set: &[(Key, &str)]) -> String {
    draw(Route::Deadlines(filter(set)), None)
}

/// What stands behind the deadline that is open, without its tags.
fn detail(html: &str) -> String {
    let (_, rest) = html
        .split_once("<div class=\"deadline-detail\">")
        .expect("one is open");
    let mut depth = 1;
    let end = rest.match_indices("div").find(|(at, _)| {
        match &rest[..*at] {
            before if before.ends_with('<') => depth += 1,
            before if before.ends_with("</") => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    words(&format!("<div>{}", &rest[..end.expect("its end").0]))
}

fn opened(deadline: &Deadline) -> String {
    page(&[
        (Key::Document, &deadline.document),
        (Key::Open, &deadline.id),
    ])
}

fn body(name: &str) -> Option<&'static Organization> {
    let mut all = corpus().organizations.iter();
    all.find(|body| body.name == name || body.aliases.iter().any(|alias| alias == name))
}

/// Whether No. 35 says who keeps contact with a body, or directs it.
fn is_told(body: &Organization) -> bool {
    let roles = [MentionRole::Liaison, MentionRole::Directed];
    let mut mentions = body.mentions.iter();
    mentions.any(|mention| roles.contains(&mention.role))
}

#[test]
fn a_row_of_the_table_opens_the_same_as_the_list() {
    for deadline in corpus().deadlines.iter().step_by(7) {
        let only = [
            (Key::Document, deadline.document.as_str()),
            (Key::Open, &deadline.id),
        ];
        let list = page(&only);
        let table = page(&[only[0], only[1], (Key::Form, "table")]);
        assert_eq!(detail(&table), detail(&list), "{}", deadline.id);
        assert_eq!(table.matches("class=\"table-below\"").count(), 1);
        assert_eq!(table.matches("aria-expanded=\"true\"").count(), 1);
        assert_eq!(table.matches("data-open=\"\"").count(), 1);
        // What is opened stands right beneath the row that opens it.
        let (before, _) = table.split_once("class=\"table-below\"").expect("a row");
        let row = before.rsplit("data-open").next().expect("its row");
        assert!(row.contains(&format!(
            "aria-expanded=\"true\" class=\"plain-button task\">{}</button>",
            deadline.task
        )));
    }
    let closed = page(&[(Key::Form, "table")]);
    assert_eq!(
        closed
            .matches("aria-expanded=\"false\" class=\"plain-button task\"")
            .count(),
        corpus().deadlines.len()
    );
    assert!(!closed.contains("table-below"));
}

#[test]
fn the_table_says_in_words_what_is_dated_otherwise_elsewhere() {
    let conflicts = corpus().deadlines.iter();
    let conflicts = conflicts.filter(|deadline| !deadline.conflicts_with.is_empty());
    let count = conflicts.count();
    assert!(count > 0);
    for set in [vec![], vec![(Key::Conflict, "yes")]] {
        let html = page(&[set, vec![(Key::Form, "table")]].concat());
        let said = words(&html).matches("正文与附表日期不同：").count();
        assert_eq!(said, count);
    }
}

/// The places to which the last cells of the table lead, in the order of the rows.
fn places(html: &str) -> Vec<String> {
    let cells = html.split("data-label=\"出处\"").skip(1);
    let places = cells.map(|cell| {
        let (_, link) = cell.split_once("href=\"").expect("a link");
        match Route::read(link.split('"').next().expect("an address")) {
            Some(Route::Document { id, place, .. }) => format!("{id}/{}", place.expect("a place")),
            other => panic!("{other:?}"),
        }
    });
    places.collect()
}

#[test]
fn the_order_stands_in_the_address_and_places_are_sorted_as_they_follow_in_the_documents() {
    let sorted = |sort: &str| page(&[(Key::Form, "table"), (Key::Sort, sort)]);
    let order = |place: &String| {
        let document = &place[..place.find('/').expect("a place")];
        let documents = corpus().documents.iter();
        let clauses = corpus().clauses.iter().map(|clause| &clause.id);
        let rows = corpus().responsibilities.iter().map(|row| &row.id);
        (
            documents.map(|own| &own.id).position(|own| own == document),
            clauses.chain(rows).position(|own| own == place),
        )
    };
    let up: Vec<_> = places(&sorted("place")).iter().map(order).collect();
    assert_eq!(up.len(), corpus().deadlines.len());
    assert!(up.is_sorted() && up.iter().all(|(_, place)| place.is_some()));
    let down: Vec<_> = places(&sorted("place-down")).iter().map(order).collect();
    assert!(down.is_sorted_by(|one, next| one >= next));
    for (sort, aria) in [
        ("place", "ascending"),
        ("place-down", "descending"),
        ("when", "ascending"),
    ] {
        let html = sorted(sort);
        assert!(html.contains(&format!("aria-sort=\"{aria}\"")), "{sort}");
        assert!(!html.contains("class=\"chips"), "it is no filter");
    }
    let plain = words(&sorted(""));
    for nothing in ["nothing", "place-up"] {
        assert_eq!(words(&sorted(nothing)), plain);
    }
}

#[test]
fn the_words_of_a_text_stand_marked_in_their_sentence_and_what_is_far_is_folded() {
    let mut folded = 0;
    for deadline in &corpus().deadlines {
        let Some(clause) = deadline.clause.as_ref().and_then(|id| corpus().clause(id)) else {
            continue;
        };
        let html = opened(deadline);
        let mark = format!("<mark>{}</mark>", deadline.quote);
        assert!(html.contains(&mark), "{}", deadline.id);
        // All of the clause is there, folded or not, once.
        let detail = detail(&html);
        let at = clause.text.find(&deadline.quote).expect("its words");
        let start = clause.text[..at]
            .rfind('。')
            .map_or(0, |at| at + '。'.len_utf8());
        let sentence = clause.text[start..].split('。').next().expect("a sentence");
        assert!(detail.contains(sentence), "{}", deadline.id);
        for sentence in clause.text.split_inclusive('。') {
            assert!(detail.contains(sentence), "{} {sentence}", deadline.id);
        }
        let before = clause.text[..start].chars().count();
        if before > 60 {
            folded += 1;
            let said = format!("<summary>这一条前面还有 {before} 字</summary>");
            assert!(html.contains(&said), "{} {said}", deadline.id);
        }
    }
    assert!(folded > 0);
}

#[test]
fn only_the_row_of_the_same_task_is_called_so() {
    let fines = corpus().deadlines.iter().find(|deadline| {
        deadline.clause.as_deref() == Some("浙政办发-2018-30/3.2") && deadline.row.is_none()
    });
    let said = detail(&opened(fines.expect("the fines")));
    assert_eq!(said.matches("附表里对应的一行").count(), 1);
    assert!(said.contains("附表第20行") && !said.contains("附表第21行"));
    assert!(!said.contains("这一条在附表里的各行"));
    // The table says nothing that is recognisably the same of what 2.5 wants in December.
    let other = corpus().deadlines.iter().find(|deadline| {
        deadline.clause.as_deref() == Some("浙政办发-2018-30/2.5")
            && deadline.phrase == "2018年12月底前"
    });
    let said = detail(&opened(other.expect("the centres")));
    assert_eq!(said.matches("这一条在附表里的各行").count(), 1);
    assert!(!said.contains("附表里对应的一行"));
    for row in 15..=17 {
        assert!(said.contains(&format!("附表第{row}行")), "{row}");
    }
    // Seen from the row, the sentence is marked in its clause.
    let row = corpus()
        .deadlines
        .iter()
        .find(|deadline| deadline.row.as_deref() == Some("浙政办发-2018-30/table/1/20"))
        .expect("row 20");
    assert!(opened(row).contains("<mark>2018年12月底前，交通违法罚款可在"));
}

#[test]
fn who_keeps_contact_with_a_body_and_who_directs_it_is_told_and_once_of_whom_it_is_not() {
    let directed = body("省数据管理中心").expect("it is in this gazette");
    let centre = corpus().deadlines.iter().filter(|deadline| {
        let mut own = deadline.responsible.iter();
        own.any(|agency| body(&agency.name) == Some(directed))
    });
    let centre: Vec<_> = centre.collect();
    assert!(centre.len() > 10);
    for deadline in &centre {
        let said = detail(&opened(deadline));
        assert!(said.contains("分管、领导：李岩益（"), "{said}");
        assert!(said.contains("）（2018年4月分工）"), "{said}");
    }
    let number = &corpus().document(NO_35).expect("No. 35").number;
    let silence = format!("{number}没有写由谁联系：");
    for deadline in &corpus().deadlines {
        let said = detail(&opened(deadline));
        let named = deadline.responsible.iter();
        let unknown: Vec<&str> = named
            .filter(|agency| {
                body(&agency.name).is_some_and(|body| !body.collective && !is_told(body))
            })
            .map(|agency| agency.name.as_str())
            .collect();
        let sentence = format!("{silence}{}。", unknown.join("、"));
        let times = usize::from(!unknown.is_empty());
        assert_eq!(said.matches(&silence).count(), times, "{}", deadline.id);
        assert_eq!(said.matches(&sentence).count(), times, "{sentence}");
    }
}

#[test]
fn on_a_narrow_screen_the_list_leads_and_all_else_is_a_line_to_unfold() {
    let route = || Route::Deadlines(DeadlineFilter::default());
    let narrow = draw_at(route(), 320);
    let list = narrow.find("<section class=\"month\"").expect("the list");
    let above = &narrow[narrow.find("<h1").expect("its heading")..list];
    // Without what is folded nothing is left but sentences and the choice between list and table.
    let mut seen = String::new();
    let mut rest = above;
    while let Some((before, folded)) = rest.split_once("<details") {
        seen.push_str(before);
        assert!(!folded.split('>').next().expect("a tag").contains("open"));
        rest = folded.split_once("</details>").expect("its end").1;
    }
    seen.push_str(rest);
    assert!(
        !seen.contains("timeline") && !seen.contains("id=\"as-of\""),
        "{seen}"
    );
    assert_eq!(seen.matches("<button").count(), 2, "{seen}");
    let bars = narrow.find("class=\"timeline-narrow").expect("the bars");
    assert!(bars < list && above.contains("各月、各年有多少项到期"));
    assert!(words(above).contains("以2018年4月14日为准"));
    // A day that somebody has chosen lies open.
    let chosen = draw_at(Route::Deadlines(filter(&[(Key::AsOf, "2018-06-10")])), 320);
    assert_eq!(
        chosen
            .matches("<details open=\"open\" class=\"more-filters\"")
            .count(),
        1
    );

    let wide = draw_at(route(), 1280);
    assert!(!wide.contains("timeline-folded"));
    let place = |words: &str| wide.find(words).expect("it is there");
    assert!(place("id=\"as-of\"") < place("class=\"deadline-filters\""));
    assert!(place("class=\"timeline\"") < place("<section class=\"month\""));
}

#[test]
fn filters_are_cleared_only_where_there_are_some_and_nothing_is_said_twice() {
    let clear = "清除筛选";
    assert!(!page(&[]).contains(clear));
    assert!(!page(&[(Key::Form, "table"), (Key::AsOf, "today")]).contains(clear));
    for (key, value) in [(Key::Document, NO_30), (Key::Text, "查无此文")] {
        assert!(page(&[(key, value)]).contains(clear));
    }
    let words = words(&page(&[]));
    for twice in ["定期 定期", "全年 全年"] {
        assert!(!words.contains(twice), "{twice}");
    }
    assert!(words.contains("每年 定期"));
}
