//! Which deadlines a caller asks for.

use gazette::{Date, Deadline, Organization, Origin, Stretch, corpus::Corpus, text::typed};

use crate::{
    problem::Problem,
    value::{Value, document},
};

/// What a filter is called.
const NAMES: &[&str] = &["document", "organization", "from", "to", "origin", "text"];

/// By what deadlines are narrowed; what is not told narrows nothing.
#[derive(Debug, Default)]
pub struct Filter<'a> {
    document: Option<&'a str>,
    organization: Option<&'a Organization>,
    /// The days in which they run.
    time: Stretch,
    origin: Option<Origin>,
    /// As texts are compared.
    text: String,
}

/// Reads a filter.
///
/// # Errors
/// The first thing that is wrong.
pub fn filter<'a>(told: &[(String, Value)], corpus: &'a Corpus) -> Result<Filter<'a>, Problem> {
    let mut filter = Filter::default();
    let day = |field, value: &Value| {
        let day = value.text().and_then(Date::from_iso);
        day.ok_or(Problem::NoSuchDay(field)).map(Some)
    };
    for (key, value) in told {
        match (key.as_str(), value) {
            (key, Value::Absent) if NAMES.contains(&key) => {}
            ("document", value) => filter.document = Some(&document(value, corpus)?.id),
            ("organization", Value::Text(name)) => {
                let all = || corpus.organizations.iter();
                let named = all().find(|body| body.id == *name || body.name == *name);
                let named = named.or_else(|| all().find(|body| body.aliases.contains(name)));
                let named = named.ok_or_else(|| Problem::UnknownOrganization(name.clone()))?;
                filter.organization = Some(named);
            }
            ("organization", _) => return Err(Problem::Expected("organization", "单位名称")),
            ("from", value) => filter.time.from = day("from", value)?,
            ("to", value) => filter.time.to = day("to", value)?,
            ("origin", value) => {
                filter.origin = Some(match value.text() {
                    Some("body") => Origin::Body,
                    Some("table") => Origin::Table,
                    _ => return Err(Problem::Expected("origin", "“body”或“table”")),
                });
            }
            ("text", Value::Text(text)) => filter.text = typed(text).to_ascii_lowercase(),
            ("text", _) => return Err(Problem::Expected("text", "文字")),
            _ => return Err(Problem::UnknownOption(key.clone(), NAMES)),
        }
    }
    Ok(filter)
}

/// The deadlines that all of a filter fits, in the order of the corpus: as the page has them under the same filters.
#[must_use]
pub fn deadlines<'a>(corpus: &'a Corpus, filter: &Filter<'_>) -> Vec<&'a Deadline> {
    let all = corpus.deadlines.iter();
    all.filter(|deadline| fits(corpus, filter, deadline))
        .collect()
}

fn fits(corpus: &Corpus, filter: &Filter<'_>, deadline: &Deadline) -> bool {
    let written = || corpus.document(&deadline.document)?.date;
    let is_of = |body: &Organization| {
        deadline.responsible.iter().any(|agency| {
            let own = corpus.body(&deadline.document, &agency.name);
            own.is_some_and(|own| own.id == body.id)
        })
    };
    let says = || {
        let names = deadline.responsible.iter().map(|agency| &agency.name);
        let mut words = std::iter::once(&deadline.quote).chain(names);
        words.any(|words| words.to_ascii_lowercase().contains(&filter.text))
    };
    filter
        .document
        .is_none_or(|document| deadline.document == document)
        && filter.organization.is_none_or(is_of)
        && filter.origin.is_none_or(|origin| deadline.origin == origin)
        && filter.time.meets(Stretch::of(deadline, written()))
        && says()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "某省人民政府办公厅关于试验的通知\n某政办发〔２０１８〕１ 号\n各市：\n一、任务\n２０１８ 年 ５ 月底前完成A项。（省财政厅负责）\n从２０１８年７月１日起，每月报送。（省民政厅、省财政厅负责）\n某省人民政府办公厅\n２０１８ 年 １ 月 ２ 日\n";

    fn asked(told: &[(&str, &str)]) -> Result<Vec<String>, String> {
        let corpus = Corpus::read([("a.txt", TEXT)]);
        let told: Vec<_> = told
            .iter()
            .map(|(key, value)| ((*key).to_owned(), Value::Text((*value).to_owned())))
            .collect();
        let filter = filter(&told, &corpus).map_err(|problem| problem.code().to_owned())?;
        let found = deadlines(&corpus, &filter);
        Ok(found.iter().map(|one| one.phrase.clone()).collect())
    }

    #[test]
    fn each_filter_narrows_and_all_of_them_together() {
        let (may, july) = ("2018年5月底前", "从2018年7月1日起");
        type Case<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str]);
        let cases: &[Case<'_>] = &[
            (&[], &[may, july]),
            (&[("document", "某政办发-2018-1")], &[may, july]),
            (&[("organization", "省财政厅")], &[may, july]),
            (&[("organization", "省民政厅")], &[july]),
            (&[("from", "2018-06-01")], &[july]),
            (&[("from", "2018-05-31")], &[may, july]),
            (&[("to", "2018-06-30")], &[may]),
            (&[("to", "2018-05-30")], &[]),
            (&[("from", "2030-01-01")], &[july]),
            (&[("origin", "body")], &[may, july]),
            (&[("origin", "table")], &[]),
            (&[("text", "ａ项")], &[may]),
            (&[("text", "民政")], &[july]),
            (&[("text", "民政"), ("to", "2018-06-30")], &[]),
        ];
        for (told, phrases) in cases {
            assert_eq!(asked(told).expect("a filter"), *phrases, "{told:?}");
        }
    }

    #[test]
    fn what_is_no_filter_is_refused_by_its_key() {
        for (key, value, code) in [
            ("document", "某政办发-2018-2", "unknown_document"),
            ("organization", "省旅游局", "unknown_organization"),
            ("from", "2018-02-30", "no_such_day"),
            ("to", "明天", "no_such_day"),
            ("origin", "正文", "wrong_option"),
            ("organisation", "省财政厅", "unknown_option"),
        ] {
            assert_eq!(asked(&[(key, value)]), Err(code.to_owned()), "{key}");
        }
    }
}
