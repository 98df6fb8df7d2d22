//! Rules and profiles that mean no good: deep nests, many choices, crossed and boundless limits, odd words. The engine
//! neither panics nor forgets a criterion.

use crate::support::*;
use gazette::Date;
use gazette::eligibility::{AGE, Condition, Profile, Question, Verdict, report};
use gazette::input::Age;

/// The verdict on somebody of this age who gives these answers.
fn verdict(
    condition: &Condition,
    questions: &[Question],
    age: Option<u8>,
    answers: &[(&str, &str)],
) -> Verdict {
    let person = Profile {
        age: age.map(Age::Years),
        answers: answers
            .iter()
            .map(|(key, value)| ((*key).into(), (*value).into()))
            .collect(),
    };
    engine(&benefit("hostile", condition.clone()), questions, &person).verdict
}

/// A condition inside so many others.
fn nested(
    levels: usize,
    innermost: Condition,
    wrap: impl Fn(usize, Condition) -> Condition,
) -> Condition {
    (0..levels).fold(innermost, |inner, level| wrap(level, inner))
}

#[test]
fn sixty_four_nested_nots_are_read_to_the_innermost() {
    let even = nested(64, age_from(80), |_, inner| not(inner));
    let odd = nested(65, age_from(80), |_, inner| not(inner));
    assert_eq!(verdict(&even, &[], Some(80), &[]), Verdict::Eligible);
    assert_eq!(verdict(&even, &[], Some(79), &[]), Verdict::NotEligible);
    assert_eq!(verdict(&odd, &[], Some(80), &[]), Verdict::NotEligible);
    assert_eq!(verdict(&odd, &[], Some(79), &[]), Verdict::Eligible);
    assert_eq!(verdict(&odd, &[], None, &[]), Verdict::Undetermined);
}

#[test]
fn no_criterion_is_forgotten_however_deep_the_nest() {
    let questions = [question("ill", &["true", "false"])];
    for levels in [2, 31, 32, 63, 64, 65, 127, 128, 129, 200] {
        // The own criterion of each level stands before the next level, or after it.
        for before in [true, false] {
            let join = |own: Condition, inner: Condition| {
                if before { [own, inner] } else { [inner, own] }
            };
            let every = nested(levels, answer("ill", &["true"]), |_, inner| {
                all(join(age_from(80), inner))
            });
            let judged = |age, ill| verdict(&every, &questions, Some(age), &[("ill", ill)]);
            assert_eq!(judged(80, "true"), Verdict::Eligible, "{levels} levels");
            assert_eq!(judged(80, "false"), Verdict::NotEligible, "{levels} levels");
            assert_eq!(judged(79, "true"), Verdict::NotEligible, "{levels} levels");
            let one = nested(levels, answer("ill", &["true"]), |_, inner| {
                any(join(age_from(80), inner))
            });
            let judged = |age, ill| verdict(&one, &questions, Some(age), &[("ill", ill)]);
            assert_eq!(judged(79, "true"), Verdict::Eligible, "{levels} levels");
            assert_eq!(judged(80, "false"), Verdict::Eligible, "{levels} levels");
            assert_eq!(judged(79, "false"), Verdict::NotEligible, "{levels} levels");
            // all [80, any [70, all [80, any […]]]]
            let mixed = nested(levels, answer("ill", &["true"]), |level, inner| {
                if level % 2 == 0 {
                    any(join(age_from(80), inner))
                } else {
                    all(join(age_from(70), inner))
                }
            });
            for age in [69, 70, 79, 80] {
                for ill in ["true", "false"] {
                    let person = [
                        (AGE.to_owned(), Value::Number(age.into())),
                        ("ill".to_owned(), Value::Word(ill.into())),
                    ];
                    assert_eq!(
                        verdict(&mixed, &questions, Some(age), &[("ill", ill)]),
                        verdict_on(&mixed, &person.into_iter().collect()),
                        "{levels} levels, {age}, {ill}"
                    );
                }
            }
        }
    }
}

#[test]
fn each_of_many_choices_is_told_from_the_others() {
    for count in [40, 64, 65, 100] {
        let values: Vec<String> = (0..count).map(|at| format!("choice {at}")).collect();
        let choices: Vec<&str> = values.iter().map(String::as_str).collect();
        let questions = [question("which", &choices)];
        // A criterion of its own for each choice but the last.
        let own = choices[..count - 1]
            .iter()
            .map(|value| answer("which", &[value]));
        let condition = any(own);
        for (at, value) in choices.iter().enumerate() {
            let expected = if at + 1 < count {
                Verdict::Eligible
            } else {
                Verdict::NotEligible
            };
            let judged = verdict(&condition, &questions, None, &[("which", value)]);
            assert_eq!(judged, expected, "{value} of {count}");
        }
        assert_eq!(
            verdict(&condition, &questions, None, &[]),
            Verdict::Undetermined
        );
    }
}

#[test]
fn each_of_many_limits_is_told_from_the_others() {
    let questions = [number("rooms", 1000)];
    // Even numbers only, each by a criterion of its own.
    let condition = any((0..100).map(|at| range("rooms", Some(2 * at), Some(2 * at))));
    for rooms in 0..250_u32 {
        let even = rooms % 2 == 0 && rooms < 200;
        let expected = if even {
            Verdict::Eligible
        } else {
            Verdict::NotEligible
        };
        let rooms = rooms.to_string();
        assert_eq!(
            verdict(&condition, &questions, None, &[("rooms", &rooms)]),
            expected,
            "{rooms}"
        );
    }
}

#[test]
fn crossed_limits_fit_nobody_and_boundless_ones_everybody() {
    let questions = [number("rooms", u32::MAX)];
    for (from, to, fits) in [
        (Some(80), Some(79), Some(false)),
        (Some(u32::MAX), Some(0), Some(false)),
        (None, None, Some(true)),
        (Some(0), Some(u32::MAX), Some(true)),
        (Some(u32::MAX), Some(u32::MAX), None),
        (None, Some(u32::MAX - 1), None),
    ] {
        let expected = match fits {
            Some(true) => Verdict::Eligible,
            Some(false) => Verdict::NotEligible,
            None => Verdict::Undetermined,
        };
        let rooms = range("rooms", from, to);
        assert_eq!(
            verdict(&rooms, &questions, None, &[]),
            expected,
            "{from:?} to {to:?}"
        );
    }
    // No age is so great.
    for (from, to) in [
        (Some(131), None),
        (Some(u32::MAX), None),
        (Some(80), Some(79)),
    ] {
        let age = range(AGE, from, to);
        for years in [None, Some(0), Some(79), Some(80), Some(130)] {
            assert_eq!(
                verdict(&age, &[], years, &[]),
                Verdict::NotEligible,
                "{from:?} to {to:?}, {years:?}"
            );
        }
    }
    let highest = range("rooms", Some(u32::MAX), None);
    let most = u32::MAX.to_string();
    assert_eq!(
        verdict(&highest, &questions, None, &[("rooms", &most)]),
        Verdict::Eligible
    );
    assert_eq!(
        verdict(&highest, &questions, None, &[("rooms", "4294967294")]),
        Verdict::NotEligible
    );
    assert_eq!(
        verdict(&highest, &questions, None, &[("rooms", "4294967296")]),
        Verdict::Undetermined
    );
}

#[test]
fn a_question_that_cannot_be_answered_is_never_a_no() {
    // Neither choices nor a number: a rules file with it is refused, the engine must bear it.
    let nothing = question("nothing", &[]);
    // Asked for as what it is not.
    let rooms = number("rooms", 9);
    let ill = question("ill", &["true", "false"]);
    let questions = [nothing, rooms, ill];
    for condition in [
        answer("nothing", &["true"]),
        range("nothing", Some(1), None),
        answer("rooms", &["3"]),
        range("ill", Some(1), None),
    ] {
        let key = facts_of(&condition).remove(0);
        let condition = all([age_from(60), condition]);
        assert_eq!(
            verdict(&condition, &questions, Some(60), &[]),
            Verdict::Undetermined,
            "{key}"
        );
        assert_eq!(
            verdict(&condition, &questions, Some(59), &[]),
            Verdict::NotEligible,
            "{key}"
        );
        for odd in ["true", "3", "", "x"] {
            // Whatever it means, it does not break anything.
            verdict(&condition, &questions, Some(60), &[(&key, odd)]);
        }
    }
}

#[test]
fn odd_keys_and_values_in_a_profile_change_nothing() {
    let questions = [question("ill", &["true", "false"]), number("rooms", 9)];
    let condition = all([
        age_from(60),
        any([answer("ill", &["true"]), range("rooms", Some(3), None)]),
    ]);
    let long = "长".repeat(100_000);
    let odd = [
        "",
        " ",
        "\0",
        "\u{feff}ill",
        "ill ",
        "ILL",
        "age",
        "AGE",
        "true",
        "__proto__",
        "\u{202e}ill",
        "{who}",
        "<b>",
        "'; --",
        "👵🏻",
        "-0",
        "٣",
        long.as_str(),
    ];
    let empty = verdict(&condition, &questions, Some(60), &[]);
    assert_eq!(empty, Verdict::Undetermined);
    for key in odd {
        for value in odd {
            let judged = verdict(&condition, &questions, Some(60), &[(key, value)]);
            assert_eq!(judged, empty, "{key:?} = {value:?}");
            for known in ["ill", "rooms"] {
                if value != "true" {
                    let judged = verdict(&condition, &questions, Some(60), &[(known, value)]);
                    assert_eq!(judged, empty, "{known} = {value:?}");
                }
            }
        }
    }
}

#[test]
fn ages_and_days_at_the_ends_of_the_calendar_break_nothing() {
    let benefits = [benefit("old", range(AGE, Some(60), Some(129)))];
    let days = [
        (1, 1, 1),
        (1, 12, 31),
        (2018, 4, 14),
        (2020, 2, 29),
        (9999, 1, 1),
        (9999, 12, 31),
    ];
    let days: Vec<Date> = days.into_iter().map(|(y, m, d)| day(y, m, d)).collect();
    for as_of in &days {
        let born = days.iter().map(|birth| Age::Born(*birth));
        let years = (0..=u8::MAX).map(Age::Years);
        for age in born.chain(years) {
            let person = Profile {
                age: Some(age),
                ..Profile::default()
            };
            let report = report(&benefits, &[], "anybody", &person, *as_of);
            let finding = &report.findings[0];
            if let (Some(from), Some(until)) = (finding.eligible_from, finding.eligible_until) {
                assert!(from <= until, "{age:?} on {as_of}: {from} to {until}");
            }
        }
    }
}
