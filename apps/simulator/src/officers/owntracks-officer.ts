import { MqttConnection } from '../net/mqtt-connection.js'
import type { MqttOptions } from '../net/mqtt-connection.js'
import { readJson } from '../trucks/native-truck.js'
import type { OfficerLink, OfficerSighting } from './officer-link.js'

const REASON = { timer: 't', asked: 'r', pressed: 'u' } as const
/** OwnTracks' monitoring: 2 move (recording, each 10 s), 1 significant changes (buffering). */
const MODE = { recording: 2, buffering: 1 } as const

/** A sighting as OwnTracks writes it: seconds, km/h, and zeros left out. */
export function toOwntracks(s: OfficerSighting, tid: string): Readonly<Record<string, unknown>> {
  const vel = Math.round(s.speedMps * 3.6)
  return {
    _type: 'location', tid, tst: Math.floor(s.timeMs / 1000), lat: Math.round(s.lat * 1e7) / 1e7, lon: Math.round(s.lon * 1e7) / 1e7, acc: s.accuracyM, alt: Math.round(s.altitudeM), ...(vel > 0 ? { vel, cog: Math.round(s.courseDeg) % 360 } : {}),
    batt: s.batteryPct, bs: s.charging ? (s.batteryPct >= 100 ? 3 : 2) : 1, conn: 'm', m: s.recording ? MODE.recording : MODE.buffering, t: REASON[s.reason], ...(s.words ? { poi: s.words } : {}), created_at: Math.floor(s.timeMs / 1000),
  }
}

/** A body camera on its own OwnTracks connection. Positions are retained, as the app does by default. */
export class OwntracksOfficer implements OfficerLink {
  private readonly connection: MqttConnection
  private readonly topic: string
  private readonly tid: string
  private now: (() => OfficerSighting) | null = null

  constructor(externalId: string, net: Pick<MqttOptions, 'host' | 'port' | 'password' | 'pacer' | 'refused'>) {
    this.topic = `owntracks/${externalId}`
    const user = externalId.slice(0, externalId.indexOf('/'))
    this.tid = user.slice(-2)
    this.connection = new MqttConnection({
      ...net, username: user, subscribe: [`${this.topic}/cmd`],
      will: { topic: this.topic, payload: Buffer.from(JSON.stringify({ _type: 'lwt', tst: Math.floor(Date.now() / 1000) })), qos: 1, retain: false },
      ready: () => { if (this.now) this.report(this.now()) }, heard: (_topic, payload) => this.hear(payload),
    })
  }

  open(now: () => OfficerSighting): void {
    this.now = now
    this.connection.open()
  }
  silence(off: boolean): void {
    if (off) this.connection.close()
    else this.connection.open()
  }
  report(sighting: OfficerSighting): void {
    this.connection.publish(this.topic, JSON.stringify(toOwntracks(sighting, this.tid)), 1, true)
  }
  close(): void { this.connection.close() }

  private hear(payload: Uint8Array): void {
    const command = readJson(payload)
    if (command?._type === 'cmd' && command.action === 'reportLocation' && this.now) this.report(this.now())
  }
}
