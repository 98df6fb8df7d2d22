//! Who answers for what: the brackets at the end of sentences, and the subjects of sentences.

use core::ops::Range;

use crate::{Agency, Role, layout};

/// A bracket that names responsible bodies, and the part of the text that it binds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Binding {
    /// From the end of the bracket before (or the beginning of the clause) to the beginning of this one.
    pub(crate) bound: Range<usize>,
    /// Where the bracket ends.
    pub(crate) end: usize,
    pub(crate) agencies: Vec<Agency>,
}

/// Reads the agency brackets of a clause. `first_leads` is what a bracket before has said for the rest of the document
/// (列第一位者为牵头单位，下同), and is set when one of these says so.
pub(crate) fn bindings(text: &str, clause: &Range<usize>, first_leads: &mut bool) -> Vec<Binding> {
    let mut start = clause.start;
    let mut bindings = Vec::new();
    for bracket in layout::brackets(text, clause.clone(), &['（']) {
        // The sign that closes may be one of half width.
        let mut inner = text[bracket.clone()].chars();
        inner.next();
        inner.next_back();
        if let Some(agencies) = responsibility(inner.as_str(), first_leads) {
            let bound = start..bracket.start;
            start = bracket.end;
            bindings.push(Binding {
                bound,
                end: bracket.end,
                agencies,
            });
        }
    }
    bindings
}

/// 省民政厅、省财政厅等负责，列第一位者为牵头单位，下同 · 责任单位：省工商局、省经信委 · 省工商局牵头，省财政厅配合
///
/// `None` where the words name nobody who answers for anything.
pub(crate) fn responsibility(words: &str, first_leads: &mut bool) -> Option<Vec<Agency>> {
    let introduced = introduction(words).is_some();
    let mut groups: Vec<(&str, Option<Part>)> = Vec::new();
    let mut first_named_leads = false;
    // 牵头单位：市大数据局；配合单位：市公安局、市民政局: each list says what part its names have.
    let mut introduced_part = None;
    for piece in layout::pieces(words, 0..words.len(), &['，', '；', ',', ';', '。']) {
        let piece = words[piece].trim_end_matches(['，', '；', ',', ';', '。']);
        if let Some((introduced, names)) = introduction(piece) {
            introduced_part = Some(introduced);
            let (names, own) = part(names);
            groups.push((names, own.or(introduced_part)));
        } else if introduced && is_time(piece) {
            // 完成时限：2021年6月底前 is nobody.
        } else if piece.starts_with("列第一") || piece.starts_with("排第一") {
            first_named_leads = true;
        } else if piece.starts_with("下同") {
            *first_leads |= first_named_leads;
        } else {
            let (names, own) = part(piece);
            groups.push((names, own.or(introduced_part)));
        }
    }
    let named = groups.iter().any(|(_, part)| part.is_some());
    if !(introduced || named) {
        return None;
    }
    if groups
        .iter()
        .map(|(group, _)| group.matches('、').count() + 1)
        .sum::<usize>()
        > MOST_NAMES
    {
        return None;
    }
    let first_leads = first_named_leads || *first_leads;
    let mut agencies: Vec<Agency> = Vec::new();
    for (index, (group, own)) in groups.iter().enumerate() {
        // 省综治办、省公安厅，各市、县（市、区）政府负责: words without a part share that of the words after them.
        let part = own
            .or_else(|| groups[index..].iter().find_map(|(_, part)| *part))
            .unwrap_or(Part::Responsible);
        for name in names_in(group) {
            let leads = match part {
                Part::Leads => true,
                Part::Responsible => first_leads && agencies.is_empty() && !is_collective(name),
                Part::ByDuties | Part::Supports => false,
            };
            let role = if leads {
                Role::Lead
            } else if part == Part::Supports {
                Role::Support
            } else {
                Role::Joint
            };
            if agencies.iter().all(|known| known.name != name) {
                agencies.push(Agency {
                    name: name.into(),
                    role,
                });
            }
        }
    }
    (!agencies.is_empty()).then_some(agencies)
}

/// The bodies in a column of responsible units, where no word has to say that they are responsible.
pub(crate) fn listed(cell: &str) -> Vec<Agency> {
    responsibility(&format!("责任单位：{cell}"), &mut false).unwrap_or_default()
}

/// 责任单位：省工商局 → the part that the names have, and the names.
fn introduction(piece: &str) -> Option<(Part, &str)> {
    let (head, names) = piece.split_once('：')?;
    if !["单位", "部门"].iter().any(|end| head.ends_with(end)) {
        return None;
    }
    let part = match role_in(head) {
        Some(Role::Lead) => Part::Leads,
        Some(Role::Support) => Part::Supports,
        _ => Part::Responsible,
    };
    Some((part, names))
}

/// The part that words before names give them: 牵头单位, 配合部门; none for 责任单位.
pub(crate) fn role_in(head: &str) -> Option<Role> {
    let begins = |words: &[&str]| words.iter().any(|word| head.starts_with(word));
    if begins(&["牵头", "主办"]) {
        Some(Role::Lead)
    } else {
        begins(&["配合", "协助", "协办", "参与"]).then_some(Role::Support)
    }
}

/// 完成时限：2021年6月底前 · 年内 · 长期坚持, in a bracket that names who is responsible
fn is_time(piece: &str) -> bool {
    let head = piece.split_once('：').map_or("", |(head, _)| head);
    let labelled = ["时限", "时间", "期限", "进度", "要求"];
    let words = ["长期", "持续", "年内", "年底", "每年", "每季度", "每月"];
    labelled.iter().any(|end| head.ends_with(end))
        || words.iter().any(|word| piece.starts_with(word))
        || piece.starts_with(|c: char| c.is_ascii_digit())
}

/// No bracket names more bodies than a province has; noise may.
const MOST_NAMES: usize = 100;

/// What the words after the names make of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Leads,
    Responsible,
    /// 按职责分工负责: everybody for his own, nobody leads.
    ByDuties,
    Supports,
}

/// 省民政厅、省财政厅等负责 → the names, and the part that the words give them.
fn part(piece: &str) -> (&str, Option<Part>) {
    const ENDINGS: [(&str, Part); 11] = [
        ("牵头负责", Part::Leads),
        ("牵头", Part::Leads),
        ("按职责分工负责", Part::ByDuties),
        ("根据职责分工负责", Part::ByDuties),
        ("按照职责分工负责", Part::ByDuties),
        ("分工负责", Part::ByDuties),
        ("配合", Part::Supports),
        ("参与", Part::Supports),
        ("共同负责", Part::Responsible),
        ("负责", Part::Responsible),
        ("落实", Part::Responsible),
    ];
    ENDINGS
        .iter()
        .find_map(|(ending, part)| piece.strip_suffix(ending).map(|names| (names, Some(*part))))
        .unwrap_or((piece, None))
}

/// The names of a list: 省经信委（省中小企业局）、各市、县（市、区）政府 are two.
pub(crate) fn names_in(list: &str) -> Vec<&str> {
    let list = list.strip_suffix('等').unwrap_or(list);
    let mut names: Vec<Range<usize>> = Vec::new();
    for piece in layout::pieces(list, 0..list.len(), &['、']) {
        match names.last_mut() {
            // The 、 inside 各市、县（市、区）政府 joins, it does not part.
            Some(last) if continues_a_collective(&list[last.clone()], &list[piece.clone()]) => {
                last.end = piece.end;
            }
            _ => names.push(piece),
        }
    }
    let names = names
        .into_iter()
        .map(|name| list[name].trim_end_matches('、'));
    names
        .flat_map(|name| split_at_and(name).into_iter().flatten())
        .filter(|name| !name.is_empty())
        .collect()
}

fn continues_a_collective(before: &str, piece: &str) -> bool {
    piece.starts_with("县（市、区）")
        && ["市、", "设区市、", "地、"]
            .iter()
            .any(|end| before.ends_with(end))
}

/// 省级有关单位和各市、县（市、区）政府 → two; 省发展和改革委员会 → one.
fn split_at_and(name: &str) -> [Option<&str>; 2] {
    for and in ["以及", "和", "及"] {
        if let Some((left, right)) = name.split_once(and)
            && BODY_ENDINGS.iter().any(|ending| left.ends_with(ending))
            && right.starts_with(['各', '省', '市', '县', '有', '相'])
        {
            return [Some(left), Some(right)];
        }
    }
    [Some(name), None]
}

/// How names of bodies end.
const BODY_ENDINGS: [&str; 17] = [
    "厅",
    "局",
    "委",
    "办",
    "院",
    "会",
    "部",
    "政府",
    "单位",
    "部门",
    "中心",
    "机构",
    "地",
    "（市、区）",
    "派出所",
    "企业",
    "办事处）",
];

/// Whether a name stands for many bodies: 各相关部门, 省级有关单位. Such a name leads only where the text says so.
fn is_collective(name: &str) -> bool {
    ["各", "有关", "相关", "省级单位"]
        .iter()
        .any(|word| name.contains(word))
}

/// Whether a name stands for a class of bodies, also where the text does not say 各: 消防部门, 县（市、区）政府.
pub(crate) fn is_class(name: &str) -> bool {
    const ENDINGS: [&str; 5] = ["部门", "单位", "机构", "企业", "派出所"];
    is_collective(name)
        || name.contains("（市、区）")
        || ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// The collective names by which official texts call those who must act, longest first within a kind. The grammar of
/// administrative Chinese, not of one document: a sentence `2018年10月底前，各设区市完成…` has its subject here.
const SUBJECTS: [&str; 44] = [
    "各市、县（市、区）人民政府",
    "各市、县（市、区）政府",
    "各市、县（市、区）",
    "市、县（市、区）人民政府",
    "市、县（市、区）政府",
    "各县（市、区）人民政府",
    "各县（市、区）政府",
    "各县（市、区）",
    "县（市、区）政府",
    "各设区市人民政府",
    "各设区市政府",
    "各设区市",
    "各市人民政府",
    "各市政府",
    "各地区",
    "各地",
    "各级人民政府",
    "各级政府部门",
    "各级政府",
    "各级各部门",
    "各有关部门",
    "各有关单位",
    "各相关部门",
    "各行业主管部门",
    "各部门",
    "各单位",
    "省级有关单位",
    "省级有关部门",
    "省级各单位",
    "省级单位",
    "省级部门",
    "省直各单位",
    "有关部门",
    "有关单位",
    "各区人民政府",
    "各区政府",
    "各区县",
    "各区",
    "各县",
    "各乡镇人民政府",
    "各乡镇政府",
    "各乡镇",
    "各街道",
    "各市",
];

/// Whether a list of bodies can begin so: 省数据管理中心牵头，… · 各市、县（市、区）政府
pub(crate) fn begins_a_list(words: &str) -> bool {
    let first = first_name(words);
    STARTS.iter().any(|start| words.starts_with(start))
        || BODY_ENDINGS
            .iter()
            .any(|ending| first.ends_with(ending) && first.len() > 2 * ending.len())
}

/// Whether the words begin with the whole name of a body: 市司法局、市
pub(crate) fn begins_with_a_name(words: &str) -> bool {
    let first = first_name(words);
    first.chars().count() > 2
        && STARTS.iter().any(|start| first.starts_with(start))
        && BODY_ENDINGS.iter().any(|ending| first.ends_with(ending))
}

fn first_name(list: &str) -> &str {
    list.split(['、', '，', '（', '；'])
        .next()
        .unwrap_or_default()
}

/// How names of bodies begin.
const STARTS: [&str; 8] = ["省", "市", "县", "区", "各", "有关", "相关", "国家"];

/// Words before a subject that narrow it and belong to its name.
const QUALIFIERS: [&str; 4] = ["具备条件的", "有条件的", "符合条件的", "任务重的"];

/// The subject at the beginning of a part of a sentence: 省级有关单位和各市、县（市、区）梳理公布… gives two names.
pub(crate) fn subject(part: &str) -> Vec<Agency> {
    let collective = collective_subject(part);
    if collective.is_empty() {
        modal_subject(part).into_iter().collect()
    } else {
        collective
    }
}

/// 消防部门要会同… · 省政府办公厅将加强督查: a body, and a word that says what it must do.
fn modal_subject(part: &str) -> Option<Agency> {
    const OTHER_WORDS: [&str; 7] = ["要求", "要点", "要素", "应急", "应用", "应对", "将来"];
    // 督促业主委员会将…: who is urged is not who must act.
    const VERBS: [&str; 14] = [
        "督促", "组织", "指导", "推动", "支持", "鼓励", "要求", "引导", "协助", "会同", "对", "并",
        "按", "在",
    ];
    let (at, _) = part.char_indices().take(LONGEST_NAME + 1).find(|(at, c)| {
        matches!(c, '要' | '应' | '须' | '将')
            && BODY_ENDINGS
                .iter()
                .any(|ending| part[..*at].ends_with(ending))
            && !OTHER_WORDS.iter().any(|word| part[*at..].starts_with(word))
    })?;
    let name = &part[..at];
    let plain = !name.contains(['，', '。', '：', '“', '《'])
        && !VERBS.iter().any(|verb| name.starts_with(verb));
    plain.then(|| Agency {
        name: name.into(),
        role: Role::Joint,
    })
}

/// The longest name of a subject, in characters.
const LONGEST_NAME: usize = 30;

/// 由同级档案行政管理部门负责审定, 由市民政局牵头: the body that is charged with a part of the task.
pub(crate) fn charged(part: &str) -> Option<Agency> {
    let words = part.strip_prefix('由')?;
    let (at, role) = [("牵头", Role::Lead), ("负责", Role::Joint)]
        .into_iter()
        .filter_map(|(word, role)| Some((words.find(word)?, role)))
        .min_by_key(|(at, _)| *at)?;
    let name = &words[..at];
    BODY_ENDINGS
        .iter()
        .any(|ending| name.ends_with(ending))
        .then(|| Agency {
            name: name.into(),
            role,
        })
}

fn collective_subject(part: &str) -> Vec<Agency> {
    let mut agencies = Vec::new();
    let mut rest = part;
    loop {
        let unqualified = QUALIFIERS
            .iter()
            .find_map(|words| rest.strip_prefix(words))
            .unwrap_or(rest);
        let bare = ["县（市、区）", "市、县（市、区）"];
        let qualified = unqualified.len() < rest.len();
        let name = SUBJECTS
            .iter()
            .chain(bare.iter().filter(|_| qualified))
            .find(|name| unqualified.starts_with(**name))
            .filter(|name| !makes_another_word(&unqualified[name.len()..]));
        let Some(name) = name else { return agencies };
        let length = rest.len() - unqualified.len() + name.len();
        agencies.push(Agency {
            name: rest[..length].into(),
            role: Role::Joint,
        });
        rest = &rest[length..];
        match ["、", "和", "及", "以及"]
            .iter()
            .find_map(|and| rest.strip_prefix(and))
        {
            Some(next) => rest = next,
            None => return agencies,
        }
    }
}

/// 各设区市级部门, 各地区域: the name goes on, so what was found is not a name.
fn makes_another_word(rest: &str) -> bool {
    ["级", "区域", "的", "范围", "内", "域", "场", "直", "（"]
        .iter()
        .any(|word| rest.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str, first_leads: bool) -> Vec<(String, Role)> {
        let mut first_leads = first_leads;
        let agencies = responsibility(words, &mut first_leads).unwrap_or_default();
        agencies
            .into_iter()
            .map(|agency| (agency.name, agency.role))
            .collect()
    }

    #[test]
    fn the_first_name_leads_only_where_the_text_says_so() {
        let expected = |role| vec![("省民政厅".into(), role), ("省财政厅".into(), Role::Joint)];
        assert_eq!(
            read("省民政厅、省财政厅等负责", false),
            expected(Role::Joint)
        );
        assert_eq!(read("省民政厅、省财政厅等负责", true), expected(Role::Lead));
        assert_eq!(
            read("省民政厅、省财政厅等负责，列第一位者为牵头单位", false),
            expected(Role::Lead)
        );
    }

    #[test]
    fn the_same_below_holds_for_later_brackets_only_when_it_is_said() {
        let mut first_leads = false;
        responsibility("省民政厅等负责，列第一位者为牵头单位", &mut first_leads);
        assert!(!first_leads);
        responsibility(
            "责任单位：省民政厅，列第一位的为牵头单位，下同",
            &mut first_leads,
        );
        assert!(first_leads);
    }

    #[test]
    fn parts_are_told_by_the_words_behind_the_names() {
        assert_eq!(
            read(
                "省法制办牵头，省审改办、省数据管理中心配合，各市、县（市、区）政府和省级有关单位",
                false
            ),
            [
                ("省法制办".into(), Role::Lead),
                ("省审改办".into(), Role::Support),
                ("省数据管理中心".into(), Role::Support),
                ("各市、县（市、区）政府".into(), Role::Joint),
                ("省级有关单位".into(), Role::Joint),
            ]
        );
        assert_eq!(
            read("省科技厅、省质监局牵头", false),
            [
                ("省科技厅".into(), Role::Lead),
                ("省质监局".into(), Role::Lead)
            ]
        );
    }

    #[test]
    fn a_collective_never_leads_by_standing_first() {
        assert_eq!(
            read("各相关部门按职责分工负责", true),
            [("各相关部门".into(), Role::Joint)]
        );
        assert_eq!(
            read("各设区市政府牵头", false),
            [("各设区市政府".into(), Role::Lead)]
        );
    }

    #[test]
    fn brackets_that_only_explain_name_nobody() {
        for words in [
            "以下简称全省高频事项",
            "市、区",
            "10家",
            "由省数据管理中心另行发布",
            "学校",
        ] {
            assert!(read(words, true).is_empty(), "{words}");
        }
    }

    #[test]
    fn names_keep_their_own_brackets_and_separators() {
        assert_eq!(
            names_in("省经信委（省中小企业局）、各市、县（市、区）政府和省级有关单位等"),
            [
                "省经信委（省中小企业局）",
                "各市、县（市、区）政府",
                "省级有关单位"
            ]
        );
    }

    #[test]
    fn subjects_are_found_where_a_sentence_begins_with_them() {
        let names = |part| {
            subject(part)
                .into_iter()
                .map(|agency| agency.name)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            names("省级有关单位和各市、县（市、区）梳理公布"),
            ["省级有关单位", "各市、县（市、区）"]
        );
        assert_eq!(names("各地、各部门50%以上事项"), ["各地", "各部门"]);
        assert_eq!(
            names("具备条件的县（市、区）应配备"),
            ["具备条件的县（市、区）"]
        );
        assert_eq!(names("完成市、县（市、区）政务信息系统普查"), [""; 0]);
        assert_eq!(names("各设区市级部门完成对接"), [""; 0]);
    }
}
