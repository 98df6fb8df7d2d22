//! The places with which words begin, by the grammar of their names, and who belongs to no place but to the state.

use crate::{Level, level};

/// A place and its level.
pub(super) type Place<'a> = (Level, &'a str);

/// What stands for the state in the place of a region.
pub(super) const STATE: &str = "全国";

/// The places with which words begin: 浙江省杭州市人民政府 → 浙江省, 杭州市. The state for 国务院.
pub(super) fn places_in(words: &str) -> Vec<Place<'_>> {
    let words = words.strip_prefix("中共").unwrap_or(words);
    let state = words.strip_prefix("中华人民共和国").unwrap_or(words);
    if state.starts_with("国务院") {
        return vec![(Level::Province, STATE)];
    }
    let mut places: Vec<Place> = Vec::new();
    let mut rest = words;
    while let Some((place, behind)) = place(rest)
        && places.last().is_none_or(|(outer, _)| *outer < place.0)
    {
        places.push(place);
        rest = behind;
    }
    places
}

/// The place with which words begin, and what follows; not the kinds of places (试点县, 设区市).
pub(super) fn place(words: &str) -> Option<(Place<'_>, &str)> {
    const SIGNS: [char; 10] = ['各', '级', '设', '有', '其', '该', '省', '市', '县', '区'];
    const KINDS: [&str; 20] = [
        "相关", "试点", "示范", "重点", "贫困", "所在", "当地", "直辖", "单列", "沿海", "兄弟",
        "周边", "相邻", "邻近", "大中", "先进", "发达", "全国", "中共", "青团",
    ];
    let (level, behind) = level::place(words, &[])?;
    let name = &words[..words.len() - behind.len()];
    let (last, _) = name.char_indices().next_back()?;
    let stem = &name[..last];
    let kind = stem == "自治"
        || stem.contains(SIGNS)
        || KINDS.iter().any(|kind| stem.contains(kind))
        // 防城港市 and 盐城市 are cities, 中心城市 is none.
        || stem.chars().count() > 2 && stem.ends_with('城');
    (!kind).then_some(((level, name), behind))
}

/// Whether a place is a district: there is a 鼓楼区 in more than one city.
pub(super) fn is_district(place: &str) -> bool {
    place.ends_with('区') && !place.ends_with("自治区")
}

/// Whether a place is certainly one, and not 民盟省 in 民盟省委 or 人行市 in 人行市中心支行: by its own name, or by what stands
/// behind it.
pub(super) fn is_certain(place: &str, behind: &str) -> bool {
    const ENDINGS: [&str; 7] = ["政府", "局", "委", "办", "室", "院", "中心"];
    const AUTONOMOUS: [&str; 5] = ["内蒙古", "广西壮族", "西藏", "宁夏回族", "新疆维吾尔"];
    if let Some(province) = place.strip_suffix('省') {
        return PROVINCES.contains(&province);
    }
    if let Some(province) = place.strip_suffix("自治区") {
        return AUTONOMOUS.contains(&province);
    }
    let part = ["委", "分", "中心"]
        .iter()
        .any(|words| behind.starts_with(words));
    behind.chars().count() > 1 && !part && ENDINGS.iter().any(|words| behind.ends_with(words))
}

/// What provinces are called before 省.
pub(super) const PROVINCES: [&str; 22] = [
    "河北",
    "山西",
    "辽宁",
    "吉林",
    "黑龙江",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "海南",
    "四川",
    "贵州",
    "云南",
    "陕西",
    "甘肃",
    "青海",
];

/// Whether a body is one for all regions.
pub(super) fn is_of_the_state(name: &str) -> bool {
    const BEGINNINGS: [&str; 8] = [
        "国务院",
        "国家",
        "中共中央",
        "中央军委",
        "全国人大",
        "全国政协",
        "最高人民法院",
        "最高人民检察院",
    ];
    // By name, since 宣传部 and 组织部 are parts of a committee anywhere.
    const MINISTRIES: [&str; 27] = [
        "外交部",
        "国防部",
        "教育部",
        "科技部",
        "科学技术部",
        "工业和信息化部",
        "公安部",
        "民政部",
        "司法部",
        "财政部",
        "人力资源社会保障部",
        "人力资源和社会保障部",
        "自然资源部",
        "国土资源部",
        "生态环境部",
        "环境保护部",
        "住房城乡建设部",
        "住房和城乡建设部",
        "交通运输部",
        "水利部",
        "农业部",
        "农业农村部",
        "商务部",
        "文化部",
        "文化和旅游部",
        "应急管理部",
        "退役军人事务部",
    ];
    let behind = |words: &&str| name.strip_prefix(*words);
    // 国家级开发区, 国家机关 and 民政部门 are anywhere.
    let of_all = |behind: &str| !behind.starts_with(['级', '机']);
    BEGINNINGS.iter().filter_map(behind).any(of_all)
        || MINISTRIES
            .iter()
            .filter_map(behind)
            .any(|behind| !behind.starts_with('门'))
}
