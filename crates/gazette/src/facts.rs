//! The shapes of what a gazette says (contract §5). Their JSON names are the public contract: the same types are baked
//! into the page, published as files, and handed to JavaScript.

use serde::{Deserialize, Serialize};

use crate::{Date, Decimal, Span};

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
        /// For whom it is: keys of `for_whom.json`, in their order.
        pub for_whom: Vec<String>,
        /// What it is about: keys of `topics.json`, in their order; none where no word tells.
        pub topics: Vec<String>,
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
        /// For whom it is: keys of `for_whom.json`, in their order.
        pub for_whom: Vec<String>,
        /// What it is about: keys of `topics.json`, in their order; none where no word tells.
        pub topics: Vec<String>,
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
        /// The levels of government at which they stand, as far as their names tell.
        pub levels: Vec<Level>,
        /// Deadlines for the same task that give another day.
        pub conflicts_with: Vec<String>,
        /// Deadlines for the same task in the other place, the table of a text or the text of a table, whichever day they give.
        pub same_task: Vec<String>,
        /// For whom it is: keys of `for_whom.json`, in their order.
        pub for_whom: Vec<String>,
        /// What it is about: keys of `topics.json`, in their order; none where no word tells.
        pub topics: Vec<String>,
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

    /// A row of a table of responsibilities.
    pub struct Responsibility {
        /// From table and row: `浙政办发-2018-30/table/1/12`.
        pub id: String,
        /// The document's id.
        pub document: String,
        /// The cell that rows share; empty where the print has none.
        pub category: String,
        /// What is to be done.
        pub task: String,
        /// Who must do it, as printed.
        pub units: String,
        /// By when, as printed.
        pub time: String,
        /// Whether the print lacks the beginning or the end of the row.
        pub truncated: bool,
        /// Who must do it.
        pub responsible: Vec<Agency>,
        /// By when, a date each.
        pub dues: Vec<Due>,
        /// Ids of the clauses of the body that the row sums up.
        pub body_clauses: Vec<String>,
        /// For whom it is: keys of `for_whom.json`, in their order.
        pub for_whom: Vec<String>,
        /// What it is about: keys of `topics.json`, in their order; none where no word tells.
        pub topics: Vec<String>,
        /// From the first character of the row to its last.
        pub source: Span,
    }

    /// A date in the time cell of a table.
    pub struct Due {
        /// Whom or what the date is for, where the cell says so: 省级单位; else empty.
        pub who: String,
        /// The first day.
        pub start: Option<Date>,
        /// The last day.
        pub due: Option<Date>,
        /// 全年工作
        pub all_year: bool,
    }

    /// A table that is no table of responsibilities.
    pub struct Table {
        /// `浙政办发-2018-30/table/2`
        pub id: String,
        /// The document's id.
        pub document: String,
        /// The line above it, where it is a title; else empty.
        pub title: String,
        /// The headers of its columns.
        pub columns: Vec<String>,
        /// Its rows, in order.
        pub rows: Vec<TableRow>,
        /// From its header to its last cell.
        pub source: Span,
    }

    /// See [`Table`].
    pub struct TableRow {
        /// `浙政办发-2018-30/table/2/1`
        pub id: String,
        /// As many as the table has columns.
        pub cells: Vec<String>,
        /// From the first character of the row to its last.
        pub source: Span,
    }

    /// A body or a project on a list of honour.
    pub struct Award {
        /// From the place and the name: `浙政办发-2018-26/annex/1@桐庐县编办`.
        pub id: String,
        /// The document's id.
        pub document: String,
        /// The heading of the list.
        pub list: String,
        /// 一等次; empty where there are no grades.
        pub grade: String,
        /// As printed.
        pub name: String,
        /// For whom it is: keys of `for_whom.json`, in their order.
        pub for_whom: Vec<String>,
        /// What it is about: keys of `topics.json`, in their order; none where no word tells.
        pub topics: Vec<String>,
        /// Where the name stands.
        pub source: Span,
    }

    /// What a member of a leadership answers for.
    pub struct Duty {
        /// From the document and the name: `浙政办发-2018-35@袁家军`.
        pub id: String,
        /// The document's id.
        pub document: String,
        /// As printed, without the space that sets a short name wide.
        pub person: String,
        /// 副省长
        pub post: String,
        /// Whom the person assists, and with what; empty where nobody is named.
        pub assists: String,
        /// 联系: bodies with which the person keeps contact; no supervision.
        pub contacts: Vec<String>,
        /// 负责: fields of work.
        pub in_charge: Vec<String>,
        /// 分管: bodies that the person directs.
        pub leads: Vec<String>,
        /// The sentences that say so.
        pub quote: String,
        /// For whom it is: keys of `for_whom.json`, in their order.
        pub for_whom: Vec<String>,
        /// What it is about: keys of `topics.json`, in their order; none where no word tells.
        pub topics: Vec<String>,
        /// Where they stand.
        pub source: Span,
    }

    /// A quantitative target or threshold.
    pub struct Figure {
        /// From the clause and the words: `浙政办发-2018-34/1.1@新增“个转企”5万家以上`.
        pub id: String,
        /// The document's id.
        pub document: String,
        /// The clause it stands in.
        pub clause: String,
        /// The shortest part of the sentence that holds it.
        pub quote: String,
        /// In the unit printed: 2.5
        pub value: Decimal,
        /// 万家, %; empty where it counts without one.
        pub unit: String,
        /// Whether it is a floor, a ceiling, exact or about.
        pub comparator: Comparator,
        /// Who leads, from the bracket that binds it; empty where nobody does.
        pub lead: String,
        /// What the print lost and how it was repaired; else null.
        pub correction: Option<String>,
        /// For whom it is: keys of `for_whom.json`, in their order.
        pub for_whom: Vec<String>,
        /// What it is about: keys of `topics.json`, in their order; none where no word tells.
        pub topics: Vec<String>,
        /// Where the quote stands.
        pub source: Span,
    }

    /// How a number is meant.
    #[derive(Copy)]
    pub enum Comparator {
        /// 以上, 不低于
        #[serde(rename = ">=")]
        AtLeast,
        /// 以内, 不超过
        #[serde(rename = "<=")]
        AtMost,
        /// 达到
        #[serde(rename = "=")]
        Exactly,
        /// 左右, 约
        #[serde(rename = "~")]
        About,
    }

    /// A body, however often and by whichever of its names it is written.
    pub struct Organization {
        /// Its name.
        pub id: String,
        /// 省民政厅 in the region that the notes give short names, 江苏省民政厅 in another.
        pub name: String,
        /// Its other names in the gazettes.
        pub aliases: Vec<String>,
        /// What it is called today, from the notes.
        pub current_name: Option<CurrentName>,
        /// Whether the name stands for many bodies: 各市、县（市、区）政府.
        pub collective: bool,
        /// The levels of government that its names stand for; none where they do not tell.
        pub levels: Vec<Level>,
        /// Where it is named and as what, in order of the text.
        pub mentions: Vec<Mention>,
    }

    /// A level of government, from the top down.
    #[derive(Copy, PartialOrd, Ord)]
    #[serde(rename_all = "snake_case")]
    pub enum Level {
        /// 省
        Province,
        /// 设区市
        City,
        /// 县（市、区）
        County,
        /// 乡镇、街道
        Township,
    }

    /// What a body is called today; not from a gazette.
    pub struct CurrentName {
        /// 浙江省市场监督管理局
        pub name: String,
        /// Since when: a year, a month or a day.
        pub since: String,
        /// What happened.
        pub note: String,
        /// The day on which somebody last looked.
        pub checked_on: Date,
    }

    /// Where a body is named: exactly one of the four places.
    pub struct Mention {
        /// A clause's id.
        pub clause: Option<String>,
        /// A table row's id.
        pub row: Option<String>,
        /// An award's id.
        pub award: Option<String>,
        /// A duty's id.
        pub duty: Option<String>,
        /// As what.
        pub role: MentionRole,
    }

    /// As what a body is named.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub enum MentionRole {
        /// It leads.
        Lead,
        /// It answers with others, or alone without 牵头.
        Joint,
        /// It supports.
        Support,
        /// It got the award.
        Awarded,
        /// The person of the duty keeps contact with it.
        Liaison,
        /// The person of the duty directs it.
        Directed,
        /// The text only names it.
        Named,
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
