//! Writes the table of compatibility characters (NFKC) that the text layer reads. The library that knows them weighs
//! 64 KB in the page (brotli), of which one character at a time needs 13: so it stays here.
//!
//! It also tells these sources from all others by a mark (see `packed::SHAPES`).

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use unicode_normalization::UnicodeNormalization;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src");
    let mut sources = Vec::new();
    collect(Path::new("src"), &mut sources)?;
    sources.sort();
    let mut mark = 0xcbf2_9ce4_8422_2325_u64;
    for source in sources {
        // Nothing of the machine is in it: not the folder, not how its lines end.
        for byte in fs::read(source)?.into_iter().filter(|byte| *byte != b'\r') {
            mark = (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    println!("cargo::rustc-env=SOURCES_MARK={mark:016x}");
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

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
