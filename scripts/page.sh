#!/usr/bin/env bash
# Builds dist/, the folder that is deployed: the pack, the page, then both put together with their budgets.
# Steps whose inputs have not changed since they last succeeded are left out, so that a second run takes a second.
#
# It deliberately serves nothing and tests nothing.
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "$0")/env.sh" serve

mkdir -p target
page=target/page.stamp
whole=target/dist.stamp

# fresh STAMP INPUT... : whether nothing among the inputs is newer than the stamp
fresh() {
  local stamp=$1; shift
  [ -f "$stamp" ] && [ -z "$(find "$@" -newer "$stamp" -print -quit)" ]
}
say() { printf '\033[1m· %s\033[0m\n' "$*" >&2; }

made_from=(Cargo.toml Cargo.lock Trunk.toml index.html src style public scripts)
if [ -f dist/index.html ] && fresh "$whole" "${made_from[@]}" policies deploy; then
  say "dist/ is up to date"
  exit 0
fi

touch "$whole.new" "$page.new"
say "building the caice command"
cargo build --bin caice
say "compiling the policies"
cargo run -q --bin caice -- build policies -o target/pack

# The page does not contain the authors' side: a change there needs no new WebAssembly.
if [ -f target/trunk/index.html ] && [ -f "$page" ] \
  && [ -z "$(find "${made_from[@]}" \( -path src/author -o -path src/bin \) -prune -o -newer "$page" -print -quit)" ]; then
  say "the page is up to date"
else
  say "building the page (2 to 4 minutes when much has changed)"
  cargo fetch --locked -q
  trunk build --release
  cp "$CAICE_TOOLS/npm/node_modules/qrcode-generator/dist/qrcode.mjs" target/trunk/qrcode.js
  say "making the scripts small"
  for script in target/trunk/*.js; do
    "$CAICE_TOOLS/npm/node_modules/.bin/terser" --module --compress --mangle --comments '/licen[sc]e|copyright/i' --output "$script" -- "$script"
  done
  mv "$page.new" "$page"
fi

say "putting dist/ together"
cargo run -q --bin caice -- dist policies --trunk target/trunk --pack target/pack -o dist
mv "$whole.new" "$whole"
