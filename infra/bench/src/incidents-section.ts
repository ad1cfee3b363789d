import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { ask, openGround, register } from './ground.js'
import { cpuSeconds, machineSeconds } from './child.js'
import { startHubProcess } from './hub-process.js'
import { line, quantile, title } from './say.js'

export interface IncidentsOptions { seconds: number; perSecond: number; nodeArgs: readonly string[] }
/** Each so many reports one is filed as soon as it is answered: two versions of one incident in a row. */
const FILES_ONE_OF = 5
const CONNECTIONS = 64
const DRAIN_PATIENCE_S = 180
/** With a profile: the statements that took most of the database's time. */
const MOST_STATEMENTS = 40

interface Said { id: string; version: number }
interface Load { answered: Said[]; refused: Map<string, number>; latencies: number[]; seconds: number }

/** Incidents over HTTP at a steady pace: each counts when it is committed with its story, its clock and its link of the chain. */
export async function incidentsSection(options: IncidentsOptions): Promise<boolean> {
  title(`Incidents: ${options.perSecond}/s over HTTP for ${options.seconds} s, one of ${FILES_ONE_OF} filed at once`)
  const ground = await openGround(options.nodeArgs.length > 0)
  try {
    const url = await ground.database('hub')
    const env = { DATABASE_URL: url, DATA_DIR: ground.dataDir, UNDO_S: '10' }
    await (await startHubProcess(env)).stop()
    const known = await register(url, 1)
    const hub = await startHubProcess(env, options.nodeArgs)
    try {
      const token = await hub.token(known.person.username, known.person.password)
      await ground.statements(0)
      const before = { hub: cpuSeconds(hub.pid), database: ground.cpu(), own: process.cpuUsage(), machine: machineSeconds() }
      const load = await press(hub.url, token, options)
      const used = { hub: cpuSeconds(hub.pid) - before.hub, database: ground.cpu() - before.database, own: ownSeconds(before.own) }
      const machine = machineSeconds()
      const others = Math.max(0, machine.busy - before.machine.busy - used.hub - used.database - used.own) / (machine.all - before.machine.all)
      const pending = await pendingOf(url)
      const good = await judge(url, load, options)
      const sorted = [...load.latencies].sort((a, b) => a - b)
      line(`answered after: p50 ${quantile(sorted, 0.5).toFixed(0)} ms, p95 ${quantile(sorted, 0.95).toFixed(0)} ms, p99 ${quantile(sorted, 0.99).toFixed(0)} ms`)
      line(`processor a commit: hub ${((used.hub * 1000) / load.answered.length).toFixed(2)} ms, database ${((used.database * 1000) / load.answered.length).toFixed(2)} ms; other programs took ${(100 * others).toFixed(0)} % of the machine`)
      const drained = await drain(url)
      for (const statement of await ground.statements(MOST_STATEMENTS)) line(statement)
      line(drained === null ? `effects: ${pending} pending at the end of the load, not drained within ${DRAIN_PATIENCE_S} s` : `effects: ${pending} pending at the end of the load (those that may be taken back wait 10 s), drained ${drained.toFixed(1)} s later`)
      return good && drained !== null
    } finally { await hub.stop() }
  } finally { await ground.clean() }
}

function ownSeconds(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** Reports at the pace, whatever the answers take: a hub that falls behind shows it in its latency and its rate. */
async function press(baseUrl: string, token: string, { seconds, perSecond }: IncidentsOptions): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const load: Load = { answered: [], refused: new Map(), latencies: [], seconds: 0 }
  const under: Promise<void>[] = []
  const began = performance.now()
  for (let sent = 0; sent < seconds * perSecond; sent++) {
    const dueMs = (sent * 1000) / perSecond
    const ahead = dueMs - (performance.now() - began)
    if (ahead > 1) await wait(ahead)
    under.push(one(agent, baseUrl, token, sent, load))
  }
  await Promise.all(under)
  load.seconds = (performance.now() - began) / 1000
  agent.destroy()
  return load
}

async function one(agent: Agent, baseUrl: string, token: string, n: number, load: Load): Promise<void> {
  // Spread over a city, so that they lie in different places as real ones do.
  const said = await post(agent, `${baseUrl}/api/incidents`, token, load, { category: '0405', lat: 29.9 + ((n * 7919) % 1000) / 5000, lon: 121.1 + ((n * 104_729) % 1000) / 5000, description: `店外经营 ${n} 号门前`, source: 'list', address: `人民路 ${n % 900} 号` })
  if (said === null || n % FILES_ONE_OF !== 0) return
  await post(agent, `${baseUrl}/api/incidents/${said.id}/actions`, token, load, { action: 'file', version: said.version })
}

function post(agent: Agent, url: string, token: string, load: Load, body: object): Promise<Said | null> {
  const began = performance.now()
  return new Promise((resolve) => {
    const fail = (why: string): void => { load.refused.set(why, (load.refused.get(why) ?? 0) + 1); resolve(null) }
    const asked = request(url, { method: 'POST', agent, headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
        const text = Buffer.concat(parts).toString()
        if (answer.statusCode! >= 300) { fail(`${answer.statusCode} ${text.slice(0, 120)}`); return }
        load.latencies.push(performance.now() - began)
        const read = JSON.parse(text) as Said & { incident?: Said }
        const { id, version } = read.incident ?? read
        load.answered.push({ id, version })
        resolve({ id, version })
      })
    })
    asked.on('error', (error) => fail(error.message)).end(JSON.stringify(body))
  })
}

const pendingOf = async (url: string): Promise<number> => (await ask<{ n: number }>(url, "SELECT count(*)::int AS n FROM effect WHERE state = 'pending'")).rows[0]!.n

/** Seconds until no effect is pending any more. */
async function drain(url: string): Promise<number | null> {
  const began = performance.now()
  while (performance.now() - began < DRAIN_PATIENCE_S * 1000) {
    if (await pendingOf(url) === 0) return (performance.now() - began) / 1000
    await wait(250)
  }
  return null
}

/** None lost, none doubled, each in the order of its versions: what was answered against what is stored. */
async function judge(url: string, load: Load, { seconds, perSecond }: IncidentsOptions): Promise<boolean> {
  const { rows: lines } = await ask<{ incident_id: string; version: number }>(url, "SELECT incident_id, version FROM timeline_line WHERE action IN ('report', 'file') ORDER BY incident_id, recorded_at, id")
  const { rows: [found] } = await ask<{ incidents: number; numbers: number; clocks: number; links: number }>(url, `
    SELECT (SELECT count(*)::int FROM incident) AS incidents, (SELECT count(DISTINCT number)::int FROM incident) AS numbers,
      (SELECT count(*)::int FROM incident i WHERE EXISTS (SELECT 1 FROM incident_clock c WHERE c.incident_id = i.id AND stopped_at IS NULL)) AS clocks,
      (SELECT count(*)::int FROM evidence_record) AS links`)
  const stored = new Map<string, number[]>()
  for (const { incident_id: id, version } of lines) stored.set(id, [...stored.get(id) ?? [], version])
  const lost = load.answered.filter(({ id, version }) => !stored.get(id)?.includes(version)).length
  const disordered = [...stored.values()].filter((versions) => versions.some((version, i) => version !== i + 1)).length
  const refused = [...load.refused.values()].reduce((sum, n) => sum + n, 0)
  const reports = load.answered.filter(({ version }) => version === 1).length
  const rate = reports / load.seconds
  const ratio = rate / perSecond
  line(`committed: ${reports} incidents and ${load.answered.length - reports} filings in ${load.seconds.toFixed(1)} s = ${rate.toFixed(1)} incidents/s, ${ratio.toFixed(3)} of the pace (goal ≥ 0.99)  ${ratio >= 0.99 ? 'reached' : 'MISSED'}`)
  line(`stored: ${found!.incidents} incidents, ${found!.numbers} numbers, ${found!.clocks} with a clock that runs, ${lines.length} lines, ${found!.links} links; lost ${lost}, doubled ${found!.incidents - reports}, out of order ${disordered}, refused ${refused}`)
  for (const [why, n] of load.refused) line(`  ${n} × ${why}`)
  const whole = lost === 0 && found!.incidents === reports && found!.numbers === reports && found!.clocks === reports && found!.links >= lines.length && lines.length === load.answered.length
  return whole && disordered === 0 && refused === 0 && reports === seconds * perSecond && ratio >= 0.99
}
