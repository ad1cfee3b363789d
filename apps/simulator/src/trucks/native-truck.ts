import { MqttConnection } from '../net/mqtt-connection.js'
import type { MqttOptions } from '../net/mqtt-connection.js'
import { Unsent } from '../net/unsent.js'
import type { TruckLink, TruckSighting } from './truck-link.js'

const MEMORY = 240
const round = (n: number, digits: number): number => Math.round(n * 10 ** digits) / 10 ** digits

/** A sighting as our own JSON (docs/asyncapi.yaml). */
export const toNative = (s: TruckSighting, replayed: boolean): Readonly<Record<string, unknown>> => ({
  time: new Date(s.timeMs).toISOString(), lat: round(s.lat, 7), lon: round(s.lon, 7), speedMps: round(s.speedMps, 2), courseDeg: round(s.courseDeg, 1), altitudeM: round(s.altitudeM, 1), satellites: s.satellites,
  state: { acc: s.acc, load: s.loaded ? 'full' : 'empty', loaded: s.loaded, lifted: s.lifted, coverClosed: s.coverClosed, loadKg: s.loadKg, odometerM: Math.round(s.mileageM) }, ...(replayed ? { replayed: true } : {}),
})

/** A truck that speaks the native protocol over its own MQTT connection; its topic id is the hub's id of it. */
export class NativeTruck implements TruckLink {
  private readonly connection: MqttConnection
  private readonly unsent = new Unsent<TruckSighting>(MEMORY)
  private now: (() => TruckSighting) | null = null
  private speeding = false

  constructor(private readonly deviceId: string, net: Pick<MqttOptions, 'host' | 'port' | 'password' | 'pacer' | 'refused'>) {
    this.connection = new MqttConnection({
      ...net, username: deviceId, subscribe: [`wf/${deviceId}/command`],
      will: { topic: `wf/${deviceId}/status`, payload: Buffer.from(JSON.stringify({ online: false })), qos: 1, retain: false },
      ready: () => this.letIn(), heard: (_topic, payload) => this.hear(payload),
    })
  }

  open(now: () => TruckSighting): void {
    this.now = now
    this.connection.open()
  }
  silence(off: boolean): void {
    if (off) this.connection.close()
    else this.connection.open()
  }
  report(s: TruckSighting): void {
    if (!this.connection.publish(`wf/${this.deviceId}/fix`, JSON.stringify(toNative(s, false)), 1)) { this.unsent.keep(s); return }
    if (s.overspeed === this.speeding) return
    this.speeding = s.overspeed
    this.connection.publish(`wf/${this.deviceId}/alarm`, JSON.stringify({ id: 'overspeed', time: new Date(s.timeMs).toISOString(), code: 'overspeed', severity: 'warning', active: s.overspeed, lat: s.lat, lon: s.lon }), 1)
  }
  backlog(sightings: readonly TruckSighting[]): void {
    this.connection.publish(`wf/${this.deviceId}/fix`, JSON.stringify(sightings.map((s) => toNative(s, true))), 1)
  }
  beat(): void { /* MQTT's own keep-alive says it. */ }
  close(): void { this.connection.close() }

  private letIn(): void {
    const kept = this.unsent.take()
    if (this.now) this.report(this.now())
    if (kept.length > 1) this.backlog(kept)
  }
  private hear(payload: Uint8Array): void {
    const command = readJson(payload)
    if (typeof command?.id !== 'string' || !this.now) return
    if (command.type === 'locate') this.report(this.now())
    const known = command.type === 'locate' || command.type === 'text'
    this.connection.publish(`wf/${this.deviceId}/answer`, JSON.stringify({ id: command.id, status: known ? 'done' : 'rejected', ...(known ? {} : { text: 'not a command of this terminal' }) }), 1)
  }
}

/** JSON of an object, undefined for anything else: what comes from the network may be anything. */
export function readJson(payload: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(payload).toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
