//! Where the words of a deadline stand in their clause, and the sentences that hold them.

use std::ops::Range;

use gazette::{Clause, Deadline, corpus::Corpus};

/// Where the quote of a deadline stands in the text of its clause, in bytes. The same words may stand in it twice: they are
/// told apart by the order of the deadlines.
pub(crate) fn quoted(
    corpus: &Corpus,
    clause: &Clause,
    deadline: &Deadline,
) -> Option<Range<usize>> {
    let quote = deadline.quote.as_str();
    let own = |other: &&Deadline| other.clause.as_ref() == Some(&clause.id) && other.quote == quote;
    let before = corpus.deadlines.iter().filter(own);
    let before = before.take_while(|other| other.id != deadline.id).count();
    let mut places = clause.text.match_indices(quote);
    let (start, _) = places
        .nth(before)
        .or_else(|| clause.text.match_indices(quote).next())?;
    Some(start..start + quote.len())
}

/// The sentences that hold a stretch of a text, with their stops.
pub(crate) fn sentences(text: &str, held: &Range<usize>) -> Range<usize> {
    const STOP: char = '。';
    let start = text[..held.start].rfind(STOP);
    let start = start.map_or(0, |at| at + STOP.len_utf8());
    if text[..held.end].ends_with(STOP) {
        return start..held.end;
    }
    let end = text[held.end..].find(STOP);
    let end = end.map_or(text.len(), |at| held.end + at + STOP.len_utf8());
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;

    #[test]
    fn the_sentences_around_words_are_whole() {
        let text = "甲事。乙事，丙事；丁事。戊事";
        let around = |words: &str| {
            let start = text.find(words).expect("words of the test");
            &text[sentences(text, &(start..start + words.len()))]
        };
        assert_eq!(around("丙事"), "乙事，丙事；丁事。");
        assert_eq!(around("丁事。"), "乙事，丙事；丁事。");
        assert_eq!(around("甲事。乙"), "甲事。乙事，丙事；丁事。");
        assert_eq!(around("戊"), "戊事");
        assert_eq!(around("甲"), "甲事。");
    }

    #[test]
    fn every_deadline_of_a_text_is_found_in_its_clause() {
        let corpus = corpus();
        for deadline in &corpus.deadlines {
            let Some(clause) = deadline.clause.as_ref().and_then(|id| corpus.clause(id)) else {
                continue;
            };
            let range = quoted(corpus, clause, deadline).expect("its words");
            assert_eq!(clause.text[range], deadline.quote, "{}", deadline.id);
        }
    }

    #[test]
    fn the_same_words_twice_are_two_places() {
        let text = "某省人民政府办公厅关于甲事的通知\n某政办发〔2018〕1号\n各单位：\n一、甲事\n\
                    （一）办理。甲市2018年6月底前完成对接；乙市另议。甲市2018年6月底前完成对接。\n（二）其他。照办。\n2018年4月1日\n";
        let corpus = Corpus::read([("a.txt", text)]);
        let own: Vec<_> = corpus.deadlines.iter().collect();
        let [one, other] = own[..] else {
            panic!("two deadlines, not {}", own.len());
        };
        let clause = corpus.clause("某政办发-2018-1/1.1").expect("a clause");
        let places = [one, other].map(|own| quoted(&corpus, clause, own).expect("its words"));
        assert_eq!(one.quote, other.quote);
        assert!(places[0].end <= places[1].start);
    }
}
