import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Child } from './lib/child.mjs'
import { prepare } from './lib/prepare.mjs'
import { fail, say } from './lib/say.mjs'
import { untilStopped } from './lib/until-stopped.mjs'

/** One accelerated day of cases against a hub of its own in an empty folder; ends with 1 where the promise of the auto-flow was not kept. DAY_MATTERS, DAY_MINUTES, DAY_SEED. */
const children = []
const stopped = untilStopped(() => { for (const child of children) child.kill() })
await prepare()
const dir = mkdtempSync(join(tmpdir(), 'watchfloor-day-'))
say('Starting a hub for the day …')
const hub = new Child('apps/server/dist/main.js', { DEMO: '1', DATA_DIR: dir, HTTP_PORT: '0', MQTT_PORT: '0', JT808_PORT: '0', HJ212_PORT: '0', RTMP_PORT: '0', WEBRTC_UDP_PORT: '0', LOG_LEVEL: 'warn' }, process.env.DAY_LOG ?? join(dir, 'hub.log'))
children.push(hub)
const ready = await Promise.race([hub.ready, hub.exited, stopped])
let code = 1
if (typeof ready === 'object') {
  const { http, mqtt, hj212 } = ready.doors
  const day = new Child('apps/simulator/dist/case-day.js', {
    HUB_URL: `http://127.0.0.1:${http}`, MQTT_HOST: '127.0.0.1', MQTT_PORT: String(mqtt), HJ212_HOST: '127.0.0.1', HJ212_PORT: String(hj212), SIM_STATE_DIR: join(dir, 'simulator'), SIM_USERNAME: 'admin', SIM_PASSWORD: 'demo',
  })
  children.push(day)
  await Promise.race([day.exited, hub.exited, stopped])
  if (!hub.running) say('The hub ended before the day was over.')
  code = day.code ?? 1
}
for (const child of [...children].reverse()) await child.stop()
rmSync(dir, { recursive: true, force: true })
if (code !== 0) fail('The day did not keep what is promised, or could not be played.')
