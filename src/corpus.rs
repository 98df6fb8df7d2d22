//! The corpus that build time baked into the page.

use std::sync::LazyLock;

use gazette::{corpus::Corpus, packed};

/// Everything the page carries, decoded once.
pub fn corpus() -> &'static Corpus {
    static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
        let baked = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin"));
        let mut corpus =
            postcard::from_bytes(baked).expect("the same build wrote it with the same types");
        packed::unpack(&mut corpus);
        corpus
    });
    &CORPUS
}
