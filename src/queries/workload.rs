//! Who has how much to do when: the bodies by level, the months of a year, other years, and what has no day.

use gazette::{Level, corpus::Corpus};

use super::{board::Board, choice::Name, organizations::find, timeline::year_of_months};
use crate::{
    deadline_filter::{DeadlineFilter, Key},
    messages,
};

/// Bodies by months.
#[derive(Debug)]
pub(crate) struct Workload {
    /// The year whose months have columns of their own. `None` where nothing has a day.
    pub(crate) year: Option<i16>,
    pub(crate) columns: Vec<Column>,
    pub(crate) groups: Vec<Group>,
    /// How many deadlines name nobody.
    pub(crate) nobody: usize,
}

/// A month, a year, or what has no day; the last holds all.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) name: Name,
    /// Which choice of [`Key::Due`] it is; empty for all.
    due: String,
}

/// Bodies of the same levels.
#[derive(Debug)]
pub(crate) struct Group {
    /// From the top down; none where no name tells.
    pub(crate) levels: Vec<Level>,
    /// Those with most to do first.
    pub(crate) rows: Vec<Row>,
}

/// A body.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) name: Name,
    /// How much it has to do in each column.
    pub(crate) counts: Vec<usize>,
}

impl Row {
    /// What the last column holds.
    fn all(&self) -> usize {
        self.counts.last().copied().unwrap_or_default()
    }
}

impl Column {
    /// What shows just the deadlines that a row has here.
    pub(crate) fn of(&self, row: &Row) -> DeadlineFilter {
        let unit = DeadlineFilter::default().with(Key::Unit, &row.id);
        unit.with(Key::Due, &self.due)
    }
}

/// Counts everything on the board once for each body that must do it.
pub(crate) fn workload(board: &Board) -> Workload {
    let year = year(board);
    let mut columns = Vec::new();
    // Of each choice the column, if it has one.
    let mut column_of = vec![None; board.choices(Key::Due).len()];
    for (choice, own) in board.choices(Key::Due).iter().zip(&mut column_of) {
        let stands = match choice.name {
            Name::Year(other) => Some(other) != year,
            Name::Month(other, _) => Some(other) == year,
            // What has no day: 全年, 定期.
            Name::Said(_) => true,
            _ => false,
        };
        if stands {
            *own = Some(columns.len());
            columns.push(Column {
                name: choice.name.clone(),
                due: choice.value.clone(),
            });
        }
    }
    columns.push(Column {
        name: Name::Said(messages::WORKLOAD_ALL),
        due: String::new(),
    });
    let units = board.choices(Key::Unit).iter();
    let mut rows: Vec<Row> = units
        .map(|choice| Row {
            id: choice.value.clone(),
            name: choice.name.clone(),
            counts: vec![0; columns.len()],
        })
        .collect();
    let mut nobody = 0;
    for item in &board.items {
        let mut due = item.own_places(Key::Due).iter();
        let column = due.find_map(|due| column_of[usize::from(*due)]);
        let units = item.own_places(Key::Unit);
        nobody += usize::from(units.is_empty());
        for unit in units {
            let counts = &mut rows[usize::from(*unit)].counts;
            for at in column.into_iter().chain([columns.len() - 1]) {
                counts[at] += 1;
            }
        }
    }
    Workload {
        year,
        columns,
        groups: by_level(board.corpus, rows),
        nobody,
    }
}

/// The year that is seen by months, as in the picture.
fn year(board: &Board) -> Option<i16> {
    let choices = board.choices(Key::Due);
    let mut counts = vec![0_usize; choices.len()];
    for due in board
        .items
        .iter()
        .flat_map(|item| item.own_places(Key::Due))
    {
        counts[usize::from(*due)] += 1;
    }
    let years = choices.iter().zip(counts);
    let years = years.filter_map(|(choice, count)| match choice.name {
        Name::Year(year) => Some((year, count)),
        _ => None,
    });
    let newest = board.items.iter().filter_map(|item| item.written).max();
    year_of_months(&years.collect::<Vec<_>>(), newest)
}

/// A group for each combination of levels, the highest first; those of which no name tells a level last.
fn by_level(corpus: &Corpus, rows: Vec<Row>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for row in rows {
        let levels = find(corpus, &row.id).map_or_else(Vec::new, |body| body.levels.clone());
        let at = groups.partition_point(|group| order(&group.levels) < order(&levels));
        if groups.get(at).is_none_or(|group| group.levels != levels) {
            let rows = Vec::new();
            groups.insert(at, Group { levels, rows });
        }
        let own = &mut groups[at].rows;
        let at = own.partition_point(|other| other.all() >= row.all());
        own.insert(at, row);
    }
    groups
}

/// By which groups are put in order.
fn order(levels: &[Level]) -> (bool, &[Level]) {
    (levels.is_empty(), levels)
}

#[cfg(test)]
mod tests {
    use gazette::Date;

    use super::*;
    use crate::{corpus, messages::Messages};

    fn date(iso: &str) -> Date {
        Date::from_iso(iso).expect("a date of the test")
    }

    /// Years before and after the fullest, a body with two names in one sentence, what lasts all year and returns.
    fn several_years() -> Corpus {
        let text = "关于试验的意见\n浙政办发〔２０１８〕１ 号\n各市：\n一、任务\n\
            ２０１８年１１月底前完成一。（省财政厅、省民政厅负责）\n\
            ２０１９年３月底前完成二。（省财政厅牵头，省民政厅配合）\n\
            ２０１９年３月１０日前完成三。（省财政厅负责）\n\
            ２０１９年８月底前完成四。（各市、县（市、区）政府负责）\n\
            ２０２２年底前完成五。（省民政厅负责）\n\
            每季度检查六。（省民政厅负责）\n\
            每年底前检查七。\n\
            某厅\n２０１８年１月２日\n";
        let mut corpus = Corpus::read([("years.txt", text)]);
        let last = corpus.deadlines.len() - 2;
        // No print says so yet: it lasts all year, and returns.
        corpus.deadlines[last].all_year = true;
        corpus
    }

    #[test]
    fn each_count_is_what_its_link_shows() {
        let several = several_years();
        for corpus in [corpus(), &several, &Corpus::default()] {
            let board = Board::new(corpus);
            let workload = workload(&board);
            let rows = || workload.groups.iter().flat_map(|group| &group.rows);
            for day in ["2018-04-14", "2019-03-10", "2026-11-23"] {
                for row in rows() {
                    for (column, count) in workload.columns.iter().zip(&row.counts) {
                        let shown = board.look(&column.of(row), date(day)).shown.len();
                        assert_eq!(*count, shown, "{} {:?} {day}", row.id, column.name);
                    }
                }
            }
            for row in rows() {
                let (all, parts) = row.counts.split_last().expect("the last holds all");
                assert_eq!(*all, parts.iter().sum::<usize>(), "{}", row.id);
                assert!(*all > 0, "{}", row.id);
            }
            assert_eq!(rows().count(), board.choices(Key::Unit).len());
            let nobody = corpus.deadlines.iter();
            let nobody = nobody.filter(|deadline| deadline.responsible.is_empty());
            assert_eq!(workload.nobody, nobody.count());
        }
    }

    #[test]
    fn the_fullest_year_has_a_column_for_each_month_and_another_year_one() {
        let corpus = several_years();
        let workload = workload(&Board::new(&corpus));
        assert_eq!(workload.year, Some(2019));
        let names = workload.columns.iter();
        let names: Vec<String> = names
            .map(|column| column.name.label(Messages::default()))
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "2018 年",
                "2019 年 3 月",
                "2019 年 8 月",
                "2022 年",
                "全年",
                "定期",
                "合计"
            ]
        );
    }

    #[test]
    fn the_highest_level_comes_first_and_within_it_who_has_most_to_do() {
        let workload = workload(&Board::new(corpus()));
        let groups = &workload.groups;
        let levels: Vec<&[Level]> = groups.iter().map(|group| &group.levels[..]).collect();
        assert_eq!(levels[0], [Level::Province]);
        assert_eq!(levels.last(), Some(&&[][..]));
        let told = &levels[..levels.len() - 1];
        assert!(told.is_sorted() && told.iter().all(|levels| !levels.is_empty()));
        for group in groups {
            assert!(
                group
                    .rows
                    .is_sorted_by(|one, other| one.all() >= other.all())
            );
        }
    }
}
