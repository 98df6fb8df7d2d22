//! The bodies: found by any of their names, grouped by what the gazette says of them.

use gazette::{Agency, Document, Mention, MentionRole, Organization, corpus::Corpus};

use crate::{
    messages::{self, Message, Messages},
    route::{OrganizationFilter, needle},
};

/// The body with just this name, or another of its names.
pub(crate) fn find<'a>(corpus: &'a Corpus, name: &str) -> Option<&'a Organization> {
    let named = |body: &&Organization| body.name == name || body.id == name;
    let bodies = || corpus.organizations.iter();
    bodies()
        .find(named)
        .or_else(|| bodies().find(|body| has_name(body, name)))
}

/// Whether a gazette prints the name for this body.
pub(crate) fn has_name(body: &Organization, name: &str) -> bool {
    body.name == name || body.aliases.iter().any(|alias| alias == name)
}

/// Whether the body is among those who answer.
pub(crate) fn answers(body: &Organization, agencies: &[Agency]) -> bool {
    agencies.iter().any(|agency| has_name(body, &agency.name))
}

/// How often the body is named as one that must do something.
pub(crate) fn tasks(body: &Organization) -> usize {
    let roles = [MentionRole::Lead, MentionRole::Joint, MentionRole::Support];
    roles.iter().map(|role| mentions(body, *role).count()).sum()
}

/// Where the body is named as one thing.
pub(crate) fn mentions(body: &Organization, role: MentionRole) -> impl Iterator<Item = &Mention> {
    body.mentions
        .iter()
        .filter(move |mention| mention.role == role)
}

/// The month of a document's signature: 2018年4月
pub(crate) fn document_month(messages: Messages, document: Option<&Document>) -> String {
    let Some(day) = document.and_then(|document| document.date) else {
        return String::new();
    };
    written_day(messages, &day.to_string()[.."2018-04".len()])
}

/// 2018, 2018-10 or 2018-10-25, as people read it.
pub(crate) fn written_day(messages: Messages, written: &str) -> String {
    let mut parts = written.split('-').map(|part| part.trim_start_matches('0'));
    let mut part = || parts.next().unwrap_or_default();
    let values = [("year", part()), ("month", part()), ("day", part())];
    let message = match values {
        [_, (_, ""), _] => messages::ORGANIZATIONS_YEAR,
        [.., (_, "")] => messages::ORGANIZATIONS_MONTH,
        _ => messages::SITE_DATE,
    };
    messages.fill(message, &values)
}

/// The groups of the index, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    /// One body that must do something.
    Tasks,
    /// A name for many bodies.
    Collective,
    /// On a list of honour, and nowhere a task.
    Awarded,
    /// Named otherwise: where leaders divide their work, in the text.
    Named,
}

impl Group {
    const ALL: [Self; 4] = [Self::Tasks, Self::Collective, Self::Named, Self::Awarded];

    fn of(body: &Organization) -> Self {
        if body.collective {
            Self::Collective
        } else if tasks(body) > 0 {
            Self::Tasks
        } else if mentions(body, MentionRole::Awarded).next().is_some() {
            Self::Awarded
        } else {
            Self::Named
        }
    }

    pub(crate) fn name(self) -> Message {
        match self {
            Self::Tasks => messages::ORGANIZATIONS_WITH_TASKS,
            Self::Collective => messages::ORGANIZATIONS_COLLECTIVE,
            Self::Awarded => messages::ORGANIZATIONS_AWARDED,
            Self::Named => messages::ORGANIZATIONS_NAMED,
        }
    }
}

/// What a filter shows, by group; who has most to do comes first.
pub(crate) fn groups<'a>(
    corpus: &'a Corpus,
    filter: &OrganizationFilter,
) -> Vec<(Group, Vec<&'a Organization>)> {
    let text = needle(&filter.text);
    let mut groups: Vec<(Group, Vec<&Organization>)> = Group::ALL
        .iter()
        .map(|group| (*group, Vec::new()))
        .collect();
    for body in corpus.organizations.iter().filter(|body| fits(body, &text)) {
        let group = Group::of(body);
        for (_, own) in groups.iter_mut().filter(|(other, _)| *other == group) {
            let at = own.partition_point(|other| tasks(other) >= tasks(body));
            own.insert(at, body);
        }
    }
    groups.retain(|(_, own)| !own.is_empty());
    groups
}

fn fits(body: &Organization, text: &str) -> bool {
    let within = |name: &str| name.to_ascii_lowercase().contains(text);
    within(&body.name)
        || body.aliases.iter().any(|alias| within(alias))
        || body
            .current_name
            .as_ref()
            .is_some_and(|today| within(&today.name))
}

/// The part of a text that is about the body: the sentences that a bracket with its name binds, else the sentence that
/// names it, else the first.
pub(crate) fn sentence<'a>(body: &Organization, text: &'a str) -> &'a str {
    let names = |part: &&str| {
        part.contains(&body.name) || body.aliases.iter().any(|alias| part.contains(alias))
    };
    let mut bound = bound(text).into_iter();
    if let Some((part, _)) = bound.find(|(_, bracket)| names(bracket)) {
        return part;
    }
    let mut sentences = text.split_inclusive('。');
    sentences
        .clone()
        .find(names)
        .or_else(|| sentences.next())
        .unwrap_or_default()
}

/// What stands before each bracket that follows a full stop, with the bracket, and the bracket alone:
/// 甲做一事。（甲负责）乙做一事。（乙负责） → two
fn bound(text: &str) -> Vec<(&str, &str)> {
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(stop) = text[at..].find("。（") {
        let open = at + stop + "。".len();
        let mut depth = 0_u32;
        let close = text[open..].char_indices().find(|(_, sign)| {
            match sign {
                '（' => depth += 1,
                '）' => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        let Some((close, sign)) = close else { break };
        at = open + close + sign.len_utf8();
        parts.push((&text[from..at], &text[open..at]));
        from = at;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;

    fn found(text: &str) -> Vec<&'static str> {
        let filter = OrganizationFilter { text: text.into() };
        let groups = groups(corpus(), &filter);
        groups
            .iter()
            .flat_map(|(_, own)| own.iter().map(|body| body.name.as_str()))
            .collect()
    }

    #[test]
    fn a_body_is_found_by_each_of_its_names_and_listed_once() {
        assert_eq!(found("").len(), corpus().organizations.len());
        for body in &corpus().organizations {
            let today = body.current_name.iter().map(|today| &today.name);
            for name in body.aliases.iter().chain([&body.name]).chain(today) {
                assert!(found(name).contains(&body.name.as_str()), "{name}");
            }
            for name in body.aliases.iter().chain([&body.name]) {
                assert!(find(corpus(), name).is_some_and(|found| has_name(found, name)));
            }
        }
        assert_eq!(found("查无此单位"), Vec::<&str>::new());
    }

    #[test]
    fn the_sentences_about_a_body_are_those_that_its_bracket_binds() {
        let body = find(corpus(), "省工商局").expect("it is in this gazette");
        let text = "甲做一事。再做一事。（各市、县（市、区）政府负责）乙做一事。（省工商局牵头）丙做一事。";
        assert_eq!(sentence(body, text), "乙做一事。（省工商局牵头）");
        assert_eq!(sentence(body, "甲做。省工商局做。"), "省工商局做。");
        assert_eq!(sentence(body, "甲做。（乙"), "甲做。");
    }

    #[test]
    fn who_has_most_to_do_comes_first() {
        let groups = groups(corpus(), &OrganizationFilter::default());
        for (_, own) in groups {
            assert!(own.is_sorted_by_key(|body| std::cmp::Reverse(tasks(body))));
        }
    }
}
