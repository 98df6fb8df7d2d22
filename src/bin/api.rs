//! The JavaScript API as a WebAssembly module: `crates/api` alone, without any view. It is built from this package, so that
//! every module is made of the very same libraries, each compiled once.

#[cfg(target_arch = "wasm32")]
use policy_api as _;

fn main() {}
