//! The text layer: the seed's bytes become normalised lines that remember where each character was printed.
//!
//! Everything after this works on byte ranges of [`Text::normalised`]; [`Text::span`] turns such a range back into a
//! span of the seed. So quote, highlight, anchor and diagnostic all come from one place.

use core::ops::Range;
use std::sync::LazyLock;

use crate::Span;

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

/// The normalised text of a seed (DESIGN §4), page furniture removed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    normalised: String,
    /// Where the characters were printed, in order.
    origins: Vec<Origin>,
    lines: Vec<Line>,
    gaps: Vec<Gap>,
    header: Option<RunningHeader>,
}

impl Text {
    /// Reads the seed. Linear in its length; any text will do.
    #[must_use]
    pub fn read(seed: &str) -> Self {
        let mut text = Self {
            normalised: String::with_capacity(seed.len()),
            ..Self::default()
        };
        let (mut offset, mut parted) = (0, true);
        for (index, raw) in seed.split_inclusive('\n').enumerate() {
            let start = text.normalised.len();
            let runs = text.origins.len();
            text.push(raw, offset);
            offset += raw.len();
            parted |= raw.starts_with([' ', '\u{c}']);
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
                parted = true;
                continue;
            }
            text.lines.push(Line {
                number: u32::try_from(index + 1).unwrap_or(u32::MAX),
                range: start..text.normalised.len(),
                width: text.normalised[start..].chars().count(),
                parted,
            });
            parted = false;
        }
        text
    }

    /// Appends one raw line that begins at `offset` of the seed.
    fn push(&mut self, raw: &str, offset: usize) {
        let place = |at: usize| u32::try_from(offset + at).unwrap_or(u32::MAX);
        let mut blank = None;
        for (at, printed) in raw.char_indices() {
            if is_blank(printed) {
                blank = blank.or(Some(at));
                continue;
            }
            let span = Span::new(place(at), place(at + printed.len_utf8()));
            let parted = blank.take();
            if let Some(parted) = parted
                && columns(&raw[parted..at]) >= WIDE
            {
                self.gaps.push(Gap {
                    at: self.normalised.len(),
                    column: columns(&raw[..at]),
                });
            }
            let parted = parted.filter(|blank| *blank > 0);
            for c in normalise(printed) {
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
                {
                    self.push_char(' ', Span::new(place(parted), place(at)), false);
                }
                self.push_char(c, span, c == printed);
            }
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

    /// The text of a line.
    #[must_use]
    pub fn line(&self, index: usize) -> &str {
        self.lines
            .get(index)
            .map_or("", |line| self.slice(&line.range))
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
fn columns(text: &str) -> u32 {
    text.chars()
        .map(|c| match c {
            '\t' => 4,
            c if c.is_ascii() => 1,
            _ => 2,
        })
        .sum()
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// 浙江省人民政府公报 ２０１８ 年第 １２ 期
fn running_header(line: &str) -> Option<RunningHeader> {
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

/// —２１—
fn is_folio(line: &str) -> bool {
    let number = line.trim_matches(['—', '－', '-', '–', '·', '•']);
    number.len() < line.len()
        && (1..=4).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
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
