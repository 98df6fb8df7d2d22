//! Everything that can be found, with all that it can be narrowed by; what a search shows, and the counts of every choice.

use gazette::{
    Agency, Date,
    corpus::Corpus,
    eligibility::Strength,
    search::{Engine, Fact, Kind, Match},
};

use super::{
    Facet, Lookup,
    bodies::Bodies,
    choice::{Choice, by_value, by_weight, document_name, periods, periods_of, said, vocabulary},
    deadlines::day,
};
use crate::{
    corpus::{PerCorpus, corpus},
    messages::{self, Message, Messages},
    search_filter::{SearchFilter, SearchKey},
};

/// Positions in a list of choices, for each key.
type Places = [Vec<usize>; SearchKey::FACETS.len()];

/// Everything that can be found.
#[derive(Debug)]
pub(crate) struct Shelf<'a> {
    engine: Engine<'a>,
    /// Of each thing, in the order of the engine.
    places: Vec<Places>,
    choices: [Vec<Choice>; SearchKey::FACETS.len()],
}

/// The shelf of this page's gazettes. Only for views that have the texts.
pub(crate) fn shelf() -> &'static Shelf<'static> {
    static SHELF: PerCorpus<Shelf<'static>> = PerCorpus::new();
    SHELF.of(corpus(), Shelf::new)
}

/// What a search shows.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The best first; where nothing is searched for, everything in the order of the text.
    pub(crate) shown: Vec<Match>,
    /// How often the words occur in the texts among these.
    pub(crate) total: usize,
    /// The nearest words that do occur, where these do not.
    pub(crate) nearest: Option<String>,
    /// For each choice of each key the number that it would show.
    counts: [Vec<usize>; SearchKey::FACETS.len()],
    /// For each filter how many would be shown without it.
    without: [usize; SearchKey::FACETS.len()],
}

impl<'a> Shelf<'a> {
    /// Everything about a corpus that no search changes.
    pub(crate) fn new(corpus: &'a Corpus) -> Self {
        let engine = Engine::new(corpus);
        let sorting = Sorting::new(corpus);
        let choices = SearchKey::FACETS.map(|key| choices(corpus, &engine, &sorting, key));
        let known: Vec<Lookup<'_>> = choices.iter().map(|own| by_value(own)).collect();
        let places = engine.facts().map(|fact| {
            SearchKey::FACETS.map(|key| {
                let mut own: Vec<usize> = Vec::new();
                for value in sorting.values(fact, key) {
                    let place = known[key as usize].get(value.as_str());
                    own.extend(place.filter(|place| !own.contains(place)));
                }
                own
            })
        });
        Self {
            places: places.collect(),
            choices,
            engine,
        }
    }

    /// What a search shows.
    pub(crate) fn find(&self, filter: &SearchFilter) -> Found {
        let query = filter.get(SearchKey::Query).trim();
        let mut found = Found {
            counts: SearchKey::FACETS.map(|key| vec![0; self.choices[key as usize].len()]),
            ..Found::default()
        };
        let all = if query.is_empty() {
            self.engine.everything()
        } else {
            let matches = self.engine.matches(query);
            found.nearest = matches.nearest;
            matches.items
        };
        let chosen = SearchKey::FACETS.map(|key| match filter.get(key) {
            "" => Chosen::Any,
            value => self.place(key, value).map_or(Chosen::Unknown, Chosen::Only),
        });
        for own in all {
            let places = &self.places[own.item];
            let mut count = |key: SearchKey| {
                for place in &places[key as usize] {
                    found.counts[key as usize][*place] += 1;
                }
            };
            let mut failed = SearchKey::FACETS
                .into_iter()
                .filter(|key| !chosen[*key as usize].fits(&places[*key as usize]));
            match (failed.next(), failed.next()) {
                (None, _) => {
                    SearchKey::FACETS.into_iter().for_each(count);
                    found.shown.push(own);
                }
                // But for one filter it would be shown, and counts for that one's choices.
                (Some(key), None) => {
                    count(key);
                    found.without[key as usize] += 1;
                }
                _ => {}
            }
        }
        found.total = self.engine.total(&found.shown);
        found
    }

    pub(crate) fn engine(&self) -> &Engine<'a> {
        &self.engine
    }

    fn place(&self, key: SearchKey, value: &str) -> Option<usize> {
        let choices = self.choices[key as usize].iter();
        choices.into_iter().position(|choice| choice.value == value)
    }

    /// What a key is set to, as people call it; the value itself where it is none of the choices.
    pub(crate) fn label(&self, messages: Messages, key: SearchKey, value: &str) -> String {
        match self.place(key, value) {
            Some(place) => self.choices[key as usize][place].name.label(messages),
            None => value.into(),
        }
    }

    /// The choices of a key that show something, or are chosen, each with the number that it would show.
    pub(crate) fn facets(
        &self,
        messages: Messages,
        found: &Found,
        key: SearchKey,
        chosen: &str,
    ) -> Vec<Facet> {
        let choices = self.choices[key as usize]
            .iter()
            .zip(&found.counts[key as usize]);
        let seen = choices.filter(|(choice, count)| **count > 0 || choice.value == chosen);
        seen.map(|(choice, count)| Facet {
            value: choice.value.clone(),
            label: choice.name.label(messages),
            count: *count,
        })
        .collect()
    }
}

impl Found {
    /// The filters that are set, each with what would be shown without it, most first.
    pub(crate) fn ways_out(&self, filter: &SearchFilter) -> Vec<(SearchKey, usize)> {
        filter.set_by(|key| self.without[key as usize])
    }
}

/// What a filter asks of a key.
#[derive(Debug, Clone, Copy)]
enum Chosen {
    Any,
    Only(usize),
    /// A value that nothing has.
    Unknown,
}

impl Chosen {
    fn fits(self, places: &[usize]) -> bool {
        match self {
            Self::Any => true,
            Self::Only(place) => places.contains(&place),
            Self::Unknown => false,
        }
    }
}

/// What facts are sorted by that does not stand in themselves.
struct Sorting<'a> {
    corpus: &'a Corpus,
    /// Documents by their ids.
    documents: Lookup<'a>,
    /// Bodies by their names.
    named: Bodies<'a>,
    /// Bodies by their ids.
    bodies: Lookup<'a>,
    /// The days of what is due, by the clause or the row in which it stands.
    places: Lookup<'a>,
    days: Vec<Vec<Date>>,
}

impl<'a> Sorting<'a> {
    fn new(corpus: &'a Corpus) -> Self {
        let mut sorting = Self {
            corpus,
            documents: Lookup::new(),
            named: Bodies::new(corpus),
            bodies: Lookup::new(),
            places: Lookup::new(),
            days: Vec::new(),
        };
        for (place, document) in corpus.documents.iter().enumerate() {
            sorting.documents.insert(&document.id, place);
        }
        for (place, body) in corpus.organizations.iter().enumerate() {
            sorting.bodies.insert(&body.id, place);
        }
        for deadline in &corpus.deadlines {
            let place = deadline.clause.as_ref().or(deadline.row.as_ref());
            if let (Some(place), Some(day)) = (place, day(deadline)) {
                let at = *sorting.places.entry(place).or_insert(sorting.days.len());
                if at == sorting.days.len() {
                    sorting.days.push(Vec::new());
                }
                sorting.days[at].push(day);
            }
        }
        sorting
    }

    /// What a fact has of a key, as it stands in the address.
    fn values(&self, fact: Fact<'a>, key: SearchKey) -> Vec<String> {
        let one = |value: &str| vec![value.to_owned()];
        match key {
            SearchKey::Kind => one(kind_value(fact.kind())),
            SearchKey::Document => fact.document().map(one).unwrap_or_default(),
            SearchKey::Type => {
                let document = fact.document().and_then(|id| self.documents.get(id));
                let kind = document.map(|place| &self.corpus.documents[*place].kind);
                kind.map(|kind| one(kind)).unwrap_or_default()
            }
            SearchKey::Unit => {
                let units = self.units(fact).into_iter();
                units
                    .map(|place| self.corpus.organizations[place].id.clone())
                    .collect()
            }
            SearchKey::Topic => labels(fact).0.to_vec(),
            SearchKey::ForWhom => labels(fact).1.to_vec(),
            SearchKey::Period => {
                let periods = self.days(fact).into_iter().flat_map(periods_of);
                periods.map(|(value, _)| value).collect()
            }
            SearchKey::Strength => match fact {
                Fact::Benefit(benefit) => one(strength_value(benefit.strength)),
                _ => Vec::new(),
            },
            SearchKey::Query => Vec::new(),
        }
    }

    /// The bodies that answer for a fact, or are it.
    fn units(&self, fact: Fact<'a>) -> Vec<usize> {
        let answering: &[Agency] = match fact {
            Fact::Clause(fact) => &fact.agencies,
            Fact::Responsibility(fact) => &fact.responsible,
            Fact::Deadline(fact) => &fact.responsible,
            Fact::Benefit(fact) => &fact.agencies,
            _ => &[],
        };
        let named: &[String] = match fact {
            Fact::Person(fact) => &fact.leads,
            _ => &[],
        };
        let awarded = match fact {
            Fact::Organization(body) => return self.place(&body.id).into_iter().collect(),
            Fact::Award(fact) => Some(fact.name.as_str()),
            _ => None,
        };
        let names = answering.iter().map(|agency| agency.name.as_str());
        let names = names.chain(named.iter().map(String::as_str)).chain(awarded);
        let document = fact.document();
        let place = |name: &str| self.place(&self.named.of(document?, name)?.id);
        names.filter_map(place).collect()
    }

    /// Where a body stands in the list.
    fn place(&self, id: &str) -> Option<usize> {
        self.bodies.get(id).copied()
    }

    /// The days of a fact: when it is due, begins or was signed; of a place what is due in it.
    fn days(&self, fact: Fact<'a>) -> Vec<Date> {
        match fact {
            Fact::Document(fact) => fact.date.into_iter().collect(),
            Fact::Clause(_) | Fact::Responsibility(_) => {
                let place = self.places.get(fact.id());
                place.map_or_else(Vec::new, |place| self.days[*place].clone())
            }
            Fact::Deadline(fact) => day(fact).into_iter().collect(),
            Fact::Benefit(fact) => fact.effective_from.into_iter().collect(),
            _ => Vec::new(),
        }
    }
}

/// What a fact is about, and for whom it is.
fn labels(fact: Fact<'_>) -> (&[String], &[String]) {
    match fact {
        Fact::Document(fact) => (&fact.topics, &fact.for_whom),
        Fact::Clause(fact) => (&fact.topics, &fact.for_whom),
        Fact::Responsibility(fact) => (&fact.topics, &fact.for_whom),
        Fact::Award(fact) => (&fact.topics, &fact.for_whom),
        Fact::Benefit(fact) => (&fact.topics, &fact.for_whom),
        Fact::Deadline(fact) => (&fact.topics, &fact.for_whom),
        Fact::Person(fact) => (&fact.topics, &fact.for_whom),
        Fact::Table(_) | Fact::TableRow(..) | Fact::Organization(_) => (&[], &[]),
    }
}

/// What a key can be set to.
fn choices<'a>(
    corpus: &'a Corpus,
    engine: &Engine<'a>,
    sorting: &Sorting<'a>,
    key: SearchKey,
) -> Vec<Choice> {
    match key {
        SearchKey::Kind => said(
            Kind::ALL
                .into_iter()
                .map(|kind| (kind_value(kind), kind_name(kind))),
        ),
        SearchKey::Document => {
            let documents = corpus.documents.iter();
            let choice = documents.map(|document| Choice {
                value: document.id.clone(),
                name: document_name(corpus, document),
            });
            choice.collect()
        }
        SearchKey::Type => {
            let mut kinds: Vec<&String> = Vec::new();
            for document in &corpus.documents {
                if !document.kind.is_empty() && !kinds.contains(&&document.kind) {
                    kinds.push(&document.kind);
                }
            }
            vocabulary(kinds.into_iter().map(|kind| (kind, kind)))
        }
        SearchKey::Unit => units(corpus, engine, sorting),
        SearchKey::Topic => vocabulary(corpus.topics.iter().map(|topic| (&topic.key, &topic.name))),
        SearchKey::ForWhom => {
            let groups = corpus.for_whom.iter();
            vocabulary(groups.map(|group| (&group.key, &group.name)))
        }
        SearchKey::Period => periods(engine.facts().flat_map(|fact| sorting.days(fact))),
        SearchKey::Strength => said(
            STRENGTHS
                .into_iter()
                .map(|(strength, name)| (strength_value(strength), name)),
        ),
        SearchKey::Query => Vec::new(),
    }
}

/// The bodies that answer for something, those with most first.
fn units<'a>(corpus: &'a Corpus, engine: &Engine<'a>, sorting: &Sorting<'a>) -> Vec<Choice> {
    let mut weights = vec![0; corpus.organizations.len()];
    for fact in engine.facts() {
        // To be a body, or to be honoured, is not to answer for something.
        if !matches!(fact, Fact::Organization(_) | Fact::Award(_)) {
            for place in sorting.units(fact) {
                weights[place] += 1;
            }
        }
    }
    let bodies = corpus.organizations.iter().zip(weights);
    let bodies = bodies
        .filter(|(_, weight)| *weight > 0)
        .map(|(body, weight)| (body.id.as_str(), body.name.as_str(), weight));
    by_weight(bodies)
}

/// As it stands in the address.
fn kind_value(kind: Kind) -> &'static str {
    match kind {
        Kind::Document => "document",
        Kind::Clause => "clause",
        Kind::Row => "row",
        Kind::Award => "award",
        Kind::Benefit => "benefit",
        Kind::Deadline => "deadline",
        Kind::Organization => "organization",
        Kind::Person => "person",
    }
}

/// 条款 · 期限
pub(crate) fn kind_name(kind: Kind) -> Message {
    match kind {
        Kind::Document => messages::SEARCH_DOCUMENTS,
        Kind::Clause => messages::SEARCH_CLAUSES,
        Kind::Row => messages::SEARCH_ROWS,
        Kind::Award => messages::SEARCH_AWARDS,
        Kind::Benefit => messages::SEARCH_BENEFITS,
        Kind::Deadline => messages::SEARCH_DEADLINES,
        Kind::Organization => messages::SEARCH_ORGANIZATIONS,
        Kind::Person => messages::SEARCH_PEOPLE,
    }
}

/// The firmest first.
const STRENGTHS: [(Strength, Message); 3] = [
    (Strength::Entitlement, messages::SEARCH_ENTITLEMENT),
    (Strength::Service, messages::SEARCH_SERVICE),
    (Strength::Encouraged, messages::SEARCH_ENCOURAGED),
];

fn strength_value(strength: Strength) -> &'static str {
    match strength {
        Strength::Entitlement => "entitlement",
        Strength::Service => "service",
        Strength::Encouraged => "encouraged",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(set: &[(SearchKey, &str)]) -> SearchFilter {
        let none = SearchFilter::default();
        set.iter()
            .fold(none, |filter, (key, value)| filter.with(*key, value))
    }

    #[test]
    fn counts_say_what_a_choice_would_show() {
        let messages = Messages::default();
        let bases = [
            filter(&[]),
            filter(&[(SearchKey::Query, "养老")]),
            filter(&[(SearchKey::Query, "老年人"), (SearchKey::Kind, "clause")]),
            filter(&[(SearchKey::Unit, "省民政厅"), (SearchKey::Type, "意见")]),
            filter(&[(SearchKey::Query, "改革"), (SearchKey::Period, "2018-Q2")]),
            filter(&[(SearchKey::Strength, "entitlement")]),
            filter(&[(SearchKey::Document, "nowhere")]),
        ];
        for base in bases {
            let found = shelf().find(&base);
            for key in SearchKey::FACETS {
                for facet in shelf().facets(messages, &found, key, base.get(key)) {
                    let chosen = shelf().find(&base.with(key, &facet.value));
                    assert_eq!(
                        facet.count,
                        chosen.shown.len(),
                        "{base:?} {key:?} {}",
                        facet.value
                    );
                }
            }
            for (key, count) in found.ways_out(&base) {
                assert!(count + found.shown.len() <= shelf().find(&base.with(key, "")).shown.len());
            }
        }
    }

    #[test]
    fn where_nothing_is_searched_for_everything_is_there_in_the_order_of_the_text() {
        let found = shelf().find(&SearchFilter::default());
        let places = 0..shelf().engine().facts().count();
        assert!(found.shown.iter().map(|own| own.item).eq(places));
        assert_eq!(found.total, 0);
    }

    #[test]
    fn what_is_found_is_what_the_engine_finds() {
        let found = shelf().find(&filter(&[(SearchKey::Query, " 養老 服务 ")]));
        let same = shelf()
            .engine()
            .search("养老 服务", gazette::search::Options::default());
        assert_eq!(found.total, same.total);
        let hits: Vec<_> = found
            .shown
            .iter()
            .map(|own| shelf().engine().hit(*own))
            .collect();
        assert_eq!(hits, same.hits);
        assert!(!hits.is_empty());
    }

    #[test]
    fn a_body_is_one_choice_under_whichever_of_its_names_it_answers() {
        let units = &shelf().choices[SearchKey::Unit as usize];
        for choice in units {
            let body = corpus()
                .organizations
                .iter()
                .find(|body| body.id == choice.value);
            assert!(body.is_some(), "{}", choice.value);
        }
        let mut values: Vec<&str> = units.iter().map(|choice| choice.value.as_str()).collect();
        values.sort_unstable();
        values.dedup();
        assert_eq!(values.len(), units.len());
    }
}
