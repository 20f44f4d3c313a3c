#!/usr/bin/env bash
# Does what a newcomer does: starts from a fresh clone of HEAD and a new home, without tools, crates or a built page.
# Runs `make serve` until the server answers, then `make test`, and prints how long each took.
#
#   scripts/cold.sh [serve]     serve: stops once the server has answered
#
# Keeps rustup's compilers and the Debian packages: the first are a prerequisite, the second belong to the machine.
# Deliberately leaves this checkout and the user's own home alone; keeps its folder if something fails.
set -euo pipefail
source=$(cd "$(dirname "$0")/.." && pwd)
port=${PORT:-8187}
RUSTUP_HOME=${RUSTUP_HOME:-$HOME/.rustup}
PATH=$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
new=$(mktemp -d "${TMPDIR:-/tmp}/caice-cold-XXXXXX")
export RUSTUP_HOME PATH HOME="$new/home"
unset CARGO_HOME CARGO_TARGET_DIR XDG_CACHE_HOME CAICE_TOOLS RUSTUP_TOOLCHAIN TRUNK_TOOLS_WASM_BINDGEN TRUNK_TOOLS_WASM_OPT
mkdir "$HOME"
git clone -q "$source" "$new/caice"
cd "$new/caice"

took() { printf '\033[1m== %s: %s seconds\033[0m\n' "$1" "$((SECONDS - start))"; }

start=$SECONDS
set -m
make serve PORT="$port" & server=$!
set +m
trap 'kill -- -"$server" 2>/dev/null || true' EXIT
until node -e 'fetch(process.argv[1]).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))' "http://127.0.0.1:$port/"; do
  kill -0 "$server" 2>/dev/null || { echo "make serve ended without serving; it ran in $new/caice" >&2; exit 1; }
  sleep 2
done
took "make serve answers"
kill -- -"$server"
wait "$server" 2>/dev/null || true
trap - EXIT

if [ "${1:-}" != serve ]; then
  start=$SECONDS
  make test || { echo "make test failed; it ran in $new/caice" >&2; exit 1; }
  took "make test"
fi
rm -rf "$new"
