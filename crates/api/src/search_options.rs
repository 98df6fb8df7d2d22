//! How a caller searches.

use gazette::{corpus::Corpus, search::Options};

use crate::{
    problem::Problem,
    value::{Value, document, whole},
};

/// What an option is called.
const NAMES: &[&str] = &["document", "limit"];

/// As many hits as one reads, where no limit is told.
const USUAL: usize = 30;

/// More than anybody reads.
const MOST: u32 = 100_000;

/// Reads the options.
///
/// # Errors
/// The first thing that is wrong.
pub fn options<'a>(told: &[(String, Value)], corpus: &'a Corpus) -> Result<Options<'a>, Problem> {
    let mut options = Options {
        document: None,
        limit: Some(USUAL),
    };
    for (key, value) in told {
        match (key.as_str(), value) {
            (key, Value::Absent) if NAMES.contains(&key) => {}
            ("document", value) => options.document = Some(&document(value, corpus)?.id),
            ("limit", value) => {
                let limit = whole(value, key, MOST).ok();
                let limit = limit.and_then(|limit| usize::try_from(limit).ok());
                options.limit =
                    Some(limit.ok_or(Problem::Expected("limit", "0 到 100000 的整数"))?);
            }
            _ => return Err(Problem::UnknownOption(key.clone(), NAMES)),
        }
    }
    Ok(options)
}
