//! What one body must do: in each role what has a deadline, in its order, and what has none.

use gazette::{Clause, Deadline, Mention, MentionRole, Organization, Responsibility, Role};

use super::{board::Board, organizations::mentions};

/// What a body must do in one role.
#[derive(Debug)]
pub(crate) struct Work<'a> {
    pub(crate) role: Role,
    /// In the order of the list of deadlines.
    pub(crate) dated: Vec<&'a Deadline>,
    pub(crate) undated: Vec<Undated<'a>>,
}

impl Work<'_> {
    pub(crate) fn count(&self) -> usize {
        self.dated.len() + self.undated.len()
    }
}

/// Where a body is named, with nothing there that it must do by a day.
#[derive(Debug)]
pub(crate) enum Undated<'a> {
    /// The passages of the clause that are about the body.
    Clause(&'a Clause, Vec<&'a str>),
    Row(&'a Responsibility),
}

const ROLES: [(Role, MentionRole); 3] = [
    (Role::Lead, MentionRole::Lead),
    (Role::Joint, MentionRole::Joint),
    (Role::Support, MentionRole::Support),
];

/// What a body must do; no role without anything.
pub(crate) fn work<'a>(board: &Board<'a>, body: &'a Organization) -> Vec<Work<'a>> {
    let unit = board.unit(&body.id);
    let of_role = |(role, mentioned)| {
        let own = board
            .items
            .iter()
            .filter(|item| unit.is_some_and(|unit| item.has(unit, role)));
        let dated: Vec<&Deadline> = own.map(|item| item.deadline).collect();
        let undated = mentions(body, mentioned)
            .filter_map(|mention| undated(board, body, mention, &dated))
            .collect();
        Work {
            role,
            dated,
            undated,
        }
    };
    let all = ROLES.into_iter().map(of_role);
    all.filter(|work| work.count() > 0).collect()
}

/// Where the text only names the body.
pub(crate) fn named<'a>(board: &Board<'a>, body: &'a Organization) -> Vec<Undated<'a>> {
    mentions(body, MentionRole::Named)
        .filter_map(|mention| undated(board, body, mention, &[]))
        .collect()
}

/// How much a body must do, with and without a day.
pub(crate) fn tasks(board: &Board, body: &Organization) -> usize {
    work(board, body).iter().map(Work::count).sum()
}

/// What a mention tells beside the body's own deadlines; nothing where they tell all of it.
fn undated<'a>(
    board: &Board<'a>,
    body: &Organization,
    mention: &Mention,
    dated: &[&Deadline],
) -> Option<Undated<'a>> {
    let corpus = board.corpus;
    if let Some(id) = &mention.row {
        let row = corpus.row(id)?;
        let has_day = dated.iter().any(|own| own.row.as_ref() == Some(id));
        return (!has_day).then_some(Undated::Row(row));
    }
    let clause = corpus.clause(mention.clause.as_ref()?)?;
    let here = |deadline: &Deadline| deadline.clause.as_ref() == Some(&clause.id);
    let mut passages = about(body, &clause.text);
    if !dated.iter().any(|own| here(own)) {
        // The body may be named by the heading, or by a bracket of the clauses around.
        if passages.is_empty() {
            passages.extend(clause.text.split_inclusive('。').next());
        }
        return Some(Undated::Clause(clause, passages));
    }
    // Of a clause with a day of its own the rest: what neither that day nor another's governs.
    let quotes: Vec<&str> = corpus
        .deadlines
        .iter()
        .filter(|deadline| here(deadline))
        .map(|deadline| deadline.quote.as_str())
        .collect();
    let rest = |sentence: &str| {
        let is_bracket = sentence.starts_with('（') && sentence.ends_with('）');
        !is_bracket && !quotes.iter().any(|quote| sentence.contains(quote))
    };
    let passages: Vec<&str> = passages
        .into_iter()
        .flat_map(|passage| runs(passage, rest))
        .collect();
    (!passages.is_empty()).then_some(Undated::Clause(clause, passages))
}

fn names(body: &Organization, text: &str) -> bool {
    text.contains(&body.name) || body.aliases.iter().any(|alias| text.contains(alias))
}

/// The parts of a text that are about the body: the sentences that brackets with its name bind, else the sentences that
/// name it.
fn about<'a>(body: &Organization, text: &'a str) -> Vec<&'a str> {
    let bound = bound(text).into_iter();
    let bound = bound.filter(|(_, bracket)| names(body, bracket));
    let found: Vec<&str> = bound.map(|(part, _)| part).collect();
    if found.is_empty() {
        return runs(text, |sentence| names(body, sentence));
    }
    found
}

/// The sentences that fit, those that follow each other as one.
fn runs(text: &str, fits: impl Fn(&str) -> bool) -> Vec<&str> {
    let mut runs = Vec::new();
    let (mut from, mut at) = (0, 0);
    for sentence in text.split_inclusive('。') {
        if !fits(sentence) {
            runs.push(&text[from..at]);
            from = at + sentence.len();
        }
        at += sentence.len();
    }
    runs.push(&text[from..at]);
    runs.retain(|run| !run.is_empty());
    runs
}

/// What stands before each bracket that follows a full stop, with the bracket, and the bracket alone:
/// 甲做一事。（甲负责）乙做一事。（乙负责） → two
fn bound(text: &str) -> Vec<(&str, &str)> {
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(stop) = text[at..].find("。（") {
        let open = at + stop + "。".len();
        let mut depth = 0_u32;
        let close = text[open..].char_indices().find(|(_, sign)| {
            match sign {
                '（' => depth += 1,
                '）' => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        let Some((close, sign)) = close else { break };
        at = open + close + sign.len_utf8();
        parts.push((&text[from..at], &text[open..at]));
        from = at;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        corpus,
        queries::{board::board, organizations::find},
    };

    fn body(name: &str) -> &'static Organization {
        find(corpus(), name).expect("it is in this gazette")
    }

    #[test]
    fn what_is_about_a_body_is_what_its_brackets_bind() {
        let body = body("省工商局");
        let text = "甲做一事。再做一事。（各市、县（市、区）政府负责）乙做一事。（省工商局牵头）丙做一事。（省工商局负责）";
        let own = ["乙做一事。（省工商局牵头）", "丙做一事。（省工商局负责）"];
        assert_eq!(about(body, text), own);
        assert_eq!(about(body, "甲做。省工商局做。乙做。"), ["省工商局做。"]);
        assert_eq!(about(body, "甲做。（乙"), [""; 0]);
    }

    #[test]
    fn sentences_that_follow_each_other_are_one_passage() {
        let all = runs("甲。乙。丙。丁", |sentence| sentence != "丙。");
        assert_eq!(all, ["甲。乙。", "丁"]);
        assert_eq!(runs("甲。", |_| false), [""; 0]);
    }

    #[test]
    fn nothing_that_has_a_day_stands_among_what_has_none() {
        for body in &corpus().organizations {
            for work in work(board(), body) {
                for undated in &work.undated {
                    let Undated::Clause(clause, passages) = undated else {
                        continue;
                    };
                    let own = work.dated.iter();
                    for own in own.filter(|own| own.clause.as_ref() == Some(&clause.id)) {
                        for passage in passages {
                            assert!(!passage.contains(&own.quote), "{} {passage}", body.id);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn the_rest_of_a_clause_with_a_day_is_told_too() {
        // The bracket binds what comes before 每年免费为老年人体检, and what comes after.
        let works = work(board(), body("省卫生计生委"));
        let undated = works.iter().flat_map(|work| &work.undated);
        let mut of_clause = undated.filter_map(|undated| match undated {
            Undated::Clause(clause, passages) => Some((clause, passages)),
            Undated::Row(_) => None,
        });
        let (_, passages) = of_clause
            .find(|(clause, _)| clause.id == "浙政办发-2018-32/2.12")
            .expect("more than its day");
        assert!(passages.iter().any(|passage| passage.contains("老年病科")));
    }
}
