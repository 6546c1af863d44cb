#!/bin/sh
# Runs Python's http.server in place of this script, so that signals reach it.
# Usage: start.sh PORT [--body-bytes=64] [--http11] [--idle-timeout=2s]
set -eu

if [ $# -lt 1 ]; then
  echo "usage: start.sh PORT [--body-bytes=N] [--http11] [--idle-timeout=DURATION]" >&2
  exit 2
fi
if ! command -v python3 >/dev/null 2>&1; then
  echo "Python is not installed: install python3 (Debian, Ubuntu), python (Homebrew) or see https://www.python.org/downloads" >&2
  exit 3
fi

here=$(cd "$(dirname "$0")" && pwd)
exec python3 -u "$here/serve.py" "$@"
