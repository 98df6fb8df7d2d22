//! What else speaks of a deadline's task: of the text the rows of the table, of a row the clauses of the text.

use gazette::{Clause, Deadline, Responsibility, corpus::Corpus};

/// The rows that belong to a deadline of the text.
#[derive(Debug, PartialEq)]
pub(crate) enum Rows<'a> {
    /// They name the same task.
    Same(Vec<&'a Responsibility>),
    /// They sum up its clause; whether one of them names its task is for a reader to see.
    OfClause(Vec<&'a Responsibility>),
}

/// The rows that name the task of a deadline of the text; where none does, those that sum up its clause.
pub(crate) fn rows<'a>(corpus: &'a Corpus, deadline: &Deadline) -> Rows<'a> {
    let rows = corpus.responsibilities.iter();
    let same = same_task(corpus, deadline);
    let named: Vec<&str> = same.filter_map(|other| other.row.as_deref()).collect();
    let same: Vec<_> = rows
        .clone()
        .filter(|row| named.contains(&row.id.as_str()))
        .collect();
    if !same.is_empty() {
        return Rows::Same(same);
    }
    let clause = deadline.clause.as_ref();
    let of_clause =
        rows.filter(|row| clause.is_some_and(|clause| row.body_clauses.contains(clause)));
    Rows::OfClause(of_clause.collect())
}

/// The clauses that a row sums up, each with the deadlines in it that name the task of the row's own deadline.
pub(crate) fn clauses<'a>(
    corpus: &'a Corpus,
    row: &Responsibility,
    deadline: &Deadline,
) -> Vec<(&'a Clause, Vec<&'a Deadline>)> {
    let clauses = row.body_clauses.iter();
    let clauses = clauses.filter_map(|clause| corpus.clause(clause));
    clauses
        .map(|clause| {
            let same = same_task(corpus, deadline);
            let own = same.filter(|other| other.clause.as_ref() == Some(&clause.id));
            (clause, own.collect())
        })
        .collect()
}

fn same_task<'a>(corpus: &'a Corpus, deadline: &Deadline) -> impl Iterator<Item = &'a Deadline> {
    let all = corpus.deadlines.iter();
    all.filter(|other| deadline.same_task.contains(&other.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;

    fn found(id: &str) -> (&'static str, Vec<&'static str>) {
        let mut deadlines = corpus().deadlines.iter();
        let own = deadlines.find(|own| own.id == id).expect("a deadline");
        let (kind, rows) = match rows(corpus(), own) {
            Rows::Same(rows) => ("same", rows),
            Rows::OfClause(rows) => ("clause", rows),
        };
        let number = |row: &&'static Responsibility| row.id.rsplit('/').next().unwrap_or_default();
        (kind, rows.iter().map(number).collect())
    }

    #[test]
    fn a_row_of_the_same_clause_about_another_task_is_not_the_same() {
        // The fines are in row 20 alone; 21 and 22 are about other tasks of the clause.
        assert_eq!(
            found("浙政办发-2018-30/3.2@2018年12月底前"),
            ("same", vec!["20"])
        );
        assert_eq!(
            found("浙政办发-2018-30/4.3@2018年7月底前"),
            ("same", vec!["36"])
        );
        // The table does not name the survey of 2.4 in April.
        assert_eq!(
            found("浙政办发-2018-30/2.4@2018年4月底前"),
            ("clause", vec!["13", "14"])
        );
        assert_eq!(found("浙政办发-2018-30/1.2@2018年10月底前").1.len(), 0);
        assert_eq!(found("浙政办发-2018-32/2.10@每年").1.len(), 0);
    }

    #[test]
    fn so_many_deadlines_of_the_text_are_paired_and_each_pair_is_seen_from_both_sides() {
        let corpus = corpus();
        let (mut same, mut of_clause, mut alone) = (0, 0, 0);
        for own in corpus.deadlines.iter().filter(|own| own.row.is_none()) {
            match rows(corpus, own) {
                Rows::Same(rows) => {
                    same += 1;
                    for row in rows {
                        let mut deadlines = corpus.deadlines.iter();
                        let back = deadlines.any(|other| {
                            let clauses = clauses(corpus, row, other);
                            other.row.as_ref() == Some(&row.id)
                                && clauses.iter().any(|(_, named)| named.contains(&own))
                        });
                        assert!(back, "{} {}", own.id, row.id);
                    }
                }
                Rows::OfClause(rows) if rows.is_empty() => alone += 1,
                Rows::OfClause(_) => of_clause += 1,
            }
        }
        assert_eq!((same, of_clause, alone), (18, 18, 25));
    }
}
