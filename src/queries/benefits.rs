//! Benefits sorted by what they mean for a person.

use gazette::{
    Date,
    corpus::Corpus,
    eligibility::{
        self, AGE, Audience, Benefit, Finding, NextQuestion, Person, Question, Report, Strength,
        Verdict,
    },
};

use crate::{inquiry::Inquiry, route::BenefitFilter};

/// The groups in which benefits are shown, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// The person meets it, and it must be given, or is provided to those who meet it.
    Eligible,
    /// It depends on what is still unknown.
    Undetermined,
    /// It comes with age, or has not begun.
    Future,
    /// An office decides.
    Discretionary,
    /// Not now.
    NotEligible,
    /// What everyone of an age may use.
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

    /// What the rules call it, where an audience has a name of its own for it.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Eligible => "eligible",
            Self::Undetermined => "undetermined",
            Self::Future => "future",
            Self::Discretionary => "discretionary",
            Self::NotEligible => "not_eligible",
            Self::Service => "service",
            Self::Encouraged => "encouraged",
        }
    }

    /// Whether it decides something for this person, and so stands open.
    pub(crate) fn is_decisive(self) -> bool {
        !matches!(self, Self::NotEligible | Self::Service | Self::Encouraged)
    }
}

/// What was found for a person, and what the page needs to tell it.
#[derive(Debug, Clone)]
pub(crate) struct Answer<'a> {
    pub(crate) audience: &'a Audience,
    /// For whom, where that was said or there is no choice.
    pub(crate) person: Option<&'a Person>,
    /// What stands for the person in a sentence: 您, 老人; nothing where nobody said for whom.
    pub(crate) who: &'a str,
    /// The day that is looked at.
    pub(crate) as_of: Date,
    /// The age on that day, where it is known.
    pub(crate) years: Option<u32>,
    pub(crate) report: Report<'a>,
    /// Questions that can still change something and were not put aside, the most telling first.
    pub(crate) next: Vec<NextQuestion<'a>>,
    /// How many were put aside.
    pub(crate) skipped: usize,
    /// Every question that the audience's rules ask, the age aside.
    pub(crate) questions: Vec<&'a Question>,
    /// Whether the rules ask for an age.
    pub(crate) asks_age: bool,
}

/// The audience that the benefits are about: the one that is named, or whose benefit is, or else the first.
pub(crate) fn audience<'a>(corpus: &'a Corpus, filter: &BenefitFilter) -> Option<&'a Audience> {
    let own = corpus.benefits.iter();
    let mut own = own.filter(|benefit| benefit.id == filter.benefit);
    let key = own
        .next()
        .map_or(&filter.audience, |benefit| &benefit.audience);
    let mut audiences = corpus.audiences.iter();
    audiences
        .find(|audience| audience.key == *key)
        .or(corpus.audiences.first())
}

/// What the rules say about what was told.
pub(crate) fn answer<'a>(
    corpus: &'a Corpus,
    audience: &'a Audience,
    inquiry: &Inquiry,
    today: Date,
) -> Answer<'a> {
    let as_of = inquiry.as_of.unwrap_or(today);
    let profile = inquiry.profile();
    let (benefits, questions) = (&corpus.benefits, &corpus.questions);
    let report = eligibility::report(benefits, questions, &audience.key, &profile, as_of);
    let asks = |key: &str| {
        let mut criteria = report.findings.iter().flat_map(|finding| &finding.criteria);
        criteria.any(|(criterion, _)| criterion.key() == Some(key))
    };
    let next: Vec<NextQuestion<'_>> = report
        .questions
        .iter()
        .filter(|next| next.key != AGE && !inquiry.skipped.iter().any(|key| key == next.key))
        .cloned()
        .collect();
    let waiting = report
        .questions
        .iter()
        .filter(|next| next.key != AGE)
        .count();
    let person = match (audience.persons.as_slice(), inquiry.person) {
        ([only], _) => Some(only),
        (persons, Some(person)) => persons.get(person),
        _ => None,
    };
    Answer {
        person,
        who: person.map_or("", |person| &person.who),
        years: profile.age.and_then(|age| age.on(as_of)).map(u32::from),
        skipped: waiting - next.len(),
        next,
        questions: questions
            .iter()
            .filter(|question| asks(&question.key))
            .collect(),
        asks_age: asks(AGE),
        audience,
        as_of,
        report,
    }
}

impl<'a> Answer<'a> {
    pub(crate) fn group(&self, finding: &Finding<'_>) -> Group {
        match (finding.verdict, finding.benefit.strength) {
            (_, Strength::Encouraged) => Group::Encouraged,
            // What asks for nothing but an age is for everyone of that age.
            (_, Strength::Service) if is_for_all(finding) => Group::Service,
            (Verdict::NotEligible, _) if self.later(finding).is_some() => Group::Future,
            (Verdict::NotEligible, _) => Group::NotEligible,
            (Verdict::Undetermined, _) => Group::Undetermined,
            (Verdict::Discretionary, _) => Group::Discretionary,
            (Verdict::Eligible, _) if !finding.in_force => Group::Future,
            (Verdict::Eligible, _) => Group::Eligible,
        }
    }

    /// Findings by group, each in the order of the rules; what must be given stands before what is provided.
    pub(crate) fn grouped(&self) -> Vec<(Group, Vec<&Finding<'a>>)> {
        let in_group = |group: Group| {
            let ranked = |rank: usize| {
                self.report.findings.iter().filter(move |finding| {
                    let firm = finding.benefit.strength == Strength::Entitlement;
                    let no = finding.verdict == Verdict::NotEligible;
                    usize::from(no) * 2 + usize::from(!firm) == rank && self.group(finding) == group
                })
            };
            (group, (0..4).flat_map(ranked).collect::<Vec<_>>())
        };
        Group::ALL
            .into_iter()
            .map(in_group)
            .filter(|(_, own)| !own.is_empty())
            .collect()
    }

    /// How many findings a group has.
    pub(crate) fn count(&self, group: Group) -> usize {
        let findings = self.report.findings.iter();
        findings
            .filter(|finding| self.group(finding) == group)
            .count()
    }

    /// What the last answer has made due, in the order of the rules.
    pub(crate) fn newly(
        &self,
        corpus: &'a Corpus,
        inquiry: &Inquiry,
        today: Date,
    ) -> Vec<&'a Benefit> {
        let due = |answer: &Self| {
            let findings = answer.report.findings.iter();
            let due = findings.filter(|finding| answer.group(finding) == Group::Eligible);
            due.map(|finding| finding.benefit).collect::<Vec<_>>()
        };
        let Some(before) = inquiry.before() else {
            return Vec::new();
        };
        let before = due(&answer(corpus, self.audience, &before, today));
        let mut now = due(self);
        now.retain(|benefit| before.iter().all(|other| other.id != benefit.id));
        now
    }

    /// The age at which a "no" ends by itself, and what it then becomes.
    pub(crate) fn later(&self, finding: &Finding<'_>) -> Option<(u32, Verdict)> {
        let years = self.years?;
        let mut later = finding.steps.iter().filter(|(age, _)| *age > years);
        later
            .find(|(_, verdict)| *verdict != Verdict::NotEligible)
            .copied()
    }

    /// The ages at which something begins, with what it is, whether or not the person's age is known.
    pub(crate) fn life(&self) -> Vec<(u32, Vec<&'a Benefit>)> {
        let mut life: Vec<(u32, Vec<&'a Benefit>)> = Vec::new();
        for finding in &self.report.findings {
            let steps = finding.steps.windows(2);
            let begins = steps.filter(|step| rank(step[1].1) < rank(step[0].1));
            for (age, _) in begins.map(|step| step[1]) {
                let at = life.partition_point(|(other, _)| *other < age);
                if life.get(at).is_none_or(|(other, _)| *other != age) {
                    life.insert(at, (age, Vec::new()));
                }
                life[at].1.push(finding.benefit);
            }
        }
        life
    }
}

/// Less is better.
fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Eligible => 0,
        Verdict::Discretionary => 1,
        Verdict::Undetermined => 2,
        Verdict::NotEligible => 3,
    }
}

fn is_for_all(finding: &Finding<'_>) -> bool {
    let mut criteria = finding.criteria.iter();
    criteria.all(|(criterion, _)| criterion.key() == Some(AGE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{corpus::corpus, inquiry::Tell};

    /// The names of what the last of some answers has made due at an age.
    fn newly(age: &str, answers: &[(&str, &str)]) -> Vec<&'static str> {
        let today = Date::new(2026, 11, 23).expect("a day");
        let mut inquiry = Inquiry::with_age(age, today);
        for (key, value) in answers {
            inquiry.tell(Tell::Answer((*key).into(), (*value).into()), today);
        }
        let corpus = corpus();
        let answer = answer(corpus, &corpus.audiences[0], &inquiry, today);
        let newly = answer.newly(corpus, &inquiry, today);
        newly.iter().map(|benefit| benefit.title.as_str()).collect()
    }

    #[test]
    fn an_answer_tells_what_it_has_made_due_and_nothing_else() {
        assert_eq!(newly("82", &[]), [""; 0]);
        assert_eq!(newly("82", &[("pension", "resident")]), ["高龄补贴"]);
        // Not yet, not this pension, not known, and another question since.
        assert_eq!(newly("79", &[("pension", "resident")]), [""; 0]);
        assert_eq!(newly("82", &[("pension", "employee")]), [""; 0]);
        assert_eq!(newly("82", &[("pension", eligibility::UNKNOWN)]), [""; 0]);
        let since = [("pension", "resident"), ("dementia", eligibility::UNKNOWN)];
        assert_eq!(newly("82", &since), [""; 0]);
        // What was taken back and told again is due again.
        let again = [("pension", "employee"), ("pension", "resident")];
        assert_eq!(newly("82", &again), ["高龄补贴"]);
    }
}
