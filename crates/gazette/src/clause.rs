//! Headings and what stands under them: 一、 / （一） / 1.

use core::ops::Range;

use crate::{
    Clause, Diagnostic,
    agency::{self, Binding},
    diagnostic::Problem,
    id::Ids,
    layout, numeral,
    text::Text,
};

/// A clause and what deadlines need to know of its place.
#[derive(Debug, Clone)]
pub(crate) struct PlacedClause {
    pub(crate) clause: Clause,
    /// Where its heading stands.
    pub(crate) title: Range<usize>,
    /// Where its text (without the heading) stands in the normalised text.
    pub(crate) text: Range<usize>,
    /// The agency brackets and the sentences they bind.
    pub(crate) bindings: Vec<Binding>,
}

/// The numbering reached so far in a document, and what its brackets said for the rest of it.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    ordinals: [u32; 3],
    /// The number of the last article: articles are counted on from chapter to chapter.
    article: u32,
    /// The number of the last section of a chapter whose articles are its second level.
    section: u32,
    paragraphs: u32,
    first_leads: bool,
    /// How often each place was used: a letter and its plan may both have a 一、.
    places: Ids,
}

impl Numbering {
    /// The letter or the plan begins, each with its own 一、.
    pub(crate) fn begin(&mut self) {
        self.ordinals = [0; 3];
        self.article = 0;
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
    /// Whether a heading stands behind the label: articles have none.
    titled: bool,
}

fn starts(
    text: &Text,
    lines: Range<usize>,
    numbering: &mut Numbering,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Start> {
    let full = full_width(text, lines.clone());
    let scheme = Scheme::of(text, lines.clone());
    let begin = scheme.begin;
    let mut starts: Vec<Start> = Vec::new();
    for line in lines.clone() {
        let filled = text.lines()[line].width + SHORT > full;
        let paragraph_before = line == lines.start
            || text.lines()[line].indented
            || ends_paragraph(text, line - 1, full, &scheme);
        let heading = (line >= begin)
            .then(|| scheme.heading(text.line(line)))
            .flatten()
            .filter(|heading| {
                let number = numbering.last(heading);
                let after_sentence =
                    paragraph_before || text.line(line - 1).ends_with(['。', '；', '：']);
                heading.ordinal == number + 1
                    && (after_sentence || heading.mark != Mark::Article)
                    && (paragraph_before || heading.mark != Mark::Third || heading.dotted)
                    || heading.mark != Mark::Third
                        && paragraph_before
                        && (heading.ordinal == 1 || heading.ordinal > number)
            });
        if let Some(heading) = heading {
            let number = numbering.last(&heading);
            if heading.ordinal != number + 1 && heading.ordinal != 1 {
                diagnostics.push(Problem::OrdinalGap.at(text, &text.lines()[line].range));
            }
            let place = numbering.count(&heading);
            starts.push(Start {
                line,
                level: heading.level,
                place,
                label: heading.label,
                filled,
                titled: !scheme.articles || matches!(heading.mark, Mark::Chapter | Mark::Section),
            });
        } else if line >= begin
            && paragraph_before
            && (numbering.ordinals == [0; 3] || !scheme.articles && closes(text, line))
        {
            numbering.paragraphs += 1;
            let place = format!("p{}", numbering.paragraphs);
            starts.push(Start {
                line,
                level: 1,
                place,
                label: 0,
                filled,
                titled: true,
            });
        }
    }
    starts
}

/// 此复。 · 特此通知。 · 本通告自发布之日起施行。: a paragraph that closes the document, and belongs to no heading before it.
fn closes(text: &Text, line: usize) -> bool {
    // Below a heading without a text it is that text.
    if line == 0 || !text.line(line - 1).ends_with(['。', '；']) {
        return false;
    }
    let line = text.line(line);
    let formula = ["此复", "特此", "此函"];
    let itself = [
        "本通告",
        "本公告",
        "本通知",
        "本意见",
        "本决定",
        "本方案",
        "本规定",
        "本办法",
    ];
    formula.iter().any(|word| line.starts_with(word))
        || itself.iter().any(|word| {
            line.strip_prefix(word)
                .is_some_and(|rest| rest.starts_with(['自', '从']))
        })
}

/// What a label looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// 第一章
    Chapter,
    /// 第一节
    Section,
    /// 第一条
    Article,
    /// 一、
    First,
    /// （一）
    Second,
    /// 1.
    Third,
}

/// Which marks a body has, and so how deep each stands: 一、（一）1. in most; in regulations chapters, articles, （一）.
struct Scheme {
    chapters: bool,
    sections: bool,
    articles: bool,
    firsts: bool,
    /// The line behind a table of contents.
    begin: usize,
}

impl Scheme {
    fn of(text: &Text, lines: Range<usize>) -> Self {
        let first = |mark: Mark| {
            lines.clone().any(|line| {
                heading(text.line(line))
                    .is_some_and(|heading| heading.mark == mark && heading.ordinal == 1)
            })
        };
        let has = |word: &str| lines.clone().any(|line| text.line(line).starts_with(word));
        // A look that spares closer ones nearly always.
        let (chapters, articles) = (has("第一章"), has("第一条"));
        let contents = (chapters && lines.start < lines.end)
            .then(|| {
                lines
                    .clone()
                    .take(CONTENTS_WITHIN)
                    .find(|line| text.line(*line) == "目录")
            })
            .flatten();
        // 目录 names the first chapter, which then stands a second time.
        let begin = contents.and_then(|contents| {
            let chapter = text.line(contents + 1);
            (contents + 2..lines.end).find(|line| text.line(*line) == chapter)
        });
        Self {
            chapters,
            sections: chapters && first(Mark::Section),
            articles,
            firsts: chapters && first(Mark::First),
            begin: begin.unwrap_or(lines.start),
        }
    }

    /// The heading on a line, with its level in this body.
    fn heading(&self, line: &str) -> Option<Heading> {
        let mut heading = heading(line)?;
        heading.level = match heading.mark {
            Mark::Chapter if self.chapters => 1,
            Mark::Section if self.chapters => {
                heading.apart = self.articles;
                2
            }
            Mark::Article if self.articles => 1 + u8::from(self.chapters),
            Mark::Chapter | Mark::Section | Mark::Article => return None,
            // In a regulation a number by itself is no mark.
            Mark::First if self.articles => return None,
            Mark::Second if self.articles => 2 + u8::from(self.chapters),
            Mark::Third if self.articles => 3 + u8::from(self.chapters),
            mark => {
                let above = u8::from(self.chapters) + u8::from(self.sections);
                // 第一章 over （一） without 一、 between.
                let skipped = u8::from(above > 0 && !self.firsts);
                (match mark {
                    Mark::First => 1,
                    Mark::Second => 2 - skipped,
                    _ => 3 - skipped,
                }) + above
            }
        };
        // A fourth level stays inside the text of the third.
        (heading.level <= 3).then_some(heading)
    }
}

/// Within how many lines of its beginning a regulation has its table of contents.
const CONTENTS_WITHIN: usize = 12;

impl Numbering {
    /// The last number of such a heading.
    fn last(&self, heading: &Heading) -> u32 {
        match heading.mark {
            Mark::Article => self.article,
            Mark::Section if heading.apart => self.section,
            _ => self.ordinals[usize::from(heading.level) - 1],
        }
    }

    /// Counts a heading, and gives it a place.
    fn count(&mut self, heading: &Heading) -> String {
        if heading.apart {
            self.section = heading.ordinal;
            let place = format!("{}.s{}", self.ordinals[0], heading.ordinal);
            return self.places.unique(place);
        }
        let level = usize::from(heading.level);
        if level == 1 {
            self.section = 0;
        }
        self.ordinals[level - 1] = heading.ordinal;
        self.ordinals[level..].fill(0);
        if heading.mark == Mark::Article {
            self.article = heading.ordinal;
        }
        let ordinals = self.ordinals[..level].iter().map(ToString::to_string);
        self.places.unique(ordinals.collect::<Vec<_>>().join("."))
    }
}

/// A label at the beginning of a line.
struct Heading {
    mark: Mark,
    level: u8,
    ordinal: u32,
    label: usize,
    /// Whether a sign stands behind an Arabic number; without one (`１ 主体提质行动`) more must fit.
    dotted: bool,
    /// Whether it parts articles that are counted on over it: the sections `2.s1` of a chapter whose articles are `2.3`.
    apart: bool,
}

/// Whether a line begins with a label.
pub(crate) fn is_heading(line: &str) -> bool {
    heading(line).is_some()
}

/// The level of the label that words begin with, and how many bytes it takes: 一、 is 1, （一） 2; none 0.
pub(crate) fn label(words: &str) -> (u8, usize) {
    let listed = |heading: &Heading| matches!(heading.mark, Mark::First | Mark::Second);
    heading(words)
        .filter(listed)
        .map_or((0, 0), |heading| (heading.level, heading.label))
}

fn heading(line: &str) -> Option<Heading> {
    if let Some(rest) = line.strip_prefix('第') {
        return ordinal_heading(line, rest);
    }
    // 一、总体要求
    let digits = numeral::chinese_prefix(line);
    if digits > 0
        && let Some(sign) = line[digits..]
            .chars()
            .next()
            .filter(|c| matches!(c, '、' | '.'))
    {
        let ordinal = numeral::number(&line[..digits])?;
        return Some(Heading {
            mark: Mark::First,
            level: 1,
            ordinal,
            label: digits + sign.len_utf8(),
            dotted: true,
            apart: false,
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
            mark: Mark::Second,
            level: 2,
            ordinal,
            label: bracket + digits + closed.len_utf8(),
            dotted: true,
            apart: false,
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
        mark: Mark::Third,
        level: 3,
        ordinal,
        label: line.len() - after.len(),
        dotted: dot.is_some(),
        apart: false,
    })
}

/// 第一章 · 第一节 · 第一条, but not 第二条规定的…, which a wrapped line may begin with. `rest` is what follows 第.
fn ordinal_heading(line: &str, rest: &str) -> Option<Heading> {
    const CITES: [&str; 8] = ["规定", "第", "、", "和", "所", "的", "至", "款"];
    let digits = numeral::chinese_prefix(rest).max(numeral::arabic_prefix(rest));
    let (mark, word) = [
        (Mark::Chapter, "章"),
        (Mark::Section, "节"),
        (Mark::Article, "条"),
    ]
    .into_iter()
    .find(|(_, word)| rest[digits..].starts_with(word))?;
    let after = &rest[digits + word.len()..];
    if CITES.iter().any(|cites| after.starts_with(cites)) {
        return None;
    }
    Some(Heading {
        mark,
        level: 1,
        ordinal: numeral::number(&rest[..digits])?,
        label: line.len() - after.len(),
        dotted: true,
        apart: false,
    })
}

/// How many characters a full line prints: the width that the widest tenth of the lines reaches.
fn full_width(text: &Text, lines: Range<usize>) -> usize {
    // As wide as all that is sorted: see `by_place` in reading.rs.
    let widths = text.lines()[lines].iter().map(|line| line.width as u64);
    let mut widths: Vec<u64> = widths.collect();
    widths.sort_unstable();
    let width = widths.get(widths.len() * 9 / 10);
    let width = width.and_then(|width| usize::try_from(*width).ok());
    width.unwrap_or(0).max(NARROWEST)
}

/// No column of print is narrower, in characters: the lines of a very short text are short, not full.
const NARROWEST: usize = 20;

/// Whether a paragraph ends with this line: the sentence ends, and the line was not filled.
fn ends_paragraph(text: &Text, line: usize, full: usize, scheme: &Scheme) -> bool {
    let ends = text
        .line(line)
        .ends_with(['。', '：', '；', '！', '？', '）']);
    // A heading without a full stop ends where its line does.
    let heading = scheme
        .heading(text.line(line))
        .is_some_and(|heading| heading.mark != Mark::Article);
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
        Start { label: 0, .. } | Start { titled: false, .. } => body.start..body.start,
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
    let mut bindings = agency::bindings(text.reading(), &rest, &mut numbering.first_leads);
    for binding in &mut bindings {
        for agency in &mut binding.agencies {
            agency.name = text
                .as_printed(&agency.name, &(binding.bound.end..binding.end))
                .into();
        }
    }
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
            for_whom: Vec::new(),
            topics: Vec::new(),
            source: text.span(&whole),
        },
        title,
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
