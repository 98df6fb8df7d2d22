//! Measures how long reading takes, for `bench/parse.mjs`, and prints it as JSON, in milliseconds: of the gazette, of many copies of
//! it, and of noise; with the argument `one` of the gazette alone.
//!
//! A build for readers is made small, not fast, so these are the times of the very code that runs in the page, natively.

#![allow(clippy::disallowed_methods, reason = "it measures")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use gazette::Source;
use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let seed = std::fs::read_to_string("seeds/zhejiang-2018-12.txt")?;
    let parse = |text: &str| {
        black_box(gazette::parse(&Source::new("bench.txt", black_box(text))));
    };
    let time = |(count, runs)| {
        let text = seed.repeat(count);
        json!({ "count": count, "ms": millis(best(runs, || parse(&text))) })
    };
    if std::env::args().nth(1).as_deref() == Some("one") {
        println!(
            "{}",
            json!({ "bytes": seed.len(), "copies": [time((1, 400))] })
        );
        return Ok(());
    }
    let copies = [(1, 400), (10, 100), (100, 20)].map(time);
    let noise: String = "（每年，２０１８年底前、省民政厅负责）"
        .chars()
        .cycle()
        .take(3_500_000)
        .collect();
    let noise = format!("关于试验的意见\n浙政办发〔２０１８〕１ 号\n各市：\n一、任务\n{noise}");
    let measured = json!({
        "bytes": seed.len(),
        "copies": copies,
        "noise": millis(best(1, || parse(&noise))),
    });
    println!("{measured}");
    Ok(())
}

/// The shortest of some runs: what the code takes when nothing else happens.
fn best(runs: usize, run: impl Fn()) -> Duration {
    let time = |_| {
        let begin = Instant::now();
        run();
        begin.elapsed()
    };
    (0..runs).map(time).min().unwrap_or_default()
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
