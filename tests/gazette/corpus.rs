//! What the parser reads in the first gazette, against tables that were written by hand from its text (`tests/facts/`),
//! and what the page carries, against what the parser reads now.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use gazette::{Origin, corpus::Corpus, for_whom, level, notes, rules, text::normalised, topics};
use serde::Deserialize;

use crate::support::{FILE, facts, id, named, parse, seed};

#[derive(Deserialize)]
struct Documents {
    document: Vec<DocumentFacts>,
}

#[derive(Deserialize)]
struct DocumentFacts {
    number: String,
    title: String,
    kind: String,
    issuer: String,
    date: String,
    addressees: String,
    attachments: Vec<String>,
    clauses: Vec<String>,
    titles: BTreeMap<String, String>,
}

#[test]
fn the_nine_documents_are_what_a_reader_finds() {
    let parse = parse();
    let expected = facts::<Documents>("documents").document;
    assert_eq!(expected.len(), 9);
    assert_eq!(parse.documents.len(), expected.len());
    for (found, expected) in parse.documents.iter().zip(&expected) {
        let number = &expected.number;
        assert_eq!(&found.number, number);
        assert_eq!(found.id, id(number));
        assert_eq!(found.title, expected.title, "{number}");
        assert_eq!(found.kind, expected.kind, "{number}");
        assert_eq!(found.issuer, expected.issuer, "{number}");
        assert_eq!(
            found.date.map(|date| date.to_string()).as_deref(),
            Some(expected.date.as_str()),
            "{number}"
        );
        assert_eq!(found.addressees, expected.addressees, "{number}");
        assert_eq!(found.attachments, expected.attachments, "{number}");
        let numbered = parse
            .clauses
            .iter()
            .filter(|clause| clause.document == found.id && !clause.label.is_empty());
        let places: Vec<&str> = numbered
            .clone()
            .map(|clause| clause.id.rsplit_once('/').expect("an id").1)
            .collect();
        assert_eq!(places, expected.clauses, "{number}");
        for (clause, place) in numbered.zip(&expected.clauses) {
            assert_eq!(
                Some(&clause.title),
                expected.titles.get(place),
                "{number} {place}"
            );
            assert_eq!(
                usize::from(clause.level),
                place.split('.').count(),
                "{number} {place}"
            );
        }
    }
}

#[test]
fn the_gazette_names_itself_and_its_seed() {
    let gazette = parse().gazette;
    assert_eq!(
        (gazette.title.as_str(), gazette.year, gazette.issue),
        ("浙江省人民政府公报", Some(2018), Some(12))
    );
    // sha256sum seeds/zhejiang-2018-12.txt
    assert_eq!(
        gazette.sha256,
        "82ec9cd1cd9bf1c3860176ea97dfd2e86c9928aefae849055c1dd59209d9b0b1"
    );
}

#[derive(Deserialize)]
struct Clauses {
    clause: Vec<AgencyFacts>,
}

#[derive(Deserialize)]
struct AgencyFacts {
    document: String,
    clause: String,
    agencies: Vec<(String, String)>,
}

#[test]
fn every_agency_bracket_is_read_and_no_other() {
    let parse = parse();
    let expected: BTreeMap<String, Vec<(String, String)>> = facts::<Clauses>("agencies")
        .clause
        .into_iter()
        .map(|facts| {
            (
                format!("{}/{}", id(&facts.document), facts.clause),
                facts.agencies,
            )
        })
        .collect();
    let found: BTreeMap<String, Vec<(String, String)>> = parse
        .clauses
        .iter()
        .filter(|clause| !clause.agencies.is_empty())
        .map(|clause| (clause.id.clone(), named(&clause.agencies)))
        .collect();
    for (clause, agencies) in &expected {
        assert_eq!(found.get(clause), Some(agencies), "{clause}");
    }
    assert_eq!(
        found.keys().collect::<Vec<_>>(),
        expected.keys().collect::<Vec<_>>()
    );
}

#[derive(Deserialize)]
struct Deadlines {
    deadline: Vec<DeadlineFacts>,
}

#[derive(Deserialize)]
struct DeadlineFacts {
    document: String,
    clause: String,
    phrase: String,
    quote: String,
    task: String,
    start: String,
    due: String,
    recurrence: String,
    /// Absent where a reader can doubt who is meant.
    responsible: Option<Vec<(String, String)>>,
}

#[test]
fn every_dated_or_periodic_duty_of_the_body_is_found_and_no_other() {
    let parse = parse();
    let expected = facts::<Deadlines>("deadlines").deadline;
    let body: Vec<_> = parse
        .deadlines
        .iter()
        .filter(|deadline| deadline.origin == Origin::Body)
        .collect();
    for (found, expected) in body.iter().zip(&expected) {
        let place = format!("{}/{}", id(&expected.document), expected.clause);
        let context = format!("{} (expected at {place}: {})", found.id, expected.quote);
        assert_eq!(found.clause.as_ref(), Some(&place), "{context}");
        assert_eq!(found.phrase, expected.phrase, "{context}");
        assert_eq!(found.quote, expected.quote, "{context}");
        assert_eq!(found.task, expected.task, "{context}");
        let iso =
            |date: Option<gazette::Date>| date.map(|date| date.to_string()).unwrap_or_default();
        assert_eq!(
            (iso(found.start), iso(found.due)),
            (expected.start.clone(), expected.due.clone()),
            "{context}"
        );
        let recurrence = found
            .recurrence
            .map(|recurrence| format!("{recurrence:?}").to_lowercase());
        assert_eq!(
            recurrence.unwrap_or_default(),
            expected.recurrence,
            "{context}"
        );
        if let Some(responsible) = &expected.responsible {
            assert_eq!(&named(&found.responsible), responsible, "{context}");
        }
    }
    assert_eq!(body.len(), expected.len());
}

#[test]
fn every_quote_is_what_its_span_of_the_seed_prints() {
    let (seed, parse) = (seed(), parse());
    // The header and folio of a page that a fact runs over are no part of it.
    let printed = |source: gazette::Span| {
        let text = gazette::text::Text::read(&seed[source.range()]);
        text.normalised().to_owned()
    };
    for deadline in &parse.deadlines {
        assert_eq!(printed(deadline.source), deadline.quote, "{}", deadline.id);
    }
    for clause in &parse.clauses {
        let stop = if clause.title.is_empty() || clause.text.is_empty() {
            ""
        } else {
            "。"
        };
        let run_in = format!("{}{}{stop}{}", clause.label, clause.title, clause.text);
        let own_line = format!("{}{}{}", clause.label, clause.title, clause.text);
        let printed = printed(clause.source);
        assert!(
            printed.trim_end_matches('。') == run_in.trim_end_matches('。') || printed == own_line,
            "{}",
            clause.id
        );
    }
}

#[test]
fn ids_are_unique_and_resolve() {
    let parse = parse();
    let documents: BTreeSet<&str> = parse
        .documents
        .iter()
        .map(|document| document.id.as_str())
        .collect();
    let clauses: BTreeSet<&str> = parse
        .clauses
        .iter()
        .map(|clause| clause.id.as_str())
        .collect();
    let deadlines: BTreeSet<&str> = parse
        .deadlines
        .iter()
        .map(|deadline| deadline.id.as_str())
        .collect();
    assert_eq!(
        (documents.len(), clauses.len(), deadlines.len()),
        (
            parse.documents.len(),
            parse.clauses.len(),
            parse.deadlines.len()
        )
    );
    assert!(
        parse
            .clauses
            .iter()
            .all(|clause| documents.contains(clause.document.as_str()))
    );
    assert!(
        parse
            .deadlines
            .iter()
            .all(|deadline| deadline.clause.is_some() != deadline.row.is_some())
    );
    let rows: BTreeSet<&str> = parse
        .responsibilities
        .iter()
        .map(|row| row.id.as_str())
        .collect();
    for deadline in &parse.deadlines {
        let places = [(&deadline.clause, &clauses), (&deadline.row, &rows)];
        for (place, all) in places {
            assert!(
                place.as_deref().is_none_or(|place| all.contains(place)),
                "{}",
                deadline.id
            );
        }
        for other in &deadline.conflicts_with {
            assert!(deadlines.contains(other.as_str()), "{}", deadline.id);
        }
    }
    let listed = parse
        .documents
        .iter()
        .flat_map(|document| &document.clauses)
        .map(String::as_str);
    assert_eq!(listed.collect::<BTreeSet<_>>(), clauses);
}

#[test]
fn the_text_of_the_body_is_kept_whole() {
    // Between addressees and signature nothing is lost or doubled: what the clauses hold is what the seed prints.
    let (seed, parse) = (seed(), parse());
    for document in &parse.documents {
        let clauses: Vec<_> = parse
            .clauses
            .iter()
            .filter(|clause| clause.document == document.id)
            .collect();
        for pair in clauses.windows(2) {
            let between = &seed[pair[0].source.end as usize..pair[1].source.start as usize];
            let between = gazette::text::Text::read(between).normalised().to_owned();
            let signature = format!("{}{}", document.issuer, normalised(&signed(document)));
            // Only the signature and the title of what a notice issues may stand between two clauses.
            assert!(
                between.is_empty() || between.starts_with(&signature),
                "{}: {between}",
                pair[1].id
            );
        }
    }
}

fn signed(document: &gazette::Document) -> String {
    let date = document.date.expect("all nine are dated");
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// The files of a folder with an ending, by name, with their text.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let paths = fs::read_dir(folder)
        .expect("a folder of the project")
        .map(|entry| entry.expect("an entry").path());
    let named = paths
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == ending)
        })
        .map(|path| {
            let name = path
                .file_name()
                .expect("a file has a name")
                .to_string_lossy()
                .into_owned();
            (name, fs::read_to_string(&path).expect("a text"))
        });
    let mut files: Vec<(String, String)> = named.collect();
    files.sort();
    files
}

#[test]
fn what_is_baked_is_what_is_parsed_now() {
    let seeds = files("seeds", "txt");
    let mut corpus = Corpus::read(
        seeds
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str())),
    );
    for (name, source) in files("seeds/notes", "toml") {
        let unused = notes::add(&mut corpus, &name, &source);
        assert_eq!(unused, Ok(Vec::new()), "{name}");
    }
    for (name, source) in files("seeds/rules", "toml") {
        rules::add(&mut corpus, &name, &source).unwrap_or_else(|errors| panic!("{}", errors[0]));
    }
    for_whom::fill(&mut corpus);
    topics::fill(&mut corpus);
    level::fill(&mut corpus);
    // The tables come out of dictionaries that only the build has.
    corpus.letters = policy_explorer::corpus().letters.clone();
    assert_eq!(policy_explorer::corpus(), &corpus);
}

#[test]
fn the_tables_of_characters_hold_what_this_text_needs() {
    let corpus = policy_explorer::corpus();
    let letters = &corpus.letters;
    for (old, new) in [
        ('養', '养'),
        ('廳', '厅'),
        ('國', '国'),
        ('服', '服'),
        ('养', '养'),
    ] {
        assert_eq!(letters.fold(old), new);
    }
    assert!(letters.simplified.is_sorted_by_key(|(old, _)| *old));
    assert!(letters.readings.is_sorted_by_key(|(c, _)| *c));
    assert!(
        letters
            .simplified
            .iter()
            .all(|(old, new)| old != new && old.len_utf8() == new.len_utf8())
    );
    let readings = |c: char| {
        let found = letters.readings.iter().find(|(own, _)| *own == c);
        found.map_or_else(Vec::new, |(_, readings)| readings.clone())
    };
    assert!(
        ["chang", "zhang"]
            .iter()
            .all(|reading| readings('长').iter().any(|own| own == reading))
    );
    let names = corpus
        .organizations
        .iter()
        .flat_map(|body| body.name.chars());
    let han = names.filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c));
    for c in han {
        assert!(!readings(c).is_empty(), "{c}");
    }
}

#[test]
fn the_same_number_in_three_gazettes_stays_three_documents() {
    let text = "关于放假的通知\n浙政办发〔２０１８〕１ 号\n各单位：\n２０１８ 年 ５ 月底前完成。";
    let corpus = Corpus::read([("a.txt", text), ("b.txt", text), ("c.txt", text)]);
    let ids: Vec<&str> = corpus
        .documents
        .iter()
        .map(|document| document.id.as_str())
        .collect();
    assert_eq!(
        ids,
        ["浙政办发-2018-1", "浙政办发-2018-1~2", "浙政办发-2018-1~3"]
    );
    let deadlines: BTreeSet<&str> = corpus
        .deadlines
        .iter()
        .map(|deadline| deadline.id.as_str())
        .collect();
    assert_eq!(deadlines.len(), 3);
}

#[test]
fn a_second_gazette_appears_beside_the_first_and_changes_nothing_of_it() {
    let seed = seed();
    let second = "关于加强防汛工作的通知\n浙政办发〔２０１８〕３０ 号\n\n各市人民政府：\n\n一、及早准备\n２０１９ 年 ４ 月底前完成检查。\n\n浙江省人民政府办公厅\n２０１９ 年 １ 月 ２ 日\n";
    let one = Corpus::read([(FILE, seed.as_str())]);
    let two = Corpus::read([(FILE, seed.as_str()), ("zhejiang-2019-01.txt", second)]);
    assert_eq!(two.gazettes.len(), 2);
    assert_eq!(two.documents[..9], one.documents[..]);
    assert_eq!(two.deadlines[..one.deadlines.len()], one.deadlines[..]);
    let added = &two.documents[9];
    // The same number in two gazettes stays two documents.
    assert_eq!(
        (added.number.as_str(), added.id.as_str()),
        ("浙政办发〔2018〕30号", "浙政办发-2018-30~2")
    );
    let last = two.deadlines.last().expect("its deadline");
    assert_eq!(
        (last.id.as_str(), last.due.map(|due| due.to_string())),
        (
            "浙政办发-2018-30~2/1@2019年4月底前",
            Some("2019-04-30".into())
        )
    );
}
