//! What a reader asks for, term by term.

use core::ops::RangeInclusive;

use super::Letters;
use crate::{Date, text::typed};

/// What must occur: one of its ways to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// As it was typed, for who is told of it.
    pub(super) words: String,
    /// The ways to write it, each in the form in which characters are compared, none empty.
    pub(super) ways: Vec<Vec<char>>,
    /// Small letters alone, which may be pinyin; else empty.
    pub(super) letters: String,
    /// The days of the month, or the day, that it names.
    pub(super) span: Option<RangeInclusive<Date>>,
}

/// The terms of a query: blanks part them, but not within quotation marks, whose content is one string and never pinyin
/// or a date. A mark that none follows stands for itself, and so do the marks “ ” within a word: texts are full of them.
pub(super) fn terms(query: &str, letters: &Letters) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut rest = query;
    loop {
        rest = rest.trim_start_matches(is_blank);
        if rest.is_empty() {
            return terms;
        }
        let (words, exact, after) = match quoted(rest) {
            Some((words, after)) => (words, true, after),
            None => {
                let (word, after) = rest.split_at(rest.find(is_blank).unwrap_or(rest.len()));
                (word, false, after)
            }
        };
        terms.extend(term(words, exact, letters));
        rest = after;
    }
}

/// What stands between quotation marks at the beginning, and what follows them.
fn quoted(rest: &str) -> Option<(&str, &str)> {
    let between = |open: char, close: char| rest.strip_prefix(open)?.split_once(close);
    let alone = |after: &str| after.chars().next().is_none_or(is_blank);
    between('"', '"').or_else(|| between('“', '”').filter(|(_, after)| alone(after)))
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

fn term(words: &str, exact: bool, letters: &Letters) -> Option<Term> {
    let fold =
        |words: &str| -> Vec<char> { typed(words).chars().map(|c| letters.fold(c)).collect() };
    let own = fold(words);
    if own.is_empty() {
        return None;
    }
    let alone = !exact && own.iter().all(char::is_ascii_lowercase);
    let spelt = if alone {
        own.iter().collect()
    } else {
        String::new()
    };
    let date = if exact { None } else { date(&own) };
    let mut ways = vec![own];
    if let Some(date) = &date {
        let written = fold(&date.written);
        if written != ways[0] {
            ways.push(written);
        }
    }
    Some(Term {
        words: words.to_owned(),
        ways,
        letters: spelt,
        span: date.map(|date| date.span),
    })
}

/// A month or a day that is asked for.
struct Asked {
    /// As a gazette writes it: 2018年10月, 2018年10月25日
    written: String,
    span: RangeInclusive<Date>,
}

/// 2018-10, 2018年10月, 2018-10-25 or 2018年10月25日.
fn date(typed: &[char]) -> Option<Asked> {
    let typed: String = typed.iter().collect();
    let iso = typed.replace(['年', '月'], "-");
    let iso = iso.strip_suffix(['日', '-']).unwrap_or(&iso);
    let parts: Vec<&str> = iso.split('-').collect();
    let whole =
        |month: &str, day: &str| Date::from_iso(&format!("{}-{month:0>2}-{day:0>2}", parts[0]));
    match parts[..] {
        [_, month] => {
            let first = whole(month, "1")?;
            let days = ["31", "30", "29", "28"].into_iter();
            let last = days.filter_map(|day| whole(month, day)).next()?;
            Some(Asked {
                written: format!("{}年{}月", first.year(), first.month()),
                span: first..=last,
            })
        }
        [_, month, day] => {
            let date = whole(month, day)?;
            Some(Asked {
                written: format!("{}年{}月{}日", date.year(), date.month(), date.day()),
                span: date..=date,
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(query: &str) -> Vec<Vec<String>> {
        let terms = terms(query, &Letters::default());
        terms
            .into_iter()
            .map(|term| term.ways.iter().map(|way| way.iter().collect()).collect())
            .collect()
    }

    #[test]
    fn blanks_part_terms_and_quotation_marks_hold_them_together() {
        assert_eq!(ways("养老 高龄"), [["养老"], ["高龄"]]);
        assert_eq!(ways("　养老　 高龄 "), [["养老"], ["高龄"]]);
        assert_eq!(ways("\"养老 服务\" 高龄"), [["养老服务"], ["高龄"]]);
        assert_eq!(ways("\"养老\"高龄"), [["养老"], ["高龄"]]);
        assert_eq!(ways("“养老 服务” 高龄"), [["养老服务"], ["高龄"]]);
        assert_eq!(ways("“互联网+”行动"), [["“互联网+”行动"]]);
        assert_eq!(ways("推进“互联网+”"), [["推进“互联网+”"]]);
        assert_eq!(ways("“养老"), [["“养老"]]);
        assert_eq!(ways("\"养老"), [["\"养老"]]);
        assert_eq!(ways("\"\" \" \""), Vec::<Vec<String>>::new());
        assert_eq!(ways(" \n\t"), Vec::<Vec<String>>::new());
    }

    #[test]
    fn a_date_is_also_looked_for_as_a_gazette_writes_it() {
        assert_eq!(ways("2018-10"), [["2018-10", "2018年10月"]]);
        assert_eq!(ways("2018-4-1"), [["2018-4-1", "2018年4月1日"]]);
        assert_eq!(
            ways("２０１８－０４－０１"),
            [["2018-04-01", "2018年4月1日"]]
        );
        assert_eq!(ways("2018年10月"), [["2018年10月"]]);
        let span = |query: &str| terms(query, &Letters::default())[0].span.clone();
        let day = |iso: &str| Date::from_iso(iso).expect("a date of the test");
        for month in ["2018-02", "2018-2", "2018年2月", "２０１８年２月"] {
            assert_eq!(
                span(month),
                Some(day("2018-02-01")..=day("2018-02-28")),
                "{month}"
            );
        }
        for whole in ["2018-10-25", "2018年10月25日"] {
            assert_eq!(
                span(whole),
                Some(day("2018-10-25")..=day("2018-10-25")),
                "{whole}"
            );
        }
        for no_date in [
            "2018-13",
            "2018-02-30",
            "18-10",
            "2018-",
            "2018年",
            "-",
            "2018-10-1-2",
            "\"2018-10\"",
        ] {
            assert_eq!(
                (ways(no_date)[0].len(), span(no_date)),
                (1, None),
                "{no_date}"
            );
        }
    }

    #[test]
    fn only_letters_alone_may_be_pinyin() {
        let letters = |query: &str| terms(query, &Letters::default())[0].letters.clone();
        assert_eq!(letters("LaoNian"), "laonian");
        assert_eq!(letters("ｌｎｒ"), "lnr");
        for other in ["lao年", "12", "\"lnr\"", "l-n"] {
            assert_eq!(letters(other), "", "{other}");
        }
    }
}
