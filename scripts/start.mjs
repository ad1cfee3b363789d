import { join } from 'node:path'
import { Child } from './lib/child.mjs'
import { baseDataDir } from './lib/data-dir.mjs'
import { prepare } from './lib/prepare.mjs'
import { say } from './lib/say.mjs'
import { untilStopped } from './lib/until-stopped.mjs'

/** The hub for real work. On a terminal its log goes to a file; elsewhere (systemd, a container) it is the output. */
const stopped = untilStopped(() => hub?.kill())
let hub
await prepare()
say('Starting the hub …')
const log = process.stdout.isTTY ? join(baseDataDir(), 'hub.log') : undefined
hub = new Child('apps/server/dist/main.js', { DATA_DIR: baseDataDir(), DEMO: '' }, log)
const first = await Promise.race([hub.ready, hub.exited, stopped])
if (typeof first === 'object') {
  const host = process.env.HOST && !['0.0.0.0', '::'].includes(process.env.HOST) ? process.env.HOST : 'localhost'
  const scheme = process.env.TLS_CERT ? 'https' : 'http'
  say('')
  say(`Watchfloor runs at ${process.env.PUBLIC_URL || `${scheme}://${host}:${first.doors.http}`}`)
  if (log) say(`Log: ${log}   Ctrl-C stops it.`)
  await Promise.race([hub.exited, stopped])
}
const died = !hub.running
await hub.stop()
process.exit(died ? hub.code : 0)
