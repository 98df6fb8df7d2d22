//! The places of a document: what each is called in a citation, and whether there is one.

use gazette::{Clause, corpus::Corpus};

use crate::messages::{self, Messages};

// The parts of a document that stand below its clauses.
pub(crate) const LISTS: &str = "lists";
pub(crate) const DUTIES: &str = "duties";
pub(crate) const FIGURES: &str = "figures";

/// How the place of a fact is cited: `浙政办发〔2018〕32号 二（三）`, `浙政办发〔2018〕30号 附表第12行`; with a word where it is
/// in a text that a reader has opened.
pub(crate) fn citation(corpus: &Corpus, messages: Messages, id: &str) -> String {
    let place = plain_citation(corpus, messages, id);
    let document = &id[..id.find(['/', '@']).unwrap_or(id.len())];
    let own = !corpus.own.is_empty()
        && corpus
            .document(document)
            .is_some_and(|document| corpus.is_own(&document.gazette));
    if own {
        messages.fill(messages::OWN_CITED, &[("place", &place)])
    } else {
        place
    }
}

fn plain_citation(corpus: &Corpus, messages: Messages, id: &str) -> String {
    let Some((document, row)) = id.split_once("/table/") else {
        return corpus.citation(id);
    };
    let number = corpus
        .document(document)
        .map_or(document, |document| document.number.as_str());
    let (table, row) = row.split_once('/').unwrap_or((row, ""));
    // Most documents have one table, which needs no number.
    let table = if table == "1" { "" } else { table };
    messages.fill(
        messages::READER_ROW_CITATION,
        &[("document", number), ("table", table), ("row", row)],
    )
}

/// The same within its own document, where the number need not be told again: `二（三）`, `附表第12行`.
pub(crate) fn short_citation(corpus: &Corpus, messages: Messages, id: &str) -> String {
    let citation = plain_citation(corpus, messages, id);
    match citation.split_once(' ') {
        Some((_, place)) => place.into(),
        None => citation,
    }
}

/// What a clause is called within its document: `二（三）`, 正文第 1 段
pub(crate) fn clause_name(corpus: &Corpus, messages: Messages, clause: &Clause) -> String {
    match place(&clause.id).strip_prefix('p') {
        Some(n) => messages.fill(messages::READER_PARAGRAPH, &[("n", n)]),
        None => short_citation(corpus, messages, &clause.id),
    }
}

/// The clauses before and behind one, within its document.
pub(crate) fn neighbours<'a>(corpus: &'a Corpus, clause: &Clause) -> [Option<&'a Clause>; 2] {
    let mut all = corpus.clauses.iter();
    let at = all.position(|other| other.id == clause.id);
    [at.and_then(|at| at.checked_sub(1)), at.map(|at| at + 1)].map(|at| {
        let other = corpus.clauses.get(at?)?;
        (other.document == clause.document).then_some(other)
    })
}

/// Whether a document has such a place: `1.3`, `table/1/12`, `annex/1@某局`, `@某人`, `figures`.
pub(crate) fn exists(corpus: &Corpus, document: &str, place: &str) -> bool {
    let is = |id: &str| {
        id.strip_prefix(document).is_some_and(|rest| {
            rest.strip_prefix('/') == Some(place) || (place.starts_with('@') && rest == place)
        })
    };
    let of = |other: &str| other == document;
    match place {
        LISTS => corpus.awards.iter().any(|award| of(&award.document)),
        DUTIES => corpus.duties.iter().any(|duty| of(&duty.document)),
        FIGURES => corpus.figures.iter().any(|figure| of(&figure.document)),
        _ => {
            let rows = corpus.responsibilities.iter();
            let tables = corpus.tables.iter();
            corpus.clauses.iter().any(|clause| is(&clause.id))
                || rows.clone().any(|row| is(&row.id) || is(table_of(&row.id)))
                || tables
                    .clone()
                    .any(|table| is(&table.id) || table.rows.iter().any(|row| is(&row.id)))
                || corpus.awards.iter().any(|award| is(&award.id))
                || corpus.duties.iter().any(|duty| is(&duty.id))
        }
    }
}

/// Where a document stands among all; behind them where there is none.
pub(crate) fn document_place(corpus: &Corpus, id: &str) -> usize {
    let mut documents = corpus.documents.iter();
    documents
        .position(|document| document.id == id)
        .unwrap_or(usize::MAX)
}

/// The table of a row, by their ids: `甲-2018-30/table/1/12` → `甲-2018-30/table/1`
pub(crate) fn table_of(row: &str) -> &str {
    row.rsplit_once('/').map_or(row, |(table, _)| table)
}

/// Where a fact stands in its document: `1.3`, `table/1/12`, `@某人`.
pub(crate) fn place(id: &str) -> &str {
    id.find(['/', '@'])
        .map_or("", |at| id[at..].trim_start_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;

    #[test]
    fn a_row_is_cited_by_its_number_and_a_clause_by_its_labels() {
        let cited = |id| citation(corpus(), Messages::default(), id);
        assert_eq!(
            cited("浙政办发-2018-30/table/1/12"),
            "浙政办发〔2018〕30号 附表第12行"
        );
        assert_eq!(
            cited("浙政办发-2018-32/2.3"),
            "浙政办发〔2018〕32号 二（三）"
        );
        let short = |id| short_citation(corpus(), Messages::default(), id);
        assert_eq!(short("浙政办发-2018-30/table/2/3"), "附表2第3行");
        assert_eq!(short("浙政办发-2018-32/2.3"), "二（三）");
    }

    #[test]
    fn every_fact_of_a_document_has_a_place_and_nothing_else_has() {
        let corpus = corpus();
        let clauses = corpus.clauses.iter().map(|clause| &clause.id);
        let rows = corpus.responsibilities.iter().map(|row| &row.id);
        let awards = corpus.awards.iter().map(|award| &award.id);
        let duties = corpus.duties.iter().map(|duty| &duty.id);
        for id in clauses.chain(rows).chain(awards).chain(duties) {
            let document = &id[..id.find(['/', '@']).expect("a place")];
            assert!(exists(corpus, document, place(id)), "{id}");
        }
        for (document, place) in [
            ("浙政办发-2018-30", "9.9"),
            ("浙政办发-2018-30", "table/1/43"),
            ("浙政办发-2018-30", "duties"),
            ("浙政办发-2018-30", ""),
            ("浙政办发-2018-3", "0/1.3"),
        ] {
            assert!(!exists(corpus, document, place), "{document} {place}");
        }
    }
}
