import { setTimeout as wait } from 'node:timers/promises'
import type { ConsoleAsk, ConsoleReport, ConsoleTell } from './console-messages.js'
import { Helper } from './child.js'
import { ask, openGround, register } from './ground.js'
import { startHubProcess } from './hub-process.js'
import type { LoadAsk, LoadTell } from './load-messages.js'
import { mosquittoVersion, startMosquitto } from './mosquitto.js'
import { count, line, quantile, title } from './say.js'

export interface LatencyOptions { seconds: number; consoles: number; units: number; perSecond: number; nodeArgs: readonly string[] }
const WARM_UP_S = 5
export const GOAL_MS = 400
export const GOAL_BYTES = 24

/** Device → console at a city's pace, each stage's share, and what a fix costs on the wire. */
export async function latencySection(options: LatencyOptions): Promise<boolean> {
  title(`Delay from device to console: ${options.units} units, ${options.perSecond} fixes/s for ${options.seconds} s, ${options.consoles} consoles, QoS 1`)
  const ground = await openGround()
  const broker = mosquittoVersion() ? await startMosquitto() : null
  line(broker ? 'broker: Mosquitto' : 'broker: the embedded one (Mosquitto is not installed)')
  const load = new Helper<LoadTell, LoadAsk>('load-process.js')
  const consoles = new Helper<ConsoleTell, ConsoleAsk>('console-process.js')
  try {
    const url = await ground.database('hub')
    const env: Record<string, string> = { DATABASE_URL: url, DATA_DIR: ground.dataDir, ...(broker ? { MQTT_URL: `mqtt://127.0.0.1:${broker.port}` } : {}) }
    await (await startHubProcess(env)).stop()
    const known = await register(url, options.units)
    const hub = await startHubProcess(env, options.nodeArgs)
    try {
      const ready = consoles.once('ready')
      consoles.ask({ kind: 'begin', url: hub.url, token: await hub.token(known.person.username, known.person.password), consoles: options.consoles })
      await ready
      const connected = load.once('connected')
      load.ask({ kind: 'begin', port: broker?.port ?? hub.mqttPort!, ...(broker ? { username: null, password: null } : known.source), connections: 50, prefix: 'wf', devices: known.devices, qos: 1, pace: { perSecond: options.perSecond } })
      await connected
      await wait(WARM_UP_S * 1000)
      const before = await hub.figures()
      const fromMs = Date.now()
      consoles.ask({ kind: 'reset' })
      await wait(options.seconds * 1000)
      const told = consoles.once('report')
      consoles.ask({ kind: 'report' })
      const report: ConsoleReport = await told
      const after = await hub.figures()
      const { rows: [way] } = await ask<{ ms: number }>(url, 'SELECT (avg(extract(epoch FROM received_at - time)) * 1000)::float8 AS ms FROM fix WHERE received_at >= $1', [new Date(fromMs)])
      const ended = load.once('ended')
      load.ask({ kind: 'end' })
      await ended
      return tell(options, report, before, after, way!.ms)
    } finally { await hub.stop() }
  } finally {
    await load.stop()
    await consoles.stop()
    await broker?.stop()
    await ground.clean()
  }
}

function tell(options: LatencyOptions, report: ConsoleReport, before: Map<string, number>, after: Map<string, number>, receiveMs: number): boolean {
  const grown = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0)
  const mean = (until: string, stage: string): number => (grown(`watchfloor_fix_wait_seconds_total{until="${until}"}`) * 1000) / grown(`watchfloor_out_total{stage="${stage}"}`)
  const toCommit = mean('commit', 'stored')
  const toStored = mean('stored', 'stored')
  const toBroadcast = mean('broadcast', 'broadcast')
  const [p50, p95] = [quantile(report.delaysMs, 0.5), quantile(report.delaysMs, 0.95)]
  line(`${count(report.fixes / options.consoles / options.seconds)} fixes/s at each console; delay p50 ${p50} ms, p95 ${p95} ms, longest ${report.delaysMs.at(-1)} ms (goal p95 ≤ ${GOAL_MS})  ${p95 <= GOAL_MS ? 'reached' : 'MISSED'}`)
  const stages: [string, number][] = [
    ['receive (device → hub)', receiveMs], ['wait for the batch', toCommit], ['commit', toStored - toCommit], ['wait for the frame', toBroadcast - toStored], ['wire and console', report.meanMs - receiveMs - toBroadcast],
  ]
  for (const [name, ms] of stages) line(`  ${name.padEnd(24)} ${ms.toFixed(1).padStart(6)} ms  ${((100 * ms) / report.meanMs).toFixed(0).padStart(3)} %`)
  line(`  ${'mean of all'.padEnd(24)} ${report.meanMs.toFixed(1).padStart(6)} ms`)
  const perFix = report.bytes / report.fixes
  const coalesced = grown('watchfloor_console_coalesced_total')
  line(`bytes on the wire per fix delivered: ${perFix.toFixed(1)} (TCP payload with all framing, ${(report.fixes / report.frames).toFixed(0)} fixes a frame, ${coalesced} coalesced, ${report.gaps} gaps; goal ≤ ${GOAL_BYTES})  ${perFix <= GOAL_BYTES && coalesced === 0 ? 'reached' : 'MISSED'}`)
  return p95 <= GOAL_MS && perFix <= GOAL_BYTES && coalesced === 0 && report.gaps === 0
}
