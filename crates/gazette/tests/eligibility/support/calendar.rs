//! A small calendar of its own, so that the engine's reckoning is not proved by itself.

use gazette::Date;

pub fn is_leap(year: i16) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

pub fn month_length(year: i16, month: i8) -> i8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

pub fn day(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).unwrap_or_else(|| panic!("no day {year}-{month}-{day}"))
}

pub fn next_day(date: Date) -> Date {
    let (y, m, d) = (date.year(), date.month(), date.day());
    if d < month_length(y, m) {
        day(y, m, d + 1)
    } else if m < 12 {
        day(y, m + 1, 1)
    } else {
        day(y + 1, 1, 1)
    }
}

pub fn day_before(date: Date) -> Date {
    let (y, m, d) = (date.year(), date.month(), date.day());
    if d > 1 {
        day(y, m, d - 1)
    } else if m > 1 {
        day(y, m - 1, month_length(y, m - 1))
    } else {
        day(y - 1, 12, 31)
    }
}

/// So many days later, or earlier.
pub fn days_from(mut date: Date, days: i32) -> Date {
    for _ in 0..days.abs() {
        date = if days > 0 {
            next_day(date)
        } else {
            day_before(date)
        };
    }
    date
}

/// The day on which somebody is so old: the birthday; in a month without that day, its last day (contract §6).
pub fn birthday(birth: Date, years: u32) -> Date {
    let year = birth.year() + i16::try_from(years).expect("no such age");
    let last = month_length(year, birth.month());
    day(year, birth.month(), birth.day().min(last))
}

/// Completed years of life, counted birthday by birthday.
pub fn years_old(birth: Date, on: Date) -> Option<u32> {
    if on < birth {
        return None;
    }
    let mut years = 0;
    while birthday(birth, years + 1) <= on {
        years += 1;
    }
    Some(years)
}
