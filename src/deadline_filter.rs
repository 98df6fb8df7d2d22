//! By what the deadlines are narrowed, and how one looks at them: all of it stands in the address, so that a link shows
//! the same to whoever opens it.

/// A key of the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// The id of a document.
    Document,
    /// The id of an organization that must do it.
    Unit,
    /// As what: `lead`, `joint`, `support`.
    Role,
    /// `province`, `city`, `county`, `township`, `unstated`
    Level,
    /// A key of the corpus's `topics`.
    Topic,
    /// A key of the corpus's `for_whom`.
    ForWhom,
    /// `2018`, `2018-Q2`, `2018-05`
    Period,
    /// How it stands: `over`, `month`, `running`, `ahead`, `all-year`, `periodic`.
    State,
    /// `body` or `table`
    Origin,
    /// `yes`: another place gives another day.
    Conflict,
    /// `yes`: it returns.
    Periodic,
    /// The first day of a span of one's own.
    From,
    /// The last day of a span of one's own.
    To,
    /// Words in the task or in the name of a unit.
    Text,
    /// On which day one looks: `2018-04-14`, `today`, `gazette`.
    AsOf,
    /// What the lanes of the picture are: `unit`, `level`, `topic`; documents if empty.
    Lanes,
    /// `table`: a table instead of the list.
    Form,
    /// The id of the deadline that is opened.
    Open,
}

impl Key {
    /// The keys whose values are chosen from a list with counts.
    pub const FACETS: [Self; 11] = first();

    /// All keys that narrow what is shown.
    pub const FILTERS: [Self; 14] = first();

    /// All keys, in the order in which they stand in the address: those that are chosen from lists, the other filters, how
    /// one looks.
    const ALL: [Self; 18] = [
        Self::Document,
        Self::Unit,
        Self::Role,
        Self::Level,
        Self::Topic,
        Self::ForWhom,
        Self::Period,
        Self::State,
        Self::Origin,
        Self::Conflict,
        Self::Periodic,
        Self::From,
        Self::To,
        Self::Text,
        Self::AsOf,
        Self::Lanes,
        Self::Form,
        Self::Open,
    ];

    /// As it stands in the address.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Unit => "unit",
            Self::Role => "role",
            Self::Level => "level",
            Self::Topic => "topic",
            Self::ForWhom => "for",
            Self::Period => "month",
            Self::State => "state",
            Self::Origin => "origin",
            Self::Conflict => "conflict",
            Self::Periodic => "periodic",
            Self::From => "from",
            Self::To => "to",
            Self::Text => "text",
            Self::AsOf => "as_of",
            Self::Lanes => "lanes",
            Self::Form => "form",
            Self::Open => "open",
        }
    }
}

/// So many of all keys.
const fn first<const COUNT: usize>() -> [Key; COUNT] {
    let mut keys = [Key::Document; COUNT];
    let mut at = 0;
    while at < COUNT {
        keys[at] = Key::ALL[at];
        at += 1;
    }
    keys
}

/// What the deadlines are narrowed by, and how they are looked at; an empty value does nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeadlineFilter {
    /// By `Key as usize`.
    values: [String; Key::ALL.len()],
}

impl DeadlineFilter {
    /// Reads the values that a function finds under the names of the keys.
    pub(crate) fn read(value: impl Fn(&str) -> String) -> Self {
        Self {
            values: Key::ALL.map(|key| value(key.name())),
        }
    }

    /// Names and values, as they stand in the address.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, &str)> {
        let pairs = Key::ALL.iter().zip(&self.values);
        pairs
            .map(|(key, value)| (key.name(), value.as_str()))
            .collect()
    }

    /// The value of a key; empty where there is none.
    #[must_use]
    pub fn get(&self, key: Key) -> &str {
        &self.values[key as usize]
    }

    /// The same with another value of one key.
    #[must_use]
    pub fn with(&self, key: Key, value: &str) -> Self {
        let mut filter = self.clone();
        value.clone_into(&mut filter.values[key as usize]);
        filter
    }

    /// The same with everything shown; how one looks at it stays.
    #[must_use]
    pub fn without_filters(&self) -> Self {
        let filters = Key::FILTERS.iter().chain([&Key::Open]);
        filters.fold(self.clone(), |filter, key| filter.with(*key, ""))
    }

    /// The keys that narrow what is shown, as they are set.
    pub(crate) fn set(&self) -> impl Iterator<Item = Key> {
        Key::FILTERS
            .into_iter()
            .filter(|key| !self.get(*key).is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_a_place_and_a_name_of_its_own() {
        for (place, key) in Key::ALL.into_iter().enumerate() {
            assert_eq!(key as usize, place);
            let named = Key::ALL.iter().filter(|other| other.name() == key.name());
            assert_eq!(named.count(), 1, "{}", key.name());
        }
    }

    #[test]
    fn what_narrows_stands_before_how_one_looks() {
        assert_eq!(Key::FACETS.last(), Some(&Key::Periodic));
        assert_eq!(Key::FILTERS.last(), Some(&Key::Text));
    }

    #[test]
    fn clearing_the_filters_keeps_the_day_and_the_lanes() {
        let filter = DeadlineFilter::default()
            .with(Key::AsOf, "2018-04-14")
            .with(Key::Lanes, "unit");
        let narrowed = Key::FILTERS
            .iter()
            .fold(filter.clone(), |filter, key| filter.with(*key, "x"));
        assert_eq!(narrowed.set().count(), Key::FILTERS.len());
        assert_eq!(narrowed.with(Key::Open, "x").without_filters(), filter);
    }
}
