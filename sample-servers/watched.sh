#!/bin/sh
# Runs a server's start script in place of itself, and beside it a watch over the program that asked
# for it. Usage: watched.sh FOLDER PORT [options], with start.sh and watch.sh in FOLDER.
set -eu

folder=$1
shift
exec 3<&0
sh "$folder/watch.sh" "$folder" <&3 3<&- >/dev/null 2>&1 &
exec sh "$folder/start.sh" "$@" </dev/null 3<&-
