//! The sheet to take along: what was told, what came out, the sentences, the offices, what to bring and to ask. The
//! printed sheet and the copied text are the same.

use gazette::{
    corpus::Corpus,
    eligibility::{CriterionState, Finding, UNKNOWN},
};

use super::{benefits::Answer, gazettes, wording};
use crate::{
    inquiry::Inquiry,
    messages::{self, Message, Messages},
};

/// A sheet: headings, each with its entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sheet {
    pub(crate) title: String,
    /// Lines about the person.
    pub(crate) about: Vec<String>,
    pub(crate) parts: Vec<Part>,
    /// Lines at the foot: day, source, and what to mind.
    pub(crate) foot: Vec<String>,
}

/// What stands under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) heading: String,
    /// Titles, with lines where there is something to say.
    pub(crate) entries: Vec<(String, Vec<String>)>,
}

impl Sheet {
    pub(crate) fn new(
        corpus: &Corpus,
        messages: Messages,
        answer: &Answer<'_>,
        inquiry: &Inquiry,
    ) -> Self {
        let groups = answer.grouped();
        let parts = groups.iter().map(|(group, own)| {
            let entry = |finding: &&Finding<'_>| {
                let lines = if group.is_decisive() {
                    lines(corpus, messages, answer, inquiry, finding)
                } else {
                    Vec::new()
                };
                (finding.benefit.title.clone(), lines)
            };
            let values = [
                ("name", wording::group_name(messages, answer, *group)),
                ("count", own.len().to_string()),
            ];
            let values = values
                .each_ref()
                .map(|(name, value)| (*name, value.as_str()));
            Part {
                heading: messages.fill(messages::BENEFITS_GROUP, &values),
                entries: own.iter().map(entry).collect(),
            }
        });
        Self {
            title: answer.audience.title.clone(),
            about: about(messages, answer, inquiry),
            parts: parts.collect(),
            foot: foot(corpus, messages, answer),
        }
    }

    /// As plain text, for a chat.
    pub(crate) fn text(&self) -> String {
        let mut lines = vec![self.title.clone()];
        lines.extend(self.about.iter().cloned());
        for part in &self.parts {
            lines.push(String::new());
            lines.push(format!("【{}】", part.heading));
            for (title, about) in &part.entries {
                lines.push(format!("· {title}"));
                lines.extend(about.iter().map(|line| format!("  {line}")));
            }
        }
        lines.push(String::new());
        lines.extend(self.foot.iter().cloned());
        lines.join("\n")
    }
}

/// For whom, the age, and every answer.
fn about(messages: Messages, answer: &Answer<'_>, inquiry: &Inquiry) -> Vec<String> {
    let mut lines = vec![person(messages, answer, inquiry)];
    for question in &answer.questions {
        let Some(value) = inquiry.answer_to(&question.key) else {
            continue;
        };
        let mut choices = question.choices.iter();
        let choice = choices.find(|choice| choice.value == value);
        let unit = question.number.as_ref().map_or("", |number| &number.unit);
        let told = match choice {
            Some(choice) => choice.label.clone(),
            None if value == UNKNOWN => messages.get(messages::BENEFITS_DO_NOT_KNOW).into(),
            None => format!("{value}{unit}"),
        };
        let asked = question.question.replace("{who}", answer.who);
        lines.push(format!("{asked} {told}"));
    }
    lines
}

/// 家里老人，82 周岁（出生于 1944年5月2日）
pub(crate) fn person(messages: Messages, answer: &Answer<'_>, inquiry: &Inquiry) -> String {
    let persons = &answer.audience.persons;
    let person = persons.get(inquiry.person).or(persons.first());
    let person = person.map_or("", |person| &person.label);
    let Some(years) = answer.years else {
        return person.into();
    };
    let years = years.to_string();
    let mut values = vec![("person", person), ("age", years.as_str())];
    let born = match inquiry.age {
        Some(Ok(gazette::input::Age::Born(birth))) => Some(messages::day(messages, birth)),
        _ => None,
    };
    match &born {
        Some(born) => {
            values.push(("date", born));
            messages.fill(messages::BENEFITS_PERSON_BORN, &values)
        }
        None => messages.fill(messages::BENEFITS_PERSON, &values),
    }
}

/// Why, from when, in whose words, where to go, what to bring and what to ask.
fn lines(
    corpus: &Corpus,
    messages: Messages,
    answer: &Answer<'_>,
    inquiry: &Inquiry,
    finding: &Finding<'_>,
) -> Vec<String> {
    let benefit = finding.benefit;
    let labelled = |label: Message, words: &str| format!("{}：{words}", messages.get(label));
    let mut lines: Vec<String> = benefit.amount.iter().cloned().collect();
    lines.extend(wording::days(messages, answer, finding));
    for (criterion, state) in &finding.criteria {
        let label = match state {
            CriterionState::Unknown => messages::BENEFITS_UNKNOWN,
            CriterionState::Open => messages::BENEFITS_OPEN,
            CriterionState::Met | CriterionState::Unmet => continue,
        };
        let words = wording::criterion(messages, answer, inquiry, criterion, *state);
        lines.push(labelled(label, &words));
    }
    let citation = corpus.citation(&benefit.clause);
    let values = [("quote", benefit.quote.as_str()), ("citation", &citation)];
    lines.push(messages.fill(messages::SHEET_QUOTE, &values));
    let bodies: Vec<&str> = benefit
        .agencies
        .iter()
        .map(|agency| agency.name.as_str())
        .collect();
    let places: Vec<&str> = wording::places(finding).collect();
    let mut list = |label, words: String| {
        if !words.is_empty() {
            lines.push(labelled(label, &words));
        }
    };
    list(messages::BENEFITS_AGENCIES, bodies.join("、"));
    list(messages::BENEFITS_WHERE, places.join("；"));
    list(messages::BENEFITS_BRING, benefit.bring.join("、"));
    list(messages::BENEFITS_ASK, benefit.ask.join(""));
    lines
}

/// The day, the source and its version, and what to mind.
fn foot(corpus: &Corpus, messages: Messages, answer: &Answer<'_>) -> Vec<String> {
    let mut lines = vec![messages.fill(
        messages::SHEET_AS_OF,
        &[("date", &messages::day(messages, answer.as_of))],
    )];
    let own = corpus.gazettes.iter().filter(|gazette| {
        let printed = |document: &&gazette::Document| document.gazette == gazette.id;
        corpus.documents.iter().filter(printed).any(|document| {
            let findings = answer.report.findings.iter();
            findings.clone().any(|finding| {
                let place = finding.benefit.clause.strip_prefix(document.id.as_str());
                place.is_some_and(|place| place.starts_with('/'))
            })
        })
    });
    for gazette in own {
        let values = [
            ("gazette", gazettes::name(messages, gazette)),
            (
                "version",
                gazette.sha256.get(..8).unwrap_or_default().to_owned(),
            ),
        ];
        let values = values
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        lines.push(messages.fill(messages::SHEET_SOURCE, &values));
    }
    lines.push(messages.get(messages::SHEET_MIND).into());
    lines
}
