//! `policy-explorer.html`: everything in one file, which opens from a disk without a server and fetches nothing.

use std::{fs, io, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD};
use liblzma::{
    read::XzEncoder,
    stream::{LzmaOptions, Stream},
};
use sha2::{Digest, Sha256};

use super::{Shared, bare, element::Everything, fill, page::draw, style};
use crate::{
    Foot, Head, Page, Whole, corpus,
    messages::{self, Messages},
};

/// Writes the file.
pub(super) fn write(
    site: &Path,
    project: &Path,
    shared: &Shared,
    everything: &Everything,
) -> io::Result<()> {
    let files = [
        fs::read(site.join(&everything.glue))?,
        fs::read(site.join(&everything.script))?,
        fs::read(site.join(&shared.reading))?,
        fs::read(site.join(&shared.speech))?,
        style::of_page(&project.join("style"))?.into_bytes(),
        fs::read(site.join(&everything.module))?,
        corpus::BAKED.to_vec(),
    ];
    let lengths: Vec<String> = files.iter().map(|file| file.len().to_string()).collect();
    let files = files.concat();
    let pack = signs(&packed(&files)?);

    let unpack =
        fs::read_to_string(project.join("unpack.js"))?.replace("export function", "function");
    let start = fs::read_to_string(project.join("file.js"))?;
    let start = fill("file.js", start, &[("{{corpus}}", shared.texts.clone())])?;
    let script = bare(&unpack) + &bare(&start);
    let hash = format!("sha256-{}", STANDARD.encode(Sha256::digest(&script)));
    let icon = STANDARD.encode(fs::read(project.join("icon.png"))?);

    let messages = Messages::default();
    let places = [
        ("{{hash}}", hash),
        ("{{title}}", messages.get(messages::SITE_NAME).into()),
        ("{{icon}}", format!("data:image/png;base64,{icon}")),
        ("{{failed}}", messages.get(messages::FILE_FAILED).into()),
        (
            "{{no_script}}",
            messages.get(messages::FILE_NO_SCRIPT).into(),
        ),
        ("{{head}}", draw::<Head<Whole>>()?),
        ("{{app}}", draw::<Page<Whole>>()?),
        ("{{foot}}", draw::<Foot<Whole>>()?),
        ("{{lengths}}", lengths.join(" ")),
        ("{{mark}}", mark(&files).to_string()),
        ("{{script}}", script),
        // The last, since it may look like a place.
        ("{{pack}}", pack),
    ];
    let html = fs::read_to_string(project.join("file.html"))?;
    fs::write(
        site.join("policy-explorer.html"),
        fill("file.html", html, &places)?,
    )
}

/// As tight as LZMA gets it: of code, the four highest bits of the sign before tell most.
fn packed(bytes: &[u8]) -> io::Result<Vec<u8>> {
    const EXTREME: u32 = 9 | 1 << 31;
    let mut options = LzmaOptions::new_preset(EXTREME)?;
    options
        .literal_context_bits(4)
        .literal_position_bits(0)
        .position_bits(0);
    let mut packed = Vec::new();
    io::copy(
        &mut XzEncoder::new_stream(bytes, Stream::new_lzma_encoder(&options)?),
        &mut packed,
    )?;
    Ok(packed)
}

/// What tells the unpacked bytes from damaged ones (FNV-1a, 32 bits), as `unpack.js` reckons it.
fn mark(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |mark, byte| {
        (mark ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    })
}

/// Four bytes as five signs from `#` on; `!` instead of `<`, which means something in a page. What is left over has a sign
/// more than it has bytes.
fn signs(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() / 4 * 5 + 5);
    for four in bytes.chunks(4) {
        let mut word = [0; 4];
        word[..four.len()].copy_from_slice(four);
        let word = u32::from_be_bytes(word);
        let digits = [4, 3, 2, 1, 0].map(|place| (word / 85_u32.pow(place) % 85) as u8);
        text.extend(
            digits[..=four.len()]
                .iter()
                .map(|digit| match digit + b'#' {
                    b'<' => '!',
                    sign => char::from(sign),
                }),
        );
    }
    text
}
