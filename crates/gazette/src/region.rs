//! Whose bodies a document means: 省财政厅 in a text of 江苏 is not that of 浙江.
//!
//! A document speaks for places, the outermost first: 浙江省 · 浙江省, 杭州市. They are told by who issues it (杭州市人民政府),
//! else by the title of its gazette (浙江省人民政府公报), else by what the other documents of the gazette agree on. A city
//! printed in the gazette of a province is in it. Where nothing tells, a gazette is a region of its own.
//!
//! - [`place`]: the places with which words begin, and who belongs to the whole state
//! - [`naming`]: which body a name means in a region
//!
//! Nothing here depends on the order of files, nor on which other gazettes there are.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::{Document, Gazette, Level};

mod naming;
mod place;

pub(crate) use naming::own_words;
#[cfg(feature = "rules")]
pub(crate) use naming::renamed;
use place::{Place, STATE, is_of_the_state, places_in};

/// The places that a document speaks for, from the outermost in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Region {
    places: Vec<String>,
}

/// The region whose bodies are called without it: 省财政厅 where others have 江苏省财政厅.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// 浙江省; empty where there is none.
    pub region: String,
    /// Whether notes say so; else it is the one that all gazettes are of.
    pub noted: bool,
}

impl Region {
    /// A region by its name, as notes have it: 浙江省
    #[cfg(feature = "rules")]
    pub(crate) fn named(name: &str) -> Self {
        let places = vec![name.to_owned()];
        Self { places }
    }

    /// Whether a place is among those that the document speaks for.
    #[cfg(feature = "rules")]
    pub(crate) fn is_in(&self, place: &str) -> bool {
        self.places.iter().any(|own| own == place)
    }

    /// Whether its bodies are called without it.
    pub(crate) fn is_in_home(&self, home: &Home) -> bool {
        self.places.first() == Some(&home.region)
    }

    /// Whether a name begins with the outermost place.
    pub(crate) fn leads(&self, name: &str) -> bool {
        self.places
            .first()
            .is_some_and(|place| name.starts_with(place.as_str()))
    }

    /// That of a gazette of which nothing tells a place. In quotation marks no name of a file is one.
    fn untold(gazette: &str) -> Self {
        let places = vec![format!("“{gazette}”")];
        Self { places }
    }

    fn is_told(&self) -> bool {
        !self.places.iter().any(|place| place.starts_with('“'))
    }
}

/// The regions of documents, in their order.
pub(crate) fn regions(gazettes: &[Gazette], documents: &[Document]) -> Vec<Region> {
    let titles = gazettes.iter();
    let titles = titles.map(|gazette| (gazette.id.as_str(), places_in(&gazette.title)));
    let titles: HashMap<&str, Vec<Place>> = titles.collect();
    let told = documents.iter().map(|document| {
        let title = titles.get(document.gazette.as_str());
        told(&document.issuer, title.map_or(&[], Vec::as_slice))
    });
    let told: Vec<Vec<Place>> = told.collect();
    // What the documents of a gazette agree on; none where they do not.
    let mut agreed: HashMap<&str, Option<&[Place]>> = HashMap::new();
    let all = documents.iter().zip(&told);
    for (document, places) in all.filter(|(_, places)| !places.is_empty()) {
        let known = agreed.entry(&document.gazette).or_insert(Some(places));
        *known = known.filter(|known| *known == places);
    }
    let region = |(document, told): (&Document, &Vec<Place>)| {
        let agreed = agreed.get(document.gazette.as_str()).copied().flatten();
        let places = if told.is_empty() {
            agreed.unwrap_or_default()
        } else {
            told
        };
        if places.is_empty() {
            return Region::untold(&document.gazette);
        }
        let places = places.iter().map(|(_, name)| (*name).to_owned());
        Region {
            places: places.collect(),
        }
    };
    documents.iter().zip(&told).map(region).collect()
}

/// The places of a document, as far as its issuer and the title of its gazette tell.
fn told<'a>(issuer: &'a str, title: &[Place<'a>]) -> Vec<Place<'a>> {
    let own = places_in(issuer);
    match own.first() {
        Some((outermost, _)) => {
            let around = title.iter().filter(|(level, _)| level < outermost);
            around.chain(&own).copied().collect()
        }
        None if title.is_empty() && is_of_the_state(issuer) => vec![(Level::Province, STATE)],
        None => title.to_vec(),
    }
}

/// The outermost place, if all regions have the same; else nothing. The state is around all of them.
pub(crate) fn only(regions: &[Region]) -> String {
    let all = || regions.iter().filter_map(|region| region.places.first());
    let first = all().find(|place| *place != STATE).or_else(|| all().next());
    let only = first.filter(|first| all().all(|place| place == *first || place == STATE));
    only.cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::corpus::Corpus;

    /// The places of the documents of some gazettes: of each its title and the issuers.
    fn places(gazettes: &[(&str, &[&str])]) -> Vec<String> {
        let texts = gazettes.iter().map(|(title, issuers)| {
            let header = match *title {
                "" => String::new(),
                title => format!("{title}　2018年第1期\n"),
            };
            let documents = issuers.iter().enumerate().map(|(at, issuer)| {
                format!("{issuer}关于甲事的通知\n某政办发〔2018〕{at}1号\n各单位：\n一、甲事。照办。\n2018年4月1日\n")
            });
            header + &documents.collect::<String>()
        });
        let texts: Vec<(String, String)> = texts
            .enumerate()
            .map(|(at, text)| (format!("{at}.txt"), text))
            .collect();
        let corpus = Corpus::read(
            texts
                .iter()
                .map(|(file, text)| (file.as_str(), text.as_str())),
        );
        let regions = corpus.regions.iter();
        regions.map(|region| region.places.join(" ")).collect()
    }

    #[test]
    fn who_issues_a_document_says_for_which_places_it_speaks() {
        for (title, issuer, expected) in [
            ("", "浙江省人民政府办公厅", "浙江省"),
            ("", "浙江省杭州市人民政府", "浙江省 杭州市"),
            ("", "中共江苏省委办公厅", "江苏省"),
            ("浙江省人民政府公报", "省民政厅", "浙江省"),
            ("浙江省人民政府公报", "杭州市人民政府", "浙江省 杭州市"),
            ("浙江省人民政府公报", "江苏省人民政府", "江苏省"),
            ("杭州市人民政府公报", "西湖区人民政府", "杭州市 西湖区"),
            ("杭州市人民政府公报", "浙江省人民政府", "浙江省"),
            ("浙江省人民政府公报", "国务院办公厅", "全国"),
            ("浙江省人民政府公报", "民政部", "浙江省"),
            ("", "民政部", "全国"),
            ("中华人民共和国国务院公报", "民政部", "全国"),
            ("", "省民政厅", "“0”"),
        ] {
            assert_eq!(
                places(&[(title, &[issuer])]),
                [expected],
                "{title} {issuer}"
            );
        }
    }

    #[test]
    fn what_tells_nothing_has_what_the_rest_of_its_gazette_agrees_on() {
        let zhejiang = "浙江省人民政府";
        assert_eq!(places(&[("", &["省民政厅", zhejiang])]), ["浙江省"; 2]);
        let two = [("", &["省民政厅", zhejiang, "江苏省人民政府"][..])];
        assert_eq!(places(&two), ["“0”", "浙江省", "江苏省"]);
        let apart = [("", &["省民政厅"][..]), ("", &[zhejiang])];
        assert_eq!(places(&apart), ["“0”", "浙江省"]);
    }

    #[test]
    fn short_names_are_those_of_the_only_region() {
        let home = |texts: &[(&str, &str)]| Corpus::read(texts.iter().copied()).home.region;
        let text = |issuer| {
            format!(
                "{issuer}关于甲事的通知\n某政办发〔2018〕1号\n各单位：\n一、甲事。照办。\n2018年4月1日\n"
            )
        };
        let [zhejiang, hangzhou, jiangsu, state] = [
            "浙江省人民政府",
            "浙江省杭州市人民政府",
            "江苏省人民政府",
            "国务院",
        ]
        .map(text);
        assert_eq!(
            home(&[("a.txt", &zhejiang), ("b.txt", &hangzhou)]),
            "浙江省"
        );
        assert_eq!(home(&[("a.txt", &state), ("b.txt", &zhejiang)]), "浙江省");
        assert_eq!(home(&[("a.txt", &state)]), "全国");
        assert_eq!(home(&[("a.txt", &jiangsu), ("b.txt", &zhejiang)]), "");
        assert_eq!(home(&[]), "");
    }
}
