//! Why a benefit fits or does not: its criteria with their signs, in plain words.

use gazette::eligibility::{Condition, Criterion, CriterionState, Finding, Test};
use yew::prelude::*;

use crate::messages::{self, Messages};

/// What the reasons are told from.
pub(super) struct Reasons<'a> {
    messages: Messages,
    finding: &'a Finding<'a>,
    /// The person's age today, where it is known.
    years: Option<u8>,
    /// The highest age that the person has reached among those asked for: who has reached 70 need not be told of 60.
    highest: Option<u8>,
}

impl<'a> Reasons<'a> {
    pub(super) fn new(messages: Messages, finding: &'a Finding<'a>, years: Option<u8>) -> Self {
        let reached = finding
            .criteria
            .iter()
            .filter(|(_, state)| *state == CriterionState::Met);
        let highest = reached
            .filter_map(|(criterion, _)| least_age(criterion))
            .max();
        Self {
            messages,
            finding,
            years,
            highest,
        }
    }

    /// The criteria of a condition; where one of several is enough, they stand together and say so.
    pub(super) fn of(&self, condition: &Condition) -> Html {
        self.part(condition, false)
    }

    fn part(&self, condition: &Condition, not: bool) -> Html {
        match condition {
            Condition::All(parts) => {
                html! { <>{ for parts.iter().map(|part| self.part(part, not)) }</> }
            }
            Condition::Any(parts) => self.one_of(parts, not),
            Condition::Not(part) => self.part(part, !not),
            Condition::Criterion(criterion) => self.criterion(criterion, not),
        }
    }

    fn one_of(&self, parts: &[Condition], not: bool) -> Html {
        // Where one is met, the others no longer matter to the reader.
        let met: Vec<&Condition> = parts.iter().filter(|part| self.is_met(part)).collect();
        let shown = if met.is_empty() {
            parts.iter().collect()
        } else {
            met
        };
        let part = |part: &&Condition| match part {
            Condition::All(_) => {
                html! { <li class="all"><ul class="criteria">{ self.part(part, not) }</ul></li> }
            }
            _ => self.part(part, not),
        };
        if let [only] = shown.as_slice() {
            return part(only);
        }
        html! {
            <li class="any">
                <span class="any-label">{ self.messages.get(messages::BENEFITS_ONE_OF) }</span>
                <ul class="criteria">{ for shown.iter().map(part) }</ul>
            </li>
        }
    }

    /// Whether what is known is enough for a part of a condition.
    fn is_met(&self, condition: &Condition) -> bool {
        match condition {
            Condition::All(parts) => parts.iter().all(|part| self.is_met(part)),
            Condition::Any(parts) => parts.iter().any(|part| self.is_met(part)),
            Condition::Not(part) => part
                .criteria()
                .iter()
                .all(|part| self.state(part) == CriterionState::Unmet),
            Condition::Criterion(criterion) => self.state(criterion) == CriterionState::Met,
        }
    }

    fn state(&self, criterion: &Criterion) -> CriterionState {
        let found = self
            .finding
            .criteria
            .iter()
            .find(|(other, _)| std::ptr::eq(*other, criterion));
        found.map_or(CriterionState::Unknown, |(_, state)| *state)
    }

    fn criterion(&self, criterion: &Criterion, not: bool) -> Html {
        let state = match (not, self.state(criterion)) {
            (true, CriterionState::Met) => CriterionState::Unmet,
            (true, CriterionState::Unmet) => CriterionState::Met,
            (_, state) => state,
        };
        let lower = !not && state == CriterionState::Met && least_age(criterion) < self.highest;
        // Who is not yet 80 need not be told that at 80 another benefit takes over.
        let spared = not && state == CriterionState::Met;
        if spared || (lower && least_age(criterion).is_some()) {
            return Html::default();
        }
        let (class, sign, name) = match state {
            CriterionState::Met => ("met", "✓", messages::BENEFITS_MET),
            CriterionState::Unmet => ("unmet", "✗", messages::BENEFITS_UNMET),
            CriterionState::Unknown => ("unknown", "?", messages::BENEFITS_UNKNOWN),
            CriterionState::Open => ("open", "◇", messages::BENEFITS_OPEN),
        };
        html! {
            <li class={classes!("criterion", class)}>
                <span class="sign" aria-hidden="true">{ sign }</span>
                <span class="state">{ self.messages.get(name) }{ "：" }</span>
                { self.words(criterion, not) }
            </li>
        }
    }

    /// 82 周岁，已满 80 周岁
    fn words(&self, criterion: &Criterion, not: bool) -> String {
        let Test::Age { from, to } = &criterion.test else {
            return criterion.label.clone();
        };
        let limit = from.or(*to).unwrap_or_default();
        let message = match (self.years, from, to) {
            (_, Some(_), _) if not => messages::BENEFITS_NOT_ALSO,
            (None, Some(_), _) => messages::BENEFITS_AGE_LIMIT,
            (None, None, _) => messages::BENEFITS_AGE_UP_TO,
            (Some(years), Some(from), _) if years < *from => messages::BENEFITS_AGE_UNMET,
            (Some(_), Some(_), _) => messages::BENEFITS_AGE_MET,
            (Some(years), None, Some(to)) if years > *to => messages::BENEFITS_AGE_OVER,
            (Some(_), None, _) => messages::BENEFITS_AGE_WITHIN,
        };
        let missing = self
            .years
            .map_or(0, |years| limit.saturating_sub(years))
            .to_string();
        let (age, limit) = (
            self.years
                .map(|years| years.to_string())
                .unwrap_or_default(),
            limit.to_string(),
        );
        self.messages.fill(
            message,
            &[("age", &age), ("limit", &limit), ("missing", &missing)],
        )
    }
}

/// The age from which a criterion holds.
fn least_age(criterion: &Criterion) -> Option<u8> {
    match criterion.test {
        Test::Age { from, .. } => from,
        _ => None,
    }
}
