//! The picture of what is shown: columns of time, lanes, marks at days and bars over spans. Plain numbers; the view draws.
//!
//! A position is told in thousandths of a column from the left edge, so that columns may be days or years.

use gazette::{Date, Deadline, Document, Recurrence, Standing, corpus::Corpus};

use super::deadlines::{Board, Item, Look, Name, day};
use crate::{
    deadline_filter::{DeadlineFilter, Key},
    queries::documents::short_title,
};

/// A column of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) unit: Unit,
    pub(crate) from: Date,
    /// Its last day.
    pub(crate) to: Date,
}

/// What a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Day,
    /// 上旬, 中旬, 下旬: 0, 1, 2
    Third(u8),
    Month,
    Year,
}

/// The whole picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) columns: Vec<Column>,
    pub(crate) lanes: Vec<Lane>,
}

/// Where a day stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Before,
    /// In thousandths of a column.
    At(i32),
    After,
}

/// What belongs together, under one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lane {
    pub(crate) name: LaneName,
    pub(crate) marks: Vec<Mark>,
    pub(crate) bars: Vec<Bar>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LaneName {
    /// What the document is about, and its number.
    Document { topic: String, number: String },
    /// One of the choices of the lanes' key.
    Choice(Name),
    /// No unit, level or topic is told.
    Unstated,
    /// So many more, together.
    Rest(usize),
}

/// What is due at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// In thousandths of a column.
    pub(crate) at: i32,
    /// The places of the deadlines in what is shown.
    pub(crate) items: Vec<usize>,
    pub(crate) tone: Tone,
}

/// How a mark is drawn: by its shape as well as by its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// All of it is over.
    Over,
    /// Something is due this month.
    Now,
    /// Nothing is due before next month.
    Ahead,
}

/// What lasts: a span, the whole year, a rhythm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bar {
    /// In thousandths of a column.
    pub(crate) from: i32,
    pub(crate) to: i32,
    /// Whether it goes on beyond the picture, or has no end.
    pub(crate) open: bool,
    pub(crate) kind: BarKind,
    /// Where a rhythm returns, in thousandths of a column.
    pub(crate) beats: Vec<i32>,
    /// The places of the deadlines in what is shown.
    pub(crate) items: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BarKind {
    /// From a day to a day, or from a day on.
    Span(Option<Date>, Option<Date>),
    AllYear,
    Rhythm(Recurrence),
}

/// More lanes than these are no picture any more; the rest share the last.
const MOST_LANES: usize = 12;
/// More bars than these in a lane are drawn as one of a kind.
const MOST_BARS: usize = 4;
/// How wide the lanes are, in the picture's own units, of which a mark needs [`MARK`].
pub(crate) const WIDTH: usize = 960;
/// What a finger needs: 44 pixels where the picture is at its smallest.
pub(crate) const MARK: usize = 48;
/// A position between two columns.
const COLUMN: i32 = 1000;

/// The picture of what is shown. `None` where nothing is.
pub(crate) fn picture(board: &Board, look: &Look, filter: &DeadlineFilter) -> Option<Picture> {
    let columns = columns(board, look, filter)?;
    let key = lanes_of(filter);
    let mut lanes: Vec<(Option<u16>, Vec<usize>)> = Vec::new();
    let mut put =
        |value: Option<u16>, at: usize| match lanes.iter_mut().find(|(own, _)| *own == value) {
            Some((_, own)) => own.push(at),
            None => lanes.push((value, vec![at])),
        };
    for (at, (item, _)) in look.shown.iter().enumerate() {
        let own = item.own_places(key);
        own.iter().for_each(|place| put(Some(*place), at));
        if own.is_empty() {
            put(None, at);
        }
    }
    let drawn = ordered(lanes).into_iter().map(|(value, rest, items)| {
        let choice = value.and_then(|place| board.choices(key).get(usize::from(place)));
        let name = match choice {
            _ if rest > 0 => LaneName::Rest(rest),
            Some(choice) if key == Key::Document => {
                board.corpus.document(&choice.value).map_or_else(
                    || LaneName::Choice(choice.name.clone()),
                    |document| LaneName::Document {
                        topic: topic(document),
                        number: document.number.clone(),
                    },
                )
            }
            Some(choice) => LaneName::Choice(choice.name.clone()),
            None => LaneName::Unstated,
        };
        Lane {
            name,
            marks: marks(&columns, look, &items),
            bars: bars(board.corpus, &columns, look, &items),
        }
    });
    Some(Picture {
        lanes: drawn.collect(),
        columns,
    })
}

/// What the lanes stand for.
pub(crate) fn lanes_of(filter: &DeadlineFilter) -> Key {
    let keys = [Key::Unit, Key::Level, Key::Topic];
    let own = keys
        .into_iter()
        .find(|key| key.name() == filter.get(Key::Lanes));
    own.unwrap_or(Key::Document)
}

/// In the order of the choices, what has none last; those with least to show share a lane where there are too many.
fn ordered(lanes: Vec<(Option<u16>, Vec<usize>)>) -> Vec<(Option<u16>, usize, Vec<usize>)> {
    // Those with most first, as they come.
    let mut by_size: Vec<(Option<u16>, Vec<usize>)> = Vec::with_capacity(lanes.len());
    for lane in lanes {
        let at = by_size.partition_point(|(_, other)| other.len() >= lane.1.len());
        by_size.insert(at, lane);
    }
    let rest = by_size.split_off(by_size.len().min(MOST_LANES));
    let mut ordered: Vec<(Option<u16>, usize, Vec<usize>)> = Vec::new();
    for (value, items) in by_size {
        let order = |value: Option<u16>| value.map_or(u32::MAX, u32::from);
        let at = ordered.partition_point(|(other, ..)| order(*other) < order(value));
        ordered.insert(at, (value, 0, items));
    }
    if !rest.is_empty() {
        let mut shared: Vec<usize> = Vec::new();
        for item in rest.iter().flat_map(|(_, items)| items) {
            if let Err(at) = shared.binary_search(item) {
                shared.insert(at, *item);
            }
        }
        ordered.push((None, rest.len(), shared));
    }
    ordered
}

/// The columns for what the filter asks for: the days of a month, the thirds of a quarter's months, the months of a year;
/// otherwise the months of the year in which most is due, and the years before and after it.
fn columns(board: &Board, look: &Look, filter: &DeadlineFilter) -> Option<Vec<Column>> {
    let period = board
        .choices(Key::Period)
        .iter()
        .find(|choice| choice.value == filter.get(Key::Period));
    match period.map(|choice| &choice.name) {
        Some(Name::Month(year, month)) => return Some(days(*year, *month)),
        Some(Name::Quarter(year, quarter)) => {
            let months = (quarter * 3 - 2)..=(quarter * 3);
            return Some(months.flat_map(|month| thirds(*year, month)).collect());
        }
        Some(Name::Year(year)) => return Some(months(*year)),
        _ => {}
    }
    let dated = || look.shown.iter().filter_map(|(item, _)| day(item.deadline));
    let documents = look
        .shown
        .iter()
        .filter_map(|(item, _)| document_day(board.corpus, item.deadline));
    let years = |days: &mut dyn Iterator<Item = Date>| {
        let mut years: Vec<(i16, usize)> = Vec::new();
        for day in days {
            match years.iter_mut().find(|(year, _)| *year == day.year()) {
                Some((_, count)) => *count += 1,
                None => {
                    let at = years.partition_point(|(year, _)| *year < day.year());
                    years.insert(at, (day.year(), 1));
                }
            }
        }
        years
    };
    let mut years_with = years(&mut dated());
    if years_with.is_empty() {
        years_with = years(&mut { documents });
    }
    // The earlier of two in which as much is due.
    let busiest = years_with.iter().rev().max_by_key(|(_, count)| *count)?.0;
    let columns = years_with.iter().flat_map(|(year, _)| {
        if *year == busiest {
            months(*year)
        } else {
            let whole = Date::new(*year, 1, 1).zip(Date::year_end(*year));
            whole
                .map(|(from, to)| Column {
                    unit: Unit::Year,
                    from,
                    to,
                })
                .into_iter()
                .collect()
        }
    });
    Some(columns.collect())
}

fn months(year: i16) -> Vec<Column> {
    let month = |month| {
        Some(Column {
            unit: Unit::Month,
            from: Date::new(year, month, 1)?,
            to: Date::month_end(year, month)?,
        })
    };
    (1..=12).filter_map(month).collect()
}

fn thirds(year: i16, month: i8) -> Vec<Column> {
    let third = |third: u8| {
        let first = 10 * i8::try_from(third).ok()? + 1;
        let last = if third == 2 {
            Date::month_end(year, month)?
        } else {
            Date::new(year, month, first + 9)?
        };
        Some(Column {
            unit: Unit::Third(third),
            from: Date::new(year, month, first)?,
            to: last,
        })
    };
    (0..3).filter_map(third).collect()
}

fn days(year: i16, month: i8) -> Vec<Column> {
    let days = (1..=31).filter_map(|day| Date::new(year, month, day));
    days.map(|day| Column {
        unit: Unit::Day,
        from: day,
        to: day,
    })
    .collect()
}

/// Where the beginning of a day stands.
pub(crate) fn place(columns: &[Column], day: Date) -> Place {
    let (Some(first), Some(last)) = (columns.first(), columns.last()) else {
        return Place::Before;
    };
    if day < first.from {
        Place::Before
    } else if day > last.to {
        Place::After
    } else {
        Place::At(position(columns, day))
    }
}

/// Where the beginning of a day stands; the edge of the picture for what lies beyond it.
fn position(columns: &[Column], day: Date) -> i32 {
    let at = columns.partition_point(|column| column.to < day);
    let within = columns.get(at).map_or(0, |column| {
        let length = column.to.days_since(column.from) + 1;
        COLUMN * day.days_since(column.from).max(0) / length
    });
    thousands(at) + within
}

/// The day that stands at a position; the first or last day of the picture for what lies beyond it.
pub(crate) fn day_at(columns: &[Column], position: i32) -> Option<Date> {
    let at = usize::try_from(position / COLUMN)
        .unwrap_or(0)
        .min(columns.len().checked_sub(1)?);
    let column = columns[at];
    let length = column.to.days_since(column.from);
    let within = (position - thousands(at)).clamp(0, COLUMN - 1);
    let days = u16::try_from((length + 1) * within / COLUMN).unwrap_or(0);
    column.from.plus_days(days)
}

fn thousands(columns: usize) -> i32 {
    i32::try_from(columns).unwrap_or(i32::MAX / COLUMN) * COLUMN
}

/// What is due on days, in one mark for each place that a finger can tell from the next.
fn marks(columns: &[Column], look: &Look, items: &[usize]) -> Vec<Mark> {
    let wide = (WIDTH / columns.len().max(1)).max(1);
    // As many columns as a finger covers.
    let together = MARK.div_ceil(wide);
    let mut marks: Vec<(usize, usize, Mark)> = Vec::new();
    for item in items {
        let (shown, standing) = &look.shown[*item];
        if lasts(shown.deadline) {
            continue;
        }
        let Some(day) = day(shown.deadline) else {
            continue;
        };
        let column = columns
            .partition_point(|column| column.to < day)
            .min(columns.len() - 1);
        let tone = tone(*standing);
        match marks
            .last_mut()
            .filter(|(first, ..)| column < first + together)
        {
            Some((_, last, mark)) => {
                *last = column;
                mark.items.push(*item);
                mark.tone = if mark.tone == tone {
                    tone
                } else {
                    either(mark.tone, tone)
                };
            }
            None => marks.push((
                column,
                column,
                Mark {
                    at: 0,
                    items: vec![*item],
                    tone,
                },
            )),
        }
    }
    marks
        .into_iter()
        .map(|(first, last, mark)| Mark {
            at: (thousands(first) + thousands(last) + COLUMN) / 2,
            ..mark
        })
        .collect()
}

fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Over { .. } => Tone::Over,
        Standing::ThisMonth { .. } => Tone::Now,
        _ => Tone::Ahead,
    }
}

/// What a mark of both says first: what is due now, else that not all of it is over.
fn either(one: Tone, other: Tone) -> Tone {
    if one == Tone::Now || other == Tone::Now {
        Tone::Now
    } else {
        Tone::Ahead
    }
}

/// Whether it is a bar: from a day on, or without a day.
fn lasts(deadline: &Deadline) -> bool {
    deadline.start.is_some() || deadline.due.is_none()
}

/// What lasts: alike in one bar; of each kind one where there are too many.
fn bars(corpus: &Corpus, columns: &[Column], look: &Look, items: &[usize]) -> Vec<Bar> {
    let mut bars: Vec<Bar> = Vec::new();
    for item in items {
        let deadline = look.shown[*item].0.deadline;
        if !lasts(deadline) {
            continue;
        }
        let bar = bar(corpus, columns, deadline, *item);
        match bars
            .iter_mut()
            .find(|other| other.kind == bar.kind && (other.from, other.to) == (bar.from, bar.to))
        {
            Some(same) => same.items.push(*item),
            None => bars.push(bar),
        }
    }
    if bars.len() > MOST_BARS {
        bars = bars
            .into_iter()
            .fold(Vec::new(), |mut kinds: Vec<Bar>, bar| {
                let alike = |other: &&mut Bar| {
                    std::mem::discriminant(&other.kind) == std::mem::discriminant(&bar.kind)
                };
                match kinds.iter_mut().find(alike) {
                    Some(same) => {
                        same.from = same.from.min(bar.from);
                        same.to = same.to.max(bar.to);
                        same.open |= bar.open;
                        if same.kind != bar.kind && matches!(bar.kind, BarKind::Span(..)) {
                            same.kind = BarKind::Span(None, None);
                        }
                        same.beats.clear();
                        same.items.extend(bar.items);
                    }
                    None => kinds.push(bar),
                }
                kinds
            });
    }
    bars
}

fn bar(corpus: &Corpus, columns: &[Column], deadline: &Deadline, item: usize) -> Bar {
    let end = thousands(columns.len());
    let after = |day: Date| day.plus_days(1).map_or(end, |next| position(columns, next));
    let year = document_day(corpus, deadline).map(Date::year);
    let whole = year.and_then(|year| Date::new(year, 1, 1).zip(Date::year_end(year)));
    let (kind, span) = match (deadline.start, deadline.due, deadline.recurrence) {
        (Some(start), due, Some(rhythm)) => (BarKind::Rhythm(rhythm), Some((start, due))),
        (Some(start), due, None) => (BarKind::Span(Some(start), due), Some((start, due))),
        (None, _, Some(rhythm)) => (BarKind::Rhythm(rhythm), None),
        (None, _, None) => (BarKind::AllYear, whole.map(|(from, to)| (from, Some(to)))),
    };
    let last = columns.last().map(|column| column.to);
    let (from, to, open) = match span {
        None => (0, end, true),
        Some((from, None)) => (position(columns, from), end, true),
        Some((from, Some(to))) => (
            position(columns, from),
            after(to),
            last.is_some_and(|last| to > last),
        ),
    };
    // A year that the picture does not show is no place for a bar.
    let (from, to) = if from < to { (from, to) } else { (0, end) };
    let beats = span.map_or_else(Vec::new, |(start, due)| {
        beats(columns, start, due, deadline.recurrence)
    });
    Bar {
        from,
        to,
        open,
        kind,
        beats,
        items: vec![item],
    }
}

/// Where a rhythm returns within the picture, if its step is told.
fn beats(
    columns: &[Column],
    start: Date,
    due: Option<Date>,
    rhythm: Option<Recurrence>,
) -> Vec<i32> {
    let step = match rhythm {
        Some(Recurrence::Monthly) => 1,
        Some(Recurrence::Quarterly) => 3,
        Some(Recurrence::Semiannual) => 6,
        Some(Recurrence::Annual) => 12,
        Some(Recurrence::Periodic) | None => return Vec::new(),
    };
    let Some(last) = columns
        .last()
        .map(|column| due.map_or(column.to, |due| due.min(column.to)))
    else {
        return Vec::new();
    };
    let days = (0..)
        .map_while(|beat| start.plus_months(beat * step))
        .take_while(|day| *day <= last);
    let mut beats: Vec<i32> = Vec::new();
    for day in days {
        // In a column of a year twelve beats are one.
        let column = columns.partition_point(|column| column.to < day);
        let at = thousands(column) + COLUMN / 2;
        if columns.get(column).is_some_and(|column| column.from <= day) && beats.last() != Some(&at)
        {
            beats.push(at);
        }
    }
    beats
}

fn document_day(corpus: &Corpus, deadline: &Deadline) -> Option<Date> {
    corpus.document(&deadline.document)?.date
}

/// 关于大力推进林业综合改革的实施意见 → 大力推进林业综合改…
fn topic(document: &Document) -> String {
    let title = short_title(document)
        .trim_start_matches("关于")
        .trim_start_matches("印发");
    let title = title.strip_suffix(document.kind.as_str()).unwrap_or(title);
    let title = title.trim_end_matches("实施").trim_end_matches('的');
    cut(title, LONGEST_NAME)
}

/// As many characters as stand before the columns.
pub(crate) const LONGEST_NAME: usize = 10;

/// The first so many characters; the last of them … where more follow.
pub(crate) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.into();
    }
    let mut cut: String = text.chars().take(most - 1).collect();
    cut.push('…');
    cut
}

/// What a mark or a bar holds, in the order of the list.
pub(crate) fn held<'l, 'b, 'a>(
    look: &'l Look<'b, 'a>,
    items: &'l [usize],
) -> impl Iterator<Item = &'l (&'b Item<'a>, Standing)> + Clone {
    items.iter().filter_map(|item| look.shown.get(*item))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;

    fn date(iso: &str) -> Date {
        Date::from_iso(iso).expect("a date of the test")
    }

    fn filter(set: &[(Key, &str)]) -> DeadlineFilter {
        let none = DeadlineFilter::default();
        set.iter()
            .fold(none, |filter, (key, value)| filter.with(*key, value))
    }

    /// A picture with what it is of.
    fn seen<T>(corpus: &Corpus, set: &[(Key, &str)], see: impl Fn(&Picture, &Look) -> T) -> T {
        let (board, filter) = (Board::new(corpus), filter(set));
        let look = board.look(&filter, date("2018-06-10"));
        let picture = picture(&board, &look, &filter).expect("something is shown");
        see(&picture, &look)
    }

    /// `count` documents with `count` deadlines each, over years and units.
    fn many(count: usize) -> String {
        let document = |number: usize| {
            let tasks = (0..count).map(|task| {
                let (month, year) = (task % 12 + 1, 2018 + number % 3);
                format!(
                    "２０{}年{month}月底前完成任务{task}。（省第{}局负责）\n",
                    year % 100,
                    task % 40
                )
            });
            format!(
                "关于试验{number}的意见\n浙政办发〔２０１８〕{number} 号\n各市：\n一、任务\n{}某厅\n２０１８年１月２日\n",
                tasks.collect::<String>()
            )
        };
        (1..=count).map(document).collect()
    }

    #[test]
    fn in_the_lanes_of_documents_every_deadline_stands_just_once() {
        for set in [
            &[][..],
            &[(Key::Period, "2018")],
            &[(Key::Period, "2018-Q4")],
            &[(Key::Period, "2018-12")],
        ] {
            seen(corpus(), set, |picture, look| {
                let held = picture.lanes.iter().flat_map(|lane| {
                    let marks = lane.marks.iter().flat_map(|mark| &mark.items);
                    marks.chain(lane.bars.iter().flat_map(|bar| &bar.items))
                });
                let mut held: Vec<usize> = held.copied().collect();
                held.sort_unstable();
                let all: Vec<usize> = (0..look.shown.len()).collect();
                assert_eq!(held, all, "{set:?}");
            });
        }
    }

    #[test]
    fn marks_stand_where_a_finger_can_tell_them_apart() {
        let many = Corpus::read([("many.txt", many(33).as_str())]);
        assert!(many.deadlines.len() > 1000);
        for corpus in [corpus(), &many] {
            for lanes in ["", "unit", "level", "topic"] {
                for period in ["", "2018", "2018-Q2", "2018-12"] {
                    seen(
                        corpus,
                        &[(Key::Lanes, lanes), (Key::Period, period)],
                        |picture, _| {
                            let wide = i32::try_from(WIDTH / picture.columns.len()).expect("few");
                            for lane in &picture.lanes {
                                for pair in lane.marks.windows(2) {
                                    let apart = (pair[1].at - pair[0].at) * wide / COLUMN;
                                    assert!(apart >= 48, "{apart} {lanes} {period}");
                                }
                            }
                        },
                    );
                }
            }
        }
    }

    #[test]
    fn a_thousand_deadlines_of_many_units_are_still_a_picture() {
        let many = Corpus::read([("many.txt", many(33).as_str())]);
        seen(&many, &[(Key::Lanes, "unit")], |picture, _| {
            assert_eq!(picture.lanes.len(), MOST_LANES + 1);
            assert_eq!(
                picture.lanes.last().map(|lane| &lane.name),
                Some(&LaneName::Rest(21))
            );
        });
    }

    #[test]
    fn columns_are_the_days_thirds_months_or_years_of_what_is_seen() {
        let columns = |period| {
            seen(corpus(), &[(Key::Period, period)], |picture, _| {
                let first = picture.columns[0];
                (
                    picture.columns.len(),
                    first.unit,
                    first.from,
                    picture.columns[picture.columns.len() - 1].to,
                )
            })
        };
        assert_eq!(
            columns("2018"),
            (12, Unit::Month, date("2018-01-01"), date("2018-12-31"))
        );
        assert_eq!(
            columns("2018-Q2"),
            (9, Unit::Third(0), date("2018-04-01"), date("2018-06-30"))
        );
        assert_eq!(
            columns("2018-06"),
            (30, Unit::Day, date("2018-06-01"), date("2018-06-30"))
        );
        // The months of the year in which most is due; of other years only those in which anything is.
        assert_eq!(
            columns(""),
            (15, Unit::Month, date("2018-01-01"), date("2022-12-31"))
        );
    }

    #[test]
    fn the_picture_has_a_place_for_years_before_the_busiest_too() {
        let letter = |number: u8, task: &str| {
            format!(
                "关于试验的意见\n浙政办发〔２０１７〕{number}号\n各市：\n一、任务\n{task}\n某厅\n２０１７年１月２日\n"
            )
        };
        let text = letter(1, "２０１７年底前试点。２０１９年底前总结。")
            + &letter(2, "２０１８年５月底前甲。２０１８年６月底前乙。");
        let corpus = Corpus::read([("two.txt", text.as_str())]);
        seen(&corpus, &[], |picture, _| {
            assert_eq!(
                picture
                    .columns
                    .first()
                    .map(|column| (column.unit, column.from.year())),
                Some((Unit::Year, 2017))
            );
            assert_eq!(
                picture
                    .columns
                    .last()
                    .map(|column| (column.unit, column.from.year())),
                Some((Unit::Year, 2019))
            );
            assert_eq!(picture.columns.len(), 14);
        });
    }

    #[test]
    fn every_day_of_the_picture_is_found_again_where_it_stands() {
        for period in ["2018", "2018-Q2", "2018-02", "2018-12"] {
            let set = if period == "2018-02" {
                "2018-06"
            } else {
                period
            };
            seen(corpus(), &[(Key::Period, set)], |picture, _| {
                let columns = &picture.columns;
                let mut day = columns[0].from;
                let last = columns[columns.len() - 1].to;
                while day <= last {
                    let Place::At(position) = place(columns, day) else {
                        panic!("{day} is in the picture");
                    };
                    // The middle of the day: its beginning is rounded.
                    let next = day.plus_days(1).expect("a day");
                    let end = super::position(columns, next);
                    assert_eq!(day_at(columns, (position + end) / 2), Some(day), "{period}");
                    day = next;
                }
                assert_eq!(place(columns, date("2017-12-31")), Place::Before);
                assert_eq!(place(columns, date("2030-01-01")), Place::After);
                assert_eq!(day_at(columns, -5), Some(columns[0].from));
                assert_eq!(day_at(columns, i32::MAX), Some(last));
            });
        }
    }

    #[test]
    fn what_lasts_is_a_bar_from_its_first_day_to_its_last() {
        let text = "关于试验的意见\n浙政办发〔２０１８〕1 号\n各市：\n一、任务\n２０１８年下半年开展检查。从２０１８年４月１日起，每月公布情况。每年组织培训。２０１８年５月底前完成。\n某厅\n２０１８年１月２日\n";
        let corpus = Corpus::read([("bars.txt", text)]);
        seen(&corpus, &[], |picture, _| {
            let [lane] = &picture.lanes[..] else {
                panic!("one document");
            };
            let mut bars: Vec<(i32, i32, bool, usize)> = lane
                .bars
                .iter()
                .map(|bar| (bar.from, bar.to, bar.open, bar.beats.len()))
                .collect();
            bars.sort_unstable();
            assert_eq!(
                bars,
                [
                    // 每年: no day is told, so it is there all along.
                    (0, 12_000, true, 0),
                    // From April on, every month of nine.
                    (3000, 12_000, true, 9),
                    (6000, 12_000, false, 0),
                ]
            );
            assert_eq!(lane.marks.len(), 1);
            assert_eq!(lane.marks[0].at, 4500);
        });
    }

    #[test]
    fn a_mark_says_the_most_urgent_of_what_it_holds() {
        let tones = |day: &str| {
            let board = Board::new(corpus());
            let none = DeadlineFilter::default();
            let look = board.look(&none, date(day));
            let picture = picture(&board, &look, &none).expect("something is shown");
            let mut tones: Vec<(i32, Tone)> = picture
                .lanes
                .iter()
                .flat_map(|lane| &lane.marks)
                .map(|mark| (mark.at / COLUMN, mark.tone))
                .collect();
            tones.dedup();
            tones
        };
        for (month, tone) in tones("2018-06-10") {
            let expected = match month {
                0..5 => Tone::Over,
                5 => Tone::Now,
                _ => Tone::Ahead,
            };
            assert_eq!(tone, expected, "column {month}");
        }
    }
}
