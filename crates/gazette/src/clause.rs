//! Headings and what stands under them: 一、 / （一） / 1.

use core::ops::Range;
use std::collections::HashMap;

use crate::{
    Clause, Diagnostic,
    agency::{self, Binding},
    diagnostic::Problem,
    layout, numeral,
    text::Text,
};

/// A clause and what deadlines need to know of its place.
#[derive(Debug, Clone)]
pub(crate) struct PlacedClause {
    pub(crate) clause: Clause,
    /// Where its text (without the heading) stands in the normalised text.
    pub(crate) text: Range<usize>,
    /// The agency brackets and the sentences they bind.
    pub(crate) bindings: Vec<Binding>,
}

/// The numbering reached so far in a document, and what its brackets said for the rest of it.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    ordinals: [u32; 3],
    paragraphs: u32,
    first_leads: bool,
    /// How often each place was used: a letter and its plan may both have a 一、.
    places: HashMap<String, u32>,
}

impl Numbering {
    /// The letter or the plan begins, each with its own 一、.
    pub(crate) fn begin(&mut self) {
        self.ordinals = [0; 3];
    }

    /// A place that no clause has yet: `1`, `1~2`.
    fn place(&mut self, place: String) -> String {
        let used = self.places.entry(place.clone()).or_insert(0);
        *used += 1;
        if *used > 1 {
            format!("{place}~{used}")
        } else {
            place
        }
    }
}

/// Cuts lines of the body into clauses, in order.
///
/// Nothing is left out: what cannot be a heading belongs to the text before it.
pub(crate) fn clauses(
    text: &Text,
    lines: Range<usize>,
    document: &str,
    numbering: &mut Numbering,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<PlacedClause> {
    let starts = starts(text, lines.clone(), numbering, diagnostics);
    let end = |index: usize| starts.get(index + 1).map_or(lines.end, |next| next.line);
    (0..starts.len())
        .map(|index| {
            let children = starts
                .get(index + 1)
                .is_some_and(|next| next.level > starts[index].level);
            clause(
                text,
                &starts[index],
                end(index),
                children,
                document,
                numbering,
            )
        })
        .collect()
}

/// A line on which a clause begins.
#[derive(Debug)]
struct Start {
    line: usize,
    level: u8,
    /// `1.3`, `p2`
    place: String,
    /// How many bytes the printed label takes: `（三）`.
    label: usize,
    /// Whether the line is printed to its end, so that a heading may go on in the next.
    filled: bool,
}

fn starts(
    text: &Text,
    lines: Range<usize>,
    numbering: &mut Numbering,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Start> {
    let full = full_width(text, lines.clone());
    let mut starts: Vec<Start> = Vec::new();
    for line in lines.clone() {
        let filled = text.lines()[line].width + SHORT > full;
        let paragraph_before = line == lines.start || ends_paragraph(text, line - 1, full);
        let heading = heading(text.line(line)).filter(|heading| {
            let number = numbering.ordinals[usize::from(heading.level) - 1];
            heading.ordinal == number + 1
                && (paragraph_before || heading.level < 3 || heading.dotted)
                || heading.level < 3
                    && paragraph_before
                    && (heading.ordinal == 1 || heading.ordinal > number)
        });
        if let Some(heading) = heading {
            let level = usize::from(heading.level);
            if heading.ordinal != numbering.ordinals[level - 1] + 1 && heading.ordinal != 1 {
                diagnostics.push(Problem::OrdinalGap.at(text, &text.lines()[line].range));
            }
            numbering.ordinals[level - 1] = heading.ordinal;
            numbering.ordinals[level..].fill(0);
            let ordinals = numbering.ordinals[..level].iter().map(ToString::to_string);
            let place = numbering.place(ordinals.collect::<Vec<_>>().join("."));
            starts.push(Start {
                line,
                level: heading.level,
                place,
                label: heading.label,
                filled,
            });
        } else if numbering.ordinals == [0; 3] && paragraph_before {
            numbering.paragraphs += 1;
            let place = format!("p{}", numbering.paragraphs);
            starts.push(Start {
                line,
                level: 1,
                place,
                label: 0,
                filled,
            });
        }
    }
    starts
}

/// A label at the beginning of a line.
struct Heading {
    level: u8,
    ordinal: u32,
    label: usize,
    /// Whether a sign stands behind an Arabic number; without one (`１ 主体提质行动`) more must fit.
    dotted: bool,
}

fn heading(line: &str) -> Option<Heading> {
    // 一、总体要求
    let digits = numeral::chinese_prefix(line);
    if digits > 0 && line[digits..].starts_with('、') {
        let ordinal = numeral::number(&line[..digits])?;
        return Some(Heading {
            level: 1,
            ordinal,
            label: digits + '、'.len_utf8(),
            dotted: true,
        });
    }
    // （一）稳定集体林地承包关系。
    if let Some(rest) = line.strip_prefix(['（', '(']) {
        let digits = numeral::chinese_prefix(rest);
        let bracket = line.len() - rest.len();
        let closed = rest[digits..]
            .chars()
            .next()
            .filter(|c| matches!(c, '）' | ')'))?;
        let ordinal = numeral::number(&rest[..digits])?;
        return Some(Heading {
            level: 2,
            ordinal,
            label: bracket + digits + closed.len_utf8(),
            dotted: true,
        });
    }
    // １ 主体提质行动。 · 1.主体提质行动。
    let digits = numeral::arabic_prefix(line);
    let ordinal = numeral::number(&line[..digits]).filter(|ordinal| (1..100).contains(ordinal))?;
    let rest = &line[digits..];
    let dot = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '.' | '、' | '．'));
    let after = &rest[dot.map_or(0, char::len_utf8)..];
    // 2.5%: a number, not a label. Without a dot, a short heading must follow: 主体提质行动。
    let named = after
        .split_once('。')
        .is_some_and(|(title, _)| title.chars().count() <= 20 && !title.contains('，'));
    let label = !after.starts_with(|c: char| c.is_ascii_digit()) && (dot.is_some() || named);
    label.then(|| Heading {
        level: 3,
        ordinal,
        label: line.len() - after.len(),
        dotted: dot.is_some(),
    })
}

/// How many characters a full line prints: the width that the widest tenth of the lines reaches.
fn full_width(text: &Text, lines: Range<usize>) -> usize {
    let mut widths: Vec<usize> = text.lines()[lines].iter().map(|line| line.width).collect();
    widths.sort_unstable();
    widths
        .get(widths.len() * 9 / 10)
        .copied()
        .unwrap_or(0)
        .max(NARROWEST)
}

/// No column of print is narrower, in characters: the lines of a very short text are short, not full.
const NARROWEST: usize = 20;

/// Whether a paragraph ends with this line: the sentence ends, and the line was not filled.
fn ends_paragraph(text: &Text, line: usize, full: usize) -> bool {
    let ends = text
        .line(line)
        .ends_with(['。', '：', '；', '！', '？', '）']);
    // A heading without a full stop ends where its line does.
    let heading = heading(text.line(line)).is_some();
    heading || (ends && text.lines()[line].width + SHORT <= full)
}

/// By how many characters the last line of a paragraph is shorter than a full one, at the least: justified lines differ
/// by up to two, where brackets and quotation marks are set close.
const SHORT: usize = 3;

fn clause(
    text: &Text,
    start: &Start,
    end: usize,
    children: bool,
    document: &str,
    numbering: &mut Numbering,
) -> PlacedClause {
    let lines = text.lines();
    let whole = lines[start.line].range.start..lines[end - 1].range.end;
    let body = whole.start + start.label..whole.end;
    let first_line = body.start..lines[start.line].range.end;
    let title = match start {
        Start { label: 0, .. } => body.start..body.start,
        // 七、加强组织领导 / 各市、县（市、区）政府是…: the heading is the line.
        Start { filled: false, .. }
            if !text.slice(&first_line).contains('。') && first_line.end < body.end =>
        {
            first_line
        }
        _ => title(text, &body, children),
    };
    let mut rest = title.end..body.end;
    if text.slice(&rest).starts_with('。') && !title.is_empty() {
        rest.start += '。'.len_utf8();
    }
    let bindings = agency::bindings(text.normalised(), &rest, &mut numbering.first_leads);
    let mut agencies: Vec<crate::Agency> = Vec::new();
    for agency in bindings.iter().flat_map(|binding| &binding.agencies) {
        if agencies.iter().all(|known| known.name != agency.name) {
            agencies.push(agency.clone());
        }
    }
    PlacedClause {
        clause: Clause {
            id: format!("{document}/{}", start.place),
            document: document.into(),
            label: text.slice(&(whole.start..body.start)).into(),
            level: start.level,
            title: text.slice(&title).into(),
            text: text.slice(&rest).into(),
            agencies,
            source: text.span(&whole),
        },
        text: rest,
        bindings,
    }
}

/// The heading behind a label that runs on into the text: up to the full stop, where more follows.
fn title(text: &Text, body: &Range<usize>, children: bool) -> Range<usize> {
    let words = text.slice(body);
    let (title, more) = match layout::pieces(text.normalised(), body.clone(), &['。']).first() {
        Some(sentence) if text.slice(sentence).ends_with('。') => (
            text.slice(sentence).trim_end_matches('。'),
            sentence.end < body.end || children,
        ),
        _ => (words, true),
    };
    let heading = more && title.chars().count() <= LONGEST_TITLE && !title.contains('；');
    body.start..body.start + if heading { title.len() } else { 0 }
}

/// The longest heading, in characters.
const LONGEST_TITLE: usize = 40;
