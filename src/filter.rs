//! By what a view is narrowed, and how one looks at it, as it stands in the address: a value for each key of the view.

/// The keys of a view.
pub trait Keys: Copy + PartialEq + 'static {
    /// All of them, in the order in which they stand in the address; each at its own place.
    const ALL: &'static [Self];

    /// Those that narrow what is shown.
    const FILTERS: &'static [Self];

    /// As it stands in the address.
    fn name(self) -> &'static str;

    /// Its place among all.
    fn place(self) -> usize;

    /// Whether a value of the address can be one of its own. What cannot is left out, as a key that there is not.
    fn takes(self, _value: &str) -> bool {
        true
    }
}

/// A value for each key; an empty one does nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter<K> {
    values: Vec<String>,
    keys: std::marker::PhantomData<K>,
}

impl<K: Keys> Default for Filter<K> {
    fn default() -> Self {
        Self::read(|_| String::new())
    }
}

impl<K: Keys> Filter<K> {
    /// Reads the values that a function finds under the names of the keys.
    pub(crate) fn read(value: impl Fn(&str) -> String) -> Self {
        let own = |key: &K| {
            let value = value(key.name());
            if key.takes(&value) {
                value
            } else {
                String::new()
            }
        };
        Self {
            values: K::ALL.iter().map(own).collect(),
            keys: std::marker::PhantomData,
        }
    }

    /// Names and values, as they stand in the address.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, &str)> {
        let pairs = K::ALL.iter().zip(&self.values);
        pairs
            .map(|(key, value)| (key.name(), value.as_str()))
            .collect()
    }

    /// The value of a key; empty where there is none.
    #[must_use]
    pub fn get(&self, key: K) -> &str {
        &self.values[key.place()]
    }

    /// The same with another value of one key.
    #[must_use]
    pub fn with(&self, key: K, value: &str) -> Self {
        let mut filter = self.clone();
        value.clone_into(&mut filter.values[key.place()]);
        filter
    }

    /// The same with everything shown; how one looks at it stays.
    #[must_use]
    pub fn without_filters(&self) -> Self {
        K::FILTERS
            .iter()
            .fold(self.clone(), |filter, key| filter.with(*key, ""))
    }

    /// The keys that narrow what is shown, as they are set.
    pub(crate) fn set(&self) -> impl Iterator<Item = K> {
        K::FILTERS
            .iter()
            .copied()
            .filter(|key| !self.get(*key).is_empty())
    }

    /// The same with a number for each, the greatest first; those with none are left out.
    pub(crate) fn set_by(&self, number: impl Fn(K) -> usize) -> Vec<(K, usize)> {
        let mut all: Vec<(K, usize)> = Vec::new();
        for key in self.set() {
            let own = number(key);
            let at = all.partition_point(|(_, other)| *other >= own);
            if own > 0 {
                all.insert(at, (key, own));
            }
        }
        all
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::Keys;

    /// Asserts that every key stands at its place, under a name of its own.
    pub(crate) fn assert_parted<K: Keys + std::fmt::Debug>() {
        for (place, key) in K::ALL.iter().enumerate() {
            assert_eq!(key.place(), place);
            let named = K::ALL.iter().filter(|other| other.name() == key.name());
            assert_eq!(named.count(), 1, "{}", key.name());
        }
        assert!(K::FILTERS.iter().all(|key| K::ALL.contains(key)));
    }
}
