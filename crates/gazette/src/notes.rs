//! Curated notes: `seeds/notes/*.toml` → what people know that no gazette says, each with the day it was checked.
//!
//! Today's names of bodies, whether a document still holds, where one usually applies. Unlike a rule, a note need not
//! match: the same notes serve whichever gazettes are in `seeds/`. What matched nothing is returned, so that a slip of
//! the pen does not go unseen.

use serde::Deserialize;

use crate::{
    CurrentName, Date, Status, StatusState,
    corpus::{Corpus, Place},
};

/// A notes file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    checked_on: String,
    #[serde(default)]
    organization: Vec<OrganizationNote>,
    #[serde(default)]
    document: Vec<DocumentNote>,
    #[serde(default)]
    place: Vec<PlaceNote>,
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

/// Adds the notes of a file to the corpus. Returns the names in it that no gazette has.
///
/// # Errors
/// In one sentence, if the file cannot be read.
pub fn add(corpus: &mut Corpus, file: &str, source: &str) -> Result<Vec<String>, String> {
    let notes: File =
        toml::from_str(source).map_err(|error| format!("{file}: this cannot be read: {error}"))?;
    let checked_on = Date::from_iso(&notes.checked_on)
        .ok_or_else(|| format!("{file}: checked_on is no day: {}", notes.checked_on))?;
    let mut unused = Vec::new();
    for note in notes.organization {
        let known = corpus.organizations.iter_mut();
        let named = |name: &String| *name == note.name;
        match known
            .into_iter()
            .find(|known| named(&known.name) || known.aliases.iter().any(named))
        {
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
        let own = |document: &&mut crate::Document| document.number == note.number;
        let mut found = false;
        for document in corpus.documents.iter_mut().filter(own) {
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
    fn what_no_gazette_has_is_told() {
        let notes = "checked_on = \"2026-01-02\"\n[[organization]]\nname = \"省某厅\"\nnow = \"某\"\nsince = \"2018\"\nnote = \"无。\"";
        assert_eq!(
            add(&mut corpus(), "a.toml", notes),
            Ok(vec!["省某厅".to_owned()])
        );
        assert!(add(&mut corpus(), "a.toml", "checked_on = \"2026-02-30\"").is_err());
    }
}
