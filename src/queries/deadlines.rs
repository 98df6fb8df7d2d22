//! Where a deadline stands in a list, on which day one looks, and how that is said.

use gazette::{Date, Deadline, Figure, Recurrence, Standing, Stretch, corpus::Corpus};

use super::days::month_name;
use crate::messages::{self, Message, Messages};

/// Where a deadline stands in the list: in the month of its last day, else of its first; behind them what only runs
/// through the time that is asked for, what returns, and what lasts all year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Slot {
    /// Year and month.
    Month(i16, i8),
    /// Its day lies outside the time that is asked for, through which it runs.
    Through,
    /// No day at all: 定期, 每年.
    Rhythm,
    /// 全年工作: long, and nothing in it is due before anything else, so it stands last.
    AllYear,
}

impl Slot {
    pub(crate) fn of(deadline: &Deadline) -> Self {
        match day(deadline) {
            Some(day) => Self::Month(day.year(), day.month()),
            None if deadline.all_year && deadline.recurrence.is_none() => Self::AllYear,
            None => Self::Rhythm,
        }
    }

    /// Where it stands in a list of what runs in a stretch of time.
    pub(crate) fn within(deadline: &Deadline, asked: Stretch) -> Self {
        match day(deadline) {
            Some(day) if !asked.holds(day) => Self::Through,
            _ => Self::of(deadline),
        }
    }

    pub(crate) fn label(self, messages: Messages) -> String {
        match self {
            Self::Month(year, month) => month_name(messages, year, month),
            Self::Through => messages.get(messages::DEADLINES_THROUGH_HEADING).into(),
            Self::Rhythm => messages.get(messages::DEADLINES_RHYTHM_HEADING).into(),
            Self::AllYear => messages.get(messages::DEADLINES_ALL_YEAR_HEADING).into(),
        }
    }
}

/// The day that counts: the last, else the first.
pub(crate) fn day(deadline: &Deadline) -> Option<Date> {
    deadline.due.or(deadline.start)
}

/// The day that counts as that on which it is due: what returns is due on none, though its first day may be told.
pub(crate) fn due(deadline: &Deadline) -> Option<Date> {
    let begins = deadline.start.filter(|_| deadline.recurrence.is_none());
    deadline.due.or(begins)
}

/// The deadline that a figure is to be met by: the one in whose words it stands; of several the narrowest words.
pub(crate) fn deadline_of<'a>(corpus: &'a Corpus, figure: &Figure) -> Option<&'a Deadline> {
    let own = corpus.deadlines.iter().filter(|deadline| {
        let (around, own) = (&deadline.source, &figure.source);
        deadline.document == figure.document && around.start <= own.start && own.end <= around.end
    });
    own.min_by_key(|deadline| deadline.source.end - deadline.source.start)
}

/// The day of the document in which it is written.
pub(crate) fn written(corpus: &Corpus, deadline: &Deadline) -> Option<Date> {
    corpus.document(&deadline.document)?.date
}

/// How it stands on a day.
pub(crate) fn standing_on(corpus: &Corpus, deadline: &Deadline, day: Date) -> Standing {
    Standing::on(deadline, written(corpus, deadline), day)
}

/// Under their headings; what is in order stays so.
pub(crate) fn by_slot<'a>(shown: &[&'a Deadline]) -> Vec<(Slot, Vec<&'a Deadline>)> {
    // By insertion: the library's sort is 1 KB of the page.
    let mut ordered: Vec<&Deadline> = Vec::with_capacity(shown.len());
    for deadline in shown {
        let key = |deadline: &Deadline| (Slot::of(deadline), day(deadline));
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

/// On which day one looks, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AsOf {
    /// A reader chose it.
    Chosen(Date),
    /// The reader's own day.
    Today(Date),
    /// The day of the newest document, since all that has a day was over before today.
    Gazette(Date),
}

impl AsOf {
    pub(crate) fn day(self) -> Date {
        match self {
            Self::Chosen(day) | Self::Today(day) | Self::Gazette(day) => day,
        }
    }
}

pub(crate) const TODAY: &str = "today";
pub(crate) const GAZETTE: &str = "gazette";

/// The day of the newest document.
pub(crate) fn gazette_day(corpus: &Corpus) -> Option<Date> {
    corpus
        .documents
        .iter()
        .filter_map(|document| document.date)
        .max()
}

/// On which day one looks where `chosen` stands in the address.
pub(crate) fn as_of(corpus: &Corpus, chosen: &str, today: Date) -> AsOf {
    let gazette = || gazette_day(corpus).map_or(AsOf::Today(today), AsOf::Gazette);
    let last = corpus.deadlines.iter().filter_map(|deadline| {
        let runs = || Stretch::of(deadline, written(corpus, deadline));
        deadline.due.or_else(|| runs().to)
    });
    let last = last.max();
    match chosen {
        TODAY => AsOf::Today(today),
        GAZETTE => gazette(),
        chosen => match Date::from_iso(chosen) {
            Some(day) => AsOf::Chosen(day),
            None if last.is_some_and(|last| last < today) => gazette(),
            None => AsOf::Today(today),
        },
    }
}

/// 每月 · 定期
pub(crate) fn recurrence_name(recurrence: Recurrence) -> Message {
    match recurrence {
        Recurrence::Monthly => messages::DEADLINES_MONTHLY,
        Recurrence::Quarterly => messages::DEADLINES_QUARTERLY,
        Recurrence::Semiannual => messages::DEADLINES_SEMIANNUAL,
        Recurrence::Annual => messages::DEADLINES_ANNUAL,
        Recurrence::Periodic => messages::DEADLINES_PERIODIC,
    }
}

/// How a deadline stands, in words: 已到期（过 12 天）
pub(crate) fn standing(messages: Messages, standing: Standing) -> String {
    let (message, days) = match standing {
        Standing::Over { days } => (messages::STANDING_OVER, days),
        Standing::ThisMonth { days: 0 } => (messages::STANDING_LAST_DAY, 0),
        Standing::ThisMonth { days } => (messages::STANDING_THIS_MONTH, days),
        Standing::Running { days: Some(days) } => (messages::STANDING_RUNNING, days),
        Standing::Running { days: None } => (messages::STATE_RUNNING, 0),
        Standing::Ahead { days } => (messages::STANDING_AHEAD, days),
        Standing::Begins { days } => (messages::STANDING_BEGINS, days),
        Standing::AllYear => (messages::STATE_ALL_YEAR, 0),
        Standing::Rhythm => (messages::STATE_PERIODIC, 0),
    };
    messages.fill(message, &[("days", &days.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;

    fn date(iso: &str) -> Date {
        Date::from_iso(iso).expect("a date of the test")
    }

    #[test]
    fn one_looks_at_the_day_of_the_gazette_where_all_was_over_before_today() {
        let corpus = corpus();
        let last = date("2022-12-31");
        let tomorrow = date("2023-01-01");
        let gazette = date("2018-04-14");
        for (chosen, today, day) in [
            ("", last, AsOf::Today(last)),
            ("", tomorrow, AsOf::Gazette(gazette)),
            ("today", tomorrow, AsOf::Today(tomorrow)),
            ("gazette", last, AsOf::Gazette(gazette)),
            ("2018-10-31", tomorrow, AsOf::Chosen(date("2018-10-31"))),
            ("2018-02-30", last, AsOf::Today(last)),
            ("<script>", tomorrow, AsOf::Gazette(gazette)),
        ] {
            assert_eq!(as_of(corpus, chosen, today), day, "{chosen} {today}");
        }
        assert_eq!(as_of(&Corpus::default(), "", last), AsOf::Today(last));
    }

    #[test]
    fn a_figure_is_to_be_met_by_the_day_of_its_own_words() {
        let by = |quote: &str| {
            let mut figures = corpus().figures.iter();
            let figure = figures.find(|figure| figure.quote == quote);
            let deadline = deadline_of(corpus(), figure.expect("it is printed"));
            deadline.map(|deadline| deadline.phrase.as_str())
        };
        assert_eq!(by("消防设施功能完好率达到85%以上"), Some("到2018年底"));
        assert_eq!(by("消防设施功能完好率达到100%"), Some("到2019年底"));
        // The words name no day.
        assert_eq!(by("全省新增小微企业50万家以上"), None);
    }

    #[test]
    fn states_are_said_in_words_with_their_days() {
        let said = |standing_then| standing(Messages::default(), standing_then);
        assert_eq!(said(Standing::Over { days: 12 }), "已到期（过 12 天）");
        assert_eq!(said(Standing::ThisMonth { days: 0 }), "今天到期");
        assert_eq!(said(Standing::Ahead { days: 40 }), "还有 40 天");
        assert_eq!(said(Standing::Running { days: None }), "进行中");
        assert_eq!(said(Standing::AllYear), "全年");
    }
}
