import { FixFrameWriter, readFixFrame } from '@watchfloor/shared'
import type { DeviceKind, Presence, UnitEntry } from '@watchfloor/shared'
import { units } from '../src/store/units.js'

type Line = readonly (readonly [lon: number, lat: number])[]
interface Traveller { n: number; line: Line; lengths: readonly number[]; at: number; speedMps: number; course: number }
const M_PER_LAT = 111_195
const FRAMES_PER_S = 5
const KINDS: readonly (readonly [DeviceKind, number])[] = [['truck', 0.5], ['bodycam', 0.25], ['vehicle', 0.08], ['camera', 0.07], ['drone', 0.03], ['phone', 0.03], ['radio', 0.02], ['sensor', 0.015], ['dock', 0.005]]

/** A crowd that drives along the drawn streets and reports through the same frames as the hub's. */
export class SyntheticCity {
  private travellers: Traveller[] = []
  private timer: ReturnType<typeof setInterval> | undefined
  private turn = 0
  private seq = 0
  private readonly writer = new FixFrameWriter()
  private readonly random = seeded(7)

  constructor(private readonly lines: readonly Line[]) {}

  static async load(url: string): Promise<SyntheticCity> {
    const { features } = (await (await fetch(url)).json()) as { features: { properties: { layer: string; class: string }; geometry: { type: string; coordinates: Line } }[] }
    return new SyntheticCity(features.filter(({ properties, geometry }) => properties.layer === 'road' && geometry.type === 'LineString').map(({ geometry }) => geometry.coordinates))
  }

  /** A roster of `count` units, all with a place; `stale` and `alarm` are shares. */
  populate(count: number, { stale = 0.02, offline = 0.02, alarm = 0.002 } = {}): void {
    const entries: UnitEntry[] = []
    this.travellers = []
    const now = Date.now()
    for (let n = 0; n < count; n++) {
      const line = this.lines[Math.floor(this.random() * this.lines.length)] as Line
      const traveller: Traveller = { n, line, lengths: lengthsOf(line), at: this.random(), speedMps: 4 + this.random() * 11, course: 0 }
      traveller.at *= traveller.lengths[traveller.lengths.length - 1] as number
      const [lon, lat] = this.place(traveller)
      const dice = this.random()
      const presence: Presence = dice < stale ? 'stale' : dice < stale + offline ? 'offline' : 'online'
      const kind = this.kind()
      const fixed = kind === 'camera' || kind === 'sensor' || kind === 'dock'
      if (presence === 'online' && !fixed) this.travellers.push(traveller)
      const alarmed = this.random()
      entries.push({
        n, id: idOf(n), name: `${kind}-${n}`, kind, protocol: 'native', externalId: String(n), presence, presenceSince: now,
        ...(kind === 'truck' ? { plate: `浙B·${String(10_000 + n)}` } : {}),
        ...(alarmed < alarm ? { alarm: alarmed < alarm / 3 ? 'critical' as const : 'warning' as const } : {}),
        last: [now - (presence === 'online' ? 500 : 240_000), lat, lon, fixed ? null : traveller.speedMps, fixed && (kind !== 'camera' || n % 3 === 0) ? null : traveller.course, null],
      })
    }
    units.roster(entries, true, true)
  }

  /** Everyone reports once a second, a fifth of them in each frame. */
  drive(): void {
    this.stop()
    this.timer = setInterval(() => this.frame(), 1000 / FRAMES_PER_S)
  }

  stop(): void {
    clearInterval(this.timer)
  }

  private frame(): void {
    const now = Date.now()
    this.turn = (this.turn + 1) % FRAMES_PER_S
    this.writer.begin(now)
    for (let i = this.turn; i < this.travellers.length; i += FRAMES_PER_S) {
      const traveller = this.travellers[i] as Traveller
      const length = traveller.lengths[traveller.lengths.length - 1] as number
      traveller.at += traveller.speedMps
      if (traveller.at > length || traveller.at < 0) {
        traveller.speedMps = -traveller.speedMps
        traveller.at = Math.max(0, Math.min(length, traveller.at))
      }
      const [lon, lat] = this.place(traveller)
      this.writer.add(traveller.n, now, lat, lon, Math.abs(traveller.speedMps), traveller.course, 0, NaN)
    }
    const received = performance.now()
    readFixFrame(this.writer.end(this.seq++), (fix) => units.fix(fix, received))
  }

  private place(traveller: Traveller): readonly [number, number] {
    const { line, lengths, at, speedMps } = traveller
    let leg = 1
    while (leg < lengths.length - 1 && (lengths[leg] as number) < at) leg++
    const [a, b] = [line[leg - 1] as Line[0], line[leg] as Line[0]]
    const [from, to] = [lengths[leg - 1] as number, lengths[leg] as number]
    const share = to > from ? (at - from) / (to - from) : 0
    const east = (b[0] - a[0]) * Math.cos((a[1] * Math.PI) / 180) * Math.sign(speedMps)
    traveller.course = ((Math.atan2(east, (b[1] - a[1]) * Math.sign(speedMps)) * 180) / Math.PI + 360) % 360
    return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
  }

  private kind(): DeviceKind {
    let dice = this.random()
    for (const [kind, share] of KINDS) if ((dice -= share) < 0) return kind
    return 'truck'
  }
}

const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
function lengthsOf(line: Line): number[] {
  const lengths = [0]
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1] as Line[0], line[i] as Line[0]]
    lengths.push((lengths[i - 1] as number) + Math.hypot((b[0] - a[0]) * Math.cos((a[1] * Math.PI) / 180), b[1] - a[1]) * M_PER_LAT)
  }
  return lengths
}
/** Small and repeatable: the same city in every run (mulberry32). */
function seeded(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
