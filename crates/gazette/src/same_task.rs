//! Whether two texts speak of the same task: how much of the rarer pairs of characters they share.
//!
//! Chinese has no spaces to cut words by, and a table sums up what the body says at length. Pairs of neighbouring
//! characters stand in for words; a pair that stands in few clauses of the document weighs more than one that stands in
//! all of them (网上办事 in a document about it says little). See ARCHITECTURE.md for what this finds on the real text.

use crate::layout;

/// The pairs of characters of a text, sorted, each once. Signs part, they are no part.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pairs(Vec<u64>);

impl Pairs {
    pub(crate) fn of(text: &str) -> Self {
        let mut pairs = Vec::with_capacity(text.len() / 3);
        let mut before = None;
        for c in text.chars().filter(|c| is_word(*c)) {
            pairs.extend(before.map(|before| u64::from(before) << 32 | u64::from(u32::from(c))));
            before = Some(u32::from(c));
        }
        pairs.sort_unstable();
        pairs.dedup();
        Self(pairs)
    }
}

/// Whether a character belongs to a word: a Chinese character, a letter or a digit.
fn is_word(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}') || c.is_ascii_alphanumeric()
}

/// In which texts (the clauses of a document) each pair of characters stands.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Pair and number of the text, sorted.
    places: Vec<(u64, u32)>,
    texts: usize,
}

impl Index {
    /// The index of some texts.
    pub(crate) fn of<'a>(texts: impl Iterator<Item = &'a Pairs>) -> Self {
        let mut index = Self::default();
        for (number, pairs) in (0_u32..).zip(texts) {
            index
                .places
                .extend(pairs.0.iter().map(|pair| (*pair, number)));
            index.texts += 1;
        }
        index.places.sort_unstable();
        index
    }

    fn places(&self, pair: u64) -> &[(u64, u32)] {
        let start = self.places.partition_point(|place| place.0 < pair);
        let rest = &self.places[start..];
        &rest[..rest.partition_point(|place| place.0 == pair)]
    }

    /// How much a pair says: the fewer texts it stands in, the more.
    fn weight(&self, pair: u64) -> f32 {
        #[allow(clippy::cast_precision_loss, reason = "a count of clauses is small")]
        let share = self.texts as f32 / self.places(pair).len().max(1) as f32;
        share.sqrt()
    }

    /// The text that holds most of a task, if it holds enough: its number.
    pub(crate) fn best(&self, task: &Pairs) -> Option<usize> {
        let mut shares = vec![0.0_f32; self.texts];
        let mut whole = 0.0;
        for pair in &task.0 {
            let weight = self.weight(*pair);
            whole += weight;
            // What stands nearly everywhere tells nothing, and noise must not be counted over and over.
            for (_, text) in self.places(*pair).iter().take(MOST_PLACES) {
                shares[*text as usize] += weight;
            }
        }
        let (text, share) = shares
            .iter()
            .enumerate()
            .max_by(|a, b| a.1.total_cmp(b.1))?;
        (*share > whole * SUMMED_UP).then_some(text)
    }

    /// How much of `part` stands in `other`, from 0 to 1.
    fn share(&self, part: &Pairs, other: &Pairs) -> f32 {
        let (mut shared, mut whole) = (0.0, 0.0);
        for pair in &part.0 {
            let weight = self.weight(*pair);
            whole += weight;
            if other.0.binary_search(pair).is_ok() {
                shared += weight;
            }
        }
        if whole > 0.0 { shared / whole } else { 0.0 }
    }

    /// How much a task and a sentence of the body are the same, from 0 to 1: the share of the task in a part of the
    /// sentence and of that part in the task, whichever is less.
    pub(crate) fn likeness(&self, task: &Pairs, sentence: &[Pairs]) -> f32 {
        sentence
            .iter()
            .map(|part| self.share(task, part).min(self.share(part, task)))
            .fold(0.0, f32::max)
    }
}

/// The parts of a text that are long enough to be tasks.
pub(crate) fn tasks(text: &str, marks: &[char]) -> Vec<Pairs> {
    layout::pieces(text, 0..text.len(), marks)
        .into_iter()
        .map(|part| Pairs::of(&text[part]))
        .filter(|pairs| pairs.0.len() >= SHORTEST_TASK)
        .take(MOST_PARTS)
        .collect()
}

/// From how much of its words on a row sums up a clause.
const SUMMED_UP: f32 = 0.3;

/// From which likeness on two tasks are the same.
pub(crate) const SAME: f32 = 0.5;

/// Fewer pairs of characters make no task.
const SHORTEST_TASK: usize = 5;

/// No sentence has more parts that a person could follow.
const MOST_PARTS: usize = 16;

/// In how many clauses a pair is looked up.
const MOST_PLACES: usize = 64;
