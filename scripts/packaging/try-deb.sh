#!/bin/sh
# Runs as root inside the bare system of scripts/bare-deb.mjs. Each line that begins with "ok" was seen, not assumed.
set -eu

deb=$1
data=/var/lib/gorod-kassa
out=/tmp/kassa-trial
mkdir -m 1777 "$out"

die() {
  echo "bare-deb: NOT $1"
  cat "$out"/*.log 2>/dev/null || true
  exit 1
}
ok() { echo "bare-deb: ok $1"; }

# start ACCOUNT LOG: the desk as that account, its pid in $pid
start() {
  su "$1" -s /bin/sh -c 'DISPLAY=:9 KASSA_ANNOUNCE=1 LANG=C.UTF-8 exec gorod-kassa' >"$out/$2.log" 2>&1 &
  pid=$!
}
# await LOG LINE: until the desk has said it, 30 s at most
await() {
  tries=0
  until grep -q "$2" "$out/$1.log"; do
    tries=$((tries + 1))
    [ "$tries" -lt 300 ] || die "said by $1: $2"
    sleep 0.1
  done
}
# stop ACCOUNT: ends its programs and waits until they are gone
stop() {
  pkill -TERM -o -u "$1" -x gorod-kassa || true
  wait "$pid" 2>/dev/null || true
  while pgrep -u "$1" -x gorod-kassa >/dev/null; do sleep 0.1; done
}

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends xvfb procps "$deb" >"$out/apt.log" 2>&1 || die 'installed'
ok 'installed by apt with what it depends on'
[ "$(stat -c '%a %G' "$data")" = '2770 gorod-kassa' ] || die "$data is 2770 gorod-kassa"
ok "$data is $(stat -c '%a %U:%G' "$data")"

useradd -m -G gorod-kassa anna
useradd -m -G gorod-kassa olga
useradd -m stranger
Xvfb :9 -screen 0 1366x768x24 -nolisten tcp >"$out/xvfb.log" 2>&1 &
until [ -S /tmp/.X11-unix/X9 ]; do sleep 0.1; done

began=$(date +%s%3N)
start anna first
await first '^kassa: ready first-run'
ok "anna reached the first screen in $(($(date +%s%3N) - began)) ms"
if pgrep -u anna -af gorod-kassa | grep -q -- '--no-sandbox'; then die 'started with the sandbox'; fi
page=$(pgrep -u anna -f -- '--type=renderer' | head -n 1)
grep -q '^Seccomp:[[:space:]]2' "/proc/$page/status" || die 'the page under seccomp'
[ "$(readlink "/proc/$page/ns/pid")" != "$(readlink /proc/self/ns/pid)" ] || die 'the page in a namespace of its own'
ok 'the sandbox is on: seccomp filter and a PID namespace of its own'
[ -f "$data/desk/kassa.db" ] || die "the database in $data"
ok "the data lie in $data, not in the account"

start olga second
await second '^kassa: ready problem'
ok 'a second account is refused while the first has the desk open'
stop olga
stop anna
start olga third
await third '^kassa: ready first-run'
ok 'and opens the same desk once the first is gone'
pkill -KILL -u olga -x gorod-kassa
wait "$pid" 2>/dev/null || true
start anna fourth
await fourth '^kassa: ready first-run'
ok 'a killed program leaves no lock behind'
stop anna

apt-get remove -y -qq gorod-kassa >"$out/apt.log" 2>&1 || die 'removed'
[ ! -e /usr/bin/gorod-kassa ] && [ ! -e /opt/gorod-kassa ] || die 'gone after removal'
apt-get purge -y -qq gorod-kassa >"$out/purge.log" 2>&1 || die 'purged'
grep -q 'data stay in' "$out/purge.log" || die 'told that the data stay'
[ -f "$data/desk/kassa.db" ] || die 'kept by the purge'
ok 'removed; a purge leaves the data and says so'
