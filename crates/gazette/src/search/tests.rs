use super::*;
use crate::{Clause, Deadline, Document};

/// Two documents, one of which repeats itself.
fn corpus() -> Corpus {
    let seed = "某省人民政府公报 ２０１８ 年第 １ 期\n某省人民政府办公厅关于养老服务的意见\n某政办发〔２０１８〕１ 号\n各市：\n为了养老，现提出意见：\n一、养老服务\n（一）服务。养老养老养老。办好ＰＰＰ项\n目。（省民政厅负责）\n（二）高龄津贴。２０１８ 年 １０ 月底前，各地完成高龄津贴发放。\n某省人民政府办公厅\n２０１８ 年 １ 月 ２ 日\n";
    let mut corpus = Corpus::read([("一.txt", seed)]);
    let read = |c: char, reading: &str| (c, vec![reading.to_owned()]);
    corpus.letters.readings = vec![
        read('省', "sheng"),
        read('民', "min"),
        read('政', "zheng"),
        read('厅', "ting"),
    ];
    corpus.letters.readings.sort();
    corpus.letters.simplified = vec![('養', '养')];
    corpus
}

/// Every text of a gazette, found without the engine.
fn texts(corpus: &Corpus) -> Vec<&str> {
    let titles = corpus
        .documents
        .iter()
        .flat_map(|Document { title, number, .. }| [title, number]);
    let clauses = corpus
        .clauses
        .iter()
        .flat_map(|Clause { title, text, .. }| [title, text]);
    titles.chain(clauses).map(String::as_str).collect()
}

fn all(query: &str) -> (usize, Vec<(Kind, String, usize)>) {
    let corpus = corpus();
    let engine = Engine::new(&corpus);
    let found = engine.search(query, Options::default());
    let hits = found.hits.iter();
    (
        found.total,
        hits.map(|hit| (hit.kind, hit.matched.to_owned(), hit.count))
            .collect(),
    )
}

/// In small letters of half width, told without the engine.
fn plain(text: &str) -> String {
    let half = |c: char| match c {
        '，' => ',',
        '；' => ';',
        '：' => ':',
        '（' => '(',
        '）' => ')',
        c => c,
    };
    text.chars().map(half).collect::<String>().to_lowercase()
}

#[test]
fn every_string_of_the_text_is_found_as_often_as_it_occurs() {
    let corpus = corpus();
    let engine = Engine::new(&corpus);
    let texts: Vec<String> = texts(&corpus).into_iter().map(plain).collect();
    for text in &texts {
        let characters: Vec<char> = text.chars().collect();
        for long in 1..=6 {
            for window in characters.windows(long) {
                let string: String = window.iter().collect();
                let found = engine.search(&format!("\"{string}\""), Options::default());
                let total: usize = texts.iter().map(|text| text.matches(&string).count()).sum();
                assert_eq!(found.total, total, "{string}");
                for hit in &found.hits {
                    assert_eq!(plain(hit.matched), string);
                }
            }
        }
    }
}

#[test]
fn one_character_is_enough_and_places_do_not_overlap() {
    assert_eq!(all("养").0, 6);
    assert_eq!(all("养老养").0, 1);
}

#[test]
fn old_characters_and_letters_of_any_width_and_case_are_found_as_they_are_printed() {
    let (total, hits) = all("養老");
    assert_eq!((total, hits[0].1.as_str()), (6, "养老"));
    for typed in ["PPP", "ppp", "ｐｐｐ", "ＰＰＰ项目"] {
        assert_eq!(all(typed).0, 1, "{typed}");
    }
}

#[test]
fn a_place_may_lie_across_the_end_of_a_printed_line_but_not_of_a_text() {
    assert_eq!(all("项目").0, 1);
    // Two clauses stand one behind the other.
    assert_eq!(all("负责)高龄").0, 0);
}

#[test]
fn blanks_mean_and_and_quotation_marks_one_string() {
    let (total, hits) = all("高龄 津贴");
    assert!(
        total > 0
            && hits
                .iter()
                .all(|(_, matched, _)| "高龄津贴".contains(matched.as_str()))
    );
    assert_eq!(all("高龄 养老").1, []);
    assert_eq!(all("\"高龄 津贴\"").0, all("高龄津贴").0);
}

#[test]
fn titles_come_before_headings_names_and_bodies_then_what_has_more() {
    let (_, hits) = all("养老");
    assert_eq!(hits[0].0, Kind::Document);
    assert_eq!((hits[1].0, hits[1].2), (Kind::Clause, 1), "the heading");
    assert_eq!((hits[2].0, hits[2].2), (Kind::Clause, 3));
}

#[test]
fn what_is_called_so_comes_before_what_carries_the_words_more_often() {
    let (_, hits) = all("养老服务");
    assert_eq!(hits[0].0, Kind::Clause, "the heading is just this");
    assert_eq!(hits[1].0, Kind::Document, "the title has more");

    let text = |province: &str, number: u8| {
        format!(
            "{province}人民政府办公厅关于某事的意见\n某政办发〔２０１８〕{number} 号\n各市：\n一、某事。办好某事。（省财政厅负责）\n２０１８ 年 １ 月 ２ 日\n"
        )
    };
    let mut corpus = Corpus::read([
        ("一.txt", &*text("江苏省", 1)),
        ("二.txt", &*text("浙江省", 2)),
    ]);
    // Who is at home in 浙江 calls the other by its full name, which has the short one in it, and is called so too.
    corpus
        .organizations
        .retain(|body| body.name.ends_with("财政厅"));
    assert_eq!(corpus.organizations.len(), 2);
    corpus.organizations[1].name = "省财政厅".into();
    corpus.organizations[1].aliases.clear();
    let engine = Engine::new(&corpus);
    let found = engine.search("省财政厅", Options::default());
    let bodies = found
        .hits
        .iter()
        .filter(|hit| hit.kind == Kind::Organization);
    let ids: Vec<&str> = bodies.map(|hit| hit.id).collect();
    assert_eq!(
        ids,
        [&corpus.organizations[1].id, &corpus.organizations[0].id]
    );
    assert_eq!(found.hits[0].id, corpus.organizations[1].id);
}

#[test]
fn a_date_finds_what_is_due_then_in_whichever_words() {
    for typed in ["2018-10", "2018年10月", "2018-10-31", "10月底"] {
        let (_, hits) = all(typed);
        let due: Vec<_> = hits
            .iter()
            .filter(|(kind, ..)| *kind == Kind::Deadline)
            .collect();
        assert_eq!(due.len(), 1, "{typed}");
    }
    assert!(all("2018-09").1.is_empty());
}

#[test]
fn pinyin_finds_names_and_counts_no_place_of_the_text() {
    for typed in ["minzhengting", "mzt", "smzt", "shengminz", "MZT"] {
        let (total, hits) = all(typed);
        assert_eq!(total, 0, "{typed}");
        assert!(
            hits.iter().any(|(kind, ..)| *kind == Kind::Organization),
            "{typed}"
        );
    }
    assert!(all("\"mzt\"").1.is_empty());
}

#[test]
fn where_nothing_occurs_the_nearest_that_does_is_told() {
    let corpus = corpus();
    let engine = Engine::new(&corpus);
    let nearest = |query: &str| engine.search(query, Options::default()).nearest;
    for (typed, near) in [
        ("高岭津贴", Some("高龄津贴")),
        ("高龄补津贴", Some("高龄津贴")),
        ("高津贴", Some("高龄津贴")),
        ("养老 高岭津贴", Some("养老 高龄津贴")),
        ("养老院校", Some("养老")),
        ("高龄津贴", None),
        ("甲乙丙丁", None),
        ("鬱", None),
    ] {
        assert_eq!(nearest(typed).as_deref(), near, "{typed}");
    }
}

#[test]
fn a_document_narrows_and_a_limit_cuts_only_what_is_listed() {
    let corpus = corpus();
    let engine = Engine::new(&corpus);
    let own = Options {
        document: Some(&corpus.documents[0].id),
        limit: Some(1),
    };
    let found = engine.search("养老", own);
    assert_eq!((found.total, found.hits.len()), (6, 1));
    let nowhere = Options {
        document: Some("nowhere"),
        limit: None,
    };
    assert_eq!(engine.search("养老", nowhere).groups, []);
}

#[test]
fn hostile_queries_are_answered() {
    let corpus = corpus();
    let engine = Engine::new(&corpus);
    for query in [
        "",
        " ",
        "\0",
        "\"",
        "\"\"",
        "\u{feff}",
        "𠀀",
        "e\u{301}",
        "<script>",
        &"养".repeat(100_000),
        &"\" ".repeat(10_000),
    ] {
        let found = engine.search(query, Options::default());
        assert_eq!(found.total, 0, "{query:.20}");
    }
}

#[test]
fn a_hit_shows_what_stands_around_its_place() {
    let corpus = corpus();
    let engine = Engine::new(&corpus);
    let found = engine.search("津贴发放", Options::default());
    let hit = &found.hits[0];
    let clause = corpus
        .clause(hit.clause.expect("a clause"))
        .expect("it is there");
    assert_eq!(
        format!("{}{}{}", hit.before, hit.matched, hit.after),
        clause.text
    );
    let deadline: &Deadline = &corpus.deadlines[0];
    assert_eq!(found.hits[1].id, deadline.id);
}
