//! Whom a benefit fits, why, and when: conditions with three answers, where unknown is never "no" (contract §6).
//!
//! A condition is a tree over criteria. A criterion is decided by a fact about the person, or it is *open*: an office
//! decides. [`report`] looks at every way in which the unknown facts could be filled in (`ways`), so that a verdict is
//! sound (it holds whatever the answers turn out to be) and complete (`undetermined` only if two ways differ). The ages
//! at which a verdict changes, and with them the days, come from the same table.

mod shapes;
mod ways;

use serde::{Deserialize, Serialize};

pub use shapes::*;

use crate::{Date, input::Age};
use ways::{Ways, common};

/// The key of the age among the facts.
pub const AGE: &str = "age";

/// The answer of somebody who does not know, or does not want to say.
pub const UNKNOWN: &str = "unknown";

/// What is known of a person. What is absent is unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// The age on the day that is looked at, or the day of birth.
    pub age: Option<Age>,
    /// Answers by question, one each; `unknown` for what was asked and is not known, the age among it. (A list: a map would
    /// cost the page 4 KB.)
    pub answers: Vec<(String, String)>,
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

impl Verdict {
    /// As it stands in the data.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Eligible => "eligible",
            Self::Undetermined => "undetermined",
            Self::Discretionary => "discretionary",
            Self::NotEligible => "not_eligible",
        }
    }
}

/// How a criterion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CriterionState {
    /// What it asks for is the case (or, under a `not`, is not the case).
    Met,
    /// What it asks for is not the case.
    Unmet,
    /// The fact is not known.
    Unknown,
    /// An office decides.
    Open,
}

/// Why a criterion of a condition is of no use.
#[cfg(feature = "rules")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Idle {
    /// Wherever it holds, the condition does not.
    NeverMet,
    /// A constant in its place gives the same verdicts.
    NeverMatters,
}

/// The criteria of a condition that are of no use, by their place.
#[cfg(feature = "rules")]
#[must_use]
pub fn idle(condition: &Condition, questions: &[Question]) -> Vec<(usize, Idle)> {
    let facts = Facts {
        as_of: Date::FIRST,
        age: None,
        answers: Vec::new(),
    };
    let criteria = condition.criteria();
    let ways = Ways::new(condition, &criteria, questions, &facts);
    let speaks_for = polarities(condition);
    (0..criteria.len())
        .filter_map(|index| {
            let counts = |(holds, verdict): (bool, &Verdict)| {
                holds == speaks_for[index] && *verdict != Verdict::NotEligible
            };
            let holds = ways.holds(index);
            // Offices decide each open word by itself, so each must matter for some decision on the others.
            let open = |other: &usize| *other != index && criteria[*other].test == Test::Open;
            let others: Vec<usize> = match criteria[index].test {
                Test::Open => (0..criteria.len()).filter(open).collect(),
                _ => Vec::new(),
            };
            let same = |constant: bool, decided: u32| {
                let with = |own: Option<bool>| {
                    ways.with_constants(|at| {
                        if at == index {
                            return own;
                        }
                        let other = others.iter().position(|other| *other == at);
                        other.map(|other| decided >> other & 1 == 1)
                    })
                };
                with(Some(constant)) == with(None)
            };
            let decisions = 1 << others.len().min(12);
            let always = |constant| (0..decisions).all(|decided| same(constant, decided));
            if !holds.into_iter().zip(&ways.verdicts).any(counts) {
                Some((index, Idle::NeverMet))
            } else if always(true) || always(false) {
                Some((index, Idle::NeverMatters))
            } else {
                None
            }
        })
        .collect()
}

/// What was found about one benefit and one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding<'a> {
    /// Of which benefit.
    pub benefit: &'a Benefit,
    /// Whether it fits.
    pub verdict: Verdict,
    /// False before the first day on which it holds.
    pub in_force: bool,
    /// The unknown facts whose answer can still change the verdict; `age` for the age.
    pub needs: Vec<&'a str>,
    /// Every criterion, in the order of the condition.
    pub criteria: Vec<(&'a Criterion, CriterionState)>,
    /// The verdict at birth, and the ages in years at which it changes, if nothing but the age does.
    pub steps: Vec<(u32, Verdict)>,
    /// The first day of the time in which it fits, if it fits or will by age alone; `None` also where it always did.
    pub eligible_from: Option<Date>,
    /// The last day of that time; `None` where it has no end.
    pub eligible_until: Option<Date>,
    /// Whether those days may lie up to a year earlier, since only the age is known and not the birthday.
    pub approximate: bool,
    /// Facts that a person could choose to change, and that would change a "no".
    pub by_choice: Vec<&'a str>,
}

/// What was found about all benefits of an audience.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report<'a> {
    /// In the order of the rules.
    pub findings: Vec<Finding<'a>>,
    /// What can still change a verdict, the most telling first.
    pub questions: Vec<NextQuestion<'a>>,
}

/// A fact that can still change a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextQuestion<'a> {
    /// `age`, or the key of a question.
    pub key: &'a str,
    /// The question; `None` for the age.
    pub question: Option<&'a Question>,
    /// The benefits whose verdict it can change.
    pub benefits: Vec<&'a Benefit>,
}

/// Looks at the benefits of an audience for a person on a day.
#[must_use]
pub fn report<'a>(
    benefits: &'a [Benefit],
    questions: &'a [Question],
    audience: &str,
    person: &Profile,
    as_of: Date,
) -> Report<'a> {
    let facts = Facts::new(person, questions, as_of);
    let own = benefits
        .iter()
        .filter(|benefit| benefit.audience == audience);
    let (mut ways, mut criteria) = (Ways::default(), Vec::new());
    let findings: Vec<Finding<'_>> = own
        .map(|benefit| {
            criteria.clear();
            benefit.condition.add_to(&mut criteria);
            ways.look(&benefit.condition, &criteria, questions, &facts);
            finding(benefit, &criteria, &ways, questions, &facts)
        })
        .collect();
    let questions = next_questions(&findings, questions, person);
    Report {
        findings,
        questions,
    }
}

fn finding<'a>(
    benefit: &'a Benefit,
    criteria: &[&'a Criterion],
    ways: &Ways<'a>,
    questions: &'a [Question],
    facts: &Facts<'_>,
) -> Finding<'a> {
    let verdict = common(ways.now());
    let needs = if verdict == Verdict::Undetermined {
        ways.needs()
    } else {
        Vec::new()
    };
    let steps = steps(ways);
    let time = facts.fitting(benefit.effective_from, verdict, &steps);
    let by_choice = if verdict == Verdict::NotEligible {
        by_choice(benefit, criteria, questions, facts)
    } else {
        Vec::new()
    };
    let mut states = Vec::with_capacity(criteria.len());
    facts.states(&benefit.condition, false, &mut states);
    Finding {
        benefit,
        verdict,
        in_force: benefit.effective_from.is_none_or(|day| day <= facts.as_of),
        needs,
        criteria: states,
        steps,
        eligible_from: time.from,
        eligible_until: time.until,
        approximate: time.by_birthday && matches!(facts.age, Some(Age::Years(_))),
        by_choice,
    }
}

/// The verdict at birth, and the ages at which it changes.
fn steps(ways: &Ways<'_>) -> Vec<(u32, Verdict)> {
    let age = ways.axes.first().filter(|axis| axis.key == AGE);
    let cuts = age.map_or(&[0][..], |axis| &axis.cuts);
    let mut steps: Vec<(u32, Verdict)> = cuts
        .iter()
        .enumerate()
        .map(|(class, cut)| (*cut, common(ways.at_age(class))))
        .collect();
    steps.dedup_by_key(|(_, verdict)| *verdict);
    steps
}

/// The facts that a person could choose to change, each of which alone could turn the "no" into something else.
fn by_choice<'a>(
    benefit: &'a Benefit,
    criteria: &[&'a Criterion],
    questions: &'a [Question],
    facts: &Facts<'_>,
) -> Vec<&'a str> {
    let choosable = questions.iter().filter(|question| question.by_choice);
    let own = choosable.filter(|question| {
        let asked = |criterion: &&Criterion| criterion.key() == Some(&question.key);
        facts.answer(&question.key).is_some() && criteria.iter().any(asked)
    });
    own.filter(|question| {
        let facts = facts.without(&question.key);
        let ways = Ways::new(&benefit.condition, criteria, questions, &facts);
        common(ways.now()) != Verdict::NotEligible
    })
    .map(|question| question.key.as_str())
    .collect()
}

/// What can still change a verdict: the age first, then what most benefits wait for, what is sensitive last. Who has
/// said not to know is not asked again.
fn next_questions<'a>(
    findings: &[Finding<'a>],
    questions: &'a [Question],
    person: &Profile,
) -> Vec<NextQuestion<'a>> {
    let needing = |key: &str| -> Vec<&'a Benefit> {
        let needing = findings
            .iter()
            .filter(|finding| finding.needs.contains(&key));
        needing.map(|finding| finding.benefit).collect()
    };
    let keys = questions
        .iter()
        .map(|question| (question.key.as_str(), Some(question)));
    let declined = |key: &str| {
        person
            .answers
            .iter()
            .any(|(known, answer)| known == key && answer == UNKNOWN)
    };
    let mut next: Vec<NextQuestion<'a>> = Vec::new();
    for (key, question) in [(AGE, None)].into_iter().chain(keys) {
        let benefits = needing(key);
        if benefits.is_empty() || declined(key) {
            continue;
        }
        let sensitive = |question: Option<&Question>| question.is_some_and(|own| own.sensitive);
        let stands_before = |other: &NextQuestion<'_>| {
            let rank = |key, question, count| (key != AGE, sensitive(question), usize::MAX - count);
            rank(other.key, other.question, other.benefits.len())
                <= rank(key, question, benefits.len())
        };
        // In its place at once: the library's sort would cost the page more than this.
        let at = next.iter().take_while(|other| stands_before(other)).count();
        next.insert(
            at,
            NextQuestion {
                key,
                question,
                benefits,
            },
        );
    }
    next
}

/// For each criterion, in order, whether it speaks for the condition: not so under a `not`.
#[cfg(feature = "rules")]
fn polarities(condition: &Condition) -> Vec<bool> {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().flat_map(polarities).collect()
        }
        Condition::Not(part) => polarities(part)
            .into_iter()
            .map(|speaks_for| !speaks_for)
            .collect(),
        Condition::Criterion(_) => vec![true],
    }
}

/// A time in which a benefit fits.
#[derive(Default)]
struct Time {
    from: Option<Date>,
    /// The last day.
    until: Option<Date>,
    /// Whether the birthday decides on one of the days.
    by_birthday: bool,
}

/// The facts about a person on a day.
struct Facts<'a> {
    as_of: Date,
    age: Option<Age>,
    answers: Vec<(&'a str, &'a str)>,
}

impl<'a> Facts<'a> {
    /// What is no answer to its question, as `unknown`, is not known.
    fn new(person: &'a Profile, questions: &[Question], as_of: Date) -> Self {
        let is_answer = |key: &str, value: &str| {
            questions.iter().any(|question| {
                question.key == key
                    && match &question.number {
                        Some(number) => {
                            value.parse::<u32>().is_ok_and(|value| value <= number.most)
                        }
                        None => question.choices.iter().any(|choice| choice.value == value),
                    }
            })
        };
        let answers = person.answers.iter();
        Self {
            as_of,
            // Who is not yet born on the day has no age.
            age: person.age.filter(|age| age.on(as_of).is_some()),
            answers: answers
                .filter(|(key, value)| is_answer(key, value))
                .map(|(key, value)| (key.as_str(), value.as_str()))
                .collect(),
        }
    }

    fn answer(&self, key: &str) -> Option<&'a str> {
        let own = self.answers.iter().find(|(other, _)| *other == key);
        own.map(|(_, answer)| *answer)
    }

    fn number(&self, key: &str) -> Option<u32> {
        if key == AGE {
            self.age?.on(self.as_of).map(u32::from)
        } else {
            self.answer(key)?.parse().ok()
        }
    }

    fn without(&self, key: &str) -> Self {
        let others = self.answers.iter().filter(|(other, _)| *other != key);
        Self {
            as_of: self.as_of,
            age: self.age,
            answers: others.copied().collect(),
        }
    }

    /// The day on which the person is so old. From an age alone it is reckoned as if the birthday were the day that is
    /// looked at, so that it may really come up to a year earlier, never later.
    fn day_of(&self, years: u32) -> Option<Date> {
        let years = i16::try_from(years).ok()?;
        match self.age? {
            Age::Born(birth) => birth.plus_years(years),
            Age::Years(now) => {
                let day = self.as_of.plus_years(years - i16::from(now))?;
                // On 28 February of a common year also those may have their birthday who were born on the 29th.
                let leapling = (self.as_of.month(), self.as_of.day()) == (2, 28)
                    && Date::month_end(self.as_of.year(), 2) == Some(self.as_of);
                if leapling {
                    Date::month_end(day.year(), 2)
                } else {
                    Some(day)
                }
            }
        }
    }

    /// The time in which a benefit that holds from a day on fits: the present one, or else the next to come.
    fn fitting(&self, first: Option<Date>, verdict: Verdict, steps: &[(u32, Verdict)]) -> Time {
        let Some(age) = self.number(AGE) else {
            return Time {
                from: first.filter(|_| verdict == Verdict::Eligible),
                ..Time::default()
            };
        };
        for (index, (start, verdict)) in steps.iter().enumerate() {
            let end = steps.get(index + 1).map(|(end, _)| *end);
            if *verdict != Verdict::Eligible || end.is_some_and(|end| end <= age) {
                continue;
            }
            let until = end.and_then(|end| self.day_of(end)?.yesterday());
            // What ends before the benefit holds is no time.
            if until.is_none_or(|until| first.is_none_or(|first| first <= until)) {
                let from = self.day_of(*start).filter(|_| *start > 0);
                return Time {
                    from: from.max(first),
                    until,
                    by_birthday: from > first || until.is_some(),
                };
            }
        }
        Time::default()
    }

    /// How each criterion of a condition stands, in order, as seen from outside of any `not` around it.
    fn states<'c>(
        &self,
        condition: &'c Condition,
        not: bool,
        states: &mut Vec<(&'c Criterion, CriterionState)>,
    ) {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                for part in parts {
                    self.states(part, not, states);
                }
            }
            Condition::Not(part) => self.states(part, !not, states),
            Condition::Criterion(criterion) => states.push((criterion, self.state(criterion, not))),
        }
    }

    fn state(&self, criterion: &Criterion, not: bool) -> CriterionState {
        let holds = match &criterion.test {
            Test::Open => return CriterionState::Open,
            Test::Range { key, from, to } => self.number(key).map(|number| {
                from.is_none_or(|from| from <= number) && to.is_none_or(|to| number <= to)
            }),
            Test::Answer { key, values } => self
                .answer(key)
                .map(|answer| values.iter().any(|value| value == answer)),
        };
        match holds {
            Some(holds) if holds != not => CriterionState::Met,
            Some(_) => CriterionState::Unmet,
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

    fn from(age: u32) -> Condition {
        criterion(Test::Range {
            key: AGE.into(),
            from: Some(age),
            to: None,
        })
    }

    fn fact(key: &str, values: &[&str]) -> Condition {
        criterion(Test::Answer {
            key: key.into(),
            values: values.iter().map(ToString::to_string).collect(),
        })
    }

    fn open() -> Condition {
        criterion(Test::Open)
    }

    fn questions() -> Vec<Question> {
        let question = |key: &str, values: &[&str]| Question {
            key: key.into(),
            question: String::new(),
            hint: None,
            number: None,
            sensitive: false,
            by_choice: false,
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
            due: None,
            region: None,
            agencies: Vec::new(),
            assumptions: Vec::new(),
            bring: Vec::new(),
            ask: Vec::new(),
            places: Vec::new(),
            for_whom: Vec::new(),
            topics: Vec::new(),
        };
        let answers = answers
            .iter()
            .map(|(key, value)| ((*key).into(), (*value).into()))
            .collect();
        let person = Profile {
            age: age.map(Age::Years),
            answers,
        };
        let questions = questions();
        let benefits = [benefit];
        let day = Date::new(2018, 4, 14).expect("a day");
        let report = report(&benefits, &questions, "", &person, day);
        let finding = report.findings.into_iter().next().expect("one benefit");
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
