//! What the interface says. The sentences are baked from `messages/zh.toml`; another language is another file with the
//! same keys, which is fetched when somebody chooses it. Nothing in the views knows which language is shown.

use std::cell::RefCell;

use gazette::Date;

/// A sentence of the interface: in Chinese, and its place in the table of any other language. (Not its place in a table of all
/// that is in the module: of that, each part of the app would carry what the other says.)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Message(&'static Sentence);

/// What a message points at: modules hand on one word instead of three.
#[derive(Debug, PartialEq, Eq)]
struct Sentence {
    place: usize,
    base: &'static str,
}

#[cfg_attr(
    target_arch = "wasm32",
    allow(dead_code, reason = "some are only for publishing, which is native")
)]
mod table {
    use super::{Message, Sentence};
    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

pub(crate) use table::*;

/// A day, as people read it: 2018 年 10 月 31 日
pub(crate) fn day(messages: Messages, date: Date) -> String {
    let number = |number: i16| number.to_string();
    let (year, month, day) = (
        number(date.year()),
        number(date.month().into()),
        number(date.day().into()),
    );
    messages.fill(
        SITE_DATE,
        &[("year", &year), ("month", &month), ("day", &day)],
    )
}

/// A language that was brought: its code, its sentences by their places, and of what people curate the texts in their order,
/// each with its translation.
#[derive(Debug)]
struct Brought {
    code: String,
    sentences: Vec<&'static str>,
    curated: Vec<[&'static str; 2]>,
}

thread_local! {
    /// For as long as the module lives, as what is drawn from them may.
    static BROUGHT: RefCell<Vec<&'static Brought>> = const { RefCell::new(Vec::new()) };
}

/// The sentences of one language; Chinese unless another was brought and is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Messages(Option<&'static Brought>);

impl PartialEq for Messages {
    fn eq(&self, other: &Self) -> bool {
        self.code() == other.code()
    }
}

impl Eq for Messages {}

/// Takes in the sentences of a language, as they travel. Returns whether they are those of this build.
#[cfg(any(test, target_arch = "wasm32"))]
pub fn say(code: &str, words: &str) -> bool {
    let count = words.split(BETWEEN).count();
    if count < COUNT || (count - COUNT) % 2 == 1 {
        return false;
    }
    BROUGHT.with_borrow_mut(|brought| {
        if !brought.iter().any(|known| known.code == code) {
            let words: &'static str = String::leak(words.to_owned());
            let words: Vec<&'static str> = words.split(BETWEEN).collect();
            let (sentences, curated) = words.split_at(COUNT);
            let curated = curated.chunks_exact(2);
            brought.push(Box::leak(Box::new(Brought {
                code: code.to_owned(),
                sentences: sentences.to_vec(),
                curated: curated.map(|pair| [pair[0], pair[1]]).collect(),
            })));
        }
    });
    true
}

impl Messages {
    /// Those of a language that was brought before; the Chinese ones for any other.
    pub(crate) fn of(code: &str) -> Self {
        let find = |brought: &Vec<&'static Brought>| {
            let mut known = brought.iter().copied();
            known.find(|known| known.code == code)
        };
        Self(BROUGHT.with_borrow(find))
    }

    /// The code of the language.
    pub(crate) fn code(self) -> &'static str {
        self.0
            .map_or(LANGUAGES[0].0, |brought| brought.code.as_str())
    }

    /// The sentence as it stands.
    pub(crate) fn get(self, message: Message) -> &'static str {
        let own = self
            .0
            .and_then(|brought| brought.sentences.get(message.0.place));
        own.copied().unwrap_or(message.0.base)
    }

    /// What people curate in `seeds/`, a question or a name; as it stands where the language has nothing for it.
    pub(crate) fn curated(self, text: &str) -> &str {
        let translated = self.0.and_then(|brought| {
            let own = &brought.curated;
            let at = own.binary_search_by(|[known, _]| (*known).cmp(text));
            at.ok().map(|at| own[at][1])
        });
        translated.unwrap_or(text)
    }

    /// The sentence with its places in braces filled in: `{count} 份`.
    pub(crate) fn fill(self, message: Message, values: &[(&str, &str)]) -> String {
        let mut rest = self.get(message);
        let mut filled = String::with_capacity(rest.len());
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                break;
            };
            filled.push_str(
                values
                    .iter()
                    .find(|(known, _)| *known == name)
                    .map_or("", |(_, value)| value),
            );
            rest = after;
        }
        filled.push_str(rest);
        filled
    }
}

#[cfg(test)]
mod tests {
    use gazette::eligibility::Condition;

    use super::*;

    #[test]
    fn what_is_filled_in_is_never_read_as_a_place_to_fill() {
        let message = Message(&Sentence {
            place: 0,
            base: "“{written}”，共 {count} 项",
        });
        let values = [("written", "{count}<b>"), ("count", "3")];
        let filled = Messages::default().fill(message, &values);
        assert_eq!(filled, "“{count}<b>”，共 3 项");
    }

    /// What people curated and a reader sees, as `data/` publishes it.
    fn curated() -> Vec<String> {
        let corpus = crate::corpus();
        let mut found = Vec::new();
        for audience in &corpus.audiences {
            found.extend([audience.name.clone(), audience.title.clone()]);
            let persons = audience.persons.iter();
            found.extend(persons.flat_map(|person| [person.label.clone(), person.who.clone()]));
            found.extend(audience.groups.iter().map(|group| group.name.clone()));
        }
        for question in &corpus.questions {
            found.push(question.question.clone());
            found.extend(question.hint.clone());
            found.extend(question.number.iter().map(|number| number.unit.clone()));
            found.extend(question.choices.iter().map(|choice| choice.label.clone()));
        }
        for benefit in &corpus.benefits {
            found.push(benefit.title.clone());
            found.extend(benefit.bring.iter().chain(&benefit.ask).cloned());
            let assumptions = benefit.assumptions.iter();
            found.extend(assumptions.flat_map(|own| [own.text.clone(), own.basis.clone()]));
            labels(&benefit.condition, &mut found);
        }
        let places = corpus.places.iter();
        found.extend(places.flat_map(|place| [place.name.clone(), place.note.clone()]));
        found
    }

    fn labels(condition: &Condition, found: &mut Vec<String>) {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().for_each(|part| labels(part, found));
            }
            Condition::Not(part) => labels(part, found),
            Condition::Criterion(criterion) => found.push(criterion.label.clone()),
        }
    }

    #[test]
    fn who_reads_another_language_is_asked_and_answered_in_it() {
        for (code, words) in TRANSLATED {
            assert!(say(code, words), "{code}");
            let spoken = Messages::of(code);
            let missing: Vec<String> = curated()
                .into_iter()
                .filter(|text| spoken.curated(text) == text)
                .collect();
            assert!(
                missing.is_empty(),
                "messages/{code}.toml lacks {missing:#?}"
            );
        }
    }

    #[test]
    fn only_whole_tables_of_this_build_are_taken_in_and_nobody_is_left_without_words() {
        let (code, words) = TRANSLATED[0];
        let (first, rest) = words.split_once(BETWEEN).expect("many sentences");
        for broken in [
            "",
            "<!DOCTYPE html>",
            rest,
            &format!("{words}{BETWEEN}{first}"),
        ] {
            assert!(!say(code, broken));
            assert_eq!(Messages::of(code).get(SITE_NAME), SITE_NAME.0.base);
        }
        assert!(say(code, words));
        assert_ne!(Messages::of(code).get(SITE_NAME), SITE_NAME.0.base);
        assert_eq!(Messages::of("tlh").get(SITE_NAME), SITE_NAME.0.base);
    }
}
