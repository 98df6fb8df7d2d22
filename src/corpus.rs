//! The corpus that build time baked into the page.

use std::sync::LazyLock;

use gazette::corpus::Corpus;

/// Everything the page carries, decoded once.
pub fn corpus() -> &'static Corpus {
    static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
        let baked = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin"));
        postcard::from_bytes(baked).expect("the same build wrote it with the same types")
    });
    &CORPUS
}
