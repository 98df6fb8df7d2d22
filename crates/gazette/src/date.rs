//! Civil dates: a day in the calendar, never an instant, so that no time zone can move one.

use core::fmt;

use jiff::civil;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A day of the civil calendar. In JSON an ISO string (`2018-10-31`); in the baked corpus three small numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// The first day that there is: 1 January of year 1.
    pub const FIRST: Self = Self(civil::date(1, 1, 1));

    /// The day, if there is one (no 30 February; years 1 to 9999).
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        if year < 1 {
            return None;
        }
        civil::Date::new(year, month, day).ok().map(Self)
    }

    /// The last day of a month.
    #[must_use]
    pub fn month_end(year: i16, month: i8) -> Option<Self> {
        Self::new(year, month, 1).map(|date| Self(date.0.last_of_month()))
    }

    /// The last day of a year.
    #[must_use]
    pub fn year_end(year: i16) -> Option<Self> {
        Self::new(year, 12, 31)
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// The same day so many years later; in a month without that day, its last day
    /// (born on 29 February, a person is a year older on 28 February: contract §6).
    #[must_use]
    pub fn plus_years(self, years: i16) -> Option<Self> {
        self.plus_months(i32::from(years) * 12)
    }

    /// The same day so many months later; in a month without that day, its last day.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Option<Self> {
        let months = i32::from(self.year()) * 12 + i32::from(self.month()) - 1 + months;
        let year = i16::try_from(months.div_euclid(12)).ok()?;
        let month = i8::try_from(months.rem_euclid(12) + 1).ok()?;
        let last = Self::month_end(year, month)?;
        Self::new(year, month, self.day().min(last.day()))
    }

    /// The day so many days later.
    #[must_use]
    pub fn plus_days(self, days: u16) -> Option<Self> {
        (0..days).try_fold(self, |date, _| date.0.tomorrow().ok().map(Self))
    }

    /// How many days this day comes after another; negative where it comes before.
    #[must_use]
    pub fn days_since(self, other: Self) -> i32 {
        // Between two days of the civil calendar there are whole days only, and fewer than four million of them.
        i32::try_from(self.0.duration_since(other.0).as_secs() / (24 * 60 * 60)).unwrap_or(i32::MAX)
    }

    /// The day before; `None` before the first day of year 1.
    #[must_use]
    pub fn yesterday(self) -> Option<Self> {
        let day = self.0.yesterday().ok()?;
        Self::new(day.year(), day.month(), day.day())
    }

    /// Completed years of life (周岁) on `day` of a person born on this date; `None` before the birth.
    #[must_use]
    pub fn age_on(self, day: Self) -> Option<u8> {
        if day < self {
            return None;
        }
        let years = day.year() - self.year();
        let reached = self.plus_years(years)? <= day;
        u8::try_from(years - i16::from(!reached)).ok()
    }

    /// Reads an ISO date, `2018-04-14`.
    #[must_use]
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |part: &str, count| {
            part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day()
        )
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            (self.year(), self.month(), self.day()).serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let date = if deserializer.is_human_readable() {
            Self::from_iso(&String::deserialize(deserializer)?)
        } else {
            let (year, month, day) = Deserialize::deserialize(deserializer)?;
            Self::new(year, month, day)
        };
        date.ok_or_else(|| D::Error::custom("a date has the form 2018-04-14"))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(iso: &str) -> Date {
        Date::from_iso(iso).expect("a date of the test")
    }

    #[test]
    fn months_end_on_their_last_day_also_in_leap_years() {
        assert_eq!(Date::month_end(2018, 2), Some(date("2018-02-28")));
        assert_eq!(Date::month_end(2020, 2), Some(date("2020-02-29")));
        assert_eq!(Date::month_end(2018, 10), Some(date("2018-10-31")));
        assert_eq!(Date::month_end(2018, 13), None);
    }

    #[test]
    fn a_completed_year_of_age_is_reached_on_the_birthday() {
        let cases = [
            ("1938-05-02", "2018-05-01", Some(79)),
            ("1938-05-02", "2018-05-02", Some(80)),
            ("1938-05-02", "2018-05-03", Some(80)),
            // Born on 29 February: the last day of the month where the day is missing.
            ("1956-02-29", "2026-02-27", Some(69)),
            ("1956-02-29", "2026-02-28", Some(70)),
            ("1956-02-29", "2028-02-28", Some(71)),
            ("1956-02-29", "2028-02-29", Some(72)),
            ("2018-05-02", "2018-05-01", None),
            ("2018-05-02", "2018-05-02", Some(0)),
        ];
        for (birth, day, age) in cases {
            assert_eq!(date(birth).age_on(date(day)), age, "born {birth}, on {day}");
        }
    }

    #[test]
    fn days_are_counted_over_months_leap_days_and_all_of_time() {
        for (from, to, days) in [
            ("2018-10-31", "2018-10-31", 0),
            ("2018-10-31", "2018-11-01", 1),
            ("2018-11-01", "2018-10-31", -1),
            ("2018-02-28", "2018-03-01", 1),
            ("2020-02-28", "2020-03-01", 2),
            ("1900-02-28", "1900-03-01", 1),
            ("2000-01-01", "2018-01-01", 6575),
            ("0001-01-01", "9999-12-31", 3_652_058),
        ] {
            assert_eq!(date(to).days_since(date(from)), days, "{from} to {to}");
        }
    }

    #[test]
    fn only_real_days_in_iso_form_are_dates() {
        for text in [
            "2018-02-30",
            "2018-2-3",
            "2018-04-14T00:00",
            "20180414",
            "+018-04-14",
            "",
        ] {
            assert_eq!(Date::from_iso(text), None, "{text}");
        }
    }
}
