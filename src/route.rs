//! The site map: one route for each view, read from and written to what stands behind `#` in the address.
//!
//! Filters live in the query part, so that a link reproduces the page. Answers about a person never do.

use std::fmt;

use gazette::text::typed;

/// Which view is shown, and filtered how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Route {
    /// `#/`
    #[default]
    Home,
    /// `#/documents?kind=通知&text=…`
    Documents(DocumentFilter),
    /// `#/documents/ID`, `#/documents/ID/1.3`
    Document {
        /// The document's id.
        id: String,
        /// The place of a clause in it: `1.3`.
        clause: Option<String>,
    },
    /// `#/deadlines?document=…&month=2018-05&text=…`
    Deadlines(DeadlineFilter),
    /// `#/benefits`
    Benefits,
    /// `#/about`
    About,
    /// Anything else
    NotFound,
}

/// What the list of documents shows; an empty string filters nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentFilter {
    /// 通知
    pub kind: String,
    /// Words in number, title or text.
    pub text: String,
}

/// What the list of deadlines shows; an empty string filters nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeadlineFilter {
    /// The id of a document.
    pub document: String,
    /// `2018-05`, `2019`, or `periodic`.
    pub month: String,
    /// Words in the quote.
    pub text: String,
}

impl Route {
    /// Reads what stands behind `#`. `None` where that is no route at all (`#main`), so that a link within the page
    /// stays one.
    #[must_use]
    pub fn read(hash: &str) -> Option<Self> {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        if hash.is_empty() {
            return Some(Self::Home);
        }
        let (path, query) = hash
            .strip_prefix('/')?
            .split_once('?')
            .unwrap_or((&hash[1..], ""));
        let value = |key: &str| {
            let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs
                .filter(|(name, _)| *name == key)
                .map(|(_, value)| decode(value))
                .next()
                .unwrap_or_default()
        };
        let segments: Vec<String> = path
            .split('/')
            .filter(|segment| !segment.is_empty())
            .map(decode)
            .collect();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        Some(match segments.as_slice() {
            [] => Self::Home,
            ["documents"] => Self::Documents(DocumentFilter {
                kind: value("kind"),
                text: value("text"),
            }),
            ["documents", id] => Self::Document {
                id: (*id).into(),
                clause: None,
            },
            ["documents", id, clause] => Self::Document {
                id: (*id).into(),
                clause: Some((*clause).into()),
            },
            ["deadlines"] => Self::Deadlines(DeadlineFilter {
                document: value("document"),
                month: value("month"),
                text: value("text"),
            }),
            ["benefits"] => Self::Benefits,
            ["about"] => Self::About,
            _ => Self::NotFound,
        })
    }

    /// The route of a clause, from its id.
    #[must_use]
    pub fn clause(id: &str) -> Self {
        match id.rsplit_once('/') {
            Some((document, place)) => Self::Document {
                id: document.into(),
                clause: Some(place.into()),
            },
            None => Self::Document {
                id: id.into(),
                clause: None,
            },
        }
    }

    /// Whether both show the same page, though filtered otherwise or at another place.
    #[must_use]
    pub fn same_page(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Document { id, .. }, Self::Document { id: other, .. }) => id == other,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let query = |f: &mut fmt::Formatter<'_>, pairs: &[(&str, &str)]| {
            let mut sign = '?';
            for (key, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
                write!(f, "{sign}{key}={}", encode(value))?;
                sign = '&';
            }
            Ok(())
        };
        match self {
            Self::Home => f.write_str("#/"),
            Self::Documents(DocumentFilter { kind, text }) => {
                f.write_str("#/documents")?;
                query(f, &[("kind", kind), ("text", text)])
            }
            Self::Document { id, clause: None } => write!(f, "#/documents/{}", encode(id)),
            Self::Document {
                id,
                clause: Some(clause),
            } => {
                write!(f, "#/documents/{}/{}", encode(id), encode(clause))
            }
            Self::Deadlines(DeadlineFilter {
                document,
                month,
                text,
            }) => {
                f.write_str("#/deadlines")?;
                query(
                    f,
                    &[("document", document), ("month", month), ("text", text)],
                )
            }
            Self::Benefits => f.write_str("#/benefits"),
            Self::About => f.write_str("#/about"),
            Self::NotFound => f.write_str("#/not-found"),
        }
    }
}

/// Words that a reader searches by, in the form in which texts are compared. Only Latin letters have case here.
pub(crate) fn needle(text: &str) -> String {
    typed(text).to_ascii_lowercase()
}

/// Percent-encodes what would end a part of the address; Chinese stays readable.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric()
            || matches!(c, '-' | '.' | '_' | '~')
            || (!c.is_ascii() && !c.is_whitespace())
        {
            encoded.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                encoded.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    encoded
}

/// The opposite of [`encode`]; a sign that encodes nothing stays as it is.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        let byte = byte
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        decoded.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_read_back_from_its_address() {
        let hostile = "a&b=c#d/e?f %41 养老“<script>”";
        let filter = DeadlineFilter {
            document: "浙政办发-2018-30".into(),
            month: "2018-05".into(),
            text: hostile.into(),
        };
        let routes = [
            Route::Home,
            Route::Documents(DocumentFilter::default()),
            Route::Documents(DocumentFilter {
                kind: "通知".into(),
                text: hostile.into(),
            }),
            Route::Document {
                id: "浙政办发-2018-30".into(),
                clause: None,
            },
            Route::Document {
                id: "浙政办发-2018-30".into(),
                clause: Some("1.3".into()),
            },
            Route::Deadlines(filter),
            Route::Benefits,
            Route::About,
            Route::NotFound,
        ];
        for route in routes {
            assert_eq!(
                Route::read(&route.to_string()),
                Some(route.clone()),
                "{route}"
            );
        }
    }

    #[test]
    fn what_is_no_route_leaves_the_page_alone_and_unknown_keys_are_ignored() {
        assert_eq!(Route::read("#main"), None);
        assert_eq!(Route::read(""), Some(Route::Home));
        assert_eq!(
            Route::read("#/benefits?age=82&x=%ZZ"),
            Some(Route::Benefits)
        );
        assert_eq!(Route::read("#/nothing/here"), Some(Route::NotFound));
        assert_eq!(
            Route::read("#/documents/%FF%"),
            Some(Route::Document {
                id: "\u{fffd}%".into(),
                clause: None
            })
        );
    }
}
