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
    /// 6月1日至7月15日, 2022年3月—10月, 4月中旬
    Between(Point, Point),
    /// 自即日起至2022年4月30日
    FromDocumentUntil(Point),
    /// 自印发之日起施行, 自即日起
    FromDocument,
    /// 本月底前, 下月15日前, 月底前: so many months after the document's own, or in the month of the words before
    Month { ahead: Option<i32>, day: Option<i8> },
    /// 国庆节前: before a festival of the civil calendar, or of the lunar one, whose day the text does not tell
    Before(Option<Point>),
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
    /// 次年: so many years after that of the words before, which must name one
    Following(i16),
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
    /// The month of the words before, with its year.
    pub(crate) month: Option<Date>,
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
    /// The days, computed by the rules of contract §5.
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
            Self::Between(first, last) => {
                let start = first.first_day(context);
                // 9月至次年1月, 11月至1月: the end is of the year of the beginning, or as it says.
                let year = start.map(Date::year).or(context.year);
                let due = last.last_day(&Context { year, ..*context });
                let ordered = start.is_some() && start <= due;
                Days {
                    start: start.filter(|_| ordered),
                    due: due.filter(|_| ordered),
                }
            }
            Self::FromDocumentUntil(last) => {
                let due = last.last_day(context);
                Days {
                    start: context.signed.filter(|signed| Some(*signed) <= due),
                    due,
                }
            }
            Self::FromDocument => Days {
                start: context.signed,
                due: None,
            },
            Self::Month { ahead, day } => {
                let month = match ahead {
                    Some(months) => context.signed.and_then(|signed| signed.plus_months(months)),
                    None => context.month.or(context.signed),
                };
                let due = month.and_then(|month| match day {
                    Some(day) => Date::new(month.year(), month.month(), day),
                    None => Date::month_end(month.year(), month.month()),
                });
                Days { start: None, due }
            }
            Self::Before(day) => Days {
                start: None,
                due: day.and_then(|day| day.last_day(context)),
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
            | Self::Between(Point { year, .. }, _)
            | Self::Part { year, .. } => year.resolve(context),
            _ => None,
        }
    }

    /// The month that later words inherit, by its first day.
    pub(crate) fn month(self, context: &Context) -> Option<Date> {
        match self {
            Self::Until(point) if point.month.is_some() => {
                Point { day: None, ..point }.first_day(context)
            }
            _ => None,
        }
    }

    /// Whether it is a year or a period that was over before the document: what it tells is a report.
    pub(crate) fn is_past(self, context: &Context) -> bool {
        let due = match self {
            Self::Years { .. }
            | Self::Between(..)
            | Self::Until(Point {
                year: Year::Named(_),
                month: None,
                ..
            }) => self.days(context).due,
            _ => None,
        };
        due.is_some() && due < context.signed
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
            Self::Following(years) => context.year.map(|year| year + years),
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
        if !begins(c) {
            at += c.len_utf8();
            continue;
        }
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
        if let Some(phrase) = scanner.phrase(&text[range.start..at]) {
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
    numeral::begins(c)
        || matches!(
            c,
            '每' | '定'
                | '从'
                | '自'
                | '截'
                | '到'
                | '至'
                | '今'
                | '本'
                | '当'
                | '明'
                | '上'
                | '下'
                | '第'
                | '年'
                | '全'
                | '月'
                | '次'
                | '半'
                | '即'
                | '“'
                | '"'
                | '元'
                | '春'
                | '国'
                | '中'
                | '端'
        )
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

/// What happens to the document itself, so that a term from there has a day.
const OWN_EVENTS: [&str; 6] = ["印发", "发布", "公布", "下发", "施行", "实施"];

/// How many characters may stand between 自 and 之日起 where the document is named.
const LONGEST_NAME: usize = 24;

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
        if self.counts_something_else() {
            return None;
        }
        // The characters that begin only one kind of phrase are frequent ones: 全, 中, 国, 定.
        let time = match self.rest().chars().next()? {
            '每' | '定' => self.rhythm(before),
            '全' => self.eat("全年工作").then_some(Time::AllYear),
            '国' | '中' | '元' | '春' | '端' | '“' | '"' => {
                self.attempt(|scanner| scanner.rarer(before))
            }
            '半' => self.attempt(|scanner| scanner.term(before)),
            _ => self
                .attempt(Self::years)
                .or_else(|| self.attempt(|scanner| scanner.term(before)))
                .or_else(|| self.attempt(|scanner| scanner.rarer(before)))
                .or_else(|| self.attempt(Self::part_of_year))
                .or_else(|| self.attempt(Self::point)),
        }?;
        Some(TimePhrase {
            range: self.start..self.at,
            time,
        })
    }

    /// 3年内, unless it runs from an event.
    fn term(&mut self, before: &str) -> Option<Time> {
        self.within().filter(|_| !self.runs_from_an_event(before))
    }

    /// 一批, 三是, 50万家: a numeral tells a time only before a sign of one. The look spares the closer ones.
    fn counts_something_else(&self) -> bool {
        const SIGNS: &str = "年月日号天个周季旬至到—-~–―─”";
        let rest = self.rest();
        let digits =
            rest.trim_start_matches(|c: char| numeral::begins(c) || matches!(c, '百' | '千' | 'O'));
        digits.len() < rest.len()
            && !digits.starts_with(|c: char| SIGNS.contains(c) || c == '期' || c == '末')
    }

    /// The rarer phrases, each tried only where its first character stands.
    fn rarer(&mut self, before: &str) -> Option<Time> {
        let c = self.rest().chars().next()?;
        // 一批, 三是: a numeral begins a date only before a sign of one.
        let dated = if numeral::begins(c) {
            let numeral = |c: char| numeral::begins(c) || c == 'O';
            let after = self.rest().trim_start_matches(numeral).chars().next();
            after.is_some_and(|c| "年月日号至到".contains(c) || "—-~–―─".contains(c))
        } else {
            "今本当明次翌".contains(c)
        };
        match c {
            '“' | '"' | '十' | '到' | '至' => {
                self.attempt(|scanner| scanner.five_year_plan(before))
            }
            '自' | '从' | '即' => self.attempt(Self::document_onward),
            _ => None,
        }
        .or_else(|| {
            let begins = dated || matches!(c, '自' | '从');
            begins.then(|| self.attempt(Self::between)).flatten()
        })
        .or_else(|| {
            let begins = matches!(c, '本' | '下' | '月');
            begins
                .then(|| self.attempt(|scanner| scanner.month(before)))
                .flatten()
        })
        .or_else(|| {
            let begins = dated || "元国春中端".contains(c);
            begins.then(|| self.attempt(Self::festival)).flatten()
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
            // 每年10月1日至次年4月30日
            self.attempt(Self::between).or_else(|| {
                self.attempt(|scanner| scanner.point().filter(|time| time.is_inherited()))
            });
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
        let first = self.digits()?;
        self.eat("年");
        // 2021一2023年: what scans take a dash for.
        let joined = self.eat_joiner() || self.eat("一");
        let last = self.digits()?;
        (joined && self.eat("年") && first < last).then_some(())?;
        Some(Time::Years {
            first: year(first)?,
            last: year(last)?,
        })
    }

    /// — · 至
    fn eat_joiner(&mut self) -> bool {
        let joined = ["—", "-", "~", "–", "―", "─", "至", "到"]
            .iter()
            .any(|sign| self.eat(sign));
        self.eat("—");
        joined
    }

    /// “十四五”期间 · 到“十四五”末: the five years whose number is common knowledge; the tenth began in 2001. As much as
    /// 较“十三五”末 is what something is compared with.
    fn five_year_plan(&mut self, before: &str) -> Option<Time> {
        let until = ["到", "至"].iter().any(|word| self.eat(word));
        let quoted = self.eat("“") || self.eat("\"");
        self.eat("十").then_some(())?;
        let digits = numeral::chinese_prefix(self.rest());
        let ordinal = self.rest()[..digits].strip_suffix("五")?;
        let ordinal = i16::try_from(numeral::number(ordinal)?).ok()?;
        if !(1..=9).contains(&ordinal) {
            return None;
        }
        self.at += digits;
        if quoted {
            (self.eat("”") || self.eat("\"")).then_some(())?;
        }
        let last = 2005 + ordinal * 5;
        if ["期末", "末"].iter().any(|word| self.eat(word)) {
            let compared = ["比", "较", "与", "和", "较之"];
            self.eat("前");
            return (!compared.iter().any(|word| before.ends_with(word))).then_some(Time::Until(
                Point {
                    year: Year::Named(last),
                    month: None,
                    day: None,
                },
            ));
        }
        let during = self.eat("期间") || self.eat("时期");
        (during && !until).then_some(Time::Years {
            first: last - 4,
            last,
        })
    }

    /// 自印发之日起施行 · 自即日起 · 即日起至2022年4月30日
    fn document_onward(&mut self) -> Option<Time> {
        let from = self.eat("自") || self.eat("从");
        if self.eat("即日起") {
            if self.eat("至") || self.eat("到") {
                let point = self.bare_point()?;
                self.eat_end();
                return Some(Time::FromDocumentUntil(point));
            }
            return Some(Time::FromDocument);
        }
        from.then_some(())?;
        // 自本意见印发之日起: a name may stand between.
        let length = self
            .rest()
            .char_indices()
            .nth(LONGEST_NAME)
            .map_or(self.rest().len(), |(at, _)| at);
        let at = self.rest()[..length].find("之日起")?;
        let (event, after) = (&self.rest()[..at], &self.rest()[at + "之日起".len()..]);
        let own = OWN_EVENTS.iter().any(|own| event.ends_with(own));
        let begins = ["施行", "实施", "执行", "生效", "起效"];
        if !own || !begins.iter().any(|word| after.starts_with(word)) {
            return None;
        }
        self.at += event.len() + "之日起".len();
        Some(Time::FromDocument)
    }

    /// 6月1日至7月15日 · 2022年3月至5月 · 9—11月 · 2021年11月至次年1月 · 4月中旬 · 5月上旬前
    fn between(&mut self) -> Option<Time> {
        let _ = self.eat("从") || self.eat("自");
        let first = self.bare_point().or_else(|| self.bare_month())?;
        first.month?;
        if first.day.is_none() {
            for (word, begin, end) in [
                ("上旬", 1, Some(10)),
                ("中旬", 11, Some(20)),
                ("下旬", 21, None),
            ] {
                if self.eat(word) {
                    let last = Point { day: end, ..first };
                    return Some(if self.eat_end() {
                        Time::Until(last)
                    } else {
                        Time::Between(
                            Point {
                                day: Some(begin),
                                ..first
                            },
                            last,
                        )
                    });
                }
            }
        }
        self.eat("起");
        self.eat_joiner().then_some(())?;
        let mut last = self.bare_point()?;
        // 6月1日至30日 has its month before.
        last.month = last.month.or(first.month);
        self.eat_end();
        Some(Time::Between(first, last))
    }

    /// A day, a month or both, with or without a year: 2022年3月, 次年1月, 7月15日
    fn bare_point(&mut self) -> Option<Point> {
        let year = self.year().unwrap_or(Year::Inherited);
        let month = self.unit(&["月份", "月"], 12);
        let day = self.unit(&["日", "号"], 31);
        (month.is_some() || (day.is_some() && year == Year::Inherited)).then_some(Point {
            year,
            month,
            day,
        })
    }

    /// The 9 of 9—11月, with or without a year
    fn bare_month(&mut self) -> Option<Point> {
        let year = self.year().unwrap_or(Year::Inherited);
        let digits = numeral::arabic_prefix(self.rest());
        let month = i8::try_from(numeral::number(&self.rest()[..digits])?).ok()?;
        self.at += digits;
        let mut ahead = *self;
        let joined = ahead.eat_joiner() && ahead.unit(&["月份", "月"], 12).is_some();
        (joined && (1..=12).contains(&month)).then_some(Point {
            year,
            month: Some(month),
            day: None,
        })
    }

    /// 本月底前 · 下月15日前 · 月底前, but not 当月底前, whose month nothing tells
    fn month(&mut self, before: &str) -> Option<Time> {
        let ahead = if self.eat("本月") {
            Some(0)
        } else if self.eat("下月") || self.eat("下个月") {
            Some(1)
        } else {
            let named =
                before.ends_with(|c: char| numeral::begins(c) || "当次每该个首逐按".contains(c));
            (!named && self.rest().starts_with("月底") && self.eat("月")).then_some(())?;
            None
        };
        let day = self.unit(&["日", "号"], 31);
        self.eat_end().then_some(Time::Month { ahead, day })
    }

    /// 国庆节前 · 2022年元旦前 · 春节前, but not 春节前后
    fn festival(&mut self) -> Option<Time> {
        // The day before, and that of the year before for the first of January.
        const FESTIVALS: [(&str, Option<(i8, i8)>); 6] = [
            ("元旦", Some((12, 31))),
            ("国庆节", Some((9, 30))),
            ("国庆", Some((9, 30))),
            ("春节", None),
            ("中秋", None),
            ("端午", None),
        ];
        let year = self.year().unwrap_or(Year::Inherited);
        let (word, day) = FESTIVALS.iter().find(|(word, _)| self.eat(word))?;
        self.eat("节");
        let before = self.eat("之前") || self.eat("以前") || self.eat("前");
        if !before || self.rest().starts_with(['后', '夕', '期']) {
            return None;
        }
        let year = match year {
            Year::Named(year) if *word == "元旦" => Year::Named(year - 1),
            Year::Relative(years) if *word == "元旦" => Year::Relative(years - 1),
            year => year,
        };
        Some(Time::Before(day.map(|(month, day)| Point {
            year,
            month: Some(month),
            day: Some(day),
        })))
    }

    /// 3年内 · 三年内 · 6个月内 · 30日内 · 30个工作日内 is left alone: nobody can count working days from a text
    fn within(&mut self) -> Option<Time> {
        if self.eat("半年内") {
            return Some(Time::Within { months: 6 });
        }
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
        let week = self.eat("周") || self.eat("个星期");
        let days = week || self.eat("日") || self.eat("天") || self.eat("个自然日");
        let days = (days && (self.eat("之内") || self.eat("以内") || self.eat("内")))
            .then_some(count * if week { 7 } else { 1 })?;
        Some(Time::WithinDays { days })
    }

    /// 自受理之日起20日内, 近3年内, 毕业5年内的: a term that begins with an event, or looks back, has no day of its own.
    /// What begins with the document itself (自印发之日起30日内) has.
    fn runs_from_an_event(&self, before: &str) -> bool {
        const EVENTS: [&str; 11] = [
            "以来", "收到", "受理", "近", "前", "过去", "满", "连续", "毕业", "成立", "取得",
        ];
        let event = before
            .strip_suffix("之日起")
            .or_else(|| before.strip_suffix("后"));
        if let Some(event) = event {
            return !OWN_EVENTS.iter().any(|own| event.ends_with(own));
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
        // 2021年年底前
        if year.is_some()
            && ["年底", "年末", "年内"]
                .iter()
                .any(|word| self.rest().starts_with(word))
        {
            self.eat("年");
        }
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
        if self.eat("次年") || self.eat("翌年") {
            return Some(Year::Following(1));
        }
        let at = self.at;
        let found = self.digits().filter(|_| self.eat("年")).and_then(year);
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

    /// The four digits of a year, Arabic or Chinese.
    fn digits(&mut self) -> Option<u32> {
        let (number, length) = numeral::year(self.rest())?;
        let end = self.at + length;
        let digit = |c: char| c.is_ascii_digit();
        if self.text[..end].ends_with(digit) && self.text[end..].starts_with(digit) {
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
