//! What `bench/report.mjs` times: full reports inside WebAssembly, without the crossing to JavaScript.

use std::hint::black_box;

use gazette::{
    Date,
    corpus::Corpus,
    eligibility::{Profile, report},
    input::Age,
};
use policy_api::{answer::answer, profile::Options, read};
use wasm_bindgen::prelude::wasm_bindgen;

/// A person and a corpus.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Bench {
    corpus: Corpus,
    profile: Profile,
    as_of: Date,
}

#[wasm_bindgen]
impl Bench {
    /// A person of an age, or one of whom nothing is known.
    ///
    /// # Panics
    /// If the bytes are not those of the file.
    #[must_use]
    #[wasm_bindgen(constructor)]
    pub fn new(corpus: &[u8], name: &str, age: Option<u8>) -> Self {
        Self {
            corpus: read(corpus, name).expect("the bytes of a published corpus"),
            profile: Profile {
                age: age.map(Age::Years),
                answers: Vec::new(),
            },
            as_of: Date::new(2018, 4, 14).expect("a day"),
        }
    }

    /// Answers so many times, and returns how many verdicts that were.
    #[must_use]
    pub fn answers(&self, times: u32) -> usize {
        let options = Options {
            as_of: self.as_of,
            audience: self.corpus.audiences.first(),
        };
        let one = || {
            let answer = answer(&self.corpus, black_box(&self.profile), options);
            black_box(answer).results.len()
        };
        (0..times).map(|_| one()).sum()
    }

    /// Makes so many reports, without putting them into words, and returns how many verdicts that were.
    #[must_use]
    pub fn reports(&self, times: u32) -> usize {
        let Corpus {
            benefits,
            questions,
            audiences,
            ..
        } = &self.corpus;
        let audience = audiences.first().map_or("", |first| &first.key);
        let one = || {
            let profile = black_box(&self.profile);
            black_box(report(benefits, questions, audience, profile, self.as_of))
                .findings
                .len()
        };
        (0..times).map(|_| one()).sum()
    }
}
