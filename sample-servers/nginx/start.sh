#!/bin/sh
# Runs nginx on 127.0.0.1 with a configuration and files of its own in a temporary folder, as any
# user, and stops it with this script. Says at its end what nginx's own logs count.
set -eu

usage() {
  cat >&2 <<END
usage: start.sh PORT [OPTION=VALUE]...
  --mode=keep-alive|close             close: nginx ends every connection after one response
  --idle-timeout=DURATION             keepalive_timeout (nginx's default: 75s)
  --max-requests=N                    keepalive_requests
  --body-bytes=N                      up to 1048576
  --status=N
  --tls-cert=FILE --tls-key=FILE      speaks TLS, HTTP/2 by ALPN
  --upstream=HOST:PORT[,HOST:PORT]... passes requests on to these by least_conn
  --stats-socket=PATH                 where to ask it: curl --unix-socket PATH http://nginx/
END
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
mode=keep-alive idle=75s requests=0 bytes=64 status=200 cert='' key='' upstream='' socket=''
for option in "$@"; do
  value=${option#*=}
  case $option in
    --mode=* | -mode=*) mode=$value ;;
    --idle-timeout=* | -idle-timeout=*) idle=$value ;;
    --max-requests=* | -max-requests=*) requests=$value ;;
    --body-bytes=* | -body-bytes=*) bytes=$value ;;
    --status=* | -status=*) status=$value ;;
    --tls-cert=* | -tls-cert=*) cert=$value ;;
    --tls-key=* | -tls-key=*) key=$value ;;
    --upstream=* | -upstream=*) upstream=$value ;;
    --stats-socket=* | -stats-socket=*) socket=$value ;;
    *)
      echo "nginx knows no option $option" >&2
      usage
      ;;
  esac
done
case $port in
  "" | *[!0-9]* | 0*) refuse "nginx needs a port from 1 to 65535: it cannot pick a free one" ;;
esac
case $idle in
  "" | *[!0-9mshd]*) refuse "--idle-timeout: $idle is no duration of nginx; write 500ms, 2s, 1m30s" ;;
esac
case $mode in
  keep-alive) ;;
  close) idle=0 ;;
  *) refuse "--mode: nginx has keep-alive and close, not $mode" ;;
esac
whole --max-requests "$requests"
whole --body-bytes "$bytes"
whole --status "$status"
[ "$bytes" -le 1048576 ] || refuse "--body-bytes: nginx has at most 1048576 here, not $bytes"
case $status in
  301 | 302 | 303 | 307 | 308 | 444) refuse "--status: nginx has no plain response of status $status" ;;
esac
[ "$requests" -gt 0 ] || requests=1000000000

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

tls=
if [ -n "$cert" ]; then
  tls="ssl http2"
  printf '    ssl_certificate %s;\n    ssl_certificate_key %s;\n' "$cert" "$key" >"$work/tls.conf"
else
  : >"$work/tls.conf"
fi

# A body of any size without a file, so that any method and status may have it: a text of 16 bytes,
# doubled as often as it takes.
answer() {
  block=0123456789abcdef
  last=$(printf "%.$((bytes % 16))s" "$block")
  body=
  left=$((bytes / 16))
  n=0
  echo "      set \$b0 $block;"
  while [ "$left" -gt 0 ]; do
    [ $((left % 2)) -eq 0 ] || body=$body\${b$n}
    left=$((left / 2))
    echo "      set \$b$((n + 1)) \$b$n\$b$n;"
    n=$((n + 1))
  done
  # The empty variable, because a text that is empty by itself stands for nginx's own page.
  echo "      set \$nothing \"\";"
  echo "      return $status \"$body$last\$nothing\";"
}

: >"$work/upstream.conf"
if [ -n "$upstream" ]; then
  {
    echo "  upstream pool {"
    echo "    least_conn;"
    echo "$upstream" | tr ',' '\n' | sed 's/.*/    server &;/'
    echo "    keepalive 100;"
    echo "  }"
  } >"$work/upstream.conf"
  cat >"$work/location.conf" <<'END'
      proxy_pass http://pool;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
END
else
  answer >"$work/location.conf"
fi

: >"$work/stats.conf"
if [ -n "$socket" ] && "$nginx" -V 2>&1 | grep -q http_stub_status_module; then
  cat >"$work/stats.conf" <<END
  server {
    listen unix:$socket;
    access_log off;
    location / {
      stub_status;
    }
  }
END
fi

cat >"$work/nginx.conf" <<END
daemon off;
worker_processes 1;
pid $work/nginx.pid;
error_log stderr;
error_log $work/info.log info;
events {
  worker_connections 10000;
}
http {
  log_format counted '\$connection \$connection_requests \$server_protocol \$remote_addr:\$remote_port \$upstream_addr';
  access_log $work/access.log counted;
  client_body_temp_path $work/body;
  proxy_temp_path $work/proxy;
  fastcgi_temp_path $work/fastcgi;
  uwsgi_temp_path $work/uwsgi;
  scgi_temp_path $work/scgi;
  keepalive_timeout $idle;
  keepalive_requests $requests;
  default_type text/plain;
  include $work/upstream.conf;
  include $work/stats.conf;
  server {
    listen 127.0.0.1:$port $tls;
    include $work/tls.conf;
    location / {
      include $work/location.conf;
    }
  }
}
END

# What nginx's logs say. A connection is known by its serial number: in the access log it is one that
# carried a request, in the other one that the client has closed, or that carried none. So nginx has
# ended what is in the access log only. Over HTTP/2 it does not tell who closes; there it has ended
# what has come to its limit.
totals() {
  sed -n 's/.* \*\([0-9][0-9]*\) \(.*client.*\)/told \1 \2/p' "$work/info.log" |
    cat - "$work/access.log" | awk -v last="$requests" -v mode="$mode" '
    $1 == "told" {
      seen[$2] = 1
      if ($0 ~ /client.* closed/) left[$2] = 1
      next
    }
    {
      seen[$1] = 1
      requests++
      client[$4]++
      if ($2 > 1) reused++
      most[$1] = $2
      multiplexed[$1] = $3 ~ /^HTTP\/[2-9]/
      for (i = 5; i <= NF; i++) {
        address = $i
        sub(/,$/, "", address)
        if (address ~ /:[0-9]+$/) passed[address]++
      }
    }
    END {
      for (c in client) print c " requests=" client[c]
      for (a in passed) print "upstream " a " requests=" passed[a]
      for (s in seen) accepted++
      for (s in most) {
        if (multiplexed[s] ? most[s] >= last || mode == "close" : !(s in left)) closed++
      }
      printf "total accepted=%d requests=%d reused=%d closed=%d\n", accepted, requests, reused, closed
    }'
}

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
totals
exit "$code"
