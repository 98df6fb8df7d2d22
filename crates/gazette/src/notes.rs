//! Curated notes: `seeds/notes/*.toml` → what people know that no gazette says, each with the day it was checked.
//!
//! Today's names of bodies, whether a document still holds, where one usually applies, for whom things can be and what about, which cities are
//! no 设区市. Unlike a rule, a note need not
//! match: the same notes serve whichever gazettes are in `seeds/`. What matched nothing is returned, so that a slip of
//! the pen does not go unseen.
//!
//! What a file says of bodies and documents is said of its `region` alone: another province has a 省民政厅 too.

use serde::Deserialize;

use crate::{
    CurrentName, Date, Home, Level, Region, Status, StatusState,
    corpus::{City, Corpus, ForWhom, Place, Topic},
    pace::{Pace, at_once},
    region,
    text::normalised,
};

/// A notes file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    checked_on: String,
    /// 浙江省: where what is said of bodies and documents holds; without it where the home region is.
    region: Option<String>,
    /// Whether bodies of the region are called without it.
    #[serde(default)]
    short_names: bool,
    #[serde(default)]
    organization: Vec<OrganizationNote>,
    #[serde(default)]
    document: Vec<DocumentNote>,
    #[serde(default)]
    place: Vec<PlaceNote>,
    #[serde(default)]
    for_whom: Vec<ForWhomNote>,
    #[serde(default)]
    topic: Vec<TopicNote>,
    #[serde(default)]
    county_level_cities: Vec<String>,
    #[serde(default)]
    municipalities: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OrganizationNote {
    name: String,
    now: String,
    since: String,
    note: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentNote {
    number: String,
    state: StatusState,
    note: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceNote {
    key: String,
    name: String,
    note: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ForWhomNote {
    key: String,
    name: String,
    words: Vec<String>,
    #[serde(default)]
    otherwise: bool,
    #[serde(default)]
    responsible: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicNote {
    key: String,
    name: String,
    words: Vec<String>,
}

/// Adds the notes of a file to the corpus. Returns the names in it that no gazette has.
///
/// # Errors
/// In one sentence, if the file cannot be read.
pub fn add(corpus: &mut Corpus, file: &str, source: &str) -> Result<Vec<String>, String> {
    let notes: File =
        toml::from_str(source).map_err(|error| format!("{file}: this cannot be read: {error}"))?;
    let checked_on = Date::from_iso(&notes.checked_on)
        .ok_or_else(|| format!("{file}: checked_on is no day: {}", notes.checked_on))?;
    if notes.short_names {
        let region = notes.region.as_deref().unwrap_or_default();
        settle(corpus, region).map_err(|error| format!("{file}: {error}"))?;
    }
    let region = notes.region.unwrap_or_else(|| corpus.home.region.clone());
    add_for_whom(corpus, notes.for_whom).map_err(|error| format!("{file}: {error}"))?;
    add_topics(corpus, notes.topic).map_err(|error| format!("{file}: {error}"))?;
    let cities = [
        (notes.county_level_cities, Level::County),
        (notes.municipalities, Level::Province),
    ];
    for (names, level) in cities {
        let cities = names.into_iter().map(|name| City { name, level });
        corpus.cities.extend(cities);
    }
    let mut unused = Vec::new();
    for note in notes.organization {
        let named = corpus.body_in(&Region::named(&region), &note.name);
        let named = named.map(|body| body.id.clone());
        let mut bodies = corpus.organizations.iter_mut();
        match bodies.find(|body| Some(&body.id) == named.as_ref()) {
            Some(organization) => {
                organization.current_name = Some(CurrentName {
                    name: note.now,
                    since: note.since,
                    note: note.note,
                    checked_on,
                });
            }
            None => unused.push(note.name),
        }
    }
    for note in notes.document {
        let documents = corpus.documents.iter_mut().zip(&corpus.regions);
        let own = documents
            .filter(|(document, own)| document.number == note.number && own.is_in(&region));
        let mut found = false;
        for (document, _) in own {
            found = true;
            document.status = Status {
                state: note.state,
                checked_on: Some(checked_on),
                note: Some(note.note.clone()),
            };
        }
        if !found {
            unused.push(note.number);
        }
    }
    corpus
        .places
        .extend(notes.place.into_iter().map(|note| Place {
            key: note.key,
            name: note.name,
            note: note.note,
            checked_on,
        }));
    Ok(unused)
}

/// From now on bodies of a region are called without it.
fn settle(corpus: &mut Corpus, region: &str) -> Result<(), String> {
    if region.is_empty() {
        return Err("short_names needs a region".into());
    }
    if corpus.home.noted && corpus.home.region != region {
        let other = &corpus.home.region;
        return Err(format!(
            "short_names holds for one region, and it is {other}"
        ));
    }
    let before = std::mem::replace(
        &mut corpus.home,
        Home {
            region: region.into(),
            noted: true,
        },
    );
    // What other notes have said stays with its body.
    for body in &mut corpus.organizations {
        body.id = region::renamed(&body.id, &before.region, region);
    }
    at_once(corpus.find_bodies(&Pace::whole()));
    Ok(())
}

/// Words that this gazette lacks are no slip: the vocabulary is for any.
fn add_for_whom(corpus: &mut Corpus, notes: Vec<ForWhomNote>) -> Result<(), String> {
    for note in notes {
        let known = corpus.for_whom.iter().any(|known| known.key == note.key);
        let words = words("for_whom", &note.key, known, &note.words)?;
        corpus.for_whom.push(ForWhom {
            key: note.key,
            name: note.name,
            words,
            otherwise: note.otherwise,
            responsible: note.responsible,
        });
    }
    Ok(())
}

fn add_topics(corpus: &mut Corpus, notes: Vec<TopicNote>) -> Result<(), String> {
    for note in notes {
        let known = corpus.topics.iter().any(|known| known.key == note.key);
        let words = words("topic", &note.key, known, &note.words)?;
        corpus.topics.push(Topic {
            key: note.key,
            name: note.name,
            words,
        });
    }
    Ok(())
}

/// The words of an entry as the print has them, unless it is a slip.
fn words(kind: &str, key: &str, known: bool, words: &[String]) -> Result<Vec<String>, String> {
    if known {
        return Err(format!("{kind} has two entries {key}"));
    }
    let words: Vec<String> = words.iter().map(|word| normalised(word)).collect();
    if words.iter().any(String::is_empty) {
        return Err(format!("{kind} {key} has an empty word"));
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GAZETTE: &str = "关于养老的意见\n浙政办发〔２０１８〕３２ 号\n各市人民政府：\n一、补贴。提高补贴。（省卫生计生委负责）\n浙江省人民政府办公厅\n２０１８ 年 ３ 月 ３０ 日\n";

    fn corpus() -> Corpus {
        Corpus::read([("a.txt", GAZETTE)])
    }

    #[test]
    fn a_note_is_dated_and_leaves_the_name_of_the_print_alone() {
        let mut corpus = corpus();
        let notes = "checked_on = \"2026-01-02\"\n[[organization]]\nname = \"省卫生计生委\"\nnow = \"浙江省卫生健康委员会\"\nsince = \"2018-10\"\nnote = \"机构改革。\"\n[[place]]\nkey = \"hotline\"\nname = \"12345\"\nnote = \"可先打电话问。\"";
        assert_eq!(add(&mut corpus, "a.toml", notes), Ok(Vec::new()));
        let body = &corpus.organizations[0];
        assert_eq!(body.name, "省卫生计生委");
        let now = body.current_name.as_ref().expect("today's name");
        assert_eq!(
            (now.name.as_str(), now.checked_on.to_string().as_str()),
            ("浙江省卫生健康委员会", "2026-01-02")
        );
        assert_eq!(corpus.places.len(), 1);
    }

    #[test]
    fn nobody_checked_unless_a_note_says_so() {
        let mut corpus = corpus();
        assert_eq!(corpus.documents[0].status.state, StatusState::NotChecked);
        let notes = "checked_on = \"2026-01-02\"\n[[document]]\nnumber = \"浙政办发〔2018〕32号\"\nstate = \"repealed\"\nnote = \"已由某文件废止。\"";
        assert_eq!(add(&mut corpus, "a.toml", notes), Ok(Vec::new()));
        assert_eq!(corpus.documents[0].status.state, StatusState::Repealed);
    }

    #[test]
    fn words_are_read_like_the_print_and_slips_in_them_are_told() {
        for kind in ["for_whom", "topic"] {
            words_of_a_kind_are_read(kind);
        }
    }

    fn words_of_a_kind_are_read(kind: &str) {
        let entry = |key: &str, word: &str| {
            format!("[[{kind}]]\nkey = \"{key}\"\nname = \"某\"\nwords = [\"{word}\"]\n")
        };
        let notes = |entries: &str| format!("checked_on = \"2026-01-02\"\n{entries}");
        let mut read = corpus();
        assert_eq!(
            add(&mut read, "a.toml", &notes(&entry("a", "８０ 周岁"))),
            Ok(Vec::new())
        );
        let topics = read.topics.iter().map(|topic| &topic.words);
        let words: Vec<&Vec<String>> = read
            .for_whom
            .iter()
            .map(|group| &group.words)
            .chain(topics)
            .collect();
        assert_eq!(words, [&["80周岁"]]);
        for (slip, told) in [
            (entry("a", "甲"), "two entries a"),
            (entry("b", " "), "empty word"),
        ] {
            let error = add(&mut read, "b.toml", &notes(&slip)).expect_err(told);
            assert!(error.contains("b.toml") && error.contains(told), "{error}");
        }
    }

    #[test]
    fn cities_stand_where_a_note_says() {
        let mut corpus = corpus();
        let notes = "checked_on = \"2026-01-02\"\ncounty_level_cities = [\"义乌市\"]\nmunicipalities = [\"上海市\"]";
        assert_eq!(add(&mut corpus, "a.toml", notes), Ok(Vec::new()));
        let cities: Vec<(&str, Level)> = corpus
            .cities
            .iter()
            .map(|city| (city.name.as_str(), city.level))
            .collect();
        assert_eq!(
            cities,
            [("义乌市", Level::County), ("上海市", Level::Province)]
        );
    }

    /// The gazette of another province, which names the same.
    fn other() -> String {
        GAZETTE
            .replace("浙江省", "江苏省")
            .replace("２０１８ 年", "２０１９ 年")
    }

    /// Notes about a region, which may have short names: what is there today, and that the document does not hold.
    fn notes_of(region: &str, short_names: bool) -> String {
        format!(
            "checked_on = \"2026-01-02\"\nregion = \"{region}\"\nshort_names = {short_names}\n\
             [[organization]]\nname = \"省卫生计生委\"\nnow = \"{region}卫生健康委员会\"\nsince = \"2018\"\nnote = \"某\"\n\
             [[document]]\nnumber = \"浙政办发〔2018〕32号\"\nstate = \"repealed\"\nnote = \"某\""
        )
    }

    fn today(corpus: &Corpus) -> Vec<(&str, Option<&str>)> {
        let bodies = corpus.organizations.iter().filter(|body| !body.collective);
        let mut bodies: Vec<(&str, Option<&str>)> = bodies
            .map(|body| {
                let now = body.current_name.as_ref();
                (body.id.as_str(), now.map(|now| now.name.as_str()))
            })
            .collect();
        bodies.sort_unstable();
        bodies
    }

    #[test]
    fn what_is_said_of_one_province_is_not_said_of_another() {
        let other = other();
        for files in [["a.txt", "b.txt"], ["b.txt", "a.txt"]] {
            let mut texts = [(files[0], GAZETTE), (files[1], &other)];
            texts.sort_unstable();
            let mut corpus = Corpus::read(texts);
            assert_eq!(
                add(&mut corpus, "a.toml", &notes_of("浙江省", true)),
                Ok(Vec::new())
            );
            let expected = [
                ("江苏省卫生计生委", None),
                ("省卫生计生委", Some("浙江省卫生健康委员会")),
            ];
            assert_eq!(today(&corpus), expected);
            for (document, region) in corpus.documents.iter().zip(&corpus.regions) {
                let repealed = document.status.state == StatusState::Repealed;
                assert_eq!(repealed, region.is_in("浙江省"));
            }
        }
    }

    #[test]
    fn notes_of_two_provinces_hold_in_either_order() {
        let other = other();
        let notes = [notes_of("浙江省", true), notes_of("江苏省", false)];
        for order in [[0, 1], [1, 0]] {
            let mut corpus = Corpus::read([("a.txt", GAZETTE), ("b.txt", &other)]);
            for at in order {
                assert_eq!(add(&mut corpus, "a.toml", &notes[at]), Ok(Vec::new()));
            }
            let expected = [
                ("江苏省卫生计生委", Some("江苏省卫生健康委员会")),
                ("省卫生计生委", Some("浙江省卫生健康委员会")),
            ];
            assert_eq!(today(&corpus), expected);
        }
    }

    #[test]
    fn only_one_region_has_short_names() {
        let mut corpus = corpus();
        assert!(add(&mut corpus, "a.toml", &notes_of("浙江省", true)).is_ok());
        let error = add(&mut corpus, "b.toml", &notes_of("江苏省", true));
        assert!(error.is_err_and(|error| error.contains("b.toml") && error.contains("浙江省")));
        let nowhere = "checked_on = \"2026-01-02\"\nshort_names = true";
        assert!(add(&mut corpus, "c.toml", nowhere).is_err());
    }

    #[test]
    fn what_no_gazette_has_is_told() {
        let notes = "checked_on = \"2026-01-02\"\n[[organization]]\nname = \"省某厅\"\nnow = \"某\"\nsince = \"2018\"\nnote = \"无。\"";
        assert_eq!(
            add(&mut corpus(), "a.toml", notes),
            Ok(vec!["省某厅".to_owned()])
        );
        assert!(add(&mut corpus(), "a.toml", "checked_on = \"2026-02-30\"").is_err());
    }
}
