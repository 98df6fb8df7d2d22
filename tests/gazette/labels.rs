//! For whom the first gazette's documents and facts are, and what they are about, against tables that were written by hand
//! before any program said it (`tests/facts/for_whom.toml`, `topics.toml`).

use gazette::corpus::Corpus;
use policy_explorer::corpus;
use serde::Deserialize;

use crate::support::{facts, id};

#[derive(Deserialize)]
struct Table {
    document: Vec<Item>,
    clause: Vec<Item>,
    deadline: Vec<Item>,
    row: Vec<Item>,
    award: Vec<Item>,
    duty: Vec<Item>,
    figure: Vec<Item>,
    benefit: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    number: String,
    #[serde(default)]
    place: String,
    #[serde(alias = "for_whom", alias = "topics")]
    keys: Vec<String>,
}

/// A fact as the tables name it: what stands behind the document's id, a name, or a quote; and its labels.
struct Fact<'a> {
    kind: &'static str,
    document: &'a str,
    place: &'a str,
    for_whom: &'a [String],
    topics: &'a [String],
}

macro_rules! add {
    ($all:ident, $kind:literal, $facts:expr, |$fact:ident| $document:expr, $place:expr) => {
        $all.extend($facts.iter().map(|$fact| Fact {
            kind: $kind,
            document: $document,
            place: $place,
            for_whom: &$fact.for_whom,
            topics: &$fact.topics,
        }))
    };
}

fn all(corpus: &Corpus) -> Vec<Fact<'_>> {
    let mut all = Vec::new();
    add!(all, "document", corpus.documents, |fact| &fact.id, "");
    add!(
        all,
        "clause",
        corpus.clauses,
        |fact| &fact.document,
        behind(&fact.id)
    );
    add!(
        all,
        "deadline",
        corpus.deadlines,
        |fact| &fact.document,
        behind(&fact.id)
    );
    add!(
        all,
        "row",
        corpus.responsibilities,
        |fact| &fact.document,
        behind(&fact.id)
    );
    add!(
        all,
        "award",
        corpus.awards,
        |fact| &fact.document,
        &fact.name
    );
    add!(
        all,
        "duty",
        corpus.duties,
        |fact| &fact.document,
        &fact.person
    );
    add!(
        all,
        "figure",
        corpus.figures,
        |fact| &fact.document,
        &fact.quote
    );
    add!(
        all,
        "benefit",
        corpus.benefits,
        |fact| parts(&fact.clause).0,
        &fact.id
    );
    all
}

/// The id of a document, and what stands behind it.
fn parts(id: &str) -> (&str, &str) {
    id.split_once('/').expect("an id with a place")
}

fn behind(id: &str) -> &str {
    parts(id).1
}

/// Where the corpus differs from a table.
fn wrong(table: &Table, labels: fn(&Fact<'_>) -> Vec<String>) -> Vec<String> {
    let kinds: [(&str, &[Item]); 8] = [
        ("document", &table.document),
        ("clause", &table.clause),
        ("deadline", &table.deadline),
        ("row", &table.row),
        ("award", &table.award),
        ("duty", &table.duty),
        ("figure", &table.figure),
        ("benefit", &table.benefit),
    ];
    let all = all(corpus());
    let mut wrong = Vec::new();
    for (kind, items) in kinds {
        for item in items {
            let document = id(&item.number);
            let meant = all.iter().filter(|fact| {
                (fact.kind, fact.document, fact.place) == (kind, &document, &item.place)
            });
            let found: Vec<Vec<String>> = meant.map(labels).collect();
            if found.is_empty() || found.iter().any(|found| *found != item.keys) {
                let Item {
                    number,
                    place,
                    keys,
                } = item;
                wrong.push(format!(
                    "{kind} {number} {place}: {keys:?}, found {found:?}"
                ));
            }
        }
    }
    wrong
}

#[test]
fn everything_is_for_whom_a_careful_reader_says() {
    let wrong = wrong(&facts("for_whom"), |fact| fact.for_whom.into());
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn everything_is_about_what_a_careful_reader_says() {
    let wrong = wrong(&facts("topics"), |fact| fact.topics.into());
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn nothing_in_the_gazette_is_for_nobody_or_about_nothing_and_every_key_is_used() {
    let corpus = corpus();
    let all = all(corpus);
    for fact in &all {
        assert!(
            !fact.for_whom.is_empty() && !fact.topics.is_empty(),
            "{}",
            fact.place
        );
    }
    for group in &corpus.for_whom {
        let used = all.iter().any(|fact| fact.for_whom.contains(&group.key));
        assert!(used, "{}", group.key);
    }
    for topic in &corpus.topics {
        let used = all.iter().any(|fact| fact.topics.contains(&topic.key));
        assert!(used, "{}", topic.key);
    }
}
