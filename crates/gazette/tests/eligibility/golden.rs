//! The real rules against cases that people wrote from the text of the gazette: `tests/golden/*.toml`.

use std::collections::BTreeSet;

use crate::support::*;
use gazette::corpus::Corpus;
use gazette::eligibility::{Benefit, Test, Verdict};

fn of<'a>(corpus: &'a Corpus, case: &Case) -> &'a Benefit {
    let mut benefits = corpus.benefits.iter();
    let own = benefits.find(|benefit| benefit.id == case.benefit);
    let own = own.unwrap_or_else(|| panic!("no benefit {}", case.benefit));
    assert_eq!(own.audience, case.audience, "{}", case.benefit);
    own
}

#[test]
fn every_case_has_the_verdict_that_was_read_from_the_text() {
    let corpus = published();
    let cases = golden();
    assert!(cases.len() >= 850, "{} cases", cases.len());
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let found = case.fails(of(&corpus, case), &corpus.questions)?;
            Some(format!(
                "{} · {} {:?}: expected {:?} {:?}, found {found} ({})",
                case.benefit, case.about, case.side, case.verdict, case.needs, case.why
            ))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_case_cites_the_gazette_and_is_about_a_criterion_on_whose_side_it_stands() {
    let corpus = published();
    for case in golden() {
        let benefit = of(&corpus, &case);
        let id = &case.benefit;
        let clause = corpus.clause(&benefit.clause).expect("a clause");
        assert!(clause.text.contains(&case.text), "{id}: {}", case.text);
        assert!(!case.why.is_empty(), "{id}: why?");
        assert_eq!(
            case.needs.is_empty(),
            case.verdict != Verdict::Undetermined,
            "{id}: {}",
            case.why
        );
        let criteria = benefit.condition.criteria();
        let stands = match case.side {
            Side::Everybody => criteria.is_empty(),
            _ => criteria
                .iter()
                .any(|criterion| case.is_about(criterion) && case.stands_there(criterion)),
        };
        assert!(
            stands,
            "{id}: {} is not {:?} of {}",
            case.why, case.side, case.about
        );
        // An answer to a question that there is not, or that the question does not have, proves nothing.
        for (key, answer) in &case.person.answers {
            let question = corpus
                .questions
                .iter()
                .find(|question| question.key == *key);
            let question = question.unwrap_or_else(|| panic!("{id}: no question {key}"));
            let known = match &question.number {
                Some(number) => answer.parse().is_ok_and(|own: u32| own <= number.most),
                None => question
                    .choices
                    .iter()
                    .any(|choice| choice.value == *answer),
            };
            assert!(known, "{id}: {key} is never {answer}");
        }
    }
}

#[test]
fn every_criterion_of_every_rule_has_its_cases() {
    let corpus = published();
    let cases = golden();
    let mut missing = Vec::new();
    for benefit in &corpus.benefits {
        if !cases.iter().any(|case| case.benefit == benefit.id) {
            missing.push(format!("{}: no case at all", benefit.id));
        }
        for criterion in benefit.condition.criteria() {
            let own: Vec<&Case> = cases
                .iter()
                .filter(|case| case.benefit == benefit.id)
                .filter(|case| case.is_about(criterion) && case.stands_there(criterion))
                .collect();
            let mut miss = |what: String| {
                missing.push(format!("{} · {}: {what}", benefit.id, criterion.quote));
            };
            match &criterion.test {
                Test::Range { key, from, to } => {
                    let numbers: BTreeSet<u32> =
                        own.iter().filter_map(|case| case.number(key)).collect();
                    for limit in [*from, *to].into_iter().flatten() {
                        for number in [limit.saturating_sub(1), limit, limit + 1] {
                            if !numbers.contains(&number) {
                                miss(format!("nobody with {key} = {number}"));
                            }
                        }
                    }
                }
                Test::Answer { .. } => {
                    for side in [Side::Fits, Side::Other, Side::Unknown] {
                        if !own.iter().any(|case| case.side == side) {
                            miss(format!("nobody who is {side:?}"));
                        }
                    }
                }
                Test::Open => {
                    if own.is_empty() {
                        miss("nobody".into());
                    }
                    for case in own {
                        if case.verdict == Verdict::NotEligible {
                            miss(format!("an open word is no no: {}", case.why));
                        }
                    }
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
