//! Lists of honour: who got what, by list and grade.
//!
//! ```text
//! 一、支持…先进单位（共 ６２ 家）            the list, and how many it says it names
//! （一）一等奖。（１０ 家）甲、乙、丙。       the grade
//! ```
//!
//! A list stands in an attachment (名单) or in the body of a document about an assessment (一等次：甲、乙。). What the text
//! says of its numbers is checked against what was found.

use core::ops::Range;

use crate::{
    Award, Diagnostic, Document,
    clause::{PlacedClause, label},
    diagnostic::Problem,
    id::Ids,
    layout, numeral,
    text::Text,
};

/// The awards of a document, in order.
pub(crate) fn awards(
    text: &Text,
    document: &Document,
    clauses: &[PlacedClause],
    annexes: &[Range<usize>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Award> {
    if !honours(&document.title) {
        return Vec::new();
    }
    let mut lists = Lists {
        text,
        document: &document.id,
        ids: Ids::default(),
        awards: Vec::new(),
        counts: Vec::new(),
    };
    for placed in clauses {
        lists.clause(placed);
    }
    for (number, annex) in annexes.iter().enumerate() {
        let name = match number {
            0 => "annex".to_owned(),
            more => format!("annex{}", more + 1),
        };
        lists.annex(&name, annex);
    }
    for placed in clauses {
        lists.stated(&placed.text);
    }
    lists.check(diagnostics);
    lists.awards
}

/// Whether a title is about honours or an assessment.
fn honours(title: &str) -> bool {
    const WORDS: [&str; 12] = [
        "表彰", "表扬", "奖", "考核", "评价", "先进", "优秀", "授予", "命名", "获得", "模范",
        "评选",
    ];
    WORDS.iter().any(|word| title.contains(word))
}

/// The lists that are being read.
struct Lists<'a> {
    text: &'a Text,
    document: &'a str,
    ids: Ids,
    awards: Vec<Award>,
    counts: Vec<Count>,
}

/// 共62家: what the text says of a number of awards.
struct Count {
    said: usize,
    counted: usize,
    range: Range<usize>,
}

/// Where a list goes on: the place for ids, its heading, its grade.
#[derive(Debug, Clone, Default)]
struct Place {
    id: String,
    list: String,
    grade: String,
}

impl Lists<'_> {
    /// 一、市政府 / 一等次：甲、乙。二等次：丙。
    fn clause(&mut self, placed: &PlacedClause) {
        for sentence in layout::pieces(self.text.normalised(), placed.text.clone(), &['。']) {
            let words = self.text.slice(&sentence);
            let Some((grade, names)) = words.split_once('：') else {
                continue;
            };
            if !is_grade(grade) {
                continue;
            }
            let start = sentence.end - names.len();
            let place = Place {
                id: placed.clause.id.clone(),
                list: placed.clause.title.clone(),
                grade: grade.into(),
            };
            self.names(&place, &(start..sentence.end));
        }
    }

    /// An attachment: its title, headings, and names behind them or on lines of their own.
    fn annex(&mut self, name: &str, lines: &Range<usize>) {
        let Some((title, start)) = self.title(lines) else {
            return;
        };
        let mut place = Place {
            id: format!("{}/{name}", self.document),
            list: title,
            grade: String::new(),
        };
        let root = place.id.clone();
        // What was said of a heading, and how many names stood before it: level, number, range.
        let mut open: Vec<(u8, usize, Range<usize>, usize)> = Vec::new();
        let mut line = start;
        let mut ordinals = (0, 0);
        let whole = place.clone();
        // A heading with nothing under it is a name itself: 一、杭州市公安局.
        let mut bare: Option<(Place, Range<usize>, usize)> = None;
        let mut before = 0;
        while line < lines.end {
            let paragraph = self.paragraph(line, lines.end);
            let range =
                self.text.lines()[line].range.start..self.text.lines()[paragraph.end - 1].range.end;
            line = paragraph.end;
            let (level, label) = label(self.text.slice(&range));
            let mut rest = range.start + label..range.end;
            if level > 0 {
                let heading = heading(self.text.slice(&rest));
                let printed = rest.start..rest.start + heading;
                let title = self.text.slice(&printed).to_owned();
                rest.start += heading;
                // What has headings under it is a list.
                self.bare(bare.take().filter(|_| level <= before));
                before = level;
                self.close(&mut open, level);
                let above = if level == 1 {
                    whole.clone()
                } else {
                    place.clone()
                };
                bare = Some((above, printed, self.awards.len()));
                if level == 1 {
                    ordinals = (ordinals.0 + 1, 0);
                    place = Place {
                        id: format!("{root}/{}", ordinals.0),
                        list: title,
                        grade: String::new(),
                    };
                } else {
                    ordinals.1 += 1;
                    place.id = format!("{root}/{}.{}", ordinals.0, ordinals.1);
                    place.grade = title;
                }
                let words = self.text.slice(&rest);
                rest.start += words.len() - words.trim_start_matches('。').len();
            }
            if let Some((said, length)) = count(self.text.slice(&rest)) {
                let said_at = rest.start..rest.start + length;
                open.push((level, said, said_at, self.awards.len()));
                rest.start += length;
            }
            self.names(&place, &rest);
        }
        self.bare(bare);
        self.close(&mut open, 0);
    }

    /// Takes a heading for a name if no name stood under it.
    fn bare(&mut self, heading: Option<(Place, Range<usize>, usize)>) {
        if let Some((place, range, before)) = heading
            && before == self.awards.len()
        {
            self.names(&place, &range);
        }
    }

    /// The title of the list, and the line behind it; `None` where the attachment is no list.
    fn title(&self, lines: &Range<usize>) -> Option<(String, usize)> {
        let last = lines
            .clone()
            .take(LONGEST_TITLE)
            .find(|line| self.text.line(*line).contains("名单"))?;
        let title: String = (lines.start..=last)
            .map(|line| self.text.line(line))
            .collect();
        let (title, rest) = title.split_at(title.rfind("名单")? + "名单".len());
        (rest.is_empty() || rest.starts_with('（')).then(|| (title.to_owned(), last + 1))
    }

    /// The lines of the paragraph that begins with a line: on to the next label, or one line where names stand on lines
    /// of their own.
    fn paragraph(&self, line: usize, end: usize) -> Range<usize> {
        let words = self.text.line(line);
        let runs = |words: &str| words.contains('、') || words.contains('。');
        let mut last = line + 1;
        let heading = label(words).0 == 1;
        if !runs(words) || heading {
            return line..last;
        }
        while last < end
            && !self.text.line(last - 1).ends_with('。')
            && label(self.text.line(last)).0 == 0
        {
            last += 1;
        }
        line..last
    }

    /// Takes the names of a stretch of text.
    fn names(&mut self, place: &Place, range: &Range<usize>) {
        let marks = ['、', '；', '，', '。'];
        for piece in layout::pieces(self.text.normalised(), range.clone(), &marks) {
            let name = self.text.slice(&piece).trim_end_matches(marks);
            // 2019年底前复查: a remark below the list.
            if name.chars().count() < 2 || name.starts_with(|c: char| c.is_ascii_digit()) {
                continue;
            }
            let range = piece.start..piece.start + name.len();
            self.awards.push(Award {
                id: self.ids.unique(format!("{}@{name}", place.id)),
                document: self.document.into(),
                list: place.list.clone(),
                grade: place.grade.clone(),
                name: name.into(),
                for_whom: Vec::new(),
                topics: Vec::new(),
                source: self.text.span(&range),
            });
        }
    }

    /// Counts for the headings of a level and those below it.
    fn close(&mut self, open: &mut Vec<(u8, usize, Range<usize>, usize)>, level: u8) {
        while let Some((_, said, range, before)) = open.pop_if(|(own, ..)| *own >= level) {
            let counted = self.awards.len() - before;
            self.counts.push(Count {
                said,
                counted,
                range,
            });
        }
    }

    /// 国家开发银行浙江省分行等62家金融机构为…先进单位: what the body says of the list that begins with the name.
    fn stated(&mut self, body: &Range<usize>) {
        let words = self.text.slice(body);
        for (at, _) in words.match_indices('等').take(MOST_STATED) {
            let after = &words[at + '等'.len_utf8()..];
            let digits = numeral::arabic_prefix(after);
            let counts = ["家", "个", "名", "位"]
                .iter()
                .any(|unit| after[digits..].starts_with(unit));
            let Some(said) = numeral::number(&after[..digits]).filter(|_| counts) else {
                continue;
            };
            // The longest name that stands before it, of those that begin a list.
            let begins = |index: &usize| {
                *index == 0 || self.awards[*index].list != self.awards[*index - 1].list
            };
            let first = (0..self.awards.len())
                .filter(begins)
                .find(|index| words[..at].ends_with(&self.awards[*index].name));
            let Some(first) = first else { continue };
            let list = &self.awards[first].list;
            let counted = self
                .awards
                .iter()
                .filter(|award| award.list == *list)
                .count();
            let start = body.start + at;
            let end = start + '等'.len_utf8() + digits;
            self.counts.push(Count {
                said: said as usize,
                counted,
                range: start..end,
            });
        }
    }

    /// Says where the text counts otherwise.
    fn check(&self, diagnostics: &mut Vec<Diagnostic>) {
        for count in self
            .counts
            .iter()
            .filter(|count| count.said != count.counted)
        {
            diagnostics.push(Problem::CountDiffers.at(self.text, &count.range));
        }
    }
}

/// How many lines the title of a list may take.
const LONGEST_TITLE: usize = 6;

/// How many numbers of a paragraph are checked.
const MOST_STATED: usize = 50;

/// 一等次, 二等奖, 优秀单位, 完成目标任务等次
fn is_grade(words: &str) -> bool {
    const ENDINGS: [&str; 12] = [
        "等次", "等奖", "奖", "等级", "档", "名", "优秀", "良好", "合格", "单位", "个人", "集体",
    ];
    (2..=LONGEST_GRADE).contains(&words.chars().count())
        && ENDINGS.iter().any(|ending| words.ends_with(ending))
        && !words.contains(['，', '、'])
}

/// The longest name of a grade, in characters.
const LONGEST_GRADE: usize = 12;

/// How many bytes a heading takes: up to a full stop, a bracket, a colon or its end.
fn heading(words: &str) -> usize {
    words.find(['。', '（', '：']).unwrap_or(words.len())
}

/// （共62家）, （10家） at the beginning: the number and how many bytes the bracket takes.
fn count(words: &str) -> Option<(usize, usize)> {
    let rest = words.strip_prefix('（')?;
    let (inner, _) = rest.split_once('）')?;
    let number = inner.trim_start_matches('共');
    let digits = numeral::arabic_prefix(number);
    let unit = &number[digits..];
    let counts = ["家", "个", "名", "位", "项", "人"].contains(&unit);
    let said = numeral::number(&number[..digits]).filter(|_| counts)?;
    Some((said as usize, 2 * '（'.len_utf8() + inner.len()))
}
