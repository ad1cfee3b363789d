import { connect, type Socket } from 'node:net'
import { between, contains, seeded, toLatLon } from '@watchfloor/city'
import type { City, Random } from '@watchfloor/city'
import { hj212 } from '@watchfloor/domain'
import type { ImportRow } from '../hub/csv.js'
import type { ProblemKind } from './kinds.js'
import type { Matter } from './matter.js'

/** A kitchen whose fume is measured. */
export interface KitchenSpec { readonly mn: string; readonly name: string; readonly lat: number; readonly lon: number }
/** Fume over its limit, as a problem of the street. */
export const FUME: ProblemKind = { label: 'fume', category: 'L0501', zh: '餐饮油烟超标', weight: 1, workMin: [15, 40] }

const COUNT = 12
/** Stations tell their figures each half minute. */
const EVERY_MS = 30_000
const REDIAL_MS = 5000
/** What a purifier that works leaves over, and what comes out where it does not run (mg/m³; the limit is 2.0). */
const CLEAN = [0.3, 1.3] as const
const FOUL = [2.6, 4.8] as const

/** Twelve kitchens in the squads' ground, always the same. */
export function kitchenRoster(city: City): KitchenSpec[] {
  const random = seeded(212)
  const ground = city.areas.filter(({ level }) => level === 'duty')
  const out: KitchenSpec[] = []
  while (out.length < COUNT) {
    const { x, y } = city.graph.nodes[Math.floor(random() * city.graph.nodes.length)]!
    const at = toLatLon([x, y])
    if (ground.some(({ ring }) => contains(ring, [x, y]))) out.push({ mn: `330299LL${String(out.length + 1).padStart(4, '0')}`, name: `餐饮油烟监测${out.length + 1}号`, lat: Number(at.lat.toFixed(6)), lon: Number(at.lon.toFixed(6)) })
  }
  return out
}
export const kitchenRows = (kitchens: readonly KitchenSpec[]): ImportRow[] =>
  kitchens.map(({ mn, name, lat, lon }) => ({ name, kind: 'sensor', protocol: 'hj212', externalId: mn, lat: lat.toFixed(6), lon: lon.toFixed(6) }))

/** One station on its own line: HJ 212, in the clear, as they are. */
class Kitchen {
  matter: Matter | null = null
  private socket: Socket | null = null
  private timer: NodeJS.Timeout | undefined
  private ended = false

  constructor(readonly spec: KitchenSpec, private readonly net: { host: string; port: number }, private readonly random: Random, private readonly everyMs: number) {}

  open(): void {
    if (this.ended) return
    const socket = connect(this.net.port, this.net.host)
    this.socket = socket
    socket.on('error', () => undefined)
    socket.on('data', () => undefined)
    socket.on('connect', () => { this.tell(); this.timer = setInterval(() => this.tell(), this.everyMs) })
    socket.on('close', () => {
      clearInterval(this.timer)
      if (!this.ended) setTimeout(() => this.open(), REDIAL_MS).unref()
    })
  }
  close(): void {
    this.ended = true
    clearInterval(this.timer)
    this.socket?.destroy()
  }

  private tell(): void {
    const isFoul = this.matter?.present === true
    const [least, most] = isFoul ? FOUL : CLEAN
    const fume = between(this.random, least, most)
    const local = new Date(Date.now() + 8 * 3_600_000).toISOString().replace(/\D/g, '')
    const fields = `DataTime=${local.slice(0, 14)};a34041-Rtd=${fume.toFixed(2)},a34041-Flag=N;ga2101-Rtd=${isFoul ? 0 : 1},ga2101-Flag=N;ga0701-Rtd=1,ga0701-Flag=N`
    this.socket?.write(hj212.frameOf(hj212.segmentBytes({ qn: local.slice(0, 17), st: '51', cn: '2011', pw: this.spec.mn.slice(-6), mn: this.spec.mn, flag: 5, total: 0, index: 0, fields })))
  }
}

/** The kitchens of the city; now and then a purifier is left off. */
export class Kitchens {
  private readonly all: readonly Kitchen[]

  constructor(specs: readonly KitchenSpec[], net: { host: string; port: number }, random: Random, speed: number) {
    this.all = specs.map((spec) => new Kitchen(spec, net, random, Math.max(1000, EVERY_MS / Math.min(speed, 20))))
  }
  start(): void { this.all.forEach((kitchen) => kitchen.open()) }
  stop(): void { this.all.forEach((kitchen) => kitchen.close()) }

  /** A kitchen whose purifier is not off already. */
  free(random: Random): KitchenSpec | undefined {
    const free = this.all.filter(({ matter }) => matter?.present !== true)
    return free[Math.floor(random() * free.length)]?.spec
  }
  /** Its purifier is off as long as the matter is there. */
  spoil({ mn }: KitchenSpec, matter: Matter): void { this.all.find(({ spec }) => spec.mn === mn)!.matter = matter }
}
