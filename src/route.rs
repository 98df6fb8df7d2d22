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
    /// `#/documents/ID`, `#/documents/ID/1.3`, `#/documents/ID/table/1/12`
    Document {
        /// The document's id.
        id: String,
        /// A place in it: of a clause `1.3`, of a table's row `table/1/12`.
        place: Option<String>,
    },
    /// `#/deadlines?document=…&month=2018-05&origin=table&text=…`
    Deadlines(DeadlineFilter),
    /// `#/organizations?text=…`
    Organizations(OrganizationFilter),
    /// `#/organizations/省民政厅`
    Organization {
        /// The organization's id, or another of its names.
        id: String,
    },
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
    /// `body` or `table`.
    pub origin: String,
    /// Words in the quote.
    pub text: String,
}

/// What the index of organizations shows; an empty string filters nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrganizationFilter {
    /// Words in any of the names, today's among them.
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
            ["documents", id, place @ ..] => Self::Document {
                id: (*id).into(),
                place: (!place.is_empty()).then(|| place.join("/")),
            },
            ["deadlines"] => Self::Deadlines(DeadlineFilter {
                document: value("document"),
                month: value("month"),
                origin: value("origin"),
                text: value("text"),
            }),
            ["organizations"] => Self::Organizations(OrganizationFilter {
                text: value("text"),
            }),
            ["organizations", id] => Self::Organization { id: (*id).into() },
            ["benefits"] => Self::Benefits,
            ["about"] => Self::About,
            _ => Self::NotFound,
        })
    }

    /// The route of what has a place of its own in a document (a clause, a row, an award, a duty), from its id.
    #[must_use]
    pub fn fact(id: &str) -> Self {
        let (document, place) = id.split_at(id.find(['/', '@']).unwrap_or(id.len()));
        Self::Document {
            id: document.into(),
            place: (!place.is_empty()).then(|| place.trim_start_matches('/').into()),
        }
    }

    /// The route of a document, at its beginning.
    #[must_use]
    pub fn document(id: &str) -> Self {
        Self::Document {
            id: id.into(),
            place: None,
        }
    }

    /// Whether both show the same page, though filtered otherwise or at another place.
    #[must_use]
    pub fn same_page(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Document { id, .. }, Self::Document { id: other, .. })
            | (Self::Organization { id }, Self::Organization { id: other }) => id == other,
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
            Self::Document { id, place } => {
                write!(f, "#/documents/{}", encode(id))?;
                let segments = place.iter().flat_map(|place| place.split('/'));
                segments
                    .map(encode)
                    .try_for_each(|part| write!(f, "/{part}"))
            }
            Self::Deadlines(DeadlineFilter {
                document,
                month,
                origin,
                text,
            }) => {
                f.write_str("#/deadlines")?;
                query(
                    f,
                    &[
                        ("document", document),
                        ("month", month),
                        ("origin", origin),
                        ("text", text),
                    ],
                )
            }
            Self::Organizations(OrganizationFilter { text }) => {
                f.write_str("#/organizations")?;
                query(f, &[("text", text)])
            }
            Self::Organization { id } => write!(f, "#/organizations/{}", encode(id)),
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
            || matches!(c, '-' | '.' | '_' | '~' | '@')
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
            origin: "table".into(),
            text: hostile.into(),
        };
        let routes = [
            Route::Home,
            Route::Documents(DocumentFilter::default()),
            Route::Documents(DocumentFilter {
                kind: "通知".into(),
                text: hostile.into(),
            }),
            Route::document("浙政办发-2018-30"),
            Route::fact("浙政办发-2018-30/1.3"),
            Route::fact("浙政办发-2018-30/table/1/12"),
            Route::fact("浙政办发-2018-26/annex/1@某县（区）编办 50%"),
            Route::fact("浙政办发-2018-35@某人"),
            Route::Organizations(OrganizationFilter {
                text: hostile.into(),
            }),
            Route::Organization {
                id: "省参事室（省文史馆）/x".into(),
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
    fn the_place_of_a_fact_is_what_its_id_says_behind_the_document() {
        let address = |id| Route::fact(id).to_string();
        assert_eq!(address("甲-2018-30/1.3"), "#/documents/甲-2018-30/1.3");
        assert_eq!(
            address("甲-2018-30/table/1/12"),
            "#/documents/甲-2018-30/table/1/12"
        );
        assert_eq!(address("甲-2018-35@某人"), "#/documents/甲-2018-35/@某人");
        assert_eq!(address("甲-2018-35"), "#/documents/甲-2018-35");
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
                place: None
            })
        );
    }
}
