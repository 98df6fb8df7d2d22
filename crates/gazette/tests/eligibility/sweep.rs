//! The engine against a second evaluator that tries every completion one by one: the same verdicts, the same needs,
//! for everybody that the rules can tell apart. Hence each verdict is sound and complete (contract §6).

use std::collections::BTreeSet;

use crate::support::*;
use gazette::eligibility::{AGE, Finding, Profile, Report, report};
use gazette::input::Age;

#[test]
fn every_verdict_on_everybody_is_sound_and_complete() {
    let corpus = published();
    let mut swept = 0;
    for benefit in &corpus.benefits {
        let world = World::new(&benefit.condition, &corpus.questions, Ages::Each);
        let everybody = world.everybody();
        for known in &everybody {
            compare(benefit, &corpus.questions, &world, known);
        }
        swept += everybody.len();
    }
    // Measured; an empty sweep proves nothing.
    assert!(swept >= 45_000, "only {swept} profiles");
}

#[test]
fn to_say_that_one_does_not_know_is_the_same_as_to_say_nothing() {
    let corpus = published();
    let mut compared = 0;
    for benefit in &corpus.benefits {
        let world = World::new(&benefit.condition, &corpus.questions, Ages::AroundLimits);
        for known in world.everybody() {
            let silent = profile(&known);
            let said = with_unknown_said(silent.clone(), benefit);
            if said == silent {
                continue;
            }
            let alone = std::slice::from_ref(benefit);
            let asked =
                |person| report(alone, &corpus.questions, &benefit.audience, person, a_day());
            let (silent, said) = (asked(&silent), asked(&said));
            assert_eq!(silent.findings, said.findings, "{} {known:?}", benefit.id);
            assert!(said.questions.is_empty(), "{} asks again", benefit.id);
            compared += 1;
        }
    }
    assert!(compared >= 3_500, "only {compared} profiles");
}

#[test]
fn an_answer_that_a_condition_does_not_ask_for_changes_nothing() {
    let corpus = published();
    for benefit in &corpus.benefits {
        let used = facts_of(&benefit.condition);
        let world = World::new(&benefit.condition, &corpus.questions, Ages::AroundLimits);
        let everybody = world.everybody();
        for (index, known) in everybody.iter().enumerate() {
            let person = profile(known);
            let alone = engine(benefit, &corpus.questions, &person);
            // Every other question, answered in each way in turn.
            let mut busy = person.clone();
            for question in &corpus.questions {
                if !used.contains(&question.key) {
                    let values = possible(
                        &question.key,
                        &benefit.condition,
                        &corpus.questions,
                        Ages::AroundLimits,
                    );
                    let value = match &values[index % values.len()] {
                        Value::Number(number) => number.to_string(),
                        Value::Word(word) => word.clone(),
                    };
                    busy.answers.push((question.key.clone(), value));
                }
            }
            if !used.iter().any(|key| key == AGE) {
                busy.age = Some(Age::Years(u8::try_from(index % 131).expect("an age")));
            }
            let busy = engine(benefit, &corpus.questions, &busy);
            // The dates may follow from an age, the verdict and its reasons may not.
            let reasons = |mut finding: Finding<'_>| {
                finding.eligible_from = None;
                finding.eligible_until = None;
                finding.approximate = false;
                format!("{finding:?}")
            };
            assert_eq!(reasons(alone), reasons(busy), "{} {known:?}", benefit.id);
        }
    }
}

#[test]
fn the_order_of_the_rules_changes_no_finding() {
    let corpus = published();
    let turned = |corpus: &gazette::corpus::Corpus| {
        let mut benefits = corpus.benefits.clone();
        let mut questions = corpus.questions.clone();
        benefits.reverse();
        questions.reverse();
        (benefits, questions)
    };
    let (benefits, questions) = turned(&corpus);
    let answers = |choice: usize| -> Profile {
        let mut person = Profile::default();
        for (index, question) in corpus.questions.iter().enumerate() {
            // Every third stays unknown.
            if !(index + choice).is_multiple_of(3)
                && let Some(chosen) = question.choices.get((index + choice) % 4)
            {
                person
                    .answers
                    .push((question.key.clone(), chosen.value.clone()));
            }
        }
        person
    };
    for audience in &corpus.audiences {
        for choice in 0..12 {
            for years in [None, Some(0), Some(59), Some(60), Some(75), Some(80)] {
                let mut person = answers(choice);
                person.age = years.map(Age::Years);
                let there = report(
                    &corpus.benefits,
                    &corpus.questions,
                    &audience.key,
                    &person,
                    a_day(),
                );
                let back = report(&benefits, &questions, &audience.key, &person, a_day());
                for (one, other) in there.findings.iter().zip(back.findings.iter().rev()) {
                    // Lists of facts are in the order of the questions or of the condition; what is in them counts.
                    let mut other = other.clone();
                    assert_eq!(
                        one.by_choice.iter().collect::<BTreeSet<_>>(),
                        other.by_choice.iter().collect::<BTreeSet<_>>()
                    );
                    other.by_choice.clone_from(&one.by_choice);
                    assert_eq!(*one, other);
                }
                let keys = |report: &Report<'_>| -> BTreeSet<String> {
                    let questions = report.questions.iter();
                    questions.map(|next| next.key.to_owned()).collect()
                };
                assert_eq!(there.findings.len(), back.findings.len());
                assert_eq!(keys(&there), keys(&back));
            }
        }
    }
}

#[test]
fn nobody_knows_an_audience_that_there_is_not() {
    let corpus = published();
    let person = Profile::default();
    let found = report(
        &corpus.benefits,
        &corpus.questions,
        "nobody",
        &person,
        a_day(),
    );
    assert!(found.findings.is_empty() && found.questions.is_empty());
}
