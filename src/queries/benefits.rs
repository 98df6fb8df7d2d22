//! Benefits sorted by what they mean for a person.

use gazette::{
    Date,
    corpus::Corpus,
    eligibility::{self, Benefit, Finding, Person, Strength, Verdict},
};

/// The groups in which benefits are shown, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// It must be given, and the person meets it.
    Eligible,
    /// It depends on what is still unknown.
    Undetermined,
    /// The person meets it, but it has not begun.
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

    fn of(benefit: &Benefit, finding: &Finding<'_>) -> Self {
        match (finding.verdict, benefit.strength) {
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

/// What a person can get, by group, each in the order of the rules.
pub(crate) fn findings<'a>(
    corpus: &'a Corpus,
    person: &Person,
    as_of: Date,
) -> Vec<(Group, Vec<(&'a Benefit, Finding<'a>)>)> {
    let found: Vec<(&Benefit, Finding<'_>)> = corpus
        .benefits
        .iter()
        .map(|benefit| {
            (
                benefit,
                eligibility::check(benefit, &corpus.questions, person, as_of),
            )
        })
        .collect();
    // What must be given stands before what is provided in general.
    let in_group = |group: Group| {
        let own = |firm: bool| {
            found.iter().filter(move |(benefit, finding)| {
                Group::of(benefit, finding) == group
                    && (benefit.strength == Strength::Entitlement) == firm
            })
        };
        own(true).chain(own(false)).cloned().collect::<Vec<_>>()
    };
    Group::ALL
        .into_iter()
        .map(|group| (group, in_group(group)))
        .filter(|(_, own)| !own.is_empty())
        .collect()
}
