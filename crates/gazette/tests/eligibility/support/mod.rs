//! What the tests of the eligibility engine share: the real rules, small makers of rules, and a second evaluator.

#![allow(
    clippy::disallowed_methods,
    reason = "a test reads the seeds and the rules"
)]

mod calendar;
mod compare;
mod dice;
mod evaluator;
mod golden;
mod make;

pub use calendar::*;
pub use compare::*;
pub use dice::*;
pub use evaluator::*;
pub use golden::*;
pub use make::*;

use std::{fs, path::Path};

use gazette::eligibility::{Benefit, Condition};
use gazette::{corpus::Corpus, notes, rules};

/// The rules as they are published: the seeds, then the notes, then the rules, as the root `build/main.rs` reads them.
pub fn published() -> Corpus {
    let seeds = files("../../seeds", "txt");
    let mut corpus = Corpus::read(
        seeds
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str())),
    );
    for (name, text) in files("../../seeds/notes", "toml") {
        notes::add(&mut corpus, &name, &text).expect("notes that can be read");
    }
    for (name, text) in files("../../seeds/rules", "toml") {
        if let Err(errors) = rules::add(&mut corpus, &name, &text) {
            let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
            panic!("{}", errors.join("\n"));
        }
    }
    corpus
}

/// The files of a folder with an ending, by name, with their text. The folder is named from the core crate.
pub fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut files: Vec<(String, String)> = entries
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|own| own == ending))
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a text in UTF-8");
            let name = path.file_name().expect("a file has a name");
            (name.to_string_lossy().into_owned(), text)
        })
        .collect();
    files.sort();
    files
}

/// What a condition tests, without the words; conditions with the same shape are judged alike.
pub fn shape(condition: &Condition) -> String {
    let parts = |parts: &[Condition]| {
        let parts: Vec<String> = parts.iter().map(shape).collect();
        parts.join(", ")
    };
    match condition {
        Condition::All(all) => format!("all [{}]", parts(all)),
        Condition::Any(any) => format!("any [{}]", parts(any)),
        Condition::Not(part) => format!("not {}", shape(part)),
        Condition::Criterion(criterion) => format!("{:?}", criterion.test),
    }
}

/// One benefit of each kind of condition: dozens ask for nothing but 60 years.
pub fn distinct(benefits: &[Benefit]) -> Vec<Benefit> {
    let mut seen = Vec::new();
    let mut distinct = Vec::new();
    for benefit in benefits {
        let kind = (shape(&benefit.condition), benefit.effective_from);
        if !seen.contains(&kind) {
            seen.push(kind);
            distinct.push(benefit.clone());
        }
    }
    distinct
}
