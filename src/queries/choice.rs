//! What a filter can be set to, and how that is called.

use gazette::{Date, Document, Stretch, corpus::Corpus};

use super::{Lookup, days::month_name, documents::short_title};
use crate::messages::{self, Message, Messages};

/// What a filter can be set to, and how it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// What stands in the address.
    pub(crate) value: String,
    pub(crate) name: Name,
}

/// A name in whichever language the page has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Name {
    Text(String),
    /// Of a text that a reader has opened.
    Own(String),
    Said(Message),
    Year(i16),
    Quarter(i16, i8),
    Month(i16, i8),
}

impl Name {
    pub(crate) fn label(&self, messages: Messages) -> String {
        let number = |number: i16| number.to_string();
        match self {
            Self::Text(text) => text.clone(),
            Self::Own(place) => messages.fill(messages::OWN_CITED, &[("place", place)]),
            Self::Said(message) => messages.get(*message).into(),
            Self::Year(year) => {
                messages.fill(messages::DEADLINES_YEAR, &[("year", &number(*year))])
            }
            Self::Quarter(year, quarter) => {
                let first = i16::from(*quarter) * 3 - 2;
                let values = [
                    ("year", number(*year)),
                    ("quarter", number((*quarter).into())),
                    ("first", number(first)),
                    ("last", number(first + 2)),
                ];
                let values = values
                    .each_ref()
                    .map(|(name, value)| (*name, value.as_str()));
                messages.fill(messages::DEADLINES_QUARTER, &values)
            }
            Self::Month(year, month) => month_name(messages, *year, *month),
        }
    }

    /// The days of a year, a quarter or a month; `None` for everything else.
    pub(crate) fn stretch(&self) -> Option<Stretch> {
        let (year, first, last) = match self {
            Self::Year(year) => (*year, 1, 12),
            Self::Quarter(year, quarter) => (*year, quarter * 3 - 2, quarter * 3),
            Self::Month(year, month) => (*year, *month, *month),
            Self::Text(_) | Self::Own(_) | Self::Said(_) => return None,
        };
        let from = Date::new(year, first, 1)?;
        Some(Stretch::days(from, Date::month_end(year, last)?))
    }
}

/// Choices by what stands in the address.
pub(crate) fn by_value(choices: &[Choice]) -> Lookup<'_> {
    // One by one: to collect them would bring the library's sort into the page.
    let mut lookup = Lookup::new();
    for (place, choice) in choices.iter().enumerate() {
        lookup.insert(&choice.value, place);
    }
    lookup
}

/// Choices that the page itself names.
pub(crate) fn said(choices: impl Iterator<Item = (&'static str, Message)>) -> Vec<Choice> {
    choices
        .map(|(value, name)| Choice {
            value: value.into(),
            name: Name::Said(name),
        })
        .collect()
}

/// Choices that a curated vocabulary names, by keys and names.
pub(crate) fn vocabulary<'a>(words: impl Iterator<Item = (&'a String, &'a String)>) -> Vec<Choice> {
    words
        .map(|(key, name)| Choice {
            value: key.clone(),
            name: Name::Text(name.clone()),
        })
        .collect()
}

/// A document as a choice.
pub(crate) fn document_name(corpus: &Corpus, document: &Document) -> Name {
    let name = format!("{} {}", document.number, short_title(document));
    if corpus.is_own(&document.gazette) {
        Name::Own(name)
    } else {
        Name::Text(name)
    }
}

/// Choices by value and name, the weightiest first; of equals the first stays the first.
pub(crate) fn by_weight<'a>(
    found: impl IntoIterator<Item = (&'a str, &'a str, usize)>,
) -> Vec<Choice> {
    let mut choices: Vec<(Choice, usize)> = Vec::new();
    for (value, name, weight) in found {
        let at = choices.partition_point(|(_, other)| *other >= weight);
        let choice = Choice {
            value: value.into(),
            name: Name::Text(name.into()),
        };
        choices.insert(at, (choice, weight));
    }
    choices.into_iter().map(|(choice, _)| choice).collect()
}

/// The years, quarters and months of days, in their order.
pub(crate) fn periods(all: impl Iterator<Item = Date>) -> Vec<Choice> {
    let mut days: Vec<Date> = Vec::new();
    for day in all {
        if let Err(at) = days.binary_search(&day) {
            days.insert(at, day);
        }
    }
    let mut choices: Vec<Choice> = Vec::new();
    for (value, name) in days.into_iter().flat_map(periods_of) {
        if choices.iter().all(|choice| choice.value != value) {
            choices.push(Choice { value, name });
        }
    }
    choices
}

/// The year, the quarter and the month of a day.
pub(crate) fn periods_of(day: Date) -> [(String, Name); 3] {
    let (year, month) = (day.year(), day.month());
    let quarter = (month + 2) / 3;
    [
        (format!("{year:04}"), Name::Year(year)),
        (
            format!("{year:04}-Q{quarter}"),
            Name::Quarter(year, quarter),
        ),
        (format!("{year:04}-{month:02}"), Name::Month(year, month)),
    ]
}
