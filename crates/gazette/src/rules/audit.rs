//! What would be wrong with rules though each can be read: conditions that decide nothing, clauses and ages that were
//! passed over.

use crate::{
    corpus::Corpus,
    eligibility::{self, Benefit, Condition, Criterion, Idle, Question, Test},
    numeral,
};

use super::problem::RuleProblem;

/// The criteria of a benefit that can never be met or never matter, by their place in the condition.
pub(super) fn criteria(benefit: &Benefit, questions: &[Question]) -> Vec<(usize, RuleProblem)> {
    let criteria = benefit.condition.criteria();
    eligibility::idle(&benefit.condition, questions)
        .into_iter()
        .map(|(index, idle)| {
            let quote = criteria[index].quote.clone();
            let problem = match idle {
                Idle::NeverMet => RuleProblem::NeverMet(quote),
                Idle::NeverMatters => RuleProblem::NeverMatters(quote),
            };
            (index, problem)
        })
        .collect()
}

/// The clauses below `part` of a document that have no benefit, and the ages in them that no criterion cites. Without a
/// part, the ages in the clauses that have one.
pub(super) fn clauses(
    corpus: &Corpus,
    document: &str,
    part: Option<&str>,
    benefits: &[Benefit],
) -> Vec<RuleProblem> {
    let within = part.map(|part| format!("{document}/{part}."));
    let has_benefit = |id: &str| benefits.iter().any(|benefit| benefit.clause == id);
    let mut problems = Vec::new();
    for clause in corpus.clauses_of(document) {
        let covered = match &within {
            Some(within) => clause.id.starts_with(within.as_str()),
            None => has_benefit(&clause.id),
        };
        if !covered {
            continue;
        }
        let cited = corpus.citation(&clause.id);
        if !has_benefit(&clause.id) {
            problems.push(RuleProblem::ClauseWithoutBenefit(cited.clone()));
        }
        for age in ages(&clause.text) {
            let cites = |benefit: &Benefit| cites(&benefit.condition, &clause.id, age);
            if !benefits.iter().any(cites) {
                let clause = cited.clone();
                problems.push(RuleProblem::AgeNotCited { clause, age });
            }
        }
    }
    problems
}

/// Whether a criterion quotes an age of a clause and has it as a limit.
fn cites(condition: &Condition, clause: &str, age: u32) -> bool {
    let cites = |criterion: &Criterion| {
        let limit = match &criterion.test {
            Test::Range { key, from, to } if key == eligibility::AGE => {
                *from == Some(age) || to.is_some_and(|to| to == age || to + 1 == age)
            }
            _ => false,
        };
        limit && criterion.clause == clause && ages(&criterion.quote).contains(&age)
    };
    condition.criteria().into_iter().any(cites)
}

/// The numbers before 周岁, in Arabic or Chinese.
fn ages(text: &str) -> Vec<u32> {
    let ends = text.match_indices("周岁").map(|(end, _)| end);
    ends.filter_map(|end| {
        let before = &text[..end];
        let sign = |c: char| c.is_ascii_digit() || "零〇一二三四五六七八九十百".contains(c);
        let digits = before.trim_end_matches(sign).len();
        numeral::number(&before[digits..])
    })
    .collect()
}
