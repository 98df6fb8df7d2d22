//! What stands in the tables and lists of the first gazette, against tables written by hand from its text.

use std::collections::BTreeSet;

use gazette::{Comparator, Deadline, Origin, Severity};
use serde::Deserialize;

use crate::support::{facts, id, iso, named, parse};

#[derive(Deserialize)]
struct Table {
    row: Vec<RowFacts>,
    conflict: Vec<PairFacts>,
    agreement: Vec<PairFacts>,
    undated: Vec<PairFacts>,
}

#[derive(Deserialize)]
struct RowFacts {
    category: String,
    task: String,
    units: String,
    time: String,
    truncated: bool,
    responsible: Vec<(String, String)>,
    dues: Vec<DueFacts>,
    body_clauses: Vec<String>,
}

#[derive(Deserialize)]
struct DueFacts {
    who: String,
    start: String,
    due: String,
    all_year: bool,
}

/// A row and a sentence of the body about the same task.
#[derive(Deserialize)]
struct PairFacts {
    row: usize,
    clause: String,
    body_phrase: String,
    table_due: String,
}

impl PairFacts {
    /// The row, the clause, the words of the body and the last day in the table.
    fn key(&self) -> (String, String, String, String) {
        (
            format!("浙政办发-2018-30/table/1/{}", self.row),
            format!("浙政办发-2018-30/{}", self.clause),
            self.body_phrase.clone(),
            self.table_due.clone(),
        )
    }
}

#[test]
fn every_row_of_the_turned_table_is_put_together_again() {
    let parse = parse();
    let expected = facts::<Table>("responsibilities").row;
    assert_eq!(parse.responsibilities.len(), expected.len());
    for (number, (found, expected)) in parse.responsibilities.iter().zip(&expected).enumerate() {
        assert_eq!(found.id, format!("浙政办发-2018-30/table/1/{}", number + 1));
        let name = &found.id;
        assert_eq!(found.category, expected.category, "{name}");
        assert_eq!(found.task, expected.task, "{name}");
        assert_eq!(found.units, expected.units, "{name}");
        assert_eq!(found.time, expected.time, "{name}");
        assert_eq!(found.truncated, expected.truncated, "{name}");
        assert_eq!(named(&found.responsible), expected.responsible, "{name}");
        let dues: Vec<_> = found
            .dues
            .iter()
            .map(|due| (due.who.clone(), iso(due.start), iso(due.due), due.all_year))
            .collect();
        let expected_dues: Vec<_> = expected
            .dues
            .iter()
            .map(|due| {
                (
                    due.who.clone(),
                    due.start.clone(),
                    due.due.clone(),
                    due.all_year,
                )
            })
            .collect();
        assert_eq!(dues, expected_dues, "{name}");
        let clauses: Vec<_> = expected
            .body_clauses
            .iter()
            .map(|clause| format!("浙政办发-2018-30/{clause}"))
            .collect();
        assert_eq!(found.body_clauses, clauses, "{name}");
    }
}

#[test]
fn every_date_of_the_table_is_a_deadline_with_the_words_of_its_row() {
    let parse = parse();
    let table: Vec<&Deadline> = parse
        .deadlines
        .iter()
        .filter(|deadline| deadline.origin == Origin::Table)
        .collect();
    let expected: Vec<_> = parse
        .responsibilities
        .iter()
        .flat_map(|row| row.dues.iter().map(move |due| (row, due)))
        .collect();
    assert_eq!(table.len(), expected.len());
    for (found, (row, due)) in table.iter().zip(expected) {
        assert_eq!(found.row.as_ref(), Some(&row.id));
        assert_eq!(
            (found.due, found.all_year),
            (due.due, due.all_year),
            "{}",
            found.id
        );
        assert!(found.task.starts_with(&row.task), "{}", found.id);
        assert!(found.quote.contains(&found.phrase), "{}", found.id);
    }
    // 省级单位2018年6月底前；各市、县（市、区）2018年12月底前: each date is only for those whom it is for.
    let city = table
        .iter()
        .find(|deadline| deadline.task.contains("钉钉") && iso(deadline.due) == "2018-12-31")
        .expect("row 24");
    assert_eq!(
        named(&city.responsible),
        [
            ("省数据管理中心".into(), "lead".into()),
            ("各市、县（市、区）政府".into(), "joint".into())
        ]
    );
}

#[test]
fn body_and_table_conflict_just_where_a_reader_sees_it() {
    let parse = parse();
    let facts = facts::<Table>("responsibilities");
    let pairs = |facts: &[PairFacts]| -> BTreeSet<_> { facts.iter().map(PairFacts::key).collect() };
    let find = |name: &String| {
        parse
            .deadlines
            .iter()
            .find(|deadline| deadline.id == *name)
            .expect("a conflict names a deadline")
    };
    let mut found = BTreeSet::new();
    for body in parse
        .deadlines
        .iter()
        .filter(|deadline| deadline.origin == Origin::Body)
    {
        for table in body.conflicts_with.iter().map(find) {
            assert!(
                table.conflicts_with.contains(&body.id),
                "both name each other"
            );
            found.insert((
                table.row.clone().expect("a row"),
                body.clause.clone().expect("a clause"),
                body.phrase.clone(),
                iso(table.due),
            ));
        }
    }
    assert_eq!(found, pairs(&facts.conflict));
    // Precision: what a reader takes for the same task on the same day is never called a conflict.
    assert!(facts.agreement.len() >= 20);
    assert!(found.is_disjoint(&pairs(&facts.agreement)));
}

#[test]
fn what_is_called_the_same_task_is_so_for_a_reader_and_most_of_what_a_reader_finds_is_found() {
    let parse = parse();
    let facts = facts::<Table>("responsibilities");
    let mut found: BTreeSet<(String, String, String, String)> = BTreeSet::new();
    for body in &parse.deadlines {
        for other in &body.same_task {
            let mut all = parse.deadlines.iter();
            let other = all.find(|own| own.id == *other).expect("a deadline");
            assert_ne!(body.origin, other.origin, "{} {}", body.id, other.id);
            assert!(other.same_task.contains(&body.id), "both name each other");
            if body.origin == Origin::Body {
                found.insert((
                    other.row.clone().expect("a row"),
                    body.clause.clone().expect("a clause"),
                    body.phrase.clone(),
                    iso(other.due),
                ));
            }
        }
        let mut conflicts = body.conflicts_with.iter();
        assert!(conflicts.all(|id| body.same_task.contains(id)));
    }
    let known = [&facts.conflict, &facts.agreement, &facts.undated];
    let known: BTreeSet<_> = known.into_iter().flatten().map(PairFacts::key).collect();
    let wrong: Vec<_> = found.difference(&known).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    // Of 29 pairs 18: the others a reader sees by what they mean, not by their words.
    assert_eq!((known.len(), found.len()), (29, 18));
}

#[derive(Deserialize)]
struct Awards {
    award: Vec<AwardFacts>,
    count: Vec<CountFacts>,
}

#[derive(Deserialize)]
struct AwardFacts {
    document: String,
    list: String,
    grade: String,
    name: String,
}

#[derive(Deserialize)]
struct CountFacts {
    document: String,
    list: String,
    grade: String,
    stated: usize,
}

#[test]
fn every_award_is_found_in_its_list_and_grade_and_the_stated_numbers_agree() {
    let parse = parse();
    let expected = facts::<Awards>("awards");
    for (found, expected) in parse.awards.iter().zip(&expected.award) {
        let name = &found.id;
        assert_eq!(found.document, id(&expected.document), "{name}");
        assert_eq!(found.list, expected.list, "{name}");
        assert_eq!(found.grade, expected.grade, "{name}");
        assert_eq!(found.name, expected.name, "{name}");
    }
    assert_eq!(parse.awards.len(), expected.award.len());
    for count in &expected.count {
        let counted = parse
            .awards
            .iter()
            .filter(|award| award.document == id(&count.document) && award.list == count.list)
            .filter(|award| count.grade.is_empty() || award.grade == count.grade);
        assert_eq!(
            counted.count(),
            count.stated,
            "{} {}",
            count.list,
            count.grade
        );
    }
    let ids: BTreeSet<_> = parse.awards.iter().map(|award| &award.id).collect();
    assert_eq!(ids.len(), parse.awards.len());
}

#[test]
fn a_list_that_lost_a_name_is_reported() {
    let seed = crate::support::seed();
    let cut = seed.replacen("桐庐县编办\n", "\n", 1);
    assert_ne!(cut, seed);
    let counts = |text: &str| {
        let parse = gazette::parse(&gazette::Source::new(crate::support::FILE, text));
        let differ = |diagnostic: &&gazette::Diagnostic| {
            diagnostic.severity == Severity::Warning && diagnostic.message.contains("个数")
        };
        parse.diagnostics.iter().filter(differ).count()
    };
    // Both the heading (共30个) and the letter (等30个) count otherwise.
    assert_eq!((counts(&seed), counts(&cut)), (0, 2));
}

#[derive(Deserialize)]
struct Duties {
    duty: Vec<DutyFacts>,
}

#[derive(Deserialize)]
struct DutyFacts {
    document: String,
    person: String,
    post: String,
    assists: String,
    in_charge: Vec<String>,
    leads: Vec<String>,
    contacts: Vec<String>,
    quote: String,
}

#[test]
fn every_leader_answers_for_what_the_text_says() {
    let parse = parse();
    let expected = facts::<Duties>("duties").duty;
    for (found, expected) in parse.duties.iter().zip(&expected) {
        let name = &expected.person;
        assert_eq!(found.document, id(&expected.document));
        assert_eq!(&found.person, name);
        assert_eq!(found.post, expected.post, "{name}");
        assert_eq!(found.assists, expected.assists, "{name}");
        assert_eq!(found.in_charge, expected.in_charge, "{name}");
        assert_eq!(found.leads, expected.leads, "{name}");
        assert_eq!(found.contacts, expected.contacts, "{name}");
        assert_eq!(found.quote, expected.quote, "{name}");
    }
    assert_eq!(parse.duties.len(), expected.len());
}

#[derive(Deserialize)]
struct Figures {
    figure: Vec<FigureFacts>,
    other: Vec<FigureFacts>,
}

#[derive(Deserialize)]
struct FigureFacts {
    document: String,
    clause: String,
    quote: String,
    value: String,
    unit: String,
    comparator: String,
    lead: String,
    correction: String,
}

#[test]
fn every_target_and_threshold_is_found_and_no_other() {
    let parse = parse();
    let facts = facts::<Figures>("figures");
    // A table's cell is no clause; its numbers stand in the row.
    let expected = facts.figure.iter().chain(&facts.other);
    let expected: BTreeSet<_> = expected
        .filter(|figure| !figure.clause.starts_with("table"))
        .map(|figure| {
            (
                format!("{}/{}", id(&figure.document), figure.clause),
                figure.quote.clone(),
                format!("{} {} {}", figure.comparator, figure.value, figure.unit),
                figure.lead.clone(),
                !figure.correction.is_empty(),
            )
        })
        .collect();
    let found: BTreeSet<_> = parse
        .figures
        .iter()
        .map(|figure| {
            let sign = match figure.comparator {
                Comparator::AtLeast => ">=",
                Comparator::AtMost => "<=",
                Comparator::Exactly => "=",
                Comparator::About => "~",
            };
            (
                figure.clause.clone(),
                figure.quote.clone(),
                format!("{sign} {} {}", figure.value, figure.unit),
                figure.lead.clone(),
                figure.correction.is_some(),
            )
        })
        .collect();
    let missing: Vec<_> = expected.difference(&found).collect();
    let invented: Vec<_> = found.difference(&expected).collect();
    assert!(
        missing.is_empty() && invented.is_empty(),
        "missing {missing:#?}\ninvented {invented:#?}"
    );
}

#[test]
fn a_lost_decimal_point_is_put_back_visibly() {
    let parse = parse();
    let corrected: Vec<_> = parse
        .figures
        .iter()
        .filter(|figure| figure.correction.is_some())
        .collect();
    let [figure] = corrected[..] else {
        panic!("{corrected:?}");
    };
    assert_eq!(serde_json::to_value(figure.value).expect("a number"), 2.5);
    assert!(
        figure.quote.ends_with("不低于2 5%"),
        "the quote stays as it is printed"
    );
}
