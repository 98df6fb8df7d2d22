//! Values that a caller hands over.

use gazette::{Document, corpus::Corpus};

use crate::problem::Problem;

/// A value of an object, as far as it can mean something.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `undefined` or `null`: as if the key were not there.
    Absent,
    /// `true` or `false`
    Truth(bool),
    /// Any number.
    Number(f64),
    /// Any string.
    Text(String),
    /// A list of strings.
    Texts(Vec<String>),
    /// What is never an answer: an object, a function.
    Other,
}

impl Value {
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// A whole number from 0 to `most`.
pub(crate) fn whole(value: &Value, key: &str, most: u32) -> Result<u32, Problem> {
    let key = || key.to_owned();
    match *value {
        Value::Number(number) if number.fract() == 0.0 => {
            if (0.0..=f64::from(most)).contains(&number) {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                // It is whole and within the limits.
                Ok(number as u32)
            } else {
                Err(Problem::OutOfRange { key: key(), most })
            }
        }
        _ => Err(Problem::NotANumber { key: key(), most }),
    }
}

/// The document of an id.
pub(crate) fn document<'a>(value: &Value, corpus: &'a Corpus) -> Result<&'a Document, Problem> {
    let id = value
        .text()
        .ok_or(Problem::Expected("document", "文件编号"))?;
    let document = corpus.document(id);
    document.ok_or_else(|| Problem::UnknownDocument(id.into()))
}
