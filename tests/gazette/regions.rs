//! Gazettes of several places side by side: what one of them says of its 省财政厅, no other has said of its own.

use std::{collections::BTreeSet, fs};

use gazette::{MentionRole, Organization, Source, corpus::Corpus, level, notes};

use crate::support::{FILE, seed};

/// A text of another province, which names bodies that the first gazette names too, one of them in full.
const JIANGSU: &str = "江苏省人民政府公报　2018年第9期

江苏省人民政府办公厅关于推进养老金发放工作的意见
苏政办发〔2018〕18号

各市、县（市、区）人民政府：

为做好工作，提出如下意见：

一、工作目标

2018年10月底前，完成全省养老资金核对。（省财政厅、省人力社保厅负责，列第一位者为牵头单位，下同）

二、重点工作

（一）排查。2018年11月底前，完成排查并建立台账。（江苏省财政厅、省民政厅、消防部门负责）

（二）检查。2018年下半年，各市、县（市、区）政府开展检查，学习浙江省公安厅的做法。（省公安厅、公安部负责）

江苏省人民政府办公厅

2018年5月8日
";

/// A gazette of a city, and one of another: both have a 市财政局 and a 省财政厅.
fn city(name: &str) -> String {
    format!(
        "{name}人民政府公报　2018年第3期\n{name}人民政府办公厅关于甲事的通知\n某政办〔2018〕3号\n各区、县（市）人民政府：\n\
         一、甲事。2018年9月底前完成。（市财政局、省财政厅、{name}公安局、公安部负责）\n{name}人民政府办公厅\n2018年5月2日\n"
    )
}

/// With the notes of `seeds/`, as the page is built.
fn built(texts: &[(&str, &str)]) -> Corpus {
    let mut corpus = Corpus::read(texts.iter().copied());
    let mut files: Vec<_> = fs::read_dir("seeds/notes")
        .expect("the notes")
        .map(|file| file.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    for path in files {
        let text = fs::read_to_string(&path).expect("a text");
        notes::add(&mut corpus, &path.to_string_lossy(), &text).expect("notes");
    }
    level::fill(&mut corpus);
    corpus
}

fn find<'a>(corpus: &'a Corpus, id: &str) -> &'a Organization {
    let mut bodies = corpus.organizations.iter();
    bodies
        .find(|body| body.id == id)
        .unwrap_or_else(|| panic!("no body {id}"))
}

/// The documents in which a body is named.
fn documents(body: &Organization) -> BTreeSet<&str> {
    let mentions = body.mentions.iter();
    let places = mentions.filter_map(|mention| {
        let place = [&mention.clause, &mention.row, &mention.award, &mention.duty];
        place.into_iter().flatten().next()
    });
    places
        .map(|place| &place[..place.find(['/', '@']).unwrap_or(place.len())])
        .collect()
}

fn jiangsu_is_apart(corpus: &Corpus, first: &Corpus) {
    for body in &first.organizations {
        assert_eq!(find(corpus, &body.id), body, "as it was");
    }
    let own: Vec<&Organization> = corpus
        .organizations
        .iter()
        .filter(|body| first.organizations.iter().all(|other| other.id != body.id))
        .collect();
    let names: BTreeSet<&str> = own.iter().map(|body| body.name.as_str()).collect();
    let expected = [
        "公安部",
        "江苏省·消防部门",
        "江苏省人力社保厅",
        "江苏省公安厅",
        "江苏省各市、县（市、区）政府",
        "江苏省民政厅",
        "江苏省财政厅",
    ];
    assert_eq!(names, BTreeSet::from(expected));
    for body in own {
        assert_eq!(documents(body), BTreeSet::from(["苏政办发-2018-18"]));
        assert_eq!(body.current_name, None, "{}", body.id);
        let liaison = |role| matches!(role, MentionRole::Liaison | MentionRole::Directed);
        assert!(!body.mentions.iter().any(|mention| liaison(mention.role)));
    }
    let finance = find(corpus, "江苏省财政厅");
    assert_eq!(finance.aliases, ["省财政厅"]);
    assert_eq!(finance.mentions.len(), 2, "in full it is the same");
    assert_eq!(finance.levels, find(corpus, "省财政厅").levels);
    let many = "各市、县（市、区）政府";
    let theirs = find(corpus, "江苏省各市、县（市、区）政府");
    assert!(theirs.collective && theirs.levels == find(corpus, many).levels);
    let fire = find(corpus, "江苏省·消防部门");
    assert!(fire.collective && fire.levels.is_empty());
    // 浙江省公安厅 is only told of, and is another's 省公安厅.
    let named = &find(corpus, "江苏省公安厅").mentions;
    assert!(
        named
            .iter()
            .all(|mention| mention.role != MentionRole::Named)
    );
}

#[test]
fn two_provinces_have_bodies_of_their_own_whichever_file_comes_first() {
    let seed = seed();
    let first = built(&[(FILE, &seed)]);
    for file in ["a.txt", "zz.txt"] {
        let mut texts = [(FILE, seed.as_str()), (file, JIANGSU)];
        texts.sort_unstable();
        jiangsu_is_apart(&built(&texts), &first);
    }
}

#[test]
fn a_text_that_a_reader_opens_has_bodies_of_its_own_too() {
    let first = built(&[(FILE, &seed())]);
    let source = Source {
        taken: first.taken(),
        ..Source::new("a.txt", JIANGSU)
    };
    let joined = first.with(&[gazette::parse(&source)]);
    jiangsu_is_apart(&joined, &first);
    let name = |document: &str, name: &str| {
        let body = joined.body(document, name).expect("a body");
        body.id.clone()
    };
    assert_eq!(name("苏政办发-2018-18", "省财政厅"), "江苏省财政厅");
    assert_eq!(name("苏政办发-2018-18", "江苏省财政厅"), "江苏省财政厅");
    assert_eq!(name("苏政办发-2018-18", "省公安厅"), "江苏省公安厅");
    assert_eq!(name("苏政办发-2018-18", "公安部"), "公安部");
    assert_eq!(name("浙政办发-2018-35", "省财政厅"), "省财政厅");
    assert_eq!(name("浙政办发-2018-35", "省港澳办"), "省外侨办");
    let in_text = |document, name| joined.body_in_text(document, name);
    assert_eq!(
        in_text("苏政办发-2018-18", "省外侨办"),
        None,
        "no body of 江苏"
    );
    assert!(in_text("浙政办发-2018-27", "省财政厅").is_some());
}

#[test]
fn two_cities_have_bodies_of_their_own_and_the_state_is_one() {
    let seed = seed();
    let (hangzhou, nanjing) = (city("杭州市"), city("南京市"));
    let first = built(&[(FILE, &seed)]);
    let all = built(&[("a.txt", &hangzhou), ("b.txt", &nanjing), (FILE, &seed)]);
    for name in ["杭州市财政局", "南京市财政局"] {
        assert_eq!(find(&all, name).mentions.len(), 1, "{name}");
        assert_eq!(find(&all, name).aliases, ["市财政局"]);
    }
    // No text tells in which province a city is.
    for name in ["杭州市·省财政厅", "南京市·省财政厅"] {
        assert_eq!(find(&all, name).mentions.len(), 1, "{name}");
    }
    assert_eq!(find(&all, "公安部").mentions.len(), 2);
    for body in &first.organizations {
        let now = find(&all, &body.id);
        assert_eq!(
            (&now.aliases, &now.current_name),
            (&body.aliases, &body.current_name)
        );
    }
}

#[test]
fn a_city_in_the_gazette_of_its_province_means_that_province() {
    let text = city("杭州市").replace("杭州市人民政府公报", "浙江省人民政府公报");
    let corpus = built(&[("a.txt", &text)]);
    let names: BTreeSet<&str> = corpus
        .organizations
        .iter()
        .map(|body| body.name.as_str())
        .collect();
    let expected = ["公安部", "省财政厅", "杭州市公安局", "杭州市财政局"];
    assert_eq!(names, BTreeSet::from(expected));
}

#[test]
fn gazettes_that_tell_no_place_share_no_bodies() {
    let text = "关于甲事的通知\n某政办发〔2018〕3号\n各单位：\n一、甲事。照办。（省财政厅、公安部负责）\n2018年5月2日\n";
    let seed = seed();
    let corpus = built(&[("a.txt", text), ("浙江省.txt", text), (FILE, &seed)]);
    for name in ["“a”·省财政厅", "“浙江省”·省财政厅"] {
        assert_eq!(find(&corpus, name).mentions.len(), 1, "{name}");
    }
    assert_eq!(find(&corpus, "公安部").mentions.len(), 2);
}
