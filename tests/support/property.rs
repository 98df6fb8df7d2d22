//! Properties that must hold of everything that anybody could come up with, tried on made-up cases for as long as there
//! is time.
//!
//! `PROPERTY_SECONDS` is the time for each property, with other cases every time. Where it is not set a property has one
//! second and always the same cases in the same order, so that a check of the project does not depend on luck. What made
//! a property fail is written down under `tests/found/` of the package; it belongs into the repository, and is tried first
//! from then on.

#![allow(dead_code, reason = "each test file uses what it needs")]
#![allow(clippy::disallowed_methods, reason = "it measures time")]

use std::{
    env, fs,
    time::{Duration, Instant},
};

use proptest::{
    prelude::*,
    test_runner::{Config, FileFailurePersistence, RngSeed, TestCaseResult, TestError, TestRunner},
};

/// So many cases are tried between two looks at the clock.
const BATCH: u32 = 32;

/// What a single case may take of a processor: they are short, so one that takes as long hangs.
const SLOWEST: Duration = Duration::from_secs(5);

/// Tries a property. `found` is the file of cases that once made it fail.
///
/// # Panics
/// With the smallest case that was found for which the property does not hold.
pub fn holds<S: Strategy>(
    found: &'static str,
    cases: &S,
    property: impl Fn(S::Value) -> TestCaseResult,
) {
    let told = env::var("PROPERTY_SECONDS").ok();
    let seconds = told.as_ref().map_or(1, |told| {
        told.parse().expect("PROPERTY_SECONDS is a whole number")
    });
    let begin = Instant::now();
    let mut batch = 0;
    while batch == 0 || begin.elapsed() < Duration::from_secs(seconds) {
        let mut runner = TestRunner::new(Config {
            cases: BATCH,
            rng_seed: if told.is_some() {
                RngSeed::Random
            } else {
                RngSeed::Fixed(batch)
            },
            failure_persistence: Some(Box::new(FileFailurePersistence::Direct(found))),
            ..Config::default()
        });
        let result = runner.run(cases, |case| {
            let taken = worked(|| property(case));
            taken.1?;
            prop_assert!(taken.0 < SLOWEST, "it took {:?}", taken.0);
            Ok(())
        });
        match result {
            Ok(()) => {}
            Err(TestError::Fail(why, case)) => panic!("{why}\nfor {case:#?}"),
            Err(TestError::Abort(why)) => panic!("{why}"),
        }
        batch += 1;
    }
    println!("{} cases", batch * u64::from(BATCH));
}

/// Asserts that ten times as much takes about as long as ten times the same, whatever else the machine does: a step that
/// grows with the square would take ten times as long.
///
/// # Panics
/// If it takes more than four times as long.
pub fn is_linear(size: usize, run: impl Fn(usize)) {
    let time = |times, size| {
        let runs = (0..3).map(|_| worked(|| (0..times).for_each(|_| run(size))).0);
        runs.min().expect("three runs")
    };
    let (tenfold, ten) = (time(10, size), time(1, size * 10));
    println!("ten times {size}: {tenfold:?}, {}: {ten:?}", size * 10);
    assert!(
        ten < tenfold * 4 + TICK * 5,
        "ten times {size} take {tenfold:?}, {} take {ten:?}",
        size * 10
    );
}

/// How exactly the system tells for how long a thread had a processor.
const TICK: Duration = Duration::from_millis(10);

/// What comes out of it, and how long this thread had a processor for it, which does not grow while others have it. Where
/// the system does not tell, how long it took.
pub fn worked<T>(does: impl FnOnce() -> T) -> (Duration, T) {
    let processor = || {
        let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        let nanoseconds = told.split(' ').next()?.parse().ok()?;
        Some(Duration::from_nanos(nanoseconds))
    };
    let (begin, before) = (Instant::now(), processor());
    let result = does();
    let taken = match (before, processor()) {
        (Some(before), Some(after)) => after - before,
        _ => begin.elapsed(),
    };
    (taken, result)
}

/// Strings that nobody means well with: what parts cells, lines, addresses and values, formulas, signs of control, signs that
/// turn the direction, blanks that are not seen, characters of several bytes, and any others between them.
pub fn hostile() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "",
        " ",
        "\u{3000}",
        "\u{feff}",
        "\u{200b}",
        "\u{202e}",
        "\0",
        "\u{7}",
        "\r",
        "\n",
        "\r\n",
        "\t",
        "\"",
        "'",
        ",",
        ";",
        ":",
        "；",
        "，",
        "、",
        "=1+1",
        "＝1",
        "+",
        "-2",
        "@",
        "＠",
        "|",
        "/",
        "\\",
        "\\n",
        "?",
        "&",
        "=",
        "#",
        "%",
        "%41",
        "%2F",
        "%3F",
        "%E5%85",
        "%ZZ",
        "~",
        ".",
        "..",
        "…",
        "<script>",
        "</b>",
        "&amp;",
        "BEGIN:VEVENT",
        "END:VCALENDAR",
        "养老",
        "八十二",
        "８２",
        "82",
        "1938年5月2日",
        "2018-02-30",
        "省民政厅",
        "é",
        "😀",
        "𠮷",
        "‍",
        "a",
        "Z",
        "0",
        "unknown",
        "true",
        "age",
        "documents",
        "deadlines",
    ]);
    prop::collection::vec(
        prop_oneof![6 => known.prop_map(String::from), 1 => any::<char>().prop_map(String::from), 1 => any::<String>()],
        0..8,
    )
    .prop_map(|pieces| pieces.concat())
}

/// Any day from year 1 to 9999, those around the ends of months and years more often than others.
pub fn day() -> impl Strategy<Value = gazette::Date> {
    let year = prop_oneof![Just(1), Just(2018), Just(2020), Just(9999), 1i16..=9999];
    let day = prop_oneof![Just(1), Just(28), Just(29), Just(30), Just(31), 1i8..=31];
    (year, 1i8..=12, day).prop_map(|(year, month, day)| {
        gazette::Date::new(year, month, day)
            .or_else(|| gazette::Date::month_end(year, month))
            .expect("every month has a last day")
    })
}
