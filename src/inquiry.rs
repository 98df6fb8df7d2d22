//! What a reader tells about a person. It lives in memory; a link holds it only where the reader asked for one.

use gazette::{
    Date,
    eligibility::{AGE, Profile, Question, UNKNOWN},
    input::{self, Age, AgeProblem},
    numeral,
    text::typed,
};

use crate::{corpus, route::told};

/// The fields for the age: as one writes it, and year, month and day of birth.
pub(crate) type Written = [String; 4];

/// What was told so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Inquiry {
    /// What stands in the fields.
    pub(crate) written: Written,
    /// What stood there when 查一查 was last pressed, and what it was read as; `None` before that.
    pub(crate) told: Written,
    pub(crate) age: Option<Result<Age, AgeProblem>>,
    /// How often 查一查 was pressed, so that the same mistake twice is told twice.
    pub(crate) asked: u32,
    /// For whom: the place among the persons of the audience; `None` where nobody said.
    pub(crate) person: Option<usize>,
    /// Answers by question, `unknown` among them.
    pub(crate) answers: Vec<(String, String)>,
    /// Questions to be left out for now.
    pub(crate) skipped: Vec<String>,
    /// What stands in the fields of questions that ask for a number, and whether it was read.
    pub(crate) numbers: Vec<Number>,
    /// The day that is looked at; `None` for today.
    pub(crate) as_of: Option<Date>,
    /// Whether all questions are shown at once.
    pub(crate) all: bool,
    /// What was wrong with the link that the page was opened by.
    pub(crate) link: Option<LinkProblem>,
    /// Whether a link with the answers is shown.
    pub(crate) shared: bool,
    /// Whether large type shows the results, though there is more to ask.
    pub(crate) results: bool,
    /// Whether the text was put into the clipboard; `None` where nobody asked for it.
    pub(crate) copied: Option<bool>,
    /// How often it was begun anew.
    pub(crate) cleared: u32,
}

/// A field that asks for a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) key: String,
    pub(crate) written: String,
    pub(crate) wrong: bool,
}

/// Why a link with answers cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LinkProblem {
    /// A part is missing or is something else.
    Damaged,
    /// A later version of the page made it.
    OtherVersion,
}

/// What can be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Tell {
    /// A sign in one of the fields for the age.
    Write(usize, String),
    /// 查一查
    Ask,
    /// For whom.
    For(usize),
    /// An answer to a question.
    Answer(String, String),
    /// A sign in the field of a question that asks for a number.
    WriteNumber(String, String),
    /// The number is meant.
    AskNumber(String, u32),
    /// 跳过
    Skip(String),
    /// 跳过的题再看看
    AskSkipped,
    /// As of which day.
    AsOf(Option<Date>),
    /// Whether all questions are shown at once.
    All(bool),
    /// The results are wanted before all questions are answered.
    Results,
    /// A link with the answers is wanted.
    Share,
    /// Whether the text is in the clipboard.
    Copied(bool),
    /// 清空
    Clear,
    /// What a link told.
    Open(Box<Inquiry>),
}

/// The version of the links that are written.
const VERSION: &str = "1";

impl Inquiry {
    /// An age or a birth date that somebody handed in, answered at once.
    pub(crate) fn with_age(written: &str, today: Date) -> Self {
        let mut inquiry = Self::default();
        inquiry.tell(Tell::Write(0, written.into()), today);
        inquiry.tell(Tell::Ask, today);
        inquiry.asked = 0;
        inquiry
    }

    pub(crate) fn tell(&mut self, tell: Tell, today: Date) {
        self.copied = None;
        match tell {
            Tell::Write(field, written) => self.written[field] = written,
            Tell::Ask => {
                self.told.clone_from(&self.written);
                self.age = Some(self.read(today));
                self.asked += 1;
                self.link = None;
                self.answers.retain(|(key, _)| key != AGE);
            }
            Tell::For(person) => self.person = Some(person),
            Tell::Answer(key, value) => self.answer(key, value),
            Tell::WriteNumber(key, written) => {
                self.numbers.retain(|number| number.key != key);
                let wrong = false;
                self.numbers.push(Number {
                    key,
                    written,
                    wrong,
                });
            }
            Tell::AskNumber(key, most) => {
                let mut numbers = self.numbers.iter_mut();
                if let Some(number) = numbers.find(|number| number.key == key) {
                    let read = numeral::number(&typed(&number.written));
                    let read = read.filter(|read| *read <= most);
                    number.wrong = read.is_none();
                    if let Some(read) = read {
                        self.answer(key, read.to_string());
                    }
                }
            }
            Tell::Skip(key) => self.skipped.push(key),
            Tell::AskSkipped => self.skipped.clear(),
            Tell::AsOf(day) => {
                self.as_of = day;
                if self.age.is_some() {
                    self.age = Some(self.read(today));
                }
            }
            Tell::All(all) => self.all = all,
            Tell::Results => self.results = true,
            Tell::Share => self.shared = !self.shared,
            Tell::Copied(done) => self.copied = Some(done),
            Tell::Clear => {
                *self = Self {
                    cleared: self.cleared + 1,
                    ..Self::default()
                }
            }
            Tell::Open(opened) => *self = *opened,
        }
    }

    /// What the fields for the age say on the day that is looked at.
    fn read(&self, today: Date) -> Result<Age, AgeProblem> {
        let [age, year, month, day] = &self.told;
        input::told(age, [year, month, day], self.as_of.unwrap_or(today))
    }

    fn answer(&mut self, key: String, value: String) {
        self.skipped.retain(|skipped| *skipped != key);
        match self.answers.iter_mut().find(|(known, _)| *known == key) {
            Some((_, answer)) => *answer = value,
            None => self.answers.push((key, value)),
        }
    }

    /// The answer to a question, `unknown` among them.
    pub(crate) fn answer_to(&self, key: &str) -> Option<&str> {
        let own = self.answers.iter().find(|(known, _)| known == key);
        own.map(|(_, answer)| answer.as_str())
    }

    /// What the rules are asked about.
    pub(crate) fn profile(&self) -> Profile {
        Profile {
            age: self.age.and_then(Result::ok),
            answers: self.answers.clone(),
        }
    }

    /// Whether anything was told that is worth clearing.
    pub(crate) fn is_begun(&self) -> bool {
        self.age.is_some() || !self.answers.is_empty() || !self.skipped.is_empty()
    }

    /// Everything that was told, for a link: `1.9f3a~age.82~pension.resident`. The sign behind the version tells whether
    /// all of it arrived.
    pub(crate) fn to_link(&self) -> String {
        let mut parts = Vec::new();
        match self.age {
            Some(Ok(Age::Years(years))) => parts.push(format!("age.{years}")),
            Some(Ok(Age::Born(birth))) => parts.push(format!("born.{birth}")),
            _ => {}
        }
        if let Some(person) = self.person {
            parts.push(format!("for.{person}"));
        }
        if let Some(day) = self.as_of {
            parts.push(format!("day.{day}"));
        }
        let answers = self.answers.iter();
        parts.extend(answers.map(|(key, value)| format!("is.{key}.{value}")));
        let parts = parts.join("~");
        format!("{VERSION}.{:04x}~{parts}", sign(&parts))
    }

    /// What a link told.
    pub(crate) fn from_link(link: &str, questions: &[Question], today: Date) -> Self {
        Self::read_link(link, questions, today).unwrap_or_else(|problem| Self {
            link: Some(problem),
            ..Self::default()
        })
    }

    fn read_link(link: &str, questions: &[Question], today: Date) -> Result<Self, LinkProblem> {
        use LinkProblem::{Damaged, OtherVersion};
        let (head, parts) = link.split_once('~').ok_or(Damaged)?;
        let (version, arrived) = head.split_once('.').ok_or(Damaged)?;
        if version != VERSION {
            let number = version.parse::<u32>();
            return Err(if number.is_ok() {
                OtherVersion
            } else {
                Damaged
            });
        }
        if arrived != format!("{:04x}", sign(parts)) {
            return Err(Damaged);
        }
        let mut inquiry = Self::default();
        let mut fields = Written::default();
        for part in parts.split('~').filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('.').ok_or(Damaged)?;
            match key {
                "age" => fields[0] = value.into(),
                "born" => {
                    let birth = Date::from_iso(value).ok_or(Damaged)?;
                    fields[1] = birth.year().to_string();
                    fields[2] = birth.month().to_string();
                    fields[3] = birth.day().to_string();
                }
                "for" => inquiry.person = Some(value.parse().map_err(|_| Damaged)?),
                "day" => inquiry.as_of = Some(Date::from_iso(value).ok_or(Damaged)?),
                "is" => {
                    let (key, value) = value.split_once('.').ok_or(Damaged)?;
                    if !is_answer(key, value, questions) {
                        return Err(Damaged);
                    }
                    inquiry.answer(key.into(), value.into());
                }
                _ => return Err(Damaged),
            }
        }
        if fields.iter().any(|field| !field.is_empty()) {
            inquiry.written = fields.clone();
            inquiry.told = fields;
            let age = inquiry.read(today).map_err(|_| Damaged)?;
            inquiry.age = Some(Ok(age));
        }
        Ok(inquiry)
    }
}

/// What an address told about a person: a link with answers, or just an age.
pub(crate) fn inbound(hash: &str, today: Date) -> Option<Inquiry> {
    let (answers, age) = told(hash);
    match (answers, age) {
        (Some(link), _) => Some(Inquiry::from_link(&link, &corpus().questions, today)),
        (None, Some(age)) => Some(Inquiry::with_age(&age, today)),
        (None, None) => None,
    }
}

/// Whether a question has such an answer.
fn is_answer(key: &str, value: &str, questions: &[Question]) -> bool {
    let question = questions.iter().find(|question| question.key == key);
    let known = |question: &Question| match &question.number {
        Some(number) => value.parse::<u32>().is_ok_and(|value| value <= number.most),
        None => question.choices.iter().any(|choice| choice.value == value),
    };
    value == UNKNOWN && (key == AGE || question.is_some()) || question.is_some_and(known)
}

/// Sixteen bits that change with every sign (FNV-1a, folded): what a chat cut off must not be read as another answer.
fn sign(text: &str) -> u16 {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    (hash >> 16) as u16 ^ hash as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Date {
        Date::new(2026, 11, 23).expect("a day")
    }

    fn tell(inquiry: &mut Inquiry, tells: &[Tell]) {
        for tell in tells {
            inquiry.tell(tell.clone(), today());
        }
    }

    fn told() -> Inquiry {
        let mut inquiry = Inquiry::default();
        let write = |field, text: &str| Tell::Write(field, text.into());
        let answer = |key: &str, value: &str| Tell::Answer(key.into(), value.into());
        let tells = [
            write(1, "1944"),
            write(2, "5"),
            write(3, "2"),
            Tell::Ask,
            Tell::For(1),
            answer("pension", "resident"),
            answer("dementia", UNKNOWN),
        ];
        tell(&mut inquiry, &tells);
        inquiry
    }

    #[test]
    fn an_age_is_read_only_when_it_is_asked_for_and_nothing_written_is_lost() {
        let mut inquiry = Inquiry::default();
        tell(&mut inquiry, &[Tell::Write(0, "八十".into())]);
        assert_eq!(inquiry.age, None);
        tell(&mut inquiry, &[Tell::Ask]);
        assert_eq!(inquiry.age, Some(Ok(Age::Years(80))));
        tell(&mut inquiry, &[Tell::Write(0, "八十x".into()), Tell::Ask]);
        assert_eq!(inquiry.age, Some(Err(AgeProblem::NotUnderstood)));
        assert_eq!(inquiry.written[0], "八十x");
    }

    #[test]
    fn an_answer_can_be_changed_without_losing_the_others() {
        let mut inquiry = told();
        let change = Tell::Answer("pension".into(), "employee".into());
        tell(&mut inquiry, &[change, Tell::Skip("residence".into())]);
        assert_eq!(inquiry.answer_to("pension"), Some("employee"));
        assert_eq!(inquiry.answer_to("dementia"), Some(UNKNOWN));
        assert_eq!(inquiry.answer_to("residence"), None);
        assert_eq!(inquiry.age, told().age);
    }

    #[test]
    fn a_link_brings_back_what_was_told_and_nothing_of_it_can_be_lost_on_the_way() {
        let link = told().to_link();
        let questions = &corpus().questions;
        let read = |link: &str| Inquiry::from_link(link, questions, today());
        let opened = read(&link);
        assert_eq!(opened.profile(), told().profile());
        assert_eq!((opened.person, opened.link), (Some(1), None));
        for end in 0..link.len() {
            assert_eq!(read(&link[..end]).link, Some(LinkProblem::Damaged), "{end}");
        }
        for (one, other) in [("resident", "employee"), ("1944", "1945"), ("~", "")] {
            let changed = read(&link.replacen(one, other, 1));
            assert_eq!(changed.link, Some(LinkProblem::Damaged), "{one}");
            assert_eq!(changed.profile(), Profile::default());
        }
        let later = read(&link.replacen("1.", "2.", 1));
        assert_eq!(later.link, Some(LinkProblem::OtherVersion));
    }

    #[test]
    fn a_link_of_hostile_words_begins_anew() {
        for parts in [
            "age.131",
            "age.<b>",
            "born.1944-02-30",
            "born.2099-01-01",
            "is.pension.<script>",
            "is.nothing.true",
            "for.-1",
            "what.ever",
            "age",
        ] {
            let link = format!("1.{:04x}~{parts}", sign(parts));
            let opened = Inquiry::from_link(&link, &corpus().questions, today());
            assert_eq!(opened.link, Some(LinkProblem::Damaged), "{parts}");
            assert!(!opened.is_begun());
        }
    }

    #[test]
    fn a_number_out_of_bounds_is_told_and_kept() {
        let mut inquiry = Inquiry::default();
        let write = |text: &str| Tell::WriteNumber("households".into(), text.into());
        let ask = || Tell::AskNumber("households".into(), 100_000);
        for wrong in ["", "很多", "100001", "-5", "2000.5"] {
            tell(&mut inquiry, &[write(wrong), ask()]);
            assert!(inquiry.numbers[0].wrong, "{wrong}");
            assert_eq!(inquiry.numbers[0].written, wrong);
            assert_eq!(inquiry.answer_to("households"), None);
        }
        tell(&mut inquiry, &[write("二千"), ask()]);
        assert_eq!(inquiry.answer_to("households"), Some("2000"));
    }
}
