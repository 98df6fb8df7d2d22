//! The text layer: the seed's bytes become normalised lines that remember where each character was printed.
//!
//! Everything after this works on byte ranges of [`Text::normalised`]; [`Text::span`] turns such a range back into a
//! span of the seed. So quote, highlight, anchor and diagnostic all come from one place.

use core::ops::Range;
use std::sync::LazyLock;

use crate::{
    Span,
    pace::{Pace, at_once},
};

/// One printed line that carries text of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number in the seed, from 1.
    pub number: u32,
    /// Its place in the normalised text.
    pub range: Range<usize>,
    /// How many characters it prints, without spaces: what tells a full line from the last of a paragraph.
    pub width: usize,
    /// Whether a blank line or a page break stands before it.
    pub parted: bool,
    /// Whether it is the first of a page.
    pub page: bool,
    /// Whether it is set in by spaces of full width, as paragraphs are.
    pub indented: bool,
}

/// A wide blank before a character: what parts the columns of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Gap {
    /// The character behind it, in the normalised text.
    pub(crate) at: usize,
    /// Where that character is printed, in half characters from the left.
    pub(crate) column: u32,
}

/// What a running header says of the gazette: `浙江省人民政府公报 ２０１８ 年第 １２ 期`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunningHeader {
    /// 浙江省人民政府公报
    pub title: String,
    /// 2018
    pub year: i16,
    /// 12
    pub issue: u16,
}

/// Where a run of characters was printed: one that normalising changed, or any number that stand in the seed as they
/// are, byte for byte and without a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Origin {
    /// The first byte in the normalised text.
    at: u32,
    /// The bytes of the seed.
    seed: Span,
    /// Whether the seed has the same bytes.
    same: bool,
}

/// The normalised text of a seed (contract §4), page furniture removed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    normalised: String,
    /// The same with simplified characters, byte for byte in the same places, if the text is in traditional ones.
    simplified: Option<String>,
    /// Where the characters were printed, in order.
    origins: Vec<Origin>,
    lines: Vec<Line>,
    gaps: Vec<Gap>,
    header: Option<RunningHeader>,
    /// Whether digits of a line stood apart because all its characters do.
    loose: bool,
}

impl Text {
    /// Reads the seed. Linear in its length; any text will do.
    #[must_use]
    pub fn read(seed: &str) -> Self {
        at_once(Self::read_in_steps(seed, &Pace::whole()))
    }

    /// Reads the seed line by line.
    pub(crate) async fn read_in_steps(seed: &str, pace: &Pace) -> Self {
        let mut text = Self {
            normalised: String::with_capacity(seed.len()),
            ..Self::default()
        };
        let (mut offset, mut parted, mut page) = (0, true, false);
        for (index, raw) in seed.split_inclusive('\n').enumerate() {
            pace.did(raw.len()).await;
            let start = text.normalised.len();
            let runs = text.origins.len();
            text.push(raw, offset);
            offset += raw.len();
            page |= raw.starts_with([' ', '\u{c}']);
            parted |= page;
            let line = &text.normalised[start..];
            if line.is_empty() {
                parted = true;
                continue;
            }
            let header = running_header(line);
            if header.is_some() || is_folio(line) || is_artefact(line) {
                text.header = text.header.take().or(header);
                text.normalised.truncate(start);
                text.origins.truncate(runs);
                let kept = text.gaps.partition_point(|gap| gap.at < start);
                text.gaps.truncate(kept);
                (parted, page) = (true, true);
                continue;
            }
            text.lines.push(Line {
                number: u32::try_from(index + 1).unwrap_or(u32::MAX),
                range: start..text.normalised.len(),
                width: text.normalised[start..].chars().count(),
                parted,
                page,
                indented: raw.starts_with('\u{3000}'),
            });
            (parted, page) = (false, false);
        }
        text.simplified = simplified(&text, pace).await;
        text
    }

    /// Appends one raw line that begins at `offset` of the seed.
    fn push(&mut self, raw: &str, offset: usize) {
        let place = |at: usize| u32::try_from(offset + at).unwrap_or(u32::MAX);
        let mut blank = None;
        let mut loose = None;
        // How far the line was measured, and how many half characters that is.
        let mut measured = (0, 0);
        let mut next = 0;
        while let Some(printed) = raw[next..].chars().next() {
            let at = next;
            // Most of a line stands for itself: it is taken in one piece.
            if blank.is_none() {
                let rest = &raw[at..];
                let run = rest.find(|c| !is_plain(c)).unwrap_or(rest.len());
                if run > 0 {
                    next += run;
                    self.push_run(&rest[..run], Span::new(place(at), place(next)));
                    continue;
                }
            }
            next += printed.len_utf8();
            if is_blank(printed) {
                blank = blank.or(Some(at));
                continue;
            }
            let span = Span::new(place(at), place(at + printed.len_utf8()));
            let parted = blank.take();
            if let Some(parted) = parted
                && columns(&raw[parted..at]) >= WIDE
            {
                measured = (at, measured.1 + columns(&raw[measured.0..at]));
                self.gaps.push(Gap {
                    at: self.normalised.len(),
                    column: measured.1,
                });
            }
            let parted = parted.filter(|blank| *blank > 0);
            for c in normalise(printed) {
                let c = if c.is_ascii_punctuation() {
                    self.punctuation(c)
                } else {
                    c
                };
                // ２ ５％: the space between two digits of a line is the trace of a lost sign.
                if let Some(parted) = parted
                    && c.is_ascii_digit()
                    && self
                        .normalised
                        .ends_with(|last: char| last.is_ascii_digit())
                    && self
                        .origins
                        .last()
                        .is_some_and(|last| last.seed.end == place(parted))
                    && !*loose.get_or_insert_with(|| is_loosely_set(raw))
                    && !self.is_torn_date(&raw[at..])
                {
                    self.push_char(' ', Span::new(place(parted), place(at)), false);
                }
                self.push_char(c, span, c == printed);
            }
        }
        self.loose |= loose == Some(true);
    }

    /// A half-width sign behind a Chinese character is the sign that Chinese texts are cut by: 完成,推进 → 完成，推进.
    /// Behind a digit it may be part of a number (1,200; 9:00) and stays.
    fn punctuation(&self, c: char) -> char {
        let Some((_, full)) = HALF_WIDTH.iter().find(|(half, _)| *half == c) else {
            return c;
        };
        let before = self.normalised.chars().next_back();
        let chinese = before.is_some_and(|before| {
            matches!(before, '\u{3400}'..='\u{9fff}' | '〇' | '○' | '%' | '‰')
                || "，。；：）”》〕、！？".contains(before)
        });
        if chinese { *full } else { c }
    }

    /// Whether a space between two digits only tears a date: 2 021年, 6月3 0日, 〔2 021〕. No such number has a point.
    fn is_torn_date(&self, rest: &str) -> bool {
        let before = self.normalised.bytes().rev().take(5);
        let mut digits = before.take_while(u8::is_ascii_digit).count();
        for c in rest.chars().filter(|c| !is_blank(*c)).take(5) {
            match normalise(c).next() {
                Some('0'..='9') => digits += 1,
                Some('月' | '日' | '号') => return digits <= 2,
                Some('年' | '〕' | ']') => return digits == 4,
                _ => return false,
            }
        }
        false
    }

    /// Appends characters that stand at `seed` as they are.
    fn push_run(&mut self, run: &str, seed: Span) {
        let at = u32::try_from(self.normalised.len()).unwrap_or(u32::MAX);
        self.normalised.push_str(run);
        match self.origins.last_mut() {
            Some(last) if last.same && last.seed.end == seed.start => last.seed.end = seed.end,
            _ => self.origins.push(Origin {
                at,
                seed,
                same: true,
            }),
        }
    }

    /// Appends a character that was printed at `seed`; `same` if it stands there as it is.
    fn push_char(&mut self, c: char, seed: Span, same: bool) {
        let at = u32::try_from(self.normalised.len()).unwrap_or(u32::MAX);
        self.normalised.push(c);
        match self.origins.last_mut() {
            Some(last) if same && last.same && last.seed.end == seed.start => {
                last.seed.end = seed.end;
            }
            _ => self.origins.push(Origin { at, seed, same }),
        }
    }

    /// The normalised text of all lines, without line breaks.
    #[must_use]
    pub fn normalised(&self) -> &str {
        &self.normalised
    }

    /// The normalised text as the rules read it: with simplified characters where they know no others, byte for byte in
    /// the same places.
    #[must_use]
    pub fn reading(&self) -> &str {
        self.simplified.as_deref().unwrap_or(&self.normalised)
    }

    /// Words that were read within a range, as they are printed.
    #[must_use]
    pub fn as_printed<'a>(&'a self, words: &'a str, range: &Range<usize>) -> &'a str {
        let Some(simplified) = &self.simplified else {
            return words;
        };
        let found = simplified[range.clone()].find(words);
        found.map_or(words, |at| {
            &self.normalised[range.start + at..range.start + at + words.len()]
        })
    }

    /// The printed lines that carry text.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The wide blanks within a part of the normalised text, and before it.
    pub(crate) fn gaps(&self, range: &Range<usize>) -> &[Gap] {
        let start = self.gaps.partition_point(|gap| gap.at < range.start);
        let end = self.gaps.partition_point(|gap| gap.at < range.end);
        &self.gaps[start..end]
    }

    /// Whether the text is a scan that sees spaces where there are none.
    pub(crate) fn is_loose(&self) -> bool {
        self.loose
    }

    /// The first running header, if the pages have one.
    #[must_use]
    pub fn header(&self) -> Option<&RunningHeader> {
        self.header.as_ref()
    }

    /// A part of the normalised text.
    #[must_use]
    pub fn slice(&self, range: &Range<usize>) -> &str {
        &self.normalised[range.clone()]
    }

    /// The text of a line, as the rules read it.
    #[must_use]
    pub fn line(&self, index: usize) -> &str {
        self.lines
            .get(index)
            .map_or("", |line| &self.reading()[line.range.clone()])
    }

    /// The text of lines in one run, as printed.
    #[must_use]
    pub fn joined(&self, lines: Range<usize>) -> &str {
        match self.lines.get(lines) {
            Some([first, .., last]) => &self.normalised[first.range.start..last.range.end],
            Some([only]) => &self.normalised[only.range.clone()],
            _ => "",
        }
    }

    /// Where a part of the normalised text stands in the seed, from its first printed character to its last.
    #[must_use]
    pub fn span(&self, range: &Range<usize>) -> Span {
        let start = self.printed(range.start).start;
        if range.is_empty() {
            return Span::new(start, start);
        }
        Span::new(start, self.printed(range.end - 1).end)
    }

    /// The number of the line that holds a byte of the normalised text, from 1.
    #[must_use]
    pub fn line_number(&self, at: usize) -> u32 {
        let after = self.lines.partition_point(|line| line.range.start <= at);
        self.lines
            .get(after.saturating_sub(1))
            .map_or(1, |line| line.number)
    }

    /// The byte of the seed for a byte of the normalised text, or the whole character where normalising changed it.
    fn printed(&self, at: usize) -> Span {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let after = self.origins.partition_point(|origin| origin.at <= at);
        match self.origins.get(after.saturating_sub(1)) {
            Some(origin) if origin.same => {
                let byte = (origin.seed.start + (at - origin.at)).min(origin.seed.end);
                Span::new(byte, (byte + 1).min(origin.seed.end))
            }
            Some(origin) => origin.seed,
            None => Span::new(0, 0),
        }
    }
}

/// Normalises a text that is not part of a seed (a query, a curated quote) by the same rules.
#[must_use]
pub fn normalised(text: &str) -> String {
    let mut result = Text::default();
    for line in text.lines() {
        result.push(line, 0);
    }
    result.normalised
}

/// What a person types, in the form in which print is read: full-width letters and digits become plain, blanks go (but
/// one between two digits stays), Chinese punctuation stays. The rest of NFKC is for print; the page does without its
/// table.
#[must_use]
pub fn typed(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut parted = false;
    for c in text.chars() {
        if is_blank(c) {
            parted = true;
            continue;
        }
        let c = plain(c).filter(|_| !is_kept(c)).unwrap_or(c);
        let digit = |c: char| c.is_ascii_digit();
        if core::mem::take(&mut parted) && digit(c) && result.ends_with(digit) {
            result.push(' ');
        }
        result.push(c);
    }
    result
}

/// Whether a character is no blank and stays as it is, whatever stands around it.
fn is_plain(c: char) -> bool {
    matches!(
        c,
        '\u{4e00}'
            ..='\u{9fff}'
                | '，'
                | '。'
                | '、'
                | '；'
                | '：'
                | '（'
                | '）'
                | '“'
                | '”'
                | '《'
                | '》'
    )
}

/// Ａ → A: a full-width form of a plain sign.
fn plain(c: char) -> Option<char> {
    matches!(c, '\u{ff01}'..='\u{ff5e}')
        .then(|| char::from_u32(u32::from(c) - 0xfee0))
        .flatten()
}

/// The signs of full width that Chinese texts are cut by.
fn is_kept(c: char) -> bool {
    matches!(c, '，' | '；' | '：' | '（' | '）' | '！' | '？')
}

/// NFKC of one character; the punctuation that Chinese texts are cut by stays as it is.
fn normalise(c: char) -> impl Iterator<Item = char> {
    let keep = matches!(c, '\u{0}'..='\u{7f}' | '\u{4e00}'..='\u{9fff}') || is_kept(c);
    let folded = if keep { None } else { compatibility(c) };
    let kept = if folded.is_none() { Some(c) } else { None };
    kept.into_iter()
        .chain(folded.unwrap_or_default().chars())
        .filter(|c| !is_blank(*c))
}

/// What NFKC makes of a character that it changes, from the table that `build.rs` wrote: a line for each, the character
/// first.
fn compatibility(c: char) -> Option<&'static str> {
    static TABLE: LazyLock<Vec<(char, &str)>> = LazyLock::new(|| {
        let lines = include_str!(concat!(env!("OUT_DIR"), "/nfkc.txt")).lines();
        lines
            .filter_map(|line| line.chars().next().map(|c| (c, &line[c.len_utf8()..])))
            .collect()
    });
    TABLE
        .binary_search_by_key(&c, |(known, _)| *known)
        .ok()
        .map(|found| TABLE[found].1)
}

/// How many half characters wide a blank is at the least where it parts columns.
const WIDE: u32 = 2;

/// How many half characters a text takes in print.
pub(crate) fn columns(text: &str) -> u32 {
    text.chars()
        .map(|c| match c {
            '\t' => 4,
            c if c.is_ascii() => 1,
            _ => 2,
        })
        .sum()
}

fn is_blank(c: char) -> bool {
    if matches!(c, '\u{4e00}'..='\u{9fff}') {
        return false;
    }
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// What stands behind a Chinese character only as a sign of its own width.
const HALF_WIDTH: [(char, char); 7] = [
    (',', '，'),
    (';', '；'),
    (':', '：'),
    ('(', '（'),
    (')', '）'),
    ('?', '？'),
    ('!', '！'),
];

/// Whether a line is a scan that sees a space behind nearly every character: there a space between digits means nothing.
fn is_loosely_set(raw: &str) -> bool {
    let (mut characters, mut gaps, mut blank) = (0, 0, false);
    for c in raw.trim().chars() {
        if is_blank(c) {
            gaps += usize::from(!blank);
        } else {
            characters += 1;
        }
        blank = is_blank(c);
    }
    gaps * 3 > characters * 2
}

/// The text with simplified characters for those traditional ones that the rules have words with; `None` if it has
/// none of them. Both take three bytes, so that every place stays the same.
async fn simplified(text: &Text, pace: &Pace) -> Option<String> {
    // What every official document has at its head: the look that spares a closer one nearly always.
    let mut head = text.normalised.chars().take(HEAD);
    if !head.any(|c| matches!(c, '號' | '條' | '關')) {
        return None;
    }
    let fold = |c: char| {
        // Of each pair the first; what is only the second of one is simplified already.
        let found = VARIANTS.find(c).filter(|at| at % 6 == 0);
        let simple = found.and_then(|at| VARIANTS[at + 3..].chars().next());
        simple.unwrap_or(c)
    };
    let mut simplified = String::with_capacity(text.normalised.len());
    // The lines are all there is, in order.
    for line in &text.lines {
        simplified.extend(text.normalised[line.range.clone()].chars().map(fold));
        pace.did(line.range.len()).await;
    }
    Some(simplified)
}

/// How many characters tell whether a text is in traditional characters.
const HEAD: usize = 2000;

/// Traditional characters of the words by which the rules read, each before its simplified one.
const VARIANTS: &str = "關关於于發发號号辦办條条決决議议紀纪規规計计劃划細细則则請请報报廳厅國国實实總总負负責责單单門门牽牵頭头參参與与協协會会級级區区縣县鄉乡\
    鎮镇對对後后內内從从個个時时間间節节慶庆當当來来畢毕業业佈布轉转復复覆复見见機机構构務务員员屬属現现將将應应須须週周兩两經经過过執执錄录\
    職职試试範范圍围題题專专類类領领導导準准層层組组織织啟启財财處处網网據据調调彙汇團团長长樣样終终歸归點点";

/// 浙江省人民政府公报 ２０１８ 年第 １２ 期 · 北京市人民政府公报 2021年第3期（总第675期）
fn running_header(line: &str) -> Option<RunningHeader> {
    if !line.ends_with(['期', ')', '）']) {
        return None;
    }
    let line = match line.rsplit_once("总第") {
        Some((head, total)) if total.ends_with(['期', ')', '）']) && total.len() <= 12 => {
            head.trim_end_matches(['（', '('])
        }
        _ => line,
    };
    let (head, issue) = line.strip_suffix('期')?.rsplit_once("年第")?;
    let year = head.get(head.len().checked_sub(4)?..)?;
    let title = head.strip_suffix(year)?;
    let plausible = title.ends_with("公报") && title.chars().count() <= 40 && issue.len() <= 4;
    plausible.then_some(())?;
    let number = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| text.parse().ok())
            .flatten()
    };
    Some(RunningHeader {
        title: title.into(),
        year: number(year)?,
        issue: u16::try_from(number(issue)?).ok()?,
    })
}

/// —２１— · 第５页 共１２页
fn is_folio(line: &str) -> bool {
    let digits = |text: &str| {
        (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if let Some(rest) = line
        .strip_prefix('第')
        .and_then(|rest| rest.strip_suffix(['页', '頁']))
    {
        let (page, pages) = rest.split_once(['页', '頁']).unwrap_or((rest, "共1"));
        let pages = pages.trim_start_matches(['，', '/', '共']);
        return digits(page) && digits(pages);
    }
    let number = line.trim_matches(['—', '－', '-', '–', '·', '•']);
    number.len() < line.len() && digits(number)
}

/// 书书书: what the type-setting system leaves at the head of some pages.
fn is_artefact(line: &str) -> bool {
    line.chars().count() >= 2 && line.chars().all(|c| c == '书')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn every_character_is_what_nfkc_makes_of_it_except_chinese_punctuation() {
        for c in ('\0'..=char::MAX).filter(|c| !"，；：（）！？".contains(*c)) {
            assert!(normalise(c).eq(c.nfkc().filter(|c| !is_blank(*c))), "{c:?}");
        }
        assert_eq!(
            normalised("，。；：（）“”《》〔〕、！？"),
            "，。；：（）“”《》〔〕、！？"
        );
    }

    #[test]
    fn what_is_typed_is_read_as_print_is() {
        for text in [
            "８ ２",
            "１９３６年５月",
            "ＡＢＣ（一）",
            "八十二　岁",
            "，。；：（）！？",
        ] {
            assert_eq!(typed(text), normalised(text), "{text}");
        }
    }

    #[test]
    fn full_width_signs_become_plain_and_spaces_go() {
        assert_eq!(
            normalised("２０１８ 年 １２ 月 ８５％ 、３‰ 、保底 ＋分红、Ⅱ类、２． ０ 版"),
            "2018年12月85%、3‰、保底+分红、II类、2.0版"
        );
        assert_eq!(normalised("陈　 新（秘书长）"), "陈新（秘书长）");
    }

    #[test]
    fn a_space_between_two_digits_is_the_trace_of_a_lost_sign() {
        assert_eq!(normalised("不低于 ２ ５％，１ ０００"), "不低于2 5%，1 000");
        assert_eq!(normalised("２０１８ 年"), "2018年");
        // Not over the end of a line, which may part anything.
        assert_eq!(normalised("２\n５"), "25");
    }

    #[test]
    fn a_loosely_set_line_and_a_torn_date_lose_their_spaces() {
        assert_eq!(
            normalised("平 政 发 [ 2 0 2 1 ] 1 4 号"),
            "平政发[2021]14号"
        );
        assert_eq!(
            normalised("2 021年1 2月3 1日前达到2 5%"),
            "2021年12月31日前达到2 5%"
        );
    }

    #[test]
    fn a_half_width_sign_behind_a_chinese_character_is_a_chinese_sign() {
        assert_eq!(
            normalised("完成(含试点),达90%,共1,200次;比例3:1:好"),
            "完成（含试点），达90%，共1,200次；比例3:1:好"
        );
    }

    #[test]
    fn traditional_characters_are_read_in_their_places() {
        let text = Text::read("關於辦理的通知");
        assert_eq!(text.reading(), "关于办理的通知");
        assert_eq!(text.as_printed("办理", &(6..21)), "辦理");
        assert_eq!(text.normalised(), "關於辦理的通知");
    }

    #[test]
    fn page_furniture_is_no_text() {
        let text = Text::read(
            "联系省财政厅。\n\n—２１—\n\n浙江省人民政府公报 ２０１８ 年第 １２ 期\n\n书书书\n分管办公厅。",
        );
        assert_eq!(text.normalised(), "联系省财政厅。分管办公厅。");
        let header = text.header().expect("the running header");
        assert_eq!(
            (header.title.as_str(), header.year, header.issue),
            ("浙江省人民政府公报", 2018, 12)
        );
        // What only looks like furniture stays.
        for words in ["书", "图书", "21", "公报第12期", "—21—号"] {
            assert_eq!(Text::read(words).normalised(), words);
        }
    }

    #[test]
    fn a_span_holds_what_was_printed_also_over_a_page_break() {
        let seed = "全面完成\n\n—１—\n 林业审批 ２０１８ 年";
        let text = Text::read(seed);
        let at = text
            .normalised()
            .find("完成林业")
            .expect("joined over the page");
        let span = text.span(&(at..at + "完成林业审批2018".len()));
        assert_eq!(&seed[span.range()], "完成\n\n—１—\n 林业审批 ２０１８");
        assert_eq!(text.line_number(at), 1);
        assert_eq!(text.line_number(at + "完成林".len()), 4);
    }
}
