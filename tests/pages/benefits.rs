//! The benefits as they are drawn for people who told something: whom it speaks of, what stands where, what is said
//! when a link or a field is wrong.

use crate::drawn::{draw, draw_answers, words};
use policy_explorer::{BenefitFilter, Route, corpus};

fn benefits() -> Route {
    Route::Benefits(BenefitFilter::default())
}

/// The words of one benefit's card.
fn card(html: &str, id: &str) -> String {
    let start = html
        .find(&format!("id=\"benefit-{id}\""))
        .unwrap_or_else(|| panic!("no card of {id}"));
    let end = html[start..].find("</article>").expect("a card ends");
    words(&html[start..start + end])
}

/// A link that the page itself would have made; the sign at its head is reckoned here once more.
fn link(parts: &str) -> String {
    let mut hash = 0x811c_9dc5_u32;
    for byte in parts.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    format!("1.{:04x}~{parts}", (hash >> 16) ^ (hash & 0xffff))
}

#[test]
fn the_page_speaks_of_whom_it_was_asked_for() {
    let of = |parts| words(&draw_answers(benefits(), &link(parts)));
    assert!(of("age.82").contains("：82 周岁，已满 80 周岁"));
    assert!(of("age.82~for.0").contains("您 82 周岁，已满 80 周岁"));
    let relative = of("age.82~for.1");
    assert!(relative.contains("老人 82 周岁，已满 80 周岁"));
    assert!(!relative.contains("您 82") && !relative.contains("您领的"));
    assert!(relative.contains("家里老人，82 周岁"));
}

#[test]
fn an_age_alone_gives_a_year_and_a_birth_date_the_day() {
    let moving = |parts| card(&draw_answers(benefits(), &link(parts)), "household-move-80");
    let about = moving("age.78");
    assert!(
        about.contains("大约 2027 或 2028 年起，满 80 周岁"),
        "{about}"
    );
    assert!(
        about.contains("78 周岁，需满 80 周岁，还差 2 年"),
        "{about}"
    );
    let exact = moving("born.1948-05-02");
    assert!(exact.contains("2028年5月2日起，满 80 周岁"), "{exact}");
    let half = |parts| {
        card(
            &draw_answers(benefits(), &link(parts)),
            "will-notary-half-fee",
        )
    };
    let until = half("born.1950-05-02");
    assert!(until.contains("到2030年5月1日为止"), "{until}");
}

#[test]
fn what_is_not_known_yet_waits_and_what_was_answered_decides() {
    let allowance = |parts| card(&draw_answers(benefits(), &link(parts)), "old-age-allowance");
    assert!(allowance("age.80").contains("待补充"));
    assert!(allowance("age.80~is.pension.unknown").contains("待补充"));
    let yes = allowance("age.80~is.pension.resident");
    assert!(
        yes.contains("应当享受") && yes.contains("每月不低于50元"),
        "{yes}"
    );
    let no = allowance("age.80~is.pension.employee");
    assert!(no.contains("暂不符合") && no.contains("填的是“"), "{no}");
    // Before the day from which it holds.
    let before = allowance("age.80~is.pension.resident~day.2018-03-31");
    assert!(
        before.contains("将来可享") && before.contains("2018年4月1日起执行"),
        "{before}"
    );
    assert!(allowance("age.80~is.pension.resident~day.2018-04-01").contains("应当享受"));
}

#[test]
fn what_could_change_a_no_is_said_only_where_one_can_choose_it() {
    let all = "age.60~is.lives_with_urban_child.false~is.child_has_stable_home.true";
    let moving = card(
        &draw_answers(benefits(), &link(all)),
        "household-move-cohabiting",
    );
    assert!(moving.contains("如果以后"), "{moving}");
    let ill = "age.60~is.self_care.able~is.serious_illness.false~is.income_support.none";
    let aid = card(
        &draw_answers(benefits(), &link(ill)),
        "legal-aid-no-means-test",
    );
    assert!(!aid.contains("如果以后"), "nobody chooses to be ill: {aid}");
    assert!(aid.contains("还差 10 年"), "{aid}");
}

#[test]
fn a_link_that_arrived_damaged_says_so_and_begins_anew() {
    let whole = link("age.82~is.pension.resident");
    for broken in [
        &whole[..whole.len() - 1],
        "",
        "x",
        "1.0000~age.82",
        "<script>",
    ] {
        let text = words(&draw_answers(benefits(), broken));
        assert!(text.contains("这个链接不完整"), "{broken}");
        assert!(text.contains("还没有填年龄"), "{broken}");
    }
    let other = words(&draw_answers(benefits(), "9.0000~age.82"));
    assert!(other.contains("另一个版本"));
}

#[test]
fn the_sheet_says_what_the_page_says() {
    let html = draw_answers(
        benefits(),
        &link("age.82~for.1~is.pension.resident~is.dementia.unknown"),
    );
    let at = html.find("class=\"sheet\"").expect("a sheet");
    let sheet = words(&html[at..]);
    for said in [
        "家里老人，82 周岁",
        "城乡居民养老金",
        "答了“不清楚”的：",
        "高龄补贴",
        "每月不低于50元",
        "原文：“从2018年4月1日起",
        "浙政办发〔2018〕32号 二（三）",
        "省民政厅",
        "带什么",
        "按 2026年11月23日 计算",
        "核对号",
        "12345",
    ] {
        assert!(sheet.contains(said), "{said}");
    }
    // Who meets one of several need not be asked for the others.
    let own = sheet.find("法律援助：免查经济状况").expect("it applies");
    let entry: String = sheet[own..].chars().take(60).collect();
    assert!(!entry.contains("还要看"), "{entry}");
}

#[test]
fn a_second_audience_has_its_own_questions_and_words_and_needs_no_age() {
    let filter = BenefitFilter {
        audience: "building".into(),
        benefit: String::new(),
    };
    let html = draw(Route::Benefits(filter), None);
    let audience = corpus()
        .audiences
        .iter()
        .find(|audience| audience.key == "building")
        .expect("the second audience");
    let text = words(&html);
    assert!(text.contains(&audience.title));
    assert!(!html.contains("id=\"age\""), "no age is asked");
    assert!(text.contains("再答一题"), "its own questions are");
    assert!(!text.contains("应当享受（"), "and it has its own names");
}

#[test]
fn a_clause_that_carries_benefits_leads_to_each_of_them_and_back_to_its_sentence() {
    for benefit in &corpus().benefits {
        let clause = draw(Route::fact(&benefit.clause), None);
        let to = Route::benefit(&benefit.id).to_string();
        assert!(clause.contains(&format!("href=\"{to}\"")), "{}", benefit.id);
        let marked = draw(Route::words(&benefit.clause, &benefit.quote), None);
        let mark = marked
            .split("<mark>")
            .nth(1)
            .and_then(|rest| rest.split("</mark>").next());
        // A body or a day within it is a mark of its own.
        let mark = mark.map(|mark| words(&format!(">{mark}")));
        assert_eq!(mark.as_ref(), Some(&benefit.quote), "{}", benefit.id);
    }
}
