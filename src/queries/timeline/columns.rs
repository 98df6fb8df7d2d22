//! The columns of the picture, and where days stand in them.
//!
//! A position is told in thousandths of a column from the left edge, so that columns may be days or years.

use gazette::Date;

use crate::{
    deadline_filter::{DeadlineFilter, Key},
    queries::{
        board::{Board, Look},
        choice::Name,
        deadlines::day,
    },
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

/// Where a day stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Before,
    /// In thousandths of a column.
    At(i32),
    After,
}

/// A position between two columns.
pub(super) const COLUMN: i32 = 1000;

/// The columns for what the filter asks for: the days of a month, the thirds of a quarter's months, the months of a year;
/// otherwise the months of one year, and the years before and after it: see [`year_of_months`].
pub(super) fn columns(board: &Board, look: &Look, filter: &DeadlineFilter) -> Option<Vec<Column>> {
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
    let documents = look.shown.iter().filter_map(|(item, _)| item.written);
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
    let newest = look.shown.iter().filter_map(|(item, _)| item.written).max();
    let by_months = year_of_months(&years_with, newest)?;
    let columns = years_with.iter().flat_map(|(year, _)| {
        if *year == by_months {
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

/// Of years, each with how much is due in it, the one that is seen by months: the fullest of those from the newest document's
/// on, since their work is at hand; where there is none of them the fullest of all. The earlier of two.
pub(crate) fn year_of_months(years: &[(i16, usize)], newest: Option<Date>) -> Option<i16> {
    let newest = newest.map(Date::year);
    let at_hand = |year: &i16| newest.is_none_or(|newest| *year >= newest);
    let fullest = years.iter().rev();
    let fullest = fullest.max_by_key(|(year, count)| (at_hand(year), *count));
    fullest.map(|(year, _)| *year)
}

pub(super) fn months(year: i16) -> Vec<Column> {
    let month = |month| {
        Some(Column {
            unit: Unit::Month,
            from: Date::new(year, month, 1)?,
            to: Date::month_end(year, month)?,
        })
    };
    (1..=12).filter_map(month).collect()
}

pub(super) fn thirds(year: i16, month: i8) -> Vec<Column> {
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

pub(super) fn days(year: i16, month: i8) -> Vec<Column> {
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
pub(super) fn position(columns: &[Column], day: Date) -> i32 {
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

pub(super) fn thousands(columns: usize) -> i32 {
    i32::try_from(columns).unwrap_or(i32::MAX / COLUMN) * COLUMN
}
