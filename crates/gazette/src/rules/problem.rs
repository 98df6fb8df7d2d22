//! What can be wrong with a rules file, in a plain sentence for whoever writes one.

use core::fmt;

use super::form;

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
    UnknownClause {
        /// Its number.
        document: String,
        /// The place that was written.
        place: String,
    },
    /// The words are not in the clause.
    QuoteNotFound(Box<MissingQuote>),
    /// No assumption has this name.
    UnknownAssumption(String),
    /// No note has a place with this key; and the keys that there are.
    UnknownPlace(String, Vec<String>),
    /// No question has this key.
    UnknownQuestion(String),
    /// The question has no such answer.
    UnknownAnswer {
        /// The key of the question.
        question: String,
        /// What was written.
        value: String,
        /// The answers that it has.
        known: Vec<String>,
    },
    /// There is no such group of results; and those that there are.
    UnknownGroup(String, Vec<String>),
    /// A criterion that asks for nothing, or for two things.
    NoTest,
    /// A criterion without the words of the gazette.
    NoQuote,
    /// A criterion that asks for a fact without saying it in plain words.
    NoLabel,
    /// all, any or not beside other keys, or more than one of them, or any of nothing.
    MixedNode,
    /// Limits for a question that asks for no number, or an answer to one that does.
    WrongTest(String),
    /// A limit beyond the greatest number that the question takes.
    BeyondMost(String, u32),
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
    /// The clause, as people cite it.
    pub clause: String,
    /// Where the gazette has words most like them, as people cite it, if it has any, and these.
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
            Self::Form(message) => f.write_str(&form::sentence(message)),
            Self::UnknownDocument(number) => write!(
                f,
                "seeds/ 里的公报没有文号是“{number}”的文件。照印的写，例如“浙政办发〔2018〕32号”，年份两边是〔〕。"
            ),
            Self::UnknownClause { document, place } => write!(
                f,
                "{document} 没有“{place}”这个位置。位置写数字：二（三）写 2.3，三写 3。"
            ),
            Self::QuoteNotFound(missing) => {
                write!(
                    f,
                    "“{}”不是 {} 的原文，一个字都不能差。",
                    missing.quote, missing.clause
                )?;
                match &missing.nearest {
                    Some((place, passage)) if *place == missing.clause => {
                        write!(f, "最接近的原文是：“{passage}”。")
                    }
                    Some((place, passage)) => {
                        write!(
                            f,
                            "最接近的原文在另一条，{place}：“{passage}”。是不是 clause 写错了？"
                        )
                    }
                    None => Ok(()),
                }
            }
            Self::UnknownAssumption(name) => {
                write!(f, "没有叫“{name}”的说明。先写一段 [assumptions.{name}]。")
            }
            Self::UnknownPlace(key, known) => write!(
                f,
                "seeds/notes/ 里没有 key 是“{key}”的办理地点。现有：{}。",
                known.join("、")
            ),
            Self::UnknownQuestion(key) => write!(
                f,
                "没有叫“{key}”的问题。先写一段 [[question]]，其中 key = \"{key}\"。"
            ),
            Self::UnknownAnswer {
                question,
                value,
                known,
            } => write!(
                f,
                "问题“{question}”没有“{value}”这个答案。只有：{}。",
                known.join("、")
            ),
            Self::UnknownGroup(group, known) => {
                write!(f, "没有叫“{group}”的结果分组。只有：{}。", known.join("、"))
            }
            Self::NoTest => write!(
                f,
                "一个条件除了 quote，还要写一种判断，而且只写一种：age_from 或 age_to；fact 加 is；fact 加 from 或 to；或者 open。"
            ),
            Self::NoQuote => write!(
                f,
                "这个条件少了 quote。每个条件都要引原文里的几个字，例如 quote = \"年满80周岁\"。"
            ),
            Self::NoLabel => write!(
                f,
                "这个条件少了 label。用 fact 的条件要写一句给老人看的话，例如 label = \"领城乡居民养老金\"。"
            ),
            Self::MixedNode => write!(
                f,
                "all、any、not 要单独写在一对花括号里，一次只写一个，不能和 quote、label 等写在一起；any 里面至少有一个条件。"
            ),
            Self::WrongTest(key) => write!(
                f,
                "问题“{key}”的判断没有写对：问的是数字，要写 from 或 to；问的是选项，要写 is。"
            ),
            Self::BeyondMost(key, most) => write!(
                f,
                "问题“{key}”最多填 {most}，这里的 from 或 to 不能比它大。"
            ),
            Self::NoAnswers(key) => write!(
                f,
                "问题“{key}”要么写 choices（选项），要么写 number（数字），只能写一样。"
            ),
            Self::Repeated(key) => write!(f, "“{key}”这个名字已经用过了，换一个。"),
            Self::NotOverOpen => {
                write!(f, "not 里面不能有 open：由办事单位认定的事，不能反过来说。")
            }
            Self::NeverMet(quote) => write!(
                f,
                "“{quote}”这个条件永远不会起作用：不管怎么回答，满足它的人都得不到这一项。看看它是不是和别的条件矛盾。"
            ),
            Self::NeverMatters(quote) => write!(
                f,
                "“{quote}”这个条件是多余的：有没有它，结果都一样。可能写了两遍，或者别的条件已经包含它。"
            ),
            Self::UnusedQuestion(key) => {
                write!(f, "没有一条规则用到问题“{key}”。用上它，或者删掉它。")
            }
            Self::UnusedAssumption(name) => {
                write!(f, "没有一条规则用到说明“{name}”。用上它，或者删掉它。")
            }
            Self::ClauseWithoutBenefit(clause) => write!(
                f,
                "{clause} 还没有规则。写了 part，这一部分的每一条就都要有。"
            ),
            Self::AgeNotCited { clause, age } => write!(
                f,
                "{clause} 写了{age}周岁，却没有一个条件的年龄是{age}，并且 quote 里引了它。"
            ),
        }
    }
}

impl std::error::Error for RuleError {}
