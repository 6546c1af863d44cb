#!/bin/sh
# Waits for the end of standard input, which comes with the end of the program that holds its other
# end, whatever has ended that. Then stops the server, whose process has started this one, and
# deletes its folder. Usage: watch.sh FOLDER
set -u

# These are meant for the server and the program.
trap '' INT HUP TERM

while read -r _; do
  :
done
if kill "$PPID"; then
  tries=50
  while [ "$tries" -gt 0 ] && kill -0 "$PPID"; do
    sleep 0.1
    tries=$((tries - 1))
  done
  [ "$tries" -gt 0 ] || kill -9 "$PPID"
else
  # The server has ended in order, and the program is deleting the folder, if it still can.
  sleep 1
fi
rm -rf "$1"
