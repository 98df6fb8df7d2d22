//! `policy-explorer.html`: everything in one file, which opens from a disk without a server and fetches nothing.

use std::{fs, io, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD};
use liblzma::{
    read::XzEncoder,
    stream::{LzmaOptions, Stream},
};
use sha2::{Digest, Sha256};

use super::{Shared, bare, element::Everything, fill, page::draw, source, style};
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
        fs::read(site.join(&shared.own))?,
        fs::read(site.join(&shared.speech))?,
        style::of_page(&project.join("style"))?.into_bytes(),
        fs::read(site.join(&everything.module))?,
        corpus::BAKED.to_vec(),
    ];
    let lengths: Vec<String> = files.iter().map(|file| file.len().to_string()).collect();
    let files = files.concat();
    let pack = signs(&packed(&files)?);

    let unpack =
        fs::read_to_string(source(project, "unpack.js"))?.replace("export function", "function");
    let start = fs::read_to_string(source(project, "file.js"))?;
    let start = fill("file.js", start, &[("{{corpus}}", shared.texts.clone())])?;
    let script = bare(&unpack) + &bare(&start);
    let hash = format!("sha256-{}", STANDARD.encode(Sha256::digest(&script)));
    let icon = STANDARD.encode(fs::read(source(project, "icon.png"))?);

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
    let html = fs::read_to_string(source(project, "file.html"))?;
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

/// Thirteen bits, or fourteen where they fit, as two of 94 signs from the blank on, the lower first; `~` instead of `<`, which
/// means something in a page.
fn signs(bytes: &[u8]) -> String {
    const SIGNS: u32 = 94;
    /// So many words of two signs are left over by 13 bits; they stand for one more bit behind the lowest.
    const LONGER: u32 = SIGNS * SIGNS - (1 << 13);
    let sign = |digit: u32| match b' ' + digit as u8 {
        b'<' => '~',
        sign => char::from(sign),
    };
    let mut text = String::with_capacity(bytes.len() * 16 / 13 + 2);
    let (mut bits, mut count) = (0, 0);
    let mut write = |word: u32| text.extend([sign(word % SIGNS), sign(word / SIGNS)]);
    for byte in bytes {
        bits |= u32::from(*byte) << count;
        count += 8;
        if count >= 14 {
            let taken = if bits & 0x1fff < LONGER { 14 } else { 13 };
            write(bits & ((1 << taken) - 1));
            bits >>= taken;
            count -= taken;
        }
    }
    if count > 0 {
        write(bits);
    }
    text
}
