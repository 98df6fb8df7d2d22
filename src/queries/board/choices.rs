//! What each filter of the deadlines can be set to, and how that is called.

use gazette::{Level, Origin, Role, Standing, corpus::Corpus};

use crate::{
    deadline_filter::Key,
    messages::{self, Message},
    queries::{
        Lookup,
        bodies::Bodies,
        choice::{Choice, by_weight, document_name, periods, said, vocabulary},
        deadlines::day,
    },
};

/// What a key can be set to.
pub(super) fn of(corpus: &Corpus, key: Key) -> Vec<Choice> {
    match key {
        Key::Document => documents(corpus),
        Key::Unit => units(corpus),
        Key::Role => said(ROLES.into_iter()),
        Key::Level => {
            let levels = LEVELS.map(|(value, level)| (value, level_name(level)));
            let levels = levels.into_iter();
            said(levels.chain([(UNSTATED, messages::LEVEL_UNSTATED)]))
        }
        Key::Topic => vocabulary(corpus.topics.iter().map(|topic| (&topic.key, &topic.name))),
        Key::ForWhom => vocabulary(
            corpus
                .for_whom
                .iter()
                .map(|group| (&group.key, &group.name)),
        ),
        Key::Period => due(corpus),
        Key::Due => {
            let undated = [
                (ALL_YEAR, messages::STATE_ALL_YEAR),
                (PERIODIC, messages::STATE_PERIODIC),
            ];
            let mut choices = due(corpus);
            choices.extend(said(undated.into_iter()));
            choices
        }
        Key::State => said(STATES.into_iter()),
        Key::Origin => said(
            [Origin::Body, Origin::Table]
                .into_iter()
                .map(|origin| (origin_value(origin), origin_name(origin))),
        ),
        Key::Conflict => said([(YES, messages::DEADLINES_WITH_CONFLICT)].into_iter()),
        _ => said([(YES, messages::DEADLINES_RETURNING)].into_iter()),
    }
}

// The values of choices that are no ids.
pub(super) const UNSTATED: &str = "unstated";
pub(super) const YES: &str = "yes";
pub(super) const ALL_YEAR: &str = "all-year";
pub(super) const PERIODIC: &str = "periodic";

/// The states in the order of the page, as [`state`] counts them.
const STATES: [(&str, Message); 6] = [
    ("over", messages::STATE_OVER),
    ("month", messages::STATE_MONTH),
    ("running", messages::STATE_RUNNING),
    ("ahead", messages::STATE_AHEAD),
    (ALL_YEAR, messages::STATE_ALL_YEAR),
    (PERIODIC, messages::STATE_PERIODIC),
];

/// The place of a state among [`STATES`].
pub(crate) fn state(standing: Standing) -> u16 {
    match standing {
        Standing::Over { .. } => 0,
        Standing::ThisMonth { .. } => 1,
        Standing::Running { .. } => 2,
        Standing::Ahead { .. } | Standing::Begins { .. } => 3,
        Standing::AllYear => 4,
        Standing::Rhythm => 5,
    }
}

/// The roles in the order of [`role_place`].
const ROLES: [(&str, Message); 3] = [
    ("lead", messages::ROLE_LEAD),
    ("joint", messages::ROLE_JOINT),
    ("support", messages::ROLE_SUPPORT),
];

/// The place of a role among [`ROLES`].
pub(super) fn role_place(role: Role) -> u16 {
    match role {
        Role::Lead => 0,
        Role::Joint => 1,
        Role::Support => 2,
    }
}

pub(super) const LEVELS: [(&str, Level); 4] = [
    ("province", Level::Province),
    ("city", Level::City),
    ("county", Level::County),
    ("township", Level::Township),
];

/// 省级 · 设区市
pub(crate) fn level_name(level: Level) -> Message {
    match level {
        Level::Province => messages::LEVEL_PROVINCE,
        Level::City => messages::LEVEL_CITY,
        Level::County => messages::LEVEL_COUNTY,
        Level::Township => messages::LEVEL_TOWNSHIP,
    }
}

/// The years, quarters and months in which something is due.
fn due(corpus: &Corpus) -> Vec<Choice> {
    periods(corpus.deadlines.iter().filter_map(day))
}

/// The documents that have deadlines, in the order of the text.
fn documents(corpus: &Corpus) -> Vec<Choice> {
    // Only whether a document is among them is asked; a set would be one more type.
    let mut with_deadlines = Lookup::new();
    for (place, deadline) in corpus.deadlines.iter().enumerate() {
        with_deadlines.insert(&deadline.document, place);
    }
    let documents = corpus.documents.iter();
    documents
        .filter(|document| with_deadlines.contains_key(document.id.as_str()))
        .map(|document| Choice {
            value: document.id.clone(),
            name: document_name(corpus, document),
        })
        .collect()
}

/// Who must do something by a day, those with most to do first.
fn units(corpus: &Corpus) -> Vec<Choice> {
    let bodies = Bodies::new(corpus);
    let mut found: Vec<(&str, &str, usize)> = Vec::new();
    let mut places = Lookup::new();
    let all = corpus.deadlines.iter().flat_map(|deadline| {
        let own = deadline.responsible.iter();
        own.map(|agency| (deadline.document.as_str(), agency))
    });
    for (document, agency) in all {
        let known = bodies.of(document, &agency.name);
        let (id, name) = known.map_or((&agency.name, &agency.name), |body| (&body.id, &body.name));
        let place = *places.entry(id).or_insert(found.len());
        if place == found.len() {
            found.push((id, name, 0));
        }
        found[place].2 += 1;
    }
    by_weight(found)
}

pub(super) fn origin_value(origin: Origin) -> &'static str {
    match origin {
        Origin::Body => "body",
        Origin::Table => "table",
    }
}

/// 正文 · 附表
pub(crate) fn origin_name(origin: Origin) -> Message {
    match origin {
        Origin::Body => messages::DEADLINES_BODY,
        Origin::Table => messages::DEADLINES_TABLE,
    }
}
