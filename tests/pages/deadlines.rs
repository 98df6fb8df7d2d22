//! The deadlines as an instrument: what a time shows, ways out of nothing, and what the picture says.

use crate::drawn::{draw, words};
use gazette::{Date, Deadline};
use policy_explorer::{Route, corpus};

/// The page behind an address.
fn page(query: &str) -> String {
    let route = Route::read(&format!("#/deadlines{query}")).expect("a route");
    draw(route, None)
}

/// What stands between two texts, for each place of the first.
fn all<'a>(html: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    let parts = html.split(before).skip(1);
    parts
        .map(|part| part.split(after).next().unwrap_or_default())
        .collect()
}

/// What the picture says of its marks and bars.
fn labels(html: &str) -> Vec<&str> {
    let things = all(html, "data-mark=", "</g>");
    let labels = things.iter().map(|thing| all(thing, "aria-label=\"", "\""));
    labels.map(|labels| labels[0]).collect()
}

/// Under which headings the list stands.
fn headings(html: &str) -> Vec<&str> {
    all(html, "<section class=\"month\"><h2>", "</h2>")
}

fn has_none_of(deadline: &Deadline) -> bool {
    deadline.start.or(deadline.due).is_none()
}

#[test]
fn a_time_shows_all_that_runs_through_it() {
    let day = |iso: &str| Date::from_iso(iso).expect("a day");
    for (query, from, to) in [
        ("?month=2018", "2018-01-01", "2018-12-31"),
        ("?month=2018-Q3", "2018-07-01", "2018-09-30"),
        ("?month=2018-05", "2018-05-01", "2018-05-31"),
        (
            "?from=2018-07-01&amp;to=2018-09-30",
            "2018-07-01",
            "2018-09-30",
        ),
        ("?from=2018-12-31", "2018-12-31", "9999-12-31"),
        ("?to=2018-01-01", "0001-01-01", "2018-01-01"),
    ] {
        let (from, to) = (day(from), day(to));
        // All documents are of 2018, so without a day everything runs in this year.
        let runs = |deadline: &&Deadline| {
            let first = deadline.start.or(deadline.due);
            let last = deadline.due;
            has_none_of(deadline)
                || first.is_some_and(|first| first <= to) && last.is_none_or(|last| last >= from)
        };
        let count = corpus().deadlines.iter().filter(runs).count();
        let html = page(&query.replace("&amp;", "&"));
        let said = words(&html);
        assert!(said.contains(&format!("共 {count} 项")), "{query} {count}");
        let listed = html.matches("<p class=\"deadline-task\">").count();
        assert_eq!(listed, count, "{query}");
    }
}

#[test]
fn what_is_due_in_the_time_leads_under_its_months() {
    let quarter = page("?month=2018-Q4");
    assert_eq!(
        headings(&quarter),
        [
            "2018 年 10 月",
            "2018 年 11 月",
            "2018 年 12 月",
            "这段时间里正在做的",
            "定期进行",
            "全年工作"
        ]
    );
    // Nothing of its own is due in it, but four tasks go on.
    let unit = page("?unit=省财政厅&month=2018-Q4");
    assert!(words(&unit).contains("共 "), "{unit}");
    let own = headings(&unit);
    assert!(own.contains(&"这段时间里正在做的") && own.contains(&"全年工作"));
}

#[test]
fn the_counts_of_the_lists_are_what_they_show() {
    for base in ["?unit=省财政厅", "?from=2018-06-01&origin=body"] {
        for key in ["month", "due"] {
            let html = page(base);
            let list = all(&html, &format!("<select id=\"{key}\">"), "</select>");
            let options = all(list[0], "<option value=\"", "</option>");
            assert!(options.len() > 10);
            // Every fourth: all are looked at on the board itself.
            for option in options.iter().skip(1).step_by(4) {
                let (value, rest) = option.split_once('"').expect("a value");
                let (_, count) = rest.rsplit_once('（').expect("a count");
                let told = format!("共 {} 项", count.trim_end_matches('）'));
                let shown = words(&page(&format!("{base}&{key}={value}")));
                assert!(shown.contains(&told), "{base} {key} {value} {told}");
            }
        }
    }
}

#[test]
fn where_no_single_filter_helps_the_fewest_are_named_with_a_link() {
    let html = page("?document=浙政办发-2018-32&unit=省数据管理中心&due=2018-05");
    let ways = all(&html, "<ul class=\"plain ways-out\">", "</ul>");
    let links = all(ways[0], "<a href=\"", "</a>");
    assert!(!links.is_empty() && links.len() <= 3, "{ways:?}");
    assert!(words(&html).contains("可以一起去掉"), "{ways:?}");
    for link in links {
        let (href, said) = link.split_once("\">").expect("its words");
        assert_eq!(said.matches('“').count(), 2, "{said}");
        let (_, count) = said.rsplit_once('有').expect("a count");
        let route = Route::read(&href.replace("&amp;", "&")).expect("a route");
        let shown = words(&draw(route, None));
        assert!(shown.contains(&format!("共{count}")), "{said}");
    }
    // One is enough: it is named alone.
    let html = page("?unit=省财政厅&due=2018-05");
    assert!(words(&html).contains("可以去掉一个筛选"));
    // All that is set hides everything: all of it is named.
    let html = page("?document=nowhere&unit=nobody&text=查无此文");
    let count = corpus().deadlines.len();
    let ways = "去掉“文件：nowhere”、“单位：nobody”、“文字：查无此文”";
    assert!(words(&html).contains(&format!("{ways}，有 {count} 项")));
}

#[test]
fn what_is_no_day_filters_nothing_and_is_not_shown() {
    let plain = page("");
    for query in ["?from=abc", "?to=2018-02-30", "?from=<b>&to=1"] {
        assert_eq!(page(query), plain, "{query}");
    }
    let html = page("?from=2018-05-01");
    assert!(html.contains("class=\"chips plain\"") && html.contains("value=\"2018-05-01\""));
}

#[test]
fn the_first_column_of_a_year_says_which() {
    let years = |query: &str| -> Vec<String> {
        let html = page(query);
        let years = all(&html, "class=\"timeline-year\">", "</text>");
        years.into_iter().map(ToOwned::to_owned).collect()
    };
    for (query, year) in [
        ("", "2018年"),
        ("?month=2018", "2018年"),
        ("?month=2018-Q4", "2018年"),
        ("?month=2018-12", "2018年12月"),
    ] {
        assert_eq!(years(query), [year], "{query}");
    }
    // On a narrow screen each row says it, since a link is heard alone.
    let html = page("");
    let rows = all(&html, "<ul class=\"timeline-narrow plain\">", "</ul>");
    let said = all(rows[0], "aria-label=\"", "\"");
    let seen = all(rows[0], "<span>", "</span>");
    assert!(said.len() > 4 && said.iter().all(|row| row.contains('年')));
    assert!(said[0].starts_with("2018年4月 "), "{said:?}");
    assert_eq!(seen[..2], ["2018年4月", "5月"]);
    assert!(seen.contains(&"2020"), "{seen:?}");
}

#[test]
fn each_row_of_a_narrow_screen_leads_to_what_it_counts() {
    let html = page("");
    let rows = all(&html, "<ul class=\"timeline-narrow plain\">", "</ul>");
    let links = all(rows[0], "<a ", "</a>");
    assert!(links.len() > 4);
    for link in links {
        let href = all(link, "href=\"", "\"")[0].replace("&amp;", "&");
        let label = all(link, "aria-label=\"", "\"")[0];
        let (_, count) = label.split_once(' ').expect("a count");
        let shown = words(&draw(Route::read(&href).expect("a route"), None));
        assert!(shown.contains(&format!("共 {count}")), "{label}");
    }
}

#[test]
fn the_picture_says_what_it_shows_and_nothing_twice() {
    let html = page("");
    let labels = labels(&html);
    assert!(labels.len() > 10);
    let all_year: Vec<&&str> = labels
        .iter()
        .filter(|label| label.contains("全年 · "))
        .collect();
    assert!(!all_year.is_empty());
    for label in all_year {
        let (bar, rest) = label.split_once('：').expect("what it is about");
        assert!(bar.starts_with("全年 · ") && bar.ends_with("项"), "{label}");
        assert!(!rest.starts_with("全年"), "{label}");
    }
    for label in &labels {
        assert!(
            !label.contains("定期，定期") && !label.contains("，，"),
            "{label}"
        );
        assert!(
            !label.contains("：，") && !label.contains("，："),
            "{label}"
        );
    }
    // The sign of a conflict is said wherever it is seen.
    let pictures = [
        "",
        "?lanes=unit&rows=all",
        "?month=2018-09",
        "?month=2018-12",
    ];
    for query in pictures {
        let html = page(query);
        let things = all(&html, "data-mark=", "data-mark=");
        assert!(html.contains("timeline-conflict"), "{query}");
        let parts: Vec<&str> = html.split("data-mark=").skip(1).collect();
        assert_eq!(parts.len(), things.len());
        for part in parts {
            // The last is followed by the legend, which shows the sign too.
            let part = part.split("timeline-legend").next().unwrap_or_default();
            let label = all(part, "aria-label=\"", "\"")[0];
            let seen = part.contains("timeline-conflict");
            assert_eq!(label.contains("正文与附表日期不同"), seen, "{label}");
        }
    }
}

#[test]
fn a_bar_says_its_state_once_its_year_is_over() {
    let over = page("?as_of=2019-01-20");
    let labels = labels(&over);
    let all_year: Vec<&&str> = labels
        .iter()
        .filter(|label| label.starts_with("全年 · "))
        .collect();
    assert!(!all_year.is_empty());
    for label in all_year {
        assert!(label.contains("项 · 已到期（过 20 天）："), "{label}");
    }
    let count = corpus().deadlines.iter();
    let count = count.filter(|deadline| deadline.all_year).count();
    let state = |day: &str, state: &str| {
        let shown = words(&page(&format!("?due=all-year&state={state}&as_of={day}")));
        shown.contains(&format!("共 {count} 项"))
    };
    assert!(state("2018-12-31", "all-year") && !state("2018-12-31", "over"));
    assert!(state("2019-01-01", "over") && !state("2019-01-01", "all-year"));
}

#[test]
fn each_lane_is_a_group_that_says_which() {
    for (query, lane) in [
        ("", "浙政办发〔2018〕30号"),
        ("?lanes=unit", "省数据管理中心"),
        ("?lanes=level", "县（市、区）"),
        ("?lanes=topic", "养老"),
    ] {
        let html = page(query);
        let picture = all(&html, "<svg class=\"timeline-picture\"", "</svg>");
        let picture = picture.first().copied().unwrap_or(&html);
        let groups = all(picture, "role=\"group\" aria-label=\"", "\"");
        assert!(
            groups.iter().any(|group| group.contains(lane)),
            "{query} {groups:?}"
        );
    }
}

#[test]
fn what_shares_the_last_lane_is_unfolded_on_request_and_folded_again() {
    let lanes = |html: &str| html.matches("class=\"timeline-lane\"").count();
    let folded = page("?lanes=unit");
    assert_eq!(lanes(&folded), 11);
    let rest = all(&folded, "class=\"timeline-lane\">其余 ", " 个");
    let rest: usize = rest[0].parse().expect("a number");
    assert!(words(&folded).contains(&format!("分行显示其余 {rest} 个")));
    let unfolded = page("?lanes=unit&rows=all");
    assert_eq!(lanes(&unfolded), 10 + rest);
    assert!(words(&unfolded).contains("只分行显示最多的 10 个"));
    assert!(!words(&unfolded).contains("其余"));
    // Where there is nothing to unfold nothing is offered.
    assert!(!page("?lanes=level").contains("timeline-rest"));
}
