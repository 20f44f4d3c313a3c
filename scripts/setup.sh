#!/usr/bin/env bash
# Installs what a goal of the Makefile needs and lacks, and nothing else.
#
#   scripts/setup.sh check   nothing but Rust itself
#   scripts/setup.sh serve   compiler for WebAssembly, trunk, wasm-bindgen, wasm-opt, esbuild
#   scripts/setup.sh test    the same, three real browsers with their drivers, Chinese fonts, axe-core
#   scripts/setup.sh long    the same, Lighthouse
#   scripts/setup.sh bench   compiler for WebAssembly, wasm-opt, and the engines ours is compared with, where npm has them
#
# Puts tools into one folder of the user (CAICE_TOOLS, default ~/.cache/caice-tools), so that a second checkout finds
# them. Pins versions here and nowhere else. A second run takes a second. A failing step names the command that fixes
# it; the tools' own output stays in the folder's log/. Deliberately never touches the project's own files and never
# downloads a browser build of its own.
set -euo pipefail

goal=${1:-serve}
root=$(cd "$(dirname "$0")/.." && pwd)
tools=${CAICE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/caice-tools}
logs=$tools/log
mkdir -p "$tools/bin" "$logs"

TRUNK=0.21.14
GECKODRIVER=0.37.1
BINARYEN=132.0.0
ESBUILD=0.28.2
ACORN=8.19.0
QRCODE=2.0.4
AXE=4.10.3
LIGHTHOUSE=12.8.2
PEERS=(json-logic-engine@5.0.7 json-logic-js@2.0.5 publicodes@1.10.3)
# wasm-bindgen's command must match the library version in Cargo.lock exactly.
BINDGEN=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p;q}' "$root/Cargo.lock")
# The oldest compiler that builds the project. There is no rust-toolchain.toml: nothing here needs one version, and
# such a file makes every cargo command fail if rustup cannot download it.
RUST=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$root/Cargo.toml")

say() { printf '\033[1m· %s\033[0m\n' "$*" >&2; }
stop() { printf '\nset-up stopped: %s\n' "$1" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
older() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -1)" = "$1" ] && [ "$1" != "$2" ]; }

# --- what must already be there -----------------------------------------------------------------
have cargo || stop "no Rust here; install it from https://rustup.rs (stable), then run the command again"
rust=$(rustc --version 2>"$logs/rustc.log" | sed -n 's/^rustc \([0-9.]*\).*/\1/p')
[ -n "$rust" ] || stop "the Rust here does not run (see $logs/rustc.log); run: rustup default stable"
! older "$rust" "$RUST" || stop "this Rust is $rust, the project needs $RUST; run: rustup update stable"
[ "$goal" != check ] || exit 0
have npm || stop "no Node.js here; run: apt-get install nodejs npm   (or install Node 20), then run the command again"

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif have sudo && sudo -n true 2>/dev/null; then sudo "$@"
  else return 77; fi
}

# --- Debian packages ----------------------------------------------------------------------------
apt_install() { as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; }
# apt PACKAGE... : installs Debian packages; $why says what they are for.
apt() {
  local failed=0
  have apt-get || stop "$why needs the Debian packages '$*'; this system has no apt-get, install their like by hand"
  say "installing $* ($why)"
  as_root true || stop "$why; no right to install here, run once as root: apt-get install $*"
  { as_root apt-get -qq update \
    && apt_install "$@"
  } >"$logs/apt.log" 2>&1 || failed=1
  [ "$failed" = 0 ] || stop "apt-get could not install $* ($why; see $logs/apt.log); run once as root: apt-get install $*"
}

# --- the compiler for wasm32 --------------------------------------------------------------------
# 1. an installed one, 2. the target added by rustup, 3. Debian's compiler with its standard library built once.
toolchain=${RUSTUP_TOOLCHAIN:-}
wasm_std() { ls "$("${1:-rustc}" --print sysroot)"/lib/rustlib/wasm32-unknown-unknown/lib/libstd-*.rlib >/dev/null 2>&1; }

debian_compiler() {
  local why="the compiler for WebAssembly: rustup could not download it" lib=/usr/lib/rustlib/wasm32-unknown-unknown/lib
  have /usr/bin/cargo && have wasm-ld-22 && have /usr/bin/cargo-clippy && have /usr/bin/rustfmt && [ -d /usr/src ] \
    || apt rustc-web cargo-web rust-web-src lld-22 rust-web-clippy rustfmt-web
  if ! wasm_std /usr/bin/rustc; then
    say "building the WebAssembly standard library once (about 2 minutes)"
    local tmp; tmp=$(mktemp -d)
    ( cd "$tmp" && PATH=/usr/bin:/bin /usr/bin/cargo init -q --lib --vcs none --name std_for_wasm . \
      && printf '[lib]\ncrate-type = ["cdylib"]\n' >>Cargo.toml \
      && PATH=/usr/bin:/bin RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes \
         CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-22 \
         /usr/bin/cargo build --release --target wasm32-unknown-unknown -Zbuild-std=std,panic_abort ) \
      >"$logs/std.log" 2>&1 \
      || stop "the WebAssembly standard library did not build (see $logs/std.log); where rustup can download, run: rustup target add wasm32-unknown-unknown"
    as_root mkdir -p "$lib"
    as_root cp "$tmp"/target/wasm32-unknown-unknown/release/deps/*.rlib "$lib/" \
      || stop "no right to write $lib; run once as root: make serve"
    rm -rf "$tmp"
  fi
  ! have rustup || rustup toolchain link debian /usr
  toolchain=debian
}

if [ -n "${CAICE_DEBIAN_RUST:-}" ]; then debian_compiler
elif wasm_std; then :
else
  say "adding the compiler target wasm32-unknown-unknown (rustup, a few seconds)"
  if have rustup && rustup target add wasm32-unknown-unknown >"$logs/rustup.log" 2>&1; then :
  else debian_compiler; fi
fi
[ -z "$toolchain" ] || export RUSTUP_TOOLCHAIN=$toolchain

# --- commands built from crates.io ----------------------------------------------------------------
# crate NAME VERSION [ARGS...] : builds a command; $why says what it is for, $minutes how long it takes. Tools need not
# be fast: without optimisation trunk builds in a third of the time. All share one folder, and so the crates they have
# in common.
crate() {
  local name=$1 version=$2 log=$logs/$1.log failed=0; shift 2
  say "building $name $version, $why (about $minutes on two cores, once)"
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=256 \
  CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_PROFILE_RELEASE_STRIP=debuginfo CARGO_PROFILE_RELEASE_PANIC=abort \
  CARGO_TARGET_DIR="$tools/build" \
    cargo install "$name" --version "$version" --root "$tools" --force "$@" 2>&1 \
    | tee "$log" | progress || failed=1
  [ "$failed" = 0 ] || stop "cargo could not build $name $version (see $log); is crates.io reachable? try: cargo install $name --version $version --root '$tools' $*"
}
# Shows progress in place of a line per crate.
progress() {
  local word n=0
  while read -r word _; do
    [ "$word" != Compiling ] || n=$((n + 1))
    [ "$word" != Compiling ] || [ $((n % 50)) != 0 ] || printf '  … %s crates\n' "$n" >&2
  done
}
crates() {
  # The first two get no encryption: they are told to download nothing. wasm-bindgen's own list of versions may name a
  # withdrawn one, so ignore it.
  [ "$("$tools/bin/trunk" --version 2>/dev/null)" = "trunk $TRUNK" ] \
    || why="which bundles the page" minutes="4 minutes" crate trunk "$TRUNK" --locked --no-default-features
  [ "$("$tools/bin/wasm-bindgen" --version 2>/dev/null)" = "wasm-bindgen $BINDGEN" ] \
    || why="which joins Rust and the browser" minutes="1 minute" \
       crate wasm-bindgen-cli "$BINDGEN" --no-default-features --bin wasm-bindgen
  [ "$goal" = serve ] || [ "$("$tools/bin/geckodriver" --version 2>/dev/null | sed -n '1s/ (.*//;1p')" = "geckodriver $GECKODRIVER" ] \
    || why="which drives Firefox" minutes="2 minutes" crate geckodriver "$GECKODRIVER" --locked
  rm -rf "$tools/build"
}

# --- commands from npm ----------------------------------------------------------------------------
# from_npm FOLDER PACKAGE@VERSION... : installs into a folder of the tools what it lacks of these; fails where npm does
from_npm() {
  local folder=$tools/$1 log=$logs/$1.log missing=() one; shift
  for one in "$@"; do
    [ "$(node -p "require('$folder/node_modules/${one%@*}/package.json').version" 2>/dev/null)" = "${one##*@}" ] \
      || missing+=("$one")
  done
  [ "${#missing[@]}" != 0 ] || return 0
  say "installing ${missing[*]} from npm"
  mkdir -p "$folder"; [ -e "$folder/package.json" ] || echo '{"private":true}' >"$folder/package.json"
  npm install --prefix "$folder" --no-audit --no-fund --save-exact "${missing[@]}" >"$log" 2>&1
}

npm_tools() {
  # wasm-opt; bundles and minifies scripts; checks their syntax; QR codes in the picture that people save.
  local wanted=("binaryen@$BINARYEN")
  [ "$goal" = bench ] || wanted+=("esbuild@$ESBUILD" "acorn@$ACORN" "qrcode-generator@$QRCODE")
  [ "$goal" = serve ] || [ "$goal" = bench ] || wanted+=("axe-core@$AXE")
  [ "$goal" != long ] || wanted+=("lighthouse@$LIGHTHOUSE")
  from_npm npm "${wanted[@]}" \
    || stop "npm could not install them (see $logs/npm.log); is the npm registry reachable? try: npm ping"
}

# What ours is compared with, in a folder of its own. The bench skips what is not there, so nothing stops here.
peers() {
  from_npm peers "${PEERS[@]}" \
    || say "npm could not install them (see $logs/peers.log); the bench leaves out what is missing"
}

# --- real browsers, for the tests -----------------------------------------------------------------
# Three engines: Chromium, which most people have; Firefox; WebKit, the family of every browser on an iPhone.
browsers() {
  local missing=()
  have chromium && have chromedriver || missing+=(chromium chromium-driver)
  have firefox-esr || have firefox || missing+=(firefox-esr)
  have WebKitWebDriver && have Xvfb || missing+=(webkit2gtk-driver xvfb)
  fc-list 2>/dev/null | grep -i 'noto.*cjk' >/dev/null || missing+=(fonts-noto-cjk fontconfig)
  [ "${#missing[@]}" = 0 ] || why="real browsers and Chinese letters, for the journeys" apt "${missing[@]}"
  # Debian's Chromium without windows: not needed, but journeys take a third of the time in it. Of the driver's version: it drives no other.
  local driver
  driver=$(dpkg-query -W -f='${Version}' chromium-driver 2>/dev/null) || driver=
  if [ -n "$driver" ] && [ "$(dpkg-query -W -f='${Version}' chromium-headless-shell 2>/dev/null)" != "$driver" ]; then
    say "installing chromium-headless-shell (quicker journeys)"
    { as_root apt-get -qq update && apt_install "chromium-headless-shell=$driver"; } >"$logs/shell.log" 2>&1 \
      || say "it could not be installed (see $logs/shell.log); the journeys take the whole Chromium, which is slower"
  fi
}

if [ "$goal" = bench ]; then
  npm_tools
  peers
else
  # Crates need the processor, the others the network: run them at the same time.
  set -m
  crates & building=$!
  set +m
  trap 'kill -- -"$building" 2>/dev/null || true' EXIT
  npm_tools
  [ "$goal" = serve ] || browsers
  wait "$building" || exit 1
  trap - EXIT
fi
ln -sf "$tools/npm/node_modules/.bin/wasm-opt" "$tools/bin/wasm-opt"

# The file that other scripts source: puts the tools on PATH and picks the compiler with the wasm32 target.
{
  echo "export PATH='$tools/bin':\"\$PATH\""
  echo "export CAICE_TOOLS='$tools'"
  echo "export TRUNK_TOOLS_WASM_BINDGEN='$BINDGEN'"
  echo "export TRUNK_TOOLS_WASM_OPT='version_${BINARYEN%%.*}'"
  [ -z "$toolchain" ] || echo "export RUSTUP_TOOLCHAIN='$toolchain'"
  [ "$toolchain" != debian ] || echo "export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-22"
} >"$tools/env.sh"
