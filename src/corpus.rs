//! The corpus that build time baked into the page.

use std::sync::LazyLock;

use gazette::{corpus::Corpus, packed};

/// Everything the page carries, as build time wrote it; also published for the JavaScript API.
pub(crate) static BAKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin"));

/// Everything the page carries, decoded once.
pub fn corpus() -> &'static Corpus {
    static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
        let mut corpus =
            postcard::from_bytes(BAKED).expect("the same build wrote it with the same types");
        packed::unpack(&mut corpus);
        corpus
    });
    &CORPUS
}
