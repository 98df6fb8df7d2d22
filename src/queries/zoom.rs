//! How much time is seen: all, a year, a quarter, a month; and the one before or after it. Only what something is due in.

use gazette::Date;

use super::{
    board::Board,
    choice::{Choice, Name},
};
use crate::deadline_filter::{DeadlineFilter, Key};

/// How much time is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zoom {
    Year,
    Quarter,
    Month,
}

impl Zoom {
    /// How much a choice of [`Key::Period`] shows.
    pub(crate) fn of(name: &Name) -> Self {
        match name {
            Name::Quarter(..) => Self::Quarter,
            Name::Month(..) => Self::Month,
            _ => Self::Year,
        }
    }
}

fn seen<'b>(board: &'b Board, filter: &DeadlineFilter) -> Option<&'b Choice> {
    let choices = board.choices(Key::Period).iter();
    choices
        .into_iter()
        .find(|choice| choice.value == filter.get(Key::Period))
}

/// The period of that length around what is seen, else around the day; where nothing is due in it, the one after it, else
/// the last. `None` if there is none at all.
pub(crate) fn zoomed(
    board: &Board,
    filter: &DeadlineFilter,
    zoom: Zoom,
    day: Date,
) -> Option<String> {
    let around = seen(board, filter).and_then(|choice| choice.name.stretch());
    // What is seen may be longer than what is asked for: then the day decides within it.
    let anchor = match around.and_then(|around| around.from.zip(around.to)) {
        Some((from, to)) => day.clamp(from, to),
        None => day,
    };
    let mut all = board
        .choices(Key::Period)
        .iter()
        .filter(|choice| Zoom::of(&choice.name) == zoom);
    let ends_after = |choice: &&Choice| {
        let stretch = choice.name.stretch();
        stretch.is_some_and(|stretch| stretch.to >= Some(anchor))
    };
    let last = all.clone().next_back();
    let found = all.find(ends_after).or(last);
    found.map(|choice| choice.value.clone())
}

/// The next period of the same length in which something is due, or the one before.
pub(crate) fn beside(board: &Board, filter: &DeadlineFilter, forward: bool) -> Option<String> {
    let seen = seen(board, filter)?;
    let zoom = Zoom::of(&seen.name);
    let alike: Vec<&Choice> = board
        .choices(Key::Period)
        .iter()
        .filter(|choice| Zoom::of(&choice.name) == zoom)
        .collect();
    let at = alike.iter().position(|choice| choice.value == seen.value)?;
    let at = if forward { at + 1 } else { at.checked_sub(1)? };
    alike.get(at).map(|choice| choice.value.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;

    #[test]
    fn zooming_stays_at_the_day_and_within_what_is_seen() {
        let board = Board::new(corpus());
        let at = |period: &str, zoom, day| {
            let filter = DeadlineFilter::default().with(Key::Period, period);
            zoomed(&board, &filter, zoom, Date::from_iso(day).expect("a day"))
        };
        assert_eq!(at("", Zoom::Year, "2018-04-14").as_deref(), Some("2018"));
        assert_eq!(
            at("", Zoom::Quarter, "2018-04-14").as_deref(),
            Some("2018-Q2")
        );
        assert_eq!(
            at("2018-Q2", Zoom::Month, "2018-12-03").as_deref(),
            Some("2018-06")
        );
        assert_eq!(
            at("2018-06", Zoom::Year, "2026-11-23").as_deref(),
            Some("2018")
        );
        // Nothing is due in March 2018, in 2021, or after 2022.
        assert_eq!(
            at("", Zoom::Month, "2018-03-01").as_deref(),
            Some("2018-04")
        );
        assert_eq!(at("", Zoom::Year, "2021-03-01").as_deref(), Some("2022"));
        assert_eq!(
            at("", Zoom::Month, "2026-11-23").as_deref(),
            Some("2022-12")
        );
        // A period that there is not counts for nothing.
        assert_eq!(
            at("1066-Q9", Zoom::Year, "2018-04-14").as_deref(),
            Some("2018")
        );
    }

    #[test]
    fn one_step_leads_to_the_next_period_in_which_something_is_due() {
        let board = Board::new(corpus());
        let step = |period: &str, forward| {
            beside(
                &board,
                &DeadlineFilter::default().with(Key::Period, period),
                forward,
            )
        };
        assert_eq!(step("2018-04", true).as_deref(), Some("2018-05"));
        assert_eq!(step("2018-04", false), None);
        assert_eq!(step("2018-12", true).as_deref(), Some("2019-12"));
        assert_eq!(step("2022", true), None);
        assert_eq!(step("2022", false).as_deref(), Some("2020"));
        assert_eq!(step("", true), None);
    }
}
