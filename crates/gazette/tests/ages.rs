//! Whatever somebody writes into the fields for the age and the birth date, it is an age that can be, or told what is wrong.

#[path = "../../../tests/support/property.rs"]
mod property;

use gazette::input::{self, Age, AgeProblem, OLDEST};
use property::{day, holds, hostile, is_linear};
use proptest::prelude::*;

const FOUND: &str = "tests/found/ages.txt";

#[test]
fn what_is_written_is_an_age_that_can_be_or_refused() {
    let fields = (hostile(), [hostile(), hostile(), hostile()], day());
    holds(FOUND, &fields, |(age, [year, month, day], today)| {
        let told = input::told(&age, [&year, &month, &day], today);
        match told {
            Ok(age) => {
                let years = age.on(today);
                prop_assert!(
                    years.is_some_and(|years| years <= OLDEST),
                    "{age:?} is {years:?}"
                );
            }
            Err(AgeProblem::Empty) => {
                // Nothing that can be seen.
                let seen = [age, year, month, day].concat();
                prop_assert!(!seen.chars().any(char::is_alphanumeric), "{seen:?}");
            }
            Err(_) => {}
        }
        Ok(())
    });
}

#[test]
fn every_age_and_every_birth_date_is_understood_in_each_way_to_write_it() {
    let wide = |text: &str| -> String {
        let wide = |c: char| match c.to_digit(10) {
            Some(digit) => char::from_u32(u32::from('０') + digit).expect("a digit"),
            None => c,
        };
        text.chars().map(wide).collect()
    };
    holds(
        FOUND,
        &(0..=OLDEST, day(), 0i16..=130),
        |(years, birth, later)| {
            let Some(today) = birth.plus_years(later) else {
                return Ok(());
            };
            for written in [
                years.to_string(),
                format!(" {years} 岁"),
                format!("{years}周岁"),
            ] {
                for written in [wide(&written), written] {
                    prop_assert_eq!(
                        input::age(&written, today),
                        Ok(Age::Years(years)),
                        "{}",
                        written
                    );
                }
            }
            let (year, month, day) = (birth.year(), birth.month(), birth.day());
            // A year of fewer digits is one that nobody was born in.
            prop_assume!(year >= 1000);
            for written in [
                format!("{year}年{month}月{day}日"),
                format!("{year}-{month}-{day}"),
                format!("{year}.{month:02}.{day:02}"),
                birth.to_string(),
            ] {
                for written in [wide(&written), written] {
                    prop_assert_eq!(
                        input::age(&written, today),
                        Ok(Age::Born(birth)),
                        "{}",
                        written
                    );
                }
            }
            Ok(())
        },
    );
}

#[test]
fn a_novel_in_the_field_takes_time_in_proportion() {
    let today = gazette::Date::new(2018, 4, 14).expect("a day");
    for piece in ["八", "1", "１９３８年", "-", " ", "岁"] {
        is_linear(20_000, |count| {
            let _ = input::age(&piece.repeat(count), today);
        });
    }
}
