//! For whom everything in the gazettes is: older people, enterprises, the government … as the notes' vocabulary has them
//! (`seeds/notes/for_whom.toml`). Nothing here knows any of them.
//!
//! The nearest words that stand for anybody decide: an item's own, else those of what it stands in, from the inside out
//! (a figure: its clause's title, the titles of the clauses around it, the document's title), else it is for the one that
//! the vocabulary marks as `otherwise`. Where an item names bodies that must do it, the one marked as `responsible` is
//! added: what is done for older people concerns them, and whoever has to do it.
//!
//! - A document is for those whom its title names (without the issuer, who stands on every one), else its unnumbered
//!   paragraphs: whom it is about. To whom it was sent tells nothing, since all go to the governments.
//! - A clause's own words are title and text; a deadline's the task; a row's the task, then the category.
//! - A figure's are its quote. Where that is a deadline too, it is for whom the deadline is, of which more is known.
//! - An award, a duty and a benefit belong to somebody: the name and the list, the post, the audience come first, and who
//!   provides it does not count. What a leader looks after is not whom the duty is for.
//!
//! A word hides those inside it: where 物业服务企业 stands for one, 企业 in it stands for nobody else.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Clause, Document,
    corpus::{Corpus, ForWhom},
};

/// Finds for whom every fact of the corpus is. Without a vocabulary nothing changes. Linear in the text.
pub fn fill(corpus: &mut Corpus) {
    let vocabulary = std::mem::take(&mut corpus.for_whom);
    if !vocabulary.is_empty() {
        Reader::new(&vocabulary, corpus).fill(corpus);
    }
    corpus.for_whom = vocabulary;
}

/// Positions in the vocabulary.
type Named = BTreeSet<usize>;

struct Reader<'a> {
    vocabulary: &'a [ForWhom],
    words: BTreeMap<char, Vec<(&'a str, usize)>>,
    /// What items stand in, by id: documents, clauses by their titles, rows by their categories. Each holds what it got
    /// from around it, so that one look suffices.
    places: BTreeMap<String, Named>,
}

impl<'a> Reader<'a> {
    fn new(vocabulary: &'a [ForWhom], corpus: &Corpus) -> Self {
        let mut reader = Self {
            vocabulary,
            words: by_first_character(vocabulary),
            places: BTreeMap::new(),
        };
        reader.add_documents(corpus);
        for clause in &corpus.clauses {
            let named = reader.nearest([clause.title.as_str()], &reader.around(clause));
            reader.places.insert(clause.id.clone(), named);
        }
        for row in &corpus.responsibilities {
            let named = reader.nearest([row.category.as_str()], &row.document);
            reader.places.insert(row.id.clone(), named);
        }
        reader
    }

    fn add_documents(&mut self, corpus: &Corpus) {
        let mut paragraphs: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for clause in corpus
            .clauses
            .iter()
            .filter(|clause| clause.label.is_empty())
        {
            paragraphs
                .entry(&clause.document)
                .or_default()
                .push(&clause.text);
        }
        let otherwise = self.marked(|group| group.otherwise);
        for document in &corpus.documents {
            let lead = paragraphs.remove(document.id.as_str()).unwrap_or_default();
            let mut named = self.nearest(std::iter::once(own_title(document)).chain(lead), "");
            if named.is_empty() {
                named.clone_from(&otherwise);
            }
            self.places.insert(document.id.clone(), named);
        }
    }

    fn fill(&self, corpus: &mut Corpus) {
        for fact in &mut corpus.documents {
            fact.for_whom = self.keys(self.nearest([], &fact.id), false);
        }
        for fact in &mut corpus.clauses {
            let own = format!("{}。{}", fact.title, fact.text);
            let named = self.nearest([own.as_str()], &fact.id);
            fact.for_whom = self.keys(named, !fact.agencies.is_empty());
        }
        for fact in &mut corpus.deadlines {
            let place = fact.clause.as_ref().or(fact.row.as_ref());
            let named = self.nearest([fact.task.as_str()], place.unwrap_or(&fact.document));
            fact.for_whom = self.keys(named, !fact.responsible.is_empty());
        }
        for fact in &mut corpus.responsibilities {
            let named = self.nearest([fact.task.as_str()], &fact.id);
            fact.for_whom = self.keys(named, !fact.responsible.is_empty());
        }
        self.fill_figures(corpus);
        self.fill_what_belongs_to_somebody(corpus);
    }

    fn fill_figures(&self, corpus: &mut Corpus) {
        let due = corpus.deadlines.iter();
        let due: BTreeMap<(Option<&str>, &str), &Vec<String>> = due
            .map(|fact| {
                (
                    (fact.clause.as_deref(), fact.quote.as_str()),
                    &fact.for_whom,
                )
            })
            .collect();
        for fact in &mut corpus.figures {
            let deadline = due.get(&(Some(&fact.clause), &fact.quote));
            fact.for_whom = if let Some(same) = deadline {
                (*same).clone()
            } else {
                let named = self.nearest([fact.quote.as_str()], &fact.clause);
                self.keys(named, !fact.lead.is_empty())
            };
        }
    }

    fn fill_what_belongs_to_somebody(&self, corpus: &mut Corpus) {
        for fact in &mut corpus.awards {
            let named = self.nearest([fact.name.as_str(), &fact.list], &fact.document);
            fact.for_whom = self.keys(named, false);
        }
        for fact in &mut corpus.duties {
            let named = self.nearest([fact.post.as_str()], &fact.document);
            fact.for_whom = self.keys(named, false);
        }
        for fact in &mut corpus.benefits {
            let audience = corpus
                .audiences
                .iter()
                .find(|audience| audience.key == fact.audience)
                .map_or("", |audience| audience.name.as_str());
            let named = self.nearest([audience, &fact.title, &fact.quote], &fact.clause);
            fact.for_whom = self.keys(named, false);
        }
    }

    /// For whom the first text is that names anybody, else the place.
    fn nearest<'t>(&self, texts: impl IntoIterator<Item = &'t str>, place: &str) -> Named {
        texts
            .into_iter()
            .map(|text| self.named(text))
            .find(|named| !named.is_empty())
            .or_else(|| self.places.get(place).cloned())
            .unwrap_or_default()
    }

    /// The innermost clause or document around a clause.
    fn around(&self, clause: &Clause) -> String {
        let mut around = clause.id.clone();
        while let Some(end) = around[clause.document.len()..].rfind(['.', '/']) {
            around.truncate(clause.document.len() + end);
            if self.places.contains_key(&around) {
                return around;
            }
        }
        clause.document.clone()
    }

    /// Whom the words of a text stand for.
    fn named(&self, text: &str) -> Named {
        let mut named = Named::new();
        let mut covered = 0;
        for (at, first) in text.char_indices() {
            let begun = self.words.get(&first).map_or(&[][..], Vec::as_slice);
            let mut here = begun
                .iter()
                .filter(|(word, _)| text[at..].starts_with(word))
                .peekable();
            // Longest first, so that the first hides the others.
            let Some(end) = here.peek().map(|(word, _)| at + word.len()) else {
                continue;
            };
            if end > covered {
                named.extend(
                    here.take_while(|(word, _)| at + word.len() == end)
                        .map(|(_, group)| *group),
                );
                covered = end;
            }
        }
        named
    }

    fn keys(&self, mut named: Named, must_be_done: bool) -> Vec<String> {
        if must_be_done {
            named.extend(self.marked(|group| group.responsible));
        }
        named
            .into_iter()
            .map(|group| self.vocabulary[group].key.clone())
            .collect()
    }

    fn marked(&self, mark: fn(&ForWhom) -> bool) -> Named {
        let groups = self.vocabulary.iter().enumerate();
        groups
            .filter(|(_, group)| mark(group))
            .map(|(at, _)| at)
            .collect()
    }
}

/// Every word with its group, the longest first.
fn by_first_character(vocabulary: &[ForWhom]) -> BTreeMap<char, Vec<(&str, usize)>> {
    let mut words: BTreeMap<char, Vec<(&str, usize)>> = BTreeMap::new();
    for (at, group) in vocabulary.iter().enumerate() {
        for word in &group.words {
            if let Some(first) = word.chars().next() {
                words.entry(first).or_default().push((word, at));
            }
        }
    }
    for begun in words.values_mut() {
        begun.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    }
    words
}

/// The title without the issuer: 浙江省人民政府办公厅关于… says of every document that a government wrote it.
fn own_title(document: &Document) -> &str {
    document
        .title
        .strip_prefix(document.issuer.as_str())
        .unwrap_or(&document.title)
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
