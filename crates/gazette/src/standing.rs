//! Where a deadline stands on a day: over, due this month, ahead, under way.
//!
//! The day is an argument, and every answer counts whole days of the calendar.

use crate::{Date, Deadline};

/// How a deadline stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The last day was so many days ago, at least one.
    Over {
        /// Days since the last day.
        days: i32,
    },
    /// The last day lies in the month of the day, and is not over.
    ThisMonth {
        /// Days until the last day; 0 on that day.
        days: i32,
    },
    /// It has begun, and the last day lies in a later month or is not told.
    Running {
        /// Days until the last day, if there is one.
        days: Option<i32>,
    },
    /// The last day lies in a later month; a first day, if there is one, has not come either.
    Ahead {
        /// Days until the last day.
        days: i32,
    },
    /// Only the first day is told, and it has not come.
    Begins {
        /// Days until the first day.
        days: i32,
    },
    /// 全年工作: no day is told, and its year is not over.
    AllYear,
    /// 每年, 定期: it returns, and no day is told.
    Rhythm,
}

impl Standing {
    /// How the deadline stands on the day. `written` is the day of its document, whose year 全年 means.
    #[must_use]
    pub fn on(deadline: &Deadline, written: Option<Date>, day: Date) -> Self {
        let begun = deadline.start.is_some_and(|start| start <= day);
        match (deadline.due, deadline.start) {
            (Some(due), _) => {
                let days = due.days_since(day);
                let this_month = (due.year(), due.month()) == (day.year(), day.month());
                if days < 0 {
                    Self::Over { days: -days }
                } else if this_month {
                    Self::ThisMonth { days }
                } else if begun {
                    Self::Running { days: Some(days) }
                } else {
                    Self::Ahead { days }
                }
            }
            (None, Some(_)) if begun => Self::Running { days: None },
            (None, Some(start)) => Self::Begins {
                days: start.days_since(day),
            },
            (None, None) if deadline.all_year => {
                let last = written.and_then(|written| Date::year_end(written.year()));
                match last.map(|last| day.days_since(last)) {
                    Some(days) if days > 0 => Self::Over { days },
                    _ => Self::AllYear,
                }
            }
            (None, None) => Self::Rhythm,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Origin, Recurrence, Span};

    fn date(iso: &str) -> Option<Date> {
        (!iso.is_empty()).then(|| Date::from_iso(iso).expect("a date of the test"))
    }

    fn deadline(start: &str, due: &str) -> Deadline {
        Deadline {
            id: String::new(),
            document: String::new(),
            clause: None,
            row: None,
            origin: Origin::Body,
            phrase: String::new(),
            quote: String::new(),
            task: String::new(),
            start: date(start),
            due: date(due),
            recurrence: None,
            all_year: false,
            responsible: Vec::new(),
            conflicts_with: Vec::new(),
            same_task: Vec::new(),
            for_whom: Vec::new(),
            topics: Vec::new(),
            levels: Vec::new(),
            source: Span { start: 0, end: 0 },
        }
    }

    #[test]
    fn a_last_day_is_over_on_the_day_after_it() {
        for (day, standing) in [
            ("2018-09-30", Standing::Ahead { days: 31 }),
            ("2018-10-01", Standing::ThisMonth { days: 30 }),
            ("2018-10-30", Standing::ThisMonth { days: 1 }),
            ("2018-10-31", Standing::ThisMonth { days: 0 }),
            ("2018-11-01", Standing::Over { days: 1 }),
            // The same month of other years is another month; leap days count.
            ("2017-10-31", Standing::Ahead { days: 365 }),
            ("2020-10-31", Standing::Over { days: 731 }),
        ] {
            let day = date(day).expect("a day");
            assert_eq!(
                Standing::on(&deadline("", "2018-10-31"), None, day),
                standing,
                "{day}"
            );
        }
    }

    #[test]
    fn a_span_runs_from_its_first_day_to_the_month_of_its_last() {
        for (day, standing) in [
            ("2018-06-30", Standing::Ahead { days: 184 }),
            ("2018-07-01", Standing::Running { days: Some(183) }),
            ("2018-11-30", Standing::Running { days: Some(31) }),
            ("2018-12-01", Standing::ThisMonth { days: 30 }),
            ("2019-01-01", Standing::Over { days: 1 }),
        ] {
            let day = date(day).expect("a day");
            let span = deadline("2018-07-01", "2018-12-31");
            assert_eq!(Standing::on(&span, None, day), standing, "{day}");
        }
    }

    #[test]
    fn what_only_begins_is_never_over() {
        let from = deadline("2018-04-01", "");
        let on = |day| Standing::on(&from, None, date(day).expect("a day"));
        assert_eq!(on("2018-03-31"), Standing::Begins { days: 1 });
        assert_eq!(on("2018-04-01"), Standing::Running { days: None });
        assert_eq!(on("2026-11-23"), Standing::Running { days: None });
    }

    #[test]
    fn what_returns_without_a_day_is_never_over() {
        let mut rhythm = deadline("", "");
        rhythm.recurrence = Some(Recurrence::Annual);
        for day in ["2018-04-14", "2026-11-23"] {
            let day = date(day).expect("a day");
            let standing = Standing::on(&rhythm, date("2018-03-27"), day);
            assert_eq!(standing, Standing::Rhythm);
        }
    }

    #[test]
    fn what_lasts_all_year_is_over_after_the_year_of_its_document() {
        let mut all_year = deadline("", "");
        all_year.all_year = true;
        for (written, day, standing) in [
            ("2018-03-27", "2018-01-01", Standing::AllYear),
            ("2018-03-27", "2018-12-31", Standing::AllYear),
            ("2018-03-27", "2019-01-01", Standing::Over { days: 1 }),
            ("2018-03-27", "2020-01-01", Standing::Over { days: 366 }),
            // Of a document without a day nobody knows which year is meant.
            ("", "2026-11-23", Standing::AllYear),
        ] {
            let day = date(day).expect("a day");
            let found = Standing::on(&all_year, date(written), day);
            assert_eq!(found, standing, "{written} {day}");
        }
    }
}
