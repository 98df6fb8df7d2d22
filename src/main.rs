//! The front as a WebAssembly module: the first page and the benefits. It mounts nothing by itself: importing it into a
//! portal is harmless, and `boot.js` (or a host page) calls `mount` when it wants the page.

#[cfg(target_arch = "wasm32")]
policy_explorer::part!(policy_explorer::Front);
#[cfg(target_arch = "wasm32")]
policy_explorer::memory!();

fn main() {}
