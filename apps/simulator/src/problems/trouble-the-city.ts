import { seeded } from '@watchfloor/city'
import { HubClient } from '../hub/hub-client.js'
import type { Memory } from '../hub/memory.js'
import { renewSource } from '../hub/register-city.js'
import type { Registry } from '../hub/register-city.js'
import { FRIGATE_USERNAME } from '../hub/rows.js'
import type { Pacer } from '../net/pacer.js'
import type { Officer } from '../officers/officer.js'
import type { Settings } from '../settings.js'
import type { World } from '../world.js'
import { hirePeople } from './people.js'
import { startProblems } from './problem-life.js'

/** How often people look at their phones. */
const POLL_MS = 5000
/** One officer in the city calls for help every so many hours. */
const SOS_HOURS = 4

/**
 * The calm pace of a living demo: problems happen at their hourly rate and are dealt with in their own time. Answers how to stop. People are hired while the city already
 * moves: that takes as long as a dozen passwords.
 */
export function troubleTheCity(settings: Settings, hub: HubClient, memory: Memory, registry: Registry, world: World, officers: readonly Officer[], pacer: Pacer, stopped: AbortSignal, fault: (error: unknown) => void): () => void {
  let stop = (): void => undefined
  hirePeople(hub, memory, (username, password) => new HubClient(settings.hubUrl, username, password, stopped)).then((people) => {
    if (stopped.aborted) return
    const life = startProblems(world, people, settings.sizes.cameras, {
      host: settings.mqttHost, port: settings.mqttPort, pacer, password: () => memory.passwords.get(FRIGATE_USERNAME) ?? '',
      refused: () => { if (registry.frigateSourceId !== null) renewSource(hub, memory, registry.frigateSourceId, FRIGATE_USERNAME).catch(fault) },
    }, { host: settings.hj212Host, port: settings.hj212Port }, { speed: 1, pollMs: POLL_MS, seed: Date.now() % 1_000_000 }, fault)
    const random = seeded(Date.now() % 1_000_003)
    const every = (meanMs: number, what: () => void): void => {
      const again = (): void => { world.agenda.after(-Math.log(1 - random()) * meanMs, () => { what(); again() }) }
      again()
    }
    every(3_600_000 / settings.problemsPerHour, () => life.happenings.happen())
    every(SOS_HOURS * 3_600_000, () => officers.find((officer) => officer.recording)?.callForHelp())
    stop = () => life.stop()
  }).catch((error: unknown) => { if (!stopped.aborted) fault(error) })
  return () => stop()
}
