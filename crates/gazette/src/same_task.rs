//! Whether two texts speak of the same task: how much of the rarer pairs of characters they share.
//!
//! Chinese has no spaces to cut words by, and a table sums up what the body says at length. Pairs of neighbouring
//! characters stand in for words; a pair that stands in few clauses of the document weighs more than one that stands in
//! all of them (网上办事 in a document about it says little). See ARCHITECTURE.md for what this finds on the real text.

use core::hash::{BuildHasherDefault, Hasher};
use std::collections::HashMap;

use crate::layout;

/// The pairs of characters of a text, in order of the text. Signs part, they are no part.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pairs(Vec<Pair>);

/// Two characters. Those beyond the first plane share numbers; they are names, and rare.
type Pair = u32;

impl Pairs {
    pub(crate) fn of(text: &str) -> Self {
        Self(pairs(text).collect())
    }

    /// As much of a text as a person would compare with another.
    pub(crate) fn of_task(text: &str) -> Self {
        Self(pairs(text).take(LONGEST_TASK).collect())
    }
}

fn pairs(text: &str) -> impl Iterator<Item = Pair> {
    let mut before = 0;
    text.chars().filter(|c| is_word(*c)).filter_map(move |c| {
        let pair = before << 16 | u32::from(c) & 0xffff;
        let first = core::mem::replace(&mut before, u32::from(c) & 0xffff) == 0;
        (!first).then_some(pair)
    })
}

/// Whether a character belongs to a word: a Chinese character, a letter or a digit.
fn is_word(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}') || c.is_ascii_alphanumeric()
}

/// In which texts (the clauses of a document) each pair of characters stands.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// How many texts hold a pair, and the last of its places.
    pairs: HashMap<Pair, (u32, u32), BuildHasherDefault<PairHasher>>,
    /// The number of a text, and the place before, from 1; 0 ends.
    places: Vec<(u32, u32)>,
    texts: usize,
}

/// A pair is number enough; the standard hasher takes longer than all the rest.
#[derive(Debug, Default)]
struct PairHasher(u64);

impl Hasher for PairHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        // The odd number nearest to 2⁶⁴ through the golden ratio spreads neighbours far.
        self.0 = (self.0 ^ u64::from(number))
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(26);
    }
}

impl Index {
    /// Adds a text in its parts (heading and text); texts are numbered from 0.
    pub(crate) fn add(&mut self, parts: [&str; 2]) {
        let text = u32::try_from(self.texts).unwrap_or(u32::MAX);
        self.texts += 1;
        for pair in parts.into_iter().flat_map(pairs) {
            let (count, last) = self.pairs.entry(pair).or_default();
            let known = *last > 0 && self.places[*last as usize - 1].0 == text;
            if !known {
                self.places.push((text, *last));
                *last = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
                *count += 1;
            }
        }
    }

    /// The texts that hold a pair, the last first.
    fn places(&self, pair: Pair) -> impl Iterator<Item = usize> {
        let mut at = self.pairs.get(&pair).map_or(0, |(_, last)| *last);
        core::iter::from_fn(move || {
            let (text, before) = *self.places.get((at as usize).checked_sub(1)?)?;
            at = before;
            Some(text as usize)
        })
    }

    /// How much a pair says: the fewer texts it stands in, the more.
    fn weight(&self, pair: Pair) -> f32 {
        let count = self.pairs.get(&pair).map_or(1, |(count, _)| *count);
        #[allow(clippy::cast_precision_loss, reason = "a count of clauses is small")]
        let share = self.texts as f32 / count as f32;
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
            for text in self.places(*pair).take(MOST_PLACES) {
                shares[text] += weight;
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
            if other.0.contains(pair) {
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

    /// Whether one of two tasks holds half of the other: enough where both are due on the same day, since a table sums up.
    pub(crate) fn one_holds_other(&self, one: &Pairs, other: &Pairs) -> bool {
        let long_enough = one.0.len() >= SHORTEST_TASK && other.0.len() >= SHORTEST_TASK;
        long_enough && self.share(one, other).max(self.share(other, one)) >= SAME
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

/// More pairs of characters are no task that a person could compare.
const LONGEST_TASK: usize = 256;

/// No sentence has more parts that a person could follow.
const MOST_PARTS: usize = 16;

/// In how many clauses a pair is looked up.
const MOST_PLACES: usize = 64;
