//! The first gazette and the tables that were written by hand from it.

use std::fs;

use gazette::{Agency, Parse, Role, Source};
use serde::Deserialize;

/// The seed of the first gazette.
pub const FILE: &str = "zhejiang-2018-12.txt";

/// Its text.
pub fn seed() -> String {
    fs::read_to_string(format!("seeds/{FILE}")).expect("the seed of the first gazette")
}

/// What is read in it.
pub fn parse() -> Parse {
    gazette::parse(&Source::new(FILE, seed()))
}

/// A table of `tests/facts/`.
pub fn facts<T: for<'de> Deserialize<'de>>(name: &str) -> T {
    let table = fs::read_to_string(format!("tests/facts/{name}.toml")).expect("a table of facts");
    toml::from_str(&table).unwrap_or_else(|error| panic!("tests/facts/{name}.toml: {error}"))
}

/// 浙政办发〔2018〕30号 → 浙政办发-2018-30
pub fn id(number: &str) -> String {
    number.replace(['〔', '〕'], "-").replace('号', "")
}

/// Names and roles, as the tables write them.
pub fn named(agencies: &[Agency]) -> Vec<(String, String)> {
    let role = |role| match role {
        Role::Lead => "lead",
        Role::Joint => "joint",
        Role::Support => "support",
    };
    agencies
        .iter()
        .map(|agency| (agency.name.clone(), role(agency.role).into()))
        .collect()
}

/// A date as the tables write it; empty where there is none.
pub fn iso(date: Option<gazette::Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}
