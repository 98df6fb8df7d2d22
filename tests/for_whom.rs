//! For whom the first gazette's documents and facts are, against a table that was written by hand before any program said
//! it (`tests/facts/for_whom.toml`).

use gazette::corpus::Corpus;
use policy_explorer::corpus;
use serde::Deserialize;

mod support;

use support::{facts, id};

#[derive(Deserialize)]
struct ForWhom {
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
    for_whom: Vec<String>,
}

/// For whom the facts of a kind are that the table means by a document's id and a place.
type Find = fn(&Corpus, &str, &str) -> Vec<Vec<String>>;

#[test]
fn everything_is_for_whom_a_careful_reader_says() {
    let table: ForWhom = facts("for_whom");
    let kinds: [(&str, &[Item], Find); 8] = [
        ("document", &table.document, documents),
        ("clause", &table.clause, clauses),
        ("deadline", &table.deadline, deadlines),
        ("row", &table.row, rows),
        ("award", &table.award, awards),
        ("duty", &table.duty, duties),
        ("figure", &table.figure, figures),
        ("benefit", &table.benefit, benefits),
    ];
    let corpus = corpus();
    let mut wrong = Vec::new();
    for (kind, items, find) in kinds {
        for item in items {
            let found = find(corpus, &id(&item.number), &item.place);
            if found.is_empty() || found.iter().any(|found| *found != item.for_whom) {
                wrong.push(format!(
                    "{kind} {} {}: {:?}, found {found:?}",
                    item.number, item.place, item.for_whom
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn nothing_in_the_gazette_is_for_nobody_and_every_key_is_used() {
    let corpus = corpus();
    let lists = every_list(corpus);
    assert!(lists.iter().all(|list| !list.is_empty()));
    for group in &corpus.for_whom {
        assert!(
            lists.iter().any(|list| list.contains(&group.key)),
            "{}",
            group.key
        );
    }
}

fn every_list(corpus: &Corpus) -> Vec<&Vec<String>> {
    let mut lists = Vec::new();
    lists.extend(corpus.documents.iter().map(|fact| &fact.for_whom));
    lists.extend(corpus.clauses.iter().map(|fact| &fact.for_whom));
    lists.extend(corpus.deadlines.iter().map(|fact| &fact.for_whom));
    lists.extend(corpus.responsibilities.iter().map(|fact| &fact.for_whom));
    lists.extend(corpus.awards.iter().map(|fact| &fact.for_whom));
    lists.extend(corpus.duties.iter().map(|fact| &fact.for_whom));
    lists.extend(corpus.figures.iter().map(|fact| &fact.for_whom));
    lists.extend(corpus.benefits.iter().map(|fact| &fact.for_whom));
    lists
}

fn documents(corpus: &Corpus, document: &str, _: &str) -> Vec<Vec<String>> {
    let own = corpus.documents.iter().filter(|fact| fact.id == document);
    own.map(|fact| fact.for_whom.clone()).collect()
}

fn clauses(corpus: &Corpus, document: &str, place: &str) -> Vec<Vec<String>> {
    let id = format!("{document}/{place}");
    let own = corpus.clauses.iter().filter(|fact| fact.id == id);
    own.map(|fact| fact.for_whom.clone()).collect()
}

fn deadlines(corpus: &Corpus, document: &str, place: &str) -> Vec<Vec<String>> {
    let id = format!("{document}/{place}");
    let own = corpus.deadlines.iter().filter(|fact| fact.id == id);
    own.map(|fact| fact.for_whom.clone()).collect()
}

fn rows(corpus: &Corpus, document: &str, place: &str) -> Vec<Vec<String>> {
    let id = format!("{document}/{place}");
    let own = corpus.responsibilities.iter().filter(|fact| fact.id == id);
    own.map(|fact| fact.for_whom.clone()).collect()
}

fn awards(corpus: &Corpus, document: &str, name: &str) -> Vec<Vec<String>> {
    let own = corpus.awards.iter();
    own.filter(|fact| fact.document == document && fact.name == name)
        .map(|fact| fact.for_whom.clone())
        .collect()
}

fn duties(corpus: &Corpus, document: &str, person: &str) -> Vec<Vec<String>> {
    let own = corpus.duties.iter();
    own.filter(|fact| fact.document == document && fact.person == person)
        .map(|fact| fact.for_whom.clone())
        .collect()
}

fn figures(corpus: &Corpus, document: &str, quote: &str) -> Vec<Vec<String>> {
    let own = corpus.figures.iter();
    own.filter(|fact| fact.document == document && fact.quote == quote)
        .map(|fact| fact.for_whom.clone())
        .collect()
}

fn benefits(corpus: &Corpus, _: &str, id: &str) -> Vec<Vec<String>> {
    let own = corpus.benefits.iter().filter(|fact| fact.id == id);
    own.map(|fact| fact.for_whom.clone()).collect()
}
