import { setTimeout as wait } from 'node:timers/promises'
import { cpuSeconds, machineSeconds } from './child.js'
import { line, title } from './say.js'
import { openCameras } from './video-cameras.js'
import { startWallHub } from './wall/wall-hub.js'
import type { WallHub } from './wall/wall-hub.js'

const CAMERAS = 729
const BITS_PER_SECOND = 500_000
const GOAL_S = 600
const GOAL_CORE = 0.05
const IDLE_S = 60
const LOOK_MS = 5000

interface Availability { states: Partial<Record<'unknown' | 'on' | 'off' | 'no_keyframe', number>>; frozen: number; dark: number }
interface Cost { core: number; database: number; seconds: number; others: number }

/** All cameras of a city looked at once by the hub itself: how long a round takes, and what it costs beside a hub that does not look. */
export async function probeSection(): Promise<boolean> {
  title(`Looking at ${CAMERAS} cameras in turn: 640 × 360 at 15/s and ${BITS_PER_SECOND / 1e6} Mbit/s, a real hub with its gateway, nobody watching`)
  const cameras = await openCameras(BITS_PER_SECOND)
  const addresses = Array.from({ length: CAMERAS }, (_, i) => { const main = `rtsp://127.0.0.1:${cameras.port}/cam/${i}`; return { main, sub: main } })
  try {
    const idle = await withHub(addresses, 'off', (hub) => cost(hub, () => wait(IDLE_S * 1000)))
    return await withHub(addresses, 'on', async (hub) => {
      const early = CAMERAS - ((await availability(hub)).states.unknown ?? 0)
      let seen: Availability | null = null
      const looking = await cost(hub, async () => { seen = await everyoneSeen(hub) })
      const { states, frozen, dark } = seen!
      const extra = looking.core - idle.core
      const good = looking.seconds <= GOAL_S && extra <= GOAL_CORE && states.on === CAMERAS
      line(`${CAMERAS - early} of ${CAMERAS} looked at within ${looking.seconds.toFixed(0)} s (the others while they were being registered): ${states.on ?? 0} on, ${states.off ?? 0} off, ${states.no_keyframe ?? 0} without a key frame, ${frozen} suspected frozen, ${dark} dark; `
        + `hub and gateway take ${percent(looking.core)} % of a core with it and ${percent(idle.core)} % without, so it costs ${percent(extra)} % (goals ≤ ${GOAL_S} s, ≤ ${percent(GOAL_CORE)} %)  ${good ? 'reached' : 'MISSED'}`
        + `; the database ${percent(looking.database - idle.database)} % more; other programs took ${percent(looking.others)} % of the machine`)
      return good
    })
  } finally { await cameras.close() }
}

async function withHub<T>(addresses: readonly { main: string; sub: string }[], probing: 'on' | 'off', work: (hub: WallHub) => Promise<T>): Promise<T> {
  const hub = await startWallHub(addresses, { VIDEO_PROBE: probing })
  try { return await work(hub) } finally { await hub.stop() }
}

const availability = (hub: WallHub): Promise<Availability> => hub.call('GET', '/api/camera-availability')

/** Until no camera is unknown any more. */
async function everyoneSeen(hub: WallHub): Promise<Availability> {
  for (const end = performance.now() + 2 * GOAL_S * 1000; ;) {
    const seen = await availability(hub)
    if ((seen.states.unknown ?? 0) === 0) return seen
    if (performance.now() > end) throw new Error(`after ${2 * GOAL_S} s ${seen.states.unknown} cameras are still unknown`)
    await wait(LOOK_MS)
  }
}

/** What hub and gateway together use of a core while something is done. */
async function cost(hub: WallHub, work: () => Promise<void>): Promise<Cost> {
  const gateway = hub.gatewayPid()
  if (gateway === null) throw new Error('the hub has no media gateway')
  const [began, own, machine, database] = [performance.now(), process.cpuUsage(), machineSeconds(), hub.databaseCpu()]
  const before = cpuSeconds(hub.pid) + cpuSeconds(gateway)
  await work()
  const seconds = (performance.now() - began) / 1000
  const used = cpuSeconds(hub.pid) + cpuSeconds(gateway) - before
  const stored = hub.databaseCpu() - database
  const mine = process.cpuUsage(own)
  const after = machineSeconds()
  const others = (after.busy - machine.busy - used - stored - (mine.user + mine.system) / 1e6) / (after.all - machine.all)
  return { core: used / seconds, database: stored / seconds, seconds, others: Math.max(0, others) }
}

const percent = (share: number): string => (share * 100).toFixed(1)
