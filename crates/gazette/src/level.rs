//! At which levels of government a body stands, as far as its name tells: by the grammar of such names, and by the notes'
//! list of cities that stand elsewhere than most (`seeds/notes/*.toml`: 义乌市 is a county). A name that does not tell has
//! no level: 消防部门 are everywhere, 浙江银监局 belongs to the state, 办公厅五处 says nothing. Nothing is guessed, and no name
//! of many (各市) becomes names of one.
//!
//! - Many: 各级 is every level, 各地 is cities and counties, 各市、县（市、区） too; 县（市、区） is counties, 设区市 cities,
//!   乡镇 and 街道 townships. Words before them may narrow them (具备条件的县（市、区）).
//! - One: what begins with 省 or the name of a province, or is 团省委, is of the province; 杭州市… of a city, 桐庐县… and
//!   温州市瓯海区… of a county, unless more is said: 某县某镇….
//! - Who only has a place in the name is no government: 上海市浙江商会, 杭州银行, 广东省某公司.

use std::collections::BTreeSet;

use crate::{
    Level::{self, City, County, Province, Township},
    corpus::{self, Corpus},
    pace::{Pace, at_once},
    region,
};

/// Finds the levels of the corpus's bodies and of whoever answers for its deadlines.
pub fn fill(corpus: &mut Corpus) {
    at_once(fill_in_steps(corpus, &Pace::whole()));
}

/// The same, name by name.
pub(crate) async fn fill_in_steps(corpus: &mut Corpus, pace: &Pace) {
    let cities = &corpus.cities;
    for body in &mut corpus.organizations {
        let name = std::iter::once(region::own_words(&body.name));
        let names = name.chain(body.aliases.iter().map(String::as_str));
        body.levels = union(names, cities);
        pace.did(body.name.len()).await;
    }
    for deadline in &mut corpus.deadlines {
        let names = deadline.responsible.iter();
        let names = names.map(|agency| agency.name.as_str());
        deadline.levels = union(names, cities);
        pace.did(deadline.id.len()).await;
    }
}

fn union<'a>(names: impl Iterator<Item = &'a str>, cities: &[corpus::City]) -> Vec<Level> {
    let levels: BTreeSet<Level> = names.flat_map(|name| of_name(name, cities)).collect();
    levels.into_iter().collect()
}

/// The levels that a name stands for, from the top down.
fn of_name(name: &str, cities: &[corpus::City]) -> Vec<Level> {
    if ENTERPRISES.iter().any(|ending| name.ends_with(ending)) {
        return Vec::new();
    }
    // 江苏省各市政府 are those of one place.
    let name = match place(name, cities) {
        Some((_, behind)) if behind.starts_with('各') => behind,
        _ => name,
    };
    if name.starts_with("各级") {
        return vec![Province, City, County, Township];
    }
    if name.starts_with("县级以上") {
        return vec![Province, City, County];
    }
    let many = many(name);
    if many.is_empty() && !name.starts_with('各') {
        one(name, cities).into_iter().collect()
    } else {
        many
    }
}

/// How names end that are no government's, whatever place stands in them.
const ENTERPRISES: [&str; 13] = [
    "公司",
    "企业",
    "集团",
    "银行",
    "分行",
    "支行",
    "商会",
    "协会",
    "学会",
    "同乡会",
    "联谊会",
    "促进会",
    "企业联合会",
];

/// 各市、县（市、区）政府 → cities and counties.
fn many(name: &str) -> Vec<Level> {
    const ANYWHERE: [&str; 4] = ["各地", "各地区", "各地政府", "各地人民政府"];
    if ANYWHERE.contains(&name) {
        return vec![City, County];
    }
    let Some(mut rest) = list_of_places(name) else {
        return Vec::new();
    };
    let mut levels = Vec::new();
    while let Some((level, behind)) = kind(rest) {
        if !levels.contains(&level) {
            levels.push(level);
        }
        rest = behind.trim_start_matches(['、', '和', '及']);
    }
    levels
}

/// From where on a name lists kinds of places: 各市…, 市、县…, 具备条件的县（市、区）.
fn list_of_places(name: &str) -> Option<&str> {
    if let Some(rest) = name.strip_prefix('各') {
        return Some(rest);
    }
    if let Some(at) = name.find("县（市、区）") {
        let cities = ["设区市、", "市、"];
        let before = cities.iter().find(|words| name[..at].ends_with(**words));
        return Some(&name[at - before.map_or(0, |words| words.len())..]);
    }
    let begins = [
        "市、县",
        "市县",
        "设区的市",
        "设区市",
        "乡镇",
        "街道",
        "县级",
        "市级",
    ];
    let begins = begins.iter().any(|words| name.starts_with(words));
    begins.then_some(name)
}

/// The kind of place with which the words begin, and what follows: 县（市、区）政府 → counties, 政府.
fn kind(words: &str) -> Option<(Level, &str)> {
    const KINDS: [(&str, Level); 13] = [
        ("设区的市", City),
        ("设区市", City),
        ("县（市、区）", County),
        ("县（市）", County),
        ("县（区）", County),
        ("区（县）", County),
        ("县区", County),
        ("区县", County),
        ("县", County),
        ("乡镇", Township),
        ("街道", Township),
        ("市", City),
        ("区", County),
    ];
    KINDS.iter().find_map(|(kind, level)| {
        let behind = words.strip_prefix(kind)?;
        is_whole(behind).then_some((*level, behind))
    })
}

/// Whether 市, 县 or 区 before these words is one, and not the beginning of 市场, 区域, 区划, 区块.
fn is_whole(behind: &str) -> bool {
    !behind.starts_with(['场', '域', '划', '块'])
}

/// 省民政厅, 浙江省民政厅, 团省委 → the province; 杭州市公安局 → the city; 温州市瓯海区编办 → the county.
fn one(name: &str, cities: &[corpus::City]) -> Option<Level> {
    let name = ["中共", "共青团", "团"]
        .iter()
        .find_map(|party| name.strip_prefix(party))
        .unwrap_or(name);
    if let Some(rest) = name.strip_prefix('省') {
        return (!rest.starts_with(['外', '内', '际', '会'])).then_some(Province);
    }
    if name.starts_with('县') {
        return Some(County);
    }
    if TOWNSHIPS.iter().any(|words| name.contains(words)) {
        return Some(Township);
    }
    let (mut level, mut rest) = place(name, cities)?;
    while let Some((inner, behind)) = place(rest, cities)
        && inner > level
    {
        (level, rest) = (inner, behind);
    }
    Some(level)
}

/// What tells a township where its name is not a list's: 某镇人民政府, 某街道办事处.
const TOWNSHIPS: [&str; 5] = ["镇政府", "镇人民政府", "乡政府", "乡人民政府", "街道办"];

/// The place with which a name begins, and what follows: 温州市瓯海区编办 → a city, 瓯海区编办.
pub(crate) fn place<'a>(name: &'a str, cities: &[corpus::City]) -> Option<(Level, &'a str)> {
    if let Some((city, rest)) = cities
        .iter()
        .find_map(|city| Some((city, name.strip_prefix(city.name.as_str())?)))
    {
        return Some((city.level, rest));
    }
    name.char_indices()
        .enumerate()
        .find_map(|(before, (at, unit))| {
            let (place, rest) = name.split_at(at + unit.len_utf8());
            let level = match unit {
                '省' => Province,
                '市' => City,
                '州' if place.ends_with("自治州") => City,
                '县' => County,
                '区' if place.ends_with("自治区") => Province,
                '区' if !ZONES.iter().any(|zone| place.ends_with(zone)) => County,
                _ => return None,
            };
            let named = NAME.contains(&before)
                || ["自治区", "自治州", "自治县"]
                    .iter()
                    .any(|unit| place.ends_with(unit));
            (named && is_whole(rest)).then_some((level, rest))
        })
}

/// How many characters the name of a place has before its kind: 杭州市, 齐齐哈尔市.
const NAME: core::ops::RangeInclusive<usize> = 2..=4;

/// Areas that end like a district and are none.
const ZONES: [&str; 15] = [
    "开发区",
    "高新区",
    "新技术区",
    "保税区",
    "示范区",
    "试验区",
    "工业区",
    "商务区",
    "旅游区",
    "度假区",
    "功能区",
    "社区",
    "地区",
    "园区",
    "景区",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(name: &str) -> Vec<Level> {
        let city = |name: &str, level| corpus::City {
            name: name.into(),
            level,
        };
        of_name(name, &[city("义乌市", County), city("上海市", Province)])
    }

    #[test]
    fn names_of_many_are_read_word_by_word() {
        for (name, expected) in [
            ("各市、县（市、区）政府", &[City, County][..]),
            ("市、县（市、区）政府", &[City, County]),
            ("各设区市", &[City]),
            ("设区的市、县（市）人民政府", &[City, County]),
            ("各市政府", &[City]),
            ("江苏省各市政府", &[City]),
            ("各县（市、区）", &[County]),
            ("具备条件的县（市、区）", &[County]),
            ("各区县", &[County]),
            ("各地", &[City, County]),
            ("各乡镇政府（街道办事处）", &[Township]),
            ("各县（市、区）和乡镇政府", &[County, Township]),
            ("各级政府部门", &[Province, City, County, Township]),
            ("江苏省各级政府", &[Province, City, County, Township]),
            ("县级以上人民政府", &[Province, City, County]),
            ("各试点地区", &[]),
            ("各部门", &[]),
            ("各市场主体", &[]),
            ("各地方金融机构", &[]),
        ] {
            assert_eq!(levels(name), expected, "{name}");
        }
    }

    #[test]
    fn one_body_stands_at_the_level_of_its_innermost_place() {
        for (name, expected) in [
            ("省民政厅", Province),
            ("浙江省民政厅", Province),
            ("省级有关单位", Province),
            ("团省委", Province),
            ("中共浙江省委办公厅", Province),
            ("广西壮族自治区教育厅", Province),
            ("上海市民政局", Province),
            ("上海市黄浦区民政局", County),
            ("杭州市市民之家管理服务中心", City),
            ("杭州市农贸市场管理处", City),
            ("杭州市高新区管委会", City),
            ("齐齐哈尔市政府", City),
            ("浙江省杭州市西湖区编办", County),
            ("金华市义乌市编办", County),
            ("义乌市编办", County),
            ("桐庐县编办", County),
            ("景宁畲族自治县政府", County),
            ("延边朝鲜族自治州政府", City),
            ("西湖区编办", County),
            ("县财政局", County),
            ("桐庐县分水镇人民政府", Township),
            ("街道办事处", Township),
        ] {
            assert_eq!(levels(name), [expected], "{name}");
        }
    }

    #[test]
    fn a_name_that_does_not_tell_has_no_level() {
        for name in [
            "",
            "消防部门",
            "浙江银监局",
            "杭州海关",
            "杭州银行",
            "上海市浙江商会",
            "广东省浙江商会",
            "国家开发银行浙江省分行",
            "省电力公司",
            "办公厅五处",
            "市民政局",
            "省外浙江商会",
            "国务院办公厅",
            "农村社区建设办公室",
            "行政区划办公室",
        ] {
            assert!(levels(name).is_empty(), "{name}");
        }
    }

    #[test]
    fn a_deadline_has_the_levels_of_all_who_answer() {
        let text = "某省人民政府办公厅关于登记的通知\n某政办发〔２０２０〕５ 号\n各市：\n一、登记。２０２０年９月底前完成。（省民政厅、各县（市、区）政府、消防部门负责）\n某省人民政府办公厅\n２０２０ 年 １ 月 ２ 日\n";
        let mut corpus = Corpus::read([("a.txt", text)]);
        fill(&mut corpus);
        assert_eq!(corpus.deadlines[0].levels, [Province, County]);
        let bodies: Vec<&[Level]> = corpus
            .organizations
            .iter()
            .map(|body| &body.levels[..])
            .collect();
        assert_eq!(bodies, [&[Province][..], &[County], &[]]);
    }
}
