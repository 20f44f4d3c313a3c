#!/usr/bin/env bash
# Runs what must hold, stage by stage, and stops at the first stage that fails, naming it. The last line is the
# count over all tests and personas, alone: "N passed, M failed". A journey that a browser's driver cannot make is
# named with the reason, and counted as skipped and not as passed.
#
#   scripts/test.sh            everything
#   scripts/test.sh long N     everything, then all property tests with N cases each and the ignored tests, the other
#                              journeys in Firefox and WebKit, how soon answers are painted, and Lighthouse
#   scripts/test.sh policies   only the policies: strict findings and personas
#   scripts/test.sh pictures   only the pictures of the screens, into docs/pictures
#
# It deliberately decides nothing about what is right: that stands in the tests.
set -euo pipefail
mode=${1:-all}
cases=${2:-20000}
case $mode in
  all|pictures) goal=test ;;
  long) goal=long ;;
  policies) goal=check ;;
  *) echo "usage: scripts/test.sh [long N | policies | pictures]" >&2; exit 2 ;;
esac
# shellcheck source=scripts/env.sh
. "$(dirname "$0")/env.sh" "$goal"

passed=0
failed=0
skipped=0
times=()
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# count : adds what the last stage reported. Cargo says "test result: ok. 3 passed; 0 failed; …" for each group of
# tests; `caice test` ends with "3 passed, 0 failed".
count() {
  local good bad
  while read -r good bad; do
    passed=$((passed + good))
    failed=$((failed + bad))
  done < <(sed -nE 's/^(test result: [A-Za-z]+\. )?([0-9]+) passed[;,] ([0-9]+) failed.*$/\2 \3/p' "$log")
  # A test is one line of these, or several; the runner counts it as passed.
  local left
  left=$(sed -nE 's/^.*skipped in ([A-Za-z]+: [a-z_:]+) \(.*$/\1/p' "$log" | sort -u | wc -l)
  skipped=$((skipped + left))
  passed=$((passed - left))
}

finish() {
  printf '\n'
  printf '%s\n' "${times[@]}"
  [ "$skipped" = 0 ] || printf '%s journeys skipped where the driver of a browser cannot make them\n' "$skipped"
  printf '%s passed, %s failed\n' "$passed" "$failed"
}

# stage NAME COMMAND... : runs one stage, shows its output, keeps its time
stage() {
  local name=$1 start=$SECONDS; shift
  printf '\033[1m\n== %s\033[0m\n' "$name"
  if "$@" 2>&1 | tee "$log"; then
    count
    times+=("$(printf '%5ss  %s' "$((SECONDS - start))" "$name")")
  else
    local before=$failed
    count
    # A stage without tests of its own still counts as one failure.
    [ "$failed" -gt "$before" ] || failed=$((failed + 1))
    times+=("$(printf '%5ss  %s  FAILED' "$((SECONDS - start))" "$name")")
    printf '\nstage failed: %s   (it ran: %s)\n' "$name" "$*"
    finish
    exit 1
  fi
}

caice() { cargo run -q --bin caice -- "$@"; }
policies() {
  stage 'policies: strict findings' caice check policies --strict
  stage 'policies: personas' caice test policies
}
# The journeys walk packs of their own, so that they show how the page works and not which rules are bundled today.
journeys() {
  CAICE_DIST=$PWD/target/journeys/dist CAICE_FORMS=$PWD/target/journeys/forms CAICE_PANICS=$PWD/target/journeys/panics \
    cargo test --features journeys --test journeys "$@"
}
# folder PACK NAME PAGE : the page with another pack
folder() {
  caice build "$1" -o "target/journeys/pack-$2" \
    && caice dist "$1" --trunk "$3" --pack "target/journeys/pack-$2" -o "target/journeys/$2"
}
journeys_folders() {
  caice check tests/journeys/pack --strict && caice test tests/journeys/pack \
    && caice check tests/journeys/forms --strict && caice test tests/journeys/forms \
    && folder tests/journeys/pack dist target/trunk && folder tests/journeys/forms forms target/trunk \
    && scripts/panics.sh && folder tests/journeys/forms panics target/trunk-panics
}
in_chromium() { journeys -- --skip people:: --skip links:: --skip kept:: --skip speed::; }
# Whole people, and links, through the folder that is deployed.
deployed() { cargo test --features journeys --test journeys -- people:: links:: kept:: --nocapture; }
links_elsewhere() {
  local browser
  for browser in firefox webkit; do
    CAICE_BROWSER=$browser cargo test --features journeys --test journeys -- links:: kept:: || return
  done
}
# In every run how people use the page; all else that these drivers can do in the long one.
in_firefox() { CAICE_BROWSER=firefox journeys -- forms:: offer:: result:: ways_in::; }
in_webkit() { CAICE_BROWSER=webkit journeys -- forms:: offer:: result::; }
elsewhere=(--skip people:: --skip links:: --skip kept:: --skip speed:: --skip forms:: --skip offer:: --skip result::)
rest_in_firefox() { CAICE_BROWSER=firefox journeys -- "${elsewhere[@]}" --skip ways_in::; }
painted() { cargo test --features journeys --test journeys -- speed:: --nocapture; }
rest_in_webkit() { CAICE_BROWSER=webkit journeys -- "${elsewhere[@]}"; }

if [ "$mode" = policies ]; then
  policies
  finish
  exit 0
fi
if [ "$mode" = pictures ]; then
  stage 'the deployable folder' scripts/page.sh
  stage 'the folders that the journeys walk' journeys_folders
  mkdir -p docs/pictures
  CAICE_PICTURES=$PWD/docs/pictures stage 'pictures of every screen' journeys pictures
  finish
  exit 0
fi

stage 'formatting' cargo fmt --check
stage 'clippy: the core alone' cargo clippy --lib --no-default-features -- -D warnings
stage 'clippy: command, tests, journeys' cargo clippy --all-targets --features author,journeys -- -D warnings
stage 'clippy: the page (wasm32)' \
  cargo clippy --lib --bin caice-page --no-default-features --features page --target wasm32-unknown-unknown -- -D warnings
stage 'tests' cargo test
policies
stage 'the deployable folder and its budgets' scripts/page.sh
stage 'the folders that the journeys walk' journeys_folders
stage 'ten people and links in the deployed folder' deployed
stage 'links in Firefox and WebKit, in the deployed folder' links_elsewhere
stage 'journeys in Chromium' in_chromium
stage 'journeys in Firefox' in_firefox
stage 'journeys in WebKit' in_webkit
if [ "$mode" = long ]; then
  PROPTEST_CASES=$cases stage "long tests ($cases cases for each property)" cargo test -- --include-ignored
  stage 'the other journeys in Firefox' rest_in_firefox
  stage 'the other journeys in WebKit' rest_in_webkit
  stage 'how soon answers are painted' painted
  stage 'Lighthouse: telephone, median of five' scripts/lighthouse.sh
fi
finish
