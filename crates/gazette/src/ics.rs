//! Deadlines for a calendar (RFC 5545).
//!
//! Days are civil days: `VALUE=DATE` and no time zone, so that none can move by a day. An event of a single day needs no
//! `DTEND`.

use crate::{Date, Deadline, Document, Recurrence, corpus::Corpus, packed::mark, words};

/// A calendar as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// What stands in it.
    pub text: String,
    /// How many events it holds: a deadline without a day is none.
    pub events: usize,
}

/// What whoever takes a calendar may choose.
#[derive(Debug, Clone, Copy, Default)]
pub struct CalendarOptions<'a> {
    /// Which deadlines these are, for the calendar's name; empty for all.
    pub about: &'a str,
    /// How many days before its day an event reminds of itself, at nine in the morning; `None` for never.
    pub remind: Option<u16>,
}

/// The deadlines that have a day as a calendar, in the order given.
///
/// The text and the options alone decide what stands in it, not the day on which it is written.
#[must_use]
pub fn ics(corpus: &Corpus, deadlines: &[&Deadline], options: CalendarOptions<'_>) -> Calendar {
    let mut calendar = Lines::default();
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//policy-explorer//deadlines//ZH");
    calendar.line("CALSCALE:GREGORIAN");
    let about = Some(options.about).filter(|about| !about.is_empty());
    let about = about.map(|about| format!("：{about}"));
    let name = format!("政府公报里的期限{}", about.unwrap_or_default());
    calendar.text("X-WR-CALNAME", &name);
    let events: Vec<(&Deadline, Event)> = deadlines
        .iter()
        .filter_map(|deadline| Some((*deadline, event(deadline)?)))
        .collect();
    let left_out = deadlines.len() - events.len();
    if left_out > 0 {
        // Whoever looks at the calendar only must not take it for all that is to be done.
        let all = deadlines.len();
        calendar.text(
            "X-WR-CALDESC",
            &format!("共{all}项，其中{left_out}项没有写明日期（如“定期”“全年”），不在日历里。"),
        );
    }
    for (deadline, event) in &events {
        calendar.event(corpus, deadline, event, options.remind);
    }
    calendar.line("END:VCALENDAR");
    Calendar {
        text: calendar.0,
        events: events.len(),
    }
}

/// What a calendar shows of a deadline.
#[derive(Debug, PartialEq, Eq)]
struct Event {
    day: Date,
    /// What the day is: 截止, 开始, or the rhythm that begins with it.
    word: &'static str,
    rule: Option<String>,
}

/// The day of a deadline. What has no day of its own (全年工作, 定期, 每年 without a beginning) is no event: the text does
/// not say on which day of a calendar it would stand.
fn event(deadline: &Deadline) -> Option<Event> {
    if let Some(rhythm) = rhythm(deadline) {
        return Some(rhythm);
    }
    // A stretch of time (下半年, 2018—2020年) stands at its last day: over months or years it would lie as a bar across
    // every day, and hide the one that counts. Where it begins is told in the description.
    let (day, word) = match (deadline.start, deadline.due) {
        (_, Some(due)) => (due, "截止"),
        (Some(start), None) => (start, "开始"),
        (None, None) => return None,
    };
    Some(Event {
        day,
        word,
        rule: None,
    })
}

/// 从2018年4月1日起，…每月: both the first day and the rhythm are clear.
///
/// 定期 does not say how often. A rhythm from the 29th, 30th or 31st would pass over the months without that day, which no
/// text means: its beginning alone is shown.
fn rhythm(deadline: &Deadline) -> Option<Event> {
    let recurrence = deadline.recurrence?;
    let day = deadline.start.filter(|start| start.day() <= 28)?;
    let every = match recurrence {
        Recurrence::Monthly => "FREQ=MONTHLY",
        Recurrence::Quarterly => "FREQ=MONTHLY;INTERVAL=3",
        Recurrence::Semiannual => "FREQ=MONTHLY;INTERVAL=6",
        Recurrence::Annual => "FREQ=YEARLY",
        Recurrence::Periodic => return None,
    };
    let until = deadline.due.map(|due| format!(";UNTIL={}", basic(due)));
    Some(Event {
        day,
        word: words::rhythm(recurrence),
        rule: Some(format!("{every}{}", until.unwrap_or_default())),
    })
}

/// `20181031`
fn basic(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// When an event of a whole day reminds of itself: at nine in the morning, so many days before.
///
/// What is relative to a `DATE` counts from midnight by the clock of whoever has the calendar (RFC 5545, 3.8.6.3). Seven
/// whole days before (`-P7D`) would ring at midnight; six days and fifteen hours before is nine in the morning of the
/// seventh day before. Calendar programs write the alarms of whole days in the same form (`-PT15H`: the day before, at
/// nine). A trigger that names its instant would have to do so in UTC, and so ring at another hour in every time zone,
/// and only once for a rhythm.
fn trigger(days_before: u16) -> String {
    match days_before {
        0 => "PT9H".into(),
        1 => "-PT15H".into(),
        days => format!("-P{}DT15H", days - 1),
    }
}

/// A calendar as it is written, line by line.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn event(&mut self, corpus: &Corpus, deadline: &Deadline, event: &Event, remind: Option<u16>) {
        let document = corpus.document(&deadline.document);
        self.line("BEGIN:VEVENT");
        // ASCII, since servers make file names of it; from the id, which stays when other facts are added.
        // (SHA-256 would be 4 KB of the page; that two of a million deadlines have one mark has a chance of 1 : 30 million.)
        let name = mark(deadline.id.as_bytes());
        self.line(&format!("UID:{name:016x}@policy-explorer"));
        self.line(&format!(
            "DTSTAMP:{}T000000Z",
            basic(stamp(corpus, document))
        ));
        self.line(&format!("DTSTART;VALUE=DATE:{}", basic(event.day)));
        if let Some(rule) = &event.rule {
            self.line(&format!("RRULE:{rule}"));
        }
        let summary = format!("{}：{}", event.word, short(&deadline.task));
        self.text("SUMMARY", &summary);
        self.text("DESCRIPTION", &description(corpus, deadline));
        if let Some(document) = document {
            self.text("CATEGORIES", &document.number);
        }
        // A day on which something is due is no day on which somebody is busy.
        self.line("TRANSP:TRANSPARENT");
        if let Some(days_before) = remind {
            self.line("BEGIN:VALARM");
            self.line("ACTION:DISPLAY");
            self.text("DESCRIPTION", &summary);
            self.line(&format!("TRIGGER:{}", trigger(days_before)));
            self.line("END:VALARM");
        }
        self.line("END:VEVENT");
    }

    /// A property whose value is text.
    fn text(&mut self, property: &str, value: &str) {
        self.line(&format!("{property}:{}", escaped(value)));
    }

    /// A line, folded at 75 octets, never within a character.
    fn line(&mut self, line: &str) {
        let mut room = LONGEST_LINE;
        for c in line.chars() {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LONGEST_LINE - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// In octets, without the line break.
const LONGEST_LINE: usize = 75;

/// The day from which the words are: that of the signature, else the first of the gazette's year. Not the day of the
/// build, so that the same texts give the same file.
fn stamp(corpus: &Corpus, document: Option<&Document>) -> Date {
    let year = |document: &Document| {
        let mut gazettes = corpus.gazettes.iter();
        let gazette = gazettes.find(|gazette| gazette.id == document.gazette)?;
        Date::new(gazette.year?, 1, 1)
    };
    document
        .and_then(|document| document.date.or_else(|| year(document)))
        .or_else(|| Date::new(1970, 1, 1))
        .expect("1970 has a first day")
}

/// As much of a task as a calendar can show in a day: up to a comma, if one stands late enough.
fn short(task: &str) -> String {
    if task.chars().count() <= LONGEST_SUMMARY {
        return task.into();
    }
    let cut: String = task.chars().take(LONGEST_SUMMARY - 1).collect();
    let phrase = cut
        .rsplit_once('，')
        .map(|(phrase, _)| phrase)
        .filter(|phrase| phrase.chars().count() >= LONGEST_SUMMARY / 2);
    format!("{}…", phrase.unwrap_or(&cut))
}

/// In characters.
const LONGEST_SUMMARY: usize = 30;

/// The sentence, when, by whom, and where it stands.
fn description(corpus: &Corpus, deadline: &Deadline) -> String {
    let mut lines = vec![deadline.quote.clone()];
    let days = [deadline.start, deadline.due].map(|date| date.map(|date| date.to_string()));
    let days = match days {
        [Some(start), Some(due)] => format!("{start} 至 {due}"),
        [Some(start), None] => format!("{start} 起"),
        [None, due] => due.unwrap_or_default(),
    };
    lines.push(format!("时间：{}（{days}）", deadline.phrase));
    if !deadline.responsible.is_empty() {
        lines.push(format!("责任单位：{}", words::units(&deadline.responsible)));
    }
    lines.push(format!("出处：{}", words::citation(corpus, deadline)));
    if let Some(document) = corpus.document(&deadline.document) {
        lines.push(document.title.clone());
    }
    if !deadline.conflicts_with.is_empty() {
        let others = deadline.conflicts_with.join("；");
        lines.push(format!("同一任务另有不同的时间：{others}"));
    }
    lines.join("\n")
}

/// Text as a value: what has a meaning of its own in a calendar is marked, other control characters may not stand there.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "某省人民政府办公厅关于试验的通知\n某政办发〔２０１８〕１ 号\n各市：\n一、任务\n２０１８ 年 ５ 月底前完成。\n某省人民政府办公厅\n２０１８ 年 １ 月 ２ 日\n";

    fn date(iso: &str) -> Option<Date> {
        Some(Date::from_iso(iso).expect("a date of the test"))
    }

    /// The only deadline of the text, changed, as an event.
    fn changed(change: impl FnOnce(&mut Deadline)) -> Option<Event> {
        let mut corpus = Corpus::read([("a.txt", TEXT)]);
        change(&mut corpus.deadlines[0]);
        event(&corpus.deadlines[0])
    }

    /// The calendar of the only deadline, changed.
    fn calendar(change: impl FnOnce(&mut Deadline)) -> String {
        let mut corpus = Corpus::read([("a.txt", TEXT)]);
        change(&mut corpus.deadlines[0]);
        written(&corpus, CalendarOptions::default())
    }

    /// The calendar of all deadlines.
    fn written(corpus: &Corpus, options: CalendarOptions<'_>) -> String {
        let all: Vec<&Deadline> = corpus.deadlines.iter().collect();
        let calendar = ics(corpus, &all, options);
        assert_eq!(
            calendar.events,
            calendar.text.matches("\r\nBEGIN:VEVENT\r\n").count()
        );
        calendar.text
    }

    #[test]
    fn a_deadline_is_an_event_of_its_day() {
        let calendar = calendar(|_| {});
        let expected = [
            "BEGIN:VEVENT",
            "UID:",
            "DTSTAMP:20180102T000000Z",
            "DTSTART;VALUE=DATE:20180531",
            "SUMMARY:截止：完成",
            "DESCRIPTION:2018年5月底前完成\\n时间：2018年5月底前（2018-0",
        ];
        let begin = calendar.find("BEGIN:VEVENT").expect("an event");
        for (line, expected) in calendar[begin..].lines().zip(expected) {
            assert!(line.starts_with(expected), "{line}: {expected}");
        }
        assert!(calendar.ends_with("\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
        assert_eq!(
            calendar.matches('\n').count(),
            calendar.matches("\r\n").count()
        );
        assert!(!calendar.contains("X-WR-CALDESC"));
    }

    #[test]
    fn a_day_is_the_last_else_the_first_and_without_one_there_is_no_event() {
        let cases = [
            (None, None, None),
            (Some("2018-07-01"), None, Some(("2018-07-01", "开始"))),
            (None, Some("2018-12-31"), Some(("2018-12-31", "截止"))),
            (
                Some("2018-07-01"),
                Some("2018-12-31"),
                Some(("2018-12-31", "截止")),
            ),
        ];
        for (start, due, expected) in cases {
            let event = changed(|deadline| {
                deadline.start = start.and_then(date);
                deadline.due = due.and_then(date);
                deadline.all_year = start.is_none() && due.is_none();
            });
            let found = event.map(|event| (event.day.to_string(), event.word));
            let found = found.as_ref().map(|(day, word)| (day.as_str(), *word));
            assert_eq!(found, expected, "{start:?} {due:?}");
        }
        let calendar = calendar(|deadline| deadline.due = None);
        assert!(!calendar.contains("BEGIN:VEVENT"));
        assert!(calendar.contains("X-WR-CALDESC:共1项，其中1项"));
    }

    #[test]
    fn a_rhythm_returns_where_its_beginning_and_its_step_are_clear() {
        use Recurrence::{Annual, Monthly, Periodic, Quarterly, Semiannual};
        let cases = [
            (Monthly, "2018-04-01", None, Some("FREQ=MONTHLY")),
            (
                Quarterly,
                "2018-04-01",
                None,
                Some("FREQ=MONTHLY;INTERVAL=3"),
            ),
            (
                Semiannual,
                "2018-02-28",
                None,
                Some("FREQ=MONTHLY;INTERVAL=6"),
            ),
            (
                Annual,
                "2018-04-01",
                Some("2020-12-31"),
                Some("FREQ=YEARLY;UNTIL=20201231"),
            ),
            (Periodic, "2018-04-01", None, None),
            (Monthly, "2018-01-29", None, None),
            (Annual, "2020-02-29", None, None),
        ];
        for (recurrence, start, due, rule) in cases {
            let event = changed(|deadline| {
                deadline.recurrence = Some(recurrence);
                deadline.start = date(start);
                deadline.due = due.and_then(date);
            });
            let event = event.expect("it has a first day");
            assert_eq!(event.day.to_string(), start);
            assert_eq!(event.rule.as_deref(), rule, "{recurrence:?} {start}");
        }
        let yearly = changed(|deadline| {
            deadline.recurrence = Some(Annual);
            deadline.due = None;
        });
        assert_eq!(yearly, None, "每年 alone has no day");
    }

    #[test]
    fn a_long_line_is_folded_at_75_octets_between_characters() {
        for shift in 0..8 {
            let text = "a".repeat(shift) + &"期限".repeat(50) + "😀é" + &"b".repeat(90);
            let mut calendar = Lines::default();
            calendar.line(&text);
            assert!(calendar.0.split("\r\n").all(|line| line.len() <= 75));
            assert!(calendar.0.split("\r\n").any(|line| line.len() > 72));
            assert_eq!(calendar.0.replace("\r\n ", ""), text + "\r\n");
        }
        let mut calendar = Lines::default();
        calendar.line(&"a".repeat(75));
        assert_eq!(calendar.0, "a".repeat(75) + "\r\n", "it fits");
    }

    #[test]
    fn what_has_a_meaning_in_a_calendar_is_marked() {
        assert_eq!(
            escaped("甲,乙;丙\\丁\r\n戊：\"己\"\u{7}，庚"),
            "甲\\,乙\\;丙\\\\丁\\n戊：\"己\"，庚"
        );
        let calendar =
            calendar(|deadline| deadline.task = "甲\r\nEND:VEVENT\r\nBEGIN:VEVENT".into());
        assert_eq!(calendar.matches("\r\nBEGIN:VEVENT").count(), 1);
        assert!(calendar.contains("SUMMARY:截止：甲\\nEND:VEVENT\\nBEGIN:VEVENT"));
    }

    #[test]
    fn a_summary_is_short() {
        let long = "一".repeat(40);
        assert_eq!(short(&long), "一".repeat(29) + "…");
        assert_eq!(short(&long[..90]), long[..90]);
        let comma = "一".repeat(20) + "，" + &"二".repeat(20);
        assert_eq!(short(&comma), "一".repeat(20) + "…");
        let early = "一".repeat(5) + "，" + &"二".repeat(40);
        assert_eq!(short(&early).chars().count(), 30);
    }

    #[test]
    fn the_same_deadline_keeps_its_name_when_others_are_added() {
        let uid = |calendar: &str| {
            let line = calendar.lines().find(|line| line.starts_with("UID:"));
            line.expect("an event has a name").to_owned()
        };
        let more = TEXT.replace("完成。", "完成。２０１８ 年 ６ 月底前总结。");
        let corpus = Corpus::read([("a.txt", more.as_str())]);
        assert_eq!(corpus.deadlines.len(), 2);
        let both = written(&corpus, CalendarOptions::default());
        assert_eq!(uid(&both), uid(&calendar(|_| {})));
    }

    #[test]
    fn a_reminder_rings_at_nine_so_many_days_before() {
        for (days_before, expected) in [
            (0, "PT9H"),
            (1, "-PT15H"),
            (2, "-P1DT15H"),
            (7, "-P6DT15H"),
            (30, "-P29DT15H"),
        ] {
            assert_eq!(trigger(days_before), expected);
        }
    }

    #[test]
    fn every_event_reminds_of_itself_if_that_was_chosen_and_is_else_the_same() {
        let more = TEXT.replace(
            "完成。",
            "完成。２０１８ 年 ６ 月底前总结；定期检查。从２０１８年４月１日起，每月报送。",
        );
        let mut corpus = Corpus::read([("a.txt", more.as_str())]);
        corpus.deadlines[0].task = "甲,乙;".into();
        let plain = written(&corpus, CalendarOptions::default());
        assert!(!plain.contains("VALARM"));
        let options = CalendarOptions {
            remind: Some(7),
            ..CalendarOptions::default()
        };
        let reminding = written(&corpus, options);
        assert_eq!(reminding, written(&corpus, options));
        let alarm = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:截止：甲\\,乙\\;\r\nTRIGGER:-P6DT15H\r\nEND:VALARM\r\nEND:VEVENT\r\n";
        assert!(reminding.contains(alarm), "{reminding}");
        let events = plain.matches("BEGIN:VEVENT").count();
        assert!(events >= 3, "{plain}");
        assert_eq!(
            reminding.matches("END:VALARM\r\nEND:VEVENT").count(),
            events
        );
        let mut without = String::new();
        let mut rest = reminding.as_str();
        while let Some((before, after)) = rest.split_once("BEGIN:VALARM") {
            without.push_str(before);
            rest = after.split_once("END:VALARM\r\n").expect("an end").1;
        }
        assert_eq!(without + rest, plain);
    }

    #[test]
    fn a_calendar_of_some_deadlines_says_which() {
        let corpus = Corpus::read([("a.txt", TEXT)]);
        let options = CalendarOptions {
            about: "5月;某文",
            ..CalendarOptions::default()
        };
        let some = written(&corpus, options);
        assert!(some.contains("\r\nX-WR-CALNAME:政府公报里的期限：5月\\;某文\r\n"));
        let all = written(&corpus, CalendarOptions::default());
        assert!(all.contains("\r\nX-WR-CALNAME:政府公报里的期限\r\n"));
    }
}
