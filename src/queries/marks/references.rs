//! The documents, attachments and clauses that a text cites.

use std::ops::Range;

use gazette::{Clause, Document, corpus::Corpus};

use super::{Mark, Target, is_chinese};
use crate::queries::{
    documents::short_title,
    places::{LISTS, table_of},
};

pub(super) fn references<'a>(corpus: &'a Corpus, clause: &Clause) -> Vec<Mark<'a>> {
    let text = clause.text.as_str();
    let mut found: Vec<Mark> = Vec::new();
    let mut parts = None;
    for (at, sign) in text.char_indices() {
        let mark = match sign {
            '〔' | '[' | '（' | '(' | '【' => number(corpus, clause, at, sign),
            '《' => title(corpus, clause, at),
            '附' => {
                let (tables, parts) = parts.get_or_insert_with(|| attached(corpus, clause));
                attachment(text, at, *tables, parts)
            }
            '本' => own_clause(corpus, clause, at),
            _ => None,
        };
        let Some(mark) = mark else {
            continue;
        };
        // 《…》（国办发〔2017〕52号): the number says that the title is another of the same name.
        let other = found.last().is_some_and(|last| {
            let title = text[last.range.clone()].starts_with('《');
            let behind = last.range.end + '（'.len_utf8();
            title && mark.to == Target::Outside && mark.range.start == behind
        });
        if other {
            found.pop();
        }
        found.push(mark);
    }
    found
}

fn mark(range: Range<usize>, to: Target<'_>) -> Mark<'_> {
    Mark { range, to }
}

/// 国办发〔2016〕83号, whose bracket opens at a place; scans and typists take one bracket for another.
fn number<'a>(corpus: &'a Corpus, clause: &Clause, at: usize, opening: char) -> Option<Mark<'a>> {
    let (before, rest) = clause.text.split_at(at);
    let (number, length) = year_and_number(&rest[opening.len_utf8()..])?;
    let end = at + opening.len_utf8() + length;
    // Of two codes of which one ends like the other the longer is meant.
    let mut code_length = 0;
    let mut meant: Vec<&Document> = Vec::new();
    for document in &corpus.documents {
        for own in document.number.split('、') {
            let Some(code) = own.strip_suffix(number.as_str()) else {
                continue;
            };
            if !before.ends_with(code) || code.len() < code_length.max(1) {
                continue;
            }
            if code.len() > code_length {
                meant.clear();
            }
            code_length = code.len();
            meant.push(document);
        }
    }
    if meant.is_empty() {
        let code = code(before, matches!(opening, '（' | '('))?;
        return Some(mark(at - code.len()..end, Target::Outside));
    }
    one(corpus, clause, &meant).map(|to| mark(at - code_length..end, to))
}

/// The document that is meant, if there is but one; of several the one in the same gazette. A document does not lead to
/// itself.
fn one<'a>(corpus: &Corpus, clause: &Clause, meant: &[&'a Document]) -> Option<Target<'a>> {
    let own = corpus.document(&clause.document);
    let near = meant.iter();
    let mut near = near.filter(|document| own.is_some_and(|own| own.gazette == document.gazette));
    let document = match (meant, near.next(), near.next()) {
        ([document], ..) | (_, Some(document), None) => document,
        _ => return None,
    };
    (document.id != clause.document).then_some(Target::Document(&document.id))
}

/// 2016〕83号… → `〔2016〕83号`, as numbers are normalised, and how many bytes of it are read.
fn year_and_number(rest: &str) -> Option<(String, usize)> {
    let year = rest.get(..4).filter(|year| digits(year) == 4)?;
    let closing = rest[4..].chars().next()?;
    let closes = matches!(closing, '〕' | ']' | '）' | ')' | '】');
    let behind = rest[4..].get(closing.len_utf8()..).filter(|_| closes)?;
    let behind = behind.strip_prefix('第').unwrap_or(behind);
    let (number, behind) = behind.split_at(digits(behind));
    let behind = behind.strip_prefix('号').filter(|_| !number.is_empty())?;
    let number = format!("〔{year}〕{}号", number.trim_start_matches('0'));
    Some((number, rest.len() - behind.len()))
}

/// How many digits a text begins with.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The most characters of a code: 国家税务总局公告 and the like are names.
const LONGEST_CODE: usize = 8;

/// Words before a code that are none of it.
const BEFORE_A_CODE: [&str; 16] = [
    "根据", "按照", "依据", "依照", "遵照", "参照", "贯彻", "落实", "执行", "转发", "印发", "的",
    "及", "与", "见", "以",
];

/// How codes end; asked for only where the brackets could be others: 某公司（2018）12号
const ENDS_OF_CODES: &str = "发函办字令告复通电规文综";

/// 国办发 of 根据国办发〔2016〕83号, for a number that no document here has; `round` are its brackets.
fn code(before: &str, round: bool) -> Option<&str> {
    let signs = before.char_indices().rev();
    let chinese = signs.take_while(|(_, sign)| is_chinese(*sign));
    let mut code = chinese.last().map_or("", |(at, _)| &before[at..]);
    let words = code;
    for (at, _) in words.char_indices() {
        let rest = &words[at..];
        if let Some(word) = BEFORE_A_CODE.iter().find(|word| rest.starts_with(**word)) {
            code = &rest[word.len()..];
        }
    }
    let last = code.chars().next_back()?;
    let ends = !round || ENDS_OF_CODES.contains(last);
    (ends && (2..=LONGEST_CODE).contains(&code.chars().count())).then_some(code)
}

/// 《关于大力推进林业综合改革的实施意见》, which begins at a place, with the issuer or without; of a plan that a notice
/// issues also its own name.
fn title<'a>(corpus: &'a Corpus, clause: &Clause, at: usize) -> Option<Mark<'a>> {
    let rest = &clause.text[at..];
    let mut open = 0;
    let mut signs = rest.char_indices();
    // Others may stand within it.
    let (end, _) = signs.find(|(_, sign)| {
        open += match sign {
            '《' => 1,
            '》' => -1,
            _ => 0,
        };
        open == 0
    })?;
    let name = &rest['《'.len_utf8()..end];
    let documents = corpus.documents.iter();
    let meant: Vec<&Document> = documents.filter(|own| goes_by(own, name)).collect();
    let to = one(corpus, clause, &meant)?;
    Some(mark(at..at + end + '》'.len_utf8(), to))
}

fn goes_by(document: &Document, name: &str) -> bool {
    let short = short_title(document);
    let issued = short
        .strip_prefix("关于印发")
        .and_then(|rest| rest.strip_suffix("的通知"))
        .map(|plan| plan.trim_start_matches('《').trim_end_matches('》'));
    !name.is_empty() && (name == document.title || name == short || issued == Some(name))
}

/// 附件, 附件2, 附表, which begins at a place: where the document has just that.
fn attachment<'a>(text: &str, at: usize, tables: bool, parts: &[String]) -> Option<Mark<'a>> {
    let (before, rest) = text.split_at(at);
    // 《…》附件 is another document's.
    if before.ends_with(['》', '号', '）']) {
        return None;
    }
    let behind = rest.strip_prefix("附件");
    let behind = behind.or_else(|| rest.strip_prefix("附表").filter(|_| tables))?;
    let digits = digits(behind);
    let number: Option<usize> = behind[..digits].parse().ok();
    let place = match (number, parts) {
        (None | Some(1), [only]) => only,
        (Some(number), several) => several.get(number.wrapping_sub(1))?,
        _ => return None,
    };
    let end = text.len() - behind.len() + digits;
    Some(mark(at..end, Target::Place(place.clone())))
}

/// Whether what is attached are tables, and the ids of its parts in order. Of tables beside lists nobody can say which
/// comes first.
fn attached(corpus: &Corpus, clause: &Clause) -> (bool, Vec<String>) {
    let own = |document: &str| document == clause.document;
    let rows = corpus.responsibilities.iter();
    let rows = rows.filter(|row| own(&row.document));
    let tables = corpus.tables.iter().filter(|table| own(&table.document));
    let ids = rows.map(|row| table_of(&row.id));
    let mut parts: Vec<String> = Vec::new();
    for id in ids.chain(tables.map(|table| table.id.as_str())) {
        // 9 stands before 10.
        let order = |id: &str| (id.len(), id.to_owned());
        let at = parts.partition_point(|other| order(other) < order(id));
        if parts.get(at).is_none_or(|other| other != id) {
            parts.insert(at, id.to_owned());
        }
    }
    let lists = corpus.awards.iter().any(|award| own(&award.document));
    match (parts.is_empty(), lists) {
        (false, true) => (false, Vec::new()),
        (true, true) => (false, vec![format!("{}/{LISTS}", clause.document)]),
        _ => (true, parts),
    }
}

/// What a document calls itself.
const OWN: [&str; 16] = [
    "意见", "通知", "办法", "规定", "方案", "计划", "规划", "条例", "细则", "决定", "要点", "章程",
    "规则", "标准", "纲要", "制度",
];

/// 本办法第二条, which begins at a place, where the document has articles, and 本意见第二部分. 第二条 of a text in 一、二、
/// could be either.
fn own_clause<'a>(corpus: &'a Corpus, clause: &Clause, at: usize) -> Option<Mark<'a>> {
    let rest = clause.text[at..].strip_prefix('本')?;
    let name = OWN.iter().find(|name| rest.starts_with(**name))?;
    let rest = rest[name.len()..].strip_prefix('第')?;
    let numeral = rest.find(|sign| !"〇零一二三四五六七八九十百".contains(sign))?;
    let (numeral, rest) = rest.split_at(numeral);
    let (label, rest) = if let Some(rest) = rest.strip_prefix('条') {
        (format!("第{numeral}条"), rest)
    } else {
        (format!("{numeral}、"), rest.strip_prefix("部分")?)
    };
    let mut labelled = corpus.clauses_of(&clause.document);
    let meant = labelled.find(|other| other.label == label)?;
    let another = labelled.any(|other| other.label == label);
    let end = clause.text.len() - rest.len();
    (!another && meant.id != clause.id).then(|| mark(at..end, Target::Place(meant.id.clone())))
}

#[cfg(test)]
mod tests {
    use super::{
        super::tests::{marked, pair},
        *,
    };

    /// A gazette with two documents; the second one's clause has the text.
    fn cited(text: &str) -> Vec<(String, String)> {
        let text = format!(
            "某省人民政府办公厅关于推进甲事的意见\n某政办发〔2018〕1号\n各单位：\n一、甲事。照办。\n二、乙事。照办。\n\
             某省人民政府办公厅\n2018年4月1日\n\
             某省人民政府办公厅关于印发某省丙事计划（2018—2020年）的通知\n某政办发〔2018〕2号\n各单位：\n\
             一、丙事。照办。\n二、丁事。{text}\n三、戊事。照办。\n某省人民政府办公厅\n2018年4月2日\n"
        );
        marked(&[("a.txt", &text)], "某政办发-2018-2/2")
    }

    const FIRST: &str = "某政办发-2018-1";

    #[test]
    fn a_number_leads_to_its_document_however_its_brackets_are_printed() {
        for words in [
            "某政办发〔2018〕1号",
            "某政办发[2018]1号",
            "某政办发（2018）1号",
            "某政办发〔2018〕第1号",
        ] {
            let found = cited(&format!("按照{words}文件办理。"));
            assert_eq!(found.len(), 1, "{words}");
            assert_eq!(found[0].1, FIRST, "{words}");
            assert!(found[0].0.starts_with("某政办发"), "{words}");
        }
    }

    #[test]
    fn a_number_that_no_gazette_here_has_is_marked_with_its_code_alone() {
        for (text, number) in [
            ("根据国办发〔2016〕83号文件办理。", "国办发〔2016〕83号"),
            (
                "根据《丙事的意见》（国办发〔2016〕83号）办理。",
                "国办发〔2016〕83号",
            ),
            ("按照财税〔2017〕1号执行。", "财税〔2017〕1号"),
            ("某政办发〔2018〕11号同时废止。", "某政办发〔2018〕11号"),
            ("某政办发〔2017〕1号同时废止。", "某政办发〔2017〕1号"),
            ("某政发〔2018〕1号同时废止。", "某政发〔2018〕1号"),
        ] {
            assert_eq!(cited(text), [pair(number, "outside")], "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_number_is_left_alone() {
        for text in [
            "在某公司（2018）12号楼办理。",
            "共12号。",
            "自〔2018〕起。",
            "〔2018〕1号。",
            "（建标152-2017）",
        ] {
            assert_eq!(cited(text), [], "{text}");
        }
    }

    #[test]
    fn a_title_leads_to_its_document_with_the_issuer_and_without() {
        for title in [
            "《某省人民政府办公厅关于推进甲事的意见》",
            "《关于推进甲事的意见》",
        ] {
            assert_eq!(cited(&format!("根据{title}办理。")), [pair(title, FIRST)]);
        }
        let both = cited("根据《关于推进甲事的意见》（某政办发〔2018〕1号）办理。");
        assert_eq!(
            both,
            [
                pair("《关于推进甲事的意见》", FIRST),
                pair("某政办发〔2018〕1号", FIRST)
            ]
        );
    }

    #[test]
    fn a_title_is_no_link_where_it_is_another_or_the_document_itself() {
        for text in [
            "根据《关于推进甲事的意见（试行）》办理。",
            "根据《推进甲事的意见》办理。",
            "《某省丙事计划（2018—2020年）》已经同意。",
            "《",
            "》《》",
        ] {
            assert_eq!(cited(text), [], "{text}");
        }
        // The number says that it is another of the same name.
        assert_eq!(
            cited("根据《关于推进甲事的意见》（国办发〔2016〕83号）办理。"),
            [pair("国办发〔2016〕83号", "outside")]
        );
    }

    #[test]
    fn the_plan_that_a_notice_issues_is_found_by_its_own_name() {
        let other = "某省人民政府办公厅关于落实丙事的意见\n某政办发〔2018〕3号\n各单位：\n一、丙事。\
                     根据《某省丙事计划（2018—2020年）》办理。\n二、丁事。照办。\n某省人民政府办公厅\n2018年4月3日\n";
        let plan = "某省人民政府办公厅关于印发某省丙事计划（2018—2020年）的通知\n某政办发〔2018〕2号\n各单位：\n\
                    一、丙事。照办。\n二、丁事。照办。\n某省人民政府办公厅\n2018年4月2日\n";
        assert_eq!(
            marked(&[("a.txt", plan), ("b.txt", other)], "某政办发-2018-3/1"),
            [pair("《某省丙事计划（2018—2020年）》", "某政办发-2018-2")]
        );
        // Two gazettes print it: nobody can say which is meant.
        let twice = [("a.txt", plan), ("b.txt", plan), ("c.txt", other)];
        assert_eq!(marked(&twice, "某政办发-2018-3/1"), []);
    }

    #[test]
    fn an_own_part_is_a_link_and_an_article_only_where_there_are_articles() {
        let second = |words| [pair(words, "某政办发-2018-2/3")];
        assert_eq!(cited("按照本计划第三部分办理。"), second("本计划第三部分"));
        for text in [
            "按照本计划第三条办理。",
            "按照本计划第九部分办理。",
            "按照本计划第二部分办理。",
            "按照本计划办理。",
            "日本第三部分。",
        ] {
            assert_eq!(cited(text), [], "{text}");
        }
        let text = "某县人民政府办公室关于印发某县丁事规定的通知\n某政办发〔2020〕31号\n\n各乡镇人民政府：\n\n\
                    《某县丁事规定》已经县政府同意，现印发给你们，请遵照执行。\n\n某县人民政府办公室\n\n2020年9月4日\n\n\
                    某县丁事规定\n\n第一条　为了规范丁事，制定本规定。\n\n第二条　丁事应当照办。\n\n\
                    第三条　违反本规定第二条的，由主管部门处理。\n";
        let corpus = Corpus::read([("a.txt", text)]);
        let article = corpus
            .clauses
            .iter()
            .find(|clause| clause.label == "第三条")
            .expect("an article");
        let found = references(&corpus, article);
        assert_eq!(&article.text[found[0].range.clone()], "本规定第二条");
    }

    #[test]
    fn an_attachment_is_a_link_where_the_document_has_it() {
        let corpus = crate::corpus();
        let in_document = |document: &str, text: &str| {
            let own = corpus.clauses_of(document).next().expect("a clause");
            let clause = Clause {
                text: text.into(),
                ..own.clone()
            };
            let found = references(corpus, &clause);
            let found = found.into_iter().map(|mark| {
                let Target::Place(place) = mark.to else {
                    panic!("no place");
                };
                (text[mark.range].to_owned(), place)
            });
            found.collect::<Vec<_>>()
        };
        let table = "浙政办发-2018-30/table/1";
        let no_30 = |text| in_document("浙政办发-2018-30", text);
        assert_eq!(no_30("见附件。"), [pair("附件", table)]);
        assert_eq!(
            no_30("见附件1和附表。"),
            [pair("附件1", table), pair("附表", table)]
        );
        assert_eq!(no_30("见附件2。《丙事的意见》附件。"), []);
        assert_eq!(
            in_document("浙政办发-2018-26", "名单见附件。"),
            [pair("附件", "浙政办发-2018-26/lists")]
        );
        // It has lists and no table; and one without anything attached.
        assert_eq!(in_document("浙政办发-2018-26", "见附表。"), []);
        assert_eq!(in_document("浙政办发-2018-32", "见附件。"), []);
    }
}
