#!/usr/bin/env bash
# Builds what has changed and serves dist/ with the deployment's headers until stopped.
#
#   scripts/serve.sh PORT [LAN]    LAN: any non-empty value also serves the local network and shows a QR code
#
# Deliberately does not watch files: stop it, change something, start it again.
set -euo pipefail
port=${1:-8080}
lan=${2:-}

case $port in
  ''|*[!0-9]*) echo "PORT must be a number, like: make serve PORT=8081" >&2; exit 1 ;;
esac
# Say it now rather than after a long build; the server itself says the same.
if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  echo "port $port is taken; stop the other program or run: make serve PORT=$((port + 1))" >&2
  exit 1
fi
# shellcheck source=scripts/env.sh
. "$(dirname "$0")/env.sh" serve
scripts/page.sh
args=(serve dist --port "$port")
[ -z "$lan" ] || args+=(--lan)
exec cargo run -q --bin caice -- "${args[@]}"
