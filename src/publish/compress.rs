//! Brotli at its best setting beside every file that gains by it.

use std::{fs, io, path::Path};

use brotli::enc::BrotliEncoderParams;

const ENDINGS: [&str; 13] = [
    "html",
    "js",
    "ts",
    "css",
    "json",
    "wasm",
    "bin",
    "svg",
    "txt",
    "csv",
    "ics",
    "xml",
    "webmanifest",
];

/// What a site edits by hand: a compressed copy would go on to say what it said before.
const EDITED: &str = "site.json";

pub(super) fn folder(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let ending = path
            .extension()
            .and_then(|ending| ending.to_str())
            .unwrap_or_default();
        if path.is_dir() {
            self::folder(&path)?;
        } else if ENDINGS.contains(&ending) && !path.ends_with(EDITED) {
            let content = fs::read(&path)?;
            let params = BrotliEncoderParams {
                quality: 11,
                lgwin: 22,
                size_hint: content.len(),
                ..Default::default()
            };
            let mut compressed = Vec::new();
            brotli::BrotliCompress(&mut content.as_slice(), &mut compressed, &params)?;
            fs::write(path.with_extension(format!("{ending}.br")), compressed)?;
        }
    }
    Ok(())
}
