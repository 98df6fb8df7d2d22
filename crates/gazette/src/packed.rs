//! A corpus as it is baked: without what its facts say twice, with small numbers for places in the seed, and with for whom
//! they are and what they are about only where that changes. It saves the page 2 KB. [`unpack`] undoes [`pack`].

use crate::{Span, corpus::Corpus};

/// What tells the shapes of this build from those of another: a mark of the sources that they are written in. Two modules
/// that hand each other facts as postcard compare it first, since one of them may come from an older copy.
pub const SHAPES: &str = env!("SOURCES_MARK");

/// Shortens what can be told from something else.
pub fn pack(corpus: &mut Corpus) {
    let (mut whom, mut topics) = runs(corpus);
    let mut before = 0;
    let shorten_span = &mut |span: &mut Span| {
        let start = span.start;
        span.end = span.end.wrapping_sub(start);
        span.start = start.wrapping_sub(before);
        before = start;
    };
    let whom = &mut |keys: &mut Vec<String>| whom.shorten(keys);
    let topics = &mut |keys: &mut Vec<String>| topics.shorten(keys);
    each(corpus, shorten, shorten_span, whom, topics);
}

/// Makes a packed corpus what it was.
pub fn unpack(corpus: &mut Corpus) {
    let (mut whom, mut topics) = runs(corpus);
    let mut before = 0;
    let lengthen_span = &mut |span: &mut Span| {
        span.start = span.start.wrapping_add(before);
        span.end = span.end.wrapping_add(span.start);
        before = span.start;
    };
    let whom = &mut |keys: &mut Vec<String>| whom.lengthen(keys);
    let topics = &mut |keys: &mut Vec<String>| topics.lengthen(keys);
    each(corpus, lengthen, lengthen_span, whom, topics);
}

/// For whom facts are, and what they are about.
fn runs(corpus: &Corpus) -> (Runs, Runs) {
    let whom = corpus.for_whom.iter().map(|group| group.key.clone());
    let topics = corpus.topics.iter().map(|topic| topic.key.clone());
    (Runs::new(whom.collect()), Runs::new(topics.collect()))
}

/// Lists of keys, of which neighbours are often the same.
struct Runs {
    vocabulary: Vec<String>,
    last: Vec<String>,
}

impl Runs {
    fn new(vocabulary: Vec<String>) -> Self {
        Self {
            vocabulary,
            last: Vec::new(),
        }
    }

    /// A list becomes one word with a letter for each place in the vocabulary; nothing where it is that of the fact before.
    fn shorten(&mut self, keys: &mut Vec<String>) {
        let packed = if *keys == self.last {
            Vec::new()
        } else {
            let letters = ('a'..).zip(&self.vocabulary);
            let own = letters.filter(|(_, key)| keys.contains(key));
            vec![own.map(|(letter, _)| letter).collect()]
        };
        self.last = std::mem::replace(keys, packed);
    }

    fn lengthen(&mut self, keys: &mut Vec<String>) {
        if let Some(letters) = keys.first() {
            let known = ('a'..).zip(&self.vocabulary);
            let own = known.filter(|(letter, _)| letters.contains(*letter));
            self.last = own.map(|(_, key)| key.clone()).collect();
        }
        keys.clone_from(&self.last);
    }
}

/// An id loses the words that stand beside it: `…/annex/1@某局` → `…/annex/1@`, `省民政厅` → nothing. One with a number
/// behind them keeps them.
fn shorten(id: &mut String, words: &str) {
    if let Some(place) = id.strip_suffix(words)
        && ends_openly(place)
    {
        id.truncate(place.len());
    }
}

fn lengthen(id: &mut String, words: &str) {
    if ends_openly(id) {
        id.push_str(words);
    }
}

/// Whether an id lacks its words. As it is given, none ends so.
fn ends_openly(id: &str) -> bool {
    id.is_empty() || id.ends_with('@')
}

/// Changes the ids that hold words of their facts, the span of every fact, for whom it is and what it is about.
fn each(
    corpus: &mut Corpus,
    id: fn(&mut String, &str),
    span: &mut dyn FnMut(&mut Span),
    whom: &mut dyn FnMut(&mut Vec<String>),
    topics: &mut dyn FnMut(&mut Vec<String>),
) {
    for fact in &mut corpus.documents {
        span(&mut fact.source);
        whom(&mut fact.for_whom);
        topics(&mut fact.topics);
    }
    for fact in &mut corpus.clauses {
        span(&mut fact.source);
        whom(&mut fact.for_whom);
        topics(&mut fact.topics);
    }
    for fact in &mut corpus.deadlines {
        id(&mut fact.id, &fact.phrase);
        span(&mut fact.source);
        whom(&mut fact.for_whom);
        topics(&mut fact.topics);
    }
    for fact in &mut corpus.responsibilities {
        span(&mut fact.source);
        whom(&mut fact.for_whom);
        topics(&mut fact.topics);
    }
    for table in &mut corpus.tables {
        span(&mut table.source);
        for row in &mut table.rows {
            span(&mut row.source);
        }
    }
    for fact in &mut corpus.awards {
        id(&mut fact.id, &fact.name);
        span(&mut fact.source);
        whom(&mut fact.for_whom);
        topics(&mut fact.topics);
    }
    for fact in &mut corpus.duties {
        id(&mut fact.id, &fact.person);
        span(&mut fact.source);
        whom(&mut fact.for_whom);
        topics(&mut fact.topics);
    }
    for fact in &mut corpus.figures {
        id(&mut fact.id, &fact.quote);
        span(&mut fact.source);
        whom(&mut fact.for_whom);
        topics(&mut fact.topics);
    }
    for fact in &mut corpus.benefits {
        whom(&mut fact.for_whom);
        topics(&mut fact.topics);
    }
    for body in &mut corpus.organizations {
        id(&mut body.id, &body.name);
    }
}

/// What tells content from other content (FNV-1a). It protects nothing: only files of one build are held against it.
#[must_use]
pub fn mark(content: &[u8]) -> u64 {
    content
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        corpus::{ForWhom, Topic},
        for_whom, topics,
    };

    #[test]
    fn a_packed_corpus_is_smaller_and_unpacks_to_what_it_was() {
        let text = "关于甲事的通知\n浙政办发〔2018〕1号\n各单位：\n一、甲事。2018年5月底前完成，2018年5月底前做到5万家以上。（省民政厅牵头）\n\
                    二、乙事。2018年6月底前完成。（省财政厅负责）\n2018年4月1日\n";
        let other = text.replace('甲', "丙");
        let mut read = Corpus::read([("a.txt", text), ("b.txt", &other)]);
        for (key, word) in [("many", "5万家"), ("money", "财政"), ("all", "事")] {
            read.for_whom.push(ForWhom {
                key: key.into(),
                name: String::new(),
                words: vec![word.into()],
                otherwise: false,
                responsible: false,
            });
        }
        for (key, word) in [("first", "甲"), ("money", "财政")] {
            read.topics.push(Topic {
                key: key.into(),
                name: String::new(),
                words: vec![word.into()],
            });
        }
        for_whom::fill(&mut read);
        topics::fill(&mut read);
        assert!(!read.deadlines.is_empty() && !read.organizations.is_empty());
        let mut packed = read.clone();
        pack(&mut packed);
        assert!(packed.deadlines[0].id.ends_with('@'));
        assert!(packed.organizations[0].id.is_empty());
        assert_eq!(packed.documents[0].for_whom, ["c"]);
        assert!(packed.documents[1].for_whom.is_empty(), "as before");
        assert_eq!(packed.documents[0].topics, ["a"]);
        assert_eq!(packed.documents[1].topics, [""], "none, unlike before");
        unpack(&mut packed);
        assert_eq!(packed, read);
    }

    #[test]
    fn an_id_comes_back_whatever_stands_in_it() {
        for (id, words) in [
            ("a@b", "b"),
            ("a@b~2", "b"),
            ("b", "b"),
            ("ab", "b"),
            ("a@b", ""),
            ("a@@b", "b"),
            ("a@@b", "@b"),
        ] {
            let mut short = id.to_owned();
            shorten(&mut short, words);
            lengthen(&mut short, words);
            assert_eq!(short, id);
        }
    }
}
