//! What can be wrong with a rules file, in a plain sentence for whoever writes one.

use core::fmt;

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
    /// No note has a place with this key.
    UnknownPlace(String),
    /// No question has this key.
    UnknownQuestion(String),
    /// The question has no such answer.
    UnknownAnswer(String, String),
    /// There is no such group of results.
    UnknownGroup(String),
    /// A criterion that asks for nothing, or for two things, or for a fact without saying it in plain words.
    NoTest,
    /// Limits for a question that asks for no number, or an answer to one that does.
    WrongTest(String),
    /// A question with neither choices nor a number, or with both.
    NoAnswers(String),
    /// Two questions, benefits or audiences have this key.
    Repeated(String),
    /// `not` over what an office decides.
    NotOverOpen,
    /// Whatever a person answers, this is not the case where it would count.
    NeverMet(String),
    /// With or without it the results are the same.
    NeverMatters(String),
    /// No rule asks it.
    UnusedQuestion(String),
    /// No benefit names it.
    UnusedAssumption(String),
    /// The clause of the part that the rules cover has no benefit.
    ClauseWithoutBenefit(String),
    /// The clause names an age that no criterion quotes.
    AgeNotCited {
        /// Where, as people cite it.
        clause: String,
        /// In years.
        age: u32,
    },
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
            Self::Form(message) => write!(
                f,
                "这里看不懂，可能少了引号、括号，或者写错了键名：{message}"
            ),
            Self::UnknownDocument(number) => {
                write!(f, "seeds/ 里的公报没有文号是“{number}”的文件。")
            }
            Self::UnknownClause(clause) => write!(f, "没有 {clause} 这一条。二（三）写作 2.3。"),
            Self::QuoteNotFound(missing) => {
                write!(f, "“{}”不是 {} 的原文。", missing.quote, missing.clause)?;
                match &missing.nearest {
                    Some((place, passage)) => write!(f, "最接近的原文在 {place}：“{passage}”。"),
                    None => Ok(()),
                }
            }
            Self::UnknownAssumption(name) => {
                write!(f, "没有叫“{name}”的说明。先写 [assumptions.{name}]。")
            }
            Self::UnknownPlace(key) => {
                write!(f, "seeds/notes/ 里没有 key 是“{key}”的办理地点。")
            }
            Self::UnknownQuestion(key) => {
                write!(
                    f,
                    "没有叫“{key}”的问题。先写一个 [[question]]，key = \"{key}\"。"
                )
            }
            Self::UnknownAnswer(key, value) => {
                write!(f, "问题“{key}”没有“{value}”这个答案。")
            }
            Self::UnknownGroup(group) => write!(f, "没有叫“{group}”的结果分组。"),
            Self::NoTest => write!(
                f,
                "一个条件要写 quote，再写一种判断：age_from 或 age_to；fact 加 is 加 label；fact 加 from 或 to 加 label；或者 open。"
            ),
            Self::WrongTest(key) => write!(
                f,
                "问题“{key}”问的是数字，要写 from 或 to；问的是选项，要写 is。"
            ),
            Self::NoAnswers(key) => {
                write!(
                    f,
                    "问题“{key}”要么写 choices（选项），要么写 number（数字）。"
                )
            }
            Self::Repeated(key) => write!(f, "“{key}”已经用过了，换一个名字。"),
            Self::NotOverOpen => {
                write!(f, "not 里面不能有 open：由办事单位认定的事，不能反过来说。")
            }
            Self::NeverMet(quote) => write!(
                f,
                "“{quote}”这个条件永远不会起作用：不管怎么回答，满足它的人都得不到这一项。"
            ),
            Self::NeverMatters(quote) => {
                write!(f, "“{quote}”这个条件是多余的：有没有它，结果都一样。")
            }
            Self::UnusedQuestion(key) => write!(f, "没有一条规则用到问题“{key}”。"),
            Self::UnusedAssumption(name) => write!(f, "没有一条规则用到说明“{name}”。"),
            Self::ClauseWithoutBenefit(clause) => {
                write!(f, "{clause} 还没有任何一条规则。")
            }
            Self::AgeNotCited { clause, age } => write!(
                f,
                "{clause} 写了“{age}周岁”，却没有一个条件用这个年龄、引这句话。"
            ),
        }
    }
}

impl std::error::Error for RuleError {}
