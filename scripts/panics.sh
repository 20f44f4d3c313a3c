#!/usr/bin/env bash
# Builds target/trunk-panics: the page of target/trunk whose engine panics at one certain answer, for the journeys that
# show what becomes of the others then. Left out where the page has not changed since.
#
# It deliberately makes nothing that is deployed.
set -euo pipefail
out=target/trunk-panics
if [ -d "$out" ] && [ "$out" -nt target/page.stamp ]; then
  exit 0
fi
rm -rf "$out"
cp -r target/trunk "$out"
cargo build --release --bin caice-page --no-default-features --features page,panics --target wasm32-unknown-unknown
for script in "$out"/caice-page-*.js; do
  wasm-bindgen --target web --no-typescript --out-dir "$out" --out-name "$(basename "$script" .js)" \
    target/wasm32-unknown-unknown/release/caice-page.wasm
done
scripts/scripts.sh "$out"
touch "$out"
