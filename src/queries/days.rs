//! Days, months and years as people read them.

use gazette::Document;

use crate::messages::{self, Messages};

/// The month of a document's signature: 2018年4月
pub(crate) fn document_month(messages: Messages, document: Option<&Document>) -> String {
    let Some(day) = document.and_then(|document| document.date) else {
        return String::new();
    };
    written_day(messages, &day.to_string()[.."2018-04".len()])
}

/// 2018, 2018-10 or 2018-10-25, as people read it.
pub(crate) fn written_day(messages: Messages, written: &str) -> String {
    let mut parts = written.split('-').map(|part| part.trim_start_matches('0'));
    let mut part = || parts.next().unwrap_or_default();
    let values = [("year", part()), ("month", part()), ("day", part())];
    let message = match values {
        [_, (_, ""), _] => messages::ORGANIZATIONS_YEAR,
        [.., (_, "")] => messages::ORGANIZATIONS_MONTH,
        _ => messages::SITE_DATE,
    };
    messages.fill(message, &values)
}

/// 2018 年 5 月
pub(super) fn month_name(messages: Messages, year: i16, month: i8) -> String {
    messages.fill(
        messages::DEADLINES_MONTH_HEADING,
        &[("year", &year.to_string()), ("month", &month.to_string())],
    )
}
