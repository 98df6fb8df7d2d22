//! Conditions that nobody would write, with facts that nobody asks for, against the second evaluator.

use std::cell::Cell;

use crate::support::*;
use gazette::eligibility::{AGE, Condition, Profile, Question, UNKNOWN, Verdict};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{Just, prop_oneof};
use proptest::sample::subsequence;
use proptest::strategy::{BoxedStrategy, Strategy};
use proptest::test_runner::{Config, RngSeed, TestRunner};

/// The questions that the made-up conditions ask; nobody wrote down `veteran` and `acres`.
fn questions() -> Vec<Question> {
    vec![
        question("pension", &["resident", "employee", "none"]),
        question("ill", &["true", "false"]),
        number("rooms", 9),
    ]
}

/// A criterion over any kind of fact, with limits beyond what the fact can be, and crossed limits.
fn leaf(open_too: bool) -> BoxedStrategy<Condition> {
    let limit = |most: u32| of(0..=most);
    let age = (limit(140), limit(140)).prop_map(|(from, to)| range(AGE, from, to));
    let rooms = (limit(12), limit(12)).prop_map(|(from, to)| range("rooms", from, to));
    let acres = (limit(5), limit(5)).prop_map(|(from, to)| range("acres", from, to));
    let some = |values: &[&'static str]| subsequence(values.to_vec(), 0..=values.len());
    let pension = some(&["resident", "employee", "none", "of another kind"])
        .prop_map(|values| answer("pension", &values));
    let ill = some(&["true", "false"]).prop_map(|values| answer("ill", &values));
    let veteran = some(&["true", "once"]).prop_map(|values| answer("veteran", &values));
    if open_too {
        prop_oneof![4 => age, 2 => rooms, 1 => acres, 3 => pension, 3 => ill, 1 => veteran, 2 => Just(open())].boxed()
    } else {
        prop_oneof![4 => age, 2 => rooms, 1 => acres, 3 => pension, 3 => ill, 1 => veteran].boxed()
    }
}

/// A tree; nothing open stands below a `not`.
fn tree(depth: u32, open_too: bool) -> BoxedStrategy<Condition> {
    if depth == 0 {
        return leaf(open_too);
    }
    let parts = || vec(tree(depth - 1, open_too), 0..=3);
    prop_oneof![
        2 => leaf(open_too),
        3 => parts().prop_map(Condition::All),
        3 => parts().prop_map(Condition::Any),
        2 => tree(depth - 1, false).prop_map(not),
    ]
    .boxed()
}

#[test]
fn made_up_conditions_are_judged_alike_by_both_evaluators() {
    let questions = questions();
    let small = |condition: &Condition| {
        let criteria = condition.criteria();
        let people: usize = facts_of(condition)
            .iter()
            .map(|key| possible(key, condition, &questions, Ages::AroundLimits).len())
            .product();
        (1..=12).contains(&criteria.len()) && people <= 1500
    };
    let config = Config {
        cases: 400,
        rng_seed: RngSeed::Fixed(32),
        failure_persistence: None,
        max_global_rejects: 100_000,
        ..Config::default()
    };
    let trees = tree(4, true).prop_filter("too large to try every person", small);
    let compared = Cell::new(0);
    let mut runner = TestRunner::new(config);
    let result = runner.run(&trees, |condition| {
        let world = World::new(&condition, &questions, Ages::AroundLimits);
        let benefit = benefit("made up", condition);
        let everybody = world.everybody();
        // At most some hundreds of people for each, spread over all.
        for known in everybody.iter().step_by(everybody.len() / 200 + 1) {
            compare(&benefit, &questions, &world, known);
            compared.set(compared.get() + 1);
        }
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
    assert!(compared.get() >= 15_000, "only {} people", compared.get());
}

#[test]
fn an_empty_all_fits_everybody_and_an_empty_any_nobody() {
    let questions = questions();
    let nobody = Profile::default();
    for (condition, verdict) in [
        (all([]), Verdict::Eligible),
        (any([]), Verdict::NotEligible),
        (not(all([])), Verdict::NotEligible),
        (not(any([])), Verdict::Eligible),
        (all([any([]), open()]), Verdict::NotEligible),
        (any([all([]), open()]), Verdict::Eligible),
    ] {
        let benefit = benefit("empty", condition);
        assert_eq!(engine(&benefit, &questions, &nobody).verdict, verdict);
    }
}

#[test]
fn an_answer_that_is_none_is_unknown_and_never_a_no() {
    let questions = questions();
    let condition = all([
        answer("pension", &["resident"]),
        range("rooms", Some(3), None),
    ]);
    let benefit = benefit("made up", condition);
    for odd in [
        UNKNOWN,
        "",
        " ",
        "Resident",
        "resident ",
        "居民",
        "-1",
        "10",
        "3.0",
        "1e1",
        "99999999999",
    ] {
        let mut person = Profile::default();
        person.answers.push(("pension".into(), odd.into()));
        person.answers.push(("rooms".into(), odd.into()));
        let finding = engine(&benefit, &questions, &person);
        assert_eq!(finding.verdict, Verdict::Undetermined, "{odd:?}");
        assert_eq!(finding.needs, ["pension", "rooms"], "{odd:?}");
    }
}
