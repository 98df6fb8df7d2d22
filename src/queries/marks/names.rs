//! The bodies that a text names: by any of their names exactly as printed, the longest there is, and never a part of a
//! longer name that nobody knows. Whom a name means, its document says: it may be known from another province alone.

use gazette::{Clause, corpus::Corpus};

use super::{Mark, Target, is_chinese};

/// Every name of every body, by its signs.
#[derive(Debug)]
pub(crate) struct Names<'a> {
    sorted: Vec<&'a str>,
}

/// The shortest name that is looked for, in characters: two may be any two.
const SHORTEST: usize = 3;

impl<'a> Names<'a> {
    pub(crate) fn new(corpus: &'a Corpus) -> Self {
        let mut names = Self { sorted: Vec::new() };
        for body in &corpus.organizations {
            names.insert(&body.name);
            for alias in &body.aliases {
                names.insert(alias);
            }
        }
        names
    }

    fn insert(&mut self, name: &'a str) {
        let at = self.sorted.partition_point(|other| *other < name);
        let known = self.sorted.get(at).is_some_and(|other| *other == name);
        if !known && name.chars().count() >= SHORTEST {
            self.sorted.insert(at, name);
        }
    }

    /// The names with which a text begins, the longest first.
    fn of(&self, text: &str) -> impl Iterator<Item = &'a str> {
        // What a text begins with sorts before it, and the longer behind the shorter.
        let end = self.sorted.partition_point(|name| *name <= text);
        let first = text.chars().next();
        let candidates = self.sorted[..end].iter().rev();
        candidates
            .take_while(move |name| name.chars().next() == first)
            .filter(move |name| text.starts_with(**name))
            .copied()
    }

    /// Where a clause names bodies; not in titles of documents, which name whoever wrote them.
    pub(super) fn within(&self, corpus: &'a Corpus, clause: &Clause) -> Vec<Mark<'a>> {
        let text = clause.text.as_str();
        let mut found = Vec::new();
        let Some(region) = corpus.region(&clause.document) else {
            return found;
        };
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
            let mut known = self
                .of(&text[at..])
                .filter_map(|name| Some((name, corpus.body_in_text(&clause.document, name)?)));
            let Some((name, body)) = known.next() else {
                continue;
            };
            end = at + name.len();
            if region.begins(&text[..at], name) && ends(&text[end..]) {
                found.push(Mark {
                    range: at..end,
                    to: Target::Body(body),
                });
            }
        }
        found
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
    fn another_provinces_body_is_marked_only_where_it_is_written_out() {
        let gazette = |province: &str, sign: &str, unit: &str, text: &str| {
            format!(
                "{province}人民政府公报　2018年第1期\n{province}人民政府办公厅关于甲事的通知\n{sign}政办发〔2018〕1号\n各单位：\n\
                 一、甲事\n（一）负责。照办。（{unit}负责）\n（二）照办。{text}\n{province}人民政府办公厅\n2018年4月1日\n"
            )
        };
        let zhejiang = gazette("浙江省", "浙", "省公安厅、省水利厅", "");
        let text = "由省公安厅办理，省水利厅不办，浙江省水利厅、江苏省公安厅也不办。";
        let jiangsu = gazette("江苏省", "苏", "省公安厅", text);
        let found = marked(
            &[("a.txt", &zhejiang), ("b.txt", &jiangsu)],
            "苏政办发-2018-1/1.2",
        );
        let (own, other) = ("江苏省公安厅", "浙江省水利厅");
        assert_eq!(
            found,
            [pair("省公安厅", own), pair(other, other), pair(own, own)]
        );
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
