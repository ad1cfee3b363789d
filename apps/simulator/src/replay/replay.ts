import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { HubClient } from '../hub/hub-client.js'
import { readArguments, USAGE } from './arguments.js'
import { chooseDoor, findDevice } from './choose-door.js'
import type { Door } from './door.js'
import { readGpx } from './gpx.js'
import { withMotion } from './motion.js'
import type { ReplayFix } from './motion.js'

const MOST_TRIES = 6
const say = (what: string): void => console.log(what)

/** Replays a recording as the command line says; returns the exit code. */
export async function replay(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<number> {
  if (argv.includes('--help') || argv.length === 0) { say(USAGE); return argv.length === 0 ? 2 : 0 }
  try {
    const args = readArguments(argv, env)
    const points = readGpx(await readFile(args.file, 'utf8').catch((error: Error) => { throw new Error(`${args.file}: ${error.message}`) }))
    const hub = new HubClient(args.hub, args.user, args.password)
    await hub.signIn(undefined, 1).catch((error: Error) => { throw new Error(`cannot sign in at ${args.hub} as ${args.user}: ${error.message}`) })
    const device = await findDevice(hub, args.device)
    const coarse = device.protocol === 'jt808' || device.protocol === 'owntracks'
    const fixes = withMotion(points, coarse)
    const first = fixes[0]!.timeMs
    const span = (fixes.at(-1)!.timeMs - first) / 1000
    say(`${fixes.length} points over ${Math.round(span)} s, sent as “${device.name}” through ${device.protocol}${args.restamp ? ', as if now' : ', as history'}, ${args.speed} times as fast`)
    const door = await chooseDoor(hub, device, args)
    await door.open()
    const began = Date.now()
    let told = began
    let sent = 0
    let lastMs = -Infinity
    const grain = coarse ? 1000 : 1
    for (const [i, fix] of fixes.entries()) {
      const dueMs = began + (fix.timeMs - first) / args.speed
      if (dueMs > Date.now()) await sleep(dueMs - Date.now())
      // Stamped as now and played faster, the vehicle really is that much faster.
      const out = args.restamp ? { ...fix, timeMs: dueMs, speedMps: Math.min(200, fix.speedMps * args.speed) } : fix
      if (Math.round(out.timeMs / grain) === lastMs) continue
      lastMs = Math.round(out.timeMs / grain)
      await sendThrough(door, out, !args.restamp)
      sent++
      if (Date.now() - told > 5000) { told = Date.now(); say(`${i + 1} of ${fixes.length}`) }
    }
    await door.close()
    say(`done: ${sent} points, all acknowledged${sent < fixes.length ? ` (${fixes.length - sent} fell into the same second as another)` : ''}. Track: ${new URL(`/api/devices/${device.id}/track?from=${encodeURIComponent(new Date(args.restamp ? began : first).toISOString())}&to=${encodeURIComponent(new Date(args.restamp ? Date.now() : fixes.at(-1)!.timeMs + 1000).toISOString())}&marked=true`, args.hub).href}`)
    return 0
  } catch (error) {
    console.error(`replay: ${error instanceof Error ? error.message : String(error)}`)
    return 1
  }
}

/** A device that is simulated at the same time may throw us out once or twice before it gives way: come back and say it again. */
async function sendThrough(door: Door, fix: ReplayFix, history: boolean): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await door.send(fix, history)
    } catch (error) {
      if (tries >= MOST_TRIES) throw error
      await door.close().catch(() => undefined)
      await sleep(300 * (tries + 1))
      await door.open().catch(() => undefined)
    }
  }
}
