//! Curated rules: `seeds/rules/*.toml` → benefits whose every quote was found in the gazette.
//!
//! A rule says nothing that the parser can find by itself: the bodies that answer for a benefit and the days from which
//! it holds or by which it is due come from its clause. A quote that is not in its clause stops the build, with file,
//! line, and the passage that is most like it; so does a condition that decides nothing, or a clause or an age of the
//! text that was passed over.

mod audit;
mod file;
mod form;
mod problem;

use toml::Spanned;

use crate::{
    Date, Deadline,
    corpus::Corpus,
    eligibility::{
        AGE, Assumption, Audience, Benefit, Choice, Condition, Criterion, GroupName, Question, Test,
    },
    text::normalised,
};
use file::{File, RawBenefit, RawCondition, RawQuestion};
pub use problem::{MissingQuote, RuleError, RuleProblem};

/// The groups of results that an audience may call otherwise.
const GROUPS: [&str; 7] = [
    "eligible",
    "undetermined",
    "future",
    "discretionary",
    "not_eligible",
    "service",
    "encouraged",
];

/// Adds the benefits and questions of a rules file to the corpus whose texts they quote. Notes with places that the
/// rules name must have been added before.
///
/// # Errors
/// The first thing that cannot be read; else everything that was passed over or decides nothing. Each with its line.
pub fn add(corpus: &mut Corpus, file: &str, source: &str) -> Result<(), Vec<RuleError>> {
    let reader = Reader {
        corpus,
        file,
        source,
    };
    let rules = reader.read().map_err(|error| vec![error])?;
    let problems = reader.problems(&rules);
    if !problems.is_empty() {
        return Err(problems);
    }
    corpus.questions.extend(rules.questions);
    corpus.benefits.extend(rules.benefits);
    let at = if rules.first {
        0
    } else {
        corpus.audiences.len()
    };
    corpus.audiences.insert(at, rules.audience);
    Ok(())
}

/// A rules file that could be read.
struct Rules {
    audience: Audience,
    /// Whether the page begins with this audience.
    first: bool,
    questions: Vec<Question>,
    benefits: Vec<Benefit>,
    /// Where in the file each question, benefit and assumption stands.
    places: Places,
    document: String,
    part: Option<String>,
}

/// Bytes of the file.
#[derive(Default)]
struct Places {
    questions: Vec<usize>,
    /// For each benefit, where the quotes of its criteria stand, in order.
    criteria: Vec<Vec<usize>>,
    /// Assumptions that nothing uses, with their places.
    unused: Vec<(String, usize)>,
    /// What the rules cover.
    scope: usize,
}

struct Reader<'a> {
    corpus: &'a Corpus,
    file: &'a str,
    source: &'a str,
}

/// What the conditions of a benefit are read in.
struct Scope<'a> {
    document: &'a str,
    /// The clause of the benefit.
    clause: &'a str,
    questions: &'a [Question],
}

impl Reader<'_> {
    fn read(&self) -> Result<Rules, RuleError> {
        let file: File = toml::from_str(self.source).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            self.error(at, RuleProblem::Form(error.message().into()))
        })?;
        let number = file.document.get_ref();
        let documents = &self.corpus.documents;
        let document = documents.iter().find(|document| document.number == *number);
        let document = document.ok_or_else(|| {
            let problem = RuleProblem::UnknownDocument(number.clone());
            self.error(file.document.span().start, problem)
        })?;
        let mut places = Places {
            scope: file.part.as_ref().unwrap_or(&file.document).span().start,
            ..Places::default()
        };
        if let Some(part) = &file.part {
            self.clause(&document.id, part)?;
        }
        let first = file.audience.first;
        let audience = self.audience(file.audience)?;
        let mut questions = Vec::new();
        for raw in file.question {
            places.questions.push(raw.key.span().start);
            let question = self.question(raw, &questions)?;
            questions.push(question);
        }
        let mut used = Vec::new();
        let mut benefits: Vec<Benefit> = Vec::new();
        for raw in file.benefit {
            let id = raw.id.get_ref();
            let known = self.corpus.benefits.iter().chain(&benefits);
            if known.into_iter().any(|known| known.id == *id) {
                return Err(self.error(raw.id.span().start, RuleProblem::Repeated(id.clone())));
            }
            used.extend(raw.assumptions.iter().map(|name| name.get_ref().clone()));
            let assumption = |name: &Spanned<String>| {
                let mut all = file.assumptions.iter();
                let found = all.find(|(known, _)| known.get_ref() == name.get_ref());
                found
                    .map(|(_, assumption)| assumption.clone())
                    .ok_or_else(|| {
                        let problem = RuleProblem::UnknownAssumption(name.get_ref().clone());
                        self.error(name.span().start, problem)
                    })
            };
            let assumptions = raw.assumptions.iter().map(assumption);
            let assumptions = assumptions.collect::<Result<Vec<_>, _>>()?;
            let (benefit, criteria) =
                self.benefit(raw, assumptions, &audience.key, &document.id, &questions)?;
            benefits.push(benefit);
            places.criteria.push(criteria);
        }
        let unused = file.assumptions.keys();
        places.unused = unused
            .filter(|name| !used.contains(name.get_ref()))
            .map(|name| (name.get_ref().clone(), name.span().start))
            .collect();
        Ok(Rules {
            audience,
            first,
            questions,
            benefits,
            places,
            document: document.id.clone(),
            part: file.part.map(Spanned::into_inner),
        })
    }

    /// What would be wrong with rules though each can be read.
    fn problems(&self, rules: &Rules) -> Vec<RuleError> {
        let mut problems = Vec::new();
        for (name, at) in &rules.places.unused {
            problems.push(self.error(*at, RuleProblem::UnusedAssumption(name.clone())));
        }
        for (question, at) in rules.questions.iter().zip(&rules.places.questions) {
            let asks = |criterion: &&Criterion| criterion.key() == Some(&question.key);
            let criteria = rules
                .benefits
                .iter()
                .map(|benefit| benefit.condition.criteria());
            if !criteria.flatten().any(|criterion| asks(&criterion)) {
                problems.push(self.error(*at, RuleProblem::UnusedQuestion(question.key.clone())));
            }
        }
        let questions: Vec<Question> = self.questions(&rules.questions).cloned().collect();
        for (benefit, places) in rules.benefits.iter().zip(&rules.places.criteria) {
            for (index, problem) in audit::criteria(benefit, &questions) {
                problems.push(self.error(places[index], problem));
            }
        }
        let part = rules.part.as_deref();
        for problem in audit::clauses(self.corpus, &rules.document, part, &rules.benefits) {
            problems.push(self.error(rules.places.scope, problem));
        }
        problems
    }

    /// The questions of this file and of those before it.
    fn questions<'q>(&'q self, own: &'q [Question]) -> impl Iterator<Item = &'q Question> {
        own.iter().chain(&self.corpus.questions)
    }

    fn audience(&self, raw: file::RawAudience) -> Result<Audience, RuleError> {
        let key = raw.key.get_ref();
        if self.corpus.audiences.iter().any(|known| known.key == *key) {
            return Err(self.error(raw.key.span().start, RuleProblem::Repeated(key.clone())));
        }
        let group = |(group, name): (Spanned<String>, String)| {
            if GROUPS.contains(&group.get_ref().as_str()) {
                let group = group.into_inner();
                Ok(GroupName { group, name })
            } else {
                let known = GROUPS.map(String::from).to_vec();
                let problem = RuleProblem::UnknownGroup(group.get_ref().clone(), known);
                Err(self.error(group.span().start, problem))
            }
        };
        Ok(Audience {
            name: raw.name,
            title: raw.title,
            persons: raw.persons,
            groups: raw
                .groups
                .into_iter()
                .map(group)
                .collect::<Result<_, _>>()?,
            key: raw.key.into_inner(),
        })
    }

    fn question(&self, raw: RawQuestion, before: &[Question]) -> Result<Question, RuleError> {
        let (key, at) = (raw.key.get_ref().clone(), raw.key.span().start);
        if key == AGE || self.questions(before).any(|known| known.key == key) {
            return Err(self.error(at, RuleProblem::Repeated(key)));
        }
        if raw.choices.is_empty() == raw.number.is_none() {
            return Err(self.error(at, RuleProblem::NoAnswers(key)));
        }
        let choices = raw.choices.into_iter().map(|choice| Choice {
            value: choice.value.text(),
            label: choice.label,
        });
        Ok(Question {
            key,
            question: raw.question,
            hint: raw.hint,
            choices: choices.collect(),
            number: raw.number,
            sensitive: raw.sensitive,
            by_choice: raw.by_choice,
        })
    }

    /// A benefit, and where in the file the quotes of its criteria stand.
    fn benefit(
        &self,
        raw: RawBenefit,
        assumptions: Vec<Assumption>,
        audience: &str,
        document: &str,
        questions: &[Question],
    ) -> Result<(Benefit, Vec<usize>), RuleError> {
        let clause = self.clause(document, &raw.clause)?;
        let quote = self.quote(&raw.quote, &clause)?;
        let optional = |words: &Option<Spanned<String>>| {
            let words = words.as_ref();
            words.map(|words| self.quote(words, &clause)).transpose()
        };
        for place in &raw.places {
            let known = |known: &crate::corpus::Place| known.key == *place.get_ref();
            if !self.corpus.places.iter().any(known) {
                let known = self.corpus.places.iter().map(|known| known.key.clone());
                let problem = RuleProblem::UnknownPlace(place.get_ref().clone(), known.collect());
                return Err(self.error(place.span().start, problem));
            }
        }
        let scope = Scope {
            document,
            clause: &clause,
            questions,
        };
        let mut criteria = Vec::new();
        let condition = self.condition(&raw.condition, &scope, false, &mut criteria)?;
        let day = |day: fn(&Deadline) -> Option<Date>| self.day(&clause, &quote, day);
        let agencies = self.corpus.clause(&clause);
        let benefit = Benefit {
            audience: audience.into(),
            amount: optional(&raw.amount)?,
            region: optional(&raw.region)?,
            assumptions,
            condition,
            effective_from: day(|deadline| deadline.start.filter(|_| deadline.due.is_none())),
            due: day(|deadline| deadline.due),
            agencies: agencies.map_or_else(Vec::new, |clause| clause.agencies.clone()),
            id: raw.id.into_inner(),
            clause,
            title: raw.title,
            quote,
            strength: raw.strength,
            bring: raw.bring,
            ask: raw.ask,
            places: raw.places.into_iter().map(Spanned::into_inner).collect(),
            for_whom: Vec::new(),
            topics: Vec::new(),
        };
        Ok((benefit, criteria))
    }

    fn condition(
        &self,
        spanned: &Spanned<RawCondition>,
        scope: &Scope<'_>,
        not: bool,
        places: &mut Vec<usize>,
    ) -> Result<Condition, RuleError> {
        let (raw, at) = (spanned.get_ref(), spanned.span().start);
        let mut parts = |raw: &[Spanned<RawCondition>]| {
            raw.iter()
                .map(|raw| self.condition(raw, scope, not, places))
                .collect::<Result<Vec<_>, _>>()
        };
        match (&raw.all, &raw.any, &raw.not) {
            (None, None, None) => {
                let criterion = self.criterion(raw, at, scope, not)?;
                places.push(raw.quote.as_ref().map_or(at, |quote| quote.span().start));
                Ok(Condition::Criterion(criterion))
            }
            _ if !raw.only_joins() => Err(self.error(at, RuleProblem::MixedNode)),
            (Some(raw), None, None) => Ok(Condition::All(parts(raw)?)),
            (None, Some(raw), None) if !raw.is_empty() => Ok(Condition::Any(parts(raw)?)),
            (None, None, Some(raw)) => {
                let part = self.condition(raw, scope, !not, places)?;
                Ok(Condition::Not(Box::new(part)))
            }
            _ => Err(self.error(at, RuleProblem::MixedNode)),
        }
    }

    fn criterion(
        &self,
        raw: &RawCondition,
        at: usize,
        scope: &Scope<'_>,
        not: bool,
    ) -> Result<Criterion, RuleError> {
        let quote = raw.quote.as_ref();
        let quote = quote.ok_or_else(|| self.error(at, RuleProblem::NoQuote))?;
        let at = quote.span().start;
        let clause = match &raw.clause {
            Some(clause) => self.clause(scope.document, clause)?,
            None => scope.clause.to_owned(),
        };
        let quote = self.quote(quote, &clause)?;
        let age = raw.age_from.is_some() || raw.age_to.is_some();
        let range = raw.from.is_some() || raw.to.is_some();
        let own = raw.label.clone();
        let (test, label) = match (&raw.fact, &raw.open) {
            (None, None) if age && !range && raw.is.is_none() => {
                let (from, to) = (raw.age_from.map(u32::from), raw.age_to.map(u32::from));
                let label = own.unwrap_or_else(|| ages(from, to, not));
                let key = AGE.to_owned();
                (Test::Range { key, from, to }, Some(label))
            }
            (Some(fact), None) if !age => (self.fact(raw, fact, scope)?, own),
            (None, Some(_)) if not => return Err(self.error(at, RuleProblem::NotOverOpen)),
            (None, Some(open)) if !age && !range && raw.is.is_none() => {
                (Test::Open, Some(own.unwrap_or_else(|| open.clone())))
            }
            _ => return Err(self.error(at, RuleProblem::NoTest)),
        };
        Ok(Criterion {
            quote,
            clause,
            test,
            label: label.ok_or_else(|| self.error(at, RuleProblem::NoLabel))?,
        })
    }

    /// What a criterion asks of the answer to a question.
    fn fact(
        &self,
        raw: &RawCondition,
        fact: &Spanned<String>,
        scope: &Scope<'_>,
    ) -> Result<Test, RuleError> {
        let (key, at) = (fact.get_ref().clone(), fact.span().start);
        let mut questions = self.questions(scope.questions);
        let Some(question) = questions.find(|question| question.key == key) else {
            return Err(self.error(at, RuleProblem::UnknownQuestion(key)));
        };
        let (from, to) = (raw.from, raw.to);
        let limits = from.is_some() || to.is_some();
        match &raw.is {
            None if limits && let Some(number) = &question.number => {
                if from.max(to) > Some(number.most) {
                    let problem = RuleProblem::BeyondMost(key, number.most);
                    return Err(self.error(at, problem));
                }
                Ok(Test::Range { key, from, to })
            }
            Some(values) if question.number.is_none() && !limits => {
                let values = values.texts();
                let known =
                    |value: &String| question.choices.iter().any(|known| known.value == *value);
                match values.iter().find(|value| !known(value)) {
                    Some(value) => {
                        let choices = question.choices.iter();
                        let problem = RuleProblem::UnknownAnswer {
                            value: value.clone(),
                            known: choices.map(|known| known.value.clone()).collect(),
                            question: key,
                        };
                        Err(self.error(at, problem))
                    }
                    None => Ok(Test::Answer { key, values }),
                }
            }
            _ => Err(self.error(at, RuleProblem::WrongTest(key))),
        }
    }

    fn clause(&self, document: &str, place: &Spanned<String>) -> Result<String, RuleError> {
        let id = format!("{document}/{}", place.get_ref());
        match self.corpus.clause(&id) {
            Some(_) => Ok(id),
            None => {
                let known = self.corpus.document(document);
                let problem = RuleProblem::UnknownClause {
                    document: known.map_or(document, |known| &known.number).into(),
                    place: place.get_ref().clone(),
                };
                Err(self.error(place.span().start, problem))
            }
        }
    }

    /// The words, normalised, if the clause has them.
    fn quote(&self, words: &Spanned<String>, clause: &str) -> Result<String, RuleError> {
        let quote = normalised(words.get_ref());
        let found = self.corpus.clause(clause);
        if !quote.is_empty() && found.is_some_and(|clause| clause.text.contains(&quote)) {
            return Ok(quote);
        }
        let nearest = nearest(self.corpus, &quote);
        let missing = MissingQuote {
            nearest: nearest.map(|(clause, passage)| (self.corpus.citation(&clause), passage)),
            quote,
            clause: self.corpus.citation(clause),
        };
        let problem = RuleProblem::QuoteNotFound(Box::new(missing));
        Err(self.error(words.span().start, problem))
    }

    /// A day that the gazette names in the quoted sentence.
    fn day(
        &self,
        clause: &str,
        quote: &str,
        day: impl Fn(&Deadline) -> Option<Date>,
    ) -> Option<Date> {
        let deadlines = self.corpus.deadlines.iter();
        deadlines
            .filter(|deadline| deadline.clause.as_deref() == Some(clause))
            .filter(|deadline| quote.contains(&deadline.phrase))
            .find_map(day)
    }

    fn error(&self, at: usize, problem: RuleProblem) -> RuleError {
        let before = self.source.get(..at);
        RuleError {
            file: self.file.into(),
            line: before.map_or(1, |before| before.matches('\n').count() + 1),
            problem,
        }
    }
}

/// 满 80 周岁 · 不满 80 周岁 · 满 70 周岁、不满 80 周岁
fn ages(from: Option<u32>, to: Option<u32>, not: bool) -> String {
    let reached = from.map(|from| format!("{}{from}周岁", if not { "不满" } else { "满" }));
    let below = to.map(|to| format!("{}{}周岁", if not { "满" } else { "不满" }, to + 1));
    let parts: Vec<String> = reached.into_iter().chain(below).collect();
    parts.join(if not { "或" } else { "、" })
}

/// Where the gazette has the longest run of the same characters, and the whole part-sentences around it.
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
                    found = Some((clause, at, index));
                }
            }
        }
    }
    // The run ends at `at` in the text and at `index` in the quote.
    let (clause, at, index) = found?;
    let text: Vec<char> = clause.text.chars().collect();
    let parts = text.iter().enumerate();
    let parts = parts.filter(|(_, c)| "，。；：！？".contains(**c));
    let parts: Vec<usize> = parts.map(|(at, _)| at).collect();
    let start = at.saturating_sub(index);
    let end = start + quote.len();
    let begins = parts.iter().map(|part| part + 1);
    let begins = begins.filter(|begin| begin + longest <= at + 1);
    let begin = begins
        .chain([0])
        .min_by_key(|begin| begin.abs_diff(start))?;
    let ends = parts.iter().copied().filter(|part| *part > at);
    let end = ends
        .chain([text.len()])
        .min_by_key(|part| part.abs_diff(end))?;
    Some((clause.id.clone(), text[begin..end].iter().collect()))
}

#[cfg(test)]
mod tests;
