//! What is searched for, and by what that is narrowed: all of it stands in the address.

use crate::filter::{Filter, Keys};

/// What is searched for and how it is narrowed; an empty value does nothing.
pub type SearchFilter = Filter<SearchKey>;

/// A key of the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchKey {
    /// What sort of thing: `clause`, `deadline`, `organization` …
    Kind,
    /// The id of the document in which it stands.
    Document,
    /// What sort of document that is: 通知, 意见 …
    Type,
    /// The id of an organization that answers for it, or is it.
    Unit,
    /// A key of the corpus's `topics`.
    Topic,
    /// A key of the corpus's `for_whom`.
    ForWhom,
    /// `2018`, `2018-Q2`, `2018-05`
    Period,
    /// How firmly a benefit is promised: `entitlement`, `service`, `encouraged`.
    Strength,
    /// What is searched for.
    Query,
}

impl SearchKey {
    /// The keys whose values are chosen from a list with counts.
    pub const FACETS: [Self; 8] = [
        Self::Kind,
        Self::Document,
        Self::Type,
        Self::Unit,
        Self::Topic,
        Self::ForWhom,
        Self::Period,
        Self::Strength,
    ];

    const ALL: [Self; 9] = {
        let mut all = [Self::Query; 9];
        let mut at = 0;
        while at < Self::FACETS.len() {
            all[at] = Self::FACETS[at];
            at += 1;
        }
        all
    };
}

impl Keys for SearchKey {
    const ALL: &'static [Self] = &Self::ALL;
    const FILTERS: &'static [Self] = &Self::FACETS;

    fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Document => "document",
            Self::Type => "type",
            Self::Unit => "unit",
            Self::Topic => "topic",
            Self::ForWhom => "for",
            Self::Period => "month",
            Self::Strength => "strength",
            Self::Query => "q",
        }
    }

    fn place(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_a_place_and_a_name_of_its_own() {
        crate::filter::tests::assert_parted::<SearchKey>();
    }

    #[test]
    fn what_is_searched_for_is_no_filter_and_stays() {
        let asked = SearchFilter::default().with(SearchKey::Query, "养老");
        let narrowed = asked.with(SearchKey::Kind, "clause");
        assert_eq!(narrowed.set().collect::<Vec<_>>(), [SearchKey::Kind]);
        assert_eq!(narrowed.without_filters(), asked);
    }
}
