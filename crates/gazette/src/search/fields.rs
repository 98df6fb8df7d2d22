//! Which texts are searched, and what each belongs to.

use super::{Engine, Fact, Rank};
use crate::corpus::{Corpus, next_of};

/// Reads all of them, in the order of the text.
pub(super) fn add<'a>(engine: &mut Engine<'a>, corpus: &'a Corpus) {
    let mut clauses = corpus.clauses.as_slice();
    let mut rows = corpus.responsibilities.as_slice();
    let mut tables = corpus.tables.as_slice();
    let mut awards = corpus.awards.as_slice();
    for document in &corpus.documents {
        engine.item(Fact::Document(document));
        engine.field(Rank::Title, &document.title);
        engine.field(Rank::Title, &document.number);
        for clause in next_of(&mut clauses, |clause| clause.document == document.id) {
            engine.item(Fact::Clause(clause));
            engine.field(Rank::Heading, &clause.title);
            engine.field(Rank::Body, &clause.text);
        }
        for row in next_of(&mut rows, |row| row.document == document.id) {
            engine.item(Fact::Responsibility(row));
            for cell in [&row.category, &row.task, &row.units, &row.time] {
                engine.field(Rank::Body, cell);
            }
        }
        for table in next_of(&mut tables, |table| table.document == document.id) {
            engine.item(Fact::Table(table));
            engine.field(Rank::Heading, &table.title);
            for column in &table.columns {
                engine.field(Rank::Body, column);
            }
            for row in &table.rows {
                engine.item(Fact::TableRow(table, row));
                for cell in &row.cells {
                    engine.field(Rank::Body, cell);
                }
            }
        }
        let mut list = None;
        for award in next_of(&mut awards, |award| award.document == document.id) {
            engine.item(Fact::Award(award));
            // The heading of a list stands once, above its first entry.
            if list.replace(&award.list) != Some(&award.list) {
                engine.field(Rank::Heading, &award.list);
            }
            engine.field(Rank::Name, &award.name);
        }
    }
    debug_assert!(clauses.is_empty() && rows.is_empty() && tables.is_empty() && awards.is_empty());
    for benefit in &corpus.benefits {
        engine.item(Fact::Benefit(benefit));
        engine.field(Rank::Name, &benefit.title);
        engine.field(Rank::Body, &benefit.quote);
    }
    for deadline in &corpus.deadlines {
        engine.item(Fact::Deadline(deadline));
        engine.field(Rank::Body, &deadline.task);
        engine.field(Rank::Body, &deadline.phrase);
        engine.day(deadline.due.or(deadline.start));
        for agency in &deadline.responsible {
            engine.field(Rank::Body, &agency.name);
        }
    }
    for body in &corpus.organizations {
        engine.item(Fact::Organization(body));
        engine.field(Rank::Name, &body.name);
        for alias in &body.aliases {
            engine.field(Rank::Name, alias);
        }
        if let Some(today) = &body.current_name {
            engine.field(Rank::Name, &today.name);
        }
    }
    for duty in &corpus.duties {
        engine.item(Fact::Person(duty));
        engine.field(Rank::Name, &duty.person);
        engine.field(Rank::Name, &duty.post);
    }
}
