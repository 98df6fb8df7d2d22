//! For whom everything in the gazettes is: older people, enterprises, the government … as the notes' vocabulary has them
//! (`seeds/notes/for_whom.toml`). Nothing here knows any of them.
//!
//! Labels are dealt out as [`crate::labels`] does it: the nearest words decide. What names nobody at all is for the one that
//! the vocabulary marks as `otherwise`. Where an item names bodies that must do it, the one marked as `responsible` is
//! added: what is done for older people concerns them, and whoever has to do it.
//!
//! An award, a duty and a benefit belong to somebody: the name and the list, the post, the audience come first, and who
//! provides it does not count. What a leader looks after is not whom the duty is for.

use crate::{
    corpus::{Corpus, ForWhom},
    labels::{self, Labels, Named},
    pace::{Pace, at_once},
};

/// Finds for whom every fact of the corpus is. Without a vocabulary nothing changes.
pub fn fill(corpus: &mut Corpus) {
    at_once(fill_in_steps(corpus, &Pace::whole()));
}

/// The same, fact by fact.
pub(crate) async fn fill_in_steps(corpus: &mut Corpus, pace: &Pace) {
    let vocabulary = std::mem::take(&mut corpus.for_whom);
    let responsible = marked(&vocabulary, |group| group.responsible);
    let labels = Labels::new(
        vocabulary
            .iter()
            .map(|group| (group.key.as_str(), group.words.as_slice())),
        [],
        &marked(&vocabulary, |group| group.otherwise),
        corpus,
        pace,
    )
    .await;
    let keys = |mut named: Named, must_be_done: bool| {
        if must_be_done {
            named.extend(&responsible);
        }
        labels.keys(&named)
    };
    for fact in &mut corpus.documents {
        fact.for_whom = keys(labels.of_place(&fact.id), false);
    }
    for fact in &mut corpus.clauses {
        pace.did(fact.text.len()).await;
        fact.for_whom = keys(labels.of_clause(fact), !fact.agencies.is_empty());
    }
    for fact in &mut corpus.deadlines {
        pace.did(fact.task.len()).await;
        fact.for_whom = keys(labels.of_deadline(fact), !fact.responsible.is_empty());
    }
    for fact in &mut corpus.responsibilities {
        pace.did(fact.task.len()).await;
        fact.for_whom = keys(labels.of_row(fact), !fact.responsible.is_empty());
    }
    let dated = labels::dated(&corpus.deadlines);
    for fact in &mut corpus.figures {
        pace.did(fact.quote.len()).await;
        fact.for_whom = match labels::deadline_of(&dated, fact) {
            Some(same) => same.for_whom.clone(),
            None => keys(labels.of_figure(fact), !fact.lead.is_empty()),
        };
    }
    for fact in &mut corpus.awards {
        pace.did(fact.name.len() + fact.list.len()).await;
        let texts = [fact.name.as_str(), &fact.list];
        fact.for_whom = keys(labels.nearest(texts, &fact.document), false);
    }
    for fact in &mut corpus.duties {
        fact.for_whom = keys(labels.nearest([fact.post.as_str()], &fact.document), false);
    }
    for fact in &mut corpus.benefits {
        let audience = labels::audience(&corpus.audiences, &fact.audience);
        let texts = [audience, &fact.title, &fact.quote];
        fact.for_whom = keys(labels.nearest(texts, &fact.clause), false);
    }
    corpus.for_whom = vocabulary;
}

fn marked(vocabulary: &[ForWhom], mark: fn(&ForWhom) -> bool) -> Named {
    let groups = vocabulary.iter().enumerate();
    groups
        .filter(|(_, group)| mark(group))
        .map(|(at, _)| at)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Another gazette, for other people.
    const SCHOOLS: &str = "某省人民政府办公厅关于学校食堂的意见
某政办发〔２０２０〕５ 号
各市：
为改善供餐，制定本意见。
一、饭菜
（一）价格。保持稳定。
（二）家长委员会。每年５月底前听取家长意见。（省教育厅负责）
二、食堂承包企业
（一）检查。２０２０年９月底前完成检查。不合格的不超过２％。
三、学校保卫科的企业车辆。登记造册。
某省人民政府办公厅
２０２０ 年 １ 月 ２ 日
某省人民政府办公厅关于放假的通知
某政办发〔２０２０〕６ 号
各市：
家长请提前安排。
某省人民政府办公厅
２０２０ 年 １ 月 ３ 日
某省人民政府办公厅关于值班的通知
某政办发〔２０２０〕７ 号
各市：
请做好安排。
某省人民政府办公厅
２０２０ 年 １ 月 ４ 日
";

    fn group(key: &str, words: &[&str]) -> ForWhom {
        ForWhom {
            key: key.into(),
            name: String::new(),
            words: words.iter().map(|word| (*word).into()).collect(),
            otherwise: key == "offices",
            responsible: key == "offices",
        }
    }

    fn schools() -> Corpus {
        let mut corpus = Corpus::read([("schools.txt", SCHOOLS)]);
        corpus.for_whom = vec![
            group("pupils", &["学校", "家长"]),
            group("firms", &["企业"]),
            group("offices", &["人民政府", "学校保卫科的企业"]),
        ];
        fill(&mut corpus);
        corpus
    }

    fn clause<'a>(corpus: &'a Corpus, place: &str) -> &'a [String] {
        let clause = corpus.clause(&format!("某政办发-2020-5/{place}"));
        &clause.expect("a clause of the text").for_whom
    }

    #[test]
    fn the_nearest_words_decide_from_the_inside_out() {
        let corpus = schools();
        assert_eq!(clause(&corpus, "1"), ["pupils"], "by the document's title");
        assert_eq!(
            clause(&corpus, "1.1"),
            ["pupils"],
            "by the document's title"
        );
        assert_eq!(clause(&corpus, "2"), ["firms"], "by its own");
        assert_eq!(clause(&corpus, "2.1"), ["firms"], "by the title around it");
        let figure = &corpus.figures[0];
        assert_eq!(figure.clause, "某政办发-2020-5/2.1");
        assert_eq!(figure.for_whom, ["firms"], "by the title around its clause");
    }

    #[test]
    fn whoever_has_to_do_it_is_added() {
        let corpus = schools();
        assert_eq!(clause(&corpus, "1.2"), ["pupils", "offices"]);
        let keys: Vec<&[String]> = corpus
            .deadlines
            .iter()
            .map(|deadline| deadline.for_whom.as_slice())
            .collect();
        assert_eq!(
            keys,
            [
                &["pupils".to_owned(), "offices".into()][..],
                &["firms".into()]
            ]
        );
    }

    #[test]
    fn a_word_hides_those_inside_it() {
        assert_eq!(clause(&schools(), "3"), ["offices"]);
    }

    #[test]
    fn a_document_is_for_whom_it_is_about_and_not_for_its_issuer() {
        let corpus = schools();
        let keys: Vec<&[String]> = corpus
            .documents
            .iter()
            .map(|document| document.for_whom.as_slice())
            .collect();
        // By the title, by a paragraph where the title names nobody, by the mark where neither does.
        assert_eq!(keys, [["pupils"], ["pupils"], ["offices"]]);
    }

    #[test]
    fn without_a_vocabulary_nothing_is_for_anybody() {
        let read = Corpus::read([("schools.txt", SCHOOLS)]);
        let mut filled = read.clone();
        fill(&mut filled);
        assert_eq!(filled, read);
        assert!(read.clauses.iter().all(|clause| clause.for_whom.is_empty()));
    }
}
