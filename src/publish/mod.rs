//! What a static site needs beside the app (native). Trunk calls it after its own work, with the folder it has filled.
//!
//! - `page`: the first view drawn into `index.html`, one stylesheet, the script that starts the app
//! - the whole corpus, as the page fetches it
//! - `data`: the facts as files, with their schemas; the deadlines for a spreadsheet and a calendar
//! - `compress`: everything once more in brotli, for servers that pass it on as it is

mod compress;
mod data;
mod page;

use std::{fs, io, path::Path};

use gazette::packed;

use crate::corpus;

/// Completes the folder `site`, which holds trunk's output. `project` is the folder of the sources. `optimised` says
/// whether this is a build for readers, not for somebody at work.
///
/// # Errors
/// If a file cannot be read or written, or trunk's output is not as expected.
pub fn publish(site: &Path, project: &Path, optimised: bool) -> io::Result<()> {
    let texts = texts(site)?;
    page::write(site, project, &texts)?;
    data::write(&site.join("data"), corpus())?;
    if optimised {
        compress::folder(site)?;
    }
    Ok(())
}

/// The whole corpus as a file of its own, which the page fetches behind its module; returns its name.
fn texts(site: &Path) -> io::Result<String> {
    let name = hashed("corpus", "bin", corpus::BAKED);
    fs::write(site.join(&name), corpus::BAKED)?;
    Ok(name)
}

/// A name that changes with the content, so that it can be kept for good: `boot-0123456789abcdef.js`
fn hashed(stem: &str, ending: &str, content: &[u8]) -> String {
    let hash = packed::mark(content);
    format!("{stem}-{hash:016x}.{ending}")
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
