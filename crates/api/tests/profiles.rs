//! Whatever a program hands over as a person, it is a profile that can be, or one clear sentence about one field.

#[path = "../../../tests/support/property.rs"]
mod property;

use std::fs;

use gazette::{
    Date,
    corpus::Corpus,
    eligibility::{AGE, Profile, Question, UNKNOWN, report},
    input::OLDEST,
    notes, rules,
};
use policy_api::{
    deadline_file,
    problem::Problem,
    profile::{BIRTH_DATE, options, profile},
    search_options,
    value::Value,
};
use property::{day, holds, hostile, is_linear};
use proptest::{collection::vec, prelude::*, sample::select};

const FOUND: &str = "tests/found/profiles.txt";

/// The first gazette with its rules.
fn corpus() -> Corpus {
    let read = |path: &str| fs::read_to_string(format!("../../seeds/{path}")).expect(path);
    let mut corpus = Corpus::read([(
        "zhejiang-2018-12.txt",
        read("zhejiang-2018-12.txt").as_str(),
    )]);
    notes::add(&mut corpus, "zhejiang.toml", &read("notes/zhejiang.toml")).expect("notes");
    if let Err(problems) = rules::add(&mut corpus, "elder.toml", &read("rules/elder.toml")) {
        panic!("{problems:?}");
    }
    corpus
}

/// Values as programs have them: right ones, nearly right ones, and anything.
fn value(questions: &[Question]) -> impl Strategy<Value = Value> + use<> {
    let choices: Vec<String> = questions
        .iter()
        .flat_map(|question| question.choices.iter())
        .map(|choice| choice.value.clone())
        .collect();
    prop_oneof![
        2 => Just(Value::Absent),
        2 => any::<bool>().prop_map(Value::Truth),
        3 => (0u8..=131).prop_map(|number| Value::Number(number.into())),
        2 => any::<f64>().prop_map(Value::Number),
        4 => select(choices).prop_map(Value::Text),
        2 => Just(Value::Text(UNKNOWN.into())),
        3 => day().prop_map(|day| Value::Text(day.to_string())),
        2 => hostile().prop_map(Value::Text),
        1 => vec(hostile(), 0..3).prop_map(Value::Texts),
        1 => Just(Value::Other),
    ]
}

/// Keys and values in any order; a key may stand twice, which no object of JavaScript can.
fn told(questions: &[Question]) -> impl Strategy<Value = Vec<(String, Value)>> + use<> {
    let mut keys: Vec<String> = questions
        .iter()
        .map(|question| question.key.clone())
        .collect();
    keys.extend([
        AGE.to_owned(),
        BIRTH_DATE.to_owned(),
        "as_of".into(),
        "audience".into(),
    ]);
    let key = prop_oneof![12 => select(keys), 1 => hostile()];
    vec((key, value(questions)), 0..6)
}

/// A program can act on it, and a person read it.
fn is_clear(problem: &Problem) {
    assert!(
        problem
            .code()
            .chars()
            .all(|c| c.is_ascii_lowercase() || c == '_')
    );
    let message = problem.message();
    assert!(
        message.ends_with('。') && message.chars().count() > 4,
        "{message}"
    );
}

/// Whether a profile is one that a person could have.
fn can_be(profile: &Profile, questions: &[Question], on: Date) {
    if let Some(age) = profile.age {
        assert!(age.on(on).is_some_and(|years| years <= OLDEST), "{age:?}");
    }
    for (key, value) in &profile.answers {
        let question = questions.iter().find(|question| question.key == *key);
        let known = question.is_some_and(|question| match &question.number {
            Some(number) => value.parse::<u32>().is_ok_and(|value| value <= number.most),
            None => question.choices.iter().any(|choice| choice.value == *value),
        });
        let declined = value == UNKNOWN && (key == AGE || question.is_some());
        assert!(known || declined, "{key}: {value}");
    }
}

#[test]
fn a_profile_is_one_that_can_be_or_what_is_wrong_is_told_and_every_one_gets_its_verdicts() {
    let corpus = corpus();
    let questions = &corpus.questions;
    holds(FOUND, &(told(questions), day()), |(told, on)| {
        match profile(&told, questions, on) {
            Ok(profile) => {
                can_be(&profile, questions, on);
                let report = report(&corpus.benefits, questions, "older_person", &profile, on);
                prop_assert!(!report.findings.is_empty());
            }
            Err(problem) => {
                is_clear(&problem);
                let field = problem.field();
                prop_assert!(
                    told.iter().any(|(key, _)| key == field),
                    "nobody told {field}"
                );
            }
        }
        Ok(())
    });
}

#[test]
fn what_is_not_told_and_what_is_told_as_nothing_are_the_same() {
    let questions = corpus().questions;
    holds(FOUND, &(told(&questions), day()), |(told, on)| {
        let without: Vec<_> = told
            .iter()
            .filter(|(_, value)| *value != Value::Absent)
            .cloned()
            .collect();
        let known = |key: &str| {
            [AGE, BIRTH_DATE].contains(&key) || questions.iter().any(|question| question.key == key)
        };
        // A key that there is not is wrong whatever stands behind it.
        prop_assume!(told.iter().all(|(key, _)| known(key)));
        prop_assert_eq!(
            profile(&told, &questions, on),
            profile(&without, &questions, on)
        );
        Ok(())
    });
}

#[test]
fn options_of_any_kind_are_taken_or_refused_in_a_sentence() {
    let corpus = corpus();
    let keys = [
        "as_of",
        "audience",
        "document",
        "limit",
        "deadlines",
        "title",
        "remind_days",
    ];
    let key = prop_oneof![8 => select(keys.map(String::from).to_vec()), 1 => hostile()];
    let told = vec((key, value(&corpus.questions)), 0..3);
    holds(FOUND, &(told, hostile()), |(told, today)| {
        let problems = [
            options(&told, &corpus, &today).err(),
            options(&told, &corpus, "2018-04-14").err(),
            search_options::options(&told, &corpus).err(),
            deadline_file::options(&told, &corpus).err(),
        ];
        problems.iter().flatten().for_each(is_clear);
        Ok(())
    });
}

#[test]
fn a_profile_of_ten_times_as_many_words_takes_ten_times_as_long() {
    let corpus = corpus();
    let on = Date::new(2018, 4, 14).expect("a day");
    for word in ["八", "1938-05-02", "unknown", "\0"] {
        is_linear(100_000, |count| {
            let told = [(BIRTH_DATE.to_owned(), Value::Text(word.repeat(count)))];
            assert!(profile(&told, &corpus.questions, on).is_err());
        });
    }
}
