import { setTimeout as wait } from 'node:timers/promises'
import { Helper, cpuSeconds } from './child.js'
import type { LoadAsk, LoadTell } from './load-messages.js'

/** So many fixes are on their way at most: enough to keep everyone busy, too few for anyone to hide a backlog in. */
const WINDOW = 20_000
const DRAIN_MS = 20_000

export interface Target {
  port: number
  username: string | null
  password: string | null
  prefix: string
  devices: string[]
  qos: 0 | 1
  /** How many fixes have come out at the far end so far, at every console. */
  delivered(): number
}
/** What a saturation run showed. `lost` = sent and never seen at the far end. */
export interface Saturation { perSecond: number; sent: number; delivered: number; lost: number; seconds: number }

/**
 * The sustained rate of a chain: the load sends as long as fewer than WINDOW fixes are under way, so that the chain itself sets the pace. Pipe and hub
 * are measured by the same loop; the rate is what came out at the far end, and everything sent has to come out.
 */
export async function saturate(target: Target, warmUpS: number, seconds: number, during: { begin(): void; end(loadCpuS: number): void }): Promise<Saturation> {
  const load = new Helper<LoadTell, LoadAsk>('load-process.js')
  let failed: Error | null = null
  load.on('failed', ({ why }) => { failed = new Error(why) })
  try {
    const connected = load.once('connected')
    const { port, username, password, prefix, devices, qos } = target
    const before = target.delivered()
    load.ask({ kind: 'begin', port, username, password, connections: 20, prefix, devices, qos, pace: { window: WINDOW } })
    await connected
    const relay = setInterval(() => load.ask({ kind: 'progress', delivered: target.delivered() - before }), 10)
    await wait(warmUpS * 1000)
    during.begin()
    const loadBefore = cpuSeconds(load.pid)
    const [fromMs, from] = [performance.now(), target.delivered()]
    await wait(seconds * 1000)
    const [toMs, to] = [performance.now(), target.delivered()]
    during.end(cpuSeconds(load.pid) - loadBefore)
    clearInterval(relay)
    const ended = load.once('ended')
    load.ask({ kind: 'end' })
    const { sent } = await ended
    for (const end = Date.now() + DRAIN_MS; target.delivered() - before < sent && Date.now() < end;) await wait(50)
    if (failed) throw failed as Error
    const delivered = target.delivered() - before
    return { perSecond: ((to - from) * 1000) / (toMs - fromMs), sent, delivered, lost: sent - delivered, seconds }
  } finally { await load.stop() }
}
