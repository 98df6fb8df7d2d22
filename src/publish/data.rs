//! The facts as files: each a JSON array, with a schema; the deadlines once more for a spreadsheet and a calendar; and an
//! index that says what there is and from which text.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use gazette::{Deadline, Gazette, corpus::Corpus};
use schemars::{JsonSchema, schema_for};
use serde::Serialize;

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
    /// Where its schema stands; null for what is not JSON.
    schema: Option<String>,
    /// What a server should call it: `application/json`.
    media_type: &'static str,
    /// How many facts it holds: elements of the array, lines below the header, events.
    count: usize,
    /// Its size in bytes.
    bytes: usize,
    /// Its SHA-256, in hexadecimal.
    sha256: String,
}

/// Writes the folder `data`.
pub(super) fn write(folder: &Path, corpus: &Corpus) -> io::Result<()> {
    let mut folder = Folder {
        path: folder.into(),
        files: Vec::new(),
    };
    fs::create_dir_all(folder.path.join("schema"))?;
    folder.facts("documents", &corpus.documents)?;
    folder.facts("clauses", &corpus.clauses)?;
    folder.facts("deadlines", &corpus.deadlines)?;
    folder.facts("responsibilities", &corpus.responsibilities)?;
    folder.facts("tables", &corpus.tables)?;
    folder.facts("benefits", &corpus.benefits)?;
    folder.facts("awards", &corpus.awards)?;
    folder.facts("duties", &corpus.duties)?;
    folder.facts("figures", &corpus.figures)?;
    folder.facts("organizations", &corpus.organizations)?;

    let deadlines: Vec<&Deadline> = corpus.deadlines.iter().collect();
    let csv = gazette::csv(corpus, &deadlines);
    folder.deadlines("csv", "text/csv;charset=utf-8", &csv, deadlines.len())?;
    let ics = gazette::ics(corpus, &deadlines);
    // Text in it is escaped and folded, so no other line can look like this.
    let events = ics.lines().filter(|line| *line == "BEGIN:VEVENT").count();
    folder.deadlines("ics", "text/calendar;charset=utf-8", &ics, events)?;
    folder.index(&corpus.gazettes)
}

/// The folder and what it holds so far.
struct Folder {
    path: PathBuf,
    files: Vec<File>,
}

impl Folder {
    /// A file of facts, and its schema.
    fn facts<T: Serialize + JsonSchema>(&mut self, name: &str, facts: &[T]) -> io::Result<()> {
        let schema = format!("schema/{name}.json");
        self.schema::<Vec<T>>(&schema)?;
        let json = serde_json::to_vec(facts)?;
        let file = file(
            format!("{name}.json"),
            "application/json",
            &json,
            facts.len(),
        );
        self.add(
            File {
                schema: Some(schema),
                ..file
            },
            &json,
        )
    }

    /// The deadlines in a form for programs that people have.
    fn deadlines(
        &mut self,
        ending: &str,
        media_type: &'static str,
        content: &str,
        count: usize,
    ) -> io::Result<()> {
        let file = file(
            format!("deadlines.{ending}"),
            media_type,
            content.as_bytes(),
            count,
        );
        self.add(file, content.as_bytes())
    }

    fn add(&mut self, file: File, content: &[u8]) -> io::Result<()> {
        fs::write(self.path.join(&file.name), content)?;
        self.files.push(file);
        Ok(())
    }

    fn schema<T: JsonSchema>(&self, name: &str) -> io::Result<()> {
        let schema = serde_json::to_vec_pretty(&schema_for!(T))?;
        fs::write(self.path.join(name), schema)
    }

    /// The last file, which tells of the others.
    fn index(self, gazettes: &[Gazette]) -> io::Result<()> {
        self.schema::<Index<'_>>("schema/index.json")?;
        let index = Index {
            schema_version: SCHEMA_VERSION,
            build: concat!("policy-explorer ", env!("CARGO_PKG_VERSION")),
            gazettes,
            files: self.files,
        };
        let json = serde_json::to_vec_pretty(&index)?;
        fs::write(self.path.join("index.json"), json)
    }
}

fn file(name: String, media_type: &'static str, content: &[u8], count: usize) -> File {
    File {
        name,
        schema: None,
        media_type,
        count,
        bytes: content.len(),
        sha256: gazette::fingerprint(content),
    }
}
