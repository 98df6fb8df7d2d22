//! Everything the page carries: what the gazettes say, and what was curated by hand.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    Award, Clause, Date, Deadline, Diagnostic, Document, Duty, Figure, Gazette, Home, Level,
    Organization, Region, Responsibility, Source, Table,
    eligibility::{Audience, Benefit, Question},
    pace::{Pace, at_once},
    region,
    search::Letters,
};

mod joining;

pub use joining::Joining;

/// All gazettes of a build. What build time writes is what run time reads.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corpus {
    /// The issues, in the order of their files.
    pub gazettes: Vec<Gazette>,
    /// Their documents.
    pub documents: Vec<Document>,
    /// For which places each of the documents speaks, in their order.
    pub regions: Vec<Region>,
    /// The region whose bodies have the short names. It stays when a gazette is added.
    pub home: Home,
    /// Their clauses.
    pub clauses: Vec<Clause>,
    /// Their deadlines.
    pub deadlines: Vec<Deadline>,
    /// The rows of their tables of responsibilities.
    pub responsibilities: Vec<Responsibility>,
    /// Their other tables.
    pub tables: Vec<Table>,
    /// Who is honoured.
    pub awards: Vec<Award>,
    /// Which leader answers for what.
    pub duties: Vec<Duty>,
    /// Targets and thresholds.
    pub figures: Vec<Figure>,
    /// The bodies that all of these name.
    pub organizations: Vec<Organization>,
    /// What a reader of the seeds should know, by gazette.
    pub diagnostics: Vec<(String, Diagnostic)>,
    /// Benefits, from the rules.
    pub benefits: Vec<Benefit>,
    /// The questions that decide them.
    pub questions: Vec<Question>,
    /// Whom the rules are about; the first is who the page is for.
    pub audiences: Vec<Audience>,
    /// Where one usually applies, from the notes.
    pub places: Vec<Place>,
    /// For whom things can be, from the notes.
    pub for_whom: Vec<ForWhom>,
    /// What things can be about, from the notes.
    pub topics: Vec<Topic>,
    /// Cities that are no 设区市, though their names end like one; from the notes.
    pub cities: Vec<City>,
    /// What its characters can be typed as; filled in when it is baked.
    pub letters: Letters,
    /// Which of the gazettes a reader has opened, by id; none where it is baked.
    pub own: Vec<String>,
}

/// Where one usually applies; not from a gazette.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// `community`
    pub key: String,
    /// 村（社区）、街道（乡镇）便民服务中心
    pub name: String,
    /// For what.
    pub note: String,
    /// The day on which somebody last looked.
    pub checked_on: Date,
}

/// Somebody for whom things can be; not from a gazette.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ForWhom {
    /// `older_people`
    pub key: String,
    /// 老年人和家庭
    pub name: String,
    /// The words of a gazette that stand for them.
    pub words: Vec<String>,
    /// Whether what names nobody is for them.
    pub otherwise: bool,
    /// Whether what names bodies that must do it is for them too.
    pub responsible: bool,
}

/// Something that things can be about; not from a gazette.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Topic {
    /// `fire_safety`
    pub key: String,
    /// 消防安全
    pub name: String,
    /// The words of a gazette that stand for it.
    pub words: Vec<String>,
}

/// A city of another level than most; not from a gazette.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct City {
    /// 义乌市
    pub name: String,
    /// At which level it stands.
    pub level: Level,
}

impl Corpus {
    /// Reads the seeds: pairs of file name and text, in the order in which they shall appear.
    #[must_use]
    pub fn read<'a>(seeds: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut corpus = Self::default();
        for (file, text) in seeds {
            let taken = corpus.taken();
            let parse = crate::parse(&Source {
                taken,
                ..Source::new(file, text)
            });
            at_once(corpus.append(&parse, &Pace::whole()));
        }
        let regions = region::regions(&corpus.gazettes, &corpus.documents);
        corpus.home.region = region::only(&regions);
        at_once(corpus.span(&Pace::whole()));
        corpus
    }

    /// The ids that its gazettes and their documents have: what is read beside them must have others.
    #[must_use]
    pub fn taken(&self) -> BTreeSet<String> {
        let gazettes = self.gazettes.iter().map(|gazette| &gazette.id);
        let documents = self.documents.iter().map(|document| &document.id);
        gazettes.chain(documents).cloned().collect()
    }

    /// Whether a reader has opened the gazette.
    #[must_use]
    pub fn is_own(&self, gazette: &str) -> bool {
        self.own.iter().any(|own| own == gazette)
    }

    /// The document with an id.
    #[must_use]
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == id)
    }

    /// The clause with an id.
    #[must_use]
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        let (document, _) = id.rsplit_once('/')?;
        let document = self.document(document)?;
        self.clauses_of(&document.id).find(|clause| clause.id == id)
    }

    /// The row of a table of responsibilities with an id.
    #[must_use]
    pub fn row(&self, id: &str) -> Option<&Responsibility> {
        self.responsibilities.iter().find(|row| row.id == id)
    }

    /// The clauses of a document, in order.
    pub fn clauses_of<'a>(&'a self, document: &'a str) -> impl Iterator<Item = &'a Clause> {
        let own = move |clause: &&Clause| clause.document == document;
        // They stand where those of the documents before end; a near corpus holds only some of them.
        let mut before = 0;
        let mut all = self.clauses.as_slice();
        for other in &self.documents {
            let end = before + other.clauses.len();
            if other.id == document {
                let there = self.clauses.get(before..end).unwrap_or_default();
                if there.first().filter(own).is_some() {
                    all = there;
                }
                break;
            }
            before = end;
        }
        all.iter().filter(own)
    }

    /// How a clause is cited: `浙政办发〔2018〕32号 二（三）`; the bare number for an unnumbered paragraph.
    #[must_use]
    pub fn citation(&self, clause: &str) -> String {
        let Some((document, _)) = clause.rsplit_once('/') else {
            return clause.into();
        };
        let number = self
            .document(document)
            .map_or(document, |document| document.number.as_str());
        let labels: String = lineage(clause)
            .filter_map(|id| {
                self.clause(&id)
                    .map(|clause| clause.label.trim_end_matches('、'))
            })
            .collect();
        format!("{number} {labels}").trim_end().into()
    }
}

/// Takes off the front what belongs together. Facts follow each other as their documents and gazettes do; to look through
/// all of them for each would be slow.
pub(crate) fn next_of<'a, T>(rest: &mut &'a [T], is_own: impl Fn(&T) -> bool) -> &'a [T] {
    let end = rest.iter().position(|fact| !is_own(fact));
    let (own, behind) = rest.split_at(end.unwrap_or(rest.len()));
    *rest = behind;
    own
}

/// The ids of a clause and those above it, from the outermost on: `甲/2.3` → `甲/2`, `甲/2.3`.
pub(crate) fn lineage(clause: &str) -> impl Iterator<Item = String> {
    let (document, place) = clause.rsplit_once('/').unwrap_or((clause, ""));
    (1..=place.split('.').count()).map(move |depth| {
        let ancestor = place.split('.').take(depth).collect::<Vec<_>>().join(".");
        format!("{document}/{ancestor}")
    })
}
