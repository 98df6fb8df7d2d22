//! What is asked next: only what can still change a verdict, the most telling first, sensitive things last; and what a
//! person could choose to change. Who could change what is found by the second evaluator.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::*;
use gazette::eligibility::{
    AGE, Benefit, Finding, Profile, Question, Report, UNKNOWN, Verdict, report,
};
use gazette::{corpus::Corpus, input::Age};

/// The real rules, with the verdicts on every possible person of each.
struct Rules {
    corpus: Corpus,
    /// By the shape of the condition.
    worlds: BTreeMap<String, World>,
    /// For each benefit, the shape of its condition.
    shapes: BTreeMap<String, String>,
    /// Around every limit of every benefit.
    ages: Vec<u32>,
}

impl Rules {
    fn new() -> Self {
        let corpus = published();
        let benefits = corpus.benefits.iter();
        let limits: BTreeSet<u32> = benefits
            .flat_map(|benefit| limits(&benefit.condition, AGE))
            .collect();
        let around = limits
            .iter()
            .flat_map(|limit| [limit - 1, *limit, limit + 1]);
        let ages: BTreeSet<u32> = around.chain([0, 130]).collect();
        let ages: Vec<u32> = ages.into_iter().collect();
        let world = |benefit: &Benefit| {
            let world = World::new(&benefit.condition, &corpus.questions, Ages::Only(&ages));
            (shape(&benefit.condition), world)
        };
        let worlds = distinct(&corpus.benefits).iter().map(world).collect();
        let shape = |benefit: &Benefit| (benefit.id.clone(), shape(&benefit.condition));
        let shapes = corpus.benefits.iter().map(shape).collect();
        Self {
            corpus,
            worlds,
            shapes,
            ages,
        }
    }

    fn own<'a>(&'a self, audience: &str) -> impl Iterator<Item = &'a Benefit> {
        let benefits = self.corpus.benefits.iter();
        benefits.filter(move |benefit| benefit.audience == audience)
    }

    fn world(&self, benefit: &Benefit) -> &World {
        &self.worlds[&self.shapes[&benefit.id]]
    }

    /// The answers that a question can have.
    fn values(&self, question: &Question) -> Vec<Value> {
        if question.number.is_none() {
            let choices = question.choices.iter();
            return choices
                .map(|choice| Value::Word(choice.value.clone()))
                .collect();
        }
        // Around the limits of all conditions that ask for the number, each of which must know every value.
        let values: BTreeSet<Value> = self
            .worlds
            .values()
            .flat_map(|world| &world.facts)
            .filter(|(key, _)| *key == question.key)
            .flat_map(|(_, values)| values.clone())
            .collect();
        values.into_iter().collect()
    }

    /// What a benefit's own world can tell: the facts that it asks for.
    fn seen_by(&self, benefit: &Benefit, known: &Known) -> Known {
        let world = self.world(benefit);
        let mut seen = Known::new();
        for (key, values) in &world.facts {
            if let Some(value) = known.get(key) {
                // A number between those of this world is on the same side of every limit as the next lower one.
                let lower = values.iter().filter(|own| *own <= value).max();
                let is_number = matches!(value, Value::Number(_));
                let own = lower.filter(|_| is_number).unwrap_or(value);
                seen.insert(key.clone(), own.clone());
            }
        }
        seen
    }

    /// Somebody of whom something is known, and what that somebody has said not to know.
    fn somebody(&self, dice: &mut Dice, known_of_ten: usize) -> (Known, Vec<String>) {
        let (mut known, mut said_unknown) = (Known::new(), Vec::new());
        let ages: Vec<Value> = self.ages.iter().copied().map(Value::Number).collect();
        let questions = self.corpus.questions.iter();
        let questions = questions.map(|question| (question.key.clone(), self.values(question)));
        for (key, values) in [(AGE.to_owned(), ages)].into_iter().chain(questions) {
            if dice.roll(10) < known_of_ten {
                known.insert(key, values[dice.roll(values.len())].clone());
            } else if dice.roll(4) == 0 {
                said_unknown.push(key);
            }
        }
        (known, said_unknown)
    }

    fn report<'a>(
        &'a self,
        questions: &'a [Question],
        audience: &str,
        person: &Profile,
    ) -> Report<'a> {
        report(&self.corpus.benefits, questions, audience, person, a_day())
    }
}

fn person(known: &Known, said_unknown: &[String]) -> Profile {
    let mut person = profile(known);
    for key in said_unknown {
        person.answers.push((key.clone(), UNKNOWN.into()));
    }
    person
}

#[test]
fn a_question_is_asked_if_and_only_if_its_answer_can_change_a_verdict_and_in_the_right_order() {
    let rules = Rules::new();
    let mut dice = Dice::new(1);
    let (mut asked, mut people) = (0, 0);
    for round in 0..600 {
        // What is sensitive is dealt anew each time, so that the order is tried in every way.
        let mut questions = rules.corpus.questions.clone();
        for question in &mut questions {
            question.sensitive = dice.roll(3) == 0;
        }
        let (known, said_unknown) = rules.somebody(&mut dice, round % 10);
        for audience in &rules.corpus.audiences {
            let key = &audience.key;
            let found = rules.report(&questions, key, &person(&known, &said_unknown));
            // Which benefits each fact can change.
            let mut changes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
            let mut needs: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
            for benefit in rules.own(key) {
                let own = needs.entry(&rules.shapes[&benefit.id]).or_insert_with(|| {
                    let seen = rules.seen_by(benefit, &known);
                    rules.world(benefit).needs(&seen)
                });
                for fact in own.iter() {
                    changes.entry(fact).or_default().push(&benefit.id);
                }
            }
            changes.retain(|fact, _| !said_unknown.iter().any(|said| said == fact));
            let listed: BTreeMap<&str, Vec<&str>> = found
                .questions
                .iter()
                .map(|next| {
                    let benefits = next.benefits.iter();
                    (
                        next.key,
                        benefits.map(|benefit| benefit.id.as_str()).collect(),
                    )
                })
                .collect();
            assert_eq!(listed.len(), found.questions.len(), "no question twice");
            assert_eq!(listed, changes, "{known:?}");
            let place = |fact: &str| {
                let at = questions.iter().position(|question| question.key == fact);
                at.map_or((0, 0, 0, 0), |at| {
                    let sensitive = usize::from(questions[at].sensitive);
                    (1, sensitive, usize::MAX - changes[fact].len(), at)
                })
            };
            let mut expected: Vec<&str> = changes.keys().copied().collect();
            expected.sort_by_key(|fact| place(fact));
            let order: Vec<&str> = found.questions.iter().map(|next| next.key).collect();
            assert_eq!(order, expected, "{known:?}");
            for next in &found.questions {
                assert_eq!(
                    next.question.map(|question| question.key.as_str()),
                    (next.key != AGE).then_some(next.key)
                );
            }
            asked += order.len();
            people += 1;
        }
    }
    assert!(
        people >= 1000 && asked >= 4500,
        "{people} people, {asked} questions"
    );
}

#[test]
fn what_is_not_asked_could_not_have_changed_anything() {
    let rules = Rules::new();
    let mut dice = Dice::new(2);
    let mut passed_over = 0;
    for round in 0..100 {
        let (known, _) = rules.somebody(&mut dice, 3 + round % 6);
        for audience in &rules.corpus.audiences {
            let found = rules.report(&rules.corpus.questions, &audience.key, &person(&known, &[]));
            let verdicts = |person: &Profile| -> Vec<Verdict> {
                let found = rules.report(&rules.corpus.questions, &audience.key, person);
                found
                    .findings
                    .iter()
                    .map(|finding| finding.verdict)
                    .collect()
            };
            let before = verdicts(&person(&known, &[]));
            for question in &rules.corpus.questions {
                let is_asked = found.questions.iter().any(|next| next.key == question.key);
                if is_asked || known.contains_key(&question.key) {
                    continue;
                }
                for value in rules.values(question) {
                    let mut told = known.clone();
                    told.insert(question.key.clone(), value);
                    assert_eq!(verdicts(&person(&told, &[])), before, "{told:?}");
                    passed_over += 1;
                }
            }
        }
    }
    assert!(passed_over >= 1800, "{passed_over}");
}

#[test]
fn an_interview_ends_and_asks_nothing_twice() {
    let rules = Rules::new();
    let mut dice = Dice::new(3);
    for round in 0..100 {
        for audience in &rules.corpus.audiences {
            let (mut known, mut said_unknown) = (Known::new(), Vec::<String>::new());
            let mut asked = BTreeSet::new();
            loop {
                let person = person(&known, &said_unknown);
                let found = rules.report(&rules.corpus.questions, &audience.key, &person);
                let Some(next) = found.questions.first() else {
                    for finding in &found.findings {
                        let said = |fact: &&str| said_unknown.iter().any(|said| said == fact);
                        assert_eq!(
                            finding.verdict == Verdict::Undetermined,
                            !finding.needs.is_empty()
                        );
                        assert!(finding.needs.iter().all(said), "{:?}", finding.needs);
                    }
                    break;
                };
                assert!(
                    asked.insert(next.key.to_owned()),
                    "{} is asked twice",
                    next.key
                );
                let values = match next.question {
                    Some(question) => rules.values(question),
                    None => rules.ages.iter().copied().map(Value::Number).collect(),
                };
                // Nobody ever knows, everybody always knows, or something between.
                if dice.roll(4) < round % 5 {
                    known.insert(next.key.into(), values[dice.roll(values.len())].clone());
                } else {
                    said_unknown.push(next.key.into());
                }
            }
            assert!(asked.len() <= rules.corpus.questions.len() + 1);
        }
    }
}

#[test]
fn who_has_answered_or_does_not_know_anything_is_asked_nothing_more() {
    let rules = Rules::new();
    let mut dice = Dice::new(4);
    for round in 0..100 {
        let (known, mut said_unknown) = rules.somebody(&mut dice, round % 11);
        let keys = rules
            .corpus
            .questions
            .iter()
            .map(|question| question.key.as_str());
        for key in keys.chain([AGE]) {
            if !known.contains_key(key) && !said_unknown.iter().any(|said| said == key) {
                said_unknown.push(key.into());
            }
        }
        for audience in &rules.corpus.audiences {
            let found = rules.report(
                &rules.corpus.questions,
                &audience.key,
                &person(&known, &said_unknown),
            );
            assert!(found.questions.is_empty(), "{known:?}");
        }
    }
}

#[test]
fn a_choice_is_named_if_and_only_if_it_alone_would_change_a_no() {
    let rules = Rules::new();
    let mut dice = Dice::new(5);
    let mut named = 0;
    for round in 0..600 {
        let mut questions = rules.corpus.questions.clone();
        for question in &mut questions {
            question.by_choice = dice.roll(2) == 0;
        }
        let (known, said_unknown) = rules.somebody(&mut dice, 5 + round % 6);
        for audience in &rules.corpus.audiences {
            let found = rules.report(&questions, &audience.key, &person(&known, &said_unknown));
            for finding in &found.findings {
                let expected = expected_choices(&rules, &questions, finding, &known);
                let own: BTreeSet<&str> = finding.by_choice.iter().copied().collect();
                assert_eq!(own, expected, "{} {known:?}", finding.benefit.id);
                assert_eq!(own.len(), finding.by_choice.len());
                named += own.len();
            }
        }
    }
    assert!(named >= 5000, "{named}");
}

/// The facts that can be chosen, of which another answer alone turns the "no" into something else.
fn expected_choices<'a>(
    rules: &Rules,
    questions: &'a [Question],
    finding: &Finding<'_>,
    known: &Known,
) -> BTreeSet<&'a str> {
    let world = rules.world(finding.benefit);
    let seen = rules.seen_by(finding.benefit, known);
    if world.verdict(&seen) != Verdict::NotEligible {
        return BTreeSet::new();
    }
    let changes = |question: &&Question| {
        question.by_choice
            && seen.contains_key(&question.key)
            && rules.values(question).into_iter().any(|value| {
                let mut other = seen.clone();
                other.insert(question.key.clone(), value);
                world.verdict(&rules.seen_by(finding.benefit, &other)) != Verdict::NotEligible
            })
    };
    let own = questions.iter().filter(changes);
    own.map(|question| question.key.as_str()).collect()
}

#[test]
fn a_question_that_nobody_wrote_down_is_needed_but_not_asked() {
    let benefits = [benefit(
        "veterans",
        all([age_from(60), answer("veteran", &["true"])]),
    )];
    let person = Profile {
        age: Some(Age::Years(60)),
        ..Profile::default()
    };
    let found = report(&benefits, &[], "anybody", &person, a_day());
    assert_eq!(found.findings[0].needs, ["veteran"]);
    assert!(found.questions.is_empty());
}
