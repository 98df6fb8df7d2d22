//! What can be found, and what it belongs to.

use serde::Serialize;

use crate::{
    Award, Clause, Deadline, Document, Duty, Organization, Responsibility, Table, TableRow,
    eligibility::Benefit,
};

/// What sort of thing can be found. The first four are the texts of the gazettes, whose occurrences are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// By its title or number.
    Document,
    /// By its heading or text.
    Clause,
    /// A row of a table, by its cells.
    Row,
    /// An entry of a list of honour.
    Award,
    /// By its name or the words that give it.
    Benefit,
    /// By what is to be done, when, and by whom.
    Deadline,
    /// By any of its names, also today's.
    Organization,
    /// A leader, by name and post.
    Person,
}

impl Kind {
    /// In the order in which groups are told.
    pub const ALL: [Self; 8] = [
        Self::Document,
        Self::Clause,
        Self::Row,
        Self::Award,
        Self::Benefit,
        Self::Deadline,
        Self::Organization,
        Self::Person,
    ];

    /// Whether it is a text of a gazette, and not something that was read from one: what find-in-page would count.
    #[must_use]
    pub fn is_text(self) -> bool {
        self <= Self::Award
    }
}

/// Something that can be found.
#[derive(Debug, Clone, Copy)]
pub enum Fact<'a> {
    /// By title and number.
    Document(&'a Document),
    /// By heading and text.
    Clause(&'a Clause),
    /// A row of a table of responsibilities, by its cells.
    Responsibility(&'a Responsibility),
    /// Another table, by its title and headers.
    Table(&'a Table),
    /// A row of it, by its cells.
    TableRow(&'a Table, &'a TableRow),
    /// By the name, the first of a list also by the list's.
    Award(&'a Award),
    /// By title and quote.
    Benefit(&'a Benefit),
    /// By the task, the words that tell the time, and who answers.
    Deadline(&'a Deadline),
    /// By all names.
    Organization(&'a Organization),
    /// By person and post.
    Person(&'a Duty),
}

impl<'a> Fact<'a> {
    /// Of which kind it is.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Document(_) => Kind::Document,
            Self::Clause(_) => Kind::Clause,
            Self::Responsibility(_) | Self::Table(_) | Self::TableRow(..) => Kind::Row,
            Self::Award(_) => Kind::Award,
            Self::Benefit(_) => Kind::Benefit,
            Self::Deadline(_) => Kind::Deadline,
            Self::Organization(_) => Kind::Organization,
            Self::Person(_) => Kind::Person,
        }
    }

    /// Its id.
    #[must_use]
    pub fn id(self) -> &'a str {
        match self {
            Self::Document(fact) => &fact.id,
            Self::Clause(fact) => &fact.id,
            Self::Responsibility(fact) => &fact.id,
            Self::Table(fact) => &fact.id,
            Self::TableRow(_, fact) => &fact.id,
            Self::Award(fact) => &fact.id,
            Self::Benefit(fact) => &fact.id,
            Self::Deadline(fact) => &fact.id,
            Self::Organization(fact) => &fact.id,
            Self::Person(fact) => &fact.id,
        }
    }

    /// The id of the document in which it stands; none for a body, which many name.
    #[must_use]
    pub fn document(self) -> Option<&'a str> {
        match self {
            Self::Document(fact) => Some(&fact.id),
            Self::Clause(fact) => Some(&fact.document),
            Self::Responsibility(fact) => Some(&fact.document),
            Self::Table(fact) | Self::TableRow(fact, _) => Some(&fact.document),
            Self::Award(fact) => Some(&fact.document),
            Self::Benefit(fact) => Some(fact.document()),
            Self::Deadline(fact) => Some(&fact.document),
            Self::Organization(_) => None,
            Self::Person(fact) => Some(&fact.document),
        }
    }

    /// The id of the clause in which it stands.
    #[must_use]
    pub fn clause(self) -> Option<&'a str> {
        match self {
            Self::Clause(fact) => Some(&fact.id),
            Self::Benefit(fact) => Some(&fact.clause),
            Self::Deadline(fact) => fact.clause.as_deref(),
            _ => None,
        }
    }
}
