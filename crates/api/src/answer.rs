//! What `checkEligibility` answers. The names are the public contract (contract §9), written down once more for TypeScript in
//! `embed.d.ts`.

use gazette::{
    Date,
    corpus::Corpus,
    eligibility::{
        AGE, Audience, Choice, Criterion, CriterionState, Finding, NextQuestion, Profile, Verdict,
        report,
    },
};
use serde::Serialize;

use crate::profile::Options;

/// As many benefits are named where it is said what a question decides.
const NAMED: usize = 3;

/// What was found about a person on a day.
#[derive(Debug, Serialize)]
pub struct Answer<'a> {
    /// The day.
    pub as_of: Date,
    /// Each benefit of the audience, in the order of the rules.
    pub results: Vec<Checked<'a>>,
    /// What to ask next; `None` where no answer can change anything any more.
    pub next_question: Option<Asked<'a>>,
}

/// A `Result` of the contract.
#[derive(Debug, Serialize)]
pub struct Checked<'a> {
    /// The benefit's id.
    pub benefit: &'a str,
    /// Whether it fits.
    pub verdict: Verdict,
    /// False before the first day on which it holds.
    pub in_force: bool,
    /// The facts that can still change the verdict.
    pub needs: Vec<&'a str>,
    /// Why.
    pub criteria: Vec<Reason<'a>>,
    /// The first day of the time in which it fits.
    pub eligible_from: Option<Date>,
    /// Its last day.
    pub eligible_until: Option<Date>,
    /// Whether the days may lie up to a year earlier.
    pub approximate: bool,
}

/// A criterion and how it stands.
#[derive(Debug, Serialize)]
pub struct Reason<'a> {
    /// How it stands.
    pub state: CriterionState,
    /// What is looked at, in plain words.
    pub label: &'a str,
    /// The words of the gazette.
    pub quote: &'a str,
    /// The clause they stand in.
    pub clause: &'a str,
}

/// A `Question` of the contract.
#[derive(Debug, Serialize)]
pub struct Asked<'a> {
    /// Its key in a profile.
    pub fact: &'a str,
    /// The question in plain words.
    pub label: String,
    /// What it decides, in a sentence.
    pub why: String,
    /// The answers; none where a number is asked for.
    pub choices: &'a [Choice],
    /// How many verdicts it can change.
    pub decides: usize,
}

/// Looks at a person.
#[must_use]
pub fn answer<'a>(corpus: &'a Corpus, profile: &Profile, options: Options<'a>) -> Answer<'a> {
    let Options { as_of, audience } = options;
    let key = audience.map_or("", |audience| audience.key.as_str());
    let report = report(&corpus.benefits, &corpus.questions, key, profile, as_of);
    Answer {
        as_of,
        results: report.findings.into_iter().map(checked).collect(),
        next_question: report.questions.first().map(|next| asked(next, audience)),
    }
}

fn checked(finding: Finding<'_>) -> Checked<'_> {
    Checked {
        benefit: &finding.benefit.id,
        verdict: finding.verdict,
        in_force: finding.in_force,
        needs: finding.needs,
        criteria: finding.criteria.into_iter().map(reason).collect(),
        eligible_from: finding.eligible_from,
        eligible_until: finding.eligible_until,
        approximate: finding.approximate,
    }
}

fn reason<'a>((criterion, state): (&'a Criterion, CriterionState)) -> Reason<'a> {
    Reason {
        state,
        label: &criterion.label,
        quote: &criterion.quote,
        clause: &criterion.clause,
    }
}

fn asked<'a>(next: &NextQuestion<'a>, audience: Option<&Audience>) -> Asked<'a> {
    let person = audience.and_then(|audience| audience.persons.first());
    let who = person.map_or("", |person| person.who.as_str());
    Asked {
        fact: next.key,
        label: match next.question {
            Some(question) => question.question.replace("{who}", who),
            // The age is the one fact that no rules file asks for.
            None => {
                debug_assert_eq!(next.key, AGE);
                "年龄".into()
            }
        },
        why: why(next),
        choices: next.question.map_or(&[], |question| &question.choices),
        decides: next.benefits.len(),
    }
}

/// 会影响 2 项：高龄补贴、户口投靠子女。
fn why(next: &NextQuestion<'_>) -> String {
    let count = next.benefits.len();
    let named = next.benefits.iter().take(NAMED);
    let names: Vec<&str> = named.map(|benefit| benefit.title.as_str()).collect();
    let others = if count > NAMED { "等" } else { "" };
    format!("会影响 {count} 项：{}{others}。", names.join("、"))
}
