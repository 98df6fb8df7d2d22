//! The picture of what is shown: columns of time, lanes, marks at days and bars over spans. Plain numbers; the view draws.

use gazette::{Document, Standing};

use super::{
    board::{Board, Item, Look},
    choice::Name,
    deadlines::day,
};
use crate::{
    deadline_filter::{DeadlineFilter, Key},
    filter::Keys,
    queries::documents::short_title,
};
use bars::{bars, lasts};
use columns::{COLUMN, columns, thousands};

mod bars;
mod columns;

pub(crate) use bars::{Bar, BarKind};
pub(crate) use columns::{Column, Place, Unit, day_at, place, year_of_months};

/// The whole picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) columns: Vec<Column>,
    pub(crate) lanes: Vec<Lane>,
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
    /// What the document is about, its number, and whether a reader has opened it.
    Document {
        topic: String,
        number: String,
        own: bool,
    },
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

/// More lanes than these are no picture at a glance; the rest share the last, until somebody asks for them.
pub(crate) const MOST_LANES: usize = 10;
/// The value of [`Key::Rows`] that asks for all lanes.
pub(crate) const ALL_ROWS: &str = "all";
/// How wide the lanes are, in the picture's own units, of which a mark needs [`MARK`].
pub(crate) const WIDTH: usize = 960;
/// What a finger needs: 44 pixels where the picture is at its smallest.
pub(crate) const MARK: usize = 48;

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
    let most = if shows_all_rows(filter) {
        usize::MAX
    } else {
        MOST_LANES
    };
    let drawn = ordered(lanes, most)
        .into_iter()
        .map(|(value, rest, items)| {
            let choice = value.and_then(|place| board.choices(key).get(usize::from(place)));
            let name = match choice {
                _ if rest > 0 => LaneName::Rest(rest),
                Some(choice) if key == Key::Document => {
                    board.corpus.document(&choice.value).map_or_else(
                        || LaneName::Choice(choice.name.clone()),
                        |document| LaneName::Document {
                            topic: topic(document),
                            number: document.number.clone(),
                            own: board.corpus.is_own(&document.gazette),
                        },
                    )
                }
                Some(choice) => LaneName::Choice(choice.name.clone()),
                None => LaneName::Unstated,
            };
            Lane {
                name,
                marks: marks(&columns, look, &items),
                bars: bars(&columns, look, &items),
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

/// Whether there is a lane for each, however many there are.
pub(crate) fn shows_all_rows(filter: &DeadlineFilter) -> bool {
    filter.get(Key::Rows) == ALL_ROWS
}

/// In the order of the choices, what has none last; those with least to show share a lane where there are too many.
fn ordered(
    lanes: Vec<(Option<u16>, Vec<usize>)>,
    most: usize,
) -> Vec<(Option<u16>, usize, Vec<usize>)> {
    // Those with most first, as they come.
    let mut by_size: Vec<(Option<u16>, Vec<usize>)> = Vec::with_capacity(lanes.len());
    for lane in lanes {
        let at = by_size.partition_point(|(_, other)| other.len() >= lane.1.len());
        by_size.insert(at, lane);
    }
    let rest = by_size.split_off(by_size.len().min(most));
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
    use gazette::{Date, corpus::Corpus};

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
                Some(&LaneName::Rest(23))
            );
        });
        let all = [(Key::Lanes, "unit"), (Key::Rows, ALL_ROWS)];
        seen(&many, &all, |picture, _| {
            assert_eq!(picture.lanes.len(), MOST_LANES + 23);
            let names = picture.lanes.iter().map(|lane| &lane.name);
            assert!(
                names
                    .clone()
                    .all(|name| matches!(name, LaneName::Choice(_)))
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
                    let end = columns::position(columns, next);
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
    fn rhythms_that_share_a_bar_are_called_by_what_is_true_of_all() {
        let text = "关于试验的意见\n浙政办发〔２０１８〕1 号\n各市：\n一、任务\n从２０１８年４月１日起，每月公布甲。每季度公布乙。每半年公布丙。每年公布丁。定期公布戊。\n某厅\n２０１８年１月２日\n";
        let corpus = Corpus::read([("rhythms.txt", text)]);
        assert_eq!(corpus.deadlines.len(), 5);
        seen(&corpus, &[], |picture, _| {
            let kinds = picture.lanes[0].bars.iter().map(|bar| bar.kind);
            let kinds: Vec<BarKind> = kinds.collect();
            assert_eq!(kinds, [BarKind::Rhythm(gazette::Recurrence::Periodic)]);
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
