# Sets up GOAL (see setup.sh) and puts the tools on PATH. Other scripts source it; never run it.
#
#   . scripts/env.sh GOAL
#
# Deliberately decides nothing: versions and places are in setup.sh.
# shellcheck shell=bash
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/setup.sh "$1"
caice_env=${CAICE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/caice-tools}/env.sh
if [ -f "$caice_env" ]; then
  # shellcheck disable=SC1090
  . "$caice_env"
fi
