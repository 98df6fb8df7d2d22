//! What a caller tells about a person, and on which day and for whom it asks.

use gazette::{
    Date,
    corpus::Corpus,
    eligibility::{AGE, Audience, Profile, Question, UNKNOWN},
    input::{Age, OLDEST},
};

use crate::{
    problem::Problem,
    value::{Value, whole},
};

/// The key of the day of birth, which says more than the age.
pub const BIRTH_DATE: &str = "birth_date";

/// What an option is called.
const NAMES: &[&str] = &["as_of", "audience"];

/// How to look at a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options<'a> {
    /// On which day.
    pub as_of: Date,
    /// For whom; `None` where no rules are about anybody.
    pub audience: Option<&'a Audience>,
}

/// Reads the options. `today` stands where no day is told.
///
/// # Errors
/// The first thing that is wrong.
pub fn options<'a>(
    told: &[(String, Value)],
    corpus: &'a Corpus,
    today: &str,
) -> Result<Options<'a>, Problem> {
    let mut as_of = today;
    let mut audience = corpus.audiences.first();
    for (key, value) in told {
        match (key.as_str(), value) {
            (key, Value::Absent) if NAMES.contains(&key) => {}
            ("as_of", value) => as_of = value.text().unwrap_or_default(),
            ("audience", value) => {
                let mut all = corpus.audiences.iter();
                let named = all.find(|audience| value.text() == Some(&audience.key));
                audience = Some(named.ok_or_else(|| {
                    let keys = corpus.audiences.iter();
                    Problem::UnknownAudience(keys.map(|audience| audience.key.clone()).collect())
                })?);
            }
            _ => return Err(Problem::UnknownOption(key.clone(), NAMES)),
        }
    }
    Ok(Options {
        as_of: Date::from_iso(as_of).ok_or(Problem::NoSuchDay("as_of"))?,
        audience,
    })
}

/// Reads the facts about a person, as they are on a day.
///
/// # Errors
/// The first thing that is wrong.
pub fn profile(
    told: &[(String, Value)],
    questions: &[Question],
    as_of: Date,
) -> Result<Profile, Problem> {
    let (mut years, mut birth, mut declined) = (None, None, false);
    let mut profile = Profile::default();
    for (key, value) in told {
        let question = questions.iter().find(|question| question.key == *key);
        let is_unknown = value.text() == Some(UNKNOWN);
        match (key.as_str(), question) {
            (AGE | BIRTH_DATE, _) if is_unknown => declined = true,
            (AGE | BIRTH_DATE, _) if *value == Value::Absent => {}
            (AGE, _) => years = Some(self::years(value)?),
            (BIRTH_DATE, _) => birth = Some(self::birth(value, as_of)?),
            (_, None) => {
                let keys = questions.iter().map(|question| question.key.as_str());
                return Err(Problem::UnknownFact {
                    key: key.clone(),
                    known: [AGE, BIRTH_DATE]
                        .into_iter()
                        .chain(keys)
                        .map(Into::into)
                        .collect(),
                });
            }
            (_, Some(_)) if *value == Value::Absent => {}
            (_, Some(_)) if is_unknown => profile.answers.push((key.clone(), UNKNOWN.into())),
            (_, Some(question)) => profile
                .answers
                .push((key.clone(), answer(question, value)?)),
        }
    }
    profile.age = match (years, birth) {
        (Some(told), Some((_, born))) if told != born => {
            return Err(Problem::Contradiction { told, born });
        }
        (_, Some((day, _))) => Some(Age::Born(day)),
        (Some(years), None) => Some(Age::Years(years)),
        (None, None) => None,
    };
    if declined && profile.age.is_none() {
        profile.answers.push((AGE.into(), UNKNOWN.into()));
    }
    Ok(profile)
}

/// Completed years.
fn years(value: &Value) -> Result<u8, Problem> {
    let number = whole(value, AGE, OLDEST.into())?;
    Ok(u8::try_from(number).expect("it is no more than the greatest age"))
}

/// A day of birth, and the age that it gives.
fn birth(value: &Value, as_of: Date) -> Result<(Date, u8), Problem> {
    let day = value.text().and_then(Date::from_iso);
    let day = day.ok_or(Problem::NoSuchDay(BIRTH_DATE))?;
    if day > as_of {
        return Err(Problem::NotYetBorn(as_of));
    }
    let age = day.age_on(as_of).filter(|age| *age <= OLDEST);
    age.map(|age| (day, age)).ok_or(Problem::TooLongAgo(as_of))
}

/// The answer to a question in the words of the rules.
fn answer(question: &Question, value: &Value) -> Result<String, Problem> {
    if let Some(number) = &question.number {
        return Ok(whole(value, &question.key, number.most)?.to_string());
    }
    let answer = match value {
        Value::Truth(true) => Some("true"),
        Value::Truth(false) => Some("false"),
        value => value.text(),
    };
    let mut choices = question.choices.iter();
    let choice = choices.find(|choice| answer == Some(&choice.value));
    choice
        .map(|choice| choice.value.clone())
        .ok_or_else(|| Problem::NotAChoice {
            key: question.key.clone(),
            choices: question
                .choices
                .iter()
                .map(|choice| choice.value.clone())
                .collect(),
        })
}

#[cfg(test)]
mod tests {
    use std::slice::from_ref;

    use gazette::eligibility::{Choice, Number};

    use super::*;

    const DAY: &str = "2018-04-14";

    fn question(key: &str, values: &[&str], most: Option<u32>) -> Question {
        let choice = |value: &&str| Choice {
            value: (*value).into(),
            label: String::new(),
        };
        Question {
            key: key.into(),
            question: String::new(),
            hint: None,
            choices: values.iter().map(choice).collect(),
            number: most.map(|most| Number {
                unit: "户".into(),
                most,
            }),
            sensitive: false,
            by_choice: false,
        }
    }

    fn read(told: &[(&str, Value)]) -> Result<Profile, Problem> {
        let questions = [
            question("pension", &["resident", "none"], None),
            question("ill", &["true", "false"], None),
            question("households", &[], Some(5000)),
        ];
        let told: Vec<_> = told
            .iter()
            .map(|(key, value)| ((*key).to_owned(), value.clone()))
            .collect();
        profile(&told, &questions, Date::from_iso(DAY).expect("a day"))
    }

    fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    fn answers(told: &[(&str, Value)]) -> Vec<(String, String)> {
        read(told).expect("answers").answers
    }

    #[test]
    fn answers_are_read_in_the_words_of_the_rules() {
        let told = [
            ("pension", text("none"), "none"),
            ("pension", text("unknown"), "unknown"),
            ("ill", Value::Truth(true), "true"),
            ("ill", Value::Truth(false), "false"),
            ("ill", text("false"), "false"),
            ("households", Value::Number(0.0), "0"),
            ("households", Value::Number(-0.0), "0"),
            ("households", Value::Number(5000.0), "5000"),
            ("households", text("unknown"), "unknown"),
        ];
        for (key, value, answer) in told {
            assert_eq!(
                answers(&[(key, value.clone())]),
                [(key.into(), answer.into())],
                "{value:?}"
            );
            assert_eq!(answers(&[(key, Value::Absent)]), [], "{key}");
        }
    }

    #[test]
    fn what_is_no_answer_is_told_by_its_code_and_field() {
        let cases = [
            ("pension", text(""), "not_an_answer"),
            ("pension", text("None"), "not_an_answer"),
            ("pension", Value::Truth(true), "not_an_answer"),
            ("pension", Value::Number(0.0), "not_an_answer"),
            ("pension", Value::Other, "not_an_answer"),
            ("ill", Value::Number(1.0), "not_an_answer"),
            ("households", text("500"), "not_an_answer"),
            ("households", Value::Truth(true), "not_an_answer"),
            ("households", Value::Number(0.5), "not_an_answer"),
            ("households", Value::Number(f64::NAN), "not_an_answer"),
            ("households", Value::Number(f64::INFINITY), "not_an_answer"),
            ("households", Value::Number(5001.0), "out_of_range"),
            ("households", Value::Number(-1.0), "out_of_range"),
            ("households", Value::Number(1e300), "out_of_range"),
            ("age", text("82"), "not_an_answer"),
            ("age", Value::Number(80.5), "not_an_answer"),
            ("age", Value::Number(131.0), "out_of_range"),
            ("birth_date", Value::Number(1938.0), "no_such_day"),
            ("birth_date", text("1938-02-30"), "no_such_day"),
            ("birth_date", text("2018-04-15"), "not_yet_born"),
            ("birth_date", text("1887-04-14"), "out_of_range"),
            ("pensoin", Value::Absent, "unknown_fact"),
        ];
        for (key, value, code) in cases {
            let problem = read(&[(key, value.clone())]).expect_err(key);
            assert_eq!(
                (problem.code(), problem.field()),
                (code, key),
                "{key}: {value:?}"
            );
        }
    }

    #[test]
    fn a_birth_date_says_more_than_an_age_and_must_agree_with_it() {
        let born = |day| Some(Age::Born(Date::from_iso(day).expect("a day")));
        let age = |told: &[(&str, Value)]| read(told).map(|profile| profile.age);
        let eighty = ("age", Value::Number(80.0));
        let on_the_day = ("birth_date", text("1938-04-14"));
        let a_day_late = ("birth_date", text("1938-04-15"));
        assert_eq!(age(from_ref(&eighty)), Ok(Some(Age::Years(80))));
        assert_eq!(age(from_ref(&on_the_day)), Ok(born("1938-04-14")));
        assert_eq!(age(&[("birth_date", text(DAY))]), Ok(born(DAY)));
        assert_eq!(
            age(&[("birth_date", text("1887-04-15"))]),
            Ok(born("1887-04-15"))
        );
        for told in [
            [eighty.clone(), on_the_day.clone()],
            [on_the_day, eighty.clone()],
        ] {
            assert_eq!(age(&told), Ok(born("1938-04-14")));
        }
        assert_eq!(
            age(&[eighty, a_day_late.clone()]),
            Err(Problem::Contradiction { told: 80, born: 79 })
        );
        // Who knows the day does not lack the age.
        let known = read(&[("age", text("unknown")), a_day_late]).expect("a birth date");
        assert_eq!((known.age, known.answers), (born("1938-04-15"), Vec::new()));
    }

    #[test]
    fn who_does_not_know_the_age_says_so_once() {
        let declined = [("age".to_owned(), "unknown".to_owned())];
        assert_eq!(answers(&[("birth_date", text("unknown"))]), declined);
        assert_eq!(
            answers(&[("birth_date", text("unknown")), ("age", text("unknown"))]),
            declined
        );
        assert_eq!(read(&[]), Ok(Profile::default()));
    }

    #[test]
    fn options_name_a_day_and_an_audience() {
        let audience = |key: &str| Audience {
            key: key.into(),
            name: String::new(),
            title: String::new(),
            persons: Vec::new(),
            groups: Vec::new(),
        };
        let corpus = Corpus {
            audiences: vec![audience("older_person"), audience("community")],
            ..Corpus::default()
        };
        let read = |told: &[(&str, Value)], today| {
            let told: Vec<_> = told
                .iter()
                .map(|(key, value)| ((*key).to_owned(), value.clone()))
                .collect();
            let options = options(&told, &corpus, today)?;
            let key = options.audience.map(|audience| audience.key.as_str());
            Ok((options.as_of.to_string(), key))
        };
        let ok = |day: &str, key| Ok((day.to_owned(), Some(key)));
        assert_eq!(read(&[], DAY), ok(DAY, "older_person"));
        let absent = [("as_of", Value::Absent), ("audience", Value::Absent)];
        assert_eq!(read(&absent, DAY), ok(DAY, "older_person"));
        let told = [
            ("audience", text("community")),
            ("as_of", text("2020-02-29")),
        ];
        assert_eq!(read(&told, DAY), ok("2020-02-29", "community"));
        let cases = [
            ("as_of", text("2018-02-29"), "no_such_day"),
            ("as_of", text("2018-4-1"), "no_such_day"),
            ("as_of", text("unknown"), "no_such_day"),
            ("as_of", Value::Number(2018.0), "no_such_day"),
            ("audience", text("elder"), "unknown_audience"),
            ("audience", Value::Other, "unknown_audience"),
            ("asOf", text(DAY), "unknown_option"),
        ];
        for (key, value, code) in cases {
            let problem: Problem = read(&[(key, value.clone())], DAY).expect_err(key);
            assert_eq!((problem.code(), problem.field()), (code, key), "{value:?}");
        }
        // A device whose clock is out of all bounds.
        assert_eq!(read(&[], "275760-09-13"), Err(Problem::NoSuchDay("as_of")));
        let nobody = Corpus::default();
        let without_rules = options(&[], &nobody, DAY).map(|options| options.audience);
        assert_eq!(without_rules, Ok(None));
    }
}
