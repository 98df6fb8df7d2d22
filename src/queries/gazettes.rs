//! What the gazettes of the page are called; those that a reader has opened are none of them.

use gazette::{Gazette, corpus::Corpus};

use crate::messages::{self, Messages};

/// The years of the gazettes: 2018, or 2018、2019.
pub(crate) fn years(corpus: &Corpus) -> String {
    let mut years: Vec<String> = Vec::new();
    for year in corpus.gazettes.iter().filter_map(|gazette| gazette.year) {
        let year = year.to_string();
        if !years.contains(&year) {
            years.push(year);
        }
    }
    years.join("、")
}

/// The names of the gazettes.
pub(crate) fn gazettes(corpus: &Corpus, messages: Messages) -> String {
    let names: Vec<String> = corpus
        .gazettes
        .iter()
        .filter(|gazette| !corpus.is_own(&gazette.id))
        .map(|gazette| name(messages, gazette))
        .collect();
    names.join("、")
}

/// 浙江省人民政府公报 2018 年第 12 期
pub(crate) fn name(messages: Messages, gazette: &Gazette) -> String {
    match (gazette.year, gazette.issue) {
        (Some(year), Some(issue)) => messages.fill(
            messages::SITE_GAZETTE_ISSUE,
            &[
                ("title", &gazette.title),
                ("year", &year.to_string()),
                ("issue", &issue.to_string()),
            ],
        ),
        _ => gazette.id.clone(),
    }
}
