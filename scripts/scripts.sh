#!/usr/bin/env bash
# Bundles and minifies the JavaScript of a page: public/boot, public/fair or public/desk into boot.js, public/poster.js with the QR code
# library, public/later.js, and wasm-bindgen's output, public/guard.js and public/sw.js as one file each.
#
#   scripts/scripts.sh FOLDER page|fair|desk     trunk's output, whose scripts are replaced
#
# Lowers newer syntax to ES2020, for the guard to ES5. Then parses each file with a parser limited to that syntax
# (acorn). Deliberately compiles no WebAssembly.
set -euo pipefail
out=$1 page=$2
modules=$CAICE_TOOLS/npm/node_modules

# bundle FROM TO SYNTAX [ARGS...]
bundle() {
  local from=$1 to=$2 syntax=$3; shift 3
  NODE_PATH=$modules "$modules/.bin/esbuild" "$from" --outfile="$out/$to" --allow-overwrite --minify --charset=utf8 \
    --target="$syntax" --log-level=warning "$@"
}
for glue in "$out/caice-$page"-*.js; do
  bundle "$glue" "$(basename "$glue")" es2020 --format=esm
  "$modules/.bin/acorn" --ecma2020 --module --silent "$glue"
done
bundle public/poster.js poster.js es2020 --bundle --format=esm
if [ "$page" = page ]; then
  bundle public/boot/main.js boot.js es2020 --bundle --format=esm
  bundle public/later.js later.js es2020 --format=esm
  "$modules/.bin/acorn" --ecma2020 --module --silent "$out/later.js"
  bundle public/guard.js guard.js es5
  "$modules/.bin/acorn" --ecma5 --silent "$out/guard.js"
  # Its marked places are filled by `caice dist`.
  bundle public/sw.js sw.js es2020
  "$modules/.bin/acorn" --ecma2020 --silent "$out/sw.js"
elif [ "$page" = desk ]; then
  bundle public/desk/main.js boot.js es2020 --bundle --format=esm
  bundle public/desk/worker.js worker.js es2020 --format=esm
  bundle "$out/caice-clerk.js" caice-clerk.js es2020 --format=esm
  for script in worker.js caice-clerk.js; do
    "$modules/.bin/acorn" --ecma2020 --module --silent "$out/$script"
  done
else
  bundle public/fair/main.js boot.js es2020 --bundle --format=esm
  bundle public/fair/reader.js reader.js es2020 --format=esm
  bundle "$out/caice-scan.js" caice-scan.js es2020 --format=esm
  for script in reader.js caice-scan.js; do
    "$modules/.bin/acorn" --ecma2020 --module --silent "$out/$script"
  done
fi
for script in boot.js poster.js; do
  "$modules/.bin/acorn" --ecma2020 --module --silent "$out/$script"
done
