//! By what the deadlines are narrowed, and how one looks at them: all of it stands in the address, so that a link shows
//! the same to whoever opens it.

use gazette::Date;

use crate::filter::{Filter, Keys};

/// What the deadlines are narrowed by, and how they are looked at; an empty value does nothing.
pub type DeadlineFilter = Filter<Key>;

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
    /// In which it runs: `2018`, `2018-Q2`, `2018-05`.
    Period,
    /// In which it is due: the same, or `all-year`, `periodic` for what has no day.
    Due,
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
    /// `all`: a lane for each of them, however many there are.
    Rows,
    /// `table`: a table instead of the list.
    Form,
    /// By what the table is sorted: `when`, `place-down`.
    Sort,
    /// The id of the deadline that is opened.
    Open,
}

impl Key {
    /// The keys whose values are chosen from a list with counts.
    pub const FACETS: [Self; 12] = first();

    /// All keys that narrow what is shown.
    pub const FILTERS: [Self; 15] = first();

    /// All keys, in the order in which they stand in the address: those that are chosen from lists, the other filters, how
    /// one looks.
    const ALL: [Self; 21] = [
        Self::Document,
        Self::Unit,
        Self::Role,
        Self::Level,
        Self::Topic,
        Self::ForWhom,
        Self::Period,
        Self::Due,
        Self::State,
        Self::Origin,
        Self::Conflict,
        Self::Periodic,
        Self::From,
        Self::To,
        Self::Text,
        Self::AsOf,
        Self::Lanes,
        Self::Rows,
        Self::Form,
        Self::Sort,
        Self::Open,
    ];
}

impl Keys for Key {
    const ALL: &'static [Self] = &Self::ALL;
    const FILTERS: &'static [Self] = &Self::FILTERS;

    fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Unit => "unit",
            Self::Role => "role",
            Self::Level => "level",
            Self::Topic => "topic",
            Self::ForWhom => "for",
            Self::Period => "month",
            Self::Due => "due",
            Self::State => "state",
            Self::Origin => "origin",
            Self::Conflict => "conflict",
            Self::Periodic => "periodic",
            Self::From => "from",
            Self::To => "to",
            Self::Text => "text",
            Self::AsOf => "as_of",
            Self::Lanes => "lanes",
            Self::Rows => "rows",
            Self::Form => "form",
            Self::Sort => "sort",
            Self::Open => "open",
        }
    }

    fn place(self) -> usize {
        self as usize
    }

    fn takes(self, value: &str) -> bool {
        !matches!(self, Self::From | Self::To) || Date::from_iso(value).is_some()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_a_place_and_a_name_of_its_own() {
        crate::filter::tests::assert_parted::<Key>();
    }

    #[test]
    fn what_narrows_stands_before_how_one_looks() {
        assert_eq!(Key::FACETS.last(), Some(&Key::Periodic));
        assert_eq!(Key::FILTERS.last(), Some(&Key::Text));
    }

    #[test]
    fn what_is_no_day_is_not_read_as_one() {
        let read = |value: &str| DeadlineFilter::read(|_| value.to_owned());
        for value in ["abc", "2018-02-30", "2018", "<b>"] {
            for key in [Key::From, Key::To] {
                assert_eq!(read(value).get(key), "", "{value}");
            }
            assert_eq!(read(value).get(Key::Text), value);
        }
        assert_eq!(read("2018-02-28").get(Key::From), "2018-02-28");
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
        assert_eq!(narrowed.without_filters(), filter);
    }
}
