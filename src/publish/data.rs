//! The facts as files: each a JSON array, with a schema; the deadlines once more for a spreadsheet and a calendar; and an
//! index that says what there is and from which text.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use gazette::{CalendarOptions, Deadline, Gazette, corpus::Corpus};
use schemars::{JsonSchema, schema_for};
use serde::Serialize;

/// Raised when a name or a meaning in these files changes, not when something is added.
const SCHEMA_VERSION: u32 = 1;

/// `data/index.json`
#[derive(Serialize, JsonSchema)]
struct Index<'a> {
    /// The version of the shapes.
    schema_version: u32,
    /// The version of the program that wrote the files.
    build: &'static str,
    /// The gazettes they were read from.
    gazettes: &'a [Gazette],
    /// The files beside this one.
    files: Vec<File>,
}

/// A file of facts.
#[derive(Serialize, JsonSchema)]
struct File {
    /// Its name.
    name: String,
    /// Where its schema stands; null for what is not JSON.
    schema: Option<String>,
    /// What a server should call it: `application/json`.
    media_type: &'static str,
    /// How many facts it holds: elements of the array, lines below the header, events.
    count: usize,
    /// Its size in bytes.
    bytes: usize,
    /// Its SHA-256, in hexadecimal.
    sha256: String,
}

/// Writes the folder `data`.
pub(super) fn write(folder: &Path, corpus: &Corpus) -> io::Result<()> {
    let mut folder = Folder {
        path: folder.into(),
        files: Vec::new(),
    };
    fs::create_dir_all(folder.path.join("schema"))?;
    folder.facts("documents", &corpus.documents)?;
    folder.facts("clauses", &corpus.clauses)?;
    folder.facts("deadlines", &corpus.deadlines)?;
    folder.facts("responsibilities", &corpus.responsibilities)?;
    folder.facts("tables", &corpus.tables)?;
    folder.facts("benefits", &corpus.benefits)?;
    folder.facts("questions", &corpus.questions)?;
    folder.facts("audiences", &corpus.audiences)?;
    folder.facts("awards", &corpus.awards)?;
    folder.facts("duties", &corpus.duties)?;
    folder.facts("figures", &corpus.figures)?;
    folder.facts("organizations", &corpus.organizations)?;
    folder.facts("for_whom", &corpus.for_whom)?;
    folder.facts("topics", &corpus.topics)?;

    let deadlines: Vec<&Deadline> = corpus.deadlines.iter().collect();
    let csv = gazette::csv(corpus, &deadlines);
    folder.deadlines("csv", "text/csv;charset=utf-8", &csv, deadlines.len())?;
    let calendar = gazette::ics(corpus, &deadlines, CalendarOptions::default());
    let (ics, events) = (&calendar.text, calendar.events);
    folder.deadlines("ics", "text/calendar;charset=utf-8", ics, events)?;
    folder.index(&corpus.gazettes)
}

/// The folder and what it holds so far.
struct Folder {
    path: PathBuf,
    files: Vec<File>,
}

impl Folder {
    /// A file of facts, and its schema.
    fn facts<T: Serialize + JsonSchema>(&mut self, name: &str, facts: &[T]) -> io::Result<()> {
        let schema = format!("schema/{name}.json");
        self.schema::<Vec<T>>(&schema)?;
        let json = serde_json::to_vec(facts)?;
        let file = file(
            format!("{name}.json"),
            "application/json",
            &json,
            facts.len(),
        );
        self.add(
            File {
                schema: Some(schema),
                ..file
            },
            &json,
        )
    }

    /// The deadlines in a form for programs that people have.
    fn deadlines(
        &mut self,
        ending: &str,
        media_type: &'static str,
        content: &str,
        count: usize,
    ) -> io::Result<()> {
        let file = file(
            format!("deadlines.{ending}"),
            media_type,
            content.as_bytes(),
            count,
        );
        self.add(file, content.as_bytes())
    }

    fn add(&mut self, file: File, content: &[u8]) -> io::Result<()> {
        fs::write(self.path.join(&file.name), content)?;
        self.files.push(file);
        Ok(())
    }

    fn schema<T: JsonSchema>(&self, name: &str) -> io::Result<()> {
        let schema = serde_json::to_vec_pretty(&schema_for!(T))?;
        fs::write(self.path.join(name), schema)
    }

    /// The last file, which tells of the others.
    fn index(self, gazettes: &[Gazette]) -> io::Result<()> {
        self.schema::<Index<'_>>("schema/index.json")?;
        let index = Index {
            schema_version: SCHEMA_VERSION,
            build: concat!("policy-explorer ", env!("CARGO_PKG_VERSION")),
            gazettes,
            files: self.files,
        };
        let json = serde_json::to_vec_pretty(&index)?;
        fs::write(self.path.join("index.json"), json)
    }
}

fn file(name: String, media_type: &'static str, content: &[u8], count: usize) -> File {
    File {
        name,
        schema: None,
        media_type,
        count,
        bytes: content.len(),
        sha256: gazette::fingerprint(content),
    }
}

#[cfg(test)]
mod tests {
    use gazette::corpus::{ForWhom, Topic};
    use gazette::{
        Agency, Award, Comparator, CurrentName, Date, Decimal, Due, Duty, Figure, Level, Mention,
        MentionRole, Organization, Responsibility, Role, Span, Table, TableRow,
    };
    use serde::de::DeserializeOwned;

    use super::*;

    const TEXT: &str = "某省人民政府办公厅关于试验的通知\n某政办发〔２０１８〕１ 号\n各市：\n一、任务\n２０１８ 年 ５ 月底前完成。\n某省人民政府办公厅\n２０１８ 年 １ 月 ２ 日\n";

    const SPAN: Span = Span::new(0, 3);

    /// A corpus with a fact of every kind, also of those that few gazettes have.
    fn corpus() -> Corpus {
        let mut corpus = Corpus::read([("a.txt", TEXT)]);
        let document = corpus.documents[0].id.clone();
        corpus.responsibilities = vec![Responsibility {
            id: format!("{document}/table/1/1"),
            document: document.clone(),
            category: String::new(),
            task: "完成".into(),
            units: "某厅牵头".into(),
            time: "５月底前".into(),
            truncated: true,
            responsible: vec![Agency {
                name: "某厅".into(),
                role: Role::Lead,
            }],
            dues: vec![Due {
                who: "省级单位".into(),
                start: None,
                due: Date::new(2018, 5, 31),
                all_year: false,
            }],
            body_clauses: vec![format!("{document}/1")],
            for_whom: Vec::new(),
            topics: Vec::new(),
            source: SPAN,
        }];
        corpus.tables = vec![Table {
            id: format!("{document}/table/2"),
            document: document.clone(),
            title: "名单".into(),
            columns: vec!["名称".into()],
            rows: vec![TableRow {
                id: format!("{document}/table/2/1"),
                cells: vec!["甲".into()],
                source: SPAN,
            }],
            source: SPAN,
        }];
        corpus.awards = vec![Award {
            id: format!("{document}/annex/1@甲"),
            document: document.clone(),
            list: "名单".into(),
            grade: "一等次".into(),
            name: "甲".into(),
            for_whom: Vec::new(),
            topics: Vec::new(),
            source: SPAN,
        }];
        corpus.duties = vec![Duty {
            id: format!("{document}@陈新"),
            document: document.clone(),
            person: "陈新".into(),
            post: "秘书长".into(),
            assists: String::new(),
            contacts: vec!["某厅".into()],
            in_charge: vec!["机关工作".into()],
            leads: Vec::new(),
            quote: "陈新：联系某厅。".into(),
            for_whom: Vec::new(),
            topics: Vec::new(),
            source: SPAN,
        }];
        let figure = |value, comparator, correction: Option<&str>| Figure {
            id: format!("{document}/1@{value}"),
            document: document.clone(),
            clause: format!("{document}/1"),
            quote: "不低于2 5%".into(),
            value,
            unit: "%".into(),
            comparator,
            lead: String::new(),
            correction: correction.map(Into::into),
            for_whom: Vec::new(),
            topics: Vec::new(),
            source: SPAN,
        };
        corpus.figures = vec![
            figure(Decimal::new(25, 1), Comparator::AtLeast, Some("小数点")),
            figure(Decimal::new(50, 0), Comparator::AtMost, None),
            figure(Decimal::new(20, 1), Comparator::Exactly, None),
            figure(Decimal::new(5, 2), Comparator::About, None),
        ];
        let current = CurrentName {
            name: "某局".into(),
            since: "2018-10".into(),
            note: "合并".into(),
            checked_on: Date::new(2026, 1, 2).expect("a day"),
        };
        let organization = |name: &str, current_name| Organization {
            id: name.into(),
            name: name.into(),
            aliases: vec!["省某厅".into()],
            current_name,
            collective: false,
            levels: vec![Level::Province, Level::Township],
            mentions: vec![Mention {
                clause: Some(format!("{document}/1")),
                row: None,
                award: None,
                duty: None,
                role: MentionRole::Joint,
            }],
        };
        corpus.for_whom = vec![ForWhom {
            key: "all".into(),
            name: "所有人".into(),
            words: vec!["试验".into()],
            otherwise: true,
            responsible: false,
        }];
        corpus.topics = vec![Topic {
            key: "trials".into(),
            name: "试验".into(),
            words: vec!["试验".into()],
        }];
        gazette::for_whom::fill(&mut corpus);
        gazette::topics::fill(&mut corpus);
        corpus.organizations = vec![
            organization("某厅", Some(current)),
            organization("某委", None),
        ];
        corpus
    }

    /// A folder of its own for a test, taken away afterwards.
    struct Published(PathBuf);

    impl Published {
        fn new(name: &str, corpus: &Corpus) -> Self {
            let folder = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
            write(&folder, corpus).expect("a folder that can be written");
            Self(folder)
        }

        fn bytes(&self, name: &str) -> Vec<u8> {
            fs::read(self.0.join(name)).expect("a published file")
        }

        fn json<T: DeserializeOwned>(&self, name: &str) -> T {
            serde_json::from_slice(&self.bytes(name)).expect("JSON of the type that was written")
        }
    }

    impl Drop for Published {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).ok();
        }
    }

    #[test]
    fn what_is_published_is_read_back_as_it_was() {
        let corpus = corpus();
        let published = Published::new("published-facts", &corpus);
        let read = Corpus {
            gazettes: corpus.gazettes.clone(),
            documents: published.json("documents.json"),
            regions: corpus.regions.clone(),
            home: corpus.home.clone(),
            clauses: published.json("clauses.json"),
            deadlines: published.json("deadlines.json"),
            responsibilities: published.json("responsibilities.json"),
            tables: published.json("tables.json"),
            awards: published.json("awards.json"),
            duties: published.json("duties.json"),
            organizations: published.json("organizations.json"),
            benefits: published.json("benefits.json"),
            // 2.0 is 2 in JSON: a figure keeps its value, not its zeros.
            figures: corpus.figures.clone(),
            diagnostics: corpus.diagnostics.clone(),
            questions: published.json("questions.json"),
            audiences: published.json("audiences.json"),
            places: corpus.places.clone(),
            for_whom: published.json("for_whom.json"),
            topics: published.json("topics.json"),
            cities: corpus.cities.clone(),
            own: corpus.own.clone(),
            letters: corpus.letters.clone(),
        };
        assert_eq!(read, corpus);
        assert_eq!(read.duties[0].for_whom, ["all"]);
        assert_eq!(read.duties[0].topics, ["trials"]);
        let figures: Vec<serde_json::Value> = published.json("figures.json");
        let values: Vec<_> = figures
            .iter()
            .filter_map(|figure| figure["value"].as_f64())
            .collect();
        assert_eq!(values, [2.5, 50.0, 2.0, 0.05]);
        assert_eq!(figures[0]["comparator"], ">=");
    }

    #[test]
    fn the_index_tells_size_and_hash_of_every_file() {
        let published = Published::new("published-index", &corpus());
        let index: serde_json::Value = published.json("index.json");
        let files = index["files"].as_array().expect("a list of files");
        let mut names: Vec<String> = fs::read_dir(&published.0)
            .expect("the folder")
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| name != "index.json" && name != "schema")
            .collect();
        names.sort();
        let mut listed: Vec<&str> = files
            .iter()
            .filter_map(|file| file["name"].as_str())
            .collect();
        listed.sort_unstable();
        assert_eq!(listed, names);
        for file in files {
            let bytes = published.bytes(file["name"].as_str().expect("a name"));
            assert_eq!(file["bytes"], bytes.len(), "{file}");
            assert_eq!(file["sha256"], gazette::fingerprint(&bytes), "{file}");
            assert_eq!(
                file["schema"].is_null(),
                file["media_type"] != "application/json",
                "{file}"
            );
            // What rules tell is not in a text.
            let ruled = ["benefits.json", "questions.json", "audiences.json"];
            let ruled = ruled.iter().any(|name| file["name"] == *name);
            assert!(file["count"].as_u64() > Some(0) || ruled, "{file}");
        }
    }
}
