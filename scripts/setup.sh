#!/usr/bin/env bash
# Installs what the build needs and this machine lacks; with the argument `browsers`, what the tests need too.
# Every step looks first, so a second run costs a fraction of a second.
# Nothing but the browsers goes outside the project's folder, rustup and cargo's own folder.
set -eu
cd "$(dirname "$0")/.."
. scripts/env.sh

missing=0
fail() { echo "setup: $*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
# An installation in the background does not hear Ctrl-C: end it together with this script.
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT

# Runs a long command quietly: says before what it is and why, every minute that it still lives,
# and shows the end of its output only if it fails.
install() { # what, why, how long, command…
  local what=$1 why=$2 long=$3 log pid start=$SECONDS next=60
  shift 3
  missing=1
  echo "setup: installing $what, $why (about $long)"
  log=$(mktemp)
  "$@" </dev/null >"$log" 2>&1 &
  pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.5
    if ((SECONDS - start >= next)); then
      echo "… still installing $what ($((next / 60)) min)"
      next=$((next + 60))
    fi
  done
  if ! wait "$pid"; then
    tail -n 40 "$log" >&2
    fail "$what could not be installed; the whole log is $log."
  fi
  rm -f "$log"
}

basics() {
  local name
  for name in cargo cc node npm; do
    have "$name" || fail "$name is missing; please install stable Rust (rustup), gcc and Node 20 or later first."
  done
}

# The two halves of wasm-bindgen, the library and the command, must be the same version.
wasm_bindgen_agrees() {
  [ -f Cargo.lock ] || return 0
  local locked
  locked=$(grep -A 1 '^name = "wasm-bindgen"$' Cargo.lock | sed -n 's/^version = "\(.*\)"$/\1/p')
  [ -z "$locked" ] || [ "$locked" = "$WASM_BINDGEN" ] ||
    fail "Cargo.lock has wasm-bindgen $locked, scripts/versions.env has $WASM_BINDGEN; please make them equal."
}

rust_parts() {
  if ! have rustup; then
    [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ] ||
      fail "Rust's target wasm32-unknown-unknown is missing; please install it the way this Rust was installed."
    return 0
  fi
  rustup target list --installed | grep -qx wasm32-unknown-unknown ||
    install "the target wasm32-unknown-unknown" "to compile Rust to WebAssembly" "half a minute" \
      rustup target add wasm32-unknown-unknown
  # rustup's minimal profile comes without them.
  local installed
  installed=$(rustup component list --installed)
  { grep -q '^rustfmt' <<<"$installed" && grep -q '^clippy' <<<"$installed"; } ||
    install "rustfmt and clippy" "to check format and lints" "half a minute" rustup component add rustfmt clippy
}

# Without CARGO_TARGET_DIR, so that a tool is not built into the folder of somebody's project. Not optimised: what the
# tools then take longer for a page is seconds, what compiling them takes less is minutes.
build_tool() {
  env -u CARGO_TARGET_DIR CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 cargo install "$@"
}

# Without its default features, which are for what it never does here: to fetch tools and to look for updates.
trunk_tool() {
  [ -x "$trunk_root/bin/trunk" ] ||
    install "trunk $TRUNK" "to build and serve the page" "5 minutes" \
      build_tool trunk --version "$TRUNK" --locked --no-default-features --root "$trunk_root"
}

# Not --locked: with its own lock file the installation failed, on a dependency that could not be had.
wasm_bindgen_tool() {
  [ -x "$wasm_bindgen_root/bin/wasm-bindgen" ] ||
    install "wasm-bindgen-cli $WASM_BINDGEN" "to join WebAssembly and JavaScript" "2 minutes" \
      build_tool wasm-bindgen-cli --version "$WASM_BINDGEN" --root "$wasm_bindgen_root"
}

# npm writes node_modules/.package-lock.json last, so it also tells of an installation that was cut off.
# No package here needs a script of its own to run; npm leaves them out.
node_parts() {
  [ node_modules/.package-lock.json -nt package-lock.json ] ||
    install "node_modules" "for wasm-opt and for the tests" "half a minute" \
      npm ci --no-audit --no-fund --ignore-scripts
}

has_chinese_font() {
  if have fc-list; then
    [ -n "$(fc-list :lang=zh family)" ]
  else
    dpkg-query -W -f '${Status}' fonts-noto-cjk 2>/dev/null | grep -q ' installed$'
  fi
}

apt_install() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get update && apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"
}

# The published facts are checked by programs in another language than the one that wrote them.
python() {
  have python3 || fail "python3 is missing, which the tests of the published facts need; please install it first."
}

# The one thing that must come from the system's packages.
browsers() {
  local packages=()
  have "$CHROMIUM" || packages+=(chromium chromium-sandbox)
  have "$FIREFOX" || packages+=(firefox-esr)
  has_chinese_font || packages+=(fonts-noto-cjk)
  [ ${#packages[@]} -gt 0 ] || return 0
  have apt-get ||
    fail "the browser tests need Chromium, Firefox and a Chinese font; please install what is missing of these."
  [ "$(id -u)" = 0 ] ||
    fail "the browser tests need system packages; please run: sudo apt-get update && sudo apt-get install -y ${packages[*]}"
  install "${packages[*]}" "for the tests in real browsers" "3 minutes" apt_install "${packages[@]}"
}

basics
wasm_bindgen_agrees
# First what may need the reader's help, then the long ones.
if [ "${1:-}" = browsers ]; then
  python
  browsers
fi
rust_parts
node_parts
wasm_bindgen_tool
trunk_tool
if [ "$missing" = 0 ]; then echo 'setup: nothing missing'; fi
