//! Deadlines as files for a reader: their names, and what is said in them. The JavaScript API writes them, but for the
//! picture; that the browser then saves them is told in `browser`.

mod svg;

use gazette::{Date, Deadline, corpus::Corpus};

pub(crate) use svg::svg;

use crate::{
    messages::{self, Messages},
    queries::gazettes,
};

/// How many days before a day the calendar reminds of it, if asked to. The message says the same.
pub(crate) const REMIND: u16 = 7;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Calendar,
    Table,
    Data,
    Picture,
}

impl Kind {
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Calendar => "ics",
            Self::Table => "csv",
            Self::Data => "json",
            Self::Picture => "svg",
        }
    }

    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Self::Calendar => "text/calendar;charset=utf-8",
            Self::Table => "text/csv;charset=utf-8",
            Self::Data => "application/json",
            Self::Picture => "image/svg+xml",
        }
    }

    /// 政策通览-期限-2018-04-14.ics: what it is, and of which day, in the folder where it lands.
    pub(crate) fn file(self, messages: Messages, today: Date) -> String {
        messages.fill(
            messages::EXPORT_FILE,
            &[
                ("site", messages.get(messages::SITE_NAME)),
                ("date", &today.to_string()),
                ("ending", self.ending()),
            ],
        )
    }
}

/// 政策通览：浙政办发〔2018〕30号，共 43 项
pub(crate) fn heading(messages: Messages, about: &str, count: usize) -> String {
    messages.fill(
        messages::EXPORT_ABOUT,
        &[
            ("site", messages.get(messages::SITE_NAME)),
            ("about", about),
            ("count", &count.to_string()),
        ],
    )
}

/// From which gazettes the deadlines are, and when they were taken.
pub(crate) fn source(
    corpus: &Corpus,
    messages: Messages,
    deadlines: &[&Deadline],
    today: Date,
) -> String {
    let from = |gazette: &str| {
        let mut documents = corpus.documents.iter();
        documents.any(|document| {
            document.gazette == gazette
                && deadlines
                    .iter()
                    .any(|deadline| deadline.document == document.id)
        })
    };
    let own = corpus.gazettes.iter().filter(|gazette| from(&gazette.id));
    let names: Vec<String> = own
        .map(|gazette| gazettes::name(messages, gazette))
        .collect();
    messages.fill(
        messages::EXPORT_SOURCE,
        &[
            ("gazettes", &names.join("、")),
            ("date", &messages::day(messages, today)),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_what_it_is_and_the_day() {
        let today = Date::new(2018, 4, 14).expect("a day");
        let names = [Kind::Calendar, Kind::Table, Kind::Data, Kind::Picture]
            .map(|kind| kind.file(Messages::default(), today));
        assert_eq!(
            names,
            ["ics", "csv", "json", "svg"]
                .map(|ending| format!("政策通览-期限-2018-04-14.{ending}"))
        );
    }

    #[test]
    fn the_source_names_only_gazettes_that_deadlines_are_from() {
        let text = |number: u8| {
            format!(
                "某省人民政府公报 ２０１８ 年第 ０{number} 期\n某省人民政府办公厅关于试验的通知\n某政办发〔２０１８〕{number} 号\n各市：\n２０１８ 年 ５ 月底前完成。\n某省人民政府办公厅\n２０１８ 年 １ 月 ２ 日\n"
            )
        };
        let [one, two] = [1, 2].map(text);
        let corpus = Corpus::read([("一.txt", one.as_str()), ("二.txt", two.as_str())]);
        let today = Date::new(2018, 4, 14).expect("a day");
        let said = |deadlines: &[&Deadline]| source(&corpus, Messages::default(), deadlines, today);
        let name = |at: usize| gazettes::name(Messages::default(), &corpus.gazettes[at]);
        let (first, last) = (&corpus.deadlines[0], &corpus.deadlines[1]);
        assert!(said(&[last]).starts_with(&format!("来源：{}。2018年4月14日", name(1))));
        assert!(said(&[last, first]).starts_with(&format!("来源：{}、{}。", name(0), name(1))));
    }
}
