//! The bodies by their names, for whoever looks up many.

use gazette::{Mention, Organization, Region, corpus::Corpus};

use super::Lookup;

/// The bodies of a corpus by each of their names.
#[derive(Debug)]
pub(crate) struct Bodies<'a> {
    corpus: &'a Corpus,
    named: Named<'a>,
    /// For each region those that documents of it name: with many gazettes many bodies have one name, as 省财政厅.
    near: Vec<Named<'a>>,
    regions: Vec<&'a Region>,
    /// Of which of the regions each document is.
    of_documents: Lookup<'a>,
}

/// Bodies by name, as they stand in the corpus.
#[derive(Debug, Default)]
struct Named<'a> {
    places: Lookup<'a>,
    bodies: Vec<Vec<usize>>,
}

impl<'a> Named<'a> {
    fn add(&mut self, name: &'a str, body: usize) {
        let at = *self.places.entry(name).or_insert(self.bodies.len());
        if at == self.bodies.len() {
            self.bodies.push(Vec::new());
        }
        self.bodies[at].push(body);
    }

    fn get(&self, name: &str) -> Option<&[usize]> {
        self.places.get(name).map(|at| self.bodies[*at].as_slice())
    }
}

impl<'a> Bodies<'a> {
    pub(crate) fn new(corpus: &'a Corpus) -> Self {
        let mut bodies = Self {
            corpus,
            named: Named::default(),
            near: Vec::new(),
            regions: Vec::new(),
            of_documents: Lookup::new(),
        };
        for (document, region) in corpus.documents.iter().zip(&corpus.regions) {
            let known = bodies.regions.iter().position(|own| *own == region);
            let place = known.unwrap_or(bodies.regions.len());
            if known.is_none() {
                bodies.regions.push(region);
                bodies.near.push(Named::default());
            }
            bodies.of_documents.insert(&document.id, place);
        }
        for (place, body) in corpus.organizations.iter().enumerate() {
            let mut regions: Vec<usize> = Vec::new();
            for mention in &body.mentions {
                let region = bodies.region(mention);
                regions.extend(region.filter(|region| !regions.contains(region)));
            }
            for name in body.aliases.iter().chain([&body.name]) {
                bodies.named.add(name, place);
                for region in &regions {
                    bodies.near[*region].add(name, place);
                }
            }
        }
        bodies
    }

    /// Of which region the document is in which a body is named.
    fn region(&self, mention: &'a Mention) -> Option<usize> {
        // What stands in a document has its id and a sign before its own; an id may hold such a sign itself.
        let place = mention.place()?;
        let mut ends = place.char_indices().filter(|(_, c)| matches!(c, '/' | '@'));
        ends.find_map(|(end, _)| self.of_documents.get(&place[..end]).copied())
    }

    /// The same as [`Corpus::body`].
    pub(crate) fn of(&self, document: &str, name: &str) -> Option<&'a Organization> {
        let Some(named) = self.named.get(name) else {
            // One of several names that are printed as one, which is rare.
            return self.corpus.body(document, name);
        };
        let region = self.of_documents.get(document).copied();
        let near = region.and_then(|region| self.near[region].get(name));
        let named = near.unwrap_or(named).iter();
        let named = named.map(|place| &self.corpus.organizations[*place]);
        let region = || region.map(|region| self.regions[region]);
        self.corpus
            .body_among(name, named, region, |_, _| near.is_some())
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

    #[test]
    fn of_several_bodies_with_a_name_the_one_of_the_region_is_found_as_the_corpus_does() {
        let text = |place: &str, code: &str| {
            format!(
                "{place}人民政府公报 ２０１８ 年第 １ 期\n{place}人民政府办公厅关于试验的通知\n{code}政办发〔２０１８〕１ 号\n各市：\n\
                 一、任务\n２０１８ 年 ５ 月底前，完成试点。（省财政厅、省民政厅负责）\n{place}人民政府办公厅\n２０１８ 年 １ 月 ２ 日\n"
            )
        };
        let texts = [
            text("浙江省", "浙"),
            text("江苏省", "苏"),
            text("安徽省", "皖"),
        ];
        let names = ["a.txt", "b.txt", "c.txt"];
        let seeds = names.into_iter().zip(texts.iter().map(String::as_str));
        let corpus = Corpus::read(seeds);
        let bodies = Bodies::new(&corpus);
        let named = bodies.named.get("省财政厅");
        assert_eq!(named.map(<[usize]>::len), Some(3));
        let mut found: Vec<&str> = Vec::new();
        for document in &corpus.documents {
            for body in &corpus.organizations {
                for name in body.aliases.iter().chain([&body.name]) {
                    let own = bodies.of(&document.id, name);
                    assert_eq!(own, corpus.body(&document.id, name), "{name}");
                }
            }
            let own = bodies.of(&document.id, "省财政厅");
            found.extend(own.map(|body| body.id.as_str()));
        }
        found.dedup();
        assert_eq!(found.len(), 3, "each has its own: {found:?}");
        let own = bodies.of("nowhere", "省财政厅");
        assert_eq!(own, corpus.body("nowhere", "省财政厅"));
    }
}
