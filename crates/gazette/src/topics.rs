//! What everything in the gazettes is about: government services, elderly care, fire safety … as the notes' vocabulary has
//! them (`seeds/notes/topics.toml`). Nothing here knows any of them.
//!
//! Labels are dealt out as [`crate::labels`] does it: the nearest words decide. Names of bodies say who, not what about:
//! where 省教育厅 pays something out, it is not about education. What names no topic has none.
//!
//! An award and a duty are about what their document is about: a name tells nothing, and a leader looks after many fields.

use crate::{
    corpus::Corpus,
    labels::{self, Labels, Named},
    pace::{Pace, at_once},
};

/// Finds what every fact of the corpus is about. Without a vocabulary nothing changes.
pub fn fill(corpus: &mut Corpus) {
    at_once(fill_in_steps(corpus, &Pace::whole()));
}

/// The same, fact by fact.
pub(crate) async fn fill_in_steps(corpus: &mut Corpus, pace: &Pace) {
    let vocabulary = std::mem::take(&mut corpus.topics);
    let bodies = std::mem::take(&mut corpus.organizations);
    let labels = Labels::new(
        vocabulary
            .iter()
            .map(|topic| (topic.key.as_str(), topic.words.as_slice())),
        bodies
            .iter()
            .flat_map(|body| std::iter::once(&body.name).chain(&body.aliases))
            .map(String::as_str),
        &Named::new(),
        corpus,
        pace,
    )
    .await;
    for fact in &mut corpus.documents {
        fact.topics = labels.keys(&labels.of_place(&fact.id));
    }
    for fact in &mut corpus.clauses {
        pace.did(fact.text.len()).await;
        fact.topics = labels.keys(&labels.of_clause(fact));
    }
    for fact in &mut corpus.deadlines {
        pace.did(fact.task.len()).await;
        fact.topics = labels.keys(&labels.of_deadline(fact));
    }
    for fact in &mut corpus.responsibilities {
        pace.did(fact.task.len()).await;
        fact.topics = labels.keys(&labels.of_row(fact));
    }
    let dated = labels::dated(&corpus.deadlines);
    for fact in &mut corpus.figures {
        pace.did(fact.quote.len()).await;
        fact.topics = match labels::deadline_of(&dated, fact) {
            Some(same) => same.topics.clone(),
            None => labels.keys(&labels.of_figure(fact)),
        };
    }
    for fact in &mut corpus.awards {
        pace.did(fact.name.len() + fact.list.len()).await;
        fact.topics = labels.keys(&labels.of_place(&fact.document));
    }
    for fact in &mut corpus.duties {
        fact.topics = labels.keys(&labels.of_place(&fact.document));
    }
    for fact in &mut corpus.benefits {
        let audience = labels::audience(&corpus.audiences, &fact.audience);
        let own = format!("{audience}。{}。{}", fact.title, fact.quote);
        fact.topics = labels.keys(&labels.nearest([own.as_str()], &fact.clause));
    }
    corpus.topics = vocabulary;
    corpus.organizations = bodies;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Topic;

    const TEXT: &str = "某省人民政府办公厅关于学校食堂的意见
某政办发〔２０２０〕５ 号
各市：
一、学校饭菜
（一）价格。２０２０年９月底前不超过５元。（省学校后勤局负责）
（二）车辆。公交优先。（省学校后勤局负责）
二、其他。登记造册。
某省人民政府办公厅
２０２０ 年 １ 月 ２ 日
";

    fn filled(topics: &[(&str, &str)]) -> Corpus {
        let mut corpus = Corpus::read([("schools.txt", TEXT)]);
        corpus.topics = topics
            .iter()
            .map(|(key, word)| Topic {
                key: (*key).into(),
                name: String::new(),
                words: vec![(*word).into()],
            })
            .collect();
        fill(&mut corpus);
        corpus
    }

    fn clause<'a>(corpus: &'a Corpus, place: &str) -> &'a [String] {
        let clause = corpus.clause(&format!("某政办发-2020-5/{place}"));
        &clause.expect("a clause of the text").topics
    }

    #[test]
    fn a_name_of_a_body_is_no_topic() {
        let corpus = filled(&[("schools", "学校"), ("traffic", "公交")]);
        assert_eq!(
            clause(&corpus, "1.2"),
            ["traffic"],
            "省学校后勤局 is a body"
        );
        assert_eq!(clause(&corpus, "1.1"), ["schools"], "by the title above");
        assert_eq!(corpus.deadlines[0].topics, ["schools"]);
        assert_eq!(corpus.figures[0].topics, ["schools"]);
        assert_eq!(corpus.organizations.len(), 1, "and it stays one");
    }

    #[test]
    fn what_names_no_topic_has_none() {
        let corpus = filled(&[("traffic", "公交")]);
        assert!(corpus.documents[0].topics.is_empty());
        assert_eq!(clause(&corpus, "1.2"), ["traffic"]);
        assert!(clause(&corpus, "2").is_empty());
    }
}
