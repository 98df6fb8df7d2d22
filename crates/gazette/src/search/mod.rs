//! Search: every place where a string occurs, as find-in-page would have it, and the things that carry it.
//!
//! There is no index and no segmentation of words. All texts stand one behind the other, one `char` for each of theirs, in
//! the form in which characters are compared ([`Letters::fold`]); a query is a plain scan over them, so that nothing that
//! occurs is missed and nothing else is found, and every place is a place of the text itself.
//!
//! - [`letters`]: what characters can be typed as, and pinyin
//! - [`query`]: what is asked for
//! - [`fact`]: what can be found
//! - [`fields`]: which texts are searched, and what each belongs to
//! - [`nearest`]: the nearest string that does occur, where one does not

mod fact;
mod fields;
mod letters;
mod nearest;
mod query;

use core::ops::RangeInclusive;
use std::collections::BTreeSet;

use serde::Serialize;

use crate::{Date, corpus::Corpus};
pub use fact::{Fact, Kind};
pub use letters::Letters;
use query::Term;

/// How much a field weighs; the first weighs most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// What is found is all that its item is called. No field has it of itself.
    Whole,
    Title,
    Heading,
    Name,
    Body,
}

/// A text that is searched, and its place among all of them.
#[derive(Debug)]
struct Field<'a> {
    text: &'a str,
    /// The place of its first character among those of all texts.
    start: usize,
    rank: Rank,
    /// The place of its item.
    item: usize,
}

/// What a field belongs to: what a reader opens.
#[derive(Debug)]
struct Item<'a> {
    fact: Fact<'a>,
    /// The day that a date finds, and the field with the words that give it.
    day: Option<(Date, usize)>,
}

/// Something that carries all terms, with the first place in its weightiest field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hit<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: &'a str,
    /// The id of the document in which it stands.
    pub document: Option<&'a str>,
    /// The id of the clause in which it stands.
    pub clause: Option<&'a str>,
    /// How often the terms occur in it; 1 where they only spell its name, or tell its day.
    pub count: usize,
    /// What stands before the place, as far as shown.
    pub before: &'a str,
    /// The words themselves, as they are printed.
    #[serde(rename = "match")]
    pub matched: &'a str,
    /// What stands behind them, as far as shown.
    pub after: &'a str,
    /// Whether more stands before what is shown, and behind it.
    #[serde(skip)]
    pub cut: [bool; 2],
}

/// How many things of a kind carry all terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Group {
    /// The kind.
    pub kind: Kind,
    /// How many.
    pub count: usize,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Found<'a> {
    /// How often the terms occur in the texts of the gazettes that carry all of them; of one term alone, what
    /// find-in-page would count.
    pub total: usize,
    /// The best first.
    pub hits: Vec<Hit<'a>>,
    /// All kinds that were found, in their order.
    pub groups: Vec<Group>,
    /// Where nothing was found: the query with what does occur in the place of what does not.
    pub nearest: Option<String>,
}

/// How to search.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options<'o> {
    /// Only what stands in this document.
    pub document: Option<&'o str>,
    /// At most so many hits; counts are those of all.
    pub limit: Option<usize>,
}

/// All texts of a corpus, ready to be searched.
#[derive(Debug)]
pub struct Engine<'a> {
    letters: &'a Letters,
    /// The characters of all texts as they are compared, each text with an [`END`] behind it.
    all: Vec<char>,
    fields: Vec<Field<'a>>,
    items: Vec<Item<'a>>,
}

/// What stands between two texts. No text has it, and nobody can type it.
const END: char = '\0';

/// How much is shown around a place, in characters.
const BEFORE: usize = 20;
const AFTER: usize = 40;

/// What one term, or all of them, came to in an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// The place of the item among all that can be found.
    pub item: usize,
    /// How often the terms occur in it; 0 where they only spell its name, or tell its day.
    pub count: usize,
    rank: Rank,
    field: usize,
    /// In characters of the field.
    at: usize,
    long: usize,
}

impl Match {
    /// Together with another of the same item: the weightier place, of equals the first, and where the words themselves
    /// occur that one.
    fn with(self, other: Self) -> Self {
        let keeps = other.count == 0 || self.count > 0 && self.rank <= other.rank;
        let best = if keeps { self } else { other };
        Self {
            count: self.count + other.count,
            ..best
        }
    }
}

/// Two lists in the order of their items as one.
fn merged(one: Vec<Match>, other: Vec<Match>) -> Vec<Match> {
    let mut all = Vec::with_capacity(one.len() + other.len());
    let mut rest = other.into_iter().peekable();
    for own in one {
        while let Some(before) = rest.next_if(|next| next.item < own.item) {
            all.push(before);
        }
        let same = rest.next_if(|next| next.item == own.item);
        all.push(same.map_or(own, |same| own.with(same)));
    }
    all.extend(rest);
    all
}

/// Of two lists in the order of their items, those that stand in both; of equally weighty places the first list's.
fn both(mut one: Vec<Match>, other: &Vec<Match>) -> Vec<Match> {
    let mut rest = other.as_slice();
    one.retain_mut(|own| {
        while let [next, behind @ ..] = rest
            && next.item < own.item
        {
            rest = behind;
        }
        let Some(same) = rest.first().filter(|next| next.item == own.item) else {
            return false;
        };
        let best = if same.rank < own.rank { *same } else { *own };
        *own = Match {
            count: own.count + same.count,
            ..best
        };
        true
    });
    one
}

/// The weightiest first, of them those with most places, of them the first of the text. By counting: the library's sort
/// would be 3 KB of the page.
fn ranked(items: Vec<Match>) -> Vec<Match> {
    let most = items.iter().map(|own| own.count).max().unwrap_or_default();
    let class = |own: &Match| own.rank as usize * (most + 1) + most - own.count;
    let mut places = vec![0; (Rank::Body as usize + 1) * (most + 1) + 1];
    for own in &items {
        places[class(own) + 1] += 1;
    }
    for class in 1..places.len() {
        places[class] += places[class - 1];
    }
    let mut ranked = items.clone();
    for own in items {
        let place = &mut places[class(&own)];
        ranked[*place] = own;
        *place += 1;
    }
    ranked
}

/// Everything that carries all terms of a query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matches {
    /// The best first.
    pub items: Vec<Match>,
    /// Where there is none: see [`Found::nearest`].
    pub nearest: Option<String>,
}

impl<'a> Engine<'a> {
    /// Reads all texts once.
    #[must_use]
    pub fn new(corpus: &'a Corpus) -> Self {
        let mut engine = Self {
            letters: &corpus.letters,
            all: Vec::new(),
            fields: Vec::new(),
            items: Vec::new(),
        };
        fields::add(&mut engine, corpus);
        engine
    }

    fn item(&mut self, fact: Fact<'a>) {
        self.items.push(Item { fact, day: None });
    }

    /// Another text of the last item.
    fn field(&mut self, rank: Rank, text: &'a str) {
        if text.is_empty() {
            return;
        }
        self.fields.push(Field {
            text,
            start: self.all.len(),
            rank,
            item: self.items.len() - 1,
        });
        let letters = self.letters;
        self.all.extend(text.chars().map(|c| letters.fold(c)));
        self.all.push(END);
    }

    /// The day of the last item, which its last text gives.
    fn day(&mut self, day: Option<Date>) {
        let field = self.fields.len() - 1;
        if let Some(item) = self.items.last_mut() {
            item.day = day.map(|day| (day, field));
        }
    }

    /// All characters, as they are compared.
    #[must_use]
    pub fn characters(&self) -> BTreeSet<char> {
        self.all.iter().copied().filter(|c| *c != END).collect()
    }

    /// The characters of titles, headings and names, as they are compared: what pinyin is for.
    #[must_use]
    pub fn characters_of_names(&self) -> BTreeSet<char> {
        let fields = self.fields.iter().enumerate();
        let names = fields.filter(|(_, field)| field.rank != Rank::Body);
        names
            .flat_map(|(place, _)| self.characters_in(place))
            .copied()
            .collect()
    }

    /// All that can be found, in the order of the text; the places are those of [`Match::item`].
    pub fn facts(&self) -> impl Iterator<Item = Fact<'a>> {
        self.items.iter().map(|item| item.fact)
    }

    /// What a match is.
    #[must_use]
    pub fn fact(&self, own: Match) -> Fact<'a> {
        self.items[own.item].fact
    }

    /// Everything that has a text, in the order of the text; of each its first is what is shown.
    #[must_use]
    pub fn everything(&self) -> Vec<Match> {
        let mut all: Vec<Match> = Vec::with_capacity(self.items.len());
        for (place, field) in self.fields.iter().enumerate() {
            if all.last().is_none_or(|last| last.item != field.item) {
                all.push(Match {
                    item: field.item,
                    count: 0,
                    rank: field.rank,
                    field: place,
                    at: 0,
                    long: 0,
                });
            }
        }
        all
    }

    /// What carries all terms of a query, with what is shown of it.
    #[must_use]
    pub fn search(&self, query: &str, options: Options<'_>) -> Found<'a> {
        let mut matches = self.matches(query);
        if let Some(document) = options.document {
            matches
                .items
                .retain(|own| self.items[own.item].fact.document() == Some(document));
        }
        let limit = options.limit.unwrap_or(usize::MAX);
        Found {
            total: self.total(&matches.items),
            groups: self.groups(&matches.items),
            hits: matches
                .items
                .iter()
                .take(limit)
                .map(|own| self.hit(*own))
                .collect(),
            nearest: matches.nearest,
        }
    }

    /// What carries all terms of a query.
    #[must_use]
    pub fn matches(&self, query: &str) -> Matches {
        let terms = query::terms(query, self.letters);
        if terms.is_empty() {
            return Matches::default();
        }
        let each: Vec<Vec<Match>> = terms.iter().map(|term| self.carrying(term)).collect();
        let items = each[1..].iter().fold(each[0].clone(), both);
        let nearest = if items.is_empty() {
            nearest::instead(self, &terms, &each)
        } else {
            None
        };
        Matches {
            items: ranked(items),
            nearest,
        }
    }

    /// How often the terms occur in the texts of the gazettes among these.
    #[must_use]
    pub fn total(&self, matches: &[Match]) -> usize {
        let texts = matches.iter();
        let texts = texts.filter(|own| self.items[own.item].fact.kind().is_text());
        texts.map(|own| own.count).sum()
    }

    /// How many of these are of each kind.
    fn groups(&self, matches: &[Match]) -> Vec<Group> {
        let count = |kind: Kind| {
            let own = matches.iter();
            own.filter(|own| self.items[own.item].fact.kind() == kind)
                .count()
        };
        let groups = Kind::ALL.into_iter().map(|kind| Group {
            kind,
            count: count(kind),
        });
        groups.filter(|group| group.count > 0).collect()
    }

    /// What a term came to, in the order of the items in which it occurs.
    fn carrying(&self, term: &Term) -> Vec<Match> {
        let ways = term.ways.iter().map(|way| self.written(way));
        let mut matches = ways.reduce(merged).unwrap_or_default();
        if !term.letters.is_empty() {
            matches = merged(matches, self.spelt(&term.letters));
        }
        if let Some(span) = &term.span {
            matches = merged(matches, self.dated(span));
        }
        matches
    }

    /// Where a term is written in one way.
    fn written(&self, way: &[char]) -> Vec<Match> {
        let mut matches: Vec<Match> = Vec::new();
        let mut field = 0;
        for at in occurrences(&self.all, way) {
            while self
                .fields
                .get(field + 1)
                .is_some_and(|next| next.start <= at)
            {
                field += 1;
            }
            let own = &self.fields[field];
            let at = at - own.start;
            let new = Match {
                item: own.item,
                count: 1,
                rank: if at == 0 && self.is_called(field, way.len()) {
                    Rank::Whole
                } else {
                    own.rank
                },
                field,
                at,
                long: way.len(),
            };
            match matches.last_mut().filter(|last| last.item == new.item) {
                Some(last) => *last = last.with(new),
                None => matches.push(new),
            }
        }
        matches
    }

    /// Whether a field is what its item is called, and so many characters long: the first, if it is no text. An entry of a
    /// list of honour has the name of somebody else.
    fn is_called(&self, field: usize, long: usize) -> bool {
        let own = &self.fields[field];
        let before = field.checked_sub(1).map(|before| &self.fields[before]);
        own.rank != Rank::Body
            && !matches!(self.items[own.item].fact, Fact::Award(_))
            && before.is_none_or(|before| before.item != own.item)
            && self.characters_in(field).len() == long
    }

    /// What has a day within a date that is asked for, in whichever words the text gives it.
    fn dated(&self, span: &RangeInclusive<Date>) -> Vec<Match> {
        let items = self.items.iter().enumerate();
        let dated = items.filter_map(|(place, item)| {
            let (_, field) = item.day.filter(|(day, _)| span.contains(day))?;
            Some(Match {
                item: place,
                count: 0,
                rank: self.fields[field].rank,
                field,
                at: 0,
                long: self.characters_in(field).len(),
            })
        });
        dated.collect()
    }

    /// Names whose pinyin the letters are.
    fn spelt(&self, letters: &str) -> Vec<Match> {
        let spelling = self.letters.spelling(letters);
        let mut matches: Vec<Match> = Vec::new();
        for (place, field) in self.fields.iter().enumerate() {
            let known = matches.last().is_some_and(|last| last.item == field.item);
            if field.rank == Rank::Body || known {
                continue;
            }
            if let Some((at, long)) = spelling.place_in(self.characters_in(place)) {
                matches.push(Match {
                    item: field.item,
                    count: 0,
                    rank: field.rank,
                    field: place,
                    at,
                    long,
                });
            }
        }
        matches
    }

    /// The characters of a field as they are compared.
    fn characters_in(&self, field: usize) -> &[char] {
        let end = self
            .fields
            .get(field + 1)
            .map_or(self.all.len(), |next| next.start);
        &self.all[self.fields[field].start..end - 1]
    }

    /// What is shown of a match.
    #[must_use]
    pub fn hit(&self, own: Match) -> Hit<'a> {
        let (fact, text) = (self.items[own.item].fact, self.fields[own.field].text);
        let (before, rest) = text.split_at(byte(text, own.at));
        let (matched, after) = rest.split_at(byte(rest, own.long));
        let skipped = byte(before, own.at.saturating_sub(BEFORE));
        let shown = byte(after, AFTER);
        Hit {
            kind: fact.kind(),
            id: fact.id(),
            document: fact.document(),
            clause: fact.clause(),
            count: own.count.max(1),
            before: &before[skipped..],
            matched,
            after: &after[..shown],
            cut: [skipped > 0, shown < after.len()],
        }
    }
}

/// Where the character of that place begins; the end of the text where there are not so many.
fn byte(text: &str, place: usize) -> usize {
    text.char_indices()
        .nth(place)
        .map_or(text.len(), |(at, _)| at)
}

/// Where a string stands, from left to right, none overlapping the one before.
fn occurrences(all: &[char], wanted: &[char]) -> impl Iterator<Item = usize> {
    let mut from = 0;
    core::iter::from_fn(move || {
        let (first, rest) = wanted.split_first()?;
        loop {
            let at = from + position(&all[from..], *first)?;
            if all[at + 1..].starts_with(rest) {
                from = at + wanted.len();
                return Some(at);
            }
            from = at + 1;
        }
    })
}

/// Where a character first stands. Eight at a time: nearly all of a search is this, and in WebAssembly it takes a quarter
/// less than one by one, as it was measured.
fn position(all: &[char], wanted: char) -> Option<usize> {
    let (eights, _) = all.as_chunks::<8>();
    let holds = |[a, b, c, d, e, f, g, h]: &[char; 8]| {
        (*a == wanted)
            | (*b == wanted)
            | (*c == wanted)
            | (*d == wanted)
            | (*e == wanted)
            | (*f == wanted)
            | (*g == wanted)
            | (*h == wanted)
    };
    let skipped = 8 * eights.iter().take_while(|eight| !holds(eight)).count();
    let rest = all[skipped..].iter();
    rest.clone()
        .position(|c| *c == wanted)
        .map(|at| skipped + at)
}

#[cfg(test)]
mod tests;
