#!/bin/sh
# Makes the account files exist before the broker reads them: the hub's own account only. The hub writes them whole when it starts.
#   prepare-accounts.sh FOLDER   with HUB_MQTT_PASSWORD (and HUB_MQTT_USERNAME, default hub) in the environment
set -eu
folder=$1
mkdir -p "$folder"
if [ ! -s "$folder/passwd" ]; then
  node --input-type=module - "$folder" <<'NODE'
import { pbkdf2Sync, randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2]
const name = process.env.HUB_MQTT_USERNAME || 'hub'
// Mosquitto's own form: PBKDF2-SHA512 with 101 rounds (man mosquitto_passwd).
const salt = randomBytes(12)
const hash = pbkdf2Sync(process.env.HUB_MQTT_PASSWORD, salt, 101, 64, 'sha512')
writeFileSync(join(folder, 'acl'), `user ${name}\ntopic readwrite #\n`)
writeFileSync(join(folder, 'passwd'), `${name}:$7$101$${salt.toString('base64')}$${hash.toString('base64')}\n`)
NODE
fi
# The hub writes as its own user (node, 1000); the broker only reads.
if [ "$(id -u)" = 0 ]; then chown -R 1000:1000 "$folder"; fi
chmod 755 "$folder"
chmod 644 "$folder/passwd" "$folder/acl"
