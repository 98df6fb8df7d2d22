//! The shapes of what a gazette says (DESIGN §5). Their JSON names are the public contract: the same types are baked
//! into the page, published as files, and handed to JavaScript.

use serde::{Deserialize, Serialize};

use crate::{Date, Span};

/// Derives what every fact needs: it is compared in tests, baked, published and described by a schema.
macro_rules! facts {
    ($($(#[$meta:meta])* pub $kind:ident $name:ident $body:tt)*) => {
        $(
            #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
            #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
            $(#[$meta])*
            pub $kind $name $body
        )*
    };
}

facts! {
    /// One issue of a gazette.
    pub struct Gazette {
        /// The name of its file without the ending: `zhejiang-2018-12`.
        pub id: String,
        /// The title its pages carry, 浙江省人民政府公报; empty where they carry none.
        pub title: String,
        /// The year of the issue.
        pub year: Option<i16>,
        /// The number of the issue within the year.
        pub issue: Option<u16>,
        /// The file name of the seed.
        pub file: String,
        /// The seed's SHA-256, in hexadecimal.
        pub sha256: String,
    }

    /// One official document.
    pub struct Document {
        /// From the number: `浙政办发-2018-30`.
        pub id: String,
        /// The gazette it was printed in.
        pub gazette: String,
        /// Normalised: `浙政办发〔2018〕30号`.
        pub number: String,
        /// As printed, with the issuer; lines joined.
        pub title: String,
        /// 通报, 意见, 通知 …; empty where the title names none.
        pub kind: String,
        /// 浙江省人民政府办公厅
        pub issuer: String,
        /// The day of the signature.
        pub date: Option<Date>,
        /// As printed, without the colon; empty where nobody is addressed.
        pub addressees: String,
        /// Titles of what is attached.
        pub attachments: Vec<String>,
        /// Ids of its clauses, in order.
        pub clauses: Vec<String>,
        /// Whether it still holds.
        pub status: Status,
        /// From the title to the last line.
        pub source: Span,
    }

    /// Whether a document still holds, as far as anybody checked.
    pub struct Status {
        /// Unless a curator says otherwise, nobody checked.
        pub state: StatusState,
        /// The day of the check.
        pub checked_on: Option<Date>,
        /// What was found.
        pub note: Option<String>,
    }

    /// See [`Status`].
    #[derive(Copy, Default)]
    #[serde(rename_all = "snake_case")]
    pub enum StatusState {
        /// Nobody has checked.
        #[default]
        NotChecked,
        /// It holds.
        InForce,
        /// It has been changed.
        Amended,
        /// It has been repealed.
        Repealed,
    }

    /// A numbered part of a document (一、, （一）, 1.), or a paragraph before the first of them.
    pub struct Clause {
        /// `浙政办发-2018-30/1.3`; a paragraph before the first numbered clause `浙政办发-2018-26/p1`.
        pub id: String,
        /// The document's id.
        pub document: String,
        /// As printed: `（三）`; empty for an unnumbered paragraph.
        pub label: String,
        /// 1 for 一、 and unnumbered paragraphs, 2 for （一）, 3 for 1.
        pub level: u8,
        /// The heading, without label and full stop; empty where the clause begins with its text.
        pub title: String,
        /// What follows the heading, up to the next clause.
        pub text: String,
        /// Who answers for it, from its brackets.
        pub agencies: Vec<Agency>,
        /// From the label to the last character of the text.
        pub source: Span,
    }

    /// A body and its part in a duty.
    pub struct Agency {
        /// As printed.
        pub name: String,
        /// Its part.
        pub role: Role,
    }

    /// The part of a body in a duty.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub enum Role {
        /// 牵头
        Lead,
        /// 负责, together with others or without a lead being named
        Joint,
        /// 配合
        Support,
    }

    /// A dated or periodic duty.
    pub struct Deadline {
        /// From the place and the words: `浙政办发-2018-30/1.3@2018年5月底前`, `~2` for a repetition.
        pub id: String,
        /// The document's id.
        pub document: String,
        /// The clause it stands in.
        pub clause: Option<String>,
        /// The table row it stands in.
        pub row: Option<String>,
        /// Body or table.
        pub origin: Origin,
        /// The words that tell the time.
        pub phrase: String,
        /// The shortest part of the sentence that holds the words and what is to be done.
        pub quote: String,
        /// The quote without the words that tell the time.
        pub task: String,
        /// The first day.
        pub start: Option<Date>,
        /// The last day.
        pub due: Option<Date>,
        /// How often.
        pub recurrence: Option<Recurrence>,
        /// 全年工作
        pub all_year: bool,
        /// Who must do it.
        pub responsible: Vec<Agency>,
        /// Deadlines for the same task that give another day.
        pub conflicts_with: Vec<String>,
        /// Where the quote stands.
        pub source: Span,
    }

    /// Where a deadline was found.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub enum Origin {
        /// In the text.
        Body,
        /// In a table of responsibilities.
        Table,
    }

    /// How often a duty returns.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub enum Recurrence {
        /// 每月
        Monthly,
        /// 每季度
        Quarterly,
        /// 每半年
        Semiannual,
        /// 每年
        Annual,
        /// 定期, without saying how often
        Periodic,
    }

    /// Something that a reader of the seed should know.
    pub struct Diagnostic {
        /// How much it matters.
        pub severity: Severity,
        /// The line of the seed, from 1.
        pub line: u32,
        /// What was met, in one plain sentence.
        pub message: String,
        /// What one may do about it.
        pub hint: String,
        /// Where it stands.
        pub source: Span,
    }

    /// How much a diagnostic matters.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub enum Severity {
        /// Worth knowing; nothing is missing.
        Note,
        /// Something could not be read.
        Warning,
    }
}
