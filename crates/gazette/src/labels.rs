//! Labels that words of a text stand for, dealt out by a curated vocabulary: for whom a fact is ([`crate::for_whom`]),
//! what it is about ([`crate::topics`]). Nothing here knows any label.
//!
//! The nearest words that stand for a label decide: an item's own, else those of what it stands in, from the inside out
//! (a figure: its clause's title, the titles of the clauses around it, the document's title). What an item's own words
//! are is the same for every vocabulary where it is said here; what they are for awards, duties and benefits, a
//! vocabulary says itself.
//!
//! - A document's are its title (without the issuer, who stands on every one), else its unnumbered paragraphs. To whom it
//!   was sent tells nothing, since all go to the governments.
//! - A clause's are title and text; a deadline's the task; a row's the task, then the category; a figure's its quote.
//!
//! A word hides those inside it: where 物业服务企业 stands for one, 企业 in it stands for nothing else.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::{
    Clause, Deadline, Document, Figure, Responsibility, corpus::Corpus, eligibility::Audience,
    pace::Pace,
};

/// Labels, by their positions in the vocabulary.
pub(crate) type Named = BTreeSet<usize>;

/// A vocabulary, and what it says of the places of a corpus.
pub(crate) struct Labels<'a> {
    keys: Vec<&'a str>,
    /// Every word with its labels; none where it only hides.
    words: HashMap<&'a str, Named>,
    /// How long the words are that begin with a character, in bytes, the longest first.
    lengths: HashMap<char, Vec<usize>>,
    /// What items stand in, by id: documents, clauses by their titles, rows by their categories. Each holds what it got
    /// from around it, so that one look suffices.
    places: BTreeMap<String, Named>,
}

impl<'a> Labels<'a> {
    /// Reads the places of a corpus by a vocabulary of keys and words. Words in what is `hidden` stand for nothing.
    /// Documents that name no label get those of `otherwise`. Linear in the text.
    pub(crate) async fn new(
        vocabulary: impl IntoIterator<Item = (&'a str, &'a [String])>,
        hidden: impl IntoIterator<Item = &'a str>,
        otherwise: &Named,
        corpus: &Corpus,
        pace: &Pace,
    ) -> Self {
        let mut labels = Self {
            keys: Vec::new(),
            words: HashMap::new(),
            lengths: HashMap::new(),
            places: BTreeMap::new(),
        };
        for (key, words) in vocabulary {
            for word in words {
                labels.add(word, Some(labels.keys.len()));
            }
            labels.keys.push(key);
        }
        for word in hidden {
            labels.add(word, None);
        }
        labels.read_places(corpus, otherwise, pace).await;
        labels
    }

    fn add(&mut self, word: &'a str, label: Option<usize>) {
        let Some(first) = word.chars().next() else {
            return;
        };
        self.words.entry(word).or_default().extend(label);
        let lengths = self.lengths.entry(first).or_default();
        let at = lengths.partition_point(|length| *length > word.len());
        if lengths.get(at) != Some(&word.len()) {
            lengths.insert(at, word.len());
        }
    }

    async fn read_places(&mut self, corpus: &Corpus, otherwise: &Named, pace: &Pace) {
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
        for document in &corpus.documents {
            let lead = paragraphs.remove(document.id.as_str()).unwrap_or_default();
            let mut named = self.nearest(std::iter::once(own_title(document)).chain(lead), "");
            if named.is_empty() {
                named.clone_from(otherwise);
            }
            self.places.insert(document.id.clone(), named);
            pace.did(document.title.len()).await;
        }
        for clause in &corpus.clauses {
            let named = self.nearest([clause.title.as_str()], &self.around(clause));
            self.places.insert(clause.id.clone(), named);
            pace.did(clause.id.len() + clause.title.len()).await;
        }
        for row in &corpus.responsibilities {
            let named = self.nearest([row.category.as_str()], &row.document);
            self.places.insert(row.id.clone(), named);
            pace.did(row.id.len() + row.category.len()).await;
        }
    }

    /// The labels of a document, or of whatever else has this id.
    pub(crate) fn of_place(&self, id: &str) -> Named {
        self.places.get(id).cloned().unwrap_or_default()
    }

    /// The labels of a clause.
    pub(crate) fn of_clause(&self, fact: &Clause) -> Named {
        let own = format!("{}。{}", fact.title, fact.text);
        self.nearest([own.as_str()], &fact.id)
    }

    /// The labels of a deadline.
    pub(crate) fn of_deadline(&self, fact: &Deadline) -> Named {
        let place = fact.clause.as_ref().or(fact.row.as_ref());
        self.nearest([fact.task.as_str()], place.unwrap_or(&fact.document))
    }

    /// The labels of a row.
    pub(crate) fn of_row(&self, fact: &Responsibility) -> Named {
        self.nearest([fact.task.as_str()], &fact.id)
    }

    /// The labels of a figure that is no deadline too.
    pub(crate) fn of_figure(&self, fact: &Figure) -> Named {
        self.nearest([fact.quote.as_str()], &fact.clause)
    }

    /// The labels of the first text that names any, else of the place.
    pub(crate) fn nearest<'t>(
        &self,
        texts: impl IntoIterator<Item = &'t str>,
        place: &str,
    ) -> Named {
        texts
            .into_iter()
            .map(|text| self.named(text))
            .find(|named| !named.is_empty())
            .unwrap_or_else(|| self.of_place(place))
    }

    /// The keys of labels, in the order of the vocabulary.
    pub(crate) fn keys(&self, named: &Named) -> Vec<String> {
        named.iter().map(|label| self.keys[*label].into()).collect()
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

    /// What the words of a text stand for.
    fn named(&self, text: &str) -> Named {
        let mut named = Named::new();
        let mut covered = 0;
        for (at, first) in text.char_indices() {
            // Longest first, so that the first hides the others.
            let mut lengths = self.lengths.get(&first).into_iter().flatten();
            let found = lengths.find_map(|length| {
                let end = at + length;
                Some((end, self.words.get(text.get(at..end)?)?))
            });
            if let Some((end, labels)) = found.filter(|(end, _)| *end > covered) {
                named.extend(labels);
                covered = end;
            }
        }
        named
    }
}

/// The title without the issuer: 浙江省人民政府办公厅关于… says of every document that a government wrote it.
fn own_title(document: &Document) -> &str {
    document
        .title
        .strip_prefix(document.issuer.as_str())
        .unwrap_or(&document.title)
}

/// Deadlines by where they stand and their quotes: what is said of a deadline holds for the figure in it, of which less
/// is known.
pub(crate) type Dated<'a> = BTreeMap<(Option<&'a str>, &'a str), &'a Deadline>;

pub(crate) fn dated(deadlines: &[Deadline]) -> Dated<'_> {
    let places = deadlines.iter();
    places
        .map(|fact| ((fact.clause.as_deref(), fact.quote.as_str()), fact))
        .collect()
}

/// The deadline that a figure is too.
pub(crate) fn deadline_of<'a>(dated: &Dated<'a>, fact: &Figure) -> Option<&'a Deadline> {
    dated
        .get(&(Some(fact.clause.as_str()), fact.quote.as_str()))
        .copied()
}

/// What an audience is called.
pub(crate) fn audience<'a>(audiences: &'a [Audience], key: &str) -> &'a str {
    audiences
        .iter()
        .find(|audience| audience.key == key)
        .map_or("", |audience| audience.name.as_str())
}
