//! Writes the table of compatibility characters (NFKC) that the text layer reads. The library that knows them weighs
//! 64 KB in the page (brotli), of which one character at a time needs 13: so it stays here.

use std::{env, fs, path::Path};

use unicode_normalization::UnicodeNormalization;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let mut table = String::new();
    for c in '\u{80}'..=char::MAX {
        let normal: String = c.nfkc().collect();
        if !normal.chars().eq([c]) {
            table.push(c);
            table.push_str(&normal);
            table.push('\n');
        }
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("nfkc.txt"), table)?;
    Ok(())
}
