//! Writes the calendar of one document's deadlines, with reminders some days before, for `tests/published/calendar.mjs`:
//! `cargo run -p gazette --example calendar -- 浙政办发-2018-30 7 seeds/*.txt`

#![allow(
    clippy::disallowed_methods,
    reason = "it reads the files that it is given"
)]

use gazette::{CalendarOptions, corpus::Corpus};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let document = arguments.next().ok_or("which document?")?;
    let remind = arguments.next().ok_or("how many days before?")?.parse()?;
    let mut seeds = Vec::new();
    for path in arguments {
        let file = path.rsplit('/').next().unwrap_or(&path).to_owned();
        seeds.push((file, std::fs::read_to_string(&path)?));
    }
    let corpus = Corpus::read(
        seeds
            .iter()
            .map(|(file, text)| (file.as_str(), text.as_str())),
    );
    let deadlines: Vec<_> = corpus
        .deadlines
        .iter()
        .filter(|deadline| deadline.document == document)
        .collect();
    let options = CalendarOptions {
        about: &document,
        remind: Some(remind),
    };
    print!("{}", gazette::ics(&corpus, &deadlines, options).text);
    Ok(())
}
