#!/usr/bin/env bash
# The linker of the page's WebAssembly: the compiler's own, given everything but the exports of classes for streams.
#
# They come along with Leptos' network code, which nothing here uses, but what is exported is kept, with all that it
# calls: 3 KB of the phone path. Figures: ARCHITECTURE.
#
# It deliberately changes nothing else; it is called by the compiler (small.sh) and not by hand.
set -euo pipefail
given=()
while [ $# -gt 0 ]; do
  if [ "$1" = --export ] && [[ ${2-} == *intounderlying* ]]; then
    shift 2
  else
    given+=("$1")
    shift
  fi
done
rust=$(rustc --print sysroot)
exec "$rust"/lib/rustlib/*/bin/rust-lld "${given[@]}"
