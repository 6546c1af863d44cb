#!/bin/sh
# Runs nginx on 127.0.0.1 with a configuration and files of its own in a temporary folder, as any
# user, and stops it with this script. Usage: start.sh PORT [--idle-timeout 2s]
set -eu

usage() {
  echo "usage: start.sh PORT [--idle-timeout DURATION]" >&2
  exit 2
}

# Also beside the folders of the search path: distributions keep nginx in sbin, which is not in it
# for everybody.
find_nginx() {
  command -v nginx && return
  rest=$PATH:
  while [ -n "$rest" ]; do
    folder=${rest%%:*}
    rest=${rest#*:}
    if [ -x "${folder%/*}/sbin/nginx" ]; then
      echo "${folder%/*}/sbin/nginx"
      return
    fi
  done
  return 1
}

[ $# -ge 1 ] || usage
if ! nginx=$(find_nginx); then
  echo "nginx is not installed: install nginx-light (Debian, Ubuntu), nginx (Homebrew) or see https://nginx.org/en/download.html" >&2
  exit 3
fi

port=$1
shift
idle=75s
while [ $# -gt 0 ]; do
  case $1 in
    --idle-timeout=* | -idle-timeout=*) idle=${1#*=} ;;
    --idle-timeout | -idle-timeout)
      [ $# -ge 2 ] || usage
      shift
      idle=$1
      ;;
    *)
      echo "nginx knows no option $1; there is --idle-timeout" >&2
      exit 2
      ;;
  esac
  shift
done
case $port in
  "" | *[!0-9]* | 0*)
    echo "nginx needs a port from 1 to 65535: it cannot pick a free one" >&2
    exit 2
    ;;
esac
case $idle in
  "" | *[!0-9mshd]*)
    echo "--idle-timeout: $idle is no duration of nginx; write 500ms, 2s, 1m30s" >&2
    exit 2
    ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/nginx.conf" <<END
daemon off;
worker_processes 1;
pid $work/nginx.pid;
error_log stderr;
events {
  worker_connections 10000;
}
http {
  access_log off;
  client_body_temp_path $work/body;
  proxy_temp_path $work/proxy;
  fastcgi_temp_path $work/fastcgi;
  uwsgi_temp_path $work/uwsgi;
  scgi_temp_path $work/scgi;
  keepalive_timeout $idle;
  keepalive_requests 1000000000;
  default_type text/plain;
  server {
    listen 127.0.0.1:$port;
    location / {
      return 200 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef;
    }
  }
}
END

# Newer versions can be told so early that they do not try the system's own log first.
early_log=
if "$nginx" -h 2>&1 | grep -q '^ *-e filename'; then
  early_log="-e stderr"
fi
server=
stopped=
stop() {
  stopped=1
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
}
trap stop TERM INT
# shellcheck disable=SC2086
"$nginx" $early_log -p "$work" -c "$work/nginx.conf" &
server=$!
[ -z "$stopped" ] || stop

# nginx writes its process number once it listens; no connection is spent on finding out.
until [ -s "$work/nginx.pid" ]; do
  if ! kill -0 "$server" 2>/dev/null; then
    wait "$server" || exit $?
    exit 0
  fi
  sleep 0.05
done
echo "ready on 127.0.0.1:$port"

code=0
wait "$server" || code=$?
# A signal ends the wait before nginx has ended.
if [ -n "$stopped" ]; then
  code=0
  wait "$server" || code=$?
fi
exit "$code"
