import { setTimeout as wait } from 'node:timers/promises'
import { startBenchGateway } from './bench-gateway.js'
import { cpuSeconds, Helper, residentMb } from './child.js'
import { line, median, title } from './say.js'
import { openCameras } from './video-cameras.js'
import type { ViewersAsk, ViewersTell } from './video-messages.js'

export interface VideoOptions { seconds: number }
const BITS_PER_SECOND = 500_000
const FPS = 15
const GOAL_MS = 6
const GOAL_MB = 150
const REGISTERED = 729
/** The share of pictures that must have come: the bench starts and stops counting in the middle of them. */
const WHOLE = 0.97

interface Round { readonly cameras: number, readonly viewers: number, readonly judged: boolean }
const ROUNDS: readonly Round[] = [{ cameras: 1, viewers: 1, judged: false }, { cameras: 9, viewers: 9, judged: false }, { cameras: 36, viewers: 36, judged: true }, { cameras: 1, viewers: 36, judged: false }]

/** What the gateway's process costs, with cameras as they send and viewers that do not decode. */
export async function videoSection({ seconds }: VideoOptions): Promise<boolean> {
  title(`The media gateway: cameras 640 × 360 at ${FPS}/s and ${BITS_PER_SECOND / 1e6} Mbit/s, viewers that do not decode, ${REGISTERED} cameras registered, ${seconds} s each`)
  const cameras = await openCameras(BITS_PER_SECOND)
  try {
    let reached = true
    for (const round of ROUNDS) reached = await measure(round, cameras.port, seconds) && reached
    return reached
  } finally { await cameras.close() }
}

async function measure({ cameras, viewers, judged }: Round, cameraPort: number, seconds: number): Promise<boolean> {
  const gateway = await startBenchGateway()
  const watching = new Helper<ViewersTell, ViewersAsk>('video-viewers.js')
  try {
    for (let i = 0; i < REGISTERED; i++) await gateway.add(`cam/${i}/main`, `rtsp://127.0.0.1:${cameraPort}/cam/${i}`)
    await wait(1000)
    const idleBefore = cpuSeconds(gateway.pid)
    await wait(2000)
    const idle = (cpuSeconds(gateway.pid) - idleBefore) / 2
    const firsts: number[] = []
    watching.on('first', ({ afterMs }) => firsts.push(afterMs))
    watching.ask({ kind: 'open', addresses: Array.from({ length: viewers }, (_, i) => `${gateway.base}/cam/${i % cameras}/main`) })
    for (let tries = 0; firsts.length < viewers && tries < 200; tries++) await wait(100)
    // Bursts and handshakes are over, and the ring is full.
    await wait(11_000)
    const before = { cpu: cpuSeconds(gateway.pid), frames: await framesOf(watching), at: performance.now() }
    await wait(seconds * 1000)
    const spent = (performance.now() - before.at) / 1000
    const cpu = cpuSeconds(gateway.pid) - before.cpu
    const frames = (await framesOf(watching)).map((count, i) => (count - before.frames[i]!) / (spent * FPS))
    const mb = residentMb(gateway.pid)
    const perStream = cpu * 1000 / spent / viewers
    const fluent = frames.filter((share) => share >= WHOLE).length
    const good = fluent === viewers && perStream <= GOAL_MS && mb <= GOAL_MB
    line(`${String(cameras).padStart(3)} cameras → ${String(viewers).padStart(2)} viewers: ${(cpu / spent).toFixed(3)} core, ${perStream.toFixed(2)} ms a stream-second, ${mb.toFixed(0)} MB, all pictures at ${fluent} of ${viewers}, first picture p50 ${median(firsts).toFixed(0)} ms`
      + `, nobody watching ${(idle * 100).toFixed(1)} % of a core${judged ? ` (goals ≤ ${GOAL_MS} ms, ≤ ${GOAL_MB} MB)  ${good ? 'reached' : 'MISSED'}` : ''}`)
    return !judged || good
  } finally {
    await watching.stop()
    await gateway.stop()
  }
}

async function framesOf(watching: Helper<ViewersTell, ViewersAsk>): Promise<number[]> {
  const told = watching.once('frames')
  watching.ask({ kind: 'count' })
  return (await told).frames
}
