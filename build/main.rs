//! Reads `seeds/` and `messages/` and bakes them for the app. All reading is done by the core crate.
//!
//! `POLICY_SEEDS` names other folders in the place of `seeds/`, several as in `PATH`: what they hold is read as if it
//! lay in one. `rules/` and `notes/` in them may be missing.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use gazette::{corpus::Corpus, for_whom, level, notes, packed, rules, search::Engine, topics};

mod languages;
mod letters;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = env::var("OUT_DIR")?;
    let write = |name: &str, content: &[u8]| fs::write(Path::new(&out).join(name), content);
    println!("cargo::rerun-if-env-changed=POLICY_SEEDS");
    println!("cargo::rerun-if-changed=messages");
    let folders = env::var_os("POLICY_SEEDS").unwrap_or_else(|| "seeds".into());
    let folders: Vec<PathBuf> = env::split_paths(&folders).collect();
    for folder in &folders {
        println!("cargo::rerun-if-changed={}", folder.display());
    }
    let seeds = files(&folders, "", "txt")?;
    let mut corpus = Corpus::read(
        seeds
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str())),
    );
    for (name, text) in files(&folders, "notes", "toml")? {
        let file = format!("seeds/notes/{name}");
        match notes::add(&mut corpus, &file, &text) {
            Ok(unused) => {
                for name in unused {
                    println!("cargo::warning={file}: no gazette in seeds/ names {name}");
                }
            }
            Err(error) => println!("cargo::error={error}"),
        }
    }
    // After the notes, since rules name places.
    for (name, text) in files(&folders, "rules", "toml")? {
        // Told the way cargo shows it: file, line, and what is wrong, without a trace.
        for error in rules::add(&mut corpus, &format!("seeds/rules/{name}"), &text)
            .err()
            .into_iter()
            .flatten()
        {
            println!("cargo::error={error}");
        }
    }
    // After the rules, since benefits too are for somebody.
    for_whom::fill(&mut corpus);
    topics::fill(&mut corpus);
    level::fill(&mut corpus);
    corpus.letters = letters::letters(&Engine::new(&corpus))?;
    let near = corpus.near();
    write("near.bin", &baked(near)?)?;
    let counts = [corpus.documents.len(), corpus.deadlines.len()];
    let whole = baked(corpus)?;
    write("corpus.bin", &whole)?;
    write("whole.rs", constants(counts, &whole).as_bytes())?;
    match languages::table(&files(&["messages".into()], "", "toml")?) {
        Ok(table) => write("messages.rs", table.as_bytes())?,
        // Told the way cargo shows it.
        Err(problems) => problems
            .iter()
            .for_each(|problem| println!("cargo::error={problem}")),
    }
    Ok(())
}

fn baked(mut corpus: Corpus) -> postcard::Result<Vec<u8>> {
    packed::pack(&mut corpus);
    postcard::to_allocvec(&corpus)
}

/// What the page must know of the whole corpus before it has it: the counts that the first page shows, and by what its
/// bytes are told from those of another build.
fn constants([documents, deadlines]: [usize; 2], whole: &[u8]) -> String {
    format!(
        "/// The documents of all gazettes.\npub(crate) const DOCUMENTS: usize = {documents};\n\
         /// Their deadlines.\npub(crate) const DEADLINES: usize = {deadlines};\n\
         #[cfg(any(test, target_arch = \"wasm32\"))]\nconst LENGTH: usize = {};\n\
         #[cfg(any(test, target_arch = \"wasm32\"))]\nconst MARK: u64 = {:#x};\n",
        whole.len(),
        packed::mark(whole),
    )
}

/// The files with an ending in one place of all folders, by name, with their text. Only the folders themselves must be.
fn files(folders: &[PathBuf], place: &str, ending: &str) -> io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for folder in folders.iter().map(|folder| folder.join(place)) {
        if !place.is_empty() && !folder.is_dir() {
            continue;
        }
        let within = |error: io::Error| io::Error::other(format!("{}: {error}", folder.display()));
        for entry in fs::read_dir(&folder).map_err(within)? {
            let path = entry?.path();
            if path
                .extension()
                .is_some_and(|extension| extension == ending)
                && let Some(name) = path.file_name()
            {
                files.push((
                    name.to_string_lossy().into_owned(),
                    fs::read_to_string(&path)?,
                ));
            }
        }
    }
    files.sort();
    Ok(files)
}
