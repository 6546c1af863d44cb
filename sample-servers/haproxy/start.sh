#!/bin/sh
# Runs HAProxy on 127.0.0.1 with a configuration of its own in a temporary folder, as any user, and
# stops it with this script. It answers by itself, or passes requests on to others. What it counts is
# read at its stats socket.
set -eu

usage() {
  cat >&2 <<END
usage: start.sh PORT [OPTION=VALUE]...
  --mode=keep-alive|close             close: HAProxy ends every connection after one response
  --idle-timeout=DURATION             timeout http-keep-alive (without: never)
  --body-bytes=N                      up to 262144
  --status=N
  --tls-cert=FILE --tls-key=FILE      speaks TLS, HTTP/2 by ALPN
  --upstream=HOST:PORT[,HOST:PORT]... passes requests on to these by balance leastconn
  --stats-socket=PATH                 where to ask it: echo "show stat" | socat stdio PATH
END
  exit 2
}

# Also beside the folders of the search path, as Debian keeps haproxy in sbin.
find_haproxy() {
  command -v haproxy && return
  rest=$PATH:
  while [ -n "$rest" ]; do
    folder=${rest%%:*}
    rest=${rest#*:}
    if [ -x "${folder%/*}/sbin/haproxy" ]; then
      echo "${folder%/*}/sbin/haproxy"
      return
    fi
  done
  return 1
}

[ $# -ge 1 ] || usage
if ! haproxy=$(find_haproxy); then
  echo "HAProxy is not installed: install haproxy (Debian, Ubuntu, Homebrew) or see https://www.haproxy.org" >&2
  exit 3
fi

refuse() {
  echo "$1" >&2
  exit 2
}

whole() {
  case $2 in
    "" | *[!0-9]*) refuse "$1: $2 is no whole number" ;;
  esac
}

port=$1
shift
mode=keep-alive idle='' bytes=64 status=200 cert='' key='' upstream='' socket=''
for option in "$@"; do
  value=${option#*=}
  case $option in
    --mode=* | -mode=*) mode=$value ;;
    --idle-timeout=* | -idle-timeout=*) idle=$value ;;
    --body-bytes=* | -body-bytes=*) bytes=$value ;;
    --status=* | -status=*) status=$value ;;
    --tls-cert=* | -tls-cert=*) cert=$value ;;
    --tls-key=* | -tls-key=*) key=$value ;;
    --upstream=* | -upstream=*) upstream=$value ;;
    --stats-socket=* | -stats-socket=*) socket=$value ;;
    *)
      echo "HAProxy knows no option $option" >&2
      usage
      ;;
  esac
done
case $port in
  "" | *[!0-9]* | 0*) refuse "HAProxy needs a port from 1 to 65535: it cannot pick a free one" ;;
esac
case $idle in
  *[!0-9mshd]*) refuse "--idle-timeout: $idle is no duration of HAProxy; write 500ms, 2s, 1m" ;;
esac
case $mode in
  keep-alive | close) ;;
  *) refuse "--mode: HAProxy has keep-alive and close, not $mode" ;;
esac
whole --body-bytes "$bytes"
whole --status "$status"
[ "$bytes" -le 262144 ] || refuse "--body-bytes: HAProxy has at most 262144 here, not $bytes"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ -n "$socket" ] || socket=$work/stats

tls=
if [ -n "$cert" ]; then
  cat "$key" "$cert" >"$work/bundle.pem"
  tls="ssl crt $work/bundle.pem alpn h2,http/1.1"
fi
awk -v n="$bytes" 'BEGIN {
  for (i = 16; i <= n; i += 16) printf "0123456789abcdef"
  printf "%s", substr("0123456789abcdef", 1, n % 16)
}' >"$work/body"

# One thread, so that its numbers are exact; "used" is remembered with the connection. A connection
# that carries nothing is no request.
{
  cat <<END
global
  nbthread 1
  maxconn 9000
  no strict-limits
  tune.bufsize $((bytes + 32768))
  stats socket $socket mode 600 level operator
  set-var proc.reused int(0)
defaults
  mode http
  option http-ignore-probes
  timeout client 24d
  timeout http-request 24d
  timeout connect 5s
  timeout server 24d
frontend sample
  bind 127.0.0.1:$port $tls
  http-request set-var(proc.reused) var(proc.reused),add(1) if { var(sess.used) -m found }
  http-request set-var(sess.used) bool(true)
END
  [ -z "$idle" ] || echo "  timeout http-keep-alive $idle"
  [ "$mode" = keep-alive ] || echo "  option httpclose"
  if [ -n "$upstream" ]; then
    echo "  default_backend pool"
    echo "backend pool"
    echo "  balance leastconn"
    echo "$upstream" | tr ',' '\n' | sed 's/.*/  server & &/'
  else
    echo "  http-request return status $status content-type text/plain file $work/body"
  fi
} >"$work/haproxy.cfg"

server=
stopped=
stop() {
  stopped=1
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
}
trap stop TERM INT
# What it says in passing is shown only if it does not start.
"$haproxy" -db -f "$work/haproxy.cfg" >"$work/said" 2>&1 &
server=$!
[ -z "$stopped" ] || stop

# It binds its socket and its port at once; no connection is spent on finding out. Once both are
# tried, it either runs on or has ended.
waited=
while [ -z "$waited" ]; do
  [ ! -S "$socket" ] || waited=yes
  sleep 0.1
  if ! kill -0 "$server" 2>/dev/null; then
    code=0
    wait "$server" || code=$?
    [ -n "$stopped" ] || grep ALERT "$work/said" >&2 || cat "$work/said" >&2
    exit "$code"
  fi
done
echo "ready on 127.0.0.1:$port"

code=0
wait "$server" || code=$?
# A signal ends the wait before HAProxy has ended.
if [ -n "$stopped" ]; then
  wait "$server" || true
  code=0
fi
exit "$code"
