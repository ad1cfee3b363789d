import { between, gauss, pick, seeded, seedOf } from '@watchfloor/city'
import type { Place, Random } from '@watchfloor/city'
import { dateOf, hourOf, MINUTE_MS, within } from '../time/shanghai.js'
import { Gnss } from '../travel/gnss.js'
import { TripPlan } from '../travel/trip-plan.js'
import type { Pose, Style } from '../travel/trip-plan.js'
import type { World } from '../world.js'
import { drawMishap } from './mishap.js'
import type { Haulage } from './haulage.js'
import type { TruckLink, TruckSighting } from './truck-link.js'
import type { TruckSpec } from './truck-roster.js'
import { TruckVoice } from './truck-voice.js'

/** Seconds between reports by what the truck does (DOMAIN §7.4: 10–30 s moving, 5 min parked). Traccar trackers are the slow kind. */
const EVERY_S = { moving: 10, movingTraccar: 30, standing: 15, standingTraccar: 60, parked: 300 }
const LANE_M = 3.4

type Work = 'parked' | 'to_site' | 'loading' | 'to_dump' | 'tipping' | 'to_depot'

/** One truck and its driver: yard → site → dump → site … → yard, all day within its permit hours. */
export class Truck {
  private readonly random: Random
  private readonly gnss: Gnss
  private readonly style: Style
  private readonly voice: TruckVoice
  private work: Work = 'parked'
  private trip: { plan: TripPlan; startMs: number } | null = null
  private pose: Pose
  private node: number
  private site: Place
  private loaded = false
  private lifted = false
  private coverClosed = true
  private loadKg = 0
  private mileageM: number
  private speeding = false
  trips = 0
  drivenM = 0

  constructor(private readonly world: World, readonly spec: TruckSpec, link: TruckLink, private readonly haulage: Haulage) {
    this.random = seeded(seedOf(spec.id))
    this.gnss = new Gnss(this.random, between(this.random, 2, 3.2))
    this.style = { eagerness: between(this.random, 0.58, 0.76), topMps: between(this.random, 13.5, 16.5), accelerate: between(this.random, 0.7, 1), brake: between(this.random, 1.1, 1.5) }
    this.mileageM = between(this.random, 2e7, 3e8)
    this.node = spec.depot.node
    this.site = haulage.siteOf(spec.id, dateOf(world.agenda.nowMs))
    this.pose = this.stand(spec.depot)
    this.voice = new TruckVoice(world, spec, link, () => this.look(), () => this.pauseS())
  }

  /** Takes up its day in the middle: what it would be doing at this hour, then the first report after `delayMs`. */
  begin(delayMs: number): void {
    const { agenda } = this.world
    if (this.onDuty()) this.joinWork()
    else this.awaitShift()
    agenda.after(delayMs, () => this.voice.open())
  }

  /** Where and how it is right now, as its terminal sees it. */
  look(): TruckSighting {
    const { nowMs } = this.world.agenda
    const pose = this.trip ? this.trip.plan.at((nowMs - this.trip.startMs) / 1000) : this.pose
    const right = ((pose.courseDeg + 90) * Math.PI) / 180
    const side = this.trip ? LANE_M : 0
    const [x, y] = [pose.x + side * Math.sin(right), pose.y + side * Math.cos(right)]
    const moving = pose.speedMps > 0.5
    this.world.truth.place(this.spec.id, nowMs, x, y, pose.speedMps)
    const { lat, lon } = this.gnss.observe(x, y, nowMs, moving)
    return {
      timeMs: nowMs, lat, lon, speedMps: moving ? Math.max(0, pose.speedMps + 0.2 * gauss(this.random)) : 0, courseDeg: pose.courseDeg, altitudeM: 6 + 3 * Math.sin(x / 1900) + 2 * Math.cos(y / 1300),
      acc: this.work !== 'parked', loaded: this.loaded, lifted: this.lifted, coverClosed: this.coverClosed, loadKg: this.loadKg,
      mileageM: this.mileageM + (this.trip ? this.trip.plan.lengthM * Math.min(1, (nowMs - this.trip.startMs) / 1000 / Math.max(1, this.trip.plan.durationS)) : 0),
      overspeed: this.speeding && pose.speedMps > 17, satellites: 9 + Math.floor(this.random() * 8),
    }
  }

  private onDuty(): boolean {
    const hour = hourOf(this.world.agenda.nowMs)
    return this.spec.shifts.some((s) => within(s, hour))
  }

  private awaitShift(): void {
    this.work = 'parked'
    this.pose = this.stand(this.spec.depot)
    const hour = hourOf(this.world.agenda.nowMs)
    const wait = Math.min(...this.spec.shifts.map((s) => (s.from - hour + 24) % 24))
    // A truck that the hour has just sent home would be called again at once.
    if (wait < Infinity) this.world.agenda.after(Math.max(0.05, wait) * 3_600_000, () => { this.site = this.haulage.siteOf(this.spec.id, dateOf(this.world.agenda.nowMs)); this.drive('to_site', this.site.node) })
  }

  private joinWork(): void {
    const u = this.random()
    this.node = this.site.node
    if (u < 0.22) return this.loadUp(this.random())
    const dump = this.haulage.dumpFor(this.site, this.random)
    if (u < 0.3) { this.node = dump.node; this.fill(); return this.tip(dump, this.random()) }
    if (u < 0.66) { this.fill(); this.drive('to_dump', dump.node, dump, this.random() * 0.9) } else { this.node = dump.node; this.drive('to_site', this.site.node, undefined, this.random() * 0.9) }
  }

  private drive(work: 'to_site' | 'to_dump' | 'to_depot', to: number, dump?: Place, startedShare = 0): void {
    const { agenda, truth } = this.world
    const laden = this.loaded ? { ...this.style, topMps: this.style.topMps - 2.5, accelerate: this.style.accelerate * 0.75 } : this.style
    this.speeding = this.random() < 0.006
    const style = this.speeding ? { ...laden, topMps: 26, eagerness: 1.4 } : laden
    const plan = new TripPlan(this.haulage.route(this.node, to), this.world.city.graph, style, this.random)
    const startMs = agenda.nowMs - startedShare * plan.durationS * 1000
    this.work = work
    this.trip = { plan, startMs }
    this.voice.restart()
    truth.event(this.spec.id, agenda.nowMs, work, { lengthM: Math.round(plan.lengthM), speeding: this.speeding || undefined })
    this.voice.reportBends(plan, startMs)
    const mishap = drawMishap(this.random, plan.durationS)
    if (mishap?.kind === 'no_network') this.voice.loseNetwork(mishap.afterS, mishap.lastsS)
    if (mishap?.kind === 'silenced') this.voice.loseTerminal(mishap.afterS, mishap.lastsS)
    if (mishap?.kind === 'uncovered' && this.loaded) { this.coverClosed = false; truth.event(this.spec.id, agenda.nowMs, 'uncovered') }
    agenda.at(startMs + plan.durationS * 1000, () => this.arrive(to, dump))
  }

  private arrive(node: number, dump?: Place): void {
    const { work } = this
    const plan = this.trip!.plan
    this.pose = { ...plan.at(plan.durationS), speedMps: 0 }
    this.mileageM += plan.lengthM
    this.drivenM += plan.lengthM
    this.trip = null
    this.speeding = false
    this.node = node
    if (work === 'to_depot') { this.awaitShift(); this.voice.restart(); return }
    if (work === 'to_dump') return this.tip(dump!)
    this.loadUp()
  }

  private loadUp(doneShare = 0): void {
    if (!this.onDuty()) return this.drive('to_depot', this.spec.depot.node)
    this.work = 'loading'
    this.coverClosed = false
    this.pose = this.stand(this.site)
    this.voice.restart()
    this.world.agenda.after(between(this.random, 7, 15) * MINUTE_MS * (1 - doneShare), () => {
      this.fill()
      this.voice.say()
      const dump = this.haulage.dumpFor(this.site, this.random)
      this.drive('to_dump', dump.node, dump)
    })
  }
  private fill(): void {
    this.loaded = true
    this.coverClosed = true
    this.loadKg = Math.round(between(this.random, 14_900, 19_320))
  }

  private tip(dump: Place, doneShare = 0): void {
    this.work = 'tipping'
    this.pose = this.stand(dump)
    this.coverClosed = false
    this.voice.restart()
    const { agenda } = this.world
    const spanMs = between(this.random, 4, 7) * MINUTE_MS * (1 - doneShare)
    agenda.after(spanMs * 0.35, () => { this.lifted = true; this.voice.say() })
    agenda.after(spanMs * 0.75, () => {
      this.loaded = false
      this.loadKg = 0
      this.trips++
      this.world.truth.event(this.spec.id, agenda.nowMs, 'tipped', { dump: dump.id, site: this.site.id })
    })
    agenda.after(spanMs, () => {
      this.lifted = false
      this.coverClosed = true
      this.voice.say()
      if (this.onDuty()) this.drive('to_site', this.site.node)
      else this.drive('to_depot', this.spec.depot.node)
    })
  }

  private pauseS(): number {
    if (this.work === 'parked') return EVERY_S.parked
    const slow = this.spec.protocol === 'traccar'
    return this.trip ? (slow ? EVERY_S.movingTraccar : EVERY_S.moving) : slow ? EVERY_S.standingTraccar : EVERY_S.standing
  }
  private stand(place: Place): Pose {
    const spread = seeded(seedOf(`${this.spec.id}@${place.id}`))
    const r = place.radiusM * Math.sqrt(spread()) * 0.8
    const a = spread() * 2 * Math.PI
    return { x: place.at[0] + r * Math.cos(a), y: place.at[1] + r * Math.sin(a), speedMps: 0, courseDeg: pick(spread, [0, 90, 180, 270]) }
  }
}
