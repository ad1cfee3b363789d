import type { Credentials } from '@watchfloor/shared'
import type { HubClient } from '../hub/hub-client.js'
import type { ReplayArguments } from './arguments.js'
import type { Door } from './door.js'
import { Jt808Door } from './jt808-door.js'
import { HttpDoor, MqttDoor } from './mqtt-door.js'
import type { Say } from './mqtt-door.js'
import type { ReplayFix } from './motion.js'

/** What a replay needs to know of a registered device. */
export interface ReplayDevice { readonly id: string; readonly name: string; readonly protocol: string; readonly externalId: string; readonly sourceId?: string | null; readonly plate?: string; readonly datum?: string }

/** Finds the device by id, external id, plate or name; says so when none or several fit. */
export async function findDevice(hub: HubClient, wanted: string): Promise<ReplayDevice> {
  const found = await hub.all<ReplayDevice>(`/api/devices?q=${encodeURIComponent(wanted.slice(0, 100))}`)
  const exact = found.filter((d) => [d.id, d.externalId, d.name, d.plate].includes(wanted))
  const fits = exact.length > 0 ? exact : found
  if (fits.length === 0) throw new Error(`the hub knows no device “${wanted}”`)
  if (fits.length > 1) throw new Error(`“${wanted}” fits ${fits.length} devices (${fits.slice(0, 4).map((d) => d.name).join(', ')} …): name one by its id`)
  const device = fits[0]!
  if (device.datum && device.datum !== 'WGS84' && device.datum !== 'CGCS2000') throw new Error(`“${device.name}” is registered as speaking ${device.datum}, and a GPX recording is WGS-84: the hub would move it`)
  return device
}

/** The door of the device's protocol. Fetching fresh credentials ends the old ones: whoever uses them has to be given the new. */
export async function chooseDoor(hub: HubClient, device: ReplayDevice, args: ReplayArguments): Promise<Door> {
  const { protocol, externalId } = device
  if (protocol === 'jt808') return new Jt808Door(args.mqttHost, args.jt808Port, externalId)
  if (!(protocol in SAY)) throw new Error(`“${device.name}” speaks ${protocol}; a recording can be replayed through jt808, owntracks, native and traccar`)
  const credentials = await credentialsOf(hub, device)
  const say = SAY[protocol as keyof typeof SAY](device)
  if (!args.http) return new MqttDoor(args.mqttHost, args.mqttPort, credentials, say)
  if (protocol === 'native') throw new Error('the native protocol has no HTTP door')
  const [user = '', name = ''] = externalId.split('/')
  return new HttpDoor(new URL(`/${protocol}`, args.hub).href, credentials, say, protocol === 'owntracks' ? { 'x-limit-u': user, 'x-limit-d': name } : {})
}

async function credentialsOf(hub: HubClient, device: ReplayDevice): Promise<Credentials> {
  const { mqtt } = (await hub.post(`/api/devices/${device.id}/credentials`, {})) as { mqtt?: Credentials }
  if (!mqtt) throw new Error(`the hub gave no credentials for “${device.name}”`)
  return mqtt
}

const iso = (fix: ReplayFix): string => new Date(fix.timeMs).toISOString()
const SAY = {
  native: ({ id }: ReplayDevice): Say => (fix, history) => ({ topic: `wf/${id}/fix`, text: JSON.stringify({ time: iso(fix), lat: fix.lat, lon: fix.lon, altitudeM: fix.altitudeM, speedMps: fix.speedMps, courseDeg: fix.courseDeg, ...(history ? { replayed: true } : {}) }) }),
  // OwnTracks has no word for history; its time says it.
  owntracks: ({ externalId }: ReplayDevice): Say => (fix) => ({ topic: `owntracks/${externalId}`, text: JSON.stringify({ _type: 'location', tst: Math.round(fix.timeMs / 1000), lat: fix.lat, lon: fix.lon, acc: 5, ...(fix.altitudeM === undefined ? {} : { alt: Math.round(fix.altitudeM) }), vel: Math.round(fix.speedMps * 3.6), cog: Math.round(fix.courseDeg) % 360, t: 't', tid: 'RP' }) }),
  traccar: ({ externalId, name }: ReplayDevice): Say => (fix, history) => ({
    topic: 'positions', text: JSON.stringify({
      position: { deviceId: 1, protocol: 'gpx', serverTime: iso(fix), deviceTime: iso(fix), fixTime: iso(fix), valid: true, latitude: fix.lat, longitude: fix.lon, altitude: fix.altitudeM ?? 0, speed: fix.speedMps / 0.514444, course: fix.courseDeg, accuracy: 0, attributes: history ? { archive: true } : {} },
      device: { id: 1, uniqueId: externalId, name },
    }),
  }),
} as const
