//! What stands below the clauses of a document, and the pages of the bodies that they name.

use crate::drawn::{draw, words};
use gazette::{Comparator, Origin, Responsibility};
use policy_explorer::{DeadlineFilter, Key, OrganizationFilter, Route, corpus};

const NO_30: &str = "浙政办发-2018-30";

/// What stands between an element's beginning and its end.
fn part<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let start = html.find(from).unwrap_or_else(|| panic!("no {from}"));
    let rest = &html[start..];
    &rest[..rest.find(to).unwrap_or(rest.len())]
}

/// The row of a table that a link leads to.
fn row<'a>(html: &'a str, place: &str) -> &'a str {
    part(html, &format!("data-place=\"{place}\""), "</tr>")
}

/// The rows of the table of No. 30.
fn rows() -> impl Iterator<Item = &'static Responsibility> {
    corpus()
        .responsibilities
        .iter()
        .filter(|row| row.document == NO_30)
}

fn body(id: &str) -> String {
    draw(Route::Organization { id: id.into() }, None)
}

#[test]
fn every_row_of_the_responsibility_table_stands_in_a_real_table_as_it_is_printed() {
    let html = draw(Route::document(NO_30), None);
    assert_eq!(html.matches("<caption>").count(), 2, "tasks and figures");
    assert_eq!(html.matches("scope=\"rowgroup\"").count(), 5);
    assert_eq!(html.matches("scope=\"col\"").count(), 3 + 4);
    for own in rows() {
        let html = row(&html, own.id.split_once('/').expect("a place").1);
        let words = words(html);
        for cell in [&own.task, &own.units, &own.time] {
            assert!(words.contains(cell.as_str()), "{}: {cell}", own.id);
        }
        for clause in &own.body_clauses {
            assert!(
                html.contains(&Route::fact(clause).to_string()),
                "{}",
                own.id
            );
        }
    }
}

#[test]
fn a_row_that_the_print_cut_says_so_where_it_stands_and_no_other_does() {
    let html = draw(Route::document(NO_30), None);
    let cut = "原文在这里缺页，这一行缺少开头。";
    for own in rows() {
        let words = words(row(&html, own.id.split_once('/').expect("a place").1));
        assert_eq!(words.contains(cut), own.truncated, "{}", own.id);
    }
}

#[test]
fn the_words_of_a_row_are_quoted_cell_by_cell_and_do_not_run_into_each_other() {
    for deadline in corpus()
        .deadlines
        .iter()
        .filter(|deadline| deadline.row.is_some())
    {
        let own = rows()
            .find(|own| deadline.row.as_ref() == Some(&own.id))
            .expect("its row");
        let cells = format!("{} ｜ {} ｜ {}", own.task, own.units, own.time);
        assert!(opened(deadline).contains(&cells), "{cells}");
    }
}

#[test]
fn a_row_and_the_clause_that_it_sums_up_stand_together() {
    for deadline in &corpus().deadlines {
        let html = opened(deadline);
        // A sentence stands with the row of the same task; else with all rows of its clause.
        let others = corpus().deadlines.iter();
        let named: Vec<_> = others
            .filter(|other| deadline.same_task.contains(&other.id))
            .filter_map(|other| other.row.as_ref())
            .collect();
        let own = rows().filter(|own| match (&deadline.row, &deadline.clause) {
            (Some(row), _) => *row == own.id,
            (None, Some(_)) if !named.is_empty() => named.contains(&&own.id),
            (None, Some(clause)) => own.body_clauses.contains(clause),
            (None, None) => false,
        });
        let words = words(&html);
        for row in own {
            assert!(
                html.contains(&format!("href=\"{}\"", Route::fact(&row.id))),
                "{}",
                deadline.id
            );
            for clause in row.body_clauses.iter().filter(|_| deadline.row.is_some()) {
                let text = &corpus().clause(clause).expect("a clause").text;
                for sentence in text.split_inclusive('。') {
                    assert!(words.contains(sentence), "{} {clause}", deadline.id);
                }
            }
        }
    }
}

/// The list with one deadline opened.
fn opened(deadline: &gazette::Deadline) -> String {
    let only = DeadlineFilter::default().with(Key::Document, &deadline.document);
    draw(Route::Deadlines(only.with(Key::Open, &deadline.id)), None)
}

#[test]
fn where_text_and_table_differ_both_say_so_and_lead_to_each_other() {
    let conflicts = corpus().deadlines.iter();
    let conflicts: Vec<_> = conflicts
        .filter(|deadline| deadline.document == NO_30 && !deadline.conflicts_with.is_empty())
        .collect();
    assert_eq!(conflicts.len(), 4, "two tasks, each in two places");
    let html = draw(Route::document(NO_30), None);
    let listed = draw(Route::Deadlines(DeadlineFilter::default()), None);
    let note = "正文与附表日期不同：";
    assert_eq!(html.matches(note).count(), 4);
    let differ = corpus().deadlines.iter();
    let differ = differ.filter(|deadline| !deadline.conflicts_with.is_empty());
    assert_eq!(listed.matches(note).count(), differ.count());
    for deadline in conflicts {
        let other = corpus()
            .deadlines
            .iter()
            .find(|other| deadline.conflicts_with.contains(&other.id))
            .expect("the other side");
        let (text, table) = match deadline.origin {
            Origin::Body => (deadline, other),
            Origin::Table => (other, deadline),
        };
        let place = text.clause.as_ref().expect("a clause");
        let in_row = row(
            &html,
            &table.row.as_ref().expect("a row")[NO_30.len() + 1..],
        );
        for html in [in_row, listed.as_str()] {
            assert!(html.contains(&format!(
                "<a href=\"{}\">正文 {}</a>",
                Route::fact(place),
                text.phrase
            )));
        }
    }
}

#[test]
fn lists_of_honour_tell_how_many_stand_in_each_list_and_grade() {
    let html = draw(Route::document("浙政办发-2018-33"), None);
    for heading in [
        "支持浙江经济社会发展先进单位（62 个）",
        "一等奖（10 个）",
        "二等奖（12 个）",
        "三等奖（40 个）",
        "支农支小优秀单位（18 个）",
        "改革创新优秀单位（18 个）",
    ] {
        assert!(words(&html).contains(heading), "{heading}");
    }
    for award in &corpus().awards {
        let html = draw(Route::document(&award.document), None);
        assert!(words(&html).contains(&award.name), "{}", award.id);
    }
}

#[test]
fn who_keeps_contact_is_never_shown_as_who_directs() {
    let html = draw(Route::document("浙政办发-2018-35"), None);
    for duty in &corpus().duties {
        let section = part(
            &html,
            &format!("data-place=\"@{}\"", duty.person),
            "</section>",
        );
        let entry = |name: &str| {
            let entry = format!("<dt>{name}</dt>");
            section
                .contains(&entry)
                .then(|| words(part(section, &entry, "</div>")))
        };
        let contacts = entry("联系").unwrap_or_default();
        let leads = entry("分管、领导").unwrap_or_default();
        for name in &duty.contacts {
            assert!(contacts.contains(name) && !leads.contains(name), "{name}");
        }
        for name in &duty.leads {
            assert!(leads.contains(name) && !contacts.contains(name), "{name}");
        }
        assert!(words(section).contains(&duty.quote), "{}", duty.person);
    }
}

#[test]
fn a_number_that_the_print_lost_a_sign_of_is_corrected_where_it_stands() {
    let figure = corpus()
        .figures
        .iter()
        .find(|figure| figure.correction.is_some());
    let figure = figure.expect("one is corrected in this gazette");
    let note = figure.correction.as_deref().expect("its correction");
    let html = draw(Route::document(&figure.document), None);
    assert_eq!(
        html.matches(note).count(),
        3,
        "at the head, in its clause and in the table"
    );
    let cell = part(&html, "不低于2.5%", "</tr>");
    assert!(cell.contains(note) && words(cell).contains(&figure.quote));
    for figure in corpus()
        .figures
        .iter()
        .filter(|other| other.document == figure.document)
    {
        let word = match figure.comparator {
            Comparator::AtLeast => "不低于",
            Comparator::AtMost => "不超过",
            Comparator::Exactly => "等于",
            Comparator::About => "约",
        };
        let meant = format!("{word}{}{}", figure.value, figure.unit);
        assert!(words(&html).contains(&meant), "{meant}");
    }
}

#[test]
fn a_deadline_of_a_table_leads_to_its_row_and_what_lasts_all_year_stands_last() {
    let html = draw(Route::Deadlines(DeadlineFilter::default()), None);
    for deadline in &corpus().deadlines {
        if let Some(row) = &deadline.row {
            let led = format!("href=\"{}\"", Route::fact(row));
            assert!(opened(deadline).contains(&led), "{row}");
        }
    }
    let headings: Vec<String> = html
        .split("<h2")
        .skip(1)
        .map(|rest| words(&format!("<h2{}", part(rest, ">", "</h2>"))))
        .collect();
    assert_eq!(headings.last().map(String::as_str), Some("全年工作"));
    let tables = DeadlineFilter::default().with(Key::Origin, "table");
    let only = words(&draw(Route::Deadlines(tables), None));
    let listed = corpus().deadlines.iter();
    let listed = listed.filter(|deadline| deadline.origin == Origin::Table);
    let told = format!("共 {} 项", listed.count());
    assert!(
        only.contains(&told) && only.contains("附表第42行"),
        "{told}"
    );
}

#[test]
fn the_page_of_a_body_holds_everything_that_names_it() {
    for organization in &corpus().organizations {
        let html = body(&organization.id);
        for mention in &organization.mentions {
            let places = [&mention.clause, &mention.row, &mention.award, &mention.duty];
            let place = places
                .into_iter()
                .flatten()
                .next()
                .expect("one of the four");
            // A quote leads to its words within the place.
            let led = |end| html.contains(&format!("href=\"{}{end}", Route::fact(place)));
            assert!(led("\"") || led("?mark="), "{} {place}", organization.id);
        }
        for alias in &organization.aliases {
            assert!(words(&html).contains(alias), "{alias}");
        }
        if let Some(today) = &organization.current_name {
            let words = words(&html);
            assert!(words.contains(&today.name) && words.contains("不是公报原文"));
        }
    }
}

#[test]
fn liaison_is_told_with_its_month_and_is_no_supervision() {
    let words = words(&body("省民政厅"));
    assert!(words.contains("联系（2018年4月分工）") && words.contains("陈宗尧（副秘书长）"));
    assert!(words.contains("联系不是主管") && !words.contains("分管、领导（"));
    let words = crate::drawn::words(&body("省数据管理中心"));
    assert!(words.contains("分管、领导（2018年4月分工）") && words.contains("李岩益（副秘书长）"));
}

#[test]
fn a_body_answers_for_the_benefits_that_name_it() {
    let words = words(&body("省司法厅"));
    for benefit in &corpus().benefits {
        if benefit
            .agencies
            .iter()
            .any(|agency| agency.name == "省司法厅")
        {
            assert!(words.contains(&benefit.title), "{}", benefit.title);
        }
    }
    assert!(words.contains("负责的养老待遇"));
}

#[test]
fn a_body_is_found_by_another_of_its_names_and_by_todays() {
    for written in ["省知识产权局", "省科技厅"] {
        let filter = OrganizationFilter {
            text: written.into(),
            ..OrganizationFilter::default()
        };
        let html = draw(Route::Organizations(filter), None);
        assert!(words(&html).contains("共 1 个"), "{written}");
        assert!(html.contains("href=\"#/organizations/省科技厅\""));
    }
    let today = OrganizationFilter {
        text: "市场监督管理局".into(),
        ..OrganizationFilter::default()
    };
    let words = words(&draw(Route::Organizations(today), None));
    assert!(words.contains("省工商局") && words.contains("省质监局"));
    assert!(
        crate::drawn::words(&body("省知识产权局")).contains("省科技厅"),
        "an alias in the address"
    );
    assert!(crate::drawn::words(&body("某局")).contains("没有这个单位"));
}
