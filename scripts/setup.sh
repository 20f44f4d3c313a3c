#!/usr/bin/env bash
# Installs what a goal of the Makefile needs and is missing, and nothing else.
#
#   scripts/setup.sh check   nothing but Rust itself
#   scripts/setup.sh serve   compiler for WebAssembly, trunk, wasm-bindgen, wasm-opt
#   scripts/setup.sh test    the same, three real browsers with their drivers, Chinese fonts, axe-core
#   scripts/setup.sh long    the same, Lighthouse
#
# Tools go into one folder of the user (CAICE_TOOLS, default ~/.cache/caice-tools), so that a second
# checkout finds them. Versions are pinned here and nowhere else. Running it again costs a second.
# It deliberately never touches the project's own files and never downloads a browser build of its own.
set -euo pipefail

goal=${1:-serve}
root=$(cd "$(dirname "$0")/.." && pwd)
tools=${CAICE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/caice-tools}
mkdir -p "$tools/bin"

TRUNK=0.21.14
BINARYEN=132.0.0
QRCODE=2.0.4
ESBUILD=0.28.2
ACORN=8.19.0
AXE=4.10.3
GECKODRIVER=0.37.1
LIGHTHOUSE=12.8.2
# wasm-bindgen's command must be exactly as old as the library that Cargo.lock names.
BINDGEN=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p;q}' "$root/Cargo.lock")

say() { printf '\033[1m· %s\033[0m\n' "$*" >&2; }
stop() { printf '\nset-up stopped: %s\n' "$1" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# --- what must already be there -----------------------------------------------------------------
have cargo || stop "no Rust here; install it from https://rustup.rs (stable), then run the command again"
[ "$goal" != check ] || exit 0
have npm || stop "no Node.js here; run: apt-get install nodejs npm   (or install Node 20), then run the command again"

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif have sudo && sudo -n true 2>/dev/null; then sudo "$@"
  else return 77; fi
}

apt_updated=
# apt PACKAGE... : installs Debian packages; $why says what for.
apt() {
  have apt-get || stop "$why needs the Debian packages '$*'; this system has no apt-get, install their like by hand"
  say "installing $* ($why)"
  if [ -z "$apt_updated" ]; then
    as_root apt-get -qq update >&2 || [ $? != 77 ] || stop "$why; no right to install here, run once as root: apt-get install $*"
    apt_updated=1
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >"$tools/apt.log" 2>&1 \
    || stop "apt-get could not install $* ($why); see $tools/apt.log, or run once as root: apt-get install $*"
}

# crate NAME VERSION [ARGS...] : builds a command from crates.io. Tools need not be fast, so they are
# built without optimisation: trunk takes 5 minutes on two cores instead of 15.
crate() {
  local name=$1 version=$2; shift 2
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=256 \
  CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_PROFILE_RELEASE_STRIP=debuginfo CARGO_TARGET_DIR="$tools/build" \
    cargo install "$name" --version "$version" --root "$tools" --force "$@" >&2 \
    || stop "cargo could not install $name $version; is crates.io reachable from here?"
}

# --- the compiler for wasm32 ------------------------------------------------------------------
# 1. rustup's own, 2. rustup downloads it, 3. Debian's compiler with its standard library built once.
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
         /usr/bin/cargo build --release --target wasm32-unknown-unknown -Zbuild-std=std,panic_abort >&2 ) \
      || stop "the WebAssembly standard library did not build; the messages above say why"
    as_root mkdir -p "$lib"
    as_root cp "$tmp"/target/wasm32-unknown-unknown/release/deps/*.rlib "$lib/" || stop "no right to write $lib; run once as root"
    rm -rf "$tmp"
  fi
  have rustup && rustup toolchain link debian /usr
  toolchain=debian
}

if [ -n "${CAICE_DEBIAN_RUST:-}" ]; then debian_compiler
elif wasm_std; then :
else
  say "adding the compiler target wasm32-unknown-unknown (rustup, a few seconds)"
  if have rustup && rustup target add wasm32-unknown-unknown >"$tools/rustup.log" 2>&1; then :
  else debian_compiler; fi
fi
[ -z "$toolchain" ] || export RUSTUP_TOOLCHAIN=$toolchain

# --- build tools --------------------------------------------------------------------------------
[ "$("$tools/bin/trunk" --version 2>/dev/null)" = "trunk $TRUNK" ] || {
  say "building trunk $TRUNK, which bundles the page (about 5 minutes on two cores, once)"
  crate trunk "$TRUNK" --locked --no-default-features --features rustls
}
[ "$("$tools/bin/wasm-bindgen" --version 2>/dev/null)" = "wasm-bindgen $BINDGEN" ] || {
  say "building wasm-bindgen $BINDGEN, which joins Rust and the browser (about 3 minutes, once)"
  crate wasm-bindgen-cli "$BINDGEN"
}

# npm_tool PACKAGE VERSION
npm_tool() {
  [ "$(node -p "require('$tools/npm/node_modules/$1/package.json').version" 2>/dev/null)" = "$2" ] && return
  say "installing $1 $2 from npm ($why)"
  mkdir -p "$tools/npm"; [ -e "$tools/npm/package.json" ] || echo '{"private":true}' >"$tools/npm/package.json"
  npm install --prefix "$tools/npm" --no-audit --no-fund --save-exact "$1@$2" >"$tools/npm.log" 2>&1 \
    || stop "npm could not install $1 $2 ($why); is the npm registry reachable? see $tools/npm.log"
}
why="wasm-opt, which makes the page smaller" npm_tool binaryen "$BINARYEN"
ln -sf "$tools/npm/node_modules/.bin/wasm-opt" "$tools/bin/wasm-opt"
why="esbuild, which bundles and minifies the scripts" npm_tool esbuild "$ESBUILD"
why="acorn, which checks their syntax" npm_tool acorn "$ACORN"
why="QR codes in the picture that people save" npm_tool qrcode-generator "$QRCODE"

# --- real browsers, for the tests ---------------------------------------------------------------
# Three engines: Chromium, which most people have; Firefox; WebKit, the family of every browser on an iPhone.
if [ "$goal" = test ] || [ "$goal" = long ]; then
  why="the browser that all journeys run in"
  have chromium && have chromedriver || apt chromium chromium-driver
  why="Firefox, the second engine that the journeys run in"
  have firefox-esr || have firefox || apt firefox-esr
  [ "$("$tools/bin/geckodriver" --version 2>/dev/null | sed -n '1s/ (.*//;1p')" = "geckodriver $GECKODRIVER" ] || {
    say "building geckodriver $GECKODRIVER, which drives Firefox (about 3 minutes, once)"
    crate geckodriver "$GECKODRIVER" --locked
  }
  why="WebKit, the third engine, with a screen in memory to draw on"
  have WebKitWebDriver && have Xvfb || apt webkit2gtk-driver xvfb
  why="Chinese letters in the pictures"
  fc-list 2>/dev/null | grep -i 'noto.*cjk' >/dev/null || apt fonts-noto-cjk fontconfig
  why="axe-core, which checks that everybody can use the screens"
  npm_tool axe-core "$AXE"
fi
if [ "$goal" = long ]; then
  why="Lighthouse, which measures the page as a search engine would"
  npm_tool lighthouse "$LIGHTHOUSE"
fi

rm -rf "$tools/build"
# What the Makefile sources: the tools on PATH and the compiler that has the wasm32 target.
{
  echo "export PATH='$tools/bin':\"\$PATH\""
  echo "export CAICE_TOOLS='$tools'"
  echo "export TRUNK_TOOLS_WASM_BINDGEN='$BINDGEN'"
  echo "export TRUNK_TOOLS_WASM_OPT='version_${BINARYEN%%.*}'"
  [ -z "$toolchain" ] || echo "export RUSTUP_TOOLCHAIN='$toolchain'"
  [ "$toolchain" != debian ] || echo "export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-22"
} >"$tools/env.sh"
