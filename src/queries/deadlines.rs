//! The deadlines: which are shown, under which heading, and the counts of filters and of the timeline.

use gazette::{Date, Deadline, Document, Origin, corpus::Corpus};

use super::{Facet, is_for};
use crate::{
    messages::{self, Message, Messages},
    queries::documents::short_title,
    route::{DeadlineFilter, needle},
};

/// Where a deadline stands in the list: in the month of its last day, else of its first, else among what returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Slot {
    /// Year and month.
    Month(i16, i8),
    /// No day at all: 定期, 每年.
    Rhythm,
    /// 全年工作: long, and nothing in it is due before anything else, so it stands last.
    AllYear,
}

impl Slot {
    pub(crate) fn of(deadline: &Deadline) -> Self {
        match deadline.due.or(deadline.start) {
            Some(day) => Self::Month(day.year(), day.month()),
            None if deadline.all_year && deadline.recurrence.is_none() => Self::AllYear,
            None => Self::Rhythm,
        }
    }

    /// What stands for it in the address.
    pub(crate) fn value(self) -> String {
        match self {
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Rhythm => PERIODIC.into(),
            Self::AllYear => ALL_YEAR.into(),
        }
    }

    pub(crate) fn label(self, messages: Messages) -> String {
        match self {
            Self::Month(year, month) => messages.fill(
                messages::DEADLINES_MONTH_HEADING,
                &[("year", &year.to_string()), ("month", &month.to_string())],
            ),
            Self::Rhythm => messages.get(messages::DEADLINES_RHYTHM_HEADING).into(),
            Self::AllYear => messages.get(messages::DEADLINES_ALL_YEAR_HEADING).into(),
        }
    }

    /// `2018-05`, `2019` (the whole year), `periodic`, `all-year`
    fn fits(self, value: &str) -> bool {
        value.is_empty()
            || self.value() == value
            || matches!(self, Self::Month(year, _) if year.to_string() == value)
    }
}

const PERIODIC: &str = "periodic";
const ALL_YEAR: &str = "all-year";

/// The deadlines that a filter shows, in the order of the text.
pub(crate) fn shown<'a>(corpus: &'a Corpus, filter: &DeadlineFilter) -> Vec<&'a Deadline> {
    let text = needle(&filter.text);
    corpus
        .deadlines
        .iter()
        .filter(|deadline| of_document(deadline, filter) && has_text(deadline, &text))
        .filter(|deadline| Slot::of(deadline).fits(&filter.month))
        .filter(|deadline| {
            filter.origin.is_empty() || origin_value(deadline.origin) == filter.origin
        })
        .filter(|deadline| is_for(&deadline.for_whom, &filter.for_whom))
        .collect()
}

/// Under their headings, by day; what has no day last.
pub(crate) fn by_slot<'a>(shown: &[&'a Deadline]) -> Vec<(Slot, Vec<&'a Deadline>)> {
    // By insertion: the library's sort is 1 KB of the page, for lists of a hundred.
    let mut ordered: Vec<&Deadline> = Vec::with_capacity(shown.len());
    for deadline in shown {
        let key = |deadline: &Deadline| (Slot::of(deadline), deadline.due.or(deadline.start));
        let at = ordered.partition_point(|other| key(other) <= key(deadline));
        ordered.insert(at, deadline);
    }
    let mut slots: Vec<(Slot, Vec<&Deadline>)> = Vec::new();
    for deadline in ordered {
        let slot = Slot::of(deadline);
        match slots.last_mut().filter(|(last, _)| *last == slot) {
            Some((_, own)) => own.push(deadline),
            None => slots.push((slot, vec![deadline])),
        }
    }
    slots
}

/// The documents that have deadlines, each with the number that it would show.
pub(crate) fn documents(corpus: &Corpus, filter: &DeadlineFilter) -> Vec<Facet> {
    let any = DeadlineFilter {
        document: String::new(),
        ..filter.clone()
    };
    let shown = shown(corpus, &any);
    let dated = corpus.documents.iter().filter(|document| {
        corpus
            .deadlines
            .iter()
            .any(|deadline| deadline.document == document.id)
    });
    dated
        .map(|document| Facet {
            value: document.id.clone(),
            label: format!("{} {}", document.number, short_title(document)),
            count: shown
                .iter()
                .filter(|deadline| deadline.document == document.id)
                .count(),
        })
        .collect()
}

/// The months that occur, each with the number that it would show.
pub(crate) fn months(corpus: &Corpus, filter: &DeadlineFilter, messages: Messages) -> Vec<Facet> {
    let any = DeadlineFilter {
        month: String::new(),
        ..filter.clone()
    };
    let shown = shown(corpus, &any);
    let all: Vec<&Deadline> = corpus.deadlines.iter().collect();
    by_slot(&all)
        .into_iter()
        .map(|(slot, _)| Facet {
            value: slot.value(),
            label: slot.label(messages),
            count: shown
                .iter()
                .filter(|deadline| Slot::of(deadline) == slot)
                .count(),
        })
        .collect()
}

/// Text and tables, each with the number that it would show.
pub(crate) fn origins(corpus: &Corpus, filter: &DeadlineFilter, messages: Messages) -> Vec<Facet> {
    let any = DeadlineFilter {
        origin: String::new(),
        ..filter.clone()
    };
    let shown = shown(corpus, &any);
    [Origin::Body, Origin::Table]
        .into_iter()
        .map(|origin| Facet {
            value: origin_value(origin).into(),
            label: messages.get(origin_name(origin)).into(),
            count: shown
                .iter()
                .filter(|deadline| deadline.origin == origin)
                .count(),
        })
        .collect()
}

/// For whom deadlines can be, each with the number that it would show.
pub(crate) fn for_whom(corpus: &Corpus, filter: &DeadlineFilter) -> Vec<Facet> {
    let any = DeadlineFilter {
        for_whom: String::new(),
        ..filter.clone()
    };
    let shown = shown(corpus, &any).into_iter();
    let lists: Vec<&[String]> = shown.map(|deadline| deadline.for_whom.as_slice()).collect();
    super::for_whom(corpus, &lists)
}

fn origin_value(origin: Origin) -> &'static str {
    match origin {
        Origin::Body => "body",
        Origin::Table => "table",
    }
}

/// 正文 · 附表
pub(crate) fn origin_name(origin: Origin) -> Message {
    match origin {
        Origin::Body => messages::DEADLINES_BODY,
        Origin::Table => messages::DEADLINES_TABLE,
    }
}

/// A column of the timeline: a month of its year, or one of the years before and after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Month(i8),
    Year(i16),
}

/// The timeline: a year by months, the years before and after it, a lane for each document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Timeline {
    pub(crate) year: i16,
    pub(crate) columns: Vec<Column>,
    pub(crate) lanes: Vec<Lane>,
}

/// A document's marks: for each column how many are due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lane {
    pub(crate) document: String,
    pub(crate) number: String,
    /// What the document is about, in a few characters.
    pub(crate) topic: String,
    pub(crate) counts: Vec<usize>,
}

/// The timeline of what a filter shows. `None` where nothing has a day.
pub(crate) fn timeline(corpus: &Corpus, filter: &DeadlineFilter) -> Option<Timeline> {
    let any = DeadlineFilter {
        month: String::new(),
        ..filter.clone()
    };
    let shown = shown(corpus, &any);
    let days: Vec<(&Deadline, Date)> = shown
        .iter()
        .filter_map(|deadline| Some((*deadline, deadline.due.or(deadline.start)?)))
        .collect();
    let year = busiest_year(&days)?;
    let years = |from: i16, to: i16| {
        let occurs = |year: &i16| days.iter().any(|(_, day)| day.year() == *year);
        (from..=to)
            .filter(occurs)
            .map(Column::Year)
            .collect::<Vec<_>>()
    };
    let all = days.iter().map(|(_, day)| day.year());
    let (first, last) = (all.clone().min().unwrap_or(year), all.max().unwrap_or(year));
    let mut columns = years(first, year - 1);
    columns.extend((1..=12).map(Column::Month));
    columns.extend(years(year + 1, last));
    let due = |document: &str, column: Column| {
        let own = days
            .iter()
            .filter(|(deadline, _)| deadline.document == document);
        own.filter(|(_, day)| match column {
            Column::Month(month) => day.year() == year && day.month() == month,
            Column::Year(year) => day.year() == year,
        })
        .count()
    };
    let lanes = corpus.documents.iter().map(|document| Lane {
        document: document.id.clone(),
        number: document.number.clone(),
        topic: topic(document),
        counts: columns
            .iter()
            .map(|column| due(&document.id, *column))
            .collect(),
    });
    let lanes = lanes
        .filter(|lane: &Lane| lane.counts.iter().any(|count| *count > 0))
        .collect();
    Some(Timeline {
        year,
        columns,
        lanes,
    })
}

/// 关于大力推进林业综合改革的实施意见 → 大力推进林业综合改…
fn topic(document: &Document) -> String {
    let title = short_title(document)
        .trim_start_matches("关于")
        .trim_start_matches("印发");
    let title = title.strip_suffix(document.kind.as_str()).unwrap_or(title);
    let title = title.trim_end_matches("实施").trim_end_matches('的');
    let mut topic: String = title.chars().take(LONGEST_TOPIC).collect();
    if topic.len() < title.len() {
        topic.push('…');
    }
    topic
}

/// As many characters as stand before the months.
const LONGEST_TOPIC: usize = 10;

/// The year in which most is due; the earlier of two.
fn busiest_year(days: &[(&Deadline, Date)]) -> Option<i16> {
    let of_year = |year: i16| days.iter().filter(|(_, day)| day.year() == year).count();
    let years = days.iter().map(|(_, day)| day.year());
    years.max_by_key(|year| (of_year(*year), std::cmp::Reverse(*year)))
}

fn of_document(deadline: &Deadline, filter: &DeadlineFilter) -> bool {
    filter.document.is_empty() || deadline.document == filter.document
}

fn has_text(deadline: &Deadline, text: &str) -> bool {
    let within = |words: &str| words.to_ascii_lowercase().contains(text);
    within(&deadline.quote)
        || deadline
            .responsible
            .iter()
            .any(|agency| within(&agency.name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;

    #[test]
    fn counts_say_what_a_choice_would_show() {
        let corpus = corpus();
        for text in ["", "政务", "老年人"] {
            let filter = DeadlineFilter {
                text: text.into(),
                ..DeadlineFilter::default()
            };
            for facet in documents(corpus, &filter) {
                let chosen = DeadlineFilter {
                    document: facet.value.clone(),
                    ..filter.clone()
                };
                assert_eq!(
                    facet.count,
                    shown(corpus, &chosen).len(),
                    "{} {text}",
                    facet.label
                );
            }
            for facet in origins(corpus, &filter, Messages::default()) {
                let chosen = DeadlineFilter {
                    origin: facet.value.clone(),
                    ..filter.clone()
                };
                assert_eq!(
                    facet.count,
                    shown(corpus, &chosen).len(),
                    "{} {text}",
                    facet.label
                );
            }
            for facet in for_whom(corpus, &filter) {
                let chosen = DeadlineFilter {
                    for_whom: facet.value.clone(),
                    ..filter.clone()
                };
                assert_eq!(
                    facet.count,
                    shown(corpus, &chosen).len(),
                    "{} {text}",
                    facet.label
                );
            }
            for facet in months(corpus, &filter, Messages::default()) {
                let chosen = DeadlineFilter {
                    month: facet.value.clone(),
                    ..filter.clone()
                };
                assert_eq!(
                    facet.count,
                    shown(corpus, &chosen).len(),
                    "{} {text}",
                    facet.label
                );
            }
        }
    }

    #[test]
    fn the_timeline_counts_every_deadline_that_has_a_day_once() {
        let corpus = corpus();
        let timeline =
            timeline(corpus, &DeadlineFilter::default()).expect("this gazette has deadlines");
        let marked: usize = timeline.lanes.iter().flat_map(|lane| &lane.counts).sum();
        let dated = corpus
            .deadlines
            .iter()
            .filter(|deadline| deadline.due.or(deadline.start).is_some())
            .count();
        assert_eq!((timeline.year, marked), (2018, dated));
    }

    #[test]
    fn the_timeline_has_a_place_for_years_before_the_busiest_too() {
        let letter = |number: u8, task: &str| {
            format!(
                "关于试验的意见\n浙政办发〔２０１７〕{number}号\n各市：\n一、任务\n{task}\n某厅\n２０１７年１月２日\n"
            )
        };
        let text = letter(1, "２０１７年底前试点。２０１９年底前总结。")
            + &letter(2, "２０１８年５月底前甲。２０１８年６月底前乙。");
        let corpus = Corpus::read([("two.txt", text.as_str())]);
        let timeline = timeline(&corpus, &DeadlineFilter::default()).expect("four have a day");
        assert_eq!(timeline.year, 2018);
        assert_eq!(timeline.columns.first(), Some(&Column::Year(2017)));
        assert_eq!(timeline.columns.last(), Some(&Column::Year(2019)));
        assert_eq!(
            timeline
                .lanes
                .iter()
                .flat_map(|lane| &lane.counts)
                .sum::<usize>(),
            4
        );
    }

    #[test]
    fn a_year_shows_all_its_months() {
        let filter = DeadlineFilter {
            month: "2019".into(),
            ..DeadlineFilter::default()
        };
        let shown = shown(corpus(), &filter);
        assert!(
            !shown.is_empty()
                && shown
                    .iter()
                    .all(|deadline| deadline.due.is_some_and(|due| due.year() == 2019))
        );
    }
}
