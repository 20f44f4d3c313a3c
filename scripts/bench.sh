#!/usr/bin/env bash
# Builds our engine for the bench, native and as WebAssembly with the page's profile, draws the people, and runs every
# row that is installed; what the table means: docs/speed.md.
#
#   scripts/bench.sh [PEOPLE]     how many people are checked, 100,000 without it
#
# Fails where anything comes out wrong, never because of a time. It deliberately builds no page and starts no browser.
set -euo pipefail
people=${1:-100000}
# shellcheck source=scripts/env.sh
. "$(dirname "$0")/env.sh" bench

out=target/bench
mkdir -p "$out"
say() { printf '\033[1m· %s\033[0m\n' "$*" >&2; }

say "compiling the workload and the policies"
cargo run -q --locked -p caice-bench --features packs --bin bench-packs -- bench/rules.json policies "$out"
say "building the engine for this machine"
cargo build -q --locked -p caice-bench --bin bench-native --profile native
say "building the engine as WebAssembly, as the page is built"
cargo build -q --locked -p caice-bench --bin bench-wasm --release --target wasm32-unknown-unknown
wasm-opt -Os "${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/release/bench-wasm.wasm" -o "$out/bench-page.wasm"
say "drawing $people people"
node bench/draw.mjs "$people"
say "measuring (some minutes)"
PEERS=$CAICE_TOOLS/peers node bench/run.mjs "${CARGO_TARGET_DIR:-target}/native/bench-native" "$people"
