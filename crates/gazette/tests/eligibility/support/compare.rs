//! The engine against the second evaluator, for one benefit and one person.

use std::collections::BTreeSet;

use gazette::eligibility::{AGE, Benefit, Finding, Profile, Question, Verdict, report};

use super::{Known, World, a_day, profile};

/// What the engine finds about one benefit.
pub fn engine<'a>(
    benefit: &'a Benefit,
    questions: &'a [Question],
    person: &Profile,
) -> Finding<'a> {
    let benefits = std::slice::from_ref(benefit);
    let report = report(benefits, questions, &benefit.audience, person, a_day());
    report.findings.into_iter().next().expect("one benefit")
}

/// Compares what the engine finds with every completion.
pub fn compare(benefit: &Benefit, questions: &[Question], world: &World, known: &Known) {
    let id = &benefit.id;
    let person = profile(known);
    let finding = engine(benefit, questions, &person);
    // What nobody asks cannot have been answered.
    let mut known = known.clone();
    known.retain(|key, _| key == AGE || questions.iter().any(|question| question.key == *key));
    let outcomes = world.outcomes(&known);
    if finding.verdict == Verdict::Undetermined {
        assert!(
            outcomes.len() > 1,
            "{id} is incomplete: {known:?} is always {outcomes:?}"
        );
    } else {
        assert_eq!(
            outcomes,
            BTreeSet::from([finding.verdict]),
            "{id} is unsound for {known:?}"
        );
    }
    let needs: BTreeSet<&str> = finding.needs.iter().copied().collect();
    assert_eq!(needs.len(), finding.needs.len(), "{id} repeats {needs:?}");
    assert_eq!(needs, world.needs(&known), "{id}: needs of {known:?}");
}
