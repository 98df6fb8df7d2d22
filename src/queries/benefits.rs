//! Benefits sorted by what they mean for a person.

use gazette::{
    Date,
    corpus::Corpus,
    eligibility::{self, Finding, Profile, Report, Strength, Verdict},
};

/// The groups in which benefits are shown, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// It must be given, and the person meets it.
    Eligible,
    /// It depends on what is still unknown.
    Undetermined,
    /// By age alone it will come, or it has not begun.
    Future,
    /// An office decides.
    Discretionary,
    /// Not now.
    NotEligible,
    /// What everyone of that age may use.
    Service,
    /// Advocated or encouraged: never counted as "applies to you".
    Encouraged,
}

impl Group {
    pub(crate) const ALL: [Self; 7] = [
        Self::Eligible,
        Self::Undetermined,
        Self::Future,
        Self::Discretionary,
        Self::NotEligible,
        Self::Service,
        Self::Encouraged,
    ];

    pub(crate) fn of(finding: &Finding<'_>, age: Option<u32>) -> Self {
        match (finding.verdict, finding.benefit.strength) {
            (Verdict::NotEligible, _) if comes_with_age(finding, age) => Self::Future,
            (Verdict::NotEligible, _) => Self::NotEligible,
            (_, Strength::Encouraged) => Self::Encouraged,
            (Verdict::Undetermined, _) => Self::Undetermined,
            (Verdict::Discretionary, _) => Self::Discretionary,
            (Verdict::Eligible, _) if !finding.in_force => Self::Future,
            (Verdict::Eligible, Strength::Service) => Self::Service,
            (Verdict::Eligible, Strength::Entitlement) => Self::Eligible,
        }
    }
}

/// Whether a "no" ends by itself at a later age.
fn comes_with_age(finding: &Finding<'_>, age: Option<u32>) -> bool {
    let later = |step: &&(u32, Verdict)| age.is_some_and(|age| step.0 > age);
    let mut later = finding.steps.iter().filter(later);
    later.any(|(_, verdict)| *verdict != Verdict::NotEligible)
}

/// What was found for a person, of the audience that the page is about.
pub(crate) fn report<'a>(
    corpus: &'a Corpus,
    audience: &str,
    person: &Profile,
    as_of: Date,
) -> Report<'a> {
    eligibility::report(&corpus.benefits, &corpus.questions, audience, person, as_of)
}

/// Findings by group, each in the order of the rules; what must be given stands before what is provided in general.
pub(crate) fn grouped<'r, 'a>(
    report: &'r Report<'a>,
    age: Option<u32>,
) -> Vec<(Group, Vec<&'r Finding<'a>>)> {
    let in_group = |group: Group| {
        let own = |firm: bool| {
            report.findings.iter().filter(move |finding| {
                Group::of(finding, age) == group
                    && (finding.benefit.strength == Strength::Entitlement) == firm
            })
        };
        own(true).chain(own(false)).collect::<Vec<_>>()
    };
    Group::ALL
        .into_iter()
        .map(|group| (group, in_group(group)))
        .filter(|(_, own)| !own.is_empty())
        .collect()
}
