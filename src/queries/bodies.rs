//! The bodies by their names, for whoever looks up many.

use std::collections::BTreeMap;

use gazette::{Organization, corpus::Corpus};

/// The bodies of a corpus by each of their names.
#[derive(Debug)]
pub(crate) struct Bodies<'a> {
    corpus: &'a Corpus,
    named: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Bodies<'a> {
    pub(crate) fn new(corpus: &'a Corpus) -> Self {
        let mut named: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, body) in corpus.organizations.iter().enumerate() {
            for name in body.aliases.iter().chain([&body.name]) {
                named.entry(name).or_default().push(place);
            }
        }
        Self { corpus, named }
    }

    /// The same as [`Corpus::body`].
    pub(crate) fn of(&self, document: &str, name: &str) -> Option<&'a Organization> {
        let all = &self.corpus.organizations;
        match self.named.get(name) {
            Some(named) => {
                let named = named.iter().map(|place| &all[*place]);
                self.corpus.body_among(document, name, named)
            }
            // One of several names that are printed as one, which is rare.
            None => self.corpus.body(document, name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::corpus;

    #[test]
    fn a_name_is_looked_up_as_the_corpus_does() {
        let bodies = Bodies::new(corpus());
        for deadline in &corpus().deadlines {
            for agency in &deadline.responsible {
                let found = bodies.of(&deadline.document, &agency.name);
                assert!(found.is_some(), "{}", agency.name);
                assert_eq!(found, corpus().body(&deadline.document, &agency.name));
            }
        }
        assert_eq!(bodies.of("浙政办发-2018-30", "省天文局"), None);
    }
}
