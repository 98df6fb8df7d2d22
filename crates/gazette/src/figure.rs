//! Targets and thresholds: 新增小微企业50万家以上, 不低于15%, 年满80周岁.
//!
//! A figure is a number with a unit of measure or count. Years, days, document numbers, ranks (第3批, 前100项), names in
//! quotation marks and what stands in brackets are none.

use core::ops::Range;

use crate::{
    Comparator, Decimal, Diagnostic, Figure, Role, clause::PlacedClause, diagnostic::Problem,
    id::Ids, layout, numeral, text::Text,
};

/// The figures of a document's clauses, in the order of the text.
pub(crate) fn figures(
    text: &Text,
    clauses: &[PlacedClause],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Figure> {
    let mut ids = Ids::default();
    let mut figures = Vec::new();
    for placed in clauses
        .iter()
        .filter(|placed| counts(text.slice(&placed.text)))
    {
        for part in parts(text.normalised(), &placed.text) {
            let numbers = numbers(text.normalised(), &part);
            let quotes = quotes(text.normalised(), &part, &numbers);
            for (number, quote) in numbers.iter().zip(quotes) {
                let words = text.slice(&number.range);
                let value = words[..number.digits].replace(',', "").replace(' ', ".");
                let Some(value) = Decimal::read(&value).or(number.value) else {
                    continue;
                };
                let unit = &words[number.digits..];
                let lost = words[..number.digits].contains(' ');
                if lost && text.is_loose() {
                    // In a scan that sees spaces everywhere 9 5% may be 95% as well: nobody can tell.
                    diagnostics.push(Problem::NumberTorn.at(text, &number.range));
                    continue;
                }
                if lost {
                    diagnostics.push(Problem::DecimalLost.at(text, &number.range));
                }
                figures.push(Figure {
                    id: ids.unique(format!("{}@{words}", placed.clause.id)),
                    document: placed.clause.document.clone(),
                    clause: placed.clause.id.clone(),
                    quote: text.slice(&quote).into(),
                    value,
                    unit: unit.into(),
                    comparator: number.comparator,
                    lead: lead(placed, number.range.start),
                    correction: lost.then(|| {
                        format!("原文印作“{words}”，两个数字之间的小数点脱落，应为{value}{unit}。")
                    }),
                    for_whom: Vec::new(),
                    topics: Vec::new(),
                    source: text.span(&quote),
                });
            }
        }
    }
    figures
}

/// The parts of sentences, without the bracket of responsible bodies that stands before or behind one.
fn parts(text: &str, clause: &Range<usize>) -> Vec<Range<usize>> {
    let marks = ['，', '；', '。', '：', '！', '？'];
    // Most sentences hold no number, so nothing more is done with them.
    let mut end = clause.start;
    let sentences = text[clause.clone()].split_inclusive('。').map(|sentence| {
        end += sentence.len();
        end - sentence.len()..end
    });
    let mut parts: Vec<Range<usize>> = sentences
        .filter(|sentence| counts(&text[sentence.clone()]))
        .flat_map(|sentence| layout::pieces(text, sentence, &marks))
        .collect();
    for part in &mut parts {
        let bracket = text[part.clone()]
            .starts_with('（')
            .then(|| layout::brackets(text, part.clone(), &['（']));
        part.start = bracket
            .and_then(|brackets| Some(brackets.first()?.end))
            .unwrap_or(part.start);
        let words = text[part.clone()].trim_end_matches(marks);
        part.end = part.start + words.len();
    }
    parts
}

/// Whether a text can hold a figure: a digit, or a word that makes a Chinese number a limit.
fn counts(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
        || ["以", "内", "左右"].iter().any(|word| text.contains(word))
}

/// A number and its unit.
struct Number {
    /// From the first digit to the end of the unit.
    range: Range<usize>,
    /// How many bytes the number takes.
    digits: usize,
    /// What it is worth, where it is written in Chinese.
    value: Option<Decimal>,
    comparator: Comparator,
}

/// The numbers of a part that count or measure something.
fn numbers(text: &str, part: &Range<usize>) -> Vec<Number> {
    let mut numbers = Vec::new();
    let mut at = part.start;
    if !counts(&text[part.clone()]) {
        return numbers;
    }
    let names = layout::brackets(text, part.clone(), &['（', '《', '“']);
    let mut names = names.into_iter().peekable();
    while at < part.end {
        if let Some(name) = names.next_if(|name| name.start <= at) {
            at = at.max(name.end);
            continue;
        }
        let rest = &text[at..part.end];
        let Some(c) = rest.chars().next() else { break };
        let length = if c.is_ascii_digit() {
            decimal(rest)
        } else {
            numeral::chinese_prefix(rest)
        };
        if length == 0 {
            at += c.len_utf8();
            continue;
        }
        let before = &text[part.start..at];
        numbers.extend(number(text, at, length, before, part.end));
        at += length;
    }
    numbers
}

/// How many bytes of a text are a number: 15, 2.5, 1,200, `2 5` (whose point the print lost).
fn decimal(text: &str) -> usize {
    let mut digits = numeral::arabic_prefix(text);
    while let Some(rest) = text[digits..].strip_prefix(',')
        && numeral::arabic_prefix(rest) == 3
    {
        digits += 1 + 3;
    }
    let Some(rest) = text[digits..].strip_prefix(['.', ' ']) else {
        return digits;
    };
    match numeral::arabic_prefix(rest) {
        0 => digits,
        more => digits + 1 + more,
    }
}

fn number(text: &str, at: usize, digits: usize, before: &str, end: usize) -> Option<Number> {
    // 建标152-2017, 第3批, 全省前100项; 等62家, 对30个…予以表彰: a count of what is named.
    let ranked = ["第", "前", "等", "-", "—", "/", ".", "‘"];
    if ranked.iter().any(|sign| before.ends_with(sign))
        || before.ends_with(char::is_alphanumeric) && before.ends_with(|c: char| c.is_ascii())
    {
        return None;
    }
    let rest = &text[at + digits..end];
    let unit = unit(rest)?;
    let after = &rest[unit..];
    let chinese = !text[at..].starts_with(|c: char| c.is_ascii_digit());
    let comparator = comparator(before, after);
    if before.ends_with('对') && comparator == Comparator::Exactly {
        return None;
    }
    // 三项机制, 一批: a Chinese number is a figure only where a limit is set with it: 百米以上.
    if chinese && !LIMITS.iter().any(|(word, _)| after.starts_with(word)) {
        return None;
    }
    // 30个工作日内, 2个月内: a time, not a figure; 不少于2个月 is a length.
    let lasts = rest.starts_with("个月") || rest.starts_with("小时") || rest.starts_with("天");
    if after.starts_with("工作日") || lasts && comparator != Comparator::AtLeast {
        return None;
    }
    let value = if chinese {
        Some(Decimal::new(
            i64::from(in_chinese(&text[at..at + digits])?),
            0,
        ))
    } else {
        None
    };
    Some(Number {
        range: at..at + digits + unit,
        digits,
        value,
        comparator,
    })
}

/// 五十, and 百 for a hundred.
fn in_chinese(words: &str) -> Option<u32> {
    numeral::number(words).or_else(|| numeral::number(&format!("一{words}")))
}

/// Words behind a number that make it a limit.
const LIMITS: [(&str, Comparator); 10] = [
    ("及以上", Comparator::AtLeast),
    ("以上", Comparator::AtLeast),
    ("（含）以上", Comparator::AtLeast),
    ("及以下", Comparator::AtMost),
    ("以下", Comparator::AtMost),
    ("以内", Comparator::AtMost),
    ("之内", Comparator::AtMost),
    ("范围内", Comparator::AtMost),
    ("左右", Comparator::About),
    ("上下", Comparator::About),
];

fn comparator(before: &str, after: &str) -> Comparator {
    // The longer first: 不超过 holds 超过.
    const WORDS: [(&str, Comparator); 22] = [
        ("不低于", Comparator::AtLeast),
        ("不少于", Comparator::AtLeast),
        ("不小于", Comparator::AtLeast),
        ("不短于", Comparator::AtLeast),
        ("不超过", Comparator::AtMost),
        ("不高于", Comparator::AtMost),
        ("不多于", Comparator::AtMost),
        ("不大于", Comparator::AtMost),
        ("不得超过", Comparator::AtMost),
        ("不得低于", Comparator::AtLeast),
        ("不得少于", Comparator::AtLeast),
        ("控制在", Comparator::AtMost),
        ("超过", Comparator::AtLeast),
        ("高于", Comparator::AtLeast),
        ("突破", Comparator::AtLeast),
        ("年满", Comparator::AtLeast),
        ("低于", Comparator::AtMost),
        ("少于", Comparator::AtMost),
        ("最多", Comparator::AtMost),
        ("约", Comparator::About),
        ("≥", Comparator::AtLeast),
        ("≤", Comparator::AtMost),
    ];
    if let Some((_, limit)) = LIMITS.iter().find(|(word, _)| after.starts_with(word)) {
        return *limit;
    }
    if let Some((_, limit)) = WORDS.iter().find(|(word, _)| before.ends_with(word)) {
        return *limit;
    }
    // 每半年至少开展1次: a verb may stand between.
    let near = before.char_indices().rev().take(NEAR).last();
    if near.is_some_and(|(at, _)| before[at..].contains("至少")) {
        Comparator::AtLeast
    } else {
        Comparator::Exactly
    }
}

/// How far 至少 may stand before its number, in characters, itself included.
const NEAR: usize = 6;

/// How many bytes of a text are a unit: 万家, %, 周岁. None for years, days and everything that counts nothing.
fn unit(text: &str) -> Option<usize> {
    const UNITS: [&str; 62] = [
        "个百分点",
        "百分点",
        "个月",
        "平方公里",
        "平方米",
        "立方米",
        "平方千米",
        "公里",
        "千米",
        "公顷",
        "千瓦时",
        "千瓦",
        "兆瓦",
        "人次",
        "台次",
        "批次",
        "件次",
        "车次",
        "周岁",
        "小时",
        "分钟",
        "床位",
        "%",
        "‰",
        "个",
        "家",
        "户",
        "项",
        "名",
        "人",
        "次",
        "件",
        "台",
        "辆",
        "套",
        "所",
        "处",
        "座",
        "条",
        "米",
        "亩",
        "吨",
        "元",
        "倍",
        "岁",
        "张",
        "份",
        "支",
        "艘",
        "间",
        "篇",
        "门",
        "只",
        "头",
        "株",
        "棵",
        "斤",
        "公斤",
        "种",
        "场",
        "天",
        "位",
    ];
    let scale = ["百万", "千万", "万亿", "万", "亿", "千", "百"]
        .iter()
        .find(|scale| text.starts_with(**scale))
        .map_or(0, |scale| scale.len());
    let unit = UNITS
        .iter()
        .find(|unit| text[scale..].starts_with(**unit))?;
    Some(scale + unit.len())
}

/// The quote for each number: where several things are counted one after the other (新增甲1500家、乙300家), its own piece; else
/// the whole part, for as many numbers as a part can hold.
fn quotes(text: &str, part: &Range<usize>, numbers: &[Number]) -> Vec<Range<usize>> {
    let whole = || vec![part.clone(); numbers.len().min(MOST_COUNTED)];
    if numbers.len() < 2 {
        return whole();
    }
    let mut pieces = layout::pieces(text, part.clone(), &['、']);
    for piece in &mut pieces {
        piece.end = piece.start + text[piece.clone()].trim_end_matches('、').len();
    }
    let ends_with_number = |piece: &Range<usize>| {
        let words = &text[piece.clone()];
        let words = LIMITS
            .iter()
            .find_map(|(limit, _)| words.strip_suffix(limit))
            .unwrap_or(words);
        let end = piece.start + words.len();
        numbers
            .binary_search_by_key(&end, |number| number.range.end)
            .is_ok()
    };
    if pieces.len() < 2 || !pieces.iter().all(ends_with_number) {
        return whole();
    }
    let own = |number: &Number| {
        let next = pieces.partition_point(|piece| piece.start <= number.range.start);
        pieces[next.saturating_sub(1)].clone()
    };
    numbers.iter().map(own).collect()
}

/// How many things one part of a sentence counts that a person could follow.
const MOST_COUNTED: usize = 20;

/// Who leads what stands at a place of the clause.
fn lead(placed: &PlacedClause, at: usize) -> String {
    // The bindings follow each other.
    let next = placed.bindings.partition_point(|binding| binding.end <= at);
    let binding = placed
        .bindings
        .get(next)
        .filter(|binding| binding.bound.contains(&at));
    let leads = binding.into_iter().flat_map(|binding| &binding.agencies);
    let names = leads.filter(|agency| agency.role == Role::Lead);
    names
        .map(|agency| agency.name.as_str())
        .collect::<Vec<_>>()
        .join("、")
}
