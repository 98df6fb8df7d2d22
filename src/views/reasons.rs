//! Why a benefit fits or does not: its criteria with their signs, in plain words, each with the words of the gazette.

use gazette::eligibility::{AGE, Condition, Criterion, CriterionState, Finding, Test};
use yew::prelude::*;

use crate::{
    components::plain_link,
    messages::{self, Messages},
    queries::{benefits::Answer, wording},
    route::Route,
    state::App,
};

/// What the reasons are told from.
pub(super) struct Reasons<'r> {
    app: &'r App,
    messages: Messages,
    answer: &'r Answer<'r>,
    finding: &'r Finding<'r>,
    /// The highest age that the person has reached among those asked for: who has reached 70 need not be told of 60.
    highest: Option<u32>,
}

impl<'r> Reasons<'r> {
    pub(super) fn new(app: &'r App, answer: &'r Answer<'r>, finding: &'r Finding<'r>) -> Self {
        let reached = finding
            .criteria
            .iter()
            .filter(|(_, state)| *state == CriterionState::Met);
        let highest = reached
            .filter_map(|(criterion, _)| least_age(criterion))
            .max();
        Self {
            app,
            messages: app.messages(),
            answer,
            finding,
            highest,
        }
    }

    /// The criteria of a condition; where one of several is enough, they stand together and say so.
    pub(super) fn of(&self, condition: &Condition) -> Html {
        self.part(condition)
    }

    fn part(&self, condition: &Condition) -> Html {
        match condition {
            Condition::All(parts) => {
                html! { <>{ for parts.iter().map(|part| self.part(part)) }</> }
            }
            Condition::Any(parts) => self.one_of(parts),
            Condition::Not(part) => self.part(part),
            Condition::Criterion(criterion) => self.criterion(criterion),
        }
    }

    fn one_of(&self, parts: &[Condition]) -> Html {
        // Where one is met, the others no longer matter to the reader.
        let met: Vec<&Condition> = parts.iter().filter(|part| self.is_met(part)).collect();
        let shown = if met.is_empty() {
            parts.iter().collect()
        } else {
            met
        };
        let part = |part: &&Condition| match part {
            Condition::All(_) => {
                html! {
                    <li class="all">
                        <span class="any-label">{ self.messages.get(messages::BENEFITS_ALL_OF) }</span>
                        <ul class="criteria">{ self.part(part) }</ul>
                    </li>
                }
            }
            _ => self.part(part),
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
            Condition::Not(part) => self.is_met(part),
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

    fn criterion(&self, criterion: &Criterion) -> Html {
        let state = self.state(criterion);
        let age = least_age(criterion);
        if state == CriterionState::Met && age.is_some() && age < self.highest {
            return Html::default();
        }
        let (class, sign, name) = match state {
            CriterionState::Met => ("met", "✓", messages::BENEFITS_MET),
            CriterionState::Unmet => ("unmet", "✗", messages::BENEFITS_UNMET),
            CriterionState::Unknown => ("unknown", "?", messages::BENEFITS_UNKNOWN),
            CriterionState::Open => ("open", "◇", messages::BENEFITS_OPEN),
        };
        let inquiry = &self.app.state().inquiry;
        let words = wording::criterion(self.messages, self.answer, inquiry, criterion, state);
        let source = Route::words(&criterion.clause, &criterion.quote);
        html! {
            <li class={classes!("criterion", class)}>
                if !self.app.is_still() {
                    <span class="sign" aria-hidden="true">{ sign }</span>
                    <span class="state">{ self.messages.get(name) }{ self.messages.get(messages::SITE_COLON) }</span>
                }
                { words }
                <span class="fragment">{ plain_link(self.app, source, &format!("“{}”", criterion.quote)) }</span>
            </li>
        }
    }
}

/// The age from which a criterion holds.
fn least_age(criterion: &Criterion) -> Option<u32> {
    match &criterion.test {
        Test::Range { key, from, .. } if key == AGE => *from,
        _ => None,
    }
}
