//! Stretches of time: those in which deadlines run, and those for which a filter asks.

use crate::{Date, Deadline};

/// From a day to a day, both of them in it; without a first or a last day where none is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stretch {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

impl Stretch {
    /// From the first day to the last.
    #[must_use]
    pub fn days(from: Date, to: Date) -> Self {
        Self {
            from: Some(from),
            to: Some(to),
        }
    }

    /// In which a deadline runs: the day by which it is due, what lies between its days, or from its first day on. Without
    /// a day 全年 is the year in which its document was written, and what returns does so from that year on: no end is told.
    #[must_use]
    pub fn of(deadline: &Deadline, written: Option<Date>) -> Self {
        match (deadline.start, deadline.due) {
            (None, Some(due)) => Self::days(due, due),
            (Some(_), to) => Self {
                from: deadline.start,
                to,
            },
            (None, None) => {
                let year = written.map(Date::year);
                let ends = year.filter(|_| deadline.all_year);
                Self {
                    from: year.and_then(|year| Date::new(year, 1, 1)),
                    to: ends.and_then(Date::year_end),
                }
            }
        }
    }

    /// Whether a day lies in both.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        let begins_in_time = |one: Self, other: Self| {
            let ends = one.from.zip(other.to);
            ends.is_none_or(|(from, to)| from <= to)
        };
        begins_in_time(self, other) && begins_in_time(other, self)
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn holds(self, day: Date) -> bool {
        self.meets(Self::days(day, day))
    }

    /// What lies in both, if anything does.
    #[must_use]
    pub fn within(self, other: Self) -> Self {
        let to = match (self.to, other.to) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        Self {
            from: self.from.max(other.from),
            to,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Recurrence, corpus::Corpus};

    use super::*;

    fn stretch(from: &str, to: &str) -> Stretch {
        Stretch {
            from: Date::from_iso(from),
            to: Date::from_iso(to),
        }
    }

    #[test]
    fn stretches_meet_where_they_share_a_day_and_have_no_end_where_none_is_told() {
        let may = stretch("2018-05-01", "2018-05-31");
        for (from, to, meets) in [
            ("2018-05-31", "2018-06-30", true),
            ("2018-06-01", "2018-06-30", false),
            ("2018-04-01", "2018-05-01", true),
            ("2018-04-01", "2018-04-30", false),
            ("2017-01-01", "2020-12-31", true),
            ("2018-05-31", "", true),
            ("2018-06-01", "", false),
            ("", "2018-05-01", true),
            ("", "2018-04-30", false),
            ("", "", true),
        ] {
            let other = stretch(from, to);
            assert_eq!(may.meets(other), meets, "{from} {to}");
            assert_eq!(other.meets(may), meets, "{from} {to}");
            // What lies in both has days just where there is one.
            let both = may.within(other);
            assert_eq!(both, other.within(may), "{from} {to}");
            assert_eq!(both.from <= both.to, meets, "{from} {to}");
        }
    }

    #[test]
    fn a_deadline_runs_from_its_first_day_to_its_last_else_in_the_year_of_its_document() {
        let text = "关于试验的意见\n浙政办发〔２０１８〕1 号\n各市：\n一、任务\n２０１９年下半年开展检查。从２０１９年４月１日起，每月公布情况。每年组织培训。２０１９年５月底前完成。\n某厅\n２０１８年３月２日\n";
        let corpus = Corpus::read([("runs.txt", text)]);
        let written = Date::from_iso("2018-03-02");
        let mut runs: Vec<(Option<Recurrence>, Stretch)> = corpus
            .deadlines
            .iter()
            .map(|deadline| (deadline.recurrence, Stretch::of(deadline, written)))
            .collect();
        runs.sort_by_key(|(_, runs)| (runs.from, runs.to));
        assert_eq!(
            runs,
            [
                (Some(Recurrence::Annual), stretch("2018-01-01", "")),
                (Some(Recurrence::Monthly), stretch("2019-04-01", "")),
                (None, stretch("2019-05-31", "2019-05-31")),
                (None, stretch("2019-07-01", "2019-12-31")),
            ]
        );
        let mut all_year = corpus.deadlines[0].clone();
        (all_year.start, all_year.due, all_year.all_year) = (None, None, true);
        let year = stretch("2018-01-01", "2018-12-31");
        assert_eq!(Stretch::of(&all_year, written), year);
        assert_eq!(Stretch::of(&all_year, None), Stretch::default());
    }
}
