//! Whether the golden cases would notice: each rule is made wrong in one place at a time, and some case must then fail.
//! What is wrong in no completion is no mistake; the second evaluator finds out which these are.

use crate::support::*;
use gazette::eligibility::{Condition, Criterion, Question, Test};

/// A condition that is wrong in one place, with what is wrong.
type Mutant = (String, Condition);

/// Puts another part in the place of one.
fn with_part(parts: &[Condition], at: usize, part: Condition) -> Vec<Condition> {
    let mut parts = parts.to_vec();
    parts[at] = part;
    parts
}

fn mutants(condition: &Condition, questions: &[Question]) -> Vec<Mutant> {
    match condition {
        Condition::All(parts) => of_parts(parts, questions, "all", Condition::All, Condition::Any),
        Condition::Any(parts) => of_parts(parts, questions, "any", Condition::Any, Condition::All),
        Condition::Not(part) => {
            let inside = mutants(part, questions).into_iter();
            let inside = inside.map(|(name, part)| (name, Condition::Not(Box::new(part))));
            let dropped = (format!("no `not` before {}", words(part)), (**part).clone());
            inside.chain([dropped]).collect()
        }
        Condition::Criterion(criterion) => of_criterion(criterion, questions),
    }
}

fn of_parts(
    parts: &[Condition],
    questions: &[Question],
    name: &str,
    join: fn(Vec<Condition>) -> Condition,
    other: fn(Vec<Condition>) -> Condition,
) -> Vec<Mutant> {
    let mut all = Vec::new();
    if parts.len() >= 2 {
        let list: Vec<String> = parts.iter().map(words).collect();
        all.push((
            format!("not `{name}` of {}", list.join(" · ")),
            other(parts.to_vec()),
        ));
    }
    for (at, part) in parts.iter().enumerate() {
        if parts.len() >= 2 {
            let mut fewer = parts.to_vec();
            fewer.remove(at);
            all.push((format!("without {}", words(part)), join(fewer)));
        }
        for (name, part) in mutants(part, questions) {
            all.push((name, join(with_part(parts, at, part))));
        }
    }
    all
}

/// The words that a condition quotes.
fn words(condition: &Condition) -> String {
    let criteria = condition.criteria();
    let quotes: Vec<&str> = criteria
        .iter()
        .map(|criterion| criterion.quote.as_str())
        .collect();
    quotes.join("+")
}

fn of_criterion(criterion: &Criterion, questions: &[Question]) -> Vec<Mutant> {
    let quote = &criterion.quote;
    let with = |name: String, test: Test| {
        let mut other = criterion.clone();
        other.test = test;
        (name, Condition::Criterion(other))
    };
    match &criterion.test {
        Test::Range { key, from, to } => {
            let range = |from: Option<u32>, to: Option<u32>| Test::Range {
                key: key.clone(),
                from,
                to,
            };
            let beside = |limit: u32| [limit.checked_sub(1), limit.checked_add(1)];
            let mut all = Vec::new();
            for limit in from.iter().flat_map(|limit| beside(*limit)).flatten() {
                all.push(with(
                    format!("{quote} from {limit}"),
                    range(Some(limit), *to),
                ));
            }
            for limit in to.iter().flat_map(|limit| beside(*limit)).flatten() {
                all.push(with(
                    format!("{quote} to {limit}"),
                    range(*from, Some(limit)),
                ));
            }
            all
        }
        Test::Answer { key, values } => {
            let question = questions.iter().find(|question| question.key == *key);
            let choices = question.map_or(&[][..], |question| &question.choices);
            // Each answer in turn changes sides.
            choices
                .iter()
                .map(|choice| {
                    let value = &choice.value;
                    let mut values = values.clone();
                    let name = if values.contains(value) {
                        values.retain(|other| other != value);
                        format!("{quote} without {value}")
                    } else {
                        values.push(value.clone());
                        format!("{quote} with {value}")
                    };
                    with(
                        name,
                        Test::Answer {
                            key: key.clone(),
                            values,
                        },
                    )
                })
                .collect()
        }
        Test::Open => vec![
            (format!("{quote} is always so"), Condition::All(Vec::new())),
            (format!("{quote} is never so"), Condition::Any(Vec::new())),
        ],
    }
}

#[test]
fn no_rule_can_be_made_wrong_without_a_case_that_fails() {
    let corpus = published();
    let cases = golden();
    let (mut tried, mut equivalent) = (0, 0);
    let mut survivors = Vec::new();
    for benefit in &corpus.benefits {
        let own: Vec<&Case> = cases
            .iter()
            .filter(|case| case.benefit == benefit.id)
            .collect();
        for (name, condition) in mutants(&benefit.condition, &corpus.questions) {
            tried += 1;
            let both = [&benefit.condition, &condition];
            let right = World::over(&both, &benefit.condition, &corpus.questions);
            let wrong = World::over(&both, &condition, &corpus.questions);
            if right.same_as(&wrong) {
                equivalent += 1;
                continue;
            }
            let mut mutant = benefit.clone();
            mutant.condition = condition;
            if own
                .iter()
                .all(|case| case.fails(&mutant, &corpus.questions).is_none())
            {
                survivors.push(format!("{}: {name}", benefit.id));
            }
        }
    }
    println!("{tried} mutants, {equivalent} of them equivalent");
    assert!(survivors.is_empty(), "{}", survivors.join("\n"));
    // Measured; without mutants nothing is proved.
    assert!(
        tried >= 850 && equivalent * 20 <= tried,
        "{tried} mutants, {equivalent} equivalent"
    );
}
