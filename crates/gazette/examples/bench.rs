//! Measures how long reading takes: `cargo run --release -p gazette --example bench`
//!
//! A build for readers is made small, not fast, so these are the times of the very code that runs in the page, natively.

#![allow(clippy::disallowed_methods, reason = "it measures")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use gazette::{
    Source,
    corpus::Corpus,
    eligibility::{self, Profile},
    input::Age,
    notes, rules,
    search::{Engine, Options},
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let seed = std::fs::read_to_string("seeds/zhejiang-2018-12.txt")?;
    println!(
        "reading the gazette ({} bytes), best of many runs",
        seed.len()
    );
    let parse = |text: &str| {
        black_box(gazette::parse(&Source::new("bench.txt", black_box(text))));
    };
    let one = best(200, || parse(&seed));
    let copies = seed.repeat(100);
    let many = best(20, || parse(&copies));
    let factor = many.as_secs_f64() / one.as_secs_f64();
    println!("  1 ×   {:>9.3} ms   (budget 5 ms)", millis(one));
    println!(
        "  100 × {:>9.3} ms   {factor:.1} × as long (budget 110 ×)",
        millis(many)
    );

    let noise: String = "（每年，２０１８年底前、省民政厅负责）"
        .chars()
        .cycle()
        .take(3_500_000)
        .collect();
    let noise = format!("关于试验的意见\n浙政办发〔２０１８〕１ 号\n各市：\n一、任务\n{noise}");
    println!(
        "  10 MB of noise {:.0} ms",
        millis(best(1, || parse(&noise)))
    );

    let mut corpus = Corpus::read([("zhejiang-2018-12.txt", seed.as_str())]);
    // Rules name places of the notes.
    let notes = std::fs::read_to_string("seeds/notes/zhejiang.toml")?;
    notes::add(&mut corpus, "zhejiang.toml", &notes)?;
    let elder = std::fs::read_to_string("seeds/rules/elder.toml")?;
    if let Err(errors) = rules::add(&mut corpus, "elder.toml", &elder) {
        let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
        return Err(errors.join("\n").into());
    }
    let today = gazette::Date::new(2018, 4, 14).ok_or("a day")?;
    let report = |age: Option<Age>| {
        let person = Profile {
            age,
            ..Profile::default()
        };
        black_box(eligibility::report(
            &corpus.benefits,
            &corpus.questions,
            "older_person",
            black_box(&person),
            today,
        ));
    };
    let benefits = corpus.benefits.len();
    println!("a report on {benefits} benefits");
    println!(
        "  age known   {:>7.1} µs   (budget 100 µs, inside WebAssembly)",
        micros(best(2000, || report(Some(Age::Years(82)))))
    );
    println!(
        "  nothing known {:>5.1} µs",
        micros(best(2000, || report(None)))
    );
    search(&seed);
    Ok(())
}

/// One search, over as many gazettes as given: strings of one to four characters taken from all over the text.
fn search(seed: &str) {
    println!(
        "a search of 1 to 4 characters (budget 0.2 ms in one gazette, 5 ms in 100, inside WebAssembly)"
    );
    for gazettes in [1, 10, 100] {
        let names: Vec<String> = (0..gazettes)
            .map(|number| format!("{number}.txt"))
            .collect();
        let corpus = Corpus::read(names.iter().map(|name| (name.as_str(), seed)));
        let begin = Instant::now();
        let engine = Engine::new(&corpus);
        let made = begin.elapsed();
        let text: Vec<char> = corpus
            .clauses
            .iter()
            .flat_map(|clause| clause.text.chars())
            .take(20_000)
            .collect();
        let mut times: Vec<Duration> = (0..200)
            .map(|place| {
                let from = place * 97 % (text.len() - 4);
                let query: String = text[from..=from + place % 4].iter().collect();
                let begin = Instant::now();
                black_box(engine.search(
                    black_box(&query),
                    Options {
                        limit: Some(30),
                        ..Options::default()
                    },
                ));
                begin.elapsed()
            })
            .collect();
        times.sort_unstable();
        let at = |share: usize| millis(times[(times.len() - 1) * share / 100]);
        println!(
            "  {gazettes:>3} gazettes  p50 {:.3} ms  p95 {:.3} ms  p99 {:.3} ms  (made ready in {:.1} ms)",
            at(50),
            at(95),
            at(99),
            millis(made)
        );
    }
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

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}
