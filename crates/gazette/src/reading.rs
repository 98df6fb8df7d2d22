//! A text → what it says, at once or in steps: first its lines, then where its documents begin and end, then document by
//! document.

use sha2::{Digest, Sha256};

use crate::{
    Diagnostic, Gazette, Parse, Source, award, clause, deadline,
    document::{self, PlacedDocument},
    duty, figure, hexadecimal,
    id::Ids,
    pace::{Pace, Steps},
    responsibility, table,
    text::Text,
    time_phrase,
};

/// How much of a text is looked at in a step. A step of its reading takes a millisecond or two.
const STEP: usize = 16 * 1024;

/// How often all of a text is looked at: for its hash, its lines, the heads, the documents, and then for the facts.
const LOOKS: usize = 4 + FACTS;

/// How many kinds of facts are looked for, one after the other.
const FACTS: usize = 6;

/// The reading of a text, which goes on step by step.
///
/// ```
/// let mut reading = gazette::Reading::new(gazette::Source::new("a.txt", "关于放假的通知\n浙政办发〔２０１８〕１ 号\n"));
/// while reading.step() {
///     assert!(reading.share() < 1.0);
/// }
/// assert_eq!(reading.finish().documents.len(), 1);
/// ```
#[derive(Debug)]
pub struct Reading<'a> {
    steps: Steps<'a, Parse>,
    length: usize,
}

impl<'a> Reading<'a> {
    /// A text of which nothing is read yet.
    #[must_use]
    pub fn new(source: Source<'a>) -> Self {
        Self {
            length: source.text.len(),
            steps: Steps::new(STEP, |pace| async move { read(&source, &pace).await }),
        }
    }

    /// Reads on; returns whether there is more.
    pub fn step(&mut self) -> bool {
        self.steps.step()
    }

    /// How much of it is read: from 0 to nearly 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "it is shown as a bar")]
    pub fn share(&self) -> f64 {
        let all = (self.length * LOOKS + 1) as f64;
        (self.steps.done() as f64 / all).min(0.999)
    }

    /// Reads what is left, and returns what the text says.
    #[must_use]
    pub fn finish(self) -> Parse {
        self.steps.finish()
    }
}

/// Reads a text at the pace that is asked for.
pub(crate) async fn read(source: &Source<'_>, pace: &Pace) -> Parse {
    let sha256 = fingerprint(&source.text, pace).await;
    let text = Text::read_in_steps(&source.text, pace).await;
    let mut parse = Parse {
        gazette: gazette(source, &text, sha256),
        documents: Vec::new(),
        clauses: Vec::new(),
        deadlines: Vec::new(),
        responsibilities: Vec::new(),
        tables: Vec::new(),
        awards: Vec::new(),
        duties: Vec::new(),
        figures: Vec::new(),
        diagnostics: Vec::new(),
    };
    let documents = document::documents(&text, &source.taken, &mut parse.diagnostics, pace).await;
    for placed in documents {
        parse.read(&text, &placed, pace).await;
    }
    parse.diagnostics = by_place(parse.diagnostics);
    parse
}

/// In the order of the text; of what is told of one place the first before the next. Numbers are sorted and not the diagnostics,
/// since to sort what is large takes 18 KB of a module, and this shares the sort of the readers.
fn by_place(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let places = diagnostics.iter().map(|told| told.source.start);
    let mut order: Vec<u64> = (0..)
        .zip(places)
        .map(|(at, start)| u64::from(start) << 32 | at)
        .collect();
    order.sort_unstable();
    let mut left: Vec<Option<Diagnostic>> = diagnostics.into_iter().map(Some).collect();
    let take = |key: u64| left.get_mut((key & 0xffff_ffff) as usize)?.take();
    order.into_iter().filter_map(take).collect()
}

async fn fingerprint(text: &str, pace: &Pace) -> String {
    let mut hash = Sha256::new();
    for part in text.as_bytes().chunks(STEP) {
        hash.update(part);
        pace.did(part.len()).await;
    }
    hexadecimal(&hash.finalize())
}

fn gazette(source: &Source<'_>, text: &Text, sha256: String) -> Gazette {
    let header = text.header();
    let stem = source
        .file
        .rsplit_once('.')
        .map(|(stem, _)| stem)
        .filter(|stem| !stem.is_empty())
        .unwrap_or(&source.file);
    Gazette {
        id: Ids::beside(&source.taken).unique(stem.into()),
        title: header
            .map(|header| header.title.clone())
            .unwrap_or_default(),
        year: header.map(|header| header.year),
        issue: header.map(|header| header.issue),
        file: source.file.clone().into_owned(),
        sha256,
    }
}

impl Parse {
    /// Reads one document, one kind of facts after the other.
    async fn read(&mut self, text: &Text, placed: &PlacedDocument, pace: &Pace) {
        let mut document = placed.document.clone();
        let length = document.source.range().len();
        let diagnostics = &mut self.diagnostics;
        let mut numbering = clause::Numbering::default();
        let mut clauses = Vec::new();
        for lines in placed.body.iter().cloned() {
            numbering.begin();
            clauses.extend(clause::clauses(
                text,
                lines,
                &document.id,
                &mut numbering,
                diagnostics,
            ));
        }
        pace.did(length).await;
        let frame = deadline::Frame {
            document: &document.id,
            context: time_phrase::Context {
                signed: document.date,
                plan_end: placed.issued.as_deref().and_then(time_phrase::period_end),
                ..time_phrase::Context::default()
            },
            issued: placed.issued.as_deref(),
        };
        let mut deadlines = deadline::deadlines(text, &clauses, &frame, diagnostics);
        pace.did(length).await;
        let mut tables = table::Attached::read(text, placed, &frame, diagnostics);
        responsibility::link(
            &mut tables.rows,
            &mut tables.deadlines,
            &clauses,
            &mut deadlines,
        );
        pace.did(length).await;
        self.awards.extend(award::awards(
            text,
            &document,
            &clauses,
            &placed.annexes,
            diagnostics,
        ));
        pace.did(length).await;
        self.duties
            .extend(duty::duties(text, &document, &placed.body));
        pace.did(length).await;
        self.figures
            .extend(figure::figures(text, &clauses, diagnostics));
        pace.did(length).await;
        self.deadlines.extend(deadlines);
        self.deadlines.extend(tables.deadlines);
        self.responsibilities.extend(tables.rows);
        self.tables.extend(tables.others);
        document.gazette.clone_from(&self.gazette.id);
        document.clauses = clauses
            .iter()
            .map(|placed| placed.clause.id.clone())
            .collect();
        self.documents.push(document);
        self.clauses
            .extend(clauses.into_iter().map(|placed| placed.clause));
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// The texts of all fixtures, and one of many documents that a cut text follows.
    #[expect(clippy::disallowed_methods, reason = "a test may read its fixtures")]
    fn texts() -> Vec<String> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
        let mut texts: Vec<String> = fs::read_dir(folder)
            .expect("the folder of the fixtures")
            .map(|entry| entry.expect("a file of it").path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
            .map(|path| fs::read_to_string(path).expect("a text"))
            .collect();
        assert!(texts.len() > 30);
        texts.sort();
        let all = texts.concat();
        let cut = all.char_indices().nth(all.chars().count() / 2);
        texts.push(format!("{all}{}", &all[..cut.map_or(0, |(at, _)| at)]));
        texts.push(all);
        texts
    }

    #[test]
    fn in_steps_the_same_is_read() {
        for text in texts() {
            let source = Source::new("a.txt", &*text);
            let whole = crate::parse(&source);
            for step in [1, 300, STEP] {
                let source = source.clone();
                let steps = Steps::new(step, |pace| async move { read(&source, &pace).await });
                assert_eq!(steps.finish(), whole);
            }
            assert_eq!(Reading::new(source).finish(), whole);
        }
    }

    #[test]
    fn the_share_grows_from_nothing_to_nearly_all() {
        let text = texts().pop().expect("the long one").repeat(10);
        let mut reading = Reading::new(Source::new("a.txt", text));
        let mut shares = vec![reading.share()];
        while reading.step() {
            shares.push(reading.share());
        }
        assert!(shares.len() > 100, "{}", shares.len());
        assert!(shares.is_sorted());
        assert!(
            shares[0] == 0.0
                && shares
                    .last()
                    .is_some_and(|share| (0.9..1.0).contains(share))
        );
    }

    #[test]
    fn a_file_is_called_by_its_name_however_odd() {
        let id = |file: &str, taken: &[&str]| {
            let taken = taken.iter().map(|id| (*id).into()).collect();
            let source = Source {
                taken,
                ..Source::new(file, "")
            };
            crate::parse(&source).gazette.id
        };
        assert_eq!(id("公报.第12期.txt", &[]), "公报.第12期");
        assert_eq!(id(".txt", &[]), ".txt");
        assert_eq!(id("无后缀", &[]), "无后缀");
        assert_eq!(id("a.txt", &["a"]), "a~2");
        assert_eq!(id("a~2.txt", &["a~2"]), "a~2~2");
        assert_eq!(id("a.txt", &["a", "a~2"]), "a~3");
    }
}
