//! The JavaScript API (contract §9): what `embed.js` loads when a portal, or a program in Node, asks it to.
//!
//! A module of its own, so that a visit to the page does not pay for it, nor a portal for the page. It carries no corpus:
//! `embed.js` hands it the bytes that publishing wrote beside it.
//!
//! - [`profile`]: what a caller tells → facts about a person, or what is wrong with it
//! - [`answer`]: what is answered, whose names are the public contract
//! - [`problem`]: everything that can be wrong, each with a code, a field and a sentence
//! - [`deadline_filter`]: which deadlines a caller asks for
//! - [`deadline_file`]: deadlines as files to take away
//! - [`search_options`]: how a caller searches
//! - [`own`]: texts of the caller's own, which join the corpus
//! - [`value`]: what a caller hands over, key by key
//! - `browser`: values to and from JavaScript
//!
//! There is no clock here: today comes from `embed.js`.

pub mod answer;
mod browser;
pub mod deadline_file;
pub mod deadline_filter;
pub mod own;
pub mod problem;
pub mod profile;
pub mod search_options;
pub mod value;

use gazette::{corpus::Corpus, packed};
use problem::Problem;

pub use browser::Api;

// As in the page: one thread, and no memory given back.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Reads a corpus as publishing wrote it. `name` is its file's, as `embed.js` has it: the mark in it tells whether these
/// are the very bytes that were published with this module, so that postcard never meets other shapes.
///
/// # Errors
/// If the bytes are something else.
pub fn read(baked: &[u8], name: &str) -> Result<Corpus, Problem> {
    if !name.contains(&format!("-{:016x}.", packed::mark(baked))) {
        return Err(Problem::UnreadableCorpus);
    }
    let mut corpus = postcard::from_bytes(baked).map_err(|_| Problem::UnreadableCorpus)?;
    packed::unpack(&mut corpus);
    Ok(corpus)
}
