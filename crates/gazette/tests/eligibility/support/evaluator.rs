//! A second evaluator, written in the dumbest way straight from contract §6, to compare the engine with. It shares the
//! shapes of rules with it and nothing else: no classes of ages, no table of bits, no clever order.
//!
//! A person of whom everything is known either meets a condition or not, whichever way the offices decide what is open
//! (all their decisions are gone through). Of a person of whom something is unknown, every completion is looked at.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use gazette::eligibility::{AGE, Benefit, Condition, Profile, Question, Test, UNKNOWN, Verdict};
use gazette::input::{Age, OLDEST};

/// The value of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Value {
    Number(u32),
    Word(String),
}

/// Stands for an answer of which no rule speaks.
const SOMETHING_ELSE: &str = "\u{0}something else";

/// What is known of a person: the age among the facts, under its key. What is absent is unknown.
pub type Known = BTreeMap<String, Value>;

/// Whether a condition holds for a person of whom every fact is known, if the offices decide as `open` says, in order.
fn holds(condition: &Condition, person: &Known, open: &mut impl Iterator<Item = bool>) -> bool {
    match condition {
        // Every part is looked at, also where the result is clear, so that each open criterion takes its own decision.
        Condition::All(parts) => {
            let parts: Vec<bool> = parts.iter().map(|part| holds(part, person, open)).collect();
            !parts.contains(&false)
        }
        Condition::Any(parts) => {
            let parts: Vec<bool> = parts.iter().map(|part| holds(part, person, open)).collect();
            parts.contains(&true)
        }
        Condition::Not(part) => !holds(part, person, open),
        Condition::Criterion(criterion) => match &criterion.test {
            Test::Open => open.next().expect("a decision for every open criterion"),
            Test::Range { key, from, to } => match &person[key] {
                Value::Number(number) => {
                    !(from.is_some_and(|from| *number < from) || to.is_some_and(|to| *number > to))
                }
                Value::Word(_) => false,
            },
            Test::Answer { key, values } => match &person[key] {
                Value::Word(word) => values.contains(word),
                Value::Number(_) => false,
            },
        },
    }
}

fn count_open(condition: &Condition) -> u32 {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().map(count_open).sum(),
        Condition::Not(part) => count_open(part),
        Condition::Criterion(criterion) => u32::from(criterion.test == Test::Open),
    }
}

/// The verdict on a person of whom every fact is known.
pub fn verdict_on(condition: &Condition, person: &Known) -> Verdict {
    let count = count_open(condition);
    assert!(count <= 12, "4096 decisions of offices are enough");
    let mut outcomes = BTreeSet::new();
    for decisions in 0..1_u32 << count {
        let mut open = (0..count).map(|index| decisions >> index & 1 == 1);
        outcomes.insert(holds(condition, person, &mut open));
    }
    match (outcomes.contains(&true), outcomes.contains(&false)) {
        (true, false) => Verdict::Eligible,
        (false, true) => Verdict::NotEligible,
        _ => Verdict::Discretionary,
    }
}

fn is_number(condition: &Condition, key: &str) -> bool {
    condition
        .criteria()
        .iter()
        .any(|criterion| matches!(&criterion.test, Test::Range { key: own, .. } if own == key))
}

/// The limits of a number in a condition: the least that is inside and the least that is above.
pub fn limits(condition: &Condition, key: &str) -> BTreeSet<u32> {
    let mut limits = BTreeSet::new();
    for criterion in condition.criteria() {
        if let Test::Range { key: own, from, to } = &criterion.test
            && own == key
        {
            limits.extend(*from);
            limits.extend(to.and_then(|to| to.checked_add(1)));
        }
    }
    limits
}

/// 0, the most, and what lies around each limit.
fn around(limits: &BTreeSet<u32>, most: u32) -> Vec<Value> {
    let around = limits
        .iter()
        .flat_map(|limit| [limit.saturating_sub(1), *limit, limit.saturating_add(1)]);
    let all: BTreeSet<u32> = around
        .chain([0, most])
        .filter(|value| *value <= most)
        .collect();
    all.into_iter().map(Value::Number).collect()
}

/// How finely ages are gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ages<'a> {
    /// 0 to 130, one by one.
    Each,
    /// 0, 130, and around every limit of the condition.
    AroundLimits,
    /// These, where many conditions are looked at together.
    Only(&'a [u32]),
}

/// What a fact may be.
pub fn possible(
    key: &str,
    condition: &Condition,
    questions: &[Question],
    ages: Ages<'_>,
) -> Vec<Value> {
    let limits = limits(condition, key);
    if key == AGE {
        return match ages {
            Ages::Each => (0..=u32::from(OLDEST)).map(Value::Number).collect(),
            Ages::AroundLimits => around(&limits, OLDEST.into()),
            Ages::Only(ages) => ages.iter().copied().map(Value::Number).collect(),
        };
    }
    match questions.iter().find(|question| question.key == key) {
        Some(question) => match &question.number {
            Some(number) => around(&limits, number.most),
            None => {
                let choices = question.choices.iter();
                choices
                    .map(|choice| Value::Word(choice.value.clone()))
                    .collect()
            }
        },
        // Nobody wrote the question down: whatever the condition speaks of, or something else.
        None if is_number(condition, key) => around(&limits, u32::MAX),
        None => {
            let mut words = BTreeSet::from([SOMETHING_ELSE]);
            for criterion in condition.criteria() {
                if let Test::Answer { key: own, values } = &criterion.test
                    && own == key
                {
                    words.extend(values.iter().map(String::as_str));
                }
            }
            words
                .into_iter()
                .map(|word| Value::Word(word.into()))
                .collect()
        }
    }
}

/// The facts that a condition asks for, each once.
pub fn facts_of(condition: &Condition) -> Vec<String> {
    let mut facts: Vec<String> = Vec::new();
    for criterion in condition.criteria() {
        if let Some(key) = criterion.key()
            && !facts.iter().any(|fact| fact == key)
        {
            facts.push(key.into());
        }
    }
    facts
}

/// A condition with the verdict on every possible person.
pub struct World {
    /// Each fact with all that it may be.
    pub facts: Vec<(String, Vec<Value>)>,
    verdicts: HashMap<Vec<usize>, Verdict>,
}

impl World {
    pub fn new(condition: &Condition, questions: &[Question], ages: Ages<'_>) -> Self {
        let facts = facts_of(condition).into_iter().map(|key| {
            let values = possible(&key, condition, questions, ages);
            (key, values)
        });
        Self::of(condition, facts.collect())
    }

    /// The verdicts of a condition on everybody whom any of some conditions tells from others.
    pub fn over(together: &[&Condition], condition: &Condition, questions: &[Question]) -> Self {
        let together = Condition::All(together.iter().copied().cloned().collect());
        let facts = facts_of(&together).into_iter().map(|key| {
            let values = possible(&key, &together, questions, Ages::AroundLimits);
            (key, values)
        });
        Self::of(condition, facts.collect())
    }

    fn of(condition: &Condition, facts: Vec<(String, Vec<Value>)>) -> Self {
        let all: Vec<Vec<usize>> = facts
            .iter()
            .map(|(_, values)| (0..values.len()).collect())
            .collect();
        let verdicts = combinations(&all)
            .into_iter()
            .map(|person| {
                let known = facts.iter().zip(&person);
                let known = known.map(|((key, values), at)| (key.clone(), values[*at].clone()));
                let verdict = verdict_on(condition, &known.collect());
                (person, verdict)
            })
            .collect();
        Self { facts, verdicts }
    }

    /// For each fact, all that it may be for this person: one thing where it is known.
    fn open_to(&self, known: &Known) -> Vec<Vec<usize>> {
        let facts = self.facts.iter();
        facts
            .map(|(key, values)| match known.get(key) {
                Some(own) => {
                    let at = values.iter().position(|value| value == own);
                    vec![at.unwrap_or_else(|| panic!("{key} is never {own:?}"))]
                }
                None => (0..values.len()).collect(),
            })
            .collect()
    }

    /// The different verdicts that the completions of a person have.
    pub fn outcomes(&self, known: &Known) -> BTreeSet<Verdict> {
        let completions = combinations(&self.open_to(known));
        completions
            .iter()
            .map(|person| self.verdicts[person])
            .collect()
    }

    /// The verdict: what all completions agree on.
    pub fn verdict(&self, known: &Known) -> Verdict {
        let outcomes = self.outcomes(known);
        match outcomes.first() {
            Some(only) if outcomes.len() == 1 => *only,
            _ => Verdict::Undetermined,
        }
    }

    /// The unknown facts whose answer can still change the verdict: two completions that differ in nothing else have
    /// different ones.
    pub fn needs(&self, known: &Known) -> BTreeSet<&str> {
        let open_to = self.open_to(known);
        let mut needs = BTreeSet::new();
        for person in combinations(&open_to) {
            for (index, (key, _)) in self.facts.iter().enumerate() {
                if known.contains_key(key) || needs.contains(key.as_str()) {
                    continue;
                }
                let mut other = person.clone();
                for value in &open_to[index] {
                    other[index] = *value;
                    if self.verdicts[&other] != self.verdicts[&person] {
                        needs.insert(key.as_str());
                    }
                }
            }
        }
        needs
    }

    /// Every person of whom each fact is either known, in each possible way, or unknown.
    pub fn everybody(&self) -> Vec<Known> {
        // One more than there are values stands for unknown.
        let all: Vec<Vec<usize>> = self
            .facts
            .iter()
            .map(|(_, values)| (0..=values.len()).collect())
            .collect();
        let people = combinations(&all);
        people
            .iter()
            .map(|person| {
                let facts = self.facts.iter().zip(person);
                facts
                    .filter_map(|((key, values), at)| Some((key.clone(), values.get(*at)?.clone())))
                    .collect()
            })
            .collect()
    }

    /// Whether two conditions over the same facts have the same verdict on every possible person.
    pub fn same_as(&self, other: &Self) -> bool {
        self.facts == other.facts && self.verdicts == other.verdicts
    }
}

/// One of each, in every way.
fn combinations(of: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::with_capacity(of.len())];
    for values in of {
        all = all
            .iter()
            .flat_map(|begun| {
                values.iter().map(|value| {
                    let mut longer = begun.clone();
                    longer.push(*value);
                    longer
                })
            })
            .collect();
    }
    all
}

/// The person as the engine is told.
pub fn profile(known: &Known) -> Profile {
    let mut profile = Profile::default();
    for (key, value) in known {
        match value {
            Value::Number(years) if key == AGE => {
                profile.age = Some(Age::Years(u8::try_from(*years).expect("an age")));
            }
            Value::Number(number) => {
                profile.answers.push((key.clone(), number.to_string()));
            }
            Value::Word(word) => {
                profile.answers.push((key.clone(), word.clone()));
            }
        }
    }
    profile
}

/// The facts of a benefit that are not in a profile are told to be not known, as if the person had said so.
pub fn with_unknown_said(mut profile: Profile, benefit: &Benefit) -> Profile {
    for key in facts_of(&benefit.condition) {
        let answered = profile.answers.iter().any(|(own, _)| *own == key);
        if !answered && (key != AGE || profile.age.is_none()) {
            profile.answers.push((key, UNKNOWN.into()));
        }
    }
    profile
}
