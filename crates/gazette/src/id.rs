//! Names of facts that stay unique.

use std::collections::HashMap;

/// The ids given so far.
#[derive(Debug, Default)]
pub(crate) struct Ids(HashMap<String, u32>);

impl Ids {
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
