//! What in the words of a clause leads further, found by rule alone: other documents, what is attached, other clauses,
//! bodies, deadlines. Where a rule cannot be certain nothing is marked.

mod names;
mod references;

use std::ops::Range;

use gazette::{Clause, Deadline, Organization, corpus::Corpus};

use crate::corpus::{PerCorpus, corpus};

pub(crate) use names::Names;

/// The names of all bodies that the gazettes name.
pub(crate) fn names() -> &'static Names<'static> {
    static NAMES: PerCorpus<Names<'static>> = PerCorpus::new();
    NAMES.of(corpus(), Names::new)
}

/// Words of a clause, in bytes of its text, and what they lead to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mark<'a> {
    pub(crate) range: Range<usize>,
    pub(crate) to: Target<'a>,
}

/// What words of a clause lead to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Target<'a> {
    /// Another document, by its id.
    Document(&'a str),
    /// A part of the same document, by its id: `甲-2018-30/table/1`.
    Place(String),
    /// A document that no gazette here holds.
    Outside,
    Body(&'a Organization),
    Deadline(&'a Deadline),
}

/// The marks of a clause in the order of its text; no two of them overlap.
pub(crate) fn marks<'a>(
    corpus: &'a Corpus,
    names: &Names<'a>,
    clause: &'a Clause,
) -> Vec<Mark<'a>> {
    let mut marks = Vec::new();
    // A title is cited as a whole, whoever is named in it, and a day is one also within a list of names.
    let references = references::references(corpus, clause).into_iter();
    let deadlines = deadlines(corpus, clause).into_iter();
    let bodies = names.within(corpus, clause).into_iter();
    for mark in references.chain(deadlines).chain(bodies) {
        add(&mut marks, mark);
    }
    marks
}

/// Puts a mark in its place, unless another holds some of its words.
fn add<'a>(marks: &mut Vec<Mark<'a>>, mark: Mark<'a>) {
    let at = marks.partition_point(|other| other.range.start < mark.range.start);
    let clear_before = at == 0 || marks[at - 1].range.end <= mark.range.start;
    let clear_behind = marks
        .get(at)
        .is_none_or(|next| mark.range.end <= next.range.start);
    if clear_before && clear_behind {
        marks.insert(at, mark);
    }
}

/// Whether a sign is a Chinese character. (The tables of all letters would be 3 KB of the page.)
fn is_chinese(sign: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&sign) || sign == '〇'
}

/// The words that tell a time, each where it stands in its own sentence.
fn deadlines<'a>(corpus: &'a Corpus, clause: &Clause) -> Vec<Mark<'a>> {
    let text = clause.text.as_str();
    let own = corpus.deadlines.iter();
    let own = own.filter(|deadline| deadline.clause.as_ref() == Some(&clause.id));
    let mut found: Vec<Mark> = Vec::new();
    for deadline in own {
        // They come in the order of the text, and the same words may stand in it twice.
        let from = found.last().map_or(0, |mark| mark.range.end);
        let within = |start: usize| {
            let at = text[start..].find(deadline.phrase.as_str())?;
            Some(start + at)
        };
        let sentence = text[from..].find(deadline.quote.as_str());
        let start = sentence.and_then(|at| within(from + at));
        if let Some(start) = start.or_else(|| within(from)) {
            found.push(Mark {
                range: start..start + deadline.phrase.len(),
                to: Target::Deadline(deadline),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is marked in the first clause of the last document of a gazette, words and kind.
    pub(super) fn marked(gazettes: &[(&str, &str)], clause: &str) -> Vec<(String, String)> {
        let corpus = Corpus::read(gazettes.iter().copied());
        let clause = corpus.clause(clause).expect("a clause of the test");
        let marks = marks(&corpus, &Names::new(&corpus), clause);
        let told = marks.into_iter().map(|mark| {
            let words = clause.text[mark.range].to_owned();
            let to = match mark.to {
                Target::Document(id) => id.to_owned(),
                Target::Place(id) => id,
                Target::Outside => "outside".into(),
                Target::Body(body) => body.name.clone(),
                Target::Deadline(deadline) => deadline.id.clone(),
            };
            (words, to)
        });
        told.collect()
    }

    pub(super) fn pair(words: &str, to: &str) -> (String, String) {
        (words.into(), to.into())
    }

    #[test]
    fn no_two_marks_overlap_and_each_stands_in_its_text_in_order() {
        let corpus = corpus();
        let names = Names::new(corpus);
        for clause in &corpus.clauses {
            let marks = marks(corpus, &names, clause);
            for mark in &marks {
                assert!(!clause.text[mark.range.clone()].is_empty(), "{}", clause.id);
            }
            assert!(
                marks.is_sorted_by(|one, next| one.range.end <= next.range.start),
                "{}",
                clause.id
            );
        }
    }

    #[test]
    fn every_deadline_of_a_text_is_marked_once_by_its_own_words() {
        let corpus = corpus();
        let names = Names::new(corpus);
        for clause in &corpus.clauses {
            let own = corpus.deadlines.iter();
            let own = own.filter(|deadline| deadline.clause.as_ref() == Some(&clause.id));
            let marks = marks(corpus, &names, clause);
            let marked = marks.iter().filter_map(|mark| match mark.to {
                Target::Deadline(deadline) => Some((&clause.text[mark.range.clone()], deadline)),
                _ => None,
            });
            let marked: Vec<_> = marked.collect();
            assert_eq!(marked.len(), own.count(), "{}", clause.id);
            for (words, deadline) in marked {
                assert_eq!(words, deadline.phrase, "{}", deadline.id);
            }
        }
    }

    #[test]
    fn the_same_words_twice_in_a_clause_are_two_deadlines_each_at_its_place() {
        let text = "某省人民政府办公厅关于甲事的通知\n某政办发〔2018〕1号\n各单位：\n一、甲事\n\
                    （一）办理。2018年6月底前，完成甲项。2018年6月底前，完成乙项。\n（二）其他。照办。\n2018年4月1日\n";
        let corpus = Corpus::read([("a.txt", text)]);
        let clause = corpus.clause("某政办发-2018-1/1.1").expect("a clause");
        let marks = deadlines(&corpus, clause);
        assert_eq!(marks.len(), 2);
        assert!(clause.text[marks[0].range.end..].starts_with("，完成甲项"));
        assert!(clause.text[marks[1].range.end..].starts_with("，完成乙项"));
    }
}
