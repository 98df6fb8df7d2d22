# shellcheck shell=sh
# To be sourced from the project's root: `. scripts/env.sh && trunk build`.
# Puts the pinned tools first on PATH, and tells trunk to use just those.
. scripts/versions.env
cargo_home="${CARGO_HOME:-$HOME/.cargo}"
# Folders with the version in their name: they leave a reader's own trunk alone, and every clone shares them.
trunk_root="$cargo_home/tools/trunk-$TRUNK"
wasm_bindgen_root="$cargo_home/tools/wasm-bindgen-cli-$WASM_BINDGEN"
export PATH="$trunk_root/bin:$wasm_bindgen_root/bin:$PWD/node_modules/.bin:$PATH:$cargo_home/bin"
# Trunk must neither look for its own updates nor fetch another wasm-opt than the one of package.json.
# Offline holds for its cargo too, hence the `cargo fetch` before it.
export TRUNK_SKIP_VERSION_CHECK=true TRUNK_OFFLINE=true
TRUNK_TOOLS_WASM_OPT=$(sed -n 's/.*"binaryen": "\([0-9]*\)\..*/version_\1/p' package.json)
export TRUNK_TOOLS_WASM_OPT
# Trunk takes only true or false here, while everybody else writes NO_COLOR=1.
if [ -n "${NO_COLOR:-}" ]; then export NO_COLOR=true; fi
# The browsers of the tests, by any of their usual names, unless the reader names one.
CHROMIUM="${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}"
FIREFOX="${FIREFOX:-$(command -v firefox-esr || command -v firefox || true)}"
export CHROMIUM FIREFOX
# The module holds the paths of its sources, for messages of panics. Without this machine's folders in them it is
# smaller, tells nobody where it was built, and is the same wherever it is.
CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=$cargo_home/registry/src= --remap-path-prefix=$PWD="
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS
