//! The cases of `tests/golden/*.toml`: people, and the verdicts that a lawyer would reach from the text.

use std::collections::{BTreeMap, BTreeSet};

use gazette::eligibility::{AGE, Benefit, Criterion, Profile, Question, Test, Verdict, report};
use gazette::input::Age;
use gazette::{Date, text::normalised};
use serde::Deserialize;

use super::{a_day, files};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    audience: String,
    /// Cases that many benefits have in common.
    #[serde(default)]
    shared: Vec<Shared>,
    benefit: Vec<Cases>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shared {
    name: String,
    cases: Vec<RawCase>,
}

/// That a benefit has some shared cases too.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Uses {
    name: String,
    about: String,
    /// What else is known of everybody in them.
    #[serde(default)]
    with: BTreeMap<String, Answer>,
    /// What stands for `eligible` in them.
    eligible: Option<Verdict>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    id: String,
    text: String,
    #[serde(default)]
    shared: Vec<Uses>,
    #[serde(default)]
    cases: Vec<RawCase>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCase {
    #[serde(default)]
    about: String,
    side: Side,
    age: Option<u8>,
    birth: Option<Date>,
    as_of: Option<Date>,
    #[serde(default)]
    answers: BTreeMap<String, Answer>,
    verdict: Verdict,
    #[serde(default)]
    needs: BTreeSet<String>,
    why: String,
}

/// `"dibao"`, or a number where one is asked for.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
enum Answer {
    Word(String),
    Number(u32),
}

/// Where a case stands to the criterion that it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// One less than a limit.
    Under,
    /// At the limit.
    At,
    /// Above it.
    Over,
    /// An answer that fits.
    Fits,
    /// An answer that does not.
    Other,
    /// The fact is not known.
    Unknown,
    /// An office decides.
    Open,
    /// Nothing is asked for.
    Everybody,
}

/// A person, and the verdict on a benefit.
pub struct Case {
    pub audience: String,
    pub benefit: String,
    /// The sentence of the gazette that the case is read from, normalised.
    pub text: String,
    /// The words of the criterion that the case is about, normalised.
    pub about: String,
    pub side: Side,
    pub person: Profile,
    pub as_of: Date,
    pub verdict: Verdict,
    pub needs: BTreeSet<String>,
    pub why: String,
}

/// All cases, in the order of the files.
pub fn golden() -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, text) in files("tests/golden", "toml") {
        let file: File = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        for benefit in file.benefit {
            let text = normalised(&benefit.text);
            let mut raws = benefit.cases;
            for uses in &benefit.shared {
                let mut shared = file.shared.iter();
                let shared = shared.find(|shared| shared.name == uses.name);
                let shared = shared.unwrap_or_else(|| panic!("{name}: no {}", uses.name));
                raws.extend(shared.cases.iter().cloned().map(|mut raw| {
                    raw.about.clone_from(&uses.about);
                    raw.answers.extend(uses.with.clone());
                    if raw.verdict == Verdict::Eligible {
                        raw.verdict = uses.eligible.unwrap_or(raw.verdict);
                    }
                    raw
                }));
            }
            for raw in raws {
                assert!(
                    raw.birth.is_some() == raw.as_of.is_some()
                        && (raw.age.is_none() || raw.birth.is_none()),
                    "{name}, {}: an age, or a birth with a day",
                    benefit.id
                );
                let answers = raw.answers.into_iter();
                let answers = answers.map(|(key, answer)| match answer {
                    Answer::Word(word) => (key, word),
                    Answer::Number(number) => (key, number.to_string()),
                });
                cases.push(Case {
                    audience: file.audience.clone(),
                    benefit: benefit.id.clone(),
                    text: text.clone(),
                    about: normalised(&raw.about),
                    side: raw.side,
                    person: Profile {
                        age: raw.age.map(Age::Years).or(raw.birth.map(Age::Born)),
                        answers: answers.collect(),
                    },
                    as_of: raw.as_of.unwrap_or_else(a_day),
                    verdict: raw.verdict,
                    needs: raw.needs,
                    why: raw.why,
                });
            }
        }
    }
    cases
}

impl Case {
    /// What the engine says instead, if it says anything else.
    pub fn fails(&self, benefit: &Benefit, questions: &[Question]) -> Option<String> {
        let benefits = std::slice::from_ref(benefit);
        let report = report(
            benefits,
            questions,
            &benefit.audience,
            &self.person,
            self.as_of,
        );
        let finding = &report.findings[0];
        let needs: BTreeSet<String> = finding.needs.iter().map(ToString::to_string).collect();
        let same = finding.verdict == self.verdict && needs == self.needs;
        (!same).then(|| format!("{:?} {needs:?}", finding.verdict))
    }

    /// The person's number that a criterion looks at.
    pub fn number(&self, key: &str) -> Option<u32> {
        if key == AGE {
            self.person.age?.on(self.as_of).map(u32::from)
        } else {
            self.answer(key)?.parse().ok()
        }
    }

    pub fn answer(&self, key: &str) -> Option<&str> {
        let mut answers = self.person.answers.iter();
        let own = answers.find(|(own, _)| own == key)?;
        Some(&own.1)
    }

    /// Whether the case may be about a criterion: the words are those that it quotes, or part of them, or around them.
    pub fn is_about(&self, criterion: &Criterion) -> bool {
        !self.about.is_empty()
            && (criterion.quote.contains(&self.about) || self.about.contains(&criterion.quote))
    }

    /// Whether the person really stands on that side of a criterion.
    pub fn stands_there(&self, criterion: &Criterion) -> bool {
        match (&criterion.test, self.side) {
            (Test::Range { key, .. } | Test::Answer { key, .. }, Side::Unknown) => {
                self.answer(key).is_none() && (key != AGE || self.person.age.is_none())
            }
            (Test::Range { key, from, to }, side) => {
                let limits = [*from, *to].into_iter().flatten();
                let Some(number) = self.number(key) else {
                    return false;
                };
                limits.into_iter().any(|limit| match side {
                    Side::Under => number + 1 == limit,
                    Side::At => number == limit,
                    Side::Over => number > limit,
                    _ => false,
                })
            }
            (Test::Answer { key, values }, Side::Fits | Side::Other) => {
                let fits = |answer: &str| values.iter().any(|value| value == answer);
                self.answer(key)
                    .is_some_and(|own| fits(own) == (self.side == Side::Fits))
            }
            (Test::Open, side) => side == Side::Open,
            _ => false,
        }
    }
}
