//! Where each document begins and ends, and its parts: title, number, addressees, body, signature, what is attached.
//!
//! The number line is the surest mark of an official document, so everything is found from there:
//!
//! ```text
//! 浙江省人民政府办公厅关于印发          title, over several lines, the issuer first
//! …工作要点的通知
//! 浙政办发〔２０１８〕３０ 号              number
//! 各市、县（市、区）人民政府，…：         addressees
//! 《…工作要点》已经省政府同意，现印发…     body
//! 浙江省人民政府办公厅                  signature
//! ２０１８ 年 ３ 月 ２８ 日
//! …工作要点                           what a notice issues: the document's clauses
//! 附件 …                             what is attached: none of them
//! ```

use core::ops::Range;
use std::collections::{BTreeSet, HashMap};

use crate::{Date, Diagnostic, Document, Status, diagnostic::Problem, numeral, text::Text};

/// A document and where its parts stand, in lines.
#[derive(Debug, Clone)]
pub(crate) struct PlacedDocument {
    pub(crate) document: Document,
    /// The letter itself, and the plan that it issues: the lines that clauses are cut from.
    pub(crate) body: Vec<Range<usize>>,
    /// The name in 《…》 of what it issues.
    pub(crate) issued: Option<String>,
    /// What is attached: the lines below 附件, one range for each attachment.
    pub(crate) annexes: Vec<Range<usize>>,
}

/// The documents of a text, in order. `taken` are ids that other gazettes use already.
pub(crate) fn documents(
    text: &Text,
    taken: &BTreeSet<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<PlacedDocument> {
    let numbers: Vec<(usize, NumberLine)> = (0..text.lines().len())
        .filter_map(|line| number_line(text.line(line)).map(|number| (line, number)))
        .collect();
    let mut starts: Vec<usize> = Vec::new();
    for (line, _) in &numbers {
        let floor = starts.last().map_or(0, |_| numbers[starts.len() - 1].0 + 1);
        starts.push(title_start(text, *line, floor));
    }
    match (text.lines().first(), starts.first()) {
        (None, _) => diagnostics.push(Problem::EmptyText.at(text, &(0..0))),
        (Some(line), None) => diagnostics.push(Problem::NoDocument.at(text, &line.range)),
        (Some(line), Some(first)) if *first > 0 => {
            diagnostics.push(Problem::TextBeforeFirstDocument.at(text, &line.range));
        }
        _ => {}
    }
    let mut used: HashMap<String, u32> = taken.iter().map(|id| (id.clone(), 1)).collect();
    let ends = starts.iter().skip(1).copied().chain([text.lines().len()]);
    let mut documents = Vec::new();
    for ((start, end), (number_at, number)) in starts.iter().zip(ends).zip(&numbers) {
        let mut placed = document(text, *start..end, *number_at, number, diagnostics);
        let repetition = used.entry(placed.document.id.clone()).or_insert(0);
        *repetition += 1;
        if *repetition > 1 {
            placed.document.id = format!("{}~{repetition}", placed.document.id);
            diagnostics.push(Problem::NumberRepeated.at(text, &text.lines()[*number_at].range));
        }
        documents.push(placed);
    }
    documents
}

/// 浙政办发〔2018〕26号, alone on its line or behind the title.
struct NumberLine {
    /// How many bytes of a title stand before it on the line.
    title: usize,
    /// 浙政办发
    code: String,
    year: u32,
    number: u32,
}

fn number_line(line: &str) -> Option<NumberLine> {
    let (head, tail) = line.rsplit_once('〔')?;
    let (year, number) = tail.strip_suffix('号')?.split_once('〕')?;
    let (year, number) = (
        numeral::number(year)?,
        numeral::number(number.strip_prefix('第').unwrap_or(number))?,
    );
    let code_length = |head: &str| head.chars().count();
    let title = if code_length(head) <= LONGEST_CODE {
        0
    } else {
        // Title and number in one run: …实施意见浙政办发〔2018〕32号
        KINDS
            .iter()
            .filter_map(|(word, _)| head.rfind(word).map(|at| at + word.len()))
            .max()?
    };
    let code = &head[title..];
    let plausible =
        (2..=LONGEST_CODE).contains(&code_length(code)) && code.chars().all(char::is_alphabetic);
    (plausible && (1900..=2200).contains(&year)).then(|| NumberLine {
        title,
        code: code.into(),
        year,
        number,
    })
}

/// The longest code before a year, in characters: 浙政办发 has four.
const LONGEST_CODE: usize = 8;

/// The line on which the title above a number line begins: that of 关于, or of the issuer alone above it.
fn title_start(text: &Text, number_at: usize, floor: usize) -> usize {
    let above = (floor.max(number_at.saturating_sub(LONGEST_TITLE))..=number_at).rev();
    for line in above {
        let words = text.line(line);
        if line < number_at && (words.ends_with('。') || date_line(words).is_some()) {
            return (line + 1).min(number_at);
        }
        if words.starts_with("关于") && line > floor && is_issuer(text.line(line - 1)) {
            return line - 1;
        }
        if words.contains("关于")
            && (line < number_at || number_line(words).is_some_and(|number| number.title > 0))
        {
            return line;
        }
    }
    number_at
}

/// How many lines a title may take.
const LONGEST_TITLE: usize = 8;

/// 浙江省人民政府办公厅, alone on its line
fn is_issuer(line: &str) -> bool {
    const ENDINGS: [&str; 13] = [
        "政府",
        "办公厅",
        "办公室",
        "委员会",
        "厅",
        "局",
        "委",
        "部",
        "院",
        "会",
        "署",
        "中心",
        "行",
    ];
    line.chars().count() <= 30
        && !line.contains(['。', '，', '、', '：', '；'])
        && ENDINGS.iter().any(|ending| line.ends_with(ending))
}

/// The kinds of official documents, as titles end with them, the longer first, and what they are called.
const KINDS: [(&str, &str); 22] = [
    ("实施意见", "意见"),
    ("意见", "意见"),
    ("通报", "通报"),
    ("通知", "通知"),
    ("决定", "决定"),
    ("决议", "决议"),
    ("公告", "公告"),
    ("通告", "通告"),
    ("公报", "公报"),
    ("批复", "批复"),
    ("复函", "函"),
    ("函", "函"),
    ("报告", "报告"),
    ("请示", "请示"),
    ("议案", "议案"),
    ("纪要", "纪要"),
    ("命令", "命令"),
    ("办法", "办法"),
    ("规定", "规定"),
    ("细则", "细则"),
    ("条例", "条例"),
    ("方案", "方案"),
];

/// 2018年3月22日, alone on its line
fn date_line(line: &str) -> Option<Date> {
    let (year, rest) = line.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    let read = |text: &str| numeral::number(text);
    Date::new(
        read(year)?.try_into().ok()?,
        read(month)?.try_into().ok()?,
        read(day)?.try_into().ok()?,
    )
}

fn document(
    text: &Text,
    lines: Range<usize>,
    number_at: usize,
    number: &NumberLine,
    diagnostics: &mut Vec<Diagnostic>,
) -> PlacedDocument {
    let printed = &text.lines()[number_at].range;
    let title_end = if number.title > 0 {
        printed.start + number.title
    } else {
        printed.start
    };
    let title_range = text.lines()[lines.start].range.start..title_end;
    let title = text.slice(&title_range).to_owned();
    if title.is_empty() {
        diagnostics.push(Problem::NoTitle.at(text, printed));
    }
    let after_number = number_at + 1..lines.end;
    let addressed = addressees(text, after_number.clone());
    let letter = addressed.end..lines.end;
    let signature = signature(text, letter.clone());
    if signature.is_none() {
        diagnostics.push(Problem::NoSignature.at(text, printed));
    }
    let letter_end = signature
        .as_ref()
        .map_or(letter.end, |signature| signature.lines.start);
    let (body, mut attachments) = without_attachments(text, letter.start..letter_end);
    if body.is_empty() {
        diagnostics.push(Problem::NoBody.at(text, printed));
    }
    let issued = issued_name(text, body.clone())
        .filter(|_| title.contains("印发") || title.contains("转发"));
    let mut bodies = vec![body];
    let mut below = signature
        .as_ref()
        .map_or(lines.end, |signature| signature.lines.end)..lines.end;
    if let Some(name) = &issued {
        let (plan, more) = without_attachments(text, plan(text, below.clone(), name));
        attachments.extend(more);
        below.start = plan.end;
        bodies.push(plan);
    }
    let annexes = annexes(text, below, &attachments);
    let issuer = match title.split_once("关于") {
        Some((issuer, _)) if !issuer.is_empty() => issuer.to_owned(),
        _ => signature
            .as_ref()
            .map(|signature| signature.issuer.clone())
            .unwrap_or_default(),
    };
    let kind = KINDS
        .iter()
        .find(|(word, _)| title.ends_with(word))
        .map_or("", |(_, kind)| kind);
    let whole = title_range.start..text.lines()[lines.end - 1].range.end;
    PlacedDocument {
        document: Document {
            id: format!("{}-{}-{}", number.code, number.year, number.number),
            gazette: String::new(),
            number: format!("{}〔{}〕{}号", number.code, number.year, number.number),
            title,
            kind: kind.into(),
            issuer,
            date: signature.map(|signature| signature.date),
            addressees: addressed.words,
            attachments,
            clauses: Vec::new(),
            status: Status {
                state: Default::default(),
                checked_on: None,
                note: None,
            },
            source: text.span(&whole),
        },
        body: bodies
            .into_iter()
            .filter(|lines| !lines.is_empty())
            .collect(),
        issued,
        annexes,
    }
}

struct Addressees {
    words: String,
    /// The line after them.
    end: usize,
}

/// 各市、县（市、区）人民政府，省政府直属各单位：
fn addressees(text: &Text, lines: Range<usize>) -> Addressees {
    for line in lines.clone().take(LONGEST_ADDRESS) {
        let words = text.line(line);
        if words.contains(['。', '；']) {
            break;
        }
        if let Some(last) = words.strip_suffix('：') {
            let before = (lines.start..line)
                .map(|line| text.line(line))
                .collect::<String>();
            return Addressees {
                words: before + last,
                end: line + 1,
            };
        }
    }
    Addressees {
        words: String::new(),
        end: lines.start,
    }
}

/// How many lines addressees may take.
const LONGEST_ADDRESS: usize = 6;

struct Signature {
    /// The lines of issuer and date.
    lines: Range<usize>,
    issuer: String,
    date: Date,
}

/// The first line that is nothing but a date, below a line that is nothing but a body's name.
fn signature(text: &Text, lines: Range<usize>) -> Option<Signature> {
    lines.clone().find_map(|line| {
        let date = date_line(text.line(line))?;
        let signed = line > lines.start && is_issuer(text.line(line - 1));
        let start = if signed { line - 1 } else { line };
        let issuer = if signed {
            text.line(start).to_owned()
        } else {
            String::new()
        };
        Some(Signature {
            lines: start..line + 1,
            issuer,
            date,
        })
    })
}

/// Parts the lines of a body from the list of what is attached: 附件：主要任务责任分工
///
/// After that line nothing belongs to the body any more.
fn without_attachments(text: &Text, lines: Range<usize>) -> (Range<usize>, Vec<String>) {
    let is_list = |line: &usize| {
        ["附件：", "附件:", "附:", "附："]
            .iter()
            .any(|word| text.line(*line).starts_with(word))
    };
    let is_annex = |line: &usize| text.line(*line) == "附件" || text.line(*line) == "附件1";
    let Some(at) = lines.clone().find(|line| is_list(line) || is_annex(line)) else {
        return (lines, Vec::new());
    };
    let mut attachments: Vec<String> = Vec::new();
    if is_list(&at) {
        let first = text
            .line(at)
            .trim_start_matches(['附', '件'])
            .trim_start_matches(['：', ':']);
        attachments.push(unnumbered(first).unwrap_or(first).into());
        for line in at + 1..lines.end {
            match unnumbered(text.line(line)) {
                Some(title) => attachments.push(title.into()),
                None => break,
            }
        }
    }
    (lines.start..at, attachments)
}

/// Parts what stands below the body where 附件, 附件2 begins; the list of titles itself is left out.
fn annexes(text: &Text, lines: Range<usize>, titles: &[String]) -> Vec<Range<usize>> {
    let begins = |line: &usize| {
        let rest = text.line(*line).strip_prefix("附件");
        rest.is_some_and(|rest| {
            let rest = rest.trim_end_matches(['：', ':']);
            numeral::arabic_prefix(rest).max(numeral::chinese_prefix(rest)) == rest.len()
        })
    };
    let is_title = |line: &usize| {
        let words = text.line(*line);
        let words = words
            .trim_start_matches(['附', '件'])
            .trim_start_matches(['：', ':']);
        titles
            .iter()
            .any(|title| unnumbered(words).unwrap_or(words) == title)
    };
    let start = lines.start + lines.clone().take_while(is_title).count();
    let mut starts: Vec<usize> = (start..lines.end).filter(begins).collect();
    if starts.first() != Some(&start) {
        starts.insert(0, start);
    }
    let ends = starts.iter().skip(1).copied().chain([lines.end]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| {
            if begins(start) {
                start + 1..end
            } else {
                *start..end
            }
        })
        .filter(|annex| !annex.is_empty())
        .collect()
}

/// 2.责任分工表 → 责任分工表
fn unnumbered(line: &str) -> Option<&str> {
    let digits = numeral::arabic_prefix(line);
    (digits > 0)
        .then(|| line[digits..].strip_prefix(['.', '、']))
        .flatten()
}

/// 《…工作要点》已经省政府同意，现印发给你们 → …工作要点
fn issued_name(text: &Text, letter: Range<usize>) -> Option<String> {
    let words = text.lines().get(letter.start)?.range.start
        ..text.lines().get(letter.end.checked_sub(1)?)?.range.end;
    let words = text.slice(&words);
    let (_, rest) = words.split_once('《')?;
    let (name, rest) = rest.split_once('》')?;
    rest.contains("印发").then(|| name.to_owned())
}

/// The lines of the plan below its title, which is the name that the letter gives in 《…》.
fn plan(text: &Text, lines: Range<usize>, name: &str) -> Range<usize> {
    let mut rest = name;
    let mut start = lines.start;
    while start < lines.end && !rest.is_empty() {
        match rest.strip_prefix(text.line(start)) {
            Some(more) => rest = more,
            None => break,
        }
        start += 1;
    }
    // A title that is not the name to the letter: its lines have no full stop and are followed by the first sentence.
    if rest.len() == name.len() {
        start = lines
            .clone()
            .find(|line| text.line(*line).contains(['。', '，', '、']))
            .unwrap_or(lines.start);
    }
    start..lines.end
}
