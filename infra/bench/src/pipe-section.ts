import type { ConsoleAsk, ConsoleReport, ConsoleTell } from './console-messages.js'
import { Helper, cpuSeconds, machineSeconds } from './child.js'
import { ask, openGround, register } from './ground.js'
import type { Ground, Registered } from './ground.js'
import { startHubProcess } from './hub-process.js'
import type { HubProcess } from './hub-process.js'
import { mosquittoVersion, startMosquitto } from './mosquitto.js'
import type { PipeAsk, PipeTell } from './pipe-messages.js'
import { saturate } from './saturate.js'
import type { Saturation } from './saturate.js'
import { count, line, median, title } from './say.js'

export interface PipeOptions { seconds: number; rounds: number; consoles: number; devices: number; nodeArgs: readonly string[] }
const WARM_UP_S = 4
export const GOAL = 0.6

interface Run extends Saturation { cpu: string }

/** The hub against the bare pipe: the same load, the same broker, the same database server, in turns. */
export async function pipeSection(options: PipeOptions): Promise<boolean> {
  title(`Sustained fixes/s, stored and delivered to ${options.consoles} consoles, against the bare pipe`)
  const version = mosquittoVersion()
  const ground = await openGround()
  try {
    const bareUrl = await ground.database('bare')
    const hubUrl = await ground.database('hub')
    // The first start makes the tables, the second finds the devices.
    await (await startHubProcess({ DATABASE_URL: hubUrl, DATA_DIR: ground.dataDir })).stop()
    const known = await register(hubUrl, options.devices)
    let good = true
    if (version) good = await onMosquitto(options, ground, bareUrl, hubUrl, known, version)
    else line('Mosquitto is not installed (Debian: apt-get install mosquitto): the comparison on it is skipped')
    for (const qos of [0, 1] as const) {
      const run = await onEmbedded(options, ground, hubUrl, known, qos)
      line(`embedded broker, QoS ${qos}: hub ${count(run.perSecond)} fixes/s${run.cpu}`)
      good = good && run.lost === 0
    }
    return good
  } finally { await ground.clean() }
}

async function onMosquitto(options: PipeOptions, ground: Ground, bareUrl: string, hubUrl: string, known: Registered, version: string): Promise<boolean> {
  line(`broker: ${version}; ${options.devices} devices on 20 connections, ${options.rounds} round(s) of ${options.seconds} s`)
  const broker = await startMosquitto()
  let good = true
  try {
    for (const qos of [0, 1] as const) {
      const ratios: number[] = []
      for (let round = 0; round < options.rounds; round++) {
        const pipe = await barePipe(options, ground, bareUrl, broker, known.devices, qos)
        line(`QoS ${qos}: pipe ${count(pipe.perSecond)} fixes/s${pipe.cpu}`)
        const hub = await startHubProcess({ DATABASE_URL: hubUrl, DATA_DIR: ground.dataDir, MQTT_URL: `mqtt://127.0.0.1:${broker.port}` }, options.nodeArgs)
        let run: Run
        try { run = await theHub(options, ground, hub, hubUrl, known, { port: broker.port, username: null, password: null, pid: broker.pid }, qos) } finally { await hub.stop() }
        line(`QoS ${qos}: hub  ${count(run.perSecond)} fixes/s${run.cpu}`)
        // Each round by itself: what else runs on the machine changes from minute to minute.
        ratios.push(run.perSecond / pipe.perSecond)
        good = good && pipe.lost === 0 && run.lost === 0
      }
      const ratio = median(ratios)
      line(`QoS ${qos}: hub / pipe = ${ratio.toFixed(2)}  (goal ≥ ${GOAL})  ${ratio >= GOAL ? 'reached' : 'MISSED'}`)
      good = good && ratio >= GOAL
    }
  } finally { await broker.stop() }
  return good
}

async function barePipe(options: PipeOptions, ground: Ground, url: string, broker: { port: number; pid: number }, devices: string[], qos: 0 | 1): Promise<Run> {
  await ask(url, 'DROP TABLE IF EXISTS bare_fix')
  const pipe = new Helper<PipeTell, PipeAsk>('pipe-process.js')
  try {
    let stored = 0
    pipe.on('stored', ({ rows }) => { stored = rows })
    const ready = pipe.once('ready')
    pipe.ask({ kind: 'begin', port: broker.port, databaseUrl: url, filter: 'bp/+/fix', qos })
    await ready
    const meter = new CpuMeter(ground, { pipe: pipe.pid, broker: broker.pid })
    const run = await saturate({ port: broker.port, username: null, password: null, prefix: 'bp', devices, qos, delivered: () => stored }, WARM_UP_S, options.seconds, meter)
    const { rows: [found] } = await ask<{ n: number }>(url, 'SELECT count(*)::int AS n FROM bare_fix')
    if (found!.n !== run.sent) line(`  pipe: sent ${run.sent}, stored ${found!.n}`)
    return { ...run, lost: run.sent - found!.n, cpu: meter.told(run) }
  } finally { await pipe.stop() }
}

async function onEmbedded(options: PipeOptions, ground: Ground, url: string, known: Registered, qos: 0 | 1): Promise<Run> {
  const hub = await startHubProcess({ DATABASE_URL: url, DATA_DIR: ground.dataDir }, options.nodeArgs)
  try { return await theHub(options, ground, hub, url, known, { port: hub.mqttPort!, ...known.source, pid: null }, qos) } finally { await hub.stop() }
}

interface Way { port: number; username: string | null; password: string | null; pid: number | null }

/** A run counts only when every fix that was sent lies in the database and has reached each console. */
async function theHub(options: PipeOptions, ground: Ground, hub: HubProcess, url: string, known: Registered, way: Way, qos: 0 | 1): Promise<Run> {
  await ask(url, 'TRUNCATE fix')
  const consoles = new Helper<ConsoleTell, ConsoleAsk>('console-process.js')
  try {
    let least = 0
    let failed: string | null = null
    consoles.on('least', ({ fixes }) => { least = fixes })
    consoles.on('failed', ({ why }) => { failed = why })
    const ready = consoles.once('ready')
    consoles.ask({ kind: 'begin', url: hub.url, token: await hub.token(known.person.username, known.person.password), consoles: options.consoles })
    await ready
    const meter = new CpuMeter(ground, { hub: hub.pid, consoles: consoles.pid, ...(way.pid === null ? {} : { broker: way.pid }) })
    const run = await saturate({ ...way, prefix: 'wf', devices: known.devices, qos, delivered: () => least }, WARM_UP_S, options.seconds, meter)
    const told = consoles.once('report')
    consoles.ask({ kind: 'report' })
    const report: ConsoleReport = await told
    const { rows: [found] } = await ask<{ n: number }>(url, 'SELECT count(*)::int AS n FROM fix WHERE mark = 0')
    const whole = found!.n === run.sent && report.fixes === run.sent * options.consoles && report.gaps === 0
    if (!whole || failed) line(`  hub: sent ${run.sent}, stored ${found!.n}, delivered ${report.fixes} of ${run.sent * options.consoles}, gaps ${report.gaps}${failed ? `; ${failed}` : ''}`)
    return { ...run, lost: whole ? 0 : Math.max(1, run.sent - found!.n, run.lost), cpu: meter.told(run) }
  } finally { await consoles.stop() }
}

/** Who used the processor during a measurement, per fix. */
class CpuMeter {
  private from: Record<string, number> = {}
  private used: Record<string, number> = {}

  private machineFrom = { busy: 0, all: 0 }
  /** Share of the machine that was used by programs that do not belong to the bench. */
  private foreign = 0

  constructor(private readonly ground: Ground, private readonly pids: Record<string, number>) {}

  begin(): void {
    this.from = this.read()
    this.machineFrom = machineSeconds()
  }

  end(load: number): void {
    const to = this.read()
    const machine = machineSeconds()
    const ours = load + Object.entries(to).reduce((sum, [name, seconds]) => sum + seconds - this.from[name]!, 0)
    this.foreign = Math.max(0, machine.busy - this.machineFrom.busy - ours) / (machine.all - this.machineFrom.all)
    this.used = Object.fromEntries(Object.entries(to).map(([name, seconds]) => [name, seconds - this.from[name]!]))
  }

  told(run: Saturation): string {
    const parts = Object.entries(this.used).map(([name, seconds]) => `${name} ${((seconds * 1e6) / (run.perSecond * run.seconds)).toFixed(1)}`)
    const others = this.foreign > 0.1 ? `; OTHER PROGRAMS took ${Math.round(this.foreign * 100)} % of the machine: not a fair measurement` : ''
    return `   (µs of processor a fix: ${parts.join(', ')}${others})`
  }

  private read(): Record<string, number> {
    return { ...Object.fromEntries(Object.entries(this.pids).map(([name, pid]) => [name, cpuSeconds(pid)])), database: this.ground.cpu() }
  }
}
