//! Verdicts of the curated rules, as a lawyer would give them: under, at and over every age that the text names, and
//! the day before, the day and the day after a birthday.

use gazette::{
    Date,
    eligibility::{self, Benefit, Finding, Profile, Strength, Verdict},
    input::Age,
};
use policy_explorer::corpus;

fn benefit(id: &str) -> &'static Benefit {
    corpus()
        .benefits
        .iter()
        .find(|benefit| benefit.id == id)
        .unwrap_or_else(|| panic!("no benefit {id}"))
}

fn day(iso: &str) -> Date {
    Date::from_iso(iso).expect("a day")
}

fn finding(id: &str, person: &Profile, as_of: &str) -> Finding<'static> {
    let corpus = corpus();
    let audience = &benefit(id).audience;
    let (benefits, questions) = (&corpus.benefits, &corpus.questions);
    let report = eligibility::report(benefits, questions, audience, person, day(as_of));
    let mut findings = report.findings.into_iter();
    findings
        .find(|finding| finding.benefit.id == id)
        .expect("each benefit is looked at")
}

fn verdict(id: &str, person: &Profile, as_of: &str) -> (Verdict, String) {
    let finding = finding(id, person, as_of);
    (finding.verdict, finding.needs.join(" "))
}

fn aged(years: u8, answers: &[(&str, &str)]) -> Profile {
    let answers = answers
        .iter()
        .map(|(key, value)| ((*key).into(), (*value).into()))
        .collect();
    Profile {
        age: Some(Age::Years(years)),
        answers,
    }
}

#[test]
fn every_age_of_the_text_decides_at_its_limit_and_not_a_year_earlier() {
    use Verdict::{Discretionary, Eligible, NotEligible, Undetermined};
    // benefit, age → verdict, what is still missing
    let cases: &[(&str, u8, Verdict, &str)] = &[
        // 老年人: 60 by assumption
        ("priority-with-id", 59, NotEligible, ""),
        ("priority-with-id", 60, Eligible, ""),
        ("health-record-free", 59, NotEligible, ""),
        ("health-record-free", 60, Eligible, ""),
        ("smartphone-training", 60, Eligible, ""),
        ("medical-priority", 59, NotEligible, ""),
        ("home-bed", 59, NotEligible, ""),
        ("home-bed", 60, Undetermined, "self_care"),
        (
            "left-behind-care",
            60,
            Undetermined,
            "residence left_behind",
        ),
        ("dibao-protection", 60, Undetermined, "income_support"),
        // 困难, 贫困: an office decides, never a no
        ("hardship-visits", 59, NotEligible, ""),
        ("hardship-visits", 60, Discretionary, ""),
        ("elder-university-fee", 60, Discretionary, ""),
        // 65
        ("health-check-65", 64, NotEligible, ""),
        ("health-check-65", 65, Eligible, ""),
        // 70
        ("legal-aid-any-matter", 69, NotEligible, ""),
        ("legal-aid-any-matter", 70, Eligible, ""),
        // 70 is one of several branches: below it the others still count, above it they no longer matter
        ("legal-aid-no-means-test", 59, NotEligible, ""),
        (
            "legal-aid-no-means-test",
            69,
            Undetermined,
            "income_support self_care serious_illness",
        ),
        ("legal-aid-no-means-test", 70, Eligible, ""),
        // Half the fee from 70 to 79, since from 80 on it is free
        ("will-notary-half-fee", 69, NotEligible, ""),
        ("will-notary-half-fee", 70, Eligible, ""),
        ("will-notary-half-fee", 79, Eligible, ""),
        ("will-notary-half-fee", 80, NotEligible, ""),
        ("will-notary-free", 79, NotEligible, ""),
        ("will-notary-free", 80, Eligible, ""),
        // 80
        ("old-age-allowance", 79, NotEligible, ""),
        ("old-age-allowance", 80, Undetermined, "pension"),
        ("household-move-80", 79, NotEligible, ""),
        ("household-move-80", 80, Eligible, ""),
        // 高龄: 80 by assumption; below it 失智 still decides
        ("safety-bracelet", 59, NotEligible, ""),
        ("safety-bracelet", 79, Undetermined, "dementia"),
        ("safety-bracelet", 80, Eligible, ""),
        // 困难 … 等群体: open words keep it from ever being a no for an older person
        (
            "accident-insurance-support",
            79,
            Undetermined,
            "preferential_treatment",
        ),
        ("accident-insurance-support", 80, Eligible, ""),
        // Parents of any age who live with an urban child
        (
            "household-move-cohabiting",
            50,
            Undetermined,
            "lives_with_urban_child child_has_stable_home",
        ),
        ("family-utility-tier", 30, Discretionary, ""),
    ];
    for (id, age, expected, needs) in cases {
        assert_eq!(
            verdict(id, &aged(*age, &[]), "2026-11-23"),
            (*expected, (*needs).to_owned()),
            "{id} at {age}"
        );
    }
}

#[test]
fn answers_decide_what_the_age_left_open() {
    use Verdict::{Discretionary, Eligible, NotEligible};
    type Answers = &'static [(&'static str, &'static str)];
    let cases: &[(&str, u8, Answers, Verdict)] = &[
        (
            "old-age-allowance",
            80,
            &[("pension", "resident")],
            Eligible,
        ),
        (
            "old-age-allowance",
            80,
            &[("pension", "employee")],
            NotEligible,
        ),
        (
            "legal-aid-no-means-test",
            60,
            &[("serious_illness", "true")],
            Eligible,
        ),
        (
            "legal-aid-no-means-test",
            60,
            &[("self_care", "semi_disabled")],
            Eligible,
        ),
        (
            "legal-aid-no-means-test",
            60,
            &[("income_support", "tekun")],
            Eligible,
        ),
        (
            "legal-aid-no-means-test",
            60,
            &[
                ("income_support", "dibao"),
                ("self_care", "able"),
                ("serious_illness", "false"),
            ],
            NotEligible,
        ),
        // 除杭州市城区外 limits its own sentence; what 放宽 means, the police there decide
        (
            "household-move-parents",
            60,
            &[("child_place", "hangzhou_urban")],
            NotEligible,
        ),
        (
            "household-move-parents",
            60,
            &[("child_place", "zhejiang_other")],
            Discretionary,
        ),
        (
            "household-move-cohabiting",
            50,
            &[
                ("lives_with_urban_child", "true"),
                ("child_has_stable_home", "true"),
            ],
            Eligible,
        ),
        // 重点为 sets a focus and excludes nobody
        (
            "care-service-subsidy",
            80,
            &[("income_support", "none"), ("special_family", "false")],
            Discretionary,
        ),
        (
            "care-service-subsidy",
            80,
            &[("income_support", "near_dibao")],
            Eligible,
        ),
    ];
    for (id, age, answers, expected) in cases {
        assert_eq!(
            verdict(id, &aged(*age, answers), "2026-11-23").0,
            *expected,
            "{id} at {age} with {answers:?}"
        );
    }
}

#[test]
fn a_birthday_counts_on_its_day() {
    let born = |iso: &str| Profile {
        age: Some(Age::Born(day(iso))),
        ..Profile::default()
    };
    use Verdict::{Eligible, NotEligible};
    let cases = [
        ("1956-11-24", "2026-11-23", NotEligible),
        ("1956-11-23", "2026-11-23", Eligible),
        ("1956-11-22", "2026-11-23", Eligible),
        // Born on 29 February, in a year without one: on the last day of the month
        ("1956-02-29", "2026-02-27", NotEligible),
        ("1956-02-29", "2026-02-28", Eligible),
        ("1956-02-29", "2026-03-01", Eligible),
    ];
    for (birth, as_of, expected) in cases {
        assert_eq!(
            verdict("legal-aid-any-matter", &born(birth), as_of).0,
            expected,
            "born {birth}, on {as_of}"
        );
    }
}

#[test]
fn without_an_age_nothing_is_denied() {
    for benefit in &corpus().benefits {
        let found = verdict(&benefit.id, &Profile::default(), "2026-11-23").0;
        assert_ne!(found, Verdict::NotEligible, "{}", benefit.id);
    }
}

#[test]
fn the_allowance_holds_from_the_day_that_the_gazette_names() {
    let allowance = benefit("old-age-allowance");
    assert_eq!(allowance.effective_from, Some(day("2018-04-01")));
    assert_eq!(allowance.amount.as_deref(), Some("每月不低于50元"));
    let person = aged(80, &[("pension", "resident")]);
    let in_force = |as_of| finding("old-age-allowance", &person, as_of).in_force;
    assert!(!in_force("2018-03-31") && in_force("2018-04-01"));
}

#[test]
fn what_is_only_advocated_is_never_called_an_entitlement() {
    for benefit in &corpus().benefits {
        let clause = corpus()
            .clause(&benefit.clause)
            .expect("the build has checked it");
        let at = clause
            .text
            .find(&benefit.quote)
            .expect("the build has checked it");
        let sentence = clause.text[..at].rsplit('。').next().unwrap_or_default();
        let heads = [
            "倡导",
            "鼓励",
            "支持",
            "引导、支持",
            "扶持",
            "大力扶持",
            "积极开展长期护理保险试点",
        ];
        // 可将, 可用于, 可采取: the text permits it, and asks nobody for it.
        let permitted = [
            "collective-land-income",
            "income-for-facilities",
            "flexible-leave",
        ];
        let advocated = heads
            .iter()
            .any(|head| sentence.starts_with(head) || benefit.quote.starts_with(head))
            || permitted.contains(&benefit.id.as_str());
        // Other words make it depend on the place too (可, 扶持, 试点), so the other way round says nothing.
        assert!(
            !advocated || benefit.strength == Strength::Encouraged,
            "{}: {sentence}",
            benefit.id
        );
    }
}
