//! Curated rules: `seeds/rules/*.toml` → benefits whose every quote was found in the gazette.
//!
//! A rule says nothing that the parser can find by itself: the bodies that answer for a benefit and the day from which
//! it holds come from its clause. A quote that is not in its clause stops the build, with file, line, and the passage
//! that is most like it.

use core::fmt;
use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::{
    corpus::Corpus,
    eligibility::{
        Assumption, Benefit, Choice, Condition, Criterion, FactQuestion, Strength, Test,
    },
    text::normalised,
};

/// A mistake in a rules file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleError {
    /// The file.
    pub file: String,
    /// The line in it, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: RuleProblem,
}

/// What can be wrong with a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleProblem {
    /// The file is no TOML, or has a key that is not known.
    Form(String),
    /// No document has this number.
    UnknownDocument(String),
    /// The document has no such clause.
    UnknownClause(String),
    /// The words are not in the clause.
    QuoteNotFound(Box<MissingQuote>),
    /// No assumption has this name.
    UnknownAssumption(String),
    /// No question has this key, or no such answer.
    UnknownFact(String),
    /// A criterion that asks for nothing, or for two things, or for a fact without saying it in plain words.
    NoTest,
    /// Two questions have this key.
    RepeatedQuestion(String),
    /// Two benefits have this id.
    RepeatedId(String),
    /// `not` over anything but an age: what an office decides cannot be turned around, and for a fact the answers that
    /// fit are listed.
    NotOverAge,
}

/// Words that a clause does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingQuote {
    /// The words.
    pub quote: String,
    /// The clause.
    pub clause: String,
    /// Where the gazette has words most like them, if it has any, and these.
    pub nearest: Option<(String, String)>,
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.problem)
    }
}

impl fmt::Display for RuleProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(message) => write!(f, "this cannot be read: {message}"),
            Self::UnknownDocument(number) => {
                write!(f, "no gazette in seeds/ has a document {number}")
            }
            Self::UnknownClause(clause) => write!(f, "there is no clause {clause}"),
            Self::QuoteNotFound(missing) => {
                write!(f, "“{}” is not in {}", missing.quote, missing.clause)?;
                match &missing.nearest {
                    Some((place, passage)) => {
                        write!(f, "; the nearest passage is in {place}: “{passage}”")
                    }
                    None => Ok(()),
                }
            }
            Self::UnknownAssumption(name) => write!(f, "no assumption is called {name}"),
            Self::UnknownFact(name) => {
                write!(f, "no question, or no answer to it, is called {name}")
            }
            Self::NoTest => write!(
                f,
                "a criterion has exactly one of age_from/age_to, fact with is and label, or open"
            ),
            Self::RepeatedQuestion(key) => write!(f, "two questions are called {key}"),
            Self::RepeatedId(id) => write!(f, "two benefits are called {id}"),
            Self::NotOverAge => write!(
                f,
                "not takes a single age; for a fact, list the answers that fit"
            ),
        }
    }
}

impl std::error::Error for RuleError {}

/// A rules file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    audience: String,
    document: Spanned<String>,
    #[serde(default)]
    assumptions: BTreeMap<String, Assumption>,
    #[serde(default)]
    question: Vec<RawQuestion>,
    #[serde(default)]
    benefit: Vec<RawBenefit>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawQuestion {
    key: String,
    question: String,
    choices: Vec<Choice>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBenefit {
    id: Spanned<String>,
    clause: Spanned<String>,
    title: String,
    quote: Spanned<String>,
    strength: Strength,
    condition: RawCondition,
    amount: Option<Spanned<String>>,
    region: Option<Spanned<String>>,
    #[serde(default)]
    assumptions: Vec<Spanned<String>>,
    #[serde(default)]
    bring: Vec<String>,
}

/// A node of the tree: either one of all, any, not, or a criterion.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCondition {
    all: Option<Vec<RawCondition>>,
    any: Option<Vec<RawCondition>>,
    not: Option<Box<RawCondition>>,
    quote: Option<Spanned<String>>,
    clause: Option<Spanned<String>>,
    age_from: Option<u8>,
    age_to: Option<u8>,
    fact: Option<Spanned<String>>,
    #[serde(default)]
    is: Vec<String>,
    label: Option<String>,
    open: Option<String>,
}

/// Adds the benefits and questions of a rules file to the corpus whose texts they quote.
///
/// # Errors
/// The first mistake in the file, with its line.
pub fn add(corpus: &mut Corpus, file: &str, source: &str) -> Result<(), RuleError> {
    let reader = Reader {
        corpus,
        file,
        source,
    };
    let (questions, benefits) = reader.read()?;
    corpus.questions.extend(questions);
    corpus.benefits.extend(benefits);
    Ok(())
}

struct Reader<'a> {
    corpus: &'a Corpus,
    file: &'a str,
    source: &'a str,
}

impl Reader<'_> {
    fn read(&self) -> Result<(Vec<FactQuestion>, Vec<Benefit>), RuleError> {
        let file: File = toml::from_str(self.source).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            self.error(at, RuleProblem::Form(error.message().into()))
        })?;
        let number = file.document.get_ref();
        let document = self
            .corpus
            .documents
            .iter()
            .find(|document| document.number == *number)
            .ok_or_else(|| {
                self.error(
                    file.document.span().start,
                    RuleProblem::UnknownDocument(number.clone()),
                )
            })?;
        let questions: Vec<FactQuestion> = file
            .question
            .into_iter()
            .map(|raw| FactQuestion {
                key: raw.key,
                question: raw.question,
                choices: raw.choices,
            })
            .collect();
        for (index, question) in questions.iter().enumerate() {
            let others = self.corpus.questions.iter().chain(&questions[..index]);
            if others.into_iter().any(|other| other.key == question.key) {
                let at = self
                    .source
                    .find(&format!("key = \"{}\"", question.key))
                    .unwrap_or(0);
                return Err(self.error(at, RuleProblem::RepeatedQuestion(question.key.clone())));
            }
        }
        let mut benefits: Vec<Benefit> = Vec::new();
        for raw in file.benefit {
            let taken = self
                .corpus
                .benefits
                .iter()
                .chain(&benefits)
                .any(|known| known.id == *raw.id.get_ref());
            if taken {
                return Err(self.error(
                    raw.id.span().start,
                    RuleProblem::RepeatedId(raw.id.into_inner()),
                ));
            }
            let clause = self.clause(&document.id, &raw.clause)?;
            let quote = self.quote(&raw.quote, &clause)?;
            let assumptions = raw.assumptions.iter().map(|name| {
                file.assumptions
                    .get(name.get_ref())
                    .cloned()
                    .ok_or_else(|| {
                        self.error(
                            name.span().start,
                            RuleProblem::UnknownAssumption(name.get_ref().clone()),
                        )
                    })
            });
            let optional = |words: &Option<Spanned<String>>| {
                words
                    .as_ref()
                    .map(|words| self.quote(words, &clause))
                    .transpose()
            };
            benefits.push(Benefit {
                audience: file.audience.clone(),
                amount: optional(&raw.amount)?,
                region: optional(&raw.region)?,
                assumptions: assumptions.collect::<Result<_, _>>()?,
                condition: self.condition(
                    &raw.condition,
                    &document.id,
                    &clause,
                    &questions,
                    false,
                )?,
                effective_from: self.effective_from(&clause, &quote),
                agencies: self
                    .corpus
                    .clause(&clause)
                    .map(|clause| clause.agencies.clone())
                    .unwrap_or_default(),
                id: raw.id.into_inner(),
                clause,
                title: raw.title,
                quote,
                strength: raw.strength,
                bring: raw.bring,
            });
        }
        Ok((questions, benefits))
    }

    fn condition(
        &self,
        raw: &RawCondition,
        document: &str,
        clause: &str,
        questions: &[FactQuestion],
        under_not: bool,
    ) -> Result<Condition, RuleError> {
        let part = |raw: &RawCondition, under_not| {
            self.condition(raw, document, clause, questions, under_not)
        };
        let parts = |raw: &[RawCondition]| {
            raw.iter()
                .map(|raw| part(raw, under_not))
                .collect::<Result<Vec<_>, _>>()
        };
        match raw {
            RawCondition {
                all: Some(raw),
                any: None,
                not: None,
                quote: None,
                ..
            } => Ok(Condition::All(parts(raw)?)),
            RawCondition {
                any: Some(raw),
                all: None,
                not: None,
                quote: None,
                ..
            } => Ok(Condition::Any(parts(raw)?)),
            RawCondition {
                not: Some(raw),
                all: None,
                any: None,
                quote: None,
                ..
            } => Ok(Condition::Not(Box::new(part(raw, true)?))),
            RawCondition {
                quote: Some(quote),
                all: None,
                any: None,
                not: None,
                ..
            } => {
                let clause = match &raw.clause {
                    Some(clause) => self.clause(document, clause)?,
                    None => clause.to_owned(),
                };
                let at = quote.span().start;
                let quote = self.quote(quote, &clause)?;
                let age = raw.age_from.is_some() || raw.age_to.is_some();
                let test = match (
                    age,
                    raw.fact.as_ref().filter(|_| raw.label.is_some()),
                    &raw.open,
                ) {
                    (true, None, None) => Test::Age {
                        from: raw.age_from,
                        to: raw.age_to,
                    },
                    (false, ..) if under_not => return Err(self.error(at, RuleProblem::NotOverAge)),
                    (false, Some(fact), None) => self.fact(fact, &raw.is, questions)?,
                    (false, None, Some(_)) => Test::Open,
                    _ => return Err(self.error(at, RuleProblem::NoTest)),
                };
                let label = raw
                    .open
                    .clone()
                    .or_else(|| raw.label.clone())
                    .unwrap_or_default();
                Ok(Condition::Criterion(Criterion {
                    quote,
                    clause,
                    test,
                    label,
                }))
            }
            _ => Err(self.error(
                raw.quote.as_ref().map_or(0, |quote| quote.span().start),
                RuleProblem::NoTest,
            )),
        }
    }

    fn fact(
        &self,
        fact: &Spanned<String>,
        values: &[String],
        questions: &[FactQuestion],
    ) -> Result<Test, RuleError> {
        let key = fact.get_ref();
        let question = questions
            .iter()
            .chain(&self.corpus.questions)
            .find(|question| question.key == *key);
        let known = |value: &String| {
            question.is_some_and(|question| {
                question.choices.iter().any(|choice| choice.value == *value)
            })
        };
        if values.is_empty() || !values.iter().all(known) {
            return Err(self.error(
                fact.span().start,
                RuleProblem::UnknownFact(format!("{key} = {values:?}")),
            ));
        }
        Ok(Test::Fact {
            key: key.clone(),
            values: values.to_vec(),
        })
    }

    fn clause(&self, document: &str, place: &Spanned<String>) -> Result<String, RuleError> {
        let id = format!("{document}/{}", place.get_ref());
        match self.corpus.clause(&id) {
            Some(_) => Ok(id),
            None => Err(self.error(place.span().start, RuleProblem::UnknownClause(id))),
        }
    }

    /// The words, normalised, if the clause has them.
    fn quote(&self, words: &Spanned<String>, clause: &str) -> Result<String, RuleError> {
        let quote = normalised(words.get_ref());
        if !quote.is_empty()
            && self
                .corpus
                .clause(clause)
                .is_some_and(|clause| clause.text.contains(&quote))
        {
            return Ok(quote);
        }
        let nearest = nearest(self.corpus, &quote);
        Err(self.error(
            words.span().start,
            RuleProblem::QuoteNotFound(Box::new(MissingQuote {
                quote,
                clause: clause.into(),
                nearest,
            })),
        ))
    }

    /// The day from which the quoted sentence holds, where the gazette dates it.
    fn effective_from(&self, clause: &str, quote: &str) -> Option<crate::Date> {
        let dated = self
            .corpus
            .deadlines
            .iter()
            .filter(|deadline| deadline.clause.as_deref() == Some(clause));
        dated
            .filter(|deadline| deadline.due.is_none() && quote.contains(&deadline.phrase))
            .find_map(|deadline| deadline.start)
    }

    fn error(&self, at: usize, problem: RuleProblem) -> RuleError {
        let line = self
            .source
            .get(..at)
            .map_or(1, |before| before.matches('\n').count() + 1);
        RuleError {
            file: self.file.into(),
            line,
            problem,
        }
    }
}

/// Where the gazette has the longest run of the same characters, and the passage around it.
fn nearest(corpus: &Corpus, quote: &str) -> Option<(String, String)> {
    let quote: Vec<char> = quote.chars().collect();
    let (mut longest, mut found) = (2, None);
    for clause in &corpus.clauses {
        let text: Vec<char> = clause.text.chars().collect();
        // runs[i]: how many characters before quote[i] equal those before this place of the text.
        let mut runs = vec![0_usize; quote.len() + 1];
        for (at, c) in text.iter().enumerate() {
            for index in (0..quote.len()).rev() {
                runs[index + 1] = if quote[index] == *c {
                    runs[index] + 1
                } else {
                    0
                };
                if runs[index + 1] > longest {
                    longest = runs[index + 1];
                    let before = index + 1;
                    let start = (at + 1).saturating_sub(before);
                    let end = (start + quote.len()).min(text.len());
                    found = Some((clause.id.clone(), text[start..end].iter().collect()));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const GAZETTE: &str = "关于补贴的意见\n浙政办发〔２０１８〕１ 号\n一、补贴\n从 ２０１８ 年 ４ 月 １ 日起，年满 ８０ 周岁老年人每月\n不低于 ５０ 元。（省民政厅负责）\n";

    fn read(rules: &str) -> Result<Corpus, RuleError> {
        let mut corpus = Corpus::read([("example.txt", GAZETTE)]);
        add(&mut corpus, "example.toml", rules)?;
        Ok(corpus)
    }

    fn rule(quote: &str, condition: &str) -> String {
        format!(
            "audience = \"older_person\"\ndocument = \"浙政办发〔2018〕1号\"\n\n[[benefit]]\nid = \"allowance\"\nclause = \"1\"\ntitle = \"补贴\"\nquote = \"{quote}\"\nstrength = \"entitlement\"\ncondition = {condition}\n"
        )
    }

    #[test]
    fn what_the_parser_knows_is_not_written_again() {
        let corpus = read(&rule(
            "从2018年4月1日起，年满80周岁老年人每月不低于50元",
            "{ age_from = 80, quote = \"年满80周岁\" }",
        ))
        .expect("a good rule");
        let benefit = &corpus.benefits[0];
        assert_eq!(
            benefit
                .effective_from
                .map(|date| date.to_string())
                .as_deref(),
            Some("2018-04-01")
        );
        assert_eq!(benefit.agencies[0].name, "省民政厅");
    }

    #[test]
    fn a_quote_that_is_not_in_the_text_stops_the_build_with_line_and_nearest_passage() {
        let error = read(&rule(
            "年满80周岁老年人每年不低于50元",
            "{ age_from = 80, quote = \"年满80周岁\" }",
        ))
        .expect_err("每年 is wrong");
        assert_eq!(error.line, 8);
        let message = error.to_string();
        assert!(message.starts_with("example.toml:8: "), "{message}");
        assert!(
            message.contains("年满80周岁老年人每月不低于50元"),
            "{message}"
        );
    }

    #[test]
    fn mistakes_are_told_one_by_one() {
        let good = "从2018年4月1日起";
        let problem =
            |condition: &str| read(&rule(good, condition)).expect_err("a mistake").problem;
        assert_eq!(problem("{ quote = \"年满80周岁\" }"), RuleProblem::NoTest);
        assert_eq!(
            problem("{ quote = \"年满80周岁\", age_from = 80, open = \"\" }"),
            RuleProblem::NoTest
        );
        assert_eq!(
            problem("{ not = { quote = \"年满80周岁\", open = \"由当地认定\" } }"),
            RuleProblem::NotOverAge
        );
        assert!(matches!(
            problem(
                "{ quote = \"年满80周岁\", fact = \"pension\", is = [\"resident\"], label = \"x\" }"
            ),
            RuleProblem::UnknownFact(_)
        ));
        assert!(matches!(
            problem("{ quote = \"年满80周岁\", agefrom = 80 }"),
            RuleProblem::Form(_)
        ));
        let twice = rule(good, "{ age_from = 80, quote = \"年满80周岁\" }");
        let twice = twice.clone() + &twice[twice.find("[[benefit]]").expect("a benefit")..];
        assert!(matches!(
            read(&twice).expect_err("twice").problem,
            RuleProblem::RepeatedId(_)
        ));
    }
}
