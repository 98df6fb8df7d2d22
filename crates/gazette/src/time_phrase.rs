//! The words by which official texts tell time, and the days they stand for.
//!
//! Only words that set a limit, a beginning or a rhythm are phrases: `2018年10月底前`, `从2018年4月1日起`, `下半年`,
//! `到2022年`, `3年内`, `每年`, `定期`. A bare `2017年` that reports what happened is none.

use core::ops::Range;

use crate::{Date, Recurrence, numeral};

/// Words that tell a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TimePhrase {
    /// The words, without a preposition that only links them (于, 在).
    pub(crate) range: Range<usize>,
    pub(crate) time: Time,
}

/// What the words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Time {
    /// 2018年10月底前, 到2022年
    Until(Point),
    /// 从2018年4月1日起
    From(Point),
    /// 2018年下半年, 三季度: a part of a year, in months
    Part { year: Year, first: i8, last: i8 },
    /// 2018—2020年
    Years { first: i16, last: i16 },
    /// 3年内, 6个月内, in months
    Within { months: u16 },
    /// 30日内, in days
    WithinDays { days: u16 },
    /// 每年, 定期
    Every(Recurrence),
    /// 全年工作
    AllYear,
}

/// A year as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Year {
    /// 2018年
    Named(i16),
    /// 今年, 明年: so many years after the document's own
    Relative(i16),
    /// Not written: that of the words before.
    Inherited,
}

/// A day, a month or a year, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Point {
    pub(crate) year: Year,
    pub(crate) month: Option<i8>,
    pub(crate) day: Option<i8>,
}

/// What the words before and the document say, for phrases that leave something out.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Context {
    /// The year of the words before.
    pub(crate) year: Option<i16>,
    /// The day of the signature.
    pub(crate) signed: Option<Date>,
    /// The last year of the plan that the document issues.
    pub(crate) plan_end: Option<i16>,
}

/// The days a phrase stands for; a day is `None` where the text does not tell it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Days {
    pub(crate) start: Option<Date>,
    pub(crate) due: Option<Date>,
}

impl Time {
    /// The days, computed by the rules of DESIGN §5.
    pub(crate) fn days(self, context: &Context) -> Days {
        match self {
            Self::Until(point) => Days {
                start: None,
                due: point.last_day(context),
            },
            Self::From(point) => Days {
                start: point.first_day(context),
                due: None,
            },
            Self::Part { year, first, last } => {
                let year = year.resolve(context);
                Days {
                    start: year.and_then(|year| Date::new(year, first, 1)),
                    due: year.and_then(|year| Date::month_end(year, last)),
                }
            }
            Self::Years { first, last } => Days {
                start: Date::new(first, 1, 1),
                due: Date::year_end(last),
            },
            Self::Within { months } => Days {
                start: None,
                due: match context.plan_end {
                    // N年内 in a plan with a period ends with the period.
                    Some(year) if months % 12 == 0 => Date::year_end(year),
                    _ => context
                        .signed
                        .and_then(|signed| signed.plus_months(i32::from(months))),
                },
            },
            Self::WithinDays { days } => Days {
                start: None,
                due: context.signed.and_then(|signed| signed.plus_days(days)),
            },
            Self::Every(_) | Self::AllYear => Days::default(),
        }
    }

    /// The year that later words inherit.
    pub(crate) fn year(self, context: &Context) -> Option<i16> {
        match self {
            Self::Until(Point { year, .. })
            | Self::From(Point { year, .. })
            | Self::Part { year, .. } => year.resolve(context),
            _ => None,
        }
    }
}

impl Time {
    /// Whether the words leave the year out.
    fn is_inherited(self) -> bool {
        matches!(
            self,
            Self::Until(Point {
                year: Year::Inherited,
                ..
            })
        )
    }
}

impl Year {
    fn resolve(self, context: &Context) -> Option<i16> {
        let signed = context.signed.map(Date::year);
        match self {
            Self::Named(year) => Some(year),
            Self::Relative(years) => signed.map(|signed| signed + years),
            Self::Inherited => context.year.or(signed),
        }
    }
}

impl Point {
    fn last_day(self, context: &Context) -> Option<Date> {
        let year = self.year.resolve(context)?;
        match (self.month, self.day) {
            (Some(month), Some(day)) => Date::new(year, month, day),
            (Some(month), None) => Date::month_end(year, month),
            _ => Date::year_end(year),
        }
    }

    fn first_day(self, context: &Context) -> Option<Date> {
        Date::new(
            self.year.resolve(context)?,
            self.month.unwrap_or(1),
            self.day.unwrap_or(1),
        )
    }
}

/// All time phrases of a stretch of text, in order. `titles` are the ranges of 《…》, whose years are names.
pub(crate) fn time_phrases(
    text: &str,
    range: &Range<usize>,
    titles: &[Range<usize>],
) -> Vec<TimePhrase> {
    let mut phrases = Vec::new();
    let mut at = range.start;
    while let Some(c) = text[at..range.end].chars().next() {
        let title = titles.get(titles.partition_point(|title| title.end <= at));
        if let Some(title) = title.filter(|title| title.contains(&at)) {
            at = title.end.min(range.end);
            continue;
        }
        let scanner = Scanner {
            text: &text[..range.end],
            start: at,
            at,
        };
        let phrase = begins(c)
            .then(|| scanner.phrase(&text[range.start..at]))
            .flatten();
        if let Some(phrase) = phrase {
            at = phrase.range.end;
            phrases.push(phrase);
        } else {
            at += c.len_utf8();
        }
    }
    phrases
}

/// Whether a phrase can begin with a character: the look that spares a closer one nearly everywhere.
fn begins(c: char) -> bool {
    const WORDS: &str = "每定从自截到至今本当明上下第年全";
    numeral::begins(c) || WORDS.contains(c)
}

/// 2018—2020年 within a stretch of text, wherever it stands: the period in a plan's title.
pub(crate) fn period(text: &str, range: &Range<usize>) -> Option<TimePhrase> {
    let starts = text[range.clone()]
        .char_indices()
        .filter(|(_, c)| c.is_ascii_digit());
    starts.map(|(at, _)| range.start + at).find_map(|at| {
        let before = text[range.start..at].chars().next_back();
        let mut scanner = Scanner {
            text: &text[..range.end],
            start: at,
            at,
        };
        (!before.is_some_and(|c| c.is_ascii_digit()))
            .then(|| scanner.years())
            .flatten()
            .map(|time| TimePhrase {
                range: at..scanner.at,
                time,
            })
    })
}

/// A place in the text, moved on by what is read.
#[derive(Clone, Copy)]
struct Scanner<'a> {
    text: &'a str,
    start: usize,
    at: usize,
}

impl Scanner<'_> {
    /// A phrase that begins here, or `None`. `before` is what stands before it.
    fn phrase(mut self, before: &str) -> Option<TimePhrase> {
        if before.ends_with(|c: char| c.is_ascii_digit())
            && self.rest().starts_with(|c: char| c.is_ascii_digit())
        {
            return None;
        }
        let time = self
            .rhythm(before)
            .or_else(|| self.attempt(Self::years))
            .or_else(|| {
                self.attempt(|scanner| {
                    scanner
                        .within()
                        .filter(|_| !scanner.runs_from_an_event(before))
                })
            })
            .or_else(|| self.attempt(Self::part_of_year))
            .or_else(|| self.attempt(Self::point))
            .or_else(|| self.eat("全年工作").then_some(Time::AllYear))?;
        Some(TimePhrase {
            range: self.start..self.at,
            time,
        })
    }

    /// Reads with `read`, and goes back where that finds nothing.
    fn attempt(&mut self, read: impl FnOnce(&mut Self) -> Option<Time>) -> Option<Time> {
        let at = self.at;
        let time = read(self);
        if time.is_none() {
            self.at = at;
        }
        time
    }

    /// 每月 · 每季度 · 每半年 · 每年 · 定期 (but not 不定期)
    fn rhythm(&mut self, before: &str) -> Option<Time> {
        const RHYTHMS: [(&str, Recurrence); 8] = [
            ("每月", Recurrence::Monthly),
            ("每个月", Recurrence::Monthly),
            ("每季度", Recurrence::Quarterly),
            ("每个季度", Recurrence::Quarterly),
            ("每半年", Recurrence::Semiannual),
            ("每年度", Recurrence::Annual),
            ("每年", Recurrence::Annual),
            ("定期", Recurrence::Periodic),
        ];
        let (words, recurrence) = RHYTHMS
            .iter()
            .find(|(words, _)| self.rest().starts_with(words))?;
        // 不定期 is no rhythm, 定期存款 no duty.
        let another =
            before.ends_with('不') || self.rest()[words.len()..].starts_with(['存', '债', '限']);
        if *recurrence == Recurrence::Periodic && another {
            return None;
        }
        self.at += words.len();
        self.eat("的");
        // 每季度末, 每年12月底前, 每月10日前: when in each, not a day that could be told.
        if *recurrence != Recurrence::Periodic && !self.eat_end() {
            self.attempt(|scanner| scanner.point().filter(|time| time.is_inherited()));
            self.attempt(|scanner| {
                scanner
                    .unit(&["日", "号"], 31)
                    .filter(|_| scanner.eat_end())
                    .map(|_| Time::AllYear)
            });
        }
        Some(Time::Every(*recurrence))
    }

    /// 2018—2020年 · 2018年至2020年 · 2018-2020年
    fn years(&mut self) -> Option<Time> {
        let first = self.digits(4)?;
        self.eat("年");
        let joined = ["—", "-", "~", "–", "至", "到"]
            .iter()
            .any(|sign| self.eat(sign));
        self.eat("—");
        let last = self.digits(4)?;
        (joined && self.eat("年") && first < last).then_some(())?;
        Some(Time::Years {
            first: year(first)?,
            last: year(last)?,
        })
    }

    /// 3年内 · 三年内 · 6个月内 · 30日内 · 30个工作日内 is left alone: nobody can count working days from a text
    fn within(&mut self) -> Option<Time> {
        let length = numeral::arabic_prefix(self.rest()).max(numeral::chinese_prefix(self.rest()));
        let count = u16::try_from(numeral::number(&self.rest()[..length])?)
            .ok()
            .filter(|count| *count <= 600)?;
        self.at += length;
        for (unit, months) in [("年", 12), ("个月", 1)] {
            if self.eat(unit) {
                return (self.eat("之内") || self.eat("以内") || self.eat("内")).then_some(
                    Time::Within {
                        months: count * months,
                    },
                );
            }
        }
        let days = self.eat("日") || self.eat("天") || self.eat("个自然日");
        (days && (self.eat("之内") || self.eat("以内") || self.eat("内")))
            .then_some(Time::WithinDays { days: count })
    }

    /// 自受理之日起20日内, 近3年内, 毕业5年内的: a term that begins with an event, or looks back, has no day of its own.
    /// What begins with the document itself (自印发之日起30日内) has.
    fn runs_from_an_event(&self, before: &str) -> bool {
        const EVENTS: [&str; 12] = [
            "后", "以来", "收到", "受理", "近", "前", "过去", "满", "连续", "毕业", "成立", "取得",
        ];
        if let Some(event) = before.strip_suffix("之日起") {
            return !["印发", "发布", "公布", "下发", "施行", "实施"]
                .iter()
                .any(|own| event.ends_with(own));
        }
        self.rest().starts_with('的') || EVENTS.iter().any(|event| before.ends_with(event))
    }

    /// 2018年下半年 · 上半年 · 第三季度 · 年内 · 年底前
    fn part_of_year(&mut self) -> Option<Time> {
        let year = self.year().unwrap_or(Year::Inherited);
        let limited = |scanner: &mut Self| scanner.eat_end();
        const PARTS: [(&str, i8, i8); 14] = [
            ("上半年", 1, 6),
            ("下半年", 7, 12),
            ("第一季度", 1, 3),
            ("第二季度", 4, 6),
            ("第三季度", 7, 9),
            ("第四季度", 10, 12),
            ("一季度", 1, 3),
            ("二季度", 4, 6),
            ("三季度", 7, 9),
            ("四季度", 10, 12),
            ("1季度", 1, 3),
            ("2季度", 4, 6),
            ("3季度", 7, 9),
            ("4季度", 10, 12),
        ];
        let (words, first, last) = PARTS
            .iter()
            .find(|(words, ..)| self.rest().starts_with(words))?;
        self.at += words.len();
        Some(if limited(self) {
            Time::Until(Point {
                year,
                month: Some(*last),
                day: None,
            })
        } else {
            Time::Part {
                year,
                first: *first,
                last: *last,
            }
        })
    }

    /// 2018年10月底前 · 2018年5月底 · 到2022年 · 截至2018年6月30日 · 从2018年4月1日起 · 年底前 · 10月底前
    fn point(&mut self) -> Option<Time> {
        let from = ["从", "自"].iter().any(|word| self.eat(word));
        let until = !from
            && ["截至", "截止", "到", "至"]
                .iter()
                .any(|word| self.eat(word));
        let year = self.year();
        let month = self.unit(&["月份", "月"], 12);
        let day = month.and_then(|_| self.unit(&["日", "号"], 31));
        // 年底前 without a year; a bare 底前 is nothing, and 3年内 counts years.
        let counted = self.text[..self.start]
            .chars()
            .next_back()
            .is_some_and(numeral::begins);
        let bare_year =
            !counted && year.is_none() && month.is_none() && self.rest().starts_with("年") && {
                let after = &self.rest()["年".len()..];
                ["底", "末", "内"]
                    .iter()
                    .any(|word| after.starts_with(word))
                    && self.eat("年")
            };
        if year.is_none() && month.is_none() && !bare_year {
            return None;
        }
        let point = Point {
            year: year.unwrap_or(Year::Inherited),
            month,
            day,
        };
        if self.rest().starts_with("度") {
            return None;
        }
        if self.eat("起") {
            return Some(Time::From(point));
        }
        if from {
            return None;
        }
        let limited = self.eat_end();
        (limited || (until && !self.rest().starts_with('的'))).then_some(Time::Until(point))
    }

    /// 底前 · 底 · 末 · 前 · 之前 · 以前 · 内
    fn eat_end(&mut self) -> bool {
        let end = self.eat("底") || self.eat("末") || self.eat("内");
        let before = self.eat("之前")
            || self.eat("以前")
            || (!self.rest().starts_with("前期") && self.eat("前"));
        end || before
    }

    /// 2018年 · 二〇一八年 · 今年 · 明年
    fn year(&mut self) -> Option<Year> {
        for (word, years) in [("今年", 0), ("本年", 0), ("当年", 0), ("明年", 1)] {
            if self.eat(word) {
                return Some(Year::Relative(years));
            }
        }
        let at = self.at;
        let found = self.digits(4).filter(|_| self.eat("年")).and_then(year);
        if found.is_none() {
            self.at = at;
        }
        found.map(Year::Named)
    }

    /// A number up to `limit` with one of the units behind it.
    fn unit(&mut self, units: &[&str], limit: i8) -> Option<i8> {
        let length = numeral::arabic_prefix(self.rest()).max(numeral::chinese_prefix(self.rest()));
        let value = i8::try_from(numeral::number(&self.rest()[..length])?).ok()?;
        let unit = units
            .iter()
            .find(|unit| self.rest()[length..].starts_with(**unit))?;
        if !(1..=limit).contains(&value) {
            return None;
        }
        self.at += length + unit.len();
        Some(value)
    }

    /// Exactly so many digits, Arabic or Chinese.
    fn digits(&mut self, count: usize) -> Option<u32> {
        let mut end = self.at;
        let arabic = self.rest().starts_with(|c: char| c.is_ascii_digit());
        for c in self.rest().chars().take(count) {
            if c.is_ascii_digit() != arabic
                || numeral::number(c.encode_utf8(&mut [0; 4])).is_none_or(|value| value > 9)
            {
                return None;
            }
            end += c.len_utf8();
        }
        let number = numeral::number(&self.text[self.at..end])?;
        if self.text[end..].starts_with(|c: char| arabic && c.is_ascii_digit()) {
            return None;
        }
        self.at = end;
        Some(number)
    }

    fn eat(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }
}

fn year(value: u32) -> Option<i16> {
    i16::try_from(value)
        .ok()
        .filter(|year| (1900..=2200).contains(year))
}

/// The last year of the period that a plan's name gives: 2020 of `…三年成长计划”（2018—2020年）`.
pub(crate) fn period_end(name: &str) -> Option<i16> {
    match period(name, &(0..name.len()))?.time {
        Time::Years { last, .. } => Some(last),
        _ => None,
    }
}
