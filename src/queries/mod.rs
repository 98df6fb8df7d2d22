//! What the views show, derived from the corpus by plain functions.

use std::collections::BTreeMap;

use gazette::{Level, corpus::Corpus};

use crate::messages::Messages;

pub(crate) mod benefits;
pub(crate) mod board;
pub(crate) mod bodies;
pub(crate) mod choice;
pub(crate) mod citing;
pub(crate) mod days;
pub(crate) mod deadlines;
pub(crate) mod documents;
pub(crate) mod filter_words;
pub(crate) mod gaps;
pub(crate) mod gazettes;
pub(crate) mod marks;
pub(crate) mod organizations;
pub(crate) mod own;
pub(crate) mod passages;
pub(crate) mod places;
pub(crate) mod same_task;
pub(crate) mod search;
pub(crate) mod sheet;
pub(crate) mod timeline;
pub(crate) mod wording;
pub(crate) mod work;
pub(crate) mod workload;
pub(crate) mod zoom;

/// Where something stands in a list, by name. All are of one type: each other would be 2 KB of the page.
type Lookup<'a> = BTreeMap<&'a str, usize>;

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

/// For whom things can be, each with how many of the lists hold it.
pub(crate) fn for_whom(corpus: &Corpus, lists: &[&[String]]) -> Vec<Facet> {
    let groups = corpus.for_whom.iter();
    groups
        .map(|group| Facet {
            value: group.key.clone(),
            label: group.name.clone(),
            count: lists
                .iter()
                .filter(|list| list.contains(&group.key))
                .count(),
        })
        .collect()
}

/// 省级 · 设区市、县（市、区）
pub(crate) fn levels_in_words(messages: Messages, levels: &[Level]) -> String {
    let names = levels
        .iter()
        .map(|level| messages.get(board::level_name(*level)));
    names.collect::<Vec<_>>().join("、")
}

/// Whether a list of keys fits a filter, which is empty for all.
fn is_for(keys: &[String], filter: &str) -> bool {
    filter.is_empty() || keys.iter().any(|key| key == filter)
}
