//! Ways out where a filter shows nothing: without which of its parts something would be shown.

use crate::deadline_filter::Key;

/// Some of the keys that narrow what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Keys(u32);

impl Keys {
    /// These and one more.
    pub(super) fn with(self, key: Key) -> Self {
        Self(self.0 | 1 << key as u32)
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    fn count(self) -> u32 {
        self.0.count_ones()
    }

    fn all(self) -> impl Iterator<Item = Key> {
        let holds = move |key: &Key| self.0 >> *key as u32 & 1 == 1;
        Key::FILTERS.into_iter().filter(holds)
    }

    /// The key, where it is one alone.
    pub(super) fn only(self) -> Option<Key> {
        self.all().next().filter(|_| self.count() == 1)
    }
}

/// Sets of filters, each with how much would be shown without just them.
#[derive(Debug, Default)]
pub(super) struct Ways(Vec<(Keys, usize)>);

/// More ways than these, of several filters each, are none to choose from.
const MOST: usize = 3;

impl Ways {
    /// One more would be shown without these.
    pub(super) fn add(&mut self, keys: Keys) {
        match self.0.iter_mut().find(|(own, _)| *own == keys) {
            Some((_, count)) => *count += 1,
            None => self.0.push((keys, 1)),
        }
    }

    /// The ways of the fewest filters, those that show most first.
    pub(super) fn out(&self) -> Vec<(Vec<Key>, usize)> {
        let fewest = self.0.iter().map(|(keys, _)| keys.count()).min();
        let mut out: Vec<(Vec<Key>, usize)> = Vec::new();
        let ways = self.0.iter();
        for (keys, count) in ways.filter(|(keys, _)| Some(keys.count()) == fewest) {
            let at = out.partition_point(|(_, other)| other >= count);
            out.insert(at, (keys.all().collect(), *count));
        }
        if fewest > Some(1) {
            out.truncate(MOST);
        }
        out
    }
}
