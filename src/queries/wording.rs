//! What a finding says, in words: the verdict, the days, the criteria with the person's own values, and what no gazette
//! says. The page and the sheet to take along are told from the same sentences.

use gazette::{
    Date,
    eligibility::{
        AGE, Benefit, Criterion, CriterionState, Finding, Question, Strength, Test, UNKNOWN,
        Verdict,
    },
};

use super::benefits::{Answer, Group};
use crate::{
    corpus,
    inquiry::Inquiry,
    messages::{self, Message, Messages},
};

/// The verdict in a shape and a word, so that nothing is said by colour alone: a class of the style, a sign, the word.
pub(crate) fn verdict(
    messages: Messages,
    answer: &Answer<'_>,
    finding: &Finding<'_>,
) -> (&'static str, &'static str, String) {
    let later = answer.later(finding).is_some();
    let (class, sign, group, word) = match (finding.verdict, finding.benefit.strength) {
        (Verdict::Undetermined, _) => ("unknown", "?", Group::Undetermined, None),
        (Verdict::Discretionary, _) => ("open", "◇", Group::Discretionary, None),
        (Verdict::NotEligible, _) if later => ("later", "◷", Group::Future, None),
        (Verdict::NotEligible, _) => ("unmet", "✗", Group::NotEligible, None),
        (Verdict::Eligible, _) if !finding.in_force => ("later", "◷", Group::Future, None),
        (Verdict::Eligible, Strength::Entitlement) => ("met", "✓", Group::Eligible, None),
        (Verdict::Eligible, Strength::Service) => {
            ("met", "✓", Group::Service, Some(messages::BENEFITS_USABLE))
        }
        (Verdict::Eligible, Strength::Encouraged) => (
            "met",
            "✓",
            Group::Encouraged,
            Some(messages::BENEFITS_IF_OFFERED),
        ),
    };
    let word = word.filter(|_| own_name(answer, group).is_none());
    let word = word.map_or_else(
        || group_name(messages, answer, group),
        |word| messages.get(word).to_owned(),
    );
    (class, sign, word)
}

/// What an audience calls a group itself.
fn own_name<'a>(answer: &Answer<'a>, group: Group) -> Option<&'a str> {
    let mut own = answer.audience.groups.iter();
    own.find(|own| own.group == group.key())
        .map(|own| own.name.as_str())
}

/// What a group is called: the audience may have a name of its own for it.
pub(crate) fn group_name(messages: Messages, answer: &Answer<'_>, group: Group) -> String {
    let message = match group {
        Group::Eligible => messages::BENEFITS_ELIGIBLE,
        Group::Undetermined => messages::BENEFITS_UNDETERMINED,
        Group::Future => messages::BENEFITS_FUTURE,
        Group::Discretionary => messages::BENEFITS_DISCRETIONARY,
        Group::NotEligible => messages::BENEFITS_NOT_ELIGIBLE,
        Group::Service => messages::BENEFITS_SERVICE,
        Group::Encouraged => messages::BENEFITS_ENCOURAGED,
    };
    own_name(answer, group)
        .map_or(messages.get(message), |name| messages.curated(name))
        .to_owned()
}

/// What a strength is called where nothing is known of a person: the audience may have a name of its own for it.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn strength_name<'a>(
    messages: Messages,
    answer: &Answer<'a>,
    strength: Strength,
) -> &'a str {
    let (group, message) = match strength {
        Strength::Entitlement => (Group::Eligible, messages::BENEFITS_ELIGIBLE),
        Strength::Service => (Group::Service, messages::SEARCH_SERVICE),
        Strength::Encouraged => (Group::Encouraged, messages::BENEFITS_ENCOURAGED),
    };
    own_name(answer, group).unwrap_or(messages.get(message))
}

/// What is to be said of days about a finding; nothing where it neither begins nor ends.
pub(crate) fn days(messages: Messages, answer: &Answer<'_>, finding: &Finding<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    let say = |message, date: &str| messages.fill(message, &[("date", date)]);
    if let Some(due) = finding.benefit.due {
        sentences.push(say(messages::BENEFITS_DUE, &messages::day(messages, due)));
    }
    if let Some((age, verdict)) = answer
        .later(finding)
        .filter(|_| finding.verdict == Verdict::NotEligible)
    {
        let from = finding
            .eligible_from
            .filter(|_| verdict == Verdict::Eligible);
        let message = match (verdict, finding.approximate) {
            (Verdict::Eligible, true) => messages::BENEFITS_FROM_ABOUT,
            (Verdict::Eligible, false) => messages::BENEFITS_FROM,
            _ => messages::BENEFITS_LATER,
        };
        let date = from.map_or_else(String::new, |from| day(messages, from, finding.approximate));
        let age = age.to_string();
        sentences.push(messages.fill(message, &[("date", &date), ("age", &age)]));
    } else if !finding.in_force
        && let Some(from) = finding.benefit.effective_from
    {
        sentences.push(say(
            messages::BENEFITS_EFFECTIVE,
            &messages::day(messages, from),
        ));
    }
    if let Some(until) = finding
        .eligible_until
        .filter(|_| finding.verdict == Verdict::Eligible)
    {
        sentences.push(say(
            messages::BENEFITS_UNTIL,
            &day(messages, until, finding.approximate),
        ));
    }
    sentences
}

/// A day, or the one or two years in which it lies where only the age is known.
pub(crate) fn day(messages: Messages, date: Date, approximate: bool) -> String {
    if !approximate {
        return messages::day(messages, date);
    }
    // Up to a year earlier, not counting the same day of the year before.
    let earliest = date.plus_years(-1).and_then(|date| date.plus_days(1));
    let (first, last) = (earliest.map_or(date.year(), Date::year), date.year());
    if first == last {
        messages.fill(
            messages::BENEFITS_ABOUT_YEAR,
            &[("year", &last.to_string())],
        )
    } else {
        let values = [("first", first.to_string()), ("last", last.to_string())];
        let values = values
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        messages.fill(messages::BENEFITS_ABOUT_YEARS, &values)
    }
}

/// The question with the word for the person in it.
pub(crate) fn asked(messages: Messages, question: &Question, who: &str) -> String {
    let question = messages.curated(&question.question);
    question.replace("{who}", messages.curated(who))
}

/// 27米
pub(crate) fn with_unit(messages: Messages, value: &str, unit: &str) -> String {
    messages.fill(
        messages::SITE_WITH_UNIT,
        &[("value", value), ("unit", unit)],
    )
}

/// A criterion with what was told: 您 82 周岁，已满 80 周岁
pub(crate) fn criterion(
    messages: Messages,
    answer: &Answer<'_>,
    inquiry: &Inquiry,
    criterion: &Criterion,
    state: CriterionState,
) -> String {
    let label = messages.curated(&criterion.label);
    let told = |value: &str| {
        let values = [("label", label), ("value", value)];
        messages.fill(messages::BENEFITS_TOLD, &values)
    };
    match (&criterion.test, answer.years) {
        (Test::Range { key, from, to }, Some(years)) if key == AGE => {
            age(messages, answer.who, years, (*from, *to), state).unwrap_or_else(|| label.into())
        }
        (Test::Range { key, .. } | Test::Answer { key, .. }, _) if key != AGE => {
            let mut questions = answer.questions.iter();
            let question = questions.find(|question| question.key == *key);
            let value = inquiry.answer_to(key).filter(|value| *value != UNKNOWN);
            match (question, value) {
                (Some(question), Some(value)) if state == CriterionState::Unmet => {
                    let mut choices = question.choices.iter();
                    let choice = choices.find(|choice| choice.value == value);
                    let unit = question
                        .number
                        .as_ref()
                        .map_or("", |number| messages.curated(&number.unit));
                    told(&choice.map_or_else(
                        || with_unit(messages, value, unit),
                        |own| messages.curated(&own.label).to_owned(),
                    ))
                }
                _ => label.into(),
            }
        }
        _ => label.into(),
    }
}

/// How an age stands to its limits; `None` where the label says it better, as under a `not`.
fn age(
    messages: Messages,
    who: &str,
    years: u32,
    (from, to): (Option<u32>, Option<u32>),
    state: CriterionState,
) -> Option<String> {
    let (message, limit) = match (from, to) {
        (Some(from), _) if years < from => (messages::BENEFITS_AGE_UNMET, from),
        (_, Some(to)) if years > to => (messages::BENEFITS_AGE_OVER, to),
        (Some(from), None) => (messages::BENEFITS_AGE_MET, from),
        (None, Some(to)) => (messages::BENEFITS_AGE_WITHIN, to + 1),
        _ => return None,
    };
    let holds = from.is_none_or(|from| from <= years) && to.is_none_or(|to| years <= to);
    if holds != (state == CriterionState::Met) {
        return None;
    }
    let numbers = [years, limit, limit.saturating_sub(years)].map(|number| number.to_string());
    let [years, limit, missing] = numbers.each_ref().map(String::as_str);
    let values = [
        ("who", messages.curated(who)),
        ("age", years),
        ("limit", limit),
        ("missing", missing),
    ];
    Some(messages.fill(message, &values).trim_start().to_owned())
}

/// What a person could choose to change, where that would change a "no".
pub(crate) fn by_choice(messages: Messages, finding: &Finding<'_>) -> Vec<String> {
    let unmet = finding.criteria.iter().filter(|(criterion, state)| {
        *state == CriterionState::Unmet
            && criterion
                .key()
                .is_some_and(|key| finding.by_choice.contains(&key))
    });
    unmet
        .map(|(criterion, _)| {
            messages.fill(
                messages::BENEFITS_BY_CHOICE,
                &[("label", messages.curated(&criterion.label))],
            )
        })
        .collect()
}

/// What the bodies are called today; no gazette says so, and the sentence tells it.
pub(crate) fn today(messages: Messages, finding: &Finding<'_>) -> Option<String> {
    let mut names = Vec::new();
    let mut checked = None;
    for agency in &finding.benefit.agencies {
        let body = corpus().body(finding.benefit.document(), &agency.name);
        if let Some(now) = body.and_then(|body| body.current_name.as_ref())
            && now.name != agency.name
        {
            names.push(format!("{}→{}", agency.name, now.name));
            checked = Some(now.checked_on);
        }
    }
    let day = messages::day(messages, checked?);
    let values = [("names", names.join("；")), ("date", day)];
    let values = values
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    Some(messages.fill(messages::BENEFITS_TODAY, &values))
}

/// Where one usually applies.
pub(crate) fn places(
    messages: Messages,
    finding: &Finding<'_>,
) -> impl Iterator<Item = &'static str> {
    let keys = &finding.benefit.places;
    let own = corpus()
        .places
        .iter()
        .filter(|place| keys.contains(&place.key));
    own.map(move |place| messages.curated(&place.name))
}
/// How many benefits a sentence names.
const EXAMPLES: usize = 3;

/// A sentence with some benefits by name: three are enough to see what it is about. `other` is one more value of it.
pub(crate) fn examples(
    messages: Messages,
    [all, among]: [Message; 2],
    benefits: &[&Benefit],
    other: (&str, &str),
) -> String {
    let titles = benefits.iter().take(EXAMPLES);
    let titles: Vec<&str> = titles
        .map(|benefit| messages.curated(&benefit.title))
        .collect();
    let count = benefits.len();
    let message = if count > EXAMPLES { among } else { all };
    let count = count.to_string();
    let titles = titles.join("；");
    messages.fill(message, &[("count", &count), ("titles", &titles), other])
}
