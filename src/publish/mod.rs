//! What a static site needs beside the app (native). Trunk calls it after its own work, with the folder it has filled.
//!
//! - `page`: the first view drawn into `index.html`, one stylesheet, the script that starts the app
//! - the whole corpus, as all parts but the front fetch it, and the JavaScript API
//! - `data`: the facts as files, with their schemas; the deadlines for a spreadsheet and a calendar
//! - `embed`: the JavaScript API and what it loads
//! - `element`: the element `<policy-explorer>`
//! - `file`: everything in one file
//! - `style`: the stylesheet of the page, and of an element
//! - `text`: the edition without script
//! - `imports`: short names between a module and its glue
//! - `offline`: what keeps the page for visits without a network, and lets it be installed
//! - `compress`: everything once more in brotli, for servers that pass it on as it is

mod compress;
mod data;
mod element;
mod embed;
mod file;
mod imports;
mod offline;
mod page;
mod style;
mod text;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use gazette::packed;

use crate::{corpus, messages};

/// Completes the folder `site`, which holds trunk's output. `project` is the folder of the sources. `optimised` says
/// whether this is a build for readers, not for somebody at work.
///
/// # Errors
/// If a file cannot be read or written, or trunk's output is not as expected.
pub fn publish(site: &Path, project: &Path, optimised: bool) -> io::Result<()> {
    let shared = Shared {
        texts: texts(site)?,
        own: script(site, project, "own")?,
        speech: script(site, project, "speech")?,
        foreign: script(site, project, "foreign")?,
        words: words(site)?,
    };
    let style = page::write(site, project, &shared)?;
    text::write(&site.join("text"), &style)?;
    data::write(&site.join("data"), corpus())?;
    let everything = element::everything(site, project)?;
    let element = element::write(site, project, &shared, &everything)?;
    embed::write(site, project, &shared.texts, &element)?;
    file::write(site, project, &shared, &everything)?;
    offline::write(site, project)?;
    if optimised {
        compress::folder(site)?;
    }
    Ok(())
}

/// Names of files that several ways to the app have in common.
struct Shared {
    /// The whole corpus.
    texts: String,
    /// What reads texts of a reader's own.
    own: String,
    /// What reads aloud.
    speech: String,
    /// What marks Chinese in another language.
    foreign: String,
    /// The sentences of other languages, as JavaScript has their names.
    words: String,
}

/// A file of what stands around the modules.
fn source(project: &Path, name: &str) -> PathBuf {
    project.join("page").join(name)
}

/// A script that is fetched when it is wanted, as a file of its own; returns its name.
fn script(site: &Path, project: &Path, stem: &str) -> io::Result<String> {
    let text = bare(&fs::read_to_string(source(project, &format!("{stem}.js")))?);
    let name = hashed(stem, "js", text.as_bytes());
    fs::write(site.join(&name), text)?;
    Ok(name)
}

/// The whole corpus as a file of its own; returns its name.
fn texts(site: &Path) -> io::Result<String> {
    let name = hashed("corpus", "bin", corpus::BAKED);
    fs::write(site.join(&name), corpus::BAKED)?;
    Ok(name)
}

/// The sentences of every language but the first as a file of its own; returns their names by the codes of the
/// languages, as JavaScript has them.
fn words(site: &Path) -> io::Result<String> {
    let mut names = Vec::new();
    for (code, sentences) in messages::TRANSLATED {
        let name = hashed(&format!("words-{code}"), "txt", sentences.as_bytes());
        fs::write(site.join(&name), sentences)?;
        names.push(format!("{code:?}: {name:?}"));
    }
    Ok(format!("{{ {} }}", names.join(", ")))
}

/// A name that changes with the content, so that it can be kept for good: `boot-0123456789abcdef.js`
fn hashed(stem: &str, ending: &str, content: &[u8]) -> String {
    let hash = packed::mark(content);
    format!("{stem}-{hash:016x}.{ending}")
}

/// Gives a module and its glue, as trunk built them, names by their content; returns those of glue and module.
fn module(site: &Path, built: &str, stem: &str) -> io::Result<[String; 2]> {
    let (built_module, built_glue) = (format!("{built}_bg.wasm"), format!("{built}.js"));
    let code = fs::read(site.join(&built_module))?;
    let glue = fs::read_to_string(site.join(&built_glue))?;
    let (code, glue) = imports::shorten(&code, &bare(&glue));
    let module = hashed(stem, "wasm", &code);
    fs::write(site.join(&module), code)?;
    fs::remove_file(site.join(&built_module))?;

    // The glue would look for the module under its old name if nobody handed it over.
    let glue = glue.replace(&built_module, &module);
    let glue_name = hashed(stem, "js", glue.as_bytes());
    fs::write(site.join(&glue_name), glue)?;
    fs::remove_file(site.join(built_glue))?;
    Ok([glue_name, module])
}

/// Puts names into the places that a file has for them; every place must be there.
fn fill(file: &str, text: String, places: &[(&str, String)]) -> io::Result<String> {
    places.iter().try_fold(text, |text, (place, name)| {
        if text.contains(place) {
            Ok(text.replace(place, name))
        } else {
            Err(io::Error::other(format!("{file} has no {place}")))
        }
    })
}

/// The name of the file in a folder that begins and ends so.
fn find(folder: &Path, start: &str, end: &str) -> io::Result<String> {
    let names =
        fs::read_dir(folder)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut found: Vec<String> = names
        .filter(|name| name.starts_with(start) && name.ends_with(end))
        .collect();
    match found.pop() {
        Some(name) if found.is_empty() => Ok(name),
        _ => Err(io::Error::other(format!(
            "{} must hold exactly one {start}…{end}",
            folder.display()
        ))),
    }
}

/// A script without what only its readers need: indentation, and comments that stand on lines of their own. One with a
/// string over several lines stays as it is.
fn bare(script: &str) -> String {
    if script
        .lines()
        .any(|line| line.matches('`').count() % 2 == 1)
    {
        return script.into();
    }
    let mut in_comment = false;
    let mut kept = String::with_capacity(script.len());
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_loses_comments_and_indentation_and_nothing_else() {
        let script = "// one\nf();\n  /** two\n   * three */\n\n  g(\"//\"); // four\n/* five */\nh(`${a}`);\n";
        assert_eq!(bare(script), "f();\ng(\"//\"); // four\nh(`${a}`);\n");
        let over_lines = "  f(`\n  // shown\n`);\n";
        assert_eq!(bare(over_lines), over_lines);
    }
}
