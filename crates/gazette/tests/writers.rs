//! The files that people open in a spreadsheet or a calendar, whatever the facts say: read again by others' rules, not
//! by those that wrote them.

#[path = "../../../tests/support/property.rs"]
mod property;

use csv_core::ReadFieldResult;
use gazette::{
    Agency, CalendarOptions, Date, Deadline, Recurrence, Role, Source, corpus::Corpus, csv, ics,
};
use property::{day, holds, hostile, is_linear};
use proptest::{collection::vec, option, prelude::*, sample::select};

const FOUND: &str = "tests/found/writers.txt";

/// A gazette with one deadline, whose words are then changed.
const TEXT: &str = "某省人民政府公报 2018 年第 1 期\n某省人民政府办公厅关于试验的通知\n某政办发〔２０１８〕１ 号\n各市：\n一、任务\n２０１８ 年 ５ 月底前完成。\n某省人民政府办公厅\n２０１８ 年 １ 月 ２ 日\n";

/// Everything that a file says of a deadline.
#[derive(Debug, Clone)]
struct Told {
    words: [String; 4],
    units: Vec<(String, Role)>,
    days: (Option<Date>, Option<Date>),
    recurrence: Option<Recurrence>,
    all_year: bool,
}

/// The rows of a spreadsheet, cell by cell, as another reader has them.
fn rows(table: &str) -> Vec<Vec<String>> {
    let mut reader = csv_core::Reader::new();
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), Vec::new());
    let (mut left, mut read) = (table.as_bytes(), [0; 64]);
    loop {
        let (result, taken, length) = reader.read_field(left, &mut read);
        left = &left[taken..];
        cell.extend_from_slice(&read[..length]);
        match result {
            // What is left is then empty, which says that nothing more comes.
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::Field { record_end } => {
                row.push(String::from_utf8(core::mem::take(&mut cell)).expect("whole characters"));
                if record_end {
                    rows.push(core::mem::take(&mut row));
                }
            }
            ReadFieldResult::End => return rows,
        }
    }
}

fn told() -> impl Strategy<Value = Told> {
    use Recurrence::{Annual, Monthly, Periodic, Quarterly, Semiannual};
    let role = select(vec![Role::Lead, Role::Joint, Role::Support]);
    let rhythm = select(vec![Monthly, Quarterly, Semiannual, Annual, Periodic]);
    (
        [hostile(), hostile(), hostile(), hostile()],
        vec((hostile(), role), 0..3),
        (option::of(day()), option::of(day())),
        option::of(rhythm),
        any::<bool>(),
    )
        .prop_map(|(words, units, days, recurrence, all_year)| Told {
            words,
            units,
            days,
            recurrence,
            all_year,
        })
}

/// A corpus whose document has a hostile number and title, with these deadlines.
fn corpus(number: &str, title: &str, all: &[Told]) -> Corpus {
    let mut corpus = Corpus::read([("a.txt", TEXT)]);
    number.clone_into(&mut corpus.documents[0].number);
    title.clone_into(&mut corpus.documents[0].title);
    let one = corpus.deadlines.remove(0);
    corpus.deadlines = all.iter().map(|told| deadline(one.clone(), told)).collect();
    corpus
}

fn deadline(one: Deadline, told: &Told) -> Deadline {
    let [id, phrase, quote, task] = told.words.clone();
    let agency = |(name, role): &(String, Role)| Agency {
        name: name.clone(),
        role: *role,
    };
    Deadline {
        id,
        phrase,
        quote,
        task,
        start: told.days.0,
        due: told.days.1,
        recurrence: told.recurrence,
        all_year: told.all_year,
        responsible: told.units.iter().map(agency).collect(),
        conflicts_with: vec![told.words[1].clone()],
        ..one
    }
}

/// A cell as a spreadsheet looks at it: without what it looks past.
fn looked_at(cell: &str) -> Option<char> {
    let unseen = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || ('\u{200b}'..='\u{200f}').contains(&c)
            || c == '\u{feff}'
    };
    cell.chars().find(|c| !unseen(*c))
}

#[test]
fn a_spreadsheet_gets_every_word_back_and_runs_none_of_them() {
    let cases = (hostile(), hostile(), vec(told(), 0..4));
    holds(FOUND, &cases, |(number, title, all)| {
        let corpus = corpus(&number, &title, &all);
        let deadlines: Vec<&Deadline> = corpus.deadlines.iter().collect();
        let table = csv(&corpus, &deadlines);
        let plain = table.strip_prefix('\u{feff}').expect("a byte order mark");
        let mut rows = rows(plain).into_iter();
        let columns = rows.next().expect("a head");
        prop_assert_eq!(rows.len(), all.len());
        for (row, told) in rows.zip(&all) {
            prop_assert_eq!(row.len(), columns.len());
            for cell in &row {
                let first = looked_at(cell);
                prop_assert!(
                    !first.is_some_and(|c| "=+-@＝＋－＠".contains(c)),
                    "{cell:?} is run"
                );
            }
            let cell = |name| {
                let at = columns.iter().position(|column| column == name);
                row[at.expect(name)].as_str()
            };
            let [id, phrase, quote, task] = &told.words;
            for (name, words) in [
                ("编号", id),
                ("时间原文", phrase),
                ("原文", quote),
                ("任务", task),
                ("文号", &number),
                ("文件", &title),
            ] {
                let cell = cell(name);
                prop_assert!(
                    cell == words || cell.strip_prefix('\'') == Some(words),
                    "{name}: {cell:?} {words:?}"
                );
            }
            let iso = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
            prop_assert_eq!(cell("开始"), iso(told.days.0));
            prop_assert_eq!(cell("截止"), iso(told.days.1));
        }
        Ok(())
    });
}

/// The names that RFC 5545 gives what may stand in a line of these calendars.
const PROPERTIES: [&str; 18] = [
    "BEGIN",
    "END",
    "VERSION",
    "PRODID",
    "CALSCALE",
    "X-WR-CALNAME",
    "X-WR-CALDESC",
    "UID",
    "DTSTAMP",
    "DTSTART;VALUE=DATE",
    "RRULE",
    "SUMMARY",
    "DESCRIPTION",
    "CATEGORIES",
    "TRANSP",
    "ACTION",
    "TRIGGER",
    "DTEND",
];

/// A value as a calendar program reads it; `None` where a sign that has a meaning stands in it without a mark.
fn unmarked(value: &str) -> Option<String> {
    let mut plain = String::new();
    let mut signs = value.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next()? {
                'n' | 'N' => plain.push('\n'),
                sign @ ('\\' | ';' | ',') => plain.push(sign),
                _ => return None,
            },
            ';' | ',' => return None,
            sign => plain.push(sign),
        }
    }
    Some(plain)
}

#[test]
fn a_calendar_stays_one_whatever_is_written_in_it() {
    let cases = (
        hostile(),
        hostile(),
        vec(told(), 0..4),
        option::of(0u16..=366),
    );
    holds(FOUND, &cases, |(number, about, all, remind)| {
        let corpus = corpus(&number, &about, &all);
        let deadlines: Vec<&Deadline> = corpus.deadlines.iter().collect();
        let options = CalendarOptions {
            about: &about,
            remind,
        };
        let calendar = ics(&corpus, &deadlines, options);
        let text = &calendar.text;
        prop_assert!(text.ends_with("\r\n"));
        prop_assert!(
            text.split("\r\n").all(|line| line.len() <= 75),
            "a line is too long"
        );
        prop_assert!(
            !text.replace("\r\n", "").chars().any(char::is_control),
            "a sign of control"
        );
        let whole = text.replace("\r\n ", "");
        let mut open: Vec<&str> = Vec::new();
        let mut events = 0;
        for line in whole.trim_end_matches("\r\n").split("\r\n") {
            let (name, value) = line.split_once(':').expect("a line is a name and a value");
            prop_assert!(PROPERTIES.contains(&name), "{line:?}");
            match name {
                "BEGIN" => open.push(value),
                "END" => {
                    prop_assert_eq!(open.pop(), Some(value));
                    events += usize::from(value == "VEVENT");
                }
                "SUMMARY" | "DESCRIPTION" | "CATEGORIES" | "X-WR-CALNAME" | "X-WR-CALDESC" => {
                    prop_assert!(unmarked(value).is_some(), "{line:?}");
                }
                _ => {}
            }
            prop_assert!(
                !open.is_empty() || line == "END:VCALENDAR",
                "{line:?} stands outside"
            );
        }
        prop_assert!(open.is_empty());
        prop_assert_eq!(events, calendar.events);
        let dated = |told: &&Told| told.days.0.is_some() || told.days.1.is_some();
        prop_assert_eq!(events, all.iter().filter(dated).count());
        Ok(())
    });
}

/// As many deadlines as a page with one gazette or two has.
const FEW: usize = 200;

#[test]
fn files_of_ten_times_as_many_deadlines_take_ten_times_as_long() {
    // Made of the gazette itself, so that every deadline has a document and a citation.
    let document = TEXT.split_once('\n').expect("a first line").1;
    let written = |count: usize| {
        let text: String = (1..=count)
            .map(|number| document.replace("１ 号", &format!("{number} 号")))
            .collect();
        let parse = gazette::parse(&Source::new("a.txt", text));
        Corpus {
            documents: parse.documents,
            clauses: parse.clauses,
            deadlines: parse.deadlines,
            ..Corpus::default()
        }
    };
    let (few, many) = (written(FEW), written(FEW * 10));
    assert_eq!(many.deadlines.len(), FEW * 10);
    let corpus = |count| if count == FEW { &few } else { &many };
    let all = |count| corpus(count).deadlines.iter().collect::<Vec<_>>();
    is_linear(FEW, |count| {
        assert!(!csv(corpus(count), &all(count)).is_empty());
    });
    is_linear(FEW, |count| {
        let calendar = ics(corpus(count), &all(count), CalendarOptions::default());
        assert_eq!(calendar.events, count);
    });
}
