//! Rules made for a test.

use gazette::Date;
use gazette::eligibility::{
    AGE, Benefit, Choice, Condition, Criterion, Number, Question, Strength, Test,
};

/// A day in the time of the first gazette.
pub fn a_day() -> Date {
    Date::new(2018, 4, 14).expect("a day")
}

/// A benefit of the audience `anybody`.
pub fn benefit(id: &str, condition: Condition) -> Benefit {
    Benefit {
        id: id.into(),
        audience: "anybody".into(),
        clause: String::new(),
        title: String::new(),
        quote: String::new(),
        strength: Strength::Entitlement,
        condition,
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
    }
}

pub fn criterion(test: Test) -> Condition {
    Condition::Criterion(Criterion {
        quote: String::new(),
        clause: String::new(),
        test,
        label: String::new(),
    })
}

pub fn range(key: &str, from: Option<u32>, to: Option<u32>) -> Condition {
    let key = key.into();
    criterion(Test::Range { key, from, to })
}

pub fn age_from(from: u32) -> Condition {
    range(AGE, Some(from), None)
}

pub fn answer(key: &str, values: &[&str]) -> Condition {
    criterion(Test::Answer {
        key: key.into(),
        values: values.iter().map(ToString::to_string).collect(),
    })
}

pub fn open() -> Condition {
    criterion(Test::Open)
}

pub fn all(parts: impl IntoIterator<Item = Condition>) -> Condition {
    Condition::All(parts.into_iter().collect())
}

pub fn any(parts: impl IntoIterator<Item = Condition>) -> Condition {
    Condition::Any(parts.into_iter().collect())
}

pub fn not(part: Condition) -> Condition {
    Condition::Not(Box::new(part))
}

/// A question with choices.
pub fn question(key: &str, choices: &[&str]) -> Question {
    let choice = |value: &&str| Choice {
        value: (*value).into(),
        label: String::new(),
    };
    Question {
        key: key.into(),
        question: String::new(),
        hint: None,
        choices: choices.iter().map(choice).collect(),
        number: None,
        sensitive: false,
        by_choice: false,
    }
}

/// A question that asks for a number.
pub fn number(key: &str, most: u32) -> Question {
    Question {
        number: Some(Number {
            unit: String::new(),
            most,
        }),
        ..question(key, &[])
    }
}
