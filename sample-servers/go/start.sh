#!/bin/sh
# Builds the server into a temporary folder and runs it in place of this script, so that signals
# reach it. Usage: start.sh PORT [OPTION]..., see main.go for the options
set -eu

if [ $# -lt 1 ]; then
  echo "usage: start.sh PORT [OPTION]..., such as -delay 5ms; start.sh 0 -help tells all" >&2
  exit 2
fi
if ! command -v go >/dev/null 2>&1; then
  echo "Go is not installed: install golang-go (Debian, Ubuntu), go (Homebrew) or see https://go.dev/dl" >&2
  exit 3
fi

port=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
SAMPLE_SERVER_BUILD=$(mktemp -d)
export SAMPLE_SERVER_BUILD
build=
stop() {
  [ -z "$build" ] || kill "$build" 2>/dev/null || true
  exit "$1"
}
# Until the server has taken over, and removes the folder itself.
trap 'rm -rf "$SAMPLE_SERVER_BUILD"' EXIT
trap 'stop 143' TERM
trap 'stop 130' INT
cd "$here"
# Waited for, because a shell takes no signal while a command in its foreground runs.
go build -o "$SAMPLE_SERVER_BUILD/server" . &
build=$!
wait "$build"
exec "$SAMPLE_SERVER_BUILD/server" -port "$port" "$@"
