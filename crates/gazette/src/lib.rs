//! Reads a government gazette: text → documents → clauses → facts, each with the sentence it comes from.
//!
//! The seed of a gazette is the text of its pages as it was got: wrapped lines, page breaks in the middle of sentences,
//! running headers, full-width digits. [`parse`] turns it into the facts of contract §5. It never fails: what it could
//! not understand it says in diagnostics, with line numbers.
//!
//! ```
//! let parse = gazette::parse(&gazette::Source::new("example.txt", "关于放假的通知\n浙政办发〔２０１８〕１ 号\n各单位：\n２０１８ 年 ５ 月底前完成。"));
//! assert_eq!(parse.documents[0].number, "浙政办发〔2018〕1号");
//! assert_eq!(parse.deadlines[0].due.map(|date| date.to_string()).as_deref(), Some("2018-05-31"));
//! ```
//!
//! The modules in the order in which a text passes them:
//!
//! - [`text`]: bytes → normalised lines that remember where each character was printed
//! - `layout`: brackets, sentences, parts of sentences
//! - `document`, `clause`: where documents and clauses begin and end
//! - `agency`, `time_phrase`, `deadline`: who must do what by when
//! - [`facts`]: the shapes of all this, which are the public contract
//! - [`rules`] (when building), [`eligibility`]: curated conditions of benefits, and whom they fit
//! - [`for_whom`], [`topics`]: for whom all of this is and what it is about, by curated vocabularies
//! - [`Region`]: whose bodies a document means where it says 省财政厅
//! - [`Standing`], [`Stretch`]: how a deadline stands on a day, and in which days it runs
//! - [`level`]: at which levels of government bodies stand, by their names
//! - [`Reading`], [`corpus::Joining`]: the same in steps, for a page that reads while somebody looks at it
//! - [`packed`]: a corpus as it is baked into the page
//! - [`input`]: ages and dates as people write them
//! - [`csv()`], [`ics()`]: deadlines for a spreadsheet and for a calendar
//!
//! The crate knows neither Yew nor the browser, no clock, no files and no network. Today is an argument.

mod agency;
mod award;
mod clause;
pub mod corpus;
mod csv;
mod date;
mod deadline;
mod decimal;
mod diagnostic;
mod document;
mod duty;
pub mod eligibility;
pub mod facts;
mod figure;
pub mod for_whom;
mod horizontal;
mod ics;
mod id;
pub mod input;
mod labels;
mod layout;
pub mod level;
mod near;
#[cfg(feature = "rules")]
pub mod notes;
pub mod numeral;
mod organization;
mod pace;
pub mod packed;
mod reading;
mod region;
mod responsibility;
#[cfg(feature = "rules")]
pub mod rules;
mod same_task;
pub mod search;
mod span;
mod standing;
mod stretch;
mod table;
pub mod text;
mod time_phrase;
pub mod topics;
mod vertical;
mod words;

use std::{borrow::Cow, collections::BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use csv::csv;
pub use date::Date;
pub use decimal::Decimal;
pub use facts::*;
pub use ics::{Calendar, CalendarOptions, ics};
pub use reading::Reading;
pub use region::{Home, Region};
pub use span::Span;
pub use standing::Standing;
pub use stretch::Stretch;

/// A text to read.
#[derive(Debug, Clone, Default)]
pub struct Source<'a> {
    /// Its file name.
    pub file: Cow<'a, str>,
    /// What stands in it.
    pub text: Cow<'a, str>,
    /// Ids that other gazettes and their documents have already: the same number in two gazettes stays two documents, and
    /// two files of the same name stay two gazettes.
    pub taken: BTreeSet<String>,
}

impl<'a> Source<'a> {
    /// A text that stands for itself.
    #[must_use]
    pub fn new(file: impl Into<Cow<'a, str>>, text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            file: file.into(),
            text: text.into(),
            taken: BTreeSet::new(),
        }
    }
}

/// What a text says, and what could not be understood of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Parse {
    /// The issue itself.
    pub gazette: Gazette,
    /// Its documents, in order.
    pub documents: Vec<Document>,
    /// Their clauses, in order.
    pub clauses: Vec<Clause>,
    /// Their deadlines, in order of the text.
    pub deadlines: Vec<Deadline>,
    /// The rows of their tables of responsibilities.
    pub responsibilities: Vec<Responsibility>,
    /// Their other tables.
    pub tables: Vec<Table>,
    /// Who is honoured.
    pub awards: Vec<Award>,
    /// Which leader answers for what.
    pub duties: Vec<Duty>,
    /// Targets and thresholds.
    pub figures: Vec<Figure>,
    /// What a reader of the seed should know, in order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a gazette. Any text will do; the time taken is linear in its length.
#[must_use]
pub fn parse(source: &Source<'_>) -> Parse {
    pace::at_once(reading::read(source, &pace::Pace::whole()))
}

/// The SHA-256 of bytes, in hexadecimal.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
