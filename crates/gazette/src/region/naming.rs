//! Which body a name means in a region.
//!
//! A name that is written out means the same body in every document: 江苏省财政厅, 杭州市公安局, 国务院办公厅. Others are written
//! out by the document's places:
//!
//! - 省财政厅 → 江苏省财政厅, 市财政局 → 杭州市财政局, 各市政府 → 江苏省各市政府, 西湖区编办 → 杭州市西湖区编办
//! - what cannot go on with the name of a place: 消防部门 → 江苏省·消防部门
//!
//! This is the id of a body. One of the home region has it without the region: 省财政厅, 各市政府, 消防部门.

use super::{
    Home, Region,
    place::{PROVINCES, is_certain, is_district, is_of_the_state, place},
};

/// Between a region and a name that does not go on with it.
const BETWEEN: char = '·';

impl Region {
    /// The id of the body that a name means here. The name is one without a second name in brackets.
    #[must_use]
    pub fn id(&self, home: &Home, name: &str) -> String {
        shortened(&self.written_out(name), &home.region)
    }

    /// The name by which the body is known everywhere. What may be left out is left out: 人民政府 is 政府, 市、县（市、区）政府
    /// are all of them, also without 各, and a city needs no province.
    fn written_out(&self, name: &str) -> String {
        let mut name = name.replace("人民政府", "政府");
        if name.starts_with("市、县（市、区）") {
            name.insert(0, '各');
        }
        if is_of_the_state(&name) || self.is_in_name(&name) {
            return name;
        }
        if let Some(whole) = self.at_its_place(&name) {
            return whole.to_owned();
        }
        for (at, place) in self.places.iter().enumerate().rev() {
            let led = units(place).iter().find_map(|unit| {
                let behind = name.strip_prefix(unit)?;
                goes_on(unit, behind).then_some(behind)
            });
            if let Some(behind) = led {
                return format!("{}{behind}", self.up_to(at));
            }
        }
        let own = self.up_to(self.places.len().saturating_sub(1));
        if self.is_told() && stands_behind(&name) {
            format!("{own}{name}")
        } else {
            format!("{own}{BETWEEN}{name}")
        }
    }

    /// Whether the province stands in a name without 省: 江苏银监局 in a text of 江苏省.
    fn is_in_name(&self, name: &str) -> bool {
        let province = self
            .places
            .first()
            .and_then(|place| place.strip_suffix('省'));
        let behind = province.and_then(|province| name.strip_prefix(province));
        behind.is_some_and(|behind| !behind.starts_with('省'))
    }

    /// A name that begins with a place of which there is but one, from the innermost such place on: 浙江省杭州市公安局 →
    /// 杭州市公安局. `None` where it begins with none.
    fn at_its_place<'a>(&self, name: &'a str) -> Option<&'a str> {
        let mut whole = None;
        let (mut rest, mut outer) = (name, None);
        while let Some(((level, place), behind)) = place(rest)
            && outer < Some(level)
            && !is_district(place)
            && behind.starts_with(char::is_alphabetic)
            && (self.places.iter().any(|own| own == place) || is_certain(place, behind))
        {
            whole = Some(rest);
            (rest, outer) = (behind, Some(level));
        }
        whole
    }

    /// One of the places, as it is told from all others: 杭州市, 杭州市西湖区
    fn up_to(&self, at: usize) -> String {
        let place = self.places.get(at).map_or("", String::as_str);
        match at.checked_sub(1).map(|outer| &self.places[outer]) {
            Some(outer) if is_district(place) => format!("{outer}{place}"),
            _ => place.to_owned(),
        }
    }

    /// Whether a name that was found behind some words begins there, and not further left: in a text of 浙江 the 省公安厅 in
    /// 江苏省公安厅 does not.
    #[must_use]
    pub fn begins(&self, before: &str, name: &str) -> bool {
        let last = before.chars().next_back();
        match name.chars().next() {
            Some('各') => true,
            Some('省') => {
                let own = self
                    .places
                    .first()
                    .and_then(|place| place.strip_suffix('省'));
                let other = PROVINCES
                    .iter()
                    .find(|province| before.ends_with(**province));
                other.is_none_or(|other| own == Some(other))
            }
            // 市、县（市、区）政府 stands for many, 某某市公安局 for one.
            Some('市' | '县' | '区') if name.contains('、') => last != Some('各'),
            Some('市' | '县' | '区') => {
                last.is_none_or(|last| !is_chinese(last) || BEFORE_A_NAME.contains(last))
            }
            _ => last.is_none_or(|last| !ENDS_OF_BODIES.contains(last)),
        }
    }
}

/// How names begin that mean a body of the place: 省 of 浙江省, 自治区 of 广西壮族自治区.
fn units(place: &str) -> &'static [&'static str] {
    const UNITS: [(&str, &[&str]); 7] = [
        ("自治区", &["自治区"]),
        ("自治州", &["自治州", "州"]),
        ("自治县", &["自治县", "县"]),
        ("省", &["省"]),
        ("市", &["市"]),
        ("县", &["县"]),
        ("区", &["区"]),
    ];
    let own = UNITS.iter().find(|(end, _)| place.ends_with(end));
    own.map_or(&[], |(_, units)| units)
}

/// Whether what follows 省, 市, 县 or 区 makes it that of the place: not in 市场监管部门, 市县两级, 县级以上, 区域中心.
fn goes_on(unit: &str, behind: &str) -> bool {
    const OTHER_WORDS: [&str; 8] = ["场", "域", "划", "块", "县", "区", "级以上", "级及以上"];
    let other = unit != "省" && OTHER_WORDS.iter().any(|words| behind.starts_with(words));
    behind.starts_with(char::is_alphabetic) && !stands_behind(behind) && !other
}

/// Whether a name goes on with that of the region as it is: 江苏省各市政府, 杭州市西湖区编办.
fn stands_behind(name: &str) -> bool {
    name.starts_with('各') || place(name).is_some_and(|((_, place), _)| is_district(place))
}

/// What a name is without the home region: 浙江省财政厅 → 省财政厅, 浙江省各市政府 → 各市政府, 浙江省·消防部门 → 消防部门.
fn shortened(name: &str, home: &str) -> String {
    let behind = name.strip_prefix(home).filter(|_| !home.is_empty());
    let Some(behind) = behind else {
        return name.to_owned();
    };
    if let Some(own) = behind.strip_prefix(BETWEEN) {
        return own.to_owned();
    }
    match units(home).first() {
        Some(unit) if behind.starts_with(char::is_alphabetic) && !stands_behind(behind) => {
            format!("{unit}{behind}")
        }
        Some(_) if stands_behind(behind) => behind.to_owned(),
        _ => name.to_owned(),
    }
}

/// The id that a body gets where bodies of another region get short names; both regions by name, empty for none.
#[cfg(feature = "rules")]
pub(crate) fn renamed(id: &str, before: &str, home: &str) -> String {
    let has_region = before.is_empty() || id.contains(BETWEEN);
    let written_out = if has_region {
        id.to_owned()
    } else {
        Region::named(before).written_out(id)
    };
    shortened(&written_out, home)
}

/// What a text itself says of the name of a body: 江苏省·消防部门 → 消防部门.
pub(crate) fn own_words(name: &str) -> &str {
    name.rsplit_once(BETWEEN).map_or(name, |(_, own)| own)
}

/// Signs with which the name of a body ends, so that what follows is a part of it: 国务院办公厅, 市政府办公室
const ENDS_OF_BODIES: &str = "院府委部厅局会省市县区校社司室行";

/// Words before a bare 市民政局 that are not the name of a city.
const BEFORE_A_NAME: &str = "和及与由向对经按请报给送同或、";

/// Whether a sign is a Chinese character. (The tables of all letters would be 3 KB of the page.)
fn is_chinese(sign: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&sign) || sign == '〇'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(places: &[&str]) -> Region {
        let places = places.iter().map(|place| (*place).into());
        Region {
            places: places.collect(),
        }
    }

    fn id(places: &[&str], home: &str, name: &str) -> String {
        let home = Home {
            region: home.into(),
            noted: true,
        };
        region(places).id(&home, name)
    }

    #[test]
    fn what_a_document_leaves_out_is_its_own_place() {
        for (places, name, whole) in [
            (&["江苏省"][..], "省财政厅", "江苏省财政厅"),
            (&["江苏省"], "江苏省人民政府办公厅", "江苏省政府办公厅"),
            (&["江苏省"], "省级有关单位", "江苏省级有关单位"),
            (&["江苏省"], "各市人民政府", "江苏省各市政府"),
            (
                &["江苏省"],
                "市、县（市、区）政府",
                "江苏省各市、县（市、区）政府",
            ),
            (&["江苏省"], "省各有关部门", "江苏省·省各有关部门"),
            (&["江苏省"], "鼓楼区编办", "江苏省鼓楼区编办"),
            (&["江苏省"], "消防部门", "江苏省·消防部门"),
            (&["江苏省"], "团省委", "江苏省·团省委"),
            (&["江苏省"], "市财政局", "江苏省·市财政局"),
            (&["江苏省", "南京市"], "市财政局", "南京市财政局"),
            (&["江苏省", "南京市"], "省财政厅", "江苏省财政厅"),
            (&["南京市"], "省财政厅", "南京市·省财政厅"),
            (&["南京市"], "市场监管部门", "南京市·市场监管部门"),
            (&["南京市"], "各区政府", "南京市各区政府"),
            (&["南京市"], "鼓楼区编办", "南京市鼓楼区编办"),
            (&["南京市", "鼓楼区"], "区编办", "南京市鼓楼区编办"),
            (&["南京市", "鼓楼区"], "市编办", "南京市编办"),
            (&["桐庐县"], "县财政局", "桐庐县财政局"),
            (&["桐庐县"], "县级以上政府", "桐庐县·县级以上政府"),
            (&["广西壮族自治区"], "自治区财政厅", "广西壮族自治区财政厅"),
            (&["延边朝鲜族自治州"], "州财政局", "延边朝鲜族自治州财政局"),
            (&["“a”"], "省财政厅", "“a”·省财政厅"),
            (&["“a”"], "各市政府", "“a”·各市政府"),
        ] {
            assert_eq!(id(places, "", name), whole, "{name}");
            assert_eq!(id(places, "浙江省", name), whole, "{name}");
        }
    }

    #[test]
    fn what_is_written_out_is_the_same_everywhere() {
        for (name, whole) in [
            ("浙江省财政厅", "浙江省财政厅"),
            ("杭州市公安局", "杭州市公安局"),
            ("浙江省杭州市公安局", "杭州市公安局"),
            ("杭州市西湖区编办", "杭州市西湖区编办"),
            ("桐庐县人民政府", "桐庐县政府"),
            ("新疆维吾尔自治区教育厅", "新疆维吾尔自治区教育厅"),
            ("国务院办公厅", "国务院办公厅"),
            ("国家发展改革委", "国家发展改革委"),
            ("民政部", "民政部"),
        ] {
            for places in [
                &["江苏省"][..],
                &["南京市"],
                &["浙江省", "杭州市"],
                &["“a”"],
            ] {
                assert_eq!(id(places, "", name), whole, "{places:?}");
            }
        }
    }

    #[test]
    fn what_only_looks_like_a_place_or_like_the_state_is_nobody_elses() {
        for name in [
            "民盟省委",
            "共青团市委",
            "人行市中心支行",
            "设区市政府",
            "试点县政府",
            "中心城市政府",
            "国家级开发区管委会",
            "民政部门",
            "省委组织部",
        ] {
            let [one, other] = ["江苏省", "安徽省"].map(|place| id(&[place], "", name));
            assert_ne!(one, other, "{name}");
            assert!(one.starts_with("江苏省"), "{one}");
        }
    }

    #[test]
    fn bodies_of_the_home_region_are_called_without_it() {
        for (places, name, short) in [
            (&["浙江省"][..], "浙江省财政厅", "省财政厅"),
            (&["浙江省"], "省财政厅", "省财政厅"),
            (&["浙江省"], "各市人民政府", "各市政府"),
            (&["浙江省"], "省各部门", "省各部门"),
            (&["浙江省"], "消防部门", "消防部门"),
            (&["浙江省"], "西湖区编办", "西湖区编办"),
            (&["浙江省"], "杭州市公安局", "杭州市公安局"),
            (&["浙江省"], "浙江银监局", "浙江银监局"),
            (&["浙江省", "杭州市"], "省财政厅", "省财政厅"),
            (&["浙江省", "杭州市"], "市公安局", "杭州市公安局"),
            (&["江苏省"], "浙江省财政厅", "省财政厅"),
            (&["江苏省"], "浙江省各市政府", "各市政府"),
        ] {
            assert_eq!(id(places, "浙江省", name), short, "{name}");
        }
        assert_eq!(id(&["杭州市"], "杭州市", "市公安局"), "市公安局");
        assert_eq!(id(&["“a”"], "“a”", "省财政厅"), "省财政厅");
    }

    #[cfg(feature = "rules")]
    #[test]
    fn another_home_changes_ids_as_it_changes_names() {
        for name in [
            "省财政厅",
            "各市政府",
            "消防部门",
            "国务院办公厅",
            "杭州市公安局",
        ] {
            let region = ["浙江省"];
            let ids = ["", "浙江省", "江苏省"].map(|home| (home, id(&region, home, name)));
            for (before, old) in &ids[..2] {
                for (home, new) in &ids {
                    assert_eq!(&renamed(old, before, home), new, "{before} → {home}");
                }
            }
        }
    }

    #[test]
    fn a_name_does_not_begin_within_that_of_another_place() {
        let zhejiang = region(&["浙江省"]);
        assert!(zhejiang.begins("由", "省公安厅") && zhejiang.begins("报浙江", "省公安厅"));
        assert!(!zhejiang.begins("由江苏", "省公安厅"));
        assert!(!region(&["杭州市"]).begins("由宁波", "市公安局"));
    }
}
