//! The WebAssembly module. It mounts nothing by itself: importing it into a portal is harmless, and `boot.js` (or a
//! host page) calls `mount` when it wants the page.

#[cfg(target_arch = "wasm32")]
pub use policy_explorer::mount;

fn main() {}
