//! Names of facts that stay unique.

use std::collections::{BTreeSet, HashMap};

/// The ids given so far.
#[derive(Debug, Default)]
pub(crate) struct Ids(HashMap<String, u32>);

impl Ids {
    /// Some are given already: `a`, `a~2`.
    pub(crate) fn beside(taken: &BTreeSet<String>) -> Self {
        let mut ids = Self::default();
        for id in taken {
            let (name, times) = match id.rsplit_once('~') {
                Some((name, times)) => (name, times.parse().unwrap_or(1)),
                None => (id.as_str(), 1),
            };
            let used = ids.0.entry(name.to_owned()).or_insert(0);
            *used = times.max(*used);
            // Also as it is: somebody may have called it so.
            ids.0.entry(id.clone()).or_insert(1);
        }
        ids
    }

    /// The id itself the first time, then with `~2`, `~3`.
    pub(crate) fn unique(&mut self, id: String) -> String {
        let used = self.0.entry(id.clone()).or_insert(0);
        *used += 1;
        if *used > 1 {
            format!("{id}~{used}")
        } else {
            id
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_none_of_those_that_are_taken() {
        let mut taken = BTreeSet::new();
        for id in ["a", "a", "a~2", "a~2", "b~9", "b", "b"] {
            let unique = Ids::beside(&taken).unique(id.into());
            assert!(taken.insert(unique.clone()), "{unique}");
        }
    }
}
