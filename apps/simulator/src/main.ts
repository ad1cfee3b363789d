import { join } from 'node:path'
import { city } from '@watchfloor/city'
import { HubClient } from './hub/hub-client.js'
import { Memory } from './hub/memory.js'
import { registerCases, registerCity } from './hub/register-city.js'
import { registerDuty } from './hub/register-duty.js'
import { registerPatrol } from './hub/register-patrol.js'
import { registerVideo } from './hub/register-video.js'
import { people, rostersOf } from './linlan.js'
import { liveLinks } from './live-links.js'
import { troubleTheCity } from './problems/trouble-the-city.js'
import { WornCameras } from './publish/worn-cameras.js'
import { Pacer } from './net/pacer.js'
import { readSettings } from './settings.js'
import type { Settings } from './settings.js'
import { Agenda, playLive } from './time/agenda.js'
import { TruthFile } from './truth/truth-file.js'

/** The city's heart: registers what is missing, then lives by the wall clock until it is told to stop. */

const say = (what: string): void => console.log(`simulator: ${what}`)
const fault = (error: unknown): void => console.error('simulator:', error instanceof Error ? error.message : error)
const SPREAD_MS = 3500
const SHOW_DRONE_MS = 6000
const END_WITHIN_MS = 800
/** A city that runs for days rosters tomorrow in time. */
const ROSTER_MS = 6 * 3_600_000

async function run(settings: Settings, stopped: AbortSignal): Promise<() => Promise<void>> {
  const linlan = city()
  const rosters = rostersOf(linlan, settings.sizes)
  const memory = await Memory.open(settings.stateDir, settings.hubUrl)
  const hub = new HubClient(settings.hubUrl, settings.username, settings.password, stopped)
  await hub.signIn((why) => say(`waiting for the hub (${why})`))
  const registry = await registerCity(hub, memory, linlan, rosters, settings.sizes.cameras, say)
  const truth = await TruthFile.open(join(settings.stateDir, 'truth'), fault)
  const pacer = new Pacer(settings.connectRate)
  const links = liveLinks(settings, hub, memory, registry, pacer)
  const agenda = new Agenda(Date.now())
  const all = people({ city: linlan, agenda, truth }, rosters, links, SPREAD_MS, { has: memory.flown, remember: () => memory.soon() }, SHOW_DRONE_MS)
  if (settings.sosAfterS !== null) agenda.after(settings.sosAfterS * 1000, () => (all.officers.find((o) => o.recording) ?? all.officers[0])?.callForHelp())
  const rosterOn = (): void => agenda.after(ROSTER_MS, () => { registerDuty(hub, rosters.officers, Date.now()).catch(fault); rosterOn() })
  rosterOn()
  const stopPlaying = playLive(agenda, fault)
  let calm: (() => void) | null = null
  const cases = registerCases(hub, linlan, rosters, settings.sizes.cameras)
    .then(() => { if (settings.problemsPerHour > 0 && settings.sizes.cameras > 0 && !stopped.aborted) calm = troubleTheCity(settings, hub, memory, registry, { city: linlan, agenda, truth }, all.officers, pacer, stopped, fault) })
    .catch((error: unknown) => { if (!stopped.aborted) fault(error) })
  // Pictures come beside: nothing that moves waits for them.
  const video = settings.sizes.cameras === 0 ? null : registerVideo(hub, linlan, settings.sizes.cameras, settings)
    .then(async (close) => {
      await registerPatrol(hub).catch(fault)
      const worn = new WornCameras(hub, all.officers, ({ spec: { externalId } }) => registry.deviceByUsername.get(externalId.slice(0, externalId.indexOf('/'))), settings.wornCameras)
      return () => { worn.stop(); return close() }
    })
    .catch((error: unknown) => { if (!stopped.aborted) fault(error); return null })
  say(`${all.trucks.length} trucks, ${all.officers.length} body cameras and ${all.docks.length} docks are at work in ${linlan.en}`)
  return async () => {
    stopPlaying()
    await cases
    await (await video)?.()
    calm?.()
    pacer.stop()
    // Connections end with the process: to the hub that is what it is, a fleet that fell silent.
    await Promise.all([truth.close(), memory.save()])
  }
}

const ending = new AbortController()
let close: (() => Promise<void>) | null = null
const end = (): void => {
  if (ending.signal.aborted) return
  ending.abort()
  setTimeout(() => process.exit(0), END_WITHIN_MS).unref()
  void (close?.() ?? Promise.resolve()).finally(() => process.exit(0))
}
process.on('SIGINT', end)
process.on('SIGTERM', end)
// Whoever started it is gone: a city without a hub is nobody's.
process.on('disconnect', end)

try {
  close = await run(readSettings(process.env, process.argv.slice(2)), ending.signal)
  if (ending.signal.aborted) await close()
} catch (error) {
  if (!ending.signal.aborted) {
    fault(error)
    process.exitCode = 1
  }
}
