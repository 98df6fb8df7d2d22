//! What can be wrong with what a caller hands over. Every problem has a code for programs, the field it is about, and a
//! sentence for people.

use gazette::{Date, input::OLDEST};

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The bytes are not those of the corpus that was published with the module.
    UnreadableCorpus,
    /// What should be a plain object is none.
    NotAnObject(Argument),
    /// A key that no question has.
    UnknownFact {
        /// The key.
        key: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// A key that is no option; beside it those that there are.
    UnknownOption(String, &'static [&'static str]),
    /// An argument or an option that should be something else, and what.
    Expected(&'static str, &'static str),
    /// An id that no deadline has.
    UnknownDeadline(String),
    /// An id that no document has.
    UnknownDocument(String),
    /// A name that no body has.
    UnknownOrganization(String),
    /// Not one of the answers to a question.
    NotAChoice {
        /// The question.
        key: String,
        /// Its answers.
        choices: Vec<String>,
    },
    /// Not a whole number, where one is asked for.
    NotANumber {
        /// `age`, or the question.
        key: String,
        /// The greatest that is believed.
        most: u32,
    },
    /// A number that is too small or too great.
    OutOfRange {
        /// `age`, or the question.
        key: String,
        /// The greatest that is believed.
        most: u32,
    },
    /// A birth so long ago that nobody believes it.
    TooLongAgo(Date),
    /// Not a day, or not written as one.
    NoSuchDay(&'static str),
    /// A birth after the day that is looked at.
    NotYetBorn(Date),
    /// An age and a birth date that do not agree; by the birth date it would be these years.
    Contradiction {
        /// The age that was told.
        told: u8,
        /// The age by the birth date.
        born: u8,
    },
    /// An audience that no rules are about.
    UnknownAudience(Vec<String>),
}

/// An argument that is an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Argument {
    /// The facts about a person.
    Profile,
    /// How to look at them.
    Options,
}

impl Problem {
    /// What a program tells it by; part of the contract, in `embed.d.ts`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnreadableCorpus => "unreadable_corpus",
            Self::NotAnObject(_) => "not_an_object",
            Self::UnknownFact { .. } => "unknown_fact",
            Self::UnknownOption(..) => "unknown_option",
            Self::Expected(..) => "wrong_option",
            Self::UnknownDeadline(_) => "unknown_deadline",
            Self::UnknownDocument(_) => "unknown_document",
            Self::UnknownOrganization(_) => "unknown_organization",
            Self::NotAChoice { .. } | Self::NotANumber { .. } => "not_an_answer",
            Self::OutOfRange { .. } | Self::TooLongAgo(_) => "out_of_range",
            Self::NoSuchDay(_) => "no_such_day",
            Self::NotYetBorn(_) => "not_yet_born",
            Self::Contradiction { .. } => "contradiction",
            Self::UnknownAudience(_) => "unknown_audience",
        }
    }

    /// The key that it is about, or the argument where it is about the whole.
    #[must_use]
    pub fn field(&self) -> &str {
        match self {
            Self::UnreadableCorpus => "corpus",
            Self::NotAnObject(Argument::Profile) => "profile",
            Self::NotAnObject(Argument::Options) => "options",
            Self::UnknownFact { key, .. }
            | Self::UnknownOption(key, _)
            | Self::NotAChoice { key, .. }
            | Self::NotANumber { key, .. }
            | Self::OutOfRange { key, .. } => key,
            Self::NoSuchDay(field) | Self::Expected(field, _) => field,
            Self::UnknownDeadline(_) => "deadlines",
            Self::UnknownDocument(_) => "document",
            Self::UnknownOrganization(_) => "organization",
            Self::TooLongAgo(_) | Self::NotYetBorn(_) => "birth_date",
            Self::Contradiction { .. } => "age",
            Self::UnknownAudience(_) => "audience",
        }
    }

    /// What is wrong and what would be right, in plain words.
    #[must_use]
    pub fn message(&self) -> String {
        let list = |values: &[String]| values.join("、");
        match self {
            Self::UnreadableCorpus => {
                "数据文件不完整，或者不是和程序一起发布的，请重新获取。".into()
            }
            Self::NotAnObject(Argument::Profile) => {
                "第一个参数要写成对象，例如 { age: 82 }；什么都不清楚就写 {}。".into()
            }
            Self::NotAnObject(Argument::Options) => "选项要写成对象，例如 {}，或者不写。".into(),
            Self::UnknownFact { key, known } => {
                format!("没有“{key}”这个问题。可以填写：{}。", list(known))
            }
            Self::UnknownOption(key, known) => {
                format!("没有“{key}”这个选项。可以填写：{}。", known.join("、"))
            }
            Self::Expected(key, expected) => format!("{key} 要写成{expected}。"),
            Self::UnknownDeadline(id) => format!("没有编号是“{id}”的期限。"),
            Self::UnknownDocument(id) => format!("没有编号是“{id}”的文件。"),
            Self::UnknownOrganization(name) => format!("没有名称是“{name}”的单位。"),
            Self::NotAChoice { key, choices } => {
                format!("{key} 只能填写：{}；不清楚请写 unknown。", list(choices))
            }
            Self::NotANumber { key, most } | Self::OutOfRange { key, most } => {
                format!("{key} 要填写 0 到 {most} 的整数；不清楚请写 unknown。")
            }
            Self::TooLongAgo(day) => {
                format!("从出生日期到 {day} 超过 {OLDEST} 年，请检查。")
            }
            Self::NoSuchDay(field) => {
                format!("{field} 要写成 2018-04-01 这样的日期，而且日历上要有这一天。")
            }
            Self::NotYetBorn(day) => format!("出生日期在 {day} 之后，请检查。"),
            Self::Contradiction { told, born } => {
                format!("填写的年龄是 {told}，按出生日期是 {born} 周岁，两者不一致，请检查。")
            }
            Self::UnknownAudience(known) => {
                format!("audience 只能填写：{}。", list(known))
            }
        }
    }
}
