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
use std::collections::BTreeSet;

use crate::{
    Date, Diagnostic, Document, Status, clause, diagnostic::Problem, id::Ids, numeral, pace::Pace,
    text::Text,
};

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
pub(crate) async fn documents(
    text: &Text,
    taken: &BTreeSet<String>,
    diagnostics: &mut Vec<Diagnostic>,
    pace: &Pace,
) -> Vec<PlacedDocument> {
    let heads = heads(text, pace).await;
    match (text.lines().first(), heads.first()) {
        (None, _) => diagnostics.push(Problem::EmptyText.at(text, &(0..0))),
        (Some(line), None) => diagnostics.push(Problem::NoDocument.at(text, &line.range)),
        (Some(line), Some(first)) if first.start > 0 => {
            diagnostics.push(Problem::TextBeforeFirstDocument.at(text, &line.range));
        }
        _ => {}
    }
    let mut ids = Ids::beside(taken);
    let ends = heads.iter().skip(1).map(|head| head.start);
    let mut documents = Vec::new();
    for (head, end) in heads.iter().zip(ends.chain([text.lines().len()])) {
        let mut placed = document(text, head, end, diagnostics);
        let id = ids.unique(placed.document.id.clone());
        if id != placed.document.id && !placed.document.number.is_empty() {
            diagnostics.push(Problem::NumberRepeated.at(text, &head.printed));
        }
        placed.document.id = id;
        pace.did(placed.document.source.range().len()).await;
        documents.push(placed);
    }
    documents
}

/// What a document begins with.
struct Head {
    /// The line on which it begins: that of the masthead, the title or the number.
    start: usize,
    /// Where the title stands; empty where there is none.
    title: Range<usize>,
    /// Where the number stands, or else the title: what diagnostics point at.
    printed: Range<usize>,
    /// 浙政办发〔2018〕26号; empty where there is none.
    number: String,
    /// 浙政办发-2018-26; empty where there is no number.
    id: String,
    /// The line after it.
    end: usize,
}

/// The heads of all documents, in order: each number with its title, and titles of documents without a number.
async fn heads(text: &Text, pace: &Pace) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    let mut line = 0;
    while line < text.lines().len() {
        pace.did(text.lines()[line].range.len()).await;
        let floor = heads.last().map_or(0, |head| head.end);
        let head =
            numbered_head(text, line, floor).or_else(|| unnumbered_head(text, line, heads.last()));
        if let Some(mut head) = head {
            while head.start > floor && is_masthead(text.line(head.start - 1)) {
                head.start -= 1;
            }
            line = head.end;
            heads.push(head);
        } else {
            line += 1;
        }
    }
    heads
}

/// A number line and the title above it, else the one below it.
fn numbered_head(text: &Text, line: usize, floor: usize) -> Option<Head> {
    let above = if line > floor {
        text.line(line - 1)
    } else {
        ""
    };
    let number = printed_number(text, line).or_else(|| plain_number(text.line(line), above))?;
    let printed = &text.lines()[line].range;
    let mut start = title_start(text, line, floor, number.title > 0);
    if start == line && number.title == 0 && is_self_named(above) {
        start -= 1;
    }
    let mut title = text.lines()[start].range.start..printed.start + number.title;
    let mut head = Head {
        start,
        title: 0..0,
        printed: printed.clone(),
        number: number.written(),
        id: number.id(above),
        end: line + 1,
    };
    // A joint document has a number of each body.
    while let Some(other) = text
        .lines()
        .get(head.end)
        .filter(|_| head.end - line < MOST_NUMBERS)
        .and_then(|_| printed_number(text, head.end))
        .filter(|other| other.title == 0 && other.code != number.code)
    {
        head.number = format!("{}、{}", head.number, other.written());
        head.end += 1;
    }
    if title.is_empty()
        && let Some(end) = title_block(text, head.end)
    {
        title = text.lines()[head.end].range.start..text.lines()[end - 1].range.end;
        head.end = end;
    }
    head.title = title;
    Some(head)
}

/// How many bodies give a joint document a number of their own, at the most.
const MOST_NUMBERS: usize = 6;

/// The title of an announcement, which has no number: 某市人民政府关于…的通告, at the beginning of the text or of a page, or
/// below the signature of the document before. `last` is the head of that.
fn unnumbered_head(text: &Text, line: usize, last: Option<&Head>) -> Option<Head> {
    let above = line.checked_sub(1).map(|line| text.line(line));
    let may_begin = text.lines()[line].page
        || above
            .is_none_or(|above| date_line(above).is_some() || is_note(above) || is_masthead(above));
    if !may_begin {
        return None;
    }
    let end = title_block(text, line)?;
    let title = text.lines()[line].range.start..text.lines()[end - 1].range.end;
    let words = &text.reading()[title.clone()];
    let named = match words.split_once("关于") {
        Some((issuer, _)) => is_body(issuer) || issuer.is_empty(),
        // A plan or a regulation by itself, if nothing stands before it.
        None => is_self_named(words) || above.is_none(),
    };
    // The title of what the document before issues.
    let issued = last.is_some_and(|last| {
        let letter = text.joined(last.end..line.min(last.end + LONGEST_TITLE));
        letter
            .split('》')
            .take(LONGEST_TITLE)
            .any(|part| part.ends_with(text.slice(&title)))
    });
    (named && !issued).then(|| Head {
        start: line,
        printed: title.clone(),
        title,
        number: String::new(),
        id: String::new(),
        end,
    })
}

/// Where a title that begins on a line ends: lines without punctuation, up to the last that names a kind of document.
/// `None` if a number follows it, which then is what the document is found by.
fn title_block(text: &Text, start: usize) -> Option<usize> {
    let first = text.lines().get(start)?;
    let lines = start..(start + LONGEST_TITLE).min(text.lines().len());
    let mut end = None;
    for line in lines {
        let words = text.line(line);
        let above = if line > start {
            text.line(line - 1)
        } else {
            ""
        };
        let number = number_line(words).or_else(|| plain_number(words, above));
        if number.is_some() {
            return None;
        }
        if words.contains(['。', '；', '：', '，', '！', '？'])
            || words.len() > 300
            || clause::is_heading(words)
            || date_line(words.trim_matches(BRACKETS)).is_some()
        {
            break;
        }
        let whole = &text.reading()[first.range.start..text.lines()[line].range.end];
        if kind(whole).is_some() {
            end = Some(line + 1);
        }
    }
    end
}

/// 浙政办发〔2018〕26号, alone on its line or behind the title; 第388号 below 浙江省人民政府令.
struct NumberLine {
    /// How many bytes of a title stand before it on the line.
    title: usize,
    /// 浙政办发; empty where there is none.
    code: String,
    year: Option<u32>,
    number: u32,
    /// 号, or 號 where that is printed.
    sign: &'static str,
}

impl NumberLine {
    /// 浙政办发〔2018〕26号 · 第388号 · 2021年第2号
    fn written(&self) -> String {
        let Self {
            code, number, sign, ..
        } = self;
        match self.year {
            Some(year) if code == "第" => format!("{year}年第{number}{sign}"),
            Some(year) => format!("{code}〔{year}〕{number}{sign}"),
            None => format!("{code}{number}{sign}"),
        }
    }

    /// 浙政办发-2018-26; without a code of its own, by the name above it: 浙江省人民政府令-388
    fn id(&self, above: &str) -> String {
        let code = if self.code.is_empty() || self.code == "第" {
            above
        } else {
            &self.code
        };
        let year = self.year.map_or(String::new(), |year| format!("-{year}"));
        format!("{code}{year}-{}", self.number)
    }
}

/// What scans and typists take for 〔〕.
const BRACKETS: [char; 10] = ['〔', '〕', '[', ']', '(', ')', '（', '）', '【', '】'];

fn number_line(line: &str) -> Option<NumberLine> {
    let (head, year, number) = number_parts(line)?;
    let code_length = |head: &str| head.chars().count();
    let title = if code_length(head) <= LONGEST_CODE {
        0
    } else {
        // Title and number in one run: …实施意见浙政办发〔2018〕32号
        KINDS
            .iter()
            .filter_map(|(word, _)| head.rfind(word).map(|at| at + word.len()))
            .filter(|at| code_length(&head[*at..]) >= 2)
            .max()?
    };
    let code = &head[title..];
    let plausible =
        (2..=LONGEST_CODE).contains(&code_length(code)) && code.chars().all(char::is_alphabetic);
    plausible.then(|| NumberLine {
        title,
        code: code.into(),
        year: Some(year),
        number,
        sign: "号",
    })
}

/// The number on a line, with the code as it is printed: 府辦發〔2021〕12號
fn printed_number(text: &Text, line: usize) -> Option<NumberLine> {
    let mut number = number_line(text.line(line))?;
    let printed = text.joined(line..line + 1);
    number.code = printed[number.title..number.title + number.code.len()].into();
    if printed.ends_with('號') {
        number.sign = "號";
    }
    Some(number)
}

/// What stands before the year, the year, and the number behind it.
fn number_parts(line: &str) -> Option<(&str, u32, u32)> {
    let words = line.strip_suffix('号')?;
    let (rest, number) = words.rsplit_once(BRACKETS)?;
    let (head, bracketed) = rest.rsplit_once(BRACKETS)?;
    let (year, length) =
        numeral::year(bracketed).filter(|(_, length)| *length == bracketed.len())?;
    let number = numeral::number(number.strip_prefix('第').unwrap_or(number))?;
    (length > 0).then_some((head, year, number))
}

/// 第388号 · 2021年第2号 · 〔2021〕12号, without a code, below a title that needs none
fn plain_number(line: &str, above: &str) -> Option<NumberLine> {
    if !line.ends_with('号') || !is_self_named(above) {
        return None;
    }
    let (code, year, number) = if let Some((head, year, number)) = number_parts(line) {
        ("", Some(year), (head.is_empty()).then_some(number)?)
    } else {
        let (head, number) = line.strip_suffix('号')?.split_once('第')?;
        let year = head.strip_suffix('年').and_then(numeral::year);
        let plain = year.map_or("", |(_, length)| &head[..length]);
        let whole = head.strip_suffix('年').unwrap_or(head) == plain;
        let number = numeral::number(number).filter(|_| whole)?;
        ("第", year.map(|(year, _)| year), number)
    };
    Some(NumberLine {
        title: 0,
        code: code.into(),
        year,
        number,
        sign: "号",
    })
}

/// The longest code before a year, in characters: 浙政办发 has four.
const LONGEST_CODE: usize = 8;

/// 江南省人民政府令, 江南省人民政府公告, 某市人民政府常务会议纪要: a title that says no more than whose it is.
fn is_self_named(line: &str) -> bool {
    ["令", "公告", "通告", "纪要"]
        .iter()
        .any(|kind| line.strip_suffix(kind).is_some_and(is_body))
}

/// 北京市人民政府办公厅文件, alone above the title
fn is_masthead(line: &str) -> bool {
    line.strip_suffix("文件").is_some_and(is_body)
}

/// （此件公开发布）
fn is_note(line: &str) -> bool {
    line.starts_with("（此件") && line.ends_with('）')
}

/// The line on which the title above a number line begins: that of 关于, or of the issuers alone above it. `run` says
/// that the title's last words stand on the number line itself.
fn title_start(text: &Text, number_at: usize, floor: usize, run: bool) -> usize {
    let above = (floor.max(number_at.saturating_sub(LONGEST_TITLE))..=number_at).rev();
    for line in above {
        let words = text.line(line);
        if line < number_at
            && (words.ends_with('。') || date_line(words).is_some() || is_note(words))
        {
            return (line + 1).min(number_at);
        }
        if words.starts_with("关于") && line > floor && is_issuer(text.line(line - 1)) {
            let mut start = line - 1;
            // Several issuers, each on its line, close together.
            while start > floor
                && line - start < LONGEST_TITLE
                && !text.lines()[start].parted
                && is_issuer(text.line(start - 1))
            {
                start -= 1;
            }
            return start;
        }
        if words.contains("关于") && (line < number_at || run) {
            return line;
        }
    }
    number_at
}

/// How many lines a title may take.
const LONGEST_TITLE: usize = 8;

/// 浙江省人民政府办公厅, alone on its line
fn is_issuer(line: &str) -> bool {
    line.chars().count() <= 30 && is_body(line)
}

/// Whether words end as names of bodies do.
fn is_body(words: &str) -> bool {
    const ENDINGS: [&str; 15] = [
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
        "会议",
        "部门",
        "署",
        "中心",
        "行",
    ];
    !words.contains(['。', '，', '、', '：', '；'])
        && ENDINGS.iter().any(|ending| words.ends_with(ending))
}

/// The kinds of official documents, as titles end with them, the longer first, and what they are called.
const KINDS: [(&str, &str); 28] = [
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
    ("令", "命令"),
    ("规则", "规则"),
    ("规划", "规划"),
    ("计划", "计划"),
    ("纲要", "纲要"),
    ("要点", "要点"),
];

/// What kind of document a title names, with or without a bracket behind it: …办法（试行）
fn kind(title: &str) -> Option<&'static str> {
    let bare = match title.rsplit_once('（') {
        Some((bare, bracket)) if bracket.ends_with('）') => bare,
        _ => title,
    };
    KINDS
        .iter()
        .find(|(word, _)| bare.ends_with(word))
        .map(|(_, kind)| *kind)
}

/// 2018年3月22日, alone on its line
fn date_line(line: &str) -> Option<Date> {
    let (year, rest) = line.strip_suffix('日')?.split_once('年')?;
    let (month, day) = rest.split_once('月')?;
    let read = |text: &str| numeral::number(text);
    let (year, _) = numeral::year(year).filter(|(_, length)| *length == year.len())?;
    Date::new(
        year.try_into().ok()?,
        read(month)?.try_into().ok()?,
        read(day)?.try_into().ok()?,
    )
}

fn document(
    text: &Text,
    head: &Head,
    end: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> PlacedDocument {
    let printed = &head.printed;
    let title = text.slice(&head.title).to_owned();
    let reading = &text.reading()[head.title.clone()];
    if title.is_empty() {
        diagnostics.push(Problem::NoTitle.at(text, printed));
    }
    if head.number.is_empty() {
        diagnostics.push(Problem::NoNumber.at(text, printed));
    }
    // （2021年4月9日） below the title
    let dated = (head.end < end)
        .then(|| text.line(head.end).strip_prefix('（')?.strip_suffix('）'))
        .flatten()
        .and_then(date_line);
    let addressed = addressees(text, head.end + usize::from(dated.is_some())..end);
    let letter = addressed.end..end;
    let signature = signature(text, letter.clone(), reading);
    let date = signature.as_ref().map(|signature| signature.date).or(dated);
    if date.is_none() {
        diagnostics.push(Problem::NoSignature.at(text, printed));
    }
    let letter_end = signature
        .as_ref()
        .map_or(letter.end, |signature| signature.lines.start);
    let (body, mut attachments) = without_attachments(text, letter.start..letter_end);
    if body.is_empty() {
        diagnostics.push(Problem::NoBody.at(text, printed));
    }
    let issues = ["印发", "转发", "令", "公布", "发布"];
    let issued = issued_name(text, body.clone())
        .filter(|_| issues.iter().any(|word| reading.contains(word)));
    let mut bodies = vec![body];
    let mut below = signature
        .as_ref()
        .map_or(end, |signature| signature.lines.end)..end;
    if let Some(name) = &issued {
        let (plan, more) = without_attachments(text, plan(text, below.clone(), name));
        for attachment in more {
            if !attachments.contains(&attachment) {
                attachments.push(attachment);
            }
        }
        below.start = plan.end;
        bodies.push(plan);
    }
    let annexes = annexes(text, below, &attachments);
    let signed = signature
        .map(|signature| signature.issuers)
        .unwrap_or_default();
    let issuer = match reading.split_once("关于") {
        Some((issuer, _)) if !issuer.is_empty() && signed.len() < 2 => title[..issuer.len()].into(),
        _ if signed.is_empty() => ["令", "公告", "通告"]
            .iter()
            .find_map(|kind| reading.strip_suffix(kind).filter(|name| is_body(name)))
            .map_or(String::new(), |name| title[..name.len()].into()),
        _ => signed.join("、"),
    };
    let whole = text.lines()[head.start].range.start..text.lines()[end - 1].range.end;
    PlacedDocument {
        document: Document {
            id: if head.id.is_empty() {
                id_without_number(&title, date)
            } else {
                head.id.clone()
            },
            gazette: String::new(),
            number: head.number.clone(),
            kind: kind(reading).unwrap_or_default().into(),
            title,
            issuer,
            date,
            addressees: addressed.words,
            attachments,
            clauses: Vec::new(),
            status: Status {
                state: Default::default(),
                checked_on: None,
                note: None,
            },
            for_whom: Vec::new(),
            topics: Vec::new(),
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

/// 2021-10-26-白沙市人民政府关于加强森林防火工作的通告: what stays the same when another document is added.
fn id_without_number(title: &str, date: Option<Date>) -> String {
    let date = date.map_or(String::new(), |date| format!("{date}-"));
    let words = title.chars().filter(|c| c.is_alphanumeric());
    format!("{date}{}", words.take(LONGEST_ID).collect::<String>())
}

/// How many characters of a title make an id.
const LONGEST_ID: usize = 40;

struct Addressees {
    words: String,
    /// The line after them.
    end: usize,
}

/// 各市、县（市、区）人民政府，省政府直属各单位： · not 现将有关事项通告如下：
fn addressees(text: &Text, lines: Range<usize>) -> Addressees {
    for line in lines.clone().take(LONGEST_ADDRESS) {
        let words = text.line(line);
        if words.contains(['。', '；']) || words.ends_with("如下：") || clause::is_heading(words)
        {
            break;
        }
        if words.ends_with('：') {
            return Addressees {
                words: text
                    .joined(lines.start..line + 1)
                    .trim_end_matches('：')
                    .into(),
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
    /// The lines of issuers and date.
    lines: Range<usize>,
    issuers: Vec<String>,
    date: Date,
}

/// The first line that is nothing but a date, below a line that is nothing but a body's name. More bodies sign where the
/// title names them.
fn signature(text: &Text, lines: Range<usize>, title: &str) -> Option<Signature> {
    let at = lines
        .clone()
        .find(|line| date_line(text.line(*line)).is_some())?;
    let mut start = at;
    while start > lines.start && at - start < MOST_ISSUERS {
        let above = text.line(start - 1);
        let another = start == at || title.contains(above) || title.contains("等");
        if !(another && is_issuer(above)) {
            break;
        }
        start -= 1;
    }
    let issuers = (start..at).map(|line| text.joined(line..line + 1).into());
    let issuers = issuers.collect();
    // 省长　陈明: who signs a decree is not its issuer.
    if start == at && start > lines.start && is_officer(text.line(start - 1)) {
        start -= 1;
    }
    Some(Signature {
        lines: start..at + 1,
        issuers,
        date: date_line(text.line(at))?,
    })
}

/// How many bodies sign a document, at the most.
const MOST_ISSUERS: usize = 20;

/// 省长陈明, alone on its line
fn is_officer(line: &str) -> bool {
    const POSTS: [&str; 9] = [
        "省长", "市长", "县长", "区长", "州长", "主席", "主任", "部长", "局长",
    ];
    line.chars().count() <= 8 && POSTS.iter().any(|post| line.starts_with(post))
}

/// Parts the lines of a body from the list of what is attached: 附件：主要任务责任分工
///
/// After that line nothing belongs to the body any more.
fn without_attachments(text: &Text, lines: Range<usize>) -> (Range<usize>, Vec<String>) {
    let Some(at) = lines.clone().find(|line| annex(text.line(*line)).is_some()) else {
        return (lines, Vec::new());
    };
    let mut attachments: Vec<String> = Vec::new();
    for line in at..lines.end {
        let words = text.line(line);
        let printed = text.joined(line..line + 1);
        let title = match annex(words) {
            // 附件, alone on its line: what is attached begins.
            Some("") if !words.ends_with('：') => break,
            Some(title) => Some(unnumbered(title).unwrap_or(title)),
            None => unnumbered(words),
        };
        let goes_on = !text.lines()[line].parted && !is_issuer(words) && date_line(words).is_none();
        match (title, attachments.last_mut()) {
            (Some(""), _) => {}
            (Some(title), _) => attachments.push(printed[printed.len() - title.len()..].into()),
            (None, Some(last)) if goes_on => last.push_str(printed),
            (None, _) => break,
        }
    }
    (lines.start..at, attachments)
}

/// Parts what stands below the body where 附件, 附件2 begins; the list of titles itself is left out.
fn annexes(text: &Text, lines: Range<usize>, titles: &[String]) -> Vec<Range<usize>> {
    let begins = |line: &usize| annex(text.line(*line)) == Some("");
    let is_title = |line: &usize| {
        let words = text.line(*line);
        let words = annex(words).unwrap_or(words);
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

/// The words behind 附件： or 附件1：; none behind 附件1, alone on its line.
fn annex(line: &str) -> Option<&str> {
    let rest = line.strip_prefix('附')?;
    let rest = rest.strip_prefix('件').unwrap_or(rest);
    let digits = numeral::arabic_prefix(rest).max(numeral::chinese_prefix(rest));
    match rest[digits..].strip_prefix(['：', ':']) {
        Some(title) => Some(title),
        None => (digits == rest.len() && line.starts_with("附件")).then_some(""),
    }
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
    let words = &text.reading()[words];
    let (_, rest) = words.split_once('《')?;
    let (name, rest) = rest.split_once('》')?;
    ["印发", "公布", "发布"]
        .iter()
        .any(|word| rest.contains(word))
        .then(|| name.to_owned())
}

/// The lines of the plan below its title, which is the name that the letter gives in 《…》.
fn plan(text: &Text, lines: Range<usize>, name: &str) -> Range<usize> {
    let mut rest = name;
    let mut start = lines.start;
    while start < lines.end && is_note(text.line(start)) {
        start += 1;
    }
    // What is issued may stand there as an annex.
    let annexed = start + 1 < lines.end
        && annex(text.line(start)).is_some_and(|title| title.is_empty() || title == name);
    if annexed && name.starts_with(text.line(start + 1)) {
        start += 1;
    }
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

#[cfg(test)]
mod tests {
    use crate::{Document, Source};

    fn first(text: &str) -> Document {
        let parse = crate::parse(&Source::new("test.txt", text));
        parse.documents.into_iter().next().expect("a document")
    }

    #[test]
    fn an_id_without_a_number_is_made_of_day_and_title() {
        let text = "白沙市人民政府关于森林防火的通告\n禁止用火。\n白沙市人民政府\n2021年10月26日";
        let document = first(text);
        assert_eq!(document.id, "2021-10-26-白沙市人民政府关于森林防火的通告");
        assert_eq!(document.issuer, "白沙市人民政府");
    }

    #[test]
    fn a_decree_is_called_by_its_name_and_its_issuer_is_no_person() {
        let text =
            "江南省人民政府令\n第388号\n《办法》已经通过，现予公布。\n省长　陈明\n2021年1月5日";
        let document = first(text);
        assert_eq!(document.id, "江南省人民政府令-388");
        assert_eq!(document.issuer, "江南省人民政府");
    }

    #[test]
    fn all_who_sign_are_issuers_and_the_first_number_makes_the_id() {
        let text = "省民政厅\n省财政厅\n关于提标的通知\n江民发〔2021〕15号\n江财社〔2021〕32号\n\
            各市：\n执行。\n省民政厅\n省财政厅\n2021年6月23日";
        let document = first(text);
        assert_eq!(document.id, "江民发-2021-15");
        assert_eq!(document.issuer, "省民政厅、省财政厅");
    }
}
