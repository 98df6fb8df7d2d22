//! Whom a benefit fits: conditions with three answers, where unknown is never "no" (DESIGN §6).
//!
//! A condition is a tree over criteria. A criterion is decided by a fact about the person, or it is *open*: an office
//! decides. The verdict is found by looking at every way in which the unknown facts could be filled in, so that it is
//! sound (it holds whatever the answers turn out to be) and complete (`undetermined` only if two ways differ).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Agency, Date, input::Age};

/// Derives what all shapes of this module need.
macro_rules! shapes {
    ($($(#[$meta:meta])* pub $kind:ident $name:ident $body:tt)*) => {
        $(
            #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
            #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
            $(#[$meta])*
            pub $kind $name $body
        )*
    };
}

shapes! {
    /// Something that a person can get (DESIGN §5).
    pub struct Benefit {
        /// `old-age-allowance`
        pub id: String,
        /// For whom, as the rules call it.
        pub audience: String,
        /// The clause that gives it.
        pub clause: String,
        /// What it is, in a few plain words.
        pub title: String,
        /// The sentence of the gazette.
        pub quote: String,
        /// How firm it is.
        pub strength: Strength,
        /// Whom it fits.
        pub condition: Condition,
        /// How much, in the gazette's words.
        pub amount: Option<String>,
        /// The first day on which it holds, where the gazette names one.
        pub effective_from: Option<Date>,
        /// Where it holds, where that is not the whole province.
        pub region: Option<String>,
        /// Who answers for it, from the clause.
        pub agencies: Vec<Agency>,
        /// What the gazette does not say and was assumed.
        pub assumptions: Vec<Assumption>,
        /// What to bring.
        pub bring: Vec<String>,
    }

    /// How firmly the gazette gives a benefit.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub enum Strength {
        /// It must be given.
        Entitlement,
        /// It is to be provided or improved in general.
        Service,
        /// 倡导, 鼓励, 支持, 探索, 试点: it depends on the place.
        Encouraged,
    }

    /// Something that is not in the gazette and was assumed by a curator.
    pub struct Assumption {
        /// What is assumed, in one sentence.
        pub text: String,
        /// Where that comes from.
        pub basis: String,
        /// The day on which the curator looked.
        pub dated: Date,
    }

    /// A condition: criteria joined by all, any, not.
    #[serde(rename_all = "snake_case")]
    pub enum Condition {
        /// Every one holds.
        All(Vec<Condition>),
        /// At least one holds.
        Any(Vec<Condition>),
        /// It does not hold. An open criterion may not stand under it.
        Not(Box<Condition>),
        /// A single criterion.
        Criterion(Criterion),
    }

    /// One thing that is looked at, with the words of the gazette that ask for it.
    pub struct Criterion {
        /// The words of the gazette.
        pub quote: String,
        /// The clause they stand in.
        pub clause: String,
        /// What must be the case.
        pub test: Test,
        /// What is looked at, in plain words; empty for an age, which says it by itself.
        pub label: String,
    }

    /// What must be the case.
    #[serde(rename_all = "snake_case")]
    pub enum Test {
        /// The age in completed years, both limits inclusive.
        Age {
            /// At least.
            from: Option<u8>,
            /// At most.
            to: Option<u8>,
        },
        /// An answer to a question.
        Fact {
            /// Which question: `pension`.
            key: String,
            /// The answers that fit.
            values: Vec<String>,
        },
        /// An office decides.
        Open,
    }

    /// A question about a person, as the rules file asks it.
    pub struct FactQuestion {
        /// `pension`
        pub key: String,
        /// The question in plain words, with 您 for the person.
        pub question: String,
        /// The possible answers, besides not knowing.
        pub choices: Vec<Choice>,
    }

    /// An answer to a question.
    pub struct Choice {
        /// `resident`
        pub value: String,
        /// In plain words.
        pub label: String,
    }
}

/// What is known of a person. What is absent is unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The age or the day of birth.
    pub age: Option<Age>,
    /// Answers by question.
    pub answers: BTreeMap<String, String>,
}

/// Whether a benefit fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Whatever is still unknown, it fits.
    Eligible,
    /// It depends on what is still unknown.
    Undetermined,
    /// Everything that can be decided is met; an office decides the rest.
    Discretionary,
    /// Whatever is still unknown, it does not fit.
    NotEligible,
}

/// How a criterion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CriterionState {
    /// It holds.
    Met,
    /// It does not hold.
    Unmet,
    /// The fact is not known.
    Unknown,
    /// An office decides.
    Open,
}

/// What was found about one benefit and one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding<'a> {
    /// Whether it fits.
    pub verdict: Verdict,
    /// False before the first day on which it holds.
    pub in_force: bool,
    /// The unknown facts whose answer can still change the verdict; `age` for the age.
    pub needs: Vec<&'a str>,
    /// Every criterion, in the order of the condition.
    pub criteria: Vec<(&'a Criterion, CriterionState)>,
}

/// The key of the age among the facts a finding needs.
pub const AGE: &str = "age";

/// Looks at a benefit for a person on a day. `questions` tells the possible answers to each fact.
#[must_use]
pub fn check<'a>(
    benefit: &'a Benefit,
    questions: &'a [FactQuestion],
    person: &Person,
    as_of: Date,
) -> Finding<'a> {
    let criteria = benefit.condition.criteria();
    let known = Known::of(person, questions, as_of);
    let unknown = unknown(&criteria, questions, &known);
    let ways = ways(&unknown, known.clone());
    let verdicts: Vec<Verdict> = ways
        .iter()
        .map(|way| verdict(&benefit.condition, way))
        .collect();
    let first = verdicts.first().copied().unwrap_or(Verdict::Undetermined);
    let verdict = if verdicts.iter().all(|verdict| *verdict == first) {
        first
    } else {
        Verdict::Undetermined
    };
    let needs = if verdict == Verdict::Undetermined {
        needs(&unknown, &verdicts)
    } else {
        Vec::new()
    };
    Finding {
        verdict,
        in_force: benefit.effective_from.is_none_or(|day| day <= as_of),
        needs,
        criteria: criteria
            .into_iter()
            .map(|criterion| (criterion, criterion.state(&known)))
            .collect(),
    }
}

/// Facts with their values; what is absent is unknown. A handful of answers: a map would only make the page larger.
#[derive(Clone, Default)]
struct Known<'a> {
    age: Option<u8>,
    answers: Vec<(&'a str, &'a str)>,
}

impl<'a> Known<'a> {
    /// What is no answer to its question, as `unknown`, is not known.
    fn of(person: &'a Person, questions: &[FactQuestion], as_of: Date) -> Self {
        let answers = person
            .answers
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str()));
        let is_answer = |(key, value): &(&str, &str)| {
            let question = questions.iter().find(|question| question.key == *key);
            question.is_some_and(|question| {
                question.choices.iter().any(|choice| choice.value == *value)
            })
        };
        Self {
            age: person.age.and_then(|age| age.on(as_of)),
            answers: answers.filter(is_answer).collect(),
        }
    }

    fn answer(&self, key: &str) -> Option<&'a str> {
        let own = self.answers.iter().find(|(known, _)| *known == key);
        own.map(|(_, answer)| *answer)
    }
}

/// An unknown fact and the values it can take, as far as the condition can tell them apart.
struct Unknown<'a> {
    key: &'a str,
    values: Vec<Value<'a>>,
}

#[derive(Clone, Copy)]
enum Value<'a> {
    Age(u8),
    Answer(&'a str),
}

fn unknown<'a>(
    criteria: &[&'a Criterion],
    questions: &'a [FactQuestion],
    known: &Known<'_>,
) -> Vec<Unknown<'a>> {
    let mut unknown: Vec<Unknown<'a>> = Vec::new();
    let mut ages: Vec<u8> = vec![0];
    for criterion in criteria {
        match &criterion.test {
            // Ages differ for the condition only at its limits.
            Test::Age { from, to } => {
                for limit in [*from, to.map(|to| to.saturating_add(1))]
                    .into_iter()
                    .flatten()
                {
                    if let Err(at) = ages.binary_search(&limit) {
                        ages.insert(at, limit);
                    }
                }
            }
            Test::Fact { key, values } if known.answer(key).is_none() => {
                if unknown.iter().all(|fact| fact.key != key) {
                    unknown.push(Unknown {
                        key,
                        values: possible(key, values, questions),
                    });
                }
            }
            Test::Fact { .. } | Test::Open => {}
        }
    }
    if known.age.is_none() && ages.len() > 1 {
        unknown.insert(
            0,
            Unknown {
                key: AGE,
                values: ages.into_iter().map(Value::Age).collect(),
            },
        );
    }
    unknown
}

/// The answers to a question. Where nobody has written the question down, one that fits and one that does not: a
/// question that is missing must not become a "no".
fn possible<'a>(key: &str, fitting: &'a [String], questions: &'a [FactQuestion]) -> Vec<Value<'a>> {
    match questions.iter().find(|question| question.key == key) {
        Some(question) => question
            .choices
            .iter()
            .map(|choice| Value::Answer(&choice.value))
            .collect(),
        None => fitting
            .iter()
            .take(1)
            .map(|value| Value::Answer(value))
            .chain([Value::Answer("")])
            .collect(),
    }
}

/// Every way to fill in what is unknown, the last fact running fastest.
fn ways<'a>(unknown: &[Unknown<'a>], known: Known<'a>) -> Vec<Known<'a>> {
    unknown.iter().fold(vec![known], |ways, fact| {
        let fill = |way: &Known<'a>, value: &Value<'a>| {
            let mut way = way.clone();
            match value {
                Value::Age(age) => way.age = Some(*age),
                Value::Answer(answer) => way.answers.push((fact.key, answer)),
            }
            way
        };
        ways.iter()
            .flat_map(|way| fact.values.iter().map(move |value| fill(way, value)))
            .collect()
    })
}

/// The unknown facts for which two ways that differ in nothing else have different verdicts.
fn needs<'a>(unknown: &[Unknown<'a>], verdicts: &[Verdict]) -> Vec<&'a str> {
    let mut stride = verdicts.len();
    let mut needs = Vec::new();
    for fact in unknown {
        let count = fact.values.len();
        let block = stride;
        stride /= count;
        let differs = (0..verdicts.len()).any(|way| {
            // The way with the same other facts and the first value of this one.
            let first = way - (way % block) + way % stride;
            verdicts[way] != verdicts[first]
        });
        if differs {
            needs.push(fact.key);
        }
    }
    needs
}

/// The verdict where every fact is known: what an office can still decide is tried both ways.
fn verdict(condition: &Condition, known: &Known<'_>) -> Verdict {
    match (condition.holds(known, true), condition.holds(known, false)) {
        (_, true) => Verdict::Eligible,
        (true, false) => Verdict::Discretionary,
        (false, false) => Verdict::NotEligible,
    }
}

impl Condition {
    /// Its criteria, in order.
    #[must_use]
    pub fn criteria(&self) -> Vec<&Criterion> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::criteria).collect(),
            Self::Not(part) => part.criteria(),
            Self::Criterion(criterion) => vec![criterion],
        }
    }

    /// Whether it holds where every fact is known and each open criterion counts as `open`.
    fn holds(&self, known: &Known<'_>, open: bool) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.holds(known, open)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(known, open)),
            Self::Not(part) => !part.holds(known, open),
            Self::Criterion(criterion) => match criterion.state(known) {
                CriterionState::Met => true,
                CriterionState::Open => open,
                CriterionState::Unmet | CriterionState::Unknown => false,
            },
        }
    }
}

impl Criterion {
    fn state(&self, known: &Known<'_>) -> CriterionState {
        let holds = match &self.test {
            Test::Open => return CriterionState::Open,
            Test::Age { from, to } => known
                .age
                .map(|age| from.is_none_or(|from| from <= age) && to.is_none_or(|to| age <= to)),
            Test::Fact { key, values } => known
                .answer(key)
                .map(|answer| values.iter().any(|value| value == answer)),
        };
        match holds {
            Some(true) => CriterionState::Met,
            Some(false) => CriterionState::Unmet,
            None => CriterionState::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn criterion(test: Test) -> Condition {
        Condition::Criterion(Criterion {
            quote: String::new(),
            clause: String::new(),
            test,
            label: String::new(),
        })
    }

    fn from(age: u8) -> Condition {
        criterion(Test::Age {
            from: Some(age),
            to: None,
        })
    }

    fn fact(key: &str, values: &[&str]) -> Condition {
        criterion(Test::Fact {
            key: key.into(),
            values: values.iter().map(ToString::to_string).collect(),
        })
    }

    fn open() -> Condition {
        criterion(Test::Open)
    }

    fn questions() -> Vec<FactQuestion> {
        let question = |key: &str, values: &[&str]| FactQuestion {
            key: key.into(),
            question: String::new(),
            choices: values
                .iter()
                .map(|value| Choice {
                    value: (*value).into(),
                    label: String::new(),
                })
                .collect(),
        };
        vec![
            question("pension", &["resident", "employee", "none"]),
            question("ill", &["true", "false"]),
        ]
    }

    fn find(
        condition: &Condition,
        age: Option<u8>,
        answers: &[(&str, &str)],
    ) -> (Verdict, Vec<String>) {
        let benefit = Benefit {
            id: String::new(),
            audience: String::new(),
            clause: String::new(),
            title: String::new(),
            quote: String::new(),
            strength: Strength::Entitlement,
            condition: condition.clone(),
            amount: None,
            effective_from: None,
            region: None,
            agencies: Vec::new(),
            assumptions: Vec::new(),
            bring: Vec::new(),
        };
        let answers = answers
            .iter()
            .map(|(key, value)| ((*key).into(), (*value).into()))
            .collect();
        let person = Person {
            age: age.map(Age::Years),
            answers,
        };
        let questions = questions();
        let finding = check(
            &benefit,
            &questions,
            &person,
            Date::new(2018, 4, 14).expect("a day"),
        );
        (
            finding.verdict,
            finding.needs.into_iter().map(Into::into).collect(),
        )
    }

    #[test]
    fn unknown_is_never_no() {
        let allowance = Condition::All(vec![from(80), fact("pension", &["resident"])]);
        let needs = |keys: &[&str]| keys.iter().map(ToString::to_string).collect::<Vec<_>>();
        use Verdict::*;
        // (age, answers) → verdict, what is missing
        assert_eq!(
            find(&allowance, None, &[]),
            (Undetermined, needs(&["age", "pension"]))
        );
        assert_eq!(
            find(&allowance, Some(80), &[]),
            (Undetermined, needs(&["pension"]))
        );
        assert_eq!(find(&allowance, Some(79), &[]), (NotEligible, needs(&[])));
        assert_eq!(
            find(&allowance, None, &[("pension", "employee")]),
            (NotEligible, needs(&[]))
        );
        assert_eq!(
            find(&allowance, None, &[("pension", "resident")]),
            (Undetermined, needs(&["age"]))
        );
        assert_eq!(
            find(&allowance, Some(80), &[("pension", "resident")]),
            (Eligible, needs(&[]))
        );
    }

    #[test]
    fn what_is_no_answer_is_unknown() {
        let allowance = Condition::All(vec![from(80), fact("pension", &["resident"])]);
        for answer in ["unknown", "resdent", ""] {
            let found = find(&allowance, Some(80), &[("pension", answer)]);
            assert_eq!(
                found,
                (Verdict::Undetermined, vec!["pension".into()]),
                "{answer}"
            );
        }
    }

    #[test]
    fn a_question_that_nobody_wrote_down_is_no_no_either() {
        let unasked = Condition::All(vec![from(60), fact("veteran", &["true"])]);
        let needs = vec!["veteran".to_owned()];
        assert_eq!(
            find(&unasked, Some(60), &[]),
            (Verdict::Undetermined, needs.clone())
        );
        assert_eq!(
            find(&unasked, Some(60), &[("veteran", "true")]),
            (Verdict::Undetermined, needs)
        );
        assert_eq!(find(&unasked, Some(59), &[]).0, Verdict::NotEligible);
    }

    #[test]
    fn what_can_no_longer_change_anything_is_not_needed() {
        let either = Condition::Any(vec![from(70), fact("ill", &["true"])]);
        assert_eq!(find(&either, Some(70), &[]).0, Verdict::Eligible);
        assert_eq!(
            find(&either, Some(69), &[]),
            (Verdict::Undetermined, vec!["ill".into()])
        );
    }

    #[test]
    fn a_condition_that_holds_in_every_way_is_met_though_nothing_is_known() {
        let always = Condition::Any(vec![from(70), Condition::Not(Box::new(from(70)))]);
        assert_eq!(find(&always, None, &[]), (Verdict::Eligible, vec![]));
    }

    #[test]
    fn an_open_word_never_yields_a_no() {
        let poor = Condition::All(vec![from(60), open()]);
        assert_eq!(find(&poor, Some(60), &[]).0, Verdict::Discretionary);
        assert_eq!(find(&poor, Some(59), &[]).0, Verdict::NotEligible);
        // 重点为: a focus excludes nobody.
        let focus = Condition::All(vec![
            from(60),
            Condition::Any(vec![fact("ill", &["true"]), open()]),
        ]);
        assert_eq!(
            find(&focus, Some(60), &[("ill", "false")]).0,
            Verdict::Discretionary
        );
        assert_eq!(
            find(&focus, Some(60), &[("ill", "true")]).0,
            Verdict::Eligible
        );
        assert_eq!(
            find(&focus, Some(60), &[]),
            (Verdict::Undetermined, vec!["ill".into()])
        );
    }
}
