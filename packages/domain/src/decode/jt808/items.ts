import type { DeviceState } from '@watchfloor/shared'
import { hexOf, readDword, readWord } from './bytes.js'
import type { CompiledProfile } from './item-fields.js'

/** The additional items of a location: id BYTE, length BYTE, value (JT/T 808-2019 table 27, JT/T 1078-2016 table 13). */

/** What the items of one location said beside the state. */
export interface Items {
  /** Satellites used (0x31), NaN without the item. */
  satellites: number
  /** The video alarm word (0x14), null without the item. */
  videoAlarms: number | null
  /** Where Su-Biao alarms (0x64–0x67, 0x70) stand: id, from, to, one after another; null where there are none. */
  suBiao: number[] | null
  /** The last item's length runs past the end: everything before it is good. */
  brokenTail: boolean
}

/** Unknown items are kept as hex, but a terminal may not fill the hub: at most this many of one message, this many bytes of each. */
const MAX_UNKNOWN = 16
const MAX_UNKNOWN_BYTES = 64
/** 0x64–0x67 and 0x70 also mean other things to other vendors, all of them shorter than the shortest Su-Biao alarm. */
const SHORTEST_SU_BIAO = 40

const SIGNALS = ['lowBeam', 'highBeam', 'rightTurn', 'leftTurn', 'brake', 'reverse', 'fog', 'widthLamp', 'horn', 'airConditioning', 'neutral', 'retarder', 'abs', 'heater', 'clutch']
const DRIVING = ['fatigue', 'phone', 'smoking']

/** Names of the bits that are up, comma-separated; '' for none. */
function bitNames(value: number, names: readonly string[]): string {
  let out = ''
  for (let i = 0; i < names.length; i++) if ((value & (1 << i)) !== 0) out += (out === '' ? '' : ',') + names[i]
  return out
}

/** Numbers from 1 of the bits that are up: channels in JT/T 1078's masks. */
function bitNumbers(value: number): string {
  let out = ''
  for (let i = 0; i < 32; i++) if ((value & (1 << i)) !== 0) out += (out === '' ? '' : ',') + (i + 1)
  return out
}

/** Reads the items in `bytes[from, to)` into the state. A profile's fields win over the standard's of the same key. */
export function readItems(bytes: Uint8Array, from: number, to: number, profile: CompiledProfile | null, state: DeviceState): Items {
  const items: Items = { satellites: NaN, videoAlarms: null, suBiao: null, brokenTail: false }
  let unknown = 0
  let at = from
  while (at + 2 <= to) {
    const id = bytes[at]!
    const start = at + 2
    const end = start + bytes[at + 1]!
    if (end > to) break
    const readers = profile?.byItem.get(id)
    if (!readStandard(bytes, id, start, end, state, items) && readers === undefined && unknown < MAX_UNKNOWN) {
      unknown++
      state[keyOf(id)] = end - start > MAX_UNKNOWN_BYTES ? hexOf(bytes, start, start + MAX_UNKNOWN_BYTES) + '…' : hexOf(bytes, start, end)
    }
    if (readers !== undefined) for (const read of readers) read(bytes, start, end, state)
    at = end
  }
  items.brokenTail = at !== to
  return items
}

const KEYS = Array.from({ length: 256 }, (_, id) => `0x${id.toString(16).toUpperCase().padStart(2, '0')}`)
const keyOf = (id: number): string => KEYS[id]!

/** One item of the standards; false when it is none of them, or has not the length the standard gives it (vendors reuse the ids). */
function readStandard(bytes: Uint8Array, id: number, at: number, end: number, state: DeviceState, items: Items): boolean {
  const length = end - at
  switch (id) {
    case 0x01: return length === 4 && set(state, 'mileageKm', readDword(bytes, at) / 10)
    case 0x02: return length === 2 && set(state, 'fuelL', readWord(bytes, at) / 10)
    case 0x03: return length === 2 && set(state, 'recorderSpeedKmh', readWord(bytes, at) / 10)
    case 0x04: return length === 2 && set(state, 'manualAlarmId', readWord(bytes, at))
    case 0x05: return length === 30 && set(state, 'tyrePressures', tyres(bytes, at, end))
    // The highest bit is a sign, not two's complement.
    case 0x06: return length === 2 && set(state, 'cabinC', (bytes[at]! & 0x80) === 0 ? readWord(bytes, at) : -(readWord(bytes, at) & 0x7fff))
    case 0x11: return (length === 1 || length === 5) && set(state, 'overspeedArea', length === 1 || bytes[at] === 0 ? '' : `${bytes[at]!}:${readDword(bytes, at + 1)}`)
    case 0x12: return length === 6 && set(state, 'areaCrossing', `${bytes[at]!}:${readDword(bytes, at + 1)}:${bytes[at + 5] === 0 ? 'in' : 'out'}`)
    case 0x13: return length === 7 && set(state, 'segmentTime', `${readDword(bytes, at)}:${readWord(bytes, at + 4)}s:${bytes[at + 6] === 0 ? 'short' : 'long'}`)
    case 0x14:
      if (length !== 4) return false
      items.videoAlarms = readDword(bytes, at)
      return true
    case 0x15: return length === 4 && set(state, 'videoLostChannels', bitNumbers(readDword(bytes, at)))
    case 0x16: return length === 4 && set(state, 'videoCoveredChannels', bitNumbers(readDword(bytes, at)))
    case 0x17: return length === 2 && set(state, 'storageFaults', bitNumbers(readWord(bytes, at)))
    case 0x18: return length === 3 && set(state, 'abnormalDriving', bitNames(readWord(bytes, at), DRIVING)) && set(state, 'fatigueLevel', bytes[at + 2]!)
    case 0x25: return length === 4 && set(state, 'signals', bitNames(readDword(bytes, at), SIGNALS))
    case 0x2a: return length === 2 && set(state, 'deepSleep', (bytes[at + 1]! & 1) !== 0) && set(state, 'sleep', (bytes[at + 1]! & 2) !== 0)
    // AD0 is in the low half (bits 0–15), which comes second.
    case 0x2b: return length === 4 && set(state, 'ad0', readWord(bytes, at + 2)) && set(state, 'ad1', readWord(bytes, at))
    case 0x30: return length === 1 && set(state, 'rssi', bytes[at]!)
    case 0x31:
      if (length !== 1) return false
      items.satellites = bytes[at]!
      return true
    case 0x64: case 0x65: case 0x66: case 0x67: case 0x70:
      if (length < SHORTEST_SU_BIAO) return false
      items.suBiao ??= []
      items.suBiao.push(id, at, end)
      return true
    default: return false
  }
}

function set(state: DeviceState, key: string, value: string | number | boolean): true {
  state[key] = value
  return true
}

/** Pressures by wheel as sent, `-` where the byte is 0xFF (no such wheel); wheels past the last known one are left out. */
function tyres(bytes: Uint8Array, from: number, to: number): string {
  let last = to
  while (last > from && bytes[last - 1] === 0xff) last--
  return Array.from(bytes.subarray(from, last), (value) => (value === 0xff ? '-' : String(value))).join(',')
}
