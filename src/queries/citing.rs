//! Words of a clause together with where they stand, as one pastes them into a text of one's own.

use gazette::{Clause, corpus::Corpus};

use super::{documents::short_title, places::place};
use crate::messages::{self, Messages};

/// “…”（浙政办发〔2018〕32号 二（三））. The words are as they were selected, which may be over the ends of lines.
pub(crate) fn quotation(
    corpus: &Corpus,
    messages: Messages,
    clause: &Clause,
    words: &str,
) -> String {
    let quote: String = words.lines().map(str::trim).collect();
    let mut source = corpus.citation(&clause.id);
    if let Some(document) = corpus.document(&clause.document) {
        if document.number.is_empty() {
            source = format!("《{}》{}", short_title(document), source.trim_start());
        }
        if let Some(n) = place(&clause.id).strip_prefix('p') {
            let paragraph = messages.fill(messages::READER_PARAGRAPH, &[("n", n)]);
            source = format!("{source} {paragraph}");
        }
    }
    messages.fill(
        messages::READER_QUOTATION,
        &[("quote", &quote), ("source", &source)],
    )
}

/// The words of a clause; of one that is nothing but a heading, the heading.
pub(crate) fn words_of(clause: &Clause) -> &str {
    match clause.text.as_str() {
        "" => &clause.title,
        text => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;

    fn quoted(clause: &str, words: &str) -> String {
        let clause = corpus().clause(clause).expect("a clause");
        let words = if words.is_empty() {
            words_of(clause)
        } else {
            words
        };
        quotation(corpus(), Messages::default(), clause, words)
    }

    #[test]
    fn words_are_quoted_with_number_and_clause() {
        assert_eq!(
            quoted("浙政办发-2018-32/2.3", "年满80周岁\n 老年人"),
            "“年满80周岁老年人”（浙政办发〔2018〕32号 二（三））"
        );
        let clause = &corpus()
            .clause("浙政办发-2018-32/2.3")
            .expect("a clause")
            .text;
        assert_eq!(
            quoted("浙政办发-2018-32/2.3", ""),
            format!("“{clause}”（浙政办发〔2018〕32号 二（三））")
        );
    }

    #[test]
    fn a_heading_without_words_is_quoted_itself_and_a_paragraph_by_its_number() {
        assert_eq!(
            quoted("浙政办发-2018-32/2", ""),
            "“重点任务”（浙政办发〔2018〕32号 二）"
        );
        assert!(
            quoted("浙政办发-2018-32/p1", "").ends_with("（浙政办发〔2018〕32号 正文第 1 段）")
        );
    }

    #[test]
    fn a_document_without_a_number_is_cited_by_its_title() {
        let text = "某市人民政府关于乙事的通告\n为做好乙事，现通告如下：\n一、照办。照办。\n二、照办。照办。\n\
                    某市人民政府\n2021年10月26日\n";
        let corpus = Corpus::read([("a.txt", text)]);
        let clause = corpus.clauses.iter().find(|own| own.label == "二、");
        let clause = clause.expect("a clause");
        let told = quotation(&corpus, Messages::default(), clause, "照办");
        assert_eq!(told, "“照办”（《关于乙事的通告》二）");
    }
}
