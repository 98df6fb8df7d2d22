//! The deadlines to take away, as the page draws them.

use crate::drawn::{draw, words};
use policy_explorer::{DeadlineFilter, Key, Route, corpus};

fn page(filter: DeadlineFilter) -> String {
    draw(Route::Deadlines(filter), None)
}

/// The folded part with the buttons.
fn part(html: &str) -> &str {
    let start = html.find("<details class=\"take-away\"").expect("the part");
    let end = html[start..].find("</details>").expect("its end");
    &html[start..start + end]
}

/// What stands on paper only.
fn paper(html: &str) -> String {
    let start = html.find("<div class=\"paper-head\"").expect("the head");
    let end = html[start..].find("</div>").expect("its end");
    words(&html[start..start + end])
}

#[test]
fn every_way_to_take_them_is_a_button_that_says_what_it_does() {
    let html = page(DeadlineFilter::default());
    let part = part(&html);
    assert_eq!(part.matches("<button type=\"button\"").count(), 5);
    let said = words(part);
    for name in [
        "日历文件（.ics）",
        "表格（.csv）",
        "数据（.json）",
        "图片（.svg）",
        "打印",
    ] {
        assert!(said.contains(name), "{name}");
    }
    assert!(said.contains("提前 7 天提醒") && said.contains("不上传"));
    assert_eq!(part.matches("role=\"status\"").count(), 1);
}

#[test]
fn where_nothing_is_shown_there_is_a_sentence_and_no_button() {
    let html = page(DeadlineFilter::default().with(Key::Text, "查无此文"));
    assert!(!html.contains("<details class=\"take-away\"") && !html.contains("paper-head"));
    assert!(words(&html).contains("没有列出期限，所以没有可以带走的。"));
}

#[test]
fn paper_says_which_list_it_is_where_from_and_of_which_day() {
    let all = paper(&page(DeadlineFilter::default()));
    let count = corpus().deadlines.len();
    assert!(all.contains(&format!("全部期限，共 {count} 项")), "{all}");
    assert!(
        all.contains("来源：浙江省人民政府公报 2018 年第 12 期。2026年11月23日"),
        "{all}"
    );
    let filter = DeadlineFilter::default()
        .with(Key::Document, "浙政办发-2018-30")
        .with(Key::Period, "2018-12")
        .with(Key::AsOf, "2018-04-14");
    let some = paper(&page(filter));
    assert!(some.contains("浙政办发〔2018〕30号"), "{some}");
    assert!(some.contains("12 月，共 "), "{some}");
    assert!(some.contains("以2018年4月14日为准"), "{some}");
}
