#!/usr/bin/env bash
# Measures the served release folder as a phone on a slow network would see it: runs Lighthouse five times and takes
# the median of each figure. Fails below the required scores.
#
#   scripts/lighthouse.sh [FOLDER]     the folder, dist/ by default
#
# Deliberately builds nothing: scripts/test.sh does that first. Reports stay in target/lighthouse.
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "$0")/env.sh" long

folder=${1:-dist}
runs=5
port=${CAICE_LIGHTHOUSE_PORT:-8189}
reports=target/lighthouse
rm -rf "$reports"
mkdir -p "$reports"

cargo build -q --bin caice
"$(cargo metadata --no-deps --format-version 1 | node -p 'JSON.parse(require("fs").readFileSync(0)).target_directory')/debug/caice" \
  serve "$folder" --port "$port" >"$reports/server.txt" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
for _ in $(seq 100); do
  # If another program listened there, we would measure that one.
  kill -0 "$server" 2>/dev/null || { cat "$reports/server.txt" >&2; exit 1; }
  ! grep -qs 127.0.0.1 "$reports/server.txt" || break
  sleep 0.1
done

measure() {
  CHROME_PATH=$(command -v chromium) "$CAICE_TOOLS/npm/node_modules/.bin/lighthouse" "http://127.0.0.1:$port/" \
    --quiet --output=json --output-path="$1" --form-factor=mobile \
    --only-categories=performance,accessibility,best-practices \
    --chrome-flags='--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run'
}
for run in $(seq "$runs"); do
  # Occasionally the browser records no start of the page; then Lighthouse says so and measures nothing.
  measure "$reports/$run.json" || measure "$reports/$run.json"
done
node scripts/lighthouse.mjs "$reports" "$runs"
