//! What the views show, derived from the corpus by plain functions.

pub(crate) mod benefits;
pub(crate) mod deadlines;
pub(crate) mod documents;
pub(crate) mod gazettes;
pub(crate) mod organizations;
pub(crate) mod places;
pub(crate) mod sheet;
pub(crate) mod wording;

/// A choice of a filter and how many items it would leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Facet {
    /// What stands in the address.
    pub(crate) value: String,
    /// What the reader sees.
    pub(crate) label: String,
    /// How many items there are with this choice, the other filters being as they are.
    pub(crate) count: usize,
}
