//! Texts that a reader has opened: which documents are of them, and what was understood of each.

use gazette::{Diagnostic, Document, Gazette, corpus::Corpus};

use crate::messages::{self, Messages};

/// The file that a document is from, if a reader has opened it.
pub(crate) fn file<'a>(corpus: &'a Corpus, document: &Document) -> Option<&'a str> {
    let own = corpus.is_own(&document.gazette);
    let mut gazettes = corpus.gazettes.iter().filter(|_| own);
    let gazette = gazettes.find(|gazette| gazette.id == document.gazette);
    gazette.map(|gazette| gazette.file.as_str())
}

/// What was understood of a text.
#[derive(Debug, PartialEq)]
pub(crate) struct Report<'a> {
    pub(crate) gazette: &'a Gazette,
    pub(crate) documents: Vec<&'a Document>,
    pub(crate) clauses: usize,
    pub(crate) deadlines: usize,
    pub(crate) rows: usize,
    pub(crate) awards: usize,
    pub(crate) duties: usize,
    pub(crate) figures: usize,
    pub(crate) diagnostics: Vec<&'a Diagnostic>,
}

/// Of each text that a reader has opened, in their order.
pub(crate) fn reports(corpus: &Corpus) -> Vec<Report<'_>> {
    let gazettes = corpus.gazettes.iter();
    let own = gazettes.filter(|gazette| corpus.is_own(&gazette.id));
    own.map(|gazette| report(corpus, gazette)).collect()
}

fn report<'a>(corpus: &'a Corpus, gazette: &'a Gazette) -> Report<'a> {
    let documents = corpus.documents.iter();
    let documents: Vec<&Document> = documents
        .filter(|document| document.gazette == gazette.id)
        .collect();
    // The facts of a document stand together.
    let count = |of: &mut dyn Iterator<Item = &'a String>| {
        let (mut last, mut own, mut count) = ("", false, 0);
        for document in of {
            if last != document {
                last = document;
                own = documents.iter().any(|own| own.id == *document);
            }
            count += usize::from(own);
        }
        count
    };
    Report {
        gazette,
        clauses: documents
            .iter()
            .map(|document| document.clauses.len())
            .sum(),
        deadlines: count(&mut corpus.deadlines.iter().map(|fact| &fact.document)),
        rows: count(&mut corpus.responsibilities.iter().map(|fact| &fact.document)),
        awards: count(&mut corpus.awards.iter().map(|fact| &fact.document)),
        duties: count(&mut corpus.duties.iter().map(|fact| &fact.document)),
        figures: count(&mut corpus.figures.iter().map(|fact| &fact.document)),
        diagnostics: corpus
            .diagnostics
            .iter()
            .filter(|(own, _)| *own == gazette.id)
            .map(|(_, diagnostic)| diagnostic)
            .collect(),
        documents,
    }
}

impl Report<'_> {
    /// 读到 9 份文件，152 条，107 项期限，责任分工表 42 行
    pub(crate) fn in_words(&self, messages: Messages) -> String {
        let counts =
            [self.documents.len(), self.clauses, self.deadlines].map(|count| count.to_string());
        let values = [
            ("documents", counts[0].as_str()),
            ("clauses", &counts[1]),
            ("deadlines", &counts[2]),
        ];
        let mut words = messages.fill(messages::OWN_FACTS, &values);
        for (message, count) in [
            (messages::OWN_ROWS, self.rows),
            (messages::OWN_AWARDS, self.awards),
            (messages::OWN_DUTIES, self.duties),
            (messages::OWN_FIGURES, self.figures),
        ] {
            if count > 0 {
                words.push('，');
                words.push_str(&messages.fill(message, &[("count", &count.to_string())]));
            }
        }
        words.push('。');
        words
    }
}
