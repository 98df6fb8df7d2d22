//! The bodies: found by any of their names, grouped by what the gazette says of them.

use gazette::{
    Document, Duty, Mention, MentionRole, Organization, corpus::Corpus, eligibility::Benefit,
};

use super::{board::Board, work::tasks};
use crate::{
    messages::{self, Message},
    route::{OrganizationFilter, needle},
};

/// The body that an address means: by its id, else by another name if it is no other body's too. What a name in a document
/// means, [`Corpus::body`] says.
pub(crate) fn find<'a>(corpus: &'a Corpus, name: &str) -> Option<&'a Organization> {
    let bodies = || corpus.organizations.iter();
    bodies().find(|body| body.id == name).or_else(|| {
        let mut named = bodies().filter(|body| body.aliases.iter().any(|alias| alias == name));
        named.next().filter(|_| named.next().is_none())
    })
}

/// Whether the body is among those who answer for a benefit.
pub(crate) fn answers(corpus: &Corpus, body: &Organization, benefit: &Benefit) -> bool {
    let mut agencies = benefit.agencies.iter();
    agencies.any(|agency| {
        let other = corpus.body(benefit.document(), &agency.name);
        other.is_some_and(|other| other.id == body.id)
    })
}

/// Where the body is named as one thing.
pub(crate) fn mentions(body: &Organization, role: MentionRole) -> impl Iterator<Item = &Mention> {
    body.mentions
        .iter()
        .filter(move |mention| mention.role == role)
}

/// The duties of those who keep contact with the body, or direct it.
pub(crate) fn duties<'a>(
    corpus: &'a Corpus,
    body: &Organization,
    role: MentionRole,
) -> Vec<&'a Duty> {
    let duties = mentions(body, role).filter_map(|mention| {
        let id = mention.duty.as_ref()?;
        corpus.duties.iter().find(|duty| duty.id == *id)
    });
    duties.collect()
}

/// The documents that say who keeps contact with whom, or directs whom, and say it of none of these names of the body. Only
/// those that speak for the same places as the document that names it: of another province's bodies they cannot.
pub(crate) fn silent<'a>(
    corpus: &'a Corpus,
    body: &Organization,
    named_in: &str,
) -> Vec<&'a Document> {
    let region = corpus.region(named_in);
    let roles = [MentionRole::Liaison, MentionRole::Directed];
    let told: Vec<&Duty> = roles
        .into_iter()
        .flat_map(|role| duties(corpus, body, role))
        .collect();
    let documents = corpus.documents.iter();
    let silent = documents.filter(|document| {
        let of = |duty: &Duty| duty.document == document.id;
        corpus.region(&document.id) == region
            && corpus.duties.iter().any(of)
            && !told.iter().any(|duty| of(duty))
    });
    silent.collect()
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

    fn of(body: &Organization, tasks: usize) -> Self {
        if body.collective {
            Self::Collective
        } else if tasks > 0 {
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

/// What a filter shows, by group, each with how much it must do; who has most to do comes first.
pub(crate) fn groups<'a>(
    board: &Board<'a>,
    filter: &OrganizationFilter,
) -> Vec<(Group, Vec<(&'a Organization, usize)>)> {
    let text = needle(&filter.text);
    let mut groups: Vec<(Group, Vec<(&Organization, usize)>)> = Group::ALL
        .iter()
        .map(|group| (*group, Vec::new()))
        .collect();
    let bodies = board.corpus.organizations.iter();
    for body in bodies.filter(|body| fits(body, &text)) {
        let tasks = tasks(board, body);
        let group = Group::of(body, tasks);
        for (_, own) in groups.iter_mut().filter(|(other, _)| *other == group) {
            let at = own.partition_point(|(_, other)| *other >= tasks);
            own.insert(at, (body, tasks));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{corpus, queries::board::board};

    fn found(text: &str) -> Vec<&'static str> {
        let filter = OrganizationFilter {
            text: text.into(),
            ..OrganizationFilter::default()
        };
        let groups = groups(board(), &filter);
        let bodies = groups.iter().flat_map(|(_, own)| own);
        bodies.map(|(body, _)| body.name.as_str()).collect()
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
                assert!(find(corpus(), name).is_some_and(|found| found.id == body.id));
            }
        }
        assert_eq!(found("查无此单位"), Vec::<&str>::new());
    }

    #[test]
    fn who_has_most_to_do_comes_first() {
        let groups = groups(board(), &OrganizationFilter::default());
        for (_, own) in groups {
            assert!(own.is_sorted_by(|(_, one), (_, other)| one >= other));
        }
    }
}
