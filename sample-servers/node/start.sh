#!/bin/sh
# Runs the server in place of this script, so that signals reach it.
# Usage: start.sh PORT [OPTION]..., see server.js for the options
set -eu

if [ $# -lt 1 ]; then
  echo "usage: start.sh PORT [OPTION]..., such as --delay 5ms" >&2
  exit 2
fi
if ! command -v node >/dev/null 2>&1; then
  echo "Node.js is not installed: install nodejs (Debian, Ubuntu), node (Homebrew) or see https://nodejs.org/en/download" >&2
  exit 3
fi

port=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
exec node "$here/server.js" --port "$port" "$@"
