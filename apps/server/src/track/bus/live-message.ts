import { FIX_FLAG } from '@watchfloor/shared'
import type { DeviceEvent, DeviceState, Presence } from '@watchfloor/shared'
import type { LiveUpdate } from '../live/live-update.js'
import type { Unit } from '../live/unit.js'
import { ALTITUDE_REFS } from '../storage/fix-row.js'

/**
 * A committed batch on the bus between processes: u8 version · u8 reserved · u16 reserved · u32 number · u32 count of fixes · the fixes, 68 bytes each ·
 * what else changed as JSON. Little-endian. Hubs of one installation run one version; another one's messages are left alone.
 */
const VERSION = 1
const HEAD = 12
const RECORD = 68

/** The part that is rare enough for JSON. */
interface Rest {
  presence: [number, Presence, number, number][]
  states: [number, number, DeviceState][]
  alarms: [number, Unit['alarm']][]
  events: DeviceEvent[]
}
/** One fix as it travels: everything that the receiving process shows of it. */
export interface BusFix {
  no: number; timeMs: number; receivedMs: number; lat: number; lon: number; speedMps: number; courseDeg: number; headingDeg: number; altitudeM: number
  verticalSpeedMps: number; accuracyM: number; batteryPct: number; satellites: number; altitudeRef: Unit['altitudeRef']
}
export interface BusMessage extends Rest { number: number; fixes: BusFix[] }

export function writeLiveMessage(number: number, update: LiveUpdate, unitOf: (no: number) => Unit | undefined, noOf: (deviceId: string) => number | undefined): Buffer {
  const rest: Rest = {
    presence: update.presence.map((unit) => [unit.no, unit.presence, unit.presenceSinceMs, unit.heardMs]),
    states: update.states.flatMap((no) => { const unit = unitOf(no); return unit ? [[no, unit.heardMs, unit.state]] : [] }),
    alarms: update.events.flatMap((event) => { const unit = unitOf(noOf(event.deviceId) ?? -1); return unit ? [[unit.no, unit.alarm]] : [] }),
    events: [...update.events],
  }
  const tail = Buffer.from(JSON.stringify(rest))
  const bytes = Buffer.allocUnsafe(HEAD + update.moved.length * RECORD + tail.length)
  bytes.writeUInt32LE(VERSION, 0)
  bytes.writeUInt32LE(number, 4)
  bytes.writeUInt32LE(update.moved.length, 8)
  let at = HEAD
  for (const fix of update.moved) {
    const unit = unitOf(fix.no)
    bytes.writeUInt32LE(fix.no, at)
    for (const [i, value] of [fix.timeMs, fix.receivedMs, fix.lat, fix.lon].entries()) bytes.writeDoubleLE(value, at + 4 + i * 8)
    const course = fix.flags & FIX_FLAG.headingIsNose ? NaN : fix.courseDeg
    const small = [fix.speedMps, course, unit?.headingDeg ?? NaN, unit?.altitudeM ?? NaN, unit?.verticalSpeedMps ?? NaN, unit?.accuracyM ?? NaN, fix.batteryPct]
    for (const [i, value] of small.entries()) bytes.writeFloatLE(value, at + 36 + i * 4)
    bytes.writeInt16LE(Number.isNaN(unit?.satellites ?? NaN) ? -1 : unit!.satellites, at + 64)
    bytes.writeUInt16LE(ALTITUDE_REFS.indexOf(unit?.altitudeRef ?? 'unknown'), at + 66)
    at += RECORD
  }
  tail.copy(bytes, at)
  return bytes
}

/** @throws RangeError for a message of another version. */
export function readLiveMessage(bytes: Buffer): BusMessage {
  if (bytes.readUInt32LE(0) !== VERSION) throw new RangeError(`live message version ${bytes.readUInt32LE(0)} is not ${VERSION}`)
  const count = bytes.readUInt32LE(8)
  const fixes: BusFix[] = []
  let at = HEAD
  for (let i = 0; i < count; i++, at += RECORD) {
    const double = (index: number): number => bytes.readDoubleLE(at + 4 + index * 8)
    const float = (index: number): number => bytes.readFloatLE(at + 36 + index * 4)
    const satellites = bytes.readInt16LE(at + 64)
    fixes.push({
      no: bytes.readUInt32LE(at), timeMs: double(0), receivedMs: double(1), lat: double(2), lon: double(3), speedMps: float(0), courseDeg: float(1), headingDeg: float(2),
      altitudeM: float(3), verticalSpeedMps: float(4), accuracyM: float(5), batteryPct: float(6), satellites: satellites < 0 ? NaN : satellites,
      altitudeRef: ALTITUDE_REFS[bytes.readUInt16LE(at + 66)] ?? 'unknown',
    })
  }
  return { number: bytes.readUInt32LE(4), fixes, ...(JSON.parse(bytes.toString('utf8', at)) as Rest) }
}
