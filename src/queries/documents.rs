//! The list of documents: which are shown, and how many each filter would leave.

use gazette::{Clause, Document, Table, corpus::Corpus};

use super::{Facet, is_for};
use crate::route::{DocumentFilter, needle};

/// The documents that a filter shows, in the order of the gazettes.
pub(crate) fn shown<'a>(corpus: &'a Corpus, filter: &DocumentFilter) -> Vec<&'a Document> {
    let text = needle(&filter.text);
    let of_kind = |document: &&Document| filter.kind.is_empty() || document.kind == filter.kind;
    corpus
        .documents
        .iter()
        .filter(of_kind)
        .filter(|document| is_for(&document.for_whom, &filter.for_whom))
        .filter(|document| has_text(corpus, document, &text))
        .collect()
}

/// The kinds that occur, each with the number of documents that it would show.
pub(crate) fn kinds(corpus: &Corpus, filter: &DocumentFilter) -> Vec<Facet> {
    let text = needle(&filter.text);
    let mut kinds: Vec<Facet> = Vec::new();
    for document in &corpus.documents {
        let fits = is_for(&document.for_whom, &filter.for_whom);
        let count = usize::from(fits && has_text(corpus, document, &text));
        match kinds.iter_mut().find(|facet| facet.value == document.kind) {
            Some(facet) => facet.count += count,
            None => kinds.push(Facet {
                value: document.kind.clone(),
                label: document.kind.clone(),
                count,
            }),
        }
    }
    kinds.retain(|facet| !facet.value.is_empty());
    kinds
}

/// For whom documents can be, each with the number that it would show.
pub(crate) fn for_whom(corpus: &Corpus, filter: &DocumentFilter) -> Vec<Facet> {
    let any = DocumentFilter {
        for_whom: String::new(),
        ..filter.clone()
    };
    let shown = shown(corpus, &any).into_iter();
    let lists: Vec<&[String]> = shown.map(|document| document.for_whom.as_slice()).collect();
    super::for_whom(corpus, &lists)
}

/// For whom a document is, in words: 企业、政府和部门
pub(crate) fn for_whom_in_words(corpus: &Corpus, document: &Document) -> String {
    let groups = corpus.for_whom.iter();
    let own = groups.filter(|group| document.for_whom.contains(&group.key));
    own.map(|group| group.name.as_str())
        .collect::<Vec<_>>()
        .join("、")
}

fn has_text(corpus: &Corpus, document: &Document, text: &str) -> bool {
    let within = |words: &str| words.to_ascii_lowercase().contains(text);
    text.is_empty()
        || within(&document.number)
        || within(&document.title)
        || corpus
            .clauses_of(&document.id)
            .any(|clause| within(&clause.title) || within(&clause.text))
        || attached(corpus, document, &within)
}

/// Whether what is attached to a document has words: the rows of its tables, its lists of honour.
fn attached(corpus: &Corpus, document: &Document, within: &dyn Fn(&str) -> bool) -> bool {
    let own = |other: &str| other == document.id;
    let responsibilities = corpus.responsibilities.iter();
    let rows = |table: &Table| {
        table
            .rows
            .iter()
            .any(|row| row.cells.iter().any(|cell| within(cell)))
    };
    responsibilities
        .filter(|row| own(&row.document))
        .any(|row| within(&row.task) || within(&row.units))
        || corpus
            .tables
            .iter()
            .any(|table| own(&table.document) && rows(table))
        || corpus
            .awards
            .iter()
            .any(|award| own(&award.document) && within(&award.name))
}

/// What a document is for, in its own words: its aim (为增强林业发展活力…), else what it announces (现对…予以通报表彰),
/// else the last sentence of its first paragraph, which is the one that decides something.
pub(crate) fn purpose<'a>(corpus: &'a Corpus, document: &'a Document) -> &'a str {
    let lead: Vec<&Clause> = corpus
        .clauses_of(&document.id)
        .take_while(|clause| clause.label.is_empty())
        .collect();
    let aim = lead
        .iter()
        .find(|clause| clause.text.starts_with('为'))
        .map(|clause| up_to_basis(&clause.text));
    let announced = || {
        let parts = lead
            .iter()
            .flat_map(|clause| clause.text.split(['，', '。']));
        parts
            .clone()
            .find(|part| part.starts_with('现') && part.chars().count() > SHORTEST_ANNOUNCEMENT)
    };
    let decided = || {
        lead.first()
            .and_then(|clause| clause.text.split_terminator('。').next_back())
    };
    aim.or_else(announced)
        .or_else(decided)
        .unwrap_or_default()
        .trim_end_matches(['：', '，'])
}

/// 现印发给你们 announces nothing that one could tell apart.
const SHORTEST_ANNOUNCEMENT: usize = 8;

/// The aim goes up to what the document rests on: …助推乡村振兴，根据《…》…
fn up_to_basis(text: &str) -> &str {
    let sentence = text.split('。').next().unwrap_or(text);
    let end = [
        "，根据",
        "，经省",
        "，经",
        "，现",
        "，制定",
        "，依据",
        "，按照",
    ]
    .iter()
    .filter_map(|basis| sentence.find(basis))
    .min();
    &sentence[..end.unwrap_or(sentence.len())]
}

/// The title without the issuer, which stands on every one: 关于大力推进林业综合改革的实施意见
pub(crate) fn short_title(document: &Document) -> &str {
    document
        .title
        .strip_prefix(document.issuer.as_str())
        .filter(|rest| !rest.is_empty())
        .unwrap_or(&document.title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;

    fn filter(kind: &str, text: &str) -> DocumentFilter {
        DocumentFilter {
            kind: kind.into(),
            text: text.into(),
            ..DocumentFilter::default()
        }
    }

    #[test]
    fn counts_say_what_a_choice_would_show() {
        let corpus = corpus();
        for text in ["", "老年人", "２０１８", "无此文字"] {
            for facet in kinds(corpus, &filter("", text)) {
                assert_eq!(
                    facet.count,
                    shown(corpus, &filter(&facet.value, text)).len(),
                    "{} {text}",
                    facet.value
                );
            }
            for kind in ["", "通知"] {
                for facet in for_whom(corpus, &filter(kind, text)) {
                    let chosen = DocumentFilter {
                        for_whom: facet.value.clone(),
                        ..filter(kind, text)
                    };
                    assert_eq!(
                        facet.count,
                        shown(corpus, &chosen).len(),
                        "{} {kind} {text}",
                        facet.value
                    );
                    for facet in kinds(corpus, &chosen) {
                        let both = DocumentFilter {
                            kind: facet.value,
                            ..chosen.clone()
                        };
                        assert_eq!(facet.count, shown(corpus, &both).len(), "{both:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn full_width_and_case_make_no_difference() {
        let numbers = |text: &str| {
            shown(corpus(), &filter("", text))
                .into_iter()
                .map(|d| d.number.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(numbers("ＣＣＥＲ"), ["浙政办发〔2018〕29号"]);
        assert_eq!(numbers("ccer"), ["浙政办发〔2018〕29号"]);
        assert_eq!(numbers(" 高层 建筑 "), ["浙政办发〔2018〕42号"]);
    }

    #[test]
    fn every_document_says_in_its_own_words_what_it_is_for() {
        let corpus = corpus();
        // Those of the first gazette: another may begin without a sentence.
        let own = corpus.documents.iter();
        let own = own.filter(|document| document.gazette == "zhejiang-2018-12");
        let purposes: Vec<&str> = own.map(|document| purpose(corpus, document)).collect();
        assert!(
            purposes.iter().all(|purpose| !purpose.is_empty()),
            "{purposes:#?}"
        );
        assert_eq!(
            purposes[0],
            "现对杭州市公安局出入境管理局等30个全省“最多跑一次”改革先进集体予以通报表彰"
        );
        assert_eq!(
            purposes[8],
            "为提高消防安全水平，深刻吸取国内外高层建筑火灾事故教训，坚决遏制和有效防控各类火灾事故"
        );
    }
}
