import { MqttConnection } from '../net/mqtt-connection.js'
import type { MqttOptions } from '../net/mqtt-connection.js'
import type { TruckLink, TruckSighting } from './truck-link.js'
import type { TruckSpec } from './truck-roster.js'

const KNOTS_PER_MPS = 1 / 0.514444

/** A position as a Traccar server forwards it: speed in knots, times in ISO-8601 with a numeric zone. */
export function toTraccar(spec: Pick<TruckSpec, 'externalId' | 'name'>, id: number, s: TruckSighting, archive: boolean): Readonly<Record<string, unknown>> {
  const time = new Date(s.timeMs).toISOString().replace('Z', '+00:00')
  return {
    position: {
      deviceId: id, protocol: 'gt06', serverTime: new Date(s.timeMs + 300).toISOString().replace('Z', '+00:00'), deviceTime: time, fixTime: time, valid: true, latitude: s.lat, longitude: s.lon, altitude: Math.round(s.altitudeM),
      speed: s.speedMps * KNOTS_PER_MPS, course: Math.round(s.courseDeg), accuracy: 0, address: null, network: null, geofenceIds: null,
      attributes: { ignition: s.acc, motion: s.speedMps > 0.5, sat: s.satellites, power: 27.1, totalDistance: Math.round(s.mileageM), ...(s.overspeed ? { alarm: 'overspeed' } : {}), ...(archive ? { archive: true } : {}) },
    },
    device: { id, uniqueId: spec.externalId, name: spec.name, status: 'online', category: 'truck', attributes: {} },
  }
}

/** A Traccar server: one connection for all the trackers behind it, topic `positions`. */
export class TraccarServer {
  private readonly connection: MqttConnection
  private readonly greet: (() => void)[] = []
  private trackers = 0

  constructor(username: string, net: Pick<MqttOptions, 'host' | 'port' | 'password' | 'pacer' | 'refused'>) {
    this.connection = new MqttConnection({ ...net, username, subscribe: [], ready: () => this.greet.forEach((say) => say()), heard: () => undefined })
  }

  /** The way of one truck through this server. Traccar gives it no way back. */
  link(spec: TruckSpec): TruckLink {
    const id = ++this.trackers
    let off = false
    const say = (s: TruckSighting, archive: boolean): void => { if (!off) this.connection.publish('positions', JSON.stringify(toTraccar(spec, id, s, archive)), 1) }
    return {
      open: (now) => { this.greet.push(() => say(now(), false)); this.connection.open() },
      report: (s) => say(s, false),
      backlog: (list) => list.forEach((s) => say(s, true)),
      beat: () => undefined,
      silence: (silent) => { off = silent },
    }
  }
  close(): void { this.connection.close() }
}
