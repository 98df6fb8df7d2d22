//! The facts as files: each a JSON array, with a schema, and an index that says what there is and from which text.

use std::{fs, io, path::Path};

use gazette::{Clause, Deadline, Document, Gazette, eligibility::Benefit};
use schemars::{JsonSchema, schema_for};
use serde::Serialize;

use crate::corpus;

/// Raised when a name or a meaning in these files changes, not when something is added.
const SCHEMA_VERSION: u32 = 1;

/// `data/index.json`
#[derive(Serialize, JsonSchema)]
struct Index<'a> {
    /// The version of the shapes.
    schema_version: u32,
    /// The version of the program that wrote the files.
    build: &'static str,
    /// The gazettes they were read from.
    gazettes: &'a [Gazette],
    /// The files beside this one.
    files: Vec<File>,
}

/// A file of facts.
#[derive(Serialize, JsonSchema)]
struct File {
    /// Its name.
    name: String,
    /// Where its schema stands.
    schema: String,
    /// How many facts it holds.
    count: usize,
    /// Its size in bytes.
    bytes: usize,
}

pub(super) fn write(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder.join("schema"))?;
    let corpus = corpus();
    let files = vec![
        file::<Document>(folder, "documents", &corpus.documents)?,
        file::<Clause>(folder, "clauses", &corpus.clauses)?,
        file::<Deadline>(folder, "deadlines", &corpus.deadlines)?,
        file::<Benefit>(folder, "benefits", &corpus.benefits)?,
    ];
    let index = Index {
        schema_version: SCHEMA_VERSION,
        build: concat!("policy-explorer ", env!("CARGO_PKG_VERSION")),
        gazettes: &corpus.gazettes,
        files,
    };
    fs::write(
        folder.join("index.json"),
        serde_json::to_vec_pretty(&index)?,
    )?;
    fs::write(
        folder.join("schema/index.json"),
        serde_json::to_vec_pretty(&schema_for!(Index<'_>))?,
    )
}

fn file<T: Serialize + JsonSchema>(folder: &Path, name: &str, facts: &[T]) -> io::Result<File> {
    let json = serde_json::to_vec(facts)?;
    let (name, schema) = (format!("{name}.json"), format!("schema/{name}.json"));
    fs::write(folder.join(&name), &json)?;
    fs::write(
        folder.join(&schema),
        serde_json::to_vec_pretty(&schema_for!(Vec<T>))?,
    )?;
    Ok(File {
        name,
        schema,
        count: facts.len(),
        bytes: json.len(),
    })
}
