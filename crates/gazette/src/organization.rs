//! The bodies that a corpus names: one entry for each, by whichever of its names it is written.
//!
//! Names are the same body
//! - if they differ only in how much is written out: 浙江省民政厅, 省民政厅; 各市人民政府, 各市政府
//! - if the same gazette prints one behind the other in brackets: 省外侨办（省港澳办）
//!
//! The second holds for its gazette only: in another year the two may be two. So no id changes when a gazette is added.
//! Names of classes (各市、县（市、区）政府) stay what they are; nobody can say from a text which bodies they are.

use core::ops::Range;
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::{
    Clause, Document, Mention, MentionRole, Organization, Role, agency, corpus::Corpus, layout,
    pace::Pace,
};

/// All bodies of the corpus, in the order in which they are first named.
pub(crate) async fn organizations(corpus: &Corpus, pace: &Pace) -> Vec<Organization> {
    let mut register = Register::default();
    for gazette in &corpus.gazettes {
        let mut printed = Printed::default();
        let documents: HashSet<&str> = corpus
            .documents
            .iter()
            .filter(|document| document.gazette == gazette.id)
            .map(|document| document.id.as_str())
            .collect();
        printed.collect(corpus, &documents, pace).await;
        let province = province(&gazette.title);
        let roots = roots(&printed.places, province, pace).await;
        register.add(&printed.places, &roots, pace).await;
        for document in corpus
            .documents
            .iter()
            .filter(|document| document.gazette == gazette.id)
        {
            register.add_aliases(document, province);
        }
        let clauses = corpus
            .clauses
            .iter()
            .filter(|clause| documents.contains(clause.document.as_str()));
        register.find_named(clauses, &roots, pace).await;
    }
    let mut all = register.organizations;
    for organization in &mut all {
        organization
            .aliases
            .retain(|alias| *alias != organization.name);
    }
    all
}

/// 浙江省人民政府公报 → 浙江省
fn province(title: &str) -> &str {
    title
        .find('省')
        .map_or("", |at| &title[..at + '省'.len_utf8()])
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
    mention: Mention,
    /// The clause, or for a list of honour and for duties the document, of which it says already that it names the body;
    /// empty for a row.
    covers: String,
}

impl Printed {
    async fn collect(&mut self, corpus: &Corpus, documents: &HashSet<&str>, pace: &Pace) {
        let own = |document: &String| documents.contains(document.as_str());
        let mut subjects: HashMap<&str, Vec<&crate::Agency>> = HashMap::new();
        for deadline in &corpus.deadlines {
            if let Some(clause) = &deadline.clause {
                subjects
                    .entry(clause)
                    .or_default()
                    .extend(&deadline.responsible);
            }
        }
        for clause in corpus.clauses.iter().filter(|clause| own(&clause.document)) {
            let mut known: HashSet<&str> = HashSet::new();
            let dated = subjects.remove(clause.id.as_str()).unwrap_or_default();
            for agency in clause.agencies.iter().chain(dated) {
                if known.insert(&agency.name) {
                    let mention = in_clause(&clause.id, role(agency.role));
                    self.push(&agency.name, mention, &clause.id);
                    pace.did(agency.name.len()).await;
                }
            }
        }
        for row in corpus
            .responsibilities
            .iter()
            .filter(|row| own(&row.document))
        {
            for agency in &row.responsible {
                let mention = Mention {
                    row: Some(row.id.clone()),
                    ..nowhere(role(agency.role))
                };
                self.push(&agency.name, mention, "");
                pace.did(agency.name.len()).await;
            }
        }
        for award in corpus.awards.iter().filter(|award| own(&award.document)) {
            let mention = Mention {
                award: Some(award.id.clone()),
                ..nowhere(MentionRole::Awarded)
            };
            self.push(&award.name, mention, &award.document);
            pace.did(award.name.len()).await;
        }
        for duty in corpus.duties.iter().filter(|duty| own(&duty.document)) {
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
                    self.push(name, mention, &duty.document);
                    pace.did(name.len()).await;
                }
            }
        }
    }

    fn push(&mut self, name: &str, mention: Mention, covers: &str) {
        self.places.push(Place {
            name: name.to_owned(),
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

/// For each name of a gazette the name of its body.
async fn roots(places: &[Place], province: &str, pace: &Pace) -> HashMap<String, String> {
    let mut second_names: HashMap<String, String> = HashMap::new();
    for place in places {
        pace.did(place.name.len()).await;
        let (base, others) = name_plates(&place.name);
        for other in others {
            second_names
                .entry(plain(other, province))
                .or_insert_with(|| plain(base, province));
        }
    }
    let root = |name: &str| {
        let own = plain(name_plates(name).0, province);
        // One step: a second name of a second name is its own body.
        match second_names.get(&own) {
            Some(base) if !second_names.contains_key(base) => base.clone(),
            _ => own,
        }
    };
    let mut roots: HashMap<String, String> = HashMap::new();
    for Place { name, .. } in places {
        pace.did(name.len()).await;
        // Most names stand in many places.
        if !roots.contains_key(name) {
            roots.insert(name.clone(), root(name));
        }
    }
    let seconds: Vec<String> = second_names.keys().cloned().collect();
    for second in seconds {
        let root = root(&second);
        roots.entry(second).or_insert(root);
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

/// The name with what may be left out left out: 浙江省人民政府办公厅 → 省政府办公厅, 各市、县（市、区）人民政府 → 各市、县（市、区）政府.
fn plain(name: &str, province: &str) -> String {
    let short = match name.strip_prefix(province) {
        Some(rest) if !province.is_empty() && rest.starts_with(|c: char| c.is_alphabetic()) => {
            format!("省{rest}")
        }
        _ => name.to_owned(),
    };
    let short = short.replace("人民政府", "政府");
    // 市、县（市、区）政府 are all of them, also without 各.
    if short.starts_with("市、县（市、区）") {
        format!("各{short}")
    } else {
        short
    }
}

/// The bodies known so far.
#[derive(Debug, Default)]
struct Register {
    organizations: Vec<Organization>,
    /// Where each stands in the list.
    places: HashMap<String, usize>,
    /// Which of them a clause, or a document by its lists of honour and its duties, names already.
    known: HashMap<String, Vec<usize>>,
}

impl Register {
    async fn add(&mut self, places: &[Place], roots: &HashMap<String, String>, pace: &Pace) {
        for Place {
            name,
            mention,
            covers,
        } in places
        {
            pace.did(2 * name.len()).await;
            let place = self.entry(&roots[name]);
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
    fn add_aliases(&mut self, document: &Document, province: &str) {
        let addressees = document.addressees.split(['，', '；']);
        let names = addressees.flat_map(agency::names_in);
        for name in names.chain([document.issuer.as_str()]) {
            let Some(place) = self.places.get(&plain(name, province)) else {
                continue;
            };
            let aliases = &mut self.organizations[*place].aliases;
            if aliases.iter().all(|known| known != name) {
                aliases.push(name.to_owned());
            }
        }
    }

    /// Where a body stands in the list, from now on at the latest.
    fn entry(&mut self, name: &str) -> usize {
        let next = self.organizations.len();
        let place = *self.places.entry(name.to_owned()).or_insert(next);
        if place == next {
            self.organizations.push(Organization {
                id: name.to_owned(),
                name: name.to_owned(),
                aliases: Vec::new(),
                current_name: None,
                collective: agency::is_class(name),
                levels: Vec::new(),
                mentions: Vec::new(),
            });
        }
        place
    }

    /// Finds where the text of a clause names a body that nothing else names there: no bracket and no date of the clause, no
    /// list of honour and no duty of its document.
    async fn find_named<'a>(
        &mut self,
        clauses: impl Iterator<Item = &'a Clause>,
        roots: &HashMap<String, String>,
        pace: &Pace,
    ) {
        // By their first two characters, the longer first: 省政府办公厅 is not 省政府.
        let mut names: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for name in roots.keys().filter(|name| !agency::is_class(name)) {
            if name.chars().count() >= SHORTEST_NAME {
                names.entry(head(name)).or_default().push(name);
            }
        }
        for names in names.values_mut() {
            names.sort_unstable_by_key(|name| core::cmp::Reverse(name.len()));
        }
        for clause in clauses {
            pace.did(clause.title.len() + clause.text.len()).await;
            let known = [&clause.id, &clause.document].map(|place| self.known.get(place));
            let mut known: HashSet<usize> =
                known.into_iter().flatten().flatten().copied().collect();
            for text in [&clause.title, &clause.text] {
                for found in named(text, &names) {
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

/// The first two characters of a text.
fn head(text: &str) -> String {
    text.chars().take(2).collect()
}

/// Where a text holds one of the names.
fn named(text: &str, names: &BTreeMap<String, Vec<&str>>) -> Vec<Range<usize>> {
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
