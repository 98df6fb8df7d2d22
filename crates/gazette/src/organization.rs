//! The bodies that a corpus names: one entry for each, by whichever of its names it is written.
//!
//! Names are the same body
//! - if they differ only in how much is written out: 浙江省民政厅, 省民政厅; 各市人民政府, 各市政府. What a document leaves out
//!   is its own region's ([`crate::region`]): the 省民政厅 of two provinces are two
//! - if the same gazette prints one behind the other in brackets: 省外侨办（省港澳办）
//!
//! The second holds for its gazette and region only: in another year the two may be two. So no id changes when a gazette is
//! added.
//! Names of classes (各市、县（市、区）政府) stay what they are; nobody can say from a text which bodies they are.

use core::ops::Range;
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::{
    Award, Clause, Deadline, Document, Duty, Home, Mention, MentionRole, Organization, Region,
    Responsibility, Role, agency,
    corpus::{Corpus, next_of},
    layout,
    pace::Pace,
    region::own_words,
};

/// All bodies of the corpus, in the order in which they are first named.
pub(crate) async fn organizations(corpus: &Corpus, pace: &Pace) -> Vec<Organization> {
    let mut register = Register::default();
    let mut rest = Facts::of(corpus);
    for gazette in &corpus.gazettes {
        let documents = Documents::of(corpus, &gazette.id);
        let facts = rest.next_of(&documents);
        let mut printed = Printed::default();
        printed.collect(&facts, &documents, pace).await;
        let roots = roots(&printed.places, &documents, &corpus.home, pace).await;
        register.add(&printed.places, &roots, pace).await;
        for (document, region) in &documents.all {
            register.add_aliases(document, region, &corpus.home);
        }
        register
            .find_named(facts.clauses, &documents, &roots, pace)
            .await;
    }
    debug_assert!(rest.is_empty(), "facts of no gazette, or out of order");
    let mut all = register.organizations;
    for organization in &mut all {
        organization
            .aliases
            .retain(|alias| *alias != organization.name);
    }
    all
}

impl Corpus {
    /// The body that a name means which a document prints. `None` where it prints no such name.
    ///
    /// It was found when the texts were read, and is looked up here: of several with this name the one of the document's
    /// region. Where documents of the region name two, one of them in full (江苏省财政厅 beside 省财政厅), those of the home
    /// region mean by the short name the one that is called so, and others the other.
    #[must_use]
    pub fn body(&self, document: &str, name: &str) -> Option<&Organization> {
        // 省港澳办 alone, where a gazette prints 省外侨办（省港澳办）.
        let on_a_plate = |alias: &String| {
            let plates = alias
                .strip_suffix('）')
                .and_then(|alias| alias.split_once('（'));
            plates.is_some_and(|(_, plates)| plates.split('、').any(|plate| plate == name))
        };
        let named = |body: &&Organization| {
            let mut aliases = body.aliases.iter();
            body.name == name || aliases.any(|alias| alias == name || on_a_plate(alias))
        };
        let named = self.organizations.iter().filter(named);
        let region = || self.region(document);
        self.body_among(name, named, region, |body, region| self.is_of(body, region))
    }

    /// The same, where all that have the name are known. The region of the document and whether documents of it name a body
    /// are asked only where several have it.
    #[must_use]
    pub fn body_among<'a, 'b>(
        &self,
        name: &str,
        mut named: impl Iterator<Item = &'a Organization>,
        region: impl FnOnce() -> Option<&'b Region>,
        is_of: impl Fn(&'a Organization, &'b Region) -> bool,
    ) -> Option<&'a Organization> {
        let first = named.next()?;
        let Some(second) = named.next() else {
            return Some(first);
        };
        let region = region()?;
        let is_home = region.is_in_home(&self.home);
        let mut best: Option<(_, &Organization)> = None;
        for body in [first, second].into_iter().chain(named) {
            let fits = (is_of(body, region), (body.name == name) == is_home);
            if best.is_none_or(|(other, _)| fits > other) {
                best = Some((fits, body));
            }
        }
        best.map(|(_, body)| body)
    }

    /// The body that words in the text of a document mean, though no list of it prints them: one of its region, or one of
    /// another region that is written out.
    #[must_use]
    pub fn body_in_text(&self, document: &str, name: &str) -> Option<&Organization> {
        let body = self.body(document, name)?;
        let written_out = || self.regions.iter().any(|region| region.leads(name));
        let region = self.region(document)?;
        (self.is_of(body, region) || written_out()).then_some(body)
    }

    /// Whether documents of a region name a body.
    fn is_of(&self, body: &Organization, region: &Region) -> bool {
        let documents = self.documents.iter().zip(&self.regions);
        let mut documents = documents.filter(|(_, own)| *own == region);
        documents.any(|(document, _)| {
            let mut mentions = body.mentions.iter();
            mentions.any(|mention| mention.is_in(&document.id))
        })
    }

    /// The body that a name means in a region, whether or not a document of it prints the name: what notes are about.
    #[cfg(feature = "rules")]
    pub(crate) fn body_in(&self, region: &Region, name: &str) -> Option<&Organization> {
        let id = |name: &str| region.id(&self.home, name_plates(name).0);
        let own = id(name);
        // 省港澳办 alone, where a gazette prints 省外侨办（省港澳办）.
        let second = |body: &&Organization| {
            let mut names = body.aliases.iter();
            names.any(|alias| name_plates(alias).1.contains(&name) && id(alias) == body.id)
        };
        let bodies = || self.organizations.iter();
        let first = bodies().find(|body| body.id == own);
        first.or_else(|| bodies().find(second))
    }

    /// The region of a document.
    #[must_use]
    pub fn region(&self, document: &str) -> Option<&Region> {
        let mut all = self.documents.iter().zip(&self.regions);
        all.find(|(own, _)| own.id == document)
            .map(|(_, region)| region)
    }
}

impl Mention {
    /// The id of the clause, row, award or duty.
    pub fn place(&self) -> Option<&str> {
        let places = [&self.clause, &self.row, &self.award, &self.duty];
        places.into_iter().flatten().next().map(String::as_str)
    }

    /// Whether it stands in a document.
    fn is_in(&self, document: &str) -> bool {
        let behind = self.place().and_then(|place| place.strip_prefix(document));
        behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(['/', '@']))
    }
}

/// The documents of a gazette, and of which of its regions each is.
struct Documents<'a> {
    all: Vec<(&'a Document, &'a Region)>,
    regions: Vec<&'a Region>,
    /// Which of the regions a document is of, by id.
    places: HashMap<&'a str, usize>,
}

impl<'a> Documents<'a> {
    fn of(corpus: &'a Corpus, gazette: &str) -> Self {
        let all = corpus.documents.iter().zip(&corpus.regions);
        let all = all.filter(|(document, _)| document.gazette == gazette);
        let mut documents = Self {
            all: all.collect(),
            regions: Vec::new(),
            places: HashMap::new(),
        };
        let mut known: HashMap<&Region, usize> = HashMap::new();
        for (document, region) in &documents.all {
            let next = known.len();
            let place = *known.entry(region).or_insert(next);
            if place == next {
                documents.regions.push(region);
            }
            documents.places.insert(&document.id, place);
        }
        documents
    }

    /// Which of the regions a document is of, if it is one of these.
    fn region(&self, document: &str) -> Option<usize> {
        self.places.get(document).copied()
    }
}

/// Facts that name bodies. Those of a gazette follow each other, as the gazettes do.
struct Facts<'a> {
    clauses: &'a [Clause],
    deadlines: &'a [Deadline],
    responsibilities: &'a [Responsibility],
    awards: &'a [Award],
    duties: &'a [Duty],
}

impl<'a> Facts<'a> {
    fn of(corpus: &'a Corpus) -> Self {
        Self {
            clauses: &corpus.clauses,
            deadlines: &corpus.deadlines,
            responsibilities: &corpus.responsibilities,
            awards: &corpus.awards,
            duties: &corpus.duties,
        }
    }

    fn is_empty(&self) -> bool {
        self.clauses.is_empty()
            && self.deadlines.is_empty()
            && self.responsibilities.is_empty()
            && self.awards.is_empty()
            && self.duties.is_empty()
    }

    /// Takes off those of the next gazette, of which all documents are.
    fn next_of(&mut self, documents: &Documents<'_>) -> Self {
        let is_own = |document: &str| documents.region(document).is_some();
        Self {
            clauses: next_of(&mut self.clauses, |fact| is_own(&fact.document)),
            deadlines: next_of(&mut self.deadlines, |fact| is_own(&fact.document)),
            responsibilities: next_of(&mut self.responsibilities, |fact| is_own(&fact.document)),
            awards: next_of(&mut self.awards, |fact| is_own(&fact.document)),
            duties: next_of(&mut self.duties, |fact| is_own(&fact.document)),
        }
    }
}

/// The names of a gazette, each with the place where it stands and its role there.
#[derive(Debug, Default)]
struct Printed {
    places: Vec<Place>,
}

/// Where a name stands.
#[derive(Debug)]
struct Place {
    name: String,
    /// Which of the gazette's regions says it.
    region: usize,
    mention: Mention,
    /// The clause, or for a list of honour and for duties the document, of which it says already that it names the body;
    /// empty for a row.
    covers: String,
}

impl Printed {
    async fn collect(&mut self, facts: &Facts<'_>, documents: &Documents<'_>, pace: &Pace) {
        let mut subjects: HashMap<&str, Vec<&crate::Agency>> = HashMap::new();
        for deadline in facts.deadlines {
            if let Some(clause) = &deadline.clause {
                subjects
                    .entry(clause)
                    .or_default()
                    .extend(&deadline.responsible);
            }
        }
        for clause in facts.clauses {
            let Some(region) = documents.region(&clause.document) else {
                continue;
            };
            let mut known: HashSet<&str> = HashSet::new();
            let dated = subjects.remove(clause.id.as_str()).unwrap_or_default();
            for agency in clause.agencies.iter().chain(dated) {
                if known.insert(&agency.name) {
                    let mention = in_clause(&clause.id, role(agency.role));
                    self.push(&agency.name, region, mention, &clause.id);
                    pace.did(agency.name.len()).await;
                }
            }
        }
        for row in facts.responsibilities {
            let Some(region) = documents.region(&row.document) else {
                continue;
            };
            for agency in &row.responsible {
                let mention = Mention {
                    row: Some(row.id.clone()),
                    ..nowhere(role(agency.role))
                };
                self.push(&agency.name, region, mention, "");
                pace.did(agency.name.len()).await;
            }
        }
        for award in facts.awards {
            let Some(region) = documents.region(&award.document) else {
                continue;
            };
            let mention = Mention {
                award: Some(award.id.clone()),
                ..nowhere(MentionRole::Awarded)
            };
            self.push(&award.name, region, mention, &award.document);
            pace.did(award.name.len()).await;
        }
        for duty in facts.duties {
            let Some(region) = documents.region(&duty.document) else {
                continue;
            };
            let lists = [
                (&duty.contacts, MentionRole::Liaison),
                (&duty.leads, MentionRole::Directed),
            ];
            for (names, role) in lists {
                for name in names {
                    let mention = Mention {
                        duty: Some(duty.id.clone()),
                        ..nowhere(role)
                    };
                    self.push(name, region, mention, &duty.document);
                    pace.did(name.len()).await;
                }
            }
        }
    }

    fn push(&mut self, name: &str, region: usize, mention: Mention, covers: &str) {
        self.places.push(Place {
            name: name.to_owned(),
            region,
            mention,
            covers: covers.to_owned(),
        });
    }
}

fn role(role: Role) -> MentionRole {
    match role {
        Role::Lead => MentionRole::Lead,
        Role::Joint => MentionRole::Joint,
        Role::Support => MentionRole::Support,
    }
}

fn nowhere(role: MentionRole) -> Mention {
    Mention {
        clause: None,
        row: None,
        award: None,
        duty: None,
        role,
    }
}

fn in_clause(clause: &str, role: MentionRole) -> Mention {
    Mention {
        clause: Some(clause.to_owned()),
        ..nowhere(role)
    }
}

/// For each name of a gazette the id of its body.
type Roots = HashMap<String, String>;

/// The roots of each of the regions of a gazette.
async fn roots(
    places: &[Place],
    documents: &Documents<'_>,
    home: &Home,
    pace: &Pace,
) -> Vec<Roots> {
    let none = vec![HashMap::new(); documents.regions.len()];
    let mut second_names: Vec<Roots> = none.clone();
    for Place { name, region, .. } in places {
        pace.did(name.len()).await;
        let (base, others) = name_plates(name);
        for other in others {
            let id = |name: &str| documents.regions[*region].id(home, name);
            second_names[*region]
                .entry(id(other))
                .or_insert_with(|| id(base));
        }
    }
    let root = |region: usize, name: &str| {
        let own = documents.regions[region].id(home, name_plates(name).0);
        let second_names = &second_names[region];
        // One step: a second name of a second name is its own body.
        match second_names.get(&own) {
            Some(base) if !second_names.contains_key(base) => base.clone(),
            _ => own,
        }
    };
    let mut roots = none;
    for Place { name, region, .. } in places {
        pace.did(name.len()).await;
        // Most names stand in many places.
        if !roots[*region].contains_key(name) {
            for name in name_plates(name).1.into_iter().chain([name.as_str()]) {
                roots[*region].insert(name.to_owned(), root(*region, name));
            }
        }
    }
    roots
}

/// 省外侨办（省港澳办） → the first name, and the names on its other plates.
fn name_plates(name: &str) -> (&str, Vec<&str>) {
    let Some((base, inner)) = name
        .strip_suffix('）')
        .and_then(|name| name.split_once('（'))
    else {
        return (name, Vec::new());
    };
    let others: Vec<&str> = layout::pieces(inner, 0..inner.len(), &['、'])
        .into_iter()
        .map(|piece| inner[piece].trim_end_matches('、'))
        .collect();
    let names = !agency::is_class(base)
        && others
            .iter()
            .all(|other| other.chars().count() >= SHORTEST_NAME);
    if names {
        (base, others)
    } else {
        (name, Vec::new())
    }
}

/// The shortest name of a body, in characters: 市、区 in brackets are none.
const SHORTEST_NAME: usize = 3;

/// The bodies known so far.
#[derive(Debug, Default)]
struct Register {
    organizations: Vec<Organization>,
    /// Where each stands in the list, by id.
    places: HashMap<String, usize>,
    /// Which of them a clause, or a document by its lists of honour and its duties, names already.
    known: HashMap<String, Vec<usize>>,
}

impl Register {
    async fn add(&mut self, places: &[Place], roots: &[Roots], pace: &Pace) {
        for Place {
            name,
            region,
            mention,
            covers,
        } in places
        {
            pace.did(2 * name.len()).await;
            let place = self.entry(&roots[*region][name]);
            if !covers.is_empty() {
                self.known.entry(covers.clone()).or_default().push(place);
            }
            let organization = &mut self.organizations[place];
            organization.mentions.push(mention.clone());
            let others = name_plates(name).1.into_iter().map(str::to_owned);
            for alias in [name.clone()].into_iter().chain(others) {
                if !organization.aliases.contains(&alias) {
                    organization.aliases.push(alias);
                }
            }
        }
    }

    /// The long names by which a document calls who issues it and to whom it is addressed.
    fn add_aliases(&mut self, document: &Document, region: &Region, home: &Home) {
        let addressees = document.addressees.split(['，', '；']);
        let names = addressees.flat_map(agency::names_in);
        for name in names.chain([document.issuer.as_str()]) {
            let Some(place) = self.places.get(&region.id(home, name)) else {
                continue;
            };
            let aliases = &mut self.organizations[*place].aliases;
            if aliases.iter().all(|known| known != name) {
                aliases.push(name.to_owned());
            }
        }
    }

    /// Where a body stands in the list, from now on at the latest.
    fn entry(&mut self, id: &str) -> usize {
        let next = self.organizations.len();
        let place = *self.places.entry(id.to_owned()).or_insert(next);
        if place == next {
            self.organizations.push(Organization {
                id: id.to_owned(),
                name: id.to_owned(),
                aliases: Vec::new(),
                current_name: None,
                collective: agency::is_class(own_words(id)),
                levels: Vec::new(),
                mentions: Vec::new(),
            });
        }
        place
    }

    /// Finds where the text of a clause names a body that nothing else names there: no bracket and no date of the clause, no
    /// list of honour and no duty of its document.
    async fn find_named(
        &mut self,
        clauses: &[Clause],
        documents: &Documents<'_>,
        roots: &[Roots],
        pace: &Pace,
    ) {
        let names: Vec<Names> = roots.iter().map(names).collect();
        for clause in clauses {
            let Some(at) = documents.region(&clause.document) else {
                continue;
            };
            let (region, names, roots) = (documents.regions[at], &names[at], &roots[at]);
            pace.did(clause.title.len() + clause.text.len()).await;
            let known = [&clause.id, &clause.document].map(|place| self.known.get(place));
            let mut known: HashSet<usize> =
                known.into_iter().flatten().flatten().copied().collect();
            for text in [&clause.title, &clause.text] {
                for found in named(text, names) {
                    if !region.begins(&text[..found.start], &text[found.clone()]) {
                        continue;
                    }
                    let root = &roots[&text[found]];
                    let Some(place) = self.places.get(root).copied() else {
                        continue;
                    };
                    if known.insert(place) {
                        let mention = in_clause(&clause.id, MentionRole::Named);
                        self.organizations[place].mentions.push(mention);
                    }
                }
            }
        }
    }
}

/// The names that a text may hold, by their first two characters, the longer first: 省政府办公厅 is not 省政府.
type Names<'a> = BTreeMap<String, Vec<&'a str>>;

fn names(roots: &Roots) -> Names<'_> {
    let mut names = Names::new();
    for name in roots.keys().filter(|name| !agency::is_class(name)) {
        if name.chars().count() >= SHORTEST_NAME {
            let alike = names.entry(head(name)).or_default();
            let at = alike.partition_point(|other| other.len() > name.len());
            alike.insert(at, name);
        }
    }
    names
}

/// The first two characters of a text.
fn head(text: &str) -> String {
    text.chars().take(2).collect()
}

/// Where a text holds one of the names.
fn named(text: &str, names: &Names<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut end = 0;
    for (at, _) in text.char_indices() {
        if at < end {
            continue;
        }
        let Some(candidates) = names.get(&head(&text[at..])) else {
            continue;
        };
        if let Some(name) = candidates
            .iter()
            .find(|name| text[at..].starts_with(**name))
        {
            end = at + name.len();
            found.push(at..end);
        }
    }
    found
}
