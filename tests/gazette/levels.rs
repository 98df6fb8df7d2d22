//! At which levels of government the first gazette's bodies stand, against a table that was written by hand
//! (`tests/facts/levels.toml`).

use gazette::Level;
use policy_explorer::corpus;
use serde::Deserialize;

use crate::support::{facts, id};

#[derive(Deserialize)]
struct Table {
    body: Vec<Body>,
    deadline: Vec<Item>,
}

#[derive(Deserialize)]
struct Body {
    name: String,
    levels: Vec<Level>,
}

#[derive(Deserialize)]
struct Item {
    number: String,
    place: String,
    levels: Vec<Level>,
}

#[test]
fn bodies_and_deadlines_stand_where_a_careful_reader_says() {
    let table: Table = facts("levels");
    let corpus = corpus();
    let mut wrong = Vec::new();
    for Body { name, levels } in &table.body {
        let mut bodies = corpus.organizations.iter();
        let found = bodies
            .find(|body| body.name == *name || body.aliases.contains(name))
            .map(|body| &body.levels);
        if found != Some(levels) {
            wrong.push(format!("{name}: {levels:?}, found {found:?}"));
        }
    }
    for item in &table.deadline {
        let id = format!("{}/{}", id(&item.number), item.place);
        let mut deadlines = corpus.deadlines.iter();
        let found = deadlines
            .find(|fact| fact.id == id)
            .map(|fact| &fact.levels);
        if found != Some(&item.levels) {
            wrong.push(format!("{id}: {:?}, found {found:?}", item.levels));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_body_that_answers_is_in_the_table() {
    let table: Table = facts("levels");
    let corpus = corpus();
    let agencies = corpus.clauses.iter().flat_map(|fact| &fact.agencies);
    let dated = corpus.deadlines.iter().flat_map(|fact| &fact.responsible);
    let rows = corpus.responsibilities.iter();
    let rows = rows.flat_map(|fact| &fact.responsible);
    for agency in agencies.chain(dated).chain(rows) {
        let known = table.body.iter().any(|body| body.name == agency.name);
        assert!(known, "{}", agency.name);
    }
}
