//! Small texts, one for each phenomenon of the print, with the facts that a careful reader finds in them.
//!
//! `fixtures/NAME.txt` is the text, `fixtures/NAME.facts` what it says, a line for each fact, written by hand. With
//! `UPDATE_FIXTURES=1` the second is written anew from what the parser finds: read the difference before you commit it.

#![allow(clippy::disallowed_methods, reason = "a test reads its fixtures")]

use std::fmt::Write;
use std::{env, fs, path::Path};

use gazette::{Agency, Comparator, Deadline, Figure, Parse, Role, Source};

#[test]
fn every_fixture_says_what_a_careful_reader_finds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the folder of fixtures")
        .filter_map(|entry| {
            entry
                .ok()?
                .file_name()
                .into_string()
                .ok()?
                .strip_suffix(".txt")
                .map(Into::into)
        })
        .collect();
    names.sort();
    assert!(names.len() >= 15, "{names:?}");
    let mut failed = Vec::new();
    for name in names {
        let text = fs::read_to_string(folder.join(format!("{name}.txt"))).expect("a text");
        let found = facts(&gazette::parse(&Source::new(format!("{name}.txt"), &text)));
        let path = folder.join(format!("{name}.facts"));
        if env::var_os("UPDATE_FIXTURES").is_some() {
            fs::write(&path, &found).expect("the facts can be written");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if found != expected {
            failed.push(format!("── {name}: expected\n{expected}── found\n{found}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// A line for each fact.
fn facts(parse: &Parse) -> String {
    let mut lines = String::new();
    let mut line = |words: String| writeln!(lines, "{words}").expect("a string takes every line");
    for document in &parse.documents {
        let date = document
            .date
            .map_or("no date".into(), |date| date.to_string());
        line(format!(
            "document {} | {} | {date} | {}",
            document.number, document.kind, document.title
        ));
        if !document.addressees.is_empty() {
            line(format!("  to {}", document.addressees));
        }
        for attachment in &document.attachments {
            line(format!("  attached {attachment}"));
        }
        for clause in parse
            .clauses
            .iter()
            .filter(|clause| clause.document == document.id)
        {
            let place = clause.id.rsplit_once('/').map_or("", |(_, place)| place);
            line(format!(
                "  clause {place} | {} | {}",
                clause.title, clause.text
            ));
            if !clause.agencies.is_empty() {
                line(format!("    by {}", agencies(&clause.agencies)));
            }
            for deadline in parse
                .deadlines
                .iter()
                .filter(|deadline| deadline.clause.as_ref() == Some(&clause.id))
            {
                let days = [deadline.start, deadline.due]
                    .map(|day| day.map_or("?".into(), |day| day.to_string()));
                let rhythm = deadline
                    .recurrence
                    .map(|recurrence| format!(" {recurrence:?}"))
                    .unwrap_or_default();
                line(format!(
                    "    deadline {} = {} to {}{rhythm} | {}",
                    deadline.phrase, days[0], days[1], deadline.task
                ));
                if !deadline.responsible.is_empty() {
                    line(format!("      by {}", agencies(&deadline.responsible)));
                }
            }
            for figure in parse
                .figures
                .iter()
                .filter(|figure| figure.clause == clause.id)
            {
                line(format!("    figure {}", self::figure(figure)));
            }
        }
        for row in parse
            .responsibilities
            .iter()
            .filter(|row| row.document == document.id)
        {
            let cells = [&row.category, &row.task, &row.units, &row.time].map(String::as_str);
            let truncated = if row.truncated { "truncated " } else { "" };
            line(format!("  {truncated}row {}", cells.join(" | ")));
            if !row.responsible.is_empty() {
                line(format!("    by {}", agencies(&row.responsible)));
            }
            for due in &row.dues {
                let days =
                    [due.start, due.due].map(|day| day.map_or("?".into(), |day| day.to_string()));
                let year = if due.all_year { " all year" } else { "" };
                let who = format!("due {} = {} to {}{year}", due.who, days[0], days[1]);
                line(format!("    {who}"));
            }
            for clause in &row.body_clauses {
                let place = clause.rsplit_once('/').map_or("", |(_, place)| place);
                line(format!("    sums up {place}"));
            }
            let dated = |deadline: &&Deadline| deadline.row.as_ref() == Some(&row.id);
            for deadline in parse.deadlines.iter().filter(dated) {
                for other in &deadline.conflicts_with {
                    let phrase = other.rsplit_once('@').map_or("", |(_, phrase)| phrase);
                    line(format!("    conflicts with {phrase}"));
                }
            }
        }
        for table in parse
            .tables
            .iter()
            .filter(|table| table.document == document.id)
        {
            line(format!("  table {}", table.columns.join(" | ")));
            for row in &table.rows {
                line(format!("    {}", row.cells.join(" | ")));
            }
        }
        for award in parse
            .awards
            .iter()
            .filter(|award| award.document == document.id)
        {
            line(format!(
                "  award {} | {} | {}",
                award.list, award.grade, award.name
            ));
        }
        for duty in parse
            .duties
            .iter()
            .filter(|duty| duty.document == document.id)
        {
            line(format!("  duty {} | {}", duty.person, duty.post));
            let lists = [
                ("assists", duty.assists.clone()),
                ("in charge of", duty.in_charge.join(" · ")),
                ("leads", duty.leads.join(" · ")),
                ("contacts", duty.contacts.join(" · ")),
            ];
            for (verb, names) in lists.iter().filter(|(_, names)| !names.is_empty()) {
                line(format!("    {verb} {names}"));
            }
        }
    }
    for diagnostic in &parse.diagnostics {
        line(format!(
            "{:?} in line {}: {}",
            diagnostic.severity, diagnostic.line, diagnostic.message
        ));
    }
    lines
}

/// `>= 50 万家 | 新增企业50万家以上`
fn figure(figure: &Figure) -> String {
    let sign = match figure.comparator {
        Comparator::AtLeast => ">=",
        Comparator::AtMost => "<=",
        Comparator::Exactly => "=",
        Comparator::About => "~",
    };
    let mut words = format!("{sign} {} {} | {}", figure.value, figure.unit, figure.quote);
    for part in [Some(&figure.lead), figure.correction.as_ref()]
        .into_iter()
        .flatten()
    {
        if !part.is_empty() {
            words += &format!(" | {part}");
        }
    }
    words
}

fn agencies(agencies: &[Agency]) -> String {
    let name = |agency: &Agency| match agency.role {
        Role::Lead => format!("{} (lead)", agency.name),
        Role::Support => format!("{} (support)", agency.name),
        Role::Joint => agency.name.clone(),
    };
    agencies.iter().map(name).collect::<Vec<_>>().join(" · ")
}
