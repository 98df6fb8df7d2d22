//! What a rule says: benefits, their conditions, the questions that decide them, and whom they are for.

use serde::{Deserialize, Serialize};

use crate::{Agency, Date};

/// Derives what all shapes of this module need.
macro_rules! shapes {
    ($($(#[$meta:meta])* pub $kind:ident $name:ident $body:tt)*) => {
        $(
            #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
            #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
            $(#[$meta])*
            pub $kind $name $body
        )*
    };
}

shapes! {
    /// Something that a person can get, or must do (contract §5).
    pub struct Benefit {
        /// `old-age-allowance`
        pub id: String,
        /// For whom: the key of an audience.
        pub audience: String,
        /// The clause that gives it.
        pub clause: String,
        /// What it is, in a few plain words.
        pub title: String,
        /// The sentence of the gazette.
        pub quote: String,
        /// How firm it is.
        pub strength: Strength,
        /// Whom it fits.
        pub condition: Condition,
        /// How much, in the gazette's words.
        pub amount: Option<String>,
        /// The first day on which it holds, where the gazette names one.
        pub effective_from: Option<Date>,
        /// The day by which it must be done, where the gazette names one.
        pub due: Option<Date>,
        /// Where it holds, where that is not the whole province.
        pub region: Option<String>,
        /// Who answers for it, from the clause.
        pub agencies: Vec<Agency>,
        /// What the gazette does not say and was assumed.
        pub assumptions: Vec<Assumption>,
        /// What to bring; not from the gazette unless it says so.
        pub bring: Vec<String>,
        /// What to ask at the counter.
        pub ask: Vec<String>,
        /// Where one usually applies: keys of places, from the notes.
        pub places: Vec<String>,
        /// For whom it is: keys of `for_whom.json`, in their order.
        pub for_whom: Vec<String>,
        /// What it is about: keys of `topics.json`, in their order; none where no word tells.
        pub topics: Vec<String>,
    }

    /// How firmly the gazette gives a benefit.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub enum Strength {
        /// It must be given.
        Entitlement,
        /// It is to be provided or improved in general.
        Service,
        /// 倡导, 鼓励, 支持, 探索, 试点: it depends on the place.
        Encouraged,
    }

    /// Something that is not in the gazette and was assumed by a curator.
    pub struct Assumption {
        /// What is assumed, in one sentence.
        pub text: String,
        /// Where that comes from.
        pub basis: String,
        /// The day on which the curator looked.
        pub dated: Date,
    }

    /// A condition: criteria joined by all, any, not.
    #[serde(rename_all = "snake_case")]
    pub enum Condition {
        /// Every one holds.
        All(Vec<Condition>),
        /// At least one holds.
        Any(Vec<Condition>),
        /// It does not hold. An open criterion may not stand under it.
        Not(Box<Condition>),
        /// A single criterion.
        Criterion(Criterion),
    }

    /// One thing that is looked at, with the words of the gazette that ask for it.
    pub struct Criterion {
        /// The words of the gazette.
        pub quote: String,
        /// The clause they stand in.
        pub clause: String,
        /// What must be the case.
        pub test: Test,
        /// What is looked at, in plain words: 满 80 周岁.
        pub label: String,
    }

    /// What must be the case.
    #[serde(rename_all = "snake_case")]
    pub enum Test {
        /// A number, both limits inclusive: `age` in completed years, or the answer to another question.
        Range {
            /// Which number.
            key: String,
            /// At least.
            from: Option<u32>,
            /// At most.
            to: Option<u32>,
        },
        /// An answer to a question.
        Answer {
            /// Which question: `pension`.
            key: String,
            /// The answers that fit.
            values: Vec<String>,
        },
        /// An office decides.
        Open,
    }

    /// A question, as the rules file asks it.
    pub struct Question {
        /// `pension`
        pub key: String,
        /// The question in plain words; `{who}` stands for 您 or 老人.
        pub question: String,
        /// What helps to answer it.
        pub hint: Option<String>,
        /// The possible answers besides not knowing; none where a number is asked for.
        pub choices: Vec<Choice>,
        /// What the number counts and how far it goes, where a number is asked for.
        pub number: Option<Number>,
        /// Whether it is asked last, and gently.
        pub sensitive: bool,
        /// Whether a person can choose to make the answer another one: to move, never to fall ill.
        pub by_choice: bool,
    }

    /// An answer to a question.
    pub struct Choice {
        /// `resident`
        pub value: String,
        /// In plain words.
        pub label: String,
    }

    /// A number that is asked for.
    pub struct Number {
        /// What it counts: 户.
        pub unit: String,
        /// The greatest that is believed.
        pub most: u32,
    }

    /// A kind of people or things that rules are about.
    pub struct Audience {
        /// `older_person`
        pub key: String,
        /// 老年人和家人
        pub name: String,
        /// What the page about them is called.
        pub title: String,
        /// For whom one can ask: 我自己, 家里老人.
        pub persons: Vec<Person>,
        /// What the groups of results are called, where that differs from what the page calls them.
        pub groups: Vec<GroupName>,
    }

    /// For whom one can ask.
    pub struct Person {
        /// 家里老人
        pub label: String,
        /// What stands for `{who}`: 老人
        pub who: String,
    }

    /// What a group of results is called.
    pub struct GroupName {
        /// `eligible`, `undetermined`, …
        pub group: String,
        /// 应当做到
        pub name: String,
    }
}

impl Benefit {
    /// The id of the document that gives it.
    #[must_use]
    pub fn document(&self) -> &str {
        let clause = self.clause.as_str();
        clause
            .rsplit_once('/')
            .map_or(clause, |(document, _)| document)
    }
}

impl Condition {
    /// Its criteria, in order.
    #[must_use]
    pub fn criteria(&self) -> Vec<&Criterion> {
        let mut criteria = Vec::new();
        self.add_to(&mut criteria);
        criteria
    }

    /// Adds its criteria to others.
    pub(super) fn add_to<'a>(&'a self, criteria: &mut Vec<&'a Criterion>) {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.add_to(criteria);
                }
            }
            Self::Not(part) => part.add_to(criteria),
            Self::Criterion(criterion) => criteria.push(criterion),
        }
    }
}

impl Criterion {
    /// The fact that decides it; `None` where an office does.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        match &self.test {
            Test::Range { key, .. } | Test::Answer { key, .. } => Some(key),
            Test::Open => None,
        }
    }
}
