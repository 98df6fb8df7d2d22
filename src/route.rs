//! The site map: one route for each view, read from and written to what stands behind `#` in the address.
//!
//! Filters live in the query part, so that a link reproduces the page. Answers about a person never do.

use std::fmt;

use gazette::text::typed;

use crate::{deadline_filter::DeadlineFilter, search_filter::SearchFilter};

/// Which view is shown, and filtered how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(
    clippy::large_enum_variant,
    reason = "a page holds one of them, and hands it on seldom"
)]
pub enum Route {
    /// `#/`
    #[default]
    Home,
    /// `#/documents?kind=通知&for=enterprises&text=…`
    Documents(DocumentFilter),
    /// `#/documents/ID`, `#/documents/ID/1.3`, `#/documents/ID/table/1/12`
    Document {
        /// The document's id.
        id: String,
        /// A place in it: of a clause `1.3`, of a table's row `table/1/12`.
        place: Option<String>,
        /// Words in it to be shown: `从2018年…低于50元`, the beginning and the end where they are long.
        mark: String,
    },
    /// `#/deadlines?document=…&month=2018-05&origin=table&text=…`
    Deadlines(DeadlineFilter),
    /// `#/organizations?view=months`, `#/organizations?text=…`
    Organizations(OrganizationFilter),
    /// `#/organizations/省民政厅`
    Organization {
        /// The organization's id, or another of its names.
        id: String,
    },
    /// `#/benefits`, `#/benefits/old-age-allowance`, `#/benefits?audience=building`
    Benefits(BenefitFilter),
    /// `#/search?q=养老&kind=clause`
    Search(SearchFilter),
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
    /// For whom: a key of the corpus's `for_whom`.
    pub for_whom: String,
    /// Words in number, title or text.
    pub text: String,
}

/// What the index of organizations shows; an empty string filters nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrganizationFilter {
    /// How one looks: `months`, `figures`; else the list.
    pub view: String,
    /// Words in any of the names, today's among them.
    pub text: String,
}

/// Which benefits are shown; an empty string filters nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BenefitFilter {
    /// The key of an audience; empty for the first.
    pub audience: String,
    /// The id of a benefit to begin with.
    pub benefit: String,
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
        let value = |key: &str| value(query, key).unwrap_or_default();
        // An id may hold a slash, which is encoded in it and is taken for one that parts: what is read is the same.
        let path = decode(path);
        let segments: Vec<&str> = path
            .split('/')
            .filter(|segment| !segment.is_empty())
            .collect();
        Some(match segments.as_slice() {
            [] => Self::Home,
            ["documents"] => Self::Documents(DocumentFilter {
                kind: value("kind"),
                for_whom: value("for"),
                text: value("text"),
            }),
            ["documents", id, place @ ..] => Self::Document {
                id: (*id).into(),
                place: (!place.is_empty()).then(|| place.join("/")),
                mark: value("mark"),
            },
            ["deadlines"] => Self::Deadlines(DeadlineFilter::read(value)),
            ["organizations"] => Self::Organizations(OrganizationFilter {
                view: value("view"),
                text: value("text"),
            }),
            ["organizations", id @ ..] => Self::Organization { id: id.join("/") },
            ["benefits", benefit @ ..] => Self::Benefits(BenefitFilter {
                audience: value("audience"),
                benefit: benefit.join("/"),
            }),
            ["search"] => Self::Search(SearchFilter::read(value)),
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
            mark: String::new(),
        }
    }

    /// The route of words in a clause, which will be shown as marked.
    #[must_use]
    pub fn words(place: &str, words: &str) -> Self {
        let mut route = Self::fact(place);
        if let Self::Document { mark, .. } = &mut route {
            *mark = shortened(words);
        }
        route
    }

    /// The route of a benefit among the others.
    #[must_use]
    pub fn benefit(id: &str) -> Self {
        Self::Benefits(BenefitFilter {
            benefit: id.into(),
            ..BenefitFilter::default()
        })
    }

    /// The route of a document, at its beginning.
    #[must_use]
    pub fn document(id: &str) -> Self {
        Self::Document {
            id: id.into(),
            place: None,
            mark: String::new(),
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
            Self::Documents(DocumentFilter {
                kind,
                for_whom,
                text,
            }) => {
                f.write_str("#/documents")?;
                query(f, &[("kind", kind), ("for", for_whom), ("text", text)])
            }
            Self::Document { id, place, mark } => {
                write!(f, "#/documents/{}", encode(id))?;
                for part in place.iter().flat_map(|place| place.split('/')) {
                    write!(f, "/{}", encode(part))?;
                }
                query(f, &[("mark", mark)])
            }
            Self::Deadlines(filter) => {
                f.write_str("#/deadlines")?;
                query(f, &filter.pairs())
            }
            Self::Organizations(OrganizationFilter { view, text }) => {
                f.write_str("#/organizations")?;
                query(f, &[("view", view), ("text", text)])
            }
            Self::Organization { id } => write!(f, "#/organizations/{}", encode(id)),
            Self::Benefits(BenefitFilter { audience, benefit }) => {
                f.write_str("#/benefits")?;
                if !benefit.is_empty() {
                    write!(f, "/{}", encode(benefit))?;
                }
                query(f, &[("audience", audience)])
            }
            Self::Search(filter) => {
                f.write_str("#/search")?;
                query(f, &filter.pairs())
            }
            Self::About => f.write_str("#/about"),
            Self::NotFound => f.write_str("#/not-found"),
        }
    }
}

/// The value of a key in the query part of an address.
fn value(query: &str, key: &str) -> Option<String> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let mut own = pairs.filter(|(name, _)| *name == key);
    own.next().map(|(_, value)| decode(value))
}

/// What an address tells about a person: a link with answers, and an age. It is no part of the route.
pub(crate) fn told(hash: &str) -> (Option<String>, Option<String>) {
    let query = hash.split_once('?').map_or("", |(_, query)| query);
    (value(query, "answers"), value(query, "age"))
}

/// The address of a view together with answers.
pub(crate) fn with_answers(route: &Route, answers: &str) -> String {
    let address = route.to_string();
    let sign = if address.contains('?') { '&' } else { '?' };
    format!("{address}{sign}answers={answers}")
}

/// How many characters of a long passage stand in an address at either end.
const MARK: usize = 8;

/// `从2018年4月1…低于50元`: enough to find a passage again in its clause.
fn shortened(words: &str) -> String {
    let ends: Vec<usize> = words.char_indices().map(|(at, _)| at).collect();
    if ends.len() <= 2 * MARK {
        return words.into();
    }
    let (head, tail) = (ends[MARK], ends[ends.len() - MARK]);
    format!("{}…{}", &words[..head], &words[tail..])
}

/// Where in a text the passage of a mark stands, in bytes.
pub(crate) fn marked(text: &str, mark: &str) -> Option<(usize, usize)> {
    if mark.is_empty() {
        return None;
    }
    match mark.split_once('…') {
        Some((head, tail)) if !head.is_empty() && !tail.is_empty() => {
            let start = text.find(head)?;
            let rest = start + head.len();
            let end = text[rest..].find(tail)?;
            Some((start, rest + end + tail.len()))
        }
        _ => text.find(mark).map(|start| (start, start + mark.len())),
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
        let filter = DeadlineFilter::read(|key| format!("{key} {hostile}"));
        let search = SearchFilter::read(|key| format!(" {key} {hostile} "));
        let routes = [
            Route::Home,
            Route::Documents(DocumentFilter::default()),
            Route::Documents(DocumentFilter {
                kind: "通知".into(),
                for_whom: "enterprises".into(),
                text: hostile.into(),
            }),
            Route::document("浙政办发-2018-30"),
            Route::fact("浙政办发-2018-30/1.3"),
            Route::fact("浙政办发-2018-30/table/1/12"),
            Route::fact("浙政办发-2018-26/annex/1@某县（区）编办 50%"),
            Route::fact("浙政办发-2018-35@某人"),
            Route::Organizations(OrganizationFilter {
                view: "months".into(),
                text: hostile.into(),
            }),
            Route::Organization {
                id: "省参事室（省文史馆）/x".into(),
            },
            Route::Deadlines(filter),
            Route::Search(SearchFilter::default()),
            Route::Search(search),
            Route::Benefits(BenefitFilter::default()),
            Route::Benefits(BenefitFilter {
                audience: hostile.into(),
                benefit: "old-age/allowance".into(),
            }),
            Route::words(
                "浙政办发-2018-32/2.3",
                "从2018年4月1日起，将享受城乡居民养老金待遇",
            ),
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
    fn a_mark_finds_its_passage_again_however_long() {
        let text = "甲。对70周岁及以上老年人不设法律援助事项范围限制，对城乡特困老人免于审查。乙。";
        for passage in [
            "甲",
            "对70周岁及以上老年人不设法律援助事项范围限制，对城乡特困老人免于审查",
        ] {
            let (start, end) = marked(text, &shortened(passage)).expect("found");
            assert_eq!(&text[start..end], passage);
        }
        for nothing in ["", "丙", "甲…丙", "…", "丙…甲", "乙…甲"] {
            assert_eq!(marked(text, nothing), None, "{nothing}");
        }
    }

    #[test]
    fn what_is_no_route_leaves_the_page_alone_and_unknown_keys_are_ignored() {
        assert_eq!(Route::read("#main"), None);
        assert_eq!(Route::read(""), Some(Route::Home));
        assert_eq!(
            Route::read("#/benefits?age=82&x=%ZZ"),
            Some(Route::Benefits(BenefitFilter::default()))
        );
        assert_eq!(Route::read("#/nothing/here"), Some(Route::NotFound));
        for nothing in ["#/documents/甲/", "#/documents/甲/%2F"] {
            assert_eq!(Route::read(nothing), Some(Route::document("甲")));
        }
        assert_eq!(
            Route::read("#/documents/%FF%"),
            Some(Route::Document {
                id: "\u{fffd}%".into(),
                place: None,
                mark: String::new(),
            })
        );
    }
}
