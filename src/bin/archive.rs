//! The archive as a WebAssembly module: the documents, the bodies, about this page. It carries no text: `bring` takes the
//! whole corpus in, and then `mount` draws.

#[cfg(target_arch = "wasm32")]
policy_explorer::part!(policy_explorer::Archive, with_texts);
#[cfg(target_arch = "wasm32")]
policy_explorer::memory!();

fn main() {}
