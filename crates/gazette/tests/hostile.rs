//! Texts that mean no good: cut anywhere, noise, megabytes. Parsing never fails, never panics, and takes time in
//! proportion to the length.

#![allow(
    clippy::disallowed_methods,
    reason = "a test reads the seed and measures time"
)]

#[path = "../../../tests/support/property.rs"]
mod property;

use std::fs;
use std::time::{Duration, Instant};

use gazette::{Parse, Source, text::Text};
use property::{holds, worked};
use proptest::prelude::*;

const FOUND: &str = "tests/found/hostile.txt";

fn parse(text: &str) -> Parse {
    gazette::parse(&Source::new("hostile.txt", text))
}

fn seed() -> String {
    fs::read_to_string("../../seeds/zhejiang-2018-12.txt").expect("the first gazette")
}

/// What must hold of every parse, whatever the text.
fn is_sound(text: &str, parse: &Parse) {
    let spans = parse.documents.iter().map(|document| document.source);
    let spans = spans.chain(parse.clauses.iter().map(|clause| clause.source));
    let spans = spans.chain(parse.deadlines.iter().map(|deadline| deadline.source));
    let spans = spans.chain(parse.responsibilities.iter().map(|row| row.source));
    let spans = spans.chain(parse.tables.iter().map(|table| table.source));
    let spans = spans.chain(parse.awards.iter().map(|award| award.source));
    let spans = spans.chain(parse.duties.iter().map(|duty| duty.source));
    let spans = spans.chain(parse.figures.iter().map(|figure| figure.source));
    for span in spans.chain(parse.diagnostics.iter().map(|diagnostic| diagnostic.source)) {
        assert!(
            text.get(span.range()).is_some(),
            "{span:?} is no part of the text"
        );
    }
    for deadline in &parse.deadlines {
        assert!(deadline.quote.contains(&deadline.phrase), "{}", deadline.id);
        assert!(
            deadline.start.is_none() || deadline.due.is_none() || deadline.start <= deadline.due,
            "{}",
            deadline.id
        );
    }
    let lines = u32::try_from(text.lines().count().max(1)).expect("a test is shorter");
    assert!(
        parse
            .diagnostics
            .iter()
            .all(|diagnostic| (1..=lines).contains(&diagnostic.line))
    );
    let mut ids: Vec<&str> = parse
        .deadlines
        .iter()
        .map(|deadline| deadline.id.as_str())
        .collect();
    ids.extend(parse.clauses.iter().map(|clause| clause.id.as_str()));
    ids.extend(parse.documents.iter().map(|document| document.id.as_str()));
    ids.extend(parse.responsibilities.iter().map(|row| row.id.as_str()));
    ids.extend(parse.tables.iter().map(|table| table.id.as_str()));
    ids.extend(parse.awards.iter().map(|award| award.id.as_str()));
    ids.extend(parse.duties.iter().map(|duty| duty.id.as_str()));
    ids.extend(parse.figures.iter().map(|figure| figure.id.as_str()));
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands twice");
}

#[test]
fn the_gazette_cut_anywhere_is_still_read_as_far_as_it_goes() {
    let seed = seed();
    let mut documents = 0;
    for cut in (0..=seed.len()).step_by(509) {
        let cut = (cut..=seed.len())
            .find(|at| seed.is_char_boundary(*at))
            .expect("the end is one");
        let parse = parse(&seed[..cut]);
        is_sound(&seed[..cut], &parse);
        assert!(
            parse.documents.len() >= documents,
            "more text, fewer documents at {cut}"
        );
        documents = parse.documents.len();
        is_sound(
            &seed[cut..],
            &gazette::parse(&Source::new("hostile.txt", &seed[cut..])),
        );
    }
    assert_eq!(documents, 9);
}

/// Pieces of which gazettes are made, put together in ways that nobody would print.
fn pieces() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "浙政办发〔２０１８〕３０ 号",
        "\n",
        " ",
        "一、",
        "（一）",
        "１ ",
        "１．",
        "（",
        "）",
        "“",
        "”",
        "《",
        "》",
        "，",
        "。",
        "；",
        "：",
        "、",
        "２０１８ 年 １０ 月底前",
        "下半年",
        "每年",
        "定期",
        "从",
        "起",
        "到",
        "３ 年内",
        "年底前",
        "２０１８—２０２０ 年",
        "明年",
        "关于",
        "印发",
        "的通知",
        "浙江省人民政府办公厅",
        "２０１８ 年 ３ 月 ２８ 日",
        "附件：",
        "附件",
        "各市、县（市、区）",
        "省民政厅",
        "牵头",
        "负责",
        "责任单位：",
        "列第一位的为牵头单位，下同",
        "—２１—",
        "浙江省人民政府公报 ２０１８ 年第 １２ 期",
        "书书书",
        "完成",
        "９９９９ 年 ９９ 月",
        "第一章",
        "目录",
        "第三条",
        "第388号",
        "省政府令",
        "省政府公告",
        "关于试验的通告",
        "(",
        ")",
        ",",
        "[2O21]3号",
        "2 0 2 1 年",
        "“十四五”期间",
        "即日起至",
        "月底前",
        "次年",
        "中旬",
        "9—11月",
        "春节前",
        "自印发之日起施行",
        "（责任单位：市税务局；完成时限：年内）",
        "府發〔2021〕5號",
        "關於",
        "辦理",
        "附件1：",
        "０",
        "\u{0}",
        "\u{feff}",
        "名单",
        "（共 ３ 个）",
        "（一）一等奖。（１０ 家）",
        "甲公司、乙公司、丙银行。",
        "一等次：",
        "陈　 新（秘书长）　 协助省长",
        "联系省财政厅、",
        "分管",
        "不低于 ２ ５％",
        "５０ 万家以上",
        "百米以上",
        "至少",
        "\n工作任务\n\n责任单位\n\n时间要求\n\n",
        "\n工\n作\n任\n务\n\n责\n任\n单\n位\n\n时\n间\n要\n求\n\n",
        "\n加\n快\n建\n设\n\n省\n某\n厅\n\n２０\n１８\n年\n底\n\n",
        "\n地区        数量        备注\n",
        "\n东港区      １２００      \n",
        "      ",
        "𠮷",
        "ﷺ",
        "e\u{301}",
    ]);
    prop::collection::vec(
        prop_oneof![8 => known.prop_map(String::from), 1 => any::<char>().prop_map(String::from)],
        0..120,
    )
    .prop_map(|pieces| pieces.concat())
}

#[test]
fn any_text_is_read_without_a_fault() {
    holds(FOUND, &any::<String>(), |text| {
        is_sound(&text, &parse(&text));
        Ok(())
    });
}

#[test]
fn gazettes_gone_wrong_are_read_without_a_fault() {
    holds(FOUND, &pieces(), |text| {
        is_sound(&text, &parse(&text));
        Ok(())
    });
}

#[test]
fn normalising_twice_changes_nothing_more() {
    holds(FOUND, &pieces(), |text| {
        let once = gazette::text::normalised(&text);
        prop_assert_eq!(gazette::text::normalised(&once), once.clone());
        prop_assert!(!once.chars().any(char::is_control));
        Ok(())
    });
}

#[test]
fn every_character_of_the_text_layer_knows_where_it_was_printed() {
    holds(FOUND, &pieces(), |text| {
        let read = Text::read(&text);
        for (at, c) in read.normalised().char_indices() {
            let printed = &text[read.span(&(at..at + c.len_utf8())).range()];
            let normal = gazette::text::normalised(printed);
            // A half-width sign is one of full width behind a Chinese character.
            let twins = [
                ('，', ','),
                ('；', ';'),
                ('：', ':'),
                ('（', '('),
                ('）', ')'),
                ('！', '!'),
                ('？', '?'),
            ];
            let widened = twins
                .iter()
                .any(|(full, half)| *full == c && normal.contains(*half));
            prop_assert!(
                normal.contains(c) || c == ' ' || widened,
                "{c:?} is not in {printed:?}"
            );
        }
        Ok(())
    });
}

/// Found by the tests above, and kept.
#[test]
fn texts_that_once_made_it_stumble_are_read() {
    for text in [
        // A time that runs over the end of its part of the sentence.
        "的通知\n工作任务\n\n责任单位\n\n时间要求\n\n（浙政办发〔２０１８〕３０ 号从,自印发之日起施行",
        "关于甲的通知\n甲政发〔2018〕1号\n一、乙\n从，自印发之日起施行。\n",
    ] {
        is_sound(text, &parse(text));
    }
}

#[test]
fn a_megabyte_of_noise_takes_time_in_proportion() {
    let noises = [
        "（".repeat(350_000),
        "《“（".repeat(120_000),
        "一、\n".repeat(140_000),
        "浙政办发〔２０１８〕３０ 号\n".repeat(28_000),
        "每年，".repeat(110_000),
        "《２０１８年》".repeat(50_000),
        "２０１８年底前，各地完成，".repeat(28_000),
        "每年、".repeat(110_000),
        "省民政厅、".repeat(70_000) + "（" + &"省民政厅、".repeat(70_000) + "负责）",
        "（省民政厅负责）每年做。".repeat(30_000),
        "２０１８年，".repeat(60_000),
        "0123456789".repeat(100_000),
        "省政府关于试验的通告\n2021年3月5日\n".repeat(20_000),
        "省政府公告\n第3号\n".repeat(40_000),
        "第一章\n第一条 做。\n".repeat(40_000),
        "府發〔2021〕5號\n".repeat(40_000),
        "自发布，".repeat(80_000),
        "1 ".repeat(400_000),
        "由省民政厅，年底前，".repeat(30_000),
        "\n\n\n\n\n\n\n\n\n\n".repeat(100_000),
        "不低于 ２ ５％、".repeat(50_000),
        "省    市    １    ".repeat(60_000),
        "至少百米以上".repeat(50_000),
        "（２０ 家）".repeat(60_000),
        "甲公司等 ３ 家、".repeat(40_000),
        "陈新（秘书长）联系省财政厅\n".repeat(24_000),
        format!(
            "附件\n{}",
            "工\n作\n任\n务\n\n责\n任\n单\n位\n\n".repeat(25_000)
        ),
        format!(
            "附件\n工\n作\n任\n务\n\n责\n任\n单\n位\n\n{}",
            "加\n快\n\n省\n某\n厅\n\n".repeat(40_000)
        ),
        format!(
            "附件\n工作任务    责任单位    时间要求\n{}",
            "加快进度    省某厅    每年\n".repeat(25_000)
        ),
        format!(
            "附件\n名单\n{}",
            "一、先进（２ 家）\n甲公司、乙公司。\n".repeat(18_000)
        ),
    ];
    // Alone, and in the body of a document, where everything is looked for.
    let heads = [
        "",
        "关于试验的意见\n浙政办发〔２０１８〕１ 号\n各市：\n一、任务\n",
        "关于表彰和分工的通报\n浙政办发〔２０１８〕１ 号\n各市：\n任务如下：\n浙江省人民政府\n２０１８ 年 １ 月 １ 日\n",
    ];
    for noise in noises
        .iter()
        .flat_map(|noise| heads.map(|head| format!("{head}{noise}")))
    {
        let noise = &noise;
        let head: String = noise.chars().skip(20).take(36).collect();
        let head = head.escape_debug();
        let (taken, parse) = worked(|| parse(noise));
        println!(
            "{:>9} bytes of {head}…: {taken:?}, {} documents",
            noise.len(),
            parse.documents.len()
        );
        // A step that grows with the square would take hours here; a debug build takes seconds. The bench reads ten times
        // as much.
        assert!(taken < Duration::from_secs(20), "{head}…");
    }
}

#[test]
fn a_hundred_gazettes_take_a_hundred_times_as_long() {
    let seed = seed();
    let time = |text: &str| {
        let begin = Instant::now();
        assert!(!parse(text).documents.is_empty());
        begin.elapsed()
    };
    let one = (0..5).map(|_| time(&seed)).min().expect("five runs");
    let many = time(&seed.repeat(50));
    // `make bench` measures it closely; this only catches a step that grows with the square.
    assert!(many < one * 50 * 4, "one {one:?}, fifty {many:?}");
}
