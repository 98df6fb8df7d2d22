//! The agenda as a WebAssembly module: the deadlines, their picture and their files. It carries no text: `bring` takes the
//! whole corpus in, and then `mount` draws.

#[cfg(target_arch = "wasm32")]
policy_explorer::part!(policy_explorer::Agenda, with_texts);
#[cfg(target_arch = "wasm32")]
policy_explorer::memory!();

fn main() {}
