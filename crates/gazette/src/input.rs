//! Ages and birth dates as people write them: 82, ８２, 八十二岁, 1938年5月2日, 1938-5-2.
//!
//! What can be understood is read; for the rest the answer says which of a few things is wrong, so that the page can
//! say it in one plain sentence.

use serde::{Deserialize, Serialize};

use crate::{Date, numeral, text};

/// What a person told about the age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Age {
    /// Completed years, 0 to 130.
    Years(u8),
    /// The day of birth.
    Born(Date),
}

impl Age {
    /// Completed years on a day; `None` before the birth.
    #[must_use]
    pub fn on(self, day: Date) -> Option<u8> {
        match self {
            Self::Years(years) => Some(years),
            Self::Born(birth) => birth.age_on(day),
        }
    }
}

/// The greatest age that is believed, in years.
pub const OLDEST: u8 = 130;

/// Why what was written is no age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgeProblem {
    /// Nothing was written.
    Empty,
    /// Neither a number nor a date.
    NotUnderstood,
    /// A number below 0 or above 130, or a birth more than 130 years ago.
    OutOfRange,
    /// A birth date after today.
    NotYetBorn,
    /// A date that the calendar does not have, as 2月30日.
    NoSuchDay,
    /// A year of birth alone: the month and day are missing.
    YearAlone,
    /// Year and month of birth: the day is missing.
    DayMissing,
    /// A birth date of which a part is missing.
    Incomplete,
    /// A year of birth in two digits, which could be in either century.
    ShortYear,
    /// A date of the lunar calendar.
    Lunar,
    /// An age and a birth date that do not agree; by the birth date it would be these years.
    Contradiction(u8),
}

/// Reads what stands in a field for the age and in three for year, month and day of birth, any of them empty. A birth
/// date says more than an age; where both are told they must agree. `today` is the day on which the age counts.
///
/// # Errors
/// What is wrong with it, as [`AgeProblem`].
pub fn told(written: &str, birth: [&str; 3], today: Date) -> Result<Age, AgeProblem> {
    if birth.iter().all(|part| text::typed(part).is_empty()) {
        return age(written, today);
    }
    let born = Age::Born(parts(birth, today)?);
    let reached = born.on(today).unwrap_or_default();
    match age(written, today) {
        Err(AgeProblem::Empty) => Ok(born),
        Ok(Age::Years(years)) if years == reached => Ok(born),
        Ok(Age::Born(other)) if Age::Born(other) == born => Ok(born),
        Ok(_) => Err(AgeProblem::Contradiction(reached)),
        Err(problem) => Err(problem),
    }
}

/// 1944 · 1944年 · 一九四四; 5 · 05 · 五月; 2 · 2日 · 二号
fn parts(written: [&str; 3], today: Date) -> Result<Date, AgeProblem> {
    let mut numbers = [0; 3];
    for ((part, number), unit) in written.iter().zip(&mut numbers).zip(["年", "月", "日号"]) {
        let part = text::typed(part);
        if part.is_empty() {
            return Err(AgeProblem::Incomplete);
        }
        if is_lunar(&part) {
            return Err(AgeProblem::Lunar);
        }
        let bare = part.trim_end_matches(|c| unit.contains(c));
        *number = numeral::number(bare).ok_or(AgeProblem::NotUnderstood)?;
    }
    let [year, month, day] = numbers;
    if year < 100 {
        return Err(AgeProblem::ShortYear);
    }
    born(year, month, day, today)
}

/// A day on which somebody who lives can have been born.
fn born(year: u32, month: u32, day: u32, today: Date) -> Result<Date, AgeProblem> {
    let date = Date::new(
        i16::try_from(year).unwrap_or(0),
        i8::try_from(month).unwrap_or(0),
        i8::try_from(day).unwrap_or(0),
    );
    match date {
        None => Err(AgeProblem::NoSuchDay),
        Some(birth) if birth > today => Err(AgeProblem::NotYetBorn),
        Some(birth) if birth.age_on(today).is_none_or(|age| age > OLDEST) => {
            Err(AgeProblem::OutOfRange)
        }
        Some(birth) => Ok(birth),
    }
}

/// 农历五月初二: a day that is not the one on the identity card.
fn is_lunar(written: &str) -> bool {
    ["农历", "阴历", "正月", "腊月", "冬月", "闰", "初", "廿"]
        .iter()
        .any(|word| written.contains(word))
}

/// Reads an age or a birth date. `today` is the reader's.
///
/// # Errors
/// What is wrong with it, as [`AgeProblem`].
pub fn age(written: &str, today: Date) -> Result<Age, AgeProblem> {
    let written = text::typed(written);
    let words = written.trim_matches(['。', '，', '.', ',']);
    let words = ["今年", "年龄", "年满", "已满", "满"]
        .iter()
        .fold(words, |words, head| {
            words.strip_prefix(head).unwrap_or(words)
        });
    if words.is_empty() {
        return Err(AgeProblem::Empty);
    }
    if is_lunar(words) {
        return Err(AgeProblem::Lunar);
    }
    birth(words, today).unwrap_or_else(|| years(words, today))
}

/// 82 · 八十二 · 82岁 · 82周岁
fn years(words: &str, today: Date) -> Result<Age, AgeProblem> {
    let bare = ["周岁", "足岁", "岁"]
        .iter()
        .find_map(|unit| words.strip_suffix(unit));
    let digits = bare.unwrap_or(words);
    let Some(negative_or_number) = digits
        .strip_prefix(['-', '−', '—', '－', '负'])
        .map_or_else(
            || numeral::number(digits).map(Ok),
            |rest| numeral::number(rest).map(|_| Err(AgeProblem::OutOfRange)),
        )
    else {
        return Err(AgeProblem::NotUnderstood);
    };
    let number = negative_or_number?;
    if bare.is_none()
        && (1850..=i32::from(today.year())).contains(&i32::try_from(number).unwrap_or(0))
    {
        return Err(AgeProblem::YearAlone);
    }
    match u8::try_from(number) {
        Ok(years) if years <= OLDEST => Ok(Age::Years(years)),
        _ => Err(AgeProblem::OutOfRange),
    }
}

/// 1938年5月2日 · 1938-5-2 · 1938.05.02 · 1938/5/2 · 19380502; `None` where it is no date at all.
fn birth(words: &str, today: Date) -> Option<Result<Age, AgeProblem>> {
    let words = words
        .strip_suffix(['生'])
        .map_or(words, |words| words.strip_suffix('出').unwrap_or(words));
    let parts = if words.contains('年') {
        let (year, rest) = words.split_once('年')?;
        let (month, day) = rest
            .split_once('月')
            .map_or((rest, ""), |(month, day)| (month, day));
        [year, month, day.trim_end_matches(['日', '号'])]
    } else if words.len() == 8 && words.bytes().all(|byte| byte.is_ascii_digit()) {
        [&words[..4], &words[4..6], &words[6..]]
    } else {
        let mut parts = words
            .split(['-', '.', '/', '、', ' '])
            .filter(|part| !part.is_empty());
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next().unwrap_or(""));
        if numeral::number(year).is_none_or(|year| year < 1000) || parts.next().is_some() {
            return None;
        }
        [year, month, day]
    };
    let year = numeral::number(parts[0]).filter(|year| (1000..=9999).contains(year))?;
    if parts[1].is_empty() {
        return Some(Err(AgeProblem::YearAlone));
    }
    let month = numeral::number(parts[1])?;
    if parts[2].is_empty() {
        return Some(Err(AgeProblem::DayMissing));
    }
    let day = numeral::number(parts[2])?;
    Some(born(year, month, day, today).map(Age::Born))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> Result<Age, AgeProblem> {
        age(written, Date::new(2026, 11, 23).expect("a day"))
    }

    #[test]
    fn ages_are_read_as_people_write_them() {
        for written in [
            "80",
            "８０",
            "80岁",
            "八十",
            "八十岁",
            " 80 ",
            "80 周岁",
            "今年80岁",
            "８０周岁。",
        ] {
            assert_eq!(read(written), Ok(Age::Years(80)), "{written}");
        }
        assert_eq!(read("八十二"), Ok(Age::Years(82)));
        assert_eq!(read("0"), Ok(Age::Years(0)));
        assert_eq!(read("130"), Ok(Age::Years(130)));
    }

    #[test]
    fn birth_dates_are_read_as_people_write_them() {
        let born = Ok(Age::Born(Date::new(1938, 5, 2).expect("a day")));
        for written in [
            "1938年5月2日",
            "１９３８年５月２日",
            "1938 年 5 月 2 日",
            "1938-5-2",
            "1938-05-02",
            "1938.5.2",
            "1938/05/02",
            "19380502",
            "一九三八年五月二日",
            "1938年5月2日出生",
            "1938年5月2号",
            "1938 5 2",
        ] {
            assert_eq!(read(written), born, "{written}");
        }
    }

    #[test]
    fn what_is_no_age_says_why() {
        use AgeProblem::*;
        let cases = [
            ("", Empty),
            ("   ", Empty),
            ("。", Empty),
            ("-1", OutOfRange),
            ("−1", OutOfRange),
            ("131", OutOfRange),
            ("999999999999999999999", NotUnderstood),
            ("1800-01-01", OutOfRange),
            ("2026-11-24", NotYetBorn),
            ("2027年1月1日", NotYetBorn),
            ("1938-02-30", NoSuchDay),
            ("1938年13月1日", NoSuchDay),
            ("1938年5月0日", NoSuchDay),
            ("1938", YearAlone),
            ("1938年", YearAlone),
            ("1938年5月", DayMissing),
            ("1938-5", DayMissing),
            ("八十多", NotUnderstood),
            ("abc", NotUnderstood),
            ("80.5", NotUnderstood),
            ("<b>80</b>", NotUnderstood),
            ("八十或八十一", NotUnderstood),
            ("80岁半", NotUnderstood),
        ];
        for (written, problem) in cases {
            assert_eq!(read(written), Err(problem), "{written}");
        }
    }

    #[test]
    fn a_birth_date_may_stand_in_three_fields_and_must_agree_with_the_age() {
        let today = Date::new(2026, 11, 23).expect("a day");
        let told = |written, birth| told(written, birth, today);
        let born = Ok(Age::Born(Date::new(1944, 5, 2).expect("a day")));
        for birth in [
            ["1944", "5", "2"],
            ["1944年", "05月", "02日"],
            ["一九四四", "五", "二号"],
            ["１９４４", " 5 ", "2"],
        ] {
            for age in ["", "82", "八十二", "1944-05-02"] {
                assert_eq!(told(age, birth), born, "{age} {birth:?}");
            }
        }
        let cases = [
            ("83", ["1944", "5", "2"], AgeProblem::Contradiction(82)),
            (
                "1944-05-03",
                ["1944", "5", "2"],
                AgeProblem::Contradiction(82),
            ),
            ("abc", ["1944", "5", "2"], AgeProblem::NotUnderstood),
            ("", ["1944", "", "2"], AgeProblem::Incomplete),
            ("82", ["1944", "5", ""], AgeProblem::Incomplete),
            ("", ["44", "5", "2"], AgeProblem::ShortYear),
            ("", ["1944", "五月", "初二"], AgeProblem::Lunar),
            ("农历1944年五月初二", ["", "", ""], AgeProblem::Lunar),
            ("", ["1944", "13", "2"], AgeProblem::NoSuchDay),
            ("", ["1944", "2", "30"], AgeProblem::NoSuchDay),
            ("", ["2026", "11", "24"], AgeProblem::NotYetBorn),
            ("", ["1895", "11", "23"], AgeProblem::OutOfRange),
            ("", ["", "", ""], AgeProblem::Empty),
        ];
        for (written, birth, problem) in cases {
            assert_eq!(told(written, birth), Err(problem), "{written} {birth:?}");
        }
        assert_eq!(told("82", ["", " ", ""]), Ok(Age::Years(82)));
    }

    #[test]
    fn a_person_born_today_is_zero_and_one_born_tomorrow_is_not_yet() {
        assert_eq!(
            read("2026-11-23").map(|age| age.on(Date::new(2026, 11, 23).expect("a day"))),
            Ok(Some(0))
        );
        assert_eq!(
            read("1896-11-22").map(|age| age.on(Date::new(2026, 11, 23).expect("a day"))),
            Ok(Some(130))
        );
        assert_eq!(read("1895-11-23"), Err(AgeProblem::OutOfRange));
    }
}
