#!/usr/bin/env bash
# Builds dist/, the folder to deploy: the pack, the page, then both together with their budgets. Skips steps whose
# inputs have not changed since they last succeeded, so a second run takes a second.
#
# Deliberately serves nothing and tests nothing.
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "$0")/env.sh" serve

mkdir -p target
page=target/page.stamp
whole=target/dist.stamp

# fresh STAMP INPUT... : whether no input is newer than the stamp
fresh() {
  local stamp=$1; shift
  [ -f "$stamp" ] && [ -z "$(find "$@" -newer "$stamp" -print -quit)" ]
}
say() { printf '\033[1m· %s\033[0m\n' "$*" >&2; }
stop() { printf '\nthe page was not built: %s\n' "$1" >&2; exit 1; }

made_from=(Cargo.toml Cargo.lock Trunk.toml index.html fair.html desk.html src style public scripts)
if [ -f dist/index.html ] && fresh "$whole" "${made_from[@]}" policies deploy; then
  say "dist/ is up to date"
  exit 0
fi

touch "$whole.new" "$page.new"
say "building the caice command"
# All crates of all targets, once: trunk builds offline.
cargo fetch --locked -q || stop "cargo could not fetch the crates; is crates.io reachable? try: cargo fetch --locked"
cargo build --locked --bin caice || stop "the caice command does not compile; the messages above say why"
say "compiling the policies"
cargo run -q --bin caice -- build policies -o target/pack || stop "the policies do not compile; run: make check"

# The page does not contain the authors' side: changes there need no new WebAssembly.
authors=(src/author src/contract src/publish src/command.rs src/bin)
prune=(); for path in "${authors[@]}"; do prune+=(-o -path "$path"); done
if [ -f target/trunk/index.html ] && [ -f target/trunk-fair/index.html ] && [ -f target/trunk-desk/index.html ] && [ -f "$page" ] \
  && [ -z "$(find "${made_from[@]}" \( "${prune[@]:1}" \) -prune -o -newer "$page" -print -quit)" ]; then
  say "the page is up to date"
else
  say "building the page (2 to 4 minutes when much has changed)"
  # trunk's own call stack says nothing about the page.
  RUST_BACKTRACE=0 trunk build --release || stop "the messages above say why; if a tool is damaged, run: rm -r '$CAICE_TOOLS' and try again"
  say "building the stand's page"
  RUST_BACKTRACE=0 trunk build --release --dist target/trunk-fair fair.html || stop "the messages above say why; if a tool is damaged, run: rm -r '$CAICE_TOOLS' and try again"
  say "building the office's page"
  RUST_BACKTRACE=0 trunk build --release --dist target/trunk-desk desk.html || stop "the messages above say why; if a tool is damaged, run: rm -r '$CAICE_TOOLS' and try again"
  say "bundling the scripts"
  scripts/scripts.sh target/trunk page
  scripts/scripts.sh target/trunk-fair fair
  scripts/scripts.sh target/trunk-desk desk
  mv "$page.new" "$page"
fi

say "putting dist/ together"
cargo run -q --bin caice -- dist policies --trunk target/trunk --fair target/trunk-fair --desk target/trunk-desk --pack target/pack -o dist
mv "$whole.new" "$whole"
