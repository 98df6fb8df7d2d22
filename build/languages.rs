//! The sentences of the interface: `messages/zh.toml`, and a file beside it for every other language.

use std::{collections::BTreeSet, fmt::Write};

/// The language that the page is built in, and falls back on.
const BASE: &str = "zh";

/// The section of a language for what people curate in `seeds/`: the Chinese texts with their translations.
const CURATED: &str = "curated";

/// What a language calls itself.
const NAME: &str = "site.language";

/// What stands between two sentences on their way: the record separator of ASCII, since a sentence may have several lines.
const BETWEEN: &str = "\u{1e}";

type Sentences = Vec<(String, String)>;

/// What the app knows of its sentences, as Rust: a constant for each, and the languages that there are. `files` are the files
/// of `messages/` with their text. A sentence that a language lacks or has too much, and one whose places in braces are not
/// those of the Chinese one, are told as problems, a line each.
///
/// Each sentence of the base is a constant of its own: one that is missing does not compile, one that nobody uses is a
/// warning, and what only one part of the app says is in no module but its own.
pub(crate) fn table(files: &[(String, String)]) -> Result<String, Vec<String>> {
    let mut problems = Vec::new();
    let mut languages = Vec::new();
    for (file, text) in files {
        match sentences(text) {
            Ok((sentences, curated)) => {
                languages.push((file.trim_end_matches(".toml"), sentences, curated));
            }
            Err(problem) => problems.push(format!("messages/{file}: {problem}")),
        }
    }
    let base = languages.iter().position(|(code, ..)| *code == BASE);
    let Some(base) = base.map(|at| languages.remove(at).1) else {
        problems.push(format!("messages/{BASE}.toml is missing or cannot be read"));
        return Err(problems);
    };
    let mut others = Vec::new();
    for (code, own, curated) in &languages {
        let told = |problem: String| format!("messages/{code}.toml: {problem}");
        problems.extend(differences(&base, own).into_iter().map(told));
        let find = |key: &String| own.iter().find(|(other, _)| other == key);
        let own: Sentences = base
            .iter()
            .filter_map(|(key, _)| find(key))
            .cloned()
            .collect();
        others.push((*code, own, curated.as_slice()));
    }
    if problems.is_empty() {
        Ok(rust(&base, &others))
    } else {
        Err(problems)
    }
}

/// `[home] title = "…"` → `home.title`, in the order of the file; and, of what people curate in `seeds/`, each text with its
/// translation, by the text.
fn sentences(text: &str) -> Result<(Sentences, Sentences), String> {
    let table: toml::Table =
        toml::from_str(text).map_err(|error| error.to_string().replace('\n', " "))?;
    let (mut sentences, mut curated) = (Vec::new(), Vec::new());
    for (section, table) in &table {
        let table = table.as_table().ok_or(format!("{section} is no section"))?;
        for (name, text) in table {
            let key = format!("{section}.{name}");
            let text = text.as_str().ok_or(format!("{key} is no text"))?;
            if section == CURATED {
                curated.push((name.clone(), text.to_owned()));
            } else {
                sentences.push((key, text.to_owned()));
            }
        }
    }
    curated.sort();
    Ok((sentences, curated))
}

fn differences(base: &Sentences, own: &Sentences) -> Vec<String> {
    let mut problems = Vec::new();
    for (key, text) in base {
        match own.iter().find(|(other, _)| other == key) {
            None => problems.push(format!("{key} is missing")),
            Some((_, other)) if places(text) != places(other) => {
                problems.push(format!("{key} must have the places {:?}", places(text)));
            }
            Some(_) => {}
        }
    }
    let unknown = own
        .iter()
        .filter(|(key, _)| !base.iter().any(|(other, _)| other == key));
    problems.extend(unknown.map(|(key, _)| format!("{key} is no sentence of {BASE}.toml")));
    problems
}

/// The places to be filled: `{count} of {total}` → count, total
fn places(text: &str) -> BTreeSet<&str> {
    let parts = text.split('{').skip(1);
    parts
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

/// A language beside the base: its code, its sentences in the order of the base, what people curate.
type Other<'a> = (&'a str, Sentences, &'a [(String, String)]);

fn rust(base: &Sentences, others: &[Other<'_>]) -> String {
    let mut rust = String::new();
    // What a language calls itself is no sentence of any view.
    let said = base.iter().enumerate().filter(|(_, (key, _))| key != NAME);
    for (place, (key, text)) in said {
        let key = key.replace('.', "_").to_uppercase();
        let _ = writeln!(
            rust,
            "pub(crate) const {key}: Message = Message(&Sentence {{ place: {place}, base: {text:?} }});"
        );
    }
    let name = |sentences: &Sentences| {
        let name = sentences.iter().find(|(key, _)| key == NAME);
        name.map(|(_, name)| name.clone()).unwrap_or_default()
    };
    let names = others.iter().map(|(code, own, _)| (*code, name(own)));
    let names = [(BASE, name(base))].into_iter().chain(names);
    let _ = writeln!(
        rust,
        "/// What stands between two sentences on their way.\n\
         #[cfg(any(test, target_arch = \"wasm32\"))]\n\
         pub(crate) const BETWEEN: char = '\\u{{1e}}';\n\
         /// All languages, by their codes, with what they call themselves.\n\
         pub(crate) const LANGUAGES: &[(&str, &str)] = &{:?};\n\
         /// How many sentences there are.\n\
         #[cfg(any(test, target_arch = \"wasm32\"))]\n\
         pub(crate) const COUNT: usize = {};\n\
         /// The other languages, with all sentences, and behind them what people curate, each text before its translation.\n\
         #[cfg(not(target_arch = \"wasm32\"))]\n\
         pub(crate) const TRANSLATED: &[(&str, &str)] = &{:?};",
        names.collect::<Vec<_>>(),
        base.len(),
        others
            .iter()
            .map(|(code, own, curated)| {
                let own = own.iter().map(|(_, text)| text.as_str());
                let curated = curated.iter().flat_map(|(text, own)| [text.as_str(), own]);
                (*code, own.chain(curated).collect::<Vec<_>>().join(BETWEEN))
            })
            .collect::<Vec<_>>(),
    );
    rust
}
