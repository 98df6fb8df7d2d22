//! What a filter of the deadlines shows, in words: for files and paper, which have no filters to look at.

use gazette::Date;

use super::board::Board;
use crate::{
    deadline_filter::{DeadlineFilter, Key},
    messages::{self, Messages},
};

/// 浙政办发〔2018〕30号，2018 年 5 月，附表 · 全部期限
pub(crate) fn in_words(
    messages: Messages,
    board: &Board<'_>,
    filter: &DeadlineFilter,
    as_of: Date,
) -> String {
    let day = messages::day(messages, as_of);
    let word = |key: Key| {
        let label = board.label(messages, key, filter.get(key));
        match key {
            Key::Text => messages.fill(messages::EXPORT_WORDS, &[("text", &label)]),
            // Which ones are over depends on the day.
            Key::State => {
                let day = messages.fill(messages::EXPORT_STANDS_ON, &[("date", &day)]);
                label + &messages.fill(messages::SITE_BRACKETS, &[("words", &day)])
            }
            // Beside what runs in the same time.
            Key::Due => {
                let values = [
                    ("name", messages.get(messages::FILTER_DUE)),
                    ("value", &label),
                ];
                messages.fill(messages::FILTER_CHIP, &values)
            }
            Key::From => messages.fill(messages::EXPORT_FROM, &[("date", &label)]),
            Key::To => messages.fill(messages::EXPORT_TO, &[("date", &label)]),
            _ => label,
        }
    };
    let words: Vec<String> = filter.set().map(word).collect();
    if words.is_empty() {
        return messages.get(messages::EXPORT_ALL).into();
    }
    words.join(messages.get(messages::SITE_COMMA))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::queries::board::board;

    #[test]
    fn a_filter_is_told_by_the_words_of_its_choices() {
        let day = Date::new(2018, 4, 14).expect("a day");
        let said = |filter: &DeadlineFilter| in_words(Messages::default(), board(), filter, day);
        let all = DeadlineFilter::default();
        assert_eq!(said(&all), "全部期限");
        assert_eq!(said(&all.with(Key::AsOf, "2018-05-01")), "全部期限");
        let some = all
            .with(Key::Document, "浙政办发-2018-30")
            .with(Key::ForWhom, "enterprises")
            .with(Key::Text, "改革");
        let words = said(&some);
        assert!(words.starts_with("浙政办发〔2018〕30号"), "{words}");
        assert!(words.ends_with("，企业，含“改革”"), "{words}");
        let over = said(&all.with(Key::State, "over"));
        assert!(over.ends_with("（以2018年4月14日为准）"), "{over}");
        assert_eq!(said(&all.with(Key::Unit, "没有")), "没有");
        let month = all.with(Key::Period, "2018-05");
        assert_eq!(said(&month), "2018 年 5 月");
        let due = month.with(Key::Due, "2018-05");
        assert_eq!(said(&due), "2018 年 5 月，到期时间：2018 年 5 月");
    }
}
