//! One benefit: what it is, why it fits or does not, what else it depends on, and the sentence that says so.

use gazette::eligibility::{Benefit, Condition, Criterion, CriterionState, Finding, Test};
use yew::prelude::*;

use crate::{
    components::{agencies, quote},
    messages::{self, Messages},
    state::App,
};

/// `years` is the person's age today, where it is known.
pub(crate) fn benefit_card(
    app: &App,
    benefit: &Benefit,
    finding: &Finding<'_>,
    years: Option<u8>,
) -> Html {
    let messages = app.messages();
    html! {
        <article class="benefit" aria-label={benefit.title.clone()}>
            <h3>{ &benefit.title }</h3>
            if let Some(amount) = &benefit.amount {
                <p class="amount">{ amount }</p>
            }
            { for benefit.region.iter().map(|region| html! { <p>{ messages.get(messages::BENEFITS_REGION) }{ "：" }{ region }</p> }) }
            <ul class="criteria">{ condition(messages, &benefit.condition, &finding.criteria, years, false) }</ul>
            { quote(app, &benefit.quote, &benefit.clause) }
            <details class="source">
                <summary>{ messages.get(messages::BENEFITS_DETAILS) }</summary>
                if !benefit.agencies.is_empty() {
                    <p>{ messages.get(messages::BENEFITS_AGENCIES) }{ "：" }{ agencies(messages, &benefit.agencies) }</p>
                }
                if let Some(day) = benefit.effective_from {
                    <p>{ messages.fill(messages::BENEFITS_EFFECTIVE, &[("date", &messages::day(messages, day))]) }</p>
                }
                if !benefit.bring.is_empty() {
                    <p>{ messages.get(messages::BENEFITS_BRING) }{ "：" }{ benefit.bring.join("、") }</p>
                }
                { for benefit.assumptions.iter().map(|assumption| {
                    let dated = messages::day(messages, assumption.dated);
                    let values = [("text", assumption.text.as_str()), ("basis", &assumption.basis), ("dated", &dated)];
                    html! { <p>{ messages.get(messages::BENEFITS_ASSUMPTION) }{ "：" }{ messages.fill(messages::BENEFITS_ASSUMPTION_BASIS, &values) }</p> }
                }) }
            </details>
        </article>
    }
}

type States<'a> = [(&'a Criterion, CriterionState)];

/// The criteria of a condition; where one of several is enough, they stand together and say so.
fn condition(
    messages: Messages,
    condition: &Condition,
    states: &States<'_>,
    years: Option<u8>,
    not: bool,
) -> Html {
    match condition {
        Condition::All(parts) => {
            html! { <>{ for parts.iter().map(|part| self::condition(messages, part, states, years, not)) }</> }
        }
        Condition::Any(parts) => {
            // Where one is met, the others no longer matter to the reader.
            let met: Vec<&Condition> = parts.iter().filter(|part| is_met(part, states)).collect();
            let shown = if met.is_empty() {
                parts.iter().collect()
            } else {
                met
            };
            let part = |part: &&Condition| {
                let drawn = self::condition(messages, part, states, years, not);
                match part {
                    Condition::All(_) => {
                        html! { <li class="all"><ul class="criteria">{ drawn }</ul></li> }
                    }
                    _ => drawn,
                }
            };
            if shown.len() == 1 {
                return part(&shown[0]);
            }
            html! {
                <li class="any">
                    <span class="any-label">{ messages.get(messages::BENEFITS_ONE_OF) }</span>
                    <ul class="criteria">{ for shown.iter().map(part) }</ul>
                </li>
            }
        }
        Condition::Not(part) => self::condition(messages, part, states, years, !not),
        Condition::Criterion(criterion) => {
            let state = match (not, state_of(criterion, states)) {
                (true, CriterionState::Met) => CriterionState::Unmet,
                (true, CriterionState::Unmet) => CriterionState::Met,
                (_, state) => state,
            };
            self::criterion(messages, criterion, state, years, not)
        }
    }
}

fn state_of(criterion: &Criterion, states: &States<'_>) -> CriterionState {
    let found = states
        .iter()
        .find(|(other, _)| std::ptr::eq(*other, criterion));
    found.map_or(CriterionState::Unknown, |(_, state)| *state)
}

/// Whether what is known is enough for a part of a condition.
fn is_met(condition: &Condition, states: &States<'_>) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().all(|part| is_met(part, states)),
        Condition::Any(parts) => parts.iter().any(|part| is_met(part, states)),
        Condition::Not(part) => part
            .criteria()
            .iter()
            .all(|part| state_of(part, states) == CriterionState::Unmet),
        Condition::Criterion(criterion) => state_of(criterion, states) == CriterionState::Met,
    }
}

fn criterion(
    messages: Messages,
    criterion: &Criterion,
    state: CriterionState,
    years: Option<u8>,
    not: bool,
) -> Html {
    let (class, sign, name) = match state {
        CriterionState::Met => ("met", "✓", messages::BENEFITS_MET),
        CriterionState::Unmet => ("unmet", "✗", messages::BENEFITS_UNMET),
        CriterionState::Unknown => ("unknown", "?", messages::BENEFITS_UNKNOWN),
        CriterionState::Open => ("open", "◇", messages::BENEFITS_OPEN),
    };
    html! {
        <li class={classes!("criterion", class)}>
            <span class="sign" aria-hidden="true">{ sign }</span>
            <span class="state">{ messages.get(name) }{ "：" }</span>
            { reason(messages, criterion, years, not) }
        </li>
    }
}

/// Why a criterion stands as it does: 82 周岁，已满 80 周岁
fn reason(messages: Messages, criterion: &Criterion, years: Option<u8>, not: bool) -> String {
    match &criterion.test {
        Test::Age {
            from: Some(limit), ..
        } if not => messages.fill(
            messages::BENEFITS_NOT_ALSO,
            &[("limit", &limit.to_string())],
        ),
        Test::Age { from, to } => {
            let limit = from.or(*to).unwrap_or_default();
            let missing = years
                .map_or(0, |years| limit.saturating_sub(years))
                .to_string();
            let (age, limit_text) = (
                years.map(|years| years.to_string()).unwrap_or_default(),
                limit.to_string(),
            );
            let message = match (years, from, to) {
                (None, Some(_), _) => messages::BENEFITS_AGE_LIMIT,
                (None, None, _) => messages::BENEFITS_AGE_UP_TO,
                (Some(years), Some(from), _) if years < *from => messages::BENEFITS_AGE_UNMET,
                (Some(_), Some(_), _) => messages::BENEFITS_AGE_MET,
                (Some(years), None, Some(to)) if years > *to => messages::BENEFITS_AGE_OVER,
                (Some(_), None, _) => messages::BENEFITS_AGE_WITHIN,
            };
            messages.fill(
                message,
                &[("age", &age), ("limit", &limit_text), ("missing", &missing)],
            )
        }
        Test::Fact { .. } | Test::Open => criterion.label.clone(),
    }
}
