//! The sheet to take along: what was told, what came out, the sentences, the offices, what to bring and to ask. The
//! printed sheet and the copied text are the same.

use gazette::{
    corpus::Corpus,
    eligibility::{CriterionState, Finding, Strength, UNKNOWN, Verdict},
    input::Age,
};

use super::{
    benefits::{Answer, Group},
    gazettes, wording,
};
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

impl Part {
    /// The titles in one line, where there is nothing more to say about any of them.
    pub(crate) fn titles(&self) -> Option<String> {
        let bare = self.entries.iter().all(|(_, lines)| lines.is_empty());
        let titles: Vec<&str> = self
            .entries
            .iter()
            .map(|(title, _)| title.as_str())
            .collect();
        bare.then(|| titles.join("；"))
    }
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
                let entry = Entry {
                    corpus,
                    messages,
                    answer,
                    inquiry,
                    finding,
                };
                entry.written(*group)
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
            title: messages.curated(&answer.audience.title).to_owned(),
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
            if let Some(titles) = part.titles() {
                lines.push(titles);
                continue;
            }
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
    let mut unknown = Vec::new();
    for question in &answer.questions {
        let asked = || wording::asked(messages, question, answer.who);
        match inquiry.answer_to(&question.key) {
            None => {}
            Some(UNKNOWN) => unknown.push(asked()),
            Some(value) => {
                let mut choices = question.choices.iter();
                let choice = choices.find(|choice| choice.value == value);
                let unit = question
                    .number
                    .as_ref()
                    .map_or("", |number| messages.curated(&number.unit));
                let told = choice.map_or_else(
                    || wording::with_unit(messages, value, unit),
                    |own| messages.curated(&own.label).to_owned(),
                );
                lines.push(format!("{} {told}", asked()));
            }
        }
    }
    if !unknown.is_empty() {
        let unknown = unknown.join(messages.get(messages::SITE_BETWEEN));
        lines.push(messages.fill(messages::SHEET_UNKNOWN, &[("questions", &unknown)]));
    }
    lines
}

/// 家里老人，82 周岁（出生于 1944年5月2日）
pub(crate) fn person(messages: Messages, answer: &Answer<'_>, inquiry: &Inquiry) -> String {
    let mut parts: Vec<String> = answer
        .person
        .iter()
        .map(|person| messages.curated(&person.label).to_owned())
        .collect();
    if let Some(years) = answer.years {
        let years = years.to_string();
        parts.push(match inquiry.age {
            Some(Ok(Age::Born(birth))) => {
                let born = messages::day(messages, birth);
                messages.fill(messages::BENEFITS_BORN, &[("age", &years), ("date", &born)])
            }
            _ => messages.fill(messages::BENEFITS_FOR_AGE, &[("age", &years)]),
        });
    }
    parts.join("，")
}

/// A finding, and what is needed to write it down.
struct Entry<'e> {
    corpus: &'e Corpus,
    messages: Messages,
    answer: &'e Answer<'e>,
    inquiry: &'e Inquiry,
    finding: &'e Finding<'e>,
}

impl Entry<'_> {
    /// What must be given is written in full, and what the person can have now; of what is only provided in general a
    /// line says what it still depends on, so that the sheet stays within two pages.
    fn written(&self, group: Group) -> (String, Vec<String>) {
        let benefit = self.finding.benefit;
        let firm = benefit.strength == Strength::Entitlement;
        let full = group == Group::Eligible || (firm && group.is_decisive());
        let (mut title, mut lines) = (self.messages.curated(&benefit.title).to_owned(), Vec::new());
        if full {
            lines = self.lines();
        } else if group.is_decisive() {
            title = self.in_short();
        }
        (title, lines)
    }

    /// The criteria of a state, as far as they still count: who has it already need not be asked for more.
    fn waiting(&self, state: CriterionState) -> String {
        let decided = self.finding.verdict == Verdict::Eligible;
        let own = self.finding.criteria.iter();
        let own = own.filter(|(_, other)| !decided && *other == state);
        let words = own.map(|(criterion, _)| {
            wording::criterion(self.messages, self.answer, self.inquiry, criterion, state)
        });
        words.collect::<Vec<_>>().join("；")
    }

    fn in_short(&self) -> String {
        let benefit = self.finding.benefit;
        let unknown = self.waiting(CriterionState::Unknown);
        let (message, waiting) = if unknown.is_empty() {
            (messages::SHEET_OPEN, self.waiting(CriterionState::Open))
        } else {
            (messages::SHEET_WAITING, unknown)
        };
        let days = wording::days(self.messages, self.answer, self.finding).join("；");
        let waiting = if waiting.is_empty() { days } else { waiting };
        let citation = self.corpus.citation(&benefit.clause);
        // The clause alone: the sheet names the document.
        let clause = citation.rsplit(' ').next().unwrap_or(&citation);
        let values = [
            ("title", self.messages.curated(&benefit.title)),
            ("citation", clause),
            ("waiting", &waiting),
        ];
        self.messages.fill(message, &values)
    }

    /// Why, from when, in whose words, where to go, what to bring and what to ask.
    fn lines(&self) -> Vec<String> {
        let (messages, benefit) = (self.messages, self.finding.benefit);
        let colon = messages.get(messages::SITE_COLON);
        let labelled =
            |label: Message, words: &str| format!("{}{colon}{words}", messages.get(label));
        let mut lines: Vec<String> = benefit.amount.iter().cloned().collect();
        lines.extend(wording::days(messages, self.answer, self.finding));
        let citation = self.corpus.citation(&benefit.clause);
        let values = [("quote", benefit.quote.as_str()), ("citation", &citation)];
        let quote = messages.fill(messages::SHEET_QUOTE, &values);
        let bodies: Vec<&str> = benefit
            .agencies
            .iter()
            .map(|agency| agency.name.as_str())
            .collect();
        let places: Vec<&str> = wording::places(messages, self.finding).collect();
        let curated = |own: &[String]| -> Vec<String> {
            own.iter()
                .map(|text| messages.curated(text).to_owned())
                .collect()
        };
        let unknown = self.waiting(CriterionState::Unknown);
        let open = self.waiting(CriterionState::Open);
        let parts = [
            (messages::BENEFITS_UNKNOWN, unknown),
            (messages::BENEFITS_OPEN, open),
            (messages::BENEFITS_AGENCIES, bodies.join("、")),
            (messages::BENEFITS_WHERE, places.join("；")),
            (messages::BENEFITS_BRING, curated(&benefit.bring).join("、")),
            (
                messages::BENEFITS_ASK,
                curated(&benefit.ask).join(messages.get(messages::SITE_BETWEEN)),
            ),
        ];
        let parts = parts.into_iter().filter(|(_, words)| !words.is_empty());
        lines.extend(parts.map(|(label, words)| labelled(label, &words)));
        lines.insert(benefit.amount.iter().len(), quote);
        lines
    }
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
