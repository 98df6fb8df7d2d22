//! Texts that mean no good: cut anywhere, noise, megabytes. Parsing never fails, never panics, and takes time in
//! proportion to the length.

#![allow(
    clippy::disallowed_methods,
    reason = "a test reads the seed and measures time"
)]

use std::fs;
use std::time::{Duration, Instant};

use gazette::{Parse, Source, text::Text};
use proptest::prelude::*;

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

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_a_fault(text in any::<String>()) {
        is_sound(&text, &parse(&text));
    }

    #[test]
    fn gazettes_gone_wrong_are_read_without_a_fault(text in pieces()) {
        is_sound(&text, &parse(&text));
    }

    #[test]
    fn normalising_twice_changes_nothing_more(text in pieces()) {
        let once = gazette::text::normalised(&text);
        prop_assert_eq!(gazette::text::normalised(&once), once.clone());
        prop_assert!(!once.chars().any(char::is_control));
    }

    #[test]
    fn every_character_of_the_text_layer_knows_where_it_was_printed(text in pieces()) {
        let read = Text::read(&text);
        for (at, c) in read.normalised().char_indices() {
            let printed = &text[read.span(&(at..at + c.len_utf8())).range()];
            let normal = gazette::text::normalised(printed);
            // A half-width sign is one of full width behind a Chinese character.
            let twins = [('，', ','), ('；', ';'), ('：', ':'), ('（', '('), ('）', ')'), ('！', '!'), ('？', '?')];
            let widened = twins.iter().any(|(full, half)| *full == c && normal.contains(*half));
            prop_assert!(normal.contains(c) || c == ' ' || widened, "{c:?} is not in {printed:?}");
        }
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
    ];
    // Alone, and in the body of a document, where everything is looked for.
    let head = "关于试验的意见\n浙政办发〔２０１８〕１ 号\n各市：\n一、任务\n";
    for noise in noises
        .iter()
        .flat_map(|noise| [noise.clone(), format!("{head}{noise}")])
    {
        let noise = &noise;
        let head: String = noise.chars().skip(20).take(36).collect();
        let head = head.escape_debug();
        let begin = Instant::now();
        let parse = parse(noise);
        let taken = begin.elapsed();
        println!(
            "{:>9} bytes of {head}…: {taken:?}, {} documents",
            noise.len(),
            parse.documents.len()
        );
        // A step that grows with the square would take hours here; a debug build takes seconds. The
        // bench reads ten times as much.
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
