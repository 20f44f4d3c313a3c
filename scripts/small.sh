# Sourced by the scripts that build the page, never run: gives `small`, which runs a command so that cargo makes the
# page's WebAssembly as small as it gets.
#
#   . scripts/small.sh; small cargo build …
#
# The standard library is built with the page (setup.sh fetches its source), without what a panic would
# print: a trap is all that public/boot.js needs. These switches are not stable yet, hence RUSTC_BOOTSTRAP; they
# concern this one target. Figures: ARCHITECTURE.
#
# It deliberately touches nothing but the environment of that command.
# shellcheck shell=bash
small() {
  RUSTC_BOOTSTRAP=1 \
  CARGO_UNSTABLE_BUILD_STD=std,panic_abort \
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS='-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none' \
    "$@"
}
