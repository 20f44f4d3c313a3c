#!/usr/bin/env bash
# Runs everything that must hold, stage by stage; stops at the first stage that fails and names it. The last line is
# the total over all tests and personas, alone: "N passed, M failed". Reports journeys that a browser's driver cannot
# run as skipped, with the reason. Builds the page while the rest is checked; for the time of each stage see
# docs/tests.md.
#
#   scripts/test.sh            everything, with few cases for each property, and Firefox and WebKit on one smoke
#   scripts/test.sh long N     everything, then all property tests with N cases each and the ignored tests, all ten people
#                              and all journeys in Firefox and WebKit, journeys without a server, a day of 200 candidates at a stand, how soon
#                              answers are painted, and Lighthouse
#   scripts/test.sh policies   only the policies: strict findings and personas
#   scripts/test.sh pictures   only the pictures of the screens, into docs/pictures
#
# Deliberately does not decide what is right: the tests do.
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

# count : adds up what the last stage reported. Cargo prints "test result: ok. 3 passed; 0 failed; …" for each group of
# tests; `caice test` ends with "3 passed, 0 failed".
count() {
  local good bad
  while read -r good bad; do
    passed=$((passed + good))
    failed=$((failed + bad))
  done < <(sed -nE 's/^(test result: [A-Za-z]+\. )?([0-9]+) passed[;,] ([0-9]+) failed.*$/\2 \3/p' "$log")
  # A test prints one of these lines or several; the runner counts it as passed.
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
# Most journeys walk packs of their own, to show how the page works, whichever rules are bundled today; people, links
# and kept answers walk the deployed folder.
journeys() { cargo test --test journeys -- "$@"; }
# folder PACK NAME : builds the page with another pack
folder() {
  caice build "$1" -o "target/journeys/pack-$2" \
    && caice dist "$1" --trunk target/trunk --fair target/trunk-fair --desk target/trunk-desk --pack "target/journeys/pack-$2" -o "target/journeys/$2"
}
journeys_folders() {
  local pack
  for pack in pack forms; do
    caice check "tests/journeys/$pack" --strict && caice test "tests/journeys/$pack" || return
  done
  folder tests/journeys/pack dist && folder tests/journeys/forms forms
}
in_chromium() { journeys --skip speed::; }

# What people do first, in every run; everything else these drivers can do, in the long run. One browser of each at a time.
smoke=(
  forms::entries_are_added forms::a_number_that_is_none
  offer:: plan::what_is_ticked_off plan::the_days_are_files
  kept::answers_are_kept kept::starting_over outlasting::a_reload outlasting::a_second_tab
  scan::a_picture
  fair::five_taps fair::the_next_candidate fair::without_a_network
  desk::three_taps desk::the_list_is_saved desk::nothing_of_a_list
)
# both COMMAND... : runs the journeys in Firefox and WebKit at the same time
both() {
  local browser failed=0 pids=()
  for browser in firefox webkit; do
    CAICE_BROWSER=$browser CAICE_AT_ONCE=1 "$@" >"$log.$browser" 2>&1 &
    pids+=($!)
  done
  for browser in "${pids[@]}"; do wait "$browser" || failed=1; done
  cat "$log.firefox" "$log.webkit"
  rm -f "$log.firefox" "$log.webkit"
  return "$failed"
}
smoke_elsewhere() { both journeys "${smoke[@]}"; }
rest_elsewhere() {
  local rest=(--skip speed::) common
  for common in "${smoke[@]}"; do rest+=(--skip "$common"); done
  both journeys "${rest[@]}"
}
all_people() { CAICE_PEOPLE=all journeys people::; }
# A stand and the office have their own; what is on the device then is more than `history` looks for; and where a script is blocked, or
# there is no service worker, a page is never whole on the device.
without_a_server() {
  local elsewhere=() module
  for module in speed tours desk fair firm scan wiped history::a_reload is_blocked offline::an_old offline::without_a_service; do elsewhere+=(--skip "$module"); done
  CAICE_STOPPED=1 journeys "${elsewhere[@]}"
}
day() { CAICE_QUEUE=200 journeys fair_day:: --nocapture; }
# Chromium with its windows: every run takes the shell where there is one.
whole_chromium() { CAICE_WHOLE=1 journeys --skip speed::; }
painted() { journeys speed:: --nocapture; }

# The page takes one core for minutes: build it beside the stages that do not need it.
building=
build_page() {
  { scripts/page.sh >"$log.page" 2>&1 && touch "$log.built"; } &
  building=$!
}
# A stage runs in parallel with its output, in a process that cannot wait for another's child.
page_is_built() {
  cat "$log.page"
  [ -f "$log.built" ]
}
stop_building() {
  [ -z "$building" ] || kill "$building" 2>/dev/null || true
  rm -f "$log" "$log".*
}
trap stop_building EXIT

if [ "$mode" = policies ]; then
  policies
  finish
  exit 0
fi
if [ "$mode" = pictures ]; then
  stage 'the deployable folder' scripts/page.sh
  stage 'the folders that the journeys walk' journeys_folders
  mkdir -p docs/pictures
  CAICE_PICTURES=$PWD/docs/pictures stage 'pictures of every screen' journeys tours:: pictures::
  finish
  exit 0
fi

build_page
stage 'formatting' cargo fmt --all --check
stage 'clippy: the core alone' cargo clippy --lib --no-default-features -- -D warnings
stage 'clippy: command and tests' cargo clippy --all-targets -- -D warnings
stage 'clippy: journeys' cargo clippy --test journeys -- -D warnings
# All four at once: what each has for itself is a few files, and the crate is read once instead of four times. The long run has each alone.
stage 'clippy: the four pages (wasm32)' \
  cargo clippy --lib --bin caice-page --bin caice-fair --bin caice-desk --bin caice-clerk \
  --no-default-features --features page,fair,desk,clerk --target wasm32-unknown-unknown -- -D warnings
stage 'clippy: the bench' cargo clippy -p caice-bench --all-targets --features packs -- -D warnings
stage 'tests' cargo test
policies
wait "$building" || true
building=
stage 'the deployable folder and its budgets' page_is_built
stage 'the folders that the journeys walk' journeys_folders
stage 'journeys in Chromium' in_chromium
stage 'a smoke of journeys in Firefox and WebKit' smoke_elsewhere
if [ "$mode" = long ]; then
  for page in page fair desk clerk; do
    stage "clippy: caice-$page alone" cargo clippy --lib --bin "caice-$page" --no-default-features --features "$page" \
      --target wasm32-unknown-unknown -- -D warnings
  done
  CAICE_CASES=$cases stage "long tests ($cases cases for each property)" cargo test -- --include-ignored
  stage 'all ten people in Chromium' all_people
  stage 'all journeys in Chromium with windows' whole_chromium
  stage 'journeys in Chromium whose server stops once the page is on the device' without_a_server
  stage 'a day of 200 candidates without a network' day
  stage 'the other journeys in Firefox and WebKit' rest_elsewhere
  stage 'how soon answers are painted' painted
  stage 'Lighthouse: telephone, median of five' scripts/lighthouse.sh
fi
finish
