import { seeded } from '@watchfloor/city'
import { licensedCameras } from '../hub/register-grounds.js'
import { FRIGATE_USERNAME } from '../hub/rows.js'
import type { MqttOptions } from '../net/mqtt-connection.js'
import type { World } from '../world.js'
import { Collector } from './collector.js'
import { Frigate } from './frigate.js'
import { Happenings } from './happening.js'
import { Kitchens, kitchenRoster } from './kitchens.js'
import { Street } from './matter.js'
import type { People } from './people.js'
import { rounds } from './rounds.js'
import { SquadHand } from './squad-hand.js'

/** Everything that has to do with problems, going. */
export interface ProblemLife { readonly street: Street; readonly happenings: Happenings; readonly squads: readonly SquadHand[]; readonly collectors: readonly Collector[]; readonly frigate: Frigate; stop(): void }
/** How fast, how often people look at their phones, and which numbers are drawn. */
export interface ProblemPace { readonly speed: number; readonly pollMs: number; readonly seed: number }

/** Sets the detectors, squads and collectors going; what happens is asked for with `happenings.happen()`. */
export function startProblems(world: World, people: People, cameras: number, net: Pick<MqttOptions, 'host' | 'port' | 'password' | 'pacer' | 'refused'>, tcp: { host: string; port: number }, { speed, pollMs, seed }: ProblemPace, fault: (error: unknown) => void): ProblemLife {
  const street = new Street()
  const known = world.city.cameras.slice(0, cameras)
  const frigate = new Frigate(FRIGATE_USERNAME, known.filter(({ source }) => source === 'bureau').map(({ id }) => id), net)
  frigate.start()
  const kitchens = new Kitchens(kitchenRoster(world.city), tcp, seeded(seed + 1), speed)
  kitchens.start()
  const happenings = new Happenings(world, street, people, frigate, kitchens, known, licensedCameras(world.city, cameras), seeded(seed), speed, fault)
  const squads = [...people.units].map(([unitId, person], i) => new SquadHand(world, unitId, person, street, happenings, seeded(seed + 10 + i), speed, fault))
  const collectors = people.collectors.map((person, i) => new Collector(world, person, street, seeded(seed + 100 + i), speed, fault))
  const stops = [...squads, ...collectors].map((one) => rounds(pollMs, () => one.round(), fault))
  return { street, happenings, squads, collectors, frigate, stop: () => { stops.forEach((stop) => stop()); frigate.stop(); kitchens.stop() } }
}
