import { between, contains, toLatLon } from '@watchfloor/city'
import type { Camera, Random } from '@watchfloor/city'
import type { World } from '../world.js'
import type { Frigate, Review } from './frigate.js'
import { FUME } from './kitchens.js'
import type { Kitchens } from './kitchens.js'
import { LICENSED } from '../hub/register-grounds.js'
import { DOORS, FALSE_SHARE, KINDS, LOOKALIKE_SHARE, URGENT_KINDS, URGENT_SHARE } from './kinds.js'
import type { ProblemKind } from './kinds.js'
import type { Matter, Street } from './matter.js'
import type { People } from './people.js'

/** A detector that lost what is still there (a van stands before it), as a share of repairs that were not done. */
const OCCLUDED_SHARE = 0.05
/** A false detection lasts this long, minutes: until the light changes or the car drives on. */
const FALSE_LASTS_MIN = [20, 90] as const

/** Draws one by weight. */
export function drawn<T extends { readonly weight: number }>(random: Random, list: readonly T[]): T {
  let u = random() * list.reduce((sum, { weight }) => sum + weight, 0)
  return list.find(({ weight }) => (u -= weight) < 0) ?? list[list.length - 1]!
}

/** Makes the city's problems happen and be noticed: by a detector at the broker, or by somebody who signs in and reports. `speed` is how much faster than life. */
export class Happenings {
  private readonly reviews = new Map<string, Review>()
  private readonly aiCameras: readonly Camera[]
  private count = 0
  reported = 0
  refused = 0
  lookalikes = 0

  constructor(
    private readonly world: World, private readonly street: Street, private readonly people: People, private readonly frigate: Frigate, private readonly kitchens: Kitchens, cameras: readonly Camera[], private readonly licensed: readonly Camera[],
    private readonly random: Random, private readonly speed: number, private readonly fault: (error: unknown) => void,
  ) {
    const lawful = new Set(licensed.map(({ id }) => id))
    this.aiCameras = cameras.filter(({ source, id }) => source === 'bureau' && !lawful.has(id))
  }

  /** Something happens somewhere. */
  happen(): void {
    const { random } = this
    if (random() < LOOKALIKE_SHARE) this.lookLike()
    const urgent = random() < URGENT_SHARE
    const kind = drawn(random, urgent ? URGENT_KINDS : KINDS)
    const door = urgent ? 'camera' : drawn(random, DOORS).door
    if (door === 'kitchen') return this.spoil()
    const seenBy = door === 'camera' ? this.freeCamera(kind) : undefined
    const place = seenBy ?? this.freePlace(kind)
    if (place === undefined) return
    const { nowMs } = this.world.agenda
    const real = urgent || random() >= FALSE_SHARE
    const matter: Matter = {
      id: `M-${++this.count}`, kind, lat: place.lat, lon: place.lon, urgent, real, door: seenBy === undefined ? (door === 'camera' ? 'grid' : door) : 'camera', camera: seenBy?.id ?? null,
      sinceMs: nowMs, present: real, claims: 0, undone: false,
    }
    this.street.add(matter)
    this.world.truth.event(matter.id, nowMs, 'problem', { category: kind.category, label: kind.label, real, urgent, door: matter.door, lat: matter.lat, lon: matter.lon })
    if (seenBy !== undefined) this.detect(matter, seenBy)
    else this.report(matter)
  }

  /** A licensed stall is put up: the detector cannot know that it may stand there, the hub can. */
  private lookLike(): void {
    const { random, world: { agenda, truth } } = this
    const camera = this.licensed[Math.floor(random() * this.licensed.length)]
    if (camera === undefined) return
    const label = LICENSED.labels[Math.floor(random() * LICENSED.labels.length)]!
    truth.event(`L-${++this.count}`, agenda.nowMs, 'lawful', { label, camera: camera.id })
    const review = this.frigate.begin(camera.id, label, Number(between(random, 0.8, 0.97).toFixed(3)), agenda.nowMs)
    this.lookalikes++
    agenda.after((between(random, 60, 180) * 60_000) / this.speed, () => this.frigate.end(review, agenda.nowMs))
  }

  /** A purifier is left off: only the station's figures say so, and they are true. */
  private spoil(): void {
    const kitchen = this.kitchens.free(this.random)
    if (kitchen === undefined) return
    const { nowMs } = this.world.agenda
    const { lat, lon } = kitchen
    const matter: Matter = { id: `M-${++this.count}`, kind: FUME, lat, lon, urgent: false, real: true, door: 'kitchen', camera: null, sinceMs: nowMs, present: true, claims: 0, undone: false }
    this.street.add(matter)
    this.world.truth.event(matter.id, nowMs, 'problem', { category: FUME.category, label: FUME.label, real: true, urgent: false, door: 'kitchen', lat, lon })
    this.kitchens.spoil(kitchen, matter)
    this.reported++
  }

  /** It is put right: the detector sees it no more. */
  gone(matter: Matter): void {
    matter.present = false
    this.world.truth.event(matter.id, this.world.agenda.nowMs, 'put_right')
    this.loseSight(matter)
  }
  /** Somebody said that it was put right, and it was not. */
  claimed(matter: Matter, how: string): void {
    matter.undone = true
    this.world.truth.event(matter.id, this.world.agenda.nowMs, 'claimed_undone', { how })
    if (this.random() < OCCLUDED_SHARE) this.loseSight(matter)
  }

  private loseSight(matter: Matter): void {
    const review = this.reviews.get(matter.id)
    if (review === undefined) return
    this.reviews.delete(matter.id)
    this.world.agenda.after((between(this.random, 4, 20) * 1000) / Math.min(4, this.speed), () => this.frigate.end(review, this.world.agenda.nowMs))
  }

  private detect(matter: Matter, { id }: Camera): void {
    const { random } = this
    // Detectors are surer of what is there, but not always: the two overlap.
    const score = matter.real ? (random() < 0.75 ? between(random, 0.8, 0.98) : between(random, 0.58, 0.8)) : random() < 0.75 ? between(random, 0.52, 0.78) : between(random, 0.8, 0.9)
    const review = this.frigate.begin(id, matter.kind.label, Number(score.toFixed(3)), this.world.agenda.nowMs)
    this.reported++
    this.reviews.set(matter.id, review)
    if (!matter.real) this.world.agenda.after((between(random, ...FALSE_LASTS_MIN) * 60_000) / this.speed, () => this.loseSight(matter))
  }

  private report(matter: Matter): void {
    const person = this.people.reporters.get(matter.door)!
    const { kind, lat, lon } = matter
    person.hub.post('/api/incidents', { category: kind.category, lat, lon, description: `${kind.zh}，请处理`, source: matter.door }).then(() => { this.reported++ }, (error: unknown) => {
      this.refused++
      this.fault(error)
    })
  }

  private freeCamera(kind: ProblemKind): Camera | undefined {
    const { aiCameras, random, street } = this
    for (let tries = 0; tries < 40; tries++) {
      const camera = aiCameras[Math.floor(random() * aiCameras.length)]
      if (camera !== undefined && street.isFree(kind.category, camera)) return camera
    }
    return undefined
  }
  private freePlace(kind: ProblemKind): { lat: number; lon: number } | undefined {
    const { nodes } = this.world.city.graph
    const streets = this.world.city.areas.filter(({ level }) => level === 'duty')
    for (let tries = 0; tries < 60; tries++) {
      const node = nodes[Math.floor(this.random() * nodes.length)]!
      const at = toLatLon([node.x, node.y])
      if (this.street.isFree(kind.category, at) && streets.some(({ ring }) => contains(ring, [node.x, node.y]))) return { lat: Number(at.lat.toFixed(6)), lon: Number(at.lon.toFixed(6)) }
    }
    return undefined
  }
}
