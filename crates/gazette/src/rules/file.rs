//! A rules file as it is written. What its keys mean is told in `seeds/rules/README.md`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::eligibility::{Assumption, Number, Person, Strength};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) document: Spanned<String>,
    /// The part of the document whose every clause must have a benefit.
    pub(super) part: Option<Spanned<String>>,
    pub(super) audience: RawAudience,
    #[serde(default)]
    pub(super) assumptions: BTreeMap<Spanned<String>, Assumption>,
    #[serde(default)]
    pub(super) question: Vec<RawQuestion>,
    #[serde(default)]
    pub(super) benefit: Vec<RawBenefit>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAudience {
    pub(super) key: Spanned<String>,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) persons: Vec<Person>,
    /// Whether the page begins with this one.
    #[serde(default)]
    pub(super) first: bool,
    #[serde(default)]
    pub(super) groups: BTreeMap<Spanned<String>, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawQuestion {
    pub(super) key: Spanned<String>,
    pub(super) question: String,
    pub(super) hint: Option<String>,
    #[serde(default)]
    pub(super) choices: Vec<RawChoice>,
    pub(super) number: Option<Number>,
    #[serde(default)]
    pub(super) sensitive: bool,
    #[serde(default)]
    pub(super) by_choice: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawChoice {
    pub(super) value: Value,
    pub(super) label: String,
}

/// `"resident"` or `true`
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Value {
    Word(String),
    Truth(bool),
}

impl Value {
    pub(super) fn text(&self) -> String {
        match self {
            Self::Word(word) => word.clone(),
            Self::Truth(truth) => truth.to_string(),
        }
    }
}

/// `"resident"`, `true`, or a list of such.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Values {
    One(Value),
    Several(Vec<Value>),
}

impl Values {
    pub(super) fn texts(&self) -> Vec<String> {
        match self {
            Self::One(value) => vec![value.text()],
            Self::Several(values) => values.iter().map(Value::text).collect(),
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawBenefit {
    pub(super) id: Spanned<String>,
    pub(super) clause: Spanned<String>,
    pub(super) title: String,
    pub(super) quote: Spanned<String>,
    pub(super) strength: Strength,
    pub(super) condition: Spanned<RawCondition>,
    pub(super) amount: Option<Spanned<String>>,
    pub(super) region: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) assumptions: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) bring: Vec<String>,
    #[serde(default)]
    pub(super) ask: Vec<String>,
    #[serde(default)]
    pub(super) places: Vec<Spanned<String>>,
}

/// A node of the tree: either one of all, any, not, or a criterion.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCondition {
    pub(super) all: Option<Vec<Spanned<RawCondition>>>,
    pub(super) any: Option<Vec<Spanned<RawCondition>>>,
    pub(super) not: Option<Box<Spanned<RawCondition>>>,
    pub(super) quote: Option<Spanned<String>>,
    pub(super) clause: Option<Spanned<String>>,
    pub(super) age_from: Option<u8>,
    pub(super) age_to: Option<u8>,
    pub(super) fact: Option<Spanned<String>>,
    pub(super) is: Option<Values>,
    pub(super) from: Option<u32>,
    pub(super) to: Option<u32>,
    pub(super) label: Option<String>,
    pub(super) open: Option<String>,
}

impl RawCondition {
    /// Whether nothing but all, any or not is written.
    pub(super) fn only_joins(&self) -> bool {
        let written = [
            self.quote.is_some(),
            self.clause.is_some(),
            self.age_from.is_some(),
            self.age_to.is_some(),
            self.fact.is_some(),
            self.is.is_some(),
            self.from.is_some(),
            self.to.is_some(),
            self.label.is_some(),
            self.open.is_some(),
        ];
        !written.contains(&true)
    }
}
