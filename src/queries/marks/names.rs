//! The bodies that a text names: by any of their names exactly as printed, the longest there is, and never a part of a
//! longer name that nobody knows.

use gazette::{Clause, Organization, corpus::Corpus};

use super::{Mark, Target, is_chinese};

/// Every name of every body, by its signs.
#[derive(Debug)]
pub(crate) struct Names<'a> {
    sorted: Vec<(&'a str, &'a Organization)>,
}

/// The shortest name that is looked for, in characters: two may be any two.
const SHORTEST: usize = 3;

impl<'a> Names<'a> {
    pub(crate) fn new(corpus: &'a Corpus) -> Self {
        let mut names = Self { sorted: Vec::new() };
        // A name of one's own goes before another's second name, as where a name is looked up.
        for body in &corpus.organizations {
            names.insert(&body.name, body);
        }
        for body in &corpus.organizations {
            for alias in &body.aliases {
                names.insert(alias, body);
            }
        }
        names
    }

    fn insert(&mut self, name: &'a str, body: &'a Organization) {
        let at = self.sorted.partition_point(|(other, _)| *other < name);
        let known = self.sorted.get(at).is_some_and(|(other, _)| *other == name);
        if !known && name.chars().count() >= SHORTEST {
            self.sorted.insert(at, (name, body));
        }
    }

    /// The longest name with which a text begins.
    fn longest(&self, text: &str) -> Option<(&'a str, &'a Organization)> {
        // What a text begins with sorts before it, and the longer behind the shorter.
        let end = self.sorted.partition_point(|(name, _)| *name <= text);
        let first = text.chars().next()?;
        let candidates = self.sorted[..end].iter().rev();
        candidates
            .take_while(|(name, _)| name.starts_with(first))
            .find(|(name, _)| text.starts_with(name))
            .copied()
    }

    /// Where a clause names bodies; not in titles of documents, which name whoever wrote them.
    pub(super) fn within(&self, corpus: &Corpus, clause: &Clause) -> Vec<Mark<'a>> {
        let text = clause.text.as_str();
        let province = province(corpus, clause);
        let mut found = Vec::new();
        let (mut end, mut titles) = (0, 0_usize);
        for (at, sign) in text.char_indices() {
            match sign {
                '《' => titles += 1,
                '》' => titles = titles.saturating_sub(1),
                _ => {}
            }
            if at < end || titles > 0 {
                continue;
            }
            let Some((name, body)) = self.longest(&text[at..]) else {
                continue;
            };
            end = at + name.len();
            if begins(&text[..at], name, province) && ends(&text[end..]) {
                found.push(Mark {
                    range: at..end,
                    to: Target::Body(body),
                });
            }
        }
        found
    }
}

/// 浙江, of a clause in 浙江省人民政府公报.
fn province<'a>(corpus: &'a Corpus, clause: &Clause) -> &'a str {
    let document = corpus.document(&clause.document);
    let gazette = document.and_then(|document| {
        let mut gazettes = corpus.gazettes.iter();
        gazettes.find(|gazette| gazette.id == document.gazette)
    });
    let title = gazette.map_or("", |gazette| &gazette.title);
    title.split_once('省').map_or("", |(name, _)| name)
}

/// What provinces are called before 省, but for their first characters where there are three.
const PROVINCES: [&str; 22] = [
    "河北", "山西", "辽宁", "吉林", "龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南",
    "湖北", "湖南", "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海",
];

/// Signs with which the name of a body ends, so that what follows is a part of it: 国务院办公厅, 市政府办公室
const ENDS_OF_BODIES: &str = "院府委部厅局会省市县区校社司室行";

/// Words before a bare 市民政局 that are not the name of a city.
const BEFORE_A_NAME: &str = "和及与由向对经按请报给送同或、";

/// Whether a name begins where it was found, and not further left.
fn begins(before: &str, name: &str, province: &str) -> bool {
    let last = before.chars().next_back();
    match name.chars().next() {
        Some('各') => true,
        // 江苏省公安厅 is another one; 浙江省公安厅 is the one of this gazette.
        Some('省') => !PROVINCES
            .iter()
            .any(|other| *other != province && before.ends_with(other)),
        // 市、县（市、区）政府 stands for many, 某某市公安局 for one.
        Some('市' | '县' | '区') if name.contains('、') => last != Some('各'),
        Some('市' | '县' | '区') => {
            last.is_none_or(|last| !is_chinese(last) || BEFORE_A_NAME.contains(last))
        }
        _ => last.is_none_or(|last| !ENDS_OF_BODIES.contains(last)),
    }
}

/// How a name goes on that is longer than the one that was found: 省公安厅办公室, 省政府各部门
const GOES_ON: [&str; 8] = [
    "办公厅",
    "办公室",
    "研究室",
    "机关",
    "直属",
    "所属",
    "系统",
    "各",
];

/// What a part of a body is called by: 省公安厅消防总队, and, where its name goes up to a sign, 省财政厅预算处.
const PARTS: [&str; 3] = ["总队", "支队", "大队"];
const SHORT_PARTS: [char; 3] = ['处', '科', '室'];

/// As long as the name of a part is at the most, in characters.
const LONGEST_PART: usize = 6;

/// Whether a name ends where it was found, and not further right.
fn ends(after: &str) -> bool {
    let stretch = after
        .find(|sign| !is_chinese(sign))
        .map_or(after, |end| &after[..end]);
    let is_part = PARTS.iter().any(|part| {
        let at = stretch.find(part);
        at.is_some_and(|at| stretch[..at].chars().count() < LONGEST_PART)
    });
    let is_short_part =
        stretch.ends_with(SHORT_PARTS) && (2..=LONGEST_PART).contains(&stretch.chars().count());
    !is_part && !is_short_part && !GOES_ON.iter().any(|word| after.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{marked, pair};

    /// A gazette in which some bodies answer for something, and a clause with a text.
    fn named(text: &str) -> Vec<(String, String)> {
        let text = format!(
            "浙江省人民政府公报　2018年第1期\n浙江省人民政府办公厅关于甲事的通知\n浙政办发〔2018〕1号\n各单位：\n一、甲事\n\
             （一）负责。照办。（省公安厅、市公安局、办公厅、省公安厅交通管理局、各市、县（市、区）政府负责）\n\
             （二）照办。{text}\n二、其他\n（一）照办。照办。\n（二）照办。照办。\n浙江省人民政府办公厅\n2018年4月1日\n"
        );
        marked(&[("a.txt", &text)], "浙政办发-2018-1/1.2")
    }

    #[test]
    fn a_name_is_marked_as_it_is_printed_and_the_longest_there_is() {
        for (text, names) in [
            ("由省公安厅牵头。", vec!["省公安厅"]),
            ("由省公安厅交通管理局牵头。", vec!["省公安厅交通管理局"]),
            ("省公安厅、市公安局办理。", vec!["省公安厅", "市公安局"]),
            (
                "各市、县（市、区）政府要办理。",
                vec!["各市、县（市、区）政府"],
            ),
            ("浙江省公安厅办理。", vec!["省公安厅"]),
            ("秘书长和办公厅办理。", vec!["办公厅"]),
        ] {
            let found: Vec<String> = named(text).into_iter().map(|(words, _)| words).collect();
            assert_eq!(found, names, "{text}");
        }
    }

    #[test]
    fn a_name_within_a_longer_one_is_not_marked() {
        for text in [
            "江苏省公安厅办理。",
            "杭州市公安局办理。",
            "国务院办公厅印发。",
            "省公安厅办公室办理。",
            "省公安厅消防总队办理。",
            "由省公安厅科技处、督察室办理。",
            "根据《省公安厅关于乙事的意见》办理。",
            "公安厅办理。",
        ] {
            assert_eq!(named(text), [], "{text}");
        }
    }

    #[test]
    fn what_follows_a_name_as_what_it_does_is_no_part_of_it() {
        for text in [
            "省公安厅等负责。",
            "省公安厅统一部署。",
            "省公安厅处理。",
            "省公安厅会同有关部门办理。",
            "省公安厅2018年办理。",
        ] {
            let found = named(text);
            assert_eq!(found.first(), Some(&pair("省公安厅", "省公安厅")), "{text}");
        }
    }
}
