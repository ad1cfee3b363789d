#!/bin/sh
# Starts Mosquitto and makes it read its accounts again (SIGHUP) when the hub has written them anew.
#   ACCOUNTS_DIR  folder shared with the hub's MQTT_ACCOUNTS_DIR  (/accounts)
#   BROKER_DATA   folder for what waits for the hub               (/mosquitto/data)
#   BROKER_PORT   BROKER_HOST                                      (1883, all addresses)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
accounts=${ACCOUNTS_DIR:-/accounts}
data=${BROKER_DATA:-/mosquitto/data}
port=${BROKER_PORT:-1883}
host=${BROKER_HOST:-}

mkdir -p "$data"
conf="$data/mosquitto.conf"
sed -e "s#@PORT@#$port#" -e "s#@HOST@#$host#" -e "s#@ACCOUNTS@#$accounts#" -e "s#@DATA@#$data#" "$here/mosquitto.conf" > "$conf"

# Mosquitto gives up root by itself and must then still be able to write here.
if [ "$(id -u)" = 0 ] && id mosquitto > /dev/null 2>&1; then chown -R mosquitto "$data"; fi

until [ -s "$accounts/passwd" ] && [ -f "$accounts/acl" ]; do
  echo "waiting for the hub to write $accounts/passwd" >&2
  sleep 1
done

state() { cksum "$accounts/passwd" "$accounts/acl" 2> /dev/null || true; }

mosquitto -c "$conf" &
broker=$!
trap 'kill -TERM "$broker" 2> /dev/null || true' TERM INT

known=$(state)
while kill -0 "$broker" 2> /dev/null; do
  sleep 1 &
  # `wait` ends at once when a signal comes, `sleep` alone would hold it back.
  wait $! || true
  now=$(state)
  if [ "$now" != "$known" ]; then
    known=$now
    kill -HUP "$broker" 2> /dev/null || true
  fi
done
wait "$broker"
