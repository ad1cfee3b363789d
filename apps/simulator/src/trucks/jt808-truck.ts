import { jt808 } from '@watchfloor/domain'
import { Jt808Connection } from '../net/jt808-connection.js'
import type { Jt808Options } from '../net/jt808-connection.js'
import { Unsent } from '../net/unsent.js'
import type { TruckLink, TruckSighting } from './truck-link.js'
import type { TruckSpec } from './truck-roster.js'

const MEMORY = 240
const BATCH = 12
const ACC = 1
const FULL = 3 << 8
const BEIDOU_GPS = (1 << 18) | (1 << 19)
const OVERSPEED = 1 << 1

/** The vendor item that the profile `muck-standard` reads: bits for lift, cover, load and seal, then the load in tens of kilograms. */
const muckItem = (s: TruckSighting): jt808.LocationItem => {
  const tens = Math.round(s.loadKg / 10)
  const bits = (s.lifted ? 1 : 0) | (s.coverClosed ? 2 : 0) | (s.loaded ? 4 : 0) | (s.coverClosed && s.loaded ? 8 : 0)
  return { id: 0xf8, value: Uint8Array.of(bits, tens >>> 8, tens & 0xff) }
}

/** A sighting as a location of the protocol's. */
export const toLocation = (s: TruckSighting): jt808.TerminalFix => ({
  // The protocol has whole seconds; a terminal cuts, it does not round into the future.
  timeMs: Math.floor(s.timeMs / 1000) * 1000, lat: s.lat, lon: s.lon, speedMps: s.speedMps, courseDeg: s.courseDeg, altitudeM: s.altitudeM,
  alarm: s.overspeed ? OVERSPEED : 0, status: (s.acc ? ACC : 0) | (s.loaded ? FULL : 0) | BEIDOU_GPS,
  items: [jt808.uintItem(0x01, Math.round(s.mileageM / 100), 4), jt808.uintItem(0x30, 24, 1), jt808.uintItem(0x31, s.satellites, 1), muckItem(s)],
})

/** A truck whose terminal speaks JT/T 808 over its own TCP connection. What is not acknowledged is history when the link is back (0x0704). */
export class Jt808Truck implements TruckLink {
  private readonly connection: Jt808Connection
  private readonly terminal: jt808.Terminal
  private readonly unsent = new Unsent<TruckSighting>(MEMORY)
  private readonly inFlight = new Map<number, TruckSighting>()
  private now: (() => TruckSighting) | null = null

  constructor(spec: TruckSpec, net: Pick<Jt808Options, 'host' | 'port' | 'codes' | 'pacer'>) {
    const edition = spec.protocol === 'jt808-2019' ? 2019 : 2013
    this.terminal = { phone: spec.externalId, edition }
    this.connection = new Jt808Connection({
      ...net, terminal: this.terminal, about: { province: 33, city: 9902, maker: '70099', model: edition === 2019 ? 'LL-19' : 'LL-13', terminalId: spec.externalId.slice(-7), plateColour: 2, plate: spec.plate },
      ready: () => this.letIn(), heard: (message) => this.hear(message), lost: () => this.lost(),
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
  report(sighting: TruckSighting): void {
    if (!this.connection.ready) { this.unsent.keep(sighting); return }
    if (this.inFlight.size >= MEMORY) this.inFlight.delete(this.inFlight.keys().next().value!)
    this.inFlight.set(this.connection.send((serial) => jt808.locationFrame(this.terminal, serial, toLocation(sighting))), sighting)
  }
  backlog(sightings: readonly TruckSighting[]): void {
    for (let i = 0; i < sightings.length; i += BATCH) {
      const some = sightings.slice(i, i + BATCH)
      if (this.connection.ready) this.connection.send((serial) => jt808.batchFrames(this.terminal, serial, some.map(toLocation), true))
      else for (const s of some) this.unsent.keep(s)
    }
  }
  beat(): void {
    if (this.connection.ready) this.connection.send((serial) => jt808.heartbeatFrame(this.terminal, serial))
  }
  close(): void { this.connection.close() }

  private letIn(): void {
    const kept = this.unsent.take()
    if (this.now) this.report(this.now())
    // A handful kept while dialling is no outage.
    if (kept.length > 1) this.backlog(kept)
  }
  private lost(): void {
    for (const sighting of this.inFlight.values()) this.unsent.keep(sighting)
    this.inFlight.clear()
  }

  private hear(message: jt808.PlatformMessage): void {
    const { DOWN, RESULT, UP } = jt808
    if (message.id === DOWN.generalReply) {
      if (message.ackId === UP.location) this.inFlight.delete(message.ackSerial!)
    } else if (message.id === DOWN.locate && this.now) {
      const fix = toLocation(this.now())
      this.connection.send((serial) => jt808.locationAnswerFrame(this.terminal, serial, message, fix))
    } else if (message.id >= 0x8000) this.connection.send((serial) => jt808.generalAnswerFrame(this.terminal, serial, message, message.id === DOWN.text ? RESULT.ok : RESULT.unsupported))
  }
}
