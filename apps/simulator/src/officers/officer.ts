import { between, contains, fromLatLon, gauss, seeded, seedOf } from '@watchfloor/city'
import type { Random } from '@watchfloor/city'
import { hourOf, MINUTE_MS, within } from '../time/shanghai.js'
import { Gnss } from '../travel/gnss.js'
import { TripPlan } from '../travel/trip-plan.js'
import type { Pose, Style } from '../travel/trip-plan.js'
import type { World } from '../world.js'
import type { OfficerLink, OfficerSighting } from './officer-link.js'
import type { OfficerSpec } from './officer-roster.js'

/** Seconds between reports: recording, at rest on the beat, and buffering in the rack (DOMAIN §7.4). */
const EVERY_S = { recording: 10, resting: 60, buffering: 900 }
/** Part of a shift spent with the camera on; the rest are meals, talks and paper, here and there on the beat. */
const OUT_MIN = [50, 110] as const
const IN_MIN = [60, 130] as const
/** So long somebody stays in one place at rest, and who sits where he should walk. */
const STAY_MIN: Readonly<Record<OfficerSpec['habit'], readonly [number, number]>> = { keeps: [12, 28], strays: [12, 28], sits: [55, 95] }
/** How likely the next walk leads off the beat: for most, and for those who stray about once an hour. */
const STRAY = { keeps: 0.002, sits: 0.002, strays: 0.12 }
/** From the squad's house to the beat and back, in the squad's car. */
const RIDE: Style = { eagerness: 0.8, topMps: 12, accelerate: 1.2, brake: 1.5 }

/** One officer: walks his beat from corner to corner, looks, writes, walks on; recording while out. */
export class Officer {
  private readonly random: Random
  private readonly gnss: Gnss
  private trip: { plan: TripPlan; startMs: number } | null = null
  private pose: Pose
  private node: number
  private readonly corners: readonly number[]
  private out = false
  private resting = false
  private restUntilMs = 0
  private backAtMs = 0
  private turn = 0
  private battery: number
  private batteryAtMs: number

  constructor(private readonly world: World, readonly spec: OfficerSpec, private readonly link: OfficerLink) {
    this.random = seeded(seedOf(spec.id))
    this.gnss = new Gnss(this.random, between(this.random, 2.5, 4))
    this.corners = world.city.graph.nodes.filter((n) => contains(spec.beat.ring, [n.x, n.y]) && n.edges.some((e) => !['trunk', 'motorway'].includes(world.city.graph.edges[e]!.class))).map((n) => n.id)
    this.node = spec.house.node
    this.pose = this.atHouse()
    this.battery = between(this.random, 70, 100)
    this.batteryAtMs = world.agenda.nowMs
  }
  get recording(): boolean { return this.out }

  begin(delayMs: number): void {
    if (this.onShift() && this.random() < (OUT_MIN[0] + OUT_MIN[1]) / (OUT_MIN[0] + OUT_MIN[1] + IN_MIN[0] + IN_MIN[1])) this.goOut(this.random())
    else if (this.onShift()) this.rest(this.random(), true)
    else this.waitInside()
    this.world.agenda.after(delayMs, () => { this.link.open(() => this.look('asked')); this.restartReports() })
  }

  look(reason: OfficerSighting['reason'], words?: string): OfficerSighting {
    const { nowMs } = this.world.agenda
    const pose = this.trip ? this.trip.plan.at((nowMs - this.trip.startMs) / 1000) : this.pose
    const hours = (nowMs - this.batteryAtMs) / 3_600_000
    this.battery = Math.max(4, Math.min(100, this.battery + hours * (this.out ? -9.5 : 22)))
    this.batteryAtMs = nowMs
    this.world.truth.place(this.spec.id, nowMs, pose.x, pose.y, pose.speedMps)
    const { lat, lon } = this.gnss.observe(pose.x, pose.y, nowMs, pose.speedMps > 0.3)
    return {
      timeMs: nowMs, lat, lon, accuracyM: Math.round(4 + 6 * this.random()), altitudeM: 8, speedMps: Math.max(0, pose.speedMps + (pose.speedMps > 0.3 ? 0.1 * gauss(this.random) : 0)),
      courseDeg: pose.courseDeg, batteryPct: Math.round(this.battery), charging: !this.out, recording: this.out, reason, words,
    }
  }

  /** Calls for help: on the road first, with words that a seat will see. */
  callForHelp(): void {
    this.world.truth.event(this.spec.id, this.world.agenda.nowMs, 'sos')
    this.link.report(this.look('pressed', 'SOS'))
  }

  private onShift(): boolean {
    return within(this.spec.shift, hourOf(this.world.agenda.nowMs))
  }

  /** Off duty, in the squad's house. */
  private waitInside(): void {
    this.out = this.resting = false
    this.trip = null
    this.pose = this.atHouse()
    this.node = this.spec.house.node
    const { agenda } = this.world
    const hour = hourOf(agenda.nowMs)
    const wait = Math.max(0.02, (this.spec.shift.from - hour + 24) % 24) * 3_600_000
    agenda.after(wait, () => (this.onShift() ? this.goOut() : this.waitInside()))
  }

  /** The camera is off for a while; its bearer stays on the beat, now here, now there. */
  private rest(doneShare = 0, placed = false): void {
    const { agenda, city } = this.world
    this.out = false
    this.resting = true
    this.restUntilMs = agenda.nowMs + between(this.random, ...IN_MIN) * MINUTE_MS * (1 - doneShare)
    if (placed) {
      this.node = this.corners[Math.floor(this.random() * this.corners.length)] ?? this.node
      const at = city.graph.nodes[this.node]!
      this.pose = { x: at.x, y: at.y, speedMps: 0, courseDeg: 0 }
    }
    this.stay()
    this.restartReports()
  }
  private stay(): void {
    const { agenda } = this.world
    agenda.after(between(this.random, ...STAY_MIN[this.spec.habit]) * MINUTE_MS, () => {
      if (!this.onShift()) return this.goHome()
      if (agenda.nowMs >= this.restUntilMs) return this.goOut(0, true)
      this.go(this.nearbyCorner(), 'foot', { eagerness: 1, topMps: 1.3, accelerate: 0.8, brake: 0.8 }, () => this.stay())
    })
  }
  private goHome(): void {
    this.go(this.spec.house.node, 'car', RIDE, () => { this.waitInside(); this.restartReports() })
  }

  private goOut(doneShare = 0, onBeat = false): void {
    const { agenda, truth } = this.world
    this.out = true
    this.resting = false
    // Whoever comes from the house is there for longer or shorter: a shift's people do not all rest at the same time.
    const first = onBeat || doneShare > 0 ? 1 : between(this.random, 0.3, 2)
    this.backAtMs = agenda.nowMs + between(this.random, ...OUT_MIN) * MINUTE_MS * (1 - doneShare) * first
    const start = this.corners[Math.floor(this.random() * this.corners.length)] ?? this.node
    truth.event(this.spec.id, agenda.nowMs, 'patrol', { beat: this.spec.beat.id })
    if (this.random() < 0.012) agenda.after(15 * MINUTE_MS, () => this.losePicture())
    if (onBeat) this.walk()
    else if (doneShare > 0) {
      const at = this.world.city.graph.nodes[start]!
      this.node = start
      this.pose = { x: at.x, y: at.y, speedMps: 0, courseDeg: 0 }
      this.walk()
    } else this.go(start, 'car', RIDE, () => this.walk())
    this.restartReports()
  }

  private go(goal: number, traveller: 'car' | 'foot', style: Style, arrived: () => void): void {
    const { agenda, city } = this.world
    const plan = new TripPlan(city.router.route(this.node, goal, traveller)!, city.graph, style, traveller === 'car' ? this.random : () => 1)
    this.trip = { plan, startMs: agenda.nowMs }
    agenda.after(plan.durationS * 1000, () => {
      this.pose = { ...plan.at(plan.durationS), speedMps: 0 }
      this.trip = null
      this.node = goal
      arrived()
    })
  }

  private walk(): void {
    const { agenda } = this.world
    if (!this.onShift()) return this.goHome()
    if (agenda.nowMs >= this.backAtMs) return this.rest()
    // Now and then somebody strays off his beat (DOMAIN §7.4, scenario 6).
    const stray = this.random() < STRAY[this.spec.habit]
    const goal = stray ? this.placeOutside() : this.nearbyCorner()
    if (stray) this.world.truth.event(this.spec.id, agenda.nowMs, 'leaves_beat')
    const { paceMps } = this.spec
    this.go(goal, paceMps > 2 ? 'car' : 'foot', { eagerness: 1, topMps: paceMps, accelerate: 0.8, brake: 0.8 }, () => agenda.after(between(this.random, 0.5, 6) * MINUTE_MS, () => this.walk()))
  }
  /** Somewhere off the beat but not far from it; of a few tries the nearest. */
  private placeOutside(): number {
    const { nodes } = this.world.city.graph
    const here = nodes[this.node]!
    let best = this.spec.house.node
    let near = Infinity
    for (let i = 0; i < 60; i++) {
      const node = nodes[Math.floor(this.random() * nodes.length)]!
      const d = Math.hypot(node.x - here.x, node.y - here.y)
      if (d < near && node.edges.length > 0 && !contains(this.spec.beat.ring, [node.x, node.y])) { near = d; best = node.id }
    }
    return best
  }
  /** A corner some streets away; of a few tries the nearest. */
  private nearbyCorner(): number {
    const { nodes } = this.world.city.graph
    const here = nodes[this.node]!
    let best = this.node
    let near = Infinity
    for (let i = 0; i < 10; i++) {
      const c = this.corners[Math.floor(this.random() * this.corners.length)] ?? this.node
      const d = Math.hypot(nodes[c]!.x - here.x, nodes[c]!.y - here.y)
      if (c !== this.node && d > 60 && d < near) { near = d; best = c }
    }
    return best
  }
  private losePicture(): void {
    const { agenda, truth } = this.world
    if (!this.out) return
    this.link.silence(true)
    truth.event(this.spec.id, agenda.nowMs, 'camera_off')
    agenda.after(between(this.random, 12, 30) * MINUTE_MS, () => { this.link.silence(false); truth.event(this.spec.id, agenda.nowMs, 'camera_on') })
  }

  private restartReports(): void {
    const turn = ++this.turn
    const again = (): void => {
      if (turn !== this.turn) return
      this.link.report(this.look('timer'))
      this.world.agenda.after((this.out ? EVERY_S.recording : this.resting ? EVERY_S.resting : EVERY_S.buffering) * 1000, again)
    }
    this.world.agenda.after(0, again)
  }
  private atHouse(): Pose {
    const { house } = this.spec
    const [x, y] = fromLatLon(house)
    return { x: x + 14 * gauss(this.random), y: y + 14 * gauss(this.random), speedMps: 0, courseDeg: 0 }
  }
}
