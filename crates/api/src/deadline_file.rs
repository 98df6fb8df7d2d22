//! Deadlines as files to take away.

use gazette::{CalendarOptions, Deadline, corpus::Corpus, csv, ics};

use crate::{
    problem::Problem,
    value::{Value, whole},
};

/// What an option is called.
const NAMES: &[&str] = &["deadlines", "title", "remind_days"];

/// A year: who wants to be reminded sooner?
const LONGEST: u16 = 366;

/// By what a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// RFC 5545
    Calendar,
    /// RFC 4180, with the mark by which spreadsheets know UTF-8.
    Table,
    /// JSON, as in `data/deadlines.json`.
    Data,
}

impl Form {
    /// By the ending of the file's name.
    ///
    /// # Errors
    /// If there is no such form.
    pub fn read(ending: &str) -> Result<Self, Problem> {
        match ending {
            "ics" => Ok(Self::Calendar),
            "csv" => Ok(Self::Table),
            "json" => Ok(Self::Data),
            _ => Err(Problem::Expected("form", "“ics”、“csv”或“json”")),
        }
    }
}

/// Which deadlines, and how.
#[derive(Debug)]
pub struct Options<'a> {
    /// In the order told; all of them where none are told.
    pub deadlines: Vec<&'a Deadline>,
    /// What they are, for the name of a calendar.
    pub title: String,
    /// How many days before its day an event of a calendar reminds of itself.
    pub remind: Option<u16>,
}

/// Reads the options.
///
/// # Errors
/// The first thing that is wrong.
pub fn options<'a>(told: &[(String, Value)], corpus: &'a Corpus) -> Result<Options<'a>, Problem> {
    let mut options = Options {
        deadlines: corpus.deadlines.iter().collect(),
        title: String::new(),
        remind: None,
    };
    for (key, value) in told {
        match (key.as_str(), value) {
            (key, Value::Absent) if NAMES.contains(&key) => {}
            ("deadlines", Value::Texts(ids)) => {
                let found = ids.iter().map(|id| {
                    let mut all = corpus.deadlines.iter();
                    all.find(|deadline| deadline.id == *id)
                        .ok_or_else(|| Problem::UnknownDeadline(id.clone()))
                });
                options.deadlines = found.collect::<Result<_, _>>()?;
            }
            ("deadlines", _) => {
                return Err(Problem::Expected("deadlines", "期限编号的列表"));
            }
            ("title", Value::Text(title)) => options.title.clone_from(title),
            ("title", _) => return Err(Problem::Expected("title", "文字")),
            ("remind_days", value) => {
                let days = whole(value, key, LONGEST.into()).ok();
                let days = days.and_then(|days| u16::try_from(days).ok());
                options.remind =
                    Some(days.ok_or(Problem::Expected("remind_days", "0 到 366 的整数"))?);
            }
            _ => return Err(Problem::UnknownOption(key.clone(), NAMES)),
        }
    }
    Ok(options)
}

/// What stands in a file of that form, and how many deadlines it holds; `None` for data, which JavaScript writes.
#[must_use]
pub fn text(corpus: &Corpus, form: Form, options: &Options<'_>) -> Option<(String, usize)> {
    match form {
        Form::Calendar => {
            let about = CalendarOptions {
                about: &options.title,
                remind: options.remind,
            };
            let calendar = ics(corpus, &options.deadlines, about);
            Some((calendar.text, calendar.events))
        }
        Form::Table => Some((csv(corpus, &options.deadlines), options.deadlines.len())),
        Form::Data => None,
    }
}
