//! What the text of a document does not tell, or tells wrongly, as far as the reading of it has found out: rows that the
//! print cut, numbers that lost a sign, lists that are shorter than they say.

use gazette::{Diagnostic, Document, Span, corpus::Corpus};

use super::places::LISTS;

/// Something that is missing or was put right.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Gap<'a> {
    pub(crate) what: What<'a>,
    /// The id of the place where it shows; `None` where that is the head of the document.
    pub(crate) place: Option<String>,
}

/// See [`Gap`].
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum What<'a> {
    /// What whoever reads the text met.
    Met(&'a Diagnostic),
    /// The print lacks the beginning or the end of a row.
    Cut,
    /// A number was put right; how and why.
    Corrected(&'a str),
}

/// The gaps of a document in the order of its text.
pub(crate) fn gaps<'a>(corpus: &'a Corpus, document: &'a Document) -> Vec<Gap<'a>> {
    let own = |other: &str| other == document.id;
    let mut found: Vec<(Span, Gap)> = Vec::new();
    let mut add = |source: Span, gap| {
        let at = found.partition_point(|(other, _)| other.start <= source.start);
        found.insert(at, (source, gap));
    };
    let rows = corpus.responsibilities.iter();
    let rows = rows.filter(|row| own(&row.document) && row.truncated);
    for row in rows.clone() {
        let place = Some(row.id.clone());
        add(
            row.source,
            Gap {
                what: What::Cut,
                place,
            },
        );
    }
    let figures = corpus.figures.iter();
    let figures = figures.filter(|figure| own(&figure.document) && figure.correction.is_some());
    for figure in figures.clone() {
        let what = What::Corrected(figure.correction.as_deref().unwrap_or_default());
        let place = Some(figure.clause.clone());
        add(figure.source, Gap { what, place });
    }
    let met = corpus.diagnostics.iter();
    let met = met.filter(|(gazette, _)| *gazette == document.gazette);
    for (_, diagnostic) in met {
        let at = diagnostic.source;
        // What a row or a number says of itself need not be told again.
        let told = rows.clone().any(|row| touch(row.source, at))
            || figures.clone().any(|figure| touch(figure.source, at));
        if touch(document.source, at) && !told {
            let place = place_of(corpus, document, at);
            let what = What::Met(diagnostic);
            add(at, Gap { what, place });
        }
    }
    found.into_iter().map(|(_, gap)| gap).collect()
}

fn touch(one: Span, other: Span) -> bool {
    one.start < other.end.max(other.start + 1) && other.start < one.end
}

/// The row, the clause, or the lists of a document in which something stands.
fn place_of(corpus: &Corpus, document: &Document, at: Span) -> Option<String> {
    let own = |other: &str| other == document.id;
    let rows = corpus.responsibilities.iter();
    let mut rows = rows.filter(|row| own(&row.document) && touch(row.source, at));
    if let Some(row) = rows.next() {
        return Some(row.id.clone());
    }
    let clauses = corpus.clauses_of(&document.id);
    // The innermost is the last that has begun.
    let clause = clauses.filter(|clause| touch(clause.source, at)).last();
    if let Some(clause) = clause {
        return Some(clause.id.clone());
    }
    let mut awards = corpus.awards.iter().filter(|award| own(&award.document));
    let listed = awards.any(|award| award.source.start >= at.start);
    let behind = corpus
        .clauses_of(&document.id)
        .all(|clause| clause.source.end <= at.start);
    (listed && behind).then(|| format!("{}/{LISTS}", document.id))
}

/// Whether a gap shows at a place, and is not told there otherwise.
pub(crate) fn met_at<'a>(gap: &Gap<'a>, id: &str) -> Option<&'a Diagnostic> {
    match gap.what {
        What::Met(diagnostic) if gap.place.as_deref() == Some(id) => Some(diagnostic),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{corpus, queries::places::place};

    /// The gaps of the first document of a text: where, and what.
    fn told(text: &str) -> Vec<(String, String)> {
        let corpus = Corpus::read([("a.txt", text)]);
        let gaps = gaps(&corpus, &corpus.documents[0]);
        let told = gaps.into_iter().map(|gap| {
            let what = match gap.what {
                What::Met(diagnostic) => diagnostic.message.clone(),
                What::Cut => "cut".into(),
                What::Corrected(note) => note.into(),
            };
            let at = gap.place.as_deref().map_or("", place);
            (at.to_owned(), what)
        });
        told.collect()
    }

    #[test]
    fn what_a_text_lacks_is_told_with_its_place() {
        let text = "某省人民政府关于甲事的意见\n某政发〔2018〕1号\n各单位：\n一、甲事。照办。\n（一）甲项。照办。\n\
                    （三）丙项。春节前完成丙项。\n二、乙事。照办。\n";
        let told = told(text);
        let places: Vec<&str> = told.iter().map(|(place, _)| place.as_str()).collect();
        // No signature, at the head; a number of the list is missing; the feast has no day.
        assert!(
            told.iter()
                .any(|(place, what)| place.is_empty() && what.contains("落款")),
            "{told:?}"
        );
        assert!(
            told.iter()
                .any(|(place, what)| place == "1.3" && what.contains("序号不连续")),
            "{told:?}"
        );
        assert!(
            told.iter()
                .any(|(place, what)| place == "1.3" && what.contains("农历")),
            "{told:?}"
        );
        assert_eq!(places.len(), 3, "{told:?}");
    }

    #[test]
    fn a_text_without_gaps_has_nothing_to_tell() {
        let text = "某省人民政府关于甲事的意见\n某政发〔2018〕1号\n各单位：\n一、甲事。照办。\n二、乙事。照办。\n\
                    某省人民政府\n2018年4月1日\n";
        assert_eq!(told(text), []);
    }

    #[test]
    fn a_cut_row_and_a_corrected_number_are_told_once_each() {
        let corpus = corpus();
        let mut cut = 0;
        let mut corrected = 0;
        for document in &corpus.documents {
            for gap in gaps(corpus, document) {
                match gap.what {
                    What::Cut => cut += 1,
                    What::Corrected(_) => corrected += 1,
                    What::Met(_) => {}
                }
            }
        }
        let rows = corpus.responsibilities.iter();
        assert_eq!(cut, rows.filter(|row| row.truncated).count());
        let figures = corpus.figures.iter();
        let figures = figures.filter(|figure| figure.correction.is_some());
        assert_eq!(corrected, figures.count());
        let told = corpus.documents.iter().flat_map(|own| gaps(corpus, own));
        assert_eq!(told.count(), corpus.diagnostics.len(), "nothing is lost");
    }
}
