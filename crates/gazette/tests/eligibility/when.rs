//! Days: on which day a person comes of an age, from when until when a benefit fits, and what can be said of that if
//! only the age is known. The birthdays are reckoned by a small calendar of the tests.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::*;
use gazette::eligibility::{AGE, Benefit, Profile, Question, Test, UNKNOWN, Verdict, report};
use gazette::input::Age;
use gazette::{Date, corpus::Corpus};

/// Birthdays at the edges of months, years and leap years; the last are of the time of the first gazette.
fn births() -> Vec<Date> {
    [
        (1936, 2, 29),
        (1936, 2, 28),
        (1936, 3, 1),
        (1937, 2, 28),
        (1937, 12, 31),
        (1938, 1, 1),
        (1940, 2, 29),
        (1948, 4, 14),
        (1957, 3, 31),
    ]
    .into_iter()
    .map(|(y, m, d)| day(y, m, d))
    .collect()
}

fn born(birth: Date) -> Profile {
    Profile {
        age: Some(Age::Born(birth)),
        ..Profile::default()
    }
}

fn aged(years: u32) -> Profile {
    Profile {
        age: Some(Age::Years(u8::try_from(years).expect("an age"))),
        ..Profile::default()
    }
}

/// Every age limit of some benefits.
fn age_limits<'a>(benefits: impl IntoIterator<Item = &'a Benefit>) -> BTreeSet<u32> {
    let limits = benefits
        .into_iter()
        .map(|benefit| limits(&benefit.condition, AGE));
    limits.flatten().collect()
}

/// Nothing answered; then every question answered by what the conditions ask for first; then each by its last choice.
fn answers(corpus: &Corpus) -> Vec<BTreeMap<String, String>> {
    let mut asked_for = BTreeMap::new();
    for benefit in &corpus.benefits {
        for criterion in benefit.condition.criteria() {
            match &criterion.test {
                Test::Answer { key, values } => {
                    let first = values.first().expect("an answer that fits").clone();
                    asked_for.entry(key.clone()).or_insert(first);
                }
                Test::Range { key, from, to } if key != AGE => {
                    let fits = from.or(*to).expect("a limit").to_string();
                    asked_for.entry(key.clone()).or_insert(fits);
                }
                _ => {}
            }
        }
    }
    let last = |question: &Question| {
        let last = question.choices.last();
        let last = last.map_or_else(|| "0".to_owned(), |choice| choice.value.clone());
        (question.key.clone(), last)
    };
    let last = corpus.questions.iter().map(last).collect();
    vec![BTreeMap::new(), asked_for, last]
}

/// Every birthday with which somebody is so old on a day.
fn births_of(years: u32, as_of: Date) -> Vec<Date> {
    let year = as_of.year() - i16::try_from(years).expect("an age");
    let mut birth = day(year - 1, 1, 1);
    let mut births = Vec::new();
    while birth <= as_of && birth < day(year + 1, 1, 1) {
        if years_old(birth, as_of) == Some(years) {
            births.push(birth);
        }
        birth = next_day(birth);
    }
    births
}

/// Whether a benefit fits, seen on each of some days: a verdict, and that it is in force.
struct Life<'a> {
    benefit: &'a Benefit,
    days: Vec<(Date, bool)>,
}

/// A life from birth to the 130th year: yearly, and day by day two years before and after each day on which anything
/// can change.
fn life<'a>(
    benefit: &'a Benefit,
    questions: &[Question],
    birth: Date,
    answers: &BTreeMap<String, String>,
    around: i32,
) -> Life<'a> {
    let changes = limits(&benefit.condition, AGE);
    let changes = changes.iter().map(|years| birthday(birth, *years));
    let mut days: BTreeSet<Date> = (0..=130).map(|years| birthday(birth, years)).collect();
    for change in changes.chain(benefit.effective_from) {
        let mut near = days_from(change, -around);
        for _ in 0..2 * around {
            days.insert(near);
            near = next_day(near);
        }
    }
    let person = Profile {
        answers: answers.clone().into_iter().collect(),
        ..born(birth)
    };
    let fits = |as_of: Date| {
        let benefits = std::slice::from_ref(benefit);
        let report = report(benefits, questions, &benefit.audience, &person, as_of);
        let finding = &report.findings[0];
        finding.verdict == Verdict::Eligible && finding.in_force
    };
    let days = days.into_iter().filter(|day| *day >= birth);
    let days: Vec<(Date, bool)> = days.map(|day| (day, fits(day))).collect();
    for pair in days.windows(2) {
        let (before, after) = (pair[0], pair[1]);
        assert!(
            before.1 == after.1 || next_day(before.0) == after.0,
            "{}: something changes between {} and {}",
            benefit.id,
            before.0,
            after.0
        );
    }
    Life { benefit, days }
}

impl Life<'_> {
    /// The first and last day of the time in which the benefit fits: that of a day, or else the next to come.
    fn time_of(&self, as_of: Date) -> (Option<Date>, Option<Date>) {
        let fits_now = self.days.iter().rev().find(|(day, _)| *day <= as_of);
        let start = if fits_now.is_some_and(|(_, fits)| *fits) {
            let before = self
                .days
                .iter()
                .rev()
                .find(|(day, fits)| *day <= as_of && !fits);
            let start = before.map(|(day, _)| next_day(*day));
            start.unwrap_or(self.days[0].0)
        } else {
            let later = self.days.iter().find(|(day, fits)| *day > as_of && *fits);
            match later {
                Some((day, _)) => *day,
                None => return (None, None),
            }
        };
        let end = self.days.iter().find(|(day, fits)| *day > start && !fits);
        // What always was has no first day.
        let from = if start == self.days[0].0 {
            None
        } else {
            Some(start)
        };
        (from, end.map(|(day, _)| day_before(*day)))
    }
}

#[test]
fn an_age_is_reached_on_the_birthday_and_not_a_day_before() {
    let corpus = published();
    let limits = age_limits(&corpus.benefits);
    assert!(limits.contains(&60) && limits.contains(&80), "{limits:?}");
    let mut looked = 0;
    for birth in births() {
        for years in &limits {
            let reached = birthday(birth, *years);
            for (as_of, age) in [
                (day_before(reached), years - 1),
                (reached, *years),
                (next_day(reached), *years),
            ] {
                assert_eq!(
                    years_old(birth, as_of),
                    Some(age),
                    "born {birth}, on {as_of}"
                );
                let by_birth = born(birth);
                let by_age = aged(age);
                for audience in &corpus.audiences {
                    let found = |person| {
                        let report = report(
                            &corpus.benefits,
                            &corpus.questions,
                            &audience.key,
                            person,
                            as_of,
                        );
                        let findings = report.findings.into_iter();
                        let found = findings.map(|finding| {
                            let states: Vec<_> =
                                finding.criteria.iter().map(|(_, state)| *state).collect();
                            (
                                finding.benefit.id.clone(),
                                finding.verdict,
                                finding.needs,
                                states,
                            )
                        });
                        found.collect::<Vec<_>>()
                    };
                    assert_eq!(found(&by_birth), found(&by_age), "born {birth}, on {as_of}");
                }
                looked += 1;
            }
        }
    }
    assert!(looked >= 100, "{looked}");
}

#[test]
fn the_limits_of_the_rules_are_those_of_the_gazette_to_the_day() {
    // Written by hand: 29 February has no 70th birthday of its own in 2006, and has its 80th in 2016.
    let corpus = published();
    let half = |birth: Date, as_of: Date| {
        let report = report(
            &corpus.benefits,
            &corpus.questions,
            "older_person",
            &born(birth),
            as_of,
        );
        let findings = report.findings.iter();
        let mut half = findings.filter(|finding| finding.benefit.id == "will-notary-half-fee");
        let half = half.next().expect("the benefit is there");
        (half.verdict, half.eligible_from, half.eligible_until)
    };
    let birth = day(1936, 2, 29);
    let (from, until) = (day(2006, 2, 28), day(2016, 2, 28));
    for (as_of, verdict) in [
        (day(2006, 2, 27), Verdict::NotEligible),
        (day(2006, 2, 28), Verdict::Eligible),
        (day(2016, 2, 28), Verdict::Eligible),
    ] {
        assert_eq!(
            half(birth, as_of),
            (verdict, Some(from), Some(until)),
            "{as_of}"
        );
    }
    assert_eq!(
        half(birth, day(2016, 2, 29)),
        (Verdict::NotEligible, None, None)
    );
}

#[test]
fn the_days_told_are_those_that_a_look_at_every_day_finds() {
    let corpus = published();
    let benefits = distinct(&corpus.benefits);
    let (mut looked, mut with_days) = (0, 0);
    for (index, answers) in answers(&corpus).iter().enumerate() {
        for birth in births() {
            // Two years of days around each change for one birthday; a month and a half for the others.
            let around = if index == 1 && birth == day(1936, 2, 29) {
                731
            } else {
                45
            };
            for benefit in &benefits {
                let life = life(benefit, &corpus.questions, birth, answers, around);
                let person = Profile {
                    answers: answers.clone().into_iter().collect(),
                    ..born(birth)
                };
                let mut looks: BTreeSet<Date> = age_limits([benefit])
                    .into_iter()
                    .flat_map(|years| {
                        let reached = birthday(birth, years);
                        [day_before(reached), reached, next_day(reached)]
                    })
                    .collect();
                looks.extend([
                    birth,
                    day(2018, 3, 31),
                    day(2018, 4, 1),
                    day(2018, 4, 2),
                    day(2026, 11, 23),
                ]);
                for as_of in looks {
                    let benefits = std::slice::from_ref(benefit);
                    let report = report(
                        benefits,
                        &corpus.questions,
                        &benefit.audience,
                        &person,
                        as_of,
                    );
                    let finding = &report.findings[0];
                    let told = (finding.eligible_from, finding.eligible_until);
                    assert_eq!(
                        told,
                        life.time_of(as_of),
                        "{}, born {birth}, on {as_of}, {answers:?}",
                        life.benefit.id
                    );
                    assert!(!finding.approximate, "a birth date is exact");
                    looked += 1;
                    with_days += usize::from(told != (None, None));
                }
            }
        }
    }
    assert!(
        looked >= 6500 && with_days >= 2500,
        "{looked}, {with_days} with days"
    );
}

#[test]
fn a_benefit_is_in_force_from_its_first_day_on() {
    let corpus = published();
    let allowance = corpus
        .benefits
        .iter()
        .find(|benefit| benefit.id == "old-age-allowance");
    let allowance = allowance.expect("the allowance is there");
    let first = day(2018, 4, 1);
    assert_eq!(allowance.effective_from, Some(first));
    for benefit in &corpus.benefits {
        for as_of in [
            day(2017, 1, 1),
            day_before(first),
            first,
            next_day(first),
            day(2030, 1, 1),
        ] {
            let finding = {
                let benefits = std::slice::from_ref(benefit);
                let report = report(
                    benefits,
                    &corpus.questions,
                    &benefit.audience,
                    &aged(85),
                    as_of,
                );
                (report.findings[0].verdict, report.findings[0].in_force)
            };
            let expected = benefit.effective_from.is_none_or(|first| first <= as_of);
            assert_eq!(finding.1, expected, "{} on {as_of}", benefit.id);
        }
    }
    // Old enough long before: the first day is that of the rule, not of the birthday, and it is certain.
    let mut person = aged(95);
    person.answers.push(("pension".into(), "resident".into()));
    let benefits = std::slice::from_ref(allowance);
    for as_of in [day_before(first), first, day(2018, 4, 14)] {
        let report = report(benefits, &corpus.questions, "older_person", &person, as_of);
        let finding = &report.findings[0];
        assert_eq!(finding.verdict, Verdict::Eligible);
        assert_eq!(
            (finding.eligible_from, finding.eligible_until),
            (Some(first), None)
        );
    }
}

#[test]
fn a_time_that_ended_before_the_first_day_is_no_time() {
    // 70 to 79, but only from 2018-04-01 on.
    let mut benefit = benefit("late", all([age_from(70), not(age_from(80))]));
    benefit.effective_from = Some(day(2018, 4, 1));
    for birth in [
        day(1936, 2, 29),
        day(1938, 3, 31),
        day(1938, 4, 1),
        day(1938, 4, 2),
        day(1945, 5, 5),
        day(1950, 1, 1),
    ] {
        let life = life(&benefit, &[], birth, &BTreeMap::new(), 45);
        for as_of in [
            day(2000, 1, 1),
            day(2015, 1, 1),
            day(2018, 3, 31),
            day(2018, 4, 1),
            day(2018, 4, 2),
            day(2026, 11, 23),
        ] {
            let benefits = std::slice::from_ref(&benefit);
            let report = report(benefits, &[], "anybody", &born(birth), as_of);
            let told = (
                report.findings[0].eligible_from,
                report.findings[0].eligible_until,
            );
            assert_eq!(told, life.time_of(as_of), "born {birth}, on {as_of}");
        }
    }
}

#[test]
fn from_an_age_alone_a_day_is_never_too_early_and_at_most_a_year_too_late() {
    let corpus = published();
    let answers = answers(&corpus);
    // Without a limit of age there is nothing to guess.
    let mut benefits = distinct(&corpus.benefits);
    benefits.retain(|benefit| !limits(&benefit.condition, AGE).is_empty());
    let mut looked = 0;
    for as_of in [
        day(2018, 4, 14),
        day(2019, 2, 28),
        day(2020, 2, 28),
        day(2020, 2, 29),
        day(2018, 12, 31),
        day(2018, 3, 1),
    ] {
        for years in [0, 58, 59, 60, 63, 64, 65, 69, 70, 79, 80, 100] {
            let births = births_of(years, as_of);
            assert!(births.len() >= 365, "{years} on {as_of}: {}", births.len());
            // Answers take no part in the reckoning of days: one day with all of them is enough.
            let some = if as_of == a_day() { 0..3 } else { 1..2 };
            for answers in &answers[some] {
                let person = |age| Profile {
                    age: Some(age),
                    answers: answers.clone().into_iter().collect(),
                };
                let guessed = person(Age::Years(u8::try_from(years).expect("an age")));
                for audience in &corpus.audiences {
                    let found =
                        |person: &Profile| -> Vec<(String, Option<Date>, Option<Date>, bool)> {
                            let report =
                                report(&benefits, &corpus.questions, &audience.key, person, as_of);
                            let findings = report.findings.into_iter();
                            findings
                                .map(|finding| {
                                    (
                                        finding.benefit.id.clone(),
                                        finding.eligible_from,
                                        finding.eligible_until,
                                        finding.approximate,
                                    )
                                })
                                .collect()
                        };
                    let guessed = found(&guessed);
                    let mut differs = vec![false; guessed.len()];
                    for birth in &births {
                        for (at, (known, guess)) in found(&person(Age::Born(*birth)))
                            .iter()
                            .zip(&guessed)
                            .enumerate()
                        {
                            for (known, guess) in [(known.1, guess.1), (known.2, guess.2)] {
                                assert_eq!(known.is_some(), guess.is_some(), "{}", guessed[at].0);
                                let (Some(known), Some(guess)) = (known, guess) else {
                                    continue;
                                };
                                assert!(
                                    known <= guess && guess <= birthday(known, 1),
                                    "{}: {years} on {as_of}, born {birth}: {known}, told {guess}",
                                    guessed[at].0
                                );
                                differs[at] |= known != guess;
                                looked += 1;
                            }
                        }
                    }
                    for ((id, from, until, approximate), differs) in guessed.iter().zip(differs) {
                        assert_eq!(
                            *approximate, differs,
                            "{id}: {years} on {as_of}, {from:?} to {until:?}"
                        );
                    }
                }
            }
        }
    }
    assert!(looked >= 300_000, "{looked}");
}

#[test]
fn the_steps_are_the_verdicts_at_every_age() {
    let corpus = published();
    for answers in answers(&corpus) {
        for benefit in &corpus.benefits {
            let benefits = std::slice::from_ref(benefit);
            let at = |age: Option<Age>| {
                let person = Profile {
                    age,
                    answers: answers.clone().into_iter().collect(),
                };
                let report = report(
                    benefits,
                    &corpus.questions,
                    &benefit.audience,
                    &person,
                    a_day(),
                );
                let finding = report.findings.into_iter().next().expect("one benefit");
                (finding.verdict, finding.steps)
            };
            let (_, steps) = at(None);
            assert_eq!(steps[0].0, 0, "{}: from birth on", benefit.id);
            for pair in steps.windows(2) {
                assert!(
                    pair[0].0 < pair[1].0 && pair[0].1 != pair[1].1,
                    "{}: {steps:?}",
                    benefit.id
                );
            }
            for years in 0..=130 {
                let (verdict, own) = at(Some(Age::Years(years)));
                let step = steps.iter().rev().find(|(from, _)| *from <= years.into());
                assert_eq!(
                    step.map(|step| step.1),
                    Some(verdict),
                    "{} at {years}",
                    benefit.id
                );
                assert_eq!(
                    own, steps,
                    "{}: the steps do not depend on the age",
                    benefit.id
                );
            }
        }
    }
}

#[test]
fn who_is_not_yet_born_has_no_age_and_who_is_born_today_is_zero() {
    let corpus = published();
    let today = a_day();
    let found = |person: &Profile| {
        let report = report(
            &corpus.benefits,
            &corpus.questions,
            "older_person",
            person,
            today,
        );
        let findings = report.findings.into_iter();
        findings
            .map(|finding| (finding.verdict, finding.needs, finding.eligible_from))
            .collect::<Vec<_>>()
    };
    let nothing = found(&Profile::default());
    for birth in [next_day(today), day(2030, 1, 1), day(9999, 12, 31)] {
        assert_eq!(found(&born(birth)), nothing, "born {birth}");
    }
    let verdicts = |person: &Profile| -> Vec<Verdict> {
        let found = found(person);
        found.into_iter().map(|(verdict, ..)| verdict).collect()
    };
    assert_eq!(verdicts(&born(today)), verdicts(&aged(0)));
    // 130 years: the oldest that is believed, born 130 years ago to the day.
    assert_eq!(verdicts(&born(day(1888, 4, 14))), verdicts(&aged(130)));
    let mut unknown = Profile::default();
    unknown.answers.push((AGE.into(), UNKNOWN.into()));
    assert_eq!(found(&unknown), nothing);
}
