import { setTimeout as wait } from 'node:timers/promises'
import type { ActionAnswer, IncidentDetail } from '@watchfloor/shared'
import { connectAsync } from 'mqtt'
import type { ConsoleAsk, ConsoleReport, ConsoleTell } from './console-messages.js'
import { Helper } from './child.js'
import { ask, enrol, openGround, register } from './ground.js'
import { startHubProcess } from './hub-process.js'
import type { HubProcess } from './hub-process.js'
import type { LoadAsk, LoadTell } from './load-messages.js'
import { mosquittoVersion, startMosquitto } from './mosquitto.js'
import { PhoneLine } from './phone-line.js'
import type { Told } from './phone-line.js'
import { line, quantile, title } from './say.js'

export interface AlarmsOptions { seconds: number; consoles: number; units: number; perSecond: number; nodeArgs: readonly string[] }
const WARM_UP_S = 5
const UNDO_S = 10
/** So often an alarm is raised, each by another unit; half as often a unit is sent, every third time to a P1. */
const ALARM_EVERY_MS = 250
const SEND_EVERY = 2
const URGENT_EVERY = 3
const CONSOLE_GOAL_MS = 500
const UNIT_GOAL_MS = 1000

/** Alarm → every console, and dispatch → the unit's phone, while a city's fixes come in. */
export async function alarmsSection(options: AlarmsOptions): Promise<boolean> {
  title(`Alarms: one each ${ALARM_EVERY_MS} ms to ${options.consoles} consoles, a unit sent each ${ALARM_EVERY_MS * SEND_EVERY} ms, for ${options.seconds} s beside ${options.perSecond} fixes/s`)
  const ground = await openGround()
  const broker = mosquittoVersion() ? await startMosquitto() : null
  line(broker ? 'broker: Mosquitto' : 'broker: the embedded one (Mosquitto is not installed)')
  const load = new Helper<LoadTell, LoadAsk>('load-process.js')
  const consoles = new Helper<ConsoleTell, ConsoleAsk>('console-process.js')
  try {
    const url = await ground.database('hub')
    const env: Record<string, string> = { DATABASE_URL: url, DATA_DIR: ground.dataDir, UNDO_S: `${UNDO_S}`, ...(broker ? { MQTT_URL: `mqtt://127.0.0.1:${broker.port}` } : {}) }
    await (await startHubProcess(env)).stop()
    const known = await register(url, options.units)
    const squadId = (await ask<{ id: string }>(url, "INSERT INTO squad(id, name) VALUES (gen_random_uuid(), 'bench') RETURNING id")).rows[0]!.id
    const [dispatcher, officer] = [await enrol(url, 'bench-dispatcher', 'dispatcher'), await enrol(url, 'bench-officer', 'officer', squadId)]
    const hub = await startHubProcess(env, options.nodeArgs)
    try {
      const seatToken = await hub.token(known.person.username, known.person.password)
      const ready = consoles.once('ready')
      consoles.ask({ kind: 'begin', url: hub.url, token: seatToken, consoles: options.consoles })
      await ready
      const phone = await PhoneLine.open(hub.url, await hub.token(officer.username, officer.password))
      const rounds = Math.floor((options.seconds * 1000) / ALARM_EVERY_MS)
      const filed = await fileAll(hub, seatToken, Math.ceil(rounds / SEND_EVERY))
      const devices = await connectAsync(`mqtt://127.0.0.1:${broker?.port ?? hub.mqttPort!}`, broker ? {} : known.source)
      const connected = load.once('connected')
      load.ask({ kind: 'begin', port: broker?.port ?? hub.mqttPort!, ...(broker ? { username: null, password: null } : known.source), connections: 50, prefix: 'wf', devices: known.devices, qos: 1, pace: { perSecond: options.perSecond } })
      await connected
      await wait(WARM_UP_S * 1000)
      consoles.ask({ kind: 'reset' })
      const dispatcherToken = await hub.token(dispatcher.username, dispatcher.password)
      const began = performance.now()
      const under: Promise<unknown>[] = []
      for (let round = 0; round < rounds; round++) {
        const ahead = round * ALARM_EVERY_MS - (performance.now() - began)
        if (ahead > 0) await wait(ahead)
        under.push(devices.publishAsync(`wf/${known.devices[round % known.devices.length]}/alarm`, JSON.stringify({ id: `a-${round}`, code: 'sos', severity: 'critical', active: true, time: new Date().toISOString(), lat: 30.2, lon: 121.2 }), { qos: 1 }))
        if (round % SEND_EVERY === 0) under.push(send(hub, dispatcherToken, filed[round / SEND_EVERY]!, squadId))
      }
      await Promise.all(under)
      // The last of them may be taken back for so long, and then there are two seconds until it would have missed its goal twice over.
      await wait((UNDO_S + 2) * 1000)
      const told = consoles.once('report')
      consoles.ask({ kind: 'report' })
      const report: ConsoleReport = await told
      const ended = load.once('ended')
      load.ask({ kind: 'end' })
      await ended
      await devices.endAsync()
      const { rows: [row] } = await ask<{ fixes: number; incidents: number }>(url, `SELECT (SELECT count(*)::int FROM fix) AS fixes, (SELECT count(*)::int FROM incident WHERE alarm_id IS NOT NULL) AS incidents`)
      line(`${row!.fixes} fixes stored; ${rounds} alarms raised, ${row!.incidents} incidents opened of them without a hand`)
      const alarmsGood = tellAlarms(report, rounds * options.consoles)
      phone.close()
      return tellUnits(phone, filed) && alarmsGood && row!.incidents === rounds
    } finally { await hub.stop() }
  } finally {
    await load.stop()
    await consoles.stop()
    await broker?.stop()
    await ground.clean()
  }
}

interface Filed { id: string; version: number; urgent: boolean }

/** Cases that only wait for a unit. */
async function fileAll(hub: HubProcess, token: string, count: number): Promise<Filed[]> {
  const filed: Filed[] = []
  for (let i = 0; i < count; i++) {
    const urgent = i % URGENT_EVERY === 0
    const { id, version } = await post<IncidentDetail>(hub, token, '/api/incidents', { category: '0405', lat: 29.9 + i / 1000, lon: 121.1, description: `店外经营 ${i}`, source: 'seat', priority: urgent ? 'P1' : 'P3' })
    const answer = await post<ActionAnswer>(hub, token, `/api/incidents/${id}/actions`, { action: 'file', version })
    filed.push({ id, version: answer.incident.version, urgent })
  }
  return filed
}

const send = (hub: HubProcess, token: string, { id, version }: Filed, unitId: string): Promise<ActionAnswer> =>
  post(hub, token, `/api/incidents/${id}/actions`, { action: 'dispatch', version, units: [{ unitId }], override: 'bench' })

async function post<T>(hub: HubProcess, token: string, path: string, body: object): Promise<T> {
  const answer = await fetch(hub.url + path, { method: 'POST', headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return await answer.json() as T
}

function tellAlarms({ alarmDelaysMs: delays }: ConsoleReport, expected: number): boolean {
  const p95 = quantile(delays, 0.95)
  const good = p95 <= CONSOLE_GOAL_MS && delays.length === expected
  line(`alarm raised → on every console: ${delays.length} of ${expected} heard, p50 ${quantile(delays, 0.5)} ms, p95 ${p95} ms, longest ${delays.at(-1)} ms (goal p95 ≤ ${CONSOLE_GOAL_MS})  ${good ? 'reached' : 'MISSED'}`)
  return good
}

function tellUnits({ told }: PhoneLine, filed: readonly Filed[]): boolean {
  let good = true
  for (const urgent of [true, false]) {
    const wanted = filed.filter((one) => one.urgent === urgent)
    const heard = wanted.flatMap(({ id }) => (told.get(id) ?? []).slice(0, 1))
    const doubled = wanted.filter(({ id }) => (told.get(id)?.length ?? 0) > 1).length
    const delays = sorted(heard, ({ heardMs }) => heardMs)
    const shown = sorted(heard, ({ shownMs }) => shownMs)
    const longest = delays.at(-1) ?? Infinity
    const reached = delays.length === wanted.length && doubled === 0 && longest <= UNIT_GOAL_MS && (delays[0] ?? 0) >= 0 && shown.length === wanted.length
    good &&= reached
    line(`${urgent ? 'P1 sent' : `P3 released ${UNDO_S} s after it was sent`} → the officer's open page: ${delays.length} of ${wanted.length} told, ${doubled} twice, p50 ${quantile(delays, 0.5)} ms, p95 ${quantile(delays, 0.95)} ms, longest ${longest} ms (goal: all ≤ ${UNIT_GOAL_MS}); the task itself there after p95 ${quantile(shown, 0.95)} ms, longest ${shown.at(-1)} ms  ${reached ? 'reached' : 'MISSED'}`)
  }
  return good
}

/** Delays since the release, the shortest first. */
const sorted = (told: readonly Told[], at: (one: Told) => number | null): number[] => told.flatMap((one) => { const ms = at(one); return ms === null ? [] : [ms - one.releasedMs] }).sort((a, b) => a - b)
