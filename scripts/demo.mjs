import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Child } from './lib/child.mjs'
import { baseDataDir, demoDataDir } from './lib/data-dir.mjs'
import { prepare } from './lib/prepare.mjs'
import { fail, say } from './lib/say.mjs'
import { untilStopped } from './lib/until-stopped.mjs'

/** A living, simulated city: the hub, and the simulator that talks to it only through its doors. */
const children = []
const stopped = untilStopped(() => { for (const child of children) child.kill() })
await prepare()

const data = demoDataDir()
// A city that is known already stands on the map at once; then it is enough to hear that it moves again.
const enough = existsSync(data) ? 25 : 250
say('Starting the hub …')
const hub = new Child('apps/server/dist/main.js', { DEMO: '1', DATA_DIR: baseDataDir() }, join(data, 'hub.log'))
children.push(hub)
const ready = await Promise.race([hub.ready, hub.exited, stopped])
if (typeof ready !== 'object') await end()

const { http, mqtt, jt808, hj212 } = ready.doors
const address = `http://localhost:${http}`
say('Sending out the city: trucks, officers, drones …')
const simulator = new Child('apps/simulator/dist/main.js', {
  HUB_URL: `http://127.0.0.1:${http}`, MQTT_HOST: '127.0.0.1', MQTT_PORT: String(mqtt ?? ''), JT808_HOST: '127.0.0.1', JT808_PORT: String(jt808), HJ212_HOST: '127.0.0.1', HJ212_PORT: String(hj212), SIM_STATE_DIR: join(baseDataDir(), 'simulator'),
}, join(data, 'simulator.log'), 'log')
children.push(simulator)
const living = await Promise.race([cityLives(), ...children.map((child) => child.exited), stopped])
if (living !== 'living') await end()

say('')
say(`Watchfloor's demo runs at ${address}`)
say('Users: seat  dispatcher  supervisor  officer  admin     Password: demo')
say(`Everything that moves is simulated. Data and logs: ${data}   Ctrl-C stops it.`)
await Promise.race([...children.map((child) => child.exited), stopped])
await end()

/** The city lives once its units' positions are stored; a machine so slow that this takes a minute gets its address all the same. */
async function cityLives() {
  for (let tries = 0; tries < 120; tries++) {
    const figures = await fetch(`http://127.0.0.1:${http}/metrics`).then((answer) => answer.text()).catch(() => '')
    if (Number(/^watchfloor_out_total\{stage="stored"\} (\d+)/m.exec(figures)?.[1] ?? 0) > enough) break
    await wait(500)
  }
  return 'living'
}

/** The simulator first, so that nothing is sent to a closed door; then the hub, which stops its database last. */
async function end() {
  const died = children.filter((child) => !child.running)
  for (const child of [...children].reverse()) await child.stop()
  const bad = died.find((child) => child.code !== 0)
  if (typeof ready !== 'object') process.exit(bad ? 1 : 0) // the hub has said why
  if (bad) fail(bad === hub ? `The hub ended. Its log: ${join(data, 'hub.log')}` : `The simulator ended. Its log: ${join(data, 'simulator.log')}`)
  process.exit(0)
}
